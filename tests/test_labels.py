from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

import pytest
from hypothesis import given
from strategies import news_texts, strings, texts

from newsparse import parse
from newsparse.article import Credit, Kind, Unit
from newsparse.bylines import find_bylines
from newsparse.cues import load
from newsparse.labels import RULES, Label, Place, from_the_lede, label_units
from newsparse.lines import fold, split_lines
from newsparse.marks import mark_units
from newsparse.signers import Signed
from newsparse.topics import topic_of
from newsparse.zones import find_zones

KINDS: tuple[Kind, ...] = get_args(Kind)
HEADLINE = "Ferry leaves the harbour without a captain"
FIRST = "The ferry left the pier before dawn, and nobody on the quay had seen who was at the wheel that day."
SECOND = "It came back in the evening with all its passengers, who said that they had not noticed anything."


def labels(lines: Sequence[str], first: int, last: int, headline: int | None) -> list[Label]:
    """The labels of `lines`, where lines[first:last] is the body; its paragraphs are those with a full stop.

    A line that begins with a newline has a blank line above it.
    """
    units = [Unit(i, i, line.strip(), int(line.startswith("\n"))) for i, line in enumerate(lines, 1)]
    marks = mark_units(units, load("en"))
    scores = [2.0 if first <= i < last and unit.text.endswith(".") else -2.0 for i, unit in enumerate(units)]
    zones = find_zones(units, marks)._replace(
        first=first, last=last, headline=headline, scores=scores, topic=frozenset()
    )
    return label_units(units, marks, zones, load("en").credits)


def kinds(lines: Sequence[str], first: int, last: int, headline: int | None) -> list[Kind]:
    return [label.kind for label in labels(lines, first, last, headline)]


def test_zones_are_told_by_the_cuts() -> None:
    found = labels([HEADLINE, FIRST, SECOND, "Share"], 1, 3, 0)
    assert [label.zone for label in found] == ["head", "body", "body", "tail"]
    assert [label.kind for label in found] == ["headline", "paragraph", "paragraph", "boilerplate"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Anna Keller", "credit"),
        ("Photo: Otto Brandt/AP", "credit"),
        ("REUTERS", "credit"),
        ("3 March 2021", "date"),
        ("12 minutes ago", "date"),
        ("3 March 2021 report", "date"),
        ("A heron is weighed on Monday. | Photo: Lena Orth/AP", "caption"),
        ("Share this article", "boilerplate"),
        (f"»{HEADLINE.upper()}«", "boilerplate"),
    ],
)
def test_between_headline_and_body(line: str, kind: Kind) -> None:
    assert kinds([HEADLINE, line, FIRST, SECOND], 2, 4, 0) == ["headline", kind, "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Anna Keller", "credit"),
        ("3 March 2021", "date"),
        ("Home > News > Coast", "boilerplate"),
        ("Lifeboat crew rescues the same man twice", "boilerplate"),
        ("Anna Keller", "boilerplate"),
    ],
)
def test_above_the_headline(line: str, kind: Kind) -> None:
    assert kinds([line, "Menu", f"\n{HEADLINE}", FIRST, SECOND], 3, 5, 2)[0] == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "boilerplate"),
        ("Read more: Who pays when the tide comes in?", "boilerplate"),
        ("A heron is weighed on Monday | Photo: Lena Orth/AP", "caption"),
        ("Photo: Otto Brandt/AP", "credit"),
        ("Updated 3 March 2021", "date"),
        ("“They listened,” he said.", "paragraph"),
        (
            "Osmer Press writers Tom Reed in Kallow and Lena Orth on the pier contributed to this report.",
            "credit",
        ),
    ],
)
def test_inside_the_body(line: str, kind: Kind) -> None:
    assert kinds([HEADLINE, FIRST, line, SECOND], 1, 4, 0)[2] == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Edited by Samira Doyle", "credit"),
        ("(Reporting by Tomas Reyl; Editing by Wilma Steed)", "credit"),
        ("Published 3 March 2021", "date"),
        ("Boats at the quay on Monday. Photo: Tom Reed/AP", "caption"),
        ("Boats at the quay on Monday. Tom Reed/AP", "boilerplate"),
        ("Lifeboat crew rescues the same man twice", "boilerplate"),
        ("Most read", "boilerplate"),
    ],
)
def test_directly_after_the_body(line: str, kind: Kind) -> None:
    assert kinds([HEADLINE, FIRST, SECOND, line], 1, 3, 0)[3] == kind


