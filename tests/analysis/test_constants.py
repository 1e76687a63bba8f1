"""Every number of the analysis that has a name says why it is what it is, and in which unit."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import wirereader.analysis

ROOM = Path(wirereader.analysis.__file__).parent
SENTINELS = {-1, 0, 1}


def numbers(node: ast.expr | None) -> list[float]:
    """The numbers of a literal: a number, a product of some, a tuple or a table of them."""
    if isinstance(node, ast.Constant):
        is_number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
        return [node.value] if is_number else []  # type: ignore[list-item]
    if isinstance(node, ast.UnaryOp):
        return [-number for number in numbers(node.operand)]
    if isinstance(node, ast.BinOp):
        left, right = numbers(node.left), numbers(node.right)
        return left + right if left and right else []
    if isinstance(node, ast.Tuple | ast.List):
        parts = [numbers(element) for element in node.elts]
        return [number for part in parts for number in part] if all(parts) else []
    if isinstance(node, ast.Dict):
        return [number for value in node.values for number in numbers(value)]
    return []


def unexplained(source: str) -> Iterator[str]:
    """Names of constants with neither a comment beside or above nor a docstring below."""
    lines = source.splitlines()

    def walk(body: Sequence[ast.stmt], *, inside: bool) -> Iterator[str]:
        for statement, following in zip(body, [*body[1:], None], strict=True):
            if isinstance(statement, ast.FunctionDef):
                yield from walk(statement.body, inside=True)
            elif isinstance(statement, ast.ClassDef):
                is_enum = any("Enum" in ast.unparse(base) for base in statement.bases)
                yield from () if is_enum else walk(statement.body, inside=True)
            elif isinstance(statement, ast.Assign):
                target, found = statement.targets[0], numbers(statement.value)
                is_sentinel = inside and SENTINELS.issuperset(found)
                if not found or is_sentinel or not isinstance(target, ast.Name | ast.Tuple):
                    continue
                first, last = lines[statement.lineno - 1], lines[(statement.end_lineno or 1) - 1]
                above = lines[statement.lineno - 2].strip() if statement.lineno > 1 else ""
                beside = (first + last).replace("# fmt: skip", "").replace("# noqa", "")
                documented = isinstance(following, ast.Expr) or above.startswith("# ")
                if not (documented or "  # " in beside):
                    yield ast.unparse(target)

    yield from walk(ast.parse(source).body, inside=False)


@pytest.mark.parametrize(
    "path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM))
)
def test_every_constant_has_its_reason(path: Path) -> None:
    assert not list(unexplained(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "source", ["_X = 3", "_X = (1, 2)", "_X = {'a': 0.5}", "def f():\n    few = 12", "_X = -1e9"]
)
def test_one_without_is_seen(source: str) -> None:
    assert list(unexplained(source))


@pytest.mark.parametrize(
    "source",
    ["_X = 3  # words", "# words\n_X = (1, 2)", '_X = 3\n"""Words."""', "def f():\n    at = 0"],
)
def test_one_with_its_reason_passes(source: str) -> None:
    assert not list(unexplained(source))
