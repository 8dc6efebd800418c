"""What a unit looks like on its own: its clues, and the one letter they come to.

Each rule is a small function that appends the clues it sees; RULES at the bottom is all of them, in order.
A clue has a name, a weight in weights.toml, and no say of its own: zones weighs them. Every line of every
text comes through here, so a rule asks cheap questions first, and what a short line says is remembered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple
from weakref import WeakKeyDictionary

from newsparse import authors, captions, credits, dates, names
from newsparse.article import VISUAL, Credit, Unit
from newsparse.captions import Caption
from newsparse.cues import USUAL_SHARE, CreditWords, Cues
from newsparse.dates import DatedLine
from newsparse.endings import without_sign_off, without_speaker
from newsparse.labelled import set_free
from newsparse.languages import LONG_WORD
from newsparse.lines import BULLET, gaps_of, texts_of
from newsparse.pages import fold_page
from newsparse.phrases import first_word, fold_key
from newsparse.regexes import late
from newsparse.shapes import is_file, is_no_text

# Clues that other modules ask for.
AD, SHOWN = "an advertisement", "a caption elsewhere"
CREDITED, SIGNED, READING = "a picture credit at the end", "an agency or a name at the end", "reading time"
BYLINE, ENDS_IN_COLON = "a byline word alone", "ends in a colon"

STEPS = ("›", "»", " > ", ">>")  # that lead to a page: "Home › News › Kallow"
CLOSERS = "'\"”’“»«)]」』）】›"
ENDERS = ".!?…।۔؟։။።។"  # of sentences, where a space follows
STOPS = frozenset(".。।۔．։።။។")
CALLS = frozenset("?!？！؟")
ENDS = {
    "…": "ends in an ellipsis",
    **dict.fromkeys(":：", ENDS_IN_COLON),
    **dict.fromkeys(",;、，；", "ends in a comma"),
}
QUOTES = frozenset("'\"“”„«»‹›‘’「『")
NO_CREDIT_END = STOPS | CALLS | QUOTES
BULLETS = frozenset("•●▪◦‣■")
DASHES = frozenset("–—―")
ARROWS = frozenset("›»→>‹«▶►▾▼×")
SECOND_SENTENCE = re.compile(  # opens with one class of signs, so that re can skip to it
    rf"[{ENDERS}。！？](?:(?<=[{ENDERS}])['\"”’»)]{{0,2}}\s+['\"“„«‹‘¿¡(]{{0,2}}[^\W\d_a-zà-ÿ]|(?<=[。！？])['\"”’」』]?\S)"
)
LINKS = late(r"https?://|www\.|\w@[\w-]{1,63}\.\w|\w\.(?:com|org|net|de|co\.uk)\b", re.IGNORECASE)
RUN_TOGETHER = re.compile(  # "theHarbour", "Keller2 minutes": looked for at the capital, at the number
    r"[A-ZÀ-Þ\d](?:(?<=[a-zà-ÿ]{3}[A-ZÀ-Þ])[a-zà-ÿ]{2}|(?<=[^\W\d_]{3}\d)\d* [a-zà-ÿ]{3})"
)
RUN_ON = late("[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Lao, Burmese, Khmer: written without spaces
RUN_ON_WORD = 5  # characters of a word of theirs
COLON = re.compile("[:：]")
INITIALS = 12  # characters from the last stop on, if they are no more than such initials without brackets
SIGNS = re.compile(r"[\d#|·•©@.:›»→>‹«▶►▾▼×]")  # all that `signs` looks for
MANY = 50  # words of a unit beyond which they are not counted
LONG = 40  # words of a unit beyond which it is no credit, no date, no name
SHORT = 14  # words of a unit that may be a menu, a byline, a reading time
ANNOUNCED = 3  # words of a line that breaks off where the date or the name would stand that it announces
SPOKEN = 6  # words of what opens with a hyphen, from which on it is hardly an item of a list
UNCOUNTED = 8  # words of a unit that has function words in any language
SAMPLE = 24  # words that tell how many are capitalised, how many are function words
BESIDE_DATE = 45  # characters that may stand beside a date on its line; twice as many behind a bar
NUMBERS = frozenset(("#", "# / #"))  # of a picture in a gallery, but not with a year: "3.3.2021 / 10:15"
HEAD = 200  # characters in which digits are counted
UNSEEN = frozenset("©【】=＝。\u200b\u200c\ufeff")  # at which credits are cut, but folded words are not
FIRST_MARK = "\u0300"  # from where on Unicode has signs that sit on letters
NOTHING: frozenset[str] = frozenset()
RECURRING = 80  # characters of a line that may well come again
REMEMBERED = 8192  # such lines that are remembered
UNSTOPPED = 24  # words of a unit that is prose where sentences have no stop: more than a headline has


class Look:
    """A line with what several rules need to know of it, worked out once; `key`, `bare` and `high` as a Page has them.

    `words` are the first ones; `size` counts them all, up to MANY. `tokens` are the first ones of `key`, the
    folded line, and `first` is its first word as phrases are filed by it. The others say whether it is worth
    asking for a phrase at its beginning or anywhere inside, for a credit, and for that of a picture at its end:
    mostly it is not, and one question answers for many lists. If there is one, `caption` has it, once it was read.
    """

    caption: Caption | None = None

    def __init__(self, text: str, key: str, bare: str, high: bool, cues: Cues) -> None:
        words = text.split(None, MANY)
        size, runs, credit_words = len(words), bare.split(), cues.credits
        if cues.spaces:
            tokens = runs[:SAMPLE] if bare == key else key.split(None, SAMPLE)[:SAMPLE]
            first = tokens[0] if tokens and tokens[0].isalnum() else first_word(key, True)
            if not cues.function_words:
                size = max(size, len(text) // (RUN_ON_WORD if RUN_ON.search(text) else LONG_WORD))
        else:
            tokens, first = list(key[: 2 * SAMPLE]), key[:1]
            size = max(size, round(len(text) / cues.word_length))
        telling = NOTHING if cues.hints.isdisjoint(runs) else cues.hints.intersection(runs)
        high = high and names.has_signs(text)
        short = size < LONG and len(text) <= credits.LONGEST
        self.text, self.key, self.cues = text, key, cues
        self.words, self.size, self.tokens, self.first = words, size, tokens, first
        self.opening = first in cues.openings
        self.inside = self.reading = self.ago = not cues.spaces
        if telling and cues.spaces:
            self.inside = _may_stand(cues.anywhere, key, telling)
            self.reading = _may_stand(cues.reading, key, telling)
            self.ago = _may_stand(cues.ago, key, telling)
        signed = credits.with_sign(text) if "(" in text else text
        self.creditable = short and (high or _may_credit(signed, key, first, telling, credit_words))
        self.pictured = high or _may_picture(signed[-captions.TAIL :], key, telling, credit_words)


class Alone(NamedTuple):
    """What the text of a line says by itself: its letter, its clues before and behind those of its place.

    `repeated` is the clue that it gets if it is repeated.
    """

    letter: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    repeated: tuple[str, ...]
    names: tuple[str, ...] = ()
    date: DatedLine | None = None
    credits: tuple[Credit, ...] = ()
    caption: Caption | None = None


class Mark(NamedTuple):
    """A unit's clues, the letter they come to, and what was read in it on the way; `key` is its folded text.

    `caption` is there if a picture credit at the end is one of the clues.
    """

    letter: str
    clues: tuple[str, ...]
    key: str = ""
    names: tuple[str, ...] = ()
    date: DatedLine | None = None
    credits: tuple[Credit, ...] = ()
    caption: Caption | None = None


# As Alone._make and Mark._make, without a call of Python for each.
_ALONE, _MARK = partial(tuple.__new__, Alone), partial(tuple.__new__, Mark)

# What the short lines of each language said that were looked at last: menus, and most furniture, are the same on
# every page of a site. Weak, so that what is kept ends with the cues.
KNOWN: WeakKeyDictionary[Cues, dict[str, Alone]] = WeakKeyDictionary()

Rule = Callable[[Look, list[str]], None]


def mark_units(units: Sequence[Unit], cues: Cues) -> list[Mark]:
    """One mark for each of `units`, in order; a unit is looked at alone but for its gaps and its repeats."""
    texts = texts_of(units)
    page = fold_page(texts)
    repeats = _repeated(page.keys)
    same = _repeated(text for text, key in zip(texts, page.keys, strict=True) if key in repeats)
    gaps = bytearray([gap > 0 for gap in gaps_of(units)])
    gaps.append(True)
    known = KNOWN.setdefault(cues, {})
    shared: dict[tuple[str, int, int], Mark] = {}
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}
    marks = []
    for text, key, bare, (above, below) in zip(texts, page.keys, page.bare, pairwise(gaps), strict=True):
        mark = shared.get((text, above, below)) if text in same else None
        if mark is None:
            alone = known.get(text)
            if alone is None:
                alone = _alone(Look(text, key, bare, page.high, cues))
                _remember(text, alone, known)
            place = PLACES[above, below]
            if key in repeats:
                place = alone.repeated + place
            mark = _in_place(alone, key, place, seen)
            if text in same:
                shared[text, above, below] = mark
        marks.append(mark)
    return marks


def _repeated(keys: Iterable[str]) -> Collection[str]:
    """Those of `keys` that stand there more than once."""
    seen: set[str] = set()
    repeated: set[str] = set()
    for key in keys:
        if key in seen:
            repeated.add(key)
        else:
            seen.add(key)
    return repeated


def _in_place(
    alone: Alone, key: str, place: tuple[str, ...], seen: dict[tuple[str, ...], tuple[str, ...]]
) -> Mark:
    """The mark of a unit that says `alone` by itself, with the clues of its `place`, kept once in `seen`."""
    letter, before, behind, _, people, date, found, read = alone
    clues = before + place + behind
    return _MARK((letter, seen.setdefault(clues, clues), key, people, date, found, read))


def _remember(text: str, alone: Alone, known: dict[str, Alone]) -> None:
    """Keep what a short line says in `known`, which is emptied when it is full."""
    if len(text) <= RECURRING:
        if len(known) >= REMEMBERED:
            known.clear()
        known[text] = alone


def _may_credit(text: str, key: str, first: str, telling: Collection[str], words: CreditWords) -> bool:
    """Whether a label opens a line, or an agency, a word of who lent a hand or the role of a name stands in it."""
    if text[0] in "©【" or (first in words.label_openings and words.labels.opens(key, first)):
        return True
    if not text[1 : len(first)].islower() and set_free(text, words) is not text:
        return True
    if not telling:
        return False
    in_brackets = "(" in text and not words.picture_labels.keys().isdisjoint(telling)
    return in_brackets or not words.hints.isdisjoint(telling) or _names_house(text, telling, words)


def _may_picture(text: str, key: str, telling: Collection[str], words: CreditWords) -> bool:
    """Whether a mark of picture credits stands in `text`, the end of a line, or an agency, or a label in its `key`."""
    if "/" in text or "|" in text or "©" in text or "=" in text:
        return True
    if text[-1] not in NO_CREDIT_END and captions.last_words(text):
        return True
    if not telling:
        return False
    return _may_stand(words.picture_labels, key, telling) or _names_house(text, telling, words)


def _names_house(text: str, telling: Iterable[str], words: CreditWords) -> bool:
    """Whether the name of an agency stands in `text`; it has one of the `telling` words then."""
    if words.houses.keys().isdisjoint(telling):
        return False
    return _may_stand(words.houses, text, telling) or not UNSEEN.isdisjoint(text)


def _may_stand(phrases: Mapping[str, Iterable[str]], text: str, telling: Iterable[str]) -> bool:
    """Whether one of `phrases`, which are filed by a word of theirs, stands in `text`, as words or inside one."""
    for word in telling:
        if word in phrases:
            for phrase in phrases[word]:
                if phrase in text:
                    return True
    return False


def _alone(look: Look) -> Alone:
    """What one line says by itself."""
    clues: list[str] = []
    for rule in RULES:
        rule(look, clues)
    repeated = REPEATED if look.size < 20 else LONG_AND_REPEATED
    if look.size >= LONG:
        return Alone(letter_of_clues(tuple(clues)), tuple(clues), (), repeated, caption=look.caption)
    date = dates.read_line(look.text, look.key, look.cues.dates) if _may_date(look) else None
    behind: tuple[str, ...] = ()
    if date:
        behind = _beside_date(date.rest, look.cues.credits)
    timed = date or READING in clues  # taking a time out may cut a word free
    text = _beside_time(look, date) if timed else look.text
    found: tuple[Credit, ...] = ()
    if timed or (look.creditable and NO_CREDIT.isdisjoint(clues)):
        read = authors.read_dated if timed else credits.read_credits
        found = read(text, look.cues.credits)
    listed = bool(found) and text[0] in BULLETS and all(credit.role == "source" for credit in found)
    found = () if listed else found  # an agency may be an item of a list
    short = look.size <= SHORT or (date is not None and len(text.split()) <= SHORT)
    people = authors.read_names(text, look.cues.credits) if short and not found and not listed else ()
    if timed and not date:
        people = _known(people, look.cues.credits)
    if found:
        behind += ("a credit",)
    if people:
        behind += ("a name",)
    told = tuple(clues)
    return _ALONE((letter_of_clues(told + behind), told, behind, repeated, people, date, found, look.caption))


def _beside_time(look: Look, date: DatedLine | None) -> str:
    """What stands on a line beside its `date`, or the time that it takes to read; all of it, if that is nothing."""
    rest = date.rest if date else dates.without_times(look.text, look.cues.dates)
    return rest or look.text


def _known(people: tuple[str, ...], words: CreditWords) -> tuple[str, ...]:
    """`people` if all open with a given name, else none: "Silicon Valley 3 min read" has a section."""
    return people if all(names.opens_with_given_name(each, words) for each in people) else ()


def _beside_date(rest: str, words: CreditWords) -> tuple[str, ...]:
    """The clues of a line of which `rest` is no date; the name that "by | 3 March 2021" wants stands below it."""
    if rest and fold_key(rest) in words.by:
        return (BYLINE, "a line of dates")
    return ("a date inside",) if rest else ("a line of dates",)


def _may_date(look: Look) -> bool:
    """Whether a line has a year, a number with a word of a relative date, or is such a word."""
    if "#" in look.key:
        return look.ago or dates.YEAR.search(look.text) is not None
    return look.ago and look.key in look.cues.dates.relative


def names_author(mark: Mark) -> bool:
    """Whether a unit says who wrote the text, with a word like "By"."""
    return any(credit.role == "author" for credit in mark.credits)


def is_byline(mark: Mark) -> bool:
    """Whether a unit names authors or says when the text was published, and nothing else."""
    return mark.letter == "d" or names_author(mark)


def credits_picture(mark: Mark) -> bool:
    """Whether a unit says who made a picture."""
    return any(credit.role in VISUAL for credit in mark.credits)


def has_date(mark: Mark) -> bool:
    """Whether a unit has a date with little else: a section, a place, an outlet; not "Sale ends 3 March 2021"."""
    date = mark.date
    if date is None or (date.published or date.updated) is None:
        return False
    if len(date.rest) > (2 * BESIDE_DATE if date.set_off else BESIDE_DATE):
        return False
    return date.set_off or not any(
        len(word) > 3 and word[0].islower() for word in date.rest.split() if word.isalpha()
    )


@lru_cache(maxsize=REMEMBERED)
def letter_of_clues(clues: tuple[str, ...]) -> str:
    """The letter that the clues of a unit come to; the first that fits."""
    for letter, wanted in LETTERS:
        if not wanted.isdisjoint(clues):
            return letter
    return "t"


def length(look: Look, clues: list[str]) -> None:
    clues.append(LENGTHS[look.size] if look.size < MANY else "50 words or more")


def ending(look: Look, clues: list[str]) -> None:
    text = look.text
    if text[-1] in ")]" or "." in text[-INITIALS:-1]:
        text = without_sign_off(text)
    elif text[0] in QUOTES and look.size > 5 and text[-1].isalpha():
        text = without_speaker(text)
    if text[-1].isalnum() or _is_of_a_word(text[-1]):  # titles and menus
        return
    if not text[0].isalnum() and not any(map(str.isalnum, text)):  # "...", "***"
        return
    last = text.rstrip(CLOSERS)[-1]
    if last in STOPS:
        clues.append(
            "a short sentence" if look.size < 8 else "a sentence" if look.size < 20 else "a long sentence"
        )
    elif last in CALLS or last in look.cues.asks:
        clues.append("a short call or question" if look.size < 8 else "a call or question")
    elif not _is_of_a_word(last):
        clues.append(ENDS.get(last, "ends in a sign"))
    if text[-1] in QUOTES:
        clues.append("ends in a quote")


def _is_of_a_word(sign: str) -> bool:
    """Whether `sign` is a letter or digit, or sits on one, as the vowels of many scripts do."""
    return sign.isalnum() or (sign >= FIRST_MARK and unicodedata.category(sign)[0] == "M")


def beginning(look: Look, clues: list[str]) -> None:
    first = look.text[0]
    if first.isupper():
        return
    if BULLET.match(look.text):
        clues.append("starts with a dash" if first == "-" and _is_speech(look) else "a bullet")
    elif first in DASHES:
        clues.append("starts with a dash")
    elif first.islower():
        clues.append("starts lower")
    elif first in QUOTES:
        clues.append("starts with a quote")
    elif first.isdigit():
        clues.append("starts with a digit")
    elif not first.isalpha():
        clues.append("starts with a sign")


def _is_speech(look: Look) -> bool:
    """Whether a line with a hyphen in place of a dash is what somebody says, not an item of a list."""
    if not look.cues.hyphen_speaks or look.size < SPOKEN:
        return False
    last = without_sign_off(look.text).rstrip(CLOSERS)[-1]
    return last in STOPS or last in CALLS


def sentences(look: Look, clues: list[str]) -> None:
    text = look.text
    if not look.cues.stops and look.size >= UNSTOPPED and _is_of_a_word(text[-1]):
        clues.append("a long sentence")
    if look.size > 3 and SECOND_SENTENCE.search(text):
        clues.append("several sentences")
    if "," in text or "、" in text or "，" in text:
        clues.append("a comma")
    if text[0] in "([{" and text[-1] in ")]}" and look.size > 2:
        clues.append("in brackets")


def grammar(look: Look, clues: list[str]) -> None:
    """Furniture has few function words; in an unknown language, whatever is long enough is taken to have some."""
    if not look.cues.function_words:
        if look.size >= UNCOUNTED:
            clues.append("function words: not counted")
        return
    known = sum(map(look.cues.function_words.__contains__, look.tokens))
    if not known:
        clues.append("function words: none")
        return
    share = known / len(look.tokens) * USUAL_SHARE / look.cues.usual_share
    clues.append("function words: " + ("few" if share < 0.22 else "some" if share < 0.38 else "many"))


def capitals(look: Look, clues: list[str]) -> None:
    """Furniture has many capitals."""
    if look.size == 1:
        return
    initials = "".join([word[0] for word in look.words[1:SAMPLE]])
    letters = len(initials) if initials.isalpha() else sum(map(str.isalpha, initials))
    if letters:
        share = 0.0 if initials.islower() else sum(map(str.isupper, initials)) / letters
        clues.append(
            "capitals: none"
            if not share
            else "capitals: few"
            if share < 0.3
            else "capitals: some"
            if share < 0.6
            else "capitals: many"
        )
        if not share:  # those of an abbreviation, in a script that has none
            return
    if look.text.isupper():
        clues.append("all capitals")


def signs(look: Look, clues: list[str]) -> None:
    text = look.text
    if SIGNS.search(text):
        _signs(look, clues)
    if look.size < SHORT and RUN_TOGETHER.search(text):
        clues.append("words run together")


def _signs(look: Look, clues: list[str]) -> None:
    text = look.text
    if "#" in look.key:
        clues.append("mostly digits" if _is_mostly_digits(text, look.key) else "digits")
    if "|" in text or " · " in text or " • " in text:
        clues.append("a bar")
    if "©" in text:
        clues.append("a © sign")
    if ("@" in text or "." in text[:-1]) and _may_link(look.key) and LINKS.search(text):
        clues.append("a link or address")
    if (text[0] in ARROWS or text[-1] in ARROWS) and not ("«" in text and "»" in text):  # quotation marks
        clues.append("an arrow")
    if look.size < LONG and _is_breadcrumb(text):
        clues.append("a breadcrumb")
    if ": " in text[:60]:
        clues.append("a colon inside")


def _is_breadcrumb(text: str) -> bool:
    """Whether a line is the way to a page: "Home › News › Kallow"."""
    if "›" not in text and "»" not in text and ">" not in text:
        return False
    return "«" not in text and text[-1] not in STOPS and any(text.count(sign) > 1 for sign in STEPS)


def _is_mostly_digits(text: str, key: str) -> bool:
    """Whether more than a quarter of a short line is digits; each number is one sign of its `key`."""
    most = len(text) - len(key) + key.count("#") if text.isascii() else len(text)
    return len(text) < HEAD and most * 4 > len(text) and sum(map(str.isdigit, text)) * 4 > len(text)


def _may_link(key: str) -> bool:
    """Whether a folded line has what every match of LINKS has; it may have lost signs at its ends."""
    return (
        "@" in key or "http" in key or "www" in key
        or ".com" in key or ".org" in key or ".net" in key or ".de" in key or ".co" in key
    )  # fmt: skip


def furniture(look: Look, clues: list[str]) -> None:
    cues, key = look.cues.furniture, look.key
    if look.size <= SHORT:
        _short_furniture(look, clues)
    elif look.size < LONG and is_file(look.text):
        clues.append("furniture: whole")
    if look.opening:
        if cues.tail_start.opens(key, look.first):
            clues.append("tail: start")
        if cues.start.opens(key, look.first):
            clues.append("furniture: start")
    if cues.end.closes(key):
        clues.append("furniture: end")
    if look.inside and cues.anywhere.within(key):
        clues.append("furniture: inside")


def _is_shaped(look: Look, clues: list[str]) -> bool:
    """Whether the shape of a short line tells that it is furniture; of more words than one, few have a sign of such."""
    text, glued = look.text, "words run together" in clues
    told = glued or look.size == 1 or ";" in text or "|" in text or text[-1] == "•"
    return (told and is_no_text(text, look.size, glued, look.cues.furniture.whole)) or is_file(text)


def _breaks_off(look: Look) -> bool:
    """Whether a few words announce the date of a text, or whose something is, and neither follows: "Published on",
    "Inhalt von". A noun alone may be a subhead, "Update"."""
    if look.size == 1 and look.text[-1] != ":":
        return False
    if look.key in look.cues.dates.published or look.key in look.cues.dates.updated:
        return True
    words = look.cues.credits
    return look.size > 1 and look.words[-1] in words.unfinished and look.key not in words.by


def _short_furniture(look: Look, clues: list[str]) -> None:
    cues, key = look.cues.furniture, look.key
    known = key in cues.whole and not (key in NUMBERS and dates.YEAR.search(look.text))
    if known or _is_shaped(look, clues) or (look.size <= ANNOUNCED and _breaks_off(look)):
        clues.append("furniture: whole")
    if key in cues.ads:
        clues.append(AD)
    if key in cues.tail_whole and look.text[0] != "{":  # in braces a program should have put other words
        clues.append("tail: whole")
    if key in cues.sections:
        clues.append("section name")
    if ":" in look.text or "：" in look.text:
        label, *rest = COLON.split(look.text[:60], maxsplit=1)
        name = fold_key(label) if rest and rest[0].strip() else ""
        if name in cues.labels:
            clues.append("furniture: label")
        elif look.cues.credits.roles.get(name) == "source":
            clues.append("furniture: start")  # behind "furniture: label", "Interview: ...", may be a headline
    if look.reading and dates.tells_reading_time(look.text, look.cues.dates):
        clues.append(READING)


def caption(look: Look, clues: list[str]) -> None:
    text, words = look.text, look.cues.credits
    if (look.opening and look.cues.caption_start.opens(look.key, look.first)) or look.cues.caption_end.ends(
        text
    ):
        clues.append("caption words")
    prose = look.size >= 20 and text[-1] in NO_CREDIT_END  # and most of a text
    if prose and not (look.pictured and captions.ends_labelled(text, words)):
        return
    short = look.size <= 5 and not captions.is_marked(text, words)  # with a label, one word may have a credit
    told = None if short or not look.pictured else captions.split_caption(text, words)
    if told and look.size >= captions.MOST_WORDS and captions.is_paragraph(text, told, words):
        return
    if told and (look.size > 5 or captions.is_marked(told[1].text, words)):
        look.caption = told
        clues.append(CREDITED)
        if captions.signs_off(told, words):
            clues.append(SIGNED)


def byline(look: Look, clues: list[str]) -> None:
    if look.size > 5 or len(look.text) > credits.LONGEST:
        return
    if look.key in look.cues.credits.by:
        clues.append(BYLINE)
    elif names.are_job(look.words, look.cues.credits):
        clues.append("a job alone")


LENGTHS = tuple(
    next(name for bound, name in (
        (1, "1 word"), (2, "2 words"), (4, "3-4 words"), (7, "5-7 words"), (11, "8-11 words"),
        (19, "12-19 words"), (29, "20-29 words"), (MANY - 1, "30-49 words"),
    ) if size <= bound)
    for size in range(MANY)
)  # fmt: skip

# Of a unit, by whether there is a gap above it and one below.
PLACES: dict[tuple[int, int], tuple[str, ...]] = {
    (False, False): ("glued above and below",),
    (False, True): ("glued above",),
    (True, False): ("glued below",),
    (True, True): ("stands alone",),
}
REPEATED, LONG_AND_REPEATED = ("repeated",), ("long and repeated",)

LETTERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("b", frozenset(("furniture: whole", "tail: whole"))),
    ("c", frozenset(("a credit",))),
    ("d", frozenset(("a line of dates",))),
    ("b", frozenset(("furniture: start", "furniture: label", "furniture: inside", "tail: start", "a breadcrumb"))),
    ("g", frozenset((CREDITED, "caption words", SHOWN))),
    ("n", frozenset(("a name",))),
    ("b", frozenset((READING,))),
    ("l", frozenset(("a bullet",))),
    ("p", frozenset(("a short sentence", "a sentence", "a long sentence", "50 words or more"))),
)  # fmt: skip

NO_CREDIT = frozenset(("furniture: whole", "furniture: end", "furniture: inside", "tail: whole"))

RULES: tuple[Rule, ...] = (
    length, ending, beginning, sentences, grammar, capitals, signs, furniture, caption, byline,
)  # fmt: skip
