import os
import re
import stat
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.commands.output.save_story import story_file
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome
from wirereader.desk.story_files import file_writing
from wirereader.desk.story_files.file_writing import (
    asked,
    file_name,
    place_of,
    write_file,
)
from wirereader.formats.files.story_file import read_story
from wirereader.story.body import Body
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault, SourceFault
from wirereader.story.story import Dispatch, Story

OpenDesk = Callable[..., Desk]
Done = Callable[..., Awaitable[Outcome]]
MakeStory = Callable[..., Story]
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
HOSTILE = (
    "../../etc/passwd",
    "..",
    ".bashrc",
    "-rf /",
    "--force",
    "CON",
    "nul",
    "COM¹",
    "C:\\Windows\\system.ini",
    "a\x00b",
    "$(reboot)`id`;|&",
    "quote \" and '",
    "／etc／passwd",
    "\u202egnp.exe",
    "\u0301\u0301",
    "x" * 5000,
    "ж" * 5000,
    "🙂🙂🙂",
    "",
    "   ",
    "日本の首相が辞任",
    "नई दिल्ली",
)


def fits_everywhere(name: str) -> bool:
    return (
        Path(name).name == name
        and not name.startswith(("-", "."))
        and not name.endswith((" ", "."))
        and not re.search(r'[\x00-\x20\x7f-\x9f/\\:*?"<>|$`&;()\'!~#\[\]{}]', name)
        and not DEVICES.fullmatch(name)
        and len(name.encode()) <= 255
        and name == clean_line(name)
    )


@pytest.mark.parametrize("headline", HOSTILE)
def test_hostile_headlines_name_files_that_are_safe_everywhere(
    headline: str, tmp_path: Path
) -> None:
    name = file_name(headline, ".txt", "abcdefghijkl")
    assert fits_everywhere(name)
    write_file(tmp_path / name, b"x")
    assert [path.name for path in tmp_path.iterdir()] == [name]


@given(st.text(max_size=200))
def test_any_headline_names_a_safe_file(headline: str) -> None:
    assert fits_everywhere(file_name(headline, ".json", "abcdefghijkl"))


def test_a_name_keeps_the_letters_of_its_headline() -> None:
    assert file_name("Georgia Breaks Ties!", ".txt", "x") == "georgia-breaks-ties.txt"
    assert file_name("Élysée: «non»", ".md", "x") == "élysée-non.md"
    assert file_name("नई दिल्ली", ".md", "x") == "नई-दिल्ली.md"
    assert file_name("!?", ".md", "x") == "x.md"
    assert file_name("Con", ".md", "x") == "story-con.md"


def test_words_are_parted_at_blanks_unless_quoted() -> None:
    assert asked('person O\'Neill C:\\news "my file.md"').words == (
        "person",
        "O'Neill",
        "C:\\news",
        "my file.md",
    )
    assert asked("a.md --force") == (("a.md",), True, ("a.md",))
    assert asked('--force "a.md"') == (("a.md",), True, ('"a.md"',))
    assert asked("--force") == ((), True, ())
    assert asked('"--force" a""b ""') == (("--force", "ab", ""), False, ('"--force"', 'a""b', '""'))
    with pytest.raises(SettingsFault, match="quotation mark"):
        asked('"a.md')


@given(st.text(max_size=60))
def test_any_words_are_read_or_refused(typed: str) -> None:
    try:
        words = asked(typed).words
    except SettingsFault:
        return
    assert all(isinstance(word, str) for word in words)


def test_a_folder_takes_the_name_made(tmp_path: Path) -> None:
    assert place_of(str(tmp_path), "a.txt") == tmp_path / "a.txt"
    assert place_of("", "a.txt") == Path("a.txt")
    assert place_of(str(tmp_path / "b"), "a.txt") == tmp_path / "b"
    with pytest.raises(SettingsFault, match="hyphen"):
        place_of("-n", "a.txt")
    with pytest.raises(SourceFault, match="no such folder"):
        write_file(place_of(f"{tmp_path}/none/", "a.txt"), b"")


