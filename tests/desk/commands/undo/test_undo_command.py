"""`undo` takes back whatever was changed last, in any view, and names it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import HeadlinesShown
from wirereader.library.library import Library
from wirereader.settings.load import load
from wirereader.story.body import Body
from wirereader.story.record import record_of
from wirereader.story.source import SAMPLES_KEY, FetchMemory, Source, SourceKind
from wirereader.story.story import Dispatch, Story

OPML = b"""<opml version="2.0"><body><outline text="World">
<outline text="Harbour" xmlUrl="https://harbour.example/feed"/>
<outline text="City" xmlUrl="https://city.example/feed"/></outline></body></opml>"""


def _library(path: Path) -> Library:
    library = Library.open(path)
    now = datetime.now(UTC)
    source = library.add_source(
        Source("https://a.example/feed", title="Harbour Wire", address="https://a.example/feed")
    )
    told = (("one", "Storm over Oslo."), ("two", "Bread is dearer"))
    records = [record_of(Dispatch(guid, line, Body.of("Words.")), None) for guid, line in told]
    library.store(source, records, FetchMemory(), now)
    samples = library.add_source(Source(SAMPLES_KEY, SourceKind.SAMPLES, SAMPLES_KEY, "Samples"))
    record = record_of(Dispatch("s", "A sample", Body.of("Some words.")), None)
    library.store(samples, [record], FetchMemory(), now)
    return library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two stories of a source, and a sample."""
    with _library(tmp_path / "library.sqlite3") as opened:
        yield opened


def _desk(library: Library) -> Desk:
    return Desk((), None, library, library=library)


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    """A desk on it."""
    opened = _desk(library)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("line", "undone"),
    [
        ("star {storm}", "starred Storm over Oslo."),
        ("mark-read {storm}", "marked read Storm over Oslo."),
        ("mark-all-read", "marked 2 stories read."),
        ("remove 1", "unsubscribed Harbour Wire."),
        ("pause 1", "paused Harbour Wire."),
        ("set-source 1 title=Other interval=2h", "changed title, interval of Harbour Wire."),
        ("remove samples", "removed the sample stories."),
        ("save-search bread bread OR bun", "saved the search bread."),
        ("hide storm", "made the rule to hide new stories that match storm."),
        ("tag-new bakery bread", "made the rule to tag new stories bakery that match bread."),
        ("import {opml}", "imported 2 sources of {opml}."),
    ],
)
async def test_the_change_made_last_is_named(
    library: Library, desk: Desk, tmp_path: Path, line: str, undone: str
) -> None:
    (tmp_path / "feeds.opml").write_bytes(OPML)
    rows = {desk.headline(row).headline: desk.headline(row) for row in range(2)}
    words = {"storm": rows["Storm over Oslo."].id, "opml": str(tmp_path / "feeds.opml")}
    before = library.sources(), library.saved_searches(), library.rules(), set(rows.values())
    assert (await desk.obey(line.format(**words))).is_done
    assert (await desk.obey("undo")).said == f"Undone: {undone.format(**words)}"
    await desk.obey("all-stories")
    after = {desk.headline(row) for row in range(desk.count())}
    assert before == (library.sources(), library.saved_searches(), library.rules(), after)
    assert (await desk.obey("undo")).said == "Nothing to undo."


async def test_a_tag_and_its_taking_away_are_named(library: Library, desk: Desk) -> None:
    await desk.obey("list")
    story = desk.headline(0)
    await desk.do("open", story.id)
    await desk.obey("tag work")
    await desk.obey("tag work")
    name = story.headline.rstrip(".")
    assert (await desk.obey("z")).said == f"Undone: removed the tag work from {name}."
    assert library.tags_of(story.id) == ("work",)
    assert (await desk.obey("z")).said == f"Undone: tagged {name} with work."
    assert library.tags_of(story.id) == ()


async def test_the_newest_goes_first_whatever_it_is(desk: Desk) -> None:
    await desk.obey("star 1")
    await desk.obey("remove 1")
    await desk.obey("save-search bread bread")
    said = [(await desk.obey("undo")).said for _ in range(4)]
    assert [one.split()[1] for one in said[:3]] == ["saved", "unsubscribed", "starred"]
    assert said[3] == "Nothing to undo."


async def test_samples_are_listed_again_by_undo(library: Library) -> None:
    with Library.open(None) as empty:
        samples = empty.add_source(library.source_with(SAMPLES_KEY).source._replace(id=0))  # type: ignore[union-attr]
        record = record_of(Dispatch("s", "A sample", Body.of("Some words.")), None)
        empty.store(samples, [record], FetchMemory(), datetime.now(UTC))
        desk = _desk(empty)
        await desk.obey("1")
        removed = await desk.obey("remove samples")
        assert removed.said == "Removed: 1 sample story."
        assert (desk.count(), desk.counts()) == (0, (0, 0, 0)), "nothing is listed any more"
        assert isinstance(removed.shows, HeadlinesShown)
        outcome = await desk.obey("undo")
        assert (desk.count(), outcome.shows is not None) == (1, True)
        desk.close()


