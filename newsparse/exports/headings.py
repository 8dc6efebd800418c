"""What the lines above the labels of an export are: they have no label themselves.

LexisNexis sets the paper, the date and the edition in the middle of the line, and the title below them at its
beginning; Nexis Uni has the title, the paper, the date, the edition. So the paper stands right above the date.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.authors import read_byline
from newsparse.credits import read_credits
from newsparse.cues import Cues
from newsparse.dates import read_line
from newsparse.exports.pieces import Meaning, Piece
from newsparse.phrases import fold_key

BESIDE_DATE = 45  # characters of an edition that may stand behind a date
LEAST = 4  # words of a title above what may be a name or a title


def tell_headings(pieces: Sequence[Piece], cues: Cues) -> list[Piece]:
    """`pieces`, each "heading" and "centred" one with its meaning: headline, date, byline, deck, field or remark."""
    headings = [piece for piece in pieces if piece.meaning in ("heading", "centred")]
    labelled = next((piece for piece in pieces if piece.meaning == "headline"), None)
    date = _date_of(headings, cues)
    titles = _titles(headings, date, cues) if labelled is None else _echoes(headings, labelled)
    told = _paper(headings, date, titles) | _around_title(titles, cues)
    if labelled and titles:
        told[labelled] = labelled._replace(meaning="field")
    if date:
        told[date] = date._replace(meaning="date")
    return [told.get(piece, piece) for piece in pieces]


def _date_of(headings: Sequence[Piece], cues: Cues) -> Piece | None:
    """The heading that is a date: rather one in the middle of its line, and with nothing else on it."""
    dates = []
    for i, piece in enumerate(headings):
        date = read_line(piece.said, fold_key(piece.said), cues.dates)
        if date and date.published and len(date.rest) <= BESIDE_DATE:
            dates.append((piece.meaning != "centred", bool(date.rest), i))
    return headings[min(dates)[2]] if dates else None


def _titles(headings: Sequence[Piece], date: Piece | None, cues: Cues) -> list[Piece]:
    """The headings that are the title, and the deck and byline below it."""
    at = headings.index(date) if date else len(headings)
    above, below = headings[:at], headings[at + 1 :]
    if any(piece.meaning == "centred" for piece in headings):
        return _plain(below) or _plain(above)
    if date and (len(above) > 1 or not below):
        return list(above[:1])
    last = below if date else above
    signed = len(last) > 1 and _is_byline(last[-1], last[-2], cues)
    return list(last[-2:] if signed else last[-1:])


def _plain(headings: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in headings if piece.meaning == "heading"]


def _echoes(headings: Sequence[Piece], labelled: Piece) -> list[Piece]:
    """The heading that says what the labelled headline does."""
    key = fold_key(labelled.said)
    return [piece for piece in headings if key and fold_key(piece.said) == key][:1]


def _paper(headings: Sequence[Piece], date: Piece | None, titles: Sequence[Piece]) -> dict[Piece, Piece]:
    """The headings that are no title: the paper, which stands above the date, and its edition; without a date, what
    stands in the middle of its line is the paper first."""
    rest = [piece for piece in headings if piece not in titles and piece is not date]
    above = [piece for piece in rest if date and piece.first < date.first]
    if date is None and not any(piece.meaning == "centred" for piece in rest):
        return {piece: piece._replace(meaning="remark") for piece in rest}
    paper = (above or rest)[-1 if above else 0 :][:1]
    return {
        piece: piece._replace(meaning="field", label="publication" if piece in paper else "edition")
        for piece in rest
    }


def _around_title(titles: Sequence[Piece], cues: Cues) -> dict[Piece, Piece]:
    """The title with a byline, if it has one, and the deck between them."""
    if not titles:
        return {}
    byline = titles[-1] if len(titles) > 1 and _is_byline(titles[-1], titles[-2], cues) else None
    others = [piece for piece in titles if piece is not byline]
    meanings: dict[Piece, Meaning] = dict.fromkeys(others, "deck")
    meanings[others[0]] = "headline"
    if byline:
        meanings[byline] = "byline"
    return {piece: piece._replace(meaning=meaning) for piece, meaning in meanings.items()}


def _is_byline(piece: Piece, title: Piece, cues: Cues) -> bool:
    """Whether `piece`, below `title`, names who wrote it: with "By", or with names alone below a longer title."""
    if read_credits(piece.said, cues.credits):
        return True
    words, above = piece.said.split(), title.said.split()
    return len(words) < len(above) and len(above) >= LEAST and bool(read_byline(piece.said, cues.credits))
