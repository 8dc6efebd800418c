"""The labels and marks of exports, from cues/exports.toml to what the shapes match with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from newsparse.cues import exports, phrases_of, proofs
from newsparse.exports.pieces import Meaning
from newsparse.phrases import label_key

DATABASES = ("nexis", "proquest")
NUMBER = r"\d[\d.,’' ]{0,8}"  # of words: "355", "1,204", "1.204"
SIGNED = re.compile(r"(?:19|20)\d\d|©|\([cC]\)")
RESERVED = 300  # characters of a line that reserves rights; more is a paragraph


@dataclass(frozen=True, slots=True, eq=False)
class Database:
    """The labels of one kind of database, by `label_key`; the sets are explained in cues/exports.toml.

    `openers` and `closers` are the labels of the body and of what stands below it; with `capitals`, a label counts
    in capitals only.
    """

    meanings: Mapping[str, Meaning]
    openers: frozenset[str]
    closers: frozenset[str]
    proof: frozenset[str]
    count: frozenset[str]
    below: frozenset[str]
    long: frozenset[str]
    alone: frozenset[str]
    capitals: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class WireWords:
    """What a byline begins with, a note to editors above the story and one in it, and the notes below it."""

    byline: tuple[str, ...]
    notes: tuple[str, ...]
    asides: tuple[str, ...]
    tail: tuple[str, ...]


def listed(table: str, key: str) -> list[str]:
    """One list of cues/exports.toml; empty if there is none."""
    return phrases_of(exports()[table].get(key, ""))


@cache
def database(name: str) -> Database:
    """The labels of one of DATABASES."""

    def keys(key: str) -> frozenset[str]:
        return frozenset(map(label_key, listed(name, key)))

    meanings: dict[str, Meaning] = {
        label: meaning for meaning in get_args(Meaning) for label in keys(meaning)
    }
    openers, closers = keys("opener"), keys("closer")
    meanings |= dict.fromkeys(openers | closers, "remark")
    return Database(
        meanings,
        openers,
        closers,
        proof=proofs() & meanings.keys(),
        count=keys("count"),
        below=keys("below"),
        long=keys("long"),
        alone=keys("alone"),
    )


@cache
def wire_words() -> WireWords:
    return WireWords(*(_beginnings("wire", key) for key in ("byline", "notes", "asides", "tail")))


def _beginnings(table: str, key: str) -> tuple[str, ...]:
    return tuple(phrase.casefold() for phrase in listed(table, key))


def opens_with(text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether `text` begins with one of `beginnings`, as whole words; a bracket before it is looked past."""
    return opening(text, beginnings) is not None


def opening(text: str, beginnings: tuple[str, ...]) -> str | None:
    """The one of `beginnings`, case folded, with which `text` begins, as in `opens_with`; None if there is none."""
    low = text[:80].casefold().strip()
    for each in (low, low.lstrip("(")):
        if each.startswith(beginnings):
            for begun in beginnings:
                if each.startswith(begun) and not each[len(begun) : len(begun) + 1].isalnum():
                    return begun
    return None


@cache
def _count() -> re.Pattern[str]:
    words = "|".join(map(re.escape, listed("common", "words")))
    return re.compile(rf"{NUMBER}\s?(?:{words})\.?", re.IGNORECASE)


def is_count(text: str) -> bool:
    """Whether `text` is a number of words: "355 words"."""
    return len(text) < 40 and _count().fullmatch(text.strip()) is not None


def is_copyright(text: str) -> bool:
    """Whether `text`, a line or a paragraph, reserves rights; a title may begin with the word."""
    if len(text) > RESERVED:
        return False
    signed = opens_with(text, _beginnings("common", "copyright")) and SIGNED.search(text) is not None
    return signed or opens_with(text, _beginnings("common", "rights"))


@cache
def _languages() -> frozenset[str]:
    return frozenset(listed("common", "languages"))


def is_language(text: str) -> bool:
    """Whether `text` is the name of a language."""
    return text.strip().casefold() in _languages()


@cache
def _of() -> re.Pattern[str]:
    of = "|".join(map(re.escape, listed("common", "of")))
    return re.compile(rf"(?:[^\W\d_]+ )?\d+ (?:{of}) \d+(?: [^\W\d_]+)?", re.IGNORECASE)


def is_separator(text: str) -> bool:
    """Whether `text`, a line, only sets articles apart: a rule, or which of how many this one is."""
    return not any(map(str.isalnum, text)) or (len(text) < 60 and _of().fullmatch(text.strip()) is not None)
