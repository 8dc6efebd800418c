from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from strategies import credit_lines, news_texts, strings, texts

from newsparse import captions, credits
from newsparse.article import Unit
from newsparse.cues import UNKNOWN, load
from newsparse.lines import find_layout, fold, split_lines
from newsparse.marks import KNOWN, LETTERS, RECURRING, REMEMBERED, SHOWN, Look, Mark, has_date, mark_units
from newsparse.pages import fold_page

# Each line with the letter that it gets alone:
# p prose, t title, n name, c credit, d date, g caption, l list item, b boilerplate.
LINES = {
    "en": {
        "Council votes to keep the old ferry running": "t",
        "FERRY TO RUN FOR ANOTHER YEAR": "t",
        "Why the tide tables were wrong for a century": "t",
        "How bad is it?": "t",
        "A watch in the depot": "t",
        "Chapter and verse": "t",
        "Register closed: the last shop on the pier shuts its doors": "t",
        "Related charges against the captain dropped": "t",
        "By noon the harbour was full": "t",
        "Image consultants say the minister should smile": "t",
        "Anna Keller": "n",
        "Anna Keller and Tom Reed": "n",
        "By Anna Keller": "c",
        "BY ANNA KELLER AND TOM REED": "c",
        "By Anna Keller, Coast Reporter": "c",
        "By Anna Keller | March 14, 2018 | 4 min read": "c",
        "Photo Credit: Harbour Eight News/Reuters": "c",
        "Photo: Margit Solheim / AFP": "c",
        "Getty Images": "c",
        "REUTERS": "c",
        "© Otto Brandt/dpa": "c",
        "(Reporting by Tomas Reyl; Editing by Wilma Steed)": "c",
        "3 March 2021": "d",
        "Published: 3 March 2021 at 10:15": "d",
        "Updated 4 March 2021": "d",
        "12 minutes ago": "d",
        "A heron is weighed on Monday. | Photo: Lena Orth/AP": "g",
        "The crates are numbered, not named (Image: Marsh Rescue Trust)": "g",
        "The port yesterday. Photo/Anna Keller": "g",
        "Home Sport Photo/Video": "t",
        "File photo: the harbour in winter": "g",
        "The old ferry at its berth in 2019 (file photo)": "g",
        "• Bring a torch and dry clothes": "l",
        "- Two tickets for the morning crossing": "l",
        "1. Check the tide tables before you leave": "l",
        "Home › News › Kallow": "b",
        "Advertisement": "b",
        "ADVERTISEMENT": "b",
        "Story continues below advertisement": "b",
        "Be the first to comment": "b",
        "37 comments": "b",
        "Share this article": "b",
        "Share on Facebook": "b",
        "harbour-gate-3": "b",
        "Old pier in winter_IMG_20230119080812": "b",
        "Old pier in winter 2.jpg": "b",
        "Ferry;Harbour;Kallow;Old pier;": "b",
        "See the storySee the search pageSee the main menu": "b",
        "Follow Radio Kallow: Facebook | Twitter": "b",
        "Kallow Coast Post•": "b",
        "Published:": "b",
        "son-in-law": "t",
        "WhatsApp and BlackBerry users wait for news": "t",
        "Ferry; harbour; pier; what will be left": "t",
        "Residents stand by": "t",
        "Update": "t",
        "Old files: harbour | pier": "t",
        "Skip to main content": "b",
        "Read more: Who pays when the tide comes in?": "b",
        "Sign up to our newsletter to get the news in your inbox.": "b",
        "© 2022 The Osmer Packet. All rights reserved.": "b",
        "Terms of use": "b",
        "Most read": "b",
        "Related articles": "b",
        "It is for croutons, he says.": "p",
        "By noon the harbour was full, and nobody had seen the ferry leave.": "p",
        "The advertisement was taken down on Tuesday after complaints from residents.": "p",
        "Photographs of the wreck were found in the attic of a house near the pier.": "p",
        "The minister went home, and in May 2021 he sold the house by the harbour.": "p",
        "“We rowed because it was there,” said the captain, who is now retired.": "p",
        "With all districts counted, half were in favour of handing the canal back.": "p",
        "The wall is finished, the harbour master told Reuters on Monday evening.": "p",
        "The wall along the quay is finished at last, an official told Reuters.": "p",
        "Comments by the minister on Monday were met with silence in the harbour.": "p",
        "More than forty boats left the harbour that night, and only thirty came back.": "p",
        (
            "The company that runs the night ferry across the sound has admitted that it kept no list of the "
            "passengers who were aboard when the vessel struck a sandbank last week."
        ): "p",
        (
            "The Tern, a car ferry built forty-one years ago, left the pier at Lower Kallow shortly after eleven "
            "on Thursday evening, and eighteen minutes later she was aground with her bow doors open, with water "
            "in the engine room and with a crew that had gone below to look for the lights, the pumps, the mate "
            "and, as one of them told the hearing, “the point of it all”"
        ): "p",
        "Share prices of the ferry line fell by half on Monday, before they rose again.": "p",
    },
    "de": {
        "Stadtrat rettet die alte Fähre": "t",
        "Von der Insel aufs Festland: ein langer Weg": "t",
        "Vierzig Minuten früher": "t",
        "Inhalt von": "b",
        "Anna Keller": "n",
        "Von Anna Keller und Otto Brandt": "c",
        "Foto: Jana Brandt/dpa": "c",
        "dpa": "c",
        "(Quelle: dpa/epd)": "c",
        "3. März 2021": "d",
        "Aktualisiert am 03.03.2021 - 18:50 Uhr": "d",
        "vor 2 Stunden": "d",
        "Der Traktor am Fundort im Moor © Enno Sievers/dpa": "g",
        "Archivfoto: der Hafen im Jahr 1971": "g",
        "• Eine Taschenlampe und trockene Kleidung": "l",
        "Anzeige": "b",
        "Mehr zum Thema": "b",
        "12 Kommentare": "b",
        "Die Anzeige wurde am Dienstag nach Beschwerden der Anwohner entfernt.": "p",
        "Von den vierzig Booten, die in der Nacht ausliefen, kamen nur dreißig zurück.": "p",
    },
    "fr": {
        "Le phare du Gavrec cherche un gardien": "t",
        "Par Yann Kerdoncuff et Sophie Aubrac": "c",
        "14/01/2020 à 07h12": "d",
        "Des vendangeurs, jeudi soir. Crédit photo : Bastien Courtade/AFP": "g",
        "Passer la publicité": "b",
        "Par ailleurs, le bac sera vendu à la commune avant la fin de l’été.": "p",
    },
    "es": {
        "Un pueblo construye un puente y luego busca el río": "t",
        "Por Rosario Belmonte": "c",
        "12 de abril de 2018": "d",
        "El nuevo puente, visto desde la panadería. Foto: Íñigo Salvatierra / EFE": "g",
        "Comentarios": "b",
        "Por la noche, cuando cierran los bares, el puente se queda sin nadie.": "p",
    },
    "sv": {
        "Av Ingrid Stålnacke": "c",
        "Publicerad 22 januari 2021 kl. 18.04": "d",
        "– Isen höll, och det var det viktigaste, säger piloten Malte Rönnberg.": "p",
        "Av allt att döma låg renarna kvar på banan till långt efter midnatt.": "p",
    },
    "ru": {
        "Автор: Вера Полозова": "c",
        "30 мая 2020, 21:07": "d",
        "В субботу телефон зазвонил снова, и на этот раз ошиблись номером.": "p",
    },
    "ja": {
        "記者：水野奏太": "c",
        "2017年10月12日 17時30分": "d",
        "関連記事": "b",
        "駅は一九九四年に無人化されたが、忘れ物の傘は地元の有志が毎月乾かし、油を差してきた。": "p",
    },
    "zh": {
        "记者：林知秋": "c",
        "2021-03-12 07:35": "d",
        "镇政府表示，方案正在修改，预计四月公布。施工队的六名工人这几天也坐进了茶馆。": "p",
    },
    "ko": {
        "한서율 기자": "c",
        "입력 2024.01.28. 오후 6:04": "d",
        "주민들은 일주일에 한 번 모여 서로의 권을 바꿔 읽기로 했다.": "p",
    },
}


