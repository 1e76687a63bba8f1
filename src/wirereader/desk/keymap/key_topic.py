"""The help topic about keys: how they are changed, the words of motions, what presets change."""

from wirereader.desk.commands.table import TABLE
from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.keymap.key_table import MOTIONS
from wirereader.desk.keymap.presets import PRESETS, UNUSED
from wirereader.desk.session import PAGES, PANES, PageKind, Room, Where

_LONGEST_LINE = 150


def topic() -> str:
    """The lines of the topic, each with its end."""
    typed = [f"{' or '.join(one.short)} {one.word}" for one in TABLE if one.short]
    pressed = [f"{' or '.join(map(spoken, one.keys))} {one.word}" for one in TABLE if one.keys]
    lines = [
        *_in_lines("Short forms in plain mode: ", typed),
        *_in_lines("Keys of the full screen: ", pressed),
        "Keys of the full screen are changed under [keys] in the settings.",
        'next = ["J", "ctrl+t"] gives a command its keys; [] removes them.',
        "They apply in every pane and on every page where the command works.",
        "Your own keys override the preset's.",
        "A key that is already taken is refused; settings check shows where.",
        *_in_lines(
            "Words are those of the commands, and ",
            [motion.word for motion in MOTIONS if not motion.is_fixed],
        ),
        f'preset = "vim" and so on: {", ".join(PRESETS)}. arrows has no letters or signs.',
    ]
    for name, changes in PRESETS.items():
        words = list(dict.fromkeys(change.word for change in changes))
        lines += _in_lines(f"{name} changes ", words) if words else ()
    for name, unused in UNUSED.items():
        by_rooms: dict[frozenset[Where], list[str]] = {}
        for one in unused:
            by_rooms.setdefault(one.rooms, []).append(f"{spoken(one.key)} {one.meaning}")
        for rooms, told in by_rooms.items():
            lines += _in_lines(f"Keys of {name} that do nothing {rooms_in_words(rooms)}: ", told)
    return "".join(f"{line}\n" for line in lines)


def rooms_in_words(rooms: frozenset[Where]) -> str:
    """Where something holds: "in the headlines and the story", "on pages"."""
    if rooms >= PANES:
        return "here"
    if rooms == PAGES:
        return "on pages"
    *first, last = (f"the {one}" for one in (*Room, *PageKind) if one in rooms)
    told = f"{', '.join(first)} and {last}" if first else last
    return f"in {told}" if rooms & PANES else f"on {told}"


def _in_lines(head: str, words: list[str]) -> list[str]:
    """A list in words, broken so that no line is long."""
    lines = [head]
    for number, word in enumerate(words):
        end = "." if number + 1 == len(words) else ", "
        if len(lines[-1]) + len(word) > _LONGEST_LINE:
            lines.append("")
        lines[-1] += word + end
    return [line.rstrip() for line in lines]
