"""Articles as a page to read: set in one column, the furniture apart at its foot.

Rich draws it, and only draws: the text reaches it as Text objects, never as markup, and made visible first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from newsparse.article import Article, Block, Role
from newsparse.visible import visible, visible_line
from newsparse.writers.canvas import canvas
from newsparse.writers.style import Style

_MEASURE = 76
_MARGIN = "  "
_ROLES: dict[Role, str] = {
    "author": "By ",
    "contributor": "With ",
    "photo": "Photo: ",
    "illustration": "Illustration: ",
    "graphic": "Graphic: ",
    "video": "Video: ",
    "editor": "Edited by ",
    "translator": "Translated by ",
    "source": "Source: ",
}
# First line's prefix, prefix of the lines after it, style of the prefix, style of the text.
_SHAPES = {
    "paragraph": ("", "", "", ""),
    "quote": ("    ", "    ", "", "italic"),
    "item": ("  • ", "    ", "cyan", ""),
    "subhead": ("", "", "", "bold"),
    "caption": ("│ ", "│ ", "cyan", "italic"),
}


def write_pretty(article: Article, style: Style) -> str:
    """The article as a page of at most 80 columns, with ANSI styles if `style.color`."""
    console = canvas(style)
    measure = min(console.width - 2 * len(_MARGIN), _MEASURE)
    with console.capture() as page:
        for line in _page(article, style.titled, _Setter(console, measure)):
            line.rstrip()
            indented = Text(_MARGIN if line else "").append_text(line)
            console.print(indented, no_wrap=True, overflow="ignore", crop=False)
    return page.get()


class _Setter:
    """Sets text in lines of one measure."""

    def __init__(self, console: Console, measure: int) -> None:
        self.console = console
        self.measure = measure

    def rule(self, label: str = "") -> Text:
        """A line across the page, with a label in it."""
        text = Text("── ", "dim") if label else Text()
        text.append(visible_line(label), "bold").append(" " if label else "")
        text.truncate(self.measure - 2, overflow="ellipsis")
        return text.append("─" * (self.measure - text.cell_len), "dim")

    def pack(self, facts: Iterable[str]) -> list[Text]:
        """As many facts on a line as fit, a dot between; none is broken that fits on a line of its own."""
        lines: list[Text] = []
        for fact in facts:
            text = _text(fact, "green")
            if lines and lines[-1].cell_len + 3 + text.cell_len <= self.measure:
                lines[-1].append(" · ", "dim").append_text(text)
            else:
                lines += [Text().append_text(line) for line in self.wrap(text)]
        return lines

    def wrap(self, text: Text, first: str = "", rest: str = "", prefix_style: str = "") -> list[Text]:
        """`text` in lines, the first after one prefix, the others after another."""
        lines = text.wrap(self.console, self.measure - len(rest))
        prefixes = [first] + [rest] * (len(lines) - 1)
        return [
            Text(prefix, prefix_style).append_text(line) for prefix, line in zip(prefixes, lines, strict=True)
        ]


def _page(article: Article, titled: bool, setter: _Setter) -> Iterator[Text]:
    """Every line of the page."""
    yield Text()
    if titled or article.source.article > 1:
        yield setter.rule(_title(article))
        yield Text()
    for part in (_head(article, setter), _body(article, setter), _foot(article, setter)):
        for lines in part:
            yield from lines
            yield Text()


def _title(article: Article) -> str:
    name = article.source.path or "standard input"
    return f"{name}, article {article.source.article}" if article.source.article > 1 else name


def _head(article: Article, setter: _Setter) -> Iterator[list[Text]]:
    """Kicker and headline, deck, the line of credits and dates."""
    if not any(block.kind != "blank" for block in article.blocks):
        yield setter.wrap(Text("(no text)", "dim"))
        return
    kicker = setter.wrap(_text(article.kicker, "cyan")) if article.kicker else []
    headline = _text(article.headline, "bold") if article.headline else Text("(no headline)", "dim")
    yield kicker + setter.wrap(headline)
    if article.deck:
        yield setter.wrap(_text(article.deck, "italic"))
    facts = setter.pack([*_credits(article), *_dates(article)])
    if facts:
        yield facts


def _credits(article: Article) -> Iterator[str]:
    """Who made it, one phrase a role; without what stands under a caption."""
    placed = tuple(_caption_texts(article.blocks))
    names: dict[Role, dict[str, None]] = {}
    for credit in article.credits:
        if not any(text.rstrip(")] ").endswith(credit.text) for text in placed):
            names.setdefault(credit.role, {}).update(dict.fromkeys(credit.names or [credit.text]))
    return (f"{_ROLES[role]}{', '.join(found)}" for role, found in names.items())


def _dates(article: Article) -> Iterator[str]:
    """The dates as read; as they stand in the text if they could not be."""
    if article.published:
        yield _moment(article.published)
    if article.updated:
        yield f"updated {_moment(article.updated)}"
    if not article.published and not article.updated:
        yield from (block.words for block in article.blocks if block.kind == "date")


def _moment(iso: str) -> str:
    """2015-05-31T10:14:00+03:00 as 2015-05-31 10:14 +03:00."""
    day, _, rest = iso.partition("T")
    clock = rest[: 8 if rest[5:6] == ":" else 5]  # with seconds or without
    zone = rest[len(clock) :]
    clock = clock.removesuffix(":00") if len(clock) > 5 else clock
    return " ".join(part for part in (day, clock, zone) if part)


def _body(article: Article, setter: _Setter) -> Iterator[list[Text]]:
    """The blocks of the body, captions with the credits under them, list items close together."""
    items: list[Text] = []
    inline = article.dateline.place if article.dateline else ""
    for block, credits in _with_credits(article.blocks):
        if block.kind not in _SHAPES:
            continue
        if block.kind != "item" and items:
            yield items
            items = []
        lines = _set(block, credits, inline, setter)
        if block.kind == "item":
            items += lines
        else:
            yield lines
        inline = "" if block.kind == "paragraph" else inline
    if items:
        yield items


def _set(block: Block, credits: list[str], inline: str, setter: _Setter) -> list[Text]:
    first, rest, prefix_style, style = _SHAPES[block.kind]
    text = _text(block.words, style)
    if inline and block.kind == "paragraph" and block.words.startswith(inline):
        text.stylize("bold", 0, len(visible(inline)))
    for credit in credits:
        text.append("\n").append_text(_text(credit, "dim"))
    return setter.wrap(text, first, rest, prefix_style)


def _with_credits(blocks: Iterable[Block]) -> Iterator[tuple[Block, list[str]]]:
    """Each block that is not blank, a caption together with the credits that stand right under it."""
    held: Block | None = None
    credits: list[str] = []
    for block in blocks:
        if held and block.kind == "credit":
            credits.append(block.words)
        elif block.kind != "blank":
            if held:
                yield held, credits
            held, credits = (block, []) if block.kind == "caption" else (None, [])
            if not held:
                yield block, []
    if held:
        yield held, credits


def _caption_texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block, credits in _with_credits(blocks):
        if block.kind == "caption":
            yield block.words
            yield from credits


def _foot(article: Article, setter: _Setter) -> Iterator[list[Text]]:
    """What an export says of the article, and the furniture, wherever it stood, in order."""
    told = [f"{name}: {value}" for name, value in article.fields.items()]
    told += [block.words for block in article.blocks if block.kind == "boilerplate"]
    if told:
        lines = [line for text in told for line in setter.wrap(_text(text, "dim"), rest="  ")]
        yield [setter.rule(), *lines]


def _text(text: str, style: str) -> Text:
    return Text(visible(text), style)
