"""What an argument says of files: whether it is one, or is written as one."""

import os
from collections.abc import Sequence
from pathlib import PurePath

from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.story.identity import ID_SHAPE


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


def is_a_name(paths: Sequence[str]) -> bool:
    """Claim that what was given as a file is none, but who said it: quotes --from Lee."""
    if len(paths) != 1 or any(sign in paths[0] for sign in "./~\\-"):
        return False
    return paths[0][:1].isalpha() and not is_there(paths[0])


def is_only_a_name(words: Sequence[str]) -> bool:
    """Claim that what was given as a story is no number, id or file, but a name: quotes Lee."""
    return is_a_name(words) and not _may_be_a_story(words[0])


def stories_named(given: str | list[str] | None) -> list[str]:
    """The numbers, ids and files that were given.

    Raises SettingsFault for several words of which one after the first is none of these.
    """
    several = [] if given is None else [given] if isinstance(given, str) else given
    if any(not _may_be_a_story(one) for one in several[1:]):
        shown = clean_line(" ".join(several), 60)
        raise SettingsFault(f"No story {shown}.", "", "read takes numbers, ids and files.")
    return several


def _may_be_a_story(word: str) -> bool:
    is_id = ID_SHAPE.fullmatch(word) is not None
    return word.isdecimal() or is_id or is_path(word) or is_there(word)
