"""People: whom a line names, behind "By" or with no word at all.

The line is cut into chunks. Each has to open with a name, and what follows has to be a job or a place. Nearly all
lines are none of that, so the first two words are asked first, by their bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from newsparse.chunks import BRACKET_SIGNS, CHUNKS, OUTSIDE, chunks_of, is_plain, unglued, unguarded
from newsparse.cues import CreditWords
from newsparse.names import (
    LONGEST,
    NAME_WORDS,
    SIGNS,
    UPPER,
    are_titles,
    end_of_name,
    ends_name,
    fits,
    has_job,
    has_signs,
    is_domain,
    is_house,
    is_job,
    is_job_word,
    is_label,
    is_no_name,
    is_person,
    opens_with_given_name,
    titles_before,
)
from newsparse.phrases import EDGES, fold_key
from newsparse.regexes import late
from newsparse.tokens import (
    ALL_CAPITALS,
    BEGINS,
    BLOCKS,
    BUTTON,
    CAPITAL,
    CLOSES,
    COMMON,
    ENDS,
    FITS,
    HOUSE,
    INITIALS,
    JOB,
    JOINS,
    NO_NAME,
    NOT_PLAIN,
    PLACE,
    SHORT,
    SMALL,
    STOPS,
    TITLE,
    TRAILS,
    Tokens,
    tokens_of,
)

VOWELS = frozenset("AEIOUY")
JOB_WORDS = 6  # that may follow a name on a byline: "deputy content hub director"
OWNER = late(r"^\S{1,40}(?:['’]s|s['’])\s")  # of who lent a hand: "CNN's Tom Reed"
CAPITALS = late(rf"[{UPPER}][\w.'’-]*(?:\s[{UPPER}][\w.'’-]*)+")
LOOSE = BRACKET_SIGNS | {"@"}  # of what is taken out of a line, so that what stands beside it moves up
BEHIND_DASH = late(r"(?<=[^\W\d_])\s[–—]\s")  # of a byline: a place, an outlet
SETTING_OFF = frozenset(",|｜•·")  # which stand before who else wrote, too, but for those who are known
SAID = 7  # spaces in the sentence that goes on behind a byline, at least
SENTENCE_ENDS = frozenset('.!?…"”»')
EDGES_OF_NAME = EDGES.replace(".", "")
Named: TypeAlias = tuple[str | None, list[str]]
"""A piece of a list of names: the name that it begins with, None if it begins with none, and the words behind it."""


def read_people(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names in `text`, the rest of a line behind "By"; jobs and places are left out, agencies are names.

    Empty if it begins with anything else, or goes on like a sentence. In other languages than English
    "Can" and "An" are words of names, where each name opens with one of them or with a given name.
    """
    text = unguarded(text)
    if small := _small_surname(text, words):
        usual = small.rpartition(" ")[0] + " " + small.rpartition(" ")[2].title()
        return tuple([name.replace(usual, small) for name in read_people(text.replace(small, usual), words)])
    if not words.namesakes.isdisjoint(text.casefold().split()):
        names = _read_people(text, words.with_namesakes)
        if names and all(_opens_like_name(name, words) for name in names):
            return names
    return _read_people(text, words)


def _read_people(text: str, words: CreditWords) -> tuple[str, ...]:
    """The same where no word has two meanings."""
    text, *said = BEHIND_DASH.split(text, maxsplit=1)
    if said and is_said(said[0]):
        return ()
    text = without_office(_without_job(text, words), words)
    if _opens_otherwise(text, words):
        return ()
    chunks = _named(text, words)
    names = tuple(dict.fromkeys(name for name, _ in chunks if name))
    sure = any(opens_with_given_name(name, words) or is_house(name, words) for name in names)
    return names if sure or not _may_be_title(text, chunks, words) else ()


def is_said(text: str) -> bool:
    """Whether `text`, which stands behind a byline on its line, is a sentence at least: the story itself."""
    return text.count(" ") >= SAID and text[-1] in SENTENCE_ENDS and not text[0].islower()


def _small_surname(text: str, words: CreditWords) -> str | None:
    """The surname in small letters with its particles at the end of the name that `text` opens with, if there are two
    of them or the given name is known: "de klerk" in "Eveline de klerk"."""
    given, *others = CHUNKS.split(text, maxsplit=1)[0].split()[:NAME_WORDS] or [""]
    if len(others) < 2 or not others[-1].islower() or not given.istitle() or others[-1] == others[-1].title():
        return None
    *particles, last = others
    small = last.isalpha() and len(last) > 2 and last not in words.common
    joined = all(each.islower() and each in words.particles for each in particles)
    known = len(particles) > 1 or fold_key(given) in words.given
    return " ".join(others) if small and joined and known else None


