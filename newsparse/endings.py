"""What stands behind the last stop of a sentence: who signs there, that the story ends, who said it."""

from __future__ import annotations

import re

from newsparse.regexes import late

# Behind a stop: (ka), (red/mka), mka, /rmo/chk, .- and – Kallow.com, as editors and desks sign.
SIGNED_OFF = re.compile(
    r"(?<=[.!?…।۔。])[\"”’»“']?(?:\s?[(\[][a-z*]{1,6}(?:[/,-] ?[a-z*]{1,6}){0,3}[)\]]"
    r"|(?<!\W\d\.)(?<!\W\d\d\.)\s[–—/-]?\s?[a-z]{2,3}"  # no floor or day: "Kajen, 1. sal"
    r"|\s?(?:/[A-Za-z]{2,4}){1,3}|\s?[–—-]"
    r"|\s?[–—-]{1,2}\s?[A-Za-z\d-]{2,30}(?:\.[a-z]{2,4}){1,2})$"
)
_SIGN = r"(?:[^\W\d_]{1,8}\.?|\*{1,3})"  # of one of those who sign: "Wid", "O.", "完"
_NAME = r"[^\W\d_a-zà-ÿ][\w.'’-]{1,20}"
# Behind a stop: (KB), /KB/, （完） and – Kallow Voice, as those of pictures do, too.
CLOSED_OFF = late(
    r"(?<=[.!?…।۔。])[\"”’»“'」』]?(?:"
    rf"\s?[(\[（【]\*?{_SIGN}(?:[/,·–-]? ?{_SIGN}){{0,3}}[)\]）】]"
    rf"|\s?/[^\W\d_]{{1,5}}(?:/[^\W\d_]{{1,5}})?/|\s[–—-]{{1,2}}\s?{_NAME}(?:\s{_NAME}){{0,2}})$"
)
SPEAKER = late(rf"(?<=[.!?…][\"”“»]){_NAME}(?:[ -]{_NAME}){{1,3}}$")  # "“We waited.”Anna Keller"
SIGN = 45  # characters at the end of a paragraph in which those who wrote it may be named


def without_sign_off(text: str) -> str:
    """`text` without the initials of who wrote it behind its last stop."""
    found = SIGNED_OFF.search(text, max(0, len(text) - SIGN))
    return text[: found.start()] if found else text


def without_speaker(text: str) -> str:
    """What somebody says at the beginning of `text`, without the name that lost its space behind it."""
    found = SPEAKER.search(text, max(0, len(text) - SIGN))
    return text[: found.start()] if found else text


def sign_off(text: str) -> str:
    """What may say behind the last stop of `text` who wrote the story, or that it ends; empty without any.

    Only its place tells: above or amid the prose it is rather the sign of a picture.
    """
    found = CLOSED_OFF.search(text, max(0, len(text) - SIGN))
    return found[0] if found else ""
