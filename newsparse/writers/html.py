"""Articles as one page of HTML that needs nothing else: an index, each article, its source and the reasons.

An article travels as JSON in an element of its own, which the page's script draws when it is looked at. The page
says by the hashes of its script and style that nothing else may run, and that nothing may be loaded at all.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from importlib.resources import files
from typing import Any, BinaryIO

from newsparse.article import Article
from newsparse.visible import visible_json
from newsparse.writers.style import Style

_STYLES = ("colors.css", "look.css", "layout.css")
_SCRIPTS = ("elements.js", "records.js", "list.js", "article.js", "source.js", "main.js")  # one after another
_MARKUP = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"}  # in JSON they stand in strings alone


def write_html(article: Article, style: Style) -> str:  # noqa: ARG001
    """The article, with its blocks, as an element for a page."""
    return _element(article.to_dict(blocks=True))


def write_failure(record: Mapping[str, Any]) -> str:
    """What failed, as `--errors` has it, as an element for a page."""
    return _element(record)


@contextmanager
def page_into(file: BinaryIO) -> Iterator[Callable[[bytes], object]]:
    """What takes elements and writes them into the page `file`, which is whole when this ends."""
    above, below = _page()
    file.write(above)
    yield file.write
    file.write(below)


def _element(record: Mapping[str, Any]) -> str:
    data = visible_json(json.dumps(record, ensure_ascii=False))
    for sign, escaped in _MARKUP.items():
        data = data.replace(sign, escaped)
    return f'<script type="application/json">{data}</script>\n'


def _page() -> tuple[bytes, bytes]:
    """The page above its articles and below them."""
    style, script = _joined(_STYLES), _joined(_SCRIPTS)
    policy = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    above, below = _joined(["page.html"]).split("{articles}\n")
    above = above.replace("{policy}", "; ".join(f"{name} {value}" for name, value in policy.items()))
    return above.replace("{style}", style).encode(), below.replace("{script}", script).encode()


def _joined(names: tuple[str, ...] | list[str]) -> str:
    room = files("newsparse.writers") / "page"
    return "".join((room / name).read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
