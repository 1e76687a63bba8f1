"""A search as it is typed: any text is a Query or one fault, and running it never fails."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.library.library import Library
from wirereader.library.search.query import (
    FIELDS,
    FLAGS,
    AnyOf,
    Before,
    Flag,
    LanguageTerm,
    Not,
    Part,
    Since,
    Status,
    Tag,
    Words,
    parse_query,
)
from wirereader.story.clean import drawable
from wirereader.story.faults import SettingsFault
from wirereader.story.record import Record, moment
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        [*FLAGS, *(f"{field}:" for field in FIELDS), "OR", "AND", "NOT", "NEAR", "-", '"', "*", " "]
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
        ("a or b", None),
    ],
)
def test_what_is_typed_is_understood(text: str, expected: Part | None) -> None:
    if expected is None:
        assert parts(text) == (Words("a"), Words("or"), Words("b"))
    else:
        assert parts(text) == (expected,)


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


def test_a_search_of_too_many_parts_is_refused() -> None:
    with pytest.raises(SettingsFault):
        parts("word " * 65)
    assert len(parts("word " * 64)) == 64


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
        ("NEAR(georgia border)", 0),
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