def test_far_down_the_tail_everything_is_furniture() -> None:
    menu = ["About us", "Contact", "Privacy", "Most read", "Osmer", "Topics", "Tides", "Weather"]
    lines = [HEADLINE, FIRST, SECOND, *menu, "By Anna Keller", "3 March 2021", "Photo: Otto Brandt/AP"]
    lines.append("Boats at the quay on Monday. Photo: Tom Reed/AP")
    assert kinds(lines, 1, 3, 0)[3:] == ["boilerplate"] * (len(menu) + 4)


# Kickers


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["COAST & ISLANDS", HEADLINE], "kicker"),
        (["Skip to content", "\nCoast and islands", HEADLINE], "kicker"),
        (["Home", "Coast", HEADLINE], "boilerplate"),
        (["Politics", f"\n{HEADLINE}"], "kicker"),
        (["Skip to content", "\nPolitics", f"\n{HEADLINE}"], "kicker"),
        (["Sport", "\nPolitics", f"\n{HEADLINE}"], "boilerplate"),
        (["Skip to content", "Politics", f"\n{HEADLINE}"], "kicker"),
        (["Home", "Politics", f"\n{HEADLINE}"], "boilerplate"),
        ([*["Skip to content"] * 6, "Politics", f"\n{HEADLINE}"], "boilerplate"),
        (["Coast and islands", f"\n{HEADLINE}"], "kicker"),
        (["Advertisement", "\nCoast and islands", f"\n{HEADLINE}"], "kicker"),
        ([*["Advertisement"] * 5, "\nCoast and islands", f"\n{HEADLINE}"], "boilerplate"),
        (["Zorvane Post", "\nCoast and islands", f"\n{HEADLINE}"], "boilerplate"),
        (["Advertisement", "Coast and islands", f"\n{HEADLINE}"], "boilerplate"),
        (["Anna Keller", f"\n{HEADLINE}"], "boilerplate"),
        (["The Harbour Post", f"\n{HEADLINE}"], "boilerplate"),
        (["HomeNewsCoast", f"\n{HEADLINE}"], "boilerplate"),
        (["News | Coast", f"\n{HEADLINE}"], "boilerplate"),
        (["3 March 2021", HEADLINE], "date"),
        (["By Anna Keller", HEADLINE], "credit"),
        (["Advertisement", HEADLINE], "boilerplate"),
    ],
    ids=[
        "the first line",
        "set off",
        "the end of a menu",
        "a section apart",
        "a section below furniture",
        "a section of a menu",
        "a section right below furniture",
        "a section right below a word alone",
        "a section at the end of a long menu",
        "a topic apart",
        "a topic below furniture",
        "no topic below much furniture",
        "no topic below a title",
        "no topic glued to furniture",
        "a name",
        "an outlet",
        "a menu in one word",
        "a menu in one line",
        "a date",
        "a credit",
        "furniture",
    ],
)
def test_the_line_above_the_headline(lines: list[str], kind: Kind) -> None:
    at = len(lines) - 1
    assert kinds([*lines, FIRST, SECOND], at + 1, at + 3, at)[at - 1] == kind


# Captions


def test_a_line_above_a_picture_credit_is_its_caption() -> None:
    lines = [HEADLINE, FIRST, "The weir at Marsh End, where it was found", "Getty Images", SECOND]
    assert kinds(lines, 1, 5, 0) == ["headline", "paragraph", "caption", "credit", "paragraph"]


LEDE = (
    "On Monday the ferry left the pier with 40 passengers and without its captain. Nobody on the quay had seen him "
    "that day, which he had spent on the roof of the harbour office, asleep."
)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        (LEDE, 6),
        (
            "We and our partners use cookies to store what you read, and to sell it to whoever asks us for it.",
            8,
        ),
        ("The ferry has lost its captain.", 8),
    ],
    ids=["the lede", "a notice", "a short sentence"],
)
def test_the_body_begins_at_the_lede(line: str, begins: int) -> None:
    lines = [
        HEADLINE,
        "By Anna Keller",
        "3 March 2021",
        "Share",
        "Save",
        "Print",
        line,
        "Read also",
        FIRST,
        SECOND,
    ]
    units = [Unit(i, i, text, 0) for i, text in enumerate(lines, 1)]
    marks = mark_units(units, load("en"))
    scores = [2.0 if text in (line, FIRST, SECOND) else -2.0 for text in lines]
    zones = find_zones(units, marks)._replace(
        first=8, last=10, headline=0, scores=scores, topic=topic_of(units, 8)
    )
    assert from_the_lede(units, marks, zones, load("en").credits).first == begins


