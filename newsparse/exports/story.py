"""Stories of the CNN/DailyMail corpus: paragraphs, then `@highlight` and a sentence, several times; no headline."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.article import Line
from newsparse.exports.pieces import Export, Piece, joined

MARK = "@highlight"
LONGEST = 400  # characters of a highlight; more is the text of an article


def read_story(lines: Sequence[Line]) -> Export | None:
    """`lines` as a story of the corpus; None if anything but highlights stands below the first mark."""
    marks = [i for i, line in enumerate(lines) if line.text.strip() == MARK]
    ends = [*marks[1:], len(lines)]
    parts = [
        [line for line in lines[i + 1 : end] if line.text.strip()]
        for i, end in zip(marks, ends[: len(marks)], strict=True)
    ]
    if not any(parts) or any(len(joined(part)) > LONGEST for part in parts):
        return None
    pieces: list[Piece] = []
    for i, part in zip(marks, parts, strict=True):
        number = lines[i].number
        pieces.append(Piece(number, number, MARK, MARK, "remark", "tail", "the mark of a highlight"))
        pieces += [_highlight(line) for line in part]
    return Export(pieces, lines[: marks[0]])


def _highlight(line: Line) -> Piece:
    text = line.text.strip()
    reason = "below the mark of a highlight"
    return Piece(line.number, line.number, text, text, "field", "tail", reason, "highlight")
