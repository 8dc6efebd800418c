"""The words of each language, from cues/*.toml to what the rules match with.

A language is one file; the folder is the registry. The keys before the first table of a file are a
TOML document of their own: enough to tell languages apart, so the tables are read for one language only.
Files of one's own add to the lists of these and remove from them; which ones is said with each question.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Container, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, partial
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias, get_args

from newsparse.article import PICTURES, Role
from newsparse.phrases import (
    BARE,
    Endings,
    Phrases,
    bare_letters,
    fold,
    fold_key,
    fold_keys,
    hints,
    label_key,
)

Table = dict[str, Any]
# The lists of a file, by table and key; those of names in a row (months, weekdays) have the keys "1", "2" and so on.
Lists: TypeAlias = dict[str, dict[str, list[str]]]

# Without importlib.resources, which is slow to import.
FOLDER = os.path.join(os.path.dirname(__file__), "cues")
SEAMS = {
    **BARE,
    **str.maketrans(dict.fromkeys("©／｜（）【】=＝：。", " ")),
}  # where a line of credits is cut apart
COMMON = "en"  # furniture and credits in English stand in news of every language
COMMON_DATES = "cues/dates.toml"  # what dates of all languages have in common, by the name of its source
UNKNOWN = "und"  # a language that has no file: of its words nothing is known
USUAL_SHARE = 0.4  # of running text that are function words, unless the file of the language says otherwise
CHARS_PER_WORD = 2.2  # in languages written without spaces, unless their file says otherwise
SETS = 256  # cues of a language, with and without those of one's own, that are kept at hand

# Every table of phrases there is, with its lists.
LISTS: dict[str, tuple[str, ...]] = {
    "months": ("names",),
    "weekdays": ("names",),
    "dates": (
        *("published", "updated", "events", "joins", "am", "pm", "relative", "reading"),
        *("ordinals", "of", "clock", "day", "month", "year"),
    ),
    "credits": (
        *("by", "joins", "jobs", "surnames", "staff", "contributed", "made", "shared", *get_args(Role)),
        *("sent", "filed", "wired", "desks", "lent", "on", "via", "made_for", "notices", "unfinished"),
    ),
    "captions": ("start", "end"),
    "boilerplate": ("whole", "ads", "labels", "start", "end", "anywhere"),
    "sections": ("names",),
    "tail": ("whole", "start"),
    "agencies": ("news", "pictures", "platforms"),
    "names": (
        "particles",
        "titles",
        "faculties",
        "honours",
        "contacts",
        "letters",
        "organisations",
        "never",
        "namesakes",
        "buttons",
        "fillers",
        "places",
        "towns",
        "slugs",
        "halves",
        "companies",
        "given",
        "patronyms",
    ),
}
ROWS = {
    "months": 12,
    "weekdays": 7,
}  # tables with an array of so many strings, a name and its abbreviations each
LABELS = ("by", "shared", *get_args(Role))  # lists of [credits]; a label is in one of them


class Furniture(NamedTuple):
    """What gives a line away that is not part of the article; `tail` ones are followed by nothing that is.

    `ads`, which are among the `whole` lines, stand where an advertisement was, or say that the text goes on below.
    `labels` count only before a colon and more text; `sections` are the names of a paper's parts.
    """

    whole: frozenset[str]
    ads: frozenset[str]
    labels: frozenset[str]
    sections: frozenset[str]
    start: Phrases
    end: Phrases
    anywhere: Phrases
    tail_whole: frozenset[str]
    tail_start: Phrases


class CreditWords:
    """What makes a line a credit: labels with their roles, agencies, and what names are made of.

    `roles` has the role of each phrase of `labels`; the phrases of `by` are labels too, for the author; those that are
    `shared` say who wrote a text and made its pictures.
    One of `sent` stands before a person and the place of writing, one of `filed` or `wired` behind both, and one of
    `desks` ends what stands between a name and its job.
    A line that ends with one of `contributed` names those who lent a hand, one with a label of `made` who made a
    picture, right behind the name where words have no spaces, as one of `lent` stands behind whoever had one;
    `common` words are in no name, `namesakes` are common in English alone, and names behind "By";
    `surnames` open a name where a language has few of them; `names_apart` where a space stands between names only,
    `capital_nouns` where nouns are written like names, `surname_first` where the given name comes last; without
    `bare_names`, only a label tells a name;
    `buttons` stand behind a name, `fillers` among the names of a picture credit, `places` before that of a town,
    `towns` may pass for names, `slugs` stand where a dateline would; `halves` (as written) are no name without what is
    glued to them; in `patronyms` only the surnames of people end.
    A few words that end in one of `unfinished` announce what does not follow.
    In the credit of a picture, `on` stands before a platform, `via` and `made_for` before who else had to do with it;
    what has a form of `companies` (as written) or one of `notices` is a notice of rights.
    Below one of `contacts` stands who answers the questions of readers or of the press; a line that opens with
    one of `letters` stands above a letter of a reader.
    Folded are the `given` names and the `months`. The hints are the first words of labels (folded) and the last words
    of agencies (as written): a text without one needs no closer look.
    `house_ends` has the agencies by their last words, cut at SEAMS too.

    What tells in one question that a line needs none, in a folded line: `label_openings` and `picture_openings`
    are the first words of labels, and of those of pictures; `house_openings` those of agencies (as written) and
    staff (folded); `hints` has a word of each phrase of `contributed`, `houses` and `picture_labels` the agencies (as
    written) and the labels of pictures (folded), each by a word of it.
    """

    def __init__(
        self, language: str, sources: Sequence[Source], given: Container[str], months: Iterable[str]
    ) -> None:
        head = head_of(language)
        self.spaces: bool = head.get("spaces", True)
        self.names_apart: bool = head.get("names_apart", False)
        self.capital_nouns: bool = head.get("capital_nouns", False)
        self.surname_first: bool = head.get("surname_first", False)
        self.bare_names: bool = head.get("bare_names", True)
        self.given = given
        self.months = frozenset(months)
        self._read_credits(partial(_words, sources, "credits"))
        self._read_names(partial(_words, sources, "names"))
        self.common = _common_words(language, sources) | frozenset(_words(sources, "names", "never"))
        self.namesakes = frozenset(_words(sources, "names", "namesakes")) - frozenset(
            head["function_words"].casefold().split()
        )
        self.roles = _roles(sources)
        self.labels = Phrases(self.roles, self.spaces)
        self._file_labels()
        self.news = frozenset(_words(sources, "agencies", "news"))
        self.pictures = frozenset(_words(sources, "agencies", "pictures"))
        self.platforms = frozenset(_words(sources, "agencies", "platforms"))
        self._file_houses()

    @cached_property
    def with_namesakes(self) -> CreditWords:
        """The same, but for the namesakes, which are not common."""
        words = copy(self)
        words.common = self.common - self.namesakes
        return words

    def _read_credits(self, words: Callable[[str], list[str]]) -> None:
        self.shared = _folded(words("shared"))
        self.contributed = Phrases(words("contributed"), self.spaces)
        self.sent = _folded(words("sent"))
        self.filed = _folded(words("filed"))
        self.wired = _folded(words("wired"))
        self.desks = _folded(words("desks"))
        self.made = _folded(words("made"))
        self.lent = _folded(words("lent"))
        self.by = _folded(words("by"))
        self.joins = _spelt(words("joins"))
        self.jobs = _spelt(words("jobs"))
        self.surnames = tuple(dict.fromkeys(words("surnames")))
        self.staff = _folded(words("staff"))
        self.on = _folded(words("on"))
        self.via = _folded(words("via"))
        self.made_for = _folded(words("made_for"))
        self.notices = _folded(words("notices"))
        self.unfinished = _folded(words("unfinished"))

    def _read_names(self, words: Callable[[str], list[str]]) -> None:
        self.particles = frozenset(words("particles"))
        self.titles = frozenset(words("titles"))
        self.faculties = frozenset(words("faculties"))
        self.honours = frozenset(words("honours"))
        self.contacts = _folded(words("contacts"))
        self.letters = Phrases(words("letters"), self.spaces)
        self.organisations = frozenset(words("organisations"))
        self.buttons = frozenset((*words("never"), *words("buttons")))
        self.fillers = frozenset(words("fillers"))
        self.places = frozenset(words("places"))
        self.towns = frozenset(words("towns"))
        self.slugs = frozenset(words("slugs"))
        self.halves = frozenset(words("halves"))
        self.companies = frozenset(words("companies"))
        self.patronyms = tuple(words("patronyms"))

    def _file_labels(self) -> None:
        roles = {**self.roles, **dict.fromkeys(self.shared, "photo")}
        pictures = Phrases([label for label, role in roles.items() if role in PICTURES], self.spaces)
        self.label_hints = frozenset(phrase.split()[0] for phrase in (*self.labels, *self.contributed))
        self.label_openings = self.labels.first_words()
        self.picture_openings = pictures.first_words()
        self.picture_labels = _filed(hints(pictures), pictures)
        self.hints = self.contributed.hints()

    def _file_houses(self) -> None:
        houses = [*self.news, *self.pictures, *self.platforms]
        last_words = [name.split()[-1] for name in houses]
        self.house_openings = frozenset(name.split()[0] for name in (*self.news, *self.staff))
        self.house_hints = frozenset(last_words)
        self.houses = _filed(hints(fold_keys(last_words)), houses)
        parts = "\n".join(houses).translate(SEAMS).splitlines()
        self.house_ends = _filed([name.split()[-1] for name in parts], houses)


class DateWords:
    """What dates are made of; months 1 to 12, names and abbreviations folded, the `foreign` ones of other languages.

    `short_years`: whether "3.6.25" can only be a day, a month and a year of this century, in this order.
    One of `events` stands before the date of something else than the text.
    `day`, `month` and `year` say what the number beside them is; years of the calendar are `years_ahead` of those of
    the date. If `solar`, days with a year like 1403 are of the Solar Hijri calendar.
    """

    def __init__(self, language: str, sources: Sequence[Source]) -> None:
        head, words = head_of(language), partial(_words, sources, "dates")
        spaces = head.get("spaces", True)
        self.order: str = head["date_order"]
        self.years_ahead: int = head.get("years_ahead", 0)
        self.solar: bool = head.get("solar", False)
        self.short_years = self.order == "dmy" and not head.get("years_first", False)
        self.months = _months([source for source in sources if source.name != COMMON_DATES])
        shared = _months([source for source in sources if source.name == COMMON_DATES])
        self.foreign = {name: number for name, number in shared.items() if name not in self.months}
        self.weekdays = _folded(_row_words(sources, "weekdays"))
        self.published = Phrases(words("published"), spaces)
        self.updated = Phrases(words("updated"), spaces)
        self.events = Phrases(words("events"), spaces)
        self.joins = _folded(words("joins"))
        self.am = _folded(words("am"))
        self.pm = _folded(words("pm"))
        self.relative = Phrases(words("relative"), spaces)
        self.reading = Phrases(words("reading"), spaces)
        self.ordinals = _folded(words("ordinals"))
        self.of = _folded(words("of"))
        self.clock = _folded(words("clock"))
        self.day = _folded(words("day"))
        self.month = _folded(words("month"))
        self.year = _folded(words("year"))


class Cues:
    """All that the rules know of a language (and of English, which stands everywhere).

    `openings` are the first words of all phrases that a line of furniture or a caption opens with. `anywhere` has the
    phrases that may stand anywhere in furniture, `reading` those of a reading time, `ago` those of a relative date,
    each by a word of it; `hints` is all of these words and all hints of credits: most lines have none of them.
    If `hyphen_speaks`, it opens what somebody says, as a dash does. `asks` has signs that end a question in
    this language alone.
    """

    def __init__(self, language: str, own: OwnCues) -> None:
        head, sources = head_of(language), sources_of(language, own)
        self.spaces: bool = head.get("spaces", True)
        self.stops: bool = head.get("stops", True)
        self.hyphen_speaks: bool = head.get("hyphen_speaks", False)
        self.asks: str = head.get("asks", "")
        self.word_length: float = head.get("word_length", CHARS_PER_WORD)
        words = fold(head["function_words"]).split()
        self.function_words = frozenset(word for word in words if self.spaces or len(word) == 1)
        self.usual_share: float = head.get("usual_share", USUAL_SHARE)
        self.furniture = _furniture(sources, self.spaces)
        self.dates = DateWords(language, sources)
        self.credits = CreditWords(language, sources, _given_names(own), self.dates.months)
        self.caption_start = Phrases(_words(sources, "captions", "start"), self.spaces)
        self.caption_end = Endings(_words(sources, "captions", "end"))
        self._file()

    def _file(self) -> None:
        furniture, dates, credits = self.furniture, self.dates, self.credits
        openings = furniture.start.first_words() | furniture.tail_start.first_words()
        self.openings = openings | self.caption_start.first_words()
        self.anywhere = furniture.anywhere.by_hint()
        self.reading = dates.reading.by_hint()
        self.ago = dates.relative.by_hint()
        inside = self.anywhere.keys() | self.reading.keys() | self.ago.keys()
        self.hints = inside | credits.hints | credits.houses.keys() | credits.picture_labels.keys()


class Example(NamedTuple):
    """A line of text, the mark it should get by itself, and the 1-based line of the file that says so."""

    text: str
    letter: str
    line: int


@dataclass(frozen=True, slots=True)
class CueFile:
    """Cues of one's own: what a file adds to the lists and removes from them, for texts in `language`; None for all.

    Its `digest`, which is that of its bytes, stands for what it says.
    """

    name: str
    digest: str
    language: str | None = None
    added: Lists = field(default_factory=dict, compare=False, repr=False)
    removed: Lists = field(default_factory=dict, compare=False, repr=False)
    examples: tuple[Example, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OwnCues:
    """Files of cues of one's own, in the order in which they count: a later one has the last word."""

    files: tuple[CueFile, ...] = ()

    @property
    def digest(self) -> str:
        """What stands for all they say: the same for the same bytes in the same order, whatever the names."""
        return " ".join(file.digest for file in self.files)

    def meant_for(self, language: str) -> OwnCues:
        """Those that say something on texts in `language`."""
        return OwnCues(tuple(file for file in self.files if file.language in (None, language)))


