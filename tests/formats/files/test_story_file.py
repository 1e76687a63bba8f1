import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.formats.datelines import dateline_of
from wirereader.formats.files.story_file import read_story, write_story
from wirereader.settings.paths import sample_stories
from wirereader.story.body import Body
from wirereader.story.clean import clean_line, is_clean
from wirereader.story.faults import FormatFault
from wirereader.story.story import Dispatch, WireStatus

SEED = sample_stories() / "2008-08-29-georgia-breaks-ties.txt"
# the strings a hostile file carries: escapes of every kind, controls, direction, marks, markup
HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[H",
    "\x1b]0;title\x07",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1bPq#0\x1b\\",
    "\x1b_Gf=100;AAAA\x1b\\",
    "\x1b",
    "\x1b]0;never closed",
    "\x9b31m \x9d0;x\x9c \x90y\x9c",
    "a\x07b\x08c\rd\x0be\x00f\x7fg",
    "\u202egnp.exe \u2066x\u2069 \u200b\u200f",
    "e" + "\u0301" * 150,
    "tag\U000e0041\U000e007f",
    "👩‍👩‍👧‍👦 宽字符",
    "[red]x[/]",
    "[@click=app.quit]y[/]",
    "[/b] ]] [[ {x} %s \\",
    "- dash",
    "'; DROP TABLE marks; --",
    "../../etc/passwd",
    "--- ",
    '"',
    "x" * 5000,
]
TEXT_FIELDS = ["source", "headline", "kicker", "byline", "dateline", "slug", "note", "id"]


def read(text: str) -> Dispatch:
    return read_story(text.encode("utf-8", "surrogatepass"), "x.txt")


def raw_seed() -> str:
    """The seed story as it was found on its page, before anything was taken off."""
    body = read_story(SEED.read_bytes(), SEED.name).body.text
    return (
        "Accessibility links\n\nBreaking News\n\nGeorgia Breaks Diplomatic Ties With Russia\n\n"
        f"{body}\n\n"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_raw_page_gives_the_same_story_as_the_prepared_file(
    newline: str, encoding: str
) -> None:
    prepared = read_story(SEED.read_bytes(), SEED.name)
    raw = read_story(raw_seed().replace("\n", newline).encode(encoding), "raw")
    assert raw.headline == prepared.headline == "Georgia Breaks Diplomatic Ties With Russia"
    assert raw.kicker == prepared.kicker == "Breaking News"
    assert raw.body == prepared.body
    assert raw.guid == prepared.guid
    assert (raw.byline, raw.dateline, raw.source, raw.language) == (None, None, "", "und")
    assert (prepared.source, prepared.language) == ("VOA", "en")
    assert prepared.published == datetime(2008, 8, 29, tzinfo=UTC)
    assert prepared.is_date_only


def test_front_matter_says_everything() -> None:
    story = read(
        "---\nsource: Wire\nheadline: H\nkicker: Analysis\nbyline: By Ann Lee\ndateline: TBILISI\n"
        "published: 2020-02-03T04:05Z\nlanguage: en-GB\nslug: S-1\nurgency: u\nstatus: withheld\n"
        "note: Eds: hold\nlink: https://example.org/1\nid: i\nmood: bright\n---\nOne.\n\nTwo.\n"
    )
    assert story == Dispatch(
        guid="i",
        headline="H",
        body=Body.of("One.\n\nTwo."),
        source="Wire",
        language="en-GB",
        kicker="Analysis",
        slug="S-1",
        byline="Ann Lee",
        dateline="TBILISI",
        published=datetime(2020, 2, 3, 4, 5, tzinfo=UTC),
        urgency=3,
        status=WireStatus.WITHHELD,
        editor_note="Eds: hold",
        link="https://example.org/1",
    )


def test_front_matter_without_a_headline_takes_it_from_the_text() -> None:
    story = read("---\nsource: Wire\n---\nShare this\nUrgent\nDam fails\nBy Ann Lee\n\nIt broke.\n")
    assert (story.headline, story.kicker, story.byline) == ("Dam fails", "Urgent", "Ann Lee")
    assert story.body.text == "It broke."


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        ("Dam fails\n\nIt broke.", "Dam fails", "It broke."),
        ("Dam fails", "Dam fails", ""),
        ("Dam fails in the U.S.\n\nIt broke.", "Dam fails in the U.S.", "It broke."),
        ("Did the dam fail?\n\nIt did.", "Did the dam fail?", "It did."),
        ("It broke.", "It broke.", "It broke."),
        ("It broke at 9. It fell.\n\nX.", "It broke at 9.", "It broke at 9. It fell.\n\nX."),
        ("Dam fails\nIt broke on Monday and the whole of the valley was flooded within the hour.",
         "Dam fails",
         "It broke on Monday and the whole of the valley was flooded within the hour."),
        ("Dam fails in the north and many\nhundreds leave their homes\n\nIt broke.",
         "Dam fails in the north and many hundreds leave their homes", "It broke."),
        ("Dam fails\nTBILISI (VOA) - It broke.", "Dam fails", "TBILISI (VOA) - It broke."),
    ],
)  # fmt: skip
def test_the_headline_is_the_first_short_line(text: str, headline: str, body: str) -> None:
    story = read(text)
    assert (story.headline, story.body.text) == (headline, body)


