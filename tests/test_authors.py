from __future__ import annotations

import pytest
from credited import Found, credit
from hypothesis import given
from strategies import phrases, strings

from newsparse import parse
from newsparse.authors import read_authors, read_byline, read_dated, read_names, read_run_in, read_sign_off
from newsparse.cues import load

# Beside a date


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Von Anna Keller / Kommentar hinterlassen", credit("author", "Anna Keller")),
        ("Kultur | Von Anna Keller | 3 Min.", credit("author", "Anna Keller")),
        ("0 Kommentare/in Kultur/Von Anna Keller", credit("author", "Anna Keller")),
        ("By Anna Keller Leave a Comment", credit("author", "Anna Keller")),
        ("Kultur | Kommentar hinterlassen", ()),
        ("written by Anna", credit("author", "Anna")),
        ("written by Kallow", ()),
        ("By Anna", ()),
        ("Von Anna Keller | Von Tom Reed lesen Sie", ()),
        ("Anna Keller/dpa", (("author", ("Anna Keller",)), ("source", ("dpa",)))),
        ("Foto: Anna Keller/dpa", credit("photo", "Anna Keller", "dpa")),
        ("Osmer | (dpa)", credit("source", "dpa")),
        ("dpa", credit("source", "dpa")),
        ("Kultur Von: Anna Keller", credit("author", "Anna Keller")),
        ("Zuletzt geändert von: Anna Keller", ()),
        ("© Kallow Abendpost", credit("source", "Kallow Abendpost")),
        ("© Anna Keller", credit("author", "Anna Keller")),
    ],
)
def test_what_stands_beside_a_date_was_written(line: str, wanted: Found) -> None:
    found = read_dated(line, load("de").credits)
    assert tuple((each.role, each.names) for each in found) == wanted


# Who signs at the end of a paragraph

