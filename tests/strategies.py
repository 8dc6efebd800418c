"""Hypothesis strategies that several test modules share."""

from __future__ import annotations

from functools import cache
from typing import get_args

from hypothesis import strategies as st

from newsparse.article import Article, Block, Credit, Dateline, Document, Layout, Placed, Reason, Source
from newsparse.cues import load
from newsparse.errors import EncodingError, InputError, Remark
from newsparse.readers.options import Item

NEWLINES = ("\n", "\r\n", "\r")
# What cuts lines elsewhere but not here, what a terminal obeys, what runs the other way, what has no width.
ODD = "\x00\x07\x0b\x0c\x1b\x1c\x1e\x7f\x85\x9b\u061c\u200b\u200f\u2028\u2029\u202e\u2066\ufeff\ufffd"

ORDINARY = "abc ABC .,:|/“”—·0189 \t"

any_text = st.text(st.characters(codec="utf-8"), max_size=40) | st.text(ODD + ORDINARY + "\r\n", max_size=40)
_any_line = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=40)
lines = _any_line | st.text(ODD + ORDINARY, max_size=40)
words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)
phrases = st.lists(words, min_size=1, max_size=12).map(" ".join)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Any text, with every kind of newline in it, also mixed, also none at the end."""
    pairs = draw(st.lists(st.tuples(lines, st.sampled_from(NEWLINES)), max_size=20))
    return "".join(line + end for line, end in pairs) + draw(lines)


reasons = st.builds(Reason, phrases, st.floats(-9, 9))
roles = st.sampled_from(
    ["author", "contributor", "photo", "illustration", "graphic", "video", "editor", "translator", "source"]
)
credits = st.builds(
    Credit, roles, st.lists(phrases, max_size=3).map(tuple), phrases, st.integers(min_value=1, max_value=3)
)
days = st.dates().map(lambda day: day.isoformat())
kinds = st.sampled_from(["date", "paragraph", "quote", "item", "subhead", "caption", "boilerplate", "blank"])


@st.composite
def articles(draw: st.DrawFn, said: st.SearchStrategy[str] = phrases) -> Article:
    """An article as the parser might make it, of any text: the fields agree with the blocks."""
    headline, kicker, deck = (draw(st.none() | said) for _ in range(3))
    made = draw(st.lists(credits, max_size=4))
    labelled = [
        (kind, text) for kind, text in (("kicker", kicker), ("headline", headline), ("deck", deck)) if text
    ]
    labelled += [("credit", credit.text) for credit in made]
    labelled += [(kind, "" if kind == "blank" else draw(said)) for kind in draw(st.lists(kinds, max_size=12))]
    blocks = tuple(
        Block(
            kind,
            draw(st.sampled_from(["head", "body", "tail"])),
            (i, i),
            text,
            tuple(draw(st.lists(reasons, max_size=3))),
        )
        for i, (kind, text) in enumerate(labelled, 1)
    )

    def of(kind: str) -> tuple[str, ...]:
        return tuple(block.text for block in blocks if block.kind == kind)

    def placed(kind: str) -> tuple[Placed, ...]:
        return tuple(Placed(text, 0) for text in of(kind))

    return Article(
        source=Source(
            draw(st.none() | said),
            draw(st.integers(1, 3)),
            (1, len(blocks)),
            draw(st.none() | st.just("utf-8")),
            draw(st.sampled_from(get_args(Layout))),
            *draw(st.tuples(st.none() | said, st.none() | said)),
        ),
        headline=headline,
        kicker=kicker,
        deck=deck,
        credits=tuple(made),
        dateline=draw(st.none() | st.builds(Dateline, said, st.none() | said, st.none() | days)),
        published=draw(st.none() | days),
        updated=draw(st.none() | days),
        paragraphs=of("paragraph"),
        subheads=placed("subhead"),
        items=placed("item"),
        quotes=placed("quote"),
        captions=of("caption"),
        boilerplate=of("boilerplate"),
        fields=draw(st.dictionaries(said, said, max_size=2)),
        blocks=blocks,
    )


names = st.text("abcAB.ü -", min_size=1, max_size=6).filter(lambda name: name[0] != ".")
file_names = st.one_of(names, names.map(lambda name: f"{name}.txt"), names.map(lambda name: f"{name}.TXT"))
contents = st.one_of(
    texts().map(lambda text: text.encode("utf-8")),
    st.binary(max_size=40),
    st.sampled_from([b"", b"a\0b", b"\x81\x8d", b"\xff\xfea\0", "Grüße".encode("cp1252")]),
)


def trees() -> st.SearchStrategy[dict[str, object]]:
    """A folder, nothing in it hidden: names to the bytes of files, or to folders of the same make."""
    return st.recursive(
        st.dictionaries(file_names, contents, max_size=5),
        lambda below: st.dictionaries(file_names, contents | below, max_size=4),
        max_leaves=5,
    )


PLACES = st.none() | st.tuples(st.sampled_from(["line", "row", "record"]), st.integers(1, 999))
READ_ERRORS = st.builds(
    lambda kind, at: kind("dump", "it is broken", "mend it", at),
    st.sampled_from([InputError, EncodingError]),
    PLACES,
)


@st.composite
def read_items(draw: st.DrawFn) -> list[Item]:
    """What a reader may yield for one file: documents numbered as they come, errors in the place of some, remarks."""
    makers = st.sampled_from(["text", "text", "blank", "error", "remark"])
    items: list[Item] = []
    number = 0
    for maker in draw(st.lists(makers, max_size=12)):
        number += maker != "remark"
        if maker == "error":
            items.append(draw(READ_ERRORS))
        elif maker == "remark":
            items.append(Remark("dump", "says 3, has 2", draw(PLACES)))
        else:
            text = f"Article {number} of the dump" if maker == "text" else "\n \n"
            items.append(Document(text, "dump", number, first_line=draw(st.integers(1, 3))))
    return items


# Any string that Python can hold, lone surrogates too, which no file holds but a caller may.
strings = st.text(st.characters(), max_size=200)

plain_words = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9)


@st.composite
def sentences(draw: st.DrawFn, least: int = 45, most: int = 90) -> str:
    """A paragraph of one sentence, a capital first and a full stop last."""
    said = draw(st.lists(plain_words, min_size=least, max_size=most))
    return " ".join(said).capitalize() + "."


NEWS_LINES = (
    "Ferry captain wins medal for rescue in the sound",
    "COAST & ISLANDS",
    "By Anna Keller and Tom Reed",
    "Anna Keller3 minutes ago",
    "Photo Credit: Harbour News/Reuters",
    "The old ferry at its berth. | Photo: Otto Brandt/dpa",
    "Getty Images",
    "Published 3 March 2021 at 10:15 GMT",
    "Updated: March 4, 2021",
    "PORT ELLIS, March 3 (Reuters) - The ferry left the pier before dawn, and nobody on the quay saw it go.",
    "The council voted by nine to eight to keep the ferry running until the bridge is finished next year.",
    "“We rowed because there was nothing else to do,” said the captain, who has crossed the sound for years.",
    "A watch in the depot",
    "• Bring a torch and dry clothes",
    "Advertisement",
    "Read more: the last shop on the pier shuts its doors",
    "© 2021 Harbour News Ltd. All rights reserved.",
    "Be the first to comment",
    "Von Maren Thiel",
    "柳溪镇的老茶馆上周开始拆除，拆到一半停了工。停工的原因很简单：另一半里还坐着人。",
    "记者：林知秋",
    "  ",
)


@st.composite
def news_texts(draw: st.DrawFn) -> str:
    """Lines as news has them, in any order, with blank ones between and every kind of newline."""
    said = st.sampled_from(NEWS_LINES) | phrases
    ends = st.sampled_from(("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \t\n\n"))
    pairs = draw(st.lists(st.tuples(said, ends), max_size=30))
    return "".join(line + end for line, end in pairs) + draw(st.sampled_from(("", *NEWS_LINES)))


# Lines as databases, wires and corpora have them around an article.
EXPORT_LINES = (
    "12 of 100 DOCUMENTS",
    "                       The Kallow Post",
    "               March 3, 2021 Wednesday",
    "Old pier to stay open",
    "BYLINE: By ORLA FENNICK, Staff Writer",
    "SECTION: Metro",
    "LENGTH: 355 words",
    "LÄNGE: 355 Wörter",
    "DATELINE: KALLOW",
    "HIGHLIGHT: Two of its beams are cracked.",
    "HEADLINE: Old pier to stay open",
    "BODY:",
    "Body",
    "Graphic",
    "GRAPHIC: Photo by Otto Brandt/AP",
    "CORRECTION:",
    "LOAD-DATE: March 3, 2021",
    "UPDATE: 3. März 2021",
    "Length: 355 words",
    "Load-Date: March 3, 2021",
    "Classification",
    "SHOW: Harbor Tonight",
    "Copyright 2021 Kallow Post",
    "All Rights Reserved",
    "Author: Fennick, Orla",
    "Title: Old pier to stay open",
    "Full text: The old pier stays open.",
    "Publication date: Mar 3, 2021",
    "Publication info: Kallow Post. 03 Mar 2021: A.4.",
    "Document URL: docview/1",
    "ProQuest document ID: 1",
    "Abstract:",
    "HD",
    "HD   Old pier to stay open",
    "BY   By Orla Fennick",
    "WC   355 words",
    "355 words",
    "PD   3 March 2021",
    "3 March 2021",
    "ET   10:15",
    "Kallow Post",
    "KALP",
    "English",
    "CY   (c) 2021 Kallow Post",
    "LP",
    "TD   The old pier stays open.",
    "IN",
    "AN   Document KALP000020210303eh330000a",
    "Document KALP000020210303eh330000a",
    "^BC-Pier Closing, 1st Ld-Writethru,0355<",
    "^Old pier to stay open<",
    "^By ORLA FENNICK=",
    "^Associated Press Writer=",
    "   KALLOW (AP) _ The old pier of Kallow will stay open through the winter.<",
    "EDITOR'S NOTE _ Orla Fennick has a boat.",
    "AP-NY-03-03-21 1014EST<",
    "\x01bdt0355 3 pl 355  dpa 0355",
    "\x02Schifffahrt/Kallow/",
    "\x02",
    "\x03031014 Mär 21",
    "(END)",
    "^<",
    "@highlight",
)


@st.composite
def export_texts(draw: st.DrawFn) -> str:
    """Lines of exports and of news in any order: few kinds each, so that some texts come to be exports."""
    kinds = draw(st.lists(st.sampled_from(EXPORT_LINES), min_size=3, max_size=24))
    kinds += draw(st.lists(st.sampled_from(NEWS_LINES), max_size=4))
    ends = st.sampled_from(("\n", "\n\n", "\r\n", "\r\n\r\n", "\r"))
    pairs = draw(st.lists(st.tuples(st.sampled_from(kinds), ends), max_size=30))
    return "".join(line + end for line, end in pairs)


@st.composite
def mutilated(draw: st.DrawFn, data: bytes) -> bytes:
    """`data` after some accidents: its end cut off, bytes changed, lines lost, something else in between."""
    for accident in draw(st.lists(st.sampled_from(("cut", "flip", "drop", "insert")), max_size=3)):
        place = draw(st.integers(0, len(data)))
        if accident == "cut":
            data = data[:place]
        elif accident == "flip" and data[place:]:
            data = data[:place] + bytes([data[place] ^ draw(st.integers(1, 255))]) + data[place + 1 :]
        elif accident == "drop":
            data = data[:place] + data[place:].partition(b"\n")[2]
        elif accident == "insert":
            data = data[:place] + draw(st.binary(max_size=9)) + data[place:]
    return data


# Lines that a credit may stand on.
CREDIT_BITS = (
    "By by Photo: Foto: © | / ( ) [ ] – , ; : . and und & via Anna Keller McDonald KellerTom O'Rourke de von "
    "der AP Reuters Getty Images dpa AFP editor Reporter 2021 A. ' ’ İ ß Ǆ 林知秋 记者： 写真 "
    "한서율 기자 राम \u200b \ud800"
)
_lines_of_bits = st.lists(st.sampled_from(CREDIT_BITS.split(" ")), max_size=14).flatmap(
    lambda bits: st.sampled_from((" ", "", ", ", "/")).map(lambda joint: joint.join(bits))
)
credit_lines = _lines_of_bits | phrases | strings


PEOPLE = "Anna Keller Tom Reed TOM REED McDonald O’Brien de La Saint-Jean J. K II III Élodie Łukasz Иван Петров A B"
SIGNS = "and & 2 12:30 3rd Keller, Reed: (Kallow) - – / | @x in walks Follow Kallow Star STAR"


@cache
def words_of_lines(language: str) -> list[str]:
    """Words that rules of names ask for, as they are written, with a capital and in capitals; and some others."""
    words = load(language).credits
    lists = (
        *(words.jobs, words.titles, words.joins, words.particles, words.organisations, words.honours),
        *(words.staff, words.places, words.common, words.towns, words.news, words.pictures, words.platforms),
        *(words.months, words.fillers, words.roles, words.by),
    )
    known = sorted({word for each in lists for phrase in each for word in phrase.split()})
    spelt = {form for word in known for form in (word, word.title(), word.upper())}
    return [*(word for word in sorted(spelt) if max(word) < "\u0590"), *PEOPLE.split(), *SIGNS.split()]
