from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from strategies import news_texts, strings, texts

from newsparse import parse
from newsparse.article import Credit, Unit
from newsparse.bylines import (
    LIKELY,
    Signed,
    byline_clues,
    candidates,
    find_bylines,
    find_mailed,
    find_outlet,
    find_set_off,
    find_signed_off,
    noted,
    senders,
    without_byline_as_headline,
    without_notes,
)
from newsparse.cues import load
from newsparse.labels import label_units
from newsparse.lines import fold, split_lines
from newsparse.marks import mark_units
from newsparse.weights import weights
from newsparse.zones import find_zones

HEADLINE = "Ferry leaves the harbour without a captain"
FIRST = "The ferry left the pier before dawn, and nobody on the quay had seen who was at the wheel that day."
SECOND = "It came back in the evening with all its passengers, who said that they had not noticed anything."


def signed(head: Sequence[str], tail: Sequence[str] = (), language: str = "en") -> Signed:
    """A text with two paragraphs, the lines of `head` between them and the headline, those of `tail` below.

    There is a blank line above each.
    """
    lines = [HEADLINE, *head, FIRST, SECOND, *tail]
    units = [Unit(2 * i, 2 * i, line, 1) for i, line in enumerate(lines, 1)]
    marks = mark_units(units, load(language))
    first = 1 + len(head)
    zones = find_zones(units, marks)._replace(first=first, last=first + 2, headline=0, topic=frozenset())
    return Signed(units, marks, zones, load(language).credits)


def names(text: Signed) -> list[str]:
    found = find_bylines(text).values()
    return [
        name for credits in found for credit in credits if credit.role == "author" for name in credit.names
    ]


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (["Orla Fennick", "3 March 2021"], []),
        (["Orla Fennick"], ["Share", "Orla Fennick"]),
        ([], ["Orla Fennick"]),
        ([], ["Orla Fennick is a reporter in Kallow and writes about ferries."]),
        (["Tom Reed", "Photo: Lena Orth/AFP", "Orla Fennick"], []),
        (["Orla Fennick", "Photo: Lena Orth/AFP"], []),
    ],
    ids=[
        "above a date",
        "above and below",
        "below the body",
        "a note on her",
        "below whom a picture shows",
        "above a picture",
    ],
)
def test_who_signs_without_a_label(head: list[str], tail: list[str]) -> None:
    assert set(names(signed(head, tail))) == {"Orla Fennick"}


@pytest.mark.parametrize("line", ["Quorra Thennby2 minutes ago", "3 March 2021 | Quorra Thennby"])
def test_a_date_on_its_line_lets_a_name_sign_that_no_list_knows(line: str) -> None:
    head = [HEADLINE, "The ferry at its pier on Tuesday", "Getty Images", line]
    article = parse("\n".join([*head, "", FIRST, "", SECOND]))
    assert [credit.names for credit in article.credits if credit.role == "author"] == [("Quorra Thennby",)]
    byline = next(block for block in article.blocks if block.text == line)
    assert weights()["byline"].bias + sum(reason.weight for reason in byline.reasons) > LIKELY
    assert names(signed([], ["Share", "Read more", line])) == []


@pytest.mark.parametrize("line", ["Tide Tables", "Harbour Webcam", "Kallower Fischmarkt", "Rusty Anchors"])
def test_two_capitals_without_a_given_name_sign_nothing_below_the_body(line: str) -> None:
    assert names(signed([], [line])) == []


@pytest.mark.parametrize(
    ("headline", "authors"),
    [
        ("Orla Fennick leaves the harbour without a captain", []),
        ("Orla Fennick: Why the harbour needs a captain", ["Orla Fennick"]),
        ("Fennick leaves the harbour without a captain", ["Orla Fennick"]),
    ],
)
def test_of_whom_the_headline_speaks_is_not_who_signs(headline: str, authors: list[str]) -> None:
    text = signed(["Orla Fennick", "3 March 2021"])
    units = [text.units[0]._replace(text=headline), *text.units[1:]]
    assert names(text._replace(units=units)) == authors


