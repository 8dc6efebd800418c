from __future__ import annotations

import pytest
from hypothesis import given
from strategies import news_texts

from newsparse import parse
from newsparse.article import Credit

BODY = (
    "The ferry left the pier before dawn, and nobody on the quay had seen who was at the wheel that day.\n"
    "It came back in the evening with all its passengers, who said that they had not noticed anything.\n"
)
SHOWN = "Divers look for the wheel of the ferry in the mud of the harbour on Monday morning.\n"
HEADLINE = "Ferry leaves the harbour without a captain\n"


def pictured(text: str) -> list[Credit]:
    return [credit for credit in parse(text).credits if credit.role == "photo"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{SHOWN}Tom Reed\nAP Photo\n{HEADLINE}By Anna Keller\n{BODY}", [("Tom Reed",), ("AP",)]),
        (
            f"{SHOWN}| Tom Reed | Harbour Group\n{HEADLINE}By Anna Keller\n{BODY}",
            [("Tom Reed", "Harbour Group")],
        ),
        (f"{SHOWN}Tom Reed\n{HEADLINE}{BODY}", [("Tom Reed",)]),
        (f"{HEADLINE}{SHOWN}Zorvane de Reed/Tidewater\n{BODY}", [("Zorvane de Reed", "Tidewater")]),
        (f"{HEADLINE}{SHOWN}Zorvane Oldmark, Private\n{BODY}", [("Zorvane Oldmark",)]),
        (f"{HEADLINE}By Anna Keller\n{SHOWN}Tom Reed / Harbour Post\n{BODY}", [("Tom Reed", "Harbour Post")]),
    ],
)
def test_a_name_below_a_caption_took_the_picture(text: str, names: list[tuple[str, ...]]) -> None:
    assert [credit.names for credit in pictured(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}{SHOWN}Tom Reed / Tidewater\n3 March 2021\n{BODY}",
        f"{HEADLINE}{SHOWN}Tom Reed/Tidewater\n3 March 2021\n{BODY}",
        f"Home\nTom Reed\n{HEADLINE}{BODY}",
        f"Home\nTom Reed, File\n{HEADLINE}{BODY}",
        f"{HEADLINE}Tom Reed\nAP Photo\n{BODY}",  # nobody else signs
        f"{HEADLINE}By Anna Keller\n{SHOWN}Harbour News | Sport\n{BODY}",
        f"Home\n| Tom Reed | Harbour Group\n{HEADLINE}By Anna Keller\n{BODY}",
    ],
)
def test_a_name_with_no_caption_above_it_may_be_anybody(text: str) -> None:
    assert not any("Tom Reed" in name for credit in pictured(text) for name in credit.names)


@given(news_texts())
def test_what_a_photographer_is_called_stands_in_the_text(text: str) -> None:
    assert all(name in credit.text for credit in pictured(text) for name in credit.names)