def alone(line: str, language: str = "en") -> Mark:
    (mark,) = mark_units([Unit(1, 1, line, 0)], load(language))
    return mark


CASES = [(language, line) for language, lines in LINES.items() for line in lines]


@pytest.mark.parametrize(
    ("language", "line"), CASES, ids=[f"{language}-{line[:50]}" for language, line in CASES]
)
def test_the_letter_of_a_line(language: str, line: str) -> None:
    mark = alone(line, language)
    assert mark.letter == LINES[language][line], mark.clues


@pytest.mark.parametrize(
    ("language", "line", "letter"),
    [
        ("de", "Offizielle Website von", "b"),
        ("fr", "Contenu proposé par", "b"),
        ("es", "Patrocinado por", "b"),
        ("pt", "Oferecido por", "b"),
        ("ca", "Patrocinat per", "b"),
        ("de", "Was bleibt davon", "t"),
        ("fr", "Un pas par pas", "t"),
        ("en", "They stand by", "t"),
        ("el", "Η ζωή του", "t"),
    ],
)
def test_a_few_words_that_announce_what_does_not_follow(language: str, line: str, letter: str) -> None:
    assert alone(line, language).letter == letter


PAGE = """\
Skip to main content
Subscribe

Town hall lists the houses that the new harbour wall will not save

By Gwen Tallis
9 May 2022
Share

Fore Street at high water in February. | Photo: Otto Brandt/AP

The line was drawn in red, and it was drawn with a ruler, as lines on maps of this coast have always been.

Advertisement

“I had thought of it as a wall that would be in front of me,” said a retired pilot who lives on the slip.

What the map says

The council says that it had no choice, and that a wall along the quay would have cost three times as much.
• Forty-four houses
• A chapel and its yard
• The slip

Objections may be made in writing until the middle of June, and will be read by the council in July.

Be the first to comment
"""