SHIPPED = OwnCues()


class Source(NamedTuple):
    """A file of cues by its name, and the lists of it that count."""

    name: str
    lists: Lists


def _heads(names: Iterable[str]) -> Table:
    """The top-level keys of files of cues, which stand before their first tables, by the names of the files."""
    heads: list[str] = []
    for name in names:
        with open(f"{FOLDER}/{name}.toml", encoding="utf-8") as file:
            heads += f"[{name}]\n", *takewhile(lambda line: not line.startswith("["), file)
    return tomllib.loads("".join(heads))


@cache
def _source(name: str) -> str:
    with open(f"{FOLDER}/{name}.toml", encoding="utf-8") as file:
        return file.read()


@cache
def languages() -> dict[str, Table]:
    """Each language with the top-level keys of its file, in the order of the names."""
    names = sorted(name.removesuffix(".toml") for name in os.listdir(FOLDER) if name.endswith(".toml"))
    return {name: head for name, head in _heads(names).items() if "language" in head}


def head_of(language: str) -> Table:
    """The same keys of one language, or of UNKNOWN; KeyError if there is no such language."""
    return {"function_words": "", "date_order": "open"} if language == UNKNOWN else languages()[language]


@cache
def time_zones() -> dict[str, str]:
    """Time zone abbreviations, folded, each with its offset, or with a place where that hangs on the season."""
    return tomllib.loads(_source("timezones"))