def test_what_ends_in_a_colon_signs_nothing() -> None:
    assert names(signed(["Orla Fennick:"])) == []


def test_who_comments_signs_nothing() -> None:
    text = signed([], ["Orla Fennick", "3 March 2021 at 10:15", "You were not there when the ferry left."])
    assert names(text) == ["Orla Fennick"]
    assert names(text._replace(zones=text.zones._replace(comments=text.zones.last))) == []


def test_a_name_in_a_caption_with_a_label_signs_nothing() -> None:
    assert names(signed(["Orla Fennick, Tom Reed (Credit: AP/Lena Orth/Montage by Quay Post)"])) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Orla Fennick is a reporter in Kallow.", "Orla Fennick"),
        ("Orla Fennick was chief editor of the Quay Post until 2019.", "Orla Fennick"),
        ("Orla Fennick leaves the harbour without a captain", None),
        ("Orla Fennick", None),
        ("Reporter Orla Fennick is off today.", None),
        ("The reporter is off today.", None),
    ],
)
def test_a_note_on_the_author(line: str, name: str | None) -> None:
    assert noted(line, load("en").credits) == name


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (["By QPN, in News, Ferries"], "QPN"),
        (["By", "Quay Post"], "Quay Post"),
        (["By", "QP24 Newsroom"], "QP24 Newsroom"),
        (["By q-news, orf"], "q-news"),
        (["By the end of the day all was quiet"], None),
        (["By 2019"], None),
        (["Quay Post"], None),
    ],
)
def test_an_outlet_where_a_person_would_stand(head: list[str], outlet: str | None) -> None:
    found = find_outlet(signed(head))
    assert [credit.role for credits in found.values() for credit in credits] == ["source"] * bool(outlet)
    assert [name for credits in found.values() for credit in credits for name in credit.names] == (
        [outlet] if outlet else []
    )


def test_a_person_and_an_agency_with_a_comma_between_them() -> None:
    found = find_bylines(signed(["Orla Fennick, AFP"]))
    assert [(credit.role, credit.names) for credits in found.values() for credit in credits] == [
        ("author", ("Orla Fennick",)),
        ("source", ("AFP",)),
    ]
    assert find_bylines(signed(["Orla Fennick/AFP"])) == {}


def test_an_outlet_is_a_source_of_the_article() -> None:
    text = f"{HEADLINE}\n\nBy QPN\n\n{FIRST}\n\n{SECOND}"
    assert parse(text).credits == (Credit("source", ("QPN",), "By QPN"),)


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


@given(texts() | strings | news_texts())
def test_every_candidate_is_weighed_and_who_signs_is_one_of_them(text: str) -> None:
    units = fold(split_lines(text), "blocks")
    marks = mark_units(units, load("en"))
    whole = Signed(units, marks, find_zones(units, marks), load("en").credits)
    found = candidates(whole)
    assert all(0 <= i < len(units) and people for i, people in found.items())
    assert [i for i, _ in byline_clues(whole, found)] == list(found)
    assert set(find_bylines(whole)) <= set(found) | set(find_outlet(whole))


PICTURED = ["The ferry has been tied up since Monday.", "The old ferry at its pier in Kallow"]


@pytest.mark.parametrize("shown", PICTURED, ids=["a sentence", "without a stop"])
@pytest.mark.parametrize("head", [["Orla Fennick", "3 March 2021"], ["3 March 2021", "Orla Fennick"]])
def test_who_took_a_picture_below_the_byline_did_not_write_the_text(head: list[str], shown: str) -> None:
    assert names(signed([*head, shown, "Anna Keller, Quay Post"])) == ["Orla Fennick"]


def test_below_a_date_alone_a_sentence_may_be_a_deck() -> None:
    assert names(signed(["3 March 2021", PICTURED[0], "Anna Keller"])) == ["Anna Keller"]


