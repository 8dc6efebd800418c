from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import strings

from newsparse.cues import CueFile, OwnCues, languages, load, time_zones
from newsparse.dates import (
    REMEMBERED,
    Agos,
    DatedLine,
    date_of_opening,
    find_stamps,
    read_line,
    tells_reading_time,
    with_time,
)
from newsparse.phrases import fold_key

ENGLISH = load("en").dates


def read(line: str, language: str = "en") -> DatedLine | None:
    return read_line(line, fold_key(line), load(language).dates)


def on(
    published: str | None = None, updated: str | None = None, rest: str = "", set_off: bool = False
) -> DatedLine:
    return DatedLine(published, updated, relative=False, rest=rest, set_off=set_off)


def ago(rest: str = "") -> DatedLine:
    return DatedLine(None, None, relative=True, rest=rest)


LINES: dict[tuple[str, str], DatedLine] = {
    ("en", "3 March 2021"): on("2021-03-03"),
    ("en", "March 3, 2021"): on("2021-03-03"),
    ("en", "MARCH 3, 2021"): on("2021-03-03"),
    ("en", "Wednesday, March 3rd, 2021"): on("2021-03-03"),
    ("en", "Wed 3 Mar 2021 10.15"): on("2021-03-03T10:15:00"),
    ("en", "Sept. 9, 2021"): on("2021-09-09"),
    ("en", "9-Sep-2021"): on("2021-09-09"),
    ("en", "at 10:15 p.m. EST on Wed., March 3, 2021"): on("2021-03-03T22:15:00-05:00"),
    ("en", "Sep 9,2021 at 15:12"): on("2021-09-09T15:12:00"),
    ("en", "2021 / 3 / 12 - 10:15"): on("2021-03-12T10:15:00"),
    ("en", "21 / 03 / 2021"): on("2021-03-21"),
    ("sk", "akt. 12.03.2021 10:15"): on(updated="2021-03-12T10:15:00"),
    ("en", "2021-03-03"): on("2021-03-03"),
    ("en", "2021/03/03 10:15"): on("2021-03-03T10:15:00"),
    ("en", "2021-03-03T10:15:30Z"): on("2021-03-03T10:15:30+00:00"),
    ("en", "2021-03-03T10:15:30.123+05:30"): on("2021-03-03T10:15:30+05:30"),
    ("en", "21/08/2021"): on("2021-08-21"),
    ("en", "08/21/2021"): on("2021-08-21"),
    ("en", "08/08/2021"): on("2021-08-08"),
    ("en", "21.08.2021"): on("2021-08-21"),
    ("en", "Published: 3 March 2021 at 10:15"): on("2021-03-03T10:15:00"),
    ("en", "Published on 3 March 2021"): on("2021-03-03"),
    ("en", "First published on 3 March 2021"): on("2021-03-03"),
    ("en", "Last updated: 21:40, 3 March 2021"): on(updated="2021-03-03T21:40:00"),
    ("en", "Updated 3 March 2021"): on(updated="2021-03-03"),
    ("en", "3 March 2021 | Updated: 4 March 2021"): on("2021-03-03", updated="2021-03-04", set_off=True),
    ("en", "Published 3 Mar 2021, 09:00 · Updated 4 Mar 2021, 10:30"): on(
        "2021-03-03T09:00:00", updated="2021-03-04T10:30:00"
    ),
    ("en", "Updated: Mar 4, 2021 Published: Mar 3, 2021"): on("2021-03-03", updated="2021-03-04"),
    ("en", "Updated 9:27 AM EST, Wed March 4, 2020"): on(updated="2020-03-04T09:27:00-05:00"),
    ("en", "Published 6:04 PM EST, Tue March 3, 2020"): on("2020-03-03T18:04:00-05:00"),
    ("en", "Wed 4 Mar 2021 05.29 ESTUpdated on Thu 5 Mar 2021 15.57 EST"): on(
        "2021-03-04T05:29:00-05:00", updated="2021-03-05T15:57:00-05:00"
    ),
    ("en", "Updated Nov. 22, 2017"): on(updated="2017-11-22"),
    ("en", "12 minutes ago"): ago(),
    ("en", "Updated 8 hours ago"): ago(),
    ("en", "2h ago"): ago(),
    ("en", "Yesterday"): ago(),
    ("en", "Nadia Holm12 minutes ago"): ago("Nadia Holm"),
    ("en", "By Ines Calder | March 14, 2018 | 4 min read"): on("2018-03-14", rest="By Ines Calder"),
    ("en", "Anna Keller, 3 March 2021"): on("2021-03-03", rest="Anna Keller"),
    ("en", "3 March 2021 report"): on("2021-03-03", rest="report", set_off=True),
    ("en", "3 March 2021 report on the ferry"): on("2021-03-03", rest="report on the ferry"),
    ("de", "11.09.2021, 16:20 von kaibude"): on("2021-09-11T16:20:00", rest="von kaibude", set_off=True),
    ("en", "3 March 2021 • Anna Keller"): on("2021-03-03", rest="Anna Keller", set_off=True),
    ("en", "March 3, 2021/0 Comments/in Boats of the North/by jo77"): on(
        "2021-03-03", rest="0 Comments/in Boats of the North/by jo77", set_off=True
    ),
    ("en", "Anna Keller3 March 2021"): on("2021-03-03", rest="Anna Keller"),
    ("en", "March 3, 202110:15 AM"): on("2021-03-03T10:15:00"),
    ("en", "3 March 20219:15 pm"): on("2021-03-03T21:15:00"),
    ("fr", "Publié le 03/04/21 à 10h12"): on("2021-04-03T10:12:00"),
    ("nl", "3 maart 2021 om 17u55"): on("2021-03-03T17:55:00"),
    ("ar", "3 مارس 2021 9:00 م"): on("2021-03-03T21:00:00"),
    ("ar", "3 مارس 2021 9:00 ص"): on("2021-03-03T09:00:00"),
    ("en", "3 March 2021 — 10:15"): on("2021-03-03T10:15:00"),
    ("en", "This content was published on March 3, 2021 - 10:15"): on("2021-03-03T10:15:00"),
    ("en", "Last Mod: 3 March 2021, 10:15"): on(updated="2021-03-03T10:15:00"),
    ("es", "3 de marzo de 2021 - 09:05 p. m."): on("2021-03-03T21:05:00"),
    ("es", "3 de marzo de 2021, 9:05 a. m."): on("2021-03-03T09:05:00"),
    ("en", "3 March 2021, 9:05 p mole"): on("2021-03-03T09:05:00", rest="mole", set_off=True),
    ("de", "03.03.21 Mittwoch, 3. März 2021"): on("2021-03-03"),
    ("en", "10:15 - 3 March 2021"): on("2021-03-03T10:15:00"),
    ("hu", "2021. március 3. 10:15"): on("2021-03-03T10:15:00"),
    ("hu", "Frissítve: 2021. március 3."): on(updated="2021-03-03"),
    ("vi", "Ngày 3 tháng 3 năm 2021"): on("2021-03-03"),
    ("vi", "3/3/2021 5:13 CH"): on("2021-03-03T17:13:00"),
    ("id", "3 Maret 2021 5:13 pagi"): on("2021-03-03T05:13:00"),
    ("en", "Osmer 2020 August 8, 2021"): on("2021-08-08", rest="Osmer 2020"),
    ("el", "3 Μαρτίου 2021, 7:30 μ.μ."): on("2021-03-03T19:30:00"),
    ("no", "Publisert: 03.04.21"): on("2021-04-03"),
    ("de", "Mittwoch, 03.03.21"): on("2021-03-03"),
    ("it", "3 marzo 2021 (modifica il 4 marzo 2021 | 11:12)"): on(
        "2021-03-03", updated="2021-03-04T11:12:00"
    ),
    ("ja", "2021年3月3日 10:12 (2021年3月4日 11:00更新)"): on(
        "2021-03-03T10:12:00", updated="2021-03-04T11:00:00"
    ),
    ("zh", "2021-03-03 10:12 更新 | 海湾晚报"): on(
        updated="2021-03-03T10:12:00", rest="海湾晚报", set_off=True
    ),
    ("de", "3. März 2021"): on("2021-03-03"),
    ("de", "Mittwoch, 03.03.2021, 10:15 Uhr"): on("2021-03-03T10:15:00"),
    ("de", "Stand: 3. März 2021, 8.30 Uhr"): on("2021-03-03T08:30:00"),
    ("de", "Veröffentlicht: 04.11.2019, 06:30 Uhr"): on("2019-11-04T06:30:00"),
    ("de", "Aktualisiert am 03.03.2021 - 18:50 Uhr"): on(updated="2021-03-03T18:50:00"),
    ("de", "vor 2 Stunden"): ago(),
    ("de", "5. Jänner 2021"): on("2021-01-05"),
    ("fr", "Publié le 17 septembre 2021 à 18h04"): on("2021-09-17T18:04:00"),
    ("fr", "Mis à jour le 18 septembre 2021 à 08h30"): on(updated="2021-09-18T08:30:00"),
    ("fr", "1er août 2021"): on("2021-08-01"),
    ("fr", "14/01/2020 à 07h12"): on("2020-01-14T07:12:00"),
    ("fr", "03/04/2021"): on("2021-04-03"),
    ("fr", "il y a 3 heures"): ago(),
    ("es", "12 de abril de 2018"): on("2018-04-12"),
    ("es", "Actualizado: 13 de abril de 2018, 10:05 h"): on(updated="2018-04-13T10:05:00"),
    ("es", "hace 2 horas"): ago(),
    ("it", "Pubblicato il 20 ottobre 2019 alle 18:04"): on("2019-10-20T18:04:00"),
    ("pt", "12/03/2021 18h04 - Atualizado em 13/03/2021 09h10"): on(
        "2021-03-12T18:04:00", updated="2021-03-13T09:10:00"
    ),
    ("pt", "3 de março de 2021 às 10:15"): on("2021-03-03T10:15:00"),
    ("nl", "9 februari 2018, 16:55"): on("2018-02-09T16:55:00"),
    ("nl", "2 uur geleden"): ago(),
    ("sv", "Publicerad 22 januari 2021 kl. 18.04"): on("2021-01-22T18:04:00"),
    ("sv", "Uppdaterad 22 januari 2021 kl. 21.40"): on(updated="2021-01-22T21:40:00"),
    ("da", "3. marts 2021 kl. 10.15"): on("2021-03-03T10:15:00"),
    ("no", "Publisert 3. mars 2021 kl. 10:15"): on("2021-03-03T10:15:00"),
    ("fi", "3.3.2021 klo 10.15"): on("2021-03-03T10:15:00"),
    ("is", "3. mars 2021 kl. 10:15"): on("2021-03-03T10:15:00"),
    ("pl", "19 stycznia 2022, 06:45"): on("2022-01-19T06:45:00"),
    ("cs", "3. března 2021 10:15"): on("2021-03-03T10:15:00"),
    ("tr", "Yayınlanma: 23 Ağustos 2019 13:20"): on("2019-08-23T13:20:00"),
    ("tr", "Güncelleme: 24 Ağustos 2019 09:15"): on(updated="2019-08-24T09:15:00"),
    ("tr", "25 KASIM 2020"): on("2020-11-25"),
    ("ru", "30 мая 2020, 21:07"): on("2020-05-30T21:07:00"),
    ("ru", "3 марта 2021 г., 10:15"): on("2021-03-03T10:15:00"),
    ("uk", "3 березня 2021, 10:15"): on("2021-03-03T10:15:00"),
    ("ja", "2017年10月12日 17時30分"): on("2017-10-12T17:30:00"),
    ("ja", "2017年10月12日 午後5時30分"): on("2017-10-12T17:30:00"),
    ("ja", "2017年10月12日（木）17時30分"): on("2017-10-12T17:30:00"),
    ("ja", "2017年10月12日(木) 17:30 更新"): on(updated="2017-10-12T17:30:00"),
    ("ko", "입력 2024.01.28. 오후 6:04"): on("2024-01-28T18:04:00"),
    ("ko", "수정 2024.01.29. 오전 9:10"): on(updated="2024-01-29T09:10:00"),
    ("ko", "2024년 1월 28일"): on("2024-01-28"),
    ("ko", "2024. 1. 28."): on("2024-01-28"),
    ("ar", "الثلاثاء 3 آذار/مارس 2021"): on("2021-03-03"),
    ("ja", "配信日時：2021年3月3日 10:15"): on("2021-03-03T10:15:00"),
    ("zh", "2021-03-12 07:35"): on("2021-03-12T07:35:00"),
    ("zh", "2021年3月12日 下午5:30"): on("2021-03-12T17:30:00"),
    ("zh", "3小时前"): ago(),
    ("ja", "3時間前"): ago(),
    ("ko", "3시간 전"): ago(),
    ("hi", "2 घंटे पहले"): ago(),
    ("ar", "منذ 3 ساعات"): ago(),
    ("ru", "2 часа назад"): ago(),
    ("pl", "2 godziny temu"): ago(),
    ("tr", "2 saat önce"): ago(),
    ("hi", "3 मार्च 2021"): on("2021-03-03"),
    ("ar", "5 كانون الثاني 2021"): on("2021-01-05"),
    ("ar", "3 مارس 2021"): on("2021-03-03"),
    ("he", "יום רביעי, 3 במרץ 2021"): on("2021-03-03"),
    ("he", "25.8.2005 / 19:08"): on("2005-08-25T19:08:00"),
    ("bn", "৩ মার্চ ২০২১, ১০:১৫"): on("2021-03-03T10:15:00"),
    ("bn", "প্রকাশিত: মার্চ ১৩, ২০২৩, ১২:৫৪ পিএম"): on("2023-03-13T12:54:00"),
    ("bn", "৩ জানু\u09af\u09bcারি ২০২১"): on("2021-01-03"),
    ("bn", "৩ জানু\u09dfারি ২০২১"): on("2021-01-03"),
    ("bn", "বুধবার, ৩ মার্চ ২০২১, ১৯ ফাল্গুন ১৪২৭"): on("2021-03-03"),
    ("th", "3 มีนาคม 2564"): on("2021-03-03"),
    ("th", "วันพุธที่ 3 มี.ค. 64 10:15 น."): on("2021-03-03T10:15:00"),
    ("th", "3 มี.ค.2564"): on("2021-03-03"),
    ("th", "3 มีนาคม พ.ศ. 2564"): on("2021-03-03"),
    ("th", "03/03/2564"): on("2021-03-03"),
    ("th", "3 March 2021"): on("2021-03-03"),
    ("th", "เผยแพร่: 3 มี.ค. 2564 10:15   ปรับปรุง: 4 มี.ค. 2564 08:00"): on(
        "2021-03-03T10:15:00", updated="2021-03-04T08:00:00"
    ),
    ("id", "Rabu, 3 Maret 2021 10:15 WIB"): on("2021-03-03T10:15:00+07:00"),
}


