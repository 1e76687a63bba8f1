"""Options of the command line that are typed to the reader itself: "list --json"."""

from typing import Final

from wirereader import late_re as re

_OPTION: Final = re.compile(
    r"(?<!\S)(?P<option>--(?:json|jsonl|csv|html|markdown|format|output|quiet|plain|tui|typography|"
    r"width|lines|limit|ranked|progress-json|due|at-once|per-host|no-colou?r))"
    r"(?:[= ]\S+)?(?!\S)",
    re.IGNORECASE,
)
"""Options that say how the command line writes and works, and none that choose stories."""
_TO_OTHERS: Final = re.compile(r"\s*(?:pipe\b|[|!])", re.IGNORECASE)
"""Begins a line that is for another program."""
_VERBS: Final = frozenset(
    """
    list search read quotes names people places sources refresh export import add remove tags
    searches rules card timeline events errors details links briefing changes related story
    """.split()  # noqa: SIM905
)


def told_of_option(line: str) -> str:
    """The sentence for a line with an option of the command line; "" for any other line."""
    match = _OPTION.search(line)
    if match is None or _TO_OTHERS.match(line):
        return ""
    option = match["option"].lower()
    before = line[: match.start()].split()
    word = before[0].lower() if before else ""
    told = f"{option} is an option of the command line"
    if word in _VERBS:
        words = "" if len(before) == 1 else f" Without it: {' '.join(before)}."
        return f"{told}: in a shell, type wirereader {' '.join(line.split())}.{words}"
    return f"{told}, and not of this prompt: wirereader --help in a shell tells where it belongs."
