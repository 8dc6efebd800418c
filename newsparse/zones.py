"""Where the article begins and ends: its head, body and tail.

The body is the run of units with the largest sum of evidence, mended where a deck, a notice or a short sentence
hid its ends.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import takewhile
from typing import NamedTuple

from newsparse.article import Unit
from newsparse.dates import DatedLine
from newsparse.endings import sign_off
from newsparse.headlines import TOO_LONG, find_headline, tells
from newsparse.marks import BYLINE, CLOSERS, ENDS_IN_COLON, SIGNED, Mark, has_date, is_byline, names_author
from newsparse.rivals import ECHO
from newsparse.surroundings import NEAR, SENTENCES, TAIL, Neighbours, Surroundings, alone, score_units
from newsparse.topics import LONGEST, TOPIC, content, share, topic_of

FLOOR, CEILING = -0.2, 4.0  # what one unit may add to the sum of a run: furniture inside it is no end
OPENING = 10  # units that may open a body with its byline and dates
NO_SENTENCE = frozenset((  # what a line does not say of itself that is one, but lacks its end
    "1 word", "2 words", "3-4 words", "5-7 words",
    "function words: none", "capitals: many", "a link or address", "repeated",
))  # fmt: skip
# Of the words of a line that breaks off, those in the body. On the measured dumps 83 of 100 paragraphs cut in half
# have as many, and 39 of 100 such lines below the body.
IN_COMMON = 0.15
CARRY = 1.5  # log odds by which a sentence beside a paragraph may fall short
CLOSING = 4.0  # the same of those that end the text
GOES_ON = 0.3  # of the words of a sentence below the body and a line of furniture, those in the body
COMMENTS = 3  # lines with a time, and whose they are, that show the comments of readers
SIGNING = 3  # units right above the body that may have its byline and date
APART = 40  # units from one such line to the next, at most
LISTED = 16  # lines of a list, or of titles, that may stand amid the body
PARTS = 3  # paragraphs with a byline each, which no deck has
CUT = "ends in an ellipsis"
BRIEF = "a short sentence"
ASKS = "a call or question"
QUESTIONS = frozenset((ASKS, "a short call or question"))
QUESTION = frozenset("?？؟;\u037e")  # what ends one: the last two in Greek, and in no other unit that asks
QUOTATION = frozenset(("starts with a quote", "ends in a quote"))
EXCLAIMS = frozenset("!！")
FURNISHED = frozenset((  # what a question or call has in furniture and in the titles of other stories
    "furniture: end", "furniture: label", "a bar", "an arrow", "a link or address", "a © sign", "a date inside",
    "all capitals", "capitals: many", "repeated", "words run together",
))  # fmt: skip
LONG = TOO_LONG | {"20-29 words"}  # of one that lacks its stop
SENTENCE = SENTENCES | {"8-11 words"}  # of one that an agency signs


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """The run [first, last) of `scores` with the largest sum, each clipped to FLOOR and CEILING; (0, 0) for none."""
    best, current, begin = 0.0, 0.0, 0
    run = (0, 0)
    for i, score in enumerate(scores):
        if current <= 0.0:
            current, begin = 0.0, i
        current += FLOOR if score < FLOOR else min(score, CEILING)
        if current > best:
            best, run = current, (begin, i + 1)
    return run


class Weighed(NamedTuple):
    """The units of a text with their marks, the log odds of each as body text, and which are next to each other."""

    units: Sequence[Unit]
    marks: Sequence[Mark]
    scores: Sequence[float]
    neighbours: Neighbours


class Zones(NamedTuple):
    """The cuts of a text and what they were found by: head is units[:first], body units[first:last], tail the rest.

    `around` has the surroundings of each unit, `scores` its log odds of body text; `carried` are the units that
    are paragraphs for their neighbour's sake, or as sentences in a text that has no prose; `headline` is an
    index or None; `topic` has the content words of the beginning of the body. `certain`: where the body begins and
    ends was not found but known. From `comments` on, if it is an index, the tail is what readers have to say.
    """

    first: int
    last: int
    headline: int | None
    around: Surroundings
    scores: Sequence[float]
    carried: frozenset[int]
    topic: Container[str]
    certain: bool = False
    comments: int | None = None

    def below(self, count: int) -> range:
        """The first `count` units of the tail; not those of comments."""
        end = len(self.scores) if self.comments is None else self.comments
        return range(self.last, min(self.last + count, end))


class Body(NamedTuple):
    """The body of a text, units[first:last], with its `carried` units and the beginning of `comments`, as in Zones."""

    first: int
    last: int
    carried: frozenset[int]
    comments: int | None = None


def find_zones(units: Sequence[Unit], marks: Sequence[Mark]) -> Zones:
    """Where the body of a text begins and ends, and which unit above it is the headline."""
    around = Surroundings(units, marks, alone(marks))
    scores = score_units(marks, around)
    if max(scores, default=0.0) > 0:
        body = _find_prose(Weighed(units, marks, scores, around.neighbours))
    else:
        body = _find_sentences(marks)
    topic = topic_of(units, body.first)
    headline = find_headline(units, marks, body.first, topic)
    return Zones(body.first, body.last, headline, around, scores, body.carried, topic, comments=body.comments)


def _find_prose(text: Weighed) -> Body:
    """The run of units with the largest sum, mended at its beginning, then at its end."""
    units, marks, scores, neighbours = text
    first, last = best_run(scores)
    first = _below_the_title(marks, scores, first, last)
    if parts := _signed_parts(marks, scores, first, last):
        first, last = min(first, *parts), max(last, 1 + max(parts))
    below = first if parts else _below_the_head(units, marks, first, last)
    first, last = _up_to_the_head(text, below), _down_to_the_tail(text, last)
    while (below_list := _below_a_list(text, range(first, last))) > last:
        last = _down_to_the_tail(text, below_list)
    last = _to_the_end(marks, scores, first, last)
    comments = _find_comments(marks, scores, first, last)
    last = last if comments is None else _above_the_comments(scores, comments)
    closing = _closing(text, range(first, last))
    last = max(last, 1 + max(closing, default=0))
    opening = frozenset(range(first, below)).difference(neighbours.between)
    return Body(first, last, _carried(text, first, last) | closing | opening | parts, comments)


def _find_sentences(marks: Sequence[Mark]) -> Body:
    """From the first sentence to the last of a text that has no prose: each is a paragraph."""
    carried = frozenset(
        i
        for i, mark in enumerate(marks)
        if (mark.letter == "p" or _is_signed_off(mark, LONG)) and (i or tells(mark))
    )
    carried = carried or _trailing(marks)
    return Body(min(carried, default=len(marks)), max(carried, default=len(marks) - 1) + 1, carried)


def _trailing(marks: Sequence[Mark]) -> frozenset[int]:
    """The paragraphs of a column that ends each of them in dots, and has nothing but furniture or credits below.

    Titles stand between the teasers of other stories, and a teaser is mostly one sentence.
    """
    trailing = [i for i, mark in enumerate(marks) if i and _trails_long(mark)]
    together = bool(trailing) and trailing[-1] - trailing[0] < len(trailing) > 1
    return frozenset(trailing if together and _is_end(marks, trailing[-1] + 1, "bcdn") else ())


def _trails_long(mark: Mark) -> bool:
    """Whether a unit of several sentences ends in dots."""
    return trails_off(mark) and "several sentences" in mark.clues and not SENTENCES.isdisjoint(mark.clues)


def whole_body(units: Sequence[Unit], marks: Sequence[Mark]) -> Zones:
    """The zones of a text that is known to be a body alone, without a headline; a byline or date that opens it, and
    what stands around that, is its head."""
    around = Surroundings(units, marks, alone(marks))
    scores = score_units(marks, around)
    sentences = frozenset(i for i, mark in enumerate(marks) if mark.letter == "p" and scores[i] <= 0)
    prose = next((i for i, score in enumerate(scores) if score > 0 or i in sentences), 0)
    signed = prose <= OPENING and any(mark.letter in "cd" or BYLINE in mark.clues for mark in marks[:prose])
    first = prose if signed else 0
    return Zones(first, len(units), None, around, scores, sentences, topic_of(units, first), certain=True)


def _carried(text: Weighed, first: int, last: int) -> frozenset[int]:
    """The sentences that fall a little short of body text, but stand directly beside a paragraph of it.

    As with an edge in a picture: what is strong begins a line, what is weaker may go on with it.
    """
    _, marks, scores, neighbours = text
    weak = {i for i, score in enumerate(scores) if -CARRY < score <= 0 and _is_sentence(marks[i])}
    carried = {
        i
        for i in range(first + 2, last)
        if -CLOSING < scores[i] <= 0 and _asks(marks[i - 1]) and marks[i].letter == marks[i - 2].letter == "p"
    }
    for i in sorted(weak):
        a, b = neighbours.above(i), neighbours.below(i)
        above = first <= a and i < last and (scores[a] > 0 or a in carried)
        below = b < last and scores[b] > 0
        if above or (below and i >= first):
            carried.add(i)
    if last == len(marks):
        closing = takewhile(lambda i: scores[i] <= 0 and marks[i].letter == "p", range(last - 1, first, -1))
        carried.update(closing)
    return frozenset(carried)


def _closing(text: Weighed, body: range) -> frozenset[int]:
    """The units that fall short of body text, but close the `body`: in it, or right below it."""
    units, marks, scores, _ = text
    signed = _signed_off(marks, scores, body.start, body.stop)
    cut_off, last = _cut_off(units, marks, scores, body), _last_sentence(text, body)
    return signed | cut_off | last | _closed_off(text, body) | _last_call(text, body) | _last_part(text, body)


def _signed_off(marks: Sequence[Mark], scores: Sequence[float], first: int, last: int) -> frozenset[int]:
    """The units of the body, or right below it, that an agency signs at their end and that close what stands above.

    Such a one is the caption of a picture where prose goes on below it, unless it is too long for that.
    """
    signed: set[int] = set()
    for i in range(first + 1, min(last + 1, len(marks))):
        if _is_signed_off(marks[i], SENTENCE if i == last else LONG) and scores[i] <= 0 < scores[i - 1]:
            closing = i + 1 == len(marks) or scores[i + 1] <= 0
            if closing or not TOO_LONG.isdisjoint(marks[i].clues):
                signed.add(i)
    if (
        first < last < len(marks) - 1
        and marks[last].letter == "t"
        and _is_signed_off(marks[last + 1], TOO_LONG)
    ):
        signed.add(last + 1)  # below a subhead
    return frozenset(signed)


def _closed_off(text: Weighed, body: range) -> frozenset[int]:
    """The sentence that ends the `body`, or stands right below it, and falls short of body text only as it is signed.

    What stands behind lines above, too, is the sign of pictures.
    """
    units, marks, scores, neighbours = text
    for i in (body.stop - 1, neighbours.below(body.stop - 1)) if body else ():
        short = (
            i < len(units)
            and scores[i] <= 0
            and marks[i].letter == "t"
            and not SENTENCE.isdisjoint(marks[i].clues)
        )
        sign = sign_off(units[i].text) if short else ""
        if sign and not any(unit.text.endswith(sign) for unit in units[:i]):
            return frozenset((i,))
    return frozenset()


def _cut_off(
    units: Sequence[Unit], marks: Sequence[Mark], scores: Sequence[float], body: range
) -> frozenset[int]:
    """The last unit of a text, if it goes on like the `body` that ends above it but breaks off: previews are cut so.

    A subhead may stand between. A lone teaser there looks alike, but has fewer words in common with the body.
    """
    i, last = len(units) - 1, body.stop
    if not last or not last <= i <= last + 1 or scores[last - 1] <= 0 or not _breaks_off(units[i], marks[i]):
        return frozenset()
    on_topic = share(content(units[i].text[:LONGEST]), topic_of(units[:last], body.start)) >= IN_COMMON
    return frozenset((i,)) if on_topic and (i == last or marks[last].letter == "t") else frozenset()


def _last_sentence(text: Weighed, body: range) -> frozenset[int]:
    """The sentence right below the `body`, if it falls short of body text: many a text ends in few words.

    Below a line of furniture, a link or an advertisement, it has to go on with what stands above that; below a picture
    with its caption, to be long.
    """
    units, marks, scores, neighbours = text
    begin = neighbours.below(body.stop - 1)
    i = _below_a_picture(marks, begin)
    long = i > begin and scores[i] > -CARRY and not LONG.isdisjoint(marks[i].clues)
    i = i if long else begin + sum(mark.letter == "b" for mark in marks[begin : begin + 1])
    if not body or i >= len(units) or marks[i].letter != "p" or not -CLOSING < scores[i] <= 0:
        return frozenset()
    goes_on = long or i == begin or _goes_on(units, i, body)
    return frozenset((i,)) if goes_on and scores[body.stop - 1] > -CARRY else frozenset()


def _last_call(text: Weighed, body: range) -> frozenset[int]:
    """The units right below the `body` that end in a question, a call or dots, and end the text, too.

    Below those of other stories there are more of their kind, and below an invitation more furniture of no known kind;
    above furniture that is known they have to have a word of the body.
    """
    units, marks, scores, neighbours = text
    if not body or scores[body.stop - 1] <= -CARRY:
        return frozenset()
    calls: list[int] = []
    trails = any(CUT in mark.clues for mark in marks[body.start : body.stop])
    i = neighbours.below(body.stop - 1)
    while i < len(marks) and _may_close(marks[i], scores[i], trails) and not _invites(units[i].text):
        calls.append(i)
        i += 1
    if not calls or not _is_end(marks, i, "bcd"):
        return frozenset()
    asked = [j for j in calls if CUT not in marks[j].clues]
    topic = topic_of(units[: body.stop], body.start) if asked and i < len(marks) else frozenset()
    apart = any(share(content(units[j].text[:LONGEST]), topic) == 0 for j in asked)
    return frozenset() if i < len(marks) and apart else frozenset(calls)


def _invites(text: str) -> bool:
    """Whether a call follows upon a question, as in "Do you know more? Write to us!"."""
    return text.rstrip(CLOSERS)[-1:] in EXCLAIMS and not QUESTION.isdisjoint(text)


def _may_close(mark: Mark, score: float, trails: bool) -> bool:
    """Whether a unit may be the last paragraph by how it ends; in dots, if the body `trails` off so, too, or if another
    sentence stands before."""
    if trails_off(mark):
        return (trails and NO_SENTENCE.isdisjoint(mark.clues)) or _trails_long(mark)
    said = QUOTATION.issubset(mark.clues)  # what somebody asks may be short
    return asks(mark) and (said or (ASKS in mark.clues and score > -CLOSING))


def _last_part(text: Weighed, body: range) -> frozenset[int]:
    """The last paragraph of a text below a question or subhead, if the `body` that ends above has more of those."""
    _, marks, scores, _ = text
    i = min(_end_of(marks, body.stop, "t"), body.stop + 2)
    if not body.stop < i < len(marks) or marks[i].letter != "p" or scores[i] <= -CLOSING:
        return frozenset()
    if any(not FURNISHED.isdisjoint(mark.clues) for mark in marks[body.stop : i + 1]):
        return frozenset()
    if _asks(marks[i - 1]):
        closes = any(map(_asks, marks[body.start : body.stop])) and _is_end(marks, i + 1, "bc")
    else:
        parted = i == body.stop + 1 and any(_parts(marks, j) for j in body[1:-1])
        closes = parted and not LONG.isdisjoint(marks[i].clues) and _is_end(marks, i + 1, "c")
    return frozenset((i,)) if closes else frozenset()


def _parts(marks: Sequence[Mark], i: int) -> bool:
    """Whether a unit that is no sentence stands between two that are, as a subhead does."""
    return marks[i].letter == "t" and marks[i - 1].letter == marks[i + 1].letter == "p"


def _is_end(marks: Sequence[Mark], i: int, letters: str) -> bool:
    """Whether the text ends above unit `i`, or goes on there with one that has one of `letters`."""
    return i == len(marks) or marks[i].letter in letters


def _below_a_picture(marks: Sequence[Mark], begin: int) -> int:
    """What stands below unit `begin` and others of furniture and credits, if a caption is one of them; else `begin`."""
    end = _end_of(marks, begin, "bcg")
    between = marks[begin:end]
    shown = any(mark.letter == "g" for mark in between) and all(
        TAIL.isdisjoint(mark.clues) for mark in between
    )
    return end if shown and end < len(marks) else begin


def _breaks_off(unit: Unit, mark: Mark) -> bool:
    """Whether a unit may be a sentence by its words, but ends in a letter or in dots."""
    broken = unit.text[-1].isalpha() or CUT in mark.clues
    return mark.letter == "t" and broken and NO_SENTENCE.isdisjoint(mark.clues)


def _is_signed_off(mark: Mark, lengths: frozenset[str]) -> bool:
    """Whether an agency or a name ends a unit that has one of `lengths`."""
    return SIGNED in mark.clues and not lengths.isdisjoint(mark.clues)


def _asks(mark: Mark) -> bool:
    """Whether a unit ends like a question, and nothing else is known of it."""
    return mark.letter == "t" and not QUESTIONS.isdisjoint(mark.clues)


def asks(mark: Mark) -> bool:
    """Whether a unit ends like a question, and has nothing that furniture has."""
    return _asks(mark) and FURNISHED.isdisjoint(mark.clues)


def trails_off(mark: Mark) -> bool:
    """Whether a unit ends in dots, and has nothing that furniture has."""
    return mark.letter == "t" and CUT in mark.clues and FURNISHED.isdisjoint(mark.clues)


def _is_sentence(mark: Mark) -> bool:
    """Whether a unit is one, or as long as one that lost its stop; above the body such a one is often a caption."""
    return mark.letter == "p" or (mark.letter == "t" and not LONG.isdisjoint(mark.clues))


def _below_the_title(marks: Sequence[Mark], scores: Sequence[float], first: int, last: int) -> int:
    """Where the body begins when prose above the headline (a notice on cookies) was taken for its beginning.

    The headline shows itself by standing in the first line of the page, its title, too.
    """
    for i in range(max(first, 1), first + (last - first) // 3):
        if _is_in_title(marks, i):
            return next((j for j in range(i + 1, last) if scores[j] > 0), first)
    return first


def _is_in_title(marks: Sequence[Mark], i: int) -> bool:
    """Whether a unit is more than half of the first line, which is the title of the page, with the name of the site."""
    title, key = marks[0].key, marks[i].key
    return i > 0 and len(key) > len(title) // 2 >= ECHO and key in title


def _below_the_head(units: Sequence[Unit], marks: Sequence[Mark], first: int, last: int) -> int:
    """Where the body begins when a deck was taken for its first paragraph: below the credits and dates that follow."""
    lines: list[int] = []
    above = marks[max(0, first - SIGNING) : first]
    if any(mark.date for mark in above) and any(names_author(mark) or mark.names for mark in above):
        return first  # below byline and date a sentence is no deck
    for i in range(first, min(first + 4, last)):
        sentences = sum(mark.letter == "p" for mark in marks[first:i])
        leads = sentences <= 1 or (sentences == 2 and _signs_two(marks, first, i, last))
        if leads and _is_of_the_head(units, marks, i):
            lines.append(i)
    return lines[-1] + 1 if lines else first


def _signs_two(marks: Sequence[Mark], first: int, i: int, last: int) -> bool:
    """Whether unit `i` is the only bare name from `first` to `last`, below two sentences of a lead; no quotations.

    What stands in quotation marks may be pulled out of the text, above the name of its speaker.
    """
    lead, others = marks[first:i], (*marks[max(0, first - SIGNING) : first], *marks[i + 1 : last])
    if marks[i].letter != "n" or not QUOTATION.isdisjoint(lead[-1].clues):
        return False
    brief = all(mark.letter == "p" and TOO_LONG.isdisjoint(mark.clues) for mark in lead)
    return brief and not any(mark.letter == "n" or names_author(mark) for mark in others)


def _signed_parts(marks: Sequence[Mark], scores: Sequence[float], first: int, last: int) -> frozenset[int]:
    """Those of several paragraphs that each have their own byline right above, so that none of those ends the head;
    none without so many."""
    around = range(max(0, first - NEAR), min(len(marks) - 1, last + NEAR))
    signed = [i + 1 for i in around if signs_part(marks, i) and scores[i + 1] > -CLOSING]
    return frozenset(signed if len(signed) >= PARTS else ())


def signs_part(marks: Sequence[Mark], i: int) -> bool:
    """Whether unit `i` is a byline right above a long paragraph."""
    signs = marks[i].letter == "c" and names_author(marks[i])
    return signs and i + 1 < len(marks) and _is_long_sentence(marks[i + 1])


def _is_long_sentence(mark: Mark) -> bool:
    return mark.letter == "p" and not LONG.isdisjoint(mark.clues)


def _up_to_the_head(text: Weighed, first: int) -> int:
    """Where the body begins when a sentence right below credits or dates fell a little short of body text."""
    units, marks, scores, neighbours = text
    begin = first
    while (i := neighbours.above(begin)) >= 0 and -CARRY < scores[i] <= 0 and marks[i].letter == "p":
        if _is_in_title(marks, i):
            break  # the headline, with a stop
        begin = i
    above = range(max(0, begin - NEAR), begin)
    return begin if any(_is_of_the_head(units, marks, i) for i in above) else first


def _down_to_the_tail(text: Weighed, last: int) -> int:
    """Where the body ends when a sentence below its last paragraph fell a little short, and others may follow."""
    _, marks, scores, neighbours = text
    while last > 0 and (i := neighbours.below(last - 1)) < len(marks) and _is_sentence(marks[i]):
        if scores[i] <= 0 and (scores[i] <= -CARRY or scores[neighbours.above(i)] <= 0):
            break
        last = i + 1
    return last


def _below_a_list(text: Weighed, body: range) -> int:
    """Where the `body` ends when a list that is announced with a colon, or furniture with titles, parts its last
    sentences from the others; below titles the first of them has to go on with what stands above.
    """
    units, marks, scores, _ = text
    i = body.stop
    if not body or i >= len(marks) or marks[i].letter not in "tlb":
        return body.stop
    if marks[i].letter == "b":
        titles = TAIL.isdisjoint(marks[i].clues)
        end = _end_of(marks, i + 1, "lt") if titles else i + 1
    else:
        i += marks[i].letter == "t" and ENDS_IN_COLON in marks[i].clues
        end = _end_of(marks, i, "l") if ENDS_IN_COLON in marks[i - 1].clues else i
        titles = False
    if end <= i + titles or end >= len(marks) or marks[end].letter != "p":
        return body.stop
    goes_on = scores[end] > -CARRY and _goes_on(units, end, body) if titles else scores[end] > 0
    return end + 1 if goes_on else body.stop


def _end_of(marks: Sequence[Mark], begin: int, letters: str) -> int:
    """Where a short run of units from `begin` on ends that have one of `letters`."""
    end = begin
    while end < min(len(marks), begin + LISTED) and marks[end].letter in letters:
        end += 1
    return end


def _goes_on(units: Sequence[Unit], i: int, body: range) -> bool:
    """Whether unit `i` below the `body` has words in common with the end of that."""
    above = topic_of(units[: body.stop], max(body.start, body.stop - TOPIC))
    return share(content(units[i].text[:LONGEST]), above) >= GOES_ON


def _to_the_end(marks: Sequence[Mark], scores: Sequence[float], first: int, last: int) -> int:
    """Where the body ends: with the text, if below there are but sentences, and the last is none like "More follows.".

    A brief has no furniture, and few paragraphs to show where it ends. Where the body has questions, more may follow.
    """
    if last == len(marks) or marks[-1].letter != "p" or BRIEF in marks[-1].clues:
        return last
    interview = any(map(_asks, marks[first:last]))
    weak = zip(marks[last:], scores[last:], strict=True)
    closing = all(
        (mark.letter == "p" and score > -CLOSING) or (interview and _asks(mark)) for mark, score in weak
    )
    return len(marks) if closing else last


def _find_comments(marks: Sequence[Mark], scores: Sequence[float], first: int, last: int) -> int | None:
    """The index of the first unit of the comments of readers that were taken for more of the body; None without any.

    On the measured dumps, and on as many pages of other sites, no article has so many of such lines.
    """
    begins: list[int] = []
    for i in range(len(marks) - 1, first, -1):
        if begins and begins[-1] - i > APART:
            if begins[-1] < last:
                break
            begins = []
        if marks[i].date and (begin := _comment_at(marks, scores, i)) is not None:
            begins.append(begin)
    if len(begins) < COMMENTS or not last - APART < begins[0] or begins[-1] >= last:
        return None
    return begins[-1] if any(score > 0 for score in scores[first : begins[-1]]) else None


def _above_the_comments(scores: Sequence[float], comments: int) -> int:
    """Where the body ends above the `comments` of readers: below its last paragraph."""
    return next(i for i in range(comments, 0, -1) if scores[i - 1] > 0)


def _comment_at(marks: Sequence[Mark], scores: Sequence[float], i: int) -> int | None:
    """Where the comment begins that unit `i` is the time of: there, or above, where it says whose it is.

    None if it is of no comment; in a live ticker prose stands above.
    """
    date = marks[i].date
    timed = date is not None and has_date(marks[i]) and "T" in (date.published or "")
    if date is None or not (timed or _is_ago(date, scores[i + 1 : i + 2])):
        return None
    if scores[i - 1] > 0 and not (timed and date.rest):
        return None
    return i if date.rest else i - 1


def _is_ago(date: DatedLine, below: Sequence[float]) -> bool:
    """Whether `date` tells how long ago what is right `below` was said; with a title there it is that of a teaser."""
    return date.relative and date.published is None and any(score > 0 for score in below)


def _is_of_the_head(units: Sequence[Unit], marks: Sequence[Mark], i: int) -> bool:
    """Whether unit `i` is a byline, or a date for the most part."""
    mark = marks[i]
    if mark.date is not None and has_date(mark) and 3 * len(mark.date.rest) <= len(units[i].text):
        return True
    return is_byline(mark) or _is_bare_byline(units, marks, i)


def _is_bare_byline(units: Sequence[Unit], marks: Sequence[Mark], i: int) -> bool:
    """Whether unit `i` holds names beside a date, or names that the text below does not speak of."""
    mark = marks[i]
    if not mark.names or mark.date is not None:
        return bool(mark.names)
    return share(content(" ".join(mark.names)), topic_of(units, i + 1)) == 0
