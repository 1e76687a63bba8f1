"""Rules that mark, tag, hide and follow, and sentences for what is never done to many."""

from typing import Final

from wirereader.desk.wording.grammar.rule import ABOVE, BY_WORDS, NOTE, made

_OLDER: Final = (
    "!Older than what? mark older than 1 week as read marks those; mark all read marks the whole"
    " list."
)
_BY_NUMBERS: Final = (
    "!Several stories are named by numbers: star 1-5, mark 2 to 9 unread. mark all read marks the"
    " list, undo takes that back."
)
_LEAVE: Final = (
    "!remove SOURCE unsubscribes, pause SOURCE stops fetching it, hide from:SOURCE hides its new"
    " stories. sources lists them by number."
)
_RULES: Final = (
    "!hide QUERY hides new stories that match; tag-new TAG QUERY tags them; rules lists the rules."
)
_SNOOZE: Final = "There is no snooze here; the star keeps it."
MARKING: Final = made(
    # marks of many
    ("MARK ALL? STORIES? ALL? ABOVE STORIES? TO? ISREAD", f"{ABOVE}\tmark-read"),
    ("MARK ALL? STORIES? ABOVE|BELOW # TO? ISREAD", "{#}\tmark-read"),
    ("MARK THIS? AND? ALL? STORIES? BELOW STORIES? TO? ISREAD", _BY_NUMBERS),
    ("MARK THIS AND? ALL? STORIES? ABOVE STORIES? TO? ISREAD", _BY_NUMBERS),
    ("MARK FIRST STORY TO? ISREAD", "mark-read 1"),
    ("MARK FIRST STORY TO? ISUNREAD|UNREAD", "mark-unread 1"),
    ("MARK FIRST|LAST|NEXT|PREVIOUS #? STORY|STORIES? TO? ISREAD", _BY_NUMBERS),
    ("MARK|MARKREAD ALL? OLD STORIES? TO? ISREAD?", _OLDER),
    ("MARK ALL? STORIES? THIS|IS* OLD TO? ISREAD?", _OLDER),
    ("DELETE ALL? OLD|ISREAD|STARRED|UNREAD STORIES?",
     "!Stories are kept; none is deleted. l hides those read; mark all read marks the list."),
    ("DELETE bin|trash|spam|junk|recycle",
     "!There is no bin: stories are kept, and marks are undone with undo."),
    ("MARK ALL STORIES? OF? TO? ISREAD", "mark-all-read"),
    ("MARK STORIES|LISTING|PAGE|section ALL? TO? ISREAD", "mark-all-read"),
    ("MARK ALL STORIES? IN|OF? THIS? LISTING|PAGE? TO? ISREAD", "mark-all-read"),
    ("ME DID? MARKREAD|ISREAD ALL STORIES?", "mark-all-read"),
    ("MARKREAD ALL STORIES?", "mark-all-read"),
    ("MARK|KEEP ALL STORIES? TO? ISUNREAD|UNREAD", _BY_NUMBERS),
    ("STAR|UNSTAR|MARKUNREAD|TOGGLE ALL STORIES?", _BY_NUMBERS),
    ("MARK ALL STORIES? TO? STAR|STARRED", _BY_NUMBERS),
    ("UNSUBSCRIBE ALL OF? FEEDS|SOURCES",
     "!Sources are removed one at a time: remove NUMBER. sources lists them."),
    ("UNSUB ALL",
     "!Sources are removed one at a time: remove NUMBER. sources lists them."),
    ("MARK|DELETE|TAKE|HIDE ALL? ALERTS TO? ISREAD?", "alerts read"),
    ("UNFOLLOW ALL STORIES?", f"unfollow and a name ends one.{NOTE}follows"),
    ("MARK|STAR|UNSTAR ALL STORIES? WITHOUT x", _BY_NUMBERS),
    ("UNSUB THIS STORY|FEED|SOURCES?", _LEAVE),
    ("snooze THIS|STORY*", f"{_SNOOZE}{NOTE}star"),
    ("snooze THIS|STORY* until|for|till x", f"{_SNOOZE}{NOTE}star"),
    ("DELETE v SEARCHED", "delete-search {v}"),
    ("SAVE|KEEP THIS SEARCHED", "save-search"),
    # tags
    ("TAGIT add # x", "{#}\ttag {x}"),
    ("TAGIT remove|delete # x", "{#}\tuntag {x}"),
    ("TAGIT NEW STORIES x", _RULES),
    ("TAGIT v STORY t", f"{BY_WORDS}{{v}}\ttag {{t}}"),
    ("TAGAS t", "tag {t}"),
    ("TAGIT ALL STORIES? TO|AS? t", _BY_NUMBERS),
    ("HIDE|FOLD EVENT", "fold"),
    ("FOLD ALL STORIES|EVENT?", "fold"),
    ("compact", "fold"),
    ("TAGIT STORY? # STORY? TO|WITH|BY? t", "{#}\ttag {t}"),
    ("TAGIT THIS STORY? TO|WITH|BY? t", "tag {t}"),
    ("TAGIT STORY TO|WITH|BY t", "tag {t}"),
    ("TAGIT w STORY TO|WITH|BY t", f"{BY_WORDS}{{w}}\ttag {{t}}"),
    ("PUT|KEEP|SAVE STORY? # STORY? TO|IN|UNDER TAG t", "{#}\ttag {t}"),
    ("PUT|KEEP|SAVE|MARK THIS? STORY? TO|IN|UNDER TAG t", "tag {t}"),
    ("PUT|MARK|CREATE TAG t TO|ON|FOR STORY? #", "{#}\ttag {t}"),
    ("PUT|MARK TAG t TO|ON|FOR THIS|STORY STORY?", "tag {t}"),
    ("PUT|MARK TAG t", "tag {t}"),
    ("PUT t TAG TO|ON|FOR STORY? #", "{#}\ttag {t}"),
    ("PUT t TAG TO|ON|FOR THIS|STORY STORY?", "tag {t}"),
    ("UNTAG STORY? # STORY? FROM|TO|WITH|AS? t", "{#}\tuntag {t}"),
    ("TAKE TAG t FROM|OF STORY? #", "{#}\tuntag {t}"),
    ("TAKE TAG t FROM|OF THIS|STORY STORY?", "untag {t}"),
    ("RENAME TAG x",
     "!A tag is renamed by tagging anew: search tag:OLD lists its stories, tag NEW tags one."),
    ("CREATE TAG x", "tag {x}"),
    # following and alerts
    ("NOTIFY ABOUT|FROM|OF? NEW? STORIES ABOUT|ON|FROM|OF|IN x", "follow {x}"),
    ("NOTIFY IFNEW* NEW? STORIES? ABOUT|ON|FROM? x ISNAMED", "follow {x}"),
    ("NOTIFY IFNEW* NEW? STORIES? ABOUT|ON? x", "follow {x}"),
    ("follow add|on|up w", "follow {w}"),
    ("TRACK w", "follow {w}"),
    ("FOLLOW NEW? STORIES|ALL ABOUT|ON|FROM|OF|IN x", "follow {x}"),
    ("STOP|DELETE|TAKE|HIDE|PAUSE ALERTS FOR|ABOUT|ON|OF? w", "unfollow {w}"),
    ("RESUME|PAUSE|STOP|SET ALL? ALERTS",
     ("!follow NAME begins alerts about a name or a search, unfollow NAME ends them; follows lists"
     " them.")),
    ("UNWATCH w", "unfollow {w}"),
    ("UNFOLLOW w", "unfollow {w}", "remove {w}"),
    # what is not to be shown
    ("HIDE|BLOCK|PAUSE THIS|sender|AUTHOR|FEED|SOURCES* sender|AUTHOR|FEED|SOURCES", _LEAVE),
    ("HIDE ALL? STORIES ABOUT|ON|FROM|WITH|BY|OF x", "hide {x}"),
    ("HIDE ALL? TOPIC|with|about w", "hide {w}"),
    ("HIDE ALL? w STORIES", "hide {w}"),
    ("BLOCK about? w", "hide {w}"),
    ("CREATE RULES|RULE|SEARCHED FOR|ABOUT|TO? x", _RULES),
    ("CREATE RULES|RULE|SEARCHED", _RULES),
    ("RULE|RULES HIDE w", "hide {w}"),
    ("unhide ALL? STORIES?", "rules"),
    ("ME do|not* not* like|love|want|enjoy|dislike|hate THIS FEED", _LEAVE),
    ("HIDE|STOP|UNSUBSCRIBE|PAUSE THIS FEED", _LEAVE),
)  # fmt: skip
