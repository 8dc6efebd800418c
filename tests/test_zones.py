from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import news_texts, strings, texts

from newsparse import parse
from newsparse.article import Unit
from newsparse.cues import load
from newsparse.lines import fold, split_lines
from newsparse.marks import mark_units
from newsparse.topics import content, share
from newsparse.zones import CEILING, FLOOR, best_run, find_zones, whole_body

any_text = texts() | strings | news_texts()
# Eighths add up without rounding, so that two ways to the same sum are equal.
eighths = st.integers(min_value=-64, max_value=64).map(lambda number: number / 8)


def clipped(score: float) -> float:
    return max(FLOOR, min(CEILING, score))


def total(scores: list[float]) -> float:
    return math.fsum(map(clipped, scores))


# The run


@given(st.lists(eighths | st.floats(-20, 20), max_size=14))
def test_no_other_run_has_a_larger_sum(scores: list[float]) -> None:
    first, last = best_run(scores)
    assert 0 <= first <= last <= len(scores)
    best = max((total(scores[a:b]) for a, b in combinations(range(len(scores) + 1), 2)), default=0.0)
    assert total(scores[first:last]) == pytest.approx(max(best, 0.0))
    assert (first, last) == (0, 0) or total(scores[first:last]) > 0


@given(st.lists(eighths, min_size=1, max_size=14))
def test_a_run_begins_and_ends_with_body_text(scores: list[float]) -> None:
    first, last = best_run(scores)
    if first < last:
        assert scores[first] > 0 and scores[last - 1] > 0


@pytest.mark.parametrize(
    ("scores", "run"),
    [
        ([], (0, 0)),
        ([-1.0, -2.0], (0, 0)),
        ([0.0], (0, 0)),
        ([1.0], (0, 1)),
        ([-1.0, 1.0, -1.0], (1, 2)),
        ([1.0, -9.0, 1.0], (0, 3)),
        ([1.0, *[-9.0] * 20, 1.0], (0, 1)),
        ([0.5, *[-9.0] * 20, 1.0], (21, 22)),
    ],
    ids=["empty", "negative", "zero", "one", "between", "furniture inside", "long menu", "the larger one"],
)
def test_best_run(scores: list[float], run: tuple[int, int]) -> None:
    assert best_run(scores) == run


def test_a_single_paragraph_does_not_outweigh_a_story() -> None:
    """What one unit adds is bounded, so that one long notice far down is no second body."""
    scores = [3.0] * 4 + [-9.0] * 60 + [1000.0]
    assert best_run(scores) == (0, 4)


# Zones

INTERRUPTED = {
    "en": (
        "The keeper of the smallest museum in the county has resigned, and nobody knows where the key is.",
        "He left a letter on the stove, in which he thanks the four visitors of last year by name.",
        "The council wants to keep both rooms open until the spring, when a new keeper is to be found.",
        "Until then the baker will look after the house, as she has done every winter since the flood.",
    ),
    "de": (
        "Der Wärter des kleinsten Museums im Kreis hat gekündigt, und niemand weiß, wo der Schlüssel ist.",
        "Auf dem Ofen ließ er einen Brief zurück, in dem er den vier Besuchern des letzten Jahres dankt.",
        "Der Rat will beide Zimmer bis zum Frühling offen halten, wenn ein neuer Wärter gefunden sein soll.",
        "Bis dahin kümmert sich die Bäckerin um das Haus, wie sie es seit der Flut jeden Winter getan hat.",
    ),
    "it": (
        "Il custode del più piccolo museo della provincia si è dimesso, e nessuno sa dove sia la chiave.",
        "Sulla stufa ha lasciato una lettera in cui ringrazia per nome i quattro visitatori dell'anno scorso.",
        "Il consiglio vuole tenere aperte le due stanze fino a primavera, quando si troverà un altro custode.",
        "Fino ad allora se ne occuperà la fornaia, come ha fatto ogni inverno dal giorno dell'alluvione.",
    ),
}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "You may also like"),
        ("en", "Recommended"),
        ("de", "Lesen Sie auch"),
        ("de", "Das könnte Sie auch interessieren"),
        ("it", "Leggi anche"),
        ("it", "Iscriviti alla newsletter"),
    ],
)
def test_a_body_goes_on_below_a_line_that_opens_the_tail_of_others(language: str, line: str) -> None:
    first, second, third, fourth = INTERRUPTED[language]
    below = (fourth, f"{first} {third}", f"{second} {fourth}", f"{third} {second}")
    units = fold(split_lines("\n\n".join(("Museum", first, second, third, line, *below))), "blocks")
    zones = find_zones(units, mark_units(units, load(language)))
    assert (zones.first, zones.last) == (1, 9)
    assert [i for i in range(1, 9) if zones.scores[i] <= 0 and i not in zones.carried] == [4]


