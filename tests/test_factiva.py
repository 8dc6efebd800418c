from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import sentences

from newsparse import parse, parse_all
from newsparse.article import Article, Credit
from newsparse.exports import find_export
from newsparse.lines import split_lines

CODES = {
    "HD": "Old pier in Kallow to stay open",
    "BY": "By Orla Fennick",
    "WC": "355 words",
    "PD": "3 March 2021",
    "ET": "10:15",
    "SN": "Kallow Post",
    "SC": "KALP",
    "LA": "English",
    "CY": "Copyright 2021 Kallow Post",
    "LP": "The old pier of Kallow will stay open through the winter, the council decided.",
    "TD": "Fishing boats may tie up on the northern side only.",
    "CO": "kalpie : Kallow Pier Ltd",
    "IN": "i79 : Water Transport",
    "AN": "Document KALP000020210303eh330000a",
}
STYLES = {
    "columns": "{}   {}\n",
    "a tab": "{}\t{}\n",
    "one space": "{} {}\n",
    "below": "{}\n{}\n",
    "below a blank line": "{}\n\n{}\n\n",
    "columns, blank lines": "{}   {}\n\n",
}
PLAIN = """\
Local News
Old pier in Kallow to stay open
By Orla Fennick
355 words
3 March 2021
10:15
Kallow Post
KALP
4
English
Copyright 2021 Kallow Post. All rights reserved.

The old pier of Kallow will stay open through the winter, the council decided.

Fishing boats may tie up on the northern side only.

Document KALP000020210303eh330000a
"""


def coded(style: str, codes: dict[str, str] = CODES) -> str:
    return "".join(STYLES[style].format(code, value) for code, value in codes.items())


def is_export(text: str) -> bool:
    return find_export(split_lines(text)) is not None


def authors(article: Article) -> list[tuple[str, ...]]:
    return [credit.names for credit in article.credits if credit.role == "author"]


@pytest.mark.parametrize("style", STYLES)
def test_the_value_stands_behind_the_code_or_below(style: str) -> None:
    article = parse(coded(style))
    assert article.headline == CODES["HD"]
    assert authors(article) == [("Orla Fennick",)]
    assert article.published == "2021-03-03T10:15:00"
    assert article.paragraphs == (CODES["LP"], CODES["TD"])
    assert article.fields == {code: CODES[code] for code in ("WC", "SN", "SC", "LA", "CO", "IN", "AN")}
    assert any(CODES["CY"] in each for each in article.boilerplate)


def test_a_value_goes_on_below() -> None:
    text = coded("columns").replace("Kallow to stay open", "Kallow to stay\n     open through the winter")
    text = text.replace("Water Transport", "Water Transport |\n     i791 : Ports")
    article = parse(text)
    assert article.headline == "Old pier in Kallow to stay open through the winter"
    assert article.fields["IN"] == "i79 : Water Transport | i791 : Ports"


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "line", ["IN KALLOW nobody has told the boats.", "RE the pier: nothing.", "BY THE SEA", "AN END"]
)
def test_a_paragraph_that_begins_like_a_code_is_text(style: str, line: str) -> None:
    text = coded(style).replace(
        CODES["TD"], f"{CODES['TD']}\n\n{line}\n\nThe boats have not asked about it either."
    )
    article = parse(text)
    assert line in article.text
    assert article.paragraphs[-1] == "The boats have not asked about it either."


def test_the_credit_is_read_as_a_byline() -> None:
    codes = {"HD": CODES["HD"], "BY": CODES["BY"], "CR": "Associated Press"} | CODES
    assert [(credit.role, credit.names) for credit in parse(coded("columns", codes)).credits] == [
        ("author", ("Orla Fennick",)),
        ("source", ("Associated Press",)),
    ]
    codes["CR"] = "A friend of the house"
    assert parse(coded("columns", codes)).fields["CR"] == "A friend of the house"


def test_a_time_that_cannot_be_read_is_kept() -> None:
    article = parse(coded("columns", CODES | {"ET": "early"}))
    assert (article.published, article.fields["ET"]) == ("2021-03-03", "early")
    article = parse(coded("columns", CODES | {"PD": "Spring 2021"}))
    assert (article.published, article.fields["PD"], article.fields["ET"]) == (None, "Spring 2021", "10:15")


