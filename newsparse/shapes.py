"""Lines that no words but their shape tells to be furniture: names of files, keywords, buttons run together."""

from __future__ import annotations

import re
from collections.abc import Container

from newsparse.phrases import fold_key
from newsparse.regexes import late

FILE = late(r"\S_\w{0,40}\d{4}\w{0,20}(?:\.\w{3,4})?$|\w\.(?:jpe?g|png|gif|webp)$", re.IGNORECASE)
LONGEST_FILE = 80  # characters of the name of a file
# "gavel3", "gavel-307", "court-gavel-3"; not "covid-19", "agenda-2030", "agenda2030", as texts write them, too.
SLUG = late(
    r"(?=.{6})[a-z]{3,}(?:\d{1,2}|-?(?!(?:19|20)\d\d$)\d{3,4}|(?:-[a-z]{2,}){1,8}(?:\d{1,4}|-\d{1,4}))"
)
JOINT = late(r"(?<=[^\W\d_]{2}[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ])")
PARTED = "\n"
KEYWORDS = 3  # signs that part them without a space, which shows that a line is of keywords
STOPS = frozenset(".!?…")  # that no keyword ends in
BUTTON = 5  # words of one, or of the name of a site


def is_no_text(text: str, size: int, glued: bool, furniture: Container[str]) -> bool:
    """Whether a short line, of `size` words, has a shape that only furniture has.

    Keywords, "Ferry;Harbour;Kallow;", buttons that lost what parted them, "Skip to contentSkip to searchSkip to menu"
    (`glued` says that words run together), lines of `furniture` behind a colon, "Follow us: Facebook | Twitter", a
    site with a dot behind it, the name of a picture, "gavel3".
    """
    if size == 1 and text.islower() and SLUG.fullmatch(text):
        return True
    if ";" in text and text.count(";") >= KEYWORDS:
        return "; " not in text and text[-1] not in STOPS
    if glued:
        parts = JOINT.sub(PARTED, text).split(PARTED)
        return len(parts) > 2 and all(1 < len(part.split()) <= BUTTON for part in parts)
    if "|" in text and ":" in text:
        parts = text.partition(":")[2].split("|")
        return len(parts) > 1 and all(fold_key(part) in furniture for part in parts)
    return text[-1] == "•" and size <= BUTTON


def is_file(text: str) -> bool:
    """Whether a line ends as the name of a picture's file does: "harbour_IMG_20230119", "pier.jpg", "Old pier 2.jpg".

    Behind other words it has what no word of a headline has: "Why we love example.gif" is one.
    """
    if "_" not in text and "." not in text[-5:-3]:  # most lines
        return False
    first, _, last = text.rpartition(" ")
    if first and "_" not in last and not any(map(str.isdigit, last)):
        return False
    return FILE.search(text, max(0, len(text) - LONGEST_FILE)) is not None
