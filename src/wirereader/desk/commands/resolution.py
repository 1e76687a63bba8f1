"""What commands want, found in one place: stories, findings, names, quotes, links, sources.

The table says what a command wants, `carry_out` hands it over as values; where there is none, the
refusal is said here.
"""

import bisect
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wirereader.desk import navigation, phrases
from wirereader.desk.commands.command import Argument, Command
from wirereader.desk.commands.names.described_speakers import in_role, in_words, parted
from wirereader.desk.commands.names.known_names import is_quoted, known_in, known_of_all
from wirereader.desk.commands.names.which_meant import going_on, offered, paired
from wirereader.desk.commands.search_library import searchable
from wirereader.desk.commands.story_lines import (
    AnalysedStory,
    NameHere,
    QuotesAbout,
    QuotesBy,
    lines_of,
    name_lines,
    quote_numbered,
    speaker_named,
    speaks,
)
from wirereader.desk.context import Context
from wirereader.desk.outcomes import (
    CardShown,
    FeedRow,
    FeedsShown,
    KnownShown,
    Outcome,
    QuoteLine,
    QuotesShown,
)
from wirereader.desk.search.paragraph_search import ASKED, paragraphs_with
from wirereader.desk.session import Room
from wirereader.desk.targets import (
    EntityIndex,
    KnownId,
    KnownPair,
    MentionIndex,
    Numbered,
    QuoteNumber,
    Range,
    ScopeId,
    SourceKey,
    SourceNumber,
    StoryId,
    StoryNaming,
    StoryNumber,
    Target,
    TypedWords,
    Want,
)
from wirereader.story.clean import clean_line, drawable
from wirereader.story.faults import SettingsFault
from wirereader.story.findings import Findings
from wirereader.story.names import EntityKind
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.desk.refresh.refresh_process import Refreshing
    from wirereader.library.library import Library
    from wirereader.library.results import SourceState

NO_STORY = "No story is open. A number opens one."
NOBODY = "No name selected. Type one, or press f."
THIS_STORY = "this"
"""Stands for what the open story is about, where stories about something are wanted."""
_LONGEST_SHOWN = 100
"""Code points of what was typed that a sentence repeats."""
_MAIN = 6
"""So many names of a story may be what it is about."""
_NOBODY_HERE = "No name selected. Type a name from this story, or press f."
_NO_CARD = "No name selected. c NAME, or press f."
_NO_PAIR = "Give two names: merge Bill Gates = William Gates."
_ABOUT = "about "


async def carry_out(context: Context, command: Command, target: Target | None = None) -> Outcome:
    """Do a command with what it wants, or tell why that cannot be had.

    Raises WirereaderFault.
    """
    values: list[object] = []
    if command.is_of_story and await context.bring(context.selected_id()) is not None:
        context.take_selected()
    for want in command.wants:
        values.append(await _HAD[want](context))
        if isinstance(values[-1], Outcome):
            return values[-1]
    for argument in command.takes[:1]:
        taken = await _taken(context, argument, target)
        if isinstance(taken, Outcome):
            return going_on(context, command, taken, is_early=True)
        values.append(taken)
    if command.parts:
        values.append(await _text(context, target))
    outcome = await command.run(context, *values)
    return going_on(context, command, outcome, is_early=False)


async def _taken(context: Context, argument: Argument, target: Target | None) -> object:
    """What follows a command's word, as a value."""
    if isinstance(target, Numbered | Range) and argument.unread and not target.is_readable:
        return context.refused(argument.unread.format(typed=target))
    find = _FOUND.get(argument.want)
    return target if find is None else await find(context, target)


# The open story, and the one at hand


def _none_open(context: Context) -> Outcome:
    return context.refused(NO_STORY)


async def _open_story(context: Context) -> Story | Outcome:
    return context.open_story() or _none_open(context)


def analysed(context: Context) -> AnalysedStory | Outcome:
    """The open story and its findings, or the refusal that says why not."""
    story = context.open_story()
    if story is None:
        return _none_open(context)
    findings = context.findings(story)
    if findings is None:
        return context.refused(context.understanding.why_not(story) or phrases.FOLLOW)
    return AnalysedStory(story, findings)


async def _analysed(context: Context) -> AnalysedStory | Outcome:
    return analysed(context)


