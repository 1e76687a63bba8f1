"""Where panes stand at any size: nothing overlaps, nothing is left over, all have their room."""

from itertools import combinations, product

import pytest
from textual.geometry import Region

from wirereader.desk.session import Room
from wirereader.views.tui.panes.pane_regions import (
    NARROWEST,
    LayoutKind,
    Plan,
    Wishes,
    card_cells,
    flat_plan,
    kind_for,
    kind_named,
    plan,
)

SIZES = [(30, 8), (40, 12), (59, 24), (60, 21), (80, 21), (99, 33), (100, 33), (120, 33),
         (159, 47), (160, 47), (200, 57), (300, 80)]  # fmt: skip


def parts(made: Plan) -> list[Region]:
    docked = [made.navigator] if made.navigator is not None and not made.is_over else []
    return [*made.panes.values(), *made.titles.values(), *made.rules, *docked]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_panes_titles_and_rules_share_the_screen(size: tuple[int, int]) -> None:
    for room, kind, more in product(Room, (None, *LayoutKind), (-30, 0, 7, 500)):
        made = plan(room, *size, Wishes(kind, list_cells=more,
                                        quotes_cells=more, list_lines=more))  # fmt: skip
        screen = Region(0, 0, *size)
        for one in parts(made):
            assert one.union(screen) == screen, (room, kind, more)
        for one, other in combinations(parts(made), 2):
            assert not one.intersection(other).area, (room, kind, more)
        assert room in made.panes
        assert all(one.width >= 18 and one.height >= 1 for one in made.panes.values()), made


@pytest.mark.parametrize("size", [size for size in SIZES if size[0] >= 100], ids=str)
def test_a_card_has_its_cells_and_the_story_stays_beside_it(size: tuple[int, int]) -> None:
    taken = card_cells(size[0])
    free = Region(0, 0, size[0] - taken, size[1])
    for kind, more in product((None, *LayoutKind), (-30, 0, 7, 500)):
        wishes = Wishes(kind, list_cells=more, quotes_cells=more, list_lines=more)
        made = plan(Room.STORY, *size, wishes, taken=taken)
        for one in parts(made):
            assert one.union(free) == free, (kind, more)
        for one, other in combinations(parts(made), 2):
            assert not one.intersection(other).area, (kind, more)
        assert made.panes[Room.STORY].width >= NARROWEST, (kind, more)


@pytest.mark.parametrize("width", [160, 194, 195, 200, 240, 300])
def test_in_columns_a_card_takes_the_place_of_the_quotes(width: int) -> None:
    bare = plan(Room.STORY, width, 57, Wishes())
    made = plan(Room.STORY, width, 57, Wishes(), taken=card_cells(width))
    assert made.navigator == bare.navigator
    assert made.panes[Room.HEADLINES] == bare.panes[Room.HEADLINES]
    assert Room.QUOTES not in made.panes
    is_kept = made.panes[Room.STORY] == bare.panes[Room.STORY]
    assert is_kept == (width >= 195), "no line of the story is broken anew"
    assert 38 <= card_cells(width) <= 60


@pytest.mark.parametrize(
    ("width", "height", "kind"),
    [
        (59, 21, LayoutKind.LIST),
        (60, 21, LayoutKind.STACKED),
        (159, 47, LayoutKind.STACKED),
        (160, 47, LayoutKind.COLUMNS),
        (80, 12, LayoutKind.LIST),
    ],
)
def test_the_width_decides_at_first(width: int, height: int, kind: LayoutKind) -> None:
    assert kind_for(None, width, height) is kind


def test_a_wish_without_room_gives_way() -> None:
    assert kind_for(LayoutKind.COLUMNS, 80, 21) is LayoutKind.STACKED
    assert kind_for(LayoutKind.STACKED, 30, 21) is LayoutKind.LIST
    assert kind_for(LayoutKind.LIST, 300, 80) is LayoutKind.LIST


@pytest.mark.parametrize(
    ("old", "kind"),
    [
        ("auto", None),
        ("one", LayoutKind.LIST),
        ("two", LayoutKind.STACKED),
        ("three", LayoutKind.STACKED),
        ("four", LayoutKind.COLUMNS),
    ],
)
def test_what_0_1_0_called_panes_is_still_read(old: str, kind: LayoutKind | None) -> None:
    assert kind_named(old) is kind


@pytest.mark.parametrize(("width", "is_beside"), [(99, False), (100, True)])
def test_quotes_stand_beside_the_story_from_100_columns(width: int, *, is_beside: bool) -> None:
    made = plan(Room.HEADLINES, width, 33, Wishes())
    assert (Room.QUOTES in made.panes) is is_beside


def test_two_headings_leave_room_for_headlines_enough() -> None:
    headings = 2
    assert plan(Room.HEADLINES, 80, 21, Wishes()).panes[Room.HEADLINES].height - headings >= 6
    alone = Wishes(LayoutKind.LIST)
    assert plan(Room.HEADLINES, 80, 21, alone).panes[Room.HEADLINES].height - headings >= 19
    assert plan(Room.HEADLINES, 120, 33, Wishes()).panes[Room.HEADLINES].height - headings >= 9
    assert plan(Room.HEADLINES, 120, 33, alone).panes[Room.HEADLINES].height - headings >= 31


def test_the_navigator_is_docked_from_160_columns_and_lies_over_the_panes_below() -> None:
    wide = plan(Room.HEADLINES, 200, 57, Wishes())
    assert wide.navigator is not None
    assert not wide.is_over
    assert wide.navigator.right == wide.panes[Room.HEADLINES].x
    assert plan(Room.HEADLINES, 120, 33, Wishes()).navigator is None
    called = plan(Room.HEADLINES, 120, 33, Wishes(), is_open=True)
    assert called.navigator is not None
    assert called.is_over
    assert called.panes == plan(Room.HEADLINES, 120, 33, Wishes()).panes


def test_who_listens_has_one_pane_with_its_title() -> None:
    made = flat_plan(Room.QUOTES, 200, 57)
    assert made.panes == {Room.QUOTES: Region(0, 1, 200, 56)}
    assert made.titles == {Room.QUOTES: Region(0, 0, 200, 1)}
