"""The command table: one row a command, shared by keys, typed words, help and documentation."""

from pathlib import Path

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
from wirereader.desk.commands.command import EVERYWHERE, Argument, Command
from wirereader.desk.commands.feeds import feed_list
from wirereader.desk.commands.output import output_commands
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.session import PAGES, PageKind, Room, Where
from wirereader.desk.targets import Want

IN_HEADLINES: frozenset[Where] = frozenset({Room.HEADLINES})
WITH_STORY = EVERYWHERE - IN_HEADLINES
_PLAIN = "plain"
_HELP = Path(__file__).parents[2] / "help"


_NUMBER = (Argument("NUMBER", Want.NUMBER),)
_ROWS = (
    Argument(
        "PART",
        Want.RANGE,
        is_optional=True,
        unread="{typed} is not a part of the list. list 3-7 lists five stories.",
    ),
)
_PARAGRAPH = (Argument("NUMBER", Want.RANGE, unread="Which paragraph? paragraph 5, or 5g."),)
_STORY = (Argument("NUMBER", Want.STORY, is_optional=True),)
_OPENABLE = (Argument("WHICH", Want.OPENABLE, is_optional=True),)
_NAMING = (Argument("WHICH", Want.NAMING, is_optional=True),)
_QUERY = (Argument("QUERY"),)
_SOURCE = (Argument("SOURCE", Want.SOURCE),)
_FILE = (Argument("FILE", Want.FILE),)
_A_NAME = (Argument("NAME"),)
_PART = (Argument("NAME", is_optional=True),)
_LINK = (
    Argument(
        "NUMBER",
        Want.LINK,
        is_optional=True,
        unread="Which link? links lists them, browse 2 opens the second.",
    ),
)
_WHICH_FILE = (
    Argument(
        "NUMBER",
        Want.LINK,
        is_optional=True,
        unread="Which file? links lists them, download 2 fetches the second.",
    ),
)


def _name(want: Want) -> tuple[Argument, ...]:
    return (Argument("NAME", want, is_optional=True),)


async def show_help(context: Context, word: str = "") -> Outcome:
    """Show help on one screen, or explain one command."""
    word = word.strip()
    if not word:
        return _page(context, _PLAIN)
    command = by_word(word)
    if command is not None:
        page = _lines(command.word) if command.word in topics() else ()
        return context.done(explained(command), TextShown(page) if page else None)
    if word in topics():
        return _page(context, word)
    told = f"Topics: {', '.join(topics())}."
    return (
        context.done(told) if word == "topics" else context.refused(f"No help for {word}. {told}")
    )


def topics() -> tuple[str, ...]:
    """What help has pages about, besides the one that comes first."""
    return tuple(sorted(path.stem for path in _HELP.glob("*.txt") if path.stem != _PLAIN))


def _page(context: Context, name: str) -> Outcome:
    lines = _lines(name)
    return context.done(lines[0], TextShown(lines[1:]))