@cache
def exports() -> Table:
    """The labels of databases and the marks of wires: their file."""
    return tomllib.loads(_source("exports"))


@cache
def proofs() -> frozenset[str]:
    """The labels that only databases print, as they are compared: what tells a plain text, without the other labels."""
    return frozenset(map(label_key, phrases_of(_heads(["exports"])["exports"]["proof"])))


def load(language: str, own: OwnCues = SHIPPED) -> Cues:
    """The cues of a language or of UNKNOWN, with those of COMMON and one's own; KeyError if there is no such language.

    Equal ones are the same object, as long as no more than SETS are in use.
    """
    return _load(language, own.meant_for(language) if own.files else own)


_load = lru_cache(maxsize=SETS)(Cues)


def sources_of(language: str, own: OwnCues = SHIPPED) -> list[Source]:
    """The files that texts in `language` are read with, those of one's own first, and what counts of each."""
    known = () if language == UNKNOWN else (language,)
    names = dict.fromkeys((*known, COMMON, "agencies", "names", "dates"))
    sources = [Source(f"cues/{name}.toml", lists_of(_tables(name))) for name in names]
    return _changed(sources, own.meant_for(language))


def given_sources(own: OwnCues = SHIPPED) -> list[Source]:
    """The same of the given names, which are read only where one is asked for; with all files of one's `own`."""
    return _changed([Source("cues/given.toml", lists_of(_tables("given")))], own)


