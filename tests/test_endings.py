from __future__ import annotations

import pytest
from hypothesis import given
from strategies import strings

from newsparse.endings import sign_off, without_sign_off, without_speaker

SAID = "The boat will not sail, she said."


@pytest.mark.parametrize("sign", [" (KB)", " [Wid]", " /KB/", " – Kallow Voice", " (O. Fennick)", " (*kb)"])
def test_what_may_sign_behind_the_last_stop(sign: str) -> None:
    assert sign_off(SAID + sign) == sign


@pytest.mark.parametrize(
    "text", [SAID, "The boat (KB)", "Boats of Kallow.com", f"{SAID} It is late (or early)", ""]
)
def test_what_signs_nothing(text: str) -> None:
    assert sign_off(text) == ""


@pytest.mark.parametrize("code", ["/rmo/chk", "/ck/stw", "/la/DP/mis", " /ck", ".-"[1:], " –", " mka"])
def test_codes_of_the_desk_are_taken_off(code: str) -> None:
    assert without_sign_off(SAID + code) == SAID


@pytest.mark.parametrize(
    "text", ["Saltvand, Kajen, 1. sal", "Fredag den 21. maj", "The boats/ferries", "Kallow -"]
)
def test_what_is_no_code(text: str) -> None:
    assert without_sign_off(text) == text


def test_initials_are_taken_off() -> None:
    assert without_sign_off(f"{SAID} (ka)") == SAID
    assert without_sign_off("An office in the U.S.") == "An office in the U.S."


@pytest.mark.parametrize("text", ["“We waited.”Anna Keller", "“We waited.”Lena Ruiz-Berg"])
def test_a_speaker_is_taken_off_who_lost_the_space(text: str) -> None:
    assert without_speaker(text) == "“We waited.”"


def test_what_is_no_name_is_no_speaker() -> None:
    assert without_speaker("“We waited.”The rest is silence") == "“We waited.”The rest is silence"


@given(strings)
def test_nothing_but_an_end_is_taken(text: str) -> None:
    assert text.startswith(without_sign_off(text))
    assert text.startswith(without_speaker(text))
    assert text.endswith(sign_off(text))
