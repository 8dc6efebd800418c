from __future__ import annotations

import pytest
from hypothesis import given
from strategies import articles, news_texts

from newsparse import parse
from newsparse.article import Article, Block, Reason
from newsparse.cues import languages, load, sources_of
from newsparse.languages import tell_language
from newsparse.lines import find_layout, fold, split_lines
from newsparse.marks import mark_units
from newsparse.origins import LISTS, Origin, finder_for, letter_of
from newsparse.phrases import fold_key

PROSE = "\n\nThe council of the town said on Tuesday that the old pier will stay open all winter.\n\n"


def origins(text: str) -> list[Origin]:
    made = parse(text)
    return [origin for block in made.blocks for _, origin in finder_for(made.blocks).origins(block)]


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Advertisement", Origin("advertisement", "cues/en.toml", "boilerplate", "ads")),
        ("Photo Credit: Quay Post/Reuters", Origin("photo credit", "cues/en.toml", "credits", "photo")),
        ("By Orla Fennick", Origin("by", "cues/en.toml", "credits", "by")),
        (
            "The pier in May, when it was empty. Photo: Orla Fennick",
            Origin("photo", "cues/en.toml", "credits", "photo"),
        ),
        ("Topics： Ferries, piers", Origin("topics", "cues/en.toml", "boilerplate", "labels")),
        ("Getty Images", Origin("Getty Images", "cues/agencies.toml", "agencies", "pictures")),
        (
            "The pier, of which a photo hangs in the town hall, in 1931. | Quay Post/Reuters",
            Origin("Reuters", "cues/agencies.toml", "agencies", "news"),
        ),
    ],
)
def test_a_clue_is_found_where_it_is_from(line: str, origin: Origin) -> None:
    assert origin in origins(f"Old pier to stay open{PROSE * 2}{line}{PROSE}")


def test_the_language_of_a_text_says_which_files_are_asked() -> None:
    text = "Alte Mole bleibt offen\n\nDie alte Mole der Stadt bleibt auch im Winter offen, sagte der Rat.\n\n"
    assert Origin("anzeige", "cues/de.toml", "boilerplate", "ads") in origins(f"{text}Anzeige\n\n{text}")


@pytest.mark.parametrize("clue", LISTS)
def test_every_list_that_is_asked_is_there(clue: str) -> None:
    files = sources_of("en")
    for table, key, _ in LISTS[clue]:
        assert any(key in source.lists.get(table, {}) for source in files) or key == "editor", (table, key)


@given(news_texts())
def test_what_is_found_stands_in_its_file_and_in_the_line(text: str) -> None:
    made = parse(text)
    finder = finder_for(made.blocks)
    language = tell_language(fold(split_lines(text), made.source.layout))
    lists = {source.name: source.lists for source in sources_of(language)}
    for block in made.blocks:
        for clue, origin in finder.origins(block):
            assert clue in {reason.clue for reason in block.reasons}
            assert origin.phrase.casefold() in fold_key(block.words) or origin.phrase in block.words
            phrases = lists[origin.file][origin.table][origin.key]
            assert origin.phrase in {*phrases, *map(fold_key, phrases)}


@given(news_texts())
def test_furniture_is_always_found_again(text: str) -> None:
    made = parse(text)
    finder = finder_for(made.blocks)
    for block in made.blocks:
        found = {clue for clue, _ in finder.origins(block)}
        assert {
            each.clue for each in block.reasons if each.clue.startswith(("furniture:", "tail: "))
        } - found <= {"tail: opened"}


@given(news_texts())
def test_the_letter_of_a_block_is_that_of_its_mark(text: str) -> None:
    lines = split_lines(text)
    units = fold(lines, find_layout(lines))
    marks = mark_units(units, load(tell_language(units)))
    blocks = [block for block in parse(text).blocks if block.kind != "blank"]
    if [block.lines for block in blocks] == [(unit.first, unit.last) for unit in units]:
        assert [letter_of(block) for block in blocks] == [mark.letter for mark in marks]


@given(articles())
def test_any_article_will_do(made: Article) -> None:
    finder = finder_for(made.blocks)
    for block in made.blocks:
        list(finder.origins(block))
        letter_of(block)


def test_what_was_not_looked_at_has_no_letter() -> None:
    assert letter_of(Block("blank", "head", (1, 1), "")) == ""
    assert letter_of(Block("field", "head", (1, 1), "x", (Reason("the slug of a wire", -10.0),))) == ""


@pytest.mark.parametrize("language", languages())
def test_the_sources_hold_what_the_cues_hold(language: str) -> None:
    whole = {
        fold_key(phrase)
        for source in sources_of(language)
        for key in ("whole", "ads")
        for phrase in source.lists.get("boilerplate", {}).get(key, ())
    }
    assert whole == load(language).furniture.whole
