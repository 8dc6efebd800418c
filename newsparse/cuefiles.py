"""Files of cues of one's own, read and checked; what is wrong with one is told with its line and a way out.

The line of a syntax error is known to tomllib. All else is found in the source by `Places`, which looks for headers,
for keys and, inside the text of a list, for the line on which a phrase stands.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from newsparse.cues import (
    LISTS,
    ROWS,
    CueFile,
    Example,
    Lists,
    OwnCues,
    Table,
    languages,
    lists_of,
    phrases_of,
    same_key,
)
from newsparse.errors import CueError, why
from newsparse.regexes import late
from newsparse.visible import utf8

LARGEST = 500_000  # bytes of a file; the largest of the shipped ones has 65,000
LONGEST_LINE = (
    1000  # characters; a key of many parts, which is on one line, costs tomllib the square of their number
)
LONGEST = 200  # characters of a phrase
SHOWN = 60  # of them in a message
MARKS = {
    "p": "prose",
    "t": "title",
    "n": "names",
    "c": "credit",
    "d": "date",
    "g": "caption",
    "l": "list item",
    "b": "boilerplate",
}
_WRITE = "write its phrases between ''' and ''', one a line"
_TOML_PLACE = late(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_Place = tuple[str, ...]  # the names of a table and a key


class Draft(NamedTuple):
    """A file that is TOML, whatever it says."""

    name: str
    digest: str
    text: str
    tables: Table


class _Fault(NamedTuple):
    """What is wrong at a place, with a `phrase` of the list that is there, and what to do."""

    place: _Place
    wrong: str
    remedy: str
    phrase: str = ""


def load_cues(*paths: str | os.PathLike[str]) -> OwnCues:
    """The cues of one's own in these files, for `parse`, `parse_all` and `read`; a later file has the last word.

    Raises CueError for the first thing that is wrong with one.
    """
    return OwnCues(tuple(_read(os.fspath(path)) for path in paths))


def _read(path: str) -> CueFile:
    draft = read_draft(path)
    for error in find_faults(draft):
        raise error
    return to_cues(draft)


def read_draft(path: str) -> Draft:
    """The file `path`. Raises CueError if it cannot be read, or is no TOML."""
    from hashlib import sha256  # only cues of one's own need it

    name = utf8(path)
    data = _bytes(path, name)
    text = _decoded(data, name)
    try:
        return Draft(name, sha256(data).hexdigest(), text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(name, text, str(error)) from error
    except RecursionError as error:
        raise CueError(name, "brackets in brackets, without end", _WRITE) from error


def find_faults(draft: Draft) -> Iterator[CueError]:
    """All that is wrong with it, in the order of its tables."""
    tables, places = draft.tables, Places(draft.text)
    faults = list(_faults(tables)) or _contradictions(lists_of(tables), lists_of(tables.get("remove", {})))
    for fault in faults:
        line = places.line(fault.place, fault.phrase)
        yield CueError(draft.name, fault.wrong, fault.remedy, ("line", line) if line else None)


def to_cues(draft: Draft) -> CueFile:
    """The cues of a file that has no faults."""
    tables, places = draft.tables, Places(draft.text)
    examples = tuple(
        Example(line, letter, places.line(("examples", letter), line) or 1)
        for letter, text in tables.get("examples", {}).items()
        for line in _lines(text)
    )
    added, removed = lists_of(tables), lists_of(tables.get("remove", {}))
    return CueFile(draft.name, draft.digest, tables.get("language"), added, removed, examples)


class Places:
    """Where tables, keys and phrases stand in a source of TOML that has been found right.

    A line that opens with "[" is a header, one with "=" in it a key and its value, up to a line that closes the
    string it opens: what such a string holds is no key. A key or phrase that is written in some other way than in
    the shipped files (in an array or an inline table, with escapes) has the line of the list or table around it.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._spans: dict[_Place, range] = {}
        self._found: dict[_Place, dict[str, int]] = {}
        table: _Place = ()
        last = 0
        for number, line in enumerate(self._lines, 1):
            if number <= last:
                continue
            if line.lstrip().startswith("["):
                table = _names(line.partition("#")[0].strip(" \t\r[]"))
                self._spans.setdefault(table, range(number, number + 1))
            elif "=" in line and not line.lstrip().startswith("#"):
                key, _, value = line.partition("=")
                last = self._end(number, value.lstrip())
                self._spans.setdefault((*table, *_names(key)), range(number, last + 1))

    def line(self, place: _Place, phrase: str = "") -> int | None:
        """The 1-based line of `phrase` in the list at `place`; else that of the list, or of what is around it."""
        while place not in self._spans and place:
            place, phrase = place[:-1], ""
        if place not in self._spans:
            return None
        first = self._spans[place][0]
        return self._items(place).get(phrase, first) if phrase else first

    def _items(self, place: _Place) -> dict[str, int]:
        """What the list at `place` holds, with its line: phrases, and whole lines, for they may be examples."""
        if place not in self._found:
            items: dict[str, int] = {}
            span = self._spans[place]
            for number in span:
                line = self._lines[number - 1]
                if number == span[0]:
                    line = line.partition("=")[2].lstrip(" \t\"'")
                if number == span[-1]:
                    line = line.rstrip(" \t\r\"'")
                for item in (line.strip(), *phrases_of(line)):
                    items.setdefault(item, number)
            self._found[place] = items
        return self._found[place]

    def _end(self, first: int, value: str) -> int:
        """The line on which a value ends that begins on the line `first`, if it is a string of several lines."""
        quotes = value[:3]
        if quotes not in ("'''", '"""') or quotes in value[3:]:
            return first
        lines = range(first + 1, len(self._lines) + 1)
        return next((number for number in lines if quotes in self._lines[number - 1]), first)


