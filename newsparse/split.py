"""A text into the articles it holds, each with all of its lines; the text itself need not fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from newsparse.counts import Difference, Run, compare
from newsparse.separators import Profile, Role, Separator, gate, has_any, profile_of, profiles

AUTO, NONE = "auto", "none"
GLANCE = 100  # parts of a piece, of a line or more each, that are looked at
LONGEST_LINE = 1 << 22  # characters of a line without end that are kept together


class Piece(NamedTuple):
    """One article of a text, with the 1-based number of its first line; the lines in `frame` belong to the dump around.

    `text` has all of its lines, those of the frame too; it is None if they are more than was allowed.
    """

    text: str | None
    first: int = 1
    frame: frozenset[int] = frozenset()


def may_part(text: str, split: str) -> bool:
    """Whether `split_text` may find several pieces in the whole of `text`: a test that costs nearly nothing."""
    return split != NONE and (split != AUTO or has_any(text, gate()))


def split_text(chunks: Iterable[str], split: str, largest: int | None = None) -> Iterator[Piece | Difference]:
    """The pieces of a text that comes in `chunks`; together they have each of its lines once, in order. At least one.

    `split` is "auto", "none", the name of a profile or a regex on whole lines. With "auto" it is cut from the first
    chunk on that shows strong evidence, so chunks should be large. `largest` is the size of a piece, in bytes of
    UTF-8, beyond which its text is dropped. Raises OptionError for a regex that is none.
    """
    from newsparse.evidence import tell_profile  # most texts have no separators

    cutter = _Cutter(None if split in (AUTO, NONE) else profile_of(split), largest)
    first = True
    for chunk, last in _whole_lines(chunks):
        if split == AUTO and cutter.profile is None:
            cutter.profile = tell_profile(chunk, whole=first and last)
        yield from cutter.feed(chunk)
        first = False
    yield from cutter.end()
    if not (split in (AUTO, NONE, *profiles()) or cutter.cuts):
        yield Difference(f"no line of it is matched by {split!r}, which is no profile", 1)


def _whole_lines(chunks: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The same text in chunks that end with a line, and whether each is the last one."""
    rest = ""
    for chunk, last in _told_last(chunks):
        text = rest + chunk
        end = len(text) if last else max(text.rfind("\n"), text.rfind("\r", 0, -1)) + 1
        if not end and len(text) > LONGEST_LINE:
            end = len(text) - text.endswith("\r")  # which may be half a newline
        if end or last:
            yield text[:end], last
        rest = text[end:]


def _told_last(chunks: Iterable[str]) -> Iterator[tuple[str, bool]]:
    held = None
    for chunk in chunks:
        if held is not None:
            yield held, False
        held = chunk
    yield held or "", True


class _Draft:
    """A piece that is being put together.

    `text` says whether anything of an article stands in it, outside the frame; `opened` and `closed` whether a
    separator says where the article begins and ends; `page` that it is a page in front or behind, and no article;
    `framed` how many of its parts went to the frame as a whole.
    """

    def __init__(self, first: int, largest: int | None) -> None:
        self.first = first
        self.largest = largest
        self.parts: list[str] = []
        self.frame: list[range] = []
        self.size = self.newlines = self.framed = 0
        self.unended = self.dropped = False
        self.text = self.opened = self.closed = self.page = False
        self.number: int | None = None
        self.total: int | None = None

    @property
    def next(self) -> int:
        """The number of the line behind it."""
        return self.first + self.newlines + self.unended

    def add(self, text: str, framed: bool = False) -> None:
        """Add whole lines, as part of the frame or of the article."""
        if not text:
            return
        above = self.first + self.newlines
        self.newlines += text.count("\n") + text.count("\r") - text.count("\r\n")
        self.unended = text[-1] not in "\r\n"
        if framed:
            self.frame.append(range(above, self.next))
        elif not self.text:
            self.text = not text.isspace()
        self._keep(text)

    def append(self, other: _Draft) -> None:
        """Add all of `other`, which comes next, to the frame."""
        self.frame.append(range(other.first, other.next))
        self.newlines += other.newlines
        self.unended = other.unended
        for part in other.parts:
            self._keep(part)

    def to_frame(self) -> None:
        """Make all of it part of the frame, of an article that is still to come."""
        self.frame = [range(self.first, self.next)]
        self.text = self.opened = self.closed = self.page = False
        self.number = self.total = None
        self.framed = len(self.parts)

    def has_prose(self) -> bool:
        """Whether what is not framed begins as articles do; a few parts of it show that."""
        from newsparse.evidence import has_prose  # where there are no separators, nobody asks

        return has_prose("".join(self.parts[self.framed : self.framed + GLANCE]))

    def piece(self) -> Piece:
        if self.dropped:
            return Piece(None, self.first)
        return Piece("".join(self.parts), self.first, frozenset(chain.from_iterable(self.frame)))

    def _keep(self, text: str) -> None:
        if self.largest is not None:
            self.size += len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
            self.dropped |= self.size > self.largest
        if self.dropped:
            self.parts.clear()
        else:
            self.parts.append(text)


