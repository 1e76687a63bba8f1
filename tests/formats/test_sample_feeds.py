import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirereader.analysis.breaking import judge
from wirereader.formats.dispatches import dispatches_of
from wirereader.formats.parse import parse_document, parsed_as_json
from wirereader.formats.parsed import ParsedEntry
from wirereader.formats.sniff import Family
from wirereader.story.story import WireStatus

FEEDS = Path(__file__).parents[2] / "feeds"
FOLDERS = ("rss", "atom", "json", "nitf", "newsml", "ninjs")
FILES = sorted(path for folder in FOLDERS for path in (FEEDS / folder).iterdir())
ENTRIES = {
    path.relative_to(FEEDS).as_posix(): parse_document(path.read_bytes()).entries for path in FILES
}


GOLDEN = json.loads((Path(__file__).parent / "sample_feeds.json").read_text("utf-8"))


@pytest.mark.parametrize("name", ENTRIES)
def test_every_sample_says_exactly_what_is_written_down(name: str) -> None:
    assert parsed_as_json(parse_document((FEEDS / name).read_bytes()), name) == GOLDEN[name]


@pytest.mark.parametrize("name", ENTRIES)
def test_every_sample_opens(name: str) -> None:
    feed = parse_document((FEEDS / name).read_bytes())
    dispatches = dispatches_of(feed)
    assert [each.guid for each in dispatches] == [each.id for each in feed.entries]
    for each in dispatches:
        assert each.body.text
        alert = judge(each)
        is_pressing = each.status is WireStatus.USABLE and (each.urgency or 9) <= 2
        assert (alert is not None) == is_pressing, each.headline


def test_each_format_has_a_correction_a_kill_and_an_embargo() -> None:
    for folder in FOLDERS:
        found = [each for name, said in ENTRIES.items() if name.startswith(folder) for each in said]
        assert any(each.corrects for each in found), folder
        assert any(each.status is WireStatus.KILLED for each in found), folder
        assert any(each.embargo for each in found), folder


def entries(name: str) -> tuple[ParsedEntry, ...]:
    return ENTRIES[name]


@pytest.mark.parametrize("name", ENTRIES)
def test_every_sample_gives_whole_stories(name: str) -> None:
    assert entries(name)
    for entry in entries(name):
        assert entry.id
        assert entry.title
        assert entry.content or entry.summary
        assert entry.published or entry.updated


@pytest.mark.parametrize("name", ENTRIES)
def test_every_sample_is_told_by_its_content(name: str) -> None:
    format_ = parse_document((FEEDS / name).read_bytes()).format
    wanted = {"json": Family.JSON_FEED, "newsml": Family.NEWSML_G2}
    folder = name.partition("/")[0]
    assert format_.startswith(wanted.get(folder, folder))


@pytest.mark.parametrize(
    ("name", "index", "kicker", "urgency"),
    [
        ("rss/harbour-wire.xml", 1, "Breaking News", 1),
        ("atom/northern-dispatch.xml", 1, "Urgent", 2),
        ("json/riverside-report.json", 1, "Breaking News", 2),
        ("nitf/urgent.xml", 0, "Urgent", 1),
        ("newsml/kill-and-embargo.xml", 1, "Urgent", 2),
        ("ninjs/urgent-embargoed.json", 0, "Urgent", 2),
    ],
)
def test_pressing_ones_say_so(name: str, index: int, kicker: str, urgency: int) -> None:
    entry = entries(name)[index]
    assert (entry.kicker, entry.urgency) == (kicker, urgency)


@pytest.mark.parametrize(
    ("name", "corrected"),
    [
        ("rss/harbour-corrections.xml", "harbour-2026-1121-01"),
        ("atom/northern-correction.xml", "tag:example.org,2026:northern/runway"),
        ("json/riverside-correction.json", "riverside-312"),
        ("nitf/correction.xml", "harbour-nitf-0102"),
        ("newsml/correction.xml", "urn:newsml:example.org:20261120:orchard"),
        ("ninjs/correction.json", "https://example.org/ninjs/bakery-strike"),
    ],
)
def test_corrections_name_what_they_correct(name: str, corrected: str) -> None:
    entry = entries(name)[0]
    assert (entry.corrects, entry.version) == (corrected, "2")
    assert entry.ednote
    ids = {each.id for found in ENTRIES.values() for each in found}
    assert corrected in ids


def test_kills_and_embargoes_are_told() -> None:
    _, killed, held = entries("rss/harbour-corrections.xml")
    assert (killed.status, held.status) == (WireStatus.KILLED, WireStatus.WITHHELD)
    assert held.embargo == datetime(2026, 11, 23, 6, tzinfo=UTC)
    killed, held = entries("newsml/kill-and-embargo.xml")
    assert (killed.status, killed.signals) == (WireStatus.KILLED, ("sig:correction",))
    assert held.embargo == datetime(2026, 11, 22, 5, tzinfo=UTC)
    (held,) = entries("ninjs/urgent-embargoed.json")
    assert (held.status, held.embargo) == (
        WireStatus.WITHHELD,
        datetime(2026, 11, 23, 6, tzinfo=UTC),
    )


def test_a_plain_one_is_read_to_the_letter() -> None:
    (entry,) = entries("nitf/plain.xml")
    assert (entry.title, entry.byline) == ("Observatory reopens its winter dome", "By Kaja Ilves")
    assert (entry.dateline, entry.slug) == ("TARTU, Estonia", "observatory-dome")
    assert (entry.places, entry.people) == (("Tartu",), ("Tomasz Wren",))
    assert entry.categories == ("Science and technology", "astronomy")
    assert (entry.content or "").count("<p>") == 2
