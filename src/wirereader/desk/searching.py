"""Commands that look for stories: search, saved searches, rules for what arrives."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from wirereader.desk import listing, phrases
from wirereader.desk.bench import Bench
from wirereader.desk.lists import Kept
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.story.findings import Findings
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source, SourceKind
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.answers import Action
    from wirereader.library.library import Library
    from wirereader.library.query import Query

_LONGEST = 2000


async def search(bench: Bench, words: str = "", *, ranked: bool = False) -> Outcome:
    """List the stories that a query finds, the newest first; without words, all stories."""
    words = clean_line(words, _LONGEST)
    if not words:
        return await listing.show_all(bench)
    library = await searchable(bench)
    await bench.away(bench.keeper.flush)  # what was marked just now is found, and shown so
    saved = await bench.away(library.saved_searches)
    text = dict(saved).get(words.casefold(), words)
    query = parsed(bench, text, ranked=ranked)
    found = await bench.away(lambda: Kept(library, query, bench.clock(), words, bench.mark_in_hand))
    if not found.count():
        total = await bench.away(lambda: library.rows(None, bench.clock()).count())
        return bench.refused(
            f"No match for {clean_line(words, 100)}. 0 of {phrases.count(total, 'story')}."
        )
    bench.turn_to(found)
    return listing.listed(bench, 0, listing.PAGE)


def parsed(bench: Bench, words: str, *, ranked: bool = False) -> "Query":
    """What a query means now.  Raises SettingsFault."""
    from wirereader.library.query import parse_query

    return parse_query(words, bench.clock(), ranked=ranked)


async def searchable(bench: Bench) -> "Library":
    """The library to search in; stories in hand are put into one in memory first."""
    if bench.library is not None:
        return bench.library
    if bench.hand_library is None:
        stories, now = bench.at_hand(), bench.clock()
        bench.hand_library = await bench.away(lambda: _library_of(stories, now))
    library, known = bench.hand_library, bench.understanding.known()
    await bench.away(lambda: _told_of(library, known))
    return library


async def save_search(bench: Bench, words: str = "") -> Outcome:
    """Keep a search under a name: the one at hand ("save-search kiev"), or the words after it."""
    library = _kept(bench)
    name, _, text = clean_line(words, _LONGEST).partition(" ")
    name, text = name.casefold(), text.strip() or bench.list.name
    if not text or not name:
        return bench.refused("Search first, then save-search NAME keeps the search.")
    parsed(bench, text)
    await bench.away(lambda: library.save_search(name, text))
    return bench.done(f"Kept. search {name} lists what it finds.")


async def searches(bench: Bench) -> Outcome:
    """List the saved searches."""
    kept = await bench.away(_kept(bench).saved_searches)
    if not kept:
        return bench.refused("No saved searches. search WORDS, then save-search NAME.")
    lines = tuple(f"{number}. {name}: {text}" for number, (name, text) in enumerate(kept, start=1))
    return bench.done(f"{phrases.count(len(lines), 'saved search')}.", TextShown(lines))


async def forget_search(bench: Bench, name: str = "") -> Outcome:
    """Forget a saved search by its name."""
    library, name = _kept(bench), name.strip().casefold()
    if name not in dict(await bench.away(library.saved_searches)):
        return bench.refused(f"No saved search {name}.")
    await bench.away(lambda: library.forget_search(name))
    return bench.done("Forgotten.")


async def hide(bench: Bench, words: str = "") -> Outcome:
    """Keep stories out of the list when they arrive, if a query finds them."""
    return await _rule(bench, words, "kill", None)


async def tag_rule(bench: Bench, words: str = "") -> Outcome:
    """Tag stories as they arrive: the tag first, then the query."""
    tag, _, text = clean_line(words, _LONGEST).partition(" ")
    if not tag or not text.strip():
        return bench.refused("A tag and a query are needed: tag-new sport football OR tennis.")
    return await _rule(bench, text, "tag", tag.casefold())


async def _rule(bench: Bench, words: str, action: "Action", tag: str | None) -> Outcome:
    library, text = _kept(bench), clean_line(words, _LONGEST)
    if not text:
        return bench.refused("A query is needed.")
    parsed(bench, text)
    await bench.away(lambda: library.add_rule(text, action, tag))
    return bench.done("Kept. It holds for what arrives from now on.")


async def rules(bench: Bench) -> Outcome:
    """List the rules for what arrives."""
    kept = await bench.away(_kept(bench).rules)
    if not kept:
        return bench.refused("No rules. hide QUERY keeps stories out, tag-new TAG QUERY tags them.")
    lines = tuple(
        f"{number}. {'Hide' if rule.action == 'kill' else f'Tag {rule.tag}'}: {rule.text}"
        for number, rule in enumerate(kept, start=1)
    )
    return bench.done(f"{phrases.count(len(lines), 'rule')}.", TextShown(lines))


async def forget_rule(bench: Bench, number: str = "") -> Outcome:
    """Forget a rule by its number."""
    library = _kept(bench)
    kept = await bench.away(library.rules)
    at = int(number[:9]) - 1 if number.isascii() and number.isdigit() else -1
    if not 0 <= at < len(kept):
        return bench.refused(f"No rule {number}. There are {len(kept)}.")
    await bench.away(lambda: library.forget_rule(kept[at].number))
    return bench.done("Forgotten.")


def _kept(bench: Bench) -> "Library":
    if bench.library is None:
        raise SettingsFault(
            "This cannot be kept.",
            "The stories were opened from files, not from the library.",
            "Start wirereader without a file or folder.",
        )
    return bench.library


def _told_of(library: "Library", known: Iterable[Findings]) -> None:
    """Have a library in memory know what was found since it was asked last."""
    for found in known:
        if library.findings(found.fingerprint, found.engine) is None:
            library.keep_findings(found)


def _library_of(stories: Iterable[Story], now: datetime) -> "Library":
    from wirereader.library.library import Library

    library = Library.open(None)
    source = library.add_source(Source(key="in hand", kind=SourceKind.FOLDER))
    records = [record_of(story.dispatch, story.alert) for story in stories]
    library.store(source, records, FetchMemory(), now, alert_for_s=None)
    return library