def test_a_deck_may_stand_above_a_byline() -> None:
    assert names(
        signed(["The captain had overslept, as he told the police.", "Orla Fennick", "3 March 2021"])
    ) == ["Orla Fennick"]


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        (["Anna Keller (PAP)", "3 March 2021"], ["author", "source"]),
        (["Anna Keller, PAP"], ["author", "source"]),
        (["The old ferry at its pier", "Anna Keller (PAP)", "3 March 2021"], []),
        (["Anna Keller/PAP", "3 March 2021"], []),
    ],
)
def test_who_filed_a_text_for_an_agency(head: list[str], roles: list[str]) -> None:
    assert [credit.role for credits in find_bylines(signed(head)).values() for credit in credits] == roles


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (["By Nikolai Mirov", ", Kirsten Lutz", "and Quorra Thennby"], ["Kirsten Lutz", "Quorra Thennby"]),
        (["By Anna Keller and", "Tom Reed"], ["Tom Reed"]),
        (["By Anna Keller,", "Tom Reed, Coast Editor"], ["Tom Reed"]),
        (["By Anna Keller", "and the harbour master"], []),
        (["By Anna Keller", "Quorra Thennby"], []),
        (["Lifeboats", "and Quorra Thennby"], []),
    ],
)
def test_a_byline_may_go_on_below(head: list[str], authors: list[str]) -> None:
    labels = label_units(*signed(head))
    assert [name for label in labels for credit in label.credits for name in credit.names] == authors


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("From Anna Keller in Kallow", "Anna Keller"),
        ("From Anna Keller , Port Kallow.", "Anna Keller"),
        ("From Kallow Pier in London", None),
        ("From Anna Keller", None),
        ("From Anna Keller, who left the pier", None),
        ("Anna Keller in Kallow", None),
    ],
)
def test_who_sends_a_text_from_where(line: str, name: str | None) -> None:
    assert senders(line, load("en").credits) == ((name,) if name else ())


def test_who_sends_a_text_stands_in_the_head_or_in_the_last_line() -> None:
    assert names(signed(["From Anna Keller in Kallow"])) == ["Anna Keller"]
    text = signed([], ["From Anna Keller, Kallow."])
    assert names(text) == ["Anna Keller"]
    assert without_notes(text._replace(zones=text.zones._replace(last=4))).last == 3


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        (["Michele Palumbieri"], ["Michele Palumbieri"]),
        (["3 March 2021", "Michele Palumbieri"], ["Michele Palumbieri"]),
        (["Michele Palumbieri", "Advertisement"], ["Michele Palumbieri"]),
        (["Michele Palumbieri", "Tidewater"], []),
        (["Zorvane Palumbieri"], []),
        (["Michele Ferry", "Advertisement"], []),
        (["Michele Quay"], []),
    ],
    ids=["alone", "below a date", "above furniture", "a tag", "unknown", "in the headline", "in the body"],
)
def test_a_lone_person_at_the_foot_signs(tail: list[str], authors: list[str]) -> None:
    text = signed([], tail)
    text.units[0] = text.units[0]._replace(text="Michele Ferry leaves the harbour")  # type: ignore[index]
    text.units[1] = text.units[1]._replace(text="The Quay was empty before dawn.")  # type: ignore[index]
    found = [credit.names for credits in find_signed_off(text).values() for credit in credits]
    assert [name for names in found for name in names] == authors


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (["Quorra Thennby", "q.thennby@post.com"], ["Quorra Thennby"]),
        (["Quorra Thennby", "quorra@post.com"], ["Quorra Thennby"]),
        (["Quorra Vale Þórsdóttir", "qvthorsdottir@post.is"], ["Quorra Vale Þórsdóttir"]),
        (["Quorra Thennby", "news@post.com"], []),
        (["Quorra Thennby", "vellum@post.com"], []),
        (["Quorra Thennby, [email protected]"], ["Quorra Thennby"]),
        (["Quorra Thennby", "[email protected]"], []),
        (["Quorra Thennby[email protected]"], ["Quorra Thennby"]),
        (["Tom Reed", "[email protected]"], ["Tom Reed"]),
    ],
)
def test_an_address_made_of_a_name_shows_that_it_signs(head: list[str], authors: list[str]) -> None:
    text = signed(head)
    found = find_mailed(text)
    assert [name for names in found.values() for name in names] == authors
    assert names(text) == authors


