"""Lines of shells, chat programs and ex, as ours: `ls | grep flood`, "/join world", "1,5 star"."""

from collections.abc import Sequence
from typing import Final

from wirereader import late_re as re
from wirereader.desk.commands.table import by_word

Lines = tuple[str, ...]
_MOST_NUMBERED: Final = 100
"""So many stories are marked by one line at most, as by a phrase."""
_TOO_MANY: Final = f"!One line marks at most {_MOST_NUMBERED} stories: star 1-{_MOST_NUMBERED}."
_EDITORS: Final = (
    r"(?:s?vi|vim|nvim|gvim|view|nano|pico|emacs|ed|kak|hx|micro|joe|bat|batcat|most|pg|zless|"
    r"zcat|less|more|cat)"
)
_FILE: Final = r"[\w~/.-]*[./][\w./-]+|[\w-]+"
_OPTIONS: Final = r"(?:-[\w-]+ )*"
_GREP: Final = r"(?:grep|egrep|fgrep|rg|ag|ack|awk|sed -n)"
_IN_LIST: Final = (
    (r"\^", ("first-story",)),
    (r"<?(?:shift|s)[ +-]tab>?", ("previous row",)),
    (r":?(?:,|%|1,\$|g/\.?/)(?:p|n|l|print|list|number|#)", ("list",)),
    (r"cd(?: (?:~|/|~/|\.|all|home|root))?", ("all-stories",)),
    (r"cd (?:\.\./|\./|/|~/)+(?P<x>[^/\"~.][^/\"]*)/?", ("scope {x}",)),
    (r"cd (?P<x>[^/\"~.][^/\"]*)/|cd \"(?P<y>[^\"]+)\"", ("scope {x}{y}",)),
    (r"ls (?:-\w+ )?(?:\*|\.|\./|/|~|-[1RFaAlhs]+)", ("list",)),
    (r"(?:ls|ll|dir) -\w*r\w*|tac|(?:sort|ls) (?:-r|--reverse)|rev", ("sort oldest",)),
    (r"(?:ls|ll|dir) (?:-l?[tc]h?|--sort=time)", ("sort newest",)),
    (r"ls (?P<x>[^\W\d][^/]*)/", ("scope {x}",)),
    (r"tail(?: -f)?", ("list last 5",)),
    (r"tail (?:-n ?|-)?(?P<x>\d{1,3})", ("list last {x}",)),
    (r"sed -n ['\"]?(?P<v>\d{1,6}),(?P<x>\d{1,6})p['\"]?", ("list {v}-{x}",)),
    ((r"(?:(?:show|see|print|list)(?: me)?(?: the)? )?(?:(?:bottom|final) (?P<x>\d{1,3})"
     r"(?: (?:rows|lines|entries|stories))?|last (?P<y>\d{1,3}) (?:rows|lines|entries))"
     r"(?: (?:of|in|on) (?:the )?(?:list|page|screen))?"), ("list last {x}{y}",)),
    (r"wc(?: -\w+)?", ("feeds",)),
    (rf"{_EDITORS} (?P<v>\d{{1,6}}) ?>+ ?(?P<x>{_FILE})", ("open {v}\nsave {x}",)),
    (rf"cp (?P<v>\d{{1,6}}) (?P<x>{_FILE})", ("open {v}\nsave {x}",)),
)  # fmt: skip
_IN_STORY: Final = (
    (r"\^|0g", ("paragraph 1",)),
    (r":?(?:,|%|1,\$|g/\.?/)(?:p|n|l|print|list|number|#)", ("whole-story",)),
    (r":?\.,\$(?:p|n|l)?", ("all",)),
    (r"z(?P<x>\d{1,3})", ("paragraph next {x}",)),
    (r":?\$(?:p|n|l)", ("last-paragraph",)),
    (r":?\.(?:p|n|l)", ("this-paragraph",)),
    (r"-(?P<x>[^\W\d_][\w-]{2,})", ("untag {x}",)),
    (r"tail(?: (?:-n ?|-)?1)?", ("last-paragraph",)),
    (r":?(?:raw|view[- ]raw|show[- ]raw|source text|plain text)", ("whole-story",)),
    (r"tail (?:-n ?|-)?(?P<x>\d{1,3})", ("paragraph last {x}",)),
    (r"sed -n ['\"]?(?P<v>\d{1,6}),(?P<x>\d{1,6})p['\"]?", ("paragraph {v}-{x}",)),
    (r"\| ?(?:less|more|most|pg|cat|bat|fold|fmt|tee)(?: -\w+)*|cat(?: \.)?", ("whole-story",)),
    (r"\| ?wc(?: -\w+)?|wc(?: -\w+)?", ("details length",)),
    (rf"\| ?{_GREP} {_OPTIONS}['\"]?(?P<x>[^'\"]+)['\"]?", ("find {x}",)),
    (r"\| ?head(?: -(?:n ?)?1)?", ("paragraph 1",)),
    (r"\| ?head -(?:n ?)?(?P<x>\d{1,3})", ("paragraph 1-{x}",)),
    (r"\| ?tail", ("last-paragraph",)),
    (r"\| ?tail -(?:n ?)?(?P<x>\d{1,3})", ("paragraph last {x}",)),
    (rf"(?:cat )?>+ ?(?P<x>{_FILE})|\| ?tee (?P<y>{_FILE})", ("save {x}{y}",)),
    (rf"cp (?:\. )?(?P<x>{_FILE})", ("save {x}",)),
)  # fmt: skip
_EVERYWHERE: Final = (
    (r"(?:insert|nvda|jaws|orca|caps ?lock|vo|ctrl[+-]alt)[+-]\S+|alt[+ -]tab", (
        "!That is a key of your screen reader: it reads what is printed here. h for help.",)),
    (r"(?:ctrl|control|cmd|command)[ +-]f (?P<x>[^\W\d].*)", ("search {x}",)),
    (r":?\.?=|:\.", ("where",)),
    (r":b(?:uffer)?(?P<x>\d{1,6})|:(?P<y>\d{1,6})(?:read|r|e|o|open)", ("open {x}{y}",)),
    (r":(?:e|edit|tabe|tabnew|open) (?P<x>(?:https?|feed)://\S+)", (
        "!add and the address subscribes to a feed; browse opens the open story's page.",)),
    (r":(?:cope|copen|cl|clist|lopen|lli|llist)", ("list",)),
    (r":(?:Ex|Explore|Sex|Vex|NERDTree|NvimTreeToggle|Telescope)", ("feeds",)),
    (r":?(?:%|\d+,\d+|\.|\d+)?s/[^/]+/[^/]*/?[gci]*", (
        "!Stories are read here, not edited. save FILE writes the open story as text.",)),
    (r":set? (?:no)?(?:ic|ignorecase|scs|smartcase|hls|hlsearch|is|incsearch)", (
        "!A search finds small letters and capitals alike. search WORDS looks for stories.",)),
    (rf"{_EDITORS} (?P<x>\d{{1,6}})(?: ?\| ?(?:less|more|most|cat))?", ("open {x}",)),
    (rf"(?:cat|less) (?P<v>\d{{1,6}}) ?\| ?{_GREP} {_OPTIONS}['\"]?(?P<x>[^'\"]+)['\"]?",
     ("open {v}\nfind {x}",)),
    (r"(?:cat |less )?(?P<v>\d{1,6}) ?\| ?wc(?: -\w+)?|wc (?:-\w+ )?(?P<x>\d{1,6})",
     ("{v}{x}\tdetails length",)),
    (rf"{_GREP} {_OPTIONS}(?:-v|--invert-match) ['\"]?(?P<x>[^'\" *]+)['\"]?", ("search -{x}",)),
    (rf"{_GREP} (?:-[a-uw-zA-Z]+ )+(?P<x>\S.*?)(?: [*.])?", ("search {x}",)),
    (rf"{_GREP} (?P<x>[^-\s].*?) [*.]", ("search {x}",)),
    (r"find (?:[.~/*]\S* )?-i?name ['\"]?\*?(?P<x>[^*'\"]+)\*?['\"]?", ("search {x}",)),
    (r"(?:df|du|quota)(?: -\w+)*(?: [.*/~])?", ("settings files",)),
    (r"(?:whereis|finger) (?P<x>[^\W\d].*)", ("card {x}", "map {x}", "search {x}")),
    (r"(?:apropos|tldr|info|man(?: \d)?) (?P<x>[a-z][\w-]*)", ("help {x}",)),
    (r"(?:env|printenv|export -p|alias)", ("settings",)),
    (r"!!", ("again",)),
    (r":?jumps|:?oldfiles", ("search is:read",)),
    (r"shuf(?: -\w+)*(?: \d+)?", ("next-unread",)),
    (r"[?] +(?P<x>[a-z][a-z-]*)", ("help {x}",)),
    (r"(?P<x>[a-z][a-z-]*) (?:--help|-h|-\?)", ("help {x}",)),
    (r"\d{0,3}d[dgGwj$]|\d{0,3}dw", (
        ("!Nothing is deleted here. mark-read marks the story read; remove SOURCE unsubscribes"
         " from a source."),)),
    (r":?% ?mark (?:as )?(?:read|r)", ("mark-all-read",)),
    (r"s (?P<v>\d{1,6})(?: (?P<x>\S*[./]\S*))?", ("{v}\tsave {x}",)),
    (r"(?:next|n) (?:tab|buffer|window|pane)", ("next",)),
    (r"(?:previous|prev|p) (?:tab|buffer|window|pane)", ("previous",)),
    ((r"(?:show|list) (?:muted|mutes|blocked|ignored|killed|killfile)"
     r"(?: (?:words|topics|names|things))?"), ("rules",)),
    ((r"(?:config|settings?|options?|prefs) (?:unset|reset|default|delete|rm) (?P<x>[a-z][\w.]*)"
     r"|unset (?P<y>[a-z][\w.]*)"), ("set {x}{y} default",)),
    ((r":?(?:toggle|flip)[- ](?:article|story|message|item|entry)?[- ]?(?:read|new|seen)"
     r"(?: (?P<x>\d{1,6}))?"), ("toggle-read {x}",)),
    (r":?(?:cf|chdir|change[- ](?:folder|mailbox|dir|directory|group)) (?P<x>[^\W\d].*)",
     ("scope {x}",)),
    (r":?next[- ](?:folder|mailbox|group|newsgroup)", ("next-source",)),
    (r":?(?:display|view)[- ](?:message|article)", ("whole-story",)),
    (r":(?:vim|l|lvim)?grep!? /?(?P<x>[^/]+)/?|:?g(?:lobal)?/(?P<y>[^/]+)/?p?", ("search {x}{y}",)),
    (r":(?:bd|bdelete|bw|clo|close|on|only|tabc|tabclose|q1)!?", ("back",)),
    ((r":(?:sp|vs|split|vsplit|tabnew|tabe|tabedit|sview|view|vie|r|read|fin|find|ct|tag) "
     r"(?P<x>\d{1,6}|\S*[./]\S*)"), ("open {x}",)),
    (r":(?:bf|bfirst|rew|rewind|0)", ("first-story",)),
    (r":(?:bl|blast)", ("last-story",)),
    (r":(?:c|l|ta?b?)n(?:ext)?", ("next",)),
    (r":(?:c|l|ta?b?)[pN](?:rev(?:ious)?)?", ("previous",)),
    (r":(?:sav|saveas|w!|write!|w>>|w >>) ?(?P<x>\S*)", ("save {x}",)),
    (r":(?:wa|wall|up|update|w!)", ("save",)),
    (r":(?:mes|messages)", ("errors",)),
    (r":(?:sort|sor)!?(?: -?[rn/]\S*)?", ("sort oldest",)),
    (r":?set? (?:all|var(?:iable)?s)\??|:set?(?: list)?", ("set",)),
    (r":?set (?:bg|background)[= ](?P<x>dark|light)", ("set theme wire-{x}",)),
    (r":?set (?:tw|textwidth|columns|co|wm|linewidth)[= ](?P<x>\d{2,3})", ("width {x}",)),
    (r":?set (?:lines|window|scroll|list)[= ](?P<x>\d{1,3})", ("set list {x}",)),
    (r":?set (?P<x>theme)[= ](?P<v>dark|light|contrast)", ("set {x} wire-{v}",)),
    (r":?set (?P<x>\S+)\?", ("settings {x}",)),
    (r":(?:colo|colorscheme|colourscheme) (?!dark|light)\S+", ("settings appearance.theme",)),
    (r":%?y(?:ank)?", ("copy",)),
    (r":?(?:yank|y) (?P<x>url|link|title|headline|quote|paragraph|story|address)",
     ("copy {x}",)),
    (r"\+(?P<x>[^\W\d_][\w-]{2,})", ("tag {x}",)),
    (r"exit \d|logout now|:qall?!?|:quitall!?|:wqall|\^\]", ("quit",)),
    (r"(?:rm|del|unlink) (?:-\w+ )*(?:\*|\.|/|~|all)|dd if=.*", (
        "!Stories are kept; none is deleted. remove SOURCE unsubscribes from a source.",)),
)  # fmt: skip
_EITHER: Final = re.compile(rf"{_GREP} {_OPTIONS}['\"](?P<words>\w+(?:\\?\|\w+)+)['\"]")
"""One of several words is sought, as grep has it."""
_PIPED: Final = re.compile(
    r"(?P<left>[a-z]+(?: -\w+)*(?: \*)?|(?P<sought>grep|rg|ag|ack|search|find|/) "
    r"(?:-\w+ )*['\"]?(?P<first>[\w -]+?)['\"]?) ?\| ?"
    rf"(?:(?P<grep>{_GREP}) (?P<options>(?:-\w+ )*)['\"]?(?P<words>[^'\"|]+?)['\"]?"
    r"|(?P<part>head|tail)(?: -(?:n ?)?| )?(?P<count>\d{1,3})?"
    r"|(?P<reversed>sort -r|tac|sort --reverse)"
    r"|(?:wc|less|more|most|cat|sort|uniq|nl|column)(?: -\w+)*)"
)
_LISTS: Final = {
    **dict.fromkeys(("ls", "ll", "dir", "list", "l", "cat", "stories", "news", "all", "find"), ""),
    **dict.fromkeys(("unread", "new"), "is:unread"),
    **dict.fromkeys(("starred", "stars", "flagged"), "is:starred"),
    **dict.fromkeys(("today",), "date:today"),
    **dict.fromkeys(("breaking", "urgent"), "is:breaking"),
    **dict.fromkeys(("changed", "updated"), "is:changed"),
}
"""What may stand before a pipe, as a query of what it lists."""
_MOST_BY_DEFAULT: Final = 10
"""Rows that head and tail print where no number is given."""
_RANGED: Final = re.compile(
    r":?(?P<first>\d{1,6}) ?[,;] ?(?P<last>\d{1,6}) ?"
    r"(?P<verb>(?:mark|set|flag)(?: as)? read|read|mark|mr|(?:mark|set)(?: as)? (?:unread|new)|"
    r"unread|star|flag|bookmark|unstar|unflag|p(?:rint)?|l(?:ist)?|ls|tag \S+|"
    r"d(?:el(?:ete)?)?|m(?:ove)?\b.*|)"
)
_KEY: Final = (
    r"[^\s\w]|[^\W\d_]|(?:ctrl|alt|shift)[+-]\w|f\d{1,2}|space|tab|enter|escape|up|down|left|right"
)
_BINDING: Final = re.compile(
    r":?(?:[nvi]?(?:nore)?map|bind|bind-key|bindkey|bind key|remap|rebind|assign|set key|key|"
    r"change key)"
    rf" (?:(?P<key>{_KEY}) (?:to |= ?|as |for )?(?P<word>[a-z]+(?:-[a-z]+)*)"
    rf"|(?P<before>[a-z]+(?:-[a-z]+)*) (?:to|=|as|on) (?P<last>{_KEY}))"
)
_NUMBERS: Final = r"\d{1,6}(?: ?(?:[-,+&]| and | ) ?\d{1,6})+"
_MARKED: Final = re.compile(
    rf"(?:mark|set) (?:(?P<numbers>{_NUMBERS}) (?:as )?(?P<state>read|unread)"
    rf"|(?:as )?(?P<other>read|unread) (?P<others>{_NUMBERS}))"
)
_SEVERAL: Final = re.compile(rf"(?:tag|T) (?P<numbers>{_NUMBERS}) (?P<tag>[^\W\d_]\S*)")
_DONE: Final = {
    **dict.fromkeys(("star", "flag", "bookmark"), "star"),
    **dict.fromkeys(("unstar", "unflag"), "unstar"),
}
_SLASHED: Final = (
    (r"(?:join|j|goto|cd) (?P<x>#?[^\W\d].*)", "scope {x}"),
    (r"(?:win|window|open|read|view) (?P<x>\d{1,6})", "open {x}"),
    (r"(?:quit|exit|bye|q|disconnect|signoff)", "quit"),
    (r"(?:part|leave|close|back|unquery|wc)", "back"),
    (r"(?:list|ls|clear|cls|redraw)", "list"),
    (r"(?:help|h|\?|commands)", "help"),
    (r"(?:help|man) (?P<x>[a-z][\w-]*)", "help {x}"),
    ("names", "names"),
    (r"(?:whois|whowas|finger) (?P<x>[^\W\d].*)", "card {x}"),
    (r"(?:lastlog|grep|find|search) (?P<x>\S.*)", "search {x}"),
    (r"(?:set|settings|options|config|prefs)", "settings"),
    (r"(?:refresh|reload|update|rehash|fetch)", "refresh"),
    (r"(?:next|prev|previous|undo|version|feeds|sources|tags|more)", "{whole}"),
    (r"(?:add|subscribe|sub) (?P<x>\S+[./]\S+)", "add {x}"),
    (r"(?P<v>star|unstar|mark-read|mark-unread|open|read) (?P<x>\d{1,6})", "{v} {x}"),
)  # fmt: skip
"""Commands of chat programs, each after a slash."""


