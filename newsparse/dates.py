"""Dates as news prints them: found only where a day, a month and a year stand together, never guessed.

The shapes are one regular expression per language, made of its month names. Day and month of an
all-numeric date are told apart by the dots, by a number above 12, or by the language; where these
leave it open there is no date. A time zone by name is dateutil's to know, from the zone database that is
installed with it: that of the machine may be older, or another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from newsparse.cues import SETS, DateWords, time_zones
from newsparse.phrases import VOWEL_SIGNS, Phrases, fold_key
from newsparse.regexes import either, late

LONGEST = 240  # characters of a line that may be a line of dates; a paragraph is not looked at

REMEMBERED = 1024  # lines

SHAPES = (
    r"(?P<y1>\d{4})(?P<sep1>[-/.]|\s/)\s?(?P<m1>\d{1,2})(?P=sep1)\s?(?P<d1>\d{1,2})",
    r"(?P<d2>\d{1,2})(?P<sep2>[-/.]|\s/)\s?(?P<m2>\d{1,2})(?P=sep2)\s?(?P<y2>\d{4})",
    r"(?P<d3>\d{1,2})(?:{ordinals}|[.º°ª])?[\s/-]{0,2}(?:(?:{of})\s|d['’])?"
    r"(?P<n3>{months})(?:\s?/\s?{months})?[.,،/-]{0,2}\s?(?:(?:{of})\.?\s)?(?P<y3>\d{4})",  # two names, in Arabic
    r"(?P<n4>{months})\.?\s?(?P<d4>\d{1,2})(?:{ordinals})?(?:,\s?|\s)(?P<y4>\d{4})",
    r"(?P<d8>\d{1,2})\s(?:{month})\s(?P<m8>\d{1,2})(?:\s(?:{year})|,)?\s(?P<y8>\d{4})",  # in Vietnamese
    r"(?P<y5>\d{4})\s?[年년]\s?(?P<m5>\d{1,2})\s?[月월]\s?(?P<d5>\d{1,2})\s?[日일]",
)
# With months of other languages, also "2019 m. kovo 12 d." in Lithuanian, "2019. gada 12. martā" in Latvian.
FOREIGN = (
    *SHAPES[2:4],
    r"(?P<y8>\d{4})\s(?:{year})\.\s(?P<n8>{months})\s(?P<d8>\d{1,2})(?:\s(?:{day})\.)?",
    r"(?P<y0>\d{4})\.\s(?:{year})\s(?P<d0>\d{1,2})\.\s(?P<n0>{months})",
)
# What begins before a date has no day: "3.-5. March 2021", "12.03. - 14.03.2021".
RANGE = late(r"(?<![\w:.])(?:\d{1,2}\.\s?)?\d{1,2}(?:\.\s?[-–+&]\s?|[-–])$")
SPAN = late(  # "Oct 3 – Nov 22, 2025", "3 October - 22 November 2025"
    r"(?:(?P<first>[^\W\d_]+)\.?\s\d{1,2}|(?<!\d)\d{1,2}\.?\s(?P<second>[^\W\d_]+)\.?)\s?[-–—]\s?$"
)
# In Hungarian, "2021. március 3.", in Pashto with a word between; elsewhere the year in front is of something else:
# "Tokyo 2020 August 8, 2021".
YEAR_FIRST = r"(?P<y7>\d{4})\.?\s(?:(?:{of})\s)?(?P<n7>{months})\.?\s?(?P<d7>\d{1,2})"
SHORT = r"(?P<d6>\d{1,2})(?P<sep6>[/.])(?P<m6>\d{1,2})(?P=sep6)(?P<y6>[0-4]\d)"
CENTURIES = {"y6": 2000, "y9": 2500}  # of years of two digits
# In Thai, where years are those of the Buddha: "3 มี.ค. 64" is 2021. In "3 มี.ค. 10:15" there is no year.
SHORT_AHEAD = r"(?P<d9>\d{1,2})\s(?P<n9>{months})\s?(?P<y9>[4-7๔-๗]\d)(?!\d)"
FIRST_AHEAD = 2400  # that can only be a year of such a calendar
OLDEST = 1600  # year of a paper
# The Solar Hijri calendar, of Persian and Pashto. The years of papers in it; its first day of the year 1403; and of the
# days that leap years add up to the beginning of a year: 8 in 33 years, which is exact from 1178 to 1633.
SOLAR = range(1250, 1500)
NEW_YEAR, NEW_DAY = 1403, date(2024, 3, 20)
LONG_MONTHS = 6  # of 31 days; the others have 30, the last one of a common year 29
HOUR = (
    r"(?:(?P<lead>{halves})\s?)?"
    r"(?P<hour>\d{1,2})(?:\s?[:.hHu時时시点點]\s?(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?[分분]?)?"
    r"\s?(?P<half>(?:[ap](?:\.\s?)?m\.?|{halves})(?![^\W\d]))?"
    r"(?:\s?(?:{clock})(?:(?![^\W\d])|(?-i:(?<=[a-z])(?=[A-Z]))))?"  # in "10:15 UhrDer", the next word is glued on
)
ZONE = (
    r"(?:\s?\(?(?P<zone>[+-]\d{2}:?\d{2}|(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?"
    r"|(?:(?!(?-i:[A-Z][a-z]+(?![A-Z])))(?:{zones})|(?-i:[A-Z]{3,4}))"  # "Et" and "Est" are words
    r"(?:(?![^\W\d])|(?-i:(?<=[A-Z])(?=[A-Z][a-zà-ÿ]))))\)?)?"  # in "EDTFirst published", the next word is glued on
)
CLOCK = HOUR + ZONE
UNTIL = rf"\.?\s?[-–—]\s?{HOUR}\.?$"  # a second time at the end of a line
HALVES = frozenset((0, 30))  # minutes at which an event begins and ends
# What may be left of a time of day that is none, but for the words of a language.
LEFT = frozenset(("am", "pm", "a", "p", "m"))
BETWEEN = r"[\sT,.;|/•·()（）\[–—-]{0,4}"
SEPARATORS = " \t\u00a0,;:|/•·–—-"
BARS = frozenset("|•·/")
DASHES = frozenset("-–—")
FEW = 2  # words that may stand behind the date of a line of dates: "report", "by jo77"
MONTH = late(r"[^\s\d.,;:/|()'’-]+")  # what may be the name of one; signs of vowels are no letters to Python
CLOSING = late(r"[)）\]】|·]")
REMARK = late(
    r"\s?\((?:[^\W\dA-ZÀ-Þ_]{3,}\s){1,3}[^\W\dA-ZÀ-Þ_]{3,}\)"
)  # behind a time: "(view full episode)"
DAY = late(r"(?P<first>[^\W\d_]+)\.?\s+\d{1,2}|\d{1,2}\.?\s+(?P<second>[^\W\d_]+)\.?")
LONGEST_TIME = 20  # characters of a line that is a time of day
WIRE = late(r"\s?\([^()\d]{2,40}\)\s?[-–—]\s")  # who sent a story, behind its date
HEAD = 40  # characters beside a date among which a word for it may stand
GLUED = r"(?=\d{1,2}:\d\d)"  # the time of day, right behind a year
GLUED_DATE = r"(?<=:\d\d)(?=\d{1,2}\.\d{1,2}\.\d{4})"  # the next date, right behind a time: "18:2714.03.2023"
# A year, or a date with a short one: what every date has.
YEAR = re.compile(
    rf"(?<!\d)\d(?:\d{{3}}(?:(?!\d)|{GLUED})|\d?(?:[/.]\d\d?[/.]|\s[ก-๛.]{{3,12}}\s{{0,2}})\d\d(?!\d))"
)
# Between the parts of a line, each of which may tell a reading time.
PARTS = late(r"[|•·‧]|\s[/–—-]\s|,\s|\s\(|(?<=[.!?])\s")
TELLING = late(r"[^\W\d_]+")  # a word
OFFSET = late(r"(?:GMT|UTC)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?", re.IGNORECASE)
WORDS = late(
    rf"[A-ZÀ-Þ]?(?:[^\W\dA-ZÀ-Þ]|{VOWEL_SIGNS})+(?:['’][^\W\d]+)?|[A-ZÀ-Þ]+"
)  # "UhrLesedauer" is two


class Stamp(NamedTuple):
    """A date found in a text: its span with the time beside it, and the date or date-time in ISO 8601."""

    start: int
    end: int
    iso: str


class DatedLine(NamedTuple):
    """What a line says of dates: `relative` for "2 hours ago"; `rest` is what is neither date nor a word of dates.

    `set_off` says that the line opens with a date, and one of BARS parts it from the rest, or that is but FEW words;
    `told`, that a word like "published" opens or closes what stands before the date.
    """

    published: str | None
    updated: str | None
    relative: bool
    rest: str
    set_off: bool = False
    told: bool = False


def find_stamps(text: str, words: DateWords) -> list[Stamp]:
    """All full dates of `text` in order, each with the time beside it; impossible and open ones are left out.

    Those with the months of other languages are looked for where there is no other.
    """
    year = YEAR.search(text)
    if year is None:
        return []
    start = max(0, year.start() - _reach(words))
    stamps = _find(_date_pattern(words), text, start, words)
    if stamps or words.foreign.keys().isdisjoint(MONTH.findall(text.casefold())):
        return stamps
    return _find(_foreign_pattern(words), text, start, words)


def _find(pattern: re.Pattern[str], text: str, start: int, words: DateWords) -> list[Stamp]:
    """The dates that `pattern` finds in `text` from `start` on."""
    stamps: list[Stamp] = []
    floor = 0
    for match in pattern.finditer(text, start):
        before = text[max(floor, match.start() - LONGEST) : match.start()]
        day = None if _opens_span(before, words) else _day(match, words)
        if day is None:
            continue
        stamp = _with_clock(text, floor, Stamp(match.start(), match.end(), day.isoformat()), words)
        if _is_from_to(before, stamp, text, words):
            continue
        if match.lastgroup == "y6" and not _is_told(before, stamp, words):
            continue
        stamps.append(stamp)
        floor = stamp.end
    return stamps


def _opens_span(before: str, words: DateWords) -> bool:
    """Whether what stands `before` a date is the day, or day and month, with which a span of days begins.

    Where that opens with a word like "published", the two are days of the text: "Published 11 Mar - 12 March 2021".
    """
    if RANGE.search(before[-HEAD:]):
        return True
    match = SPAN.search(before[-HEAD:]) if before.rstrip()[-1:] in DASHES else None
    name = fold_key(match["first"] or match["second"]) if match else ""
    if name not in words.months and name not in words.foreign:
        return False
    said = fold_key(before)
    return not (words.published.opens(said) or words.updated.opens(said))


def _is_from_to(before: str, stamp: Stamp, text: str, words: DateWords) -> bool:
    """Whether `stamp` is of an event, from one time to another: "Sunday, March 3, 2024 at 1:00 PM - 4:30 PM".

    Sites write so when a text was published and updated, too: "3 March 2021, 10:15 - 12:40". It is an event only if
    both are full or half hours, and no word like "published" stands `before` it.
    """
    if "T" not in stamp.iso:
        return False
    match = _clock_patterns(words)[2].match(text, stamp.end)
    begin, end = time.fromisoformat(stamp.iso[11:19]), _time_of_day(match, words)
    if end is None or begin == end or not HALVES.issuperset((begin.minute, end.minute)):
        return False
    said = fold_key(before)
    return not (words.published.within(said) or words.updated.within(said))


def _is_told(before: str, stamp: Stamp, words: DateWords) -> bool:
    """Whether "3.6.25" is a date for sure: with a time of day, or a weekday or a word like "published" `before` it."""
    key = fold_key(before[-HEAD:])
    said = words.published.closes(key) or words.updated.closes(key)
    return "T" in stamp.iso or bool(said) or key.rpartition(" ")[2] in words.weekdays


def read_line(text: str, key: str, words: DateWords) -> DatedLine | None:
    """What `text`, one line, says of dates; None if it has none. The first date of each kind counts.

    `key` is the text folded: a line without a number is one of dates only if it is one of their words. The date behind
    a word like "founded" is of something else than the text.
    """
    if len(text) > LONGEST or ("#" not in key and key not in words.relative):
        return None
    text = single_spaced(text)
    stamps = find_stamps(text, words)
    ago = agos_of(words)[key]
    if not stamps and not ago:
        return None
    published = updated = None
    told = False
    pieces: list[str] = []
    at = 0
    for stamp in stamps:
        before = text[at : stamp.start]
        said = fold_key(before)
        if words.updated.within(said) or _says_updated(text[stamp.end :], words):
            updated = updated or stamp.iso
        elif _is_of_event(said, words):
            pass
        elif published is None:
            published, told = stamp.iso, bool(words.published.opens(said) or words.published.closes(said))
        elif updated is None and _is_later(stamp.iso, published, before):
            updated = stamp.iso
        pieces.append(before)
        at = stamp.end
    behind = text[at:]
    if stamps and "T" in stamps[-1].iso and REMARK.fullmatch(behind):
        behind = ""
    rest = _without_date_words([*pieces, behind], words)
    relative = ago is not None and ("#" in ago or not rest)  # "today" alone, but not in a menu
    opens = bool(stamps) and stamps[0].start == 0
    set_off = opens and (text[stamps[0].end :].lstrip()[:1] in BARS or 0 < len(rest.split()) <= FEW)
    return DatedLine(published, updated, relative, rest, set_off, told) if stamps or relative else None


def _is_of_event(said: str, words: DateWords) -> bool:
    """Whether what is `said` before a date ends in a word like "founded", and not in one like "online since", nor in a
    time of day: "10:15 EST"."""
    return words.events.closes(said) is not None and "#" not in said and words.published.closes(said) is None


def _is_later(second: str, first: str, between: str) -> bool:
    """Whether the `second` of two times right beside each other is that of the update; a dash makes a span of them."""
    return "T" in first and "T" in second and second > first and not between.strip(",;|/•· ")


def is_day_of_a_year(text: str, words: DateWords) -> bool:
    """Whether `text` is a day and a month, and says no year: "11 Jun", "June 11"."""
    match = DAY.fullmatch(text) if len(text) <= LONGEST_TIME else None
    return match is not None and fold_key(match["first"] or match["second"]) in words.months


def single_spaced(text: str) -> str:
    """`text` with one plain space for each run of them and of others: between the parts of a date there may be some."""
    return " ".join(text.split())


def with_time(iso: str, text: str, words: DateWords) -> str:
    """The date `iso` with the time of day that `text`, the line below it, is and nothing else; `iso` if it is none."""
    if "T" in iso or len(text) > LONGEST_TIME:
        return iso
    match = _clock_patterns(words)[0].fullmatch(single_spaced(text))
    return _moment(iso, match if match and match["minute"] else None, words) or iso


def date_of_opening(text: str, words: DateWords) -> str | None:
    """The date with which a paragraph opens: that of a wire before its name, "3.3.2021 (ABC) - The ferry left", or
    one with a time that is glued to the text, "10:15The ferry left". The name of a programme and a bar may stand
    before it; a word like "on" makes a sentence of what is no time: "On 3 March 2021 (a Friday) - as now -"."""
    opening = single_spaced(text[:LONGEST])
    stamp = next(iter(find_stamps(opening, words)), None)
    before = opening[: stamp.start].rpartition("|")[2] if stamp else ""
    if stamp is None or _without_date_words([before], words):
        return None
    glued = "T" in stamp.iso and opening[stamp.end : stamp.end + 1].isupper()
    wire = words.joins.isdisjoint(fold_key(before).split()) and WIRE.match(opening, stamp.end)
    return stamp.iso if glued or wire else None


def without_times(text: str, words: DateWords) -> str:
    """`text`, one line without a date, without the time that it takes to read and other words of times at its ends."""
    return _without_date_words([text], words)


def tells_reading_time(text: str, words: DateWords) -> bool:
    """Whether a line says how long it takes to read a text: alone or in a part of its own, or at an end of one.

    There it has to say so in as many words ("5 min read"), as what a headline tells of takes its time too: "Train
    stands in tunnel for 45 minutes", "Reading time of children falls".
    """
    return any(_is_reading_time(part, words) for part in PARTS.split(text))


def _is_reading_time(part: str, words: DateWords) -> bool:
    key = fold_key(part)
    if not words.reading.within(key):
        return False
    beside = _trimmed(part, _vocabulary(words))
    label, _, behind = key.partition(":")
    if not beside or ("#" in behind and len(behind.split()) <= FEW and words.reading.within(label)):
        return True
    opened, closed = words.reading.opens(key), words.reading.closes(key)
    return _tells(closed) or (_tells(opened) and not beside[0].islower())


def _tells(phrase: str | None) -> bool:
    """Whether a phrase of a reading time has a number and says what for; one without spaces says all in a word."""
    return phrase is not None and "#" in phrase and (" " not in phrase or len(TELLING.findall(phrase)) > 1)


def _says_updated(after: str, words: DateWords) -> bool:
    """Whether what stands `after` a date, up to the end of the line, a bracket or a bar, is a word like "updated"."""
    said = CLOSING.split(after[:HEAD], maxsplit=1)[0]
    key = fold_key(said) if said and not said.isspace() else ""
    return bool(key) and words.updated.opens(key) == key


class Agos(dict[str, str | None]):
    """The words of a relative date in each folded line: without its numbers, one comes again and again."""

    def __init__(self, relative: Phrases) -> None:
        super().__init__()
        self._relative = relative

    def __missing__(self, key: str) -> str | None:
        if len(self) >= REMEMBERED:
            self.clear()
        self[key] = ago = self._relative.within(key)
        return ago


@lru_cache(maxsize=SETS)
def agos_of(words: DateWords) -> Agos:
    """The lines that were looked at last, for one language."""
    return Agos(words.relative)


def _without_date_words(pieces: list[str], words: DateWords) -> str:
    """What is left of `pieces` when the words of dates are taken off both ends of each, set apart by bars."""
    kept = (_trimmed(piece, _vocabulary(words)) for piece in pieces)
    return " | ".join(piece for piece in kept if piece)


def _trimmed(piece: str, known: frozenset[str]) -> str:
    """`piece` without the words of `known` at both ends; brackets stay where no such word was cut off behind them."""
    found = list(WORDS.finditer(piece))
    first, last = 0, len(found)
    while first < last and fold_key(found[first][0]) in known:
        first += 1
    while last > first and fold_key(found[last - 1][0]) in known:
        last -= 1
    if first == last:
        return ""
    start = found[first].start() if first else 0
    end = found[last - 1].end() if last < len(found) else len(piece)
    while last < len(found) and piece[end : end + 1] in (")", "]"):
        end += 1
    return piece[start:end].strip(SEPARATORS)


@lru_cache(maxsize=SETS)
def _date_pattern(words: DateWords) -> re.Pattern[str]:
    known = (
        *SHAPES,
        *((SHORT,) if words.short_years else ()),
        *((YEAR_FIRST,) if words.order == "ymd" else ()),
        *((SHORT_AHEAD,) if words.years_ahead else ()),
    )
    return _pattern_of(known, words, words.months)


@lru_cache(maxsize=SETS)
def _foreign_pattern(words: DateWords) -> re.Pattern[str]:
    return _pattern_of(FOREIGN, words, words.foreign)


def _pattern_of(known: Iterable[str], words: DateWords, months: Iterable[str]) -> re.Pattern[str]:
    shapes = _filled(
        "|".join(known),
        months=rf"(?:{either(months)})(?![^\W\d])",
        ordinals=either(words.ordinals),
        of=either(words.of),
        month=either(words.month),
        year=either(words.year),
        day=either(words.day),
    )
    end = rf"(?:(?<!\d)|(?!\.?\d)|(?<=\d{{4}}){GLUED})"
    return re.compile(rf"(?:(?<!\d)|(?<=:\d\d))(?<!\d\.)(?:{shapes}){end}", re.IGNORECASE)


@lru_cache(maxsize=SETS)
def _reach(words: DateWords) -> int:
    """How many characters before its year a date begins at most: a day, a month, and what may stand between."""
    beside = words.ordinals | words.of | words.month | words.year
    return (
        19 + max(map(len, chain(words.months, words.foreign)), default=0) + max(map(len, beside), default=0)
    )


def _filled(pattern: str, **parts: str) -> str:
    """`pattern` with each of `parts` in the place of its name in braces."""
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


@lru_cache(maxsize=SETS)
def _clock_patterns(words: DateWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A time after a date, one that ends where a date (or its weekday) begins, and one until which something goes on
    that began at another."""
    joins, days, halves = either(words.joins), either(words.weekdays), either(words.am | words.pm)
    behind = either(words.clock)
    clock = _filled(CLOCK, halves=halves, zones=either(time_zones()), clock=behind)
    day = rf"(?:(?:{days})[)）.,]{{0,2}}\s?)?"
    link = rf"(?:(?:{joins})[.,]{{0,2}}\s){{0,2}}"
    after = re.compile(rf"{BETWEEN}{day}{link}{clock}(?:(?!\d)|{GLUED_DATE})", re.IGNORECASE)
    before = re.compile(
        rf"(?<![\d.:]){clock}{BETWEEN}(?:(?:{joins})\s)?{day}{link}$", re.IGNORECASE
    )  # "on Thursday, "
    until = re.compile(_filled(UNTIL, halves=halves, clock=behind), re.IGNORECASE)
    return after, before, until


