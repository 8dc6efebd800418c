"""The pieces of an export as what they say in its language: credits, dates, fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsparse.article import Credit, Dateline, Kind, Unit
from newsparse.authors import read_authors, read_byline
from newsparse.captions import split_caption
from newsparse.credits import read_picture
from newsparse.cues import Cues
from newsparse.datelines import read_place
from newsparse.dates import DatedLine, read_line
from newsparse.exports.headings import tell_headings
from newsparse.exports.pieces import Meaning, Piece
from newsparse.imposed import Imposed
from newsparse.labels import Label
from newsparse.makers import names_maker
from newsparse.marks import Mark
from newsparse.phrases import fold_key


@dataclass(frozen=True, slots=True)
class Said:
    """What a piece was read as: the kind of its block, and what was found in it.

    `kept`: no field of the article takes all of it, so `fields` has it.
    """

    kind: Kind
    kept: bool = False
    credits: tuple[Credit, ...] = ()
    date: DatedLine | None = None
    dateline: Dateline | None = None


Reader = Callable[[Piece, Cues], Said | None]


def read_pieces(pieces: Sequence[Piece], cues: Cues) -> list[Imposed]:
    """`pieces` in the order of their lines, as they are to be labelled; what cannot be read is kept as it stands."""
    told = tell_headings(sorted(pieces, key=lambda piece: piece.first), cues)
    title = next((piece for piece in told if piece.meaning == "headline" and piece.said), None)
    found = []
    for above, piece, below in zip([None, *told], told, [*told[1:], None], strict=False):
        if piece.meaning == "headline" and piece is not title:
            said = None
        elif not piece.said and below and piece.label == below.label:
            said = Said("boilerplate")
        elif piece.meaning == "clock":
            said = Said("date") if _moment(above, piece, cues) else None
        else:
            said = _moment(piece, below, cues) or READERS[piece.meaning](piece, cues)
        found.append(_imposed(piece, said or _kept(piece)))
    return found


def _imposed(piece: Piece, said: Said) -> Imposed:
    text = piece.said if piece.said and said.kind != "boilerplate" else piece.text
    return Imposed(
        Unit(piece.first, piece.last, text, 0),
        Mark("-", (), fold_key(text), date=said.date, credits=said.credits),
        Label(said.kind, piece.zone),
        piece.reason,
        piece.label if said.kept else None,
        piece.said,
        said.dateline,
    )


def _kept(piece: Piece) -> Said:
    return Said("field", kept=True) if piece.label else Said("boilerplate")


def _moment(date: Piece | None, clock: Piece | None, cues: Cues) -> Said | None:
    """A date with the time of day of the piece below it; None if these are no such two, or make none together."""
    if date is None or clock is None or (date.meaning, clock.meaning) != ("date", "clock"):
        return None
    text = f"{date.said} {clock.said}"
    found = read_line(text, fold_key(text), cues.dates)
    return Said("date", date=found) if found and found.published and "T" in found.published else None


def _headline(piece: Piece, _: Cues) -> Said | None:
    return Said("headline") if piece.said else None


def _deck(piece: Piece, _: Cues) -> Said | None:
    return Said("deck") if piece.said else None


def _date(piece: Piece, cues: Cues) -> Said | None:
    date = read_line(piece.said, fold_key(piece.said), cues.dates)
    return Said("date", date=date) if date and (date.published or date.updated) else None


def _info(piece: Piece, cues: Cues) -> Said:
    return Said("field", kept=True, date=read_line(piece.said, fold_key(piece.said), cues.dates))


def _dateline(piece: Piece, cues: Cues) -> Said:
    return Said("field", kept=True, dateline=read_place(piece.said, cues.credits, cues.dates))


def _byline(piece: Piece, cues: Cues) -> Said | None:
    return _credit(read_byline(piece.said, cues.credits), piece)


def _author(piece: Piece, cues: Cues) -> Said | None:
    return _credit(read_authors(piece.said, cues.credits), piece)


def _picture(piece: Piece, cues: Cues) -> Said | None:
    credit = _credit(read_picture(piece.said, cues.credits), piece)
    parts = split_caption(piece.said, cues.credits)
    return credit or (Said("caption") if parts and names_maker(parts[1], cues.credits) else None)


def _credit(credits: tuple[Credit, ...], piece: Piece) -> Said | None:
    """The credits with all that stands on their line, the label too, as a credit's text is elsewhere."""
    whole = tuple(Credit(each.role, each.names, piece.text) for each in credits)
    return Said("credit", credits=whole) if whole else None


def _nothing(_: Piece, __: Cues) -> None:
    return None


def _boilerplate(_: Piece, __: Cues) -> Said:
    return Said("boilerplate")


READERS: dict[Meaning, Reader] = {
    "headline": _headline,
    "deck": _deck,
    "date": _date,
    "info": _info,
    "dateline": _dateline,
    "byline": _byline,
    "author": _author,
    "picture": _picture,
    "field": _nothing,
    "copyright": _boilerplate,
    "remark": _boilerplate,
}
