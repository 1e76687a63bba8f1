"""The command table: one row a command, shared by keys, typed words, help and documentation."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wirereader.desk.commands.command import EVERYWHERE, Argument, Command
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.session import PAGES, TABLES, PageKind, Room, Where
from wirereader.desk.targets import Want
from wirereader.late_import import LateFunctions

if TYPE_CHECKING:
    from wirereader.desk.commands import (
        headlines,
        manage_sources,
        marks_and_tags,
        name_card,
        opening,
        people_and_places,
        place_map,
        program,
        reading,
        searches_and_rules,
        story_names,
        story_quotes,
        switch_view,
    )
    from wirereader.desk.commands.accounts import manage_accounts
    from wirereader.desk.commands.feeds import (
        feed_list,
        folder_commands,
        list_order,
        story_details,
    )
    from wirereader.desk.commands.output import output_commands
    from wirereader.desk.commands.preferences import set_command
    from wirereader.desk.commands.running import running_commands
    from wirereader.desk.commands.subscribe import add_command
    from wirereader.desk.commands.undo import undo_command
    from wirereader.desk.context import Context
else:  # each is loaded when one of its commands is first run
    _HERE = "wirereader.desk.commands"
    headlines = LateFunctions(f"{_HERE}.headlines")
    manage_sources = LateFunctions(f"{_HERE}.manage_sources")
    marks_and_tags = LateFunctions(f"{_HERE}.marks_and_tags")
    name_card = LateFunctions(f"{_HERE}.name_card")
    opening = LateFunctions(f"{_HERE}.opening")
    people_and_places = LateFunctions(f"{_HERE}.people_and_places")
    place_map = LateFunctions(f"{_HERE}.place_map")
    program = LateFunctions(f"{_HERE}.program")
    reading = LateFunctions(f"{_HERE}.reading")
    searches_and_rules = LateFunctions(f"{_HERE}.searches_and_rules")
    story_names = LateFunctions(f"{_HERE}.story_names")
    story_quotes = LateFunctions(f"{_HERE}.story_quotes")
    switch_view = LateFunctions(f"{_HERE}.switch_view")
    manage_accounts = LateFunctions(f"{_HERE}.accounts.manage_accounts")
    feed_list = LateFunctions(f"{_HERE}.feeds.feed_list")
    folder_commands = LateFunctions(f"{_HERE}.feeds.folder_commands")
    list_order = LateFunctions(f"{_HERE}.feeds.list_order")
    story_details = LateFunctions(f"{_HERE}.feeds.story_details")
    output_commands = LateFunctions(f"{_HERE}.output.output_commands")
    set_command = LateFunctions(f"{_HERE}.preferences.set_command")
    running_commands = LateFunctions(f"{_HERE}.running.running_commands")
    add_command = LateFunctions(f"{_HERE}.subscribe.add_command")
    undo_command = LateFunctions(f"{_HERE}.undo.undo_command")

IN_HEADLINES: frozenset[Where] = frozenset({Room.HEADLINES})
WITH_STORY = EVERYWHERE - IN_HEADLINES
_ASKING = ("how ", "can ", "could ", "where ", "what ", "which ")
"""Begin questions, in which a topic of help is not called by its name."""
_SMALL = 2
"""Words of so few letters tell nothing of what help is wanted with."""
MOST_EXPLAINED = 8
"""Commands that one question for help is answered with, at most."""
PLAIN = "plain"
COMMANDS = "commands"
"""The topic that is made from the table."""
_HELP = Path(__file__).parents[2] / "help"


_SCOPES: frozenset[Where] = frozenset({PageKind.SEARCHES, PageKind.SOURCES, PageKind.TAGS})
_NAVIGATOR: frozenset[Where] = frozenset({PageKind.NAVIGATOR})
_NUMBER = (Argument("NUMBER", Want.NUMBER),)
_ROWS = (
    Argument(
        "PART",
        Want.RANGE,
        is_optional=True,
        unread="{typed} is not a range. list 3-7 lists five stories.",
    ),
)
_ROW = ("row",)
_PARAGRAPH = (Argument("NUMBER", Want.RANGE, unread="Which paragraph? paragraph 5, or 5g."),)
_STORY = (Argument("NUMBER", Want.STORY, is_optional=True),)
_OPENABLE = (Argument("WHICH", Want.OPENABLE, is_optional=True),)
_NAMING = (Argument("WHICH", Want.NAMING, is_optional=True),)
_QUERY = (Argument("QUERY"),)
_SOURCE = (Argument("SOURCE", Want.SOURCE),)
_FILE = (Argument("FILE", Want.FILE),)
_A_NAME = (Argument("NAME"),)
_FACTS = (
    *("source", "author", "date", "place", "length", "read", "starred", "tags", "version"),
    *("links", "language", "note", "slug", "spelled", "now"),
)
_WORDS = ("words",)
_KINDS_OF_NAMES = (
    *("people", "places", "organisations", "spelled"),
    *("spelled NAME", "meaning SHORTNAME"),
)
_PART = (Argument("NAME", is_optional=True),)
_LINK = (
    Argument(
        "NUMBER",
        Want.LINK,
        is_optional=True,
        unread="Which link? links lists them; browse 2 opens the second.",
    ),
)
_WHICH_FILE = (
    Argument(
        "NUMBER",
        Want.LINK,
        is_optional=True,
        unread="Which file? links lists them; download 2 downloads the second.",
    ),
)


def _name(want: Want) -> tuple[Argument, ...]:
    return (Argument("NAME", want, is_optional=True),)


async def show_help(context: "Context", word: str = "") -> Outcome:
    """Show help on one screen, or explain one command."""
    word = word.strip()
    if not word:
        return _page(context, PLAIN)
    command = by_word(word)
    if command is not None:
        page = lines_of(command.word) if command.word in topics() else ()
        return context.done(explained(command), TextShown(page) if page else None)
    if word == COMMANDS:
        lines = tuple(explained(one) for one in TABLE)
        return context.done(f"{len(lines)} commands.", TextShown(lines))
    if word in topics():
        return _page(context, word)
    if meant := _commands_about(word):
        return context.done(explained(meant[0]), TextShown(tuple(map(explained, meant[1:]))))
    told = f"Topics: {', '.join(topics())}."
    if word == "topics":
        return context.done(told)
    if " " in word or context.typed.casefold().startswith(_ASKING):  # who asked knows no topic
        told = "help commands lists all that can be done, help topics what is explained."
    return context.refused(f"No help for {word}. {told}")


def _commands_about(words: str) -> tuple[Command, ...]:
    """The commands whose word and sentence have all the words of a question but the small ones."""
    wanted = [word.rstrip("s") for word in words.casefold().split() if len(word) > _SMALL]
    found = [
        command
        for command in TABLE
        if wanted and all(word in f"{command.word} {command.help}".casefold() for word in wanted)
    ]
    return tuple(found[:MOST_EXPLAINED])


def topics() -> tuple[str, ...]:
    """What help has pages about, besides the one that comes first."""
    pages = (path.stem for path in _HELP.glob("*.txt") if path.stem != PLAIN)
    return tuple(sorted((COMMANDS, *pages)))


def _page(context: "Context", name: str) -> Outcome:
    lines = lines_of(name)
    return context.done(lines[0], TextShown(lines[1:]))


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a page of help."""
    return tuple((_HELP / f"{name}.txt").read_text(encoding="utf-8").splitlines())


