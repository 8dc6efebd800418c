"""Credits: who wrote, photographed, edited; read from a line of their own, or from the end of a caption.

A name is taken only where its shape says so, and for a bare one its place too; where the words could
be anything else there is no name. Labels, agencies, jobs and particles are cues; the shapes are here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from newsparse.article import Credit, Role
from newsparse.cues import EDGES, CreditWords, fold_key

LONGEST = 240  # characters of a line that may be a credit as a whole
TAIL = 160  # characters at the end of a caption in which its credit is looked for
NAME_WORDS = 5
JOB_WORDS = 6  # that may follow a name on a byline: "deputy content hub director"
LONGEST_NAME, SMALL_WORDS = (
    60,
    2,
)  # of one name behind "Photo:": characters, lower-case words; more is a sentence
SMALL = re.compile(r"(?<![\w.])[^\W\d_A-ZÀ-Þ]{2,}(?![\w.])")
LAST_SENTENCE = re.compile(r"[.!?…\"”»]\s+([^.!?…\"”»]{3,50})$")

MARKS = tuple(":：/＝=")  # that set a label off
VISUAL: frozenset[Role] = frozenset(("photo", "illustration", "graphic", "video"))
BRACKETS = re.compile(r"\s*[(\[（【<]([^()\[\]（）【】<>]*)[)\]）】>]\s*")
PARTS = re.compile(r"\s*[/|]\s*|\s+via\s+|\s*©\s*|\s*,\s+|\s*[()]\s*")
NOTICE = re.compile(
    r"(?:19|20)\d\d|\b(?:GmbH|Inc|Ltd|LLC|plc|AG|S\.\w)\b|rights|copyright|[.!?]\s", re.IGNORECASE
)
CHUNKS = re.compile(r"\s*[,，;&/／|•·、–—]\s*|\s+-\s+")
SENTENCES = re.compile(r";\s+|\s*[|•·]\s*(?=[^|:\d]{2,30}:\s)|(?<=[^\W\d]{3}[.])\s+(?=[A-Z])")
GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-ÞØ])(?=[A-ZÀ-Þ])")
HALVES = frozenset(("Mc", "Mac", "De", "Di", "Da", "Del", "Della", "La", "Le", "Du", "Van", "Von", "O"))
INITIAL = re.compile(r"(?:[A-ZÀ-ÞА-Я]\.-?){1,3}|[A-Z]")
OWN_SCRIPT = re.compile(r"[぀-ヿ一-鿿々]{2,5}|[가-힣]{2,4}")
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u064b-\u065f])"  # vowel signs are no letters to Python
WORD = re.compile(rf"(?:{LETTER}\.)*{LETTER}+(?:[-'’·]{LETTER}+)*\.?")
DOMAIN = re.compile(r"[\w-]{2,24}\.(?:com|net|org|[a-z]{2})", re.IGNORECASE)  # "harbourpost.com" as an author
CAPITALS = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*)+")
CREDIT_STARTS = re.compile(
    r"©|\||[(\[（【]|\s[/–—-]\s?(?=\S)|(?<=[.!?…”\"'’»)])\s*(?=[A-ZÀ-Þ])|\s(?=[A-ZÀ-Þ])"
)


def read_credits(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The credits that `text`, a whole line, spells out with a label, an agency or ©; empty if it is anything else."""
    if not 1 < len(text) <= LONGEST or not _is_worth_a_look(text, words):
        return ()
    inner = BRACKETS.fullmatch(text)
    found: list[Credit] = []
    parts = [
        part for piece in SENTENCES.split(inner[1] if inner else text) for part in _at_labels(piece, words)
    ]
    for part in parts:
        part = part.strip()
        credit = _labelled(part, words) or _agencies(part, words) or _contributed(part, words)
        if credit is None:
            return ()
        found += by_role(credit if len(parts) > 1 else replace(credit, text=text), words)
    return tuple(found)


def _is_worth_a_look(text: str, words: CreditWords) -> bool:
    """Whether `text` has a mark or a word that some credit has: most lines have none, and every line is asked."""
    if "©" in text or "/" in text or "|" in text or ":" in text:
        return True
    tokens = {token.strip(EDGES) for token in text.casefold().split()}
    return not words.hints.isdisjoint(tokens)


