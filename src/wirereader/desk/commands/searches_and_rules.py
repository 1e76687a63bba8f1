"""Commands that look for stories: search, saved searches, rules for what arrives."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.commands import headlines
from wirereader.desk.commands.feeds import list_order
from wirereader.desk.commands.lists.search_rows import rule_table, search_table, tag_table
from wirereader.desk.commands.reading import counted
from wirereader.desk.commands.resolution import chosen
from wirereader.desk.commands.search_library import analysed_so_far, searchable
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.scope.scope import Scope
from wirereader.desk.search.queries_meant import queries_meant
from wirereader.desk.search.query_dialects import translated
from wirereader.desk.search.word_forms import alternatives, inflected
from wirereader.desk.story_list import kept_list
from wirereader.desk.targets import Number
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault

if TYPE_CHECKING:
    from wirereader.desk.story_list import Kept
    from wirereader.library.library import Library
    from wirereader.library.results import Action
    from wirereader.library.search.query import Query

_LONGEST = 2000
_LONGEST_NAME = 60  # of a search, as of a tag
_LONGEST_LISTED = 200  # of a query in a list that is read out; --json has all of it
_FEW = 5
"""Of fewer stories those with other forms of the words are listed, too."""
OF_THIS_AUTHOR = "author:this"
"""The query for more by whoever wrote the story at hand."""
_LOOKED_AT = 5
"""So many headlines tell how a word is written."""
_SEARCHED = re.compile(r"\s*(?:[/\\]|(?:search|find|grep)\b)", re.IGNORECASE)
"""Begins a line whose words are searched for as they stand."""
_FOR_STORIES = re.compile(
    r"^\s*(?:[/\\]|(?:please )?(?:search|find|grep|look)\b)|"
    r"\b(?:stor(?:y|ies)|articles?|news|headlines?|reports?)\b",
    re.IGNORECASE,
)
"""Has a line that asks for stories, and does not only come to be a search."""
_BY = re.compile(r"by\s+", re.IGNORECASE)


async def search(context: Context, words: str = "", *, ranked: bool = False) -> Outcome:
    """List the stories that a query finds, the newest first; without words, all stories."""
    words = _whole(words)
    if words == OF_THIS_AUTHOR:
        words = await _of_this_author(context)
        if not words:
            return context.refused("This story has no byline.")
    queries, order, is_of_all, titles = queries_meant(
        words, is_asked=bool(context.typed) and not _SEARCHED.match(context.typed)
    )
    if not queries:
        shown = await headlines.show_all(context)
        return await list_order.sort(context, order) if order else shown
    typed, words = words, translated(words).text
    library = await searchable(context)
    await context.away(context.keeper.flush)  # what was marked just now is found, and shown so
    saved = await context.away(library.saved_searches)
    kept = dict(saved).get(words.casefold())
    is_folded = context.folds and not ranked  # the best match first, whatever it tells of
    if kept is None:
        scope = Scope(
            "", await _title(context, library, words), words, is_ranked=ranked, is_folded=is_folded
        )
    else:
        scope = Scope(
            f"search:{words.casefold()}", words, kept, is_ranked=ranked, is_folded=is_folded
        )
    scope = scope._replace(sort=order or scope.sort)
    tried = queries if kept is None else (words,)
    scope, found = await _first_found(context, library, scope, tried, titles)
    scope, found, forms = await _with_forms(context, library, scope, found)
    partly = await _analysed(context, library, parsed(context, scope.text))
    if not partly and scope.text != words and kept is None:  # what was asked for asks for names
        partly = await _analysed(context, library, parsed(context, words))
    if is_of_all and not found.count():
        return await headlines.show_all(context)
    if not found.count() and kept is None and context.mends:
        mended = await _mended(context, library, scope, queries, typed, partly)
        if mended is not None:
            return mended
    if not found.count():
        total = await context.away(lambda: library.rows(None, context.clock()).count())
        asked = clean_line(_as_asked(context, typed), 100)
        return context.refused(
            f"{phrases.NO_MATCH} {asked}. 0 of {phrases.count(total, 'story')}.{partly}"
        )
    context.go_in(found)
    said = f"{counted(context)}{forms}{partly}" if forms or partly else ""
    return headlines.listed(context, 0, said=said)


async def _of_this_author(context: Context) -> str:
    """The query for the stories of whoever wrote the one at hand; "" where it has no byline."""
    story = await chosen(context)
    byline = "" if story is None else _BY.sub("", story.dispatch.byline or "")
    return f'author:"{byline.replace(chr(34), "")}"' if byline else ""


async def _first_found(
    context: Context,
    library: "Library",
    scope: Scope,
    queries: Sequence[str],
    shown: Mapping[str, str],
) -> "tuple[Scope, Kept]":
    """The scope of the first query that finds anything, and its stories; else `scope` and none.

    `shown`: queries that are called otherwise in the title.

    Raises SettingsFault for what was typed where it cannot be read.
    """
    for query in queries:
        tried = scope
        if len(queries) > 1 and query != scope.text:
            if not _is_readable(context, query):
                continue
            tried = scope._replace(
                name=await _title(context, library, shown.get(query, query), scope.text),
                text=query,
            )
        found = await _listed(context, library, tried)
        if found.count():
            return tried, found
    return scope, await _listed(context, library, scope)


async def _mended(
    context: Context,
    library: "Library",
    scope: Scope,
    queries: Sequence[str],
    typed: str,
    partly: str,
) -> Outcome | None:
    """What a search that found nothing finds with its last word going on, as while it is typed.

    Else with mistyped words mended, else without a few.
    """
    near = await _found_begun(context, library, scope)
    if near is None:
        near = await _nearly_found(context, library, scope, queries)
    if near is None:
        return await _with_most_words(context, library, scope, typed)
    context.go_in(near)
    asked = clean_line(_as_asked(context, typed), 100)
    said = f"{phrases.NO_MATCH} {asked}. {counted(context)}{partly}"
    return headlines.listed(context, 0, said=said)


async def _found_begun(context: Context, library: "Library", scope: Scope) -> "Kept | None":
    """The stories with words that begin with the last one of a query, or None."""
    from wirereader.desk.search.near_queries import begun_query

    begun = begun_query(scope.text)
    if begun is None or not _is_readable(context, begun.text):
        return None
    word = begun.words[0]
    name = begun.text if begun.text != f"{word}*" else f"words that begin with {word}"
    found = await _listed(context, library, scope._replace(text=begun.text, name=name))
    return found if found.count() else None


async def _nearly_found(
    context: Context, library: "Library", scope: Scope, queries: Sequence[str]
) -> "Kept | None":
    """The stories of the first query that finds any once mistyped words are mended, or None."""
    from wirereader.desk.search.near_queries import as_written, may_be_mistyped, near_queries

    if not may_be_mistyped(queries):
        return None  # at once: what is drawn while the library is asked is heard
    for near in await context.away(lambda: near_queries(library, queries)):
        if not _is_readable(context, near.text):
            continue
        tried = scope._replace(text=near.text, name=await _title(context, library, near.text))
        found = await _listed(context, library, tried)
        if found.count():
            said = [found.headline(row).headline for row in range(min(found.count(), _LOOKED_AT))]
            title = near.text
            for word in near.words:
                title = re.sub(rf"\b{word}\b", as_written(word, said), title)
            name = await _title(context, library, title)
            return await _listed(context, library, tried._replace(name=name))
    return None


async def _with_most_words(
    context: Context, library: "Library", scope: Scope, typed: str
) -> Outcome | None:
    """The stories that have most of the words of a search; None where none has, or all must."""
    from wirereader.desk.search.near_queries import queries_of_most, words_to_find

    is_asked = not context.typed or _FOR_STORIES.search(context.typed)
    if not is_asked or not (words := words_to_find(typed)):
        return None
    for most in await context.away(lambda: queries_of_most(library, words)):
        size = most.text.partition(")")[0].count(" ") + 1
        which = ", ".join(most.words[:-1]) + f" and {most.words[-1]}" if most.words else ""
        name = which or f"{size} of {', '.join(words)}"
        found = await _listed(context, library, scope._replace(text=most.text, name=name))
        if number := found.count():
            context.go_in(found)
            has = "has" if number == 1 else "have"
            what = which or f"{size} of these: {', '.join(words)}"
            said = f"No story has all of these words. {number:,} {has} {what}."
            return headlines.listed(context, 0, said=said)
    return None


async def _with_forms(
    context: Context, library: "Library", scope: Scope, found: "Kept"
) -> "tuple[Scope, Kept, str]":
    """A few stories that have plain words as typed, and with them those that have other forms."""
    number = found.count()
    if not number or scope.id:
        return scope, found, ""
    wide = inflected(scope.text) if number < _FEW else ""
    if sides := alternatives(scope.text) if number >= _FEW else ():
        wide = await context.away(lambda: _with_forms_of_few(context, library, sides))
    if not wide:
        return scope, found, ""
    wider = scope._replace(text=wide)
    every = await _listed(context, library, wider)
    if every.count() <= number:
        return scope, found, ""
    has = "has" if number == 1 else "have"
    return wider, every, f" {number} {has} the words as typed; the rest, other forms of them."


def _with_forms_of_few(context: Context, library: "Library", sides: Sequence[str]) -> str:
    """A query for any of these words, with other forms of those that few stories have; or ""."""
    now, terms = context.clock(), [*sides]
    for at, word in enumerate(sides):
        if library.rows(parsed(context, word), now).count() < _FEW:
            terms[at] = inflected(word) or word
    return " OR ".join(terms) if terms != [*sides] else ""


def _is_readable(context: Context, words: str) -> bool:
    """Claim that a query which was made of a phrase can be searched for."""
    try:
        parsed(context, words)
    except SettingsFault:  # a day that there is not
        return False
    return True


async def _listed(context: Context, library: "Library", scope: Scope) -> "Kept":
    """The stories of a scope, as they are at this moment."""
    now, pin_for_s = context.clock(), context.pin_for_s
    return await context.away(
        lambda: kept_list(library, scope, now, context.mark_in_hand, pin_for_s)
    )


def _as_asked(context: Context, query: str) -> str:
    """What was searched for as the person put it: a query with fields may be made of a phrase."""
    line = context.typed.strip()
    return line if ":" in query and line and ":" not in line else query


async def _title(context: Context, library: "Library", words: str, typed: str = "") -> str:
    """What the list of a search is called: its words as they stood in what was typed."""
    from wirereader.desk.search.query_title import asks_source, query_title

    names: tuple[str, ...] = ()
    if asks_source(words):
        states = await context.away(library.sources)
        names = tuple(state.source.title or "" for state in states)
    return query_title(words, names, f"{context.typed} {typed}")


async def _analysed(context: Context, library: "Library", query: "Query") -> str:
    """What is added where a query asks for names and not all stories have been analysed."""
    from wirereader.library.search.query import asks_names

    if not asks_names(query):
        return ""
    return await analysed_so_far(context, library)


def parsed(context: Context, words: str, *, ranked: bool = False) -> "Query":
    """What a query means now.  Raises SettingsFault."""
    from wirereader.library.search.query_parser import parse_query

    now = context.clock().astimezone()  # days are those of where the reader is
    return parse_query(translated(words).text, now, ranked=ranked)


def _whole(words: str) -> str:
    """The words as one clean line, all of them: a query that is cut finds other stories.

    Raises SettingsFault where there are too many.
    """
    line = clean_line(words, _LONGEST + 1)
    if len(line) > _LONGEST:
        raise SettingsFault(
            "The query is too long.", f"It may have {_LONGEST} characters.", "Leave some of it out."
        )
    return line


async def save_search(context: Context, library: "Library", words: str) -> Outcome:
    """Keep a search under a name: the one at hand ("save-search kiev"), or the words after it."""
    name, _, text = _whole(words).partition(" ")
    if len(name) > _LONGEST_NAME:
        return context.refused(f"The name is longer than {_LONGEST_NAME} characters.")
    name, text = name.casefold(), translated(text).text or context.list.scope.text
    if not text or not name:
        return context.refused("Search first; then save-search NAME saves it.")
    parsed(context, text)
    await context.away(lambda: library.save_search(name, text, said=f"saved the search {name}"))
    return context.done(f"Saved. search {name} runs it.")


async def searches(context: Context, library: "Library") -> Outcome:
    """List the saved searches."""
    kept = await context.away(library.saved_searches)
    if not kept:
        return context.refused("No saved searches. search WORDS, then save-search NAME.")
    lines = tuple(
        f"{number}. {name}: {clean_line(text, _LONGEST_LISTED)}"
        for number, (name, text) in enumerate(kept, start=1)
    )
    said = f"{phrases.count(len(lines), 'saved search')}."
    return context.done(said, search_table(kept, lines))


async def forget_search(context: Context, library: "Library", name: str) -> Outcome:
    """Forget a saved search by its name."""
    name = name.casefold()
    if name not in dict(await context.away(library.saved_searches)):
        return context.refused(f"No saved search {name}.")
    await context.away(lambda: library.forget_search(name, said=f"deleted the search {name}"))
    return context.done(f"Deleted: search {name}.")


async def hide(context: Context, library: "Library", words: str) -> Outcome:
    """Keep stories out of the list when they arrive, if a query finds them."""
    return await _rule(context, library, words, "kill")


async def tag_rule(context: Context, library: "Library", words: str) -> Outcome:
    """Tag stories as they arrive: the tag first, then the query."""
    tag, _, text = _whole(words).partition(" ")
    if not tag or not text.strip():
        return context.refused("Give a tag and a query: tag-new sport football OR tennis.")
    return await _rule(context, library, text, "tag", tag.casefold())


async def _rule(
    context: Context, library: "Library", words: str, action: "Action", tag: str | None = None
) -> Outcome:
    text = translated(_whole(words)).text
    if not text:
        return context.refused("Give a query.")
    parsed(context, text)
    shown = clean_line(text, 60)
    what = "hide new stories" if action == "kill" else f"tag new stories {tag}"
    said = f"made the rule to {what} that match {shown}"
    await context.away(lambda: library.add_rule(text, action, tag, said=said))
    does = f"Tag {tag}" if action == "tag" else "Hide"
    return context.done(
        f"Rule saved. {does}: {phrases.full_stop(clean_line(text, _LONGEST_LISTED))} "
        "It applies to new stories."
    )


async def rules(context: Context, library: "Library") -> Outcome:
    """List the rules for new stories."""
    kept = await context.away(library.rules)
    if not kept:
        return context.refused(
            "No rules. hide QUERY hides new stories, tag-new TAG QUERY tags them."
        )
    lines = tuple(
        f"{number}. {'Hide' if rule.action == 'kill' else f'Tag {rule.tag}'}: "
        f"{clean_line(rule.text, _LONGEST_LISTED)}"
        for number, rule in enumerate(kept, start=1)
    )
    return context.done(f"{phrases.count(len(lines), 'rule')}.", rule_table(kept, lines))


async def forget_rule(context: Context, library: "Library", number: Number) -> Outcome:
    """Delete a rule by its number."""
    kept = await context.away(library.rules)
    at = number.number - 1
    if not 0 <= at < len(kept):
        return context.refused(f"No rule {number}. {phrases.there_are(len(kept))}")
    said = f"deleted the rule for {clean_line(kept[at].text, 60)}"
    await context.away(lambda: library.forget_rule(kept[at].number, said=said))
    text = clean_line(kept[at].text, _LONGEST_LISTED)
    return context.done(f"Deleted: rule {number}, {text}.")


async def tags(context: Context, library: "Library") -> Outcome:
    """List the tags and how many stories have each."""
    await context.away(context.keeper.flush)
    found = await context.away(lambda: library.tags(context.clock()))
    if not found:
        return context.refused("No tags. tag NAME tags the story at hand.")
    shown = tag_table(found)
    return context.done(f"{phrases.count(len(found), 'tag')}.", shown)
