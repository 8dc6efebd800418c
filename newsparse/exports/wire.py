"""Wire copy as it was sent: ANPA 1312 and IPTC 7901, with or without their control characters.

    z0355-----                                       SOH bdt0355 3 pl 355  dpa 0355
    r n BC-PierClosing 03-03 0355                    STX Schifffahrt/Kallow/
    ^BC-Pier Closing, 1st Ld-Writethru,0355<         (Zusammenfassung)
    ^Old pier to stay open<                          Alte Seebrücke bleibt offen =
    ^By ORLA FENNICK=                                   Kallow (dpa) - Die alte Seebrücke …
    ^Associated Press Writer=                        dpa of yyzz n1
       KALLOW (AP) _ The old pier …                  ETX 031014 Mär 21
    AP-NY-03-03-21 1014EST<

A paragraph opens with an indent or below a blank line, and may end with "<". The slug is kept as a field, for all
takes of a story are filed under it; the rest around headline, byline and text is boilerplate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsparse.article import Line, Zone
from newsparse.exports.pieces import Export, Meaning, Piece
from newsparse.exports.words import is_copyright, opening, opens_with, wire_words
from newsparse.lines import SENTENCE_END, WIDEST, texts_of, wrap_width

SOH, STX, ETX = "\x01", "\x02", "\x03"
AROUND = "".join(map(chr, range(0x20))) + "\x7f "  # what is taken off both ends of a line
TOP, BOTTOM = 12, 6  # lines with text from either end that tell a wire
HEADERS = 40  # paragraphs among which the story begins
SHORT = 60  # characters of a paragraph; one that is longer, and a sentence, is text
BRACKETED = 8  # paragraphs of a note in brackets
ENOUGH = 2
HEADER = re.compile(
    r"[a-z]{2,4}\d{3,5} \d [a-z]{1,3} \d{1,5}\b.{0,60}"  # "bdt0355 3 pl 355  dpa 0355"
    r"|[a-z]\d{3,5}(?:[ -]*|\s&.{1,30})"  # "z0355-----"
    r"|[a-z] [a-z]{1,3} \S.{0,60}\d\d-\d\d \d{3,4}",  # "r n BC-PierClosing 03-03 0355"
    re.IGNORECASE,
)
COUNTED = re.compile(r"\S.{2,70},\s?\d{2,4}")  # "BC-Pier Closing, 1st Ld-Writethru,0355"
KEYWORDS = re.compile(r"(?:[^/\s][^/]{1,40}/){2,8}")  # "Schifffahrt/Kallow/"
KEYWORD = re.compile(
    r"[A-Z]{2}-{1,2}[A-Z][^\s,]*(?:[ ,][^\s,]+){0,4}|[^\s-]+(?:-[^\s-]+){1,4}"
)  # "BC-Pier Closing"
DATELINE = re.compile(
    r"[^\W\d_][^()]{1,60}?\([A-Za-z/ -]{2,30}\)\s?[-–—_]+\s|[A-Z][A-Z .,'-]{2,40} _ "  # "KALLOW (AP) _ "
)
SENT = re.compile(
    r"(?:[A-Z]{2,4}-)?[A-Z]{2,4}-\d\d-\d\d-\d\d \d{4}\s?[A-Z]{2,4}"  # "AP-NY-03-03-21 1014EST"
    r"|(?:[A-Za-z]{2,8} )?\d{6}(?: [A-Z]{3})? [^\W\d_]{3,4}\.? \d\d"  # "031014 Mär 21"
)
SIGNED = re.compile(
    r"\(?(?:END|ENDS|MORE)\)?|-30-|\W{2,}"
    r"|/[a-z]{1,5}(?:[/ ][a-z]{1,5}){0,3}/?"  # "/of/tw"
    r"|[a-z]{2,5}[ /][a-z]{1,5}(?: [a-z]{1,4}\d?){0,4}"  # "dpa of yyzz n1"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, and their text in one, without what the wire has put around it."""

    lines: tuple[Line, ...]
    text: str

    @property
    def flagged(self) -> bool:
        """Whether it opens with the mark of a header line."""
        return self.lines[0].text.strip(AROUND).startswith("^")


