"""Doing what a typed line means: its likeliest meaning that comes to something."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import pairwise

from wirereader.desk import phrases
from wirereader.desk.command_parser import (
    TAKEN,
    TO_HIDE,
    Typed,
    command_of_known_words,
    meanings,
    understand,
)
from wirereader.desk.commands.command import Command
from wirereader.desk.commands.reading import resumed
from wirereader.desk.commands.table import by_word
from wirereader.desk.commands.undo.steps_together import newest_steps, take_together
from wirereader.desk.context import Context
from wirereader.desk.outcomes import (
    HeadlinesShown,
    Outcome,
    ParagraphsShown,
    QuotesShown,
    StoryShown,
)
from wirereader.desk.search.topics_of_news import topic_query
from wirereader.desk.session import Room
from wirereader.desk.targets import (
    Answer,
    KnownId,
    ScopeId,
    StoryId,
    StoryNaming,
    StoryNumber,
    Target,
    TypedWords,
    Want,
)
from wirereader.desk.typed_lines.mistyped_sentences import may_be_mended, put_right
from wirereader.desk.typed_lines.named_story import only_row_of
from wirereader.desk.typed_lines.number_asked import asks_for_number
from wirereader.desk.wording.grammar.typing_errors import with_words, words_put_right
from wirereader.story.folding import folded

_READ = (StoryShown, ParagraphsShown)
_FOUND_ANYWHERE = (StoryId, StoryNaming, KnownId, ScopeId)
_OF_NAMES = frozenset({"card", "quotes", "map", "statements"})
"""Commands about a name, which is looked for in other spellings where there is none of it."""
_SHORT = 3
"""So few letters are a part of too many names."""
_LONGEST = 20_000
"""Characters of a line that is read: room for a hundred addresses to add.  The time it takes to
tell what a line means may grow with its square."""
_TOO_LONG = f"The line is too long. It may have {_LONGEST:,} characters."
_TELL_STORY = frozenset({Want.STORY, Want.OPENABLE, Want.OPENABLE_IF_NAMED})
Run = Callable[[Command, Target | None], Awaitable[Outcome]]


class TypedLines:
    """Lines that a person types; `run` does one command and never raises."""

    def __init__(self, context: Context, run: Run) -> None:
        self._context, self._run = context, run
        self._is_unsure = False
        """Whether the words of the last story that was named fit several, or none."""

    async def obey(self, line: str) -> Outcome:
        """The outcome of the first meaning that is done, else the first refusal."""
        context = self._context
        if len(line) > _LONGEST:
            return context.refused(_TOO_LONG)
        mends, context.typed = context.mends, line
        place = context.place() if asks_for_number(line) else None
        is_at_list = context.session.room is Room.HEADLINES
        try:
            context.mends = False  # what has the words as they stand goes first
            outcome, searches = await self._put_right(line) or await self._obey(line)
            context.mends = mends
            if not outcome.is_done and mends and searches is not None:
                outcome = await self._near_name(line) or await self._mended(outcome, searches)
        finally:
            context.typed, context.mends = "", mends
        is_listed = outcome.is_done and isinstance(outcome.shows, HeadlinesShown)
        if is_at_list and context.list.scope.text:
            return outcome  # numbers mean the stories that were counted, which are heard
        if place is not None and is_listed:
            context.return_to(place)  # who asked for a number is not led into a list
            return context.done(outcome.said)
        return outcome

    async def _put_right(self, line: str) -> tuple[Outcome, list[Typed] | None] | None:
        """What comes of a sentence whose mistyped words are put right; None where that is not sure.

        A word that a story has, or a list's name, is no error.  None in place of searches: it is
        asked whether that was meant.
        """
        line = line.strip()
        if not may_be_mended(line, self._context.session):
            return None
        better = {
            typed: word
            for typed, word in words_put_right(line).items()
            if not (topic_query(typed)[0] or await self._has_word(typed))
            and not await self._is_of_a_name(typed)
        }
        if not better:
            return None
        mended = with_words(line, better)
        typed = put_right(mended, better.values(), self._context.session)
        if typed is None or isinstance(typed, str):
            return None if typed is None else (self._context.refused(typed), None)
        outcome = await self._in_turn(typed)
        if not outcome.is_done and typed.command.word == "scope" and " from " in mended:
            outcome, _ = await self._obey(mended)  # what is no list may be whom stories are from
        return (_told_of_words(typed, outcome), []) if outcome.is_done else None

    async def _is_of_a_name(self, word: str) -> bool:
        """Claim that a source, folder, tag, search or view has a word in its name."""
        from wirereader.desk.commands.feeds.feed_list import tree_rows

        rows = await tree_rows(self._context, is_quick=True)
        return any(folded(word) in folded(row.name).split() for row in rows)

    async def _near_name(self, line: str) -> Outcome | None:
        """What comes of a line about a name with the name that was surely meant: "tolentno"."""
        from wirereader.desk.commands.search_library import searchable
        from wirereader.desk.search.near_queries import may_be_mistyped, near_queries

        typed = understand(line, self._context.session)
        if isinstance(typed, str) or typed.then or typed.command.word not in _OF_NAMES:
            return None
        words = typed.target.text if isinstance(typed.target, TypedWords) else ""
        if typed.story is not None or not may_be_mistyped((words,)):
            return None
        library = await searchable(self._context)
        for near in await self._context.away(lambda: near_queries(library, (words,))):
            outcome = await self._run(typed.command, TypedWords(near.text))
            if outcome.is_done:
                return _noted(replace(typed, note=f"{TAKEN}{near.text}."), outcome)
        return None

    async def _mended(self, refusal: Outcome, searches: list[Typed]) -> Outcome:
        """What the first of some searches finds with mistyped words mended, or `refusal`."""
        from wirereader.desk.search.near_queries import begun_query, may_be_mistyped, words_to_find

        for typed in searches:
            words = str(typed.target)
            if not (may_be_mistyped((words,)) or words_to_find(words) or begun_query(words)):
                continue  # answered at once: what is drawn in the meantime is heard
            if (done := await self._as_command(str(typed.target))) is not None:
                return done
            outcome = await self._in_turn(typed)
            if outcome.is_done:
                return outcome
        return refusal

    async def _as_command(self, words: str) -> Outcome | None:
        """What comes of a line that is a command once its words are put right, or None."""
        from wirereader.desk.commands.search_library import searchable
        from wirereader.desk.search.near_queries import near_queries

        library = await searchable(self._context)
        for near in await self._context.away(lambda: near_queries(library, (words,))):
            typed = command_of_known_words(near.text, self._context.session)
            outcome = None if typed is None else await self._in_turn(typed)
            if typed is not None and outcome is not None and outcome.is_done:
                return _noted(typed, outcome) if typed.note else outcome
        return None

    async def _obey(self, line: str) -> tuple[Outcome, list[Typed]]:
        """What came of a line, and the searches in it that found nothing."""
        first: Outcome | None = None
        searches: list[Typed] = []
        for typed in meanings(line, self._context.session):
            if isinstance(typed, Typed) and typed.mended and first is None:
                found = await self._as_typed(typed.mended)
                if found is not None:
                    return found, []
            if isinstance(typed, Typed):
                outcome = await self._in_turn(typed)
                if typed.command.word == "search" and not typed.then:
                    searches.append(typed)
            elif first is not None and typed.startswith(TO_HIDE):
                first = outcome = self._context.refused(f"{phrases.full_stop(first.said)} {typed}")
            else:
                outcome = self._context.refused(typed)
            if outcome.is_done:
                if isinstance(typed, Typed) and typed.note:
                    outcome = _noted(typed, outcome)
                return (outcome if first is None else _after(first, outcome)), []
            first = first or outcome
        return first or self._context.refused(""), searches

    async def _as_typed(self, line: str) -> Outcome | None:
        """What has a name or stories of the words of a line: they are no typing error then."""
        words = [one for one in line.split() if one.isalpha()]
        is_word = True  # "quots" is no form of "quoted"
        for one in words:
            is_word = is_word and await self._has_word(one)
        is_topic = bool(topic_query(line)[0])  # "sport" is no "sort", though no story has the word
        looked = is_word or is_topic
        targets: list[tuple[str, Target]] = [("search", TypedWords(line))] if looked else []
        is_reading = self._context.session.room is not Room.HEADLINES
        if is_word and is_reading and self._context.open_story():
            targets.insert(0, ("find", TypedWords(line)))
        if len(line) > _SHORT:
            targets.insert(0, ("scope", ScopeId(line)))
        for word, target in targets:
            command = by_word(word)
            outcome = await self._run(command, target) if command is not None else None
            if outcome is not None and outcome.is_done:
                return outcome
        return None

    async def _has_word(self, word: str) -> bool:
        """Claim that a story has a word as it stands."""
        from wirereader.desk.commands.search_library import searchable

        library = await searchable(self._context)
        return await self._context.away(lambda: library.has_word(folded(word)))

    async def _in_turn(self, typed: Typed) -> Outcome:
        """Do a command and what is to be done after it.

        Of several of the same kind each says what came of it; else the last one tells.
        """
        is_aimed = typed.story is not None or (typed.target is not None and not _is_step(typed))
        is_repeated = (
            is_aimed and bool(typed.then) and typed.then[0].command.word == typed.command.word
        )
        do = self._marked if is_repeated else self._of_story
        began = await newest_steps(self._context) if is_repeated else None
        first = await do(typed)
        if not typed.then or not (first.is_done or is_repeated):
            return first
        is_of_all = typed.command.word == "mark-all-read" and _is_of_story(typed.then[0])
        is_untold = typed.then[0].target is None and typed.then[0].story is None
        if (typed.named and self._is_unsure) or (is_of_all and is_untold):
            undone = " and ".join(one.command.word for one in typed.then)
            return replace(first, said=f"{phrases.full_stop(first.said)} Not done: {undone}.")
        every = [first]
        then = [self._of_the_same(typed, one) for one in typed.then]
        for before, each in pairwise((typed, *then)):
            if not (is_repeated and self._is_beyond(before) and self._is_beyond(each)):
                every.append(await do(each))  # "No story 28" is told of the first alone
        last = ([one for one in every if one.is_done] or every)[-1]
        if not is_repeated:
            undone = "" if every[-1].is_done or not typed.named else every[-1].said
            return (
                replace(last, said=f"{phrases.full_stop(last.said)} {undone}") if undone else last
            )
        if began is not None:
            await take_together(self._context, began)
        said = " ".join(phrases.full_stop(one.said) for one in every)
        return replace(last, said=said, session=self._context.session)

    def _of_the_same(self, first: Typed, then: Typed) -> Typed:
        """A command about "it": the story that the one before it named, unless that one is open."""
        is_own = then.target is not None or then.story is not None or bool(then.named)
        if is_own or self._context.session.room is not Room.HEADLINES or not _is_of_story(then):
            return then
        return replace(then, story=first.story, named=first.named)

    def _is_beyond(self, typed: Typed) -> bool:
        """Claim that a command names a story by a number that the list does not reach."""
        target = typed.target.number if isinstance(typed.target, StoryNumber) else None
        return (typed.story or target or 0) > self._context.list.total()

    async def _marked(self, typed: Typed) -> Outcome:
        """Do a command to one of several stories; a star or tag that one has already stays."""
        target = typed.target.number if isinstance(typed.target, StoryNumber) else None
        number, context = typed.story or target, self._context
        word = typed.command.word
        is_there = number is not None and 0 < number <= context.list.total()
        if number is None or not is_there or word not in {"star", "tag"}:
            return await self._of_story(typed)
        row = context.headline(number - 1)
        has = row.is_starred if word == "star" else str(typed.target).casefold() in row.tags
        if not has:
            return await self._of_story(typed)
        mark = "Starred" if word == "star" else f"Tagged {typed.target}"
        return context.done(f"{mark} already: {phrases.unlabelled(row.headline)}")

    async def _of_story(self, typed: Typed) -> Outcome:
        """Do a command to the story it names by its number; who only asked stays where they were.

        What lists something to choose from, or reads, leads into the story.
        """
        context, before = self._context, self._context.session
        if typed.named:
            return await self._of_named(typed)
        if typed.story is None:
            return await self._done(typed)
        row = typed.story - 1
        if not 0 <= row < context.list.total():
            total = context.list.total()
            there = phrases.there_are(total) if total else phrases.NO_STORIES
            return context.refused(f"No story {typed.story}. {there}")
        here = replace(before, room=Room.HEADLINES, row=row, story=None, mention=None, quote=None)
        context.session = here
        outcome = await self._done(typed)
        leads_there = outcome.session.listed and outcome.session.story is not None
        if outcome.is_done and (leads_there or isinstance(outcome.shows, _READ)):
            return outcome
        context.session = replace(
            before,
            preferences=context.session.preferences,
            listed=_without_story(outcome) or before.listed,
        )
        return replace(outcome, session=context.session)

    async def _of_named(self, typed: Typed) -> Outcome:
        """Do a command to the story whose headline has some words; of several, ask which."""
        context, words = self._context, typed.named
        row = only_row_of(context.list, words)
        self._is_unsure = row is None
        if row is not None:
            return await self._of_story(replace(typed, named="", story=row + 1))
        search = by_word("search")
        if search is None:
            raise KeyError
        found = await self._run(search, TypedWords(words))
        if not found.is_done:
            return found
        row = 0 if context.list.count() == 1 else only_row_of(context.list, words)
        if row is None:
            how = f"{typed.command.word} and a number is about one of them."
            return replace(found, said=f"{phrases.full_stop(found.said)} Which? {how}")
        self._is_unsure = False
        story_id = context.list.story_id(row)
        context.go_out()  # it was listed to be found, not to be looked at
        here = context.list.find(story_id)
        if here is not None:
            return await self._of_story(replace(typed, named="", story=here + 1))
        await self._run(search, TypedWords(words))  # the list at hand has others
        row = context.list.find(story_id)
        if row is None:
            return context.refused(f"No story {words}.")
        outcome = await self._of_story(replace(typed, named="", story=row + 1))
        if context.session.room is not Room.HEADLINES:
            return outcome
        context.go_out()
        return replace(outcome, session=context.session)

    async def _done(self, typed: Typed) -> Outcome:
        """Do a typed command; where it wants an open story and none is, the selected one opens."""
        context = self._context
        story_id = self._to_open(typed)
        story = await context.bring(story_id) if story_id else None
        if story is None:
            return await self._run(typed.command, typed.target)
        opened = resumed(context, story)
        context.session = replace(context.session, is_unheard=True)
        outcome = await self._run(typed.command, typed.target)
        if not outcome.is_done:
            return outcome
        if phrases.unlabelled(story.headline) not in outcome.said:
            outcome = replace(outcome, said=f"{phrases.full_stop(opened.said)} {outcome.said}")
        if isinstance(outcome.shows, ParagraphsShown):  # else only its words are said
            outcome = replace(outcome, shows=outcome.shows._replace(is_reading=False))
        return outcome

    def _to_open(self, typed: Typed) -> str:
        """The story that is to be opened before a command can work; "" where none is."""
        rows, session = self._context.list, self._context.session
        needs = not {Want.OPEN_STORY, Want.FINDINGS}.isdisjoint(typed.command.wants)
        needs |= typed.command.word == "quotes" and typed.target is None
        is_counted = typed.story is not None  # the quotes of the story of this number
        needs |= is_counted and typed.command.word == "export-quotes"
        if not needs or session.story is not None or typed.command.word == "find":
            return ""
        return rows.story_id(session.row) if session.row < rows.count() else ""

    def _at_hand(self, typed: Typed) -> str:
        """The selected story that a command is about without opening it; "" where there is none."""
        rows, row = self._context.list, self._context.session.row
        is_about_it = Want.STORY_AT_HAND in typed.command.wants and row < rows.count()
        return rows.story_id(row) if is_about_it else ""

    def wants_findings_of(self, line: str) -> str | None:
        """The story without whose findings a line has nothing to say, or None."""
        session = self._context.session
        typed = understand(line, session) if len(line) <= _LONGEST else ""
        line = line.strip()
        if may_be_mended(line, session) and (better := words_put_right(line)):
            mended = put_right(with_words(line, better), better.values(), session)
            typed = mended if isinstance(mended, Typed) else typed
        steps = (typed, *typed.then) if isinstance(typed, Typed) else ()
        if not isinstance(typed, Typed) or not any(one.wants_findings for one in steps):
            return None
        named = self._named(typed)
        story_id = named or session.story or self._to_open(typed) or self._at_hand(typed)
        story = self._context.story(story_id)
        if story is not None and story_id != session.story:
            self._context.understanding.ask(story, is_first=True)
        return story_id or None

    def _named(self, typed: Typed) -> str:
        """The story whose number a line names; "" where it names none that there is."""
        rows, number = self._context.list, typed.story or 0
        if typed.named and (row := only_row_of(rows, typed.named)) is not None:
            return rows.story_id(row)
        return rows.story_id(number - 1) if 0 < number <= rows.total() else ""

    def wants_all_findings(self, line: str) -> bool:
        """Claim that a line asks for names of all stories while these are still being found."""
        session = self._context.session
        if self._context.understanding.is_idle() or len(line) > _LONGEST:
            return False
        typed = understand(line, session)
        if not isinstance(typed, Typed):
            return False
        return typed.command.wants_index(session.story is not None, typed.target is not None)


def _without_story(outcome: Outcome) -> tuple[Target, ...]:
    """What the numbers of an answer stand for, where that needs no open story; () else."""
    listed = outcome.session.listed if outcome.is_done else ()
    every = (one.of if isinstance(one, Answer) else one for one in listed)
    return listed if all(isinstance(one, _FOUND_ANYWHERE) for one in every) else ()


def _is_of_story(typed: Typed) -> bool:
    """Claim that a command is about one story: the one that it is told, or the one at hand."""
    command = typed.command
    told = command.takes[0].want if command.takes else None
    return (
        command.is_of_story
        or told in _TELL_STORY
        or not {Want.OPEN_STORY, Want.FINDINGS, Want.STORY_AT_HAND}.isdisjoint(command.wants)
    )


def _is_step(typed: Typed) -> bool:
    """Claim that a command goes from row to row, of which the last one alone is of interest."""
    return typed.command.word in {"next", "previous"}


def _told_of_words(typed: Typed, outcome: Outcome) -> Outcome:
    """What came of a sentence with words put right, after how it was taken."""
    shows = outcome.shows
    if isinstance(shows, ParagraphsShown):
        return replace(outcome, said=typed.note, shows=shows._replace(is_reading=False))
    return _noted(typed, outcome)


def _noted(typed: Typed, outcome: Outcome) -> Outcome:
    """What came of a line, after what is to be said first.

    How a line was taken does not hold up a story that is read.
    """
    is_taken = typed.mended or typed.note.startswith(TAKEN)
    shows = outcome.shows
    if is_taken and isinstance(shows, _READ):
        return outcome
    if isinstance(shows, ParagraphsShown) and shows.is_reading:  # what is said is not told then
        shows, outcome = shows._replace(is_reading=False), replace(outcome, said="")
    return replace(outcome, said=f"{typed.note} {outcome.said}".rstrip(), shows=shows)


def _after(first: Outcome, outcome: Outcome) -> Outcome:
    """What came of a second meaning; what stood in the way of the first may be said before."""
    if not first.said.startswith(
        (phrases.NO_QUOTES_BY, phrases.NOT_ANALYSED, phrases.NO_OTHER_SOURCE)
    ):
        return outcome
    if isinstance(outcome.shows, QuotesShown) and outcome.shows.quotes:
        return outcome  # the story at hand has some: not all stories are analysed
    return replace(outcome, said=f"{first.said} {outcome.said}")