async def chosen(context: Context, target: Target | None = None) -> Story | None:
    """The story of a number or id; without either, the one selected in the list, or open."""
    session = context.session
    match target:
        case StoryId(id):
            return await context.bring(id)
        case TypedWords(text):
            return context.story(text)
        case StoryNumber(number):
            row = number - 1
        case _:
            if session.room is not Room.HEADLINES and session.story is not None:
                return await context.bring(session.story)
            row = session.row
            if row >= context.list.count():
                return await context.bring(session.story)
    if not 0 <= row < context.list.total():
        return None
    return await context.bring(context.list.story_id(row))


async def _story_at_hand(context: Context) -> Story | Outcome:
    return await chosen(context) or _none_open(context)


async def _story(context: Context, target: Target | None = None) -> Story | Outcome:
    return await chosen(context, target) or _no_story(context, target)


def _shown(target: Target | str | None) -> str:
    """A target as a sentence names it, cut where it is long."""
    return "" if target is None else clean_line(str(target), _LONGEST_SHOWN)


def _no_story(context: Context, target: Target | str | None) -> Outcome:
    """The refusal of a number or id that is no story's."""
    total = context.list.total()
    if not total:
        return context.refused(phrases.NO_STORIES)
    return context.refused(f"No story {_shown(target)}. {phrases.there_are(total)}")


async def _openable(context: Context, target: Target | None) -> Story | Path | Outcome:
    story = await chosen(context, target)
    if story is not None:
        return story
    if isinstance(target, StoryId | TypedWords):
        return Path(str(target))
    return _no_story(context, target or "0")


async def _openable_if_named(
    context: Context, target: Target | None
) -> Story | Path | Outcome | None:
    return None if target is None else await _openable(context, target)


# The library, and who fetches


async def _keeping(context: Context) -> "Library":
    await context.away(context.keeper.flush)  # steps of undo are kept in the order they were made
    return _library(context, "Nothing can be saved here.")


async def _subscriptions(context: Context) -> "Library":
    await context.away(context.keeper.flush)
    return _library(context, "Sources cannot be changed here.")


def _library(context: Context, what: str) -> "Library":
    if context.library is None:
        raise SettingsFault(
            what,
            "The stories were opened from files, not from the library.",
            "Start wirereader without a file or folder.",
        )
    return context.library


async def _fetcher(context: Context) -> "Refreshing":
    context.raise_refusal()  # before anything is fetched that cannot be kept
    return _sent(context.fetcher)


async def _file_fetcher(context: Context) -> "Refreshing":
    return _sent(context.carrier)


def _sent(somebody: "Refreshing | None") -> "Refreshing":
    if somebody is None:
        raise SettingsFault(
            "This cannot be done here.",
            "Fetching is not available here.",
            "wirereader refresh does it.",
        )
    return somebody


async def _source(context: Context, target: Target | None) -> "SourceState | Outcome | None":
    from wirereader.desk.subscriptions import subscriptions

    if not isinstance(target, SourceNumber | SourceKey | TypedWords):
        return None
    library = await _subscriptions(context)
    state = await context.away(lambda: subscriptions.found(library, target))
    return context.refused(state.said) if isinstance(state, subscriptions.Told) else state


async def _scope(context: Context, target: Target | None) -> FeedRow | Outcome | None:
    """The row of the tree that is meant; several are listed to choose from."""
    if target is None:
        return None
    from wirereader.desk.commands.feeds.feed_list import tree_rows
    from wirereader.desk.scope.feed_tree import rows_named

    found = rows_named(await tree_rows(context, is_quick=True), str(target))
    if len(found) == 1:
        return found[0]
    found = rows_named(await tree_rows(context), str(target)) if found else ()
    if not found:
        return context.refused(
            f"No feed, folder, tag or view {drawable(str(target or ''))}. feeds lists them."
        )
    said = f"{len(found)} lists have this name. A number opens one."
    listed = tuple(ScopeId(row.id) for row in found)
    return context.done(said, FeedsShown(found, context.list.scope.id), listed=listed)


async def _source_or_samples(
    context: Context, target: Target | None
) -> "SourceState | Outcome | None":
    from wirereader.desk.subscriptions.subscriptions import SAMPLES_WORD

    if isinstance(target, TypedWords) and target.text.casefold() == SAMPLES_WORD:
        return None
    return await _source(context, target)