class GivenNames(Container[str]):
    """The given names, folded: those of newsparse as one's `own` files change them. Most texts need none of them."""

    def __init__(self, own: OwnCues) -> None:
        self._own = own

    @cached_property
    def _names(self) -> frozenset[str]:
        return _folded(_words(given_sources(self._own), "names", "given"))

    def __contains__(self, name: object) -> bool:
        return name in self._names or (
            isinstance(name, str) and not name.isascii() and bare_letters(name) in self._names
        )


def _given_names(own: OwnCues) -> GivenNames:
    """The given names with `own` files, of which few change any: all languages and sets then have the same ones."""
    told = (
        file
        for file in own.files
        if "given" in {**file.added.get("names", {}), **file.removed.get("names", {})}
    )
    return _shared_names(OwnCues(tuple(told)))


@lru_cache(maxsize=SETS)
def _shared_names(own: OwnCues) -> GivenNames:
    return GivenNames(own)


def _changed(sources: list[Source], own: OwnCues) -> list[Source]:
    """What counts of `sources` and of one's own files, which come first."""
    for file in own.files:
        gone = _gone(file)
        sources = [
            Source(file.name, file.added),
            *(Source(name, _without(lists, gone)) for name, lists in sources),
        ]
    return sources


def _tables(name: str) -> Table:
    return tomllib.loads(_source(name))


