"""What one-shot commands print: JSON as it is promised, or the lines that plain mode says."""

import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wirereader.desk.story_files.story_json import json_text, moment_text
from wirereader.story.clean import drawable
from wirereader.views.wrapped_lines import ready_lines

if TYPE_CHECKING:
    from wirereader.desk.outcomes import QuoteLine
    from wirereader.story.faults import WirereaderFault
    from wirereader.story.findings import Findings
    from wirereader.story.names import EntityKind
    from wirereader.story.story import Story

Json = dict[str, Any]
_WIDEST = 80
"""Cells of the widest line for a person, as in plain mode."""


def print_json(data: object) -> None:
    """Print one JSON document on one line; control characters in it are escaped."""
    sys.stdout.write(json_text(data) + "\n")


def refuse(said: str, *, is_json: bool) -> None:
    """Tell on standard error that a command found nothing to work on."""
    if is_json:
        refusal = {"fault": "refused", "what": said, "why": "", "remedy": ""}
        sys.stderr.write(json_text(refusal) + "\n")
    else:
        sys.stderr.write(drawable(said) + "\n")


def print_array(rows: Iterable[object]) -> int:
    """Print a JSON array on one line, each element as soon as it is there; how many there were."""
    number = 0
    for number, row in enumerate(rows, start=1):
        sys.stdout.write(f"{', ' if number > 1 else '['}{json_text(row)}")
        sys.stdout.flush()
    sys.stdout.write("]\n" if number else "[]\n")
    return number


def print_lines(lines: Iterable[str], width: int | None, *, typography: bool) -> None:
    """Print lines through the last gate."""
    ready = ready_lines(list(lines), width or _screen_width(), typography=typography)
    sys.stdout.write("".join(f"{line}\n" for line in ready))


def _screen_width() -> int | None:
    """Cells to wrap at where a person reads: the terminal's, at most 80; None elsewhere."""
    if not sys.stdout.isatty():
        return None
    return min(shutil.get_terminal_size().columns or _WIDEST, _WIDEST)


def print_exactly(lines: Iterable[str], said: str) -> None:
    """Print lines of a file's format as they are, and on standard error what they are."""
    sys.stdout.write("".join(f"{drawable(line)}\n" for line in lines))
    sys.stdout.flush()
    sys.stderr.write(f"{drawable(said)}\n")


def print_fault(fault: "WirereaderFault", *, is_json: bool) -> None:
    """Tell a fault on standard error: as JSON, or in plain sentences."""
    if is_json:
        sys.stderr.write(json_text(fault.as_json()) + "\n")
    else:
        sys.stderr.write(drawable(str(fault)) + "\n")


def print_csv(rows: Iterable[Json]) -> None:
    """Print rows of `list --json` as a table, whose lines end as RFC 4180 has it."""
    from wirereader.desk.story_files.listed_rows import listed_csv

    sys.stdout.write(listed_csv(rows))


def print_fields(rows: Iterable[Json], wanted: str, *, is_json: bool, table: str) -> int:
    """Print some values of each row; how many rows there were.

    As JSON, as a table ("csv"), as an object on each line ("jsonl"), or as a line for each.

    Raises SettingsFault for a field that the rows have not.
    """
    from wirereader.desk.story_files.row_fields import chosen, field_lines, field_table

    kept = list(rows)
    if is_json:
        print_json(list(chosen(kept, wanted)))
    elif table == "csv":
        sys.stdout.write(field_table(kept, wanted))
    elif table == "jsonl":
        for row in chosen(kept, wanted):
            print_json(row)
    else:
        sys.stdout.write("".join(f"{line}\n" for line in field_lines(kept, wanted)))
    return len(kept)


def quote_json(line: "QuoteLine", findings: "Findings") -> Json:
    """A quote of `quotes --json`: where it is, its words, and the best guess at who said it."""
    from wirereader.story.quotes import whole_words

    quote, text = line.quote, line.story.body.text
    speaker = None if quote.speaker is None else findings.entities[quote.speaker]
    return {
        "story": line.story.id,
        "n": line.number,
        "paragraph": line.paragraph,
        "start": quote.start,
        "end": quote.end,
        "spans": [[span.start, span.end] for span in quote.content],
        "text": [span.of(text) for span in quote.content],
        "manner": str(quote.manner),
        "cue": quote.cue.of(text) if quote.cue else None,
        "lead_in": line.telling.lead_in or None,
        "told": line.told(whole_words(line.text)),
        "source": quote.source.of(text) if quote.source else None,
        "speaker": speaker.name if speaker else None,
        "role": speaker.role if speaker else None,
        "certainty": round(quote.certainty, 3),
        "headline": line.story.headline,
        "published": moment_text(line.story.dispatch.published),
        "link": line.story.dispatch.link,
    }


def names_json(
    story: "Story", findings: "Findings", kind: "EntityKind", chosen: set[int]
) -> list[Json]:
    """The names of one kind in a story, each with its mentions."""
    from wirereader.story.findings import findings_as_json

    whole = findings_as_json(findings)
    return [
        {
            "story": story.id,
            **{key: value for key, value in entity.items() if key != "type"},
            "type": str(kind),
            "mentions": [
                {key: value for key, value in mention.items() if key != "entity"}
                for mention in whole["mentions"]
                if mention["entity"] == entity["id"]
            ],
        }
        for entity in whole["entities"]
        if entity["id"] in chosen
    ]
