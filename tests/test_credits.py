from __future__ import annotations

import time

import pytest
from credited import Found, credit
from hypothesis import given
from hypothesis import strategies as st
from strategies import credit_lines

from newsparse import credits
from newsparse.article import Credit
from newsparse.authors import read_names
from newsparse.captions import split_caption
from newsparse.credits import PARTING, SENTENCES, by_role, read_credits, read_picture
from newsparse.cues import load
from newsparse.labelled import BEHIND_LABEL, LABEL_INSIDE, may_open

# A line of its own

CREDITS: list[tuple[str, str, Found]] = [
    ("en", "By Anna Keller", credit("author", "Anna Keller")),
    ("en", "by Anna Keller", credit("author", "Anna Keller")),
    ("es", "Por: Punta Kallow EFE -", credit("source", "EFE")),
    ("en", "Photo courtesy of The Daily Quay", credit("photo", "The Daily Quay")),
    ("en", "Picture by Presidential Photographer Zorvane Oldmark", credit("photo", "Zorvane Oldmark")),
    ("zh", "林知秋 王曉輝 海灣報導 /", credit("author", "林知秋", "王曉輝")),
    ("en", "By Anna Nyang'wara", credit("author", "Anna Nyang'wara")),
    ("en", "By Achieng' Otieno", credit("author", "Achieng' Otieno")),
    ("en", "By Anna de klerk", credit("author", "Anna de klerk")),
    ("en", "By Zorvane van der byl", credit("author", "Zorvane van der byl")),
    ("en", "Reviewer: Anna Keller", credit("author", "Anna Keller")),
    ("de", "• vonAnna Keller", credit("author", "Anna Keller")),
    ("de", "vonAnna Keller", credit("author", "Anna Keller")),
    ("en", "(C) Reuters", credit("photo", "Reuters")),
    ("en", "(C) The Quay Times", credit("photo", "The Quay Times")),
    ("en", "(c) Anna Keller", credit("photo", "Anna Keller")),
    ("de", "(c) imago images / TIDEFOTO", credit("photo", "imago images", "TIDEFOTO")),
    ("en", "BY ANNA KELLER", credit("author", "ANNA KELLER")),
    ("en", "BYLINE: ANNA KELLER", credit("author", "ANNA KELLER")),
    ("en", "By: Anna Keller", credit("author", "Anna Keller")),
    ("en", "By Anna Keller March 3 at 3:57 PM", credit("author", "Anna Keller")),
    ("en", "By Zorvane Oldmark at 3:57 PM", credit("author", "Zorvane Oldmark")),
    ("en", "By Zorvane Oldmark, Quay Post", credit("author", "Zorvane Oldmark")),
    ("fr", "Par La rédaction", credit("source", "La rédaction")),
    ("en", "Photo: Tom Reed CC BY 2.0", credit("photo", "Tom Reed")),
    (
        "en",
        "Reuters' Tom Reed and the Post's Anna Keller contributed to this report",
        credit("contributor", "Tom Reed", "Anna Keller"),
    ),
    ("zh", "编辑：林知秋 王晓辉", credit("editor", "林知秋", "王晓辉")),
    ("de", "Foto: CC-BY-NC 2.0 Anna Keller", credit("photo", "Anna Keller")),
    ("de", "© Foto: Anna Keller / Kallower Bote", credit("photo", "Anna Keller", "Kallower Bote")),
    ("de", "© Bild: REUTERS / Anna Keller", credit("photo", "REUTERS", "Anna Keller")),
    ("en", "© by Tom Reed", credit("photo", "Tom Reed")),
    ("en", "Tom Reed/Instagram", credit("photo", "Tom Reed", "Instagram")),
    ("en", "Flickr / Tom Reed", credit("photo", "Flickr", "Tom Reed")),
    ("en", "Video: Tom Reed", credit("video", "Tom Reed")),
    ("en", "By Anna Keller and Tom Reed", credit("author", "Anna Keller", "Tom Reed")),
    ("en", "By Ida Marsh, Tom Reed and Ann Voss", credit("author", "Ida Marsh", "Tom Reed", "Ann Voss")),
    ("en", "By Anna Keller & Tom Reed", credit("author", "Anna Keller", "Tom Reed")),
    ("en", "By ANNA KELLER AND TOM REED", credit("author", "ANNA KELLER", "TOM REED")),
    ("en", "By Tom Reed and Lucia Marsh, Senior Correspondents", credit("author", "Tom Reed", "Lucia Marsh")),
    ("en", "By Anna Keller, Coast Reporter", credit("author", "Anna Keller")),
    ("en", "By Ruth Amadi, science editor", credit("author", "Ruth Amadi")),
    ("en", "By Ruth Amadi, Editor and Critic", credit("author", "Ruth Amadi")),
    ("en", "By Quorra Thennby, [email protected]", credit("author", "Quorra Thennby")),
    ("de", "Autor:in: Quorra Thennby", credit("author", "Quorra Thennby")),
    ("de", "Dieser Beitrag wurde geschrieben von Quorra Thennby", credit("author", "Quorra Thennby")),
    ("de", "Von Quorra Thennby*", credit("author", "Quorra Thennby")),
    ("de", "Dieser Beitrag wurde geschrieben von einem, der es wissen muss", ()),
    ("pt", "Uma opinião de Ana Ruiz", credit("author", "Ana Ruiz")),
    ("da", "tekst Rune Holmgaard", credit("author", "Rune Holmgaard")),
    ("sv", "Text Sven Holmgren", credit("author", "Sven Holmgren")),
    ("no", "Tekst Kari Lindvik og Erik Sundmoen", credit("author", "Kari Lindvik", "Erik Sundmoen")),
    ("sv", "Text till en visa", ()),
    ("en", "Text Tom Reed", ()),
    ("en", "By Dr Leonie Strand", credit("author", "Leonie Strand")),
    ("en", "By Anna Keller in Port Ellis", credit("author", "Anna Keller")),
    ("en", "By J. R. Whitlock", credit("author", "J. R. Whitlock")),
    ("en", "By Mary-Jane O'Rourke", credit("author", "Mary-Jane O'Rourke")),
    ("en", "By Piet van der Osten", credit("author", "Piet van der Osten")),
    ("en", "By Tomas Reyl (Reuters)", (("author", ("Tomas Reyl",)), ("source", ("Reuters",)))),
    ("en", "By LOWELL TRANTER (AP)", (("author", ("LOWELL TRANTER",)), ("source", ("AP",)))),
    ("en", "By Ida Marsh, Associated Press", (("author", ("Ida Marsh",)), ("source", ("Associated Press",)))),
    ("en", "By Associated Press", credit("source", "Associated Press")),
    ("en", "Words: Aled Pryce", credit("author", "Aled Pryce")),
    ("en", "Words by Imke Sommer", credit("author", "Imke Sommer")),
    ("en", "Photo Credit: Harbour Eight News/Reuters", credit("photo", "Harbour Eight News", "Reuters")),
    ("en", "Photo: Margit Solheim / AFP", credit("photo", "Margit Solheim", "AFP")),
    ("en", "Photo: Mia Aas/AFP via Getty Images", credit("photo", "Mia Aas", "AFP", "Getty Images")),
    ("en", "(Photo: Margit Solheim/AFP)", credit("photo", "Margit Solheim", "AFP")),
    ("en", "[Photo: Margit Solheim]", credit("photo", "Margit Solheim")),
    ("en", "Photo by Otto Brandt", credit("photo", "Otto Brandt")),
    ("en", "Photograph: Otto Brandt", credit("photo", "Otto Brandt")),
    ("en", "Photography: Sunniva Raske", credit("photo", "Sunniva Raske")),
    ("en", "Image: Marsh Rescue Trust", credit("photo", "Marsh Rescue Trust")),
    ("en", "Otto Brandt/AP", credit("photo", "Otto Brandt", "AP")),
    ("en", "Otto Brandt / Getty Images", credit("photo", "Otto Brandt", "Getty Images")),
    ("en", "Getty Images", credit("photo", "Getty Images")),
    ("en", "REUTERS", credit("source", "REUTERS")),
    ("en", "AFP", credit("source", "AFP")),
    ("en", "REUTERS/Otto Brandt", credit("photo", "REUTERS", "Otto Brandt")),
    ("en", "AP Photo/Tom Reed", credit("photo", "AP", "Tom Reed")),
    ("en", "© Otto Brandt", credit("photo", "Otto Brandt")),
    ("en", "© Piet Osterhuis/dpa", credit("photo", "Piet Osterhuis", "dpa")),
    ("en", "Illustrations by Mio Tanabe", credit("illustration", "Mio Tanabe")),
    ("en", "Illustration: Mio Tanabe", credit("illustration", "Mio Tanabe")),
    ("en", "Graphic: Petra Holub", credit("graphic", "Petra Holub")),
    ("en", "Video: Jonas Eide/Nordskjer TV", credit("video", "Jonas Eide", "Nordskjer TV")),
    ("en", "Edited by Samira Doyle", credit("editor", "Samira Doyle")),
    ("en", "Medically reviewed by Samira Doyle, MD", credit("editor", "Samira Doyle")),
    ("en", "Fact checked by Samira Doyle", credit("editor", "Samira Doyle")),
    ("en", "Translated by Oliver Pike", credit("translator", "Oliver Pike")),
    ("en", "Translated from the Danish by Oliver Pike", credit("translator", "Oliver Pike")),
    ("en", "Additional reporting by Simon Achterberg in Vell", credit("contributor", "Simon Achterberg")),
    ("en", "Additional research by Liv Aune and Carl Voss", credit("contributor", "Liv Aune", "Carl Voss")),
    ("en", "(Reporting by Tomas Reyl; Editing by Wilma Steed)",
     (("author", ("Tomas Reyl",)), ("editor", ("Wilma Steed",)))),
    ("en", "Source: Reuters", credit("source", "Reuters")),
    ("en", "ByAnna Keller", credit("author", "Anna Keller")),
    ("de", "VonAnna Keller und Tom Brandt", credit("author", "Anna Keller", "Tom Brandt")),
    ("fr", "ParHélène Vasseur", credit("author", "Hélène Vasseur")),
    ("en", "By Anna Keller, Cape Town", credit("author", "Anna Keller")),
    ("en", "By political reporter Anna Keller", credit("author", "Anna Keller")),
    ("en", "BY ANNA KELLER ASSOCIATED PRESS", credit("author", "ANNA KELLER")),
    ("en", "By senior political reporter Anna Keller and Tom Reed", credit("author", "Anna Keller", "Tom Reed")),
    ("de", "Von dpa-Korrespondentin Anna Keller", credit("author", "Anna Keller")),
    ("de", "Von Anna Keller, ARD-Studio Oslo", credit("author", "Anna Keller")),
    ("de", "Von MARIA-LUISA BRANDT", credit("author", "MARIA-LUISA BRANDT")),
    ("pt", "Por Thaís Monteverde e Rui Melo — São Paulo", credit("author", "Thaís Monteverde", "Rui Melo")),
    ("en", "By Anna Keller (Editor)", credit("author", "Anna Keller")),
    ("en", "By Anna Keller (text) and Tom Reed (photos)",
     (("author", ("Anna Keller",)), ("photo", ("Tom Reed",)))),
    ("de", "Anna Keller (Text), Tom Brandt (Bilder)",
     (("author", ("Anna Keller",)), ("photo", ("Tom Brandt",)))),
    ("no", "Ole Lie (foto)", credit("photo", "Ole Lie")),
    ("no", "Ole Lie og Anna Berg (foto)", credit("photo", "Ole Lie", "Anna Berg")),
    ("no", "Tekst: Anna Berg Foto: Ole Lie", (("author", ("Anna Berg",)), ("photo", ("Ole Lie",)))),
    ("en", "Story: Anna Keller | Photos: Tom Reed", (("author", ("Anna Keller",)), ("photo", ("Tom Reed",)))),
    ("fr", "Illustration : Maud Perrigot", credit("illustration", "Maud Perrigot")),
    ("ja", "文・水野奏太 写真・森下葵", (("author", ("水野奏太",)), ("photo", ("森下葵",)))),
    ("zh", "文｜林知秋", credit("author", "林知秋")),
    ("zh", "记者 林知秋 周若兰", credit("author", "林知秋", "周若兰")),
    ("de", "Von Anna Keller", credit("author", "Anna Keller")),
    ("de", "Von Anna Keller und Tom Brandt", credit("author", "Anna Keller", "Tom Brandt")),
    ("de", "Von Anna Keller, dpa", (("author", ("Anna Keller",)), ("source", ("dpa",)))),
    ("de", "Von Anna Keller, FUNKHAUS OSMER", (("author", ("Anna Keller",)), ("source", ("FUNKHAUS OSMER",)))),
    ("de", "Von Anna Keller Landespolitische Korrespondentin", credit("author", "Anna Keller")),
    ("en", "By ANNA KELLER and TOM REED", credit("author", "ANNA KELLER", "TOM REED")),
    ("zh", "责编：林知秋、周若兰", credit("editor", "林知秋", "周若兰")),
    ("de", "Foto: Jana Brandt/dpa", credit("photo", "Jana Brandt", "dpa")),
    ("de", "Bildrechte: Agentur Meridian | Otto Brandt", credit("photo", "Agentur Meridian", "Otto Brandt")),
    ("de", "dpa", credit("source", "dpa")),
    ("de", "(Quelle: dpa/epd)", credit("source", "dpa", "epd")),
    ("de", "Mitarbeit: Lucia Marsch", credit("contributor", "Lucia Marsch")),
    ("fr", "Par Yann Kerdoncuff et Sophie Aubrac", credit("author", "Yann Kerdoncuff", "Sophie Aubrac")),
    ("fr", "Par Hélène Vasseur avec AFP", (("author", ("Hélène Vasseur",)), ("source", ("AFP",)))),
    ("fr", "Crédit photo : Bastien Courtade/AFP", credit("photo", "Bastien Courtade", "AFP")),
    ("es", "Por Rosario Belmonte", credit("author", "Rosario Belmonte")),
    ("es", "Foto: Íñigo Salvatierra / EFE", credit("photo", "Íñigo Salvatierra", "EFE")),
    ("es", "EFE", credit("source", "EFE")),
    ("it", "di Marco Bellandi e Chiara Tosetto", credit("author", "Marco Bellandi", "Chiara Tosetto")),
    ("pt", "Por Thaís Monteverde", credit("author", "Thaís Monteverde")),
    ("nl", "Door Sanne Verhulst", credit("author", "Sanne Verhulst")),
    ("sv", "Av Ingrid Stålnacke", credit("author", "Ingrid Stålnacke")),
    ("pl", "Autor: Agnieszka Wrońska", credit("author", "Agnieszka Wrońska")),
    ("pl", "fot. Marek Zięba/PAP", credit("photo", "Marek Zięba", "PAP")),
    ("tr", "Haber: Defne Aksoylu", credit("author", "Defne Aksoylu")),
    ("tr", "Fotoğraf: Kerem Uluç/AA", credit("photo", "Kerem Uluç", "AA")),
    ("ru", "Автор: Вера Полозова", credit("author", "Вера Полозова")),
    ("ru", "Фото: Глеб Сомов/ТАСС", credit("photo", "Глеб Сомов", "ТАСС")),
    ("ja", "記者：水野奏太", credit("author", "水野奏太")),
    ("ja", "写真：共同通信", credit("photo", "共同通信")),
    ("zh", "记者：林知秋", credit("author", "林知秋")),
    ("zh", "责任编辑：周若兰", credit("editor", "周若兰")),
    ("zh", "来源：海湾晚报", credit("source", "海湾晚报")),
    ("ko", "한서율 기자", credit("author", "한서율")),
    ("ko", "사진=연합뉴스", credit("photo", "연합뉴스")),
    ("ko", "사진=한서율 기자", credit("photo", "한서율")),
    ("ko", "한서율기자 han@example.kr", credit("author", "한서율")),
    ("ko", "한서율, 임가온 기자", credit("author", "한서율", "임가온")),
    ("ko", "한서율·임가온 사회부 기자", credit("author", "한서율", "임가온")),
    ("zh", "記者林知秋／海灣報導", credit("author", "林知秋")),
    ("zh", "〔記者林知秋／海灣報導〕", credit("author", "林知秋")),
    ("zh", "（记者林知秋）", credit("author", "林知秋")),
    ("zh", "文／林知秋", credit("author", "林知秋")),
    ("uk", "Текст: Олена Заліська. Фото: Юрій Затока",
     (("author", ("Олена Заліська",)), ("photo", ("Юрій Затока",)))),
    ("uk", "Фото: прес-служба ДСНС", credit("photo", "прес-служба ДСНС")),
    ("ru", "Фото: Глеб Иванович Сомов", credit("photo", "Глеб Иванович Сомов")),
    ("tr", "Hazırlayan: Defne Aksoylu", credit("author", "Defne Aksoylu")),
    ("en", "By Prof. Dr. Leonie Strand", credit("author", "Leonie Strand")),
    ("en", "By KJM Varma", credit("author", "KJM Varma")),
    ("en", "By Joe Save", credit("author", "Joe Save")),
    ("en", "By Anna Keller Save", credit("author", "Anna Keller")),
    ("en", "By Quorra Anyalewa, Owerri and Bisi Folarin, Lagos", credit("author", "Quorra Anyalewa", "Bisi Folarin")),
    ("en", "By J.R.R. Whitlock", credit("author", "J.R.R. Whitlock")),
    ("en", "BY ANNA KELLER Osmer Bureau", credit("author", "ANNA KELLER")),
    ("en", "Text and photos: Anna Keller/AP",
     (("author", ("Anna Keller",)), ("source", ("AP",)), ("photo", ("Anna Keller", "AP")))),
    ("en", "Photo: Asia News/AP", credit("photo", "Asia News", "AP")),
    ("es", "Fotos SALINA/Anna Keller", credit("photo", "SALINA", "Anna Keller")),
    ("en", "Photo by KPD", credit("photo", "KPD")),
    ("en", "Photo courtesy of the Kallow Port Office", credit("photo", "Kallow Port Office")),
    ("en", "(Photo courtesy of Kallow Farms)", credit("photo", "Kallow Farms")),
    ("en", "Supplied: Anna Keller", credit("photo", "Anna Keller")),
    ("en", "Otto Brandt/Courtesy of Kallow Royal Court/Handout via REUTERS",
     credit("photo", "Otto Brandt", "Kallow Royal Court", "REUTERS")),
    ("zh", "中央社記者林知秋攝 107年9月13日", credit("photo", "中央社", "林知秋")),
    ("zh", "記者 林知秋 攝", credit("photo", "林知秋")),
    ("zh", "圖／林知秋攝", credit("photo", "林知秋")),
    ("vi", "Theo Nguyễn Thị Lành (TTXVN)", (("author", ("Nguyễn Thị Lành",)), ("source", ("TTXVN",)))),
    ("de", "Ein Interview von Anna Keller Foto: Otto Brandt/dpa",
     (("author", ("Anna Keller",)), ("photo", ("Otto Brandt", "dpa")))),
    ("en", "Otto Brandt/Press Eye", credit("photo", "Otto Brandt", "Press Eye")),
    ("en", "© Photo: – Associated Press", credit("photo", "Associated Press")),
    ("zh", "记者林知秋", credit("author", "林知秋")),
    ("en", "By Anna Keller, Editor", credit("author", "Anna Keller")),
    ("de", "Von Anna Keller und Otto Brandt (Fotos)",
     (("author", ("Anna Keller",)), ("photo", ("Otto Brandt",)))),
    ("de", "Text: Anna Keller / Fotos: Otto Brandt",
     (("author", ("Anna Keller",)), ("photo", ("Otto Brandt",)))),
    ("de", "Text und Fotos: Anna Keller", (("author", ("Anna Keller",)), ("photo", ("Anna Keller",)))),
    ("en", "Words and photos by Anna Keller", (("author", ("Anna Keller",)), ("photo", ("Anna Keller",)))),
    ("de", "Foto (c) Otto Brandt", credit("photo", "Otto Brandt")),
    ("de", "Fotos (3): Otto Brandt", credit("photo", "Otto Brandt")),
    ("en", "Staff photo by Otto Brandt", credit("photo", "Otto Brandt")),
    ("en", "Written by: Anna Keller, Edited by: Samira Doyle",
     (("author", ("Anna Keller",)), ("editor", ("Samira Doyle",)))),
    ("sk", "Foto: TASR – Martin Zátoka", credit("photo", "TASR", "Martin Zátoka")),
    ("ar", "صدر الصورة، Getty Images", credit("photo", "Getty Images")),
    ("ro", "De Carolina Teiușan și Ioan Debarcader", credit("author", "Carolina Teiușan", "Ioan Debarcader")),
    ("vi", "Tin, ảnh: Nguyễn Thị Lành", credit("author", "Nguyễn Thị Lành")),
    ("hu", "Szerző: Kovács Anna", credit("author", "Kovács Anna")),
    ("zh", "記者:林知秋責任編輯:王輝", (("author", ("林知秋",)), ("editor", ("王輝",)))),
    ("ko", "임가온 기자 gaon@naru.kr / 사진=나루픽쳐스", (("author", ("임가온",)), ("photo", ("나루픽쳐스",)))),
    ("fr", "PHOTO JEAN CORMIER, LES ARCHIVES DU LITTORAL",
     credit("photo", "JEAN CORMIER", "LES ARCHIVES DU LITTORAL")),
    ("fr", "PHOTO JEAN CORMIER, ARCHIVES LE LITTORAL",
     credit("photo", "JEAN CORMIER", "ARCHIVES LE LITTORAL")),
    ("fr", "Photo Jean Cormier, Le Littoral", credit("photo", "Jean Cormier", "Le Littoral")),
    ("fr", "PHOTO FOURNIE PAR LA FAMILLE", credit("photo", "LA FAMILLE")),
    ("hu", "MTI Fotó: Kovács Anna", credit("photo", "MTI", "Kovács Anna")),
    ("de", "Von Mag. (FH) Anna Keller", credit("author", "Anna Keller")),
    ("de", "Von DI Anna Keller", credit("author", "Anna Keller")),
    ("de", "Von PD Dr. phil. Anna Keller", credit("author", "Anna Keller")),
    ("de", "Von Dr. Phil Keller", credit("author", "Phil Keller")),
    ("nl", "Door prof. dr. ir. Anna Keller", credit("author", "Anna Keller")),
    ("da", "Af cand. polit. Anna Keller", credit("author", "Anna Keller")),
    ("sv", "Av fil. dr Anna Keller", credit("author", "Anna Keller")),
    ("de", "Text: Mag. Anna Keller, Fotos: Dr. Otto Brandt",
     (("author", ("Anna Keller",)), ("photo", ("Otto Brandt",)))),
    ("de", "Text und Fotos: Mag. (FH) Anna Keller",
     (("author", ("Anna Keller",)), ("photo", ("Anna Keller",)))),
    ("de", "Text: hafenseite – Anna Keller, Fotos: hafenseite",
     (("author", ("Anna Keller",)), ("photo", ("hafenseite",)))),
    ("en", "Reporting by Anna Keller and Tom Reed Editing by Samira Doyle",
     (("author", ("Anna Keller", "Tom Reed")), ("editor", ("Samira Doyle",)))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "line", "wanted"), CREDITS, ids=[f"{language}-{line[:50]}" for language, line, _ in CREDITS]
)
def test_a_credit(language: str, line: str, wanted: Found) -> None:
    found = read_credits(line, load(language).credits)
    assert tuple((each.role, each.names) for each in found) == wanted
    assert all(each.text in line and each.count == 1 for each in found)


