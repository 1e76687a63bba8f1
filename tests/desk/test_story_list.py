"""A list that the library keeps: listed, searched, marked, undone, told of what came meanwhile."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import HeadlinesShown, Outcome
from wirereader.library.library import Library
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.body import Body
from wirereader.story.faults import LibraryFault
from wirereader.story.findings import Findings
from wirereader.story.record import Record, record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch, WireStatus
from wirereader.views.words import headline_line

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WIRE = Source("https://wire.example/feed", title="Wire", address="https://wire.example/feed")
Deliver = Callable[..., None]


def record(headline: str, minutes: int, text: str = "", **fields: object) -> Record:
    body = Body.of(text or f"Words about {headline} that nobody else has written before today.")
    dispatch = Dispatch(
        guid=headline,
        headline=headline,
        body=body,
        source="Wire",
        language="en",
        published=NOW - timedelta(minutes=minutes),
        **fields,  # type: ignore[arg-type]
    )
    alert = Alert(AlertLevel.URGENT, ("urgency 2",)) if "Storm" in headline else None
    return record_of(dispatch, alert)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        yield opened


@pytest.fixture
def deliver(library: Library) -> Deliver:
    source = library.add_source(WIRE)

    def store(*records: Record, at: datetime = NOW) -> None:
        library.store(source, records, FetchMemory(), at)

    return store


@pytest.fixture
def desk(library: Library, deliver: Deliver) -> Iterator[Desk]:
    deliver(
        record("Storm hits the coast", 300),
        record("Wheat prices rise", 10),
        record("Bridge opens in Osaka", 20, "The Kremlin sent a telegram to Osaka."),
        record("Council votes on tram line", 30),
    )
    opened = Desk((), None, library, clock=lambda: NOW, library=library)
    yield opened
    opened.close()


def headlines(outcome: Outcome) -> list[str]:
    assert isinstance(outcome.shows, HeadlinesShown)
    return [row.headline for row in outcome.shows.rows]


async def test_breaking_comes_first_then_the_newest(desk: Desk) -> None:
    outcome = await desk.obey("l")
    assert outcome.said == "4 stories, 4 unread, 1 breaking."
    assert headlines(outcome) == [
        *("Storm hits the coast", "Wheat prices rise", "Bridge opens in Osaka"),
        "Council votes on tram line",
    ]


@pytest.mark.usefixtures("desk")
async def test_an_alert_ages_and_the_story_takes_its_place(library: Library) -> None:
    later = Desk((), None, library, clock=lambda: NOW + timedelta(hours=7), library=library)
    assert headlines(await later.obey("l"))[-1] == "Storm hits the coast"
    opened = await later.obey("4")
    assert opened.said == "Storm hits the coast."
    later.close()


async def test_a_story_opens_and_its_mark_is_kept(library: Library, desk: Desk) -> None:
    assert (await desk.obey("2")).said == "Wheat prices rise."
    assert (await desk.obey("mark-read")).said == "Marked read: Wheat prices rise."
    assert desk.counts() == (4, 3, 1)
    assert desk.headline(1).is_read
    desk.close()
    assert library.rows(None, NOW).row(1).is_read


async def test_a_mark_is_taken_back_also_by_another_program(library: Library, desk: Desk) -> None:
    await desk.obey("star 3")
    assert (await desk.obey("z")).said == "Undone: starred Bridge opens in Osaka."
    assert not desk.headline(2).is_starred
    await desk.obey("star 1")
    desk.close()
    again = Desk((), None, library, clock=lambda: NOW, library=library)
    assert again.headline(0).is_starred
    assert (await again.obey("undo")).said == "Undone: starred Storm hits the coast."
    assert (await again.obey("undo")).said == "Nothing to undo."
    again.close()


async def test_all_of_a_search_is_marked_read_and_taken_back_at_once(desk: Desk) -> None:
    await desk.obey("/osaka OR tram")
    assert (
        await desk.obey("mark-all-read")
    ).said == "2 stories of osaka OR tram marked read. undo takes it back."
    await desk.obey("all-stories")
    assert desk.counts() == (4, 2, 1)
    await desk.obey("z")
    await desk.obey("all-stories")
    assert desk.counts() == (4, 4, 1)


async def test_a_search_is_a_list_of_its_own(desk: Desk) -> None:
    outcome = await desk.obey("/kremlin")
    assert outcome.said == "Kremlin: 1 story."
    assert headlines(outcome) == ["Bridge opens in Osaka"]
    assert (await desk.obey("1")).said == "Bridge opens in Osaka."
    await desk.obey("b")
    assert (await desk.obey("b")).said == "4 stories, 4 unread, 1 breaking."


async def test_what_is_not_found_leaves_the_list_as_it_was(desk: Desk) -> None:
    outcome = await desk.obey("search zebra")
    assert not outcome.is_done
    assert outcome.said == "No match for zebra. 0 of 4 stories."
    assert desk.count() == 4


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("breaking plumbers", "No match for breaking plumbers."),
        ("unread about plumbers", "No match for unread about plumbers."),
        ("search is:unread plumbers", "No match for is:unread plumbers."),
    ],
)
async def test_what_is_not_found_is_told_as_it_was_typed(desk: Desk, line: str, said: str) -> None:
    outcome = await desk.obey(line)
    assert not outcome.is_done
    assert outcome.said == f"{said} 0 of 4 stories."


async def test_a_query_that_makes_no_sense_is_refused_in_words(desk: Desk) -> None:
    outcome = await desk.obey("search since:whenever")
    assert not outcome.is_done
    assert "whenever" in outcome.said


async def test_a_search_is_saved_listed_by_its_name_and_forgotten(desk: Desk) -> None:
    await desk.obey("/osaka")
    assert (await desk.obey("save-search japan")).is_done
    assert headlines(await desk.obey("search japan")) == ["Bridge opens in Osaka"]
    listed = await desk.obey("searches")
    assert getattr(listed.shows, "lines", ()) == ("1. japan: osaka",)
    assert (await desk.obey("delete-search japan")).said == "Deleted: search japan."
    assert not (await desk.obey("searches")).is_done


async def test_rules_hide_and_tag_what_arrives(desk: Desk, deliver: Deliver) -> None:
    assert (await desk.obey("hide football")).is_done
    assert (await desk.obey("tag-new food bread")).is_done
    deliver(record("Football final tonight", 1), record("Bread is dearer", 2))
    outcome = await desk.obey("all-stories")
    assert "Football final tonight" not in headlines(outcome)
    assert desk.headline(1).headline == "Bread is dearer"
    assert desk.headline(1).tags == ("food",)
    rules: tuple[str, ...] = getattr((await desk.obey("rules")).shows, "lines", ())
    assert rules == ("1. Hide: football", "2. Tag food: bread")
    assert (await desk.obey("delete-rule 1")).said == "Deleted: rule 1, football."


async def test_what_another_process_stores_is_told_and_shown_when_asked(
    tmp_path: Path, desk: Desk
) -> None:
    told: list[object] = []
    desk.listen(told.append)
    await desk.look_for_news()
    with Library.open(tmp_path / "library.sqlite3") as other:
        source = other.add_source(WIRE)
        other.store(source, [record("Storm reaches the town", 0)], FetchMemory(), NOW)
    await desk.look_for_news()
    assert [getattr(one, "said", "") for one in told] == ["1 new story, 1 breaking."]
    assert desk.count() == 4
    assert (await desk.do("show-new")).said == "1 new. 5 stories, 5 unread, 2 breaking."
    await desk.look_for_news()
    assert len(told) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "mark 2 and 3 as read",
            "Undone: marked read Wheat prices rise; marked read Bridge opens in Osaka.",
        ),
        (
            "star 1 to 4",
            "Undone: starred Storm hits the coast; starred Bridge opens in Osaka; starred Council",
        ),
        ("mark 1 to 4 as read", "Undone: marked read Storm hits the coast; and 3 more."),
        ("tag 3 and 4 as work", "Undone: tagged "),
    ],
)
async def test_what_one_line_did_to_several_is_undone_at_once(
    desk: Desk, line: str, said: str
) -> None:
    await desk.obey("star 2")
    before = [desk.headline(row) for row in range(4)]
    assert (await desk.obey(line)).is_done
    assert [desk.headline(row) for row in range(4)] != before
    assert (await desk.obey("undo")).said.startswith(said)
    assert [desk.headline(row) for row in range(4)] == before
    assert (await desk.obey("undo")).said == "Undone: starred Wheat prices rise."
    assert not (await desk.obey("undo")).is_done


async def test_what_was_done_after_such_a_line_is_undone_alone(desk: Desk) -> None:
    await desk.obey("mark 1 to 3 as read")
    await desk.obey("star 4")
    assert (await desk.obey("undo")).said == "Undone: starred Council votes on tram line."
    assert desk.counts()[1] == 1
    assert "Storm hits the coast; " in (await desk.obey("undo")).said
    assert desk.counts()[1] == 4


def revised(folder: Path, headline: str, minutes: int, text: str) -> None:
    with Library.open(folder / "library.sqlite3") as other:
        other.store(other.add_source(WIRE), [record(headline, minutes, text)], FetchMemory(), NOW)


@pytest.mark.parametrize("line", ["open 3", "next", "search osaka"])
async def test_a_story_seen_before_is_opened_in_the_words_it_has_now(
    tmp_path: Path, desk: Desk, line: str
) -> None:
    await desk.obey("open 3")  # brought, and kept at hand
    assert "telegram" in desk.story(desk.session.story or "").body.text  # type: ignore[union-attr]
    await desk.obey("open 2")
    await desk.obey("list")
    await desk.look_for_news()
    revised(tmp_path, "Bridge opens in Osaka", 20, "The Kremlin took back its words to Osaka.")
    await desk.look_for_news()
    await desk.obey(line)
    if line.startswith("search"):
        await desk.obey("open 1")
    story = desk.story(desk.session.story or "")
    assert story is not None
    assert story.headline == "Bridge opens in Osaka"
    assert "took back its words" in story.body.text


async def test_a_story_that_is_being_read_keeps_its_words_until_it_is_opened_again(
    tmp_path: Path, desk: Desk
) -> None:
    await desk.obey("open 3")
    await desk.look_for_news()
    revised(tmp_path, "Bridge opens in Osaka", 20, "The Kremlin took back its words to Osaka.")
    await desk.look_for_news()
    read = await desk.obey("this-paragraph")
    assert "telegram" in str(read.shows)
    await desk.obey("list")
    assert "took back its words" in str((await desk.obey("open 3")).shows)


async def test_rows_that_are_renewed_show_marks_that_were_made_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = desk._context
    flush, steps = context.keeper.flush, 0

    def flush_and_be_marked() -> None:
        nonlocal steps
        flush()
        steps += 1
        if steps == 1:
            desk.seen(desk.headline(1).id)

    monkeypatch.setattr(context.keeper, "flush", flush_and_be_marked)
    await desk.screen.renew_rows()
    assert desk.headline(1).is_read
    assert desk.counts() == (4, 3, 1)
    assert steps == 2


async def test_rows_are_not_renewed_while_marks_cannot_be_kept(
    library: Library, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise LibraryFault("It is locked.", "Another program writes.", "Wait.")

    monkeypatch.setattr(library, "set_marks", refuse)
    assert (await desk.obey("star 2")).is_done
    await desk.screen.renew_rows()
    assert desk.headline(1).is_starred


async def test_under_a_search_news_is_counted_and_what_was_breaking_before_is_not(
    tmp_path: Path, desk: Desk
) -> None:
    told: list[object] = []
    desk.listen(told.append)
    await desk.obey("/wheat")
    await desk.look_for_news()
    with Library.open(tmp_path / "library.sqlite3") as other:
        source = other.add_source(WIRE)
        other.store(source, [record("Wheat prices fall", 0)], FetchMemory(), NOW)
    await desk.look_for_news()
    assert [getattr(one, "said", "") for one in told] == ["1 new story."]


async def test_the_list_stays_where_it_is_while_stories_arrive(
    desk: Desk, deliver: Deliver
) -> None:
    before = [desk.headline(row).headline for row in range(desk.count())]
    deliver(record("Newest of all", 0))
    assert [desk.headline(row).headline for row in range(desk.count())] == before


async def test_next_unread_passes_what_was_read_a_moment_ago(desk: Desk) -> None:
    await desk.obey("2")
    await desk.obey("mark-read")
    await desk.obey("mark-read 3")
    assert (await desk.obey("nu")).said == "Council votes on tram line."
    assert (await desk.obey("nu")).said == "BREAKING. Storm hits the coast."


async def test_a_killed_story_leaves_the_list_and_says_so_where_it_is_found(
    desk: Desk, deliver: Deliver
) -> None:
    deliver(record("Wheat prices rise", 10, "Kill this story.", status=WireStatus.KILLED))
    assert "Wheat prices rise" not in headlines(await desk.obey("all-stories"))
    found = await desk.obey("/status:killed")
    assert headlines(found) == ["Wheat prices rise"]
    assert headline_line(desk.headline(0), NOW).startswith("1. KILLED. Wheat prices rise.")


async def test_a_tag_is_given_and_taken(desk: Desk) -> None:
    await desk.obey("2")
    assert (await desk.obey("tag Work")).said == "Tagged work: Wheat prices rise."
    assert desk.headline(1).tags == ("work",)
    assert headlines(await desk.obey("/tag:work")) == ["Wheat prices rise"]
    await desk.obey("1")
    assert (await desk.obey("tag work")).said == "Tag work removed: Wheat prices rise."


async def test_a_search_among_opened_files_needs_no_library(tmp_path: Path) -> None:
    from wirereader.desk.local_files import take_in

    (tmp_path / "a.txt").write_text("Storm over Oslo\n\nThe ferry stayed in port on Monday.\n")
    (tmp_path / "b.txt").write_text("Bread is dearer\n\nThe bakers of Oslo said why.\n")
    desk = Desk(take_in([tmp_path]).stories, clock=lambda: NOW)
    assert headlines(await desk.obey("/ferry")) == ["Storm over Oslo"]
    assert (await desk.obey("1")).said == "Storm over Oslo."
    assert (await desk.obey("star")).said == "Starred: Storm over Oslo."
    assert (await desk.obey("z")).said == "Undone: starred Storm over Oslo."
    assert not (await desk.obey("save-search x")).is_done


async def test_a_library_that_breaks_is_told_once_and_stops_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    told: list[object] = []
    desk.listen(told.append)
    with contextlib.closing(sqlite3.connect(tmp_path / "library.sqlite3")) as vandal:
        vandal.execute("DROP TABLE revisions")
    await desk.start()
    await desk.look_for_news()
    await desk.analyse_backlog()
    said = [getattr(one, "said", "") for one in told]
    assert len(said) == 1
    assert "cannot be used" in said[0]
    outcome = await desk.obey("2")
    assert not outcome.is_done
    assert "cannot be used" in outcome.said


async def test_what_was_found_in_stories_in_hand_is_told_once(
    open_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    keep = Library.keep_findings

    def noted(library: Library, findings: Findings) -> None:
        told.append(findings.fingerprint)
        keep(library, findings)

    monkeypatch.setattr(Library, "keep_findings", noted)
    desk = open_desk()
    await desk.obey("1")
    desk.catch_up()
    for _ in range(2):
        outcome = await desk.obey("/person:darchiashvili")
        assert outcome.said == "About Darchiashvili: 1 story, 1 breaking."
    assert len(told) == 1


async def test_a_list_that_gets_shorter_while_stories_are_brought_is_no_fault(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = desk._context
    bring = context.bring

    async def bring_and_search(story_id: str | None) -> object:
        if not context.list.name:
            await desk.obey("/ Kremlin")
        return await bring(story_id)

    monkeypatch.setattr(context, "bring", bring_and_search)
    await desk.look_ahead()
    assert desk.count() == 1


@pytest.mark.parametrize(
    ("line", "name", "found"),
    [
        ("save search osaka as japan", "japan", "Bridge opens in Osaka"),
        ("save the search wheat prices as farms", "farms", "Wheat prices rise"),
        ("store a search for tram line under transit", "transit", "Council votes on tram line"),
        ("save-search farms wheat prices", "farms", "Wheat prices rise"),
    ],
)
async def test_a_search_is_saved_under_the_name_that_stands_after_as(
    desk: Desk, line: str, name: str, found: str
) -> None:
    assert (await desk.obey(line)).said == f"Saved. search {name} runs it."
    assert headlines(await desk.obey(f"search {name}")) == [found]