def _names(dotted: str) -> _Place:
    return tuple(name.strip(" \t\r\"'") for name in dotted.split("."))


def _bytes(path: str, name: str) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise CueError(name, "no such file", "check the name") from error
    except OSError as error:
        raise CueError(name, f"cannot be read ({why(error)})", "check the file and its mode") from error
    if len(data) > LARGEST:
        raise CueError(name, f"more than {LARGEST:,} bytes", "a file of cues is smaller; cut it into several")
    return data


def _decoded(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"not UTF-8 (byte 0x{data[error.start]:02x})"
        raise CueError(name, wrong, "save it as UTF-8", ("line", line)) from error
    for number, line_of_text in enumerate(text.split("\n"), 1):
        if len(line_of_text) > LONGEST_LINE:
            wrong = f"a line of more than {LONGEST_LINE} characters"
            raise CueError(name, wrong, "break it into several", ("line", number))
    return text


def _no_toml(name: str, text: str, said: str) -> CueError:
    place = _TOML_PLACE.search(said)
    line = int(place[1]) if place and place[1] else len(text.rstrip("\n").split("\n"))
    column = f" in column {place[2]}" if place and place[2] else " at the end"
    wrong = _TOML_PLACE.sub("", said)
    return CueError(
        name,
        f"no TOML: {wrong[:1].lower()}{wrong[1:]}{column}",
        f"a list is NAME = and a text: {_WRITE}",
        ("line", line),
    )


def _faults(tables: Table) -> Iterator[_Fault]:
    for title, keys in tables.items():
        if title == "language":
            if keys not in list(languages()):
                yield _Fault((title,), f"{_short(keys)} is no language", _offer(keys, languages()))
        elif title == "examples":
            yield from _in_examples(keys)
        elif title == "remove" and isinstance(keys, dict):
            yield from chain.from_iterable(_in_table((title, each), keys[each]) for each in keys)
        else:
            yield from _in_table((title,), keys)


def _in_examples(keys: object) -> Iterator[_Fault]:
    if not isinstance(keys, dict):
        yield _Fault(("examples",), "examples is no table", "write [examples] on a line of its own")
        return
    marks = ", ".join(f"{letter} {name}" for letter, name in MARKS.items())
    for letter, text in keys.items():
        if letter not in MARKS:
            yield _Fault(("examples", letter), f"{_short(letter)} is no mark", f"the marks are {marks}")
        elif not isinstance(text, str):
            yield _Fault(("examples", letter), f"{letter} is no text", "write lines between ''' and '''")


def _in_table(place: _Place, keys: object) -> Iterator[_Fault]:
    title = place[-1]
    if title in LISTS and isinstance(keys, dict):
        for key, value in keys.items():
            yield from _in_list((*place, key), value)
    elif title in LISTS or title == "remove":
        header = f"[{title}]" if len(place) == 1 and title in LISTS else "[remove.boilerplate]"
        yield _Fault(place, f"{title} is no table", f"write a header such as {header} on a line of its own")
    elif isinstance(keys, dict):
        yield _Fault(
            place, f"there is no table {_short(title)}", _offer(title, [*LISTS, "remove", "examples"])
        )
    else:
        homes = [f"[{'.'.join((*place[:-1], table))}]" for table, lists in LISTS.items() if title in lists]
        remedy = f"put it below {' or '.join(homes)}" if homes else "only language stands there"
        yield _Fault(place, f"{_short(title)} is in no table", remedy)


def _in_list(place: _Place, value: object) -> Iterator[_Fault]:
    table, key = place[-2:]
    if key not in LISTS[table]:
        yield _Fault(place, f"[{table}] has no list {_short(key)}", _offer(key, LISTS[table]))
    elif table in ROWS:
        yield from _in_row(place, value)
    elif not isinstance(value, str):
        yield _Fault(place, f"{key} is no text", _WRITE)
    else:
        yield from _in_phrases(place, phrases_of(value))


def _in_row(place: _Place, value: object) -> Iterator[_Fault]:
    """An array with a string of names for each month or weekday, which may be empty."""
    table, key = place[-2:]
    if isinstance(value, list) and len(value) == ROWS[table] and all(isinstance(each, str) for each in value):
        yield from _in_phrases(place, chain.from_iterable(map(str.split, value)))
    else:
        remedy = f"write [...] with {ROWS[table]} strings, in order; an empty one says nothing new"
        yield _Fault(place, f"{key} is no array of {ROWS[table]} strings", remedy)


def _in_phrases(place: _Place, phrases: Iterable[str]) -> Iterator[_Fault]:
    table, key = place[-2:]
    for phrase in phrases:
        if len(phrase) > LONGEST:
            remedy = f"the first words will do; {LONGEST} is the most"
            yield _Fault(place, f"{_short(phrase)} has {len(phrase)} characters", remedy, phrase)
        elif not same_key(table, key, phrase):
            yield _Fault(
                place, f"{_short(phrase)} is nothing but marks, which do not count", "add a word", phrase
            )


def _contradictions(added: Lists, removed: Lists) -> Iterator[_Fault]:
    """What one file both adds and removes."""
    for table, keys in added.items():
        for key, phrases in keys.items():
            gone = {same_key(table, key, phrase) for phrase in removed.get(table, {}).get(key, ())}
            for phrase in phrases:
                if same_key(table, key, phrase) in gone:
                    wrong = f"{_short(phrase)} is added to [{table}] {key}, and removed from it"
                    yield _Fault((table, key), wrong, "do one of the two", phrase)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _short(word: object) -> str:
    """As it stands in a message, where a few words tell which one it is."""
    text = str(word)
    return f"'{text}'" if len(text) <= SHOWN else f"'{text[:SHOWN]}…'"


def _offer(word: object, known: Iterable[str]) -> str:
    """The nearest of what is known; all of it if none is near."""
    from difflib import get_close_matches  # only an error needs it

    names = list(known)
    near = get_close_matches(str(word)[:SHOWN], names, 1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