NO_CREDITS = [
    ("fr", "Photo Jean Cormier, Premier Ministre"),
    ("hu", "MTI: Kovács Anna távozik"),
    ("zh", "作者:林知秋 文章录入:河網 更新时间:2011-03-09"),
    ("en", "By the sea – Anna Keller"),
    ("en", "Photo by Night"),
    ("en", "Photos by Kallow Police Show Damage"),
    ("zh", "高空拍摄"),
    ("en", "Photo by the river, where the boats lay"),
    ("en", "Photo courtesy of the boy who took it"),
    ("en", "Supplied by the army, the boats left on Monday"),
    ("en", ""),
    ("en", "Twitter | Log in | Register"),
    ("en", "Home | Facebook"),
    ("en", "Twitter / Facebook / RSS"),
    ("en", "Video/Photo"),
    ("en", "Video: Harbour on fire"),
    ("en", "Video: Mayor: Keep the old pier open"),
    ("de", "Von Kallower Mühlen und Windrädern"),
    ("de", "Von STARKER STIMME mit Nachdruck"),
    ("fr", "PAR LES QUAIS QUI DORMENT"),
    ("en", "Review: A Lantern Saga: Low Tide – a game for patient gulls (and people)"),
    ("en", "By noon the harbour was full"),
    ("en", "By noon the harbour was full, and nobody had seen the ferry leave."),
    ("en", "By Monday, Tom Reed had gone"),
    ("en", "By the time the ferry left, the captain had gone."),
    ("en", "By 2030, every ferry will be electric"),
    ("en", "By land and by sea"),
    ("en", "By popular demand"),
    ("en", "By clicking Subscribe you agree to our Terms"),
    ("en", "Image consultants say"),
    ("en", "Image consultants say the minister should smile"),
    ("en", "Photo albums in the office show the orchards under water."),
    ("en", "Photo gallery"),
    ("en", "Photo: see below what the harbour looked like on the day before the flood came in"),
    ("en", "Photos: 12 of the best"),
    ("en", "Video shows the ferry leaving"),
    ("en", "Video: watch the ferry leave the harbour at dawn with the doors open"),
    ("en", "Credit where it is due"),
    ("en", "Credit Union opens on Fore Street"),
    ("en", "Source of the river found"),
    ("en", "Sources: minister to resign"),
    ("en", "Editor's note: an earlier version of this story named the wrong pier."),
    ("en", "Words fail me"),
    ("en", "ByteDance Sues"),
    ("en", "ByHarbour News Desk"),
    ("en", "Text | Video"),
    ("en", "By the reporter's own count"),
    ("en", "Map of the harbour"),
    ("en", "Chapter"),
    ("en", "Chapter One"),
    ("en", "Apple"),
    ("en", "Grapes and apples"),
    ("en", "PA announces the winner"),
    ("en", "Facebook"),
    ("en", "X"),
    ("en", "Instagram"),
    ("en", "News/Sport"),
    ("en", "and/or"),
    ("en", "Home / News / Coast"),
    ("en", "2019/20"),
    ("en", "© 2024 Harbour News Ltd. All rights reserved."),
    ("en", "© 2024"),
    ("en", "©"),
    ("en", "© Licence to publish"),
    ("en", "By reporter"),
    ("en", "By senior political reporter"),
    ("pl", "© ℗ Wszystkie prawa zastrzeżone"),
    ("en", "Copyright Harbour News"),
    ("en", "Anna Keller"),
    ("en", "Via Roma 12"),
    ("it", "Via Roma 12"),
    ("it", "di notte lascia una sedia sotto la cella"),
    ("it", "Di Maio torna al governo"),
    ("de", "Von der Insel aufs Festland: ein langer Weg"),
    ("de", "Von den vierzig Booten, die in der Nacht ausliefen, kamen nur dreißig zurück."),
    ("de", "Von Montag an fährt die Fähre wieder"),
    ("de", "Bilder aus dem Hafen"),
    ("de", "Bild von der Fähre: so sah sie aus, bevor der Sturm kam und die Türen mitnahm"),
    ("de", "Quellen im Rathaus sprechen von zwei Millionen Euro."),
    ("fr", "Par ailleurs, le bac sera vendu"),
    ("fr", "Par la fenêtre"),
    ("es", "Por la noche"),
    ("es", "Por otra parte, el puente sigue sin río"),
    ("pt", "Por enquanto, a padaria fica fechada"),
    ("nl", "Door de week geopend"),
    ("sv", "Av allt att döma"),
    ("en", "Photo courtesy of the pier"),
    ("zh", "今天 海灣報導"),
    ("en", "By Quay de pier"),
    ("en", "By Anna of the pier"),
    ("tr", "By KALLOVA'DA Kalan"),
    ("tr", "By Kallong'un Kalan"),
    ("de", "vonHand gemacht"),
    ("en", "(C) 2019 The Quay Times"),
    ("en", "(c) Grants"),
    ("en", "(c) grants to fishers"),
    ("en", "(a) Ferries (b) Boats (c) Anna Keller"),
    ("zh", "图书馆今天关门"),
    ("ja", "写真を撮って文化祭で展示した"),
    ("ja", "動画・音声・写真"),
    ("ja", "寄稿・コラム"),
    ("ja", "記者イベント"),
    ("zh", "记者手记"),
    ("zh", "记者到达码头的时候，人群已经散去"),
    ("zh", "记者于北京"),
    ("zh", "记者陈述"),
    ("ko", "나룻배 전경. 조선일보 기자"),
    ("ko", "전문기자"),
    ("ko", "정치부기자"),
    ("ko", "기자 회견이 열렸다"),
]


