from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import strings

from newsparse.article import Dateline
from newsparse.cues import load
from newsparse.datelines import DASHES, SHAPE, read_dateline, read_place

DATELINES = [
    ("en", "PORT ELLIS, March 3 (Reuters) - Voters decided on Tuesday.", Dateline("PORT ELLIS", "Reuters")),
    ("en", "OSMER, March 3, 2020 (Reuters) - They voted.", Dateline("OSMER", "Reuters", "2020-03-03")),
    ("en", "MARKHAVEN, Feb. 8, 2011 (AP) - Bakers began.", Dateline("MARKHAVEN", "AP", "2011-02-08")),
    ("en", "STENMOUTH (AP) — An appeals court has ruled.", Dateline("STENMOUTH", "AP")),
    ("en", "STENMOUTH, Vell (AP) — An appeals court has ruled.", Dateline("STENMOUTH, Vell", "AP")),
    ("en", "LISBON — First it was the bell.", Dateline("LISBON")),
    ("en", "LISBON, Nov. 21 — First it was the bell.", Dateline("LISBON")),
    ("en", "ST. ANSEL, Vell — First it was the bell.", Dateline("ST. ANSEL, Vell")),
    ("en", "OSMER/PORT ELLIS (Reuters) - Two towns met.", Dateline("OSMER/PORT ELLIS", "Reuters")),
    ("en", "OSMER-ON-SEA (AFP) – The wall is done.", Dateline("OSMER-ON-SEA", "AFP")),
    ("de", "BERLIN (dpa) - Eine Straßenbahn fuhr allein.", Dateline("BERLIN", "dpa")),
    ("de", "Berlin (dpa) - Eine Straßenbahn fuhr allein.", Dateline("Berlin", "dpa")),
    ("de", "Köln/Lohnitz (dpa/lnw) - Die Glocken schweigen.", Dateline("Köln/Lohnitz", "dpa/lnw")),
    ("de", "Frankfurt am Main (AFP) – Die Glocken schweigen.", Dateline("Frankfurt am Main", "AFP")),
    ("de", "BAD LOHNITZ – Die Glocken schweigen.", Dateline("BAD LOHNITZ")),
    ("es", "Puerto Alisio, 12 may (EFE).- El volcán despertó.", Dateline("Puerto Alisio", "EFE")),
    ("es", "PUERTO ALISIO (AP) — El volcán despertó.", Dateline("PUERTO ALISIO", "AP")),
    ("fr", "PARIS (AFP) - Le bac a quitté le quai.", Dateline("PARIS", "AFP")),
    ("it", "ROMA (ANSA) - Il traghetto è partito.", Dateline("ROMA", "ANSA")),
    ("ru", "МОСКВА (ТАСС) — Паром отошёл от пристани.", Dateline("МОСКВА", "ТАСС")),
    ("tr", "İSTANBUL (AA) - Vapur iskeleden ayrıldı.", Dateline("İSTANBUL", "AA")),
    ("sk", "Lohnica 16. júla (TASR) - Kompa vyplávala.", Dateline("Lohnica", "TASR")),
    ("sk", "LOHNICA 16. júla 2021 (SITA) - Kompa vyplávala.", Dateline("LOHNICA", "SITA", "2021-07-16")),
    ("no", "OSLO (NTB): Ferja gikk fra kaia.", Dateline("OSLO", "NTB")),
    ("no", "Oslo (NTB): Ferja gikk fra kaia.", Dateline("Oslo", "NTB")),
    ("fi", "HELSINKI (STT) Lautta lähti laiturista.", Dateline("HELSINKI", "STT")),
    ("en", "OSMER,  March  3,\u00a02020  (Reuters)  -  They voted.", Dateline("OSMER", "Reuters", "2020-03-03")),
    ("hr", "ZAGREB, 3. ožujka (Hina): Trajekt je otišao.", Dateline("ZAGREB", "Hina")),
    ("en", "KALLOW, Mar 03: The ferry left.", Dateline("KALLOW")),
    ("en", "PORT KALLOW, March 3, 2021: The ferry left.", Dateline("PORT KALLOW", None, "2021-03-03")),
    ("id", "KUALA KALLOW, 8 JUL: Feri itu pergi.", Dateline("KUALA KALLOW")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "dateline"),
    DATELINES,
    ids=[f"{language}-{text[:34]}" for language, text, _ in DATELINES],
)
def test_a_dateline(language: str, text: str, dateline: Dateline) -> None:
    cues = load(language)
    assert read_dateline(text, cues.credits, cues.dates) == dateline