def test_a_comma_between_two_credits_is_no_caption() -> None:
    found = kinds([HEADLINE, "By Anna Keller", ",", "REUTERS", FIRST, SECOND], 4, 6, 0)
    assert found[1:4] == ["credit", "boilerplate", "credit"]


def test_a_line_above_a_picture_credit_is_its_caption_in_the_head_too() -> None:
    lines = [
        HEADLINE,
        "By Anna Keller",
        "The weir at Marsh End, where it was found",
        "Getty Images",
        FIRST,
        SECOND,
    ]
    assert kinds(lines, 4, 6, 0)[2:4] == ["caption", "credit"]


# Bylines


def test_a_bare_name_with_a_date_is_a_byline() -> None:
    lines = [HEADLINE, "Anna Keller", "3 March 2021", FIRST, SECOND]
    assert kinds(lines, 3, 5, 0) == ["headline", "credit", "date", "paragraph", "paragraph"]


def signers(language: str, line: str) -> Sequence[str]:
    """Who signs a story in `language` with `line` between its headline and its body."""
    units = [Unit(i, i, text, 1) for i, text in enumerate([HEADLINE, line, FIRST, SECOND], 1)]
    words = load(language)
    marks = mark_units(units, words)
    zones = find_zones(units, marks)._replace(first=2, last=4, headline=0, topic=frozenset())
    found = find_bylines(Signed(units, marks, zones, words.credits))
    return [name for credits in found.values() for credit in credits for name in credit.names]


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("de", "Anna Keller", ["Anna Keller"]),
        ("de", "Schwere Unfälle", []),
        ("de", "J. Sörgel", ["J. Sörgel"]),
        ("en", "Long Dry Summer, Empty Wells", []),
        ("en", "Silicon Harbour", []),
        ("en", "Zimbeli Vilakozi", []),
        ("en", "Zimbeli Vilakozi2 minutes ago", ["Zimbeli Vilakozi"]),
        ("hu", "Kovács Anna", ["Kovács Anna"]),
        ("vi", "Nguyễn Thị Lành", ["Nguyễn Thị Lành"]),
    ],
)
def test_a_given_name_tells_who_signs(language: str, line: str, names: list[str]) -> None:
    assert signers(language, line) == names


def test_where_a_byline_names_the_author_a_bare_name_is_none() -> None:
    lines = [HEADLINE, "By Anna Keller", "Port Ellis", FIRST, SECOND]
    assert kinds(lines, 3, 5, 0)[1:3] == ["credit", "boilerplate"]


# Lists


def test_a_list_that_a_paragraph_announces_is_one() -> None:
    lines = [HEADLINE, FIRST.removesuffix(".") + ":", "- a lamp", "- a rope", SECOND, "- Share", "Home"]
    units = [Unit(i, i, line, 0) for i, line in enumerate(lines, 1)]
    marks = mark_units(units, load("en"))
    scores = [-2.0, 2.0, -2.0, -2.0, 2.0, -2.0, -2.0]
    zones = find_zones(units, marks)._replace(first=1, last=6, headline=0, scores=scores, carried=frozenset())
    found = [label.kind for label in label_units(units, marks, zones, load("en").credits)]
    assert found[1:6] == ["paragraph", "item", "item", "paragraph", "boilerplate"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("These are the names of the boats:", "paragraph"),
        ("Boats:", "boilerplate"),
        ("Names of boats", "boilerplate"),
    ],
)
def test_a_line_that_leads_on_with_a_colon_is_a_paragraph(line: str, kind: Kind) -> None:
    lines = [HEADLINE, FIRST, line, "- Tern", "- Heron", SECOND]
    units = [Unit(i, i, text, 0) for i, text in enumerate(lines, 1)]
    marks = mark_units(units, load("en"))
    zones = find_zones(units, marks)._replace(
        first=1, last=6, headline=0, scores=[-2.0, 2.0, -2.0, -2.0, -2.0, 2.0]
    )
    found = [label.kind for label in label_units(units, marks, zones, load("en").credits)]
    assert found[1:] == [
        "paragraph",
        kind,
        *["item" if kind == "paragraph" else "boilerplate"] * 2,
        "paragraph",
    ]


