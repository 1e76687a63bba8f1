"""Rules about one story: verbs and nouns, each of a number, the one at hand, or one told by words.

They are made: another verb or noun is one row of a table.
"""

from collections.abc import Iterator
from typing import Final

from wirereader.desk.wording.grammar.rule import BY_WORDS, KEPT, Rule

_NOUNS: Final = {
    "QUOTES|SPEAKERS": "quotes",
    "NAMES": "names",
    "PEOPLE|PLACES": "names",
    "LINKS": "links",
    "FILES": "enclosures",
    "PICTURES": "picture",
    "VERSIONS": "versions",
    "CHANGES": "changes",
    "EVENT": "event",
    "AUTHOR|DATE|LENGTH|DETAILS": "details",
    "SUMMARY": "paragraph 1",
    "TIMELINE": "timeline",
    "TITLE": "where",
}
"""Nouns of a story, and the command that shows them."""
_ALONE: Final = {
    **{noun: line for noun, line in _NOUNS.items() if noun != "PEOPLE|PLACES"},
    "FEEDS": "feeds",
    "SOURCES": "sources",
    "SEARCHES": "searches",
    "RULES": "rules",
    "SETTINGS": "settings",
    "ERRORS": "errors",
    "FOLLOWS": "follows",
    "ALERTS": "alerts",
    "KEYS": "help keys",
    "COMMANDS": "help commands",
    "CORRECTIONS": "corrections",
    "STARTERS": "starters",
    "ACCOUNTS": "account",
    "VERSION": "version",
    "PEOPLE": "people",
    "PLACES": "places",
    "TAG": "tags",
    "FOLDER": "feeds",
    "TIMELINE": "timeline",
    "BRIEFING": "briefing",
    "LISTING": "list",
}
"""Nouns that stand alone, or after a verb that shows."""
_VERBS: Final = (
    ("OPEN", "", "open {#}", "open"),
    ("READ", "", "open {#}", "read"),
    ("READ|SHOW|OPEN WHOLE|ALL OF?", "", "{#}\twhole-story", "whole-story"),
    ("READ|SHOW|OPEN", "WHOLE|ALL", "{#}\twhole-story", "whole-story"),
    ("STAR", "", "star {#}", "star"),
    ("MARK|KEEP|PUT|SAVE|STAR|READ", "FOR? LATER", "star {#}", "star"),
    ("PUT STAR|STARRED TO|ON|BY?", "", "star {#}", "star"),
    ("PUT|SAVE|KEEP", "IN|TO|UNDER|AMONG STARRED|STAR|LATER", "star {#}", "star"),
    ("MARK", "TO? STAR|STARRED|important", "star {#}", "star"),
    ("UNSTAR", "", "unstar {#}", "unstar"),
    ("TAKE STAR|STARRED FROM|OF?", "", "unstar {#}", "unstar"),
    ("TAKE", "FROM|OF STARRED|LATER", "unstar {#}", "unstar"),
    ("MARK", "TO? ISREAD", "mark-read {#}", "mark-read"),
    ("ISREAD", "", "mark-read {#}", "mark-read"),
    ("MARK TO? ISREAD", "", "mark-read {#}", "mark-read"),
    ("MARKREAD", "", "mark-read {#}", "mark-read"),
    ("DELETE|HIDE", "", f"{KEPT}mark-read {{#}}", f"{KEPT}mark-read"),
    ("TAKE", "FROM|OF? LISTING|HERE", f"{KEPT}mark-read {{#}}", f"{KEPT}mark-read"),
    ("MARK|KEEP", "TO? ISUNREAD|NEW|UNREAD AGAIN?", "mark-unread {#}", "mark-unread"),
    ("MARK|KEEP TO? ISUNREAD|UNREAD", "", "mark-unread {#}", "mark-unread"),
    ("MARKUNREAD", "", "mark-unread {#}", "mark-unread"),
    ("TOGGLE", "ISREAD|ISUNREAD|UNREAD", "toggle-read {#}", "toggle-read"),
    ("TOGGLE ISREAD|ISUNREAD|UNREAD OF|FOR|ON?", "", "toggle-read {#}", "toggle-read"),
    ("TOGGLE", "STAR|STARRED", "star {#}", "star"),
    ("TOGGLE STAR|STARRED OF|FOR|ON?", "", "star {#}", "star"),
    ("COPY|SHARE|SHOW LINKS OF|FROM|TO|FOR|IN", "", "{#}\tcopy link", "copy link"),
    ("COPY TITLE OF|FROM|IN", "", "{#}\tcopy headline", "copy headline"),
    ("COPY WHOLE|ALL? STORIES|FILE OF|FROM", "", "{#}\tcopy story", "copy story"),
    ("COPY WHOLE", "", "{#}\tcopy story", "copy story"),
    ("COPY STORY", "", "{#}\tcopy story", "copy story"),
    ("SHARE", "", "{#}\tcopy link", "copy link"),
    ("SHARE", "TO|FOR|WITH|BY|IN|ON y", "{#}\tcopy link", "copy link"),
    ("BROWSE STORY", "", "{#}\tbrowse", "browse"),
    ("BROWSE|OPEN|READ|SHOW", "IN|ON|WITH|TO|AT? BROWSER", "{#}\tbrowse", "browse"),
    ("OPEN|READ|SHOW|BROWSE BROWSER|LINKS OF|FOR|FROM|AT", "", "{#}\tbrowse", "browse"),
    ("FETCH WHOLE|ORIGINAL FILE|STORIES|PAGE? OF|FOR|FROM|IN", "", "full-article {#}",
     "full-article"),
    ("FETCH WHOLE|ORIGINAL", "", "full-article {#}", "full-article"),
    ("FETCH ORIGINAL", "FILE|STORIES", "full-article {#}", "full-article"),
    ("ORIGINAL OF|FOR|FROM|IN", "", "full-article {#}", "full-article"),
    ("OPEN|READ|continue* FROM|AT|WITH", "ON|UP?", "open {#}", "open"),
    ("WHERE DID|IS*", "happen|happened|take|place|set|located|PLACES*", "{#}\tnames", "names"),
    ("FOLLOW EVENT? OF?", "", "{#}\tfollow", "follow"),
    ("UNFOLLOW", "", "{#}\tunfollow", "unfollow"),
    ("SAVE", "", "{#}\tsave", "save"),
    ("SAVE", "TO|IN FILE", "{#}\tsave", "save"),
    ("UNFOLD", "", "unfold {#}", "unfold"),
    ("WHATIS|SHOW CHANGED IN|WITH|ABOUT|OF", "", "{#}\tchanges", "changes"),
    ("WHO DID|IS* ISNAMED IN", "", "{#}\tnames", "names"),
    ("WHO SAY|DID|IS* IN", "", "{#}\tquotes", "quotes"),
    ("WHO IS? QUOTES|SPEAKERS? IN", "", "{#}\tquotes", "quotes"),
    ("WHO AUTHOR", "", "{#}\tdetails", "details"),
    ("WHEN DID|IS*", "DID|AUTHOR|NEW|ISREAD|SAY?", "{#}\tdetails", "details"),
    ("WHY IS|DID", "BREAKING|ABOVE|FIRST", "{#}\twhy", "why"),
    ("WHATIS|SHOW", "ABOUT", "{#}\tparagraph 1", "paragraph 1"),
    ("SUMMARY OF|FOR|FROM?", "", "{#}\tparagraph 1", "paragraph 1"),
    ("note|ednote", "", "{#}\tdetails", "details"),
    ("cite|reference", "", "{#}\tcopy citation", "copy citation"),
)  # fmt: skip
"""What is done to a story: words before it, words after it, the line for a number, and without."""
_BARE: Final = frozenset(
    {
        *("STAR", "UNSTAR", "MARKREAD", "MARKUNREAD", "SHARE", "UNFOLD"),
        *("cite|reference", "WHO AUTHOR"),
    }
)
"""Verbs that are about the story at hand where they stand alone."""
_DELETING: Final = "delete|del|rm|erase|trash|discard|hide"
"""Those of them that delete; "junk" or "bin" alone may as well be the name of a source."""


