import os
import socket
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirereader.settings.paths import sample_stories
from wirereader.sources.story_folder import in_list_order, read_paths
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.faults import FormatFault, SourceFault
from wirereader.story.story import Dispatch

STORY = "Quake shakes Lima\n\nA strong earthquake shook Lima on Monday.\n"


def put(path: Path, text: str = STORY, at: int | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    if at is not None:
        os.utime(path, (at, at))
    return path


def test_a_file_is_a_story_received_when_it_was_written(tmp_path: Path) -> None:
    arrivals = read_paths([put(tmp_path / "quake.anything", at=86400)])
    assert arrivals.faults == ()
    (story,) = arrivals.stories
    assert story.headline == "Quake shakes Lima"
    assert story.received == datetime(1970, 1, 2, tzinfo=UTC)
    assert story.alert is None
    assert len(story.id) == 12


def test_a_folder_is_read_through_and_leaves_out_what_is_no_story(tmp_path: Path) -> None:
    for name in ("a.txt", "deep/er/b.TEXT", "c.md", "d", ".hidden.txt", ".git/e.txt", "f.opml"):
        put(tmp_path / name, STORY.replace("Lima", name))
    put(tmp_path / "README.md")
    arrivals = read_paths([tmp_path])
    found = {story.headline for story in arrivals.stories}
    assert found == {f"Quake shakes {name}" for name in ("a.txt", "deep/er/b.TEXT", "c.md", "d")}
    assert arrivals.faults == ()


def test_a_story_found_twice_is_given_once_and_the_newest_wins(tmp_path: Path) -> None:
    head = (
        "---\nsource: Wire\nlink: https://example.org/1\nheadline: {}\npublished: {}\n---\nWords.\n"
    )
    put(tmp_path / "1.txt", head.format("First take", "2020-01-01T10:00Z"))
    put(tmp_path / "2.txt", head.format("Write-through", "2020-01-01T12:00Z"))
    put(tmp_path / "3.txt", head.format("Second take", "2020-01-01T11:00Z"))
    for paths in ([tmp_path], [tmp_path, tmp_path], [tmp_path, tmp_path / "3.txt"]):
        arrivals = read_paths(paths)
        assert [story.headline for story in arrivals.stories] == ["Write-through"]
        assert arrivals.faults == ()


def test_links_that_go_round_are_walked_once(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    arrivals = read_paths([tmp_path])
    circle = "Its symbolic links form a loop."
    assert [story.headline for story in arrivals.stories] == ["Quake shakes Lima"]
    assert [str(fault) for fault in arrivals.faults] == [
        f"{tmp_path}/loop.txt cannot be opened. {circle} Choose another file."
    ]


def test_what_would_wait_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt"))
        arrivals = read_paths([tmp_path, Path("/dev/zero"), tmp_path / "pipe.txt"])
    assert arrivals.stories == ()
    assert len(arrivals.faults) == 4
    assert all(isinstance(fault, FormatFault) for fault in arrivals.faults)


@pytest.mark.parametrize("name", ["absent.txt", "a.txt/b", "nul\0.txt", "~nobody-at-all/x"])
def test_a_missing_file_is_one_line(tmp_path: Path, name: str) -> None:
    put(tmp_path / "a.txt")
    path = Path(name) if name.startswith("~") else tmp_path / name
    (fault,) = read_paths([path]).faults
    assert isinstance(fault, SourceFault)
    assert "\n" not in str(fault)
    assert "\0" not in str(fault)


def test_an_unreadable_file_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "b.txt", STORY.replace("Lima", "Cusco"))
    put(tmp_path / "c.txt", "")
    opened = os.open

    def refuse(path: Path, flags: int) -> int:
        if str(path).endswith("b.txt"):  # root may read everything, so the refusal is played
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags)

    monkeypatch.setattr("wirereader.sources.story_folder.os.open", refuse)
    arrivals = read_paths([tmp_path])
    remedy = "Change its permissions, or copy it."
    assert [story.headline for story in arrivals.stories] == ["Quake shakes Lima"]
    assert [str(fault) for fault in arrivals.faults] == [
        f"{tmp_path}/b.txt cannot be opened. Permission denied. {remedy}",
        f"{tmp_path}/c.txt is empty. It contains no text. Choose another file.",
    ]


def test_file_names_are_hostile_too(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\x1b]0;owned\x07\x9b31m\xff\n.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - a Path cannot be made of these bytes everywhere
        file.write(b"%PDF-1.4 ")
    (fault,) = read_paths([tmp_path]).faults
    assert str(fault).isprintable()


