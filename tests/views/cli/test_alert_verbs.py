"""Following on the command line: what a refresh prints, and alerts as JSON."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.library.events import test_follows
from tests.library.events.test_follows import OWN, putter
from tests.support.page_server import Question, send_page, serving
from tests.tracking.changes.version_pairs import FERRY
from wirereader.library.library import Library
from wirereader.settings.paths import library_file
from wirereader.start import main
from wirereader.story.source import Source

Do = Callable[..., str]


@pytest.fixture
def do(home: Path, capfd: pytest.CaptureFixture[str]) -> Do:
    """Do one verb; what it printed."""
    assert library_file().parent == home

    def done(*arguments: str, code: int = 0) -> str:
        assert main(list(arguments)) == code
        sys.stdout.flush()
        return capfd.readouterr().out

    return done


@pytest.fixture
def library(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A library of today, in which a query has one alert."""
    monkeypatch.setattr(test_follows, "NOON", datetime.now(UTC) - timedelta(hours=6))
    home.mkdir(exist_ok=True)
    with Library.open(library_file()) as opened:
        put = putter(opened)
        put("wire", FERRY)
        opened.follows.add("query", "ferry")
        put("own", OWN, 2)
        yield opened


@pytest.mark.usefixtures("library")
def test_alerts_and_follows_are_objects(do: Do) -> None:
    told = json.loads(do("alerts", "--json"))
    assert told["said"] == "1 alert, 1 unread."
    (alert,) = told["alerts"]
    assert (alert["kind"], alert["followed"], alert["read"]) == ("query", "ferry", False)
    assert alert["headline"] == OWN[0]
    assert do("alerts", "read") == "1 alert marked read.\n"
    told = json.loads(do("follows", "--json"))
    assert told["follows"] == [
        {"n": 1, "kind": "query", "followed": "ferry", "alerts": 1, "unread": 0, "paused": False}
    ]


@pytest.mark.usefixtures("library")
def test_following_and_unfollowing_are_verbs(do: Do) -> None:
    assert do("follow", "Marta", "Heller").startswith("Following Marta Heller.")
    assert do("follow", "1").startswith("Following the event Eleven killed")
    assert do("unfollow", "2").startswith("Unfollowed: Marta Heller.")
    assert len(json.loads(do("follows", "--json"))["follows"]) == 2


def test_a_refresh_prints_what_is_new_of_what_is_followed(do: Do, home: Path) -> None:
    headlines = ["Harbour opens"]

    def answer(question: Question) -> None:
        items = "".join(
            f"<item><title>{one}</title><guid isPermaLink='false'>{one}</guid></item>"
            for one in headlines
        )
        page = f"<rss version='2.0'><channel><title>City</title>{items}</channel></rss>"
        send_page(question, page.encode())

    home.mkdir(exist_ok=True)
    with serving(answer) as root, Library.open(library_file()) as library:
        address = f"{root}/feed"
        library.add_source(Source(address, address=address, is_private_allowed=True))
        library.follows.add("query", "harbour")
        assert do("refresh") == "1 new story.\n"
        headlines.append("Harbour closes")
        assert do("refresh") == "1 new story.\nAlert. harbour: Harbour closes. City.\n"
        headlines.append("Harbour opens again")
        told = json.loads(do("refresh", "--json"))
        assert told["alerts"] == ["Alert. harbour: Harbour opens again. City."]
        headlines.append("Harbour shut for good")
        assert do("refresh", "--quiet") == ""