def read_wire(lines: Sequence[Line]) -> Export | None:
    """`lines` as wire copy; None if they are none."""
    filled = [line.text for line in lines if line.text.strip()]
    if _weigh(filled) < ENOUGH:
        return None
    paragraphs = list(_paragraphs(lines))
    first = _story(paragraphs)
    if first is None:
        return None
    last = _sign_off(paragraphs, first)
    asides = _asides(paragraphs, first, last)
    body = [paragraphs[i] for i in range(first, last) if i not in asides]
    pieces = [
        *_header(paragraphs[:first]),
        *(_piece(paragraphs[i], "remark", "body", "a note to editors") for i in sorted(asides)),
        *(_piece(each, "remark", "tail", "the sign-off of a wire") for each in paragraphs[last:]),
    ]
    return Export(pieces, list(_set_apart(body)), wrapped=any(len(each.lines) > 1 for each in body))


def _weigh(filled: Sequence[str]) -> int:
    """What speaks for a text as wire copy, from the lines that are not blank."""
    top, bottom = [clean(text) for text in filled[:TOP]], [clean(text) for text in filled[-BOTTOM:]]
    flags = [text.rstrip(AROUND) for text in filled[:TOP] if text.lstrip(AROUND).startswith("^")]
    points = (
        any(SOH in text[:8] or STX in text[:8] for text in filled[:TOP]),
        any(ETX in text for text in filled[-BOTTOM:]),
        2 * (len(flags) > 1 and any(text.endswith("<") for text in flags)),
        sum(text.rstrip(AROUND).endswith("<") for text in filled) > 2,
        any(map(HEADER.fullmatch, top)),
        any(map(COUNTED.fullmatch, top[:4])),
        any(map(SENT.fullmatch, bottom)),
        any(" _ " in text[:80] and DATELINE.match(text) for text in top),
    )
    return sum(points)


def clean(text: str) -> str:
    """`text`, a line, without what the wire puts around it."""
    return text.strip(AROUND).removeprefix("^").rstrip("<=" + AROUND).lstrip()


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    width = wrap_width(texts_of(lines)) or max((len(line.text) for line in lines), default=0)
    current: list[Line] = []
    gap = False
    for line in lines:
        if line.text.strip():
            if current and (gap or not _goes_on(current[-1].text, line.text, width)):
                yield _paragraph(current)
                current = []
            current.append(line)
        gap = not line.text.strip()
    if current:
        yield _paragraph(current)


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text = " ".join(filter(None, (clean(line.text) for line in lines)))
    return Paragraph(tuple(lines), text or lines[0].text.strip())


def _goes_on(above: str, text: str, width: int) -> bool:
    """Whether `text` goes on with the line right `above` it, in copy that is broken at `width`."""
    bare, begun = clean(text), clean(above)
    ended = (
        above.rstrip(AROUND).endswith(("<", "=")) or SOH in above or ETX in above or HEADER.fullmatch(begun)
    )
    opens = len(text) - len(text.lstrip(" \t")) > 1 or text[0] < " " or text.lstrip(AROUND).startswith("^")
    if ended or opens or not bare or not begun:
        return False
    if width <= WIDEST and len(above) + 1 + len(bare.split(None, 1)[0]) > width:
        return True
    return bare[0].islower() and len(above) * 2 > width and not SENTENCE_END.search(above[-6:])


def _story(paragraphs: Sequence[Paragraph]) -> int | None:
    """The index of the paragraph with which the story begins: the one with a dateline, else the first of text."""
    top = [i for i, each in enumerate(paragraphs[:HEADERS]) if not each.flagged and not _is_note(each)]
    dated = (i for i in top if DATELINE.match(paragraphs[i].text))
    texts = (
        i for i in top if len(paragraphs[i].text) > SHORT and SENTENCE_END.search(paragraphs[i].text[-6:])
    )
    return next(dated, next(texts, None))


def _is_note(paragraph: Paragraph) -> bool:
    return opens_with(paragraph.text, wire_words().asides) or _is_call(paragraph.text)


