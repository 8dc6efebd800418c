"""Articles as a page to read: set in one column, what is no part of them folded away at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from newsparse.article import PICTURES, Article, Block, Kind, Role
from newsparse.datelines import LONGEST, SHAPE
from newsparse.lines import BULLET
from newsparse.visible import visible_line
from newsparse.writers.canvas import Line, Piece, fill, line_width, packed, paint, piece, rule, set_lines
from newsparse.writers.cells import begins_right, width
from newsparse.writers.style import Style

_MEASURE = 72
_NARROWEST = 20
_ROOMY = 100  # columns from which on the margin is wider
_LABEL = 20  # cells of the widest label of a field beside which its value stands
_SHORT_RULE = 12
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ROLES: dict[Role, str] = {
    "author": "By ",
    "contributor": "With ",
    "editor": "Edited by ",
    "translator": "Translated by ",
    "photo": "Photo: ",
    "illustration": "Illustration: ",
    "graphic": "Graphic: ",
    "video": "Video: ",
    "source": "Source: ",
}


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a kind of block is set: its style; what stands before its first line and before the others, in which style.

    `close`: there is no blank line between it and the next of the same shape.
    """

    style: str = ""
    first: str = ""
    rest: str = ""
    mark: str = ""
    close: bool = False


_SHAPES: dict[Kind, _Shape] = {
    "kicker": _Shape("cyan"),
    "headline": _Shape("bold"),
    "deck": _Shape("italic"),
    "paragraph": _Shape(),
    "quote": _Shape("italic", "  ▌ ", "  ▌ ", "cyan"),
    "item": _Shape("", "  • ", "    ", "cyan", close=True),
    "subhead": _Shape("bold cyan"),
    "caption": _Shape("", "│ ", "│ ", "cyan"),
}
_BODY: tuple[Kind, ...] = ("paragraph", "quote", "item", "subhead", "caption")
_FOLDED = _Shape("dim", "· ", "  ", "dim", close=True)  # what a page tells in words of its own, or not at all

Group: TypeAlias = list[Line]
"""Lines that stand together; there is a blank one between two groups."""


def write_pretty(article: Article, style: Style) -> str:
    """The article as a page, with ANSI styles if `style.color`; with each line as it stands if `style.whole`.

    No line is wider than `style.width` (20 or more), nor wider than is good to read.
    """
    columns = max(style.width, _NARROWEST)
    margin = "    " if columns >= _ROOMY else "  "
    measure = min(columns - 2 * len(margin), _MEASURE)
    if all(block.kind == "blank" for block in article.blocks):
        groups = iter([set_lines([("This text is empty.", "dim")], measure)])
    else:
        groups = _whole(article, measure) if style.whole else _page(article, measure)
    lines: list[Line] = [[]]
    for group in ([_title(article, measure)], *groups):
        lines += [[(margin, ""), *line] for line in group]
        lines.append([])
    return paint(lines, style.color)


def _title(article: Article, measure: int) -> Line:
    """A line across the page with the name of the file, and the number of the article behind the first one."""
    source = article.source
    behind = f" · article {source.article}" if source.article > 1 else ""
    return rule(source.path or "standard input", behind, measure)


def _whole(article: Article, measure: int) -> Iterator[Group]:
    """All that stands in the text, in order, what is no part of the page dim."""
    return _grouped(
        _set_block(block.kind, block.text, measure) for block in article.blocks if block.kind != "blank"
    )


def _page(article: Article, measure: int) -> Iterator[Group]:
    """The article alone."""
    yield from _head(article, measure)
    yield from _grouped(_body(article, measure))
    yield from _foot(article, measure)


def _grouped(parts: Iterable[tuple[_Shape, Group]]) -> Iterator[Group]:
    """The lines of each part, those of close ones of the same shape together."""
    held: Group = []
    last: _Shape | None = None
    for shape, lines in parts:
        if held and not (shape is last and shape.close):
            yield held
            held = []
        held += lines
        last = shape
    if held:
        yield held


