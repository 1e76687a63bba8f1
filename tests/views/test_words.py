import itertools
from datetime import UTC, datetime, timedelta, timezone

import pytest

from wirereader.desk.commands.table import TABLE
from wirereader.desk.outcomes import FeedRow, Headline, HeadlinesShown, Outcome, QuoteLine
from wirereader.desk.phrases import full_stop, labelled
from wirereader.desk.session import Session
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.body import Body, Span
from wirereader.story.names import Entity, EntityKind
from wirereader.story.quotes import Manner, Quote, Telling
from wirereader.story.story import Dispatch, Story
from wirereader.views import words

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ALERT = Alert(AlertLevel.BREAKING, ("kicker",))
STORY = Story("a", Dispatch("a", "Headline", Body.of("Words.")))


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(seconds=59), "now"),
        (timedelta(seconds=-30), "now"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=59, seconds=59), "59 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=23, minutes=59), "23 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=2), "Saturday"),
        (timedelta(days=6, hours=12), "Tuesday"),
        (timedelta(days=6, hours=13), "16 November 2026"),
        (timedelta(days=7), "16 November 2026"),
        (timedelta(days=-2), "25 November 2026"),
    ],
)
def test_age(before: timedelta, said: str) -> None:
    assert words.age(NOW - before, NOW) == said


def test_a_date_without_time_counts_in_days() -> None:
    today = datetime(2026, 11, 23, tzinfo=UTC)
    assert words.age(today, NOW, is_date_only=True) == "today"
    assert words.age(today - timedelta(days=1), NOW, is_date_only=True) == "1 day"
    assert words.age(today - timedelta(days=2), NOW, is_date_only=True) == "Saturday"
    assert words.age(datetime(2008, 8, 29, tzinfo=UTC), NOW, is_date_only=True) == "29 August 2008"


def test_dates_are_those_of_utc() -> None:
    east = timezone(timedelta(hours=13))
    assert words.age(datetime(2008, 8, 30, 5, tzinfo=east), NOW) == "29 August 2008"


def headline(**fields: object) -> Headline:
    given_fields: dict[str, object] = {
        "number": 2,
        "id": "a",
        "headline": "Wheat prices rise for third week",
        "source": "Wire",
        "kicker": None,
        "published": NOW - timedelta(hours=2),
        "is_date_only": False,
        "received": None,
        "is_read": False,
        "is_starred": False,
        "alert": None,
        **fields,
    }
    return Headline(**given_fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "2. Wheat prices rise for third week. Wire, 2 hours."),
        ({"is_read": True}, "2. Wheat prices rise for third week. Wire, 2 hours. Read."),
        ({"is_starred": True}, "2. Wheat prices rise for third week. Wire, 2 hours. Starred."),
        ({"alert": ALERT}, "2. BREAKING. Wheat prices rise for third week. Wire, 2 hours."),
        ({"published": None}, "2. Wheat prices rise for third week. Wire."),
        ({"published": None, "source": ""}, "2. Wheat prices rise for third week."),
        ({"source": "", "headline": "Why?"}, "2. Why? 2 hours."),
        ({"folded": 4}, "2. Wheat prices rise for third week. Wire, 2 hours. And 4 others."),
        ({"folded": 1}, "2. Wheat prices rise for third week. Wire, 2 hours. And 1 other."),
    ],
)
def test_headline_lines(fields: dict[str, object], line: str) -> None:
    assert words.headline_line(headline(**fields), NOW) == line


@pytest.mark.parametrize(("name", "tail"), [("", "Wire."), ("kiev", "Wire, 29 August 2008.")])
def test_only_a_list_with_a_name_dates_what_is_over_a_week_old(name: str, tail: str) -> None:
    row = headline(published=datetime(2008, 8, 29, tzinfo=UTC))
    shown = HeadlinesShown((row,), 1, 0, 0, name=name)
    lines = words.lines_of(Outcome("1 story.", Session(), shown), NOW)
    assert lines[1] == f"2. Wheat prices rise for third week. {tail}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("BREAKING: Dam holds", "BREAKING. Dam holds."),
        ("Breaking News - Dam holds", "BREAKING. Dam holds."),
        ("URGENT | Dam holds!", "BREAKING. Dam holds!"),
        ("Breaking Bad returns", "BREAKING. Breaking Bad returns."),
        ("FLASH: ", "BREAKING. FLASH: ."),
    ],
)
def test_breaking_is_said_once(text: str, said: str) -> None:
    assert labelled(text, is_breaking=True) == said


def test_a_sentence_ends_once() -> None:
    assert full_stop('He said "no."') == 'He said "no."'
    assert full_stop("Why?") == "Why?"
    assert full_stop("Dam holds") == "Dam holds."


def line_of(text: str, manner: Manner, **fields: object) -> str:
    quote = Quote((Span(0, len(text)),), manner)
    line = QuoteLine(1, 0, quote, None, (text,), "a spokesman", 3, STORY, **fields)  # type: ignore[arg-type]
    return words.quote_line(line)


