from __future__ import annotations

import pytest
from hypothesis import given
from strategies import credit_lines

from newsparse import parse
from newsparse.article import Unit
from newsparse.captions import is_marked, read_agency_at_end, split_caption
from newsparse.cues import CueFile, OwnCues, load
from newsparse.marks import mark_units

# The end of a caption

CAPTIONS = [
    ("en", "The ferry leaves the pier. — Twitter/@kallowferry", "The ferry leaves the pier.",
     "Twitter/@kallowferry", ("Twitter", "@kallowferry")),
    ("en", "The ferry at the pier (File Photo | KPS)", "The ferry at the pier", "File Photo | KPS", ("KPS",)),
    ("hu", "A komp tegnap délután. MTI Fotó: Kovács Anna", "A komp tegnap délután.",
     "MTI Fotó: Kovács Anna", ("MTI", "Kovács Anna")),
    ("ru", "Паром у причала. Фото © Музей «Старый порт»", "Паром у причала.",
     "Фото © Музей «Старый порт»", ("Музей «Старый порт",)),
    ("zh", "渡轮今天早上离开了码头。中新社发 林知秋 摄", "渡轮今天早上离开了码头。",
     "中新社发 林知秋 摄", ("中新社", "林知秋")),
    ("de", "Der Alte am Pier (c) APA/Lena Orth", "Der Alte am Pier", "(c) APA/Lena Orth", ("APA", "Lena Orth")),
    ("en", "The pier at night (C) Lena Orth", "The pier at night", "(C) Lena Orth", ("Lena Orth",)),
    ("en", "A heron is weighed on Monday. Lena Orth / The Osmer Packet via AP", "A heron is weighed on Monday.",
     "Lena Orth / The Osmer Packet via AP", ("Lena Orth", "The Osmer Packet", "AP")),
    ("fr", "Un héron est pesé lundi. LÉNA ORTH / AFP", "Un héron est pesé lundi.",
     "LÉNA ORTH / AFP", ("LÉNA ORTH", "AFP")),
    ("es", "Pesan una garza el lunes. / LENA ORTH", "Pesan una garza el lunes.",
     "LENA ORTH", ("LENA ORTH",)),
    ("ja", "桟橋で計量されるサギ＝2021年3月3日、水野奏太撮影", "桟橋で計量されるサギ＝2021年3月3日",
     "水野奏太撮影", ("水野奏太",)),
    ("zh", "码头上的苍鹭（林知秋 摄）", "码头上的苍鹭", "林知秋 摄", ("林知秋",)),
    ("en", "A heron is weighed on Monday. | Photo: Lena Orth/AP", "A heron is weighed on Monday.",
     "Photo: Lena Orth/AP", ("Lena Orth", "AP")),
    ("en", "A heron is weighed on Monday. Photo: Lena Orth", "A heron is weighed on Monday.",
     "Photo: Lena Orth", ("Lena Orth",)),
    ("en", "A heron is weighed on Monday. Photograph: Lena Orth/AP", "A heron is weighed on Monday.",
     "Photograph: Lena Orth/AP", ("Lena Orth", "AP")),
    ("en", "A heron is weighed on Monday – Photo: Lena Orth", "A heron is weighed on Monday",
     "Photo: Lena Orth", ("Lena Orth",)),
    ("en", "A heron is weighed on Monday. AP Photo/Lena Orth, File", "A heron is weighed on Monday.",
     "AP Photo/Lena Orth, File", ("AP", "Lena Orth")),
    ("en", "A heron and the crew that weighed it Lena J Orth/Getty Images", "A heron and the crew that weighed it",
     "Lena J Orth/Getty Images", ("Lena J Orth", "Getty Images")),
    ("en", "A heron is weighed on Monday Lena Orth/via Reuters", "A heron is weighed on Monday",
     "Lena Orth/via Reuters", ("Lena Orth", "Reuters")),
    ("en", "A heron is weighed on Monday. Lena Orth for Friends of the Marsh", "A heron is weighed on Monday.",
     "Lena Orth for Friends of the Marsh", ("Lena Orth", "Friends of the Marsh")),
    ("en", "A heron is weighed on Monday. Supplied", "A heron is weighed on Monday.", "Supplied", ("Supplied",)),
    ("en", "A heron is weighed on Monday. (Lena Orth, Osmer Packet)", "A heron is weighed on Monday.",
     "(Lena Orth, Osmer Packet)", ("Lena Orth", "Osmer Packet")),
    ("en", "A heron is weighed on Monday. Lena Orth | Osmer Packet", "A heron is weighed on Monday.",
     "Lena Orth | Osmer Packet", ("Lena Orth", "Osmer Packet")),
    ("en", "A heron is weighed on Monday. Credit...Lena Orth for The Osmer Packet", "A heron is weighed on Monday.",
     "Credit...Lena Orth for The Osmer Packet", ("Lena Orth", "The Osmer Packet")),
    ("en", "A heron is weighed on Monday. (KNA photo by Lena Orth)", "A heron is weighed on Monday.",
     "KNA photo by Lena Orth", ("KNA", "Lena Orth")),
    ("en", "A heron is weighed in Kallow (Quay Post Photo by Lena Orth)", "A heron is weighed in Kallow",
     "Quay Post Photo by Lena Orth", ("Quay Post", "Lena Orth")),
    ("en", "A heron is weighed on Monday. Photo by Lena Orth on Unsplash", "A heron is weighed on Monday.",
     "Photo by Lena Orth on Unsplash", ("Lena Orth", "Unsplash")),
    ("it", "Un airone pesato lunedì. (Foto Lena Orth)", "Un airone pesato lunedì.", "Foto Lena Orth", ("Lena Orth",)),
    ("es", "Pesan una garza el lunes en Osmer. EFE/ Lena Orth", "Pesan una garza el lunes en Osmer.",
     "EFE/ Lena Orth", ("EFE", "Lena Orth")),
    ("de", "Ein Reiher wird gewogen. Foto: privat", "Ein Reiher wird gewogen.", "Foto: privat", ("privat",)),
    ("es", "Pesan una garza el lunes. (Lena Orth)", "Pesan una garza el lunes.", "(Lena Orth)", ("Lena Orth",)),
    ("en", "The crates are numbered (Image: Marsh Rescue Trust)", "The crates are numbered",
     "Image: Marsh Rescue Trust", ("Marsh Rescue Trust",)),
    ("en", "Oil on the reeds below the weir. © Piet Osterhuis/dpa", "Oil on the reeds below the weir.",
     "© Piet Osterhuis/dpa", ("Piet Osterhuis", "dpa")),
    ("en", "Oil on the reeds below the weir. Piet Osterhuis/dpa", "Oil on the reeds below the weir.",
     "Piet Osterhuis/dpa", ("Piet Osterhuis", "dpa")),
    ("en", "Oil on the reeds below the weir (Piet Osterhuis/AP)", "Oil on the reeds below the weir",
     "Piet Osterhuis/AP", ("Piet Osterhuis", "AP")),
    ("en", "Oil on the reeds below the weir. (AP Photo/Piet Osterhuis)", "Oil on the reeds below the weir.",
     "AP Photo/Piet Osterhuis", ("AP", "Piet Osterhuis")),
    ("en", "Oil on the reeds below the weir. REUTERS/Piet Osterhuis", "Oil on the reeds below the weir.",
     "REUTERS/Piet Osterhuis", ("REUTERS", "Piet Osterhuis")),
    ("en", "Oil on the reeds below the weir. Getty Images", "Oil on the reeds below the weir.",
     "Getty Images", ("Getty Images",)),
    ("en", "Oil on the reeds below the weir. | Getty Images", "Oil on the reeds below the weir.",
     "Getty Images", ("Getty Images",)),
    ("en", "Oil on the reeds. Piet Osterhuis/AFP via Getty Images", "Oil on the reeds.",
     "Piet Osterhuis/AFP via Getty Images", ("Piet Osterhuis", "AFP", "Getty Images")),
    ("en", "Waiting rooms, 1960 to 2020. Graphic: Petra Holub", "Waiting rooms, 1960 to 2020.",
     "Graphic: Petra Holub", ("Petra Holub",)),
    ("de", "Der Traktor am Fundort © Enno Sievers/dpa", "Der Traktor am Fundort",
     "© Enno Sievers/dpa", ("Enno Sievers", "dpa")),
    ("de", "Der Sänger ist in Lima gestorben. | Enno Sievers/dpa", "Der Sänger ist in Lima gestorben.",
     "Enno Sievers/dpa", ("Enno Sievers", "dpa")),
    ("de", "Den Schlüssel hat er abgegeben (Bild: Heike Wolters)", "Den Schlüssel hat er abgegeben",
     "Bild: Heike Wolters", ("Heike Wolters",)),
    ("es", "El nuevo puente, visto desde la panadería. Foto: Íñigo Salvatierra / EFE",
     "El nuevo puente, visto desde la panadería.",
     "Foto: Íñigo Salvatierra / EFE", ("Íñigo Salvatierra", "EFE")),
    ("it", "Il campanile dopo il restauro (Foto: Ansa)", "Il campanile dopo il restauro",
     "Foto: Ansa", ("Ansa",)),
    ("pt", "Fila na porta da padaria — Foto: Caio Brandolin", "Fila na porta da padaria",
     "Foto: Caio Brandolin", ("Caio Brandolin",)),
    ("nl", "De brug van Oosterzijl, gesloten. © ANP", "De brug van Oosterzijl, gesloten.", "© ANP", ("ANP",)),
    ("sv", "Renar på landningsbanan. Foto: Per Omark/TT", "Renar på landningsbanan.",
     "Foto: Per Omark/TT", ("Per Omark", "TT")),
    ("pl", "Próba orkiestry w stodole, fot. Marek Zięba/PAP", "Próba orkiestry w stodole",
     "fot. Marek Zięba/PAP", ("Marek Zięba", "PAP")),
    ("ru", "Телефонная будка на площади. Фото: Глеб Сомов/ТАСС", "Телефонная будка на площади.",
     "Фото: Глеб Сомов/ТАСС", ("Глеб Сомов", "ТАСС")),
    ("ja", "駅舎に並ぶ忘れ物の傘（写真：共同通信）", "駅舎に並ぶ忘れ物の傘", "写真：共同通信", ("共同通信",)),
    ("zh", "半间茶馆里的茶客。图：许明远", "半间茶馆里的茶客。", "图：许明远", ("许明远",)),
    ("ko", "등대 앞에 선 고만수 씨. 사진=연합뉴스", "등대 앞에 선 고만수 씨.",
     "사진=연합뉴스", ("연합뉴스",)),
    ("en", "A heron is weighed on Monday.(Supplied: Lena Orth)", "A heron is weighed on Monday.",
     "Supplied: Lena Orth", ("Lena Orth",)),
    ("en", "A heron is weighed on Monday. Supplied: Osmer Council", "A heron is weighed on Monday.",
     "Supplied: Osmer Council", ("Osmer Council",)),
    ("en", "A heron is weighed on Monday.(Supplied)", "A heron is weighed on Monday.", "(Supplied)", ("Supplied",)),
    ("en", "A heron is weighed on Monday. SUPPLIED", "A heron is weighed on Monday.", "SUPPLIED", ("SUPPLIED",)),
    ("en", "A heron is weighed on Monday.(Photo: Lena Orth)", "A heron is weighed on Monday.",
     "Photo: Lena Orth", ("Lena Orth",)),
    ("no", "En hegre veies på mandag.Foto: Lena Orth", "En hegre veies på mandag.", "Foto: Lena Orth", ("Lena Orth",)),
    ("pl", "Czapla na wadze w porcie.Fot. Lena Orth", "Czapla na wadze w porcie.", "Fot. Lena Orth", ("Lena Orth",)),
    ("es", "Pesan una garza el lunes. Fotos SALINA/Lena Orth", "Pesan una garza el lunes.",
     "Fotos SALINA/Lena Orth", ("SALINA", "Lena Orth")),
    ("en", "A heron is weighed on Monday. Photo courtesy of OMRT", "A heron is weighed on Monday.",
     "Photo courtesy of OMRT", ("OMRT",)),
    ("en", "A heron is weighed on Monday. Photo courtesy of the Osmer County Sheriff's Office",
     "A heron is weighed on Monday.",
     "Photo courtesy of the Osmer County Sheriff's Office", ("Osmer County Sheriff's Office",)),
    ("en", "A heron is weighed on Monday (Photo by OMRT)", "A heron is weighed on Monday",
     "Photo by OMRT", ("OMRT",)),
    ("en", "A heron is weighed on Monday (AN photo)", "A heron is weighed on Monday", "AN photo", ("AN",)),
    ("en", "A heron is weighed on Monday. — QMC photo", "A heron is weighed on Monday.", "QMC photo", ("QMC",)),
    ("en", "A heron is weighed on Monday - Osmer Fire and Rescue Dept Photo", "A heron is weighed on Monday",
     "Osmer Fire and Rescue Dept Photo", ("Osmer Fire and Rescue Dept",)),
    ("en", "A heron is weighed on Aug. 4. FACEBOOK PHOTO", "A heron is weighed on Aug. 4.",
     "FACEBOOK PHOTO", ("FACEBOOK",)),
    ("en", "A heron is weighed on Monday. LENA ORTH PHOTO", "A heron is weighed on Monday.",
     "LENA ORTH PHOTO", ("LENA ORTH",)),
    ("en", "A heron is weighed. Oil Painting. Osmer Museum Photo", "A heron is weighed. Oil Painting.",
     "Osmer Museum Photo", ("Osmer Museum",)),
    ("en", "A heron is weighed on Monday. PACKET FILE PHOTO", "A heron is weighed on Monday.",
     "PACKET FILE PHOTO", ("PACKET",)),
    ("en", "A heron is weighed on Monday. — MarshTV screengrab/File", "A heron is weighed on Monday.",
     "MarshTV screengrab/File", ("MarshTV",)),
    ("en", "A heron is weighed in May 2021. Piet Osterhuis/Courtesy of Osmer Royal Court/Handout via REUTERS",
     "A heron is weighed in May 2021.",
     "Piet Osterhuis/Courtesy of Osmer Royal Court/Handout via REUTERS",
     ("Piet Osterhuis", "Osmer Royal Court", "REUTERS")),
    ("zh", "救援人員到場救援。侯昌岸攝", "救援人員到場救援。", "侯昌岸攝", ("侯昌岸",)),
    ("zh", "码头上的苍鹭。新华社记者 林知秋 摄", "码头上的苍鹭。", "新华社记者 林知秋 摄", ("新华社", "林知秋")),
    ("zh", "码头上的苍鹭。共同通信社记者 林知秋 摄", "码头上的苍鹭。",
     "共同通信社记者 林知秋 摄", ("共同通信社", "林知秋")),
    ("zh", "码头上的苍鹭。（受访者 供图）", "码头上的苍鹭。", "受访者 供图", ("受访者",)),
    ("zh", "碼頭上的蒼鷺。民眾提供", "碼頭上的蒼鷺。", "民眾提供", ("民眾",)),
    ("ja", "桟橋のサギ＝2021年3月、読者提供", "桟橋のサギ＝2021年3月", "読者提供", ("読者",)),
    ("ja", "桟橋のサギ（国土交通省提供）", "桟橋のサギ", "国土交通省提供", ("国土交通省",)),
    ("zh", "碼頭上的蒼鷺。（圖／記者林知秋攝）", "碼頭上的蒼鷺。", "圖／記者林知秋攝", ("林知秋",)),
    ("zh", "碼頭上的蒼鷺。記者林知秋／攝影", "碼頭上的蒼鷺。", "記者林知秋／攝影", ("林知秋",)),
    ("ru", "Цапля на весах. Фото с сайта РИА \"Камыши\"", "Цапля на весах.",
     "Фото с сайта РИА \"Камыши\"", ("РИА \"Камыши\"",)),
    ("en", "A heron is weighed on Monday. (Lena Orth/marshNOW Staff)", "A heron is weighed on Monday.",
     "(Lena Orth/marshNOW Staff)", ("Lena Orth", "marshNOW Staff")),
    ("und", "Gārnis pirmdien ostā. FOTO: Lena Orth, Osmer Packet", "Gārnis pirmdien ostā.",
     "FOTO: Lena Orth, Osmer Packet", ("Lena Orth", "Osmer Packet")),
    ("fr", "Un héron est pesé lundi. [Keystone - Léna Orth]", "Un héron est pesé lundi.",
     "Keystone - Léna Orth", ("Keystone", "Léna Orth")),
]  # fmt: skip


