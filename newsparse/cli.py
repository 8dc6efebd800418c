"""The command: collects what is asked for, has it done, prints how it went."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import asdict
from functools import partial
from io import UnsupportedOperation
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, get_args

import click

from newsparse import __version__, completion
from newsparse.account import Tally, Written, many
from newsparse.arguments import (
    GroupedCommand,
    known_encoding,
    known_split,
    limit_in_seconds,
    print_completion,
    print_manual,
    print_schema,
    process_count,
    size_in_bytes,
)
from newsparse.article import Layout
from newsparse.batch import Job, convert, input_sizes, jobs_for
from newsparse.complaints import Teller, records_to
from newsparse.cuefiles import load_cues
from newsparse.cues import OwnCues
from newsparse.errors import CueError, InputError, NewsparseError, OutputError, why
from newsparse.inputs import NOWHERE, STDIN, Goal, Guard, PassedOver, find_inputs, is_own, named_places, spot
from newsparse.making import Recipe
from newsparse.meter import Meter
from newsparse.outputs import COMPRESSED, Mode, Sink, cannot_write, is_packed, is_tree, stream_format
from newsparse.readers import suffix
from newsparse.readers.options import PLAIN, ReadOptions
from newsparse.screen import is_terminal, leads_to_terminal, paged, pager_command, progress, say, wants_color
from newsparse.stamps import Settings
from newsparse.starting import INTERRUPTED, disarm, settle
from newsparse.streams import Stream
from newsparse.visible import visible_line
from newsparse.writers import FORMATS, Format
from newsparse.writers.style import Style

if TYPE_CHECKING:
    from newsparse.corpus import Corpus

_WRONG = 2  # as click has it for a wrong command line
_CLOSED_PIPE = 141  # 128 + SIGPIPE, as the shell has it for every program that a closed pipe ends
_TERMINATED = 143  # 128 + SIGTERM
# After how many seconds the progress is shown, and after how many more again.
_BAR = (0.5, 0.1)
_LINES = (60.0, 60.0)
_NEVER = (float("inf"), float("inf"))


class Options(NamedTuple):
    """The command line."""

    paths: tuple[str, ...]
    form: str | None
    output: str | None
    quiet: bool
    explain: bool
    blocks: bool
    whole: bool
    encoding: str | None
    split: str
    text_field: str
    max_bytes: int | None
    mend: bool
    layout: Layout | None
    cues: tuple[str, ...]
    check_cues: tuple[str, ...]
    color: str
    no_pager: bool
    resume: bool
    overwrite: bool
    jobs: int | None
    timeout: float
    errors: str | None
    summary: str | None
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
    def mode(self) -> Mode:
        return "resume" if self.resume else "overwrite" if self.overwrite else "new"

    @property
    def goal(self) -> Goal:
        if self.to_tree:
            return Goal.of_folder(str(self.output))
        if self.to_stdout:
            return Goal.of_stream(sys.stdout)
        from newsparse.traces import is_ours  # a pipe does without

        is_known = is_ours(str(self.output), FORMATS[self.format_name])
        return Goal.of_file(str(self.output)) if is_known else NOWHERE

    @property
    def to_terminal(self) -> bool:
        return self.to_stdout and is_terminal(sys.stdout)

    @property
    def to_watcher(self) -> bool:
        """Whether somebody sits at stderr who sees nothing else meanwhile: no page, nor what a pipe leads to."""
        elsewhere = not self.to_stdout or Goal.of_stream(sys.stdout) != NOWHERE
        return elsewhere and not self.quiet and is_terminal(sys.stderr)

    @property
    def others(self) -> dict[str, str]:
        """The files that are written beside the articles, each under the option that names it."""
        named = {"--errors": self.errors, "--summary": self.summary if self.summary != STDIN else None}
        return {option: path for option, path in named.items() if path is not None}

    @property
    def format_name(self) -> str:
        """The format asked for; else the one that goes with the output."""
        if self.explain or self.form:
            return "explain" if self.explain else str(self.form)
        if self.to_stdout:
            return "pretty" if self.to_terminal else "jsonl"
        return "json" if self.to_tree else stream_format(str(self.output)) or "jsonl"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 1 if anything is lost, 2 for a wrong command line."""
    signal.signal(signal.SIGTERM, _stop)
    disarm()
    settle()
    try:
        return int(command.main(arguments, prog_name="newsparse", standalone_mode=False) or 0)
    except click.ClickException as error:
        say(f"{error.format_message().rstrip('.')}; newsparse --help shows what there is")
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except CueError as error:
        say(str(error))
        return _WRONG
    except InputError as error:  # no input can be found from here
        say(str(error))
        return 1
    except OSError as error:  # the help has no place to go
        say(str(cannot_write("standard output", error)))
        return 1


