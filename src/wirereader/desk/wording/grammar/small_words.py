"""Lines with a word or an option more, or another word, than those that are understood.

Each is written as the line that means the same: `ls -la` is `ls`, "put all as read" is "mark all
as read".
"""

from typing import Final

from wirereader import late_re as re
from wirereader.desk.wording.grammar.typing_errors import with_number

_LISTED: Final = r"(?:ls|ll|dir|log|cat|less|more|diff)"
_NEWS: Final = r"(?:news|stories|articles|headlines|items|reports)"
_OPTION: Final = (
    r"(?:-[alhtF1GpsSdbAevw]{1,5}|--(?:all|long|one-?line|colou?r|stat|shortstat|graph|"
    r"name-only|name-status|word-diff|number|human-readable|decorate|pretty|plain|verbose|"
    r"unified|brief|patch|summary|full)(?:=\w+)?)"
)
"""Options of other programs that say how a list or text is printed, and not what is in it."""
_OPTIONS: Final = re.compile(
    rf"(?P<word>{_LISTED})(?P<options>(?: {_OPTION}|(?<=cat) -n)+)(?P<rest>(?: .*)?)"
)
_SAME: Final = (
    (r"ls -1\w*", "ls"),
    (r"(?:log|ls|list) (?:-n ?|-)(\d{1,3})", r"list 1-\1"),
    (r"sync (?:all|everything|everywhere|now|(?:all )?(?:my )?accounts?)", "sync"),
    (r"star (?:rm|del|delete|remove|off|clear|drop)\b(.*)", r"unstar\1"),
    (r"(?:put|set|make|turn) (?!back\b)(.+?) as (un)?(?:read|seen)", r"mark \1 as \2read"),
    (r"(?:put|set|make|turn) as (un)?(?:read|seen)", r"mark as \1read"),
    (rf"(?:the )?(?:actual|current|recent|newest|fresh|most recent) {_NEWS}", "latest news"),
    (rf"(?:the )?({_NEWS}) (?:of|from|for) today", r"today's \1"),
    (rf"(?:the )?({_NEWS}) (?:of|for) yesterday", r"\1 from yesterday"),
    (r"(?:the )?(news|headlines) of (?!the\b|this\b|that\b|my\b|last\b|all\b)(.+)", r"\2 news"),
    (r"(?:changes|updates) since (?!i\b|we\b|my\b)(.+)", r"changed since \1"),
    ((r"who(?: all| else)? (?:is|are|was|were|has been|have been) "
      r"(?:talking|speaking|commenting) (about|on|of) (.+)"), r"who talks about \2"),
    (r"(who|what|where|when)s (?!(?:new|up)\b)(\S.*)", r"\1 is \2"),
    ((r"(?:repeat|say|read|again|tell)(?: it| that| this| me)*"
      r" (?:(?:for )?(?:one|1|a second|another) (?:more )?time(?: more| again)?|twice)"), "again"),
    (r"(?:one|another) (?:more )?time(?: more)?", "again"),
    (r"out", "back"),
    (r"(search|find|read|open|show|list|help|star|next|go|say|tell) \1 (?:for )?(\S.*)", r"\1 \2"),
    ((r"search (?:for )?(?:(?:a|an|one|some|any|the|my|single) )+"
      r"(?:words?|names?|terms?|text|phrases?|topics?|keywords?|thing)"), "search"),
    (r"search (?:for )?(?:something|anything)", "search"),
    ((r"(?:look for|search for|search|seek|filter|query|grep) (?:the |my |all )*"
      r"(unread|starred|breaking|changed|today)(?: stories| news| ones)?"), r"search \1"),
)  # fmt: skip
_IN_LIST: Final = (
    (r"search (?:it )?(?:again|once more)", "again"),
    (
        r"(?:(?:what|which|who) )?(updated|changed|changes|new|corrected) (?:since|from|until)",
        r"\1",
    ),
)
_IN_STORY: Final = (
    ((r"(?:(?:show|read|open|see|give|get|go to|go back to|display)(?: me)? )?(?:the |an? )?"
      r"(?:old|older|previous|prior|earlier|preceding) (?:version|draft|take|revision|edition)"),
     "versions before"),
    ((r"(?:show|read|open|see|give|get|go to|display)(?: me)? (?:the )?version"
      r" (?:number |no )?(\d{1,3})"), r"version \1"),
    (r"(?:updated|corrected) (?:since|from|until)", "changed since"),
    (r"(?:find|search)(?: it)? (?:again|next|once more|forward|on)", "next-mention"),
    (r"(?:find|search)(?: it)? (?:previous|back|backwards?)", "previous-mention"),
    ((r"how (?:much|many|long)(?: more)?(?: paragraphs?| text| of it)?"
      r" (?:is|are|is there|are there)?(?: still| yet)? ?(?:left|remaining|to go)"
      r"(?: to read| here| in (?:this|the) (?:story|article))?"), "where"),
)  # fmt: skip


def plainer(line: str, *, is_reading: bool) -> str:
    """The line that means the same as `line` and is understood; `line` itself where none does.

    `is_reading`: a story is open.
    """
    plain = " ".join(line.split()).rstrip("?!. ")
    for pattern, same in (*_SAME, *(_IN_STORY if is_reading else _IN_LIST)):
        match = re.fullmatch(pattern, plain, re.IGNORECASE)
        if match is not None:
            return match.expand(same)
    return with_number(without_options(line))


def without_options(line: str) -> str:
    """A line without options that only say how another program prints: "cat -n 3" is "cat 3"."""
    options = _OPTIONS.fullmatch(" ".join(line.split()))
    if options is None:
        return line
    word = "ls" if options["word"] in {"dir", "ll"} else options["word"]
    return f"{word}{options['rest']}"
