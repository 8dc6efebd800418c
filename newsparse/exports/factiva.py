"""Exports of Factiva: two-letter codes in a fixed order, or the same lines without the codes.

    HD   Old pier to stay open          Old pier to stay open
    BY   By Orla Fennick                By Orla Fennick
    WC   355 words                      355 words
    PD   3 March 2021                   3 March 2021
    SN   The Kallow Post                The Kallow Post
    SC   KALP                           KALP
    LA   English                        English
    CY   Copyright 2021 …               Copyright 2021 …
    LP   The old pier …                 The old pier …
    AN   Document KALP000020210303eh33  Document KALP000020210303eh33

The value of a code stands behind it or on the lines below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from newsparse.article import Line, Zone
from newsparse.exports.pieces import Export, Meaning, Piece, joined
from newsparse.exports.words import is_copyright, is_count, is_language, is_separator, listed, opens_with

CODE = re.compile(r"([A-Z]{2,3})(?:(\s+)(\S.*))?")
ENOUGH = 5  # codes in their order that make an export
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s.{1,8})?")
PAPER = re.compile(r"[A-Z][A-Z0-9]{2,9}")
NUMBERED = re.compile(r"\S+ [A-Z0-9]{12,40}", re.IGNORECASE)  # "Document KALP000020210303eh330000a"
ABOVE = 6  # lines above the number of words: a section, a title, a byline
BELOW = 12  # lines between it and the language
LINE = 300  # characters of one of them
DATE = 40


@dataclass(frozen=True, slots=True)
class Code:
    """A code, the index of its line, and what stands behind it there."""

    name: str
    at: int
    value: str


@cache
def _order() -> dict[str, int]:
    return {code: i for i, code in enumerate(" ".join(listed("factiva", "order")).split())}


@cache
def _meanings() -> dict[str, Meaning]:
    return {code: meaning for meaning in get_args(Meaning) for code in listed("factiva", meaning)}


def read_coded(lines: Sequence[Line]) -> Export | None:
    """`lines` as an export with codes; None if they are none."""
    above, openers, below = _codes(lines)
    if len(above) + len(openers) + len(below) < ENOUGH or not openers or not _is_measured(above, lines):
        return None
    head, tail = openers[0].at, below[0].at if below else len(lines)
    pieces = [_remark(line, "head", "above the codes") for line in lines[: above[0].at] if line.text.strip()]
    pieces += [piece for code, part in _values(above, lines, head) for piece in _pieces(code, part, "head")]
    pieces += [_opener(lines[code.at]) for code in openers if not code.value]
    pieces += [
        piece for code, part in _values(below, lines, len(lines)) for piece in _pieces(code, part, "tail")
    ]
    body = list(lines)
    for code in openers:
        body[code.at] = replace(lines[code.at], text=code.value)
    return Export(pieces, body[head:tail])


def _codes(lines: Sequence[Line]) -> tuple[list[Code], list[Code], list[Code]]:
    """The codes above the body, those that open it, and those below it; all empty where no headline has one."""
    candidates = [code for i, line in enumerate(lines) if (code := _code(line, i))]
    title = next((code for code in candidates if code.name == "HD"), None)
    if title is None:
        return [], [], []
    if not title.value:
        candidates = [code for code in candidates if not code.value]
    order, openers = _order(), frozenset(listed("factiva", "opener"))
    above: list[Code] = []
    opening: list[Code] = []
    for code in candidates:
        last = (above + opening)[-1:]
        if (last and order[code.name] <= order[last[0].name]) or (opening and code.name not in openers):
            continue
        (opening if code.name in openers else above).append(code)
    return above, opening, _below(candidates, opening, lines) if opening else []


def _code(line: Line, i: int) -> Code | None:
    match = CODE.fullmatch(line.text.strip())
    return Code(match[1], i, match[3] or "") if match and match[1] in _order() else None


def _below(candidates: Sequence[Code], opening: Sequence[Code], lines: Sequence[Line]) -> list[Code]:
    """The codes below the body, from the last one up: in their order, and with one paragraph each."""
    order, end = _order(), len(lines)
    found: list[Code] = []
    for code in reversed([each for each in candidates if each.at > opening[-1].at]):
        late = order[code.name] > order[opening[-1].name]
        if not late or (found and order[code.name] >= order[found[0].name]):
            continue
        if len(_chunks(lines[code.at : end])) > 2 - bool(code.value):
            break
        found.insert(0, code)
        end = code.at
    return found


def _chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """`lines` cut at blank ones."""
    chunks: list[list[Line]] = []
    gap = True
    for line in lines:
        if line.text.strip():
            if gap:
                chunks.append([])
            chunks[-1].append(line)
        gap = not line.text.strip()
    return chunks


def _values(codes: Sequence[Code], lines: Sequence[Line], end: int) -> Iterator[tuple[Code, Sequence[Line]]]:
    """Each of `codes` with its lines: up to the next one, or to `end`."""
    ends = [*(code.at for code in codes), end][1:]
    return ((code, lines[code.at : last]) for code, last in zip(codes, ends, strict=True))


def _is_measured(codes: Sequence[Code], lines: Sequence[Line]) -> bool:
    """Whether the codes that hold a number of words or a date do so."""
    values = {
        code.name: joined(part)[len(code.name) :].strip() for code, part in _values(codes, lines, len(lines))
    }
    return is_count(values.get("WC", "")[:40]) or YEAR.search(values.get("PD", "")[:DATE]) is not None


def _pieces(code: Code, lines: Sequence[Line], zone: Zone) -> Iterator[Piece]:
    """The piece of a code with the paragraph that is its value, and one for each that follows."""
    meaning = _meanings().get(code.name, "field")
    chunks = _chunks(lines)
    if not code.value and len(chunks[0]) == 1 and len(chunks) > 1:
        chunks[:2] = [chunks[0] + chunks[1]]
    for i, chunk in enumerate(chunks):
        text = joined(chunk)
        said = text[len(code.name) :].strip() if not i else text
        reason = f"the code {code.name}" if not i else f"goes on with {code.name}"
        if zone == "tail" and i and (is_separator(text) or is_copyright(text)):
            yield Piece(chunk[0].number, chunk[-1].number, text, text, "remark", zone, "below the codes")
        else:
            yield Piece(chunk[0].number, chunk[-1].number, text, said, meaning, zone, reason, code.name)


def _opener(line: Line) -> Piece:
    return _remark(line, "head", "the code of the body")


def _remark(line: Line, zone: Zone, reason: str) -> Piece:
    text = line.text.strip()
    return Piece(line.number, line.number, text, text, "remark", zone, reason)


# Without codes


def read_uncoded(lines: Sequence[Line]) -> Export | None:
    """`lines` as an export without codes, known by the run of lines between title and text; None if they are none."""
    filled = [line for line in lines if line.text.strip()]
    words = next((i for i, line in enumerate(filled[: ABOVE + 1]) if is_count(line.text)), 0)
    head = _labelled_run(filled[words:]) if words else []
    if not head or any(len(line.text) > LINE for line in filled[:words]):
        return None
    pieces = [*_titles(filled[:words]), *head]
    rest = [line for line in lines if line.number > head[-1].last]
    tail = list(_numbered(rest))
    last = tail[0].first if tail else rest[-1].number + 1 if rest else 0
    return Export([*pieces, *tail], [line for line in rest if line.number < last])


def _titles(lines: Sequence[Line]) -> Iterator[Piece]:
    for line in lines:
        text = line.text.strip()
        if is_separator(text):
            yield _remark(line, "head", "a separator of the dump")
        else:
            yield Piece(line.number, line.number, text, text, "heading", "head", "above the number of words")


def _labelled_run(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of the run that begins with the number of words; empty if it is no such run.

    A date, a paper, its code and a language follow, in this order; a time, a page and a copyright may.
    """
    texts = [line.text.strip() for line in lines[: BELOW + 2]]
    language = next((i for i, text in enumerate(texts) if is_language(text)), 0)
    if language < 4 or not (YEAR.search(texts[1]) and len(texts[1]) <= DATE):
        return []
    names = ["WC", "PD", *(["ET"] if CLOCK.fullmatch(texts[2]) else []), "SN", "SC"]
    if len(names) > language or not PAPER.fullmatch(texts[len(names) - 1]):
        return []
    names += ["PG"] * (language - len(names)) + ["LA"]
    if language + 1 < len(texts) and is_copyright(texts[language + 1]):
        names.append("CY")
    return [
        Piece(
            line.number,
            line.number,
            text,
            text,
            _meanings().get(name, "field"),
            "head",
            f"stands where {name} does",
            name,
        )
        for line, text, name in zip(lines, texts, names, strict=False)
    ]


def _numbered(lines: Sequence[Line]) -> Iterator[Piece]:
    """The pieces from the number of the document on, which ends an article."""
    marks = [
        i
        for i, line in enumerate(lines)
        if NUMBERED.fullmatch(line.text.strip())
        and opens_with(line.text, tuple(listed("factiva", "document")))
    ]
    for i, line in enumerate(lines[marks[-1] :] if marks else ()):
        text = line.text.strip()
        if not i:
            yield Piece(
                line.number, line.number, text, text, "field", "tail", "the number of the document", "AN"
            )
        elif text:
            yield _remark(line, "tail", "below the number of the document")