def _stop(_number: int, _frame: object) -> None:
    """Leave as after Ctrl-C, so that no half file stays behind."""
    sys.exit(_TERMINATED)


@click.command("newsparse", cls=GroupedCommand)
@click.argument(
    "paths", nargs=-1, metavar="[FILE|FOLDER|-]...", type=click.UNPROCESSED, shell_complete=completion.files
)
@click.option(
    "--encoding",
    metavar="NAME",
    callback=known_encoding,
    shell_complete=completion.encodings,
    help="read in NAME, or auto",
)
@click.option(
    "--split",
    default=PLAIN.split,
    metavar="HOW",
    callback=known_split,
    shell_complete=completion.splits,
    help="cut at: auto, none, a profile, a regex",
)
@click.option(
    "--text-field",
    default=PLAIN.text_field,
    metavar="NAME",
    help="take the text from this field or column",
)
@click.option(
    "--layout",
    type=click.Choice(get_args(Layout)),
    metavar="NAME",
    help="lines, blocks, wrapped or indented",
)
@click.option(
    "--max-bytes", metavar="SIZE", callback=size_in_bytes, help="unpack no more than this: 500M, 2G"
)
@click.option("--mend", is_flag=True, help="mend garbled text")
@click.option(
    "--cues", multiple=True, metavar="FILE", shell_complete=completion.files, help="add cues of your own"
)
@click.option(
    "--check-cues", multiple=True, metavar="FILE", shell_complete=completion.files, help="try its examples"
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar="FORMAT",
    help="json, jsonl, parquet, text, markdown, ...",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    shell_complete=completion.files,
    help="one file, or a tree of files in a folder",
)
@click.option("--resume", is_flag=True, help="go on where it stopped")
@click.option("--overwrite", is_flag=True, help="make it anew")
@click.option("--explain", is_flag=True, help="show reasons")
@click.option("--blocks", is_flag=True, help="label every line")
@click.option("--all", "whole", is_flag=True, help="fold nothing")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    metavar="WHEN",
    help="auto, always or never",
)
@click.option("--no-pager", is_flag=True, help="use no pager")
@click.option("-j", "--jobs", type=int, callback=process_count, metavar="N", help="so many processes")
@click.option(
    "--timeout",
    type=float,
    callback=limit_in_seconds,
    default=60,
    metavar="SECONDS",
    help="seconds for an article",
)
@click.option("--errors", metavar="FILE", shell_complete=completion.files, help="list what went wrong")
@click.option("--summary", metavar="FILE", shell_complete=completion.files, help="describe the corpus")
@click.option("--strict", is_flag=True, help="exit 1 for warnings too")
@click.option("-q", "--quiet", is_flag=True, help="print errors only")
@click.option(
    "--schema", help="the JSON Schema", is_flag=True, is_eager=True, expose_value=False, callback=print_schema
)
@click.option(
    "--man",
    help="a manual page: newsparse --man | man -l -",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_manual,
)
@click.option(
    "--completion",
    type=click.Choice(completion.SHELLS),
    metavar="SHELL",
    help="complete options in bash, zsh, fish",
    is_eager=True,
    expose_value=False,
    callback=print_completion,
)
@click.version_option(__version__, message="%(prog)s %(version)s", help="the version")
@click.help_option("-h", "--help", help="this help")
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Do what the command line says. What there is to say of it is in manual.toml."""
    context.exit(_obey(context, given))


def _obey(context: click.Context, given: dict[str, Any]) -> int:
    """Do what is `given` on the command line; the exit code."""
    options = Options(**given)
    own = load_cues(*options.cues)
    if options.check_cues:
        return _try_cues(options.check_cues, own)
    if not options.paths:
        if is_terminal(sys.stdin):
            click.echo(context.get_help())
            return 0
        options = options._replace(paths=(STDIN,))
    _check_here(options)
    _check(options)
    return _run(options, own)


def _try_cues(paths: tuple[str, ...], own: OwnCues) -> int:
    """Try the examples of files of cues, and tell of those that fail; the exit code."""
    from newsparse.cuecheck import check_cues  # no other run needs it

    failed = False
    for path in paths:
        checked = check_cues(path, own)
        failed |= bool(checked.wrong)
        for error in checked.wrong:
            say(str(error))
        if not checked.examples and not checked.wrong:
            click.echo(visible_line(f"{path}: no examples; lines in a table [examples] are tried"))
        elif checked.examples:
            verdict = f"{many(len(checked.wrong), 'thing')} to mend" if checked.wrong else "all as expected"
            click.echo(visible_line(f"{path}: {many(checked.examples, 'example')}, {verdict}"))
    return 1 if failed else 0


def _check_here(options: Options) -> None:
    """Raise InputError if something is named by its place below a folder that is gone."""
    named = [*options.paths, *filter(None, [options.output, options.errors, options.summary])]
    if all(path == STDIN or os.path.isabs(path) for path in named):
        return
    try:
        os.getcwd()
    except OSError as error:
        wrong = f"the folder that this was started in cannot be had ({why(error)})"
        raise InputError(os.curdir, wrong, "change into another one") from error


def _check(options: Options) -> None:
    """Raise UsageError where options contradict each other or the inputs."""
    if options.explain and options.form not in (None, "explain"):
        raise click.UsageError(
            f"--explain is a format of its own and does not go with --format {options.form}"
        )
    if options.blocks and options.format_name not in ("json", "jsonl", "parquet"):
        raise click.UsageError("--blocks goes with --format json, jsonl or parquet")
    if options.whole and options.format_name != "pretty":
        raise click.UsageError("--all goes with --format pretty, the page that is shown on a terminal")
    if FORMATS[options.format_name].binary and options.to_terminal:
        raise click.UsageError(f"--format {options.format_name} is not for a terminal; name a file with -o")
    if options.paths.count(STDIN) > 1:
        raise click.UsageError("- (standard input) can be read only once")
    _check_output(options)
    if options.output or options.others:
        _check_places(options)


def _check_output(options: Options) -> None:
    """Raise UsageError where what is said of the output does not go with where it goes."""
    if options.resume and options.overwrite:
        raise click.UsageError("--resume and --overwrite contradict each other")
    if options.mode != "new" and options.to_stdout:
        raise click.UsageError(f"--{options.mode} needs --output and the name of a file or folder")
    if not (options.to_stdout or options.to_tree):
        _check_compression(str(options.output), options.format_name)
    if options.summary == STDIN and options.to_stdout:
        raise click.UsageError("--summary - is where the articles go; name a file, or one for them with -o")


def _check_compression(output: str, form: str) -> None:
    """Raise UsageError where a file would be compressed in another way than its name says, or should not be."""
    ending = suffix(output)
    if is_packed(output) and ending not in COMPRESSED:
        raise click.UsageError(f"--output {output}: {ending} cannot be written; .gz and .zst can")
    if ending in COMPRESSED and not FORMATS[form].grows:
        raise click.UsageError(f"--output {output}: {form} is not written compressed; leave {ending} away")


def _check_places(options: Options) -> None:
    """Raise UsageError where a file to be written is, or would be, read or written as something else."""
    guard = Guard(options.paths, options.goal)
    _spare_cues(options)
    _spare_own(options)
    # A stream that is not there yet may stand among the inputs: it appears when all of them are read. One of an
    # earlier run may, if that shows: then it is passed over.
    if not options.to_stdout and not options.to_tree and os.path.lexists(str(options.output)):
        _refuse_input("--output", str(options.output), guard)
    taken = {spot(options.output): "the output goes"} if options.output else {}
    for option, target in options.others.items():
        _refuse_input(option, target, guard)
        if target == STDIN:
            raise click.UsageError(f"{option} needs the name of a file")
        if spot(target) in taken:
            raise click.UsageError(f"{option} {target} is where {taken[spot(target)]}")
        taken[spot(target)] = f"{option} goes"


def _spare_cues(options: Options) -> None:
    """Raise UsageError where a file of cues would be written over."""
    read = {spot(path) for path in options.cues}
    for option, target in (("--output", options.output), *options.others.items()):
        if target not in (None, STDIN) and spot(str(target)) in read:
            raise click.UsageError(f"{option} {target} is a file of cues, and would be written over")


def _spare_own(options: Options) -> None:
    """Raise UsageError where a file would be written over that is kept for going on with an output."""
    for option, target in (("--output", options.output), *options.others.items()):
        if target is not None and is_own(target):
            raise click.UsageError(
                f"{option} {target} is a file that newsparse keeps for itself; name another"
            )


def _refuse_input(option: str, target: str, guard: Guard) -> None:
    if guard.reads(target):
        raise click.UsageError(f"{option} {target} {_fate(target)}; write to another folder")


def _fate(target: str) -> str:
    """What is wrong with writing `target`, which is where inputs are."""
    if os.path.lexists(target):
        return "is one of the inputs, and would be written over"
    return "would be read as an input"


def _run(options: Options, own: OwnCues) -> int:
    """Convert everything and say how it went; the exit code."""
    tally = Tally()
    try:
        if options.mode == "resume" and not options.to_tree and _is_finished(options):
            return _tell_of_finished(options)
        corpus = _corpus(options)
        with _metered(options, tally) as meter:
            _convert(options, own, tally, corpus, meter)
        _write_summary(options, tally, corpus)
        _clear(options)
    except KeyboardInterrupt:
        _summarize_end(options, tally, "interrupted: ")
        return INTERRUPTED
    except BrokenPipeError:
        return _CLOSED_PIPE
    except OSError as error:
        say(str(cannot_write("standard output", error)))
        return 1
    except NewsparseError as error:
        say(str(error))
        if tally.written and _can_be_resumed(options):
            _summarize_end(options, tally, "broken off: ")
        return 1
    if corpus and options.to_watcher and tally.found > 1:
        _show_report(options, tally, corpus, meter)
    else:
        _summarize(options, tally)
    lost = options.strict and (tally.remarks or tally.empty)
    return 1 if tally.failed or lost else 0


def _summarize_end(options: Options, tally: Tally, prefix: str) -> None:
    """The line at the end of a run that was broken off: what is in no output is not written."""
    kept = _can_be_resumed(options)
    if options.to_tree:
        tally.take_back()
    elif not options.to_stdout and not kept:
        tally.written = tally.empty = 0
    since = "here" if options.to_tree else "its last complete piece"
    _summarize(options, tally, prefix, f"; --resume goes on from {since}" if kept and tally.written else "")


def _can_be_resumed(options: Options) -> bool:
    from newsparse.growing import is_unfinished

    return options.to_tree or (not options.to_stdout and is_unfinished(str(options.output)))


def _is_finished(options: Options) -> bool:
    """Whether there is nothing to go on with. Raises OutputError."""
    from newsparse.growing import is_finished

    return is_finished(str(options.output), FORMATS[options.format_name])


def _tell_of_finished(options: Options) -> int:
    """Say of a file that it is finished, and what is wrong all the same; the exit code. Raises OutputError."""
    from newsparse.finished import faults, refuse_foreign, verdict

    target = str(options.output)
    refuse_foreign(target, options.format_name)
    _clear(options)  # a journal that tells nothing may be there
    named = {"--errors": options.errors, "--summary": options.summary}
    others = {option: path for option, path in named.items() if path is not None}
    wrong = list(faults(target, find_inputs(options.paths, options.goal), others))
    for error in wrong:
        say(str(error))
    if not options.quiet:
        say(verdict(target, others.values()))
    return 1 if wrong else 0


def _clear(options: Options) -> None:
    """Leave nothing of the making of one file beside it. Raises OutputError."""
    if not (options.to_stdout or options.to_tree):
        from newsparse.growing import clear

        clear(str(options.output))


def _corpus(options: Options) -> Corpus | None:
    """Where the traits of the articles are added up, if anybody is going to see that. Raises OutputError."""
    if options.summary is None and not options.to_watcher:
        return None
    if options.summary == STDIN and sys.stdout is None:
        raise _closed()
    from newsparse.corpus import Corpus  # a small file in a pipe does without

    if path := options.others.get("--summary"):
        from newsparse.summary import check_writable

        check_writable(path)
    return Corpus()


def _convert(options: Options, own: OwnCues, tally: Tally, corpus: Corpus | None, meter: Meter) -> None:
    """Convert everything; keep the account, and tell of what is wrong as it comes."""
    form = FORMATS[options.format_name]
    style = _style(options, form, own)
    settings = None if options.to_stdout else _settings(options, style, own)
    recipe = Recipe(
        form.write,
        style,
        options.reading,
        options.layout,
        options.timeout,
        settings,
        own,
        corpus.study if corpus else None,
    )
    job = Job(options.paths, recipe, options.goal, options.jobs or jobs_for(options.paths), meter.watch)
    with (
        _telling(options, form) as teller,
        _sink(options, form, job) as sink,
        records_to(options.errors) if options.errors else nullcontext(lambda _: None) as record,
        closing(convert(job, sink)) as outcomes,
    ):
        for outcome in outcomes:
            tally.add(outcome)
            if corpus and isinstance(outcome, Written) and outcome.traits:
                corpus.add(outcome.traits)
            record(outcome)
            teller.tell(outcome)
            meter.add(outcome)
        tally.unclaimed = sink.unclaimed()


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


def _settings(options: Options, style: Style, own: OwnCues) -> Settings:
    """All that tells in the output but the inputs, in words: `stamps` has what for."""
    said = {"layout": options.layout, **asdict(options.reading), **style._asdict(), "own": own.digest or None}
    words = {_named(name): _word(value) for name, value in said.items() if name != "watch"}
    return {"newsparse": __version__, "format": options.format_name, **words}


def _named(name: str) -> str:
    return "cues" if name == "own" else name.replace("_", " ")


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "unset" if value is None else str(value)


def _style(options: Options, form: Format, own: OwnCues) -> Style:
    terminal = options.to_terminal or (not options.to_stdout and leads_to_terminal(str(options.output)))
    color = form.paged and wants_color(options.color, sys.stdout if options.to_stdout else None, os.environ)
    width = _screen_size()[0] if options.to_terminal else 80
    return Style(terminal, color, width, options.whole, options.blocks, own)


@contextmanager
def _sink(options: Options, form: Format, job: Job) -> Iterator[Sink]:
    """Where the output goes. Raises OutputError, and OSError for standard output."""
    settings = job.recipe.settings or {}
    if options.to_tree:
        guard = Guard(job.paths, job.goal)
        objection = partial(_objection, guard=guard, others=options.others)
        from newsparse.trees import Shape, tree_to  # a pipe does without

        named = named_places(job.paths)
        with tree_to(Shape(str(options.output), form, objection, settings, options.mode, named)) as tree:
            yield tree
    elif not options.to_stdout:
        from newsparse.growing import Plan, stream_to

        inputs = (found for found in find_inputs(job.paths, job.goal) if not isinstance(found, PassedOver))
        with stream_to(str(options.output), Plan(form, settings, inputs, options.mode)) as stream:
            yield stream
    elif sys.stdout is None:
        raise _closed()
    else:
        with _standard_output() as stdout:
            if options.to_terminal and form.paged and not options.no_pager:
                with paged(stdout, _screen_size()[1], pager_command(os.environ)) as page:
                    yield Stream(page.write, form)
            else:
                with form.into(stdout) as write:
                    yield Stream(write, form)


def _closed() -> OutputError:
    """What to say if the caller has closed standard output: `newsparse a.txt >&-`."""
    return cannot_write("standard output", OSError("it is closed"))


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    """Standard output for bytes; its own buffer where it is in memory, as under a test of click's."""
    try:
        number = sys.stdout.fileno()
    except UnsupportedOperation:
        yield sys.stdout.buffer
        return
    # A file object of our own: Python's may be unbuffered, and then it may write less than it was given.
    with open(number, "wb", closefd=False) as stdout:
        yield stdout