LINES |= {  # with the months of another language, or in one that has no file
    ("da", "2. mars 2021 kl. 21:08"): on("2021-03-02T21:08:00"),
    ("no", "2. marts 2021 kl. 21.08"): on("2021-03-02T21:08:00"),
    ("en", "Last Mod: 17 Mart 2021, 12:07"): on(updated="2021-03-17T12:07:00"),
    ("en", "입력 2021.03.14 | 수정 2021.03.15"): on("2021-03-14", updated="2021-03-15"),
    ("en", "发布时间:2021-03-19"): on("2021-03-19"),
    ("es", "12 de març de 2021"): on("2021-03-12"),
    ("es", "1 d'abril de 2021"): on("2021-04-01"),
    ("pt", "12 de marzo de 2021"): on("2021-03-12"),
    ("ru", "12 березня 2021, 10:15"): on("2021-03-12T10:15:00"),
    ("und", "2021 m. kovo 12 d. 10:15"): on("2021-03-12T10:15:00"),
    ("und", "2021. gada 12. martā, 10:15"): on("2021-03-12T10:15:00"),
    ("und", "08. jūnijā, 2021"): on("2021-06-08"),
    ("und", "12. märts 2021"): on("2021-03-12"),
    ("und", "Objavljeno: 12. marec 2021 ob 10:15"): on("2021-03-12T10:15:00"),
    ("en", "Marzo 12, 2021"): on("2021-03-12"),
    ("und", "১২ মে ২০২১, ১০:১৫"): on("2021-05-12T10:15:00"),
    ("ko", "입력: 2021/03/03 [10:15]"): on("2021-03-03T10:15:00"),
    ("fa", "کد خبر: ۳۹۱۲۰۴ تاریخ انتشار : ۱۴۰۳/۰۷/۱۲"): on("2024-10-03"),
    ("en", "3  March   2021"): on("2021-03-03"),
    ("en", "March 3,\u00a02021 \u00a010:15"): on("2021-03-03T10:15:00"),
    ("en", "Last  updated:  3  March  2021,  at  10:15  AM"): on(updated="2021-03-03T10:15:00"),
    ("th", "3  มี.ค.  64"): on("2021-03-03"),
    ("de", "03.03.21, 10:05 04.03.21, 17:48"): on("2021-03-03T10:05:00", updated="2021-03-04T17:48:00"),
    ("fr", "03.03.2021, 18:2704.03.2021, 20:05"): on("2021-03-03T18:27:00", updated="2021-03-04T20:05:00"),
    ("en", "3 March 2021 10:15 - 4 March 2021 09:00"): on("2021-03-03T10:15:00"),
    ("en", "Wednesday 3 March 2021 6:05AM (view full edition)"): on("2021-03-03T06:05:00"),
    ("en", "3 March 2021 6:05AM (Anna Keller)"): on(
        "2021-03-03T06:05:00", rest="(Anna Keller)", set_off=True
    ),
    ("en", "3 March 2021, 10:15 AM - 12:40 PM"): on("2021-03-03T10:15:00"),
    ("en", "Wednesday, 3 March 2021 at 10:15 AM – 12:40 PM"): on("2021-03-03T10:15:00"),
    ("en", "3 March 2021 10:00 - 12:40"): on("2021-03-03T10:00:00"),
    ("en", "3 March 2021 10:00 - 10:00"): on("2021-03-03T10:00:00"),
    ("en", "3 March 2021 10:00 - 99:00"): on("2021-03-03T10:00:00"),
    ("en", "3 March 2021 10:00 - 12"): on("2021-03-03T10:00:00"),
    ("en", "3 March 2021 10:00 - 12:00 GMT"): on("2021-03-03T10:00:00"),
    ("de", "3.3.2021, 10:15 - 12:40 Uhr"): on("2021-03-03T10:15:00"),
    ("nl", "3 maart 2021 om 10.15 – 12.40 uur"): on("2021-03-03T10:15:00"),
    ("id", "3 Maret 2021, 10:15 pagi - 1:40 petang"): on(
        "2021-03-03T10:15:00", rest="1:40 petang", set_off=True
    ),
    ("en", "Posted 3 March 2021 10:15 - 10.15"): on("2021-03-03T10:15:00"),
    ("en", "Posted on Wednesday, 3 March 2021 at 10:00 AM - 12:30 PM"): on("2021-03-03T10:00:00"),
    ("en", "Updated: 3 March 2021 10:15 - 12:40"): on(updated="2021-03-03T10:15:00"),
    ("en", "Updated: 3 March 2021 10:00 - 12:00"): on(updated="2021-03-03T10:00:00"),
    ("de", "Veröffentlicht am 3.3.2021, 10:00 - 12:00 Uhr"): on("2021-03-03T10:00:00"),
    ("en", "Published 11 Mar - 12 March 2021"): on("2021-03-12", rest="Mar"),
    ("en", "Updated - March 3 - 4 March 2021"): on(updated="2021-03-04", rest="March 3"),
    ("de", "Veröffentlicht am 11. März – 12. März 2021"): on("2021-03-12", rest="März"),
    ("en", "Harbour - 3 March 2021"): on("2021-03-03", rest="Harbour"),
    ("fa", "تاریخ انتشار : ۱۴۰۳/۰۷/۱۲"): on("2024-10-03"),
    ("fa", "25/2/1400"): on("2021-05-15"),
    ("fa", "۱۲ مهر‌ماه ۱۴۰۳ - ۱۰:۱۵"): on("2024-10-03T10:15:00"),
    ("fa", "پنجشنبه ۱۲ مهر ماه ۱۴۰۳ ساعت ۱۰:۱۵"): on("2024-10-03T10:15:00"),
    ("fa", "چهارشنبه، ۱۲ مهر، ۱۴۰۲"): on("2023-10-04"),
    ("fa", "۱۲ مهر ۱۴۰۳ برابر با ۳ اکتبر ۲۰۲۴"): on("2024-10-03"),
    ("fa", "۳ میزان ۱۴۰۱"): on("2022-09-25"),
    ("fa", "2021/03/03"): on("2021-03-03"),
    ("fa", "د خپرېدو نېټه: ۱۴۰۲ د وري ۱۲"): on("2023-04-01"),
}