class _Cutter:
    """Cuts a text, as it comes, into pieces. The last one found is held, for what stands behind it may belong to it."""

    def __init__(self, profile: Profile | None, largest: int | None) -> None:
        self.profile = profile
        self._largest = largest
        self._draft = _Draft(1, largest)
        self._held: _Draft | None = None
        self._found = 0
        self.cuts = 0
        self._run: Run | None = None
        self._said: tuple[int, int] | None = None  # how many there are, and the line that says so

    def feed(self, text: str) -> Iterator[Piece | Difference]:
        """Take whole lines; the pieces that are complete."""
        at = 0
        for separator in self.profile.find(text) if self.profile else ():
            self._draft.add(text[at : separator.start])
            yield from self._meet(separator, text[separator.start : separator.end])
            at = separator.end
            self.cuts += 1
        self._draft.add(text[at:])

    def end(self) -> Iterator[Piece | Difference]:
        """The pieces that were held, and how the dump's own count differs."""
        if self._held is None or self._is_article(at_end=True):
            yield from self._take()
        else:
            self._held.append(self._draft)
        assert self._held
        yield self._held.piece()
        if self._run:
            yield from self._run.end()
        if self._said:
            yield from compare(*self._said, self._found)

    def _meet(self, separator: Separator, line: str) -> Iterator[Piece | Difference]:
        role = self._role(separator)
        if role in ("opens", "between"):
            in_front = not self._found and not self._draft.opened
            yield from self._finish(cover=in_front and separator.number == 1)
            self._draft.opened = True
            self._draft.number, self._draft.total = separator.number, separator.total
        self._draft.add(line, framed=separator.bare and role is not None)
        if role == "closes":
            self._draft.closed = True
            yield from self._finish()
        elif role == "cover":
            self._meet_cover(separator)

    def _role(self, separator: Separator) -> Role | None:
        """What it does here; None if nothing, after all."""
        count = (separator.number, separator.total)
        if separator.number is not None and count == (self._draft.number, self._draft.total) != (1, 1):
            return "frame"  # repeated on each page of the article
        if separator.role == "cover" and (self._draft.text if self._ruled else self._found):
            return None
        return separator.role

    def _meet_cover(self, separator: Separator) -> None:
        """A page in front ends with a separator; where only the ends of articles are marked, with its own last line."""
        if self._ruled:
            self._draft.page = True
            return
        self._draft.to_frame()
        if separator.total is not None:
            self._said = (separator.total, self._draft.next - 1)

    @property
    def _ruled(self) -> bool:
        return self.profile is not None and self.profile.does("between")

    def _finish(self, cover: bool = False) -> Iterator[Piece | Difference]:
        """End the piece here if it is an article; if not, it goes to the next one."""
        if not cover and self._is_article(at_end=False):
            yield from self._take()
        else:
            self._draft.to_frame()

    def _is_article(self, at_end: bool) -> bool:
        """Whether the draft is one: between separators surely, at the edges of the dump if it has prose."""
        draft, sure = self._draft, self.profile is None or self.profile.sure
        if not draft.text or draft.page:
            return False
        if draft.closed or draft.dropped or (draft.opened and (sure or not at_end)) or (sure and self._ruled):
            return True
        return draft.has_prose()

    def _take(self) -> Iterator[Piece | Difference]:
        """The draft is an article: hold it, and let go of the one before."""
        if self._held:
            yield self._held.piece()
        self._held, self._draft = self._draft, _Draft(self._draft.next, self._largest)
        self._found += 1
        number, total = self._held.number, self._held.total
        if number is None or total is None:
            return
        if self._run is None or total != self._run.total or number <= self._run.last:
            if self._run:
                yield from self._run.end()
            self._run = Run(total, self._held.first)
        self._run.take(number)