SAID = "The ferry is to run until the spring, the mayor said on Monday."
SIGN_OFFS = [
    ("en", f"{SAID} (PTI)", ()),
    ("en", f"{SAID} (Reporting by Anna Keller; Editing by Tom Reed)",
     (("author", ("Anna Keller",)), ("editor", ("Tom Reed",)))),
    ("en", f"{SAID} (Writing by Anna Keller and Lena Orth Editing by Tom Reed)",
     (("contributor", ("Anna Keller", "Lena Orth")), ("editor", ("Tom Reed",)))),
    ("zh", "小城议会星期一决定永久关闭旧码头。(记者 林知秋)", credit("author", "林知秋")),
    ("ko", "나룻배는 봄까지 다닌다고 시장이 말했다. /한서율 기자", credit("author", "한서율")),
    ("en", SAID, ()),
    ("en", f"{SAID} (Anna Keller)", ()),
    ("en", f"{SAID} Written by Tom Reed.", ()),
    ("en", f"{SAID} Written by Tom Reed, the play opens on Friday.", ()),
    ("zh", "小城议会星期一决定永久关闭旧码头。(", ()),
    ("en", "", ()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    SIGN_OFFS,
    ids=[f"{language}-{text[-30:]}" for language, text, _ in SIGN_OFFS],
)
def test_who_signs_at_the_end(language: str, text: str, wanted: Found) -> None:
    found = read_sign_off(text, load(language).credits)
    assert tuple((each.role, each.names) for each in found) == wanted


# A bare byline

NAMES = [
    ("ar", "القاهرة - محمد حسن", ("محمد حسن",)),
    ("ar", "القاهرة: محمد حسن", ("محمد حسن",)),
    ("fr", "Anna Keller, professeur, Université de Kallow", ("Anna Keller",)),
    ("en", "Anna Keller", ("Anna Keller",)),
    ("en", "ANNA KELLER", ("ANNA KELLER",)),
    ("en", "Anna Keller, Political Editor", ("Anna Keller",)),
    ("en", "Anna Keller | Coast Reporter", ("Anna Keller",)),
    ("en", "Anna Keller and Tom Reed", ("Anna Keller", "Tom Reed")),
    ("en", "Anna Keller, Tom Reed", ("Anna Keller", "Tom Reed")),
    ("en", "Anna Keller / Tom Reed", ("Anna Keller", "Tom Reed")),
    ("en", "Anna Keller • Tom Reed", ("Anna Keller", "Tom Reed")),
    ("en", "Anna Keller (Harbour correspondent)", ("Anna Keller",)),
    ("en", "Anna KellerCoast Reporter", ("Anna Keller",)),
    ("en", "Anna KellerTom Reed", ("Anna Keller", "Tom Reed")),
    ("en", "Prof. Leonie Strand", ("Leonie Strand",)),
    ("en", "Political Editor Leonie Strand", ("Leonie Strand",)),
    ("en", "Chief Political Editor Leonie Strand, Harbour Reporter", ("Leonie Strand",)),
    ("en", "Angus McAllister", ("Angus McAllister",)),
    ("en", "Cosimo DeLuca", ("Cosimo DeLuca",)),
    ("it", "Chiara Dell'Orso", ("Chiara Dell'Orso",)),
    ("fr", "Yann Kermarc'h", ("Yann Kermarc'h",)),
    ("uk", "Віра Прокоп'як", ("Віра Прокоп'як",)),
    ("en", "J.R. Whitlock", ("J.R. Whitlock",)),
    ("en", "Mary-Jane O'Rourke", ("Mary-Jane O'Rourke",)),
    ("en", "Mary-Jane O’Rourke", ("Mary-Jane O’Rourke",)),
    ("en", "Anna Keller and Anna Keller", ("Anna Keller",)),
    ("de", "Wiebke Harms, Reporterin", ("Wiebke Harms",)),
    ("de", "HAFEN-online-Autorin Wiebke Harms", ("Wiebke Harms",)),
    ("ja", "長谷川 純一郎", ("長谷川 純一郎",)),
    ("de", "Maria von der Heide", ("Maria von der Heide",)),
    ("de", "Anna Keller und Otto Brandt", ("Anna Keller", "Otto Brandt")),
    ("es", "Rosario Belmonte y Blas Cerezo", ("Rosario Belmonte", "Blas Cerezo")),
    ("pt", "Caio dos Santos Brandolin", ("Caio dos Santos Brandolin",)),
    ("ru", "Вера Полозова", ("Вера Полозова",)),
    ("hi", "राम कुमार शर्मा", ("राम कुमार शर्मा",)),
    ("zh", "林知秋", ("林知秋",)),
    ("zh", "南宫问天", ("南宫问天",)),
    ("ko", "한서율 기자", ("한서율",)),
    ("en", "Anna Keller, BBC Kallow", ("Anna Keller",)),
    ("en", "KLR Anna Keller", ()),
    ("es", "Ana Varela Gómez de la Torre", ("Ana Varela Gómez de la Torre",)),
    ("en", "Anna Keller Follow", ("Anna Keller",)),
    ("en", "Anna Keller Court Reporter", ("Anna Keller",)),
    ("en", "Anna Keller Herald Reporter", ("Anna Keller",)),
    ("en", "Zorvane Quay Court Reporter", ()),
    ("en", "Anna Keller Twitter", ("Anna Keller",)),
    ("de", "Wiebke Harms Folgen", ("Wiebke Harms",)),
    ("fr", "Yann Kermarec Suivre", ("Yann Kermarec",)),
    ("ru", "Вера Полозова Подписаться", ("Вера Полозова",)),
]


@pytest.mark.parametrize(
    ("language", "line", "names"), NAMES, ids=[f"{language}-{line}" for language, line, _ in NAMES]
)
def test_a_bare_byline(language: str, line: str, names: tuple[str, ...]) -> None:
    assert read_names(line, load(language).credits) == names


NO_NAMES = [
    ("en", "Kallow: Anna Keller"),
    ("ar", "مصر - مباراة القمة"),
    ("en", ""),
    ("en", "Anna"),
    ("en", "Home News Coast"),
    ("en", "Anna Keller Is Out"),
    ("en", "Silicon Valley Says No"),
    ("en", "Anna Keller the Ferry"),
    ("en", "Anna Keller The Ferry"),
    ("en", "The Osmer Packet"),
    ("en", "Harbour News"),
    ("en", "Osmer City Council"),
    ("en", "anna keller said"),
    ("en", "Keller was here"),
    ("en", "A Watch in the Depot"),
    ("en", "What Comes After the Bus"),
    ("en", "Osmer Votes to Keep the Old Ferry"),
    ("tr", "KALLOVA'DA YANGIN"),
    ("en", "Kallow’s Ferry"),
    ("en", "FERRY LEAVES THE HARBOUR"),
    ("en", "Anna Keller said on Monday that the ferry would be sold"),
    ("en", "Read More"),
    ("en", "Sign In"),
    ("en", "March 2021"),
    ("en", "Via Roma 12"),
    ("en", "Buenos Aires"),
    ("en", "SAN FRANCISCO"),
    ("en", "Route 66"),
    ("en", "How bad is it?"),
    ("de", "Mehr Geld für die Häfen im Norden"),
    ("de", "Die Redaktion empfiehlt"),
    ("fr", "Un examen un peu spécial"),
    ("es", "La obra costó dos millones"),
    ("de", "Text Anna Keller, Fotos Tom Brandt"),
    ("ja", "木造駅舎に図書室、貸し出しは一人一冊"),
    ("ja", "有料記事 水野奏太"),
    ("ja", "コラム"),
    ("zh", "图书馆今天关门"),
    ("zh", "林场日报"),
    ("pl", "Anna Zielna. Fot. Jan Most"),
    ("pl", "Fot. Straż"),
    ("en", "– Greetings From Osmer, all is well."),
    ("en", "Anna Keller…"),
    ("en", "Details Written by Anna Keller Category: News"),
    ("en", "Boats Written by Editors"),
    ("ja", "その判断は..."),
]


@pytest.mark.parametrize(
    ("language", "line"), NO_NAMES, ids=[f"{language}-{line}" for language, line in NO_NAMES]
)
def test_no_byline(language: str, line: str) -> None:
    assert read_names(line, load(language).credits) == ()


# Where it is known to be one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By Anna Keller", credit("author", "Anna Keller")),
        ("ANNA KELLER", credit("author", "ANNA KELLER")),
        ("Anna Keller and Tom Reed", credit("author", "Anna Keller", "Tom Reed")),
        ("Anna Keller, Coast Reporter", credit("author", "Anna Keller")),
        ("By ANNA KELLER; Special to the Quay Post", credit("author", "ANNA KELLER")),
        (
            "By Anna Keller; Tom Reed",
            (*credit("author", "Anna Keller"), *credit("author", "Tom Reed")),
        ),
        ("Anna Keller, AP", (*credit("author", "Anna Keller"), *credit("source", "AP"))),
        ("Reuters", credit("source", "Reuters")),
        ("Reuters, Port Ellis", credit("source", "Reuters")),
        ("From our correspondent", ()),
        ("The pier is closed", ()),
        ("Keller, Anna", ()),
        (";;", ()),
        ("", ()),
    ],
)
def test_what_has_to_be_a_byline(text: str, found: Found) -> None:
    assert tuple((each.role, each.names) for each in read_byline(text, load("en").credits)) == found