def test_nothing_is_replaced_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(SettingsFault, match="already exists"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    write_file(path, b"new", is_forced=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.txt", tmp_path / "link.txt"
    kept.write_bytes(b"old")
    link.symlink_to(kept)
    with pytest.raises(SettingsFault, match="already exists"):
        write_file(link, b"new")
    write_file(link, b"new", is_forced=True)
    assert link.is_symlink()
    assert kept.read_bytes() == b"new"
    dangling = tmp_path / "dangling.txt"
    dangling.symlink_to(tmp_path / "nowhere.txt")
    with pytest.raises(SettingsFault, match="already exists"):
        write_file(dangling, b"new")


def test_a_file_that_came_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    real = os.fsync

    def another_writes(number: int) -> None:
        real(number)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", another_writes)
    with pytest.raises(SettingsFault, match="already exists"):
        write_file(path, b"ours")
    assert path.read_bytes() == b"theirs"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_without_hard_links_a_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refused)
    write_file(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    with pytest.raises(SettingsFault, match="already exists"):
        write_file(tmp_path / "a.txt", b"newer")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SourceFault, match="The disk is full"):
        write_file(tmp_path / "a.txt", b"new")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("force", [False, True])
def test_folders_and_devices_are_not_written_over(tmp_path: Path, force: bool) -> None:
    with pytest.raises(SourceFault, match="is a folder"):
        write_file(tmp_path, b"x", is_forced=force)
    with pytest.raises(SourceFault if force else SettingsFault):
        write_file(Path("/dev/null"), b"x", is_forced=force)
    with pytest.raises(SourceFault, match="cannot be written"):
        write_file(Path("a\0b"), b"x", is_forced=force)


async def test_a_saved_story_is_the_same_story_when_it_is_opened(
    open_desk: OpenDesk, seed: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: Done
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = open_desk()
    await desk.obey("1")
    outcome = await done(desk._context, "save")
    name = "georgia-breaks-diplomatic-ties-with-russia.txt"
    assert outcome.said == f"Saved to {name}."
    assert read_story((tmp_path / name).read_bytes(), name) == seed.dispatch
    with pytest.raises(SettingsFault, match="already exists"):
        await done(desk._context, "save")
    assert (await done(desk._context, "save", "--force")).is_done
    assert (await done(desk._context, "save", f'"{tmp_path / "a b.txt"}"')).is_done
    assert (tmp_path / "a b.txt").exists()
    assert not (await done(desk._context, "save", "a b c")).is_done


async def test_without_a_story_nothing_is_saved(open_desk: OpenDesk, done: Done) -> None:
    outcome = await done(open_desk()._context, "save", "x.txt")
    assert outcome.said == "No story is open. A number opens one."
    assert not outcome.is_done


@given(
    st.text(min_size=1, max_size=80).map(clean_line).filter(str.strip),
    st.text(max_size=300),
    st.sampled_from(["", "Wire", "--- : x", "- y"]),
)
def test_hostile_stories_come_back_as_they_were(headline: str, text: str, source: str) -> None:
    body = Body.of(f"One. {text} End.")
    dispatch = Dispatch(
        guid="g:1",
        headline=headline,
        body=body,
        source=source,
        published=datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
        language="en",
    )
    back = read_story(story_file(Story("abcdefghijkl", dispatch)), "x.txt")
    assert (back.headline, back.body.text, back.source) == (headline, body.text, source)
    assert (back.guid, back.published) == (dispatch.guid, dispatch.published)


def test_the_words_of_refusals_are_clean() -> None:
    with pytest.raises(SourceFault) as caught:
        write_file(Path("/no/such/\x1b[31mfolder/a.txt"), b"")
    assert "\x1b" not in str(caught.value)
    assert file_writing.FORCE == "--force"
