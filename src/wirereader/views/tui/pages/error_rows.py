"""The table of errors: what failed, why, and what can be done about it."""

from typing import TYPE_CHECKING

from wirereader.desk.session import PageKind
from wirereader.desk.tables.table_shown import Cell, Column, Does, TableRow, TableShown, Tone
from wirereader.desk.targets import Ask, SourceKey

if TYPE_CHECKING:
    from wirereader.desk.outcomes import ErrorsShown


def error_table(shown: "ErrorsShown") -> TableShown:
    """Errors in the order they were noted; a feed's are tried again, or it is left alone."""
    rows: list[TableRow] = []
    names = shown.names or ("",) * len(shown.lines)
    for at, (line, source, name) in enumerate(
        zip(shown.lines, shown.sources, names, strict=True), start=1
    ):
        said = line.partition(". ")[2]
        why = said.removeprefix(name).lstrip(". ") if name else said
        does: dict[str, Does] = {}
        if source is not None:
            key = SourceKey(source)
            does = {
                "choose": Ask("refresh", key),
                "refresh": Ask("refresh", key),
                "pause-row": Ask("pause", key),
                "delete-row": Ask("remove", key),
            }
        cells = (
            Cell(str(at), Tone.MUTED, at),
            Cell(name, Tone.STRONG),
            Cell(why, Tone.ERROR if source is None else Tone.WARNING),
        )
        rows.append(TableRow(source or said, cells, does))
    keys = "{choose} try again  {pause-row} pause  {delete-row} unsubscribe  "
    return TableShown(
        PageKind.ERRORS,
        "Errors",
        (Column("NUMBER", is_right=True), Column("WHERE"), Column("WHAT HAPPENED")),
        tuple(rows),
        shown.lines,
        Ask("errors"),
        str(len(rows)),
        (keys if any(shown.sources) else "") + "{sort-table} sort  {narrow} filter  {back} back",
        "error",
    )
