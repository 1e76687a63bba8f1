"""The settings explained: a help topic, a table, a JSON Schema and a file to start from."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from wirereader.settings.load import Loaded
from wirereader.settings.setting_fields import SettingField, fields, value_of
from wirereader.settings.settings import Settings
from wirereader.settings.value_types import without_login

_KEY_EXAMPLE = 'next = ["J", "ctrl+t"]'


class Row(NamedTuple):
    """A setting as it stands: its name, its value as in TOML and as data, where that comes from."""

    path: str
    written: str
    value: Any
    origin: str


def rows(loaded: Loaded) -> list[Row]:
    """Every setting as it stands; keys are told command by command."""
    return [row for field in fields() for row in _rows_of(loaded, field)]


def _rows_of(loaded: Loaded, field: SettingField) -> Iterator[Row]:
    value = value_of(loaded.settings, field)
    if field.kind.gathers:
        for key, one in value.items():
            path = f"{field.section}.{key}"
            line = loaded.line_of(path)
            origin = f"{loaded.file}:{line}" if line else str(loaded.file)
            yield Row(path, field.kind.written(one), list(one), origin)
        return
    written = without_login(field.kind.written(value))
    yield Row(field.path, written, _as_data(field, value), loaded.origin_of(field.path))


def _as_data(field: SettingField, value: Any) -> Any:
    """The value for JSON: as it stands in the file, durations and sizes with their units."""
    if isinstance(value, bool | int | float) and not field.kind.suffix:
        return value
    import tomllib

    return tomllib.loads(f"x = {without_login(field.kind.written(value))}")["x"]


def topic() -> str:
    """The help topic, a line a section; the first line is what is said first."""
    lines = [
        "Settings are kept in one file. wirereader settings edit opens it in your editor.",
        "Each setting is explained there. settings show prints the values in use and their origin.",
        "settings check reports mistakes, with the line and the nearest valid word.",
        "Command-line options override environment variables, which override the file.",
        "The variable for at_once in [refresh] is WIREREADER_REFRESH_AT_ONCE, and so on.",
    ]
    for section, of_section in _sections():
        keys = ", ".join("WORD" if field.kind.gathers else field.key for field in of_section)
        lines.append(f"[{section}] {_about(section)} {keys}.")
    return "".join(f"{line}\n" for line in lines)


def _sections() -> Iterator[tuple[str, list[SettingField]]]:
    for section, of_section in groupby(fields(), key=lambda field: field.section):
        yield section, list(of_section)


def markdown() -> str:
    """The table of settings for people who read Markdown."""
    lines = ["| setting | default | values | |", "| --- | --- | --- | --- |"]
    for field in fields():
        name = f"{field.section}.WORD" if field.kind.gathers else field.path
        default = "" if field.kind.gathers else f"`{_default(field)}`"
        told = field.kind.told.replace("|", "\\|")
        lines.append(f"| `{name}` | {default} | {told} | {field.about} |")
    return "\n".join(lines) + "\n"


def _default(field: SettingField) -> str:
    return field.kind.written(field.default)


def schema() -> dict[str, Any]:
    """The JSON Schema of the file (2020-12), for editors that know TOML."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of wirereader",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            section: _section_schema(section, of_section) for section, of_section in _sections()
        },
    }


def _section_schema(section: str, of_section: list[SettingField]) -> dict[str, Any]:
    gathering = [field.kind.schema() for field in of_section if field.kind.gathers]
    return {
        "type": "object",
        "description": _about(section),
        "additionalProperties": gathering[0] if gathering else False,
        "properties": {
            field.key: {
                "description": field.about,
                "default": _as_data(field, field.default),
                **field.kind.schema(),
            }
            for field in of_section
            if not field.kind.gathers
        },
    }


def _about(section: str) -> str:
    return (type(getattr(Settings(), section)).__doc__ or "").strip()


def starter() -> str:
    """A file that changes nothing: every setting with its sentence, behind a "#"."""
    lines = [
        "# Settings of wirereader. Remove the # in front of a line to use it.",
        "# wirereader settings check reports mistakes, wirereader settings show the values in use.",
    ]
    for section, of_section in _sections():
        lines += ["", f"# {_about(section)}", f"[{section}]"]
        for field in of_section:
            lines += ["", *_starter_lines(field)]
    return "".join(f"{line}\n" for line in lines)


def _starter_lines(field: SettingField) -> list[str]:
    if field.kind.gathers:
        return [f"# {field.about}", f"# Such as: {_KEY_EXAMPLE}"]
    told = f"# {field.about} {_capital(field.kind.told)}."
    return [told, f"#{field.key} = {_default(field)}"]


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
