from __future__ import annotations

import pytest
from hypothesis import given
from signing import FIRST, HEADLINE, SECOND, names, signed
from strategies import news_texts, strings, texts

from newsparse import parse
from newsparse.article import Credit
from newsparse.bylines import (
    find_boxed,
    find_bylines,
    find_mailed,
    find_outlet,
    find_set_off,
    find_signed_off,
    senders,
)
from newsparse.cues import load
from newsparse.labels import label_units
from newsparse.lines import fold, split_lines
from newsparse.marks import mark_units
from newsparse.signers import Signed, candidates
from newsparse.zones import find_zones


@pytest.mark.parametrize("line", ["Tide Tables", "Harbour Webcam", "Kallower Fischmarkt", "Rusty Anchors"])
def test_two_capitals_without_a_given_name_sign_nothing_below_the_body(line: str) -> None:
    assert names(signed([], [line])) == []


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


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Zorvane Oldmark By Zorvane Oldmark", ["Zorvane Oldmark"]),
        ("Zorvane Oldmark Photo: Zorvane Oldmark", []),
        ("The ferry by the ferry", []),
        ("Bridge by Bridge by Bridge", []),
    ],
)
def test_a_name_that_its_label_repeats(line: str, authors: list[str]) -> None:
    assert names(signed([line])) == authors


def test_who_sends_a_text_stands_in_the_head_or_right_below_the_body() -> None:
    assert names(signed(["From Anna Keller in Kallow"])) == ["Anna Keller"]
    assert names(signed([], ["From Anna Keller, Kallow."])) == ["Anna Keller"]


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
        (["-- Zorvane Palumbieri"], ["Zorvane Palumbieri"]),
        (["-- Zorvane Palumbieri", "Advertisement"], []),
        (["-- Zorvane Ferry"], []),
        (["Michele Palumbieri", "Pictured: the old pier", "Photo: Tom Reed"], ["Michele Palumbieri"]),
    ],
    ids=[
        "alone",
        "below a date",
        "above furniture",
        "a tag",
        "unknown",
        "in the headline",
        "in the body",
        "behind a dash",
        "behind a dash, not the last",
        "behind a dash, in the headline",
        "above a picture",
    ],
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


@pytest.mark.parametrize(
    ("line", "gap", "authors"),
    [
        ("- Zorvane Oldmark", 1, ["Zorvane Oldmark"]),
        ("Zorvane Oldmark in Kallow, Osmerland", 0, ["Zorvane Oldmark"]),
        ("Zorvane Oldmark in Kallow, Osmerland", 1, []),
        ("Zorvane Oldmark -", 1, ["Zorvane Oldmark"]),
        ("Zorvane Quay -", 1, []),
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


@given(texts() | strings | news_texts())
def test_what_signs_is_a_unit_with_a_credit(text: str) -> None:
    units = fold(split_lines(text), "blocks")
    marks = mark_units(units, load("en"))
    whole = Signed(units, marks, find_zones(units, marks), load("en").credits)
    found = find_bylines(whole)
    assert all(0 <= i < len(units) and credits for i, credits in found.items())
    assert set(found) <= set(candidates(whole)) | set(find_outlet(whole))


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        (["Press contact:", "Orla Fennick", "o.fennick@post.com"], []),
        (["Orla Fennick, Institute of Ferries, T 555 31000, o.fennick@post.com"], []),
        (["Orla Fennick, Institute of Ferries, o.fennick@post.com"], []),
        (["Orla Fennick, Coast Reporter, o.fennick@post.com"], ["Orla Fennick"]),
        (["Orla Fennick", "o.fennick@post.com"], ["Orla Fennick"]),
    ],
)
def test_whom_the_press_may_ask_does_not_sign(tail: list[str], authors: list[str]) -> None:
    assert names(signed([], tail)) == authors


@pytest.mark.parametrize("behind", ["editor of The Quay", "professor at the University of Kallow"])
def test_a_person_with_an_outlet_behind_the_job_is_the_author(behind: str) -> None:
    assert names(signed([f"By Tom Reed, {behind}"])) == ["Tom Reed"]


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        (["Orla Fennick", "Kallow Bay"], []),
        (["Orla Fennick", "Retired professor of ferries at Kallow"], ["Orla Fennick"]),
        (["Orla Fennick, Kallow"], ["Orla Fennick"]),
        (["Orla Fennick. Kallow"], ["Orla Fennick"]),
        (["Orla Fennick, retired captain"], ["Orla Fennick"]),
        (["Dr Orla Fennick"], ["Orla Fennick"]),
        (["Orla Fennick", "(1) See the timetable of March 1986."], ["Orla Fennick"]),
        (["Orla Fennick", "Ferries", "Piers", "Harbours"], []),
        (["Orla Fennick", "who came too late"], []),
        (["Orla Fennick, captain of the ferry."], []),
        (["Zorvane Oldmark, Kallow"], []),
        (["Zorvane Oldmark", "Kallow"], []),
    ],
)
def test_the_signature_of_a_letter(tail: list[str], authors: list[str]) -> None:
    found = find_signed_off(signed([], tail)).values()
    assert [name for credits in found for credit in credits for name in credit.names] == authors


@pytest.mark.parametrize("place", ["Kallow Bay", "(Kallow)"])
def test_a_place_below_a_name_shows_that_it_signs_where_that_is_no_tag(place: str) -> None:
    tail = ["Orla Fennick", place]
    assert not find_signed_off(signed([], tail))
    assert find_signed_off(signed(["To the editor:"], tail))
    glued = signed([], tail)
    glued.units[-1] = glued.units[-1]._replace(gap=0)  # type: ignore[index]
    assert find_signed_off(glued)


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        (
            ["Follow us", "Quorra Thennby", "Quorra Thennby Managing editor", "Latest news"],
            ["Quorra Thennby"],
        ),
        (["Follow us", "Quorra Thennby", "Quorra Thennby leaves the quay", "Latest news"], []),
        (["Follow us", "Quorra Thennby", "Managing editor", "Latest news"], []),
    ],
)
def test_a_name_that_stands_again_with_a_job_is_of_a_box_on_the_author(
    tail: list[str], authors: list[str]
) -> None:
    found = find_boxed(signed([], tail)).values()
    assert [name for credits in found for credit in credits for name in credit.names] == authors