def _set_block(kind: Kind, words: str, measure: int) -> tuple[_Shape, Group]:
    """What a block says, in the shape of its kind."""
    shape = _SHAPES.get(kind, _FOLDED)
    if kind == "item":
        bullet, words = _bullet(words)
        own = replace(shape, first=bullet, rest=" " * width(bullet))
        return shape, _set([piece(words)], own, measure)
    return shape, _set([piece(words, shape.style)], shape, measure)


def _set(text: Sequence[Piece], shape: _Shape, measure: int) -> Group:
    """`text` in lines, in its shape; at the right edge, the shape turned round, if it begins from there."""
    room = measure - width(shape.rest)
    lines = set_lines(text, room)
    marks = [shape.first, *[shape.rest] * (len(lines) - 1)]
    if begins_right("".join(said for said, _ in text)):
        return [
            [(" " * (room - line_width(line)), ""), *line, (mark[::-1], shape.mark)]
            for mark, line in zip(marks, lines, strict=True)
        ]
    return [[(mark, shape.mark), *line] for mark, line in zip(marks, lines, strict=True)]


def _head(article: Article, measure: int) -> Iterator[Group]:
    """Kicker, headline and deck; under them who made it and when."""
    told: list[tuple[Kind, str]] = [
        ("kicker", article.kicker or ""),
        ("headline", article.headline or ""),
        ("deck", article.deck or ""),
    ]
    title = [line for kind, text in told if text for line in _set_block(kind, text, measure)[1]]
    if not article.headline:
        found = any(block.kind in _BODY for block in article.blocks)
        missing = "(no headline)" if found else "No article was found in this text."
        title += set_lines([(missing, "dim")], measure)
    yield title
    facts = [[(label, "dim"), piece(visible_line(said))] for label, said in _facts(article)]
    if facts:
        yield packed(facts, (" · ", "dim"), measure)


Fact: TypeAlias = tuple[str, str]
"""What kind of fact it is, in words that lead to it, and the fact."""


def _facts(article: Article) -> Iterator[Fact]:
    yield from _credits(article)
    yield from _dates(article)


def _credits(article: Article) -> Iterator[Fact]:
    """Who made it, one fact a role; without what stands under a caption."""
    lengths = {len(credit.text) for credit in article.credits}
    placed = [text.rstrip(")] ") for text in _caption_texts(article.blocks)]
    ends = {text[-length:] for text in placed for length in lengths if length}
    names: dict[Role, dict[str, None]] = {}
    for credit in article.credits:
        if credit.text not in ends:
            names.setdefault(credit.role, {}).update(dict.fromkeys(credit.names or [credit.text]))
    return ((label, _listed(list(names[role]), role)) for role, label in _ROLES.items() if role in names)


def _listed(names: list[str], role: Role) -> str:
    """People with an "and" before the last; pictures have owners rather than makers."""
    if role in PICTURES or len(names) < 2:
        return ", ".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _dates(article: Article) -> Iterator[Fact]:
    """The dates as read; as they stand in the text if they could not be."""
    if article.published:
        yield "", _moment(article.published)
    if article.updated:
        yield "updated ", _moment(article.updated)
    if not article.published and not article.updated:
        yield from (("", block.words) for block in article.blocks if block.kind == "date")


def _moment(iso: str) -> str:
    """2015-05-31T10:14:00+03:00 as 31 May 2015, 10:14 (+03:00)."""
    date, _, rest = iso.partition("T")
    year, month, day = map(int, date.split("-"))
    clock = rest[: 8 if rest[5:6] == ":" else 5]  # with seconds or without
    zone = rest[len(clock) :].replace("Z", "UTC")
    clock = clock.removesuffix(":00") if len(clock) > 5 else clock
    said = f"{day} {_MONTHS[month - 1]} {year}"
    return f"{said}, {clock}{f' ({zone})' if zone else ''}" if clock else said