# Quotes, mentions and names of the open story


async def _quote(context: Context, target: Target | None) -> QuoteLine | Outcome | None:
    at = analysed(context)
    if isinstance(at, Outcome) or not isinstance(target, QuoteNumber):
        return at if isinstance(at, Outcome) else None
    line = quote_numbered(at, target)
    return context.refused(line) if isinstance(line, str) else line


async def _mention(context: Context, target: Target | None) -> int | Outcome:
    """A mention to go to; a pronoun or demonym stands for the name before it."""
    at = analysed(context)
    if isinstance(at, Outcome):
        return at
    mentions = at.findings.mentions
    index = target.number if isinstance(target, MentionIndex) else -1
    same: tuple[int, ...] = ()
    if 0 <= index < len(mentions):
        same = navigation.visited(at.findings, mentions[index].entity)
    if not same:
        return context.refused(f"No mention {target} in this story.")
    return same[max(0, bisect.bisect_right(same, index) - 1)]


async def _name(context: Context, target: Target | None) -> int | TypedWords | Outcome | None:
    """A name of the open story; words that are no name but stand in its text are themselves."""
    at = analysed(context)
    if isinstance(at, Outcome) or target is None:
        return at if isinstance(at, Outcome) else None
    if isinstance(target, TypedWords) and not navigation.matching(at.findings, target.text):
        if paragraphs_with(at.story.body, target.text):
            return target
        words = target.text.removeprefix(ASKED)
        return context.refused(f"No match for {words} in this story.")
    return entity_meant(context, at, target)


def entity_meant(context: Context, at: AnalysedStory, target: Target) -> int | Outcome:
    """The one name of a story that is meant, or the choices, or a refusal."""
    if isinstance(target, EntityIndex):
        is_one = target.index in navigation.named(at.findings)
        return target.index if is_one else context.refused(f"No name {target} in this story.")
    found = navigation.matching(at.findings, str(target))
    if not found:
        return context.refused(f"No match for {target} in this story.")
    if len(found) == 1:
        return found[0]
    lines = lines_of(at, found)
    return offered(context, f"{phrases.count(len(lines), 'name')}.", lines)


def named_here(context: Context, findings: Findings) -> int | None:
    """The name at hand: that of the mention, or the speaker of the quote, the reader went to."""
    session = context.session
    if session.mention is not None:
        return findings.mentions[session.mention].entity
    quote = None if session.quote is None else findings.quotes[session.quote]
    return quote.speaker if quote is not None and quote.is_attributed else None


async def _meant_here(context: Context, target: Target | None) -> Target | Outcome | None:
    """Whom a pronoun means: the name shown last, the one at hand, or who is in the paragraph.

    Of several people in the paragraph the reader chooses.  Other words mean what they did.
    """
    if isinstance(target, TypedWords) and target.text == THIS_STORY:
        return await _most_told_of(context)
    if not isinstance(target, TypedWords) or not navigation.is_pronoun(target.text):
        return target
    at = analysed(context)
    shown = _shown_last(context, None if isinstance(at, Outcome) else at)
    if shown is not None or isinstance(at, Outcome):
        return shown
    findings, body = at.findings, at.story.body
    local = named_here(context, findings)
    found = navigation.named_in(findings, body, context.session.offset, EntityKind.PERSON)
    if local is not None and (local in found or not found):
        return EntityIndex(local)
    if len(found) == 1:
        return EntityIndex(found[0])
    lines = lines_of(at, found) or tuple(
        line for line in name_lines(at) if line.entity.kind is EntityKind.PERSON
    )
    return offered(context, "Who is meant? Type a number.", lines) if lines else None


def _shown_last(context: Context, at: AnalysedStory | None) -> KnownId | EntityIndex | None:
    """Whose card, or quotes alone, the last answer was."""
    shown = None if context.last is None else context.last.shows
    if isinstance(shown, KnownShown):
        return KnownId(shown.card.entity.id)
    if at is None:
        return None
    if isinstance(shown, CardShown) and shown.name.entity in at.findings.entities:
        return EntityIndex(shown.name.index)
    if not isinstance(shown, QuotesShown):
        return None
    speakers = {one.quote.speaker for one in shown.every if one.quote.is_attributed}
    is_here = len(speakers) == 1 and shown.every[0].story == at.story
    return EntityIndex(speakers.pop() or 0) if is_here else None