_TYPED = {
    "breaking": "Typed in full, it lists them all.",
    **dict.fromkeys(("people", "places"), "With a story open, those in the story."),
}
"""What a command does besides where its word is typed alone (`wording.synonyms`)."""


def explained(command: Command) -> str:
    """A command in a sentence or two: how it is typed, its short form, what it does."""
    short = f" Short: {' or '.join(command.short)}." if command.short else ""
    parts = f" Parts: {', '.join(command.parts)}." if command.parts else ""
    typed = f" {_TYPED[command.word]}" if command.word in _TYPED else ""
    return f"{usage(command)}.{short} {command.help}{typed}{parts}"


def usage(command: Command) -> str:
    """How a command is typed: "find [NAME]"."""
    names = (f"[{a.name}]" if a.is_optional else a.name for a in command.takes)
    return " ".join((command.word, *names, *(("[PART]",) if command.parts else ())))


TABLE: tuple[Command, ...] = (
    Command("list", (), ("l",), "List stories, breaking first.", headlines.show_list, takes=_ROWS),
    Command("more", (), ("m",), "Show more of the list.", headlines.show_more),
    Command("open", ("enter", "right"), ("o",), "Open a story, a text file or a folder.",
            opening.open_any, IN_HEADLINES, takes=_OPENABLE),
    Command("next", ("J",), ("n",), "Open the next story.",
            headlines.next_story, WITH_STORY, parts=_ROW),
    Command("previous", ("K",), ("p",), "Open the previous story.",
            headlines.previous_story, WITH_STORY, parts=_ROW),
    Command("first-story", (), (), "Open the first story of the list.", headlines.first_story),
    Command("last-story", (), (), "Open the last story of the list.", headlines.last_story),
    Command("next-unread", ("n",), ("nu",), "Open the next unread story.", headlines.next_unread),
    Command("previous-unread", ("p",), ("pu",), "Open the previous unread story.",
            headlines.previous_unread),
    Command("breaking", ("B",), ("br",), "Open the next breaking story.", headlines.next_breaking),
    Command("read", (), (), "Read the next paragraph; at the end, the next unread story.",
            opening.read, WITH_STORY,
            takes=(Argument("NUMBER", Want.OPENABLE_IF_NAMED, is_optional=True),)),
    Command("next-paragraph", ("right_curly_bracket",), ("+",), "Read the next paragraph.",
            reading.next_paragraph, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("previous-paragraph", ("left_curly_bracket",), ("-",), "Read the previous paragraph.",
            reading.back_paragraph, WITH_STORY, wants=(Want.OPEN_STORY,),
            former=("back-paragraph",)),
    Command("this-paragraph", (), (".",), "Read this paragraph again.", reading.this_paragraph,
            WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("last-paragraph", (), ("$",), "Read the last paragraph.", reading.last_paragraph,
            WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("paragraph", (), ("g",), "Read a paragraph by its number.", reading.paragraph,
            WITH_STORY, takes=_PARAGRAPH, wants=(Want.OPEN_STORY,)),
    Command("all", (), ("a",), "Read the rest of the story.", reading.all_the_rest,
            WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("whole-story", (), ("ws",), "Read the whole story from the beginning.",
            reading.whole_story, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("next-sentence", (), (")",), "Read the next sentence.", reading.next_sentence,
            WITH_STORY, wants=(Want.OPEN_STORY,), parts=("same", "first", "last")),
    Command("previous-sentence", (), ("(",), "Read the previous sentence.",
            reading.previous_sentence, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("quotes", ("u",), ("u",), "List the quotes in the story, or those of a speaker.",
            story_quotes.show_quotes, takes=_name(Want.SPEAKER)),
    Command("quote", (), (), "Go to a quote by its number, or repeat the current one.",
            story_quotes.go_to_quote, WITH_STORY,
            takes=(Argument("NUMBER", Want.QUOTE, is_optional=True),), wants=(Want.FINDINGS,)),
    Command("next-quote", ("quotation_mark",), ('"',), "Go to the next quote.",
            story_quotes.next_quote, WITH_STORY, wants=(Want.FINDINGS,),
            parts=("words", "last", "longest")),
    Command("previous-quote", ("apostrophe",), ("'",), "Go to the previous quote.",
            story_quotes.previous_quote, WITH_STORY, wants=(Want.FINDINGS,), parts=_WORDS),
    Command("find", ("f",), ("f",), "Go to a name, or to words, in the story.", story_names.find,
            takes=_name(Want.NAME), wants=(Want.FINDINGS,)),
    Command("names", ("i",), ("i",), "List the names in the story.", story_names.show_names,
            wants=(Want.FINDINGS,), parts=_KINDS_OF_NAMES),
    Command("card", ("c",), ("c",), "Show the card of the selected name, or of the one you type.",
            name_card.card, takes=_name(Want.ANY_NAME)),
    Command("map", ("m",), (), "Describe where a place is.",
            place_map.show_map, EVERYWHERE | {PageKind.CARD, PageKind.MAP}, _name(Want.PLACE)),
    Command("mention", (), (), "Go to a mention by its number.",
            story_names.go_to_mention, WITH_STORY, takes=(Argument("NUMBER", Want.MENTION),),
            wants=(Want.FINDINGS,)),
    Command("next-mention", ("right_square_bracket",), ("]",),
            "Go to the next mention of the name.", story_names.next_mention, WITH_STORY,
            wants=(Want.FINDINGS,)),
    Command("previous-mention", ("left_square_bracket",), ("[",),
            "Go to the previous mention of the name.", story_names.previous_mention, WITH_STORY,
            wants=(Want.FINDINGS,)),
    Command("next-person", ("greater_than_sign",), (">",), "Go to the next person.",
            story_names.next_person, WITH_STORY, wants=(Want.FINDINGS,)),
    Command("previous-person", ("less_than_sign",), ("<",), "Go to the previous person.",
            story_names.previous_person, WITH_STORY, wants=(Want.FINDINGS,)),
    Command("next-place", ("full_stop",), ("np",), "Go to the next place.", story_names.next_place,
            WITH_STORY, wants=(Want.FINDINGS,)),
    Command("previous-place", ("comma",), ("pp",), "Go to the previous place.",
            story_names.previous_place, WITH_STORY, wants=(Want.FINDINGS,)),
    Command("where", ("w",), ("w",), "Show where you are: the paragraph and the story.",
            reading.where),
    Command("details", (), (), "Show who wrote the story and when, its length, tags and links.",
            story_details.show_details, wants=(Want.STORY_AT_HAND,), parts=_FACTS),
    Command("why", (), (), "Show why the story is breaking.", reading.why,
            wants=(Want.STORY_AT_HAND,)),
    Command("again", (), (), "Repeat the last answer.", program.again),
    Command("star", ("asterisk",), ("*",), "Star or unstar a story.", headlines.star,
            takes=_STORY),
    Command("unstar", (), (), "Unstar a story.", headlines.unstar, takes=_STORY),
    Command("mark-read", (), (), "Mark a story read.", headlines.mark_read, takes=_STORY),
    Command("mark-unread", (), (), "Mark a story unread.", headlines.mark_unread, takes=_STORY),
    Command("toggle-read", ("U",), (), "Toggle read.",
            headlines.toggle_read, takes=_STORY),
    Command("people", ("I",), (), "List the people in all stories.", people_and_places.people,
            takes=_PART),
    Command("places", ("P",), (), "List the places in all stories.", people_and_places.places,
            takes=_PART),
    Command("stories-about", (), (), "List the stories that mention a name.",
            people_and_places.stories_of, takes=_name(Want.KNOWN), former=("stories-of",)),
    Command("next-story-about", ("semicolon",), (),
            "Go to the next older story that mentions the selected name.",
            people_and_places.next_story_naming, WITH_STORY,
            wants=(Want.OPEN_STORY, Want.KNOWN_AT_HAND), former=("next-story-naming",)),
    Command("previous-story-about", ("D",), (),
            "Go to the next newer story that mentions the selected name.",
            people_and_places.previous_story_naming,
            WITH_STORY, wants=(Want.OPEN_STORY, Want.KNOWN_AT_HAND),
            former=("previous-story-naming",)),
    Command("card-story", (), (), "Open a story from a card by its number.",
            people_and_places.go_to_naming, takes=_NAMING, former=("naming-story",)),
    Command("merge", (), (), "Merge two names: merge NAME = NAME.", people_and_places.join,
            takes=(Argument("NAME = NAME", Want.KNOWN_PAIR),), former=("join",)),
    Command("split", (), (), "Split a name: in this story it means somebody or something else.",
            people_and_places.split, takes=_name(Want.KNOWN_HERE), wants=(Want.OPEN_STORY,)),
    Command("history-back", ("backspace",), (), "Go back in the history.",
            people_and_places.history_back),
    Command("history-forward", ("shift+right",), (), "Go forward in the history.",
            people_and_places.history_forward),
    Command("mark-all-read", ("A",), (), "Mark all stories in the list read.",
            marks_and_tags.mark_all_read, EVERYWHERE | _SCOPES | _NAVIGATOR,
            takes=(Argument("WHICH", Want.SCOPE, is_optional=True),)),
    Command("tag", (), (), "Tag or untag a story.", marks_and_tags.tag,
            takes=(Argument("TAG"),), wants=(Want.STORY,)),
    Command("untag", (), (), "Untag a story.", marks_and_tags.untag,
            takes=(Argument("TAG", is_optional=True),), wants=(Want.STORY,)),
    Command("tags", (), (), "List the tags and how many stories have each.",
            searches_and_rules.tags, wants=(Want.LIBRARY,)),
    Command("undo", ("z",), ("z",), "Undo the last change.", undo_command.undo,
            EVERYWHERE | TABLES),
    Command("search", ("backslash",), ("/",), "List the stories that match a query.",
            searches_and_rules.search,
            takes=(Argument("QUERY", is_optional=True),)),
    Command("all-stories", ("E",), (), "List all stories again, after a search or a folder.",
            headlines.show_all, newer_in=EVERYWHERE),
    Command("feeds", ("g",), ("fe",), "List views, searches, tags, folders and sources.",
            feed_list.show_feeds, newer_in=EVERYWHERE, parts=("folders", "sources", "unread")),
    Command("scope", (), (), "List the stories of a view, search, tag, folder or source.",
            feed_list.enter_scope, takes=(Argument("WHICH", Want.SCOPE),)),
    Command("this-source", ("L",), (), "List the stories of this story's source.",
            feed_list.this_source, wants=(Want.STORY_AT_HAND,), newer_in=EVERYWHERE),
    Command("next-source", ("N",), ("ns",), "List the next source with unread stories.",
            feed_list.next_source, EVERYWHERE - {Room.STORY}, newer_in=EVERYWHERE),
    Command("unread", (), (), "List unread stories.", feed_list.unread),
    Command("today", ("T",), (), "List today's stories.", feed_list.today,
            newer_in=EVERYWHERE),
    Command("starred", ("F",), (), "List starred stories.", feed_list.starred,
            newer_in=EVERYWHERE),
    Command("changed", (), (), "List stories that changed since you read them.",
            feed_list.changed),
    Command("unread-only", ("l",), (), "Show unread stories only, or all.",
            list_order.unread_only, newer_in=EVERYWHERE),
    Command("fold", ("x",), (), "Show one row per event, or every story.",
            list_order.fold, newer_in=EVERYWHERE),
    Command("unfold", ("X",), (), "Show or hide the other stories of this event.",
            list_order.unfold, IN_HEADLINES, takes=_STORY, newer_in=EVERYWHERE),
    Command("sort", ("O",), (), "Sort: newest, oldest, source, title or unread first.",
            list_order.sort, EVERYWHERE - {Room.QUOTES},
            takes=(Argument("ORDER", is_optional=True),), newer_in=EVERYWHERE),
    Command("save-search", (), (), "Save the current search under a name.",
            searches_and_rules.save_search, takes=_A_NAME, wants=(Want.LIBRARY,)),
    Command("searches", (), (), "List the saved searches.", searches_and_rules.searches,
            wants=(Want.LIBRARY,)),
    Command("delete-search", (), (), "Delete a saved search.", searches_and_rules.forget_search,
            takes=_A_NAME, wants=(Want.LIBRARY,), former=("forget-search",)),
    Command("hide", (), (), "Hide new stories that match a query.",
            searches_and_rules.hide, takes=_QUERY, wants=(Want.LIBRARY,)),
    Command("tag-new", (), (), "Tag new stories that match a query.",
            searches_and_rules.tag_rule, takes=(Argument("TAG QUERY"),),
            wants=(Want.LIBRARY,)),
    Command("rules", (), (), "List the rules for new stories.", searches_and_rules.rules,
            wants=(Want.LIBRARY,)),
    Command("delete-rule", (), (), "Delete a rule by its number.", searches_and_rules.forget_rule,
            takes=_NUMBER, wants=(Want.LIBRARY,), former=("forget-rule",)),
    Command("copy", ("y",), ("y",), "Copy the current quote or paragraph, or the link.",
            output_commands.copy, takes=(Argument("WHAT", Want.COPYABLE, is_optional=True),),
            wants=(Want.STORY_AT_HAND,)),
    Command("save", ("s",), ("s",), "Save the story as a text file.",
            output_commands.save, WITH_STORY,
            takes=(Argument("FILE", Want.FILE, is_optional=True),), wants=(Want.OPEN_STORY,)),
    Command("export-quotes", (), (), "Export quotes with their speakers to a file.",
            output_commands.export_quotes,
            takes=(Argument("WHAT FILE", Want.QUOTES_TO_EXPORT),)),
    Command("export-names", (), (), "Export people, places and organisations to a file.",
            output_commands.export_names,
            takes=(Argument("WHAT FILE", Want.QUOTES_TO_EXPORT),)),
    Command("export-stories", (), (), "Export the stories of this list to a file.",
            output_commands.export_stories,
            takes=(Argument("FILE", Want.QUOTES_TO_EXPORT),)),
    Command("authors", (), (), "List who wrote the stories of this list.",
            output_commands.show_authors),
    Command("links", (), (), "List the links and files of the story, or show the address of one.",
            output_commands.show_links, WITH_STORY, takes=_LINK, wants=(Want.OPEN_STORY,)),
    Command("enclosures", (), (), "List the files attached to the story.",
            output_commands.show_enclosures, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("browse", ("o",), (), "Open the story or one of its links in the browser.",
            output_commands.browse, takes=_LINK, wants=(Want.STORY_AT_HAND,)),
    Command("download", (), (), "Download a file attached to the story, or the target of a link.",
            manage_sources.download, takes=_WHICH_FILE,
            wants=(Want.SUBSCRIPTIONS, Want.FILE_FETCHER, Want.STORY)),
    Command("picture", ("V",), (), "Show a picture.",
            output_commands.picture, takes=(Argument("NUMBER", Want.NUMBER, is_optional=True),),
            wants=(Want.STORY_AT_HAND,)),
    Command("pipe", (), (), "Send the story to a program as JSON.",
            output_commands.pipe, WITH_STORY, takes=(Argument("COMMAND"),),
            wants=(Want.OPEN_STORY,)),
    Command("changes", (), (), "Show what changed since you read the story.",
            running_commands.show_changes, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("event", (), (), "Show who else has the story, and what each source added.",
            running_commands.show_event, wants=(Want.STORY_AT_HAND,)),
    Command("mark-event-read", (), (), "Mark all stories of this event read.",
            running_commands.mark_event_read, wants=(Want.LIBRARY, Want.STORY_AT_HAND)),
    Command("merge-events", (), (), "Merge this story's event with that of another story.",
            running_commands.merge_events, takes=(Argument("NUMBER"),),
            wants=(Want.LIBRARY, Want.STORY_AT_HAND)),
    Command("split-event", (), (), "Remove this story from its event, or from its copies.",
            running_commands.split_event, wants=(Want.LIBRARY, Want.STORY_AT_HAND)),
    Command("timeline", (), (), "Show how this event developed day by day, or the news of a name.",
            running_commands.show_timeline, takes=_PART),
    Command("compare", (), (), "Compare stories in the list: names and numbers.",
            running_commands.compare, takes=(Argument("NUMBER NUMBER"),)),
    Command("statements", (), (), "List what somebody has said on the record, and what changed.",
            running_commands.show_statements, takes=_PART),
    Command("briefing", (), (), "Show what happened since yesterday, or since a time you name.",
            running_commands.show_briefing, takes=(Argument("SINCE", is_optional=True),)),
    Command("follow", (), (), "Follow this story's event, a name or a search (see alerts).",
            running_commands.follow, takes=(Argument("WHAT", is_optional=True),),
            wants=(Want.LIBRARY,)),
    Command("unfollow", (), (), "Stop following an event, a name or a search.",
            running_commands.unfollow, takes=(Argument("WHICH", is_optional=True),),
            wants=(Want.LIBRARY,)),
    Command("follows", (), (), "List what you follow.", running_commands.show_follows,
            wants=(Want.LIBRARY,)),
    Command("alerts", (), (), "List the alerts; alerts read marks them read.",
            running_commands.show_alerts, takes=(Argument("ACTION", is_optional=True),),
            wants=(Want.LIBRARY,)),
    Command("corrections", (), (), "List corrected and withdrawn stories among those you read.",
            running_commands.show_corrections),
    Command("versions", (), (), "List the versions of the story (versions all: minor ones, too).",
            running_commands.show_versions, WITH_STORY,
            takes=(Argument("WHICH", is_optional=True),), wants=(Want.OPEN_STORY,)),
    Command("add", ("a",), (), "Subscribe to a feed, a page that has one, a folder or a list.",
            add_command.add, EVERYWHERE | {PageKind.SOURCES},
            takes=(Argument("ADDRESS", Want.FILE, is_optional=True),),
            wants=(Want.FETCHER, Want.SUBSCRIPTIONS)),
    Command("starters", (), (), "List well-known feeds to subscribe to, by region or language.",
            add_command.starters, takes=(Argument("WORDS", is_optional=True),),
            wants=(Want.SUBSCRIPTIONS,)),
    Command("remove", (), (), "Unsubscribe from a source (its stories are kept).",
            manage_sources.remove,
            takes=(Argument("SOURCE", Want.SOURCE_OR_SAMPLES),),
            wants=(Want.SUBSCRIPTIONS,)),
    Command("sources", ("S",), (), "List the sources and their status.",
            manage_sources.sources, wants=(Want.SUBSCRIPTIONS,)),
    Command("pause", (), (), "Pause a source.", manage_sources.pause,
            takes=_SOURCE, wants=(Want.SUBSCRIPTIONS,)),
    Command("resume", (), (), "Resume a paused source.", manage_sources.resume, takes=_SOURCE,
            wants=(Want.SUBSCRIPTIONS,)),
    Command("set-source", (), (), "Change a source: its interval, login, proxy, title and so on.",
            manage_sources.set_source, takes=(Argument("SOURCE NAME=VALUE"),),
            wants=(Want.SUBSCRIPTIONS,)),
    Command("rename-folder", (), (), "Rename a folder, or move it: rename-folder OLD = NEW.",
            folder_commands.rename_folder, takes=(Argument("OLD = NEW"),),
            wants=(Want.SUBSCRIPTIONS,)),
    Command("delete-folder", (), (), "Delete a folder (its sources are kept).",
            folder_commands.delete_folder, takes=(Argument("FOLDER"),),
            wants=(Want.SUBSCRIPTIONS,)),
    Command("site", (), (), "Open the site of a source in the browser.", manage_sources.site,
            takes=_SOURCE, wants=(Want.SUBSCRIPTIONS,)),
    Command("account", (), (), "List, add or change accounts on servers.",
            manage_accounts.account, takes=(Argument("ACTION", is_optional=True),),
            wants=(Want.SUBSCRIPTIONS, Want.FETCHER)),
    Command("sync", (), (), "Sync accounts with their servers.",
            manage_accounts.sync, takes=(Argument("ACCOUNT", is_optional=True),),
            wants=(Want.SUBSCRIPTIONS, Want.FETCHER)),
    Command("import", (), (), "Subscribe to the sources in an OPML file or newsboat's list.",
            manage_sources.import_sources, takes=_FILE, wants=(Want.SUBSCRIPTIONS,)),
    Command("export", (), (), "Export the sources as OPML.", manage_sources.export_sources,
            takes=_FILE, wants=(Want.SUBSCRIPTIONS,)),
    Command("backup", (), (), "Save the library and the settings in one archive.",
            output_commands.backup, takes=(Argument("FILE", Want.FILE, is_optional=True),),
            wants=(Want.LIBRARY,)),
    Command("refresh", ("R",), ("r",), "Fetch new stories from all sources or one.",
            manage_sources.refresh, EVERYWHERE | _NAVIGATOR | {PageKind.SOURCES, PageKind.ERRORS},
            takes=(Argument("SOURCE", Want.SOURCE, is_optional=True),),
            wants=(Want.SUBSCRIPTIONS, Want.FETCHER)),
    Command("full-article", ("W",), (), "Fetch the full article from the story's link.",
            manage_sources.whole_article, takes=_STORY, wants=(Want.FETCHER,),
            former=("whole-article",)),
    Command("stop", (), (), "Stop fetching (stories that arrived are kept).", manage_sources.stop),
    Command("show-new", ("r",), (), "Show new stories.", headlines.show_new),
    Command("errors", ("e",), ("e",), "List errors and their causes.", program.errors,
            EVERYWHERE | {PageKind.ERRORS}),
    Command("back", ("escape", "left", "h"), ("b",), "Go back one level.", reading.back,
            EVERYWHERE | PAGES | _NAVIGATOR, newer_in=IN_HEADLINES),
    Command("leave", ("q",), (), "Go back one level; quit from All stories.", program.leave,
            EVERYWHERE | PAGES | _NAVIGATOR),
    Command("width", (), (), "Set the line width, 20 to 200 columns.", program.width,
            takes=_NUMBER),
    Command("set", (), (), "Change a setting permanently.", program.set_option,
            takes=(Argument("OPTION", is_optional=True),)),
    Command("say", (), (), "Set the verbosity: less, normal or more.", program.say,
            takes=(Argument("HOW", is_optional=True),)),
    Command("settings", (), (), "Show the settings, or explain one.",
            set_command.settings, takes=(Argument("NAME", is_optional=True),)),
    Command("version", (), (), "Show the version of the program.", program.version),
    Command("help", ("question_mark", "f1"), ("h", "?"), "Show help, or explain one command.",
            show_help, EVERYWHERE | PAGES | _NAVIGATOR,
            takes=(Argument("WORD", is_optional=True),)),
    Command("plain", ("vertical_line",), (), "Switch to plain mode, at the same paragraph.",
            switch_view.to_plain),
    Command("tui", (), (), "Switch to full screen, at the same paragraph.",
            switch_view.to_full_screen),
    Command("quit", ("Q", "ctrl+q"), ("q",), "Quit.", program.quit_program,
            EVERYWHERE | frozenset(PageKind)),
)  # fmt: skip

_BY_WORD = {
    **{former: command for command in TABLE for former in command.former},
    **{command.word: command for command in TABLE},
}
_BY_SHORT = {short: command for command in TABLE for short in command.short}


def nearest_command(word: str, others: Iterable[str] = ()) -> str:
    """The command, or one of `others`, that a mistyped word is nearest to; "" where none is."""
    from wirereader.desk.search.close_spelling import closest

    return closest(word.casefold(), (*others, *(command.word for command in TABLE)))


def needs_story(command: Command) -> bool:
    """Claim that a command works on one story, and takes no story itself."""
    wanted = {Want.OPEN_STORY, Want.FINDINGS, Want.STORY, Want.STORY_AT_HAND}
    taken = {one.want for one in command.takes}
    return not wanted.isdisjoint(command.wants) or Want.SPEAKER in taken


def keeping_star(command: Command) -> Command:
    """The command "star" as one that takes no star away; other commands as they are."""
    return replace(command, run=headlines.keep_star) if command.word == "star" else command


def by_word(word: str) -> Command | None:
    """The command of this exact word, former word or short form."""
    return _BY_WORD.get(word) or _BY_SHORT.get(word)


def beginning_with(start: str) -> tuple[Command, ...]:
    """The commands whose word begins so; only one if its word begins all the others'."""
    found = tuple(
        command for command in TABLE if command.word.startswith(start) or start in command.former
    )
    for command in found:
        if all(other.word.startswith(command.word) for other in found):
            return (command,)
    return found
