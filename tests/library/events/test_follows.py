"""Alerts: once a follow and set of copies, for what arrived later, with what they tell of."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.library.conftest import NOON, make_record, make_source
from tests.tracking.changes.version_pairs import BANK, FERRY
from wirereader.library.events.follows import Alert
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory

HOUR = timedelta(hours=1)
Put = Callable[..., str]
OWN = (
    "Eleven killed as ferry Ardent strikes pier in Port Ellin",
    (
        "Eleven people died when the ferry Ardent ran into a pier at Port Ellin, officials said."
        " The boat of North Strait Lines had come from Saint Brae with more than two hundred on"
        ' board. "The boat came in much too fast," said Marta Heller, who pilots ships in the'
        " harbour. Rescue boats searched the harbour of Port Ellin until dark, and 23 were injured."
    ),
)

MORE_OF_BANK = (
    "Orbis Bank to cut 900 jobs in Dornach and Pell",
    (
        "Henrik Lowe told staff of Orbis Bank in Dornach that 900 jobs would go, not 600, after the"
        " lender's profit fell again. The cuts at Orbis come at offices in Dornach and Pell, where"
        " analyst Rita Osei of Fenn Capital had expected them. Revenue of the bank fell as well."
    ),
)


def putter(library: Library) -> Put:
    """How a story of a source is stored; each source was read before, long ago."""
    known: set[str] = set()

    def stored(
        source: str, story: tuple[str, str], hour: float = 0, guid: str = "", /, **more: Any
    ) -> str:
        if source not in known:
            known.add(source)
            old = NOON - 1000 * HOUR
            first = make_record(f"urn:{source}:0", f"Old {source}", published=old)
            library.store(make_source(source), [first], FetchMemory(), old)
        now = NOON + hour * HOUR
        more = {"published": now, **more}
        record = make_record(guid or f"urn:{source}", *story, **more)
        kept = library.store(make_source(source), [record], FetchMemory(), now)
        return (kept.new or kept.revised)[0].id

    return stored


@pytest.fixture
def put(library: Library) -> Put:
    return putter(library)


def place_all(library: Library) -> None:
    while library.running.place(50):
        pass


def told(library: Library) -> list[tuple[str, str]]:
    return [(one.story, one.told) for one in library.follows.alerts()]


def rung(library: Library) -> list[str]:
    return [one.story for one in library.follows.take_unrung()]


def test_an_event_tells_a_new_source_and_new_numbers_once_and_copies_never(
    library: Library, put: Put
) -> None:
    first = put("wire", FERRY)
    place_all(library)
    assert library.follows.add("event", FERRY[0], first)
    put("paper", (f"Report: {FERRY[0]}", FERRY[1]), 1)
    put("bank", BANK, 1)
    assert told(library) == []
    own = put("own", OWN, 2)
    place_all(library)
    ((story, what),) = told(library)
    assert story == own
    assert what == "new source; Dead: seven is now eleven"
    assert library.follows.unread() == 1


def test_a_name_fires_for_later_stories_alone(library: Library, put: Put) -> None:
    put("wire", FERRY)
    assert library.follows.add("name", "Marta Heller")
    put("bank", BANK, 1)
    own = put("own", OWN, 2)
    copy = put("paper", (f"Report: {OWN[0]}", OWN[1]), 3)
    assert copy != own
    assert told(library) == [(own, "")]


def test_a_query_finds_names_by_words_before_anybody_analysed_them(
    library: Library, put: Put
) -> None:
    assert library.follows.add("query", 'speaker:"Marta Heller" NOT bank')
    ferry = put("wire", FERRY)
    put("bank", BANK)
    assert told(library) == [(ferry, "")]


def test_a_version_fires_when_it_changed_in_substance_and_once_among_copies(
    library: Library, put: Put
) -> None:
    put("wire", FERRY, 0, "urn:f")
    put("paper", (FERRY[0], f"{FERRY[1]}\n\nPrinted."), 1, "urn:p")
    place_all(library)
    assert library.follows.add("name", "Port Ellin")
    put("wire", (FERRY[0], FERRY[1].replace(" - ", " \N{EN DASH} ")), 2, "urn:f")
    assert told(library) == []
    changed = FERRY[0].replace("seven", "nine"), FERRY[1].replace("seven", "nine")
    story = put("wire", changed, 3, "urn:f")
    put("paper", (changed[0], f"{changed[1]}\n\nPrinted."), 4, "urn:p")
    assert told(library) == [(story, "Dead: seven is now nine.")]


def test_a_number_far_from_the_followed_name_is_no_news_of_it(library: Library, put: Put) -> None:
    put("wire", FERRY, 0, "urn:f")
    assert library.follows.add("name", "Paul Oduya")
    put("wire", (FERRY[0], FERRY[1].replace("1958", "1948").replace("212", "340")), 1, "urn:f")
    assert told(library) == []


def test_a_version_of_a_search_is_news_by_numbers_and_corrections_alone(
    library: Library, put: Put
) -> None:
    put("wire", FERRY, 0, "urn:f")
    assert library.follows.add("query", "ferry")
    reworded = FERRY[1].replace("came in far too fast", "was much too quick")
    put("wire", (FERRY[0], reworded), 1, "urn:f")
    assert told(library) == []
    put("wire", (FERRY[0], reworded.replace("seven", "nine")), 2, "urn:f")
    assert len(told(library)) == 1


def test_what_a_source_has_when_it_is_first_read_is_silent_and_so_is_old_news(
    library: Library, put: Put
) -> None:
    assert library.follows.add("name", "Port Ellin")
    record = make_record("urn:x", *FERRY, published=NOON)
    library.store(make_source("new"), [record], FetchMemory(), NOON)
    put("late", OWN, 2, published=NOON - 80 * HOUR)
    place_all(library)
    assert told(library) == []


def test_pausing_leaves_out_what_comes_meanwhile(library: Library, put: Put) -> None:
    follows = library.follows
    follow = follows.add("name", "Port Ellin")
    assert follow is not None
    assert follows.pause(follow.id, is_paused=True, said="paused")
    put("wire", FERRY)
    assert follows.pause(follow.id, is_paused=False)
    place_all(library)
    assert told(library) == []
    own = put("own", OWN, 2)
    assert told(library) == [(own, "")]


def test_the_same_is_followed_once(library: Library, put: Put) -> None:
    first, own = put("wire", FERRY), put("own", OWN, 2)
    place_all(library)
    follows = library.follows
    assert follows.add("event", FERRY[0], first)
    assert follows.add("event", OWN[0], own) is None
    assert follows.add("name", "Port Ellin")
    assert follows.add("name", "port ellin") is None


def test_each_alert_is_told_once_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        put = putter(library)
        library.follows.add("name", "Port Ellin")
        ferry = put("wire", FERRY)
    with Library.open(path) as library:  # whoever stored it was killed before it told anybody
        put = putter(library)
        own = put("own", OWN, 2)
        assert rung(library) == [ferry, own]
        assert rung(library) == []
        assert [one for one, _ in told(library)] == [own, ferry]


def test_an_alert_is_read_with_its_story_and_that_of_a_version_when_it_was_shown(
    library: Library, put: Put
) -> None:
    follows = library.follows
    follows.add("name", "Port Ellin")
    ferry = put("wire", FERRY, 0, "urn:f")
    library.set_marks([ferry], read=True, said="read", now=NOON + HOUR)
    assert follows.unread() == 0
    changed = FERRY[0].replace("seven", "nine"), FERRY[1].replace("seven", "nine")
    put("wire", changed, 3, "urn:f")
    assert follows.unread() == 1
    library.running.note_shown(ferry, 2)
    assert follows.unread() == 0


def test_marks_of_alerts_and_follows_are_taken_back(library: Library, put: Put) -> None:
    follows = library.follows
    follow = follows.add("name", "Port Ellin", said="followed Port Ellin")
    assert follow is not None
    put("wire", FERRY)
    assert follows.mark_read(said="marked alerts read") == 1
    assert follows.remove(follow.id, said="unfollowed Port Ellin")
    assert follows.alerts() == ()
    assert library.undo(NOON) == "unfollowed Port Ellin"
    (alert,) = follows.alerts()
    assert isinstance(alert, Alert)
    assert alert.is_read
    assert library.undo(NOON) == "marked alerts read"
    assert follows.unread() == 1
    library.undo(NOON)
    assert follows.all() == ()


def test_a_story_joined_by_hand_belongs_to_the_followed_event(library: Library, put: Put) -> None:
    ferry, bank = put("wire", FERRY), put("bank", BANK, 1)
    place_all(library)
    library.follows.add("event", FERRY[0], ferry)
    assert library.running.join_events(ferry, bank, NOON, said="joined") == 2
    later = put("other", MORE_OF_BANK, 2)
    place_all(library)
    assert later in {one for one, _ in told(library)}