def test_a_picture_with_its_label_on_a_byline_is_no_text() -> None:
    found = read_byline("임가온 기자 gaon@naru.kr / 사진=나루픽쳐스", load("ko").credits)
    assert [(each.role, each.names) for each in found] == [
        ("author", ("임가온",)),
        ("photo", ("나루픽쳐스",)),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Keller, Anna", ("Anna Keller",)),
        ("KELLER, ANNA", ("ANNA KELLER",)),
        ("Keller, Anna Maria.", ("Anna Maria Keller",)),
        ("Keller, Anna; Reed, Tom", ("Anna Keller", "Tom Reed")),
        ("van der Osten, Piet", ("Piet van der Osten",)),
        ("O'Rourke, Mary-Jane", ("Mary-Jane O'Rourke",)),
        ("Anna Keller", ("Anna Keller",)),
        ("Anna Keller and Tom Reed", ("Anna Keller", "Tom Reed")),
        ("Keller, Reporter", ()),
        ("Reuters, Port Ellis", ()),
        ("Anonymous", ()),
        ("", ()),
    ],
)
def test_the_surname_first(text: str, names: tuple[str, ...]) -> None:
    found = read_authors(text, load("en").credits)
    assert tuple(name for each in found if each.role == "author" for name in each.names) == names
    assert all(each.text in text for each in found)


def test_a_name_with_a_place_is_not_turned_round() -> None:
    for each in read_authors("Anna Keller, Osmer", load("en").credits):
        assert "Osmer Anna Keller" not in each.names


@given(strings | phrases)
def test_any_text_may_stand_where_a_byline_should(text: str) -> None:
    words = load("en").credits
    for each in (*read_byline(text, words), *read_authors(text, words), *read_sign_off(text, words)):
        assert each.text in text and each.names and all(each.names)


# Who wrote by the beginning of the first paragraph

STORY = "The ferry left the pier before dawn, and nobody saw it."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"By Anna Keller – {STORY}", credit("author", "Anna Keller")),
        (f"By Anna Keller - {STORY}", credit("author", "Anna Keller")),
        (f"By Anna Keller. {STORY}", credit("author", "Anna Keller")),
        (f"By Anna Keller: {STORY}", credit("author", "Anna Keller")),
        (f"By Anna R. Keller and Tom Reed. {STORY}", credit("author", "Anna R. Keller", "Tom Reed")),
        ("By Anna Keller – The Quay Post", ()),
        (f"By Zorvane Oldmark – {STORY}", ()),
        (f"Anna Keller – {STORY}", ()),
        (f"By Monday all was quiet. {STORY}", ()),
        (f"Photo: Anna Keller. {STORY}", ()),
    ],
)
def test_the_byline_before_a_story_on_one_line(text: str, wanted: Found) -> None:
    found = read_run_in(text, load("en").credits)
    assert tuple((each.role, each.names) for each in found) == wanted


def test_a_short_story_behind_its_byline_stays_a_paragraph() -> None:
    first = f"By Anna Keller – {STORY}"
    second = "It came back in the evening with all its passengers, who had not noticed anything at all."
    article = parse(f"Ferry leaves the harbour without a captain\n\n{first}\n\n{second}")
    assert article.paragraphs == (first, second)
    assert [(each.role, each.names) for each in article.credits] == [("author", ("Anna Keller",))]


def test_what_somebody_says_behind_a_colon_is_no_story_of_theirs() -> None:
    said = '"The ferry left without us", the captain sang on the pier, and nobody laughed at him.'
    assert read_run_in(f"By Anna Keller: {said}", load("en").credits) == ()
    assert read_run_in(f"By Anna Keller: {said[1:]}", load("en").credits) != ()
