"""A search as it is typed: any text is a Query or one fault, and running it never fails."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.library.library import Library
from wirereader.library.search.query import (
    AllOf,
    AnyOf,
    Before,
    Flag,
    InCountry,
    InFolder,
    LanguageTerm,
    Not,
    Part,
    Since,
    Status,
    Tag,
    Words,
)
from wirereader.library.search.query_fields import BY_NAME, FLAGS, NAMES
from wirereader.library.search.query_parser import mistakes, parse_query
from wirereader.story.clean import drawable
from wirereader.story.faults import SettingsFault
from wirereader.story.record import Record, moment
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        [
            *FLAGS,
            *(f"{field}:" for field in BY_NAME),
            "OR",
            "AND",
            "NOT",
            "NEAR",
            "-",
            '"',
            "*",
            " ",
        ]
    ),
    st.sampled_from(["georgia", "2d", "ge*", "(", ")", "^", "+", "{a b}", "\x00", "\ue000a", "'"]),
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join))


def parts(text: str) -> tuple[Part, ...]:
    return parse_query(text, NOON).parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tbilisi", Words("tbilisi")),
        ('"diplomatic ties"', Words("diplomatic ties")),
        ('"not closed', Words("not closed")),
        ("geor*", Words("geor", is_prefix=True)),
        ('"broke ti"*', Words("broke ti", is_prefix=True)),
        ("-sport", Not(Words("sport"))),
        ('-headline:"a b"', Not(Words("a b", "headline"))),
        ("Speaker:Saakashvili", Words("Saakashvili", "speaker")),
        ("org:nato", Words("nato", "organisation")),
        ('place:"New York"', Words("New York", "place")),
        ("12:30", Words("12:30")),
        ("https://example.org/a", Words("https://example.org/a")),
        ("unread", Flag("unread")),
        ('"unread"', Words("unread")),
        ("Breaking", Words("Breaking")),
        ("tag:Later", Tag("later")),
        ("language:pt-BR", LanguageTerm("pt-br")),
        ("status:killed", Status("killed")),
        ("a OR -b", AnyOf((Words("a"), Not(Words("b"))))),
        ("a or b", AnyOf((Words("a"), Words("b")))),
        ("or", Words("or")),
        ("and", Words("and")),
        ("a | b", AnyOf((Words("a"), Words("b")))),
        ("NOT sport", Not(Words("sport"))),
        ("NOT -sport", Words("sport")),
        ("not NOT -sport", Not(Words("sport"))),
        ("NOT -(a OR b)", AnyOf((Words("a"), Words("b")))),
        ("from:voa", Words("voa", "source")),
        ("from: voa", Words("voa", "source")),
        ('FROM: "VOA News"', Words("VOA News", "source")),
        ("author:heinlein", Words("heinlein", "byline")),
        ("by:heinlein", Words("heinlein", "byline")),
        ("title:ties", Words("ties", "headline")),
        ("said:putin", Words("putin", "speaker")),
        ("quote:reform*", Words("reform", "quote", is_prefix=True)),
        ("is:unread", Flag("unread")),
        ("is:Starred", Flag("starred")),
        ("-is:read", Not(Flag("read"))),
        ("is:hidden", Status("hidden")),
        ("folder:World", InFolder("World")),
        ('folder:"World/Near East"', InFolder("World/Near East")),
        ("country:Georgia", InCountry("Georgia")),
        ("#work", Tag("work")),
        ('"#work"', Words("#work")),
        ("(a b) OR c", AnyOf((AllOf((Words("a"), Words("b"))), Words("c")))),
        ("-(a OR b)", Not(AnyOf((Words("a"), Words("b"))))),
        ("((a))", Words("a")),
        ("Ukraine:", Words("Ukraine:")),
        ('"today"', Words("today")),
    ],
)
def test_what_is_typed_is_understood(text: str, expected: Part) -> None:
    assert parts(text) == (expected,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("war and peace", "war peace"),
        ("a AND b", "a b"),
        ("a AND", "a AND"),
        ("(a", "a"),
        ("a)", "a"),
        ("(a (b c", "a b c"),
        ("a () b", "a b"),
        ("a) b", "a b"),
        ("Ukraine: what we know", "Ukraine: what we know"),
    ],
)
def test_what_joins_nothing_is_no_part(text: str, expected: str) -> None:
    assert parts(text) == tuple(map(Words, expected.split()))


def test_parts_all_must_be_so_and_or_binds_tighter() -> None:
    assert parts("a b OR c OR d unread") == (
        Words("a"),
        AnyOf((Words("b"), Words("c"), Words("d"))),
        Flag("unread"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since:2d", "2026-11-21T12:00"),
        ("since:12h", "2026-11-23T00:00"),
        ("since:30m", "2026-11-23T11:30"),
        ("since:1w", "2026-11-16T12:00"),
        ("since:2026-11-01", "2026-11-01T00:00"),
        ("since:2026-11-01T08:30", "2026-11-01T08:30"),
        ("since:2026-02", "2026-02-01T00:00"),
        ("since:today", "2026-11-23T00:00"),
        ("since:yesterday", "2026-11-22T00:00"),
        ("since:12am", "2026-11-23T00:00"),
        ("since:1pm", "2026-11-22T13:00"),
        ("after:yesterday", "2026-11-23T00:00"),
        ("after:2026-02", "2026-03-01T00:00"),
        ("after:2d", "2026-11-21T12:00"),
        ("before:2026-11-01", "2026-11-01T00:00"),
    ],
)
def test_times_are_understood(text: str, expected: str) -> None:
    (part,) = parts(text)
    assert isinstance(part, Since | Before)
    assert isinstance(part, Before) == text.startswith("before")
    assert moment(part.moment) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "since", "before"),
    [
        ("date:today", "2026-11-23", "2026-11-24"),
        ("today", "2026-11-23", "2026-11-24"),
        ("yesterday", "2026-11-22", "2026-11-23"),
        ("on:2026-11-03", "2026-11-03", "2026-11-04"),
        ("date:2026-11", "2026-11-01", "2026-12-01"),
        ("date:2026", "2026-01-01", "2027-01-01"),
        ("date:monday", "2026-11-23", "2026-11-24"),
        ("date:Sun", "2026-11-22", "2026-11-23"),
        ("date:tuesday", "2026-11-17", "2026-11-18"),
        ("date:november", "2026-11-01", "2026-12-01"),
        ("date:december", "2025-12-01", "2026-01-01"),
        ("date:week", "2026-11-23", "2026-11-30"),
        ("date:month", "2026-11-01", "2026-12-01"),
        ("date:2026-11-01..2026-11-05", "2026-11-01", "2026-11-06"),
        ("newer:3d", "2026-11-20T12:00", None),
        ("since:yesterday", "2026-11-22", None),
        ("older:1w", None, "2026-11-16T12:00"),
        ("date:2d", "2026-11-21T12:00", None),
    ],
)
def test_a_day_a_month_or_a_length_is_a_stretch(
    text: str, since: str | None, before: str | None
) -> None:
    found = {type(part): part.moment for part in parts(text) if isinstance(part, Since | Before)}
    wanted = {
        kind: datetime.fromisoformat(told).replace(tzinfo=UTC)
        for kind, told in ((Since, since), (Before, before))
        if told is not None
    }
    assert {kind: moment(ticks) for kind, ticks in found.items()} == wanted


def test_days_begin_where_the_reader_is() -> None:
    tokyo = timezone(timedelta(hours=9))
    (part,) = parse_query("since:today", NOON.astimezone(tokyo)).parts
    assert isinstance(part, Since)
    assert moment(part.moment) == datetime(2026, 11, 23, tzinfo=tokyo)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("speeker:saakashvili", "speeker:saakashvili"),
        ("since:soon", "since:soon"),
        ("since:99999999999d", "since:99999999999d"),
        ("since:999999w", "since:999999w"),
        ("before:2026-13-01", "before:2026-13-01"),
        ("status:dead", "status:dead"),
        ("language:?", "language:?"),
        ("speaker:", "speaker:"),
        ("tag:", "tag:"),
        ("a*", "a*"),
        ("form:voa", "form:voa"),
        ("is:nice", "is:nice"),
        ("date:03/11/2026", "date:03/11/2026"),
        ("a NOT", "NOT"),
        ("OR b", "OR"),
        ("a OR", "OR"),
        ("a OR OR b", "OR"),
        ("...", "..."),
        ("", "Nothing"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, named: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        parts(text)
    fault = caught.value
    assert fault.what == f"{named} cannot be searched for."
    assert fault.why.endswith(".")
    assert fault.remedy.startswith("Write, for example, ")
    assert str(fault).isprintable()


@pytest.mark.parametrize("clock", ["13pm", "0am", "99am", "24:00", "12:60", "31feb"])
def test_what_no_clock_and_no_calendar_shows_is_no_time(clock: str) -> None:
    with pytest.raises(SettingsFault, match="It is not a time or a date"):
        parse_query(f"since:{clock}", NOON)


def test_a_search_of_too_many_parts_is_refused() -> None:
    with pytest.raises(SettingsFault):
        parts("word " * 65)
    assert len(parts("word " * 64)) == 64


@pytest.mark.parametrize(
    "text",
    [
        "not " * 40 + "sport",
        "-not " * 3_000 + "sport",
        *(beginning * 12 + "sport" + ")" * 12 for beginning in ("not (a or ", "(a or b c ")),
        *(beginning * 6 + "sport" + "))" * 6 for beginning in ("not (a b or c not (d or ",)),
        *(beginning * 40 + "sport" + ")" * 40 for beginning in ("not (a or ", "(", "-(a ")),
    ],
)
def test_however_deep_a_search_is_it_is_done_or_refused_as_a_search(text: str) -> None:
    with Library.open(None) as library:
        try:
            query = parse_query(text, NOON)
        except SettingsFault as refused:
            assert refused.why == "Too many parentheses are nested."  # noqa: PT017 - or none
        else:
            assert library.rows(query, NOON).count() == 0


@pytest.fixture(scope="module")
def filled(record: Callable[..., Record], source: Callable[..., Source]) -> Callable[[str], int]:
    library = Library.open(None)
    records = [
        record("1", "Georgia breaks ties", "NEAR the border OR beyond, AND so on.", language="en"),
        record("2", "Not georgia", "Nothing.", status="killed"),
    ]
    library.store(source(), records, FetchMemory(), NOON)

    def found(text: str) -> int:
        count = 0
        for is_ranked in (False, True):
            rows = library.rows(parse_query(text, NOON, ranked=is_ranked), NOON)
            count = rows.count()
            assert rows.newer() == 0
            for number in range(count):
                rows.row(number)
        return count

    return found


@given(TEXTS)
def test_any_text_is_a_query_or_a_fault_and_running_it_never_fails(
    filled: Callable[[str], int], text: str
) -> None:
    try:
        parse_query(text, NOON)
    except SettingsFault as fault:
        told = str(fault)
        assert drawable(told) == told
        assert 0 < len(fault.what) < 200  # noqa: PT017
        return
    assert filled(text) >= 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("OR* NEAR", 1),
        ('georgia" OR "x', 0),
        ('georgia" OR "beyond', 1),
        ("NEAR(georgia border)", 1),
        ("NEAR/2 georgia", 0),
        ("georgia AND border", 1),
        ("labels:\ue000a", 0),
        ("\ue000a", 0),
        ("georgia'); DROP TABLE stories; --", 0),
        ("headline : border", 0),
    ],
)
def test_operators_of_the_index_are_but_words(
    filled: Callable[[str], int], text: str, count: int
) -> None:
    assert filled(text) == count


# Mistakes, while one types


def told(text: str) -> list[tuple[str, str, str]]:
    """What is wrong: the words it is about, why, what to write."""
    return [(text[one.start : one.end], one.why, one.instead) for one in mistakes(text)]


@pytest.mark.parametrize(
    ("field", "instead"),
    [
        ("form", "from:voa"),
        ("autor", "author:heinlein"),
        ("speeker", "said:putin"),
        ("foldr", "folder:World"),
        ("land", "lang:en"),
        ("in", "folder:World or place:tbilisi"),
        ("about", "person:putin or place:tbilisi"),
        ("until", "before:2026-11-04"),
    ],
)
def test_an_unknown_field_is_told_with_the_nearest_and_all_there_are(
    field: str, instead: str
) -> None:
    ((word, why, told_instead),) = told(f"tbilisi {field}:x since:2d")
    assert word == f"{field}:x"
    assert why == f"There is no field {field}. Fields are {', '.join(NAMES)}."
    assert told_instead.startswith(f'{instead}, or "{field}:x" for the words')


def test_a_field_that_nothing_is_near_says_how_to_look_for_the_words() -> None:
    ((_, _, instead),) = told("qqqq:x")
    assert instead == '"qqqq:x" for the words.'
    assert parts('"qqqq:x"') == (Words("qqqq:x"),)


def test_every_mistake_has_its_place_and_those_at_the_end_may_be_unfinished() -> None:
    text = "form:a since:soon tbilisi from:"
    found = mistakes(text)
    assert [text[one.start : one.end] for one in found] == ["form:a", "since:soon", "from:"]
    assert [one.is_unfinished for one in found] == [False, False, True]
    assert all(one.said.endswith(".") for one in found)


def test_what_is_right_has_no_mistakes_and_nothing_typed_has_none() -> None:
    for text in ("", "  ", "tbilisi", "from:voa -is:read", "(a OR b) today", '"half a phrase'):
        assert mistakes(text) == ()


@given(TEXTS)
def test_a_text_has_mistakes_or_is_a_query(text: str) -> None:
    found = mistakes(text)
    for one in found:
        assert 0 <= one.start <= one.end <= len(text)
        assert drawable(one.said) == one.said
    try:
        parse_query(text, NOON)
    except SettingsFault:
        assert found or not text.strip()
    else:
        assert not found


# What a person would guess: each works, or says what to write instead

GUESSES = (
    ("from:voa", ""), ("from: voa", ""), ("source:bbc unread", ""), ("author:heinlein", ""),
    ("by:heinlein", ""), ("is:unread", ""), ("is:starred from:voa", ""), ("-is:read", ""),
    ("tag:work", ""), ("#work", ""), ("folder:World", ""), ("person:putin today", ""),
    ("place:tbilisi OR place:kiev", ""), ("country:georgia since:yesterday", ""), ("org:nato", ""),
    ("said:putin", ""), ("quote:reform", ""), ("title:talks", ""), ("date:2026-11", ""),
    ("newer:3d NOT sport", ""),
)  # fmt: skip
OTHERS = (
    ("in:world", "folder:World"), ("subject:talks", ""), ("label:work", ""),
    ("has:quotes", ""),
    ("older_than:2d", ""), ("newer_than:1w", ""), ("is:flagged", ""), ("is:new", ""),
    ("on:monday", ""), ("date:yesterday", ""), ("date:november", ""),
    ("(war OR peace) -sport", ""),
    ('"exact words" title:x', ""), ("georgia | armenia", ""), ("about:putin", "person:"),
    ("category:sport", "tag:"), ("site:bbc.com", ""), ("until:2026-11-03", "before:"),
    ("not:read", "-is:read"), ("date:03/11/2026", "date:2026-11-03"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "instead"), [*GUESSES, *OTHERS])
def test_forty_queries_that_people_guess(text: str, instead: str) -> None:
    found = mistakes(text)
    assert bool(found) == bool(instead)
    if instead:
        assert instead in found[0].instead