@pytest.mark.parametrize(
    ("line", "letter"),
    [
        ("Die Halle soll im Juni eröffnet werden. (mka)", "p"),
        ("Die Halle soll im Juni eröffnet werden.(red/mka)", "p"),
        ("Die Halle soll im Juni eröffnet werden. mka", "p"),
        ("„Die Halle wird im Juni eröffnet.“ – ka", "p"),
        ("Die Halle soll im Juni eröffnet werden. – Kallow.com", "p"),
        ("Die Halle am Hafen – Kallow.com", "t"),
        ("Die Halle am Hafen (neu)", "t"),
        ("Die neue Halle am Hafen. (Foto: Anna Keller)", "g"),
        ("Die Halle steht unter halle.markt.com", "t"),
        ("...", "t"),
        ("(...)", "t"),
        ("Home › News › Kallow", "b"),
        ("Home > News > Kallow > Old pier to stay open", "b"),
        ("«Bonjour», dit-elle, «il pleut» à Kallow", "t"),
        ("»Nej«, siger hun om »Havnen« i Kallow", "t"),
    ],
)
def test_the_letter_of_a_line_by_its_signs(line: str, letter: str) -> None:
    assert alone(line, "de").letter == letter


@pytest.mark.parametrize(
    ("language", "line", "letter"),
    [
        ("no", "- Vi har ventet lenge på svar, sier ordføreren i Kallow.", "p"),
        ("pl", "- Czy burmistrz odpowie na to pytanie mieszkańców?", "t"),
        ("no", "- Melk, brød og ost", "l"),
        ("no", "- Det var det.", "l"),
        ("no", "• Vi har ventet lenge på svar, sier ordføreren i Kallow.", "l"),
        ("en", "- We have waited a long time for an answer, said the mayor.", "l"),
    ],
)
def test_a_hyphen_opens_speech_where_a_dash_does(language: str, line: str, letter: str) -> None:
    assert alone(line, language).letter == letter


def test_a_page_at_a_glance() -> None:
    lines = split_lines(PAGE)
    marks = mark_units(fold(lines, find_layout(lines)), load("en"))
    assert "".join(mark.letter for mark in marks) == "bbtcdbgpbptplllpb"


# What is read on the way


def test_a_mark_keeps_what_was_read_in_it() -> None:
    mark = alone("By Anna Keller | March 14, 2018 | 4 min read")
    assert mark.date is not None and mark.date.published == "2018-03-14"
    assert [credit.names for credit in mark.credits] == [("Anna Keller",)]
    mark = alone("Anna Keller12 minutes ago")
    assert mark.date is not None and mark.date.relative
    assert mark.names == ("Anna Keller",)
    for line in (
        "Anna Keller3 min read",
        "Anna Keller · 3 min read",
        "Anna Keller · 3 March 2021 · 3 min read",
    ):
        assert (alone(line).letter, alone(line).names) == ("n", ("Anna Keller",))
    assert [credit.names for credit in alone("By Anna Keller3 min read").credits] == [("Anna Keller",)]
    for line in ("3 min read", "Silicon Valley 3 min read", "Super Bowl · 3 min read"):
        assert (alone(line).letter, alone(line).names) == ("b", ())
    mark = alone("by | 3 March 2021")
    assert mark.date is not None and mark.date.published == "2021-03-03"
    assert {"a byline word alone", "a line of dates"} <= set(mark.clues)


