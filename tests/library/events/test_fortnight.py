"""Days of news by the library's clock: what belongs together, told once, and nothing lost."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path

from tests.bench.event_week import Delivery
from tests.library.conftest import NOON, make_record, make_source
from tests.library.events.fortnight import begin, news, play
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory

ROOT = Path(__file__).parents[3]


def played(path: Path | None, days: int) -> tuple[Library, list[Delivery], dict[str, Delivery]]:
    """A library after so many days; each story's first delivery by its id."""
    stories = news(days)
    library = Library.open(path)
    begin(library, stories, followed(stories))
    known: dict[str, Delivery] = {}
    play(library, stories, lambda number, story: known.setdefault(story, stories[number]) and None)
    known.pop("", None)
    return library, stories, known


def followed(stories: Iterable[Delivery]) -> list[str]:
    """The places of the first two events: the word that their follow-ups begin with after "in"."""
    later = {one.event: one.headline for one in stories if one.kind == "later"}
    return [later[event].split(" in ")[1].split(",")[0] for event in ("e0", "e1")]


def events_of(library: Library, ids: Iterable[str]) -> dict[str, int]:
    found = {}
    for story in ids:
        members = library.running.event_of(story)
        assert story in {one.id for one in members}
        found[story] = members[0].event
    return found


def b_cubed(gold: Mapping[str, str], found: Mapping[str, int]) -> tuple[float, float]:
    both = Counter((gold[one], found[one]) for one in gold)
    by_gold, by_found = Counter(gold.values()), Counter(found[one] for one in gold)
    precision = sum(count**2 / by_found[event] for (_, event), count in both.items())
    recall = sum(count**2 / by_gold[event] for (event, _), count in both.items())
    return precision / len(gold), recall / len(gold)


def test_a_fortnight_of_news_stands_in_its_events_and_strangers_apart() -> None:
    library, _, known = played(None, 14)
    with library:
        found = events_of(library, known)
        planted = {story: one.event for story, one in known.items() if one.event}
        precision, recall = b_cubed(planted, found)
        sizes = Counter(found.values())
        strangers = [story for story in known if story not in planted and sizes[found[story]] > 1]
        assert precision >= 0.98
        assert recall >= 0.95
        # few stories tell little of how common a word is: in a week of 10,000 it is 2 of 100
        assert len(strangers) <= 0.08 * (len(known) - len(planted))


def test_in_a_fortnight_copies_stand_behind_their_wire_and_every_version_is_kept() -> None:
    library, stories, known = played(None, 14)
    with library:
        for story, one in known.items():
            behind = [each.id for each in library.running.event_of(story) if not each.is_original]
            assert (one.kind == "copy") == (story in behind)
        versions = Counter(one.guid for one in stories)
        silent = [story for story, one in known.items() if one.kind == "own"]
        assert silent
        for story in silent:
            assert len(library.revisions(story)) == versions[known[story].guid] == 3
            assert [one.number for one in library.running.told_versions(story)] == [1, 3]


def test_an_alert_is_told_once_for_each_set_of_copies_and_never_by_a_silent_version() -> None:
    library, _, known = played(None, 14)
    with library:
        alerts = library.follows.alerts(1_000)
        told = Counter((one.follow, one.story, one.told) for one in alerts)
        assert set(told.values()) == {1}
        assert {known[one.story].event for one in alerts} == {"e0", "e1"}
        copies = {known[one.story].copy for one in alerts}
        wires = {one.guid for one in known.values() if one.event in {"e0", "e1"}}
        assert copies <= wires
        assert not [one for one in alerts if known[one.story].kind == "copy"]


def test_an_event_that_is_followed_is_told_of_while_it_runs_and_quiet_once_it_is_old() -> None:
    stories = news(14)
    followed_event = stories.index(next(one for one in stories if one.event == "e0"))
    last = max(one.hours for one in stories if one.event == "e0" and one.kind != "silent")
    with Library.open(None) as library:
        begin(library, stories, ())

        def kept(number: int, story: str) -> None:
            if number == followed_event:
                while library.running.place(50):
                    pass
                assert library.follows.add("event", stories[number].headline, story)

        play(library, stories, kept)
        alerts = library.follows.alerts(1_000)
        told = Counter((one.story, one.told) for one in alerts)
        assert len(told) >= 3
        assert set(told.values()) == {1}
        assert max(one.at for one in alerts) <= NOON + timedelta(hours=last)
        # ten days later somebody tells of it again
        now = NOON + timedelta(days=15)
        again = next(one for one in stories if one.event == "e0" and one.kind == "own")
        text = f"{again.text}\n\nA year of mourning began, and 99 families lit candles."
        record = make_record("late", f"Again: {again.headline}", text, published=now, link=None)
        library.store(make_source("wire"), [record], FetchMemory(), now)
        while library.running.place(50):
            pass
        assert library.follows.alerts(1_000) == alerts
        assert len(library.follows.take_unrung()) == len(alerts)
        assert library.follows.take_unrung() == ()


def test_kills_lose_nothing_and_tell_nothing_twice(tmp_path: Path) -> None:
    days = 4
    whole, stories, known = played(tmp_path / "whole", days)
    begun = Library.open(tmp_path / "killed")
    begin(begun, stories, followed(stories))
    begun.close()
    first = 0
    for after in (3, 29, 11, 40, 1):
        first = _killed(tmp_path / "killed", days, first, after)
    rest = [sys.executable, "-m", "tests.library.events.fortnight", str(tmp_path / "killed")]
    subprocess.run([*rest, str(days), str(first)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with whole, Library.open(tmp_path / "killed") as library:
        assert not library.running.is_waiting()
        one, other = events_of(whole, known), events_of(library, known)
        assert _groups(one) == _groups(other)
        for story in known:
            assert len(whole.revisions(story)) == len(library.revisions(story))
        assert _alerts(whole) == _alerts(library)
        assert library.running.corrections(NOON - timedelta(days=1), is_read_only=False) == (
            whole.running.corrections(NOON - timedelta(days=1), is_read_only=False)
        )


def _killed(path: Path, days: int, first: int, after: int) -> int:
    """Play from `first` on and kill it after so many deliveries; the number to go on from."""
    command = [sys.executable, "-m", "tests.library.events.fortnight", str(path), str(days)]
    with subprocess.Popen([*command, str(first)], cwd=ROOT, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        last = first
        for _ in range(after):
            last = int(run.stdout.readline())
        run.send_signal(signal.SIGKILL)
        told = [int(line) for line in run.stdout.read().split(b"\n")[:-1]]
    return max([last, *told])


def _groups(events: Mapping[str, int]) -> set[frozenset[str]]:
    return {
        frozenset(story for story, one in events.items() if one == event)
        for event in set(events.values())
    }


def _alerts(library: Library) -> Counter[tuple[int, str, str]]:
    return Counter((one.follow, one.story, one.told) for one in library.follows.alerts(1_000))
