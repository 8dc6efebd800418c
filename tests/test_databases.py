from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import plain_words, sentences

from newsparse import parse
from newsparse.article import Article, Credit, Dateline

NEXIS = """\
                               The Kallow Post

                            March 3, 2021 Wednesday
                              Late Edition - Final

Old pier in Kallow to stay open

BYLINE: By ORLA FENNICK, Staff Writer

SECTION: Metro; Pg. 4

LENGTH: 355 words

The old pier of Kallow will stay open through the winter, the town council
decided on Tuesday, although two of its beams are cracked.

Fishing boats may tie up on the northern side only.

LOAD-DATE: March 4, 2021

LANGUAGE: ENGLISH

                    Copyright 2021 The Kallow Post Company
                             All Rights Reserved
"""
UNI = """\
Old pier in Kallow to stay open
The Kallow Post
March 3, 2021 Wednesday

Copyright 2021 Kallow Newspapers Limited All Rights Reserved

Section: NEWS; Pg. 4
Length: 355 words
Byline: Orla Fennick

Body

The old pier of Kallow will stay open through the winter, the town council decided.

Classification

Language: ENGLISH

Load-Date: March 4, 2021

End of Document
"""
PROQUEST = """\
Old pier in Kallow to stay open

Author: Fennick, Orla

Publication info: Kallow Post ; Kallow [Kallow]. 03 Mar 2021: A.4.

Full text: The old pier of Kallow will stay open through the winter, the town council decided.
Fishing boats may tie up on the northern side only.

Subject: Piers

Title: Old pier in Kallow to stay open

Publication title: Kallow Post

Document URL: docview/1

Copyright: Copyright Kallow Post 2021
"""
LEAD = "The old pier of Kallow will stay open through the winter, the town council decided"


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article.blocks if block.kind != "blank"]


# LexisNexis


def test_a_text_of_lexisnexis() -> None:
    article = parse(NEXIS)
    assert article.headline == "Old pier in Kallow to stay open"
    assert article.credits == (Credit("author", ("ORLA FENNICK",), "BYLINE: By ORLA FENNICK, Staff Writer"),)
    assert (article.published, article.updated) == ("2021-03-03", None)
    assert article.fields == {
        "publication": "The Kallow Post",
        "edition": "Late Edition - Final",
        "SECTION": "Metro; Pg. 4",
        "LENGTH": "355 words",
        "LOAD-DATE": "March 4, 2021",
        "LANGUAGE": "ENGLISH",
    }
    assert article.paragraphs == (
        f"{LEAD} on Tuesday, although two of its beams are cracked.",
        "Fishing boats may tie up on the northern side only.",
    )
    assert article.boilerplate == ("Copyright 2021 The Kallow Post Company", "All Rights Reserved")


def test_the_kind_and_the_reason_of_a_label() -> None:
    blocks = {block.text: block for block in parse(NEXIS).blocks}
    block = blocks["SECTION: Metro; Pg. 4"]
    assert (block.kind, block.zone, [reason.clue for reason in block.reasons]) == (
        "field",
        "head",
        ["the label SECTION"],
    )
    assert blocks["LANGUAGE: ENGLISH"].zone == "tail"
    assert blocks["Old pier in Kallow to stay open"].reasons[0].weight > 0


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_and_a_lost_indent_make_no_difference(newline: str) -> None:
    wanted = parse(NEXIS).to_dict()
    assert parse(NEXIS.replace("\n", newline)).to_dict() == wanted
    stripped = "\n".join(line.strip() for line in NEXIS.splitlines())
    assert parse(stripped).to_dict() == wanted


def test_without_blank_lines() -> None:
    article = parse("\n".join(filter(None, NEXIS.splitlines())))
    assert article.headline == "Old pier in Kallow to stay open"
    assert (article.published, article.fields["LENGTH"]) == ("2021-03-03", "355 words")
    assert article.paragraphs[0].startswith(LEAD)


def test_a_labelled_headline_and_body_above_which_the_copyright_stands() -> None:
    article = parse("""\
                 Copyright 2003 The Kallow Post Company
                            The Kallow Post

                    March 3, 2003, Monday, Late Edition

LENGTH: 355 words

HEADLINE: Old Pier to Stay
Open Through the Winter

BYLINE:  By ORLA FENNICK

DATELINE: KALLOW, March 2

BODY:
   The old pier of Kallow will stay open through the winter, the town council
decided on Tuesday.

   CORRECTION IS NO LABEL WITHOUT A COLON

LOAD-DATE: March 4, 2003
""")
    assert article.headline == "Old Pier to Stay Open Through the Winter"
    assert article.dateline == Dateline("KALLOW")
    assert article.published == "2003-03-03"
    assert article.fields["publication"] == "The Kallow Post"
    assert len(article.paragraphs) + len(article.subheads) == 2
    assert ("boilerplate", "BODY:") in kinds(article)


