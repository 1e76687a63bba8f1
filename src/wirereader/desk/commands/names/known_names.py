"""Who or what of all stories a name means, as the library knows it."""

import re
from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.commands.names.described_speakers import titles_of
from wirereader.desk.commands.search_library import analysed_so_far, searchable
from wirereader.desk.context import Context
from wirereader.desk.outcomes import EveryoneShown, KnownLine, Outcome
from wirereader.desk.targets import KnownId
from wirereader.story.clean import drawable
from wirereader.story.folding import folded
from wirereader.story.story import Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wirereader.story.entity_card import KnownEntity

MOST_LISTED = 200
_BY_NUMBER = re.compile(r"#\d{1,18}", re.ASCII)
_SMALL_IN_ROLES = frozenset({"the", "a", "an", "of", "in", "for", "at", "to", "and"})
_KINDS = ("person", "place", "organisation")
_PLURAL = re.compile(r"(?<=\w{3}[^s])s\Z")  # "mayors"; a role is held by one
_MOST_OF_ROLE = 50
"""People of one role whose quotes are looked for: each is a look-up of a millisecond."""
_MOST_SPEAKERS = 8
"""Of so many of a name it is looked up who is quoted."""


async def is_quoted(context: Context, known: int) -> bool:
    """Claim that a story has words of somebody."""
    library = await searchable(context)
    return bool(await context.away(lambda: library.running.statements_of(known, 1)))


async def is_of_role(context: Context, known: int, words: str) -> bool:
    """Claim that some words are no name of somebody, but what that one is: "the mayor"."""
    library = await searchable(context)
    card = await context.away(lambda: library.entity(known))
    if card is None:
        return False
    names = {folded(card.entity.name), *(folded(str(one)) for one in card.aliases)}
    return not any(word in name.split() for name in names for word in folded(words).split()[-1:])


async def known_of_all(context: Context, typed: str, *, is_speaker: bool = False) -> int | Outcome:
    """Whom a name, or "#" and the library's number, means among all that the library knows."""
    typed = drawable(typed)
    if _BY_NUMBER.fullmatch(typed):
        return int(typed[1:])
    library = await searchable(context)
    found: list[KnownEntity] = []
    for kind in _KINDS:
        found += await context.away(lambda kind=kind: library.entities(kind, typed, MOST_LISTED))  # type: ignore[misc]
    wanted = folded(typed)
    meant = _meant_of(found, wanted)
    if is_speaker and 1 < len(meant) <= _MOST_SPEAKERS:
        quoted = [one for one in meant if await is_quoted(context, one.id)]
        meant = quoted or meant
    elif len(meant) > 1 and _is_surname(meant, wanted):
        meant = meant[:1]
    if not meant:
        held = await _in_role(context, typed, wanted, is_speaker=is_speaker)
        if isinstance(held, Outcome):
            return held
        meant = held
    if not meant:
        so_far = await analysed_so_far(context, library)
        return context.refused(f"No match for {typed} in any story.{so_far}")
    if len(meant) == 1:
        return meant[0].id
    said = f"{phrases.count(len(meant), 'name')} with {typed}."
    return known_listed(context, "", meant[:MOST_LISTED], said, typed)


async def _in_role(
    context: Context, typed: str, wanted: str, *, is_speaker: bool
) -> "list[KnownEntity] | Outcome":
    """Those whose role has all words of a name; of several speakers their quotes at once."""
    words = [one for one in wanted.split() if one not in _SMALL_IN_ROLES]
    if not words:
        return []
    library = await searchable(context)
    held = [_PLURAL.sub("", one) for one in words] if is_speaker else words
    every: list[KnownEntity] = []
    for same in titles_of(held):
        every += await context.away(lambda same=same: library.in_role(same, MOST_LISTED))  # type: ignore[misc]
    meant = [*dict.fromkeys(every)]
    if not is_speaker or len(meant) < 2:  # noqa: PLR2004 - one alone is meant
        return meant
    quoted = [one for one in meant[:_MOST_OF_ROLE] if await is_quoted(context, one.id)]
    if len(quoted) > 1:
        from wirereader.desk.commands.names.quotes_of_all import quotes_by

        return await quotes_by(context, [one.name for one in quoted], typed)
    return quoted or meant


def _meant_of(found: "Sequence[KnownEntity]", wanted: str) -> "list[KnownEntity]":
    """Whom a folded name may mean: who is called so, else whose name has it.

    A surname alone is how some stories put it: those whom others name in full come before it.
    """
    exact = [one for one in found if folded(one.name) == wanted]
    if exact and " " not in wanted and all(one.kind == "person" for one in exact):
        return [*(one for one in found if is_of_surname(one, wanted)), *exact]
    return exact or [*found]


def is_of_surname(one: "KnownEntity", surname: str) -> bool:
    """Claim that somebody is a person named in full whose last name is a folded word."""
    return one.kind == "person" and folded(one.name).split()[1:][-1:] == [surname]


def _is_surname(meant: "Sequence[KnownEntity]", wanted: str) -> bool:
    """Claim that of those who are meant the first alone is named in full."""
    fuller = [one for one in meant if is_of_surname(one, wanted)]
    return meant[:1] == fuller and folded(meant[1].name) == wanted


def known_listed(
    context: Context, kind: str, found: "Sequence[KnownEntity]", said: str, part: str = ""
) -> Outcome:
    """Names of all stories to choose from."""
    lines = tuple(KnownLine(number, one) for number, one in enumerate(found, start=1))
    listed = tuple(KnownId(one.id) for one in found)
    return context.done(said, EveryoneShown(kind, lines, part), listed=listed)


async def known_in(context: Context, story: Story, local: int) -> int | None:
    """Who a name of a story is, as far as the library was told."""
    library = await searchable(context)
    return await context.away(lambda: library.entity_of(story.id, local))
