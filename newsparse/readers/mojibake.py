"""Text that was encoded twice: "Ã¼" for "ü", "â€œ" for an opening quote."""

from __future__ import annotations

from newsparse.errors import InputError
from newsparse.lines import NEWLINE
from newsparse.regexes import late

# UTF-8 read as cp1252 or Latin-1: the first byte of a character, then the ones that go on. Of the first bytes only
# those of letters and signs that news has, so that a capital before a closing quote ("CAFÉ»") is none.
_GOES_ON = "[\x80-\xbfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]"
_TWICE = late(f"[Â-ÅÎ-Ñ×-Ù]{_GOES_ON}|[à-ï]{_GOES_ON}{{2}}|[ð-ô]{_GOES_ON}{{3}}")
_FIRST = "ÃÂâÐÑÎÏØÙÄÅãäåæçèéìíðáà"
_LEAST = 4  # such characters that are no chance


def is_double_encoded(text: str) -> bool:
    """Whether it is beyond doubt that UTF-8 was taken for something else: most of what is not ASCII comes out right
    if that is undone."""
    if text.isascii() or not any(sign in text for sign in _FIRST):
        return False
    found = [each for each in _TWICE.findall(text) if _undone(each)]
    others = len(text) - len(text.encode("ascii", "ignore"))
    return len(found) >= _LEAST and 2 * sum(map(len, found)) > others


def _undone(text: str) -> bool:
    try:
        b"".join(_byte(sign) for sign in text).decode("utf-8")
    except UnicodeError:
        return False
    return True


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1" if sign <= "\xff" else "cp1252")


def mend(text: str, where: str) -> str:
    """`text` with what was encoded twice decoded, line by line; its lines stay the same.

    Raises InputError, which names `where`, if the library for it is not installed.
    """
    try:
        from ftfy import fix_encoding  # an extra
    except ImportError as error:
        wrong = "--mend needs a library that is not installed"
        raise InputError(where, wrong, "run pip install 'newsparse[mend]'") from error
    if text.isascii():
        return text
    return "".join(_mended(part, fix_encoding(part)) for part in NEWLINE.split(text))


def _mended(line: str, fixed: str) -> str:
    """`fixed`, unless it has what no line may have."""
    return line if not fixed or NEWLINE.search(fixed) or "\0" in fixed else fixed