@contextmanager
def _metered(options: Options, tally: Tally) -> Iterator[Meter]:
    """What shows how far the run has come: with a bar where somebody sees it, else with a line now and then.

    Neither comes beside a page, or if it is told to be quiet.
    """
    sizes = partial(input_sizes, options.paths, options.goal)
    if options.to_watcher and os.environ.get("TERM") != "dumb":
        with progress(wants_color(options.color, sys.stderr, os.environ)) as show:
            yield Meter(tally, sizes, show, _BAR)
    else:
        silent = options.quiet or options.to_terminal
        yield Meter(tally, sizes, lambda pace: say(str(pace)), _NEVER if silent else _LINES)


def _objection(target: str, guard: Guard, others: Mapping[str, str]) -> str | None:
    """Why a file of a tree must not be written; None if it may."""
    for option, other in others.items():
        if spot(target) == spot(other):
            return f"{option} writes to it"
    return f"it {_fate(target)}" if guard.reads(target) else None


def _summarize(options: Options, tally: Tally, prefix: str = "", suffix: str = "") -> None:
    """The one line at the end. Beside a page or a stream it is printed only if it tells something new."""
    several = (tally.failed or tally.empty or tally.remarks) and tally.found > 1
    news = several or (tally.passed_over and tally.written) or prefix or not options.to_stdout
    if (news and not options.quiet) or (options.strict and tally.empty):  # no other line tells of empty ones
        say(f"{prefix}{tally}{suffix}")


def _write_summary(options: Options, tally: Tally, corpus: Corpus | None) -> None:
    """Write what was asked for with --summary. Raises OutputError, and OSError for standard output."""
    if corpus is None or options.summary is None:
        return
    from newsparse.summary import to_text, write_summary

    if options.summary == STDIN:
        click.echo(to_text(tally, corpus), nl=False)
    else:
        write_summary(options.summary, tally, corpus)


def _show_report(options: Options, tally: Tally, corpus: Corpus, meter: Meter) -> None:
    """The table at the end, on stderr."""
    from newsparse.report import show_report  # only a table needs rich

    show_report(tally, corpus, meter.pace(), wants_color(options.color, sys.stderr, os.environ))


def _screen_size() -> tuple[int, int]:
    import shutil  # only a page needs it

    return shutil.get_terminal_size()