# Any text


@given(texts() | strings | news_texts())
def test_every_unit_has_one_label_and_zones_follow_each_other(text: str) -> None:
    units = fold(split_lines(text), "blocks")
    marks = mark_units(units, load("en"))
    found = label_units(units, marks, find_zones(units, marks), load("en").credits)
    assert len(found) == len(units)
    assert {label.kind for label in found} <= set(KINDS) - {"blank"}
    order = [("head", "body", "tail").index(label.zone) for label in found]
    assert order == sorted(order)
    assert sum(label.kind == "headline" for label in found) <= 1


def test_the_rules_name_known_kinds() -> None:
    assert set(RULES) == {"head", "body", "tail"}
    assert {kind for rules in RULES.values() for kind, _ in rules} <= set(KINDS)


@given(text=texts() | strings | news_texts())
def test_what_is_labelled_at_a_glance_is_what_the_rules_say(text: str) -> None:
    units, words = fold(split_lines(text), "blocks"), load("en").credits
    marks = mark_units(units, load("en"))
    zones = find_zones(units, marks)
    bylines: Mapping[int, tuple[Credit, ...]] = {}
    signed = any(c.role == "author" for m in marks[zones.headline or 0 : zones.first] for c in m.credits)
    if not signed:
        bylines = find_bylines(Signed(units, marks, zones, words))
    for i, label in enumerate(label_units(units, marks, zones, words)):
        place = Place(i, units, marks, zones, words, bylines, signed=signed)
        kind = next((kind for kind, test in RULES[label.zone] if test(place)), "boilerplate")
        assert label.kind == kind or (label.kind == "item" and marks[i].letter == "l")
        assert label.credits == (bylines.get(i, ()) if kind == "credit" else ())


@pytest.mark.parametrize(
    ("again", "kind"), [((), "quote"), (("Orla Fennick",), "quote"), (("Orla Fennick",) * 2, "paragraph")]
)
def test_a_quotation_is_pulled_out_above_the_name_of_its_speaker_not_of_who_writes_a_blog(
    again: tuple[str, ...], kind: Kind
) -> None:
    said = "“We have waited for that ferry since the morning, and nobody told us why it did not come.”"
    lines = [HEADLINE, FIRST, said, "Orla Fennick", SECOND, *again]
    units = [Unit(i, i, line, 1) for i, line in enumerate(lines, 1)]
    marks = mark_units(units, load("en"))
    zones = find_zones(units, marks)._replace(first=1, last=5, headline=0, topic=frozenset())
    assert label_units(units, marks, zones, load("en").credits)[2].kind == kind


BYLINE = ["By Orla Fennick", "3 March 2021"]
THIRD = (
    "The harbour master found it in the spring, when its ropes were cleaned for the first time in nine years."
)
BRIEF = "The ferry of Kallow left its pier without a captain on Tuesday."


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (
            "“We rowed because it was there, and nobody else would have done it for us in that winter.”",
            "quote",
        ),
        (
            "“We rowed because it was there,” the captain stammered. “Nobody else would have done it in May.”",
            "paragraph",
        ),
        (
            '"We rowed because it was there," the captain stammered. "Nobody else would have done it in May."',
            "paragraph",
        ),
    ],
)
def test_a_quotation_with_words_amid_it_is_no_pull_quote(said: str, kind: Kind) -> None:
    units = [
        Unit(i, i, text, 1)
        for i, text in enumerate([HEADLINE, FIRST, said, "Orla Fennick", SECOND, THIRD], 1)
    ]
    marks = mark_units(units, load("en"))
    assert label_units(units, marks, find_zones(units, marks), load("en").credits)[2].kind == kind