def test_a_line_alone_does_not_hang_on_the_lines_around() -> None:
    lines = list(LINES["en"])
    together = mark_units([Unit(i, i, line, 1) for i, line in enumerate(lines, 1)], load("en"))
    assert [mark.letter for mark in together] == [alone(line).letter for line in lines]


@pytest.mark.parametrize(
    ("language", "line", "is_job"),
    [
        ("en", "Political correspondent", True),
        ("en", "Correspondent in Kallow", True),
        ("es", "Corresponsal en Atenas", True),
        ("en", "Ferries in Kallow", False),
        ("en", "In Kallow", False),
    ],
)
def test_a_job_may_have_a_place(language: str, line: str, is_job: bool) -> None:
    (mark,) = mark_units([Unit(1, 1, line, 0)], load(language))
    assert ("a job alone" in mark.clues) == is_job


def test_no_function_words_speak_against_a_line_in_an_unknown_language() -> None:
    long, short = "Wakazi wa vijiji vitatu wamesema wamechoka kusubiri kivuko.", "Habari za michezo"
    assert "function words: not counted" in alone(long, UNKNOWN).clues
    assert not any(clue.startswith("function words") for clue in alone(short, UNKNOWN).clues)


def test_an_unknown_language_may_have_no_spaces() -> None:
    line = "ဒီနေ့မနက်ပိုင်းမှာကူးတို့သင်္ဘောဟာ ဆိပ်ကမ်းကနေထွက်ခွာသွားခဲ့ပြီး ဘယ်သူမှမမြင်လိုက်ရပါဘူး။"
    assert "12-19 words" in alone(line, UNKNOWN).clues
    assert "12-19 words" not in alone(line).clues
    assert alone(line, UNKNOWN).letter == "p"


def test_a_long_line_is_prose_where_sentences_have_no_stop() -> None:
    title = "เทศบาลมีมติให้เรือข้ามฟากลำเก่าวิ่งต่อไปอีกสองปีจนกว่าสะพานใหม่จะสร้างเสร็จ"
    prose = f"{title} หลังจากชาวบ้านหลายร้อยคนลงชื่อร้องเรียนต่อนายกเทศมนตรี"
    assert (alone(title, "th").letter, alone(prose, "th").letter) == ("t", "p")
    assert alone("Council votes to keep the old ferry running " * 3, "en").letter == "t"


def test_words_are_no_names_where_any_may_be() -> None:
    for line in ("ตลาด นคร", "นิดา ท่าน้ำทอง"):
        assert alone(line, "th").names == ()
    (credit,) = alone("ภาพ: นิดา ท่าน้ำทอง", "th").credits
    assert credit.names == ("นิดา ท่าน้ำทอง",)


@pytest.mark.parametrize(
    ("language", "line", "clue"),
    [
        ("hi", "नदी पर नया पुल बनेगा मेले की", "ends in a sign"),
        ("hi", "AIIMS में नए मरीज़ों की भर्ती कल से शुरू होगी।", "all capitals"),
        ("zh", "NBA 球队 昨晚 在 客场 赢球", "all capitals"),
    ],
)
def test_a_script_has_its_own_letters(language: str, line: str, clue: str) -> None:
    assert clue not in alone(line, language).clues


@pytest.mark.parametrize(
    "line",
    [
        "नाव भोर से पहले घाट से निकल गई। किसी ने नहीं देखा कि पतवार पर कौन था।",
        "کشتی فجر سے پہلے روانہ ہو گئی۔ کسی نے نہیں دیکھا کہ پتوار پر کون تھا۔",
        "መርከቧ ጎህ ሳይቀድ ወደቡን ለቃ ወጣች። ማን እንደነበር ማንም አላየም።",
    ],
)
def test_the_stops_of_other_scripts_end_sentences(line: str) -> None:
    clues = alone(line, UNKNOWN).clues
    assert "several sentences" in clues
    assert {"a short sentence", "a sentence", "a long sentence"} & {*clues}


@pytest.mark.parametrize(
    ("line", "letter"),
    [
        ("“We shall miss the old ferry very much.”Orla Fennick-Reed", "p"),
        ("“We shall miss the old ferry very much.”", "p"),
        ("“We shall miss the old ferry very much”Orla Fennick", "t"),
        ("“We shall miss the old ferry very much.”Orla", "t"),
        ("The old ferry is said to sail again.”Orla Fennick", "t"),
    ],
)
def test_a_quotation_is_a_sentence_where_its_speaker_is_glued_on(line: str, letter: str) -> None:
    assert alone(line, "en").letter == letter