def _opens_like_name(name: str, words: CreditWords) -> bool:
    """Whether `name` opens with a namesake or shows that it is of a person."""
    return name.partition(" ")[0].casefold() in words.namesakes or opens_with_given_name(name, words)


def _may_be_title(text: str, chunks: Sequence[Named], words: CreditWords) -> bool:
    """Whether `text`, behind "By" and cut into `chunks`, may as well be a title: "Von Märkten und Mühlen"."""
    tokens = text.casefold().split()
    joined = not words.joins.isdisjoint(tokens)
    return (
        not words.common.isdisjoint(tokens[:1])
        or (joined and sum(name is not None for name, _ in chunks) < min(2, len(chunks)))
        or any(_goes_on_small(rest, words) for _, rest in chunks)
    )


def _goes_on_small(tokens: list[str], words: CreditWords) -> bool:
    """Whether the `tokens` behind a name begin with a small word that is of no job and before no place and no time."""
    if not tokens or not tokens[0].islower() or any(token[0].isdigit() for token in tokens[1:2]):
        return False
    return not _is_job_or_place(tokens, words)


def _without_job(text: str, words: CreditWords) -> str:
    """`text` without the words of a job that it opens with: "political reporter Tom Reed", "Court Reporter Tom Reed".

    Where others than small words that may be of a job stand there, a given name has to follow.
    """
    tokens = text.split(None, JOB_WORDS)
    plain = True
    for i, (token, following) in enumerate(pairwise(tokens), 1):
        if not token.isalpha():
            break
        plain = plain and token[0].islower() and token.casefold() not in words.common
        if is_job_word(token, words) and following[0].isupper():
            rest = " ".join(tokens[i:])
            told = tokens[0][0].islower() or not opens_with_given_name(text, words)
            if plain or (told and opens_with_given_name(rest, words)):
                return rest
    return text


def without_office(text: str, words: CreditWords) -> str:
    """`text` without the outlet and the job that stand behind its name with nothing between, or with a colon:
    "Anna Keller Gazette Reporter", "Anna Keller: Coast Editor"."""
    name, colon, job = text.partition(": ")
    if colon and _is_office(job.split(), words):
        return name
    tokens = text.split()
    if len(tokens) < 4:
        return text
    told = tokens[2].casefold() in words.organisations or is_job(tokens[2], words)
    outlet = told and _is_office(tokens[2:], words)
    return " ".join(tokens[:2]) if outlet and opens_with_given_name(text, words) else text


def _is_office(tokens: list[str], words: CreditWords) -> bool:
    """Whether `tokens` are capitalised words that end in one for a job, and none is of a sentence: "Post Reporter"."""
    good = 0 < len(tokens) <= JOB_WORDS and is_job_word(tokens[-1], words)
    return good and all(token[0].isupper() and token.casefold() not in words.common for token in tokens)