def test_the_dateline_of_the_text_says_more_than_that_of_the_label() -> None:
    head, body = NEXIS.split("The old pier of Kallow will")
    article = parse(f"{head}DATELINE: KALLOW, Northland\n\nKALLOW (AP) - It will{body}")
    assert article.dateline == Dateline("KALLOW", "AP")
    assert article.fields["DATELINE"] == "KALLOW, Northland"
    article = parse(f"{head}DATELINE: KALLOW, Northland\n\nIt will{body}")
    assert article.dateline == Dateline("KALLOW, Northland")
    assert "DATELINE" not in article.fields


@pytest.mark.parametrize(
    "line",
    [
        "Correction: one is due.", "Title: none, he said.", "Graphic: he drew one in the air.", "BYLINE of a bird.",
        "TULL: I have told two of them about it, and neither of them had a word to say.", "LENGTH: of a pier.",
        "Language: he has one for boats and one for the council.",
    ],
)  # fmt: skip
def test_a_line_of_the_text_that_looks_like_a_label(line: str) -> None:
    article = parse(NEXIS.replace("Fishing boats may tie", f"{line}\n\nFishing boats may tie"))
    assert line in article.text
    assert list(article.fields) == list(parse(NEXIS).fields)


def test_the_last_line_of_a_transcript_is_no_label() -> None:
    article = parse(NEXIS.replace("\nLOAD-DATE", "\nTULL: They are boats, and that is that.\n\nLOAD-DATE"))
    assert article.paragraphs[-1] == "TULL: They are boats, and that is that."


def test_a_label_that_is_not_known_among_those_that_are() -> None:
    article = parse(
        NEXIS.replace("LANGUAGE: ENGLISH", "LANGUAGE: ENGLISH\n\nTRANSCRIPT-CODE: 0303KP").replace(
            "SECTION:", "GUESTS: Amos Tull\n\nSECTION:"
        )
    )
    assert article.fields["TRANSCRIPT-CODE"] == "0303KP"
    assert article.fields["GUESTS"] == "Amos Tull"


def test_a_long_value_goes_on_for_several_paragraphs() -> None:
    article = parse(
        NEXIS.replace("LOAD-DATE", "CORRECTION:\n   There are 19 beams.\n\n   There were 21.\n\nLOAD-DATE")
    )
    assert article.fields["CORRECTION"] == "There are 19 beams.\nThere were 21."
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("PHOTO: The pier in winter. (PHOTOGRAPH BY LENA ORTH)", "caption"),
        ("The pier in winter. | Photo: Lena Orth/AP", "caption"),
        ("Photo by Lena Orth/AP", "credit"),
        ("Chart: How many beams. (pg. B4)", "field"),
        ("PHOTO: The pier in winter", "field"),
        ("Drawing", "field"),
    ],
)
def test_a_graphic_is_a_credit_only_where_it_names_one(value: str, kind: str) -> None:
    article = parse(NEXIS.replace("LOAD-DATE", f"GRAPHIC: {value}\n\nLOAD-DATE"))
    assert (kind, f"GRAPHIC: {value}") in kinds(article)
    names = [name for credit in article.credits if credit.role == "photo" for name in credit.names]
    assert bool(names) == (kind != "field")
    assert ("GRAPHIC" in article.fields) == (kind == "field")


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By ORLA FENNICK", ["ORLA FENNICK"]),
        ("ORLA FENNICK and TAM WELLER", ["ORLA FENNICK", "TAM WELLER"]),
        ("By Orla Fennick; Special to The Kallow Post", ["Orla Fennick"]),
        ("Orla Fennick, Harbour Correspondent", ["Orla Fennick"]),
        ("From our correspondent", []),
        ("Fennick, Orla", []),
        ("KALLOW POST STAFF AND A FRIEND OF THE HOUSE", []),
        ("", []),
    ],
)
def test_a_byline_without_a_name_stays_a_field(value: str, names: list[str]) -> None:
    article = parse(NEXIS.replace("By ORLA FENNICK, Staff Writer", value))
    found = [name for credit in article.credits for name in credit.names if credit.role == "author"]
    assert found == names
    assert article.credits or article.fields["BYLINE"] == value


def test_a_load_date_never_poses_as_published() -> None:
    text = NEXIS.replace("                            March 3, 2021 Wednesday\n", "")
    assert parse(text).published is None
    german = NEXIS.replace("LOAD-DATE: March 4, 2021", "LOAD-DATE: March 4, 2021\n\nUPDATE: March 5, 2021")
    assert (parse(german).published, parse(german).updated) == ("2021-03-03", None)


def test_labels_below_a_text_whose_head_has_none() -> None:
    article = parse(
        f"Old pier in Kallow to stay open\n\nBy Orla Fennick\n\n{LEAD} on Tuesday evening.\n\n"
        "Fishing boats may tie up on the northern side only, the harbour master told the meeting.\n\n"
        "LENGTH: 355 words\n\nLOAD-DATE: March 4, 2021\n\nLANGUAGE: ENGLISH\n"
    )
    assert article.headline == "Old pier in Kallow to stay open"
    assert [credit.names for credit in article.credits] == [("Orla Fennick",)]
    assert len(article.paragraphs) == 2
    assert list(article.fields) == ["LENGTH", "LOAD-DATE", "LANGUAGE"]


