"""Kills and corrections among the stories of a feed, and what they are about."""

import json

import pytest

from wirereader.formats.feeds.kill_notices import with_notices
from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.story.story import WireStatus

YACHT = "Minister quits over borrowed yacht"
KILL = f'Editors: kill the story headed "{YACHT}" sent on Monday. Do not use it.'
STORY = ParsedEntry(id="w:1", title=YACHT, summary="The minister left office on Monday. " * 3)


def read(*entries: ParsedEntry) -> tuple[ParsedEntry, ...]:
    return with_notices(ParsedFeed("rss-2.0", entries=entries)).entries


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (f"KILL: {YACHT}", KILL),
        (f"KILL - {YACHT}", "Do not use."),
        (f"BULLETIN KILL: {YACHT.upper()}.", ""),
        ("Advisory", KILL),
        ("Note to editors", f"Please withdraw the story headlined “{YACHT}”."),
        (f"WITHDRAWN: {YACHT}", ""),
        (f"ATTENTION - ANNULATION: {YACHT}", "Merci d'annuler."),
        (f"RETRACTED: {YACHT}", "It cannot be upheld."),
        (f"[WITHDRAWN] {YACHT}", ""),
        (f"ZRUŠENIE: {YACHT}", ""),
        (f"ANULOWANE - {YACHT}", ""),
        (f"ANNULLAMENTO: {YACHT}", ""),
        (f"Editors, please kill: {YACHT}", ""),
        (f"Kill notice: {YACHT}", "<p>Editors: kill the item.</p>"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_kill_kills_the_story_it_names(title: str, text: str, *, is_first: bool) -> None:
    notice = ParsedEntry(id="w:2", title=title, summary=text)
    entries = (notice, STORY) if is_first else (STORY, notice)
    told = {entry.id: entry for entry in read(*entries)}
    assert (told["w:2"].status, told["w:2"].corrects) == (WireStatus.KILLED, "w:1")
    assert told["w:1"] == STORY


def test_a_kill_whose_story_came_before_names_its_headline() -> None:
    (notice,) = read(ParsedEntry(id="w:2", title="Advisory", summary=KILL))
    assert (notice.status, notice.corrects, notice.about) == (WireStatus.KILLED, None, YACHT)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Kill Bill: a film to see again", "It is twenty years old."),
        ("KILL: a new play opens", "The story of a murder in three acts."),
        ("Retraction: how a lab erred", "An essay."),
        ("Withdrawal: the long road out", "An essay."),
        ("Frost kills vines", "Growers fear for the harvest."),
        ("Withdrawal of troops begins", "The story so far."),
        ("Editors meet", "Editors: a dying trade, says the union."),
    ],
)
def test_a_headline_that_begins_so_is_no_notice(title: str, text: str) -> None:
    entry = ParsedEntry(id="w:2", title=title, summary=text)
    assert read(STORY, entry)[1].status is WireStatus.USABLE
    assert read(STORY, entry)[1].corrects is None


def test_a_kill_is_for_its_own_sender_alone() -> None:
    notice = ParsedEntry(id="w:2", title=f"KILL: {YACHT}", summary=KILL, source="Other Wire")
    assert read(notice, STORY)[0].corrects is None


def test_a_corrected_story_takes_the_place_of_the_first_one() -> None:
    better = STORY._replace(id="w:3", title=f"CORRECTION: {YACHT}")
    assert read(better, STORY)[0].corrects == "w:1"
    assert read(better)[0].about == YACHT


def test_a_short_correction_is_a_note_on_the_story() -> None:
    short = ParsedEntry(id="w:3", title=f"CORRECTION: {YACHT}", summary="He is 61, not 16.")
    notice, story = read(short, STORY)
    assert (notice.corrects, notice.status) == (None, WireStatus.USABLE)
    assert (story.ednote, story.summary) == ("He is 61, not 16.", STORY.summary)


@pytest.mark.parametrize(
    "document",
    [
        (
            f"<rss><channel><item><title>KILL: {YACHT}</title><guid>2</guid></item>"
            f"<item><title>{YACHT}</title><guid>1</guid></item></channel></rss>"
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'>"
            f"<entry><id>2</id><title>KILL: {YACHT}</title></entry>"
            f"<entry><id>1</id><title>{YACHT}</title></entry></feed>"
        ),
        json.dumps({"items": [{"id": "2", "title": f"KILL: {YACHT}"}, {"id": 1, "title": YACHT}]}),
    ],
)
def test_every_feed_format_has_them(document: str) -> None:
    notice, story = parse_document(document.encode()).entries
    assert (notice.status, notice.corrects) == (WireStatus.KILLED, "1")
    assert story.status is WireStatus.USABLE


@pytest.mark.parametrize("mark", ["CORRECTED-", "REFILE-", "CORRECTED (OFFICIAL)-", "OPRAVA: "])
def test_a_story_sent_again_under_a_mark_corrects_the_first(mark: str) -> None:
    again = ParsedEntry(id="w:2", title=f"{mark}{YACHT}", summary=STORY.summary)
    assert read(STORY, again)[1].corrects == "w:1"
    talk = ParsedEntry(id="w:3", title=f"corrected-{YACHT}", summary=STORY.summary)
    assert read(STORY, talk)[1].corrects is None