@lru_cache(maxsize=SETS)
def _vocabulary(words: DateWords) -> frozenset[str]:
    phrases = (words.published, words.updated, words.relative, words.reading)
    known = {word.replace("#", "") for each in phrases for word in each.words()}
    return frozenset(known | words.joins | words.weekdays | words.clock | time_zones().keys() | LEFT)


def _day(match: re.Match[str], words: DateWords) -> date | None:
    """The day of a match of the date pattern; None where it is impossible or could be two days."""
    groups = match.groupdict()
    parts = {key[0]: value for key, value in groups.items() if value}
    day, year = int(parts["d"]), int(parts["y"]) + CENTURIES.get(match.lastgroup or "", 0)
    year -= words.years_ahead if year > FIRST_AHEAD else 0
    name = fold_key(parts["n"]) if "n" in parts else ""
    month = words.months.get(name) or words.foreign.get(name, 0) if name else int(parts["m"])
    if groups.get("sep2") in ("/", " /", "-"):
        if max(day, month) > 12:
            day, month = max(day, month), min(day, month)
        elif day != month and words.order not in ("dmy", "mdy"):
            return None
        elif words.order == "mdy":
            day, month = month, day
    if words.solar and year in SOLAR:
        return _solar_day(year, month, day)
    try:
        return date(year, month, day) if year >= OLDEST else None
    except ValueError:
        return None


