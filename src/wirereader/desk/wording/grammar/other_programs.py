"""Keys and lines of vim, less, mutt and browsers that people type out of habit, as ours."""

from typing import Final

from wirereader import late_re as re
from wirereader.desk.wording.grammar.shell_lines import from_a_shell

Lines = tuple[str, ...]
_KEY: Final = r"(?:<[cC]-|[cC]-|[cC]trl[ +-]|[cC]ontrol[ +-]|\^)"
_PAGE: Final = "<?(?:page|pg)[ -]?"
_MOST_STEPS: Final = 50
_IN_LIST: Final = (
    (r"gg|<home>|1G|:1", ("first-story",)),
    (r"G|shift[ +-]g|end|<end>|:\$", ("last-story",)),
    (r"space|<space>|space ?bar", ("read", "more")),
    (rf"{_PAGE}(?:down|dn)>?|{_KEY}[fFdD]>?", ("more",)),
    (rf"{_PAGE}up>?|{_KEY}[bu]>?", ("list",)),
    (rf"{_KEY}[nNjJ]>?", ("next row",)),
    (rf"{_KEY}[pPkK]>?", ("previous row",)),
    (r"(?P<x>\d{1,6})(?:G|gg)", ("open {x}",)),
)
_IN_STORY: Final = (
    (r"gg|home|<home>|1G|:1", ("paragraph 1",)),
    (r"G|shift[ +-]g|end|<end>|:\$", ("last-paragraph",)),
    (rf"space|<space>|space ?bar|{_PAGE}(?:down|dn)>?|{_KEY}[fFdD]>?", ("read",)),
    (rf"{_PAGE}up>?|{_KEY}[bu]>?", ("previous-paragraph",)),
    (r"\}|\]\]", ("next-paragraph",)),
    (r"z[ztb.\-]|M|H|L", ("this-paragraph",)),
    (r"head (?:-n ?|-)?(?P<x>\d{1,2})", ("paragraph 1-{x}",)),
    (r"\{|\[\[", ("previous-paragraph",)),
    (r"\| ?(?P<x>\w.*)", ("pipe {x}",)),
    (r":?(?P<x>\d{1,3}) ?(?:%|percent)", ("paragraph {x}%",)),
)
_EVERYWHERE: Final = (
    (r"yy|Y|y\$", ("copy",)),
    (r"ZZ|ZQ|:(?:q|x|wq|qa|wqa)a?!?|:quit!?|:exit", ("quit",)),
    (rf"{_KEY}[cqx]>?", ("quit",)),
    (rf"{_KEY}z>?", ("undo",)),
    (rf"{_KEY}l>?", ("list",)),
    (r"<esc>|bk|<bs>|backspace", ("back",)),
    (r"F5|f5", ("refresh",)),
    (r":w|:write", ("save",)),
    (r":w(?:rite)? (?P<x>\S+)", ("save {x}",)),
    (r":e(?:dit)? (?P<x>\S+)", ("open {x}",)),
    (r"e(?:dit)? (?P<x>\d{1,6}|\S*[./]\S*)", ("open {x}",)),
    (r":e(?:dit)?!?", ("refresh",)),
    (r":?b(?:uffer)? (?P<x>\d{1,6})", ("open {x}",)),
    (r"(?:head|top) (?:-n ?|-)?(?P<x>\d{1,3})", ("list 1-{x}",)),
    (r"\?(?P<x>[^\W\d].*)", ("search {x}",)),
    (r"(?P<x>(?:https?|feed)://\S+)", ("add {x}",)),
    (r"hide #?(?P<x>\d{1,6})", ("!hide takes words. mark-read {x} marks story {x} read.",)),
    (r"tag \+(?P<x>\w\S*)", ("tag {x}",)),
    (r"tag (?P<v>\d{1,6}) \+(?P<x>\w\S*)", ("{v}\ttag {x}",)),
    (r"untag (?:story |#)?(?P<v>\d{1,3})", ("{v}\tuntag",)),
    (r"tag -(?P<x>\w\S+)", ("untag {x}",)),
    (r"tag (?P<v>\d{1,6}) -(?P<x>\w\S*)", ("{v}\tuntag {x}",)),
    (r"cd \.\.|cd -|\.\.", ("back",)),
    (r"~[NU]", ("unread",)),
    (r"~[RO]", ("search is:read",)),
    (r"~[Ff]", ("starred",)),
    (r"~d <?1d", ("today",)),
    (r":h(?:elp)?", ("help",)),
    (r":h(?:elp)? (?P<x>.+)", ("help {x}",)),
    (r":(?:ls|buffers|files)", ("feeds",)),
    (r":b?n(?:ext)?", ("next",)),
    (r":b?[Np](?:rev(?:ious)?)?", ("previous",)),
    (r":(?P<x>\d{1,6})", ("open {x}",)),
    (r":map|:nmap|:bind", ("help keys",)),
    (r":?(?:!|:!).+", (
        "!No programs are run here. pipe COMMAND sends the open story to one.",)),
    (r":?noh|:?nohl|:?nohlsearch", ("all-stories",)),
    (rf"{_KEY}[ry]>?|redo", (
        "!There is no redo: type the command again. undo takes back the last change.",)),
    (r":?set (?:sort|order)\b.*(?:asc|old|reverse).*", ("sort oldest",)),
    (r":?set (?:sort|order)\b.*(?:date|time|new|desc|latest|recent).*", ("sort newest",)),
    (r":?set (?:sort|order)(?:[ =]|\.| to )*(?:by )?(?P<x>\w+).*", ("sort {x}",)),
    (r":?set (?P<x>[\w.]+)\s*=\s*(?P<v>\S.*)", ("set {x} {v}",)),
    (r":?set (?:no)?(?:nu|number|rnu|relativenumber)", (
        "!Rows are numbered in plain mode, and stay so. list shows them.",)),
    (r":?set (?:no)?(?:wrap|linebreak|tw|textwidth)", (
        "!Text is always wrapped at words. width 70 sets how wide it is.",)),
    (r":?(?:colo|colorscheme|colourscheme) (?:wire-)?(?P<x>dark|light|contrast)",
     ("set theme wire-{x}",)),
    (r"(?:select|ctrl[ +-]a) all(?: stories)?(?: in (?:the )?list)?", (
        ("!Several stories are named by numbers: star 1-5, mark 2 to 9 read. mark all read marks"
        " the list."),)),
    (r"d[dgGwjk$]|D|:d(?:elete)?|x!", (
        ("!Nothing is deleted here. mark-read marks the story read; remove SOURCE unsubscribes from"
        " a source."),)),
)  # fmt: skip
_STEPS: Final = re.compile(
    r"(?:(?:move|go|scroll|jump|skip|step|cursor|arrow) )?(?P<way>down|forward|ahead|on|up|back) "
    r"(?P<times>\d{1,3})|skip (?P<skipped>\d{1,3})(?: stories)?"
    r"|(?P<many>\d{1,3})\s?(?P<key>[jk]|n|p|down|up)"
)
_FORWARD: Final = frozenset({"next", "n", "j", "down", "forward", "ahead", "on"})
_BY_ROW: Final = frozenset({"j", "k", "down", "up"})
"""What goes from row to row in a list, and opens none."""
_MAY_HAVE_BLANKS: Final = (
    *(
        ":",
        "!",
        "| ",
        "?",
        "~",
        "head ",
        "top ",
        "e ",
        "hide ",
        "cd ",
        "untag ",
        "tag ",
        "b ",
        "edit ",
        "buffer ",
        "set ",
        "colo",
        "ctrl",
        "control",
        "shift",
        "page ",
        "pg ",
        "space ",
        *("alt ", "cmd ", "command "),
        "select ",
        "move ",
        "go ",
        "scroll ",
        "jump ",
        "skip ",
        "step ",
        "cursor ",
        "arrow ",
        *("down ", "up ", "forward ", "ahead "),
    ),
    *"0123456789",
)
"""What lines of several words begin with that are none of a reader's own."""


def from_other_programs(line: str, *, is_reading: bool) -> Lines:
    """What a line of another program's keys means here; () where it is none."""
    if found := from_a_shell(line, is_reading=is_reading):
        return found
    if " " in line and not line.startswith(_MAY_HAVE_BLANKS):
        return ()
    if steps := _STEPS.fullmatch(line):
        word = steps["way"] or steps["key"] or "next"
        times = int(steps["times"] or steps["skipped"] or steps["many"])
        way = "next" if word in _FORWARD else "previous"
        unit = "-paragraph" if is_reading and word in {"j", "k"} else ""
        unit = " row" if not is_reading and word in _BY_ROW else unit
        return ("\n".join([f"{way}{unit}"] * min(times, _MOST_STEPS)),)
    for pattern, lines in (*(_IN_STORY if is_reading else _IN_LIST), *_EVERYWHERE):
        match = re.fullmatch(pattern, line)
        if match is not None:
            return tuple(one.format(**match.groupdict()) for one in lines)
    return ()
