"""The command: collects what is asked for, has it done, prints how it went."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args

import click

from newsparse import __version__
from newsparse.article import Layout
from newsparse.batch import Failed, Job, Tally, convert, count_inputs
from newsparse.errors import NewsparseError
from newsparse.inputs import STDIN, PassedOver, is_input
from newsparse.outputs import STREAM_FORMATS, Sink, Stream, Tree, cannot_write, is_tree, stream_to
from newsparse.readers import suffix
from newsparse.readers.options import ReadOptions
from newsparse.screen import is_terminal, paged, pager_command, progress, say, wants_color
from newsparse.writers import FORMATS, Format
from newsparse.writers.style import Style

_CLOSED_PIPE = 141  # 128 + SIGPIPE, as the shell has it for every program that a closed pipe ends
_TERMINATED = 143  # 128 + SIGTERM
_INTERRUPTED = 130  # 128 + SIGINT

_EXAMPLES = """\b
Examples:
  newsparse story.txt
  newsparse story.txt | jq .headline
  newsparse folder/ -o out/
  cat story.txt | newsparse -f text
"""


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
    layout: Layout | None
    color: str
    no_pager: bool

    @property
    def to_stdout(self) -> bool:
        return self.output in (None, STDIN)

    @property
    def to_tree(self) -> bool:
        return self.output is not None and not self.to_stdout and is_tree(self.output, self.paths)

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
    """Run the command and return its exit code: 0, 1 if an input failed, 2 for a wrong command line."""
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


def _known_encoding(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    try:
        b"x".decode(name or "utf-8")
    except LookupError as error:
        raise click.BadParameter(
            f"{name!r} is no text encoding; utf-8, cp1252 and utf-16 are some"
        ) from error
    except ValueError:
        pass  # it exists; a lone "x" need not make sense in it
    return name


@click.command(
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    options_metavar="[OPTIONS]",
)
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER|-]...", type=click.UNPROCESSED)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar="FORMAT",
    help="Write pretty, jsonl, json, text or explain.",
)
@click.option(
    "-o", "--output", metavar="PATH", help="Write one file, or a tree of files if PATH is a folder."
)
@click.option("-q", "--quiet", is_flag=True, help="Print errors only: no summary, no progress bar.")
@click.option("--explain", is_flag=True, help="Show the label of each block and the reasons for it.")
@click.option("--blocks", is_flag=True, help="Add the labelled blocks to json and jsonl.")
@click.option(
    "--encoding",
    metavar="NAME",
    callback=_known_encoding,
    help="Read in this encoding instead of finding out.",
)
@click.option(
    "--layout",
    type=click.Choice(get_args(Layout)),
    metavar="NAME",
    help="Take it as lines, blocks, wrapped or indented.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    metavar="WHEN",
    help="Send colors always, never or auto (to a terminal).",
)
@click.option("--no-pager", is_flag=True, help="Print long pages straight to the terminal.")
@click.version_option(
    __version__, prog_name="newsparse", message="%(prog)s %(version)s", help="Show the version."
)
@click.pass_context
def command(context: click.Context, /, **given: Any) -> int:
    """Turn raw news texts into structured articles: a page on a terminal, JSON Lines
    in a pipe. Folders are searched for *.txt, and - is standard input."""
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
    if options.blocks and options.format_name not in ("json", "jsonl"):
        raise click.UsageError("--blocks goes with --format json or jsonl")
    if options.paths.count(STDIN) > 1:
        raise click.UsageError("- (standard input) can be read only once")
    if not options.to_stdout and not options.to_tree and is_input(str(options.output), options.paths):
        raise click.UsageError(f"--output {options.output} is one of the inputs, and would be written over")


def _run(options: Options) -> int:
    """Convert everything and say how it went; the exit code."""
    tally = Tally()
    try:
        _convert(options, tally)
    except KeyboardInterrupt:
        if not options.to_tree and not options.to_stdout:
            tally.written = 0  # a stream appears whole or not at all
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
    return 1 if tally.failed else 0


def _convert(options: Options, tally: Tally) -> None:
    """Convert everything; keep the account, and tell of each failure as it happens."""
    form = FORMATS[options.format_name]
    style = _style(options, form)
    job = Job(
        options.paths,
        lambda article: form.write(article, style),
        ReadOptions(options.encoding),
        options.layout,
        leave_out=options.output if options.to_tree else None,
    )
    with _telling(options, form) as tell, _sink(options, form, job) as sink, _progress(options, job) as step:
        for outcome in convert(job, sink):
            tally.add(outcome)
            if isinstance(outcome, Failed):
                tell(str(outcome.error))
            if not isinstance(outcome, PassedOver):
                step()


@contextmanager
def _telling(options: Options, form: Format) -> Iterator[Callable[[str], None]]:
    """How to tell of failures: at once; but after a page, which may be in a pager meanwhile."""
    if not (form.paged and options.to_terminal):
        yield say
        return
    held: list[str] = []
    try:
        yield held.append
    finally:
        for message in held:
            say(message)


def _style(options: Options, form: Format) -> Style:
    terminal = options.to_terminal
    color = form.paged and wants_color(options.color, sys.stdout if options.to_stdout else None, os.environ)
    titled = len(options.paths) > 1 or any(os.path.isdir(path) for path in options.paths)
    return Style(terminal, color, _screen_size()[0] if terminal else 80, titled, options.blocks)


@contextmanager
def _sink(options: Options, form: Format, job: Job) -> Iterator[Sink]:
    """Where the output goes. Raises OutputError, and OSError for standard output."""
    if options.to_tree:
        yield Tree(str(options.output), form, partial(is_input, paths=job.paths, leave_out=job.leave_out))
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
                yield Stream(stdout.write, form.between)


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


def _summarize(options: Options, tally: Tally, prefix: str = "") -> None:
    """The one line at the end. Beside a page or a stream it is printed only if it tells something new."""
    news = (tally.failed and tally.found > 1) or (tally.passed_over and tally.written) or prefix
    if not options.quiet and (news or not options.to_stdout):
        say(f"{prefix}{tally}")


def _screen_size() -> tuple[int, int]:
    import shutil  # only a page needs it

    return shutil.get_terminal_size()
