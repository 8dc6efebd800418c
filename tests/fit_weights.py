"""Fit newsparse/weights.toml on a labelled corpus.

    python tests/fit_weights.py CORPUS.jsonl.gz > newsparse/weights.toml

A row of the corpus is {"id", "form", "text", "gold": {"headline", "authors", "body": [{"kind", "text"}], ...}};
an id begins with its publisher. The models are logistic regressions over named clues: each weight is
what its clue adds to the log odds. Needs scikit-learn and numpy, which nothing else here does.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import numpy
from publishers import ONE_IN, is_held_out
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from newsparse import headlines, labels, signers, topics, weights, zones
from newsparse.article import Unit
from newsparse.cues import load
from newsparse.languages import tell_language
from newsparse.lines import find_layout, fold, split_lines
from newsparse.marks import Mark, mark_units
from newsparse.shown import with_captions
from newsparse.surroundings import Surroundings, alone, clues_in_place

WORD = re.compile(r"\w+")
LONG = 6  # paragraphs of a body that is worth an interruption
COPY = 0.15  # what a changed copy of a text counts for beside the text itself
# The same of an interrupted one. With .15 a line like "Tags" in the midst of a body cost a paragraph in a tenth of the
# bodies; with more than .3 those without such a line begin to suffer.
INTERRUPTED = 0.3
# Clues that hardly a text of a corpus has, behind what they weigh as much as. With letters exchanged, so that no word
# of the dumps is known, .906 of the paragraphs on pages are right so, .887 with "none", .888 with "many".
ALIKE = {
    "function words: some": ("function words: not counted",),
    "a picture credit at the end": ("a caption elsewhere",),
    "furniture: start": ("a breadcrumb",),
}
Row = dict[str, Any]
Example = tuple[list[weights.Clue], bool]
"""Clues with their degrees, and whether the answer is yes."""


def norm(text: str | None) -> str:
    return " ".join(WORD.findall((text or "").lower()))


def gold_labels(row: Row, units: list[Unit]) -> list[str]:
    """The gold label of each unit; "?" where the gold leaves it open."""
    gold = row["gold"]
    whole = norm(" ".join(block["text"] for block in gold["body"]))
    kinds = {norm(block["text"]): block["kind"] for block in gold["body"] if block["kind"] != "text"}
    captions = {norm(caption) for caption in gold.get("captions", ())}
    found = []
    for unit in units:
        key = norm(unit.text)
        if key and key == norm(gold.get("headline")):
            found.append("headline")
        elif key in kinds:
            found.append(kinds[key])
        elif key in captions:
            found.append("caption")
        elif any(norm(name) in key for name in gold.get("authors") or ()) and len(key) < 120:
            found.append("author")
        elif key and key in whole:
            found.append("paragraph" if len(key) > 25 and row["form"] == "aeb" else "?")
        else:
            found.append("other")
    return found


class Reading:
    """A row with its units, marks and gold labels, and what it counts for."""

    def __init__(self, row: Row, share: float = 1.0) -> None:
        lines = split_lines(row["text"])
        self.row, self.share = row, share
        self.units = fold(lines, find_layout(lines))
        self.cues = load(tell_language(self.units))
        self.marks: list[Mark] = with_captions(mark_units(self.units, self.cues), self.units.texts)
        self.gold = gold_labels(row, self.units)


def variants(row: Row) -> Iterator[tuple[Row, float]]:
    """`row`, and the same article as others keep it: cut short, and without blank lines.

    A corpus has long articles from few extractors; what is learnt from it has to hold for a brief of three
    paragraphs and for a dump with one paragraph a line. With each, what it counts for.
    """
    yield row, 1.0
    if row["form"] != "aeb":
        yield {**row, "text": shortened(row)}, COPY
        yield {**row, "text": "\n".join(line for line in row["text"].split("\n") if line.strip())}, COPY


def shortened(row: Row) -> str:
    """The text of `row` without what stands between its third paragraph and the end of its body."""
    paragraphs = {norm(block["text"]) for block in row["gold"]["body"] if block["kind"] == "paragraph"}
    lines = row["text"].split("\n")
    body = [i for i, line in enumerate(lines) if norm(line) in paragraphs and line.strip()]
    return "\n".join(lines[: body[2] + 1] + lines[body[-1] + 1 :]) if len(body) > 3 else str(row["text"])


def interrupted(row: Row) -> str:
    """The text of `row` with a line in the middle of its body that opens the tail of other texts: "Read also"."""
    paragraphs = {norm(block["text"]) for block in row["gold"]["body"] if block["kind"] == "paragraph"}
    lines = row["text"].split("\n")
    body = [i for i, line in enumerate(lines) if norm(line) in paragraphs and line.strip()]
    if len(body) < LONG:
        return str(row["text"])
    all_lines = split_lines(row["text"])
    cues = load(tell_language(fold(all_lines, find_layout(all_lines)))).furniture.tail_whole
    openers = sorted(cue for cue in cues if "#" not in cue)
    opener = openers[sum(map(ord, row["id"])) % len(openers)].capitalize()
    at = body[len(body) // 2]
    return "\n".join([*lines[:at], opener, *([] if lines[at - 1].strip() else [""]), *lines[at:]])


def alone_examples(reading: Reading) -> Iterator[Example]:
    for mark, gold in zip(reading.marks, reading.gold, strict=True):
        if gold not in ("?", "deck"):
            yield [(clue, 1.0) for clue in mark.clues], gold == "paragraph"


def body_examples(reading: Reading) -> Iterator[Example]:
    around = Surroundings(reading.units, reading.marks, alone(reading.marks))
    for i, gold in enumerate(reading.gold):
        if gold not in ("?", "deck"):
            yield clues_in_place(reading.marks, around, i), gold == "paragraph"


def first_paragraph(reading: Reading) -> int:
    body = [i for i, gold in enumerate(reading.gold) if gold == "paragraph"]
    return body[0] if body else 0


def headline_examples(reading: Reading) -> Iterator[Example]:
    first = first_paragraph(reading)
    topic = topics.topic_of(reading.units, first)
    if "headline" in reading.gold[:first]:
        last = max(i for i in range(first) if reading.gold[i] == "headline")
        for i, clues in headlines.headline_clues(reading.units, reading.marks, first, topic):
            if i == last or reading.gold[i] != "headline":
                yield clues, i == last


def gold_zones(reading: Reading) -> zones.Zones | None:
    """The zones of a text as the gold has them; None where no headline stands above a body."""
    body = [i for i, gold in enumerate(reading.gold) if gold == "paragraph"]
    above = [i for i in range(body[0]) if reading.gold[i] == "headline"] if body else []
    if not above:
        return None
    topic = topics.topic_of(reading.units, body[0])
    return zones.Zones(body[0], body[-1] + 1, above[-1], [], [0.0] * len(reading.units), frozenset(), topic)


def byline_examples(reading: Reading) -> Iterator[Example]:
    found = gold_zones(reading)
    if found:
        text = signers.Signed(reading.units, reading.marks, found, reading.cues.credits)
        authors = {norm(name) for name in reading.row["gold"]["authors"] or ()}
        signing = signers.candidates(text)
        for i, clues in signers.byline_clues(text, signing):
            yield clues, not authors.isdisjoint(map(norm, signing[i]))


def deck_examples(reading: Reading) -> Iterator[Example]:
    found = gold_zones(reading)
    for i in range(found.headline + 1, found.first) if found and found.headline is not None else ():
        if reading.gold[i] != "?" and reading.marks[i].letter not in "bcdg":
            place = labels.Place(i, reading.units, reading.marks, found, reading.cues.credits)
            yield labels.deck_clues(place, found.headline), reading.gold[i] == "deck"


def subhead_examples(reading: Reading) -> Iterator[Example]:
    around = Surroundings(reading.units, reading.marks, alone(reading.marks))
    body = [i for i, gold in enumerate(reading.gold) if gold == "paragraph"]
    for i in range(body[0], body[-1]) if body and reading.row["form"] != "aeb" else ():
        if (
            reading.gold[i] in ("subhead", "other", "caption", "author")
            and reading.marks[i].letter not in "bcdg"
        ):
            yield clues_in_place(reading.marks, around, i), reading.gold[i] == "subhead"


QUESTIONS = {
    "alone": alone_examples,
    "body": body_examples,
    "headline": headline_examples,
    "byline": byline_examples,
    "deck": deck_examples,
    "subhead": subhead_examples,
}


def fit(texts: list[tuple[list[Example], float]]) -> weights.Weights:
    """A logistic regression of the examples of each text with its share, weights rounded to two places.

    A long text must not outvote the short ones, so its examples count less, by the fourth root of their number.
    """
    examples = [example for text, _ in texts for example in text]
    shares = [share * len(text) ** -0.25 for text, share in texts for _ in text]
    mean = sum(shares) / len(shares)
    vectors = DictVectorizer()
    table = vectors.fit_transform([dict(clues) for clues, _ in examples])
    model = LogisticRegression(C=1.0, max_iter=5000).fit(
        table, [answer for _, answer in examples], [share / mean for share in shares]
    )
    weighed = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return weights.Weights(round(float(model.intercept_[0]), 2), to_table(weighed))


def fit_choice(texts: list[tuple[list[Example], float]]) -> weights.Weights:
    """The same for a question that asks which of a text's units it is, not whether each one is: a regression of the
    differences between the right ones and the others. Stronger than `fit` towards small weights, as texts are few.
    """
    vectors = DictVectorizer()
    vectors.fit([dict(clues) for text, _ in texts for clues, _ in text])
    differences, shares = [], []
    for text, share in texts:
        right, wrong = ([dict(clues) for clues, answer in text if answer is want] for want in (True, False))
        if right and wrong:
            pairs = [
                a - b for a in vectors.transform(right).toarray() for b in vectors.transform(wrong).toarray()
            ]
            differences += pairs
            shares += [share * len(pairs) ** -0.5] * len(pairs)
    table, mean = numpy.array(differences), sum(shares) / len(shares)
    model = LogisticRegression(C=0.03, fit_intercept=False, max_iter=5000)
    answers = [True] * len(table) + [False] * len(table)
    model.fit(numpy.vstack([table, -table]), answers, [share / mean for share in shares * 2])
    weighed = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return weights.Weights(0.0, to_table(weighed))


def to_table(weighed: Iterable[tuple[str, float]]) -> weights.Table:
    """Weights rounded to two places, the largest first, and behind them those of clues that are like them."""
    ranked = sorted(weighed, key=lambda pair: -pair[1])
    return weights.Table(
        {each: round(float(weight), 2) for name, weight in ranked for each in (name, *ALIKE.get(name, ()))}
    )


def fit_all(rows: list[Row]) -> dict[str, weights.Weights]:
    """The weights of each question, in the order in which they build on one another."""
    fitted = weights.weights()
    fitted.clear()
    readings = [Reading(*variant) for row in rows for variant in variants(row)]
    interruptions = [
        Reading({**row, "text": interrupted(row)}, INTERRUPTED) for row in rows if row["form"] != "aeb"
    ]
    for question, examples in QUESTIONS.items():
        fit_one = fit_choice if question == "headline" else fit
        asked = readings + interruptions if question == "body" else readings
        fitted[question] = fit_one([(list(examples(reading)), reading.share) for reading in asked])
        print(question, "fitted", file=sys.stderr)
    return fitted


def to_toml(fitted: dict[str, weights.Weights]) -> str:
    """`fitted` as the text of weights.toml."""
    lines = [
        "# Fitted by tests/fit_weights.py: what each clue adds to the log odds of a yes. Do not edit by hand."
    ]
    for question, model in fitted.items():
        clues = (f"{weight} {name}" for name, weight in model.clues.items() if weight)
        lines += ["", f"[{question}]", f"bias = {model.bias}", "clues = '''", *clues, "'''"]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus")
    parser.add_argument("--all", action="store_true", help=f"leave no publisher out; else one in {ONE_IN} is")
    options = parser.parse_args()
    with gzip.open(options.corpus, "rt", encoding="utf-8") as corpus:
        rows = [json.loads(line) for line in corpus]
    sys.stdout.write(to_toml(fit_all([row for row in rows if options.all or not is_held_out(row)])))


if __name__ == "__main__":
    main()