@pytest.mark.parametrize(
    ("language", "line"), NO_CREDITS, ids=[f"{language}-{line[:50]}" for language, line in NO_CREDITS]
)
def test_no_credit(language: str, line: str) -> None:
    assert read_credits(line, load(language).credits) == ()


def test_a_line_with_two_labels_has_two_credits() -> None:
    found = read_credits("Text: Anna Keller | Fotos: Otto Brandt", load("de").credits)
    assert [(each.role, each.names) for each in found] == [
        ("author", ("Anna Keller",)),
        ("photo", ("Otto Brandt",)),
    ]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("Anna Keller",), credit("author", "Anna Keller")),
        (("Anna Keller", "Reuters"), (("author", ("Anna Keller",)), ("source", ("Reuters",)))),
        (("Reuters",), credit("source", "Reuters")),
        (("Anna Keller", "RADIO OSMER"), (("author", ("Anna Keller",)), ("source", ("RADIO OSMER",)))),
        (("ANNA KELLER", "TOM REED"), credit("author", "ANNA KELLER", "TOM REED")),
    ],
    ids=["a person", "both", "an agency", "an outlet in capitals", "all in capitals"],
)
def test_by_role(names: tuple[str, ...], wanted: Found) -> None:
    found = by_role(Credit("author", names, "x"), load("en").credits)
    assert tuple((each.role, each.names) for each in found) == wanted