def test_wrapped_text_without_a_headline_keeps_its_first_line() -> None:
    text = (
        "The dam above the town of Zugdidi failed on Monday morning after a\n"
        "week of rain, and the whole of the valley was under water within an\n"
        "hour, the mayor said.\n"
    )
    story = read(text)
    assert story.body.text == " ".join(text.split())
    assert story.headline.endswith("…")
    assert story.body.text.startswith(story.headline[:-1])
    assert len(story.headline) <= 81


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE", "ANN LEE"),
        ("By Ann Lee, Harbour Wire", "Ann Lee, Harbour Wire"),
        ("by: Émile Özil and Bo Ek", "Émile Özil and Bo Ek"),
        ("By the river they sat", None),
        ("By Monday the water had gone.", None),
        ("By " + "Ann " * 60, None),
    ],
)
def test_a_byline_is_recognised(line: str, byline: str | None) -> None:
    story = read(f"Dam fails\n\n{line}\n\nIt broke.")
    assert story.byline == byline
    assert (line[:40] in story.body.text) == (byline is None)


@pytest.mark.parametrize(
    ("line", "moment", "is_date_only"),
    [
        ("29 August 2008", datetime(2008, 8, 29, tzinfo=UTC), True),
        ("Friday, August 29, 2008", datetime(2008, 8, 29, tzinfo=UTC), True),
        ("Last updated: 2008-08-29", datetime(2008, 8, 29, tzinfo=UTC), True),
        (
            "Published on 1st Sept. 2008 at 14:05 UTC",
            datetime(2008, 9, 1, 14, 5, tzinfo=UTC),
            False,
        ),
        ("29 August 2008 2:05 p.m. EST", datetime(2008, 8, 29, tzinfo=UTC), True),
        ("31 February 2008", None, False),
        ("29 August 2008 was a Friday", None, False),
        ("May 2008", None, False),
    ],
)
def test_a_line_that_is_a_date_says_when(
    line: str, moment: datetime | None, is_date_only: bool
) -> None:
    for text in (
        f"Dam fails\n{line}\nBy Ann Lee\n\nIt broke.",
        f"{line}\n\nDam fails\n\nIt broke.",
    ):
        if moment:
            story = read(text)
            assert (story.headline, story.body.text) == ("Dam fails", "It broke.")
            assert (story.published, story.is_date_only) == (moment, is_date_only)
        else:
            assert read(text).published is None
    assert read(f"---\npublished:\n---\nDam fails\n{line}\n\nIt broke.").published is None


@pytest.mark.parametrize("slug", ["BC-QUAKE-CHILE (URGENT)", "AM-QUAKE", "QUAKE/CHILE/LD"])
def test_a_slug_line_above_the_headline_is_the_slug(slug: str) -> None:
    story = read(f"{slug}\n\nBulletin\n\nQuake hits Chile\n\nA quake hit Chile.")
    assert (story.slug, story.kicker, story.headline) == (slug, "Bulletin", "Quake hits Chile")


