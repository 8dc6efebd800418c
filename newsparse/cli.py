"""The command: collects what is asked for, has it done, prints how it went."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args

import click

from newsparse import __version__
from newsparse.account import Ended, Failed, Outcome, Tally, Undone, to_record
from newsparse.arguments import (
    PlainCommand,
    known_encoding,
    known_split,
    limit_in_seconds,
    print_schema,
    process_count,
    size_in_bytes,
)
from newsparse.article import Layout
from newsparse.batch import Job, convert, count_inputs, jobs_for
from newsparse.complaints import Teller, records_to
from newsparse.errors import NewsparseError
from newsparse.inputs import NOWHERE, STDIN, Goal, Guard, spot
from newsparse.making import Recipe
from newsparse.outputs import STREAM_FORMATS, Sink, Stream, Tree, cannot_write, is_tree, stream_to
from newsparse.readers import suffix
from newsparse.readers.options import PLAIN, ReadOptions
from newsparse.screen import is_terminal, leads_to_terminal, paged, pager_command, progress, say, wants_color
from newsparse.writers import FORMATS, Format
from newsparse.writers.style import Style

_CLOSED_PIPE = 141  # 128 + SIGPIPE, as the shell has it for every program that a closed pipe ends
_TERMINATED = 143  # 128 + SIGTERM
_INTERRUPTED = 130  # 128 + SIGINT


@dataclass(frozen=True, slots=True)
class Options:
    """The command line."""

    paths: tuple[str, ...]
    form: str | None
    output: str | None
    quiet: bool
    explain: bool
    blocks: bool
    encoding: str | None
    split: str
    text_field: str
    max_bytes: int | None
    mend: bool
    layout: Layout | None
    color: str
    no_pager: bool
    jobs: int | None
    timeout: float
    errors: str | None
    strict: bool

    @property
    def reading(self) -> ReadOptions:
        return ReadOptions(self.encoding, self.text_field, self.split, self.max_bytes, self.mend)

    @property
    def to_stdout(self) -> bool:
        return self.output in (None, STDIN)

    @property
    def to_tree(self) -> bool:
        return self.output is not None and not self.to_stdout and is_tree(self.output, self.paths)

    @property
    def goal(self) -> Goal:
        if self.to_tree:
            return Goal.of_folder(str(self.output))
        return Goal.of_stream(sys.stdout) if self.to_stdout else NOWHERE

    @property
    def to_terminal(self) -> bool:
        return self.to_stdout and is_terminal(sys.stdout)

    @property
    def format_name(self) -> str:
        """The format asked for; else the one that goes with the output."""
        if self.explain or self.form:
            return "explain" if self.explain else str(self.form)
        if self.to_stdout:
            return "pretty" if self.to_terminal else "jsonl"
        return "json" if self.to_tree else STREAM_FORMATS.get(suffix(str(self.output)), "jsonl")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 1 if anything is lost, 2 for a wrong command line."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        return int(command.main(arguments, prog_name="newsparse", standalone_mode=False) or 0)
    except click.ClickException as error:
        say(f"{error.format_message().rstrip('.')}; newsparse --help shows what there is")
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except OSError as error:  # the help has no place to go
        say(str(cannot_write("standard output", error)))
        return 1


def _stop(_number: int, _frame: object) -> None:
    """Leave as after Ctrl-C, so that no half file stays behind."""
    sys.exit(_TERMINATED)


@click.command(
    cls=PlainCommand,
    epilog="Example: newsparse folder/ -o out/ --errors lost.jsonl",
    context_settings={"max_content_width": 80},
    options_metavar="[OPTIONS]",
)
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER|-]...", type=click.UNPROCESSED)
@click.option(
    "--encoding",
    metavar="NAME",
    callback=known_encoding,
    help="Read in this encoding; auto asks a detector.",
)
@click.option(
    "--split",
    default=PLAIN.split,
    metavar="HOW",
    callback=known_split,
    help="Tell articles apart: auto, none, a profile or a regex.",
)
@click.option(
    "--text-field",
    default=PLAIN.text_field,
    metavar="NAME",
    help="Take the text of a record from this field or column.",
)
@click.option(
    "--layout",
    type=click.Choice(get_args(Layout)),
    metavar="NAME",
    help="Take it as lines, blocks, wrapped or indented.",
)
@click.option(
    "--max-bytes",
    metavar="SIZE",
    callback=size_in_bytes,
    help="Unpack no more than this of an input: 500M, 2G.",
)
@click.option("--mend", is_flag=True, help="Mend text that was decoded twice.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar="FORMAT",
    help="Write text, json, jsonl, markdown, html, parquet, ...",
)
@click.option(
    "-o", "--output", metavar="PATH", help="Write one file, or a tree of files if PATH is a folder."
)
@click.option("--explain", is_flag=True, hidden=True)
@click.option("--blocks", is_flag=True, help="Add labelled blocks to json ...; --explain: show them.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    metavar="WHEN",
    help="Color always, never or auto; --no-pager: no pager.",
)
@click.option("--no-pager", is_flag=True, hidden=True)
@click.option(
    "-j",
    "--jobs",
    type=int,
    callback=process_count,
    metavar="N",
    help="Use so many processes, not one for each core.",
)
@click.option(
    "--timeout",
    type=float,
    callback=limit_in_seconds,
    default=60,
    metavar="SECONDS",
    help="Give an article up after so long (60; 0 for never).",
)
@click.option("--errors", metavar="FILE", help="Write failures and warnings to FILE, a JSON line each.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings and empty articles too.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only: no warnings, summary, progress bar.")
@click.version_option(__version__, prog_name="newsparse", message="%(prog)s %(version)s", hidden=True)
@click.option("--schema", is_flag=True, is_eager=True, expose_value=False, callback=print_schema, hidden=True)
@click.help_option("-h", "--help", help="Show this; --version the version, --schema the schema.")
@click.pass_context
def command(context: click.Context, /, **given: Any) -> int:
    """Turn raw news texts into structured articles: a page on a terminal, JSON Lines
    in a pipe. Folders are searched for texts; - is standard input."""
    options = Options(**given)
    if not options.paths:
        if is_terminal(sys.stdin):
            click.echo(context.get_help())
            return 0
        options = Options(**{**given, "paths": (STDIN,)})
    _check(options)
    return _run(options)


def _check(options: Options) -> None:
    """Raise UsageError where options contradict each other or the inputs."""
    if options.explain and options.form not in (None, "explain"):
        raise click.UsageError(
            f"--explain is a format of its own and does not go with --format {options.form}"
        )
    if options.blocks and options.format_name not in ("json", "jsonl", "parquet"):
        raise click.UsageError("--blocks goes with --format json, jsonl or parquet")
    if FORMATS[options.format_name].binary and options.to_terminal:
        raise click.UsageError(f"--format {options.format_name} is not for a terminal; name a file with -o")
    if options.paths.count(STDIN) > 1:
        raise click.UsageError("- (standard input) can be read only once")
    if options.output or options.errors:
        _check_places(options)


def _check_places(options: Options) -> None:
    """Raise UsageError where a file to be written is, or would be, read or written as something else."""
    guard = Guard(options.paths, options.goal)
    # A stream that is not there yet may stand among the inputs: it appears when all of them are read.
    if not options.to_stdout and not options.to_tree and os.path.lexists(str(options.output)):
        _refuse_input("--output", str(options.output), guard)
    if options.errors is None:
        return
    _refuse_input("--errors", options.errors, guard)
    if options.errors == STDIN:
        raise click.UsageError("--errors needs the name of a file")
    if options.output and spot(options.errors) == spot(options.output):
        raise click.UsageError(f"--errors {options.errors} is where the output goes")


def _refuse_input(option: str, target: str, guard: Guard) -> None:
    if guard.reads(target):
        raise click.UsageError(f"{option} {target} {_fate(target)}; write to another folder")


def _fate(target: str) -> str:
    """What is wrong with writing `target`, which is where inputs are."""
    if os.path.lexists(target):
        return "is one of the inputs, and would be written over"
    return "would be read as an input"


def _run(options: Options) -> int:
    """Convert everything and say how it went; the exit code."""
    tally = Tally()
    try:
        _convert(options, tally)
    except KeyboardInterrupt:
        if options.to_tree:
            tally.take_back()
        elif not options.to_stdout:
            tally.written = tally.empty = 0  # a file appears whole or not at all
        _summarize(options, tally, "interrupted: ")
        return _INTERRUPTED
    except BrokenPipeError:
        return _CLOSED_PIPE
    except OSError as error:
        say(str(cannot_write("standard output", error)))
        return 1
    except NewsparseError as error:
        say(str(error))
        return 1
    _summarize(options, tally)
    lost = options.strict and (tally.remarks or tally.empty)
    return 1 if tally.failed or lost else 0


def _convert(options: Options, tally: Tally) -> None:
    """Convert everything; keep the account, and tell of what is wrong as it comes."""
    form = FORMATS[options.format_name]
    style = _style(options, form)
    recipe = Recipe(form.write, style, options.reading, options.layout, options.timeout)
    job = Job(options.paths, recipe, options.goal, options.jobs or jobs_for(options.paths))
    with (
        records_to(options.errors) if options.errors else nullcontext(lambda _: None) as record,
        _telling(options, form) as teller,
        _sink(options, form, job) as sink,
        _progress(options, job) as step,
        closing(convert(job, sink)) as outcomes,
    ):
        for outcome in outcomes:
            tally.add(outcome)
            record(outcome)
            teller.tell(outcome)
            _show_failure(outcome, form, sink)
            if isinstance(outcome, Ended):
                step()


def _show_failure(outcome: Outcome, form: Format, sink: Sink) -> None:
    """Put what failed into the output itself, if that is a page which shows it."""
    if form.write_failure and isinstance(sink, Stream) and isinstance(outcome, Failed | Undone):
        sink.put(form.write_failure(to_record(outcome) or {}))


@contextmanager
def _telling(options: Options, form: Format) -> Iterator[Teller]:
    """Who tells of what is wrong: at once; but after a page, which may be in a pager meanwhile."""
    where = f"{options.errors or '--errors FILE'} has them all"
    warnings = options.strict or not options.quiet
    if not (form.paged and options.to_terminal):
        yield Teller(say, where, warnings)
        return
    held: list[str] = []
    try:
        yield Teller(held.append, where, warnings)
    finally:
        for message in held:
            say(message)


def _style(options: Options, form: Format) -> Style:
    terminal = options.to_terminal or (not options.to_stdout and leads_to_terminal(str(options.output)))
    color = form.paged and wants_color(options.color, sys.stdout if options.to_stdout else None, os.environ)
    titled = len(options.paths) > 1 or any(os.path.isdir(path) for path in options.paths)
    return Style(terminal, color, _screen_size()[0] if options.to_terminal else 80, titled, options.blocks)


@contextmanager
def _sink(options: Options, form: Format, job: Job) -> Iterator[Sink]:
    """Where the output goes. Raises OutputError, and OSError for standard output."""
    if options.to_tree:
        guard = Guard(job.paths, job.goal)
        yield Tree(str(options.output), form, partial(_objection, guard=guard, errors=options.errors))
    elif not options.to_stdout:
        with stream_to(str(options.output), form) as stream:
            yield stream
    elif sys.stdout is None:  # closed by the caller: `newsparse a.txt >&-`
        raise cannot_write("standard output", OSError("it is closed"))
    else:
        # A file object of our own: Python's may be unbuffered, and then it may write less than it was given.
        with open(sys.stdout.fileno(), "wb", closefd=False) as stdout:
            if options.to_terminal and form.paged and not options.no_pager:
                with paged(stdout, _screen_size()[1], pager_command(os.environ)) as page:
                    yield Stream(page.write, form.between)
            else:
                with form.into(stdout) as write:
                    yield Stream(write, form.between)


@contextmanager
def _progress(options: Options, job: Job) -> Iterator[Callable[[], None]]:
    """A bar where somebody can see it and it is in nobody's way; the call that moves it on."""
    wanted = not options.to_stdout and not options.quiet and is_terminal(sys.stderr)
    total = count_inputs(job) if wanted else 0
    if total < 2:
        yield lambda: None
        return
    with progress(total, wants_color(options.color, sys.stderr, os.environ)) as step:
        yield step


def _objection(target: str, guard: Guard, errors: str | None) -> str | None:
    """Why a file of a tree must not be written; None if it may."""
    if errors is not None and spot(target) == spot(errors):
        return "--errors writes to it"
    return f"it {_fate(target)}" if guard.reads(target) else None


def _summarize(options: Options, tally: Tally, prefix: str = "") -> None:
    """The one line at the end. Beside a page or a stream it is printed only if it tells something new."""
    several = (tally.failed or tally.empty or tally.remarks) and tally.found > 1
    news = several or (tally.passed_over and tally.written) or prefix or not options.to_stdout
    if (news and not options.quiet) or (options.strict and tally.empty):  # no other line tells of empty ones
        say(f"{prefix}{tally}")


def _screen_size() -> tuple[int, int]:
    import shutil  # only a page needs it

    return shutil.get_terminal_size()
