"""Many marks are one step, and a tag is given and taken wherever its story is listed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.story.body import Body
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch, Story

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG = "a tag that goes on for far longer than any reader would ever want to type"


async def test_all_in_hand_is_marked_read_and_taken_back_at_once(
    open_desk: Callable[..., Desk], make_story: Callable[..., Story]
) -> None:
    desk = open_desk(make_story("Second", "One."), make_story("Third", "Three."))
    await desk.obey("mark-read 2")
    assert (await desk.obey("mark-all-read")).said == "2 stories marked read. undo takes it back."
    assert desk.counts()[1] == 0
    assert (await desk.obey("undo")).said == "Undone: marked 2 stories read."
    assert desk.counts()[1] == 2
    assert (await desk.obey("mark-all-read")).is_done
    assert (await desk.obey("mark-all-read")).said == "No unread stories here. Nothing changed."
    await desk.obey("undo")
    assert (await desk.obey("undo")).said == "Undone: marked read Second."
    assert desk.counts()[1] == 3
    assert (await desk.obey("undo")).said == "Nothing to undo."


@pytest.mark.parametrize("name", ["sport", LONG, "Straße"])
async def test_a_tag_is_taken_away_also_where_its_story_is_not_listed(
    tmp_path: Path, name: str
) -> None:
    library = Library.open(tmp_path / "library.sqlite3")
    source = library.add_source(Source("https://a.example/feed"))
    dispatches = (Dispatch(one, f"Story {one}", Body.of("Words.")) for one in ("one", "two"))
    library.store(source, [record_of(each, None) for each in dispatches], FetchMemory(), NOW)
    desk = Desk((), None, library, clock=lambda: NOW, library=library)
    story = library.rows(None, NOW).row(0)
    other = library.rows(None, NOW).row(1)
    await desk.obey(f"open {story.id}")
    assert (await desk.obey(f"tag {name}")).is_done
    (tag,) = library.tags_of(story.id)
    await desk.obey(f"search {other.headline}")
    await desk.do("open", story.id)
    assert (await desk.obey(f"tag {name}")).said == f"Tag {tag} removed: Story one."
    assert library.tags_of(story.id) == ()
    assert not (await desk.obey("tag \u200b")).is_done
    desk.close()


async def test_of_one_tag_no_word_is_needed(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite3")
    source = library.add_source(Source("https://a.example/feed"))
    library.store(
        source,
        [record_of(Dispatch("one", "Mill opens", Body.of("Words.")), None)],
        FetchMemory(),
        NOW,
    )
    desk = Desk((), None, library, clock=lambda: NOW, library=library)
    assert (await desk.obey("untag 1")).said == "No tags: Mill opens."
    await desk.obey("tag 1 grain")
    assert (await desk.obey("untag 1")).said == "Tag grain removed: Mill opens."
    await desk.obey("tag 1 grain")
    await desk.obey("tag 1 work")
    asked = await desk.obey("untag 1")
    assert asked.said == "Which tag? grain, work. untag WORD takes one off."
    assert not asked.is_done
    assert (await desk.obey("untag work 1")).said == "Tag work removed: Mill opens."
