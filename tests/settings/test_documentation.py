import json
import re
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import wirereader
from wirereader.settings import documentation
from wirereader.settings.load import Loaded, load
from wirereader.settings.setting_fields import SettingField, fields
from wirereader.settings.settings import Settings

HELP = Path(wirereader.__file__).parent / "help" / "settings.txt"
SCHEMA = documentation.schema()
TYPES: dict[str, Any] = {
    "integer": int,
    "number": int | float,
    "boolean": bool,
    "string": str,
    "array": list,
    "object": dict,
}
ONES = [field for field in fields() if not field.kind.gathers]


def by_path(field: SettingField) -> str:
    return field.path


def of_file(tmp_path: Path, words: str) -> Loaded:
    file = tmp_path / "config.toml"
    file.write_text(words, "utf-8")
    return load({}, MappingProxyType({}), file)


def test_the_file_to_start_from_changes_nothing(tmp_path: Path) -> None:
    loaded = of_file(tmp_path, documentation.starter())
    assert loaded.problems == ()
    assert loaded.origins == {}
    assert loaded.settings == Settings()


def test_every_line_of_it_counts_once_the_sign_is_gone(tmp_path: Path) -> None:
    words = re.sub(r"(?m)^#(?=[a-z])", "", documentation.starter())
    loaded = of_file(tmp_path, words)
    assert loaded.problems == ()
    assert set(loaded.origins) == {field.path for field in ONES}
    assert loaded.settings == Settings()


def test_its_example_of_keys_is_one(tmp_path: Path) -> None:
    words = documentation.starter().replace("# Such as: ", "")
    loaded = of_file(tmp_path, words)
    assert loaded.problems == ()
    assert loaded.settings.keys.words == {"next": ("J", "ctrl+t")}


def test_the_help_topic_is_current() -> None:
    assert HELP.read_text("utf-8") == documentation.topic()


@pytest.mark.parametrize("field", fields(), ids=by_path)
def test_every_setting_is_explained_in_one_sentence(field: SettingField) -> None:
    assert re.fullmatch(r"[A-Z][^.\n]*\.|screen-reader: [^.\n]*\.", field.about)
    assert len(field.about) < 100
    assert (
        "WORD" in documentation.topic()
        if field.kind.gathers
        else field.key in documentation.topic()
    )
    assert field.about in documentation.markdown()
    assert field.about in documentation.starter()
    assert field.kind.told in documentation.markdown()


@pytest.mark.parametrize("field", ONES, ids=by_path)
def test_every_default_is_a_value_that_may_be_written(field: SettingField) -> None:
    written = tomllib.loads(f"x = {field.kind.written(field.default)}")["x"]
    assert field.kind.of(written) == field.default
    assert re.fullmatch("WIREREADER_[A-Z]+(_[A-Z]+)*", field.variable)


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """What of JSON Schema ours uses, as the specification has it."""
    if "anyOf" in schema:
        return any(fits(value, one) for one in schema["anyOf"])
    if "const" in schema:
        return bool(value == schema["const"])
    if "enum" in schema:
        return value in schema["enum"]
    if not isinstance(value, TYPES[schema["type"]]):
        return False
    if schema["type"] == "string":
        return re.search(schema.get("pattern", ""), value) is not None
    if schema["type"] in {"integer", "number"}:
        return bool(schema["minimum"] <= value <= schema["maximum"])
    if schema["type"] == "object":
        known, other = schema.get("properties", {}), schema["additionalProperties"]
        return all(
            bool(known.get(key, other)) and fits(one, known.get(key, other))
            for key, one in value.items()
        )
    return schema["type"] == "boolean" or all(fits(one, schema["items"]) for one in value)


WRITTEN = [
    ("", True),
    (re.sub(r"(?m)^#(?=[a-z])", "", documentation.starter()), True),
    ('[refresh]\ninterval = "off"\nlargest = "1GiB"\nproxy = "http://p:1"\n', True),
    ('[plain]\nwidth = 40\n[keys]\npreset = "vim"\nnext = []\nstar = "s,S"\n', True),
    ('[hooks]\npipe = {print = ["lpr"]}\n', True),
    ("[refresh]\nat_once = 0\n", False),
    ("[refresh]\ntimeout = 25\n", False),
    ('[refresh]\ntimeout = "25"\n', False),
    ('[refresh]\ntimeout = "off"\n', False),
    ("[refresh]\nat_onec = 3\n", False),
    ('[appearance]\ntheme = "dark"\n', False),
    ('[access]\nplain = "yes"\n', False),
    ("[keys]\nnext = 3\n", False),
    ("[zap]\n", False),
    ('theme = "wire-dark"\n', False),
    ("[analysis]\nbacklog = 1.5\n", False),
    ('[hooks]\nnew_story = "mail"\n', False),
]


@pytest.mark.parametrize(("words", "is_right"), WRITTEN)
def test_the_schema_says_what_the_program_says(tmp_path: Path, words: str, is_right: bool) -> None:
    assert fits(tomllib.loads(words), SCHEMA) is is_right
    assert (of_file(tmp_path, words).problems == ()) is is_right


@pytest.mark.parametrize("field", ONES, ids=by_path)
def test_the_schema_has_every_setting_with_its_default(field: SettingField) -> None:
    told = SCHEMA["properties"][field.section]["properties"][field.key]
    assert told["description"] == field.about
    assert fits(told["default"], told)
    json.dumps(told)


def test_what_holds_is_told_with_where_it_comes_from(tmp_path: Path) -> None:
    loaded = of_file(
        tmp_path,
        '[refresh]\ntimeout = "90s"\nproxy = "http://me:se@cret@proxy:1"\n[keys]\nnext = "J,x"\n',
    )
    rows = {row.path: row for row in documentation.rows(loaded)}
    assert rows["refresh.timeout"].written == '"90s"'
    assert rows["refresh.timeout"].value == "90s"
    assert rows["refresh.timeout"].origin == f"{loaded.file}:2"
    assert rows["refresh.at_once"] == ("refresh.at_once", "8", 8, "default")
    assert rows["keys.next"] == ("keys.next", '["J", "x"]', ["J", "x"], f"{loaded.file}:5")
    assert rows["refresh.proxy"].value == "http://***@proxy:1"
    assert "cret" not in str(rows["refresh.proxy"])
    json.dumps([row.value for row in rows.values()])
