"""The words that commands are typed in, each with the concept it stands for.

This is the one place for another word of the same meaning: a rule names concepts alone.  A phrase
goes before the words it is made of; a word may stand for several concepts.
"""

from functools import cache
from types import MappingProxyType
from typing import Final

PASSED_OVER: Final = "FILLER"
"""The concept of words that tell nothing of what is meant."""
_CONCEPTS: Final = {
    PASSED_OVER: """
        those, these, is there any way to, is there a way to, i was wondering whether, i was
        wondering if, i wonder if, i wonder whether, whether, there is, there are, could i
        have, can i have, may i have, i was wondering, please, pls, plz, kindly, just,
        simply, the, a, an, my, mine, me, us, our, your, you, some, so, well, really,
        actually, maybe, perhaps, quickly, ok, okay, hey, hi, hello, then, now, right now,
        at the moment, for me, to me, for us, with me, if you can, if possible, thanks,
        thank you, cheers, can you, could you, would you, will you, can i, could i, may i,
        can we, could we, i want, i want to, i want you to, i wanna, i would like, i would
        like to, i would love to, i would like you to, i need, i need to, i have to, i wish
        to, i am trying to, i try to, let us, let me, lets, try to, go ahead and, is it
        possible to, would it be possible to, would you mind, do you mind, be so kind, be so
        kind as to, be so good as to, as to, be able to, would it be okay to, do me a favour
        and, do me a favor and, can we please, shall we, i beg, remind me, i would be
        grateful if you could, i would appreciate it if you could, if you would, if you do
        not mind, when you have a moment, as soon as you can, go and, i think, i guess, how
        about, what about if, wirereader, computer, i would like to know, i would love to
        know, to know, know, to see, to hear, to find out, to look at, for now, for a while,
        sir, madam, there, in here, as well, too, instead, any, very, currently, sort of, kind of,
        is it true that, do you know, i wonder, i want to know, can you tell me, could you
        tell me, tell me, the whole, available, existing, called, named, name of, aloud, out
        loud, loudly, both, we want to, we want to see, we would like to, we need to, could
        we have, can we have, may we, may i know, may i ask, excuse me but, sorry but, is it
        okay to, is it ok to, it is possible to, is possible to, please to, i want that you,
        do me the favour to, i must, i should like to, i would be glad to, i would be glad
        to have, i would love, would you be so kind as to
    """,
    "SHOW": """
        show, list, display, give, see, view, present, bring up, bring, pull up, enumerate,
        dir, ls, what are, which are, are there, is there, do i have, have i got, do we
        have, what, which, get, let me see, check, print, look at, what were, ll, browse
        through, give me, show me, get me, i see, inspect, do you have, have you got
    """,
    "WHATIS": """
        what is, what was, what's, what on earth is, what the hell is, what exactly is,
        define, meaning of
    """,
    "OPEN": """
        open, open up, select, pick, choose, enter, load, bring up, take me to, go to, goto,
        jump to, go into, move to, switch to, get me to, navigate to, show, view, see,
        display, launch, view story, start, start reading, give, look at, o, change to,
        bring
    """,
    "READ": """
        read, read out, read aloud, hear, listen to, listen, speak, recite, read through,
        cat, less, print, print out, play, type out, say, narrate, tell
    """,
    "WHOLE": "whole, full, complete, entire, in full, completely, entirely, all of, unabridged",
    "ALL": "all, every, everything, each, all of, all of them, any and all, all the",
    "ONLY": "only, nothing but, exclusively, just the",
    "THIS": """
        this, that, it, current, selected, this one, that one, present, the current,
        highlighted, at hand, here, the same
    """,
    "HERE": "here, in it, in there",
    "OTHER": "other, another, others, else, similar, related, more, further, additional",
    "AGAIN": """
        again, once more, one more time, over, thing you said, what you said, you just said,
        thing you just said, what you just said, you said, did you say, did you just say,
        what did you say, repeat, what did you just say, answer, last answer
    """,
    "BACK": "back, backward, backwards",
    "FIRST": "first, top, opening, initial",
    "LAST": "last, final, bottom, closing",
    "NEXT": "next, following, subsequent",
    "PREVIOUS": "previous, prev, prior, preceding, earlier, former",
    "LATEST": "latest, newest, most recent, recent, freshest",
    "OLDEST": "oldest, earliest",
    "NEW": "new, fresh, incoming, just in, arrived",
    "OLD": "old, older, stale, ancient, outdated",
    "UNREAD": "unread, unseen, not read, not yet read, unopened, i have not read, not seen",
    "ISREAD": "read, seen, as read, as seen, done, as done, already read, already seen, finished",
    "ISUNREAD": "unread, as unread, as new, unseen, as unseen, not read, as not read",
    "BREAKING": "bulletins, bulletin, flashes, urgents, breaking, urgent, flash, alert level",
    "STARRED": """
        starred, favourite, favorite, favourites, favorites, bookmarked, bookmarks, flagged,
        saved, my stars, liked, pinned, read later, reading list, faves, favs, kept
    """,
    "EMBARGOED": "embargoed, embargo, embargos, embargoes, under embargo, withheld, held back",
    "KILLED": "killed, kills, withdrawn, mandatory kills, spiked",
    "CHANGED": "changed, updated, modified, edited, revised, altered",
    "CORRECTED": "corrected, retracted, withdrawn, amended",
    "TODAY": "today, todays, today's",
    "WHO": "who, whom, whos",
    "WHERE": "where, in which place, whereabouts",
    "WHEN": "when, what time, at what time, on what date, what date, which day",
    "WHY": "why, for what reason, how come",
    "HOW": """
        how to, how do i, how can i, how do you, how does one, how should i, what is the way
        to, help me, help me to, help me with, help with, explain how to, teach me to, teach
        me how to, how would i, how could i, help, explain, where do i, where can i, help
        on, help about, how do we, what command, which command, what is the command to, what
        is the command for, which key, what key, which button, what do i press to, what do i
        type to
    """,
    "MANY": "how many, how much, number of, count, count of, amount of, total, total of, count the",
    "DID": "did, do, does, has, have, had, having, was, been, being, gets, got",
    "IS": "is, are, was, were, be, am, being",
    "SAY": """
        say, says, said, saying, state, states, stated, claim, claims, claimed, talk,
        talked, talks, speak, speaks, spoke, tell, told, comment, commented, comments,
        mention, mentioned, remark, remarked, announce, announced, argue, argued, think,
        thinks, thought
    """,
    "OF": "of, 's",
    "IN": "in, inside, within, among, inside of, throughout",
    "FROM": "from, out of, off, via, coming from, published by, posted by, at, since",
    "BY": "by, made by, spoken by, said by, given by",
    "TO": "to, into, onto, as, under, in, on, with",
    "ABOUT": """
        about, regarding, concerning, mentioning, naming, on, containing, with, related to,
        of, for, that mention, that mentions, which mention, to do with, around, covering,
        dealing with, on the subject of, on the topic of, that contain, that contains,
        involving, re, mentions, that are about, which are about, that is about, talking
        about
    """,
    "ON": "on, onto, upon",
    "WITHOUT": "without, not about, except, excluding, but not, minus",
    "FOR": "for",
    "AND": "and, or, plus, &",
    "UP": "up, upward, upwards, higher",
    "DOWN": "down, downward, downwards, lower",
    "ABOVE": "above, before this, over this, until here, up to here, up to this, preceding",
    "BELOW": "below, after this, under this, from here, from here on, beneath, following",
    "ME": "i, we",
    "OTHERS": "they, he, she, people, anyone, anybody, everyone, everybody, somebody, someone",
    "STORY": """
        story, article, item, post, entry, headline, piece, report, news item, message,
        dispatch, news story, one, number, no, nr, storys
    """,
    "STORIES": """
        urgents, updates, update, stories, articles, items, posts, entries, headlines, news,
        pieces, reports, messages, dispatches, anything, something, ones, storys, storeis,
        coverage, stuff, text, texts
    """,
    "LISTING": "list, listing, overview, index, front page, inbox, main list, feed view, timeline",
    "TITLE": "title, titles, headline, heading, subject",
    "PARAGRAPH": "graf, grafs, graph, paragraph, paragraphs, para, paras, par",
    "SENTENCE": "sentence, sentences",
    "PAGE": "page, screen, screenful, pages",
    "QUOTES": """
        quotes, quote, quotations, quotation, statements, statement, citations, citation,
        sayings, remarks, comments, words of, direct speech, what people said, utterances,
        quoted words
    """,
    "SPEAKERS": """
        speakers, speaker, who is quoted, quoted, who is speaking, who spoke, people quoted
    """,
    "NAMES": """
        names, name list, organisations, organizations, companies, entities, characters,
        mentions, organisation, organization, company
    """,
    "PEOPLE": "people, persons, person, folks, individuals, politicians",
    "PLACES": "places, place, locations, location, cities, city, countries, country, towns",
    "LINKS": "links, link, urls, url, hyperlinks, hyperlink, web address, permalink, addresses",
    "FILES": """
        attachments, attachment, enclosures, enclosure, audio, podcast, podcasts, recording,
        mp3, video, videos, movie, clip, attached files, attached file, media
    """,
    "FILE": "file, files, disk, text file, a text file, txt, document, folder",
    "PICTURES": """
        pictures, picture, images, image, photos, photo, pics, pic, photographs,
        illustration, caption, captions
    """,
    "VERSIONS": """
        writethru, last version, versions, version history, revisions, revision, edits, edit
        history, older versions, earlier version, earlier versions, previous version,
        previous versions, old version, takes, first version, original version, older
        version, writethrus
    """,
    "CHANGES": """
        changes, diff, differences, what changed, what has changed, what is different, what
        is changed, updates to, what was changed, what got changed, change
    """,
    "EVENT": "event, coverage, copies, duplicates, other sources, versions elsewhere, same event",
    "TIMELINE": "timeline, time line, chronology, history, course of events, development",
    "AUTHOR": """
        who filed, filed by, author, byline, written by, reported by, authored by, writer,
        reporter, journalist, who wrote, written by whom, correspondent
    """,
    "DATE": "date, publication date, day, publication time, age",
    "LENGTH": "length, word count, size, words, how long, reading time, paragraph count",
    "DETAILS": "language, details, info, information, metadata, properties, facts, header, headers",
    "SUMMARY": """
        summary, gist, tldr, tl;dr, short version, shorter version, in short, in brief,
        abstract, lead, lede, intro, introduction, main point, main points, key points, sum
        up, summarise, summarize, essence, recap, nutshell, in a nutshell, bottom line,
        overview
    """,
    "BRIEFING": """
        briefing, digest, news summary, roundup, round-up, what did i miss, catch me up,
        brief me, summary, recap, top news, main news, daily news, highlights, what
        happened, most important
    """,
    "FEEDS": """
        feeds, subscriptions, channels, sites, feed list, subscription list, rss, rss feeds,
        newspapers, papers, outlets, feed, subscription, blogs
    """,
    "SOURCES": "sources, source list, source, agencies",
    "FEED": """
        feed, source, subscription, channel, site, website, rss feed, newspaper, paper,
        outlet, agency, blog, publisher, rss
    """,
    "FOLDER": "folder, category, group, directory, section, folders, categories, groups, sections",
    "TAG": "tag, label, board, collection, tags, labels, boards, collections",
    "MOST": "most, most often, the most, most frequently, often, mostly, more than others",
    "TOPIC": "topic, subject, keyword, keywords, slug, slugline, theme, matter, topics",
    "SEARCHES": "searches, saved searches, queries, saved queries, saved search, smart folders",
    "SEARCHED": "search, query, saved search, filter",
    "RULES": "rules, filters, killfile, kill rules, mutes, blocks, muted words, rule, filter rules",
    "RULE": "rule, filter",
    "SETTINGS": """
        settings, options, preferences, prefs, config, configuration, setting, setup,
        configs
    """,
    "ERRORS": """
        errors, error, problems, failures, faults, warnings, error log, log, logs, broken,
        failing, not working, went wrong, dead, failed, issues, trouble
    """,
    "FOLLOWS": "follows, followed, followed things, followed topics, followed stories, watchlist",
    "ALERTS": "alerts, alert, notifications, notification, notices",
    "KEYS": """
        key, keys, shortcuts, shortcut, hotkeys, keybindings, key bindings, keyboard,
        bindings, keyboard shortcuts, keymap, keystrokes
    """,
    "COMMANDS": """
        commands, command, command list, verbs, functions, features, things i can do, what
        can i do, what i can do, can i do, can i say, what can i say, can i type, what can i
        type, possibilities
    """,
    "THEME": """
        colorscheme, colourscheme, colo, skin, theme, themes, colours, colors, colour
        scheme, color scheme, colour, color, mode, look
    """,
    "DARK": "dark, black, night, wire-dark",
    "LIGHT": "light, white, bright, day, wire-light",
    "VERSION": "version, version number, release, build",
    "CORRECTIONS": "corrections, retractions, errata, withdrawals, correction",
    "STARTERS": """
        feed suggestions, suggested feeds, recommended feeds, popular feeds, starter feeds
    """,
    "ACCOUNTS": "accounts, account, logins",
    "STAR": "star, stars, favourite, favorite, bookmark, fav, flag, like, pin, heart, fave",
    "LATER": "later, for later, to read later, for another time, for tomorrow, for tonight",
    "MARK": "mark, set, make, flag, treat, declare, change",
    "KEEP": "keep, leave, save, put aside, set aside, remember, hold, store",
    "PUT": "put, add, place, move, stick, file, send, assign, set, attach, give, insert",
    "TAKE": "take, remove, delete, clear, drop, take away, take off, strip, erase, unset",
    "UNSTAR": """
        unstar, unfav, unflag, unfavourite, unfavorite, unbookmark, unpin, unlike, unsave,
        unheart
    """,
    "MARKREAD": """
        mark-read, dismiss, archive, finish, done with, mark read, mr, finished, finished
        with, i have read, mark as read, through with, check off, tick off
    """,
    "MARKUNREAD": "mark-unread, unsee, mark unread, mark as unread, unmark, keep unread, mu",
    "TOGGLE": "toggle, flip, invert, switch",
    "DELETE": """
        report spam, mark as spam, move to spam, delete, remove, rm, del, erase, drop,
        trash, bin, throw away, throw out, get rid of, discard, junk, spam, report as spam,
        move to trash, dd, dispose of, purge, wipe, destroy, kill, clear out, empty
    """,
    "TAGIT": "tag, label, tag as, label as, categorise, categorize, classify",
    "UNTAG": "untag, unlabel, remove tag, remove label, delete tag, delete label",
    "SAVE": "save, write, export, store, download, dump, write out, output",
    "COPY": "copy, yank, grab, clip, copy to clipboard, put on clipboard",
    "SHARE": "share, send, email, e-mail, mail, forward, tweet, post, text, toot, pass on",
    "BROWSER": """
        browser, web browser, firefox, chrome, lynx, w3m, safari, online, on the web, web,
        edge, on the internet, outside, externally, a browser, website, web page, webpage,
        original page, original site, original
    """,
    "BROWSE": "browse, visit, view online, read online, follow link, surf to, open online",
    "ORIGINAL": "original, full text, full article, whole article, complete article, web version",
    "FETCH": "fetch, get, load, download, pull, retrieve, grab, show, read, open, see",
    "REFRESH": """
        refresh, update, reload, fetch, check, sync, poll, pull, synchronise, synchronize,
        re-fetch, refetch, renew, rescan, load, get, download, look for, check for
    """,
    "SUBSCRIBE": """
        subscribe, subscribe to, add, follow, new, register, sign up to, sign up for, sub,
        sub to, watch, include, create, add feed, start following
    """,
    "UNSUBSCRIBE": """
        unsubscribe, unsubscribe from, unsub, stop reading, stop getting, stop receiving,
        quit reading, no more, cancel, leave, unfollow, get rid of, remove, delete, drop,
        rm, forget, del, stop following, stop showing, cancel subscription to, unsubscribe
        me from, stop fetching
    """,
    "PAUSE": """
        pause, mute, silence, snooze, disable, suspend, deactivate, turn off, switch off,
        stop
    """,
    "RESUME": """
        resume, unmute, unsnooze, enable, unpause, unsuspend, activate, reactivate, turn on,
        switch on, restart, start
    """,
    "RENAME": "rename, retitle, call, name, change name of, change title of",
    "CREATE": "create, add, new, make, make new, set up, start",
    "HIDE": """
        hide, block, ignore, filter out, suppress, exclude, mute, never show, do not show,
        dont show, don't show, do not show me, dont show me, never show me, kill, stop
        showing, no more, i do not want to see, i am not interested in, not interested in,
        blacklist, skip all, stop showing me, i dont want to see, i dont want, i don't want,
        i do not want, dont want, don't want, do not want, spare me, enough of, enough about,
        no interest in, i dont care about, i don't care about, i do not care about
    """,
    "BLOCK": """
        block, ignore, exclude, suppress, blacklist, never show, never show me, do not
        show, dont show, do not show me, dont show me, filter out, i do not want to see, i
        dont want to see, i am not interested in, not interested in, stop showing me, stop
        showing, no more, i hate, i am sick of, i am tired of, i dont want, i don't want,
        i do not want, dont want, don't want, do not want, spare me, enough of, enough about,
        no interest in, i dont care about, i don't care about, i do not care about
    """,
    "FIND": """
        find, search, search for, look for, look up, lookup, grep, seek, locate, hunt for,
        query, find me, search stories for, i am looking for, look through, scan for,
        looking for, find stories, find news, dig up
    """,
    "FOLLOW": """
        follow, watch, track, monitor, keep an eye on, keep track of, keep following,
        subscribe
    """,
    "UNFOLLOW": "unfollow, stop following, stop watching, stop tracking, untrack, unwatch",
    "UNWATCH": "stop watching, stop tracking, untrack, unwatch",
    "TAGAS": "label as, tag as, label it, tag it, label it as, tag it as, label with, tag with",
    "MENTIONING": """
        which mention, that mention, that mentions, which mentions, that contain, which
        contain, that talk about, which talk about, which are about, that are about, that
        deal with, having to do with
    """,
    "TRACK": "track, monitor, keep an eye on, keep track of, keep following, keep tabs on",
    "SUBTO": "subscribe to, sign up to, sign up for, sub to",
    "UNSUB": "unsubscribe, unsubscribe from, unsub, unsubscribe me from",
    "NOTIFY": """
        notify, alert, notify me, alert me, warn me, ping me, tell me when, let me know,
        inform me, warn, notify us, keep me posted, keep me updated, keep me informed, tell
        me if, let me know when, let me know if, notify me when, notify me if, alert me
        when, alert me if, set alert, set up alert, set an alert, create alert, create an
        alert, add alert, make alert, add an alert, new alert, set up an alert
    """,
    "IFNEW": """
        when, if, whenever, when there is, if there is, when there are, as soon as, in case,
        of, about, on, for, regarding, when something happens in, when something happens to,
        when anything happens in, with, when there is news about, when there is news on, if
        something happens in, to, in
    """,
    "ISNAMED": """
        is mentioned, is named, appear, featured, features, occur, occurs, involved, is
        involved, are involved, are named, are in, is in, named, is in news, appears, comes
        up, are mentioned, is in the news, mentioned, makes news, gets mentioned, is quoted,
        quoted, says something, speaks, happens, changes, is back
    """,
    "GREETING": "good morning, good evening, good afternoon, good day, morning, greetings",
    "LASTTHING": """
        what i just did, what i did, what i have done, my last action, last action, last
        thing, mistake, that mistake, last change, last step, last command, action, step,
        changes i made
    """,
    "SERVER": """
        server, freshrss, miniflux, inoreader, feedly, nextcloud, bazqux, newsblur,
        commafeed, tt-rss, ttrss, fever, the old reader, feedbin
    """,
    "UNDO": "undo, revert, take back, roll back, rollback, reverse",
    "STOP": "stop, abort, cancel, halt, quit, end, break off, interrupt",
    "SORT": "sort, order, arrange, rank, organise, organize, sorted, ordered, sort by, group",
    "SCROLL": "scroll, page, move, go, turn, jump",
    "SET": "set, change, switch, make, turn, use, put, adjust, choose, select, pick, enable",
    "BIGGER": "increase, enlarge, raise, grow, wider, longer, broader, larger, bigger, widen",
    "SMALLER": "decrease, reduce, shrink, lower, narrower, smaller, thinner, narrow, tighter",
    "IMPORT": "import, load, read in, bring in, restore",
    "EXPORT": "export, back up, backup, save, dump, write, output, download",
    "CARD": "card, profile, bio, biography, info on, information on, facts about, page, entry",
    "MAP": "map, on map, on a map, on the map, location of, coordinates",
    "DESCRIBE": """
        tell me about, tell me more about, more about, describe, info on, information on,
        information about, facts about, facts on, profile of, card of, card for, bio of, who
        the hell is, what do you know about, what do we know about, background on,
        background of, introduce, details on, details about, what about, i want to know
        about
    """,
    "QUIT": """
        that is all, that will be all, good night, goodnight, see you, see you later, thats
        it, that is it, enough, go out, go away, log off, sign out, sign off, shut down,
        quit, exit, leave, close, bye, end, stop, get out, get out of here, terminate, log
        out
    """,
    "PROGRAM": "program, programme, app, application, wirereader, reader, software, session",
    "UNFOLD": "unfold, expand, show all of",
    "FOLD": "fold, collapse, group, bundle, stack",
    "INTERVAL": "every, interval, each",
    "WITH": "with, having, along with",
    "AT": "at",
    "AS": "as",
    "UNDER": "under, below",
    "OFF": "off",
    "LIKE": "like, similar to",
    "AMONG": "among, amongst",
    "HAVING": "having, that have, which have",
    "SYNC": "sync, synchronise, synchronize",
    "DOWNLOAD": "download",
    "TIME": "time",
}
_LONGEST: Final = 6
"""Words in the longest phrase."""


@cache
def concepts() -> MappingProxyType[str, frozenset[str]]:
    """Every word and phrase with the concepts it stands for."""
    found: dict[str, set[str]] = {}
    for concept, phrases in _CONCEPTS.items():
        for phrase in phrases.split(","):
            found.setdefault(" ".join(phrase.split()), set()).add(concept)
    return MappingProxyType({phrase: frozenset(all_of) for phrase, all_of in found.items()})


@cache
def phrases_of(concept: str) -> tuple[str, ...]:
    """The words and phrases that stand for a concept.  Raises KeyError where there is none."""
    return tuple(" ".join(phrase.split()) for phrase in _CONCEPTS[concept].split(","))


def names() -> frozenset[str]:
    """What the concepts are called in rules."""
    return frozenset(_CONCEPTS)


@cache
def words() -> frozenset[str]:
    """Every single word that stands for something, or is part of a phrase that does."""
    return frozenset(word for phrase in concepts() for word in phrase.split())


def longest_phrase() -> int:
    """The words of the longest phrase that is known."""
    return _LONGEST
