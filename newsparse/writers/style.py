"""How an output is to look, settled once for a whole run."""

from __future__ import annotations

from typing import NamedTuple

from newsparse.cues import SHIPPED, OwnCues


class Style(NamedTuple):
    """What the writers need to know of where their output goes. Machine formats look at `blocks` alone."""

    terminal: bool = False  # a terminal reads it: show what it would obey instead of print
    color: bool = False
    width: int = 80
    whole: bool = False  # a page: show what is no part of the article, too
    blocks: bool = False  # JSON: add the labelled blocks
    own: OwnCues = SHIPPED  # cues of one's own, which reasons may come from
