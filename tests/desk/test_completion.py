from collections.abc import Callable
from pathlib import Path

import pytest

from wirereader.desk.command_parser import Typed, understand
from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.story.source import Source, SourceKind

OpenDesk = Callable[..., Desk]


def test_words_are_completed_and_those_that_take_something_get_a_blank(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk()
    assert desk.completions("mark-") == (
        "mark-read ",
        "mark-unread ",
        "mark-all-read ",
        "mark-event-read",
    )
    assert desk.completions("UND") == ("undo",)
    assert desk.completions("zap") == ()


async def test_names_of_the_story_are_completed_from_any_of_their_words(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk()
    assert desk.completions("f dar") == (), "no story is open"
    await desk.obey("1")
    desk.catch_up()
    assert desk.completions("f dar") == ("f Darchiashvili",)
    assert desk.completions("find dav") == ("find David Darchiashvili",)
    assert desk.completions("c GEORG") == ("c Georgia", "c Georgian Foreign Ministry")
    assert len(desk.completions("f ")) == 14


def test_what_else_may_follow(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert desk.completions("say ") == ("say less", "say normal", "say more")
    assert desk.completions("set prompt l") == ("set prompt long",)
    assert desk.completions("h sear") == (
        "h search",
        "h searches",
        "h searching",
    )
    assert desk.completions("settings verb") == ()
    assert desk.completions("settings plain.v") == ("settings plain.verbosity",)
    assert desk.completions("where x") == ()


def test_sources_and_saved_searches(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite3")
    library.add_source(
        Source("http://x.test/", SourceKind.FEED, "http://x.test/", "Harbour Évening Wire")
    )
    library.save_search("port", "harbour")
    library.follows.add("name", "Marta Heller")
    desk = Desk([], library=library)
    assert desk.completions("r ev") == ("r Évening Wire",)
    assert desk.completions("remove h") == ("remove Harbour Évening Wire",)
    assert desk.completions("/ po") == ("/ port",)
    assert desk.completions("follow po") == ("follow port",)
    assert desk.completions("unfollow hel") == ("unfollow Heller",)
    assert desk.completions("alerts p") == ("alerts pause ",)
    desk.close()
    library.close()


def test_files_and_folders(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "new.txt").write_text("x")
    (tmp_path / ".hidden").write_text("x")
    desk = open_desk()
    assert desk.completions(f"o {tmp_path}/n") == (
        f"o {tmp_path}/new.txt",
        f"o {tmp_path}/news/",
    )
    monkeypatch.chdir(tmp_path)
    assert desk.completions("save ") == ("save new.txt", "save news/")
    assert desk.completions("save .") == ("save .hidden",)
    assert desk.completions("save /no/such/") == ()


def test_every_word_that_is_offered_is_understood(open_desk: OpenDesk) -> None:
    desk = open_desk()
    for line in desk.completions(""):
        typed = understand(line, desk.session)
        assert isinstance(typed, Typed) or line.endswith(" "), line


def test_a_file_whose_name_steers_terminals_is_not_offered(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    for name in ("plain.txt", "p\x1b[2Jq.txt", "p\nquit.txt", "p\x9b2J.txt", "p\u202e.txt"):
        (tmp_path / name).write_text("x")
    desk = open_desk()
    assert desk.completions(f"open {tmp_path}/p") == (f"open {tmp_path}/plain.txt",)
