"""Labelled units into the article: its blocks, and the fields that are read out of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final, NamedTuple, TypeAlias, overload

from newsparse.article import (
    Article,
    Block,
    Credit,
    Dateline,
    Document,
    Kind,
    Layout,
    Line,
    Placed,
    Reason,
    Source,
    Unit,
)
from newsparse.authors import read_run_in, read_sign_off
from newsparse.captions import read_agency_at_end, read_picture_at_end, split_caption
from newsparse.cues import CreditWords, Cues
from newsparse.datelines import read_dateline
from newsparse.dates import (
    LONGEST,
    date_of_opening,
    find_stamps,
    is_day_of_a_year,
    read_line,
    single_spaced,
    with_time,
    without_times,
)
from newsparse.imposed import SURE, Imposed
from newsparse.labels import Label, Place, reasons_for
from newsparse.lines import BULLET, texts_of
from newsparse.makers import names_maker
from newsparse.markdown_lines import Plain
from newsparse.marks import SIGNED, Mark
from newsparse.phrases import fold_key
from newsparse.regexes import late
from newsparse.reporters import read_opening
from newsparse.zones import Zones

BESIDE = 8  # units above or below the headline in which the date of the story may stand
HEAD = 40  # units above the body among which the date of the story stands
_INDEXES: Final = "q"  # of an array
DASHES = frozenset("|–—-")
WEATHER = late(r"[-−]?\d{1,2}(?:[.,]\d)?\s?(?:°\s?[CF]?|[CF])")
DATED: frozenset[Kind] = frozenset(("date", "credit"))
OPENS: frozenset[Kind] = frozenset(("deck", "paragraph"))
WORDS_OF_TEXT: frozenset[Kind] = frozenset(
    ("headline", "deck")
)  # where a reason counts for the kind, not against text
HEADINGS = frozenset(("headline", "subhead"))
Kinds: TypeAlias = Mapping[Kind, Sequence[int]]
"""The indexes of the units of each kind that there is, in order."""


class Found(NamedTuple):
    """The units of a text in the order of their lines, with what is known of each by the same index."""

    units: Sequence[Unit]
    marks: Sequence[Mark]
    labels: Sequence[Label]


class Reading(NamedTuple):
    """A text as the pipeline has read it; units, marks and labels go together by their index.

    `lines` are those of the whole text; the `imposed` are not among the units, in the order of their lines each.
    Of a text in Markdown `plain` has what was read in place of the lines.
    """

    lines: Sequence[Line]
    layout: Layout
    units: Sequence[Unit]
    cues: Cues
    marks: Sequence[Mark]
    zones: Zones
    labels: Sequence[Label]
    imposed: Sequence[Imposed] = ()
    plain: Plain | None = None


def to_article(document: Document, reading: Reading) -> Article:
    """The article that `reading` comes to."""
    found = _found(reading)
    kinds = _by_kind(found.labels)
    lines = texts_of(found.units)

    def texts(kind: Kind) -> tuple[str, ...]:
        return tuple([lines[i] for i in kinds.get(kind, ())])

    paragraphs = texts("paragraph")
    captions, credits = _captions_and_credits(found, kinds, reading.cues)
    dateline, labelled = _dateline(reading, (*paragraphs[:1], *texts("deck")))
    published, updated = _dates(reading)
    return Article(
        source=_source(document, reading),
        headline=next(iter(texts("headline")), None),
        kicker=next(iter(texts("kicker")), None),
        deck="\n".join(texts("deck")) or None,
        credits=_merged(_with_those_in_prose(credits, found, kinds, reading.cues)),
        dateline=dateline,
        published=published,
        updated=updated,
        paragraphs=paragraphs,
        subheads=tuple(_placed(found, kinds, "subhead")),
        items=tuple(_placed(found, kinds, "item")),
        quotes=tuple(_placed(found, kinds, "quote")),
        captions=captions,
        boilerplate=texts("boilerplate"),
        fields=_fields([each for each in reading.imposed if each is not labelled]),
        blocks=Blocks(reading),
    )


def _source(document: Document, reading: Reading) -> Source:
    """Where the text is from, and how it was laid out."""
    span, layout = _span(reading.lines), reading.layout
    return Source(
        document.path, document.article, span, document.encoding, layout, document.url, document.timestamp
    )


def _dateline(reading: Reading, openings: Iterable[str]) -> tuple[Dateline | None, Imposed | None]:
    """The dateline of the text: the first with which one of `openings` begins, the body and what stands above it, else
    that under a label, with which it is then."""
    credits, dates = reading.cues.credits, reading.cues.dates
    dateline = next(filter(None, (read_dateline(text, credits, dates) for text in openings)), None)
    labelled = next((each for each in reading.imposed if each.dateline), None) if dateline is None else None
    return (labelled.dateline, labelled) if labelled else (dateline, None)


def _found(reading: Reading) -> Found:
    """All units of `reading`, those imposed too."""
    if not reading.imposed:
        return Found(reading.units, reading.marks, reading.labels)
    rows = list(zip(reading.units, reading.marks, reading.labels, strict=True))
    rows += [(each.unit, each.mark, each.label) for each in reading.imposed]
    rows.sort(key=lambda each: each[0].first)
    units, marks, labels = zip(*rows, strict=True)
    return Found(units, marks, labels)


def _span(lines: Sequence[Line]) -> tuple[int, int]:
    return (lines[0].number, lines[-1].number) if lines else (0, 0)


def _by_kind(labels: Iterable[Label]) -> Kinds:
    kinds: defaultdict[Kind, array[int]] = defaultdict(partial(array, _INDEXES))
    for i, label in enumerate(labels):
        kinds[label.kind].append(i)
    return kinds


def _placed(found: Found, kinds: Kinds, kind: Kind) -> Iterator[Placed]:
    """The units of `kind`, each with the index of the paragraph that follows it."""
    for i in kinds.get(kind, ()):
        text = found.units[i].text
        bullet = BULLET.match(text) if kind == "item" else None
        yield Placed(text[bullet.end() :] if bullet else text, bisect_left(kinds.get("paragraph", ()), i))


def _fields(imposed: Iterable[Imposed]) -> dict[str, str]:
    """What stands under the labels that no other field takes; what stands under a label again, on a line of its own."""
    values: dict[str, list[str]] = {}
    for each in imposed:
        if each.field is not None:
            values.setdefault(each.field, []).append(each.value)
    return {name: "\n".join(filter(None, parts)) for name, parts in values.items()}


def _captions_and_credits(found: Found, kinds: Kinds, cues: Cues) -> tuple[tuple[str, ...], list[Credit]]:
    """The captions without the credits at their ends, and all credits in order."""
    captions: list[str] = []
    credits: list[Credit] = []
    named = False
    for i in sorted((*kinds.get("credit", ()), *kinds.get("caption", ()))):
        mark, label = found.marks[i], found.labels[i]
        if label.kind == "credit":
            above = found.labels[i - 1].kind if i else "blank"
            own = label.credits or mark.credits
            if label.zone == "tail" and above != "caption":
                own = tuple(_of_site(credit, cues.credits) for credit in own)
            credits += [_in_place(credit, above, named and label.zone == "tail") for credit in own]
            named = named or any(credit.role == "author" for credit in own)
        else:
            text = found.units[i].text
            parts = mark.caption or split_caption(text, cues.credits)
            captions.append(parts[0] if parts else text)
            credits += [parts[1]] if parts else []
    return tuple(captions), credits


def _with_those_in_prose(credits: list[Credit], found: Found, kinds: Kinds, cues: Cues) -> list[Credit]:
    """`credits` with those at the end of the last paragraph, and before them who wrote the text by the beginning of
    the first one, where none of the others tells."""
    paragraphs = kinds.get("paragraph", ())
    if not paragraphs:
        return credits
    credits = [*credits, *_signed_off(found, paragraphs[-1], cues)]
    if any(credit.role == "author" for credit in credits):
        return credits
    first = found.units[paragraphs[0]].text
    return [*(read_opening(first, cues.credits) or read_run_in(first, cues.credits)), *credits]


def _signed_off(found: Found, last: int, cues: Cues) -> tuple[Credit, ...]:
    """Who signs at the end of the `last` paragraph, or made a picture."""
    text = found.units[last].text
    if SIGNED in found.marks[last].clues:
        return read_agency_at_end(text, cues.credits)
    return read_sign_off(text, cues.credits) or read_picture_at_end(text, cues.credits)


def _of_site(credit: Credit, words: CreditWords) -> Credit:
    """`credit`, found below the body and no caption: © before neither a person nor an agency says whose the page is."""
    lone = credit.role == "photo" and credit.text.startswith("©") and not names_maker(credit, words)
    return replace(credit, role="source") if lone else credit


def _in_place(credit: Credit, above: Kind, signed: bool) -> Credit:
    """`credit` with the role that its place gives it.

    A bare agency directly below a caption made the picture; who signs a story that has its byline lent a hand.
    """
    if credit.role == "source" and above == "caption":
        return replace(credit, role="photo")
    return replace(credit, role="contributor") if signed and credit.role == "author" else credit


def _merged(credits: Iterable[Credit]) -> tuple[Credit, ...]:
    """Equal credits as one, with their count, in the order in which they first stand."""
    counts: dict[Credit, int] = {}
    for credit in credits:
        counts[credit] = counts.get(credit, 0) + 1
    return tuple([credit if count == 1 else replace(credit, count=count) for credit, count in counts.items()])


def _dates(reading: Reading) -> tuple[str | None, str | None]:
    """When the text was published and updated: as a label says, else from its lines of dates and its dated bylines.

    The first one below the headline counts, else the nearest above it. Further up, or if the text is said to be
    updated or some hours old, it needs its label or a byline: a page is often topped by the date of the day on which
    it was opened. So one with a label, or one that opens the text, counts before any other above, and none beside the
    weather. Where there is none at all, the first line may end in one.
    """
    dated = [i for i, mark in enumerate(reading.marks) if mark.date]
    lines = [i for i in dated if reading.labels[i].kind in DATED]
    begin = _begin_of_dates(reading.zones, lines)
    below = [i for i in lines if i >= begin]
    aged = any(i < reading.zones.first and _is_aged(reading, i) for i in below)
    reach = 1 if aged else BESIDE
    above = [i for i in reversed(lines) if i < begin and (begin - i <= reach or _is_told(reading, i))]
    above = [i for i in above if _is_told(reading, i) or not _is_of_today(reading, i, below)]
    told = [i for i in above if begin - i <= BESIDE and _says_published(reading, i)]
    others = [i for i in above if i not in told and not _is_beside_weather(reading, i)]
    near, far = ((_dates_of(reading, i) for i in those) for those in (below + told, others))
    opening = [(_date_of_opening(reading), None)]
    published = updated = None
    for first, second in chain(_labelled_dates(reading.imposed), near, opening, far):
        published, updated = published or first, updated or second
    return published or (None if updated else _date_of_title(reading)), updated


def _is_aged(reading: Reading, i: int) -> bool:
    """Whether unit `i` says only that the text was updated, or how old it is."""
    published, updated = _dates_of(reading, i)
    date = reading.marks[i].date
    return published is None and (updated is not None or date is None or date.relative)


def _is_of_today(reading: Reading, i: int, below: Sequence[int]) -> bool:
    """Whether unit `i`, above the headline, names a weekday, as the day on which a page was opened does, and a line
    below the headline tells how old the text is: "73 days ago", or a day without its year, by itself."""
    words, zones = reading.cues.dates, reading.zones
    if words.weekdays.isdisjoint(word.strip(",.") for word in reading.marks[i].key.split()):
        return False
    dates = (reading.marks[j].date for j in below if j < zones.first)
    if any(date and date.relative and not date.published for date in dates):
        return True
    if zones.headline is None:
        return False
    units = reading.units[zones.headline + 1 : min(zones.first, zones.headline + 1 + BESIDE)]
    return any(is_day_of_a_year(unit.text, words) for unit in units)


def _begin_of_dates(zones: Zones, lines: Sequence[int]) -> int:
    """From which unit on the dates of `lines` are those of the story: the headline, if one stands not far below it."""
    headline = zones.headline or 0
    beside = any(headline <= i < headline + BESIDE for i in lines)
    return headline if beside else max(headline, zones.first - HEAD)


def _is_told(reading: Reading, i: int) -> bool:
    """Whether unit `i` has a byline, or a word like "published" or "updated" before its date."""
    updated = reading.cues.dates.updated.opens(reading.marks[i].key) is not None
    return updated or _says_published(reading, i) or reading.labels[i].kind == "credit"


def _labelled_dates(imposed: Sequence[Imposed]) -> Iterator[tuple[str | None, str | None]]:
    """The dates of labels, those of a line that is one first, then those of a field with a date in it."""
    dated = [(each.label.kind != "date", each.mark.date) for each in imposed if each.mark.date]
    for _, date in sorted(dated, key=lambda each: each[0]):
        yield date.published, date.updated


def _date_of_title(reading: Reading) -> str | None:
    """The date that ends the first line behind a bar or a dash, as the titles of windows have it."""
    title = (
        single_spaced(reading.units[0].text[: 2 * LONGEST])
        if reading.units and not reading.zones.certain
        else ""
    )
    stamp = next(reversed(find_stamps(title[:LONGEST], reading.cues.dates)), None)
    set_off = stamp and stamp.end == len(title) and title[: stamp.start].rstrip()[-1:] in DASHES
    return stamp.iso if stamp and set_off else None


def _dates_of(reading: Reading, i: int) -> tuple[str | None, str | None]:
    """The two dates of unit `i`; the word "updated" may stand on the line above, the time of day on the one below."""
    date, words = reading.marks[i].date, reading.cues.dates
    if date and date.published and not date.told and _is_label_of_update(reading, i - 1):
        said = f"{reading.units[i - 1].text} {reading.units[i].text}"
        date = read_line(said, fold_key(said), words)
    if date is None:
        return None, None
    below = reading.units[i + 1 : i + 2]
    if below and not below[0].gap and (date.published is None or date.updated is None):
        published, updated = (each and with_time(each, below[0].text, words) for each in date[:2])
        return published, updated
    return date.published, date.updated


def _is_label_of_update(reading: Reading, i: int) -> bool:
    """Whether unit `i` is a word like "updated", with a time at most; a headline may open with one, or be one."""
    if i < 0 or i == reading.zones.headline or reading.marks[i].date:
        return False
    words = reading.cues.dates
    opened = words.updated.opens(reading.marks[i].key) is not None
    return opened and not without_times(reading.units[i].text, words)


def _says_published(reading: Reading, i: int) -> bool:
    date = reading.marks[i].date
    return date is not None and date.told


def _is_beside_weather(reading: Reading, i: int) -> bool:
    """Whether a temperature stands within two lines of unit `i`, as in the bar on top of a page, with the day."""
    return any(WEATHER.fullmatch(unit.text) for unit in reading.units[max(0, i - 2) : i + 3])


def _date_of_opening(reading: Reading) -> str | None:
    """The date with which the deck or the first paragraph opens, if it is one of a wire or was glued on."""
    labelled = zip(reading.units, reading.labels, strict=True)
    opening = (unit.text for unit, label in labelled if label.kind in OPENS)
    return date_of_opening(next(opening, ""), reading.cues.dates)


class Blocks(Sequence[Block]):
    """The blocks of a reading, built when they are first looked at: most runs want the fields alone.

    A copy or a pickle is the tuple of them, without the reading and the cues that it was read with.
    """

    __slots__ = ("_found",)

    def __init__(self, reading: Reading) -> None:
        self._found: Reading | tuple[Block, ...] = reading

    def _blocks(self) -> tuple[Block, ...]:
        if isinstance(self._found, Reading):
            self._found = tuple(_blocks(self._found))
        return self._found

    def __reduce__(self) -> tuple[type[tuple[Block, ...]], tuple[tuple[Block, ...]]]:
        return tuple, (self._blocks(),)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        return self._blocks()[index]

    def __len__(self) -> int:
        return len(self._blocks())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blocks | tuple | list) and self._blocks() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._blocks())

    def __repr__(self) -> str:
        return repr(self._blocks())


def _blocks(reading: Reading) -> Iterator[Block]:
    """A block for each unit and for each run of blank lines, in order; together they cover every line once."""
    if not reading.lines:
        return
    number = reading.lines[0].number
    blocks = _filled_blocks(reading)
    zone = blocks[0].zone if blocks else "body"
    for block in blocks:
        first, last = block.lines
        if first > number:
            yield Block("blank", zone, (number, first - 1), "")
        yield block
        number, zone = last + 1, block.zone
    if number <= reading.lines[-1].number:
        yield Block("blank", zone, (number, reading.lines[-1].number), "")


def _filled_blocks(reading: Reading) -> list[Block]:
    """The blocks of all units, in order; where it may be less than stands in its lines, with that."""
    blocks = []
    for i, (unit, label) in enumerate(zip(reading.units, reading.labels, strict=True)):
        reasons = _reasons(reading, i)
        blocks.append(Block(label.kind, label.zone, (unit.first, unit.last), unit.text, reasons))
    if not (reading.imposed or reading.plain):
        return blocks
    blocks += map(_imposed_block, reading.imposed)
    return sorted((_whole(block, reading.lines) for block in blocks), key=lambda block: block.lines)


def _reasons(reading: Reading, i: int) -> tuple[Reason, ...]:
    """Why unit `i` has its label: a heading of Markdown because it is one, all else by its clues."""
    unit, kind = reading.units[i], reading.labels[i].kind
    if reading.plain and kind in HEADINGS and unit.first in reading.plain.headings:
        return (Reason("a heading in Markdown", SURE),)
    place = Place(i, reading.units, reading.marks, reading.zones, reading.cues.credits)
    return reasons_for(place, kind)


def _imposed_block(imposed: Imposed) -> Block:
    unit, label = imposed.unit, imposed.label
    weight = SURE if label.kind in WORDS_OF_TEXT else -SURE
    return Block(
        label.kind, label.zone, (unit.first, unit.last), unit.text, (Reason(imposed.reason, weight),)
    )


def _whole(block: Block, lines: Sequence[Line]) -> Block:
    """`block` with its text as it stands in its lines, and what it says beside it where that is less."""
    first, last = (number - lines[0].number for number in block.lines)
    text = " ".join(filter(None, (line.text.strip() for line in lines[first : last + 1])))
    return block if text == block.text else replace(block, text=text, said=block.text)
