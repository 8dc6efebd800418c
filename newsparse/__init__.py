"""Raw news text in, structured articles out, nothing lost."""

from newsparse.article import Article, Block, Credit, Dateline, Placed, Reason, Source
from newsparse.parse import parse

__all__ = ["Article", "Block", "Credit", "Dateline", "Placed", "Reason", "Source", "parse"]
__version__ = "0.1.0"