async def test_reading_a_story_is_no_step(desk: Desk) -> None:
    await desk.obey("star 1")
    await desk.obey("2")
    await desk.obey("all")
    assert desk.headline(1).is_read
    assert (await desk.obey("undo")).said.startswith("Undone: starred")
    assert desk.headline(1).is_read


async def test_what_was_done_in_one_view_is_undone_in_another(library: Library, desk: Desk) -> None:
    await desk.obey("remove 1")
    other = _desk(library)
    assert (await other.obey("undo")).said == "Undone: unsubscribed Harbour Wire."
    other.close()
    assert len(library.sources()) == 2


async def test_marks_of_files_and_of_the_library_are_undone_in_order(
    library: Library, desk: Desk, make_story: Callable[..., Story]
) -> None:
    desk._context.admit([make_story("A file", "Words.")])
    in_hand = next(iter(desk._context.at_hand()))
    await desk.do("star", in_hand.id)
    await desk.obey("remove 1")
    await desk.do("mark-read", in_hand.id)
    assert (await desk.obey("z")).said == "Undone: marked read A file."
    assert (await desk.obey("z")).said == "Undone: unsubscribed Harbour Wire."
    assert len(library.sources()) == 2
    assert (await desk.obey("z")).said == "Undone: starred A file."


async def test_what_was_done_outside_is_said_to_stay(desk: Desk, tmp_path: Path) -> None:
    await desk.obey("star 1")
    assert (await desk.obey(f"export {tmp_path / 'sources.opml'}")).is_done
    said = (await desk.obey("undo")).said
    assert said.startswith("Undone: starred")
    assert said.endswith(". Files that were written are kept.")
    assert (await desk.obey("undo")).said == "Nothing to undo."
    await desk.obey(f"export {tmp_path / 'again.opml'}")
    assert (await desk.obey("undo")).said == "Nothing to undo. Files that were written are kept."
    await desk.obey(f"export {tmp_path / 'third.opml'}")
    await desk.obey("star 1")
    assert "stays" not in (await desk.obey("undo")).said


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir() if not one.name.startswith("library.")}


async def test_no_file_is_written_of_a_title(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (await desk.obey("export quota on maize")).said == "Usage: export FILE.opml."
    assert (await desk.obey("export my feeds.opml")).is_done
    assert names_in(tmp_path) == {"my feeds.opml"}


async def test_where_sources_are_exported_to(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.opml"
    file.write_text("old")
    refused = await desk.obey("export a.opml")
    assert not refused.is_done
    assert "--force after the command overwrites it." in refused.said
    assert (await desk.obey("export a.opml --force")).said.startswith("Written: a.opml.")
    assert file.read_bytes().startswith(b"<?xml")
    assert (await desk.obey("export ./")).said.startswith("Written: sources.opml.")
    assert (await desk.obey('export "b c.opml"')).said.startswith("Written: b c.opml.")
    for name in ("~nobody-of-this-name/a.opml", "--json", '"', "a\0b.opml"):
        assert not (await desk.do("export", name)).is_done
    assert names_in(tmp_path) == {"a.opml", "sources.opml", "b c.opml"}


async def test_a_list_in_nobodys_home_is_refused(desk: Desk) -> None:
    for line in ("import ~nobody-of-this-name/a.opml", "add ~nobody-of-this-name/a.opml"):
        assert not (await desk.obey(line)).is_done


async def test_a_setting_is_put_back_as_it_stood_in_the_file(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("# mine\n[reading]\ntext_width = 60\n")
    desk.preferences.keep_in(load({}, {}, file))
    await desk.obey("set reading.text_width 72")
    await desk.obey("set plain.verbosity less")
    assert desk.settings.plain.verbosity == "less"
    assert (await desk.obey("undo")).said == 'Undone: set plain.verbosity to "less".'
    assert desk.settings.plain.verbosity == desk.session.preferences.verbosity == "normal"
    assert "verbosity" not in file.read_text()
    assert (await desk.obey("undo")).said == "Undone: set reading.text_width to 72."
    assert desk.settings.reading.text_width == 60
    assert file.read_text().startswith("# mine\n[reading]\ntext_width = 60\n")
    assert (await desk.obey("undo")).said == "Nothing to undo."


async def test_a_setting_that_is_no_more_does_not_stand_in_the_way(
    library: Library, desk: Desk
) -> None:
    await desk.obey("star 1")
    desk._context.keeper.flush()
    library.note_setting("no.such", "1", "set no.such to 2")
    assert (await desk.obey("undo")).said.startswith("Undone: set no.such to 2. There is no")
    assert (await desk.obey("undo")).said.startswith("Undone: starred")


@pytest.mark.parametrize("line", ["remove 1", "unsubscribe Harbour"])
async def test_what_brings_a_source_back_is_told_to_who_typed(
    library: Library, desk: Desk, line: str
) -> None:
    before = library.sources()
    assert (await desk.obey(line)).said.endswith(" undo brings it back.")
    await desk.obey("undo")
    assert library.sources() == before
