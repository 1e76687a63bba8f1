"""Lines fit for any terminal: through the last gate, with straight signs, and wrapped.

It knows no command and no story, so that a verb that prints one sentence loads nothing else.
"""

import unicodedata

from wirereader.story.clean import drawable

_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000", " "),
        "…": "...",
        "\u200c": "",
        "\u200d": "",
        "\u2060": "",
    }
)
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def ready_lines(lines: list[str], width: int | None, *, typography: bool = False) -> list[str]:
    """Lines wrapped and fit for any terminal: the last gate before they are printed."""
    ready: list[str] = []
    for line in lines:
        safe = drawable(line)
        ready += wrap(safe if typography else straight(safe), width)
    return ready


def straight(text: str) -> str:
    """The text with straight quotes, hyphens for dashes, three dots, plain spaces."""
    return text if text.isascii() else text.translate(_STRAIGHT)


def width_of(text: str) -> int:
    """How many terminal cells the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(sign: str) -> int:
    if sign < "\u0300":
        return 1
    if unicodedata.category(sign) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrap(text: str, width: int | None) -> list[str]:
    """The text as lines of at most `width` cells, broken at spaces; a longer word stands alone.

    Without a width it is one line.  What is indented stays so in each of its lines.
    """
    if width is None or width_of(text) <= width:
        return [text]
    words = text.lstrip(" ")
    indent = text[: min(len(text) - len(words), width // 2)]
    if indent and words:
        return [f"{indent}{line}" for line in wrap(words, width - len(indent))]
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        cells = width_of(word)
        if line and used + 1 + cells > width:
            lines.append(line)
            line, used = word, cells
        else:
            line, used = (f"{line} {word}", used + 1 + cells) if line else (word, cells)
    lines.append(line)
    return lines