def test_codes_are_an_export_only_in_their_order_and_with_their_values() -> None:
    assert is_export(coded("columns"))
    assert not is_export(coded("columns", dict(reversed(CODES.items()))))
    assert not is_export(coded("columns", CODES | {"WC": "many", "PD": "yesterday"}))
    assert not is_export(coded("columns", {code: CODES[code] for code in ("HD", "WC", "LP", "TD")}))
    assert not is_export(coded("columns", {code: value for code, value in CODES.items() if code != "HD"}))


@given(
    st.sampled_from(sorted(STYLES)),
    st.sets(st.sampled_from(["BY", "ET", "SN", "SC", "LA", "CY", "CO", "IN", "AN"]), min_size=2),
    st.lists(sentences(), min_size=1, max_size=3),
)
def test_no_code_is_lost(style: str, chosen: set[str], body: list[str]) -> None:
    codes = {code: value for code, value in CODES.items() if code in {"HD", "WC", "PD", "TD"} | chosen}
    text = "\n\n".join(body)
    article = parse(coded(style, codes | {"TD": text}))
    assert article.paragraphs == tuple(body)
    said = "\n".join(
        [*article.fields.values(), *article.boilerplate, *(each.text for each in article.credits)]
    )
    taken = {"HD", "PD", "TD", *(["ET"] if "ET" in chosen else [])}
    assert [code for code in codes if code not in taken and codes[code] not in said] == []


# Without codes


def test_the_lines_between_title_and_text() -> None:
    article = parse(PLAIN)
    assert article.headline == "Old pier in Kallow to stay open"
    assert article.credits == (Credit("author", ("Orla Fennick",), "By Orla Fennick"),)
    assert article.published == "2021-03-03T10:15:00"
    assert article.fields == {
        "WC": "355 words",
        "SN": "Kallow Post",
        "SC": "KALP",
        "PG": "4",
        "LA": "English",
        "AN": "Document KALP000020210303eh330000a",
    }
    assert article.paragraphs == (CODES["LP"], CODES["TD"])
    assert article.boilerplate == ("Local News", "Copyright 2021 Kallow Post. All rights reserved.")


@pytest.mark.parametrize(
    ("title", "headline", "names"),
    [
        ("Old pier in Kallow to stay open", "Old pier in Kallow to stay open", []),
        (
            "Old pier in Kallow to stay open\nOrla Fennick",
            "Old pier in Kallow to stay open",
            [("Orla Fennick",)],
        ),
        ("Features\nOld pier in Kallow to stay open", "Old pier in Kallow to stay open", []),
        ("Features\nOld Pier", "Old Pier", []),
        ("Dokument 2 von 9\nOld pier in Kallow to stay open", "Old pier in Kallow to stay open", []),
    ],
)
def test_what_stands_above_the_number_of_words(
    title: str, headline: str, names: list[tuple[str, ...]]
) -> None:
    article = parse(title + "\n" + PLAIN.partition("Fennick\n")[2])
    assert (article.headline, authors(article)) == (headline, names)


def test_in_german() -> None:
    article = parse(
        "Alte Seebrücke bleibt offen\nVon Tilda Ahrens\n168 Wörter\n3. März 2021\nKallower Bote\nKALBOT\nDeutsch\n"
        "© 2021 Kallower Bote\n\nDie alte Seebrücke von Kallow bleibt den Winter über offen, und das ist neu.\n\n"
        "Dokument KALBOT0020210303eh330000a\n"
    )
    assert (article.headline, article.published) == ("Alte Seebrücke bleibt offen", "2021-03-03")
    assert authors(article) == [("Tilda Ahrens",)]
    assert article.fields["LA"] == "Deutsch"
    assert len(article.paragraphs) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [("355 words", "355 boats"), ("3 March 2021", "yesterday"), ("KALP", "Kalp"), ("\nEnglish\n", "\nFast\n"),
     ("Local News\n", "One\nTwo\nThree\nFour\nFive\nSix\nSeven\n")],
)  # fmt: skip
def test_each_line_of_the_run_is_needed(old: str, new: str) -> None:
    assert is_export(PLAIN)
    assert not is_export(PLAIN.replace(old, new, 1))


@pytest.mark.parametrize("style", STYLES)
def test_the_number_of_a_document_closes_it(style: str) -> None:
    second = {**CODES, "HD": "Ferry to sail twice a day", "AN": "Document KALP000020210304eh340000b"}
    found = [article.headline for article in parse_all(coded(style) + "\n" + coded(style, second))]
    assert found == [CODES["HD"], second["HD"]]