@pytest.mark.parametrize(
    ("line", "letter"),
    [
        ("• Reuters", "l"),
        ("▪ Associated Press", "l"),
        ("Reuters", "c"),
        ("- Reuters", "c"),
    ],
)
def test_an_agency_behind_a_bullet_is_an_item(line: str, letter: str) -> None:
    assert alone(line, "en").letter == letter


def test_a_word_in_braces_opens_no_tail() -> None:
    assert "tail: whole" in alone("Keywords", "en").clues
    braced = alone("{keywords}", "en")
    assert ("tail: whole" in braced.clues, braced.letter) == (False, "b")


def test_what_stands_twice_is_repeated() -> None:
    units = [
        Unit(1, 1, "The harbour wall", 0),
        Unit(2, 2, "»The harbour wall«", 0),
        Unit(3, 3, "A chapel", 0),
    ]
    assert ["repeated" in mark.clues for mark in mark_units(units, load("en"))] == [True, True, False]


def test_gaps_are_clues() -> None:
    units = [Unit(1, 1, "One", 0), Unit(2, 2, "Two", 0), Unit(4, 4, "Three", 1), Unit(5, 5, "Four", 0)]
    marks = mark_units(units, load("en"))
    wanted = ["glued above and below", "glued above", "glued below", "glued above"]
    assert [clue for mark in marks for clue in mark.clues if clue in {*wanted, "stands alone"}] == wanted


def test_no_units_have_no_marks() -> None:
    assert mark_units([], load("en")) == []


# Any text


@pytest.mark.parametrize("language", ["en", "de", "ja", "hi", UNKNOWN])
@given(text=texts() | strings | news_texts())
def test_every_unit_gets_one_known_letter_and_clues_that_are_weighed(language: str, text: str) -> None:
    units = fold(split_lines(text), "blocks")
    marks = mark_units(units, load(language))
    assert len(marks) == len(units)
    assert {mark.letter for mark in marks} <= {"t", *(letter for letter, _ in LETTERS)}
    assert all(len(set(mark.clues)) == len(mark.clues) for mark in marks)


def test_the_clues_of_letters_are_clues_of_rules() -> None:
    seen = {clue for language, line in CASES for clue in alone(line, language).clues}
    assert {clue for _, clues in LETTERS for clue in clues} - {SHOWN} <= seen  # which takes two lines


@pytest.mark.parametrize(
    "bit", ["a@", "a.", "1.", ". A", "“", "(", "www.", "A-", "·|", "Photo: ", "3 March 2021 ", "，", "aB"]
)
def test_hostile_text_is_marked_in_time(bit: str) -> None:
    line = (bit * 100_000)[:100_000].strip()
    start = time.process_time()
    alone(line)
    assert time.process_time() - start < 1


# What is asked at once, and what is remembered


@pytest.mark.parametrize("language", ["en", "de", "ja"])
@given(text=texts() | strings | news_texts())
def test_a_line_that_needs_no_closer_look_has_nothing_to_be_found(language: str, text: str) -> None:
    units, cues = fold(split_lines(text), "blocks"), load(language)
    page = fold_page([unit.text for unit in units])
    for unit, key, bare in zip(units, page.keys, page.bare, strict=True):
        look = Look(unit.text, key, bare, page.high, cues)
        assert look.creditable or not credits.read_credits(unit.text, cues.credits)
        short = look.size <= 5 and not captions.is_marked(unit.text, cues.credits)
        assert look.pictured or short or not captions.split_caption(unit.text, cues.credits)
        assert look.inside or not cues.furniture.anywhere.within(key)
        assert look.reading or not cues.dates.reading.within(key)
        assert look.ago or not cues.dates.relative.within(key)
        assert look.opening or not cues.furniture.start.opens(key)