SOLAR_DAYS = {  # known pairs: days of history, New Year's Days, and last days of leap years
    "۱۳۰۰/۰۱/۰۱": "1921-03-21",
    "۱۳۵۷/۱۱/۲۲": "1979-02-11",
    "۱۳۷۵/۱۲/۳۰": "1997-03-20",
    "۱۳۹۵/۰۱/۰۱": "2016-03-20",
    "۱۳۹۹/۱۲/۳۰": "2021-03-20",
    "۱۴۰۰/۰۱/۰۱": "2021-03-21",
    "۱۴۰۱/۰۶/۳۱": "2022-09-22",
    "۱۴۰۲/۱۲/۲۹": "2024-03-19",
    "۱۴۰۳/۱۲/۳۰": "2025-03-20",
    "۱۴۰۴/۱۰/۱۱": "2026-01-01",
}


@pytest.mark.parametrize(("day", "iso"), SOLAR_DAYS.items())
def test_a_day_of_the_solar_hijri_calendar(day: str, iso: str) -> None:
    assert [stamp.iso for stamp in find_stamps(day, load("fa").dates)] == [iso]


@pytest.mark.parametrize(
    ("language", "line"), list(LINES), ids=[f"{language}-{line}" for language, line in LINES]
)
def test_a_line_of_dates(language: str, line: str) -> None:
    found = read(line, language)
    assert found and found._replace(told=False) == LINES[language, line]


