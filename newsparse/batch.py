"""Many inputs to many outputs, and what became of each article."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import BinaryIO, NamedTuple

from newsparse.account import Ended, Failed, Outcome, Resumed, Undone, Written
from newsparse.errors import FatalOutputError, InputError, OutputError
from newsparse.inputs import NOWHERE, Goal, Input, PassedOver, find_inputs
from newsparse.making import Begun, Made, Part, Product, Recipe, Task, is_small, size_of, source_of
from newsparse.outputs import Earlier, Sink


class Job(NamedTuple):
    """What to read, what to do with it in how many processes, and where it all goes, which is not read.

    `watch` is shown each file that is read in this process, as ReadOptions have it: those that are not small.
    """

    paths: tuple[str, ...]
    recipe: Recipe
    goal: Goal = NOWHERE
    jobs: int = 1
    watch: Callable[[BinaryIO], BinaryIO] | None = None


def convert(job: Job, sink: Sink) -> Generator[Outcome, None, None]:
    """Convert the inputs of `job` one after another, into `sink`; what became of each article as it comes.

    What is wrong with one article is its outcome, and the next one has its turn; so it is with an input. Only
    what would hit all of them is raised: a closed pipe (OSError), a full disk (FatalOutputError). Nothing is kept
    of an article that is written, so memory does not grow with their number. Whatever the number of processes,
    the outcomes are the same, in the same order.
    """
    refused: set[int] = (
        set()
    )  # the inputs, by number, whose output came to nothing, so that the rest is not read
    number = 0
    with closing(_products(job, sink, refused)) as products:
        for product in products:
            if isinstance(product, Begun):
                number += 1
                yield from _write(product, products, sink, partial(refused.add, number))
            elif isinstance(product, Resumed):
                yield product._replace(records=sink.records(product.span))
            elif not isinstance(product, Made):
                if isinstance(product, Failed):
                    sink.apart(product)
                yield product


def input_sizes(paths: Sequence[str], goal: Goal) -> Iterator[int | None]:
    """The bytes of each input that `convert` will have Ended, if nothing changes meanwhile; None for a pipe."""
    for found in find_inputs(paths, goal):
        if not isinstance(found, PassedOver):
            yield size_of(found.path) if isinstance(found, Input) else 0


def jobs_for(paths: Sequence[str]) -> int:
    """How many processes to use where nobody says: one for each core, but for a small file only this one."""
    if len(paths) == 1 and is_small(paths[0]):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _products(job: Job, sink: Sink, refused: Container[int]) -> Generator[Product, None, None]:
    tasks, recipe = _tasks(job, sink, refused), job.recipe
    if job.jobs > 1:
        from newsparse.spread import spread  # one small text does without

        yield from spread(tasks, recipe, job.jobs)
    else:
        for task in tasks:
            yield from recipe.make(task)


def _tasks(job: Job, sink: Sink, refused: Container[int]) -> Iterator[Task]:
    number = 0
    recipe = job.recipe._replace(options=replace(job.recipe.options, watch=job.watch))
    for found in find_inputs(job.paths, job.goal):
        if isinstance(found, PassedOver):
            yield found
        elif isinstance(found, InputError):
            yield Failed(found.where, found)
            yield Ended(found.where)
        elif (earlier := sink.earlier(found)) and earlier.items is None:
            yield earlier.resumed
            yield Ended(source_of(found))
        else:
            number += 1
            for task in _begin(found, earlier, recipe):
                if number in refused and isinstance(task, Part):
                    yield Ended(source_of(found))
                    break
                yield task


def _begin(found: Input, earlier: Earlier | None, recipe: Recipe) -> Iterator[Task]:
    """What there is to do for an input, of which an earlier run may have done a part."""
    if earlier is None:
        yield from recipe.tasks(found)
        return
    yield earlier.resumed
    yield Begun(found)
    yield from recipe.rest(found, earlier.items or 0)


def _write(
    begun: Begun, products: Iterator[Product], sink: Sink, refuse: Callable[[], None]
) -> Iterator[Outcome]:
    """Put what was made of one input where it belongs, up to its end."""
    source, articles = source_of(begun.found), 0
    last: Product = begun
    try:
        with sink.open(begun) as take:
            for last in products:
                if isinstance(last, Ended):
                    break
                if isinstance(last, Made):
                    articles += 1
                    outcome: Outcome = Written(source, last.empty, last.traits)
                    take(outcome, last.text)
                    yield outcome
                elif not isinstance(last, Begun):
                    take(last, None)
                    yield last
    except FatalOutputError:
        raise
    except OutputError as error:
        refuse()
        yield Undone(source, error, max(articles, 1))
    while not isinstance(last, Ended):
        last = next(products)
    yield last