LONG = "The orange cones that have stood at the end of the pier since the spring of last year are painted by children."


@pytest.mark.parametrize(
    ("end", "photo", "is_caption"),
    [
        ("Photo by Lena Orth-Stone.", ("Lena Orth-Stone",), True),
        ("Photo: Lena Orth.", ("Lena Orth",), True),
        ("Photos show them at noon.", (), False),
        ("They asked Lena Orth.", (), False),
    ],
)
def test_a_long_caption_may_end_in_a_label_and_a_stop(
    end: str, photo: tuple[str, ...], is_caption: bool
) -> None:
    mark = mark_units([Unit(1, 1, f"{LONG} {end}", 0)], load("en"))[0]
    assert (mark.caption[1].names if mark.caption else ()) == photo
    assert (mark.letter == "g") == is_caption


@pytest.mark.parametrize(
    ("end", "is_paragraph"),
    [
        ("Foto: Lena Orth", True),
        ("(Foto: Lena Orth)", False),
        ("Foto: Lena Orth/dpa", False),
    ],
)
def test_a_paragraph_keeps_the_credit_that_was_glued_to_its_end(end: str, is_paragraph: bool) -> None:
    prose = " ".join(
        [
            "Die Feuerwehr musste am Montag zweimal zum Hafen ausrücken, weil ein Boot in Brand geraten war.",
            "Es lag seit dem Winter an der Mole, und niemand wusste, wem es gehört und wer es dort vergessen hat.",
            "Der Schaden ist noch nicht beziffert, und die Polizei bittet alle um Hinweise, die am Hafen waren.",
        ]
    )
    article = parse(f"Boot brennt im Hafen\n\n{prose} {end}")
    assert article.paragraphs == ((f"{prose} {end}",) if is_paragraph else ())
    assert [credit.names[0] for credit in article.credits] == ["Lena Orth"]