@pytest.mark.parametrize(
    ("line", "last"),
    [
        (
            "“We have asked the council for a new stove every spring since the museum was opened,” said the old keeper",
            7,
        ),
        ("A new stove for the museum", 6),
    ],
    ids=["as long as a sentence", "short"],
)
def test_a_last_paragraph_may_lack_its_stop(line: str, last: int) -> None:
    lines = ("Museum", "By Orla Fennick", *INTERRUPTED["en"], line, "Pier closes")
    units = fold(split_lines("\n\n".join(lines)), "blocks")
    assert find_zones(units, mark_units(units, load("en"))).last == last


@pytest.mark.parametrize(
    ("end", "last"), [([], 5), (["Share", "More news", "Pier closes"], 5)], ids=["nothing", "furniture"]
)
def test_sentences_that_end_the_text_are_of_the_body(end: list[str], last: int) -> None:
    brief = (
        "三个冬天之后小城关闭旧码头",
        "记者 林知秋",
        "小城议会星期一决定永久关闭旧码头，三个冬天以来没有人敢在上面行走。表决只差一票。",
        "“我们别无选择，”市长说。三十年来她每天早晨都在那里散步，她会比城里任何人都更想念它。",
        "码头的木板将送给岛上的学校。孩子们想用它们造一条船。",
    )
    units = fold(split_lines("\n".join((*brief, *end))), "lines")
    zones = find_zones(units, mark_units(units, load("zh")))
    assert (zones.first, zones.last) == (2, last)


SIGNED = (
    "The council has kept the key of the museum since then, and whoever wants to see the boats has to ask for it at "
    "the harbour office, where it hangs behind the door. (AP)"
)


CUT_OFF = "The key of the museum was found behind the door of the office, where it had"
TEASER = "How an old pier was saved from the storm by a school class"


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ([SIGNED], 7),
        ([SIGNED, "Share", "Pier closes"], 7),
        (["The museum in spring. (AP)", "Share", "Pier closes"], 6),
        (
            ["Where the boats are kept", CUT_OFF],
            8,
        ),
        ([CUT_OFF, "Share"], 6),
        ([TEASER], 6),
        (["Pier closes"], 6),
        (["Home Coast Islands Weather Boats Tides Ferries Cranes Yards"], 6),
    ],
    ids=[
        "signed by an agency",
        "with a tail",
        "a caption",
        "cut off",
        "goes on",
        "a teaser",
        "a title",
        "a menu",
    ],
)
def test_the_last_paragraph_may_be_signed_or_cut_off(end: list[str], last: int) -> None:
    lines = ("Museum", "By Orla Fennick", *INTERRUPTED["en"], *end)
    units = fold(split_lines("\n\n".join(lines)), "blocks")
    assert find_zones(units, mark_units(units, load("en"))).last == last


ENTRIES = [
    "The pier should have been sold years ago, and everybody on the council knows that it was promised to us then.",
    "You were not there when the ferry left, so you cannot know who was at the wheel on that morning in May.",
    "I was there with my sister, and neither of us saw a captain, whatever the company says in its letters now.",
    "Nobody has answered the question that the harbour master asked at the meeting, and I think I know the reason.",
]


@pytest.mark.parametrize(
    "signature",
    [["Orla Fennick", "{}"], ["wheelhouse77 says:", "{}"], ["• Reply", "Orla Fennick • {}"], ["{}"]],
    ids=["names", "handles", "one line", "a ticker"],
)
@pytest.mark.parametrize("when", ["{} March 2021 at 10:12", "{} hours ago"])
def test_the_comments_of_readers_are_no_body_and_a_ticker_is(signature: list[str], when: str) -> None:
    lines = ["Museum keeps its old stove", "By Orla Fennick", *INTERRUPTED["en"]]
    body = len(lines)
    for i, entry in enumerate(ENTRIES, 3):
        lines += [*(line.format(when.format(i)) for line in signature), entry]
    units = [Unit(i, i, line, 1) for i, line in enumerate(lines, 1)]
    zones = find_zones(units, mark_units(units, load("en")))
    ticker = signature == ["{}"]
    assert zones.last == (len(lines) if ticker else body)
    assert zones.comments in ((None,) if ticker else range(body, body + len(signature)))
    assert list(zones.below(3)) == list(range(zones.last, zones.comments or len(lines)))


