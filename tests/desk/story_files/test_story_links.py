import sys
import webbrowser
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.commands.output import link_commands
from wirereader.desk.commands.output.link_commands import open_address
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome
from wirereader.desk.phrases import loading, size_in_words
from wirereader.desk.story_files.story_links import link_line
from wirereader.desk.tables.table_shown import TableShown
from wirereader.story.body import Body, Link
from wirereader.story.clean import is_clean
from wirereader.story.faults import SettingsFault, SourceFault
from wirereader.story.identity import story_id
from wirereader.story.links import checked, host_of, links_of
from wirereader.story.story import Dispatch, Enclosure, Story

OpenDesk = Callable[..., Desk]
Done = Callable[..., Awaitable[Outcome]]
TEXT = "See the report at example.org and the vote.\n\nA bank said so, bank.example."
FILES = (
    Enclosure("https://cdn.example/audio/one.mp3", "audio/mpeg", 5_432_100),
    Enclosure("https://cdn.example/", None, None),
)


def linked(
    *links: tuple[str, str], files: Sequence[Enclosure] = (), link: str | None = None
) -> Story:
    found = tuple(
        Link(TEXT.index(words), TEXT.index(words) + len(words), address) for words, address in links
    )
    body = Body.kept(TEXT, links=found)
    dispatch = Dispatch("g", "A vote", body, "Wire", link=link, enclosures=tuple(files))
    return Story(story_id("Wire", "g"), dispatch)


STORY = linked(
    ("the report", "https://news.example/report"),
    ("example.org", "https://www.example.org/"),
    ("the vote", "https://news.example/report"),
    ("bank.example", "https://evil.example/login"),
    files=FILES,
    link="https://wire.example/vote",
)


def test_links_are_numbered_through_each_address_once() -> None:
    assert [link_line(line) for line in links_of(STORY)] == [
        "1. The story itself, wire.example.",
        "2. the report, news.example, paragraph 1.",
        "3. example.org, paragraph 1.",
        "4. bank.example, evil.example, paragraph 2.",
        "5. File one.mp3, audio/mpeg, 5.4 MB, cdn.example.",
        "6. File, cdn.example.",
    ]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("example.org", "https://example.org.evil.example/"),
        ("example.org", "https://example.org@evil.example/"),
        ("example.org", "https://evil.example/example.org"),
        ("example.org", "https://exаmple.org/"),  # a Cyrillic letter
    ],
)
def test_words_that_lie_about_the_server_are_shown_up(words: str, address: str) -> None:
    line = link_line(links_of(linked((words, address)))[0])
    assert host_of(address) in line
    assert "evil.example" in line or "xn--" in line


def test_an_address_without_a_server_is_shown_whole() -> None:
    line = links_of(linked(("the vote", "mailto:a@b.example")))[0]
    assert link_line(line) == "1. the vote, mailto:a@b.example, paragraph 1."


@given(st.text(max_size=100))
def test_any_address_gives_a_clean_line(address: str) -> None:
    story = linked(("the vote", address), files=[Enclosure(address, address[:50], 1)], link=address)
    for line in links_of(story):
        assert is_clean(link_line(line))


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (12_345, "12 kB"),
        (999_999, "1.0 MB"),
        (10**18, "1000000 TB"),
    ],
)
def test_sizes_are_told_for_people(length: int, said: str) -> None:
    assert size_in_words(length) == said


@pytest.mark.parametrize(
    "address",
    [
        "",
        "-version",
        "--incognito",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://a.example/\n--x",
        "https://a.example/\x1b[0m",
        "https://evil.example\\@good.example/",
        "https://a.example/ b",
        'https://a.example/"',
        "https://a.example/'",
        "https://[::1",
        "mailto:",
        "mailto:a@b.example\nBcc: all@b.example",
        "mailto:-f@b",
        " https://a.example/",
        "https://a.example/\x85",
    ],
)
def test_addresses_that_no_browser_may_have(address: str) -> None:
    with pytest.raises(SettingsFault, match="not opened"):
        checked(address)


@given(st.text(max_size=60))
def test_what_a_browser_gets_is_no_option_and_has_no_control_characters(rest: str) -> None:
    for address in (rest, f"https://{rest}"):
        try:
            given_to_it = checked(address)
        except SettingsFault:
            continue
        assert given_to_it.lower().startswith(("http://", "https://", "mailto:"))
        assert given_to_it.isprintable()
        assert not any(sign.isspace() for sign in given_to_it)


