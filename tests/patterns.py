"""Every regular expression that newsparse compiles while the command runs, and texts that each would find hardest.

python tests/patterns.py ["samples -f text -o /dev/null"]...    # runs the command so, and prints them as JSON
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
Tree: TypeAlias = Sequence[tuple[Any, Any]]
_CLASSES = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_WORD: " ",
}
_USUAL = "a A1.,:/|-–\"'(é北\n"  # what stands for a class that says only what is not in it


class _Noted:
    """A compiled pattern that notes which of its methods are asked for."""

    def __init__(self, compiled: re.Pattern[Any], used: set[str]) -> None:
        self._compiled = compiled
        self._used = used

    def __getattr__(self, name: str) -> Any:
        if name in METHODS:
            self._used.add(name)
        return getattr(self._compiled, name)


def main(arguments: list[str]) -> None:
    """Import the package, run the command, and print each pattern: its flags, its module, the methods used of it."""
    found: dict[tuple[str, int, bool], tuple[str, set[str]]] = {}
    compile_as_ever: Callable[[Any, int], re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]

    def note(module: str, pattern: str | bytes, flags: int = 0) -> set[str]:
        text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        return found.setdefault((text, int(flags), isinstance(pattern, str)), (module, set()))[1]

    def compile_and_note(pattern: Any, flags: int) -> Any:
        module = _caller()
        compiled = compile_as_ever(pattern, flags)
        if not (module.startswith("newsparse") and isinstance(pattern, str | bytes)):
            return compiled
        return _Noted(compiled, note(module, pattern, flags))

    re._compile = compile_and_note  # type: ignore[attr-defined]
    import newsparse.cli
    import newsparse.regexes

    package = Path(newsparse.cli.__file__).parent
    for path in sorted(package.rglob("*.py")):
        name = ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
        if not name.endswith("__main__"):
            for constant, value in vars(import_module(name)).items():
                if isinstance(value, newsparse.regexes.Late) and f"{constant} = late(" in path.read_text():
                    note(name, *value.given)
    for profile in import_module("newsparse.separators").profiles().values():
        profile.find("\n".join(hint for rule in profile.rules for hint in rule.hints))
    for said in arguments:
        newsparse.cli.main(said.split())
    rows = [
        {"pattern": text, "flags": flags, "text": is_text, "of": of, "used": sorted(used)}
        for (text, flags, is_text), (of, used) in found.items()
    ]
    print(json.dumps(rows))


def _caller() -> str:
    """The module that calls re: past re itself."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals.get("__name__") == "re":
        frame = frame.f_back
    return str(frame.f_globals.get("__name__", ""))


def attacks(pattern: str, flags: int = 0) -> Iterator[tuple[str, str, str]]:
    """Texts that may be hard to match with `pattern`: (before, repeated any number of times, behind).

    Made of its own pieces: what each repetition repeats behind what stands before it, what its beginnings are, and
    each of its signs; and behind that something that fails.
    """
    tree = _parser.parse(pattern, flags)
    whole = _sample(tree)
    pumps = [("", whole), *(("", _sample(tree[:size])) for size in range(1, len(tree)))]
    pumps += [("", sign) for sign in _signs(tree)]
    for before, body in _repeats(tree, ""):
        one = _sample(body)
        pumps += [(before, one), ("", before + one), *((before, sign) for sign in _signs(body))]
        pumps += [(before, one + sign) for sign in " .a1"]
    for before, repeated in dict.fromkeys(pumps):
        if repeated:
            yield from ((before, repeated, behind) for behind in ("", "\0", "a", " !"))


def _repeats(tree: Tree, before: str) -> Iterator[tuple[str, Tree]]:
    """What is repeated many times anywhere in `tree`, and what may stand before it."""
    for kind, value in tree:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            if value[1] > 3:
                yield before, value[2]
            yield from _repeats(value[2], before)
        else:
            for below in _below(kind, value):
                yield from _repeats(below, before)
        before += _sample([(kind, value)])


def _below(kind: Any, value: Any) -> list[Tree]:
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind is op.BRANCH:
        return list(value[1])
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    if kind is op.ATOMIC_GROUP:
        return [value]
    if kind is op.GROUPREF_EXISTS:
        return [each for each in value[1:] if each]
    return []


def _sample(tree: Tree) -> str:
    """A text that `tree` matches, or nearly."""
    return "".join(_sample_of(kind, value) for kind, value in tree)


def _sample_of(kind: Any, value: Any) -> str:
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _sample(value[2]) * max(value[0], min(1, value[1]))
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return ""
    below = _below(kind, value)
    return _sample(below[0]) if below else next(_members(kind, value), "")


def _signs(tree: Tree) -> set[str]:
    """A few signs of each class in `tree`, and its literals."""
    found: set[str] = set()
    for kind, value in tree:
        found |= set(list(_members(kind, value))[:6])
        inner = (
            [value[2]]
            if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
            else _below(kind, value)
        )
        for below in inner:
            found |= _signs(below)
    return found


def _members(kind: Any, value: Any) -> Iterator[str]:
    """Some of the signs that one step of a pattern matches."""
    if kind is op.LITERAL:
        yield chr(value)
    elif kind is op.NOT_LITERAL:
        yield from (sign for sign in _USUAL if ord(sign) != value)
    elif kind is op.ANY:
        yield from _USUAL[:4]
    elif kind is op.CATEGORY:
        yield _CLASSES[value]
    elif kind is op.RANGE:
        yield chr(value[0])
    elif kind is op.IN:
        if value[0][0] is op.NEGATE:
            taken = re.compile(f"[{''.join(map(re.escape, set(_signs(value[1:])) or {chr(0)}))}]")
            yield from (sign for sign in _USUAL if not taken.match(sign))
        else:
            for inner, of in value:
                yield from _members(inner, of)


if __name__ == "__main__":
    main(sys.argv[1:])