TRAPS = [
    ("en", ""),
    ("en", "LISBON"),
    ("en", "LISBON —"),
    ("en", "By noon the harbour was full — and nobody had seen the ferry leave."),
    ("en", "The ferry — the last of its kind — is to be sold."),
    ("en", "Anna Keller (left) - and her crew - went home."),
    ("en", "Lisbon (Portugal) - First it was the bell."),
    ("en", "Lisbon - First it was the bell."),
    ("en", "One day (AP) the bell was gone."),
    ("en", "“LISBON — they told us to go,” she said."),
    ("en", "WHAT: a fair on the pier"),
    ("en", "UPDATE: The ferry is running again."),
    ("en", "Q: Was the captain on board?"),
    ("en", "I – said the captain – was not there."),
    ("en", "A – B – C: how the alphabet came to the island"),
    ("en", "2020 — A year nobody in the harbour will forget."),
    ("en", "Port Ellis said on Tuesday that it would return the canal (Reuters) - the first to do so."),
    ("en", "Q — Was the captain on board?"),
    ("de", "Anna Keller – seit 1971 im Amt – sagte Nein."),
    ("es", "El volcán (EFE) despertó."),
    ("en", "NATO (AP) told them so."),
    ("en", "Anna Keller (AP): We saw a light."),
    ("en", "The union (AFP): it left."),
    ("en", "OSMER (POP): It left."),
    ("en", "SUNDAY, MARCH 3: The ferry leaves."),
    ("en", "UPDATE, MARCH 3: The ferry is running again."),
    ("en", "GATE, TRACK 3: The ferry leaves."),
    ("en", "Kallow, March 3: The ferry leaves."),
    ("sk", "Lohnica 16. júla - Kompa vyplávala."),
    ("ru", "Музыкальная акустика – молодая наука."),
    ("el", "Του Δημήτρη Αλεξίου - Αναλυτή"),
    ("sv", "– Isen höll, säger piloten."),
    ("ja", "（共同通信）山あいの無人駅に一本の傘が置かれていた。"),
]


@pytest.mark.parametrize(
    ("language", "text"), TRAPS, ids=[f"{language}-{text[:34]}" for language, text in TRAPS]
)
def test_no_dateline(language: str, text: str) -> None:
    cues = load(language)
    assert read_dateline(text, cues.credits, cues.dates) is None


BITS = "LISBON Berlin St. , . ( ) （ ） - – — _ : / Reuters AP dpa March 3 2021 2020-03-03 said é İ ß 東京"


@given(st.lists(st.sampled_from(BITS.split(" ")), max_size=12).map(" ".join) | strings)
def test_no_dateline_is_without_a_dash(text: str) -> None:
    assert not SHAPE.match("".join(sign for sign in text if sign not in DASHES))


@given(st.lists(st.sampled_from(BITS.split(" ")), max_size=12).map(" ".join) | strings)
def test_any_text_is_read_and_what_is_found_stands_in_it(text: str) -> None:
    cues = load("en")
    found = read_dateline(text, cues.credits, cues.dates)
    if found:
        assert found.place and text.startswith(found.place)
        assert found.agency is None or f"{found.agency}" in text


@pytest.mark.parametrize(
    "text",
    [
        "A" * 100_000,
        "LISBON, " * 12_000,
        "LISBON (" * 12_000,
        "LISBON — " * 11_000,
        " -" * 50_000,
        "3" * 100_000,
    ],
    ids=["one word", "commas", "brackets", "dashes", "hyphens", "digits"],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    cues = load("en")
    start = time.process_time()
    read_dateline(text, cues.credits, cues.dates)
    assert time.process_time() - start < 1


# Where it is known to be one


@pytest.mark.parametrize(
    ("language", "text", "dateline"),
    [
        ("en", "KALLOW", Dateline("KALLOW")),
        ("en", "Kallow, Northland ", Dateline("Kallow, Northland")),
        ("en", "KALLOW, March 3", Dateline("KALLOW")),
        ("en", "KALLOW, March 3, 2021 (Reuters) -", Dateline("KALLOW", "Reuters", "2021-03-03")),
        ("en", "KALLOW (Quay Post)", Dateline("KALLOW")),
        ("de", "KALLOW, 3. März 2021", Dateline("KALLOW", None, "2021-03-03")),
        ("de", "Köln/Lohnitz (dpa/lnw)", Dateline("Köln/Lohnitz", "dpa/lnw")),
        ("en", "", None),
        ("en", "12", None),
        ("en", "Kallow: a place", None),
        ("en", "x" * 100, None),
    ],
)
def test_a_place_behind_a_label(language: str, text: str, dateline: Dateline | None) -> None:
    cues = load(language)
    assert read_place(text, cues.credits, cues.dates) == dateline


@given(strings)
def test_a_place_is_read_in_any_text(text: str) -> None:
    cues = load("en")
    found = read_place(text, cues.credits, cues.dates)
    assert found is None or (found.place and found.place in text)


def test_a_byline_run_into_the_story_is_no_dateline() -> None:
    said = "The ferry of the islands left the pier without its captain on Monday."
    cues = load("en")
    assert read_dateline(f"BY ANNA KELLER – {said}", cues.credits, cues.dates) is None
    assert read_dateline(f"KALLOW – {said}", cues.credits, cues.dates) is not None
