"""Every data type that travels through the house, from a line of the input to the finished article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

SCHEMA = "newsparse/1"

Kind: TypeAlias = Literal[
    "headline",
    "kicker",
    "deck",
    "credit",
    "date",
    "paragraph",
    "quote",
    "item",
    "subhead",
    "caption",
    "field",
    "boilerplate",
    "blank",
]
Zone: TypeAlias = Literal["head", "body", "tail"]
Role: TypeAlias = Literal[
    "author",
    "contributor",
    "photo",
    "illustration",
    "graphic",
    "video",
    "editor",
    "translator",
    "source",
]
PICTURES: frozenset[Role] = frozenset(
    ("photo", "illustration", "graphic", "video", "source")
)  # of who made one
VISUAL: frozenset[Role] = PICTURES - {"source"}  # those that are of nothing else
PERSONAL: frozenset[Role] = frozenset(("author", "contributor", "editor", "translator"))
Layout: TypeAlias = Literal["lines", "blocks", "wrapped", "indented"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text as a reader found it: what `parse` needs and where it came from.

    `first_line` is the 1-based number, in the file, of the first line of `text`. `frame` has the lines of `text`
    that belong to the dump around the article (separators, a cover page), in the file's own numbers. `url` and
    `timestamp` are what a container says of the text, as it says it.
    """

    text: str
    path: str | None = None
    article: int = 1
    first_line: int = 1
    encoding: str | None = None
    frame: frozenset[int] = frozenset()
    url: str | None = None
    timestamp: str | None = None


class Line(NamedTuple):  # a tuple, as Unit is: one is made for each line of every text
    """A line as it stands in the file: 1-based number, text, and the newline that ended it ("" at the end)."""

    number: int
    text: str
    end: str


class Unit(NamedTuple):
    """One or more lines that belong together: a paragraph, a caption, a link of a menu.

    `first` and `last` are 1-based and inclusive; `text` is stripped, wrapped lines joined by one space;
    `gap` counts the blank lines before it.
    """

    first: int
    last: int
    text: str
    gap: int


@dataclass(frozen=True, slots=True)
class Reason:
    """A clue and what it weighed: a positive one spoke for running text or, of a title or byline, for being that."""

    clue: str
    weight: float


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines with one label; `lines` is (first, last), 1-based and inclusive, in the file's own numbers.

    `text` is all that stands there, `said` what it says without a label or the marks of a wire; None for all of it.
    """

    kind: Kind
    zone: Zone
    lines: tuple[int, int]
    text: str
    reasons: tuple[Reason, ...] = ()
    said: str | None = None

    @property
    def words(self) -> str:
        """What the block says."""
        return self.text if self.said is None else self.said

    def to_dict(self) -> dict[str, Any]:
        """The block as the contract has it; reasons as "clue +1.2"."""
        return {
            "kind": self.kind,
            "zone": self.zone,
            "lines": list(self.lines),
            "text": self.text,
            "reasons": [f"{reason.clue} {reason.weight:+.1f}" for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made what: the words as they stand in `text`, and how often the same credit was found."""

    role: Role
    names: tuple[str, ...]
    text: str
    count: int = 1

    def to_dict(self) -> dict[str, Any]:
        return {"role": self.role, "names": list(self.names), "text": self.text, "count": self.count}


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a story was filed, by which agency, and the date (ISO) only if it is written out in full."""

    place: str
    agency: str | None = None
    date: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {"place": self.place, "agency": self.agency, "date": self.date}


@dataclass(frozen=True, slots=True)
class Placed:
    """A subhead, a list item or a pull quote, and the 0-based index of the paragraph that follows it."""

    text: str
    before: int

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "before": self.before}


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from: `lines` is (first, last) in the file, 1-based; (0, 0) for no line at all.

    In a container of records the lines are counted in the text of the record.
    """

    path: str | None
    article: int
    lines: tuple[int, int]
    encoding: str | None
    layout: Layout
    url: str | None = None
    timestamp: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The source as the contract has it; `url` and `timestamp` only where a container gave them."""
        out: dict[str, Any] = {
            "path": self.path,
            "article": self.article,
            "lines": list(self.lines),
            "encoding": self.encoding,
            "layout": self.layout,
        }
        told = {"url": self.url, "timestamp": self.timestamp}
        return out | {key: value for key, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Article:
    """A news text with its structure. `blocks` is the whole truth; the other fields are read out of it.

    `fields` has the labelled lines of an export that no other field takes: {"SECTION": "Metro"}.
    """

    source: Source
    headline: str | None
    kicker: str | None
    deck: str | None
    credits: tuple[Credit, ...]
    dateline: Dateline | None
    published: str | None
    updated: str | None
    paragraphs: tuple[str, ...]
    subheads: tuple[Placed, ...]
    items: tuple[Placed, ...]
    quotes: tuple[Placed, ...]
    captions: tuple[str, ...]
    boilerplate: tuple[str, ...]
    fields: Mapping[str, str] = field(hash=False)
    blocks: Sequence[Block]

    @property
    def text(self) -> str:
        """The body as one string: deck, subheads, items, quotes and paragraphs in order, a blank line between."""
        kinds = {"deck", "subhead", "item", "paragraph", "quote"}
        return "\n\n".join(block.words for block in self.blocks if block.kind in kinds)

    def to_dict(self, blocks: bool = False) -> dict[str, Any]:
        """The article as one JSON object, keys in the order of the contract; with `blocks`, every line's label too."""
        out: dict[str, Any] = {
            "schema": SCHEMA,
            "source": self.source.to_dict(),
            "headline": self.headline,
            "kicker": self.kicker,
            "deck": self.deck,
            "credits": [credit.to_dict() for credit in self.credits],
            "dateline": self.dateline.to_dict() if self.dateline else None,
            "published": self.published,
            "updated": self.updated,
            "paragraphs": list(self.paragraphs),
            "subheads": [subhead.to_dict() for subhead in self.subheads],
            "items": [item.to_dict() for item in self.items],
            "quotes": [quote.to_dict() for quote in self.quotes],
            "captions": list(self.captions),
            "boilerplate": list(self.boilerplate),
            "fields": dict(self.fields),
        }
        if blocks:
            out["blocks"] = [block.to_dict() for block in self.blocks]
        return out
