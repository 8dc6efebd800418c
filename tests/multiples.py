"""Dumps of articles, written for the tests, in each shape that a profile is for."""

from __future__ import annotations

from collections.abc import Sequence

ARTICLES = (
    """\
Old pier in Kallow to stay open

By Orla Fennick
3 March 2021

KALLOW (Reuters) - The old pier of Kallow will stay open through the winter, the town council decided on Tuesday.

Two of its beams are cracked, and a third one has not been seen since the storm in May. Half a pier is better than \
none, the harbour master told the meeting, and nobody from the fleet spoke against her.

Repairs are to begin in April and to take six weeks, if the weather lets the divers work below the waterline.
""",
    """\
Bees return to the school roof in Tennick

By Tam Weller
4 March 2021

The bees that left the roof of the school last autumn are back, its caretaker said. He had kept their hives dry, with \
a tarpaulin and eleven bricks.

Pupils of the fourth form will count them each morning. The honey is to be sold at the summer fair, as it was before \
the swarm moved into the chimney of the bakery.

Nobody has been stung so far, which the headmistress calls a matter of good manners on both sides.
""",
    """\
Library of Osmere lends out its ladders

By Ines Marrow
5 March 2021

Readers in Osmere can borrow ladders from this week on, beside novels and maps. There are four of them, the longest \
with nineteen rungs.

The idea came from a plumber, who had asked for a manual and was given a ladder by mistake. Each loan ends after three \
days, and whoever is late pays by the rung.

A second branch wants to follow with wheelbarrows, said its director, as soon as the cellar has been cleared.
""",
    """\
Night trains to Vell are full until June

By Piet Anselm
6 March 2021

Every berth on the night train to Vell has been sold until the middle of June, the railway announced on Friday.

Two carriages stand in a depot in the north with broken heating. Mechanics have ordered the valves, but the foundry \
that cast them closed in spring.

Passengers without a berth may sit in the dining car, where the cook has promised soup at every border.
""",
)
RULES = {"underscores": "_" * 60, "equals": "=====", "stars": "*" * 20, "dashes": "-" * 70}


def nexis(articles: Sequence[str] = ARTICLES, said: str = "{} of {} DOCUMENTS") -> str:
    """With a page in front that says what was searched for."""
    cover = (
        "Time of Request: Friday\nNumber of Lines: 61\nJob Number: 1842:0\n\nSearch Terms: pier and bees\n\n"
    )
    total = len(articles)
    return cover + "".join(
        f"{said.format(i, total):>50}\n\n\n{article}\n" for i, article in enumerate(articles, 1)
    )


def nexis_uni(articles: Sequence[str] = ARTICLES) -> str:
    """With a list of titles in front."""
    titles = "".join(
        f"{i}. {article.splitlines()[0]}\n   Client/Matter: -None-\n   Search Terms: pier\n   Narrowed by:\n"
        f"      Content Type   Narrowed by\n      News           Timeline: 01 Mar. 2021 to 31 Mar. 2021\n"
        for i, article in enumerate(articles, 1)
    )
    cover = f"User Name: O. Fennick\nJob Number: 4711\nDocuments ({len(articles)})\n{titles}\n"
    return cover + "".join(f"{article}\n\nEnd of Document\n\n" for article in articles)


def proquest(articles: Sequence[str] = ARTICLES) -> str:
    """With a table of contents in front and an address behind."""
    rule, total = "_" * 60, len(articles)
    titles = "".join(f"{i}. {article.splitlines()[0]}\n" for i, article in enumerate(articles, 1))
    shown = "".join(
        f"{rule}\n\nDocument {i} of {total}\n\n{article}\n" for i, article in enumerate(articles, 1)
    )
    return f"{rule}\n\nTable of contents\n\n{titles}\n{shown}{rule}\n\nContact us at: the help desk\n"


def underscored(articles: Sequence[str] = ARTICLES) -> str:
    """The same, newer: not numbered, but labelled."""
    rule = "_" * 60
    titles = "".join(f"{i}. {article.splitlines()[0]}\n" for i, article in enumerate(articles, 1))
    shown = "".join(
        f"{rule}\n\n{article}\nPublication title: Quay Post\nProQuest document ID: {i}\n"
        for i, article in enumerate(articles, 1)
    )
    return f"{rule}\n\nTable of contents\n\n{titles}\n{shown}{rule}\n\nContact us at: the help desk\n"


def factiva(articles: Sequence[str] = ARTICLES) -> str:
    """With what was searched for behind the last one."""
    shown = "".join(
        f"{article}\nDocument QUAYP0002021030{i}eh33000{i}x\n\n" for i, article in enumerate(articles, 1)
    )
    return f"{shown}Search Summary\nText  pier\nDate  In the last year\nResults Found  4\n"


def docs(articles: Sequence[str] = ARTICLES, tag: str = "doc") -> str:
    """As Wikipedia extracts and TREC have it."""
    return "".join(f'<{tag} id="{i}">\n{article}</{tag}>\n' for i, article in enumerate(articles, 1))


def trec(articles: Sequence[str] = ARTICLES) -> str:
    """With tags inside."""
    return "".join(
        f"<DOC>\n<DOCNO> QP-{i} </DOCNO>\n<TEXT>\n{article}</TEXT>\n</DOC>\n"
        for i, article in enumerate(articles, 1)
    )


def endoftext(articles: Sequence[str] = ARTICLES) -> str:
    """The mark behind the last word of each."""
    return "".join(f"{article.rstrip()}<|endoftext|>\n" for article in articles)


def wire(articles: Sequence[str] = ARTICLES) -> str:
    """With control characters around each story."""
    return "".join(f"\x01a0{i}\n\x02\n{article}\x03\n" for i, article in enumerate(articles, 1))


def ruled(line: str, articles: Sequence[str] = ARTICLES) -> str:
    """With a line between."""
    return f"\n{line}\n\n".join(articles)


def paged(articles: Sequence[str] = ARTICLES) -> str:
    """Each on a new page."""
    return "\f".join(articles)


SHAPES: dict[str, tuple[str, str]] = {  # the profile that has to be found, and the dump
    "nexis": ("nexis", nexis()),
    "nexis-german": ("nexis", nexis(said="Dokument {} von {}")),
    "nexis-french": ("nexis", nexis(said="Document {} de {}")),
    "nexis-uni": ("nexis-uni", nexis_uni()),
    "proquest": ("proquest", proquest()),
    "proquest-unnumbered": ("underscores", underscored()),
    "factiva": ("factiva", factiva()),
    "doc": ("doc", docs()),
    "DOC": ("doc", docs(tag="DOC")),
    "trec": ("doc", trec()),
    "endoftext": ("endoftext", endoftext()),
    "endoftext-alone": ("endoftext", ruled("<|endoftext|>")),
    "etx": ("etx", wire()),
    **{name: (name, ruled(line)) for name, line in RULES.items()},
    "form-feed": ("form-feed", paged()),
}