@pytest.mark.parametrize(
    ("text", "manner", "said"),
    [
        ("It happened,", Manner.DIRECT, '"It happened."'),
        ("Why us?", Manner.DIRECT, '"Why us?"'),
        ("One thing. Two things. Three.", Manner.DIRECT, '"One thing." 2 more sentences'),
        ("One thing. Two things.", Manner.DIRECT, '"One thing." 1 more sentence'),
        ("a break", Manner.MIXED, '"a break".'),
        ("the break was symbolic", Manner.INDIRECT, "The break was symbolic."),
        ("...", Manner.DIRECT, '"..."'),
    ],
)
def test_quote_lines(text: str, manner: Manner, said: str) -> None:
    assert line_of(text, manner) == f"1. A spokesman, paragraph 3. {said}"


def test_a_long_sentence_is_cut_at_a_clause_and_says_so() -> None:
    text = "This is the first and by no means the shortest clause, " + "and then it goes on " * 9
    assert line_of(text, Manner.DIRECT).endswith(
        '"This is the first and by no means the shortest clause..."'
    )


def test_a_mixed_quote_says_of_whom() -> None:
    said = line_of("blind aggression", Manner.MIXED, about="President Saakashvili")
    assert said.endswith('"blind aggression", of President Saakashvili.')


@pytest.mark.parametrize(
    ("text", "manner", "lead_in", "said"),
    [
        ("the sale be cancelled", Manner.INDIRECT, "demanded that", "Demanded that the sale be"),
        ("a mistake,", Manner.MIXED, "called it", 'Called it "a mistake".'),
        ("a mistake. A lie.", Manner.MIXED, "called it", 'Called it "a mistake." 1 more sentence'),
    ],
)
def test_the_verb_is_told_before_words_that_are_no_clause(
    text: str, manner: Manner, lead_in: str, said: str
) -> None:
    assert f"paragraph 3. {said}" in line_of(text, manner, telling=Telling(lead_in))


@pytest.mark.parametrize(
    ("parts", "manner", "said"),
    [
        (("The bridge", "had held"), Manner.INDIRECT, "Said that the bridge had held."),
        (
            ("We knew", "that it would hold. It did."),
            Manner.DIRECT,
            '"We knew that it would hold." 1',
        ),
        (("We knew,", "It held."), Manner.DIRECT, '"We knew." 1 more sentence'),
    ],
)
def test_a_sentence_that_its_speaker_parts_is_told_whole(
    parts: tuple[str, ...], manner: Manner, said: str
) -> None:
    ends = list(itertools.accumulate(len(part) + 10 for part in parts))
    spans = tuple(Span(end - len(part), end) for end, part in zip(ends, parts, strict=True))
    telling = Telling("said that", is_lowered=True) if manner is Manner.INDIRECT else Telling()
    quote = Quote(spans, manner)
    line = QuoteLine(1, 0, quote, None, parts, "a spokesman", 3, STORY, telling=telling)
    assert f"paragraph 3. {said}" in words.quote_line(line)


def test_excerpts_hold_the_name() -> None:
    sentence = "word " * 60 + "Tbilisi " + "word " * 60
    cut = words.excerpt(sentence.strip(), "Tbilisi")
    assert "Tbilisi" in cut
    assert cut.startswith("...word")
    assert cut.endswith("word...")
    assert len(cut) <= 170
    assert words.excerpt("Short one.", "one") == "Short one."


def test_an_outcome_without_anything_is_no_line() -> None:
    assert words.lines_of(Outcome("", Session()), NOW) == []


def test_name_lines_say_what_a_name_is() -> None:
    from wirereader.desk.outcomes import NameLine

    person = Entity(EntityKind.PERSON, "David Darchiashvili", role="member of parliament")
    line = NameLine(1, 0, person, 4, 2, (4, 6))
    assert words.name_line(line) == (
        "1. David Darchiashvili, member of parliament, 4 mentions, 2 quotes."
    )
    ministry = NameLine(2, 1, Entity(EntityKind.ORGANIZATION, "Foreign Ministry"), 1, 0, (2,))
    assert words.name_line(ministry) == "2. Foreign Ministry, organisation, 1 mention."


def test_the_command_table_is_whole_in_markdown() -> None:
    rows = words.commands_markdown().splitlines()
    assert len(rows) == len(TABLE) + 2
    for command in TABLE:
        row = next(
            row for row in rows if row.startswith((f"| `{command.word}`", f"| `{command.word} "))
        )
        assert command.help in row
        assert row.count(" | ") == 3


@pytest.mark.parametrize(
    ("failing", "line"),
    [
        (None, ""),
        ("No answer in 10 seconds.", " Failing: No answer in 10 seconds."),
        ("Paused: local network address.", " Paused: local network address."),
    ],
)
def test_a_paused_source_is_not_called_failing(failing: str | None, line: str) -> None:
    row = FeedRow("source", "Quay News", "source:1", None, 5, 2, failing)
    assert words.feed_line(3, row) == f"3. Quay News, 2 unread of 5.{line}"
