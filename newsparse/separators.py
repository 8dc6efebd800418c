"""The lines that part the articles of a dump: the profiles of cues/separators.toml, and where a text has such lines."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias
from warnings import catch_warnings, simplefilter

from newsparse.cues import FOLDER
from newsparse.errors import OptionError
from newsparse.regexes import late

Role: TypeAlias = Literal["opens", "closes", "between", "frame", "cover"]
CUTS: frozenset[Role] = frozenset(("opens", "closes", "between"))

BLANKS = " \t\u00a0\u200b\ufeff"  # around a separator; a form feed may be one
LINE = late(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")


class Rule(NamedTuple):
    """What one kind of separator looks like. A line with none of the `hints` needs no closer look."""

    role: Role
    hints: tuple[str, ...]
    pattern: str


class Separator(NamedTuple):
    """A line of a text, by its offsets (`end` is behind its newline), that its `role` sets apart.

    `bare` if nothing of an article stands on it; `number` and `total` as the dump counts.
    """

    start: int
    end: int
    role: Role
    bare: bool = True
    number: int | None = None
    total: int | None = None


class Profile(NamedTuple):
    """One kind of dump.

    `least` separators show that a text is one. If `alike`, pieces have to look like articles too, or to have a line
    that begins with one of the `signs`. If `sure`, what stands at either edge of the dump is an article without a look.
    """

    name: str
    rules: tuple[Rule, ...]
    least: int = 2
    alike: bool = False
    signs: tuple[str, ...] = ()
    sure: bool = True

    def does(self, role: Role) -> bool:
        """Whether one of its lines has this role."""
        return any(rule.role == role for rule in self.rules)

    @property
    def glued(self) -> bool:
        """Whether text of an article may stand on its separators."""
        return any("(?P<text>" in rule.pattern for rule in self.rules)

    def find(self, text: str) -> list[Separator]:
        """The separators in `text`, in order; the first rule that fits a line counts."""
        found: dict[int, Separator] = {}
        for rule in self.rules:
            for hint in rule.hints:
                for start, end, line in _lines_with(hint, text):
                    match = start not in found and _match(rule.pattern, line)
                    if match:
                        found[start] = _separator(start, end, rule.role, match)
        return [found[start] for start in sorted(found)]

    def only(self, line: str) -> Profile:
        """The same, with separators of one look only: that of `line`."""
        looks = Rule("between", (line,), re.escape(line))
        others = (rule for rule in self.rules if rule.role not in CUTS)
        return self._replace(rules=(looks, *others), sure=False)


@cache
def profiles() -> dict[str, Profile]:
    """Each profile by its name, the ones that tell most first."""
    with open(os.path.join(FOLDER, "separators.toml"), encoding="utf-8") as file:
        tables = tomllib.loads(file.read().split("\n[examples", 1)[0])
    return {
        name: Profile(
            name,
            tuple(Rule(rule["role"], tuple(rule["hints"]), rule["pattern"]) for rule in table["rules"]),
            table.get("least", 2),
            table.get("alike", False),
            tuple(table.get("signs", ())),
        )
        for name, table in tables.items()
    }


def profile_of(split: str) -> Profile:
    """The profile of that name; else one whose separators are the lines that the regex `split` matches.

    Raises OptionError for a regex that is none.
    """
    if split in profiles():
        return profiles()[split]
    try:
        _compiled(split)
    except (re.error, RecursionError, OverflowError) as error:
        wrong = f"{split!r} is neither a profile nor a regular expression ({error})"
        raise OptionError("--split", wrong, f"say auto, none, {', '.join(profiles())}, or mend it") from error
    return Profile(split, (Rule("between", ("",), split),))


@cache
def gate() -> tuple[str, ...]:
    """What to look for in a text that may have separators: without one of these it has none of any profile."""
    rules = (rule for profile in profiles().values() for rule in profile.rules if rule.role in CUTS)
    hints = {hint for rule in rules for hint in rule.hints}
    return tuple(sorted(hint for hint in hints if not any(other in hint for other in hints - {hint})))


def has_any(text: str, hints: tuple[str, ...]) -> bool:
    """Whether one of `hints` stands in `text`. A single character is found much faster, and often is not there."""
    return any(hint[:1] in text and hint in text for hint in hints)


def _lines_with(hint: str, text: str) -> Iterator[tuple[int, int, str]]:
    """The lines of `text` with `hint` in them: start, end behind the newline, and the line without it."""
    end = 0
    at = text.find(hint)
    while 0 <= at < len(text):
        start = max(text.rfind("\n", end, at), text.rfind("\r", end, at), end - 1) + 1
        match = LINE.match(text, at)
        assert match
        end = match.end()
        yield start, end, text[start : match.end(1)]
        at = text.find(hint, end)


def _match(pattern: str, line: str) -> re.Match[str] | None:
    """`line` as a whole, without blanks around it; a page break is one, unless the pattern asks for it."""
    line = line.strip(BLANKS)
    compiled = _compiled(pattern)
    return (
        compiled.fullmatch(line) or ("\f" in line and compiled.fullmatch(line.strip(BLANKS + "\f"))) or None
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    with catch_warnings():
        simplefilter("ignore")  # of what may mean something else in a later Python
        return re.compile(pattern)


def _separator(start: int, end: int, role: Role, match: re.Match[str]) -> Separator:
    groups = match.groupdict()
    bare = not (groups.get("text") or "").strip(BLANKS)
    return Separator(start, end, role, bare, _number(groups.get("number")), _number(groups.get("total")))


def _number(digits: str | None) -> int | None:
    plain = (digits or "").replace(",", "").replace(".", "")
    return int(plain) if plain.isdecimal() and len(plain) < 10 else None
