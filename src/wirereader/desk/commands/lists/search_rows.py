"""The tables of saved searches, rules and tags."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from wirereader.desk.phrases import count
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
from wirereader.desk.targets import Ask, Number, TypedWords

if TYPE_CHECKING:
    from wirereader.library.results import Rule, SavedSearch

_KEYS = "{delete-row} delete  {sort-table} sort  {narrow} filter  {back} back"


def search_table(kept: "Sequence[SavedSearch]", lines: tuple[str, ...]) -> TableShown:
    """The saved searches by name."""
    rows = tuple(
        TableRow(
            one.name,
            (Cell(one.name, Tone.STRONG), Cell(one.text)),
            search_actions(one),
        )
        for one in kept
    )
    return TableShown(
        PageKind.SEARCHES,
        "Saved searches",
        (Column("NAME"), Column("QUERY")),
        rows,
        lines,
        Ask("searches"),
        str(len(rows)),
        f"{{choose}} its stories  {{mark-all-read}} mark read  {{edit-row}} edit  {_KEYS}",
        "search",
    )


def search_actions(one: "SavedSearch") -> Mapping[str, Does]:
    """What keys do to a saved search, by word; of a table's row, and of the navigator's."""
    return {
        "choose": Ask("scope", TypedWords(f"search:{one.name}")),
        "mark-all-read": Ask("mark-all-read", TypedWords(f"search:{one.name}")),
        "add-row": Prompt("Name, then query", "save-search"),
        "edit-row": Prompt("Query", "save-search", f"{one.name} ", one.text),
        "delete-row": Ask("forget-search", TypedWords(one.name)),
    }


def rule_table(kept: "Sequence[Rule]", lines: tuple[str, ...]) -> TableShown:
    """The rules in the order they were made; Enter lists what a rule's query finds."""
    rows = tuple(
        TableRow(
            str(rule.number),
            (
                Cell(str(at), Tone.MUTED, at),
                Cell("hide" if rule.action == "kill" else f"tag {rule.tag}", Tone.STRONG),
                Cell(rule.text),
            ),
            {
                "choose": Ask("search", TypedWords(rule.text)),
                "delete-row": Ask("forget-rule", Number(at)),
            },
        )
        for at, rule in enumerate(kept, start=1)
    )
    return TableShown(
        PageKind.RULES,
        "Rules for new stories",
        (Column("NUMBER", is_right=True), Column("DOES"), Column("QUERY")),
        rows,
        lines,
        Ask("rules"),
        str(len(rows)),
        f"{{choose}} what it finds  {_KEYS}",
        "rule",
    )


def tag_table(tags: Sequence[tuple[str, int]]) -> TableShown:
    """The reader's own tags, and how many stories have each."""
    rows = tuple(
        TableRow(
            name,
            (Cell(f"#{name}", Tone.STRONG), Cell(f"{number:,}", Tone.COUNT, number)),
            {
                "choose": Ask("scope", TypedWords(f"tag:{name}")),
                "mark-all-read": Ask("mark-all-read", TypedWords(f"tag:{name}")),
            },
        )
        for name, number in tags
    )
    lines = tuple(
        f"{at}. {name}, {count(number, 'story')}." for at, (name, number) in enumerate(tags, 1)
    )
    return TableShown(
        PageKind.TAGS,
        "Tags",
        (Column("TAG"), Column("STORIES", is_number=True, is_right=True)),
        rows,
        lines,
        Ask("tags"),
        str(len(rows)),
        "{choose} its stories  {mark-all-read} mark read  {sort-table} sort  {narrow} filter"
        "  {back} back",
        "tag",
    )
