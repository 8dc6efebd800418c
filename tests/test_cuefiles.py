from __future__ import annotations

import pickle
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from newsparse import OwnCues, load_cues, parse, parse_all, read
from newsparse.article import Unit
from newsparse.cuefiles import LARGEST, LONGEST, LONGEST_LINE, MARKS, Places, find_faults, read_draft
from newsparse.cues import LISTS, ROWS, SHIPPED, CueFile, Lists, languages, load, same_key, sources_of
from newsparse.errors import CueError
from newsparse.marks import LETTERS, mark_units

STORY = """Ferry sails again

By Orla Fennick

The ferry to the outer islands sailed again on Monday, after nine weeks in which no boat had left the harbour.

Ferry blog

“We would rather be slow than sorry,” the chairwoman of the harbour board told reporters at the pier.

Repairs had taken three weeks longer than planned, she said, because the divers had to wait for the tide every day.

Free for islanders, all of it"""
GERMAN = """Die Fähre fährt wieder

Von Anna Keller

Die Fähre zu den Inseln ist am Montag wieder gefahren, nachdem neun Wochen lang kein Boot den Hafen verlassen hatte.

Wer am Ruder stand

Niemand hat gesehen, wer am Ruder stand, und der Kapitän war es nicht, sagten die Leute unten am Anleger."""
HOUSE = """[boilerplate]
whole = '''
Ferry blog | Wer am Ruder stand
'''
start = '''
Free for islanders
'''
"""
PLAIN = [(table, key) for table, keys in LISTS.items() if table not in ROWS for key in keys]
places = st.sampled_from(PLAIN)
# Phrases that are none of ours, so that taking them away again leaves what was.
new_phrases = st.lists(st.text("abc é", min_size=1, max_size=8), min_size=1, max_size=3).map(
    lambda words: " ".join(f"zq{word.strip()}" for word in words)
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cue_file(text: str | bytes, name: str = "house.toml") -> str:
    """The name of a new file that says this."""
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return name


def house(text: str | bytes = HOUSE) -> OwnCues:
    return load_cues(cue_file(text))


def own(added: Lists | None = None, removed: Lists | None = None, language: str | None = None) -> CueFile:
    """A file as it would be read; its digest stands for what it says."""
    said = repr((added, removed, language))
    return CueFile("own.toml", said, language, added or {}, removed or {})


def faults(text: str) -> list[str]:
    """All that is wrong with a file that says this."""
    return [str(error) for error in find_faults(read_draft(cue_file(text)))]


def boilerplate(text: str, cues: OwnCues) -> tuple[str, ...]:
    return parse(text, cues=cues).boilerplate


def letter(line: str, cues: OwnCues = SHIPPED) -> str:
    """The mark of a line alone, in English."""
    return mark_units([Unit(1, 1, line, 0)], load("en", cues))[0].letter


# What they do


@given(
    texts() | st.just(STORY),
    st.sampled_from(["", "# nothing\n", "[boilerplate]\n", "[remove]\n", "language = 'en'"]),
)
def test_a_file_with_nothing_in_it_changes_nothing(text: str, nothing: str) -> None:
    assert parse(text, cues=house(nothing)) == parse(text)


@given(
    texts() | st.just(STORY),
    places,
    st.lists(new_phrases, min_size=1, max_size=3),
    st.sampled_from([None, "en"]),
)
def test_what_is_added_and_removed_again_leaves_no_trace(
    text: str, place: tuple[str, str], phrases: list[str], language: str | None
) -> None:
    lists = {place[0]: {place[1]: phrases}}
    both = OwnCues((own(lists, language=language), own(removed=lists, language=language)))
    assert parse("\n\n".join((text, *phrases)), cues=both) == parse("\n\n".join((text, *phrases)))


@given(places, st.lists(new_phrases, min_size=1, max_size=3), st.sampled_from(list(languages())))
def test_a_later_file_has_the_last_word(place: tuple[str, str], phrases: list[str], language: str) -> None:
    lists = {place[0]: {place[1]: phrases}}
    added, removed = own(added=lists), own(removed=lists)

    def known(*files: CueFile) -> set[str]:
        sources = sources_of(language, OwnCues(files))
        return {phrase for source in sources for phrase in source.lists.get(place[0], {}).get(place[1], ())}

    assert set(phrases) <= known(added)
    assert set(phrases) <= known(removed, added)
    assert set(phrases).isdisjoint(known(added, removed))
    assert known(removed) == known()


@given(st.sampled_from(list(languages())))
def test_all_that_is_shipped_can_be_removed(language: str) -> None:
    files = tuple(own(removed=source.lists) for source in sources_of(language))
    left = [source.lists for source in sources_of(language, OwnCues(files))]
    assert [
        phrases for lists in left for keys in lists.values() for phrases in keys.values() if phrases
    ] == []
    assert load(language, OwnCues(files)).furniture.whole == frozenset()


def test_a_phrase_is_furniture_where_the_file_says_so() -> None:
    assert "Ferry blog" in [subhead.text for subhead in parse(STORY).subheads]
    assert boilerplate(STORY, house()) == ("Ferry blog", "Free for islanders, all of it")


def test_a_phrase_of_ours_is_none_where_the_file_says_so() -> None:
    lists = ("boilerplate", "ads"), ("boilerplate", "start"), ("tail", "whole")
    removed = "".join(f"remove.{table}.{key} = 'Advertisement'\n" for table, key in lists)
    assert letter("Advertisement") == "b"
    assert letter("Advertisement", house(removed)) == "t"


def test_an_agency_is_known_where_the_file_says_so() -> None:
    text = STORY.replace("The ferry to", "KALLOW (Coastwire) - The ferry to")
    assert parse(text).dateline is None
    dateline = parse(text, cues=house("[agencies]\nnews = 'Coastwire'")).dateline
    assert dateline
    assert dateline.agency == "Coastwire"


def test_a_label_has_the_role_that_the_file_says() -> None:
    text = STORY.replace("By Orla Fennick", "Graphic: Orla Fennick")
    assert [credit.role for credit in parse(text).credits] == ["graphic"]
    assert [credit.role for credit in parse(text, cues=house("[credits]\nphoto = 'Graphic'")).credits] == [
        "photo"
    ]
    assert [credit.role for credit in parse(text, cues=house("[credits]\nby = 'Graphic'")).credits] == [
        "author"
    ]


def test_a_month_has_the_number_that_the_file_says() -> None:
    text = STORY.replace("By Orla Fennick", "3 Thaw 2021")
    names = ["", "", "thaw", *[""] * 9]
    assert parse(text).published is None
    assert parse(text, cues=house(f"[months]\nnames = {names!r}")).published == "2021-03-03"


def test_a_file_is_for_the_texts_in_its_language_and_for_all_if_it_names_none() -> None:
    for language, found in (
        ("en", (True, False)),
        ("de", (False, True)),
        (None, (True, True)),
        ("fr", (False, False)),
    ):
        cues = house(f'language = "{language}"\n{HOUSE}' if language else HOUSE)
        known = ("Ferry blog" in boilerplate(STORY, cues), "Wer am Ruder stand" in boilerplate(GERMAN, cues))
        assert known == found
    assert load("de", house(f'language = "en"\n{HOUSE}')) is load("de")


def test_all_ways_to_parse_take_them() -> None:
    cues = house()
    Path("story.txt").write_text(STORY, encoding="utf-8")
    [read_one], [parsed] = read("story.txt", cues=cues), parse_all(STORY, cues=cues)
    assert read_one.boilerplate == parsed.boilerplate == boilerplate(STORY, cues)


def test_no_call_knows_of_the_cues_of_another() -> None:
    cues, plain, wanted = house(), parse(STORY), boilerplate(STORY, house())
    found: list[bool] = []

    def work() -> None:
        found.extend(boilerplate(STORY, cues) == wanted and parse(STORY) == plain for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 80


# What travels


def test_they_can_be_sent_to_another_process() -> None:
    cues = house()
    assert pickle.loads(pickle.dumps(cues)) == cues
    assert boilerplate(STORY, pickle.loads(pickle.dumps(cues))) == boilerplate(STORY, cues)


def test_the_digest_is_of_what_the_files_say_in_their_order() -> None:
    a, b = cue_file(HOUSE, "a.toml"), cue_file("[agencies]\nnews = 'Coastwire'", "b.toml")
    digests = [load_cues(*names).digest for names in ((), (a,), (b,), (a, b), (b, a))]
    assert len(set(digests)) == 5
    assert load_cues().digest == ""
    assert load_cues(cue_file(HOUSE, "c.toml")).digest == load_cues(a).digest
    assert [file.name for file in load_cues(a, b).files] == [a, b]


def test_what_counts_of_each_file_can_be_asked() -> None:
    cues = house()
    first, *others = sources_of("de", cues)
    assert (first.name, first.lists) == (
        "house.toml",
        {"boilerplate": {"whole": ["Ferry blog", "Wer am Ruder stand"], "start": ["Free for islanders"]}},
    )
    assert [source.name for source in others] == [
        f"cues/{name}.toml" for name in ("de", "en", "agencies", "names", "dates")
    ]


def test_given_names_can_be_added_and_removed() -> None:
    known = load("en").credits.given
    changed = load("en", house("[names]\ngiven = 'Zorvane'\n[remove.names]\ngiven = 'Anna'")).credits.given
    assert [name in known for name in ("anna", "tom", "zorvane")] == [True, True, False]
    assert [name in changed for name in ("anna", "tom", "zorvane")] == [False, True, True]


# What is wrong, and where


WRONG = {
    "language = 'gr'": "line 1: 'gr' is no language; there are ar, bg, ",
    "language = 3": "line 1: '3' is no language; there are ar, bg, ",
    "\n\nwhole = 'Ferry blog'": "line 3: 'whole' is in no table; put it below [boilerplate] or [tail]",
    "date_order = 'dmy'": "line 1: 'date_order' is in no table; only language stands there",
    "[boilerplates]": "line 1: there is no table 'boilerplates'; did you mean boilerplate?",
    "# x\n\n[boilerplate]\nwohle = 'a'": "line 4: [boilerplate] has no list 'wohle'; did you mean whole?",
    "[remove.tail]\nanywhere = 'a'": "line 2: [tail] has no list 'anywhere'; there are whole, start",
    "[remove]\nwhole = 'a'": "line 2: 'whole' is in no table; put it below [remove.boilerplate] or [remove.tail]",
    "[remove.tales]\nwhole = 'a'": "line 1: there is no table 'tales'; did you mean tail?",
    "remove = 3": "line 1: remove is no table; write a header such as [remove.boilerplate] on a line of its own",
    "[[tail]]\nwhole = 'a'": "line 1: tail is no table; write a header such as [tail] on a line of its own",
    "[tail]\nwhole = ['a']": "line 2: whole is no text; write its phrases between ''' and ''', one a line",
    "[months]\nnames = 'May'": "line 2: names is no array of 12 strings; write [...] with 12 strings, in order; ",
    "[weekdays]\nnames = ['Monday']": "line 2: names is no array of 7 strings; ",
    "[examples]\nx = 'a'": "line 2: 'x' is no mark; the marks are p prose, t title, n names, c credit, ",
    "[examples]\nb = 3": "line 2: b is no text; write lines between ''' and '''",
    "examples = 3": "line 1: examples is no table; write [examples] on a line of its own",
    "[tail]\nwhole = '''\nFerry blog | a\n  b | !! | c\n'''": (
        "line 4: '!!' is nothing but marks, which do not count; add a word"
    ),
    "[agencies]\nnews = '''\n©\n'''": "line 3: '©' is nothing but marks, which do not count; add a word",
    f"[tail]\nstart = '''\nb\n{'a' * 201}'''": (
        f"line 4: '{'a' * 60}…' has 201 characters; the first words will do; 200 is the most"
    ),
    "[tail]\nstart = '''\nb\na'''\n[remove.tail]\nstart = 'A:'": (
        "line 4: 'a' is added to [tail] start, and removed from it; do one of the two"
    ),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_has_a_line_and_a_way_out(text: str) -> None:
    [fault] = faults(text)
    assert fault.startswith(f"house.toml, {WRONG[text]}")
    with pytest.raises(CueError) as caught:
        house(text)
    assert str(caught.value) == fault


def test_all_that_is_wrong_is_found() -> None:
    found = faults("[tial]\n[tail]\nwohle = 'a'\nwhole = '!!'\n[examples]\nx = 'a'")
    assert [fault.partition(":")[0] for fault in found] == [
        f"house.toml, line {line}" for line in (1, 3, 4, 6)
    ]


UNREADABLE: dict[str, str | bytes] = {
    "line 2: no TOML: invalid value in column 9; ": "[tail]\nwhole = Ferry",
    "line 3: no TOML: expected \"'''\" at the end; ": "whole = '''Ferry\n\na\n\n",
    "line 2: no TOML: cannot overwrite a value in column ": "a = 'b'\na = 'c'\n",
    "line 3: not UTF-8 (byte 0xff); save it as UTF-8": b"[tail]\n\nwhole = '\xff'",
    f": more than {LARGEST:,} bytes; a file of cues is smaller; cut it into several": b"#\n" * LARGEST,
    f"line 2: a line of more than {LONGEST_LINE} characters; break it into several": "\n"
    + "a." * 200_000
    + "a = 1",
    ": brackets in brackets, without end; ": "a = " + "[\n" * 100_000,
}


@pytest.mark.parametrize("wrong", UNREADABLE)
def test_what_cannot_be_read_at_all(wrong: str) -> None:
    with pytest.raises(CueError) as caught:
        house(UNREADABLE[wrong])
    assert str(caught.value).startswith(f"house.toml{wrong if wrong.startswith(':') else f', {wrong}'}")


def test_no_file_and_no_file_at_all(here: Path) -> None:
    with pytest.raises(CueError, match=r"^none\.toml: no such file; check the name$"):
        load_cues("none.toml")
    with pytest.raises(CueError, match=r"cannot be read \(is a directory\); check the file and its mode$"):
        load_cues(here)


def test_a_mark_of_byte_order_and_other_ends_of_lines_do_no_harm() -> None:
    text = HOUSE.replace("\n", "\r\n").encode("utf-8-sig")
    assert boilerplate(STORY, house(text)) == boilerplate(STORY, house())


@given(
    st.text("[]{}='\"#.|;\\ \n\r\tab1", max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "[tail]",
                "[remove.tail]",
                "whole",
                "=",
                "'''",
                '"""',
                "a | b",
                "\n",
                "!!",
                "[examples]",
                "b",
                " ;",
            ]
        )
    ).map(" ".join)
)
def test_any_text_is_cues_or_is_told_to_be_none(text: str) -> None:
    try:
        cues = house(text)
    except CueError as error:
        assert error.remedy
        assert error.at is None or (error.at[0] == "line" and 1 <= error.at[1] <= text.count("\n") + 1)
    else:
        parse(STORY, cues=cues)


# Where things stand

remarks = st.sampled_from(["", "# [tail] whole = 'a'\n", "\n\n"])


@st.composite
def written(draw: st.DrawFn) -> tuple[str, list[tuple[tuple[str, str], str, int]]]:
    """A file with phrases in tables, and each with its place and line."""
    lines: list[str] = []
    found = []
    for table in draw(st.lists(st.sampled_from(["tail", "boilerplate", "credits", "dates"]), unique=True)):
        lines += (draw(remarks) + f"[ {table} ] # the [{table}]").split("\n")
        for key in draw(st.lists(st.sampled_from(LISTS[table]), unique=True)):
            lines += (draw(remarks) + f"{key} = '''").split("\n")
            for i in range(draw(st.integers(0, 4))):
                phrases = [f"{key} = {i}{each}" for each in draw(st.sampled_from(["a", "ab", "abc"]))]
                lines.append(" | ".join(phrases) + draw(st.sampled_from(["", "  ; [a]", "   "])))
                found += [((table, key), phrase, len(lines)) for phrase in phrases]
            lines.append("'''")
    return "\n".join(lines), found


@given(written())
def test_every_phrase_is_found_on_its_line(case: tuple[str, list[tuple[tuple[str, str], str, int]]]) -> None:
    text, found = case
    places = Places(text)
    assert [places.line(place, phrase) for place, phrase, _ in found] == [line for *_, line in found]
    assert all(
        text.split("\n")[(places.line(place) or 0) - 1].startswith(f"{place[1]} =") for place, *_ in found
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[tail]\nwhole = 'a | b'", 2),
        ("[tail]\n\n'whole' = \"a | b\"", 3),
        ("tail.whole = '''a\nb'''", 2),
        ("[tail]\nwhole = '''\na\n  b'''", 4),
        ('[tail]\nwhole = """\na\n\\u0062\n"""', 2),  # with an escape, the line of the list
        ("tail = { whole = 'b' }", 1),  # in an inline table, the line of the table
        ("language = 'en'", None),
    ],
)
def test_where_a_phrase_stands_that_is_written_otherwise(text: str, line: int | None) -> None:
    assert Places(text).line(("tail", "whole"), "b") == line


