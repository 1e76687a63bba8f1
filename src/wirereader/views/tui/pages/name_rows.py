"""The tables of people and places across all stories."""

from typing import TYPE_CHECKING

from wirereader.desk.phrases import PLURALS, capital
from wirereader.desk.session import PageKind
from wirereader.desk.tables.table_shown import Cell, Column, Prompt, TableRow, TableShown, Tone
from wirereader.desk.targets import Ask, KnownId, TypedWords

if TYPE_CHECKING:
    from datetime import datetime

    from wirereader.desk.outcomes import EveryoneShown

_TONES = {"person": Tone.PERSON, "place": Tone.PLACE}


def name_table(
    shown: "EveryoneShown", lines: tuple[str, ...], now: "datetime | None" = None
) -> TableShown:
    """Names of all stories; `lines` tell each in a sentence, in the same order."""
    from wirereader.desk.tables.day_and_time import day_and_time, seconds_of

    answers = shown.answers or tuple(Ask("card", KnownId(one.known.id)) for one in shown.names)
    word = PLURALS.get(shown.kind, f"{shown.kind}s") if shown.kind else "names"
    rows = tuple(
        TableRow(
            str(line.known.id),
            (
                Cell(line.known.name, _TONES.get(line.known.kind, Tone.USUAL)),
                Cell(line.known.role or line.known.kind, Tone.MUTED),
                Cell(f"{line.known.stories:,}", Tone.COUNT, line.known.stories),
                Cell(
                    f"{line.known.quotes:,}" if line.known.quotes else "",
                    Tone.MUTED,
                    line.known.quotes,
                ),
                Cell(
                    day_and_time(line.known.newest, now) if now is not None else "",
                    Tone.MUTED,
                    seconds_of(line.known.newest),
                ),
            ),
            {"choose": answer},
        )
        for line, answer in zip(shown.names, answers, strict=True)
    )
    command = word if word in {"people", "places"} else "people"
    before = f"{word} " if shown.kind == "organisation" else ""
    part = f"{before}{shown.part}".strip()
    return TableShown(
        PageKind.INDEX,
        capital(word),
        (
            Column("NAME"),
            Column("WHO" if shown.kind == "person" else "WHAT"),
            Column("STORIES", is_number=True, is_right=True),
            Column("QUOTES", is_number=True, is_right=True),
            Column("LAST NAMED", is_number=True),
        ),
        rows,
        lines,
        Ask(command, TypedWords(part) if part else None),
        f"with {shown.part}" if shown.part else "in all stories",
        f"{{choose}} {'choose' if shown.answers else 'card'}"
        "  {sort-table} sort  {narrow} filter  {back} back",
        shown.kind or "name",
        asks={"narrow": Prompt("Name", command, before)},
    )