def test_of_a_mail_address_only_the_address_is_left() -> None:
    assert checked("mailto:news.desk@wire.example") == "mailto:news.desk@wire.example"
    assert checked("mailto:a@b.example?attach=/etc/passwd&body=x") == "mailto:a@b.example"


async def test_the_whole_address_of_a_link_can_be_heard(open_desk: OpenDesk, done: Done) -> None:
    context = (await opened(open_desk, STORY))._context
    assert (await done(context, "links", "4")).said == (
        "4. bank.example, evil.example, paragraph 2. https://evil.example/login"
    )
    assert (await done(context, "links", "7")).said == "No link 7. This story has 6."


@pytest.mark.parametrize(
    ("far", "said"),
    [
        (("a.mp3", 0, 48_000_000), "a.mp3, 0 bytes of 48 MB"),
        (("a.mp3", 12_400_000, 48_000_000), "a.mp3, 12 of 48 MB"),
        (("a.mp3", 12_400_000, 0), "a.mp3, 12 MB so far"),
        (("a\x1b[2Jb", 1, 1), "ab, 1 of 1 byte"),
    ],
)
def test_how_far_a_file_is(far: tuple[str, int, int], said: str) -> None:
    assert loading(*far) == said


def test_a_command_gets_the_address_as_its_last_word(tmp_path: Path) -> None:
    told = tmp_path / "told"
    code = "import sys; open(sys.argv[1], 'w').write(repr(sys.argv[2:]))"
    address = "https://a.example/?a=1&b=$(id);c"
    open_address(address, [sys.executable, "-c", code, str(told), "--new-tab"])
    assert told.read_text() == repr(["--new-tab", address])


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(SourceFault, match="status 3"):
        open_address("https://a.example/", [sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(SourceFault, match="could not be started"):
        open_address("https://a.example/", ["/no/such/browser"])


def test_without_a_command_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def is_open(address: str) -> bool:
        asked.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", is_open)
    open_address("https://a.example/")
    assert asked == ["https://a.example/"]
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    with pytest.raises(SourceFault, match="No browser was found"):
        open_address("https://a.example/")


async def opened(open_desk: OpenDesk, story: Story) -> Desk:
    desk = open_desk(story)
    await desk.do("open", story.id)
    return desk


async def test_links_and_files_are_listed(open_desk: OpenDesk, done: Done) -> None:
    desk = await opened(open_desk, STORY)
    outcome = await done(desk._context, "links")
    assert outcome.said == (
        "4 links, 2 files. browse NUMBER opens one. download NUMBER downloads a file."
    )
    assert isinstance(outcome.shows, TableShown)
    assert len(outcome.shows.lines) == 6
    files = await done(desk._context, "enclosures")
    assert files.said == "2 files."
    assert isinstance(files.shows, TableShown)
    assert files.shows.lines[0].startswith("5. File one.mp3")


async def test_browse_opens_the_story_or_a_link(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, done: Done
) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []
    monkeypatch.setattr(link_commands, "open_address", lambda one, by: asked.append((one, by)))
    desk = await opened(open_desk, STORY)
    context = desk._context
    assert (await done(context, "browse")).said == "Opened the story, at wire.example."
    context.settings = context.settings._replace(
        reading=context.settings.reading._replace(browser=("firefox", "--new-tab"))
    )
    assert (await done(context, "browse", "4")).said == "Opened link 4, at evil.example."
    assert asked == [
        ("https://wire.example/vote", ()),
        ("https://evil.example/login", ("firefox", "--new-tab")),
    ]
    for which in ("0", "7", "99999999999"):
        assert (
            await done(context, "browse", which)
        ).said == f"No link {which[:9]}. This story has 6."
    assert (await done(context, "browse", "x")).said.startswith("Which link?")


async def test_in_the_list_the_selected_story_is_opened(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, done: Done
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(link_commands, "open_address", lambda one, _: asked.append(one))
    desk = open_desk(STORY)
    rows = [desk.headline(row).id for row in range(desk.count())]
    desk.select(rows.index(STORY.id))
    assert (await done(desk._context, "browse")).is_done
    assert asked == ["https://wire.example/vote"]


async def test_stories_without_links_say_so(open_desk: OpenDesk, done: Done) -> None:
    desk = await opened(open_desk, linked())
    context = desk._context
    assert (await done(context, "links")).said == "No links in this story."
    assert (await done(context, "browse")).said == "No links in this story."
    assert (await done(context, "enclosures")).said == "No files are attached to this story."
    await desk.do("back")
    nothing = open_desk()._context
    assert not (await done(nothing, "links")).is_done
    assert not (await done(nothing, "enclosures")).is_done
