"""Articles as Markdown: what is known of them in front matter, the body below it.

The Markdown is CommonMark, and means the same on GitHub. Of the text nothing is markup: rendered, it is the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsparse.article import Article, Kind
from newsparse.visible import visible, visible_json
from newsparse.writers.style import Style

_SHAPES: dict[Kind, str] = {
    "headline": "# {}",
    "deck": "**{}**",
    "paragraph": "{}",
    "subhead": "## {}",
    "item": "- {}",
    "quote": "> {}",
    "caption": "*{}*",
}
# What stands above the body, in this order, where it is known.
_FIELDS = ("headline", "kicker", "deck", "credits", "dateline", "published", "updated", "source", "fields")
# Signs of Markdown; then what begins an entity, an emoji's code and the two kinds of bare links.
_SIGNS = r"[\\`*_\[\]{}<>#~|$^]|&(?=#?[0-9A-Za-z]{1,32};)|:(?=//|[a-z+-][0-9a-z_+-]{0,40}:)|(?<=\bwww)\."
_FIRST = (
    r"^([0-9]{1,9}(?=[.)])|(?=[-+=:]))"  # what counts only where a line begins, such as the number of an item
)
_NO_YAML = "[\ufffe\uffff]"


def write_markdown(article: Article, style: Style) -> str:
    """The article as a page of Markdown; no line of it is `---` but the two around the front matter."""
    body = "".join(_body(article, style))
    return f"---\n{_front(article)}---\n{body}"


def _front(article: Article) -> str:
    """The fields in YAML, of which JSON is a part; a list with an entry on each line."""
    told = article.to_dict()
    return "".join(f"{name}:{_yaml(told[name])}\n" for name in _FIELDS if told[name])


def _yaml(value: Any) -> str:
    if isinstance(value, list):
        return "".join(f"\n  -{_yaml(each)}" for each in value)
    escaped = visible_json(json.dumps(value, ensure_ascii=False))
    return " " + re.sub(_NO_YAML, lambda match: f"\\u{ord(match[0]):04x}", escaped)


def _body(article: Article, style: Style) -> Iterator[str]:
    """Headline, deck and body in the order of the text: a blank line before each, but between list items."""
    above: Kind | None = None
    for kind, text in _parts(article):
        shown = escape(visible(text) if style.terminal else text)
        if shown:
            yield ("" if above == kind == "item" else "\n") + _SHAPES[kind].format(shown) + "\n"
            above = kind


def _parts(article: Article) -> Iterator[tuple[Kind, str]]:
    """What is set, by its kind. The fields have the texts, without bullets and credits; the blocks their places."""
    texts: dict[Kind, Iterator[str]] = {
        "headline": iter(filter(None, [article.headline])),
        "deck": iter(filter(None, [article.deck])),
        "paragraph": iter(article.paragraphs),
        "subhead": (subhead.text for subhead in article.subheads),
        "item": (item.text for item in article.items),
        "quote": (quote.text for quote in article.quotes),
        "caption": iter(article.captions),
    }
    for block in article.blocks:
        if block.kind in texts:
            yield block.kind, next(texts[block.kind], "")


def escape(text: str) -> str:
    """`text` as Markdown that is rendered as `text`, on one line: newlines become spaces."""
    line = re.sub(r"[\r\n]+", " ", text).strip()
    return re.sub(_FIRST, r"\1\\", re.sub(_SIGNS, r"\\\g<0>", line))
