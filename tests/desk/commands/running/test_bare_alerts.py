"""Bare alerts stand behind the report that tells the same; what is told nowhere else stays."""

from datetime import UTC, datetime, timedelta

from wirereader.desk.commands.running.bare_alerts import without_bare_alerts
from wirereader.desk.commands.running.event_weights import Weighed
from wirereader.library.events.event_queries import EventStory

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SINCE = NOON - timedelta(hours=12)
REPORT = ("Embassy of Rushara shut in Nandoro", "Nandoro broke ties with Rushara over a choir.")


def event(number: int, *stories: tuple[str, str], hours: int = 0, own: bool = False) -> Weighed:
    kept = tuple(
        EventStory(
            event=number, id=f"{number}-{at}", headline=headline, text=text, source=f"s{at}",
            published=NOON - timedelta(hours=hours), is_original=True, is_read=False,
            is_starred=own, is_breaking=False, revision=1, status="usable",
            rank=100 * number + at, source_id=at,
        )
        for at, (headline, text) in enumerate(stories)
    )  # fmt: skip
    return Weighed(kept, 1.0, len(kept) > 1 or own, own)


def told(*events: Weighed) -> list[int]:
    return [one.stories[0].event for one in without_bare_alerts(events, SINCE)]


def test_an_alert_whose_names_and_words_a_report_has_is_not_told_beside_it() -> None:
    report = event(1, REPORT, REPORT)
    alert = event(2, ("Nandoro cuts ties with Rushara", ""))
    assert told(report, alert) == [1]
    assert told(alert) == [2]


def test_an_alert_of_one_name_of_other_words_or_of_the_reader_stays() -> None:
    report = event(1, REPORT, REPORT)
    assert told(report, event(2, ("Nandoro cuts ties with Quendal", ""))) == [1, 2]
    assert told(report, event(2, ("Nandoro beats Rushara 3-2", ""))) == [1, 2]
    assert told(report, event(2, ("Nandoro cuts ties with Rushara", ""), own=True)) == [1, 2]


def test_an_older_event_of_which_nothing_but_the_alert_is_new_goes_as_well() -> None:
    older = event(2, ("Nandoro and Rushara sign a treaty", "They signed at noon. " * 9), hours=40)
    alert = event(2, ("Nandoro cuts ties with Rushara", ""))
    both = Weighed(older.stories + alert.stories, 9.0, is_news=True)
    assert told(both, event(1, REPORT, REPORT)) == [1]
    late = without_bare_alerts([both, event(1, REPORT, REPORT)], NOON - timedelta(hours=50))
    assert [one.stories[0].event for one in late] == [2, 1]


def test_an_alert_among_strangers_goes_to_the_report_that_has_its_names() -> None:
    own = event(1, REPORT, REPORT)
    alert = ("Nandoro severs relations with Quendal", "")
    strangers = event(2, ("Quendal and Umbala at odds", "Quendal spoke. " * 9), alert)
    other = ("Quendal sends envoys home", "Quendal and Nandoro are at odds. " * 4)
    (_, left, _) = without_bare_alerts([own, strangers, event(3, other, other)], SINCE)
    assert [one.headline for one in left.stories] == ["Quendal and Umbala at odds"]
    # where no report has its names it stays where it is, and so does what the reader follows
    (kept,) = without_bare_alerts([strangers], SINCE)
    assert kept.stories == strangers.stories
    mine = strangers._replace(is_own=True)
    assert without_bare_alerts([mine, event(3, other, other)], SINCE)[0].stories == mine.stories