TRAPS = [
    ("en", "Mr. May said on Friday"),
    ("en", "In March 2021"),
    ("en", "the class of May 1968"),
    ("en", "March 3"),
    ("en", "Friday, March 3"),
    ("en", "03/04/2021"),
    ("en", "31 February 2021"),
    ("en", "30/02/2021"),
    ("en", "2021-13-45"),
    ("en", "2021-02-29"),
    ("en", "32 March 2021"),
    ("en", "Chapter 12, 2021"),
    ("en", "Section 3.12.2021.4 of the act"),
    ("en", "10:15"),
    ("en", "10:15 a.m. ET"),
    ("en", "at 5 p.m."),
    ("en", "555-0142-2021"),
    ("en", "Call 020 7946 0018"),
    ("en", "+44 20 7946 2021"),
    ("en", "ISBN 978-3-16-148410-0"),
    ("en", "Page 3 of 2021"),
    ("en", "12 of 2021"),
    ("en", "Route 66, May 3"),
    ("en", "20.5.2 of the rules"),
    ("en", "192.168.10.2021"),
    ("en", "Marching 3, 2021"),
    ("en", "1 Mayor 2021"),
    ("en", "Sold for 2,021 crowns on Tuesday"),
    ("en", "The minister went home and nobody said a word."),
    ("en", "today's weather, and tomorrow's"),
    ("en", ""),
    ("de", "im März 2021"),
    ("de", "Der 3. März"),
    ("de", "31. Februar 2021"),
    ("de", "18.30 Uhr"),
    ("de", "Version 3.4.21"),
    ("de", "03.04.21"),
    ("en", "Published 03/04/21"),
    ("sv", "Publicerad 21.04.03"),
    ("de", "Aktualisiert: 31.02.21"),
    ("fr", "le 3 mars"),
    ("fr", "à 18h04"),
    ("es", "en abril de 2018"),
    ("sv", "kl. 18.04"),
    ("ja", "2017年10月"),
    ("ja", "十月十二日"),
    ("ko", "2024년 1월"),
    ("zh", "2021年3月"),
    ("zh", "一九二六年"),
    ("ru", "в мае 2020"),
    ("de", "3.-5. März 2021"),
    ("de", "01. + 02. Juli 2021"),
    ("de", "12.03. - 14.03.2021"),
    ("de", "28.2.-3.3.2021"),
    ("en", "In 2021 May 30 people died"),
    ("en", "3 / 4 / 2021"),
    ("de", "Seit 2020 Mai 30 Tote"),
    ("en", "3-5 March 2021"),
    ("fa", "۳۰ اسفند ۱۴۰۲"),
    ("fa", "۱۴۰۲/۱۳/۰۱"),
    ("ar", "۱۴۰۲/۱۲/۲۳"),
    ("en", "1403/07/12"),
    ("en", "Ferry Playhouse, Oct 3 – Nov 22, 2021"),
    ("de", "3. Oktober - 22. November 2021"),
    ("no", "Hamnekoret, 3. oktober - 22. november 2021"),
    ("en", "Opened on Oct 3 – Nov 22, 2021"),
    ("en", "Sunday, 3 March 2024 at 1:00 PM - 4:00 PM"),
    ("en", "Sunday, 03/03/2024 at 1:00 PM - 4:00 PM"),
    ("en", "3 March 2024, 9 a.m. – 4:30 p.m."),
    ("en", "3 March 2024, 10 PM - 2 AM"),
    ("en", "3 March 2024, 18:00 - 21:00 hrs"),
    ("de", "3.3.2021, 19.00 – 21.30 Uhr"),
    ("nl", "3 maart 2021 om 19.00 – 21.30 uur"),
    ("nl", "3 maart 2021 om 19.00 uur – 21.30 u"),
    ("fr", "3 mars 2021 à 19h00 - 21h30"),
    ("id", "3 Maret 2021, 9:00 pagi - 1:00 petang"),
    ("el", "3 Μαρτίου 2021, 9:00 π.μ. - 1:00 μ.μ."),
    ("ja", "2021年3月3日 午前10:00 – 午後1:30"),
    ("th", "3 มี.ค. 2"),
    ("th", "3 มี.ค. 10:15 น."),
    ("th", "3 มี.ค. 20 คน"),
    ("th", "3 มี.ค. 645"),
    ("en", "3 Mar 64"),
    ("no", "12 listopada 2021"),
    ("en", "6 Mars 2020 rovers"),
    ("nl", "De 12 leden 2021"),
    ("und", "2021 m. kovo"),
    ("und", "31. vasario 2021"),
    ("und", "3.-5. märts 2021"),
]


