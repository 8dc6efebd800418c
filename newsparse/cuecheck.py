"""Whether a file of cues of one's own does what its examples say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from newsparse.article import Unit
from newsparse.cuefiles import MARKS, Places, find_faults, read_draft, to_cues
from newsparse.cues import (
    COMMON,
    CueFile,
    Example,
    OwnCues,
    given_sources,
    languages,
    load,
    same_key,
    sources_of,
)
from newsparse.errors import CueError
from newsparse.marks import LETTERS, Mark, mark_units
from newsparse.origins import LISTS

# Where the cues are that make a line what it is, by its mark.
_TABLES = {"b": "[boilerplate] or [tail]", "c": "[credits]", "d": "[dates]", "g": "[captions]"}
# The tables whose cue a clue is. A line of dates is one by many words of its table, so that its origin is not told.
TABLES_OF_CLUE = {
    **{clue: tuple(dict.fromkeys(table for table, _, _ in lists)) for clue, lists in LISTS.items()},
    "a line of dates": ("dates",),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """How many examples a file has, and all that is wrong with it and them, in its order."""

    examples: int
    wrong: tuple[CueError, ...]


def check_cues(path: str, own: OwnCues) -> Checked:
    """Try the examples of the file `path`, behind the files of `own`.

    Each is marked alone, as a line in the language of the file; in English if it is for all. A phrase that is
    removed and was no cue is wrong too, and so is a file that cannot be used; nothing is raised.
    """
    try:
        draft = read_draft(path)
    except CueError as error:
        return Checked(0, (error,))
    if faults := tuple(find_faults(draft)):
        return Checked(0, faults)
    file = to_cues(draft)
    return Checked(len(file.examples), (*_idle(file, own, Places(draft.text)), *_failing(file, own)))


def _idle(file: CueFile, own: OwnCues, places: Places) -> Iterator[CueError]:
    """The phrases that it removes from lists where they are not."""
    known = _known(file, own) if file.removed else {}
    for table, keys in file.removed.items():
        for key, phrases in keys.items():
            for phrase in phrases:
                if same_key(table, key, phrase) not in known.get((table, key), ()):
                    line = places.line(("remove", table, key), phrase)
                    wrong = f"{phrase!r} is not in [{table}] {key}"
                    remedy = _instead(phrase, (table, key), known)
                    yield CueError(file.name, wrong, remedy, ("line", line) if line else None)


def _known(file: CueFile, own: OwnCues) -> dict[tuple[str, str], set[str]]:
    """All that a file can remove, by table and key."""
    known: dict[tuple[str, str], set[str]] = {}
    some = [file.language] if file.language else languages()
    for source in chain(given_sources(own), *(sources_of(language, own) for language in some)):
        for table, keys in source.lists.items():
            for key, phrases in keys.items():
                known.setdefault((table, key), set()).update(same_key(table, key, each) for each in phrases)
    return known


def _instead(phrase: str, place: tuple[str, str], known: dict[tuple[str, str], set[str]]) -> str:
    """What to do about a phrase that is not at the place where it is to be removed."""
    from difflib import get_close_matches  # only an error needs it

    homes = [
        f"[remove.{table}] {key}"
        for (table, key), those in known.items()
        if same_key(table, key, phrase) in those
    ]
    if homes:
        return f"write it below {' or '.join(sorted(homes))}"
    near = get_close_matches(same_key(*place, phrase), sorted(known.get(place, ())), 1, 0.8)
    return f"did you mean {near[0]!r}?" if near else "leave it out of [remove]"


def _failing(file: CueFile, own: OwnCues) -> Iterator[CueError]:
    cues = load(file.language or COMMON, OwnCues((*own.files, file)))
    for example in file.examples:
        (mark,) = mark_units([Unit(1, 1, example.text, 0)], cues)
        if mark.letter != example.letter:
            yield _failure(file.name, example, mark)


def _failure(name: str, example: Example, mark: Mark) -> CueError:
    wanted, found = (f"{letter} ({MARKS[letter]})" for letter in (example.letter, mark.letter))
    clue = next(
        (clue for letter, clues in LETTERS if letter == mark.letter for clue in mark.clues if clue in clues),
        "",
    )
    told = f", for {clue!r}" if clue else ""
    return CueError(
        name,
        f"{example.text!r} is marked {found}{told}, not {wanted}",
        _way_out(example, clue),
        ("line", example.line),
    )


def _way_out(example: Example, clue: str) -> str:
    """What to do about an example that a `clue` makes something else."""
    if example.letter in _TABLES:
        return f"add a cue of it to {_TABLES[example.letter]}, or correct the example"
    if clue in TABLES_OF_CLUE:
        tables = " or ".join(f"[remove.{table}]" for table in TABLES_OF_CLUE[clue])
        return f"remove the cue with {tables}, or correct the example"
    return "no cue says so; correct the example"
