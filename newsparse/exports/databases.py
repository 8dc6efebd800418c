"""Exports that label their lines: LexisNexis, Nexis Uni and ProQuest.

    The Kallow Post                      Old pier to stay open          Author: Fennick, Orla
    March 3, 2021                        The Kallow Post                Publication info: …
    Old pier to stay open                Section: NEWS                  Full text: The old pier …
    BYLINE: By ORLA FENNICK              Length: 355 words              Subject: Piers
    LENGTH: 355 words                    Body                           Title: Old pier to stay open
    The old pier …                       The old pier …                 Document URL: …
    LOAD-DATE: March 3, 2021             Load-Date: March 3, 2021

The head is read from the top, the tail from the bottom up; a line that looks like a label in between is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from newsparse.article import Line, Zone
from newsparse.exports.pieces import Export, Meaning, Piece, joined
from newsparse.exports.segments import Segment, is_centred, label_of, segments_of
from newsparse.exports.words import DATABASES, Database, database, is_copyright, is_separator
from newsparse.lines import SENTENCE_END, WIDEST
from newsparse.phrases import label_key

LIKE_LABEL = re.compile(r"([^\W\d_][^:.,;!?\"“”]{1,30}?)\s?:\s+(\S.*)")
ENOUGH = 5  # what the labels of an export come to: two for one that only databases print, else one
TITLES = 12  # segments that may stand above the first label: a paper, a date, an edition, a title
TITLE = 300  # characters of one of them
SENTENCE = 70  # characters of a line that is a sentence of a text if a full stop ends it
SHORT = 120  # characters of a line between labels that has none


def read_database(lines: Sequence[Line]) -> Export | None:
    """`lines` as an export with labels; None if they are none."""
    weighed = [(_weigh(lines, labels), labels) for labels in map(database, DATABASES)]
    weight, labels = max(weighed, key=lambda each: each[0])
    if not weight:
        return None
    labels = replace(labels, capitals=_in_capitals(lines, labels))
    segments = segments_of(lines, labels)
    return _export(segments if labels.capitals else _untitled(segments, labels), labels)


def _labels(lines: Sequence[Line], labels: Database) -> list[str]:
    found = (label_of(line.text, labels) for line in lines)
    return [each[0] for each in found if each]


def _in_capitals(lines: Sequence[Line], labels: Database) -> bool:
    """Whether the labels are in capitals; then nothing else is one."""
    found = _labels(lines, labels)
    return sum(map(str.isupper, found)) * 2 > len(found)


def _weigh(lines: Sequence[Line], labels: Database) -> int:
    """What speaks for `lines` as an export of a database; 0 if that is not enough."""
    keys = frozenset(map(label_key, _labels(lines, labels)))
    proofs = len(keys & labels.proof)
    weight = len(keys) + proofs
    sure = proofs > 1 or (proofs and _in_capitals(lines, labels))
    return weight if sure and weight >= ENOUGH else 0


def _untitled(segments: list[Segment], labels: Database) -> list[Segment]:
    """`segments` without a label that is the beginning of a title: above the name of a paper, or said again below."""
    if not segments or not segments[0].label:
        return segments
    first, rest = segments[0], segments[1:]
    whole = joined(first.lines)
    again = any(each.key == first.key and each.value == whole for each in rest)
    above = rest and not rest[0].label and labels.meanings[first.key] != "headline"
    return [Segment(first.lines, "", whole), *rest] if again or above else segments


def _export(segments: Sequence[Segment], labels: Database) -> Export | None:
    head = _head(segments, labels)
    tail = _tail(segments, labels, head)
    if not head and tail == len(segments):
        return None
    pieces = [*_head_pieces(segments[:head], labels), *_tail_pieces(segments[tail:], labels)]
    body = [line for segment in segments[head:tail] for line in segment.lines]
    if body and segments[head].key in labels.openers:
        if segments[head].value:
            body[0] = body[0]._replace(text=segments[head].value)
        else:
            pieces.append(_piece(segments[head], "remark", "head", "the label of the body"))
            body = body[1:]
    return Export(pieces, _with_gaps(body), certain=bool(head), wrapped=labels.capitals and _is_wrapped(body))


def _is_wrapped(body: Sequence[Line]) -> bool:
    """Whether a line of `body` goes on right below, and none is longer than wrapped copy has them."""
    goes_on = any(
        below.number == above.number + 1
        and below.text.lstrip()[0].islower()
        and not SENTENCE_END.search(above.text[-6:])
        for above, below in pairwise(body)
    )
    return goes_on and all(len(line.text) <= WIDEST for line in body)


def _with_gaps(body: Sequence[Line]) -> list[Line]:
    """`body` with a blank line wherever lines were left out."""
    kept: list[Line] = []
    for line in body:
        if kept and kept[-1].number + 1 < line.number:
            kept.append(kept[-1]._replace(text=""))
        kept.append(line)
    return kept


def _head(segments: Sequence[Segment], labels: Database) -> int:
    """How many of `segments` stand above the body; 0 if that cannot be told.

    The opener of the body is left to it. Without one, the labels of the top are followed as long as they go on.
    """
    opener = next((i for i, each in enumerate(segments) if each.key in labels.openers), 0)
    untold = list(_untold(segments[:opener], labels))
    if opener and len(untold) <= 2 * TITLES and not any(_is_prose(each.value) for each in untold):
        return opener
    above = [bool(each.label) and each.key not in labels.below for each in segments]
    first = next((i for i, is_label in enumerate(above) if is_label), len(segments))
    titles = segments[:first]
    if first == len(segments) or first > TITLES or any(_is_prose(each.value) for each in titles):
        return 0
    end = first + 1
    while end < len(segments) and (above[end] or _is_between_labels(segments, above, end)):
        end += 1
    return end


def _is_prose(text: str) -> bool:
    """Whether `text` is no title."""
    return len(text) > TITLE or (len(text) > SENTENCE and text.endswith("."))


def _untold(segments: Sequence[Segment], labels: Database) -> Iterator[Segment]:
    """Those of `segments` that have no label, and do not go on with one."""
    label = ""
    for segment in segments:
        label = segment.key or label
        if not segment.label and label not in labels.long:
            yield segment


def _is_between_labels(segments: Sequence[Segment], above: Sequence[bool], i: int) -> bool:
    """Whether segment `i` is of the head without a known label: a date between labels, a copyright."""
    segment = segments[i]
    if segment.label:
        return False
    followed = i + 1 < len(segments) and above[i + 1]
    return is_copyright(segment.value) or (followed and len(segment.value) <= SHORT)


def _tail(segments: Sequence[Segment], labels: Database, head: int) -> int:
    """The index of the first segment below the body, found from the bottom up; their number for none.

    A label stands there once, so what looks like one of the title or the author again is a line of the text.
    """
    closers = [i for i, each in enumerate(segments) if i > head and each.key in labels.closers]
    at = closers[-1] if closers else len(segments)
    seen = {each.key for each in segments[at:]}
    while at > head:
        i = _below_body(segments, labels, at - 1)
        key = segments[i].key
        if i < head or key in labels.openers or (key and key in seen - labels.below):
            break
        seen.add(key)
        at = i
    return at


def _below_body(segments: Sequence[Segment], labels: Database, i: int) -> int:
    """The index of the label with which segment `i` belongs to the tail, `i` itself for one that needs none; else -1.

    A long value goes on for several paragraphs, and below a known label there may be one that is not known.
    """
    if segments[i].label or is_copyright(segments[i].value) or is_separator(segments[i].value):
        return i
    label = next((j for j in range(i, -1, -1) if segments[j].label), -1)
    key = segments[label].key if label >= 0 else ""
    if key not in labels.below:
        return -1
    like = all(LIKE_LABEL.match(each.value) for each in segments[label + 1 : i + 1])
    return label if like or key in labels.long else -1


def _head_pieces(segments: Sequence[Segment], labels: Database) -> Iterator[Piece]:
    labelled: Segment | None = None
    for segment in segments:
        if segment.label and (labelled or segment.key not in labels.below):
            yield _labelled(segment, labels, "head")
            labelled = segment
        elif is_copyright(segment.value):
            yield _piece(segment, "copyright", "head", "a copyright")
        elif is_separator(segment.value):
            yield _piece(segment, "remark", "head", "a separator of the dump")
        elif labelled is None:
            yield _heading(segment)
        elif labelled.key in labels.long:
            yield _more(segment, labelled, labels, "head")
        else:
            yield _unknown(segment, "head") or _piece(segment, "date", "head", "among the labels")


def _tail_pieces(segments: Sequence[Segment], labels: Database) -> Iterator[Piece]:
    labelled: Segment | None = None
    for segment in segments:
        if segment.label:
            yield _labelled(segment, labels, "tail")
            labelled = segment
        elif is_copyright(segment.value):
            yield _piece(segment, "copyright", "tail", "a copyright")
        elif labelled and labelled.key in labels.long:
            yield _more(segment, labelled, labels, "tail")
        else:
            yield _unknown(segment, "tail") or _piece(
                segment, "remark", "tail", "below the body of an export"
            )


def _labelled(segment: Segment, labels: Database, zone: Zone) -> Piece:
    return _piece(segment, labels.meanings[segment.key], zone, f"the label {segment.label}")


def _heading(segment: Segment) -> Piece:
    meaning: Meaning = "centred" if is_centred(segment.lines[0]) else "heading"
    plain = replace(segment, label="", value=joined(segment.lines))
    return _piece(plain, meaning, "head", "above the labels")


def _more(segment: Segment, labelled: Segment, labels: Database, zone: Zone) -> Piece:
    """A paragraph that goes on with a label, or is all of its value."""
    meaning = "field" if labelled.value else labels.meanings[labelled.key]
    return _piece(segment, meaning, zone, f"goes on with {labelled.label}")._replace(label=labelled.label)


def _unknown(segment: Segment, zone: Zone) -> Piece | None:
    """A segment with a label that is not known, among those that are."""
    match = LIKE_LABEL.fullmatch(segment.value)
    if match is None:
        return None
    return _piece(segment, "field", zone, "like a label")._replace(said=match[2], label=match[1])


def _piece(segment: Segment, meaning: Meaning, zone: Zone, reason: str) -> Piece:
    first, last = segment.lines[0].number, segment.lines[-1].number
    return Piece(first, last, joined(segment.lines), segment.value, meaning, zone, reason, segment.label)
