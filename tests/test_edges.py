from __future__ import annotations

import pytest
from signing import names, signed

from newsparse import parse
from newsparse.edges import without_byline_as_headline, without_notes
from newsparse.signers import Signed
from newsparse.zones import find_zones


@pytest.mark.parametrize(
    ("byline", "last", "is_note"),
    [
        ("By Orla Fennick", "Orla Fennick covers the islands and the ferries that go there.", True),
        ("Orla Fennick", "The poet Orla Fennick lives on a boat in Kallow.", True),
        (
            "By Orla Fennick",
            "The crew of the ferry was thanked at length by Orla Fennick on the quay.",
            False,
        ),
        ("By Orla Fennick", "Tom Weller covers the islands and the ferries that go there.", False),
        ("3 March 2021", "Orla Fennick covers the islands and the ferries that go there.", False),
    ],
    ids=["behind By", "a bare name", "further on", "somebody else", "nobody signs"],
)
def test_a_note_on_who_signs_ends_the_body(byline: str, last: str, is_note: bool) -> None:
    text = signed([byline], [last])
    text = text._replace(zones=text.zones._replace(last=5))
    assert without_notes(text).last == (4 if is_note else 5)


@pytest.mark.parametrize(
    ("above", "told", "is_cut"),
    [
        ("By Orla Fennick", "Orla Fennick is a reporter in Kallow.", True),
        ("By Orla Fennick", "Orla Fennick", True),
        ("By Orla Fennick", "On Monday Orla Fennick was on the pier.", False),
        ("Quay House", "In Quay House nobody wants to speak of that.", False),
        ("Quay House", "Quay House", False),
    ],
)
def test_above_the_last_unit_a_note_tells_a_job_of_who_signs(above: str, told: str, is_cut: bool) -> None:
    text = signed([above], [told, "All of it will be heard again when the harbour meets in the spring."])
    text = text._replace(zones=text.zones._replace(last=6))
    assert without_notes(text).last == (4 if is_cut else 6)


def test_a_place_above_the_body_is_no_author_of_whom_its_last_paragraph_speaks() -> None:
    text = signed(["Quay House", "By Orla Fennick"], ["In Quay House the pumps are heard day and night."])
    text = text._replace(zones=text.zones._replace(last=5))
    assert without_notes(text).last == 5


def test_of_whom_the_body_speaks_there_is_no_note() -> None:
    text = signed(
        ["By Orla Fennick"], ["On Monday the harbour asked Orla Fennick.", "Orla Fennick came late."]
    )
    text = text._replace(zones=text.zones._replace(last=6))
    assert without_notes(text).last == 6


def test_the_body_ends_above_who_sent_the_text() -> None:
    text = signed([], ["From Anna Keller, Kallow."])
    assert without_notes(text._replace(zones=text.zones._replace(last=4))).last == 3


@pytest.mark.parametrize(
    ("language", "head", "authors"),
    [
        ("en", ["From Anna Keller and Tom Reed, Kallow"], ["Anna Keller", "Tom Reed"]),
        ("tr", ["Zorvane KARABACAK / YENİ RIHTIM"], ["Zorvane KARABACAK"]),
        ("pt", ["Zorvane Passos Lemos", "Repórter da Agência do Cais"], ["Zorvane Passos Lemos"]),
        ("de", ["Von: ka"], []),
    ],
)
def test_a_byline_as_the_first_line_is_no_headline(
    language: str, head: list[str], authors: list[str]
) -> None:
    text = _without_headline(head, language)
    text = text._replace(zones=without_byline_as_headline(text))
    assert text.zones.headline is None
    assert names(text) == authors


@pytest.mark.parametrize(
    ("line", "spoken", "signs"),
    [
        ("Anna Keller", "She had most to say of all of them.", True),
        ("Anna Keller", "Keller had most to say of all of them.", False),
        ("Anna Keller-Quay Post", "She had most to say of all of them.", False),
        ("Quay House", "She had most to say of all of them.", False),
    ],
    ids=["signs", "is spoken of", "with an outlet", "a house"],
)
def test_a_person_right_above_a_text_that_does_not_speak_of_them_signs(
    line: str, spoken: str, signs: bool
) -> None:
    text = "The town council has voted to build a covered market on the old bus station after eleven years."
    article = parse(f"{line}\n\n{text}\n\n{spoken} It took an hour, and nobody in the hall got up to leave.")
    assert article.headline == (None if signs else line)
    assert [name for credit in article.credits for name in credit.names] == ([line] if signs else [])


def test_below_a_byline_as_the_first_line_there_is_no_deck() -> None:
    text = _without_headline(["Von: ka", "Gut."], "de")
    zones = without_byline_as_headline(text)
    assert (zones.first, 1 in zones.carried) == (1, True)


@pytest.mark.parametrize(
    "head", [["From Kallow and Osmer, by Ferry"], ["Quay News / Sports"], ["Quay House", "Director leaves"]]
)
def test_another_first_line_is_the_headline(head: list[str]) -> None:
    assert without_byline_as_headline(_without_headline(head, "en")).headline == 0


def _without_headline(head: list[str], language: str) -> Signed:
    """A text that opens with `head`, the first line of which was taken for its headline."""
    text = signed(head, language=language)
    units, marks = text.units[1:], text.marks[1:]
    zones = find_zones(units, marks)._replace(first=len(head), last=len(head) + 2, headline=0)
    return Signed(units, marks, zones, text.words)