_ASIDE: Final = {"TAG|FOLDER|FEED": "details", "CORRECTIONS": "changes"}
"""Nouns of a story as well as of the library: of a story only where one is named."""


def of_nouns() -> Iterator[Rule]:
    """Nouns of a story: of a numbered one, of the one at hand, of one told by its headline."""
    for noun, line in (*_NOUNS.items(), *_ASIDE.items()):
        asked = f"$SEE|WHO|IS* MANY? IS|DID* THIS|ALL? {noun} DID|IS|ISNAMED|SAY|NAMES*"
        yield Rule(f"{asked} $IN STORY? # STORY?", (f"{{#}}\t{line}",))
        yield Rule(f"{asked} STORY #", (f"{{#}}\t{line}",))
        yield Rule(f"STORY? # {noun}", (f"{{#}}\t{line}",))
        yield Rule(f"{asked} $IN THIS|STORY|HERE STORY?", (line,))
        yield Rule(f"{asked} HERE", (line,))
        yield Rule(f"{asked} $IN THIS PARAGRAPH|SENTENCE|PAGE", (line,))
        yield Rule(
            f"$SEE* MANY? {noun} DID|IS* THIS|STORY STORY? DID|IS* SAY|ISNAMED|IN|NAMES|DID*",
            (line,),
        )
        yield Rule(f"{asked} $IN STORY ABOUT|ON|WITH|OF w", (f"{BY_WORDS}{{w}}\t{line}",))
        yield Rule(f"{asked} $IN w STORY", (f"{BY_WORDS}{{w}}\t{line}",))
        if noun in {"CHANGES", "VERSIONS", "SUMMARY", "EVENT", "LINKS"}:
            yield Rule(f"{noun} STORY ABOUT|ON|WITH|OF w", (f"{BY_WORDS}{{w}}\t{line}",))
            yield Rule(f"{noun} w STORY?", (f"{BY_WORDS}{{w}}\t{line}",))