def _body(article: Article, measure: int) -> Iterator[tuple[_Shape, Group]]:
    """The blocks of the body, captions with the credits under them, the dateline set off."""
    place = article.dateline.place if article.dateline else ""
    captions = iter(article.captions)
    for block, credits in _with_credits(article.blocks):
        if block.kind == "caption":
            shape = _SHAPES["caption"]
            yield shape, _set(_caption(block.words, next(captions, ""), credits), shape, measure)
        elif block.kind == "paragraph" and place:
            yield _SHAPES["paragraph"], _set(_dateline(block.words, place), _SHAPES["paragraph"], measure)
            place = ""
        elif block.kind in _BODY:
            yield _set_block(block.kind, block.words, measure)


def _bullet(words: str) -> tuple[str, str]:
    """What is set before a list item, four cells wide if its own sign is not wider; and its text."""
    own = BULLET.match(words)
    if own is None:
        return _SHAPES["item"].first, words
    return f"{visible_line(own[0].strip()):>3} ", words[own.end() :]


def _caption(words: str, said: str, credits: Sequence[str]) -> list[Piece]:
    """A caption, and dim its credit, which may be at its end, behind what is `said`, or on lines of its own."""
    end = len(said) if said and words.startswith(said) else len(words)
    text = [piece(words[:end]), piece(words[end:], "dim")]
    return text + [piece(f"\n{credit}", "dim") for credit in credits]


def _dateline(words: str, place: str) -> list[Piece]:
    """The first paragraph, the place with which it begins bold, what stands between that and the story dim."""
    if not words.startswith(place):
        return [piece(words)]
    shape = SHAPE.match(words[:LONGEST])
    end = max(shape.end() if shape else 0, len(place))
    return [piece(place, "bold"), piece(words[len(place) : end], "dim"), piece(words[end:])]


def _with_credits(blocks: Iterable[Block]) -> Iterator[tuple[Block, list[str]]]:
    """Each block that is not blank, a caption together with the credits that stand right under it."""
    held: Block | None = None
    credits: list[str] = []
    for block in blocks:
        if held and block.kind == "credit":
            credits.append(block.words)
        elif block.kind != "blank":
            if held:
                yield held, credits
            held, credits = (block, []) if block.kind == "caption" else (None, [])
            if not held:
                yield block, []
    if held:
        yield held, credits


def _caption_texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block, credits in _with_credits(blocks):
        if block.kind == "caption":
            yield block.words
            yield from credits


def _foot(article: Article, measure: int) -> Iterator[Group]:
    """What an export says of the article, and how much there is that is no part of it."""
    if article.fields:
        yield [[("─" * min(_SHORT_RULE, measure), "dim")], *_fields(article, measure)]
    count = sum(
        1 + block.lines[1] - block.lines[0] for block in article.blocks if block.kind == "boilerplate"
    )
    if count:
        lines, them = ("line", "it") if count == 1 else ("lines", "them")
        said = f"{count} {lines} of boilerplate, --all shows {them}"
        yield _set([(said, _FOLDED.style)], _FOLDED, measure)


def _fields(article: Article, measure: int) -> Group:
    """The fields in two columns, or one below the other where there is no room for two."""
    labels = [visible_line(label) for label in article.fields]
    column = min(max(map(width, labels)), _LABEL, measure // 3) + 2
    lines: Group = []
    for label, value in zip(labels, article.fields.values(), strict=True):
        values = set_lines([piece(value)], measure - column)
        if width(label) + 2 > column:
            lines += set_lines([(label, "dim")], measure)
            label = ""
        firsts = [label, *[""] * (len(values) - 1)]
        lines += [
            [*fill([(first, "dim")], column), *line] for first, line in zip(firsts, values, strict=True)
        ]
    return lines
