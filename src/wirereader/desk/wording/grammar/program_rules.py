"""Rules about going, sources, settings, files, help and the program itself."""

from typing import Final

from wirereader.desk.wording.grammar.not_offered import LETTERS, NO_DICTIONARY
from wirereader.desk.wording.grammar.rule import NOTE, made

_SIZED: Final = "text|letters|writing|print|characters|FILE|STORIES"
_SIZES: Final = "BIGGER|SMALLER|large|big|small|huge|tiny"
PROGRAM: Final = made(
    # going
    ("SCROLL|OPEN|TAKE|SHOW* BACK TO|IN? LISTING|STORIES|ALL*", "back"),
    ("SCROLL|OPEN|TAKE|SHOW* BACK TO|IN? PREVIOUS|LAST STORY", "previous"),
    ("SCROLL|OPEN|TAKE|SHOW* BACK TO|IN? NEXT STORY", "next"),
    ("SCROLL PAGE? DOWN PAGE?", "read", "more"),
    ("SCROLL PAGE? UP PAGE?", "previous-paragraph", "list"),
    ("SHOW|WHATIS|READ* LAST? AGAIN", "again"),
    ("READ|SHOW|SAY* title|headline|heading AGAIN?", "where"),
    ("WHATIS selected|THIS|STORY STORY?", "where"),
    ("close|shut|leave THIS|STORY|thing|window|PAGE|card*", "back"),
    ("SCROLL|OPEN|SHOW* main|start PAGE|LISTING|screen", "all-stories"),
    ("desk|editors|editor|editor's|ed note|notes", "details"),
    ("SHOW* PICTURES BIGGER|big|large", "picture"),
    ("SHOW|WHATIS* mean|means THIS|word|STORY?", (f"!{NO_DICTIONARY}")),
    ("QUIT PROGRAM|FOR|TODAY|ALL*", "quit"),
    ("UNDO LASTTHING|LAST|THIS|CHANGES|ME|DID|SHOW|MARK|STAR|TAG|ISREAD|STORIES*", "undo"),
    ("redo", "!There is no redo: type the command again. undo takes back the last change."),
    # links and files
    ("OPEN|BROWSE LINKS IN|WITH|ON|TO BROWSER", "browse"),
    ("OPEN|BROWSE LINKS # IN|WITH|ON|TO BROWSER", "browse {#}"),
    ("OPEN|BROWSE LINKS % OF|IN|FROM STORY #", "{#}\tbrowse {%}"),
    ("COPY PARAGRAPH #", "paragraph {#}\ncopy"),
    ("SAVE|EXPORT ALL? QUOTES", "export-quotes list quotes.csv"),
    ("EXPORT|SAVE TO|AS csv|excel|spreadsheet", "export-quotes list quotes.csv"),
    ("SAVE|EXPORT ALL? FEEDS|SOURCES|FEED", "export feeds.opml"),
    ("SAVE|EXPORT THIS|STORY* TO|AS|IN? markdown|md", "save .md"),
    ("SAVE|EXPORT THIS|STORY* TO|AS|IN? html|webpage", "save .html"),
    ("SAVE|EXPORT|READ THIS|STORY* TO|AS|IN? pdf|html|markdown|epub|md|docx|word",
     ("!Stories are saved as text, Markdown or HTML: save FILE.md. pipe COMMAND sends the open one"
      " to a program.")),
    ("DOWNLOAD|SAVE|OPEN|READ PICTURES", "picture"),
    ("EXPORT|SAVE ALL STORIES? TO|IN? FILE?",
     ("!save writes one story; export FILE.opml writes the sources; export-quotes list FILE.csv"
     " writes the quotes of the list.")),
    ("EXPORT ALL? STARRED|UNREAD|STAR|STORIES STARRED|STORIES* TO|AS|IN x",
     "!export-stories FILE.csv writes the list: type starred or unread before it."),
    ("EXPORT|SAVE STARRED|UNREAD STORIES?",
     "!export-stories FILE.csv writes the list: type starred or unread before it."),
    ("backup", "backup"),
    # sources, folders and accounts
    ("SUBSCRIBE|IMPORT NEW|OTHER|ALL* FEED|FEEDS|SOURCES|STORIES|opml FEED|SOURCES*", "add"),
    ("IMPORT FROM|IN? newsboat|another|OTHER PROGRAM|LINKS|FEEDS?", "add"),
    ("subscribe", "add"),
    ("UNSUBSCRIBE FEED|FEEDS|SOURCES", f"remove and a number unsubscribes.{NOTE}sources"),
    ("unsubscribe|unsub", f"remove and a number unsubscribes.{NOTE}sources"),
    ("CREATE FOLDER",
     ("!A folder is created when a source is moved into it: move SOURCE to FOLDER. sources lists"
      " the sources.")),
    ("CREATE FOLDER w",
     ("!A folder is created when a source is moved into it: move SOURCE to FOLDER. sources lists"
      " the sources.")),
    ("auth|ACCOUNTS login|signin|setup|connect", "help accounts"),
    ("FEED|FEEDS|SOURCES health|status|state|stats", "sources"),
    ("WHY DID|IS* FEED|FEEDS|SOURCES|THIS* DID|IS* ERRORS|fail|broken|empty", "errors"),
    ("PAUSE|RESUME ALL FEEDS|SOURCES|STORIES?",
     ("!Sources are paused one by one: pause and a number; sources lists them.")),
    ("WHEN|SHOW DID|IS* LAST REFRESH|refreshed|fetched|updated", "sources"),
    ("LAST REFRESH", "sources"),
    ("SUBTO v", "add {v}", "starters {v}"),
    ("SET|REFRESH REFRESH? INTERVAL TO? # minutes|min|mins|m", "set refresh.interval {n}m"),
    ("SET|REFRESH REFRESH? INTERVAL TO? # hours|hour|h", "set refresh.interval {n}h"),
    ("SET|PAUSE|RESUME|STOP* auto|automatic REFRESH on|OFF|off?", "settings refresh.interval"),
    ("connect|login|signin|log|sign|link|use|SUBSCRIBE|SET|CREATE IN|WITH|TO* ACCOUNTS|SERVER",
     "help accounts"),
    ("REFRESH|SYNC ACCOUNTS|SERVER", "sync"),
    ("$SEE* main? menu", "feeds"),
    # settings
    ("SET|SHOW* THEME", "settings appearance.theme"),
    ("SET|SHOW|OPEN* SETTINGS", "settings"),
    ("reset|restore|default SETTINGS|defaults ALL?",
     "!set NAME default takes one setting back; settings lists those that are changed."),
    ("SET|SHOW* DARK|LIGHT background THEME?", "settings appearance.theme"),
    ("light", "set theme wire-light"),
    ("SET|TAKE|PAUSE* no|without|off|black-and-white|monochrome OFF? THEME",
     ("!A screen without colours: start with NO_COLOR=1. set theme terminal uses your terminal's"
     " own.")),
    ("PAUSE THEME",
     ("!A screen without colours: start with NO_COLOR=1. set theme terminal uses your terminal's"
     " own.")),
    (f"SET|SHOW* {_SIZES} {_SIZED}", f"!{LETTERS}"),
    (f"SET|SHOW* {_SIZED} {_SIZES}", f"!{LETTERS}"),
    ("SET|SHOW* language|languages",
     "!wirereader is in English. lang:fr in a search lists stories in French, and so on."),
    # help
    ("KEYS HOW", "help keys"),
    ("docs|documentation|faq|tips|readme", "help"),
    ("SHOW|WHATIS DID? THIS? word|mean|means|meaning|term|abbreviation DID|IS? mean?",
     f"!{NO_DICTIONARY}"),
    ("SHOW DID w mean|do|DID", "help {w}"),
    ("$SEE* KEYS|COMMANDS FOR|TO|OF|ABOUT w", "help {w}"),
    ("$SEE* KEYS|COMMANDS FOR|TO|OF|ABOUT x", "help {x}"),
    ("WHATIS|ABOUT THIS? PROGRAM", "version"),
    ("WHO AUTHOR|made|wrote|DID* THIS? PROGRAM", "version"),
    ("WHEN|SHOW TIME? IS THIS", "details"),
    ("HOW x", "help {x}"),
)  # fmt: skip
