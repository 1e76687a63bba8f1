"""Commands that follow an event, a name or a search, and list what came of it."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.commands.names.known_names import is_of_surname
from wirereader.desk.commands.resolution import chosen
from wirereader.desk.commands.running.event_page import place_some
from wirereader.desk.commands.running.follow_tables import alert_table, follow_table, named
from wirereader.desk.commands.searches_and_rules import parsed
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.targets import StoryId, StoryNumber
from wirereader.story.clean import clean_line
from wirereader.story.folding import folded
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.events.follows import Follows, FollowState, Kind
    from wirereader.library.library import Library

_LONGEST = 2000
_SHOWN = 60
_MOST_LOOKED_AT = 200
"""Of so many names that have some words it is seen which is meant."""
_ADDRESS = re.compile(r"(?:https?:|feed:|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*|(?:~|\.{0,2}/)\S*")
_KINDS = ("person", "place", "organisation")
NOTHING = "Nothing is followed. follow NAME follows a name, follow alone the event of the story."
_ACTIONS = ("read", "of N", "pause N", "resume N", "delete N")


async def follow(context: Context, library: "Library", words: str = "") -> Outcome:
    """Follow the event of the story at hand or of a number, a name, or a search."""
    words = clean_line(words, _LONGEST).strip()
    if not words or folded(words) in {"event", "this", "it", "story"}:
        return await _follow_event(context, library, await chosen(context))
    number = StoryNumber.read(words)
    if number.is_readable:
        return await _follow_event(context, library, await chosen(context, number))
    if _ADDRESS.fullmatch(words):
        return context.refused(f"add {clean_line(words, _SHOWN)} subscribes to it.")
    kind, text = await _meant(context, library, words)
    parsed(context, text)  # a query that cannot be read is refused here
    done = await _follow(context, library, kind, text)
    if kind == "name" and done.is_done and folded(text) != folded(words.strip('"')):
        word = clean_line(words, _SHOWN)
        return replace(done, said=f'{done.said} follow "{word}" follows the word itself.')
    return done


async def _meant(context: Context, library: "Library", words: str) -> "tuple[Kind, str]":
    """What words stand for: a saved search, a name that stories gave, or a query."""
    word, _, rest = words.partition(" ")
    saved = dict(await context.away(library.saved_searches))
    if folded(word) == "search" and folded(rest) in saved:
        return "query", saved[folded(rest)]
    if folded(words) in saved:
        return "query", saved[folded(words)]
    bare = words.strip('"')
    for kind in _KINDS:
        found = await context.away(lambda kind=kind: library.entities(kind, bare, _MOST_LOOKED_AT))  # type: ignore[misc]
        # a surname is as good as the name where one person is known by it; in quotes it is a word
        bearers = [one for one in found if bare == words and is_of_surname(one, folded(bare))]
        same = [one for one in found if folded(one.name) == folded(bare)]
        if len(bearers) == 1 or same:
            return "name", (bearers if len(bearers) == 1 else same)[0].name
    parts = bare.split()
    if len(parts) > 1 and all(part[0].isupper() and part.isalpha() for part in parts):
        return "name", bare  # nobody was named so yet
    return "query", words


async def _follow_event(context: Context, library: "Library", story: Story | None) -> Outcome:
    if story is None:
        return context.refused("Which event? Open a story, or give its number: follow 3.")
    await context.away(lambda: place_some(context))
    title = clean_line(phrases.unlabelled(story.headline), _LONGEST)
    return await _follow(context, library, "event", title, story.id)


async def _follow(
    context: Context, library: "Library", kind: "Kind", text: str, story_id: str = ""
) -> Outcome:
    name = named(kind, text)
    added = await context.away(
        lambda: library.follows.add(kind, text, story_id, said=f"followed {name}")
    )
    if added is None:
        return context.refused(f"You already follow {name}. follows lists what you follow.")
    return context.done(f"Following {phrases.full_stop(name)} alerts lists what is new about it.")


async def unfollow(context: Context, library: "Library", which: str = "") -> Outcome:
    """Follow something no more: by its number in `follows`, its name, or the event at hand."""
    follows = library.follows
    state = await _found(context, library, which)
    if isinstance(state, Outcome):
        return state
    name = named(state.follow.kind, state.follow.text)
    await context.away(lambda: follows.remove(state.follow.id, said=f"unfollowed {name}"))
    return context.done(f"Unfollowed: {phrases.full_stop(name)} undo follows it again.")


async def show_follows(context: Context, library: "Library") -> Outcome:
    """List what is followed."""
    kept = await context.away(library.follows.all)
    if not kept:
        return context.refused(NOTHING)
    unread = sum(one.unread for one in kept)
    told = phrases.count(unread, "unread alert") if unread else "no unread alerts"
    said = f"Following {len(kept)}, {told}."
    return context.done(said, follow_table(kept))


async def show_alerts(context: Context, library: "Library", action: str = "") -> Outcome:
    """List the alerts, the newest first; "read" marks them read, others act on what is followed."""
    follows = library.follows
    word, _, which = clean_line(action, _LONGEST).strip().partition(" ")
    if word == "read":
        number = await context.away(lambda: follows.mark_read(said="marked the alerts read"))
        return context.done(f"{phrases.count(number, 'alert')} marked read.")
    if word == "delete":
        return await unfollow(context, library, which)
    if word in {"pause", "resume"}:
        return await _pause(context, library, which, is_paused=word == "pause")
    if word == "of":
        state = await _found(context, library, which)
        if isinstance(state, Outcome):
            return state
        return await _list(context, follows, state.follow.id)
    if word:
        return context.refused(
            f"alerts alone lists the alerts; alerts pause 2 and so on: {', '.join(_ACTIONS)}."
        )
    return await _list(context, follows)


async def _list(context: Context, follows: "Follows", follow: int | None = None) -> Outcome:
    await context.away(context.keeper.flush)
    kept = await context.away(lambda: follows.alerts(follow=follow))
    if not kept:
        is_following = bool(await context.away(follows.all))
        return context.refused("No alerts yet." if is_following else NOTHING)
    unread = sum(not one.is_read for one in kept)
    said = f"{phrases.count(len(kept), 'alert')}, {unread} unread."
    listed = tuple(StoryId(one.story) for one in kept)
    return context.done(said, alert_table(kept, context.clock()), listed=listed)


async def _pause(context: Context, library: "Library", which: str, *, is_paused: bool) -> Outcome:
    state = await _found(context, library, which)
    if isinstance(state, Outcome):
        return state
    name = named(state.follow.kind, state.follow.text)
    did = "Paused" if is_paused else "Resumed"
    said = f"{did.lower()} the alerts of {name}"
    changed = await context.away(
        lambda: library.follows.pause(state.follow.id, is_paused=is_paused, said=said)
    )
    if not changed:
        return context.refused(f"{phrases.full_stop(name)} Nothing changed.")
    return context.done(f"{did}: {phrases.full_stop(name)}")


async def _found(context: Context, library: "Library", which: str) -> "FollowState | Outcome":
    """What is followed under a number or name; without either, the event of the story at hand."""
    which = clean_line(which, _LONGEST).strip()
    kept = await context.away(library.follows.all)
    if not kept:
        return context.refused(NOTHING)
    number = StoryNumber.read(which).number
    if 1 <= number <= len(kept):
        return kept[number - 1]
    if not which:
        return await _of_story(context, library, kept)
    wanted = folded(which)
    texts = [folded(one.follow.text) for one in kept]
    found = [one for one, text in zip(kept, texts, strict=True) if text == wanted]
    found = found or [one for one, text in zip(kept, texts, strict=True) if wanted in text]
    if len(found) == 1:
        return found[0]
    shown = clean_line(which, _SHOWN)
    if found:
        return context.refused(
            f"{shown} matches {len(found)} of what you follow. follows lists them."
        )
    return context.refused(f"You do not follow {phrases.full_stop(shown)} follows lists them.")


async def _of_story(
    context: Context, library: "Library", kept: "tuple[FollowState, ...]"
) -> "FollowState | Outcome":
    story = await chosen(context)
    ranks = set[int]()
    if story is not None:
        story_id = story.id
        ranks = {one.rank for one in await context.away(lambda: library.running.event_of(story_id))}
    found = next((one for one in kept if one.follow.story in ranks), None)
    return found or context.refused("You do not follow this event. follows lists what you follow.")
