"""No test asserts on seconds: a busy machine would fail it, and a fast one would let it pass.

What is measured lies in tests/bench; tests/support waits, with one limit, and asserts nothing.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
CLOCKS = {
    f"{name}{unit}"
    for name in ("perf_counter", "monotonic", "process_time", "thread_time", "time")
    for unit in ("", "_ns")
} | {"default_timer"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
OWNERS = {"time", "timeit", "loop"}


def is_clock(node: ast.AST) -> bool:
    """Claim that a node reads a clock: `time.monotonic()`, `perf_counter()`, `loop.time()`."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    if isinstance(called, ast.Attribute):
        owner = called.value
        if isinstance(owner, ast.Call):  # asyncio.get_running_loop().time()
            return called.attr in CLOCKS
        return called.attr in CLOCKS and isinstance(owner, ast.Name) and owner.id in OWNERS
    return isinstance(called, ast.Name) and called.id in CLOCKS


def values_of(scope: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Names that are given a value in a scope, with that value."""
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    for one in ast.walk(target):
                        if isinstance(one, ast.Name):
                            yield one.id, value
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                yield name, value
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                yield name, value


class Told:
    """What stands for a clock's time in a file: functions that give it, and names in a scope."""

    def __init__(self, source: str) -> None:
        self._tree = ast.parse(source)
        self._functions: set[str] = set()
        found = [node for node in ast.walk(self._tree) if isinstance(node, FUNCTIONS)]
        before = -1
        while before != len(self._functions):  # one may call another that stands below
            before = len(self._functions)
            for function in found:
                names = self._names(function)
                for node in ast.walk(function):
                    if isinstance(node, ast.Return) and self._is_told(node, names):
                        self._functions.add(function.name)

    def asserts(self) -> list[int]:
        """The lines of `assert`s that look, by whatever name, at what a clock has told."""
        functions = [node for node in ast.walk(self._tree) if isinstance(node, FUNCTIONS)]
        rest = ast.Module([node for node in self._tree.body if not holds(node)], [])
        lines = {
            node.lineno
            for scope in (*functions, rest)
            for node in ast.walk(scope)
            if isinstance(node, ast.Assert) and self._is_told(node.test, self._names(scope))
        }
        return sorted(lines)

    def _names(self, scope: ast.AST) -> set[str]:
        told = set(self._functions)
        before = -1
        while before != len(told):
            before = len(told)
            told |= {name for name, value in values_of(scope) if self._is_told(value, told)}
        return told

    @staticmethod
    def _is_told(node: ast.AST, names: set[str]) -> bool:
        return any(
            is_clock(one) or (isinstance(one, ast.Name) and one.id in names)
            for one in ast.walk(node)
        )


def holds(node: ast.AST) -> bool:
    """Claim that a statement holds functions, which are looked at by themselves."""
    return any(isinstance(one, FUNCTIONS) for one in ast.walk(node))


def clock_asserts(source: str) -> list[int]:
    """The lines where a file asserts on a clock."""
    return Told(source).asserts()


@pytest.mark.parametrize(
    "source",
    [
        "assert time.perf_counter() - start < 8",
        "assert perf_counter() < end",
        "took = time.process_time() - began\nassert took < 2",
        "took = -began\ntook += time.monotonic_ns()\nassert took < 2",
        "def one():\n    return two()\ndef two():\n    return time.time()\nassert one() < 3",
        "assert asyncio.get_running_loop().time() < 3",
        "assert (took := loop.time()) < 3",
    ],
)
def test_an_assertion_on_a_clock_is_seen(source: str) -> None:
    assert clock_asserts(source) == [len(source.splitlines())]


@pytest.mark.parametrize(
    "source",
    [
        "end = time.monotonic() + 60\nwhile time.monotonic() < end: read()\nassert read()",
        "assert story.time() == 3",
        "assert now - began < timedelta(seconds=2)",
    ],
)
def test_what_waits_or_tells_a_date_is_let_pass(source: str) -> None:
    assert not clock_asserts(source)


def test_no_test_asserts_on_a_clock() -> None:
    files = [path for path in TESTS.rglob("*.py") if "bench" not in path.parts]
    assert len(files) > 100
    found = {
        str(path.relative_to(TESTS)): lines
        for path in files
        if (lines := clock_asserts(path.read_text("utf-8")))
    }
    assert not found
