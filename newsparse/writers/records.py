"""Articles as JSON objects: one a line, or indented as jq prints them."""

from __future__ import annotations

import json

from newsparse.article import Article
from newsparse.visible import visible_json
from newsparse.writers.style import Style


def write_jsonl(article: Article, style: Style) -> str:
    """The article as one line of JSON.

    Line separators and other dangerous characters are written as \\uXXXX: no reader takes one line for two.
    """
    return visible_json(json.dumps(article.to_dict(style.blocks), ensure_ascii=False)) + "\n"


def write_json(article: Article, style: Style) -> str:
    """The same object, indented by two."""
    return visible_json(json.dumps(article.to_dict(style.blocks), ensure_ascii=False, indent=2)) + "\n"