def _solar_day(year: int, month: int, day: int) -> date | None:
    """A day of the Solar Hijri calendar as one of ours; None if there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= LONG_MONTHS else 30)):
        return None
    found = _solar_new_year(year) + timedelta(30 * (month - 1) + min(month - 1, LONG_MONTHS) + day - 1)
    return found if found < _solar_new_year(year + 1) else None


def _solar_new_year(year: int) -> date:
    leaps, since = ((8 * each + 21) // 33 for each in (year, NEW_YEAR))
    return NEW_DAY + timedelta(365 * (year - NEW_YEAR) + leaps - since)


def _with_clock(text: str, floor: int, stamp: Stamp, words: DateWords) -> Stamp:
    """`stamp` widened to the time of day after it, or before it but not before `floor`, if there is one."""
    after, before, _ = _clock_patterns(words)
    match = after.match(text, stamp.end)
    iso = _moment(stamp.iso, match, words)
    if match and iso:
        return Stamp(stamp.start, match.end(), iso)
    low = max(floor, stamp.start - 40)
    match = before.search(text[low : stamp.start])
    iso = _moment(stamp.iso, match, words)
    if match and iso:
        return Stamp(low + match.start(), stamp.end, iso)
    return stamp


def _half(match: re.Match[str], words: DateWords) -> str:
    """ "a" or "p" for the half of the day that a match of CLOCK names, before or after the hour; "" for none."""
    named = match["lead"] or match["half"] or ""
    key = fold_key(named)
    return "p" if key in words.pm else "a" if key in words.am else key[:1]


def _moment(day: str, match: re.Match[str] | None, words: DateWords) -> str | None:
    """The ISO date-time of `day` and a match of CLOCK; None where that is a bare number or impossible."""
    clock = _time_of_day(match, words)
    if match is None or clock is None:
        return None
    moment = datetime.combine(date.fromisoformat(day), clock)
    return moment.replace(tzinfo=_offset(_zone(match["zone"]), moment)).isoformat()


def _time_of_day(match: re.Match[str] | None, words: DateWords) -> time | None:
    """The time of a match of HOUR; None where that is a bare number or impossible."""
    if match is None or (match["minute"] is None and not match["half"]):
        return None
    hour, half = int(match["hour"]), _half(match, words)
    if hour > 12 and half == "p" and match["minute"] is not None:
        half = ""  # "21:41 PM"
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None


def _offset(zone: tzinfo | None, moment: datetime) -> timezone | None:
    """How far `zone` is off at a `moment`; None if not by whole minutes: before there were zones, the sun told."""
    offset = zone.utcoffset(moment) if zone else None
    return timezone(offset) if offset is not None and not offset % timedelta(minutes=1) else None


def _zone(name: str | None) -> tzinfo | None:
    """The zone that `name` ("CET", "ET", "+02:00", "GMT+2") means; None for none and for one that is not known."""
    place = time_zones().get(name.casefold(), name) if name else ""
    offset = OFFSET.fullmatch(place)
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        return (
            timezone(timedelta(minutes=-minutes if offset["sign"] == "-" else minutes))
            if minutes < 900
            else None
        )
    return _zone_at(place) if "/" in place else None


@cache
def _zone_at(place: str) -> tzinfo:
    """The zone of a `place` of timezones.toml, as "America/New_York"."""
    from importlib.resources import files  # hardly a text needs it

    from dateutil.tz import tzfile

    with files("tzdata").joinpath("zoneinfo", *place.split("/")).open("rb") as file:
        return tzfile(file, place)