def read_bare_people(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names of a line without "By": nothing but names, jobs and "in Place" may stand on it."""
    tokens, known = text.split(), tokens_of(words)
    first = known[tokens[0]] if tokens and words.bare_names else BLOCKS
    if first & BLOCKS or is_label(tokens[0], words):
        return ()
    if first & (NOT_PLAIN | TITLE):
        alone = len(tokens) == 1 and text.isalpha() and text[0] >= SIGNS[0] and min(text) >= SIGNS[0]
        return _own_script_name(text, words) if alone else _read_bare_people(text, words)
    house = first & (HOUSE | JOB)
    if not house and (not first & BEGINS or _is_over(tokens, known)):  # most lines
        return ()
    bits = [known[token] for token in tokens]
    if max(bits) >= NOT_PLAIN or bits[-1] & CLOSES:
        return () if not house and _goes_on_plainly(tokens, bits) else _read_bare_people(text, words)
    if house and is_house(" ".join(tokens), words):
        return () if first & COMMON else (" ".join(tokens),)
    while bits[0] & JOB and len(bits) > 2:
        tokens, bits = tokens[1:], bits[1:]
    return _plain_person(tokens, bits, words)


def _is_over(tokens: list[str], known: Tokens) -> bool:
    """Whether the first of `tokens`, which is plain, stands alone, or before a word at which a name is over."""
    if len(tokens) == 1:
        return True
    second = known[tokens[1]]
    if second & ENDS or len(tokens) == 2:
        return second & ENDS > 0
    return second & JOINS > 0 or (second & STOPS > 0 and not known[tokens[2]] & NOT_PLAIN)


def _own_script_name(text: str, words: CreditWords) -> tuple[str, ...]:
    """The name that `text` is, letters of a script without spaces in names: what the other rules come to for such."""
    folded = text.casefold()
    if folded in words.common or folded in words.titles or folded in words.joins:
        return ()
    return (text,) if is_house(text, words) or is_person(text, words) else ()


def _read_bare_people(text: str, words: CreditWords) -> tuple[str, ...]:
    """The same of a line of any words, plain or not."""
    if _opens_otherwise(text, words):
        return ()
    named = [(name, rest) for name, rest in _named(text, words) if name]
    named = [(name, rest) for name, rest in named if not _opens_with_outlet(name.split())]
    good = all(
        _is_job_or_place(rest, words)
        and not _says_by(rest, words)
        and name.split()[0].casefold() not in words.common
        for name, rest in named
    )
    if not named or not good or _goes_on(text, words):  # asked last, as hardly a line gets there
        return ()
    return _without_place(tuple(dict.fromkeys(name for name, _ in named)), text, words)


def _plain_person(tokens: list[str], bits: list[int], words: CreditWords) -> tuple[str, ...]:
    """The name that `tokens`, all of them plain, begin with, if a job or a place stands behind it or nothing.

    It is what the other rules come to for such words.
    """
    end = _end_of_plain_name(tokens, bits)
    behind = bits[end:]
    size = end - sum(bit & TRAILS > 0 for bit in bits[1:end])
    if not 2 <= size <= NAME_WORDS or len(behind) > JOB_WORDS or bits[end - 1] & TRAILS:
        return ()
    if not bits[0] & BEGINS or not all(each & FITS for each in bits[1:end]) or not _are_job_or_place(behind):
        return ()
    if _opens_with_outlet(tokens[:end]) or _says_by(tokens[end:], words):
        return ()
    name = " ".join(tokens[:end])
    return (name,) if len(name) <= LONGEST and name.casefold() not in words.towns else ()


def _says_by(rest: list[str], words: CreditWords) -> bool:
    """Whether the words behind a name go on to say who wrote: "Details Written by Anna Keller"."""
    return bool(rest) and fold_key(rest[0]) in words.by


def _opens_with_outlet(tokens: Sequence[str]) -> bool:
    """Whether `tokens` begin with letters that are spelt out, "BBC", before a word that is not all in capitals."""
    first = tokens[0]
    if len(first) < SHORT or not first.isupper() or not VOWELS.isdisjoint(first):
        return False
    return first.isalpha() and first.isascii() and not all(map(str.isupper, tokens))


def _end_of_plain_name(tokens: list[str], bits: list[int]) -> int:
    """How many of the words are of the name that they begin with, were it one: up to the first one that ends it."""
    end, shouted = 1, len(tokens[0]) > 1 and bool(bits[0] & ALL_CAPITALS)
    while end < len(bits) and not bits[end] & (ENDS | NOT_PLAIN):
        if end > 1 and (bits[end] & BUTTON or _is_plainly_of_outlet(bits[end], bits[0], shouted)):
            break
        shouted = shouted and len(tokens[end]) > 1 and bool(bits[end] & ALL_CAPITALS)
        end += 1
    return end


def _is_plainly_of_outlet(word: int, first: int, shouted: bool) -> bool:
    """What `_is_of_outlet` says of a plain `word` behind a name of this `first` word, `shouted` in capitals or not."""
    if shouted:
        return word & CAPITAL > 0 and not word & ALL_CAPITALS
    return word & INITIALS > 0 and not first & ALL_CAPITALS


def _goes_on_plainly(tokens: list[str], bits: list[int]) -> bool:
    """Whether a plain word of a sentence stands behind the name that opens a line, and no agency begins with it."""
    end = _end_of_plain_name(tokens, bits)
    return end < len(bits) and bits[end] & (SMALL | NO_NAME | CLOSES | HOUSE | NOT_PLAIN) == SMALL


def _are_job_or_place(bits: list[int]) -> bool:
    """Whether the plain words behind a name are nothing, hold a job, or are "in Place", and no sentence goes on.

    Or a button, as `_is_button` has it.
    """
    if not bits or (bits[0] & CAPITAL and all(each & BUTTON for each in bits)):
        return True
    if bits[0] & SMALL and not bits[0] & NO_NAME:
        return False
    if any(each & JOB for each in bits):
        return True
    return len(bits) in (2, 3) and bool(bits[0] & PLACE) and all(each & CAPITAL for each in bits[1:])


def people_within(text: str, words: CreditWords) -> tuple[str, ...]:
    """The runs of capitalised words anywhere in `text` that have the shape of a person's name; "CNN's" is no part."""
    found = (OWNER.sub("", run) for run in CAPITALS.findall(text))
    runs = (run for run in found if is_person(run, words) and run not in words.news)
    return tuple(dict.fromkeys(runs))


def opening_person(text: str, words: CreditWords) -> tuple[str, str] | None:
    """The name that `text` opens with and what stands behind it; None if it opens with none, or is nothing else."""
    tokens = text.split(None, NAME_WORDS + 1)
    for end in range(min(NAME_WORDS, len(tokens) - 1), 1, -1):
        name = " ".join(tokens[:end]).rstrip(",")
        if is_person(name, words):
            return name, " ".join(tokens[end:])
    return None


def _named(text: str, words: CreditWords) -> list[Named]:
    """The chunks of `text`, but for jobs; empty if no name opens the first, or one without a name is no place."""
    found: list[Named] = []
    for chunk in chunks_of(text, words):
        tokens = chunk.strip(EDGES).split()
        name, rest = _name_at_start(tokens, words)
        if (found and is_job(chunk, words)) or (not name and are_titles(tokens, words)):
            continue
        if not name and (not found or len(tokens) > NAME_WORDS or SIGNS[0] <= max(chunk) < SIGNS[1]):
            return []
        found.append((name, rest if name else tokens))
    return _without_outlet(found, text, words) if len(found) > 1 else found


def _without_outlet(found: list[Named], text: str, words: CreditWords) -> list[Named]:
    """`found`, the names of `text`, without a last one that is of an outlet behind those of people: "Anna Keller |
    Green Valley News", "Anna Keller | Fact Check Reporter".

    No given name opens it, a word with a capital ends it, and no joining word stands before it.
    """
    *people, (name, rest) = found
    if not (name and people and rest and rest[0][0].isupper()) or not _is_set_off(name, text, words):
        return found
    known = all(other and opens_with_given_name(other, words) for other, _ in people)
    return [*people, (None, [*name.split(), *rest])] if known else found


def _without_place(names: tuple[str, ...], text: str, words: CreditWords) -> tuple[str, ...]:
    """The `names` of a line without "By", but for a place behind somebody: "Anna Keller, Kettle Bay"."""
    placed = len(names) == 2 and opens_with_given_name(names[0], words) and text.endswith(names[1])
    return names[:1] if placed and _is_set_off(names[1], text, words) else names


def _is_set_off(name: str, text: str, words: CreditWords) -> bool:
    """Whether a mark stands before `name` in `text`, and no given name opens it; not an agency or what else is all in
    capitals there, which is a source."""
    before = text[: text.rfind(name)].rstrip()
    if before[-1:] not in SETTING_OFF or opens_with_given_name(name, words) or is_house(name, words):
        return False
    return not has_signs(name) and (text.isupper() or not name.isupper())


def _opens_otherwise(text: str, words: CreditWords) -> bool:
    """Whether the first two words of `text` show that no name opens it: most lines are of that kind.

    A lone word is no person, nor is one with a word behind it at which a name is over.
    """
    tokens = text.split(None, 2)
    opening = _opening(tokens[0], words) if tokens else "any"
    return opening == "none" or (opening == "first" and (len(tokens) == 1 or _ends_second(tokens[1], words)))


def _goes_on(text: str, words: CreditWords) -> bool:
    """Whether behind the name that opens `text` plain words stand that are no job and no place, as in titles."""
    tokens = text.split()
    end = end_of_name(tokens, words)
    if end == len(tokens) or _is_job_or_place(tokens[end:], words):
        return False
    last = tokens[-1]
    if last in words.house_hints or last.casefold() in words.honours or _opening(tokens[0], words) == "any":
        return False
    return all(is_plain(token, words) for token in tokens)


def _opening(token: str, words: CreditWords) -> Literal["none", "first", "any"]:
    """What the first word of a line, `token`, may be: of no name; the first of two; or look closer.

    A closer look is for brackets, addresses, titles, jobs, and what may be an agency or a site.
    """
    bits = tokens_of(words)[token]
    if bits & (NOT_PLAIN | COMMON):
        return _opening_of_any(token, words)
    return "any" if bits & (TITLE | HOUSE | JOB) else "first" if bits & BEGINS else "none"


def _opening_of_any(token: str, words: CreditWords) -> Literal["none", "first", "any"]:
    """The same of any word, whether its bits tell that or not."""
    word, whole = token, True
    if not is_plain(token, words):
        word = token.lstrip(OUTSIDE)
        if not LOOSE.isdisjoint(token) or has_signs(token) or not word:
            return "any"
        pieces = CHUNKS.split(word)
        parts = unglued(pieces[0], words)
        word, whole = parts[0].lstrip(EDGES), len(pieces) == len(parts) == 1
    folded = word.casefold(), word.rstrip(".").casefold(), fold_key(word)
    titled = not words.titles.isdisjoint(folded) or not words.joins.isdisjoint(folded)
    house = word.strip(EDGES) in words.house_openings or not words.house_openings.isdisjoint((word, *folded))
    if not word or titled or house or _is_job_before_name(word, words) or is_domain(word.strip(EDGES)):
        return "any"
    return "first" if whole and fits(word, True, words) else "none"


def _ends_second(token: str, words: CreditWords) -> bool:
    """Whether a name is over, or cut off, at `token`, the second word of a line."""
    if is_plain(token, words):
        return ends_name(token, words)
    if CHUNKS.match(token) or token == "-" or token[0] in BRACKET_SIGNS:
        return True
    if not LOOSE.isdisjoint(token):
        return False
    part = unglued(CHUNKS.split(token)[0], words)[0]
    return ends_name(part, words) and ends_name(part.strip(EDGES) or "-", words)


def _name_at_start(tokens: list[str], words: CreditWords) -> tuple[str | None, list[str]]:
    """The name that `tokens` begin with, and the tokens behind it; None if they begin with none."""
    while tokens and (
        skip := titles_before(tokens, words) or tokens[0].rstrip(".").casefold() in words.joins
    ):
        tokens = tokens[skip:]
    if tokens and _opening(tokens[0], words) == "any" and is_house(" ".join(tokens), words):
        return " ".join(tokens), []
    while len(tokens) > 2 and tokens[-1].strip(".").casefold() in words.honours:
        tokens = tokens[:-1]
    tokens = [token for token in tokens if "@" not in token]
    tokens = tokens[: _agency_at_end(tokens, words)]
    while len(tokens) > 2 and _is_job_before_name(tokens[0], words):
        tokens = tokens[1:]
    end = end_of_name(tokens, words)
    if end < len(tokens) and tokens[end][0].isdigit() and fold_key(tokens[end - 1]) in words.months:
        end -= 1
    name, rest = " ".join(tokens[:end]).strip(EDGES_OF_NAME), tokens[end:]
    sentence = len(rest) > JOB_WORDS or (rest and rest[0][0].islower() and not is_no_name(rest[0], words))
    return (None if sentence or not is_person(name, words) else name), rest


def _agency_at_end(tokens: list[str], words: CreditWords) -> int:
    """Where a news agency begins that ends `tokens` behind a name, as in "Tom Reed Reuters"; else their end."""
    if not tokens or words.house_hints.isdisjoint((tokens[-1], tokens[-1].title())):
        return len(tokens)
    for i in range(max(2, len(tokens) - 3), len(tokens)):
        agency = " ".join(tokens[i:])
        if agency in words.news or (agency.isupper() and agency.title() in words.news):
            return i
    return len(tokens)


def _is_job_before_name(token: str, words: CreditWords) -> bool:
    """The same of a word before a name, which may be a compound there: "dpa-Korrespondentin Anna Keller"."""
    return is_job_word(token.rpartition("-")[2], words)


def _is_job_or_place(rest: list[str], words: CreditWords) -> bool:
    """Whether the words behind a name are nothing, hold a job, are "in Place", a button; addresses are looked past."""
    rest = [token for token in rest if "@" not in token]
    if not rest or has_job(rest, words) or _is_button(rest, words):
        return True
    return len(rest) in (2, 3) and rest[0] in words.places and all(token[0].isupper() for token in rest[1:])


def _is_button(rest: list[str], words: CreditWords) -> bool:
    """Whether the words behind a name are what one may do there: "Follow"."""
    return rest[0][0].isupper() and all(token.casefold() in words.buttons for token in rest)