@pytest.mark.parametrize(("language", "line"), TRAPS, ids=[f"{language}-{line}" for language, line in TRAPS])
def test_a_trap_is_no_line_of_dates(language: str, line: str) -> None:
    assert read(line, language) is None


def test_a_paragraph_is_not_looked_at() -> None:
    long = "The ferry, which has crossed the sound since 3 March 2021, is to be sold to the island. " * 4
    assert read(long) is None


@pytest.mark.parametrize(
    ("language", "iso"), [("en", None), ("fr", "2021-04-03"), ("de", "2021-04-03")], ids=["en", "fr", "de"]
)
def test_day_and_month_in_digits_are_told_apart_by_the_language_or_not_at_all(
    language: str, iso: str | None
) -> None:
    found = read("03/04/2021", language)
    assert (found and found.published) == iso


@pytest.mark.parametrize(
    ("language", "line", "told"),
    [
        ("en", "Published: 3 March 2021", True),
        ("en", "First published on 3 March 2021", True),
        ("de", "Veröffentlicht am 3. März 2021", True),
        ("en", "Updated 4 March 2021, first published on 3 March 2021", True),
        ("en", "Harbour news, published 3 March 2021", True),
        ("en", "3 March 2021", False),
        ("en", "Wednesday, 3 March 2021 | Published by the harbour board", False),
        ("en", "Updated 4 March 2021", False),
    ],
)
def test_a_word_for_it_tells_that_a_date_is_that_of_the_publication(
    language: str, line: str, told: bool
) -> None:
    found = read(line, language)
    assert found is not None
    assert found.told == told


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Kallow, Northland  Est. June 2, 1887"),
        ("en", "since 2 June 1887"),
        ("de", "Späte Stimmen – Konzert vom 3. März 2021"),
        ("fr", "Concert du 3 mars 2021"),
    ],
)
def test_a_date_of_something_else_is_not_that_of_the_text(language: str, line: str) -> None:
    found = read(line, language)
    assert found is not None
    assert (found.published, found.updated) == (None, None)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Online since 3 March 2021", "2021-03-03"),
        ("10:15 EST, by the clock of the town hall, EST March 3, 2021", "2021-03-03"),
        ("Concert of 2 March 2021 | 3 March 2021", "2021-03-03"),
    ],
)
def test_a_date_beside_that_of_something_else_or_a_time_zone_is_that_of_the_text(line: str, iso: str) -> None:
    found = read(line)
    assert found is not None
    assert found.published == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("10:15", "2021-03-03T10:15:00"),
        ("• 10:15 Uhr", "2021-03-03T10:15:00"),
        ("at 10:15 PM ET", "2021-03-03T22:15:00-05:00"),
        ("10", "2021-03-03"),
        ("10:15 The ferry", "2021-03-03"),
        ("5 PM", "2021-03-03"),
        ("99:99", "2021-03-03"),
        ("", "2021-03-03"),
    ],
)
def test_a_line_that_is_a_time_goes_with_the_date_above(text: str, iso: str) -> None:
    assert with_time("2021-03-03", text, ENGLISH) == iso
    assert with_time("2021-03-03T08:00:00", text, ENGLISH) == "2021-03-03T08:00:00"


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("sk", "3.3.2021 (Pobrezie.sk) - Kompa vyplávala z prístavu.", "2021-03-03"),
        ("da", "Onsdag 3. marts 2021 kl. 10:15Færgen forlod havnen.", "2021-03-03T10:15:00"),
        ("id", "Pagi | 3 Maret 2021, 10:15 WIBKapal itu berangkat.", "2021-03-03T10:15:00+07:00"),
        ("nl", "Geplaatst op 3 maart 2021, om 10:15 uurKALLOW – De boot vertrok.", "2021-03-03T10:15:00"),
        ("en", "3 March 2021 was the day on which the ferry left.", None),
        ("en", "3 March 2021: The ferry leaves.", None),
        ("en", "3 March 2021 (a Wednesday) was fair.", None),
        ("en", "On 3 March 2021 at 10:15The ferry left.", "2021-03-03T10:15:00"),
        ("en", "Captains met on 3 March 2021 (Wednesday) - all of them.", None),
        ("en", "The ferry left.", None),
        ("en", "On 3 March 2021 (a Friday) - as on many others - the ferry left the pier.", None),
    ],
)
def test_a_date_that_opens_a_paragraph(language: str, text: str, iso: str | None) -> None:
    assert date_of_opening(text, load(language).dates) == iso