def lists_of(tables: Table) -> Lists:
    """The lists in the tables of a file; the keys before the first of them and the examples are none."""
    return {
        title: _rows(keys["names"])
        if title in ROWS
        else {key: phrases_of(text) for key, text in keys.items()}
        for title, keys in tables.items()
        if title in LISTS
    }


def _rows(names: list[str]) -> dict[str, list[str]]:
    return {str(number): each.split() for number, each in enumerate(names, 1)}


def _gone(file: CueFile) -> dict[tuple[str, str], frozenset[str]]:
    """What is no cue any more with `file`, by table and key: what it removes, and labels that it gives a new role."""
    gone: dict[tuple[str, str], list[str]] = {}
    for table, keys in file.removed.items():
        for key, phrases in keys.items():
            gone.setdefault((table, key), []).extend(phrases)
    for role in LABELS:
        for other in LABELS:
            if other != role:
                gone.setdefault(("credits", other), []).extend(file.added.get("credits", {}).get(role, ()))
    return {
        place: frozenset(same_key(place[0], place[1], each) for each in those)
        for place, those in gone.items()
    }


def _without(lists: Lists, gone: dict[tuple[str, str], frozenset[str]]) -> Lists:
    def kept(table: str, key: str, phrases: list[str]) -> list[str]:
        those = gone.get((table, key))
        return [each for each in phrases if same_key(table, key, each) not in those] if those else phrases

    return {
        table: {key: kept(table, key, phrases) for key, phrases in keys.items()}
        for table, keys in lists.items()
    }


