"""Searches and rules are kept whole or not at all, and a list of them is short enough to hear."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.tables.table_shown import TableShown
from wirereader.library.library import Library

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG = f'flood -"{"ebb and flow " * 200}"'
WHOLE = f'flood -"{"ebb and flow " * 100}"'


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    library = Library.open(tmp_path / "library.sqlite3")
    desk = Desk((), None, library, clock=lambda: NOW, library=library)
    yield desk
    desk.close()
    library.close()


@pytest.mark.parametrize("command", ["save-search tides", "hide", "tag-new tides", "search"])
async def test_a_query_that_would_be_cut_is_not_kept(desk: Desk, command: str) -> None:
    said = (await desk.obey(f"{command} {LONG}")).said
    assert said == "The query is too long. It may have 2000 characters. Leave some of it out."
    assert (await desk.obey("searches")).said.startswith("No saved searches.")
    assert (await desk.obey("rules")).said.startswith("No rules.")


async def test_a_search_has_a_name_as_long_as_a_tags(desk: Desk) -> None:
    assert (await desk.obey(f"save-search {'n' * 60} flood")).is_done
    refused = await desk.obey(f"save-search {'n' * 61} flood")
    assert refused.said == "The name is longer than 60 characters."


@pytest.mark.parametrize(
    ("made", "listed"),
    [("save-search tides", "searches"), ("hide", "rules"), ("tag-new tides", "rules")],
)
async def test_a_long_query_is_listed_by_its_beginning(desk: Desk, made: str, listed: str) -> None:
    said = (await desk.obey(f"{made} {WHOLE}")).said
    table = (await desk.obey(listed)).shows
    assert isinstance(table, TableShown)
    (line,) = table.lines
    assert "flood -" in line
    assert len(line) < 250
    assert len(said) < 300
    (row,) = table.rows
    assert row.cells[-1].text == WHOLE