def _numbers(typed: str) -> list[int]:
    """The numbers of "2-4, 7": of a range, and each alone; one too many at most."""
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?: ?- ?(\d+))?", typed):
        ahead = min(int(last or first), int(first) + _MOST_NUMBERED)
        found += range(int(first), ahead + 1)
    return found[: _MOST_NUMBERED + 1]


def _each(line: str, numbers: Sequence[int]) -> Lines:
    """A line for each number, in which "{}" stands for it."""
    if len(numbers) > _MOST_NUMBERED:
        return (_TOO_MANY,)
    return ("\n".join(line.format(number) for number in numbers),) if numbers else ()


def _as_text(typed: str) -> str:
    """What was typed, for a line in which "{}" stands for a number."""
    return typed.replace("{", "{{").replace("}", "}}")


def _bound(line: str) -> Lines:
    """A key given to a command: `bind j next`, "map next to j"."""
    match = _BINDING.fullmatch(line)
    if match is None:
        return ()
    key, word = match["key"] or match["last"], match["word"] or match["before"]
    command = by_word(word)
    if command is None or command.word != word:
        return ()
    return (f"set keys.{word} {key.replace('ctrl-', 'ctrl+')}",)


def as_slash_command(line: str) -> str:
    """A chat program's command as ours: "/join world" is "scope world"; other lines as they are.

    A slash before any other word begins a search, as before one in capitals: "/WHO".
    """
    if not line.startswith("/"):
        return line
    for pattern, ours in _SLASHED:
        match = re.fullmatch(pattern, line[1:].strip())
        if match is not None:
            whole = {"prev": "previous"}.get(match[0], match[0])
            return ours.format(whole=whole, **match.groupdict()).replace("scope #", "scope ")
    return line