def test_an_address_below_a_name_without_spaces_may_be_of_anybody() -> None:
    assert find_mailed(signed(["林知秋", "lin.zhiqiu@post.com"], language="zh")) == {}


def test_an_address_of_a_contact_does_not_sign_beside_a_byline() -> None:
    tail = ["Quorra Thennby", "q.thennby@post.com"]
    assert names(signed([], tail)) == ["Quorra Thennby"]
    assert names(signed(["Orla Fennick", "3 March 2021"], tail)) == ["Orla Fennick"]


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (["Quay Courier - - NEWS -"], []),
        (["Morning at Quay|The K9"], []),
        (["입력 2018.03.14 (15:11) | 수정 2018.03.14 (16:40)"], []),
        ([], ["New at the pier are:", "• Orla Fennick - Steward", "• Tom Reed - Steward"]),
    ],
    ids=["outlet and section", "section and outlet", "dates", "a list"],
)
def test_what_looks_like_a_name_and_signs_nothing(head: list[str], tail: list[str]) -> None:
    assert names(signed(head, tail)) == []


def test_who_stands_behind_an_outlet_and_its_section_signs() -> None:
    assert names(signed(["Quay Courier - - NEWS - Orla Fennick"])) == ["Orla Fennick"]


def test_the_word_of_a_date_behind_a_bar_makes_no_section_of_a_name() -> None:
    assert names(signed(["Zorvane Oldmark|Published"])) == ["Zorvane Oldmark"]


def test_a_bullet_without_an_announcement_may_stand_before_who_signs() -> None:
    assert names(signed(["• Orla Fennick", "3 March 2021"])) == ["Orla Fennick"]


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


def test_below_a_byline_as_the_first_line_there_is_no_deck() -> None:
    text = _without_headline(["Von: ka", "Gut."], "de")
    zones = without_byline_as_headline(text)
    assert (zones.first, 1 in zones.carried) == (1, True)


@pytest.mark.parametrize(
    "head", [["From Kallow and Osmer, by Ferry"], ["Quay News / Sports"], ["Quay House", "Director leaves"]]
)
def test_another_first_line_is_the_headline(head: list[str]) -> None:
    assert without_byline_as_headline(_without_headline(head, "en")).headline == 0


@pytest.mark.parametrize(
    ("line", "gap", "authors"),
    [
        ("- Zorvane Oldmark", 1, ["Zorvane Oldmark"]),
        ("Zorvane Oldmark in Kallow, Osmerland", 0, ["Zorvane Oldmark"]),
        ("Zorvane Oldmark in Kallow, Osmerland", 1, []),
        ("- Kallow", 1, []),
        ("- Zorvane Quay", 1, []),
        ("Ferry lost in Kallow", 0, []),
    ],
)
def test_a_person_behind_a_dash_or_before_a_place_signs(line: str, gap: int, authors: list[str]) -> None:
    text = signed([line])
    first = f"At the Quay {FIRST}"
    text.units[2] = text.units[2]._replace(text=first, gap=gap)  # type: ignore[index]
    found = [credit.names for credits in find_set_off(text).values() for credit in credits]
    assert [name for names in found for name in names] == authors


def _without_headline(head: list[str], language: str) -> Signed:
    """A text that opens with `head`, the first line of which was taken for its headline."""
    text = signed(head, language=language)
    units, marks = text.units[1:], text.marks[1:]
    zones = find_zones(units, marks)._replace(first=len(head), last=len(head) + 2, headline=0)
    return Signed(units, marks, zones, text.words)