def test_the_words_of_a_date_do_not_count_beside_a_name() -> None:
    line = "Anna Keller Published 5:12 p.m. ET March 3, 2021 | Updated 6:00 a.m. ET March 4, 2021"
    (mark,) = mark_units([Unit(1, 1, line, 0)], load("en"))
    assert mark.names == ("Anna Keller",)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("March 3, 2021 / 12 Comments / in Boats of the North and the West / by jo77", True),
        ("March 3, 2021 | Boats of the North and the West", True),
        ("Harbour News | Port Ellis | Updated: March 3, 2021 9:12:33 pm", True),
        ("Sale of boats updated 3 March 2021", False),
        ("Sold at Last on March 3, 2021 in Boats of the North and the West and South", False),
        ("March 3, 2021 / 12 comments / in " + "boats of the north and " * 4, False),
    ],
)
def test_beside_a_date_that_is_set_off_more_may_stand(line: str, wanted: bool) -> None:
    (mark,) = mark_units([Unit(1, 1, line.strip(), 0)], load("en"))
    assert has_date(mark) == wanted


@pytest.mark.parametrize("language", ["en", "de", "ja"])
@given(text=credit_lines | news_texts())
@example("A heron is weighed on Monday. | Photo: Lena Orth/AP")
def test_the_caption_of_a_mark_is_what_its_text_would_be_cut_into_again(language: str, text: str) -> None:
    units, cues = fold(split_lines(text), "blocks"), load(language)
    for unit, mark in zip(units, mark_units(units, cues), strict=True):
        assert (mark.caption is not None) == ("a picture credit at the end" in mark.clues)
        assert mark.caption in (None, captions.split_caption(unit.text, cues.credits))


@pytest.mark.parametrize(
    ("line", "worth"),
    [
        ("Ships pass by", ""),
        ("By Orla Fennick", "opening creditable"),
        ("Subscribe", "opening"),
        ("Ships use cookies to pass by", "inside"),
        ("Old pier, 5 min read", "reading"),
        ("Last seen 2 hours ago", "ago"),
        ("Pier / lamp", "pictured"),
        ("Photo by Tom Reed", "opening creditable pictured"),
    ],
)
def test_a_look_tells_what_is_worth_asking(line: str, worth: str) -> None:
    page = fold_page([line])
    [key], [bare] = page.keys, page.bare
    look = Look(line, key, bare, page.high, load("en"))
    flags = ("opening", "inside", "reading", "ago", "creditable", "pictured")
    assert [flag for flag in flags if getattr(look, flag)] == worth.split()


@given(text=texts() | strings | news_texts())
def test_what_is_remembered_changes_nothing(text: str) -> None:
    units = fold(split_lines(text), "blocks")
    KNOWN.clear()
    first = mark_units(units, load("en"))
    assert mark_units(units, load("en")) == first
    assert mark_units(units, load("de")) == mark_units(units, load("de"))


@given(text=strings | news_texts())
@example("The ferry lies in the harbour of Kallow on Tuesday.／Tom Reed")
def test_a_line_says_the_same_beside_one_of_another_script(text: str) -> None:
    units = [unit for unit in fold(split_lines(text), "blocks") if len(unit.text) <= RECURRING]
    found = []
    for others in ([], [Unit(9999, 9999, "日本語", 1)]):
        KNOWN.clear()
        marks = mark_units([*units, *others], load("en"))[: len(units)]
        found.append([(mark.letter, mark.names, mark.date, mark.credits) for mark in marks])
    assert found[0] == found[1]


def test_no_more_is_remembered_than_was_said() -> None:
    KNOWN.clear()
    mark_units(
        [Unit(i, i, f"Ferry no. {i} " * (1 + i % 2 * 8), 0) for i in range(3 * REMEMBERED)], load("en")
    )
    assert 0 < len(KNOWN[load("en")]) <= REMEMBERED
    assert max(map(len, KNOWN[load("en")])) <= RECURRING


def test_lines_that_are_the_same_in_the_same_place_share_a_mark() -> None:
    texts = ["Share", "Pier closed", "Share", "Pier", "Share", "PIER"]
    marks = mark_units([Unit(i, i, text, 0) for i, text in enumerate(texts, 1)], load("en"))
    assert marks[0] is marks[2] is marks[4]
    assert marks[5] is not marks[3]
    assert ["repeated" in mark.clues for mark in marks] == [True, False, True, True, True, True]


def test_a_semicolon_asks_in_greek_alone() -> None:
    greek, english = (
        "Τι θα κάνετε στον μόλο την πρώτη μέρα του χειμώνα;",
        "What they did on the pier in that first winter;",
    )
    for language, text, asked in (("el", greek, True), ("en", english, False)):
        (mark,) = mark_units([Unit(1, 1, text, 0)], load(language))
        assert ("a call or question" in mark.clues) is asked
        assert ("ends in a comma" in mark.clues) is not asked
