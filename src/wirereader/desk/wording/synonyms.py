"""Whole phrases that people type, and the command lines they mean.

A phrase is in lower case, its words one space apart, without "please", articles and "?".  A line
that may mean several things has them in order: the first that comes to something is done.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from wirereader import late_re as re

Lines = tuple[str, ...]
_CHANGES: Final = ("changed", "scope view:changed", "changes")
_UNREAD: Final = ("unread", "scope view:unread")
_STARRED: Final = ("starred", "scope view:starred")
_TODAY: Final = ("today", "scope view:today")
_SOURCES: Final = ("feeds", "sources")

_ALIKE: Final[dict[Lines | str, str]] = {
    "quit": (
        "stop wirereader, exit wirereader, quit wirereader, turn off, shut down, switch off,"
        " exit, bye, goodbye, good bye, close program, end, x, logout, log out, leave program,"
        " :q, :q!, :wq, i am done, done, exit program, quit program, stop program"
    ),
    "again": (
        "say it again, repeat, say again, say that again, repeat that, once more, what, pardon,"
        " what did you say, read that again, come again"
    ),
    "list": (
        "latest, show, display, latest headlines, newest stories, dir, list stories again, show"
        " list again, list again, titles, the titles, headings, show news, headlines, stories,"
        " articles, news"
        " list, list stories, list headlines, list articles, list news, story list, headline"
        " list, list of stories, latest news, ls, index, top stories, front page, all headlines"
    ),
    "all-stories": (
        "what have i got, what do you have, what have you got, what is there to read, what is"
        " there, what can i read, what do i have, all stories, everything, list all, list all"
        " stories, list everything, home, start page, clear search, reset, end search, leave"
        " search, all news, all articles, clear filter, no filter, main list, clear, clear"
        " screen, show all"
    ),
    "more": (
        "turn page, more stories, next page, show more, list more, more headlines, more news,"
        " page down"
    ),
    "next": (
        "newer to older, older, older story, another, another one, go next, forward one,"
        " next please, skip, skip story, skip this, skip it, next story, next article,"
        " next item, next one, go to next story, read next story, open next story,"
        " next news, read next"
    ),
    "next row": (
        "j, down, next line, next row, next heading, next headline, next title, line down, row"
        " down, cursor down, arrow down, down arrow, move down, go down, go one down"
    ),
    "previous row": (
        "k, up, previous line, previous row, previous heading, previous headline, previous title,"
        " line up, row up, cursor up, arrow up, up arrow, move up, go up, go one up"
    ),
    "previous": (
        "newer, newer story, back one story, go back one story, go to previous, one before,"
        " previous story, previous article, prev, prev story, previous one,"
        " story before, go to previous story, previous item, prior story"
    ),
    "next-unread": (
        "open next unread, next unseen, go to next unread, read next unread, jump to next"
        " unread, next new story, next unread story, next unread article, next new"
    ),
    "previous-unread": ("previous unread story, previous unread article, prev unread"),
    "first-story": (
        "read first one, open first one, first one, first, first story, first article, first"
        " headline, top, top story, newest story, latest story, open first story"
    ),
    "last-story": (
        "last one, last, last story, last article, last headline, bottom, oldest, oldest story,"
        " end of list, open last story"
    ),
    "read": (
        "read more, read some more, carry on reading, begin reading, continue reading story, go"
        " on reading, resume, keep on reading, continue, go on, carry on, keep reading, read on,"
        " continue reading, proceed, go ahead, enter, start reading, start, resume reading, keep"
        " going, play, begin"
    ),
    "next-paragraph": (
        "another paragraph, one more paragraph, more of this, next para, next par, read next"
        " paragraph, forward, paragraph after"
    ),
    "previous-paragraph": (
        "previous para, prev paragraph, last para, paragraph before, rewind, back one"
        " paragraph, go back one paragraph, read previous paragraph, backward, backwards"
    ),
    "this-paragraph": (
        "current paragraph, repeat paragraph, read paragraph again, this para, paragraph again,"
        " same paragraph, reread, re-read, reread paragraph"
    ),
    "paragraph 1": (
        "first paragraph, start over, from beginning, from start, restart, beginning, start"
        " again, begin again, top of story, lead, go to beginning"
    ),
    "last-paragraph": ("skip to end, end of story, go to end, final paragraph"),
    "whole-story": (
        "print it, read it out, read it to me, read this, read this story, read this article,"
        " read to me, read article, read story, read it, read all, read whole story, read aloud,"
        " read everything, read whole article, read entire story, entire story, complete story,"
        " read full story, read text, text, print, whole article, print story, show story, show"
        " article, read, read from beginning, full text, full story, cat, read complete story"
    ),
    "all": (
        "rest, read rest, rest of story, read to end, read rest of story, the rest, remaining,"
        " read until end"
    ),
    ("full-article", "whole-story"): (
        "full article, whole page, fetch article, fetch full article, read full article, get"
        " full article, download article, load full article, complete article, get full text,"
        " original article"
    ),
    "unread-only": (
        "hide read, hide read stories, toggle unread, toggle read stories, show unread only"
        " toggle, filter unread"
    ),
    "event": (
        "are there other reports on this, are there other reports, other reports, other reports"
        " on this, other versions of this story, who else wrote about this, other coverage of"
        " this, stories like this, articles like this, who else reported this, who else reported"
        " it, who else has it, other sources, similar stories, similar, related, related"
        " stories, same story, same story elsewhere, who else has story, who else has this, who"
        " else reports this, more like this, more on this, more about this, coverage, other"
        " coverage, duplicates, copies, compare sources"
    ),
    "this-source": (
        "what else did they write, other stories from this source, all stories from this"
        " source, more from this source, stories from this source, stories from this feed, this"
        " source, this feed, source stories, more from source, list this source"
    ),
    "next-source": (
        "next source, next feed, next feed with unread, next subscription, next channel"
    ),
    "starters": (
        "suggest feeds, suggested feeds, find feeds, recommend feeds, discover, popular feeds,"
        " well-known feeds, feed suggestions, recommended feeds, explore, starter feeds"
    ),
    "corrections": ("corrected stories, retractions, list corrections, what was corrected"),
    "details": (
        "what time was it published, what tags does it have, which tags, publication time, time"
        " of publication, what is it tagged, when did this come out, when was this, how old is"
        " it, details, info, information, story info, metadata, properties, about story, who"
        " wrote, who wrote it, who wrote story, who is author, who is reporter, author, byline,"
        " when, when was it published, when was story published, when was this published, date,"
        " what's date, publication date, published when, who published it, which newspaper,"
        " where is it from, source of story, source, which source is this, which source, what"
        " source is this, which feed is this, feed, article details, story details, describe"
        " story, how long is it, how long is this story, how long is story, how long is this,"
        " how many words, word count, how long, length, show date, show author, headers, header,"
        " show headers, how old is this, how old is story, how old, when did it happen, who is"
        " it by, who is this by, time, published"
    ),
    "set prompt none": (
        "turn off prompt, no prompt, hide prompt, remove prompt, disable prompt, prompt off"
    ),
    "set prompt long": ("long prompt, show prompt, turn on prompt, prompt on"),
    "width 60": ("make lines shorter, shorter lines, narrower, narrow lines"),
    "width 100": ("make lines longer, longer lines, wider, wide lines"),
    "help keys": ("keys, shortcuts, key bindings, keyboard shortcuts, list keys, hotkeys, keymap"),
    "help searching": (
        "search help, how do i search, how to search, query help, search syntax, help queries"
    ),
    "help feeds": ("how do i add feed, how do i subscribe"),
    "next-sentence": ("next sentence please, read next sentence, sentence"),
    "previous-sentence": ("prev sentence, read previous sentence, sentence before"),
    "back": (
        "quit reading, stop reading this, close it, go back, return, close, close story, stop"
        " reading, back to list, back to stories, go up, up level, esc, escape, leave story,"
        " back to headlines, return to list, cancel, close article"
    ),
    "quotes": (
        "who said what here, who says what here, who is quoted here, who is being quoted, who"
        " is speaking, who is talking, who speaks, who said, who said what, who spoke, who is"
        " quoted, who was quoted, quotations, list quotes, read quotes, quotes in story, who"
        " says what, statements, show quotes, quote list, citations, sayings, what was said,"
        " what did they say, what do they say"
    ),
    "next-quote": ("next quotation, read next quote"),
    "previous-quote": ("prev quote, previous quotation, quote before"),
    "names": (
        "everyone mentioned, list everyone mentioned, everybody mentioned, all names, where is"
        " this happening, where is it happening, where is this, what places are named, who is"
        " involved, who is in this, organisations, organizations, companies, list organisations,"
        " list organizations, list companies, organisations in story, list names, who is"
        " mentioned, who is in it, who is in story, who is in this story, people in story, names"
        " in story, people in this story, names in this story, mentions, who is this about, who"
        " is it about, who appears, entities, characters, list mentions, who is named, places in"
        " story, places in this story, where does it happen, where did it happen, where did this"
        " happen, where does this happen"
    ),
    "people": (
        "list people, all people, persons, list persons, everyone, who is in news, people in"
        " news, who, people in all stories, person list, list everyone, list all people"
    ),
    "places": (
        "list places, all places, locations, list locations, places in news, countries, cities,"
        " list countries, list all places, place list"
    ),
    "next-person": ("next name, next people"),
    "previous-person": ("prev person, person before"),
    "next-place": ("next location, next city, next country"),
    "previous-place": ("prev place, place before, previous location"),
    "next-mention": ("next occurrence, next time"),
    "previous-mention": ("prev mention, previous occurrence"),
    "where": (
        "read title, read headline, say title, how many paragraphs are left, how much is left,"
        " how many are left, time left, remaining, where am i, where am i now, where was i,"
        " which story, which paragraph, position, location, where is this, which story is this,"
        " which story am i in, what story, what story is this, what is this, title, headline,"
        " current story, where are we, whereami, pwd, which article is this, what am i reading,"
        " progress, how far am i, how far through"
    ),
    "why": (
        "what makes this breaking, why breaking, why is it breaking, why is this breaking, why"
        " is that breaking, reason, why is this urgent, why is this story breaking, why urgent"
    ),
    "breaking": ("alerts now, next breaking, next breaking story, urgent"),
    ("scope view:breaking", "breaking"): (
        "anything breaking, breaking news, urgent news, any breaking news, is there breaking news,"
        " only breaking, show only breaking, list breaking, breaking stories, all breaking,"
        " breaking only, all breaking news, breaking list"
    ),
    "sort newest": (
        "by newest, normal order, default order, original order, back to normal order, usual"
        " order, reset order, newest first, sort by date, sort by time, newest, order by date,"
        " sort newest first, by date, chronological"
    ),
    "sort oldest": ("oldest first, sort oldest first, reverse order, reverse"),
    "sort source": (
        "list by feed, list by source, by feed, order by source, order by feed, sort by source,"
        " sort by feed, by source, group by source"
    ),
    "sort unread": ("unread first, sort by unread"),
    _UNREAD: (
        "unread, unread stories, unread news, unread articles, list unread, new stories only,"
        " only unread, unread only, what is unread, what have i not read, not read, unread"
        " headlines, list unread stories, how many unread, how many are unread, unread count"
    ),
    _STARRED: (
        "read later list, reading list, show favourites, my saved stories, flagged, flagged"
        " stories, show flagged, saved, starred, favourites, favorites, favourite stories,"
        " favorite stories, saved stories, starred stories, bookmarks, my stars, stars, my"
        " favourites, list starred, bookmarked, list favourites, list favorites, saved articles,"
        " read later, my bookmarks, starred articles"
    ),
    _TODAY: (
        "what is happening today, what is on today, what happens today, what is going on today,"
        " today, todays news, today's news, todays stories, today's stories, news of today,"
        " stories of today, stories from today, news from today, list today, what happened"
        " today, today's headlines, todays headlines"
    ),
    ("search date:yesterday", "search since:yesterday"): (
        "yesterday, yesterdays news, yesterday's news, yesterday's stories, stories from"
        " yesterday, news from yesterday, what happened yesterday"
    ),
    "search since:7d": (
        "this week, last week, past week, week, last seven days, last 7 days, stories from this"
        " week, news this week, this week's news"
    ),
    ("briefing", "show-new"): (
        "hello, hi, hey, anything interesting, what is interesting, anything good, anything"
        " important, what is"
        " important, what matters, main news, most important news, daily briefing, evening"
        " briefing, weekly briefing, todays briefing, brief, summary, morning briefing, news"
        " summary, digest, brief me, summarise, summarize, give me a summary, catch me up, what"
        " did i miss, read summary"
    ),
    "alerts": (
        "my alerts, list alerts, any alerts, show alerts, new alerts, what is new of what i follow"
    ),
    "follows": ("what am i following, following, who do i follow, followed, list follows"),
    "follow": (
        "follow story, follow event, follow it, follow this event, watch this, keep me posted,"
        " follow up"
    ),
    "timeline": ("time line, chronology, history of event, how did it go on, what happened so far"),
    "mark-event-read": ("mark event read, mark whole event read, mark event as read"),
    "fold": ("fold events, collapse, group events, ungroup, group by event"),
    "unfold": ("expand, unfold event, expand event, show event, collapse event"),
    "show-new": (
        "what's news, what news, news, latest stories, any news, is there news,"
        " what is happening, what's happening, whats up, what is going on,"
        " new articles, update list"
    ),
    _CHANGES: (
        "what changed, changed stories, what has changed, what is changed, differences, diff,"
        " what is different, compare versions, versions, updates, what's changed, show changes,"
        " changed, which stories changed, list changes"
    ),
    _SOURCES: (
        "what feeds do i have, count, counts,"
        " stats, statistics, unread counts, count unread, overview, feeds i follow, sources i"
        " follow, sources i have, what do i follow, feeds, list feeds, my feeds, subscriptions,"
        " list subscriptions, my subscriptions, channels, all feeds, feed"
        " list"
    ),
    "sources": (
        "sources list, list sources, my sources, source list, all sources, which sources, what"
        " sources do i have, feed status, source status"
    ),
    ("sources", "where"): ("status"),
    "refresh": (
        "reload everything, pull, fetch everything, fetch updates, get updates, anything new to"
        " fetch, new mail, poll feeds, get latest, update, update feeds, sync, synchronise,"
        " synchronize, reload, fetch, fetch feeds, refresh feeds, refresh all, update all,"
        " reload feeds, reload all, check for news, check for new stories, check feeds, get"
        " news, get new stories, fetch news, download news, update sources, refresh sources,"
        " check news, update news, refresh news, poll, fetch all, check for updates, sync feeds,"
        " refresh everything, get mail, check, update everything"
    ),
    "stop": (
        "stop refresh, stop refreshing, stop update, abort, cancel refresh, stop fetching, stop"
        " download, cancel download, stop it, halt"
    ),
    "errors": (
        "which feeds are failing, failing feeds, which feeds fail, failing sources, dead feeds,"
        " broken sources, which feeds are broken, feeds with errors, what is wrong, log, show"
        " log, problems, failures, what failed, list errors, what went wrong, faults, warnings,"
        " any errors, error list, failed feeds, broken feeds, show problems"
    ),
    "mark-all-read": (
        "mark all of them read, mark them all read, mark all of these read, mark all of them as"
        " read, mark them all as read, mark all, mark all read, mark all as read, mark"
        " everything read, mark everything as read, catch up, catchup, mark"
        " all stories read, all read, clear unread, mark list read"
    ),
    "mark-read": (
        "mark as read, mark it read, mark this read, mark this as read, mark story read, mark"
        " it as read, mark story as read, read mark, mark this story read"
    ),
    "mark-unread": (
        "mark as unread, mark it unread, mark this unread, keep unread, mark story unread,"
        " unmark, mark it as unread, mark this as unread, leave unread"
    ),
    "star": (
        "keep this for later, keep it for later, save this for later, save it for later, read"
        " this later, star current story, keep this story, keep story, favourite, favorite,"
        " bookmark, save for later, star this, star it, star story, star this story, add star,"
        " like, bookmark this, keep, remember, add to favourites, add to favorites, favourite"
        " this, favorite this, flag"
    ),
    "unstar": (
        "take star off, take star away, take star off this, remove star, unfavourite,"
        " unfavorite, unbookmark, unstar this, unstar it, unflag, unlike, remove bookmark"
    ),
    "undo": (
        "undo that, take back, revert, oops, undo last, undo last change, ctrl z, take that"
        " back, undo it, i did not mean that"
    ),
    "links": (
        "what links are there, list all links, links in this story, show all links, list links,"
        " urls, show links, links in story, which links, addresses"
    ),
    "browse": (
        "homepage, home page, original link, open in browser, browser, open browser, view in"
        " browser, browse story, visit, go to"
        " website, open website, view original, open original, web, open page, www, view online"
    ),
    "copy link": (
        "link, copy url, url, address, copy address, share, share story, share link, permalink"
    ),
    "enclosures": ("attachments, files, attached files, audio, podcasts, list files, media"),
    "picture": (
        "pictures, image, images, photo, photos, show picture, show image, show photo, describe"
        " picture, what is in picture, describe image, view picture, list pictures"
    ),
    "save": (
        "save it, save current story, write story to file, save file, save text, dump, save"
        " this article, store story, save story, save as text, save article, write to file,"
        " export story, save this, save to file"
    ),
    "searches": (
        "all saved searches, list all searches, list all saved searches, saved searches, list"
        " searches, my searches, list saved searches"
    ),
    "rules": ("filters, list rules, list filters, my rules, killfile, kill list"),
    "settings": (
        "options, preferences, config, configuration, list settings, show settings, setup,"
        " configure, set up, list options"
    ),
    "help": (
        "i no understand, i dont understand, i am confused, confused, i do not get it,"
        " help please, i need help, instructions please, how to use this, --help, -h, usage"
        " please, read manual, rtfm, help me find story, help me, how, how does this work, how"
        " do i use this, man, manual, usage, instructions, what now, how to use, getting"
        " started, tutorial, what do i do, i do not understand, i am lost"
    ),
    "help commands": (
        "commands, list commands, all commands, what can i do, what can i say, command list,"
        " what commands are there, help all, cheat sheet, list of commands, what can you do"
    ),
    "open": (
        "what is story about, what is article about, what is about, reopen, open story, open"
        " article, open it"
    ),
    "version": (
        "who are you, what are you, about, what version are you, version number, version"
        " info, --version, -v, what version is"
        " this, about program, which version, program version, about wirereader"
    ),
    "remove samples": (
        "hide samples, hide sample stories, remove sample stories, delete samples, no samples,"
        " drop samples, unsubscribe from samples, unsubscribe samples, get rid of samples"
    ),
    ("tags", "feeds"): ("list tags, tags, my tags, all tags, tag list"),
    "help scripts": ("scripting, help json, exit codes"),
    "help topics": ("topics, help index"),
    "history-back": ("undo navigation, back in history, where i was, go back in history"),
    "history-forward": ("forward in history, redo navigation"),
    "say": (
        "slow down, speed up, mute, slower, faster, volume, speed, rate, verbosity, voice, how"
        " much is said"
    ),
    ("settings appearance.theme",): ("theme, themes, which theme, list themes, colours, colors"),
    "set theme wire-dark": ("dark mode, dark theme, dark, night mode"),
    "set theme wire-light": ("light mode, light theme, day mode"),
    "say less": (
        "shut up, silence, hush, stop talking,"
        " stop talking so much, talk less, you talk too much, too much, keep it short, less"
        " verbose, not so verbose, shorter answers, speak less, less, quieter, be quiet, brief"
        " mode, shorter, terse, less words, fewer words, say fewer words, be brief, less detail,"
        " quiet"
    ),
    "say more": (
        "speak more, more detail, more details, longer, verbose, louder, say all, be verbose,"
        " more words, more information"
    ),
    "say normal": ("normal, normal verbosity, say normally"),
    "tui": ("full screen, fullscreen, screen, graphical, graphics, visual, gui, open full screen"),
    "plain": ("plain mode, text mode, line mode, speech mode"),
    "card": ("who is that, who is he, who is she, who is this, who is it, who are they"),
    "map": (
        "show on map, on map, map of place, where is it, where is that, show map, show me where"
        " that is, locate"
    ),
    "export-quotes": ("export, quotes to file"),
}


_SHORT: Final = (
    (re.compile(r"\b(what|who|where|how|that|it|there|here|when|why)(?:'s|s)\b(?!')"), r"\1 is"),
    (re.compile(r"\b(i)'?m\b"), r"\1 am"),
    (re.compile(r"\b(i|we|you|they)'ve\b"), r"\1 have"),
    (re.compile(r"\b(do|does|did|have|has|is|are|was|were|could|would|should)n't\b"), r"\1 not"),
    (re.compile(r"\b(i|we|you|they|he|she)'d\b"), r"\1 would"),
    (re.compile(r"\b(i|we|you|they|it|that)'ll\b"), r"\1 will"),
    (re.compile(r"\b(we|you|they)'re\b"), r"\1 are"),
)


_NAMES: Final = re.compile(
    r"\"[^\"]*\"|(?<!\S)(?!w/o?(?!\S))(?:[\w+.-]+:\S|\S*[/\\@~]\S|\S*\w\.\w)\S*"
)
"""Addresses, paths and quoted words: with other letters they name something else."""
_KEPT: Final = "\N{LATIN LETTER ALVEOLAR CLICK}"
"""A letter that nobody types stands around the number of a name that is kept."""
_PLACE_OF_KEPT: Final = re.compile(rf"{_KEPT}(\d+){_KEPT}")


def around_names(line: str, change: Callable[[str], str]) -> str:
    """A line as `change` writes it, with addresses, paths and quoted words as they stand."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"{_KEPT}{len(kept) - 1}{_KEPT}"

    changed = change(line if _KEPT in line else _NAMES.sub(keep, line))
    return _PLACE_OF_KEPT.sub(lambda found: kept[int(found[1])], changed) if kept else changed


