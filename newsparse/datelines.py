"""Datelines: "PORT ELLIS, March 3 (Reuters) - " at the beginning of a story."""

from __future__ import annotations

import re

from newsparse.article import Dateline
from newsparse.cues import CreditWords, DateWords
from newsparse.dates import find_stamps, is_day_of_a_year, single_spaced
from newsparse.phrases import fold_key
from newsparse.regexes import late

LONGEST = 90  # characters from the beginning in which a dateline ends
DASHES = frozenset("-–—_")  # one of them ends a dateline
SHAPE = late(
    r"(?P<place>[^\W\d_]{2}[^()\d:;!?“”\"]{1,48}?)"
    r"(?:,\s(?P<date>[^()]{0,24}?\d[^()]{0,14}?)|\s(?P<day>\d{1,2}[^()]{3,24}?))?"  # "Lisbon 3. marca (TASR)"
    r"(?:\s?[(（](?P<agency>[^()（）]{2,40})[)）])?"
    r"\s?(?:\.-|[-–—_])+\s"
)
PLACE = late(
    r"(?P<place>[^\W\d_][^()\d:;!?“”\"]{1,60}?)(?:,?\s(?P<date>[^(),]{0,12}\d[^()]{0,20}))?(?:\s?\((?P<agency>[^()]{2,40})\))?"
)
# The agency in brackets, without a dash: "OSLO (NTB): ", "HELSINKI (STT) ".
WITHOUT_DASH = late(
    r"(?P<place>[^\W\d_]{2}[^()\d:;!?“”\"]{1,30}?)(?:,\s(?P<date>[^()]{0,24}?\d[^()]{0,14}?))?"
    r"\s?\((?P<agency>[^()]{2,40})\)(?P<colon>:?)\s"
)
# A place in capitals and a day, as papers of South Asia have it: "KALLOW, Mar 3: ".
DATED = late(
    r"(?P<place>[^\W\d_]{2}[^()\d:;!?“”\"]{1,30}?),\s(?P<day>\d{1,2}\.?\s[^\W\d_]{3,12}|[^\W\d_]{3,12}\.?\s\d{1,2})"
    r"(?:,?\s(?P<year>\d{4}))?:\s"
)


def read_dateline(text: str, credits: CreditWords, dates: DateWords) -> Dateline | None:
    """The dateline with which `text` begins; None if it has none.

    Either a known agency in brackets or a place in capitals has to show that it is one.
    """
    text = single_spaced(text[: 2 * LONGEST])
    opening = text[:LONGEST]
    dashed = None if DASHES.isdisjoint(opening) else SHAPE.match(opening)
    bare = WITHOUT_DASH.match(opening) if dashed is None and "(" in opening else None
    match = dashed or bare
    if match is None:
        return _read_dated(opening, credits, dates)
    place, agency, day = match["place"].strip(" ,."), match["agency"], dashed and dashed["day"]
    known = agency is not None and _is_known(agency, credits)
    if (agency is not None or day) and not known:
        return None
    if not known and (_has_small(place.split(",")[0]) or _is_no_place(place, credits)):
        return None
    if bare and not _stands_alone(place, text[bare.end() : bare.end() + 1], bool(bare["colon"])):
        return None
    if len(place.split()) > (6 if known else 3) or (not place[0].isupper() and place[0].isascii()):
        return None
    stamps = find_stamps(match["date"] or day or "", dates)
    return Dateline(place, agency, stamps[0].iso if stamps else None)


def _is_no_place(text: str, words: CreditWords) -> bool:
    """Whether a slug stands where a place would, or a byline: "BY ANNA KELLER – The ferry left …"."""
    key = fold_key(text)
    return key in words.slugs or words.labels.opens(key) in words.by


def _read_dated(opening: str, credits: CreditWords, dates: DateWords) -> Dateline | None:
    """The dateline of `opening` if that is a place in capitals, a day and a colon; "SUNDAY, MARCH 3: " is none."""
    match = DATED.match(opening)
    if match is None or not is_day_of_a_year(match["day"], dates):
        return None
    place = match["place"].strip(" ,.")
    words = frozenset(fold_key(place).replace(",", " ").split())
    if _has_small(place) or not place.isupper() or not words.isdisjoint(credits.slugs | dates.weekdays):
        return None
    stamps = find_stamps(f"{match['day']} {match['year']}", dates) if match["year"] else ()
    return Dateline(place, None, stamps[0].iso if stamps else None)


def _stands_alone(place: str, after: str, colon: bool) -> bool:
    """Whether a `place` before an agency needs no dash: in capitals, or one word and a colon; the sign `after` that is
    not that of a sentence that goes on."""
    if not after.isalpha() or after.islower():
        return False
    return not _has_small(place.split(",")[0]) or (colon and " " not in place)


def _has_small(text: str) -> bool:
    return any(map(str.islower, text))


def read_place(text: str, credits: CreditWords, dates: DateWords) -> Dateline | None:
    """The dateline of `text` where it is known to be one: "KALLOW, Northland, March 3 (Reuters)"; None for no place."""
    match = PLACE.fullmatch(text.strip(" .-–—_"))
    if match is None:
        return None
    agency = match["agency"] if match["agency"] and _is_known(match["agency"], credits) else None
    stamps = find_stamps(match["date"] or "", dates)
    return Dateline(match["place"].strip(" ,."), agency, stamps[0].iso if stamps else None)


def _is_known(agency: str, credits: CreditWords) -> bool:
    return all(part in credits.news for part in re.split(r"\s*/\s*", agency))