def test_teasers_that_tell_their_age_are_no_comments() -> None:
    lines = ["Museum keeps its old stove", "By Orla Fennick", *INTERRUPTED["en"]]
    for i, entry in enumerate(ENTRIES, 3):
        lines += ["Coast", f"{i} hours ago", f"Crane number {i} goes to a collector", entry]
    units = [Unit(i, i, line, 1) for i, line in enumerate(lines, 1)]
    zones = find_zones(units, mark_units(units, load("en")))
    assert zones.comments is None


@given(any_text)
def test_the_headline_stands_above_the_body(text: str) -> None:
    units = fold(split_lines(text), "blocks")
    marks = mark_units(units, load("en"))
    zones = find_zones(units, marks)
    assert 0 <= zones.first <= zones.last <= len(units)
    assert zones.headline is None or 0 <= zones.headline < len(units)
    assert zones.headline is None or zones.headline < zones.first or zones.first == zones.last
    assert len(zones.around) == len(zones.scores) == len(units)


def test_no_units_have_no_zones() -> None:
    zones = find_zones([], [])
    assert (zones.first, zones.last, zones.headline, len(zones.scores)) == (0, 0, None, 0)


def test_a_story_between_menus() -> None:
    said = (
        "The ferry left the pier before dawn, and nobody on the quay had seen who was at the wheel that day."
    )
    lines = ["Skip to main content", "Subscribe", "Ferry leaves without a captain", "By Anna Keller"]
    lines += [f"{said} It was the {day} of the month." for day in ("first", "second", "third", "fourth")]
    lines += ["Share this article", "Most read", "Terms of use", "Privacy policy"]
    units = [Unit(i, i, line, 1) for i, line in enumerate(lines, 1)]
    zones = find_zones(units, mark_units(units, load("en")))
    assert (zones.first, zones.last, zones.headline) == (4, 8, 2)


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ferry left the pier", {"ferry", "left", "pier"}),
        ("Ferry, ferry; FERRY!", {"ferry"}),
        ("a an the of to", set()),
        ("1234 5678", set()),
        ("", set()),
    ],
)
def test_content(text: str, words: set[str]) -> None:
    assert content(text) == words


@given(st.frozensets(st.sampled_from("abcdef")), st.frozensets(st.sampled_from("abcdef")))
def test_share(words: frozenset[str], others: frozenset[str]) -> None:
    assert 0.0 <= share(words, others) <= 1.0
    assert (share(words, others) == 0.0) == words.isdisjoint(others)
    assert share(words, others) <= share(words, others | {"g"} | words)


# A body that is known


@given(any_text)
def test_a_body_that_is_known_has_every_unit_but_those_of_its_byline(text: str) -> None:
    lines = split_lines(text)
    units = fold(lines, "lines")
    marks = mark_units(units, load("en"))
    zones = whole_body(units, marks)
    assert (zones.last, zones.headline, zones.certain) == (len(units), None, True)
    assert 0 <= zones.first <= len(units)
    assert all(marks[i].letter == "p" and zones.scores[i] <= 0 for i in zones.carried)


def test_a_byline_and_a_date_open_a_body_that_is_known() -> None:
    said = ["By Anna Keller", "3 March 2021", "The ferry left the pier before dawn, and nobody saw it go."]
    units = [Unit(i, i, text, 1) for i, text in enumerate(said, 1)]
    assert whole_body(units, mark_units(units, load("en"))).first == 2
    units = [Unit(i, i, text, 1) for i, text in enumerate(["On the pier", *said[2:]], 1)]
    assert whole_body(units, mark_units(units, load("en"))).first == 0


@pytest.mark.parametrize(
    "text",
    [
        "The council has voted to build a covered market on the old bus station, ending eleven years of argument over "
        "the empty site. Work will begin in June and take about nine months, its leader told a meeting on Tuesday.",
        "The council has voted to build a covered market on the old bus station, ending eleven years of argument over "
        "the empty site. Work will begin in June and take about nine months, its leader told a meeting. (AFP)",
    ],
)
def test_a_lone_paragraph_of_several_sentences_is_no_headline(text: str) -> None:
    article = parse(text)
    assert (article.headline, article.paragraphs) == (None, (text,))


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "blocks"])
def test_an_interview_goes_on_below_short_answers(gap: str) -> None:
    lines = [
        "The market keeper who waited eleven years",
        "By Anna Keller",
        "Ruth Palmer has run the market in Kallow for eleven years. She tells us why the hall means so much to her.",
        "What was the hardest part in all this time, from the first plans to the day the keys were handed over?",
        "The waiting. Every winter we said it would be the last one under canvas, and then came another one.",
        "Did you ever doubt it?",
        "No, not once.",
        "Not even when the council cut the money?",
        "I was angry then, but I never doubted. We had two thousand signatures, and people kept coming to us.",
    ]
    article = parse(gap.join(lines))
    assert {lines[2], lines[4], lines[6], lines[8]} <= {*article.paragraphs}
    assert article.boilerplate == ()