def test_a_folder_without_stories_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (fault,) = read_paths([tmp_path]).faults
    assert str(fault).startswith(f"{tmp_path} has no stories.")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(1 << 40)
    (fault,) = read_paths([tmp_path]).faults
    assert "is too large. It is 1048576 MB and the limit is 32 MB." in str(fault)


def test_breaking_comes_first_then_the_newest(tmp_path: Path) -> None:
    for name, at in (("old", 1000), ("new", 3000), ("mid", 2000)):
        put(tmp_path / name, STORY.replace("Lima", name), at=at)
    stories = {story.headline[-3:]: story for story in read_paths([tmp_path]).stories}
    stories["old"] = replace(stories["old"], alert=Alert(AlertLevel.BREAKING, ("urgency 1",)))
    ordered = in_list_order(stories.values())
    assert [story.headline[-3:] for story in ordered] == ["old", "new", "mid"]


def test_the_stories_that_come_with_us_are_all_readable() -> None:
    arrivals = read_paths([sample_stories()])
    assert arrivals.faults == ()
    assert len(arrivals.stories) >= 15
    assert all(story.dispatch.source and story.dispatch.published for story in arrivals.stories)


def test_a_folder_that_may_not_be_looked_into_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a" / "a.txt")
    put(tmp_path / "b" / "b.txt")
    scanned = os.scandir

    def refuse(path: Path) -> "os._ScandirIterator[str]":
        if path.name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return scanned(path)

    monkeypatch.setattr("wirereader.sources.story_folder.os.scandir", refuse)
    arrivals = read_paths([tmp_path])
    assert len(arrivals.stories) == 1
    assert [fault.what for fault in arrivals.faults] == [f"{tmp_path}/b cannot be opened."]


def test_too_many_files_or_folders_end_the_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirereader.sources.story_folder._MOST_FILES", 3)
    monkeypatch.setattr("wirereader.sources.story_folder._DEEPEST", 2)
    put(tmp_path / "deep" / "1" / "2" / "3" / "x.txt")
    assert [fault.what for fault in read_paths([tmp_path / "deep"]).faults] == [
        f"{tmp_path}/deep has no stories."
    ]
    for number in range(5):
        put(tmp_path / "wide" / f"{number}.txt", STORY.replace("Lima", f"Lima {number}"))
    arrivals = read_paths([tmp_path / "wide"])
    assert len(arrivals.stories) == 3
    assert [fault.what for fault in arrivals.faults] == [f"{tmp_path}/wide is too large."]


def test_a_folder_of_other_things_ends_the_walk_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirereader.sources.story_folder._MOST_ENTRIES", 13)
    for number in range(9):
        (tmp_path / "some" / "a" / f"{number}").mkdir(parents=True)
    for name in ("0.txt", "z/1.txt"):
        put(tmp_path / "some" / name, STORY.replace("Lima", name))
    assert read_paths([tmp_path / "some"]).faults == ()  # 13 entries: just as many as may be
    for number in range(9):
        put(tmp_path / "some" / "a" / f"{number}" / "picture.jpg")
    arrivals = read_paths([tmp_path / "some"])
    (fault,) = arrivals.faults
    assert str(fault) == (
        f"{tmp_path}/some is too large. It has more than 13 files and folders; "
        "only the story files among the first of them were read. Open a part of it."
    )
    assert len(arrivals.stories) == 2


def test_folders_of_large_files_are_read_as_far_as_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirereader.sources.story_folder._MOST_BYTES", 1 << 20)
    lines = "Water rose at the old bridge on Monday.\n\n" * 10_000
    files = [put(tmp_path / f"{number}.txt", f"Flood {number}\n\n{lines}") for number in range(5)]
    arrivals = read_paths([tmp_path])
    assert [story.headline for story in arrivals.stories] == ["Flood 0", "Flood 1", "Flood 2"]
    (fault,) = arrivals.faults
    assert str(fault) == (
        f"{tmp_path} is too large. It has more than 1 MB; "
        "only the first 3 of its files were read. Open a part of it."
    )
    assert len(read_paths(files).stories) == 5  # each was asked for


