"""Raw news text in, structured articles out, nothing lost."""

from newsparse import starting  # noqa: F401, it works by being imported before all that takes its time
from newsparse.article import Article, Block, Credit, Dateline, Placed, Reason, Source
from newsparse.cuefiles import load_cues
from newsparse.cues import OwnCues
from newsparse.errors import NewsparseError, NewsparseWarning
from newsparse.parse import parse, parse_all
from newsparse.readers import read
from newsparse.readers.options import ReadOptions

__all__ = [
    "Article",
    "Block",
    "Credit",
    "Dateline",
    "NewsparseError",
    "NewsparseWarning",
    "OwnCues",
    "Placed",
    "ReadOptions",
    "Reason",
    "Source",
    "load_cues",
    "parse",
    "parse_all",
    "read",
]
__version__ = "0.1.0"