def test_a_short_last_sentence_may_be_signed_by_an_agency() -> None:
    story = INTERRUPTED["en"]
    signed = "Two of the boats have left the harbour already. AFP"
    assert parse("\n\n".join(["Museum key is missing", *story, signed])).paragraphs[-1] == signed
    caption = "Two of the boats in the harbour on Tuesday. AFP"
    amid = parse("\n\n".join(["Museum key is missing", *story[:2], caption, *story[2:]]))
    assert amid.captions == (caption.removesuffix(" AFP"),)


@pytest.mark.parametrize(
    "sign",
    [
        " (KB)",
        " (Wid)",
        " (O. Fennick)",
        " [K.B./TR]",
        " /KB/",
        "（完）",
        " (完)",
        " – JG",
        " – Kallow Voice",
    ],
)
def test_a_sign_behind_its_last_stop_does_not_end_the_body(sign: str) -> None:
    story, said = INTERRUPTED["en"], "Two of the four boats had left the harbour by noon."
    lines = ["Museum key is missing", *story, said + sign]
    assert parse("\n\n".join(lines)).paragraphs[-1] == said + sign
    amid = ["Museum key is missing", *story[:2], said + sign, *story[2:]]
    assert parse("\n\n".join(amid)).paragraphs == story


def test_the_sign_of_several_pictures_is_none_of_who_wrote_the_story() -> None:
    story, sign = INTERRUPTED["en"], " (KB)"
    lines = ["Museum key is missing", *story[:2], f"A boat in the harbour.{sign}", *story[2:]]
    lines.append(f"Two of the four boats had left the harbour by noon.{sign}")
    assert parse("\n\n".join(lines)).paragraphs == story


LISTS = {
    "announced": [
        "These are what is left in the house:",
        "• The kettle",
        "• The old stove",
        "• Two boats, in parts",
    ],
    "titles": [
        "READ MORE",
        "Crane goes to collector",
        "Islands want their ferry back",
        "Tides: what we know",
    ],
}
BELOW_A_LIST = (
    "The baker said that the key of the house had been with the keeper for all of those forty winters.",
    "In the spring the four visitors are to be asked back to the two rooms that they liked so much.",
)


@pytest.mark.parametrize("between", LISTS.values(), ids=LISTS)
def test_the_body_goes_on_below_a_list_or_below_titles(between: list[str]) -> None:
    lines = ("Museum key is missing", *INTERRUPTED["en"], *between, *BELOW_A_LIST)
    units = fold(split_lines("\n".join(lines)), "lines")
    assert find_zones(units, mark_units(units, load("en"))).last == len(lines)


def test_a_teaser_below_titles_is_not_of_the_body() -> None:
    teaser = (
        "Nine sheep were weighed on the square on Monday, and the heaviest of them was given to a school."
    )
    lines = ("Museum key is missing", *INTERRUPTED["en"], *LISTS["titles"], teaser, "Sheep")
    units = fold(split_lines("\n".join(lines)), "lines")
    assert find_zones(units, mark_units(units, load("en"))).last == 5


@pytest.mark.parametrize(
    ("language", "links"),
    [
        ("en", ("ALSO READ New space for local bands", "ALSO READ This year’s walk is a lonely one")),
        ("de", ("Lesen Sie auch Neuer Raum für die Bands", "Lesen Sie auch Ein einsamer Lauf um den See")),
    ],
)
def test_a_link_to_read_amid_the_body_is_not_its_end(language: str, links: tuple[str, str]) -> None:
    first, second, third, fourth = INTERRUPTED[language]
    story = (first, second, links[0], third, links[1], fourth)
    assert parse("\n\n".join(story)).paragraphs == INTERRUPTED[language]


