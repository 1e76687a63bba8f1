"""How any file of the reader's is named and written.

A file is made beside its place and then put there, so that nobody finds half of one; one that is
there already is replaced only when that is asked for.
"""

import contextlib
import errno
import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault, SourceFault

FORCE = "--force"
_LONGEST_NAME = 80
_MOST_BYTES = 160  # file systems take 255 bytes a name; a suffix and others' additions need room
_WORD = re.compile(r'(?:[^\s"]|"[^"]*")+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin|conout|com\d|lpt\d)", re.ASCII)
_WHY = {
    errno.EACCES: "Permission denied.",
    errno.EPERM: "Permission denied.",
    errno.EROFS: "The disk is read-only.",
    errno.ENOENT: "There is no such folder.",
    errno.ENOTDIR: "There is no such folder.",
    errno.EISDIR: "It is a folder.",
    errno.ENAMETOOLONG: "The name is too long.",
    errno.ENOSPC: "The disk is full.",
}


class Asked(NamedTuple):
    """The words after a command that writes a file, and whether an old file may be replaced.

    `raw` are the same words with the quotation marks that were typed.
    """

    words: tuple[str, ...]
    is_forced: bool
    raw: tuple[str, ...]


def asked(typed: str) -> Asked:
    """Part what was typed into words; "double quotes" keep one with blanks together.

    A backslash is a letter like others: paths have it.  Raises SettingsFault.
    """
    if typed.count('"') % 2:
        raise SettingsFault(
            "The command cannot be parsed.", "A closing quotation mark is missing.", "Add it."
        )
    raw = _WORD.findall(typed)
    is_forced = FORCE in raw[:1] + raw[-1:]
    if is_forced:
        raw.pop(0 if raw[0] == FORCE else -1)
    return Asked(tuple(word.replace('"', "") for word in raw), is_forced, tuple(raw))


def file_name(headline: str, suffix: str, otherwise: str) -> str:
    """A name for a file, made from a headline: safe on every platform and in every shell.

    Letters and digits of any script joined by hyphens, at most 80 of them; `otherwise` (safe
    itself) where the headline has none.  It begins with a letter or digit and is no device's name.
    """
    words = unicodedata.normalize("NFKC", headline[:1000]).casefold()
    kept = "".join(sign if _is_letter(sign) else "-" for sign in words)
    stem = unicodedata.normalize("NFC", "-".join(filter(None, map(_begun, kept.split("-")))))
    stem = stem[:_LONGEST_NAME]
    while len(stem.encode("utf-8", "replace")) > _MOST_BYTES:
        stem = stem[:-1]
    stem = stem.strip("-") or otherwise
    return f"{'story-' if _RESERVED.fullmatch(stem) else ''}{stem}{suffix}"


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign) in {"Mn", "Mc"}


def _begun(word: str) -> str:
    """The word from its first letter on: a mark needs something to stand on."""
    return next((word[at:] for at, sign in enumerate(word) if sign.isalnum()), "")


def place_of(typed: str, made: str) -> Path:
    """The file that `typed` means; in a folder, or where nothing is typed, it is called `made`."""
    if not typed:
        return Path(made)
    if typed.startswith("-"):
        raise SettingsFault(
            f"{clean_line(typed, 100)} is not a valid file name.",
            "It begins with a hyphen.",
            f"./{clean_line(typed, 100)} is accepted.",
        )
    try:
        path = Path(typed).expanduser()
        is_folder = path.is_dir() or typed.endswith(("/", os.sep))
    except (OSError, ValueError, RuntimeError) as error:
        raise _unwritten(typed, error) from error
    return path / made if is_folder else path


def write_file(path: Path, data: bytes, *, is_forced: bool = False) -> None:
    """Write a file whole or not at all; `is_forced` replaces one that is there.

    A link is followed, so that it stays one.  Raises SettingsFault when there is a file already,
    SourceFault when it cannot be written.
    """
    try:
        real = Path(os.path.realpath(path))
        if os.path.lexists(path):
            if not is_forced and not real.is_dir():
                raise _there_already(path)
            if real.exists() and not real.is_file():  # a folder, a terminal, a pipe
                what = "It is a folder." if real.is_dir() else "It is not a regular file."
                raise _unwritten(str(path), None, what)
        _put(real, data, is_forced=is_forced)
    except FileExistsError as error:
        raise _there_already(path) from error
    except (OSError, ValueError) as error:
        raise _unwritten(str(path), error) from error


def _put(real: Path, data: bytes, *, is_forced: bool) -> None:
    beside = real.with_name(f".wirereader-{os.urandom(8).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    opened = os.open(beside, flags, 0o666)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if is_forced:
            with contextlib.suppress(FileNotFoundError):
                beside.chmod(real.stat().st_mode & 0o777)
            beside.replace(real)
        else:
            settle(beside, real)
    finally:
        beside.unlink(missing_ok=True)


def settle(beside: Path, real: Path) -> None:
    """Give a finished file its name unless another has it; raises FileExistsError."""
    try:
        os.link(beside, real)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: hold the name, then take it
        os.close(os.open(real, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        beside.replace(real)


def why_refused(error: Exception | None) -> str:
    """Why the system would not write, in a sentence."""
    number = error.errno if isinstance(error, OSError) else None
    return _WHY.get(number or 0, "The system gave no reason.")


def _there_already(path: Path) -> SettingsFault:
    return SettingsFault(
        f"{clean_line(str(path), 200)} already exists.",
        "Files are not overwritten unless you ask.",
        f"{FORCE} after the command overwrites it.",
    )


def _unwritten(name: str, error: Exception | None, why: str = "") -> SourceFault:
    told = why or why_refused(error)
    return SourceFault(
        f"{clean_line(name, 200) or 'The file'} cannot be written.",
        told,
        "Choose another file or folder.",
    )