async def _most_told_of(context: Context) -> KnownId | Outcome:
    """Of the names that the open story names most often the one that most stories have."""
    at = analysed(context)
    if isinstance(at, Outcome):
        return at
    library = await searchable(context)
    lines = sorted(name_lines(at), key=lambda line: -line.mentions)[:_MAIN]
    best, most = None, 1
    for line in lines:
        known = await known_in(context, at.story, line.index)
        card = None if known is None else await context.away(lambda k=known: library.entity(k))  # type: ignore[misc]
        if card is not None and card.entity.stories > most:
            best, most = card.entity.id, card.entity.stories
    if best is None:
        return context.refused("No other story has the main names of this one.")
    return KnownId(best)


# Names of all stories


async def _any_name(context: Context, target: Target | None) -> NameHere | KnownId | Outcome:
    """A name of the open story, else one of all stories; without words, the one at hand."""
    meant_here = await _meant_here(context, target)
    if isinstance(meant_here, KnownId | Outcome):
        return meant_here
    target = meant_here
    at = analysed(context)
    if isinstance(at, Outcome):
        return await _of_all_or(context, target, at) if isinstance(target, TypedWords) else at
    if target is None:
        entity = named_here(context, at.findings)
        return context.refused(_NO_CARD) if entity is None else NameHere(at, entity)
    if isinstance(target, TypedWords) and not navigation.matching(at.findings, target.text):
        holders = in_role(at, target.text)
        if len(holders) == 1:
            return NameHere(at, holders[0])
        if holders:
            return offered(
                context, f"{phrases.count(len(holders), 'name')}.", lines_of(at, holders)
            )
        return await _of_all_or(context, target, f"No match for {target} in this story.")
    meant = entity_meant(context, at, target)
    return meant if isinstance(meant, Outcome) else NameHere(at, meant)


async def _speaker(
    context: Context, target: Target | None
) -> AnalysedStory | NameHere | KnownId | QuotesAbout | QuotesBy | Outcome:
    """The open story, or whoever is meant, and about what: "the mayor about houses"."""
    if target is None:
        return analysed(context)
    at = analysed(context)
    if isinstance(target, TypedWords) and target.text.startswith(_ABOUT):
        words = target.text.removeprefix(_ABOUT)
        if context.session.story is None or context.session.room is Room.HEADLINES:
            return QuotesAbout(None, words)
        return at if isinstance(at, Outcome) else QuotesAbout(at, words)
    who, about = parted(str(target))
    whose = await _by_name(context, TypedWords(who) if about else target, at)
    if isinstance(whose, QuotesBy) or not about:
        return whose._replace(about=about) if isinstance(whose, QuotesBy) else whose
    if isinstance(whose, Outcome):
        return QuotesBy(None, who, about, None, whose)
    return QuotesBy(whose, who, about)


async def _by_name(
    context: Context, target: Target, at: AnalysedStory | Outcome
) -> NameHere | KnownId | QuotesBy | Outcome:
    """Whoever is meant: of several of a name those who are quoted; else whom words describe."""
    if isinstance(target, TypedWords) and not isinstance(at, Outcome):
        target = TypedWords(speaker_named(at, target.text, context.typed))
    is_here = not isinstance(at, Outcome) and bool(navigation.matching(at.findings, str(target)))
    named = await _any_name(context, target) if is_here else None
    if isinstance(named, NameHere) and not speaks(*named):
        named = None
    if named is not None or not isinstance(target, TypedWords):
        return named or await _any_name(context, target)
    if not isinstance(at, Outcome) and not is_here and in_words(at, target.text, context.typed):
        return QuotesBy(None, target.text, "", at)
    known = await speaker_meant(context, target)
    if not isinstance(known, Outcome):
        return KnownId(known)
    found = known if known.is_done else await _any_name(context, target)
    is_refused = isinstance(found, Outcome) and not found.is_done
    return QuotesBy(None, target.text, "", otherwise=known) if is_refused else found


async def _of_all_or(
    context: Context, target: TypedWords, otherwise: Outcome | str
) -> KnownId | Outcome:
    """Whom all stories know by a name; where nobody, that the open story does not either."""
    known = await known_of_all(context, target.text)
    if not isinstance(known, Outcome):
        return KnownId(known)
    if known.is_done or context.session.story is None:
        return known
    return context.refused(otherwise) if isinstance(otherwise, str) else otherwise