# Time of day and time zones


@pytest.mark.parametrize(
    ("clock", "iso"),
    [
        ("12 a.m.", "00:00:00"),
        ("12:30 AM", "00:30:00"),
        ("1 a.m.", "01:00:00"),
        ("11:59 am", "11:59:00"),
        ("12 p.m.", "12:00:00"),
        ("12:30 PM", "12:30:00"),
        ("1:05pm", "13:05:00"),
        ("11:59 P.M.", "23:59:00"),
        ("00:00", "00:00:00"),
        ("6.04pm", "18:04:00"),
        ("18.04", "18:04:00"),
        ("23:59:59", "23:59:59"),
        ("21:41 PM", "21:41:00"),
    ],
)
def test_the_clock(clock: str, iso: str) -> None:
    for line in (
        f"3 March 2021 {clock}",
        f"3 March 2021, {clock}",
        f"3 March 2021 at {clock}",
        f"{clock}, 3 March 2021",
    ):
        found = read(line)
        assert found is not None
        assert (line, found.published, found.rest) == (line, f"2021-03-03T{iso}", "")


@pytest.mark.parametrize("clock", ["24:30", "13 p.m.", "21:41 AM", "0 a.m.", "25", "10:75", "99:99"])
def test_an_impossible_clock_leaves_the_day(clock: str) -> None:
    found = read(f"3 March 2021 {clock}")
    assert found is not None
    assert found.published == "2021-03-03"


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [
        ("ET", "-05:00", "-04:00"),
        ("EST", "-05:00", "-05:00"),
        ("EDT", "-04:00", "-04:00"),
        ("CT", "-06:00", "-05:00"),
        ("PT", "-08:00", "-07:00"),
        ("GMT", "+00:00", "+00:00"),
        ("UTC", "+00:00", "+00:00"),
        ("CET", "+01:00", "+01:00"),
        ("CEST", "+02:00", "+02:00"),
        ("MEZ", "+01:00", "+01:00"),
        ("MSK", "+03:00", "+03:00"),
        ("JST", "+09:00", "+09:00"),
        ("AEDT", "+11:00", "+11:00"),
        ("+02:00", "+02:00", "+02:00"),
        ("-0330", "-03:30", "-03:30"),
        ("GMT+02:00", "+02:00", "+02:00"),
        ("GMT+2", "+02:00", "+02:00"),
        ("UTC-5", "-05:00", "-05:00"),
        ("(ET)", "-05:00", "-04:00"),
    ],
)
def test_time_zones_in_winter_and_in_summer(zone: str, winter: str, summer: str) -> None:
    for month, offset in (("January", winter), ("July", summer)):
        found = read(f"3 {month} 2021, 10:15 {zone}")
        assert found is not None and found.published is not None
        assert (zone, month, found.published[10:], found.rest) == (zone, month, f"T10:15:00{offset}", "")