def same_key(table: str, key: str, phrase: str) -> str:
    """What is the same for two phrases of a list if they are the same cue; "" if `phrase` can be none."""
    if table in ("agencies", "names") or key == "surnames":
        return phrase if phrase.translate(SEAMS).strip() else ""
    if table in ROWS or (table, key) == ("captions", "end"):
        return phrase.casefold() if fold_key(phrase) else ""
    return fold_key(phrase)


def _words(sources: Sequence[Source], table: str, key: str) -> list[str]:
    return [word for source in sources for word in source.lists.get(table, {}).get(key, ())]


def phrases_of(text: str) -> list[str]:
    """The phrases of one list of a cue file: one a line or several with " | " between; " ;" begins a remark, and
    a line that begins with ";" is one.

    A long list is one literal string, which reads fifty times as fast as an array of strings.
    """
    if ";" in text:
        lines = (line.partition(" ;")[0] for line in text.splitlines() if not line.startswith(";"))
        text = "\n".join(lines)
    return list(filter(None, map(str.strip, text.replace("\n", " | ").split(" | "))))


def _spelt(phrases: Iterable[str]) -> frozenset[str]:
    """`phrases` folded, and as they are spelt, but for case: for words that are asked for one by one."""
    given = list(phrases)
    return _folded(given) | frozenset(map(str.casefold, given))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_keys(list(words)))


def _furniture(sources: Sequence[Source], spaces: bool) -> Furniture:
    ads = _folded(_words(sources, "boilerplate", "ads"))
    return Furniture(
        whole=_folded(_words(sources, "boilerplate", "whole")) | ads,
        ads=ads,
        labels=_folded(_words(sources, "boilerplate", "labels")),
        sections=_folded(_words(sources, "sections", "names")),
        start=Phrases(_words(sources, "boilerplate", "start"), spaces),
        end=Phrases(_words(sources, "boilerplate", "end"), spaces),
        anywhere=Phrases(_words(sources, "boilerplate", "anywhere"), spaces),
        tail_whole=_folded(_words(sources, "tail", "whole")),
        tail_start=Phrases(_words(sources, "tail", "start"), spaces),
    )


def _roles(sources: Sequence[Source]) -> dict[str, Role]:
    """The role that each label of a credit, folded, gives to the names behind it."""
    labels: dict[str, Role] = {"shared": "photo", "by": "author"}
    return {
        key: role
        for name, role in ({each: each for each in get_args(Role)} | labels).items()
        for key in fold_keys(_words(sources, "credits", name))
    }


def _filed(names: Iterable[str], phrases: Iterable[str]) -> dict[str, list[str]]:
    """Each of `phrases` by the one of `names` that stands in its place."""
    filed: dict[str, list[str]] = {}
    for name, phrase in zip(names, phrases, strict=True):
        filed.setdefault(name, []).append(phrase)
    return filed


def _common_words(language: str, sources: Sequence[Source]) -> frozenset[str]:
    """Words that stand in no name: function words, weekdays, and what a date line says before its date."""
    phrases = [
        *(head_of(name)["function_words"].casefold() for name in (language, COMMON)),
        *_row_words(sources, "weekdays"),
        *_words(sources, "dates", "published"),
        *_words(sources, "dates", "updated"),
    ]
    return frozenset(word for phrase in phrases for word in phrase.split())


def _row_words(sources: Sequence[Source], table: str) -> list[str]:
    return [word for source in sources for words in source.lists.get(table, {}).values() for word in words]


def _months(sources: Sequence[Source]) -> dict[str, int]:
    return {
        key: int(number)
        for source in reversed(sources)
        for number, names in source.lists.get("months", {}).items()
        for name in names
        if not name[0].isdigit()
        for key in (name.replace("_", " ").casefold(), fold_key(name.replace("_", " ")))
    }
