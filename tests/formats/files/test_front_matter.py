from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.files.front_matter import FrontMatter, head_line, split_front_matter
from wirereader.story.clean import clean_line
from wirereader.story.story import WireStatus


def front(key: str, value: str) -> FrontMatter:
    head, _ = split_front_matter(f"---\nheadline: H\n{key}: {value}\n---\nBody")
    assert head is not None
    return head


def test_a_head_is_parted_from_the_text() -> None:
    head, rest = split_front_matter(
        "\n---\nSource: VOA\nunknown: x\n# note\ntitle: A: b\nkicker:\n---\n\nBody\n---\n"
    )
    assert head is not None
    assert head.values == {"source": "VOA", "headline": "A: b", "kicker": ""}
    assert rest == "\nBody\n---\n"
    assert head.has("kicker")
    assert head.line("kicker") is None
    assert not head.has("byline")


@pytest.mark.parametrize(
    "text",
    [
        "Headline\n---\nsource: x\n---\n",
        "---\nNo key here\n---\nText",
        "---\nunknown: key\n---\nText",
        "---\nsource: never closed\nText",
        "----\nsource: x\n----\n",
        "---",
        "---\n" + "\n" * 300 + "source: x\n---\n",
        "",
    ],
)
def test_other_texts_have_no_head(text: str) -> None:
    assert split_front_matter(text) == (None, text)


def test_values_go_on_over_indented_lines_and_the_first_counts() -> None:
    head, _ = split_front_matter("---\nheadline: One\n  two\nheadline: Three\n  four\n---\n")
    assert head is not None
    assert head.values == {"headline": "One two"}


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ('"Quoted: \\u00e9 \\"x\\""', 'Quoted: é "x"'),
        ("'It''s'", "It's"),
        ("'90s' pop'", "'90s' pop'"),
        ('"We go," he says', '"We go," he says'),
        ('"broken \\x"', '"broken \\x"'),
        ('"\\u001b[2Jred"', "red"),
        ('"a\\nb"', "a b"),
    ],
)
def test_quotation_marks_around_a_value_are_not_part_of_it(value: str, line: str) -> None:
    assert front("slug", value).line("slug") == line


@pytest.mark.parametrize(
    ("value", "moment", "is_date_only"),
    [
        ("2008-08-29", datetime(2008, 8, 29, tzinfo=UTC), True),
        ("2008-08-29T14:05:00Z", datetime(2008, 8, 29, 14, 5, tzinfo=UTC), False),
        ("2008-08-29 14:05", datetime(2008, 8, 29, 14, 5, tzinfo=UTC), False),
        ("2008-08-29 14:05 GMT", datetime(2008, 8, 29, 14, 5, tzinfo=UTC), False),
        (
            "2008-08-29T14:05+02:00",
            datetime(2008, 8, 29, 14, 5, tzinfo=timezone(timedelta(hours=2))),
            False,
        ),
        ("yesterday", None, False),
        ("2008-13-45", None, False),
        ("0001-01-01T00:00+05:00", None, False),
        ("9999-12-31T23:59-05:00", None, False),
        ("", None, False),
    ],
)
def test_a_time_is_read_or_skipped(value: str, moment: datetime | None, is_date_only: bool) -> None:
    published, date_only = front("published", value).published()
    assert (published, date_only) == (moment, is_date_only)
    assert published is None or published.tzinfo is UTC


@pytest.mark.parametrize(
    ("value", "urgency"),
    [("1", 1), ("9", 9), ("f", 1), ("U", 3), ("0", None), ("10", None), ("²", None), ("x", None)],
)
def test_urgency_is_1_to_9_or_skipped(value: str, urgency: int | None) -> None:
    assert front("urgency", value).urgency() == urgency


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("killed", WireStatus.KILLED),
        ("Canceled", WireStatus.KILLED),
        ("withheld", WireStatus.WITHHELD),
        ("usable", WireStatus.USABLE),
        ("nonsense", WireStatus.USABLE),
    ],
)
def test_status_is_read_or_usable(value: str, status: WireStatus) -> None:
    assert front("status", value).status() is status


@pytest.mark.parametrize(
    ("value", "tag"),
    [("en", "en"), ("EN_gb", "en-gb"), ("pt-BR", "pt-BR"), ("english please", None), ("e", None)],
)
def test_a_language_is_a_tag_or_skipped(value: str, tag: str | None) -> None:
    assert front("language", value).language() == tag


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("https://example.org/ -x", False),
        ("//example.org", False),
    ],
)
def test_only_web_addresses_are_links(value: str, kept: bool) -> None:
    assert front("link", value).link() == (value if kept else None)


lines = st.text().map(clean_line)


@given(lines)
def test_a_written_line_reads_the_same(value: str) -> None:
    head, rest = split_front_matter(f"---\n{head_line('slug', value)}\nnote: x\n---\nBody")
    assert head is not None
    assert (head.line("slug") or "") == value
    assert head.line("note") == "x"
    assert rest == "Body"


@given(st.text(st.one_of(st.sampled_from("-\n: \"'#.abidsourcelink"), st.characters())))
def test_any_text_is_parted_without_a_fault(text: str) -> None:
    head, rest = split_front_matter(text)
    assert text.endswith(rest)
    if head is not None:
        head.published()
        head.urgency()
        head.status()
        head.language()
        head.link()