def _lines(name: str) -> tuple[str, ...]:
    return tuple((_HELP / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def explained(command: Command) -> str:
    """A command in a sentence or two: how it is typed, its short form, what it does."""
    short = f" Short: {' or '.join(command.short)}." if command.short else ""
    return f"{usage(command)}.{short} {command.help}"


def usage(command: Command) -> str:
    """How a command is typed: "find [NAME]"."""
    names = (f"[{a.name}]" if a.is_optional else a.name for a in command.takes)
    return " ".join((command.word, *names))


TABLE: tuple[Command, ...] = (
    Command("list", (), ("l",), "List stories, breaking first.", headlines.show_list, takes=_ROWS),
    Command("more", (), ("m",), "List more stories.", headlines.show_more),
    Command("open", ("enter", "right", "l"), ("o",), "Open a story, a text file or a folder.",
            opening.open_any, IN_HEADLINES, takes=_OPENABLE),
    Command("next", ("J",), ("n",), "Open the next story.", headlines.next_story, WITH_STORY),
    Command("previous", ("K",), ("p",), "Open the story before.", headlines.previous_story,
            WITH_STORY),
    Command("next-unread", ("n",), ("nu",), "Open the next unread story.", headlines.next_unread),
    Command("previous-unread", ("p",), ("pu",), "Open the unread story before.",
            headlines.previous_unread),
    Command("breaking", ("B",), ("br",), "Open the next breaking story.", headlines.next_breaking),
    Command("read", (), (), "Read the next paragraph; at the end, the next unread story.",
            opening.read, WITH_STORY,
            takes=(Argument("NUMBER", Want.OPENABLE_IF_NAMED, is_optional=True),)),
    Command("next-paragraph", ("right_curly_bracket",), ("+",), "Read the next paragraph.",
            reading.next_paragraph, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("back-paragraph", ("left_curly_bracket",), ("-",), "Read the paragraph before.",
            reading.back_paragraph, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("this-paragraph", (), (".",), "Read this paragraph again.", reading.this_paragraph,
            WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("last-paragraph", (), ("$",), "Read the last paragraph.", reading.last_paragraph,
            WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("paragraph", (), ("g",), "Read the paragraph of this number.", reading.paragraph,
            WITH_STORY, takes=_PARAGRAPH, wants=(Want.OPEN_STORY,)),
    Command("all", (), ("a",), "Read all the rest of the story.", reading.all_the_rest,
            WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("whole-story", (), ("ws",), "Read the whole story from its beginning.",
            reading.whole_story, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("next-sentence", (), (")",), "Read the next sentence.", reading.next_sentence,
            WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("previous-sentence", (), ("(",), "Read the sentence before.",
            reading.previous_sentence, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("quotes", ("u",), ("u",), "List the quotes of the story.", story_quotes.show_quotes,
            wants=(Want.FINDINGS,)),
    Command("quote", (), (), "Go to a quote by its number, or say the one at hand.",
            story_quotes.go_to_quote, WITH_STORY,
            takes=(Argument("NUMBER", Want.QUOTE, is_optional=True),), wants=(Want.FINDINGS,)),
    Command("next-quote", ("quotation_mark",), ('"',), "Go to the next quote.",
            story_quotes.next_quote, WITH_STORY, wants=(Want.FINDINGS,)),
    Command("previous-quote", ("apostrophe",), ("'",), "Go to the quote before.",
            story_quotes.previous_quote, WITH_STORY, wants=(Want.FINDINGS,)),
    Command("find", ("f",), ("f",), "Go to a person, place or organisation.", story_names.find,
            takes=_name(Want.NAME), wants=(Want.FINDINGS,)),
    Command("names", ("i",), ("i",), "List the names in the story.", story_names.show_names,
            wants=(Want.FINDINGS,)),
    Command("card", ("c",), ("c",), "Show a card of the name at hand, or of the one you type.",
            name_card.card, takes=_name(Want.ANY_NAME)),
    Command("map", ("m",), (), "Tell where a place is, in words; the full screen draws it, too.",
            place_map.show_map, EVERYWHERE | {PageKind.CARD, PageKind.MAP}, _name(Want.PLACE)),
    Command("mention", (), (), "Go to a mention by its number in the findings.",
            story_names.go_to_mention, WITH_STORY, takes=(Argument("NUMBER", Want.MENTION),),
            wants=(Want.FINDINGS,)),
    Command("next-mention", ("right_square_bracket",), ("]",),
            "Go to the next mention of the name.", story_names.next_mention, WITH_STORY,
            wants=(Want.FINDINGS,)),
    Command("previous-mention", ("left_square_bracket",), ("[",),
            "Go to the mention of the name before.", story_names.previous_mention, WITH_STORY,
            wants=(Want.FINDINGS,)),
    Command("next-person", ("greater_than_sign",), (">",), "Go to the next person.",
            story_names.next_person, WITH_STORY, wants=(Want.FINDINGS,)),
    Command("previous-person", ("less_than_sign",), ("<",), "Go to the person before.",
            story_names.previous_person, WITH_STORY, wants=(Want.FINDINGS,)),
    Command("next-place", ("full_stop",), ("np",), "Go to the next place.", story_names.next_place,
            WITH_STORY, wants=(Want.FINDINGS,)),
    Command("previous-place", ("comma",), ("pp",), "Go to the place before.",
            story_names.previous_place, WITH_STORY, wants=(Want.FINDINGS,)),
    Command("where", ("w",), ("w",), "Say which paragraph of which story this is.",
            reading.where),
    Command("why", (), (), "Say why the story is breaking.", reading.why,
            wants=(Want.STORY_AT_HAND,)),
    Command("again", (), (), "Repeat the last answer.", program.again),
    Command("star", ("asterisk",), ("*",), "Star a story, or take its star away.", headlines.star,
            takes=_STORY),
    Command("mark-read", (), (), "Mark a story read.", headlines.mark_read, takes=_STORY),
    Command("mark-unread", (), (), "Mark a story unread.", headlines.mark_unread, takes=_STORY),
    Command("toggle-read", ("U",), (), "Mark a read story unread, an unread one read.",
            headlines.toggle_read, takes=_STORY),
    Command("people", ("I",), (), "List the people of all stories.", people_and_places.people,
            takes=_PART),
    Command("places", ("P",), (), "List the places of all stories.", people_and_places.places,
            takes=_PART),
    Command("stories-of", (), (), "List the stories that name somebody.",
            people_and_places.stories_of, takes=_name(Want.KNOWN)),
    Command("next-story-naming", ("semicolon",), (),
            "Go to the next story with the name at hand.",
            people_and_places.next_story_naming, WITH_STORY,
            wants=(Want.OPEN_STORY, Want.KNOWN_AT_HAND)),
    Command("previous-story-naming", ("D",), (),
            "Go to the newer story with the name at hand.", people_and_places.previous_story_naming,
            WITH_STORY, wants=(Want.OPEN_STORY, Want.KNOWN_AT_HAND)),
    Command("naming-story", (), (), "Go to a story of a card, by its number there.",
            people_and_places.go_to_naming, takes=_NAMING),
    Command("join", (), (), "Take two names for one: join NAME = NAME.", people_and_places.join,
            takes=(Argument("NAME = NAME", Want.KNOWN_PAIR),)),
    Command("split", (), (), "Take a name of this story for somebody else.",
            people_and_places.split, takes=_name(Want.KNOWN_HERE), wants=(Want.OPEN_STORY,)),
    Command("history-back", ("backspace",), (), "Go back to where you were.",
            people_and_places.history_back),
    Command("history-forward", ("shift+right",), (), "Go forward again.",
            people_and_places.history_forward),
    Command("mark-all-read", ("A",), (), "Mark every story of the list read.",
            marks_and_tags.mark_all_read),
    Command("tag", (), (), "Tag the story at hand, or take the tag away.", marks_and_tags.tag,
            takes=(Argument("TAG"),), wants=(Want.STORY,)),
    Command("undo", ("z",), ("z",), "Take the last mark back.", marks_and_tags.undo),
    Command("search", ("backslash",), ("/",), "List the stories that have these words.",
            searches_and_rules.search,
            takes=(Argument("QUERY", is_optional=True),)),
    Command("all-stories", (), (), "List all stories again, after a search or a folder.",
            headlines.show_all),
    Command("feeds", (), ("fe",), "List views, searches, tags, folders and sources.",
            feed_list.show_feeds, wants=(Want.LIBRARY,)),
    Command("scope", (), (), "List the stories of a view, search, tag, folder or source.",
            feed_list.enter_scope, takes=(Argument("WHICH", Want.SCOPE),), wants=(Want.LIBRARY,)),
    Command("save-search", (), (), "Keep the search at hand under a name.",
            searches_and_rules.save_search, takes=_A_NAME, wants=(Want.LIBRARY,)),
    Command("searches", (), (), "List the saved searches.", searches_and_rules.searches,
            wants=(Want.LIBRARY,)),
    Command("forget-search", (), (), "Forget a saved search.", searches_and_rules.forget_search,
            takes=_A_NAME, wants=(Want.LIBRARY,)),
    Command("hide", (), (), "Keep stories a query finds out of the list when they arrive.",
            searches_and_rules.hide, takes=_QUERY, wants=(Want.LIBRARY,)),
    Command("tag-new", (), (), "Tag stories that a query finds when they arrive.",
            searches_and_rules.tag_rule, takes=(Argument("TAG QUERY"),),
            wants=(Want.LIBRARY,)),
    Command("rules", (), (), "List the rules for what arrives.", searches_and_rules.rules,
            wants=(Want.LIBRARY,)),
    Command("forget-rule", (), (), "Forget a rule by its number.", searches_and_rules.forget_rule,
            takes=_NUMBER, wants=(Want.LIBRARY,)),
    Command("copy", ("y",), ("y",), "Copy the quote or paragraph at hand, or the link.",
            output_commands.copy, takes=(Argument("WHAT", Want.COPYABLE, is_optional=True),),
            wants=(Want.STORY_AT_HAND,)),
    Command("save", ("s",), ("s",), "Save the story as a text file.",
            output_commands.save, WITH_STORY,
            takes=(Argument("FILE", Want.FILE, is_optional=True),), wants=(Want.OPEN_STORY,)),
    Command("export-quotes", (), (), "Write quotes with their speakers into a file.",
            output_commands.export_quotes,
            takes=(Argument("WHAT FILE", Want.QUOTES_TO_EXPORT),)),
    Command("links", (), (), "List the links of the story and its files, or tell where one leads.",
            output_commands.show_links, WITH_STORY, takes=_LINK, wants=(Want.OPEN_STORY,)),
    Command("enclosures", (), (), "List the files that come with the story.",
            output_commands.show_enclosures, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("browse", ("o",), (), "Open the story or one of its links in the browser.",
            output_commands.browse, takes=_LINK, wants=(Want.STORY_AT_HAND,)),
    Command("download", (), (), "Fetch a file that comes with the story, or what a link leads to.",
            manage_sources.download, takes=_WHICH_FILE,
            wants=(Want.SUBSCRIPTIONS, Want.FILE_FETCHER, Want.STORY)),
    Command("picture", ("V",), (), "Tell of a picture of the story, and draw it where that can be.",
            output_commands.picture, takes=(Argument("NUMBER", Want.NUMBER, is_optional=True),),
            wants=(Want.STORY_AT_HAND,)),
    Command("pipe", (), (), "Give the story to a program as JSON.",
            output_commands.pipe, WITH_STORY, takes=(Argument("COMMAND"),),
            wants=(Want.OPEN_STORY,)),
    Command("changes", (), (), "Tell what changed since the version before.",
            output_commands.show_changes, WITH_STORY, wants=(Want.OPEN_STORY,)),
    Command("add", ("a",), (), "Follow a feed, a page that has one, a folder or a list.",
            manage_sources.add, takes=(Argument("ADDRESS", Want.FILE),),
            wants=(Want.FETCHER, Want.SUBSCRIPTIONS)),
    Command("remove", (), (), "Give a source up; its stories stay.", manage_sources.remove,
            takes=(Argument("SOURCE", Want.SOURCE_OR_SAMPLES),),
            wants=(Want.SUBSCRIPTIONS,)),
    Command("sources", ("S",), (), "List the sources, and how each is doing.",
            manage_sources.sources, wants=(Want.SUBSCRIPTIONS,)),
    Command("pause", (), (), "Leave a source alone until it is resumed.", manage_sources.pause,
            takes=_SOURCE, wants=(Want.SUBSCRIPTIONS,)),
    Command("resume", (), (), "Fetch a paused source again.", manage_sources.resume, takes=_SOURCE,
            wants=(Want.SUBSCRIPTIONS,)),
    Command("set-source", (), (), "Change one source: interval, login, proxy, title and so on.",
            manage_sources.set_source, takes=(Argument("SOURCE NAME=VALUE"),),
            wants=(Want.SUBSCRIPTIONS,)),
    Command("import", (), (), "Follow the sources of an OPML file or of newsboat's list.",
            manage_sources.import_sources, takes=_FILE, wants=(Want.SUBSCRIPTIONS,)),
    Command("export", (), (), "Write the sources as OPML.", manage_sources.export_sources,
            takes=_FILE, wants=(Want.SUBSCRIPTIONS,)),
    Command("refresh", ("R",), ("r",), "Fetch what is new, from all sources or one.",
            manage_sources.refresh,
            takes=(Argument("SOURCE", Want.SOURCE, is_optional=True),),
            wants=(Want.SUBSCRIPTIONS, Want.FETCHER)),
    Command("whole-article", ("W",), (), "Fetch the whole article behind the story's link.",
            manage_sources.whole_article, takes=_STORY, wants=(Want.FETCHER,)),
    Command("stop", (), (), "Stop fetching; what has arrived stays.", manage_sources.stop),
    Command("show-new", ("r",), (), "Show what came since the list was made.", headlines.show_new),
    Command("errors", ("e",), ("e",), "Tell what could not be read, and why.", program.errors,
            EVERYWHERE | {PageKind.ERRORS}),
    Command("back", ("escape", "left", "h"), ("b",), "Go back one level.", reading.back,
            WITH_STORY | PAGES),
    Command("leave", ("q",), (), "Go back one level; from the list, quit.", program.leave,
            EVERYWHERE | PAGES),
    Command("width", (), (), "Wrap lines at so many cells, 20 to 200.", program.width,
            takes=_NUMBER),
    Command("set", (), (), "Set an option: width, prompt, typography.", program.set_option,
            takes=(Argument("OPTION", is_optional=True),)),
    Command("say", (), (), "Say less, normal or more.", program.say,
            takes=(Argument("HOW", is_optional=True),)),
    Command("settings", (), (), "Tell what is not set as it comes, and where the file is.",
            program.settings, takes=(Argument("NAME", is_optional=True),)),
    Command("help", ("question_mark", "f1"), ("h", "?"), "Show help, or explain one command.",
            show_help, takes=(Argument("WORD", is_optional=True),)),
    Command("plain", ("vertical_line",), (), "Continue in plain mode, at the same paragraph.",
            switch_view.to_plain),
    Command("tui", (), (), "Continue in full screen, at the same paragraph.",
            switch_view.to_full_screen),
    Command("quit", ("Q", "ctrl+q"), ("q",), "Quit.", program.quit_program,
            EVERYWHERE | frozenset(PageKind)),
)  # fmt: skip

_BY_WORD = {command.word: command for command in TABLE}
_BY_SHORT = {short: command for command in TABLE for short in command.short}


def by_word(word: str) -> Command | None:
    """The command of this exact word or short form."""
    return _BY_WORD.get(word) or _BY_SHORT.get(word)


def beginning_with(start: str) -> tuple[Command, ...]:
    """The commands whose word begins so; only one if its word begins all the others'."""
    found = tuple(command for command in TABLE if command.word.startswith(start))
    for command in found:
        if all(other.word.startswith(command.word) for other in found):
            return (command,)
    return found
