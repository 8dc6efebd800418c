from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command import environment

# A sitecustomize.py that sends Ctrl-C when this module is about to be imported.
INTERRUPT = """
import os, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
"""
SCRIPT = "import sys\nfrom newsparse.cli import main\nsys.exit(main())\n"


def run(module: str, *arguments: str, ignored: bool = False) -> subprocess.CompletedProcess[str]:
    Path("sitecustomize.py").write_text(INTERRUPT.format(module=module))
    Path("newsparse").write_text(SCRIPT)
    Path("uses.py").write_text("import newsparse\nprint(newsparse.parse('A text').headline)\n")
    paths = [".", str(Path(__file__).parent.parent)]
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        env=environment(PYTHONPATH=":".join(paths)),
        timeout=60,
        check=False,
        preexec_fn=(lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)) if ignored else None,
    )


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("A text\n\nIt is long enough.")


@pytest.mark.parametrize(
    "module", ["newsparse.article", "newsparse.parse", "newsparse.cli", "newsparse.batch"]
)
@pytest.mark.parametrize("command", [["newsparse"], ["-m", "newsparse"]])
def test_ctrl_c_while_the_command_is_loaded_is_no_traceback(module: str, command: list[str]) -> None:
    result = run(module, *command, "a.txt")
    assert (result.stdout, result.stderr, result.returncode) == ("", "", 130)


def test_a_program_that_is_run_as_a_module_keeps_its_ctrl_c() -> None:
    Path("mine").mkdir()
    Path("mine/__init__.py").write_text("import newsparse\n")
    lines = (
        "import os, signal",
        "try:",
        "    os.kill(os.getpid(), signal.SIGINT)",
        "except KeyboardInterrupt:",
    )
    Path("mine/__main__.py").write_text("\n".join((*lines, "    print('mine')\n")))
    result = run("no.module", "-m", "mine")
    assert (result.stdout, result.returncode) == ("mine\n", 0)


def test_and_after_that_it_is_one_line() -> None:
    result = run("newsparse.growing", "newsparse", "a.txt", "-o", "b.jsonl")
    assert "Traceback" not in result.stderr
    assert result.returncode == 130


def test_a_program_that_uses_the_package_is_left_alone() -> None:
    result = run("newsparse.parse", "uses.py")
    assert result.stderr.endswith("KeyboardInterrupt\n")


def test_who_has_it_ignored_is_obeyed() -> None:
    result = run("newsparse.parse", "newsparse", "a.txt", ignored=True)
    assert result.returncode == 0
    assert result.stdout.startswith('{"schema"')


@pytest.mark.parametrize(("script", "kept"), [("bin/newsparse", True), ("bin/mine.py", False)])
def test_only_the_command_keeps_what_is_loaded_from_the_garbage_collector(script: str, kept: bool) -> None:
    Path("bin").mkdir()
    lines = (
        "import gc",
        "from newsparse.cli import main",
        "print(not gc.isenabled())",
        "main(['-q', 'a.txt'])",
        "print(gc.get_freeze_count() > 0)",
        "print(gc.isenabled())",
    )
    Path(script).write_text("\n".join(lines))
    off_at_first, _, *frozen_and_on = run("no.module", script).stdout.splitlines()
    assert off_at_first == str(kept)
    assert frozen_and_on == [str(kept), "True"]
