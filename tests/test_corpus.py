from __future__ import annotations

from dataclasses import replace
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles

from newsparse import parse
from newsparse.article import Article
from newsparse.corpus import LONGEST, PARTS, Corpus, Spread, Traits, study

EMPTY = parse("")


def corpus(*traits: Traits) -> Corpus:
    counted = Corpus()
    for each in traits:
        counted.add(each)
    return counted


# An article


@given(articles())
def test_what_an_article_has(article: Article) -> None:
    traits = study(article)
    has = set(traits.parts)
    assert has <= set(PARTS)
    assert [part in has for part in ("headline", "deck")] == [bool(article.headline), bool(article.deck)]
    assert ("date" in has) == bool(article.published or article.updated)
    assert ("authors" in has) == any(credit.role == "author" for credit in article.credits)
    assert ("credits" in has, "dateline" in has) == (bool(article.credits), article.dateline is not None)
    assert ("paragraphs" in has) == (traits.paragraphs > 0) == bool(article.paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "words", "characters"),
    [
        ((), 0, None),
        (("one",), 1, None),
        (("one two", "three"), 3, None),
        (("one  two   three",), 3, None),
        (("Donaudampfschifffahrtsgesellschaft",), 1, None),
        (("船が港を出るのは九週間ぶりのことだった。", "港の人たちは喜んでいた。"), None, 32),
        (("老茶馆拆了一半，茶客坐在另一半里不肯走。",), None, 20),
        (("배가 아홉 주 만에 다시 항구를 떠났다.",), 7, None),
    ],
)
def test_length_is_in_words_or_where_there_are_no_spaces_in_characters(
    paragraphs: tuple[str, ...], words: int | None, characters: int | None
) -> None:
    traits = study(replace(EMPTY, paragraphs=paragraphs))
    assert (traits.paragraphs, traits.words, traits.characters) == (len(paragraphs), words, characters)


@given(st.lists(st.text("ab  \t\u00a0é")))
def test_words_are_counted_as_they_are_split(texts: list[str]) -> None:
    paragraphs = tuple(" ".join(text.split()) for text in texts if text.split())
    assert study(replace(EMPTY, paragraphs=paragraphs)).words == sum(len(text.split()) for text in paragraphs)


def test_a_line_of_boilerplate_counts_once_and_with_single_spaces() -> None:
    lines = ("Share  this\tstory", "Menu", "Share this story", "x" * LONGEST, "y" * (LONGEST + 1))
    assert study(replace(EMPTY, boilerplate=lines)).boilerplate == ("Share this story", "Menu", "x" * LONGEST)


# Numbers


@given(st.lists(st.integers(0, 50), min_size=1))
def test_what_is_not_exceeded_by_so_many_percent(numbers: list[int]) -> None:
    spread = Spread()
    for number in numbers:
        spread.add(number)
    assert (spread.articles, spread.total) == (len(numbers), sum(numbers))
    assert (spread.at(0), spread.at(100)) == (min(numbers), max(numbers))
    for percent in (10, 50, 90):
        at = spread.at(percent)
        assert at in numbers
        assert 100 * sum(number <= at for number in numbers) >= percent * len(numbers)
        assert 100 * sum(number < at for number in numbers) < percent * len(numbers)


def test_the_median_of_many() -> None:
    spread = Spread()
    for number in range(1001):
        spread.add(number)
    assert [spread.at(percent) for percent in (10, 50, 90)] == [100, 500, 900]
    assert quantiles(range(1001), n=10)[4] == 500


def test_of_no_articles_there_is_no_median() -> None:
    assert (Spread().at(50), Spread().total, Spread().articles) == (None, 0, 0)


# A corpus


def test_the_sums() -> None:
    counted = corpus(
        Traits(("headline", "paragraphs"), 3, 100, None, ("Menu", "Share")),
        Traits(("paragraphs",), 1, None, 40, ("Menu",)),
        Traits((), 0, 0, None, ()),
    )
    assert counted.articles == 3
    assert [counted.without(part) for part in ("headline", "date", "paragraphs")] == [2, 3, 1]
    assert (counted.paragraphs.total, counted.words.total, counted.characters.total) == (4, 100, 40)
    assert (counted.paragraphs.articles, counted.words.articles, counted.characters.articles) == (3, 2, 1)
    assert counted.boilerplate.most(9) == [("Menu", 2)]