def _is_call(text: str) -> bool:
    """Whether `text` calls the editor: "URGENT", "ATTENTION - ADDS quotes"; not "Urgent talks about the pier"."""
    call = opening(text, wire_words().notes)
    if not call:
        return False
    begun, rest = text.lstrip("(")[: len(call)], text.lstrip("(")[len(call) :].lstrip()
    return " " in call or not rest or rest[0] in ":-–—/" or (begun.isupper() and not text.isupper())


def _asides(paragraphs: Sequence[Paragraph], first: int, last: int) -> set[int]:
    """The indexes, from `first` to before `last`, of what is no text; one in brackets ends where they close."""
    asides: set[int] = set()
    until, depth = 0, 0
    for i in range(first, last):
        text = paragraphs[i].text
        if _is_aside(paragraphs[i]):
            until, depth = i + BRACKETED, 0
        elif depth <= 0 or i > until:
            continue
        depth += text.count("(") - text.count(")")
        asides.add(i)
    return asides


def _is_aside(paragraph: Paragraph) -> bool:
    return not any(map(str.isalnum, paragraph.text)) or opens_with(paragraph.text, wire_words().asides)


def _sign_off(paragraphs: Sequence[Paragraph], first: int) -> int:
    """The index of the first paragraph below the story, which begins at `first`."""
    last = next(
        (i for i, each in enumerate(paragraphs) if i > first and _ends_above(paragraphs[i - 1], each)),
        len(paragraphs),
    )
    while last > first + 1 and _is_sign_off(paragraphs[last - 1].text):
        last -= 1
    return last


def _ends_above(above: Paragraph, paragraph: Paragraph) -> bool:
    ended = ETX in above.lines[-1].text or paragraph.lines[0].text.lstrip().startswith(ETX)
    return ended or opens_with(paragraph.text, wire_words().tail)


def _is_sign_off(text: str) -> bool:
    return bool(SENT.fullmatch(text) or SIGNED.fullmatch(text)) or is_copyright(text)


def _header(paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    """The pieces above the story: slug, headline, byline, and what is meant for others than its readers."""
    known = [(each, _plain_meaning(each)) for each in paragraphs]
    signed = next((i for i, (_, meaning) in enumerate(known) if meaning == "byline"), len(known))
    titles = [each for each, meaning in known[:signed] if not meaning]
    slug = titles.pop(0) if titles and _is_slug(titles[0], len(titles)) else None
    ended = (each for each in titles if each.lines[-1].text.rstrip().endswith(" ="))
    title = next(ended, next(iter(titles), None))
    for i, (each, meaning) in enumerate(known):
        if each is slug:
            yield _piece(each, "field", "head", "the slug of a wire", "slug")
        elif each is title:
            yield _piece(each, "headline", "head", "the title of a wire")
        elif meaning == "byline":
            yield _piece(each, "byline", "head", "a byline of a wire")
        elif title and not meaning and i < signed and SENTENCE_END.search(each.text[-6:]):
            yield _piece(each, "deck", "head", "a sentence in the header of a wire")
        else:
            yield _piece(each, "remark", "head", "the header of a wire")


def _plain_meaning(paragraph: Paragraph) -> Meaning | None:
    """What a paragraph above the story is by itself; None where its place has to tell."""
    text = paragraph.text
    if opens_with(text, wire_words().byline):
        return "byline"
    bracketed = text.startswith("(") and text.endswith(")")
    header = SOH in paragraph.lines[0].text or HEADER.fullmatch(text) or not any(map(str.isalnum, text))
    return "remark" if header or bracketed or _is_note(paragraph) else None


def _is_slug(paragraph: Paragraph, candidates: int) -> bool:
    text = paragraph.text
    if COUNTED.fullmatch(text) or KEYWORDS.fullmatch(text):
        return True
    return candidates > 1 and KEYWORD.fullmatch(text) is not None


def _set_apart(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    """The lines of `paragraphs`, clean, with a blank one behind each."""
    for paragraph in paragraphs:
        yield from (line._replace(text=clean(line.text)) for line in paragraph.lines)
        yield paragraph.lines[-1]._replace(text="")


def _piece(paragraph: Paragraph, meaning: Meaning, zone: Zone, reason: str, label: str = "") -> Piece:
    first, last = paragraph.lines[0].number, paragraph.lines[-1].number
    return Piece(first, last, paragraph.text, paragraph.text, meaning, zone, reason, label)
