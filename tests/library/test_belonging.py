"""Whose a story is: who may change it, what takes its place, and that no version is lost."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from wirereader.library.library import Library
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTHING = FetchMemory()
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]


def headlines(library: Library) -> list[str]:
    rows = library.rows(None, NOON)
    return [rows.row(number).headline for number in range(rows.count())]


def test_whoever_sends_a_copy_can_neither_change_nor_kill_the_story(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    ours, theirs = source("a"), source("b")
    library.store(ours, [record("1", "Nine die", "Nine died.", link_key="a/1")], NOTHING, NOON)
    library.store(theirs, [record("x", "Nine die", link_key="a/1")], NOTHING, NOON)
    false = record("y", "Nobody died", "All is well.", corrects="x")
    library.store(theirs, [false], NOTHING, NOON)
    kill = record("z", "KILL", "Kill that story.", corrects="x", status="killed")
    library.store(theirs, [kill], NOTHING, NOON)
    library.store(theirs, [kill._replace(guid="x")], NOTHING, NOON)
    assert sorted(headlines(library)) == ["Nine die", "Nobody died"]
    assert [(one.unread, one.total) for one in library.sources()] == [(1, 1), (2, 2)]


def test_a_link_to_an_article_does_not_take_its_place(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    links, paper, other = source("a"), source("b"), source("c")
    whole = " ".join(["The whole article in many words."] * 40)
    library.store(links, [record("x", "Nine die", "Comments", link_key="b/1")], NOTHING, NOON)
    (new,) = library.store(
        paper, [record("1", "Nine dead", whole, link_key="b/1")], NOTHING, NOON
    ).new
    story = library.story(new.id)
    assert story is not None
    assert story.body.text == whole
    assert library.store(other, [record("y", link_key="b/1")], NOTHING, NOON).same == 1
    again = library.store(paper, [record("1", "Nine dead", whole, link_key="b/1")], NOTHING, NOON)
    assert (again.same, again.new) == (1, ())
    assert sorted(headlines(library)) == ["Nine dead", "Nine die"]


def test_what_becomes_more_urgent_is_breaking_anew(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    hour = timedelta(hours=1)
    first = record("1", "Nine missing", alert_level=3)
    library.store(source(), [first], NOTHING, NOON)
    same = record("1", "Nine missing", "Still so.", alert_level=3)
    library.store(source(), [same], NOTHING, NOON + 8 * hour)
    assert library.rows(None, NOON + 8 * hour).breaking() == 0
    flash = record("1", "Nine dead", "They died.", alert_level=1)
    library.store(source(), [flash], NOTHING, NOON + 9 * hour)
    assert library.rows(None, NOON + 14 * hour).breaking() == 1
    less = record("1", "Nine dead", "They died, police said.", alert_level=2)
    library.store(source(), [less], NOTHING, NOON + 14 * hour)
    assert library.rows(None, NOON + 15 * hour).breaking() == 0


def test_two_newer_versions_at_once_are_both_kept(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    (new,) = library.store(source(), [record("1", text="First.")], NOTHING, NOON).new
    for guid in ("2", "3"):
        newer = record(guid, text=f"By {guid}.", corrects="1")
        library.store(source(), [newer], NOTHING, NOON)
    both = [record(guid, text=f"By {guid}, again.", corrects="1") for guid in ("2", "3")]
    library.store(source(), both, NOTHING, NOON)
    kept = library.revisions(new.id)
    assert [one.number for one in kept] == [1, 2, 3, 4, 5]
    assert [one.text for one in kept] == [
        *("First.", "By 2.", "By 3."),
        *("By 2, again.", "By 3, again."),
    ]