def test_a_credit_under_the_byline_is_the_source() -> None:
    text = "Dam fails\nBy Ann Lee\nHarbour Wire\n\nTBILISI (VOA) - It broke."
    story = read(text)
    assert (story.byline, story.source) == ("Ann Lee", "Harbour Wire")
    assert story.body.text == "TBILISI (VOA) - It broke."
    assert read(text.replace("Harbour Wire", "The dam broke.")).source == ""


def test_a_markdown_heading_is_a_headline() -> None:
    story = read("# Dam fails\n\nIt broke.\n\n## Later\n")
    assert (story.headline, story.body.text) == ("Dam fails", "It broke.\n\n## Later")
    assert read("Player # 1 wins\n\nShe did.").headline == "Player # 1 wins"


@pytest.mark.parametrize(
    ("text", "dateline", "agency"),
    [
        ("TBILISI (VOA) - It broke.", "TBILISI (VOA)", "VOA"),
        ("TBILISI, Georgia — It broke.", "TBILISI, Georgia", None),
        ("TBILISI, Georgia (AP) — It broke.", "TBILISI, Georgia (AP)", "AP"),
        ("LONDON, Nov 3 (Reuters) - It broke.", "LONDON, Nov 3 (Reuters)", "Reuters"),
        ("NEW YORK -- It broke.", "NEW YORK", None),
        ("SAINT-NAZAIRE, France — It broke.", "SAINT-NAZAIRE, France", None),
        ("VALPARAÍSO, Chile – It broke.", "VALPARAÍSO, Chile", None),
        ("EU — It broke.", None, None),
        ("IMF - It broke.", None, None),
        ("Tbilisi - It broke.", None, None),
        ("PRECIOUS-Gold falls", None, None),
        ("The dam broke — badly.", None, None),
        ("", None, None),
    ],
)
def test_a_dateline_is_recognised_and_stays(
    text: str, dateline: str | None, agency: str | None
) -> None:
    assert dateline_of(text) == (dateline, agency)
    if text:
        story = read(f"Dam fails\n\n{text}")
        assert (story.dateline, story.source) == (dateline, agency or "")
        assert story.body.text == text


def test_furniture_goes_at_both_ends_only() -> None:
    story = read(
        "Skip to main content\n---\nWorld\nBreaking News\nPrint\n\nDam fails\nShare this\n\n"
        "It broke.\n\nRead more\n\nIt fell.\n\nRelated stories\nAll rights reserved\n\n"
    )
    assert story.headline == "Dam fails"
    assert story.kicker == "Breaking News"
    assert story.body.text == "It broke.\n\nRead more\n\nIt fell."


@pytest.mark.parametrize("text", ["", "  \n", "Print\nShare this\n", "---\nkicker: Urgent\n---\n"])
def test_a_file_without_words_is_refused(text: str) -> None:
    with pytest.raises(FormatFault):
        read(text)


def test_a_mark_outlives_moving_and_rewrapping_but_not_rewriting() -> None:
    text = "Dam fails\n\nIt broke on Monday\nin the north.\n"
    guid = read_story(text.encode(), "a").guid
    assert read_story(text.replace("\n", "\r\n").encode("utf-16"), "b").guid == guid
    assert read(f"---\nsource: W\nheadline: Dam fails\n---\n{text[11:]}").guid == guid
    assert read(text.replace("Monday", "Tuesday")).guid != guid
    assert read("---\nlink: https://e.org/1\n---\n" + text).guid == "https://e.org/1"


@pytest.mark.parametrize("name", TEXT_FIELDS)
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_strings_are_cleaned_in_every_field(name: str, hostile: str) -> None:
    head = "" if name == "headline" else "headline: Dam fails\n"
    for value in (hostile, f"before {hostile} after"):
        assert_clean(read(f"---\n{head}{name}: {value}\n---\nIt broke.\n\n{value}\n"))


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_strings_are_cleaned_in_a_raw_story(hostile: str) -> None:
    assert_clean(read(f"{hostile} words\n\nBy Ann {hostile}\n\n{hostile}\n\nIt broke."))


def test_markup_is_kept_as_it_is_written() -> None:
    story = read("---\nheadline: '[red]x[/]'\nsource: '[b]'\n---\n[red]x[/] [@click=quit]y[/]")
    assert story.headline == "[red]x[/]"
    assert story.source == "[b]"
    assert story.body.text == "[red]x[/] [@click=quit]y[/]"


