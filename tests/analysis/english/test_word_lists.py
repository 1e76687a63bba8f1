"""No rule outside of `english/` has a list of words, and none takes one from there by itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import wirereader.analysis
from wirereader.analysis.places.gazetteer import Kind

ROOM = Path(wirereader.analysis.__file__).parent
# They make no finding: scripts that train the English tagger, and scores against English answers.
ASIDE = {"english", "training", "scoring"}
ALLOWED = {
    ("coreference/person_names", "_ARTICLES"): "Arabic articles as Latin letters spell them",
    ("coreference/pronoun_features", "_AFTER"): "names of features",
    ("coreference/pronoun_features", "_BY_CASE"): "names of features",
    ("coreference/pronoun_features", "_IN_CASE"): "names of features",
    ("coreference/pronoun_features", "_Surroundings"): "names of features",
    ("places/source_country", "_ANYWHERE"): "last labels of host names",
    ("places/source_country", "_OF_STATES"): "last labels of host names, and the country of each",
    ("json_lines", "_mention"): "JSON fields",
    ("language_detection", "_SITES"): "last labels of host names, and the language of each",
    ("language_detection", "_SMALL_WORDS"): "twenty languages side by side, to tell them apart",
    ("places/country_names", "_HAS_PLURAL"): "ends of names in the table of countries, of no text",
    ("places/country_names", "_HAS_MEN"): "ends of names in the table of countries, of no text",
    ("places/geodesy", "_WINDS"): "the program's own words, in the language of its pages",
    ("places/place_descriptions", "_ARTICLE"): "the program's own words",
}
FEW = 3
WORD = re.compile(r"[a-z][a-z']+(?:[- ][a-z']+)*\Z")
ALTERNATIVES = re.compile(r"(?:[A-Za-z']{2,}\)?\??\|){2,}\(?[A-Za-z']{2,}")
OURS = frozenset(get_args(Kind))


def modules() -> list[Path]:
    found = sorted(ROOM.rglob("*.py"))
    return [path for path in found if not ASIDE.intersection(path.relative_to(ROOM).parts)]


def words_of(nodes: list[ast.expr]) -> list[str]:
    """The words among constants, those inside of a starred tuple too."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, ast.Starred) and isinstance(node.value, ast.Tuple):
            found += words_of(node.value.elts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [node.value] if WORD.match(node.value) else []
    return found


def is_word_list(node: ast.AST) -> bool:
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        words = words_of(node.elts)
    elif isinstance(node, ast.Dict):
        words = words_of([key for key in node.keys if key is not None])
    elif isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        return name in {"listed", "word_list"}
    else:
        text = node.value if isinstance(node, ast.Constant) else None
        return isinstance(text, str) and ALTERNATIVES.search(text) is not None
    return len(words) >= FEW and not OURS.issuperset(words)


def lists_in(source: str) -> Iterator[str]:
    """The constants and functions of a module that hold a list of words."""
    for statement in ast.parse(source).body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement
        target = statement.target if isinstance(statement, ast.AnnAssign) else target
        name = str(getattr(target, "id", getattr(target, "name", "")))
        if isinstance(statement, ast.Expr):  # a docstring
            continue
        docstrings = {
            id(inner.body[0].value)
            for inner in ast.walk(statement)
            if isinstance(inner, ast.FunctionDef | ast.ClassDef)
            and isinstance(inner.body[0], ast.Expr)
        }
        if any(is_word_list(n) for n in ast.walk(statement) if id(n) not in docstrings):
            yield name


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOM)))
def test_no_rule_has_words_of_its_own(path: Path) -> None:
    module = str(path.relative_to(ROOM).with_suffix(""))
    allowed = {name for where, name in ALLOWED if where == module}
    assert set(lists_in(path.read_text("utf-8"))) == allowed


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOM)))
def test_only_the_registry_knows_english(path: Path) -> None:
    imported = [
        node.module or ""
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
    ]
    known = any(module.startswith("wirereader.analysis.english") for module in imported)
    assert known == (path.name == "language_registry.py")


@pytest.mark.parametrize(
    "source",
    [
        '_X = frozenset({"the", "a", "every", "some"})',
        '_X = listed("he she it")',
        '_X = re.compile(r"\\b(?:said|says|told)\\b")',
        '_X = re.compile(r"(?:Mon|Tues|Fri)day")',
        'def f(word):\n    return word in {"who", "that", "which"}',
        '_X = {"he": 1, "she": 2, "they": 3}',
        '_X = (*("north", "north-east"), *("south",))',
    ],
)
def test_a_list_of_words_is_seen(source: str) -> None:
    assert list(lists_in(source))


@pytest.mark.parametrize(
    "source", ['_X = {",", "."}', '_X = {"city", "state", "region"}', "_X = 3"]
)
def test_marks_and_kinds_of_place_are_none(source: str) -> None:
    assert not list(lists_in(source))