@pytest.mark.parametrize("zone", sorted(time_zones()))
def test_every_time_zone_is_known(zone: str) -> None:
    (stamp,) = find_stamps(f"3 March 2021 10:15 {zone.upper()}", ENGLISH)
    assert re.search(r"[+-]\d\d:\d\d$", stamp.iso)


def test_no_more_lines_are_kept_than_was_said() -> None:
    agos = Agos(ENGLISH.relative)
    for i in range(2 * REMEMBERED):
        assert agos[f"pier {i} days ago"] == agos[f"pier {i} days ago"] == ENGLISH.relative.within("days ago")
        assert len(agos) <= REMEMBERED


@pytest.mark.parametrize(
    ("line", "key", "word"),
    [
        ("3 maart 2021, 10:15 glas", "clock", "glas"),
        ("3ste maart 2021, 10:15", "ordinals", "ste"),
        ("3 van maart 2021, 10:15", "of", "van"),
        ("3 maand 3 jaar 2021, 10:15", "month", "maand"),
        ("2021 jaar. kovo 3 dag., 10:15", "day", "dag"),
    ],
)
def test_what_stands_beside_numbers_are_cues(line: str, key: str, word: str) -> None:
    added = {"dates": {key: [word], "year": ["jaar"]}}
    words = load("nl", OwnCues((CueFile("a.toml", f"{key} of dates", added=added),))).dates
    assert read_line(line, fold_key(line), words) == on("2021-03-03T10:15:00")
    assert read(line, "nl") != on("2021-03-03T10:15:00")


def test_the_word_behind_the_hour_at_which_an_event_ends_is_a_cue() -> None:
    line = "3 maart 2021, 10:00 - 12:30 glas"
    added = {"dates": {"clock": ["glas"]}}
    words = load("nl", OwnCues((CueFile("a.toml", "clock of dates", added=added),))).dates
    assert read_line(line, fold_key(line), words) is None
    assert read(line, "nl") == on("2021-03-03T10:00:00", rest="12:30 glas", set_off=True)


def test_the_zone_database_of_the_machine_has_no_say(tmp_path: Path) -> None:
    (tmp_path / "America").mkdir()
    tokyo = files("tzdata").joinpath("zoneinfo", "Asia", "Tokyo").read_bytes()
    (tmp_path / "America" / "New_York").write_bytes(tokyo)
    program = "import newsparse; print(newsparse.parse('3 March 2021, 10:15 ET').published)"
    there = os.environ | {"PYTHONTZPATH": str(tmp_path)}
    told = subprocess.run([sys.executable, "-c", program], env=there, capture_output=True, check=True)
    assert told.stdout.split() == [b"2021-03-03T10:15:00-05:00"]