def test_by_role_leaves_a_picture_alone() -> None:
    picture = Credit("photo", ("Anna Keller", "Reuters"), "x")
    assert by_role(picture, load("en").credits) == [picture]


# Any text

LANGUAGES = ["en", "de", "it", "ja", "ko", "hi"]


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(credit_lines)
def test_a_line_without_a_sign_that_parts_credits_is_one_part(text: str) -> None:
    whole = "".join(sign for sign in text if sign not in PARTING)
    assert SENTENCES.split(whole) == [whole]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=credit_lines | st.text("By PhotoReportngEdi:・-_(ÉßK1\u00ad", max_size=30))
def test_a_line_that_no_label_may_open_is_not_cut_before_another_one(language: str, text: str) -> None:
    words = load(language).credits
    if not may_open(text, words.label_openings, words):
        assert list(credits._cut_at_words(text, words)) == [text]
    if BEHIND_LABEL.isdisjoint(text):
        assert list(credits._cut_at_marks(text, words)) == [text]
        assert not LABEL_INSIDE.search(text)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=credit_lines)
def test_any_line_is_read_and_each_name_stands_in_it(language: str, text: str) -> None:
    words = load(language).credits
    for each in read_credits(text, words):
        assert each.names
        assert each.text in text
        assert all(name and squeezed(name) in squeezed(text) for name in each.names)
    assert all(name and squeezed(name) in squeezed(text) for name in read_names(text, words))


@pytest.mark.parametrize(
    "text",
    [
        "By " + "Anna Keller, " * 8_000,
        "Anna " * 20_000,
        "AnnaKeller" * 10_000,
        "(" * 100_000,
        "/" * 100_000,
        "© " * 50_000,
        " - " * 33_000,
        "A." * 50_000,
        "a-" * 50_000,
        "Photo: " * 14_000,
        " " * 100_000,
    ],
    ids=[
        "by",
        "names",
        "glued",
        "brackets",
        "slashes",
        "©",
        "dashes",
        "initials",
        "hyphens",
        "labels",
        "blanks",
    ],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    words = load("en").credits
    start = time.process_time()
    for each in (text, text[:240], text[:120]):
        read_credits(each, words)
        read_names(each, words)
        split_caption(each, words)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Photo by Lena Orth/AP", credit("photo", "Lena Orth", "AP")),
        ("PHOTO: The pier in winter", ()),
        ("Photo: Lena Orth", ()),
        ("A heron is weighed on Monday.", ()),
    ],
)
def test_a_colon_does_not_make_a_name(text: str, found: Found) -> None:
    assert tuple((each.role, each.names) for each in read_picture(text, load("en").credits)) == found