@pytest.mark.parametrize(
    "lines",
    [
        [*BYLINE, BRIEF, "Advertisement", FIRST, SECOND],
        [*BYLINE, BRIEF, "Read more: Harbour master resigns", FIRST, SECOND],
        ["3 March 2021", BRIEF, "Advertisement", FIRST, SECOND],
        [*BYLINE, FIRST, SECOND, "See also: Harbour master resigns", THIRD],
    ],
    ids=["an advertisement", "a link", "a date alone", "a link further down"],
)
def test_what_stands_between_two_paragraphs_costs_none(lines: list[str]) -> None:
    article = parse("\n\n".join([HEADLINE, *lines]))
    assert list(article.paragraphs) == [line for line in lines if line.endswith(".")]


LAST = "The ferry sails again in May."
LINK = "Read more: Harbour master resigns"


@pytest.mark.parametrize("tail", [[LAST], [LAST, "Share"], [LINK, LAST], ["Advertisement", LAST, "Share"]])
def test_a_short_sentence_ends_a_text(tail: list[str]) -> None:
    assert parse("\n\n".join([HEADLINE, FIRST, SECOND, *tail])).paragraphs == (FIRST, SECOND, LAST)


PICTURED = (
    "El consejo de Merrow formuló un pliego de cargos contra cuatro capitanes del puerto que, al parecer, dejaron el "
    "transbordador sin vigilancia en la noche del martes, según dijo la oficina del muelle.",
    "Los capitanes son Ana Ruiz, Tomás Rey, Inés Vidal y Hugo Prado, quienes entre 2020 y 2024 tuvieron la llave del "
    "cuarto de máquinas y no la entregaron a nadie, pese a tres avisos del concejo.",
)
PICTURE = "Los avisos del concejo quedaron en la puerta del cuarto de máquinas - Foto: Inés Vidal"


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        (["Te puede interesar: El pueblo que pesca con luz", PICTURE], True),
        (["Lo más leído", PICTURE], False),
        ([PICTURE, "Lo más leído"], False),
    ],
)
def test_a_long_sentence_ends_a_text_below_a_link_and_a_picture(between: list[str], kept: bool) -> None:
    last = (
        "Según la carta, esta omisión habría sido cometida por descuido grave. El proceso continúa en la etapa de "
        "descargos desde ayer."
    )
    lines = ["Cuatro capitanes responden por el transbordador", "Por Ana Keller", *PICTURED, *between, last]
    assert parse("\n\n".join(lines)).paragraphs == PICTURED + (last,) * kept


def test_below_a_subhead_an_agency_signs_the_last_paragraph() -> None:
    last = f"{THIRD} Two of them were torn, and nobody had seen it, as he said, for all of those nine years. (AP)"
    for below in ([], ["Add a comment"]):
        paragraphs = parse("\n\n".join([HEADLINE, FIRST, SECOND, "Torn ropes\n" + last, *below])).paragraphs
        assert paragraphs == (FIRST, SECOND, last)
    caption = "The ropes in spring. (AP)"
    assert parse("\n\n".join([HEADLINE, FIRST, SECOND, "Torn ropes\n" + caption])).paragraphs == (
        FIRST,
        SECOND,
    )


def test_a_quotation_of_nothing_parts_no_paragraph_from_the_next() -> None:
    said = (
        "Personen som fördes till sjukhus satt i kranens hytt. Arbetsgivaren har ännu inte sagt något om hur det gick "
        "till, och facket väntar.",
        "Olyckan inträffade på en byggarbetsplats vid sjön strax efter klockan sju på morgonen. Polisen har spärrat av "
        "hela kvarteret.",
        "Han vet inte varför kranen välte.",
        "I bilarna fanns inga personer. Räddningstjänsten har inga uppgifter om fler skadade i dag.",
    )
    lines = ["En skadad efter kranolycka", *said[:2], "””", "Annons", said[2], "””", said[3], "TT", "Annons"]
    assert parse("\n\n".join(lines)).paragraphs == said


@pytest.mark.parametrize("line", ["More follows.", "This is a developing story."])
def test_a_notice_ends_no_text(line: str) -> None:
    assert parse("\n\n".join([HEADLINE, FIRST, SECOND, line])).paragraphs == (FIRST, SECOND)


def test_a_sentence_on_something_else_below_a_link_is_of_that() -> None:
    text = "\n\n".join([HEADLINE, FIRST, SECOND, LINK, "Nobody pays for news in Merrow.", "Share"])
    assert parse(text).paragraphs == (FIRST, SECOND)