def _at_labels(text: str, words: CreditWords) -> list[str]:
    """`text` cut at the commas behind which a further label stands: "…, additional reporting by …"."""
    parts: list[str] = []
    for piece in text.split(", "):
        if not parts or words.labels.opens(fold_key(piece[:60])):
            parts.append(piece)
        else:
            parts[-1] += f", {piece}"
    return parts


def by_role(credit: Credit, words: CreditWords) -> list[Credit]:
    """`credit` as it is, or one for authors and one for agencies where a byline names both."""
    agencies = tuple(name for name in credit.names if _is_house(name, words))
    if credit.role != "author" or not agencies:
        return [credit]
    people = tuple(name for name in credit.names if name not in agencies)
    sources = replace(credit, role="source", names=agencies)
    return [replace(credit, names=people), sources] if people else [sources]


def read_names(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names of a bare byline, one that has no label; empty if `text` holds anything that is no name or job."""
    if len(text) > LONGEST // 2:
        return ()
    return _people(text, words)


def is_job(text: str, words: CreditWords) -> bool:
    """Whether `text` says what somebody does and no more: "Parliamentary editor"."""
    tokens = [token.casefold().strip(EDGES) for token in text.split()]
    jobs = [token in words.jobs or token.removesuffix("s") in words.jobs for token in tokens]
    return any(jobs) and all(job or token in words.common for job, token in zip(jobs, tokens, strict=True))


def split_caption(text: str, words: CreditWords) -> tuple[str, Credit] | None:
    """A caption and the picture credit at its end; None if it has none.

    A credit that a mark or a label sets off is taken from there on. Where nothing does, the names have to
    show where it begins, and a name of two words is likelier than a longer one that swallows the caption.
    """
    low = max(1, len(text) - TAIL)
    if not _is_worth_a_look(text[low:], words):
        return None
    starts = [match.start() for match in CREDIT_STARTS.finditer(text, low)]
    for start in starts:
        credit = _set_off(text[start:].strip(), words)
        if credit:
            return _with_person_before(text, start, credit, words)
    found = [
        (start, credit) for start in starts if (credit := _picture(_agencies(text[start:].strip(), words)))
    ]
    if not found:
        return None
    short = [
        each
        for each in found
        if all(len(name.split()) == 2 for name in each[1].names if not _is_agency(name, words))
    ]
    start, credit = short[0] if short else found[-1]
    return text[:start].strip(), credit


def _with_person_before(text: str, start: int, credit: Credit, words: CreditWords) -> tuple[str, Credit]:
    """The caption and its credit, which takes in the name between the caption's last stop and a bracket: "X (dpa)"."""
    caption = text[:start].strip()
    name = LAST_SENTENCE.search(caption) if text[start] in "([" else None
    if name is None or not _is_person(name[1], words):
        return caption, credit
    whole = text[name.start(1) :].strip()
    return caption[: name.start(1)].strip(), replace(credit, names=(name[1], *credit.names), text=whole)


def _bare(tail: str, words: CreditWords) -> Credit | None:
    return _picture(_agencies(tail, words) or _slashed(tail, words))


def _set_off(tail: str, words: CreditWords) -> Credit | None:
    """The credit that `tail` is, if a bracket, bar, slash, dash, © or label opens it; without that mark."""
    inner = BRACKETS.fullmatch(tail)
    bare = inner[1].strip() if inner else tail.lstrip("|/–—- \u00a0")
    if not bare:
        return None
    if bare == tail or tail[0] == "©":
        return _picture(_labelled(tail, words))
    credit = _labelled(bare, words) or _agencies(bare, words)
    if credit is None and tail[0] == "|" and _is_person(bare, words):
        credit = Credit("photo", (bare,), bare)
    return _picture(credit)


def _picture(credit: Credit | None) -> Credit | None:
    """`credit` as that of a picture; None if it is of somebody else."""
    if credit is None or (credit.role not in VISUAL and credit.role != "source"):
        return None
    return credit if credit.role in VISUAL else Credit("photo", credit.names, credit.text)


def _is_house(name: str, words: CreditWords) -> bool:
    """Whether `name` is that of an agency, a staff or a site, not of a person."""
    return name in words.news or fold_key(name) in words.staff or DOMAIN.fullmatch(name) is not None


def _labelled(text: str, words: CreditWords) -> Credit | None:
    """A credit that opens with a label: "Photo: X/Y", "By X and Y", "© X". None if what follows is no name."""
    if text.startswith("©"):
        return None if NOTICE.search(text) else _credit("photo", _parts(text[1:]), text)
    opened = text.lstrip(EDGES)
    phrase = words.labels.opens(fold_key(opened[:60]))
    if phrase is None:
        return None
    role, rest = words.roles[phrase], opened[len(phrase) :]
    if rest[:1].isalnum():
        return None
    if rest[:1] in MARKS and role != "author":
        return _credit(role, _parts(rest), text)
    if rest[:1] not in MARKS and not _needs_no_colon(phrase, role, words):
        return None
    names = _people(rest, words) if role == "author" else _strict_parts(rest, words)
    return Credit(role, names, text) if names else None


def _needs_no_colon(phrase: str, role: Role, words: CreditWords) -> bool:
    """Whether a label may stand before a name without a colon: "By", "Photo", "Illustration by", but not "Story"."""
    return role == "photo" or phrase in words.by or phrase.rsplit(" ", 1)[-1] in words.by


def _credit(role: Role, parts: list[str], text: str) -> Credit | None:
    """A credit of `parts` taken as they stand, if none is a sentence."""
    if not parts or any(len(SMALL.findall(part)) > SMALL_WORDS or len(part) > LONGEST_NAME for part in parts):
        return None
    return Credit(role, tuple(dict.fromkeys(parts)), text)


def _parts(text: str) -> list[str]:
    return [part for part in (piece.strip(EDGES) for piece in PARTS.split(text)) if part]


def _strict_parts(text: str, words: CreditWords) -> tuple[str, ...]:
    """The parts of `text` if each is an agency or has the shape of a person's name."""
    parts = _parts(text)
    good = all(_is_agency(part, words) or _is_person(part, words) for part in parts)
    return tuple(dict.fromkeys(parts)) if good else ()


def _agencies(text: str, words: CreditWords) -> Credit | None:
    """A line of agencies and names: "Jana Brandt/dpa", "Getty Images", "AP Photo/Tom Reed, File", "Ana Ruiz (Getty)".

    One part at least is an agency; a platform alone is a menu.
    """
    parts = _parts(text)
    known = [part for part in parts if _is_agency(part, words)]
    if not known or (len(known) == len(parts) and any(part in words.platforms for part in known)):
        return None
    if not all(part in known or _is_short_name(part, words) for part in parts):
        return None
    picture = len(parts) > 1 or any(part not in words.news for part in known)
    return Credit("photo" if picture else "source", tuple(dict.fromkeys(parts)), text)


def _slashed(text: str, words: CreditWords) -> Credit | None:
    """A person and somebody else at a slash, at the end of a caption: "Tom Reed/Harbour Post"."""
    parts = _parts(text)
    if "/" not in text or len(parts) != 2 or not any(_is_person(part, words) for part in parts):
        return None
    good = all(_is_short_name(part, words) for part in parts)
    return Credit("photo", tuple(parts), text) if good else None


def _contributed(text: str, words: CreditWords) -> Credit | None:
    """ "Tom Reed in Paris contributed to this report.": the names in front of such words."""
    if words.contributed.closes(fold_key(text)) is None:
        return None
    names = [run for run in CAPITALS.findall(text) if _is_person(run, words) and run not in words.news]
    return Credit("contributor", tuple(dict.fromkeys(names)), text) if names else None


def _is_short_name(text: str, words: CreditWords) -> bool:
    """Whether `text` could name an outlet or an office: one to four words with capitals; or says "file", "handout"."""
    if text.casefold() in words.fillers:
        return True
    tokens = text.split()
    return len(tokens) <= 4 and all(
        (WORD.fullmatch(token) or DOMAIN.fullmatch(token))
        and (token[0].isupper() or token in words.particles or "." in token)
        for token in tokens
    )


def _is_agency(text: str, words: CreditWords) -> bool:
    """Whether `text` is an agency as written, or one with a word behind it that says picture ("AP Photo")."""
    if text in words.news or text in words.pictures or text in words.platforms:
        return True
    head, _, tail = text.rpartition(" ")
    return tail.casefold() in words.roles and (head in words.news or head in words.pictures)


def _people(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names in a byline, jobs and places left out; empty if anything else stands before the last name."""
    names: list[str] = []
    for chunk in _chunks(text, words):
        name = _person(chunk, words)
        if name:
            names.append(name)
        elif not names or len(chunk.split()) > NAME_WORDS:
            return ()
    return tuple(dict.fromkeys(names))


def _chunks(text: str, words: CreditWords) -> Iterable[str]:
    """`text` cut at marks, joining words, brackets and where two words were glued together; none is empty."""
    for piece in CHUNKS.split(BRACKETS.sub(r" , \1 , ", text.strip(EDGES + ":"))):
        for chunk in _joining(words).split(piece):
            yield from (part for part in _unglued(chunk) if part.strip(EDGES))


@cache
def _joining(words: CreditWords) -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:{})\s+".format("|".join(sorted(map(re.escape, words.joins)) or ["and"])), re.IGNORECASE
    )


def _unglued(chunk: str) -> list[str]:
    """ "Anna KellerHarbour Post" -> both; "McDonald" stays whole."""
    cuts = [
        match.start()
        for match in GLUED.finditer(chunk)
        if re.split(r"[\s'’-]", chunk[: match.start()])[-1] not in HALVES
    ]
    return [chunk[a:b] for a, b in zip([0, *cuts], [*cuts, len(chunk)], strict=True)]


def _person(chunk: str, words: CreditWords) -> str | None:
    """The name that `chunk` begins with; None if it has not the shape of one, or goes on with more than a job or place."""
    tokens = chunk.strip(EDGES).split()
    while tokens and tokens[0].rstrip(".").casefold() in words.titles:
        tokens.pop(0)
    if _is_house(" ".join(tokens), words):
        return " ".join(tokens)
    end = next((i for i, token in enumerate(tokens) if _ends_name(token, words)), len(tokens))
    name = " ".join(tokens[:end]).strip(EDGES.replace(".", ""))
    rest = tokens[end:]
    if len(rest) > JOB_WORDS or (rest and rest[0][0].islower() and not _is_no_name(rest[0], words)):
        return None
    return name if _is_person(name, words) else None


def _ends_name(token: str, words: CreditWords) -> bool:
    """Whether a name is over at `token`: a job, a number, a lower-case word that no name has inside."""
    if (token.casefold() in words.particles and token[0].islower()) or INITIAL.fullmatch(token):
        return False
    return _is_no_name(token, words) or token[0].islower() or not WORD.fullmatch(token)


def _is_no_name(token: str, words: CreditWords) -> bool:
    """Whether `token` is a word that stands in no name: a job, a function word, "published"."""
    folded = token.casefold().strip(EDGES)
    return folded in words.common or folded in words.jobs or folded.removesuffix("s") in words.jobs


def _is_person(text: str, words: CreditWords) -> bool:
    """Whether `text` has the shape of a person's name: two to five words, capitals, no word of an outlet or office."""
    if OWN_SCRIPT.fullmatch(text):
        return not any(job in text for job in words.jobs if not job.isascii())
    tokens = text.split()
    if not 2 <= len(tokens) <= NAME_WORDS or len(text) > 50:
        return False
    for token in tokens:
        folded = token.casefold().strip(".")
        if not WORD.fullmatch(token) or folded in words.organisations:
            return False
        if folded in words.particles:
            continue
        if token[0].islower() or (_is_no_name(token, words) and not INITIAL.fullmatch(token)):
            return False
    return tokens[-1].casefold() not in words.particles or len(tokens[-1]) > 3