async def known_meant(context: Context, target: Target | None) -> int | Outcome:
    """Whom of all stories a target means; a name of the open story comes before the library's.

    Without one it is the name at hand; several are listed to choose from.
    """
    target_here = await _meant_here(context, target)
    match target_here:
        case Outcome():
            return target_here
        case None:
            return await _known_at_hand(context)
        case KnownId(id):
            return id
        case EntityIndex():
            known = await _known_here(context, target_here)
            return (
                context.refused(f"No match for {target} in any story.") if known is None else known
            )
    known = await _known_here(context, target)
    return await known_of_all(context, str(target)) if known is None else known


async def speaker_meant(context: Context, target: Target | None) -> int | Outcome:
    """Whose words are wanted: `known_meant`, but of several of a name those who are quoted.

    Somebody whom the open story only names gives way to one of that name who said something.
    """
    if not isinstance(target, TypedWords):
        return await known_meant(context, target)
    known = await _known_here(context, target)
    if known is not None and await is_quoted(context, known):
        return known
    found = await known_of_all(context, target.text, is_speaker=True)
    return found if known is None or not isinstance(found, Outcome) else known


async def _known_here(context: Context, target: Target | None) -> int | None:
    """Whom a name of the open story means; without one, whose name or quote the reader went to."""
    at = analysed(context)
    if isinstance(at, Outcome):
        return None
    match target:
        case None:
            local = named_here(context, at.findings)
        case EntityIndex(index):
            local = index if index < len(at.findings.entities) else None
        case _:
            found = navigation.matching(at.findings, str(target))
            local = found[0] if len(found) == 1 else None
    return None if local is None else await known_in(context, at.story, local)


async def _known_at_hand(context: Context) -> int | Outcome:
    known = await _known_here(context, None)
    return context.refused(NOBODY) if known is None else known


async def _named_by_story(context: Context, target: Target | None) -> int | Outcome:
    known = await _known_here(context, target)
    return context.refused(_NOBODY_HERE) if known is None else known


async def _known_pair(context: Context, target: Target | None) -> tuple[int, int] | Outcome:
    if not isinstance(target, KnownPair):
        return context.refused(_NO_PAIR)
    one = await known_meant(context, target.one)
    if isinstance(one, Outcome):
        return paired(context, one, after=target.other)
    other = await known_meant(context, target.other)
    if isinstance(other, Outcome):
        return paired(context, other, before=KnownId(one))
    return one, other


async def _naming(context: Context, target: Target | None) -> StoryNaming | Outcome:
    if isinstance(target, StoryNaming):
        return target
    return context.refused(f"No story {_shown(target)}.")


async def _text(_: Context, target: Target | None) -> str:
    return "" if target is None else str(target)


_HAD: dict[Want, Callable[[Context], Awaitable[object]]] = {
    Want.OPEN_STORY: _open_story,
    Want.FINDINGS: _analysed,
    Want.STORY_AT_HAND: _story_at_hand,
    Want.STORY: _story,
    Want.LIBRARY: _keeping,
    Want.SUBSCRIPTIONS: _subscriptions,
    Want.KNOWN_AT_HAND: _known_at_hand,
    Want.FETCHER: _fetcher,
    Want.FILE_FETCHER: _file_fetcher,
}
_FOUND: dict[Want, Callable[[Context, Any], Awaitable[object]]] = {
    Want.TEXT: _text,
    Want.FILE: _text,
    Want.QUOTES_TO_EXPORT: _text,
    Want.STORY: _story,
    Want.OPENABLE: _openable,
    Want.OPENABLE_IF_NAMED: _openable_if_named,
    Want.QUOTE: _quote,
    Want.MENTION: _mention,
    Want.NAME: _name,
    Want.ANY_NAME: _any_name,
    Want.SPEAKER: _speaker,
    Want.KNOWN: known_meant,
    Want.KNOWN_HERE: _named_by_story,
    Want.KNOWN_PAIR: _known_pair,
    Want.NAMING: _naming,
    Want.SOURCE: _source,
    Want.SOURCE_OR_SAMPLES: _source_or_samples,
    Want.SCOPE: _scope,
}
"""How what follows a command's word becomes a value; what is not here is handed over as it is."""