# Nexis Uni


def test_a_text_of_nexis_uni() -> None:
    article = parse(UNI)
    assert article.headline == "Old pier in Kallow to stay open"
    assert article.published == "2021-03-03"
    assert article.paragraphs == (f"{LEAD}.",)
    assert article.fields == {
        "publication": "The Kallow Post",
        "Section": "NEWS; Pg. 4",
        "Length": "355 words",
        "Language": "ENGLISH",
        "Load-Date": "March 4, 2021",
    }
    assert article.boilerplate[1:] == ("Body", "Classification", "End of Document")
    assert {block.zone for block in article.blocks if block.lines[0] > 14} == {"tail"}


@pytest.mark.parametrize(
    "title",
    [
        "Review: the old pier",
        "Note: the pier is closed",
        "Subject: piers",
        "Date: a comedy",
        "Exclusive: a pier",
    ],
)
def test_a_colon_in_the_title_makes_no_label(title: str) -> None:
    article = parse(UNI.replace("Old pier in Kallow to stay open", title))
    assert article.headline == title
    assert list(article.fields) == list(parse(UNI).fields)


# ProQuest


def test_a_text_of_proquest() -> None:
    article = parse(PROQUEST)
    assert article.headline == "Old pier in Kallow to stay open"
    assert article.credits == (Credit("author", ("Orla Fennick",), "Author: Fennick, Orla"),)
    assert article.published == "2021-03-03"
    assert article.paragraphs == (f"{LEAD}.", "Fishing boats may tie up on the northern side only.")
    assert article.fields["Publication info"] == "Kallow Post ; Kallow [Kallow]. 03 Mar 2021: A.4."
    assert article.boilerplate == ("Copyright: Copyright Kallow Post 2021",)
    assert ("paragraph", f"Full text: {LEAD}.") in kinds(article)


def test_the_labelled_date_is_better_than_one_inside_a_value() -> None:
    text = PROQUEST.replace("Subject: Piers", "Publication date: Mar 4, 2021\n\nSubject: Piers")
    assert parse(text).published == "2021-03-04"


def test_a_label_stands_once() -> None:
    line = "Title: none, he said, when he was asked for it."
    text = PROQUEST.replace("northern side only.", f"northern side only.\n{line}")
    article = parse(text)
    assert article.headline == "Old pier in Kallow to stay open"
    assert line in article.paragraphs


def test_the_title_may_begin_like_a_label() -> None:
    title = "Title: a story of two beams"
    article = parse(PROQUEST.replace("Old pier in Kallow to stay open", title))
    assert article.headline == title
    assert article.fields["Title"] == title


# All labels

CAPITALS = ["SECTION", "SERIES", "EDITION", "PAGE", "COLUMN", "SOURCE", "RUBRIK", "RUBRIQUE", "RESSORT"]
BELOW = [
    "LANGUAGE",
    "PUBLICATION-TYPE",
    "JOURNAL-CODE",
    "URL",
    "SUBJECT",
    "COMPANY",
    "SPRACHE",
    "TYPE-PUBLICATION",
]


@st.composite
def values(draw: st.DrawFn) -> str:
    said = draw(st.lists(plain_words, min_size=1, max_size=30))
    return " ".join(said).capitalize()


@given(
    st.dictionaries(st.sampled_from(CAPITALS), values(), max_size=5),
    st.dictionaries(st.sampled_from(BELOW), values(), max_size=5),
    st.lists(sentences(), min_size=1, max_size=4),
    st.dates(min_value=date(1970, 1, 1)),
    st.data(),
)
def test_no_labelled_line_is_lost(
    head: dict[str, str], tail: dict[str, str], body: list[str], day: date, data: st.DataObject
) -> None:
    """Whatever labels stand above and below, wrapped or not: each value is in `fields`, and the body is the body."""
    above, below = head | {"LENGTH": "355 words"}, tail | {"LOAD-DATE": f"{day.isoformat()}"}
    order = data.draw(st.permutations(list(above))), data.draw(st.permutations(list(below)))
    parts = [
        "Old pier stays open",
        "BYLINE: By ORLA FENNICK",
        *(wrapped(f"{label}: {above[label]}") for label in order[0]),
        *map(wrapped, body),
        *(wrapped(f"{label}: {below[label]}") for label in order[1]),
    ]
    article = parse("\n\n".join(parts))
    assert article.fields == {label: (above | below)[label] for label in (*order[0], *order[1])}
    assert article.paragraphs == tuple(body)
    assert (article.headline, article.published) == ("Old pier stays open", None)


def wrapped(text: str, width: int = 78) -> str:
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