STORY = [
    "The bridge that nobody mends",
    "By Anna Keller",
    "The footbridge of Kallow has been closed since March, and the council does not know when it will open again.",
    "The children walk three miles to school now, along a road that has neither lamps nor a pavement for them.",
]


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (["And who will pay for the paint when the next winter is over?"], 5),
        (["And who will pay for the bridge when the next winter is over?", "Share", "Comments"], 5),
        (["And what would you like to hear from our house next year?", "Share", "Comments"], 4),
        (["Please help us to find out who is in charge of it!"], 5),
        (["Do you know more about the bridge and the council than we do? Please let us know about it!"], 4),
        (["What will people without a car do, says Ruth Palmer of the ferry?", "Anna Keller"], 4),
        (
            [
                "Why does the harbour of Belmoor lose its last boats this year?",
                "The pier closes",
                "Old boats",
            ],
            4,
        ),
        (["Who mends the mill?", "Share"], 4),
        (["“Who mends the bridge now?”"], 5),
        (
            ["The mayor said a lot. Then he went home, and the rest of us stayed on the bridge for a while…"],
            5,
        ),
        (
            [
                "The mayor wants to build a new bridge for the children of the town, which will…",
                "Pier closes",
            ],
            4,
        ),
    ],
    ids=[
        "question",
        "known furniture",
        "on nothing",
        "call",
        "invitation",
        "name below",
        "titles below",
        "short",
        "said",
        "dots",
        "teaser",
    ],
)
def test_a_text_may_end_in_a_question_or_in_dots(end: list[str], last: int) -> None:
    units = fold(split_lines("\n\n".join(STORY + end)), "blocks")
    assert find_zones(units, mark_units(units, load("en"))).last == last


TRAILING = [
    "The bridge is closed, and nobody knows for how long. The council talks, as it does every year…",
    "The children walk through the mill now. They get up an hour earlier, and nobody thanks them for it…",
    "There is no money, the mayor says. Last year there was enough for a new car, if I remember it well…",
]


@pytest.mark.parametrize(("below", "count"), [(["Share"], 3), (["Pier closes for good"], 0)])
def test_a_column_may_trail_off_with_every_paragraph(below: list[str], count: int) -> None:
    assert len(parse("\n\n".join([*STORY[:2], *TRAILING, *below])).paragraphs) == count


@pytest.mark.parametrize(
    ("head", "kept"),
    [("Is there any hope?", True), ("What comes next", False)],
    ids=["question", "title"],
)
def test_an_interview_ends_below_a_question(head: str, kept: bool) -> None:
    asked = [
        "How do you cross the river now?",
        "By boat, when my neighbour has the time to row me over to the market.",
    ]
    answer = "Yes, there is always some."
    article = parse("\n\n".join([*STORY, *asked, head, answer, "Share"]))
    assert (article.paragraphs[-1] == answer) is kept


def test_a_text_may_end_in_one_paragraph_below_a_subhead() -> None:
    """If other subheads part it above; a teaser below the only title is of another story."""
    more = "Ruth Palmer has rowed the baker over the river for eleven years, and wants no money for it."
    end = [
        "A last try",
        "On Monday the carpenters of two villages will meet in the hall. They bring their own tools along, and bread.",
    ]
    assert parse("\n".join([*STORY, "The rower", more, *end])).paragraphs[-1] == end[1]
    assert parse("\n".join([*STORY, more, *end])).paragraphs[-1] == more


def test_paragraphs_that_are_signed_one_by_one_are_no_decks() -> None:
    names = ["Anna Keller", "Tom Reed", "Anna Keller"]
    lines = ["Three days at the harbour festival"]
    for band, name, said in zip(
        ["Salt Water", "Iron Works", "Old Ropes"], names, (*STORY[2:], TRAILING[0][:-1] + "."), strict=True
    ):
        lines += [
            f"{band}, small stage",
            f"By {name}",
            said + " They were asked to play it all again, and so they did.",
        ]
    article = parse("\n\n".join(lines))
    assert article.paragraphs == tuple(lines[3::3])
    assert {name for credit in article.credits for name in credit.names} == {*names}


@pytest.mark.parametrize(("below", "signs"), [([], True), (["Tom Reed"], False)], ids=["one", "two"])
def test_a_lone_name_below_two_sentences_signs_the_text(below: list[str], signs: bool) -> None:
    """Where more names stand amid the text, they head its parts."""
    lead = ["The council voted three times on Monday, and every vote was on the bath of the town.", STORY[3]]
    text = [
        "It had been agreed that the pool would wait until after the election, which is due in May.",
        TRAILING[2],
    ]
    lines = ["Long evening for the council", *lead, "Anna Keller", text[0], *below, text[1].replace("…", ".")]
    article = parse("\n\n".join(lines))
    assert (("Anna Keller",) in [credit.names for credit in article.credits]) is signs


@pytest.mark.parametrize("said", ["Nobody was hurt.", "Verletzt wurde niemand.", "The inquiry goes on."])
@pytest.mark.parametrize("tail", [[], ["Share this article", "More news"]], ids=["alone", "a tail"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["one a line", "blank lines"])
def test_a_text_may_end_in_a_few_words(gap: str, tail: list[str], said: str) -> None:
    assert parse(gap.join([*STORY, said, *tail])).paragraphs[-1] == said