def test_an_offset_of_seconds_is_none() -> None:
    told = [find_stamps(f"3 March {year}, 10:15 ET", ENGLISH)[0].iso for year in (1880, 1890)]
    assert told == ["1880-03-03T10:15:00", "1890-03-03T10:15:00-05:00"]


@pytest.mark.parametrize("zone", ["BST", "IST", "XYZ", "ABC"])
def test_a_zone_that_could_be_several_is_left_out(zone: str) -> None:
    (stamp,) = find_stamps(f"3 March 2021 10:15 {zone}", ENGLISH)
    assert stamp.iso == "2021-03-03T10:15:00"


def test_a_zone_has_no_say_without_a_clock() -> None:
    (stamp,) = find_stamps("3 March 2021 ET", ENGLISH)
    assert stamp.iso == "2021-03-03"


def test_the_time_of_one_date_is_not_given_to_the_next() -> None:
    stamps = find_stamps("3 March 2021 10:15 4 March 2021 11:20", ENGLISH)
    assert [stamp.iso for stamp in stamps] == ["2021-03-03T10:15:00", "2021-03-04T11:20:00"]


# Any text

BITS = (
    "3 31 12 0 2021 1999 March May mars März mai марта 3月 年 日 KASIM aprıl Aralık : . , / - at am pm "
    "ET CEST +02:00 10:15 24:00 18h04 Uhr kl. Updated Published ago hours today by Anna Keller | · ( ) "
    "١٢ ２０２１ ²"
)
LINES_OF_BITS = st.lists(st.sampled_from(BITS.split(" ")), max_size=12).flatmap(
    lambda bits: st.sampled_from([" ", "", ", "]).map(lambda joint: joint.join(bits))
)


@pytest.mark.parametrize("language", list(languages()))
@given(text=LINES_OF_BITS | strings)
def test_no_text_is_an_error_and_spans_lie_within(language: str, text: str) -> None:
    words = load(language).dates
    read(text, language)
    end = 0
    for stamp in find_stamps(text, words):
        assert end <= stamp.start < stamp.end <= len(text)
        end = stamp.end


@given(LINES_OF_BITS | strings)
def test_nothing_comes_from_the_clock_of_today(text: str) -> None:
    """Year and day of a date stand in the text, and so does the minute, if it has one."""
    for stamp in find_stamps(text, ENGLISH):
        numbers = {int(number) for number in re.findall(r"\d+", text[stamp.start : stamp.end])}
        day, _, clock = stamp.iso.partition("T")
        year, _, number = day.split("-")
        assert {int(year), int(number)} <= numbers
        assert not clock or int(clock[3:5]) in numbers | {0}


@given(LINES_OF_BITS | strings)
def test_the_rest_is_made_of_words_of_the_line(text: str) -> None:
    found = read(text)
    if found:
        assert all(piece in text for piece in found.rest.split(" | "))


@pytest.mark.parametrize(
    "text",
    [
        "3 March 2021 " * 8_000,
        "3 " * 50_000,
        "10:15 " * 17_000,
        "(" * 100_000,
        "March" * 20_000,
        "2021-" * 20_000,
        "3 March 2021 10:00 - 12:00 " * 4_000,
        "3 October - 22 November 2021 " * 4_000,
        "3-5 March 2021 " * 8_000,
        "99 March 2021 " * 8_000,
    ],
    ids=["dates", "days", "clocks", "brackets", "months", "years", "hours", "spans", "ranges", "no days"],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    start = time.process_time()
    find_stamps(text, ENGLISH)
    assert read(text) is None
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "behind", ["Et stort antal biler sto stille", "Est en klokke borte", " Ist das alles?"]
)
def test_a_word_behind_a_time_is_no_zone(behind: str) -> None:
    stamps = find_stamps(f"Torsdag 8. februar 2018 kl. 19:08{behind}", load("no").dates)
    assert [stamp.iso for stamp in stamps] == ["2018-02-08T19:08:00"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "5 min read"),
        ("en", "Tom Reed 5 min read"),
        ("en", "Coast • 3 March 2021 • 5 min"),
        ("en", "A video of the pier (1 min)"),
        ("de", "Der Fehler ist gefunden. 2 Min."),
        ("de", "03.05.2024, 16:24 UhrLesezeit: 5 Minuten"),
        ("es", "Tiempo aproximado de lectura: 12 mins"),
        ("fr", "Lecture 5 min"),
        ("ja", "この記事は約5分で読めます"),
    ],
)
def test_a_line_that_tells_a_reading_time(language: str, line: str) -> None:
    assert tells_reading_time(line, load(language).dates)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Bridge closed after 30 minute inspection"),
        ("en", "Reading time of children falls, survey finds"),
        ("en", "Kallow scores twice in 5 minutes"),
        ("de", "Zug steht 45 Minuten im Tunnel"),
        ("de", "20 Minuten Umweg für alle"),
        ("es", "El club de lectura de Arenal cumple diez años"),
        ("fr", "Les bienfaits de la lecture à voix haute"),
    ],
)
def test_a_headline_with_minutes_in_it_tells_none(language: str, line: str) -> None:
    assert not tells_reading_time(line, load(language).dates)
