"""What an argument says of files: whether it is one, or is written as one."""

import os
from pathlib import PurePath


def may_be_a_path(value: str) -> bool:
    """Claim that what follows --from is no name of a source: it is there, or written as paths are.

    "-" is standard input.
    """
    return (
        value == "-"
        or not value[:1].isalpha()
        or any(map(value.__contains__, "./\\:~"))
        or is_there(value)
    )


def is_there(word: str) -> bool:
    """Claim that a word names a file or folder; one that no file can have names none."""
    return os.path.exists(word)  # noqa: PTH110 - Path.exists raises for a name that is too long


def text_or_file(argument: str) -> str:
    """An argument as text; bytes that are not UTF-8 stay in the name of a file that is there."""
    if argument.isascii() or is_there(argument.partition("=")[2]) or is_there(argument):
        return argument
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def is_path(word: str) -> bool:
    """Claim that a word looks like a file: it has a slash or a suffix, or is standard input."""
    is_place = word in {"-", "."} or "/" in word or os.sep in word or word.startswith("~")
    return is_place or bool(PurePath(word).suffix)
