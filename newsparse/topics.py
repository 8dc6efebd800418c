"""What a text is about: its content words, by which a line shows that it belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.article import Unit

TOPIC = 12  # units at the beginning of the body that tell what it is about
LONGEST = 600  # characters of a unit that are looked at
FEW_WORDS = 3  # content words of a line that says what it is about
CONTENT = re.compile(r"[^\W\d_]+")


def topic_of(units: Sequence[Unit], first: int) -> frozenset[str]:
    """The content words of the beginning of the body, which begins at `first`."""
    return content(" ".join(unit.text[:LONGEST] for unit in units[first : first + TOPIC]))


def content(text: str) -> frozenset[str]:
    """The words of `text` that are long enough to mean something; where there are no spaces, pairs of signs."""
    words = frozenset(
        word for word in CONTENT.findall(text.casefold().replace("\u00ad", "")) if len(word) > 3
    )
    if any(len(word) > 12 and not word.isascii() for word in words):
        words |= frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1))
    return words


def share(words: frozenset[str], others: frozenset[str]) -> float:
    """How many of `words` are among `others`, 0 to 1; a word or two say little."""
    return len(words & others) / max(len(words), FEW_WORDS)
