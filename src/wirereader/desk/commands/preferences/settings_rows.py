"""The table of settings: what holds, what would hold by itself, and where it comes from."""

from collections.abc import Iterator
from typing import Any

from wirereader.desk.phrases import capital
from wirereader.desk.session import PageKind
from wirereader.desk.tables.table_shown import (
    Cell,
    Column,
    Does,
    Prompt,
    TableRow,
    TableShown,
    Tone,
)
from wirereader.desk.targets import Ask, TypedWords
from wirereader.settings.load import DEFAULT, Loaded
from wirereader.settings.setting_fields import SettingField, fields, value_of
from wirereader.settings.value_types import YesNo, without_login

_LONGEST = 60
COLUMNS = (Column("SETTING"), Column("VALUE"), Column("DEFAULT", is_told=True), Column("FROM"))


def settings_table(loaded: Loaded, brief: tuple[str, ...]) -> TableShown:
    """Every setting; `brief` is what plain mode says, of those that are changed."""
    rows = tuple(row for field in fields() for row in _rows_of(loaded, field))
    lines = tuple(
        f"{number}. {row.key}, {row.cells[1].text}. {row.facts[0]}"
        for number, row in enumerate(rows, start=1)
    )
    changed = sum(row.cells[1].text != row.cells[2].text for row in rows)
    return TableShown(
        PageKind.SETTINGS,
        "Settings",
        COLUMNS,
        rows,
        brief,
        Ask("settings"),
        f"{len(rows)}, {changed} changed",
        "{choose} change  {delete-row} default  {sort-table} sort  {narrow} filter  {back} back",
        "setting",
        each=lines,
    )


def _rows_of(loaded: Loaded, field: SettingField) -> Iterator[TableRow]:
    value = value_of(loaded.settings, field)
    if not field.kind.gathers:
        yield _row(field, field.path, value, loaded.origin_of(field.path))
        return
    for word, one in value.items():
        path = f"{field.section}.{word}"
        line = loaded.line_of(path)
        yield _row(field, path, one, f"{loaded.file}:{line}" if line else str(loaded.file))


def _row(field: SettingField, path: str, value: Any, origin: str) -> TableRow:
    written = without_login(field.kind.written(value))
    usual = "" if field.kind.gathers else field.kind.written(field.default)
    is_usual = origin == DEFAULT
    cells = (
        Cell(path, Tone.USUAL if is_usual else Tone.STRONG),
        Cell(_bare(written), Tone.USUAL if is_usual else Tone.COUNT),
        Cell(_bare(usual), Tone.MUTED),
        Cell("" if is_usual else origin.rpartition("/")[2], Tone.MUTED),
    )
    change: Does = Prompt(path, "set", f"{path} ", _bare(written))
    if isinstance(field.kind, YesNo):
        change = Ask("set", TypedWords(f"{path} {field.kind.written(not value)}"))
    does = {
        "choose": change,
        "edit-row": change,
        "delete-row": Ask("set", TypedWords(f"{path} {DEFAULT}")),
    }
    return TableRow(path, cells, does, (field.about, f"{capital(field.kind.told)}."))


def _bare(written: str) -> str:
    """A value without its quotation marks, where nothing in it needs them."""
    inner = written[1:-1]
    is_plain = written[:1] == written[-1:] == '"' and not set(inner) & set('"\\')
    return inner if is_plain and inner else written