def test_the_marks_are_those_there_are() -> None:
    assert set(MARKS) == {"t", *(letter for letter, _ in LETTERS)}


# What hostile ones cost


def spent(cues: OwnCues, text: str) -> float:
    start = time.perf_counter()
    parse(text, cues=cues)
    return time.perf_counter() - start


def lines_of(phrases: Iterable[str]) -> str:
    return "'''\n" + "\n".join(phrases) + "\n'''\n"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("a." * 450 + f"a{i} = 1" for i in range(500)),
        "[tail]\nwhole = " + lines_of(f"!{'!' * (i % 9)}" for i in range(60_000)),
        "[examples]\nb = " + lines_of(f"a{i}" for i in range(60_000)),
        "\n".join(f"[a{i}]" for i in range(50_000)),
        "[remove.tail]\nwhole = " + lines_of(f"a{i}" for i in range(60_000)),
    ],
    ids=["dots", "marks", "examples", "tables", "removed"],
)
def test_a_file_of_half_a_megabyte_is_read_in_seconds(text: str) -> None:
    assert len(text) < LARGEST
    start = time.perf_counter()
    with suppress(CueError):
        house(text)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("key", ["whole", "start", "end", "anywhere", "labels"])
def test_matching_takes_no_more_than_its_share_of_time(key: str) -> None:
    """Twice the text takes no more than four times as long with phrases that nearly stand in it everywhere."""
    phrases = [" ".join(["ab"] * n) + " c" for n in range(1, LONGEST // 3 - 1)]
    cues = OwnCues((own(added={"boilerplate": {key: phrases}}),))
    line = "ab " * 50_000
    spent(cues, "ab")
    assert spent(cues, line * 2) < 4 * max(spent(cues, line), 0.05)


def test_keys_of_phrases() -> None:
    assert same_key("tail", "whole", "Read More …") == same_key("tail", "whole", "read more")
    assert same_key("agencies", "news", "AP") != same_key("agencies", "news", "ap")
    assert same_key("captions", "end", "(File photo)") == same_key("captions", "end", "(file photo)")
    assert same_key("captions", "end", "(file photo)") != same_key("captions", "end", "file photo")