def expanded(text: str) -> str:
    """A line in lower case with short forms written out: "what's new" is "what is new"."""
    if "'" not in text and "im" not in text:  # a thousand phrases of ours, and most that are typed
        return text
    return around_names(text, _written_out)


def _written_out(text: str) -> str:
    for pattern, whole in _SHORT:
        text = pattern.sub(whole, text)
    return text


def _phrases() -> dict[str, Lines]:
    found: dict[str, Lines] = {}
    for lines, phrases in _ALIKE.items():
        meant = (lines,) if isinstance(lines, str) else lines
        for phrase in phrases.split(","):
            found.setdefault(expanded(" ".join(phrase.split())), meant)
    return found


_STOPPED: Final = "!Reading stops after each paragraph. Enter reads the next one, again repeats it."
TYPED_OUT: Final[MappingProxyType[str, Lines]] = MappingProxyType(
    {"breaking": ("scope view:breaking", "breaking")}
)
"""Words of commands that mean a list where they are typed, as on the command line."""
_STEPS: Final = (
    *("line {}", "row {}", "cursor {}", "arrow {}", "{} arrow", "move {}", "go {}", "go one {}"),
)
"""Steps that are from paragraph to paragraph where a story is open, and from row to row else."""
IN_STORY: Final[MappingProxyType[str, Lines]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("top", "first", "home", "gg", "go to top", "summary", "read summary", "read lead"),
            ("paragraph 1",),
        ),
        **dict.fromkeys(
            ("end", "bottom", "last", "go to end", "go to bottom"), ("last-paragraph",)
        ),
        "people": ("names people", "people"),
        "places": ("names places", "places"),
        "pause": (_STOPPED,),
        "resume": ("read",),
        "status": ("where",),
        "compare": ("changes", "versions"),
        **dict.fromkeys(
            ("is it breaking news", "is this breaking news", "is it breaking", "is this breaking"),
            ("why",),
        ),
        "o": ("browse",),
        "j": ("next-paragraph",),
        "k": ("previous-paragraph",),
        **{
            one.format(way): (line,)
            for way, line in (("down", "next-paragraph"), ("up", "previous-paragraph"))
            for one in _STEPS
        },
        **dict.fromkeys(
            (
                *("compare versions", "was this corrected", "was it corrected"),
                *("was this changed", "was this updated", "has this been corrected"),
                *("has this been updated", "is this corrected"),
            ),
            ("changes", "versions"),
        ),
        **dict.fromkeys(("up", "page up", "pgup"), ("previous-paragraph",)),
        **dict.fromkeys(("down", "page down", "pgdn", "more text", "next page"), ("read",)),
        **dict.fromkeys(("what changed", "what has changed", "diff"), ("changes", "changed")),
        **dict.fromkeys(("updates", "any updates"), ("changes", "event")),
        **dict.fromkeys(
            ("versions", "show versions", "show history", "history", "list versions"),
            ("versions",),
        ),
        **dict.fromkeys(
            ("what changed in story", "what changed in this story", "has this changed",
             "has it changed", "show changes"),
            ("changes", "versions"),
        ),
    }
)  # fmt: skip
"""What is meant where a story is open by words that mean something else in the list."""

SYNONYMS: Final = MappingProxyType(_phrases())
"""Every phrase, with the lines that it may mean."""