@pytest.mark.parametrize("case", CAPTIONS, ids=[f"{case[0]}-{case[1]}" for case in CAPTIONS])
def test_a_caption_with_its_credit(case: tuple[str, str, str, str, tuple[str, ...]]) -> None:
    language, line, caption, text, names = case
    found = split_caption(line, load(language).credits)
    assert found is not None
    assert (found[0], found[1].text, found[1].names) == (caption, text, names)


NO_CAPTIONS = [
    ("en", "Tell it on — Facebook/Twitter"),
    ("it", "Canottaggio | Dilettanti | Serie C"),
    ("en", "The ferry at its berth."),
    ("en", "Anna Keller on the pier"),
    ("en", "Anna Keller and Tom Reed with the crew of the Tern"),
    ("en", "The ferry (left) and the lifeboat"),
    ("en", "“They listened,” said Tom Reed."),
    ("en", "The captain told Reuters."),
    ("en", "The wall is finished, according to AFP."),
    ("en", "The captain said so to the AP on Monday, and to nobody else."),
    ("en", "The ferry ran until May 3/4 and then stopped"),
    ("en", "He works for the Port Ellis/Osmer line"),
    ("en", "The map was drawn by Anna Keller."),
    ("en", "Chapter and verse will have to wait – Anna Keller says so"),
    ("en", "Tram drivers turn detectives - The Osmer Packet"),
    ("en", "A letter to The Times"),
    ("en", "The ferry is late. Harbour council votes for All"),
    ("en", "The ferry is late. Lena Orth for once"),
    ("en", "The papers are in the archive. archive"),
    ("en", "The ferry is late. (Lena Orth, who knows it)"),
    ("en", "The ferry is late. (Lena Orth, )"),
    ("en", "The ferry is late. Follow The Packet on Facebook"),
    ("en", "Ferry crew is weighed. (left to right)"),
    ("en", "Supplied by the army, the boats left on Monday"),
    ("en", "The boats were supplied: two of them are new"),
    ("en", "The ferry is late.Today it ran at noon"),
    ("en", "The crew lines up on the pier. (Class photo)"),
    ("en", "The crew lines up on the pier. (File photo)"),
    ("en", "The crew lines up on the pier. (Representational Image)"),
    ("en", "The crew lines up on the pier. VIEW PHOTO"),
    ("en", "The crew lines up on the pier. See More Photos"),
    ("en", "The crew lines up on the pier for a photo"),
    ("en", "Storm hits the coast - see the photo"),
    ("en", "The ferry is late. Photo by the pier"),
    ("en", "The ferry is late. Image by Design"),
    ("fr", "Le port de Kallow [Keystone - la ville]"),
    ("de", "Die Fähre am Anleger"),
    ("de", "Der Kapitän sprach mit dpa."),
    ("de", "Ein Schiff – und kein Hafen"),
    ("ja", "駅舎に並ぶ忘れ物の傘"),
    ("zh", "码头的位置，如下图"),
    ("zh", "市长的照片，请看配图"),
    ("ja", "桟橋の様子（ドローン撮影）"),
    ("ja", "桟橋の様子です。無断撮影"),
    ("ja", "桟橋の様子（弁当を提供）"),
    ("zh", "码头的消息由警方提供"),
    ("zh", "码头今天关闭。消息由警方提供。"),
    ("pt", "Por Visão Regional Notícias / Sérgio Ferraz"),
    ("en", "Foto ir skaista"),
    ("en", "(a) Ferries (b) Boats (c) Pier Tolls"),
]


