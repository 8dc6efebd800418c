"""Which line above the body is the headline: the best of all that might be, not each one by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.article import Unit
from newsparse.marks import Mark, has_date, is_byline
from newsparse.topics import LONGEST, content, share
from newsparse.weights import Clue, weights

ECHO = 13  # characters of a line that do not stand in the title by chance
FEW = 10  # units above the body; more are a page with its menu, which begins with its title
FEW_WORDS = 2  # of a line that is no headline by itself
NEAR = 3  # units below a headline among which a byline or a date may stand
HEAD = 200  # units above the body among which the headline is looked for
SITE = re.compile(r"\s[|–—-]\s\S[^|–—]{1,30}$")


def find_headline(
    units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: frozenset[str]
) -> int | None:
    """The index of the unit above the body that is most like a headline; None if there is none.

    The body begins at `first`; `topic` has the content words of its beginning.
    """
    table = weights()["headline"]
    candidates = headline_clues(units, marks, first, topic)
    scores = {i: table.weigh(clues) for i, clues in candidates}
    return max(scores, key=lambda i: (scores[i], -i), default=None)


def headline_clues(
    units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: frozenset[str]
) -> list[tuple[int, list[Clue]]]:
    """Each unit above the body that may be the headline, with what speaks for it; as in `find_headline`."""
    candidates = [i for i in range(max(0, first - HEAD), first) if marks[i].letter not in "bcdg"]
    title = marks[0].key[:LONGEST] if marks else ""
    title_words = content(title)
    echoed = any(len(marks[i].key) >= ECHO and marks[i].key in title for i in candidates if i)
    signed = [
        i
        for i in candidates
        if len(units[i].text.split()) > FEW_WORDS
        and any(map(_signs, marks[i + 1 : min(i + 1 + NEAR, first)]))
    ]
    out = []
    for i in candidates:
        key, words = marks[i].key, content(units[i].text[:LONGEST])
        clues = [(clue, 1.0) for clue in marks[i].clues]
        clues += [
            ("the first of few lines", float(i == 0 and first <= FEW)),
            ("the first of many lines", float(i == 0 and first > FEW)),
            ("a first line that is echoed", float(i == 0 and echoed)),
            ("within the first line", float(i > 0 and len(key) >= ECHO and key in title)),
            ("its words in the first line", share(words, title_words) if i else 0.0),
            ("its words in the body", share(words, topic)),
            ("near the body", 1.0 / (first - i)),
            ("a byline or date not far below", float(i in signed)),
            ("the first above a byline or date", float(i in signed[:1])),
            ("a sentence below", float(i + 1 < first and marks[i + 1].letter == "p")),
            ("set off above", float(units[i].gap > 0)),
            ("a site name at the end", float(bool(SITE.search(units[i].text)))),
        ]
        out.append((i, clues))
    return out


def _signs(mark: Mark) -> bool:
    """Whether a unit is a byline, or the beginning of one, or a date with little else."""
    return is_byline(mark) or has_date(mark) or "a byline word alone" in mark.clues
