"""The page as a file. What it does in a browser is in test_page.py."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from command import newsparse
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, articles, texts
from test_schema import wrong

from newsparse.article import Article
from newsparse.visible import visible
from newsparse.writers import FORMATS
from newsparse.writers.html import page_into, write_failure
from newsparse.writers.style import Style

HTML = FORMATS["html"]
ELEMENT = re.compile(r'<script type="application/json">(.*?)</script>\n', re.DOTALL)
MARKUP = "</script><!--<script>]]>&lt;\u2028\x00"


def page(*elements: str) -> str:
    file = BytesIO()
    with page_into(file) as write:
        for element in elements:
            write(element.encode())
    return file.getvalue().decode()


def records(html: str) -> list[dict[str, object]]:
    return [json.loads(data) for data in ELEMENT.findall(html)]


@given(articles(any_text | st.text(MARKUP, max_size=20)))
def test_an_article_comes_back_as_it_went(made: Article) -> None:
    element = HTML.write(made, Style())
    assert records(element) == [json.loads(json.dumps(made.to_dict(blocks=True)))]
    assert wrong(records(element)[0]) == []


@given(articles(any_text | st.text(MARKUP, max_size=20)))
def test_nothing_of_the_text_is_markup(made: Article) -> None:
    element = HTML.write(made, Style())
    assert re.findall(r"[<>&]", ELEMENT.fullmatch(element)[1]) == []  # type: ignore[index]
    assert visible(element) == element
    element.encode("utf-8")


@given(texts() | st.text(MARKUP))
def test_nothing_of_a_failure_is_markup(text: str) -> None:
    record = {"level": "error", "path": text, "error": "InputError", "wrong": text, "remedy": text}
    element = write_failure(record)
    assert records(element) == [record]
    assert re.findall(r"[<>&]", ELEMENT.fullmatch(element)[1]) == []  # type: ignore[index]


def test_a_page_runs_and_styles_itself_and_nothing_else() -> None:
    html = page()
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    (script,) = re.findall(r'<script type="module">(.*?)</script>', html, re.DOTALL)
    hashes = [b64encode(sha256(part.encode()).digest()).decode() for part in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_a_page_names_nothing_elsewhere() -> None:
    html = page()
    assert re.findall(r"https?:|url\(|@import|src=|\bimport\b|\bfetch\b|innerHTML|style=", html) == []
    assert re.findall(r'href="([^"]*)"', html) == ["#reading"]
    assert re.findall(r"\{(?:policy|style|script|articles)\}", html) == []


def test_a_page_that_breaks_off_has_no_foot() -> None:
    file = BytesIO()
    with pytest.raises(KeyError), page_into(file):
        raise KeyError
    assert file.getvalue().startswith(b"<!doctype html>")
    assert b"</html>" not in file.getvalue()


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Pier closed\n\nThe old pier of the town is closed, it said.\n")
    (tmp_path / "in" / "b.txt").write_bytes(b"GIF89a\0<script>")
    (tmp_path / "in" / "c.txt").write_text("Ferry late\n")
    return tmp_path


def test_one_page_has_all_articles_and_what_failed(folder: Path) -> None:
    result = newsparse("in", "no.txt", "-o", "all.html", cwd=folder)
    assert result.returncode == 1
    html = (folder / "all.html").read_text(encoding="utf-8")
    assert html.endswith("</html>\n")
    first, second, third, fourth = records(html)
    assert [first["headline"], third["headline"]] == ["Pier closed", "Ferry late"]
    assert (second["path"], second["error"]) == ("in/b.txt", "EncodingError")
    assert (fourth["path"], fourth["wrong"]) == ("no.txt", "no such file or folder")
    assert newsparse("in", "no.txt", "-f", "html", cwd=folder).stdout.decode() == html


def test_a_tree_has_a_page_for_each_input(folder: Path) -> None:
    newsparse("in", "-f", "html", "-o", "out/", cwd=folder)
    assert sorted(path.name for path in (folder / "out").glob("[!.]*")) == ["a.html", "c.html"]
    for name in ("a", "c"):
        html = (folder / "out" / f"{name}.html").read_text(encoding="utf-8")
        assert [record["source"]["path"] for record in records(html)] == [f"in/{name}.txt"]  # type: ignore[index]


def test_nothing_else_tells_of_failures_in_the_output(folder: Path) -> None:
    written = newsparse("in", "-f", "jsonl", cwd=folder).stdout.decode().splitlines()
    assert [json.loads(line)["source"]["path"] for line in written] == ["in/a.txt", "in/c.txt"]
