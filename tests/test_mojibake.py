from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, texts

from newsparse.errors import InputError
from newsparse.lines import split_lines
from newsparse.readers.mojibake import is_double_encoded, mend

FINE = {
    "German": "Über die Brücke wird im März entschieden. „Frühestens“, sagte sie, „so groß ist der Spaß“.",
    "French": "Le vieux phare de Kéranou sera fermé dès l’été. « Nous n’avons pas le choix », a dit l’élu – à l’été.",
    "Spanish": "El puente viejo se cerrará al tráfico. ¿Quién pagará? La alcaldesa señaló: «No había decisión».",
    "Portuguese": "A ponte não abrirá, disse o prefeito; a decisão é da câmara. “São João” ficará à espera.",
    "Polish": "Stary most zostanie zamknięty. „Będziemy czekać” – powiedział sołtys, który wątpi w pieniądze.",
    "Vietnamese": "Cây cầu cũ sẽ đóng cửa suốt mùa đông, hội đồng thị trấn quyết định hôm thứ Ba.",
    "Russian": "Старый мост закроют на зиму. «Будем ждать», — сказал мэр.",
    "Greek": "Η παλιά γέφυρα θα μείνει κλειστή όλο τον χειμώνα.",
    "Japanese": "町の古い橋は冬の間、通行止めになる。「春まで待つ」と町長は話した。",
}
CURSED = "CAFÉ» CAFÉ» CAFÉ» CAFÉ» „Spaß“ „Spaß“ „Spaß“ „Spaß“ 30 °C–35 °C Â£ £5 £6 £7 £8 £9"


def twice(text: str, codec: str = "latin-1") -> str:
    return text.encode("utf-8").decode(codec, "ignore")


@pytest.mark.parametrize("language", FINE)
def test_text_that_is_fine_is_left_alone(language: str) -> None:
    text = FINE[language]
    assert not is_double_encoded(text)
    assert mend(text, "a.txt") == text


@pytest.mark.parametrize(
    "text", ["", "Old pier", "Ã¼", "The Â sign, the Ã sign, the â€œ sign: how they come about", CURSED]
)
def test_a_few_such_signs_are_no_evidence(text: str) -> None:
    assert not is_double_encoded(text)


@pytest.mark.parametrize("language", FINE)
def test_text_that_was_encoded_twice_is_told(language: str) -> None:
    text = FINE[language]
    assert is_double_encoded(twice(text))


@pytest.mark.parametrize("language", ["German", "French", "Spanish", "Polish"])
def test_it_is_mended(language: str) -> None:
    text = f"{FINE[language]}\r\n\n{FINE[language]}\rEnd"
    assert mend(twice(text), "a.txt") == text


def test_through_cp1252() -> None:
    text = "“No,” said the harbour master – “half a pier is better than none.” It’s hers."
    assert twice(text, "cp1252").startswith("â€œNo,")
    assert is_double_encoded(twice(text, "cp1252"))
    assert not is_double_encoded(text)


@given(texts() | any_text.map(twice) | st.text("ÃÂâ€\x80\x85\x9cÀ\x80 a\r\n¼ í\xa0", max_size=30))
def test_mending_keeps_the_lines(text: str) -> None:
    mended = mend(text, "a.txt")
    assert [(line.number, line.end) for line in split_lines(mended)] == [
        (line.number, line.end) for line in split_lines(text)
    ]
    mended.encode("utf-8")
    assert mended.count("\0") == text.count("\0")


def test_without_the_library_there_is_one_command_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(InputError, match=r"a\.txt: --mend needs .*; run pip install 'newsparse\[mend\]'"):
        mend("Ã¼", "a.txt")