@pytest.mark.parametrize(
    ("language", "line"), NO_CAPTIONS, ids=[f"{language}-{line}" for language, line in NO_CAPTIONS]
)
def test_no_credit_at_the_end(language: str, line: str) -> None:
    assert split_caption(line, load(language).credits) is None


# The agency at the end of a paragraph

SAID = "The ferry is to run until the spring, the mayor said on Monday."


@pytest.mark.parametrize(
    ("language", "text", "agencies"),
    [
        ("en", f"{SAID} (PTI)", ("PTI",)),
        ("en", f"{SAID} -- IANS", ("IANS",)),
        ("de", f"{SAID} (dpa/lno)", ("dpa",)),
        ("en", SAID, ()),
        ("en", f"{SAID} (Anna Keller)", ()),
        ("en", f"{SAID} Photo: Tom Reed/AP", ()),
        ("en", "The mayor told Reuters", ()),
        ("en", "", ()),
    ],
)
def test_the_agency_at_the_end(language: str, text: str, agencies: tuple[str, ...]) -> None:
    found = read_agency_at_end(text, load(language).credits)
    assert [(each.role, each.names) for each in found] == ([("source", agencies)] if agencies else [])


# Any text

LANGUAGES = ["en", "de", "it", "ja", "ko", "hi"]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=credit_lines)
def test_any_caption_is_cut_in_two(language: str, text: str) -> None:
    found = split_caption(text, load(language).credits)
    if found:
        caption, credit = found
        assert text.strip().startswith(caption)
        assert credit.text and credit.text in text
        assert len(caption) + len(credit.text) <= len(text)
        assert credit.role in ("photo", "illustration", "graphic", "video")
        assert all(name in credit.text for name in credit.names)


@given(credit_lines)
def test_any_text_may_stand_where_an_agency_signs(text: str) -> None:
    for each in read_agency_at_end(text, load("en").credits):
        assert each.text in text and each.names and all(each.names)


def test_the_word_before_whom_a_picture_was_made_for_is_a_cue() -> None:
    own = OwnCues((CueFile("a.toml", "made for", added={"credits": {"made_for": ["für"]}}),))
    text = "The old pier was closed. Tom Reed für The Post"
    told = split_caption(text, load("en", own).credits)
    assert told is not None and told[1].names == ("Tom Reed", "The Post")
    assert split_caption(text, load("en").credits) is None


@pytest.mark.parametrize(
    ("text", "marked"),
    [("부두 음악당 (사진=임가온)", True), ("부두 음악당 (자료=임가온)", False), ("부두 음악당 사진", False)],
)
def test_an_equals_sign_marks_the_label_of_a_picture(text: str, marked: bool) -> None:
    assert is_marked(text, load("ko").credits) is marked
