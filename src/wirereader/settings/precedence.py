"""Where a value comes from: flags before the environment, the file, a preset, and the default."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from wirereader.settings.setting_fields import SCREEN_READER, SettingField, fields
from wirereader.settings.settings import Settings
from wirereader.settings.settings_problems import Problem, in_file
from wirereader.settings.value_types import Unfit, is_yes, nearest, quoted, without_login
from wirereader.story.clean import clean_line

if TYPE_CHECKING:
    from wirereader.settings.toml_file import FileRead

FILE = "file"
COMMAND_LINE = "command line"
_PREFIX = "WIREREADER_"
_NO_COLOR = "NO_COLOR"
_ASK_FOR_PLAIN = ("ACCESSIBLE", "WIREREADER_PLAIN")
_MOST_PROBLEMS = 100
Chosen = tuple[Any, str]
"""A value and what it comes from."""


def settle(
    read: "FileRead | None", said: Mapping[str, str], flags: Mapping[str, object]
) -> tuple[Settings, Mapping[str, str], tuple[Problem, ...]]:
    """Settings out of a file, variables and flags; the origin of each value set; all problems."""
    problems: list[Problem] = []
    chosen: dict[str, Chosen] = {}
    if read is not None:
        problems += read.problems
        chosen.update(_from_file(read, problems))
    chosen.update(_from_environment(said, problems))
    chosen.update(_from_flags(flags, problems))
    _imply(chosen)
    problems.sort(key=lambda one: one.line or 0)
    origins = {path: origin for path, (_, origin) in chosen.items()}
    return _settled(chosen), origins, tuple(problems)


def _from_file(read: "FileRead", problems: list[Problem]) -> Iterator[tuple[str, Chosen]]:
    by_section: dict[str, dict[str, SettingField]] = {}
    for field in fields():
        by_section.setdefault(field.section, {})[field.key] = field
    for section, table in read.table.items():
        if len(problems) > _MOST_PROBLEMS:
            problems.append(
                Problem(in_file(None), "There are more problems.", "Correct these first.")
            )
            break
        known = by_section.get(section)
        line = read.line_of(section)
        if known is None:
            problems.append(_unknown_section(section, table, tuple(by_section), line))
        elif not isinstance(table, dict):
            what = f"{section} is a section, not a setting."
            problems.append(_at(line, what, f"Write [{section}] on a line of its own.", section))
        else:
            yield from _from_section(section, table, known, read, problems)


def _from_section(
    section: str,
    table: Mapping[str, Any],
    known: Mapping[str, SettingField],
    read: "FileRead",
    problems: list[Problem],
) -> Iterator[tuple[str, Chosen]]:
    gathering = next((field for field in known.values() if field.kind.gathers), None)
    gathered: dict[str, Any] = {}
    for key, value in table.items():
        if len(problems) > _MOST_PROBLEMS:
            break
        line = read.line_of(section, key)
        field = known.get(key)
        is_own = field is not None and field is not gathering
        if field is None or not is_own:
            field = gathering
        if field is None:
            problems.append(_unknown_key(section, key, tuple(known), line))
            continue
        try:
            fit = field.kind.of(value)
        except Unfit as unfit:
            path = field.path if is_own else f"{section}.{clean_line(key, 80)}"
            problems.append(_unfit(in_file(line), path, value, unfit, line))
            continue
        if is_own:
            yield field.path, (fit, FILE)
        else:
            gathered[key] = fit
    if gathering is not None and gathered:
        yield gathering.path, (gathered, FILE)


def _from_environment(
    said: Mapping[str, str], problems: list[Problem]
) -> Iterator[tuple[str, Chosen]]:
    for name in _ASK_FOR_PLAIN:
        if is_yes(said.get(name, "")):
            yield "access.plain", (True, name)
    if _NO_COLOR in said:
        yield "access.color", (False, _NO_COLOR)
    by_variable = {field.variable: field for field in fields() if not field.kind.gathers}
    for name, text in said.items():
        if not name.startswith(_PREFIX) or name in _ASK_FOR_PLAIN:
            continue
        field = by_variable.get(name)
        if field is None:
            known = tuple(variable.removeprefix(_PREFIX) for variable in by_variable)
            near = nearest(name.removeprefix(_PREFIX), known)
            remedy = (
                f"Nearest: {_PREFIX}{near}."
                if near
                else "wirereader settings show lists the settings."
            )
            problems.append(Problem(clean_line(name, 80), "No setting has this name.", remedy))
            continue
        try:
            yield field.path, (field.kind.of_text(text), name)
        except Unfit as unfit:
            problems.append(_unfit(name, field.path, text, unfit))


def _from_flags(
    flags: Mapping[str, object], problems: list[Problem]
) -> Iterator[tuple[str, Chosen]]:
    by_path = {field.path: field for field in fields()}
    for path, value in flags.items():
        if value is None:  # an option that was not given
            continue
        kind = by_path[path].kind
        try:
            fit = kind.of_text(value) if isinstance(value, str) else kind.of(value)
        except Unfit as unfit:
            problems.append(_unfit("Command line", path, value, unfit))
        else:
            yield path, (fit, COMMAND_LINE)


def _imply(chosen: dict[str, Chosen]) -> None:
    """Add what a chosen setting means for others."""
    preset = chosen.get("access.preset")
    if preset is not None and preset[0] == "screen-reader":
        for path, value in SCREEN_READER.items():
            chosen.setdefault(path, (value, "preset screen-reader"))
    words = chosen.get("access.words_for_marks")
    if words is not None and words[0]:
        chosen["appearance.marks"] = ("words", "access.words_for_marks")


def _settled(chosen: Mapping[str, Chosen]) -> Settings:
    changed: dict[str, dict[str, Any]] = {}
    for field in fields():
        if field.path in chosen:
            value = chosen[field.path][0]
            frozen = MappingProxyType(value) if isinstance(value, dict) else value
            changed.setdefault(field.section, {})[field.attribute] = frozen
    defaults = Settings()
    sections: dict[str, Any] = {
        name: getattr(defaults, name)._replace(**values) for name, values in changed.items()
    }
    return defaults._replace(**sections)


def _at(line: int | None, what: str, remedy: str, key: str) -> Problem:
    return Problem(in_file(line), what, remedy, key, line)


def _unknown_section(
    section: str, value: object, known: Iterable[str], line: int | None
) -> Problem:
    name = clean_line(section, 80)
    places = [field.section for field in fields() if field.key == section]
    if not isinstance(value, dict) and places:
        homes = " or ".join(f"[{place}]" for place in places)
        return _at(line, f"{name} is outside its section.", f"Put it below {homes}.", name)
    near = nearest(section, tuple(known))
    remedy = f"Nearest: {near}." if near else f"There are {', '.join(known)}."
    return _at(line, f"There is no section {name}.", remedy, name)


def _unknown_key(section: str, key: str, known: tuple[str, ...], line: int | None) -> Problem:
    name = clean_line(key, 80)
    near = nearest(key, known)
    homes = [field.section for field in fields() if field.key == key]
    if homes:
        remedy = f"It belongs to {' or '.join(f'[{home}]' for home in homes)}."
    elif near:
        remedy = f"Nearest: {near}."
    else:
        remedy = f"There are {', '.join(known)}."
    return _at(line, f"[{section}] has no setting {name}.", remedy, f"{section}.{name}")


def _unfit(place: str, path: str, value: object, unfit: Unfit, line: int | None = None) -> Problem:
    near = f" Nearest: {unfit.nearest}." if unfit.nearest else ""
    return Problem(
        place,
        f"{path} cannot be {_shown(value)}.",
        f"It must be {unfit.must_be}.{near}",
        path,
        line,
    )


def _shown(value: object) -> str:
    if isinstance(value, str):
        return quoted(clean_line(without_login(value), 60))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "this list"
    return clean_line(str(value), 60)
