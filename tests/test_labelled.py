from __future__ import annotations

import pytest
from credited import Found, credit
from hypothesis import given
from hypothesis import strategies as st

from newsparse.credits import read_credits
from newsparse.cues import CueFile, Lists, OwnCues, load
from newsparse.labelled import GLUED_LABEL
from newsparse.phrases import fold_key


@given(st.sampled_from(("", "By", "Von", "Por", "Photo")), st.text("AÉzßé.- ", max_size=8))
def test_a_label_is_glued_to_no_word_with_a_capital_at_its_beginning_alone(label: str, rest: str) -> None:
    text, words = label + rest, load("en").credits
    if text.partition(" ")[0].istitle():
        glued = GLUED_LABEL.match(text)
        assert glued is None or fold_key(glued[0]) not in words.by


@pytest.mark.parametrize(
    ("added", "line", "found", "without"),
    [
        (
            {"credits": {"via": ["über"]}},
            "Photo: Tom Reed über Getty Images",
            credit("photo", "Tom Reed", "Getty Images"),
            credit("photo", "Tom Reed über Getty Images"),
        ),
        (
            {"credits": {"on": ["bei"]}},
            "Photo: Tom Reed bei Unsplash",
            credit("photo", "Tom Reed", "Unsplash"),
            credit("photo", "Tom Reed bei Unsplash"),
        ),
        (
            {"credits": {"notices": ["rechte"]}},
            "© Kallow Alle Rechte",
            (),
            credit("photo", "Kallow Alle Rechte"),
        ),
        ({"names": {"companies": ["Oy"]}}, "© Kallow Oy", (), credit("photo", "Kallow Oy")),
        ({"names": {"halves": ["Ter"]}}, "By Anna TerBorg", credit("author", "Anna TerBorg"), ()),
    ],
)
def test_the_words_around_names_are_cues(added: Lists, line: str, found: Found, without: Found) -> None:
    own = OwnCues((CueFile("a.toml", str(added), added=added),))
    for cues, wanted in ((load("en", own), found), (load("en"), without)):
        assert tuple((each.role, each.names) for each in read_credits(line, cues.credits)) == wanted