def assert_clean(story: Dispatch) -> None:
    fields = (story.source, story.headline, story.kicker, story.byline, story.dateline, story.slug)
    for value in (*fields, story.editor_note, story.guid, story.link, story.language):
        if value is not None:
            assert value == clean_line(value)
            assert len(value) <= 2000
    assert is_clean(story.body.text)


@pytest.mark.parametrize("key", ["published", "urgency", "status", "language", "link", "lines"])
@pytest.mark.parametrize("value", ["", "nonsense", "\x1b[31m", "9" * 400, "-1", "[]", "null"])
def test_a_malformed_value_is_skipped(key: str, value: str) -> None:
    story = read(f"---\nheadline: H\n{key}: {value}\n---\nBody.")
    assert (story.headline, story.body.text) == ("H", "Body.")
    assert (story.published, story.urgency, story.link) == (None, None, None)
    assert (story.status, story.language) == (WireStatus.USABLE, "und")


lines = st.text(max_size=60).map(clean_line)
headlines = lines.filter(bool)
optional = st.none() | headlines
words = st.text(
    st.one_of(st.sampled_from("\n\n \"'-—.aBTé“"), st.characters()), max_size=300
) | st.lists(
    st.sampled_from(
        ["TBILISI (VOA) - It broke.", "- item", "By Ann Lee", "Print", "---", "one\ntwo", "  in"]
    )
).map("\n\n".join)
moments = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)
dates = moments.map(lambda moment: moment.replace(hour=0, minute=0, second=0, microsecond=0))


@st.composite
def dispatches(draw: st.DrawFn) -> Dispatch:
    published, is_date_only = draw(
        st.one_of(
            st.just((None, False)),
            moments.map(lambda moment: (moment, False)),
            dates.map(lambda moment: (moment, True)),
        )
    )
    return Dispatch(
        guid=draw(headlines),
        headline=draw(headlines),
        body=Body.of(draw(words)),
        source=draw(lines),
        language=draw(st.sampled_from(["und", "en", "pt-BR"])),
        kicker=draw(optional),
        slug=draw(optional),
        byline=draw(optional.filter(lambda line: not (line or "").lower().startswith("by"))),
        dateline=draw(optional),
        published=published,
        is_date_only=is_date_only,
        urgency=draw(st.none() | st.integers(1, 9)),
        status=draw(st.sampled_from(list(WireStatus))),
        editor_note=draw(optional),
        link=draw(st.sampled_from([None, "https://example.org/a", "http://x/?q=1&b=é"])),
    )


@given(dispatches())
def test_what_is_written_reads_the_same(story: Dispatch) -> None:
    assert read(write_story(story)) == story


@pytest.mark.parametrize("path", sorted(sample_stories().glob("*.txt")), ids=lambda path: path.stem)
def test_the_stories_that_come_with_us_round_trip(path: Path) -> None:
    story = read_story(path.read_bytes(), path.name)
    assert read(write_story(story)) == story


@given(
    st.binary(max_size=400)
    | st.text(
        st.one_of(st.sampled_from("\n\n -:.\x1b\x00By TBILISI(VOA)"), st.characters()),
        max_size=400,
    ).map(lambda text: ("---\nheadline: x\n" + text).encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_a_story_or_one_fault(data: bytes) -> None:
    try:
        story = read_story(data, "x")
    except FormatFault as fault:
        assert str(fault).isprintable()  # noqa: PT017
    else:
        assert_clean(story)
        assert read(write_story(story)) == story


@pytest.mark.parametrize(
    "unit",
    ["word ", "a", ".", "TBILISI, ", "A(", "By ", '"', "\x1b]", "a\u0301\u0316", "- x\n", "---\n"],
)  # fmt: skip
def test_a_large_file_takes_work_in_proportion(unit: str) -> None:
    def read_of(size: int) -> None:
        with contextlib.suppress(FormatFault):
            read_story(unit.encode() * (size // len(unit.encode())), "x")

    read_of(2_000_000)  # half a second each; a square would outlast any limit
    assert_in_proportion(read_of, 4_000, 32_000)
