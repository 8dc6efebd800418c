"""The labels and the reasons for them: beside the text for people to read, else a row for each block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from newsparse.article import Article, Block, Kind, Reason, Zone
from newsparse.origins import Finder, Origin, finder_for, letter_of
from newsparse.visible import visible_line
from newsparse.writers.canvas import Line, fill, packed, paint, piece, rule, set_lines
from newsparse.writers.cells import runs_left
from newsparse.writers.style import Style

_COUNTS = 0.05  # a weight below it is shown as 0.0, so it is only counted
_TOLD = 4  # reasons that are told on a terminal, at most; the weaker ones are added up
_NARROWEST = 40
_MEASURE = 72
_SIDE = 110  # columns from which on the reasons stand beside the text
_SIDE_SHARE = 0.4  # of what is left of these for both
_LABEL = 11  # the longest label
_KINDS: dict[Kind, tuple[str, str]] = {  # the style of the label, and of the text
    "kicker": ("cyan", "cyan"),
    "headline": ("cyan", "bold"),
    "deck": ("cyan", "italic"),
    "subhead": ("cyan", "bold"),
    "caption": ("cyan", ""),
    "credit": ("magenta", ""),
    "date": ("magenta", ""),
    "field": ("magenta", ""),
    "boilerplate": ("red", "dim"),
}
_PROSE = ("green", "")
_ZONES: dict[Zone, str] = {"head": "cyan", "body": "green", "tail": "red"}


def write_explain(article: Article, style: Style) -> str:
    """Each block with its lines, its mark, its label, its zone, and what spoke for and against it.

    On a terminal it is set to the width, the weaker reasons added up. Elsewhere a block is one row with all of them:
    lines, mark, label, zone, reasons | text.
    """
    finder = finder_for(article.blocks, style.own)
    if style.terminal or style.color:
        return paint(_Margin(article, finder, max(style.width, _NARROWEST)).lines(), style.color)
    return "\n".join([f"# {', '.join(_facts(article))}", *_rows(article, finder)]) + "\n"


def _facts(article: Article) -> list[str]:
    source = article.source
    facts = (
        source.path or "standard input",
        f"article {source.article}",
        source.encoding,
        f"layout {source.layout}",
    )
    return [visible_line(fact) for fact in facts if fact]


def _rows(article: Article, finder: Finder) -> Iterator[str]:
    """A row for each block."""
    for block in article.blocks:
        found = dict(finder.origins(block))
        where = f"{_lines(block):<9}  {letter_of(block):1}  {block.kind:<11}  {block.zone:<4}"
        text = f"{where}  {', '.join(_told(block, found))} | {block.text}"
        yield visible_line(text).rstrip(" |")


def _told(block: Block, found: Mapping[str, Origin]) -> list[str]:
    """The reasons, the strongest first, each with the cue that it is from; those of no weight only counted."""
    strong = [reason for reason in _sorted(block) if abs(reason.weight) >= _COUNTS]
    told = [
        f"{reason.clue} {_signed(reason.weight)}"
        + (f" ({_cue(found[reason.clue])})" if reason.clue in found else "")
        for reason in strong
    ]
    weak = len(block.reasons) - len(strong)
    return [*told, f"{weak} of no weight"] if weak else told


def _sorted(block: Block) -> list[Reason]:
    return sorted(block.reasons, key=lambda reason: -abs(reason.weight))


def _cue(origin: Origin) -> str:
    return f"“{origin.phrase}” in {origin.file}: {origin.table}.{origin.key}"


def _cues(origins: Iterable[tuple[str, Origin]]) -> Iterator[str]:
    """The phrases that were found, each with all the lists of a file that have it."""
    places: dict[tuple[str, str], list[str]] = {}
    for _, origin in origins:
        places.setdefault((origin.phrase, origin.file), []).append(f"{origin.table}.{origin.key}")
    return (f"“{phrase}” in {file}: {', '.join(lists)}" for (phrase, file), lists in places.items())


def _lines(block: Block) -> str:
    first, last = block.lines
    return str(first) if first == last else f"{first}-{last}"


@dataclass(frozen=True, slots=True)
class _Columns:
    """What each column takes: the numbers, the text, and the reasons beside it; 0 if these stand below."""

    numbers: int
    text: int
    reasons: int


class _Margin:
    """The text of an article with what is known of it in its margin."""

    def __init__(self, article: Article, finder: Finder, width: int) -> None:
        self.article = article
        self.width = width
        self.finder = finder
        self.columns = _columns(article, width)

    def lines(self) -> Iterator[Line]:
        name, *facts = _facts(self.article)
        yield rule(name, " · ".join(["", *facts]), self.width)
        yield []
        zone: Zone | None = None
        for block in self.article.blocks:
            yield from self._block(block, block.zone != zone)
            zone = block.zone

    def _block(self, block: Block, opens: bool) -> Iterator[Line]:
        """A block; if it `opens` its zone, with the name of that."""
        label, style = _KINDS.get(block.kind, _PROSE)
        bar = ("▌ ", _ZONES[block.zone])
        where = f"{_lines(block):>{self.columns.numbers}} {letter_of(block):1} "
        first: Line = [(f"{block.zone if opens else '':4} ", _ZONES[block.zone]), (where, "dim"), bar]
        rest: Line = [(" " * (5 + len(where)), ""), bar]
        if block.kind == "blank":
            yield first
            return
        first.append((f"{block.kind:<{_LABEL}}  ", label))
        rest.append((" " * (_LABEL + 2), ""))
        for i, line in enumerate(self._said(block, style)):
            yield [*(rest if i else first), *line]

    def _said(self, block: Block, style: str) -> Iterator[Line]:
        """The text and the reasons, side by side or one below the other."""
        text = set_lines([piece(block.text, style)], self.columns.text)
        if not self.columns.reasons:
            yield from [*text, *self._reasons(block, self.columns.text)]
            return
        reasons = self._reasons(block, self.columns.reasons)
        for said, reason in zip_longest(text, reasons):
            yield [*fill(said or [], self.columns.text), ("  ", ""), *(reason or [])]

    def _reasons(self, block: Block, measure: int) -> list[Line]:
        """The strongest, the weaker ones added up, and which cues they are from."""
        reasons = _sorted(block)
        told = [_weighed(reason.clue, reason.weight) for reason in reasons[:_TOLD]]
        weaker = [reason.weight for reason in reasons[_TOLD:]]
        if weaker:
            told.append(_weighed(f"{len(weaker)} weaker", sum(weaker)))
        lines = packed(told, (", ", "dim"), measure)
        for cue in _cues(self.finder.origins(block)):
            told_lines = set_lines([piece(visible_line(cue), "magenta")], measure - 2)
            lines += [[("  " if i else "↳ ", "dim"), *line] for i, line in enumerate(told_lines)]
        return lines


def _weighed(clue: str, weight: float) -> Line:
    return [piece(f"{clue} ", "dim"), (_signed(weight), "green" if weight > 0 else "red")]


def _signed(weight: float) -> str:
    return f"{round(weight, 1) + 0.0:+.1f}"  # and never -0.0


def _columns(article: Article, width: int) -> _Columns:
    """The reasons stand beside the text if there is room, and no text from right to left, which would mix with them."""
    numbers = max((len(_lines(block)) for block in article.blocks), default=1)
    room = width - 5 - numbers - 3 - 2 - _LABEL - 2
    if width < _SIDE or any(runs_left(block.text) for block in article.blocks):
        return _Columns(numbers, min(room, _MEASURE), 0)
    reasons = min(int((room - 2) * _SIDE_SHARE), _MEASURE)
    return _Columns(numbers, min(room - 2 - reasons, _MEASURE), reasons)
