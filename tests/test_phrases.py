from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.cues import languages, load
from newsparse.phrases import (
    BARE,
    Endings,
    Phrases,
    first_word,
    fold,
    fold_key,
    fold_keys,
    fold_letters,
    hints,
)

signs = st.text("abé 1-/'’.,:|_·aß", min_size=1, max_size=12)
SAID = ["sign up", "e-mail", "a.b.", "x", "story continues below", "1st", "l'été", "* * *"]


@given(st.lists(signs, max_size=6))
def test_phrases_are_folded_together_as_each_is_alone(texts: list[str]) -> None:
    assert fold_keys(texts) == [fold_key(text) for text in texts]


@given(st.lists(signs | st.sampled_from(SAID), min_size=1, max_size=5), signs, signs)
def test_a_text_that_has_a_phrase_has_its_hint_and_its_first_word(
    given_: list[str], before: str, behind: str
) -> None:
    phrases = Phrases(given_, spaces=True)
    for text in (*given_, f"{before} {given_[0]} {behind}", f"{given_[0]}{behind}"):
        key = fold_key(text)
        found = phrases.within(key)
        bare = key.translate(BARE)
        words = bare.split()
        assert (
            found is None or hints([found])[0] in bare
        )  # not a word of it: "é" in "1 é1", where "é#" is one
        assert found is None or any(found in phrases.by_hint().get(word, ()) for word in words)
        assert phrases.opens(key) is None or first_word(key, True) in phrases.first_words()


@given(st.lists(signs | st.sampled_from(SAID), min_size=1, max_size=5), signs)
def test_the_longest_phrase_is_found_at_either_end(given_: list[str], text: str) -> None:
    phrases = Phrases(given_, spaces=False)
    folded = {fold_key(phrase) or phrase.casefold() for phrase in given_}
    key = fold_key(text + given_[0])
    assert phrases.closes(key) == max((p for p in folded if key.endswith(p)), key=len, default=None)
    key = fold_key(given_[0] + text)
    assert phrases.opens(key) == max((p for p in folded if key.startswith(p)), key=len, default=None)


@given(st.lists(signs, max_size=5), signs)
def test_endings(endings: list[str], text: str) -> None:
    assert Endings(endings).ends(text) == text.casefold().endswith(tuple(map(str.casefold, endings)))


@pytest.mark.parametrize("language", languages())
def test_all_that_is_asked_at_once_holds_what_is_asked_one_by_one(language: str) -> None:
    cues = load(language)
    for phrases in (cues.furniture.start, cues.furniture.tail_start, cues.caption_start):
        assert phrases.first_words() <= cues.openings
    for phrases in (cues.furniture.anywhere, cues.dates.reading, cues.dates.relative):
        assert phrases.by_hint().keys() <= cues.hints
    assert cues.credits.hints | cues.credits.houses.keys() | cues.credits.picture_labels.keys() <= cues.hints
    assert cues.credits.picture_openings <= cues.credits.label_openings


def test_a_letter_of_two_signs_is_the_same_as_one() -> None:
    assert fold("সম\u09df") == fold("সম\u09af\u09bc") == fold_letters("সম\u09df")
    assert fold("প\u09dcুন") == fold("প\u09a1\u09bcুন")
