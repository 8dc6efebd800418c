"""Every shape of an export: takes the lines of a text, gives an Export or None. The first that fits counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from newsparse.article import Line
from newsparse.exports.databases import read_database
from newsparse.exports.factiva import read_coded, read_uncoded
from newsparse.exports.pieces import Export
from newsparse.exports.story import read_story
from newsparse.exports.wire import read_wire

Shape: TypeAlias = Callable[[Sequence[Line]], Export | None]

SHAPES: tuple[Shape, ...] = (read_story, read_coded, read_uncoded, read_wire, read_database)
