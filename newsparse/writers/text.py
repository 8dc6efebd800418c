"""Articles as clean text: the headline, a blank line, the body."""

from __future__ import annotations

from newsparse.article import Article
from newsparse.visible import visible
from newsparse.writers.style import Style


def write_text(article: Article, style: Style) -> str:
    """Headline and body, whichever there is; nothing for an empty article."""
    text = "\n\n".join(part for part in (article.headline, article.text) if part)
    text = visible(text) if style.terminal else text
    return f"{text}\n" if text else ""