def of_verbs() -> Iterator[Rule]:
    """Verbs of a story, in the same four ways."""
    for before, after, numbered, at_hand in _VERBS:
        yield Rule(f"{before} STORY|STORIES? # STORY|STORIES? {after}", (numbered,))
        if before in _BARE and not after:
            yield Rule(before, (at_hand,))
        if before == "DELETE|HIDE":
            yield Rule(_DELETING, (at_hand,))
        if not after:
            yield Rule(f"STORY? # TO? {before}", (numbered,))
        if at_hand not in {"open", "read"}:
            yield Rule(f"{before} THIS|STORY THIS|STORY? {after}", (at_hand,))
            if after:
                yield Rule(f"{before} {after}", (at_hand,))
        named = f"{BY_WORDS}{{w}}\t{'open' if at_hand == 'read' else at_hand}"  # "read" reads on
        yield Rule(f"{before} STORY ABOUT|ON|WITH|OF|FROM|IN w {after}", (named,))
        yield Rule(f"{before} v STORY {after}", (named.replace("{w}", "{v}"),))


def of_nouns_alone() -> Iterator[Rule]:
    """Nouns without more around them than a verb that shows."""
    for noun, line in _ALONE.items():
        this = "THIS|ALL?" if noun in _NOUNS else "ALL?"
        yield Rule(f"$SEE* OF? MANY? {this} {noun} ME? DID|IS* AGAIN?", (line,))
        yield Rule(f"WHERE FIND|IS|DID|ME* {noun}", (line,))
