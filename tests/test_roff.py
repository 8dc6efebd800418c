from __future__ import annotations

import re
import shutil
import subprocess

import click
import pytest
from command import newsparse
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import __version__
from newsparse.cli import command
from newsparse.manual import manual_of
from newsparse.roff import man_page, plain

PAGE = man_page(command, __version__)
HEAD = '.TH X 1 "" ""\n.SH X\n'
needs_mandoc = pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")


def ran(tool: list[str], page: str) -> str:
    """What a tool says of a page, errors included."""
    result = subprocess.run(
        tool,
        input=page.encode("ascii"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    )
    return result.stdout.decode("utf-8")


def rendered(line: str) -> str:
    """One line of roff as mandoc shows it, without its header and footer."""
    shown = ran(["mandoc", "-Tutf8", "-Owidth=1000"], f"{HEAD}{line}\n")
    return " ".join(re.sub(".\b", "", shown).split("\n", 3)[3].rsplit("\n", 3)[0].split())


def test_the_command_prints_it() -> None:
    assert newsparse("--man").stdout.decode("ascii") == PAGE
    assert PAGE.startswith(f'.TH NEWSPARSE 1 "" "newsparse {__version__}"\n.SH NAME\nnewsparse \\- turn ')


def test_every_option_group_and_section_is_in_it() -> None:
    manual = manual_of(command)
    for option in (each for each in command.params if isinstance(each, click.Option)):
        assert f"\n.TP\n\\fB{plain(', '.join(sorted(option.opts, key=len)))}\\fR" in PAGE
    assert re.findall(r"^\.SS (.*)$", PAGE, re.MULTILINE) == [group.title for group in manual.groups]
    titles = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", *(each.title.upper() for each in manual.sections)]
    assert re.findall(r"^\.SH (.*)$", PAGE, re.MULTILINE) == titles


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\\.'\"-`^~%$ \n\t"), max_size=60
    )
)
def test_no_text_is_taken_for_a_request(text: str) -> None:
    line = plain(text)
    assert "\n" not in line
    assert line.isascii()
    assert not line.startswith((".", "'"))
    assert set(re.findall(r"\\(\(..|.)", line)) <= {"e", "-", "(aq", "(ga", "(ha", "(ti", "(dq", "&", "["}


@needs_mandoc
@settings(max_examples=30, deadline=None)
@given(st.text("abc .\\'\"-`^~%$é日[]{}", min_size=1, max_size=40).filter(lambda text: text.strip()))
def test_a_text_is_shown_as_it_is(text: str) -> None:
    assert rendered(plain(text.strip())) == " ".join(text.split())


@needs_mandoc
def test_mandoc_has_nothing_to_say_but_that_there_is_no_date() -> None:
    said = ran(["mandoc", "-Tlint", "-Wwarning"], PAGE).splitlines()
    assert [line for line in said if "missing date" not in line] == []


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_has_nothing_to_say() -> None:
    assert ran(["groff", "-man", "-ww", "-Tascii", "-z"], PAGE) == ""
