"""Lines of an export that belong together: a label with its value, a title over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsparse.article import Line
from newsparse.exports.pieces import LABEL, joined
from newsparse.exports.words import Database, is_count
from newsparse.lines import texts_of, wrap_width
from newsparse.phrases import label_key

CENTRED = 8  # columns by which a line is indented that is set in the middle
NARROW = 50  # columns; the databases that wrap do it at 78 or so


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines that belong together: a label with its value, or text without one ("")."""

    lines: tuple[Line, ...]
    label: str
    value: str

    @property
    def key(self) -> str:
        return label_key(self.label)


def label_of(text: str, labels: Database) -> tuple[str, str] | None:
    """The label that `text`, a line, begins with, and what stands behind it; None if it has none."""
    text = text.strip()
    head, colon, _ = text[: LABEL + 1].partition(":")
    key = label_key(head)
    if labels.capitals and not head.isupper():
        return None
    if not colon:
        return (text, "") if len(text) <= LABEL and key in labels.alone else None
    value = text[len(head) + 1 :].strip()
    if key not in labels.meanings or key in labels.closers or (key in labels.count and not is_count(value)):
        return None
    return head.strip(), value


def segments_of(lines: Sequence[Line], labels: Database) -> list[Segment]:
    """The segments of `lines`, in order; a blank line is of none, and ends one."""
    return [_segment(group, labels) for group in _groups(lines, labels)]


def is_centred(line: Line) -> bool:
    """Whether `line` is set in the middle."""
    return _indent(line) >= CENTRED


def _indent(line: Line) -> int:
    text = line.text.expandtabs()
    return len(text) - len(text.lstrip())


def _segment(lines: Sequence[Line], labels: Database) -> Segment:
    label, value = label_of(lines[0].text, labels) or ("", lines[0].text.strip())
    return Segment(tuple(lines), label, f"{value} {joined(lines[1:])}".strip())


def _groups(lines: Sequence[Line], labels: Database) -> Iterator[list[Line]]:
    """The lines of each segment."""
    width, spaced = _width(lines, labels), _is_spaced(lines, labels)
    group: list[Line] = []
    titled = labelled = gap = False
    for line in lines:
        if line.text.strip():
            begins = label_of(line.text, labels) is not None
            titled = (
                titled or is_centred(line)
            ) and not begins  # a title below centred lines: the next is its label
            apart = titled or (spaced and labelled)
            if group and (begins or gap or not _goes_on(group, line, labels, 1 if apart else width)):
                yield group
                group = []
            labelled = begins or (labelled and bool(group))
            group.append(line)
        gap = not line.text.strip()
    if group:
        yield group


def _width(lines: Sequence[Line], labels: Database) -> int:
    """The width at which `lines` are broken; 0 if they are not: databases with labels in small letters do not."""
    width = wrap_width(texts_of(lines)) if labels.capitals else 0
    return width if width >= NARROW else 0


def _is_spaced(lines: Sequence[Line], labels: Database) -> bool:
    """Whether a blank line stands above almost every label: then what stands right below one belongs to it."""
    labelled = [(above, line) for above, line in pairwise(lines) if label_of(line.text, labels)]
    return sum(not above.text.strip() for above, _ in labelled) * 10 >= len(labelled) * 9


def _goes_on(group: Sequence[Line], line: Line, labels: Database, width: int) -> bool:
    """Whether `line`, right below `group`, belongs to it: as the value of its label, or because it was broken at
    `width`; 0 for nowhere, 1 for anywhere."""
    above = group[-1].text.rstrip()
    label, value = label_of(group[0].text, labels) or ("", "")
    if label_key(label) in labels.openers | labels.closers or is_centred(line) or is_centred(group[-1]):
        return False
    if label and ((not value and len(group) == 1) or _indent(line) > _indent(group[0]) + 1):
        return True
    return bool(width) and len(above) + 1 + len(line.text.split(None, 1)[0]) > width