def from_a_shell(line: str, *, is_reading: bool) -> Lines:
    """What a line of a shell or of ex means here; () where it is none."""
    if (
        (found := _bound(line))
        or (found := _piped(line))
        or (found := _ranged(line, is_reading=is_reading))
    ):
        return found
    if match := _MARKED.fullmatch(line):
        word = f"mark-{match['state'] or match['other']}"
        return _each(f"{word} {{}}", _numbers(match["numbers"] or match["others"]))
    if match := _SEVERAL.fullmatch(line):
        return _each("{}\ttag " + _as_text(match["tag"]), _numbers(match["numbers"]))
    if match := _EITHER.fullmatch(line):
        return ("search " + " OR ".join(re.findall(r"\w+", match["words"])),)
    for pattern, lines in (*(_IN_STORY if is_reading else ()), *_EVERYWHERE, *_IN_LIST):
        match = re.fullmatch(pattern, line)
        if match is not None:
            parts = {name: part or "" for name, part in match.groupdict().items()}
            return tuple(one.format(**parts).rstrip(" ") for one in lines)
    return ()


def _piped(line: str) -> Lines:
    """A list given to another program: `unread | grep -v oil`, `ls | head -3`."""
    match = _PIPED.fullmatch(line) if "|" in line else None
    query = _LISTS.get(match["left"].split()[0]) if match is not None else None
    if match is not None and match["sought"]:
        query = match["first"]
    if match is None or query is None:
        return ()
    if match["grep"]:
        words = match["words"].strip()
        denied = "-" if "v" in match["options"] else ""
        term = f'"{words}"' if denied and " " in words else words
        return (" ".join(filter(None, ("search", query, f"{denied}{term}"))),)
    listed = f"search {query}" if query else "list"
    count = int(match["count"] or _MOST_BY_DEFAULT)
    if match["part"]:
        part = f"1-{count}" if match["part"] == "head" else f"last {count}"
        return (f"{listed}\nlist {part}" if query else f"list {part}",)
    return (f"{listed}\nsort oldest" if match["reversed"] and query else
            "sort oldest" if match["reversed"] else listed,)  # fmt: skip


def _ranged(line: str, *, is_reading: bool) -> Lines:
    """A line of ex with an address: "1,5 mark read"; what is in a story are paragraphs."""
    match = _RANGED.fullmatch(line)
    if match is None:
        return ()
    first, last, verb = int(match["first"]), int(match["last"]), match["verb"]
    if verb in {"", "p", "print", "l", "list", "ls"}:
        return (f"{'paragraph' if is_reading else 'list'} {first}-{last}",)
    if verb == "read":  # "3 read" opens story 3
        return (f"!mark {first}-{last} read marks these stories read; {first} opens the first.",)
    if verb[0] in "dm" and not verb.startswith("m"):
        return (f"!Stories are kept; none is deleted. mark-read {first}-{last} marks these read.",)
    if verb.startswith("m") and "mark" not in verb and verb != "mr":
        return (f"!Stories are not moved. tag {first}-{last} WORD tags these.",)
    done = _DONE.get(verb) or (
        verb if verb.startswith("tag ") else
        "mark-unread" if verb.split()[-1] in {"unread", "new"} else "mark-read"
    )  # fmt: skip
    each = "{}\t" + _as_text(done) if done.startswith("tag ") else done + " {}"
    return _each(each, range(first, last + 1))
