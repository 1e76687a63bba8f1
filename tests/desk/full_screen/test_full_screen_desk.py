"""What the full screen asks beside the commands: the story of a row, for the pane beside."""

from collections.abc import Callable

import pytest

from wirereader.desk.desk import Desk
from wirereader.library.library import Library


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()


async def test_the_story_of_the_selected_row_is_at_hand(desk: Desk) -> None:
    assert await desk.screen.look_at(0)


@pytest.mark.parametrize("row", [-1, 1, 500])
async def test_a_row_that_is_not_there_has_no_story(desk: Desk, row: int) -> None:
    assert desk.count() == 1
    assert not await desk.screen.look_at(row)


async def test_an_empty_list_has_no_story() -> None:
    library = Library.open(None)
    desk = Desk([], library=library, marks=library)
    assert desk.count() == 0
    assert not await desk.screen.look_at(0)
    desk.close()


async def test_a_list_that_got_shorter_since_it_was_counted_has_no_story(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk._context.list, "count", lambda: 9)
    assert not await desk.screen.look_at(5)


@pytest.mark.parametrize("row", [-1, 1, 500])
async def test_a_row_that_is_not_there_has_no_headline(desk: Desk, row: int) -> None:
    assert desk.listed(0) is not None
    assert desk.listed(row) is None