def test_below_the_byline_a_sentence_above_a_credit_is_no_paragraph() -> None:
    lines = [
        HEADLINE,
        *BYLINE,
        "The ferry lies at its pier on Tuesday.",
        "Photo: Anna Keller/AFP",
        FIRST,
        SECOND,
    ]
    assert parse("\n\n".join(lines)).paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "blocks"])
@pytest.mark.parametrize("head", [BYLINE, BYLINE[1:]], ids=["byline and date", "date"])
def test_below_the_byline_a_picture_parts_no_paragraph_from_the_next(gap: str, head: list[str]) -> None:
    picture = ["Stallholders wait on the quay", "Photo: Noel Abernathy"]
    article = parse(gap.join([HEADLINE, *head, THIRD, *picture, FIRST, SECOND]))
    assert article.paragraphs == (THIRD, FIRST, SECOND)
    assert article.captions == (picture[0],)


DAY = "Friday, 5 March 2021"


@pytest.mark.parametrize(
    ("above", "foot", "dates"),
    [
        (DAY, "Publish Date : 3 March 2021 21:41", ("2021-03-03T21:41:00", None)),
        (DAY, "3 March 2021 21:41", ("2021-03-05", None)),
        (DAY, "Tom Reed\n\nPosted 3 March 2021 at 21:41", ("2021-03-05", None)),
        ("Published: 4 March 2021", "Publish Date : 3 March 2021 21:41", ("2021-03-04", None)),
        (DAY, "Updated: 6 March 2021", ("2021-03-05", "2021-03-06")),
        ("Updated: 7 March 2021", "Updated: 6 March 2021", (None, "2021-03-07")),
    ],
)
def test_a_label_at_the_foot_tells_what_no_label_above_does(
    above: str, foot: str, dates: tuple[str | None, str | None]
) -> None:
    found = parse("\n\n".join([above, HEADLINE, FIRST, SECOND, foot]))
    assert (found.published, found.updated) == dates


def test_a_date_below_the_headline_is_not_that_of_the_foot() -> None:
    found = parse("\n\n".join([HEADLINE, "3 March 2021", FIRST, SECOND, "Published: 1 January 2000 00:00"]))
    assert found.published == "2021-03-03"


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        (["Port Ellis / 24 September 2021 - 09:37:38"], "2021-09-24T09:37:38"),
        (["Port Ellis / 24 September 2021"], None),
        (["Port Ellis / 24 September 2021 - 09:37:38", "Another ferry is sold to the island"], None),
        (["Share", "Port Ellis / 24 September 2021 - 09:37:38"], None),
    ],
)
def test_a_place_with_date_and_time_stamps_the_end_of_a_text(foot: list[str], published: str | None) -> None:
    assert parse("\n\n".join([HEADLINE, FIRST, SECOND, *foot])).published == published


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["\nSo tell us, captain, how was the harbour?", SECOND], "subhead"),
        (["\nJust buy our new map of the harbour!", SECOND], "boilerplate"),
        (["\nTell us more?", SECOND], "subhead"),
        (["Tell us more?", SECOND], "subhead"),
        (["\nMore?", SECOND], "boilerplate"),
        (["\nSo who was at the wheel of the ferry on that morning, when nobody saw it?", SECOND], "subhead"),
        (["\nThe captain slept in the hold, the cook was ashore, and the boy…", SECOND], "paragraph"),
        (["\nThe captain slept in the hold…", SECOND], "boilerplate"),
    ],
)
def test_questions_and_dots_amid_the_body(lines: list[str], kind: Kind) -> None:
    """A question right over its answer, or as long as a sentence, and what trails off if it is as long."""
    body = [FIRST, *lines, "\n" + SECOND]
    assert kinds([HEADLINE, *body], 1, 1 + len(body), 0)[2] == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Logo: https://www.kallow.com/pictures/ferry.html.", "boilerplate"),
        ("(The ferry is the oldest on the lake, and nobody wants to paint it.", "paragraph"),
        ("(The captain) was seen at https://www.kallow.com only days before.", "paragraph"),
    ],
)
def test_a_link_in_brackets_is_no_paragraph(line: str, kind: Kind) -> None:
    assert kinds([HEADLINE, FIRST, line, SECOND], 1, 4, 0)[2] == kind