def test_a_file_written_in_another_age_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a.txt")
    monkeypatch.setattr(
        "wirereader.sources.story_folder.os.fstat",
        lambda _: os.stat_result((0o100644, 0, 0, 1, 0, 0, 99, 0, 10**18, 0)),
    )
    (story,) = read_paths([tmp_path]).stories
    assert story.received is None
    assert in_list_order([story]) == (story,)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "flash.anpa",
            (
                b"\x16\x16\x01a0042\x1f-----\r\nf i\x13\x11 BC-X   11-29 0040\r\n"
                b"\x02^Dyke breaks<\r\n\tIt did.\r\n\x03"
            ),
        ),
        (
            "a.tst",
            (
                b"\x00\x16\x16\x01v2024\x1f-----\nu s\x13\x11 bc-BKN   11-29 0040\n"
                b"\x02^Dyke breaks<\n\tIt did.\n\x03"
            ),
        ),
        ("plain.txt", b"a0042-----\r\nu i BC-X   11-29 0040\r\n^Dyke breaks<\r\n\tIt did.\r\n"),
        ("dpa.iptc", b"eca0001 3 i 93  dpa 0045\n\nDyke/\nDyke breaks =\n\nIt did.\n"),
        ("dpa.txt", b"\x01eca0001 3 i 93  dpa 0045\n\x02Dyke breaks\nIt did.\n\x03"),
    ],
)
def test_wire_files_are_told_by_how_they_begin(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (story,) = read_paths([tmp_path]).stories
    assert story.headline == "Dyke breaks"
    assert story.body.text == "It did."
    assert story.dispatch.priority in {"f", "u", "3"}


def test_a_maildir_is_read_but_for_what_is_being_delivered(tmp_path: Path) -> None:
    for folder in ("cur", "new", "tmp"):
        (tmp_path / "Letters" / folder).mkdir(parents=True)
        message = f"Message-ID: <{folder}@e>\nFrom: a@e.org\nSubject: {folder}\n\nWords.\n"
        name = "1698.M1P2.host:2,S" if folder == "cur" else "1699.M1P2.host"
        (tmp_path / "Letters" / folder / name).write_text(message, "utf-8")
    letter = "From: a@e.org\nDate: x\nMessage-ID: <3@e>\n\nBye."
    (tmp_path / "letter.eml").write_text(letter, "utf-8")
    arrivals = read_paths([tmp_path])
    assert not arrivals.faults
    assert sorted(story.headline for story in arrivals.stories) == ["Bye.", "cur", "new"]


def test_what_other_programs_keep_is_found_in_a_folder(tmp_path: Path) -> None:
    message = b"Message-ID: <4@e>\nFrom: a@e.org\nSubject: Apple\n\nWords.\n"
    (tmp_path / "1.emlx").write_bytes(b"%d\n%b<plist/>\n" % (len(message), message))
    item = b'{"uri": "u:%d", "type": "text", "headline": "Line %d"}\n'
    (tmp_path / "wire.jsonl").write_bytes(item % (1, 1) + item % (2, 2))
    arrivals = read_paths([tmp_path])
    assert not arrivals.faults
    assert sorted(story.headline for story in arrivals.stories) == ["Apple", "Line 1", "Line 2"]


@pytest.mark.parametrize("suffix", [".anpa", ".tst"])
@pytest.mark.parametrize("number", [b"a0042\x1f-----", b"a0042-----", b"a0042 \x15"])
def test_a_transmission_with_its_control_bytes_is_a_story(
    tmp_path: Path, suffix: str, number: bytes
) -> None:
    sent = (
        b"\x16\x16\x01"
        + number
        + b"\r\nf i\x13\x11 BC-Sample   11-29 0040\r\n\x02\x02BC-Sample,40<"
        b" \r\n^Palace: King Aldous dead< \r\n^KESTREL CITY (AP) _ Officials said so.< \r\n\x03\r\n"
    )
    (tmp_path / f"one{suffix}").write_bytes(sent)
    (story,) = read_paths([tmp_path]).stories
    assert story.dispatch.headline == "Palace: King Aldous dead"
    assert story.dispatch.priority == "f"


def test_documents_and_large_markup_are_read_apart(tmp_path: Path) -> None:
    def apart(_data: bytes, path: Path) -> tuple[list[Dispatch], int]:
        asked.append(path.name)
        return [], 7 if path.suffix == ".json" else 0

    asked: list[str] = []
    words = "word " * 300_000
    (tmp_path / "large.txt").write_text(f"Headline\n\n{words}")
    (tmp_path / "large.xml").write_text(f"<rss><channel><title>{words}</title></channel></rss>")
    (tmp_path / "large.json").write_text(f'{{"words": "{words}"}}')
    (tmp_path / "small.xml").write_text(
        "<rss><channel><item><title>Small</title></item></channel></rss>"
    )
    (tmp_path / "small.rtf").write_text("{\\rtf1 Small}")
    arrivals = read_paths([tmp_path, tmp_path / "small.rtf"], apart=apart)
    assert sorted(set(asked)) == ["large.json", "large.xml", "small.rtf"]
    assert sorted(story.headline for story in arrivals.stories) == ["Headline", "Small"]
    (fault,) = arrivals.faults
    assert fault.why == "Only the first 0 of its 7 stories were read."
