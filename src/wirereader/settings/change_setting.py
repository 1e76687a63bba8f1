"""A setting is changed: its value is checked, and written into the file of the settings.

The file is written whole beside itself and takes its name then; comments, order and what we do not
know stay.  What keeps it from being written is told, and the value holds for this run.
"""

import contextlib
import os
import stat
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from wirereader.settings.load import DEFAULT, Loaded
from wirereader.settings.precedence import COMMAND_LINE, FILE
from wirereader.settings.setting_fields import SettingField, fields
from wirereader.settings.settings import Settings
from wirereader.settings.toml_edit import NotEdited, edited
from wirereader.settings.toml_file import LARGEST, read_bytes
from wirereader.settings.value_types import Unfit, nearest, quoted, without_login
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault

_PART = ".new"
_AS_IN_THE_FILE = tuple("[{\"'")
_LONGEST_SHOWN = 60
_LONGEST_WAIT_S = 5.0
"""Another process has the file for some milliseconds, or is stopped: seconds to wait for it."""
_TRY_AGAIN_S = 0.01


class Wish(NamedTuple):
    """A setting and the value it is to have; `key` is that of the file, `value` None for default.

    Of a section that gathers keys (`keys.next`), `field` is what gathers and `key` the word.
    """

    field: SettingField
    key: str
    value: Any
    is_default: bool = False

    @property
    def path(self) -> str:
        """The setting as people name it."""
        return f"{self.field.section}.{self.key}"

    @property
    def written(self) -> str | None:
        """The value as TOML; None for the default, which is not written."""
        return None if self.is_default else self.field.kind.written(self.value)


class SettingChanged(NamedTuple):
    """What came of it: the settings as they hold now, and why the file does not say so, if so."""

    loaded: Loaded
    trouble: str = ""
    is_kept: bool = True


def wish_of(name: str, words: str) -> Wish:
    """The setting of a name ("reading.text_width", or "text_width") and its value as typed.

    "default" takes a setting back.  Raises SettingsFault, which says what may stand there.
    """
    field, key = _named(name)
    typed = words.strip()
    if typed == DEFAULT:
        return Wish(field, key, field.default, is_default=True)
    try:
        return Wish(field, key, _read(field, typed))
    except Unfit as unfit:
        whole = unfit.nearest.strip('"')
        if whole.endswith(f"-{typed.casefold()}"):  # "dark" is "wire-dark"
            return Wish(field, key, _read(field, whole))
        near = f" Nearest: {unfit.nearest}." if unfit.nearest else ""
        shown = clean_line(without_login(typed), _LONGEST_SHOWN)
        raise SettingsFault(
            f"{field.section}.{key} cannot be {quoted(shown)}.",
            f"It must be {unfit.must_be}.",
            f"Nothing was changed.{near}",
        ) from unfit


def _named(name: str) -> tuple[SettingField, str]:
    wanted = name.strip().casefold().replace("-", "_")
    section, _, key = name.strip().partition(".")
    by_path = {field.path: field for field in fields() if not field.kind.gathers}
    if wanted in by_path:
        return by_path[wanted], by_path[wanted].key
    found = [field for field in by_path.values() if field.key == wanted]
    if len(found) == 1:
        return found[0], found[0].key
    if found:
        paths = " or ".join(field.path for field in found)
        raise SettingsFault(f"{clean_line(name, 40)} may be {paths}.", "", "Say which.")
    for field in fields():
        if field.kind.gathers and field.section == section and key:
            return field, key
    near = nearest(wanted, (*by_path, *(field.key for field in by_path.values())))
    remedy = f"Nearest: {near}." if near else "settings lists them."
    raise SettingsFault(f"There is no setting {clean_line(name, 40)}.", "", remedy)


def _read(field: SettingField, typed: str) -> Any:
    """A value as it is written in the file, or as on a line.  Raises Unfit."""
    if typed[:1] in _AS_IN_THE_FILE:
        try:
            table = tomllib.loads(f"x = {typed}")
        except (ValueError, RecursionError):  # "[" is a key, too
            return field.kind.of_text(typed)
        if set(table) == {"x"}:
            return field.kind.of(table["x"])
    return field.kind.of_text(typed)


def change_setting(loaded: Loaded, wish: Wish) -> SettingChanged:
    """Have a value hold from now on, and in every later run as far as the file can be written."""
    trouble = _why_not_kept(loaded.file, wish)
    is_kept = not trouble
    origin = loaded.origins.get(wish.field.path, DEFAULT)
    is_gathered = wish.field.kind.gathers
    origins = {**loaded.origins}
    if is_kept:
        if wish.is_default and not is_gathered:
            origins.pop(wish.field.path, None)
        else:
            origins[wish.field.path] = FILE
        if not is_gathered and not _is_of_this_run(origin):
            trouble = f"{origin} overrides the file in later runs."
    read = read_bytes(_bytes_of(loaded.file)) if is_kept else loaded.read
    now = loaded._replace(settings=_with(loaded.settings, wish), origins=origins, read=read)
    return SettingChanged(now, trouble, is_kept)


def with_wish(loaded: Loaded, wish: Wish) -> Loaded:
    """The settings as they would be; nothing is changed or written."""
    return loaded._replace(settings=_with(loaded.settings, wish))


def _is_of_this_run(origin: str) -> bool:
    """Claim that in later runs nothing goes before the file.

    What a preset means gives way to a value of the file, and an option is not given again.
    """
    return origin in {DEFAULT, FILE, COMMAND_LINE} or origin.startswith("preset ")


def _with(settings: Settings, wish: Wish) -> Settings:
    """The settings with one value changed."""
    section: Any = getattr(settings, wish.field.section)
    value = wish.value
    if wish.field.kind.gathers:
        held: Mapping[str, Any] = getattr(section, wish.field.attribute)
        value = {name: one for name, one in held.items() if name != wish.key}
        if not wish.is_default:
            value[wish.key] = wish.value
    changed = section._replace(**{wish.field.attribute: value})
    return settings._replace(**{wish.field.section: changed})


def _why_not_kept(file: Path, wish: Wish) -> str:
    """Write the file; "" where that went well, else a sentence that says why not."""
    if not file.name:
        return "There is no folder for the settings."
    name = clean_line(str(file), 200)
    try:
        place = file.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(place.parent):
            data = _bytes_of(file)
            if len(data) > LARGEST:
                return f"{name} is too large."
            text = data.decode("utf-8")
            new = edited(text, wish.field.section, wish.key, wish.written)
            if new != text:
                _write_whole(place, new.encode("utf-8"))
    except NotEdited as error:
        why = clean_line(str(error), 200).rstrip(".")
        return f"{name} is not changed ({why})."
    except UnicodeDecodeError:
        return f"{name} is not valid UTF-8."
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error) or "no reason was given"
        return f"{name} cannot be written ({clean_line(why, 200)})."
    return ""


def _bytes_of(file: Path) -> bytes:
    """What the file says; where there is none, the file to start from."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise ValueError("it is not a file")
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except FileNotFoundError:
        from wirereader.settings.documentation import starter

        return starter().encode("utf-8")


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other processes that change a setting out, so that none undoes another's change.

    Where folders cannot be locked, or whoever has the lock hangs, it goes on without.
    """
    opened: int | None = None
    try:
        with contextlib.suppress(ImportError, OSError):  # no Unix, or a disk without locks
            import fcntl

            opened = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
            _wait_for(lambda: fcntl.flock(opened or 0, fcntl.LOCK_EX | fcntl.LOCK_NB))
        yield
    finally:
        if opened is not None:
            os.close(opened)  # which gives the lock back


def _wait_for(lock: Callable[[], None]) -> None:
    end = time.monotonic() + _LONGEST_WAIT_S
    while True:
        try:
            lock()
        except BlockingIOError:
            if time.monotonic() > end:
                raise
            time.sleep(_TRY_AGAIN_S)
        else:
            return


def _write_whole(place: Path, data: bytes) -> None:
    """Write beside a file that is no link, then take its name.  Raises OSError."""
    try:
        mode = stat.S_IMODE(place.stat().st_mode)
        if not os.access(place, os.W_OK):  # a new name would go round what its owner forbade
            raise PermissionError(13, os.strerror(13))
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    part = place.with_name(f"{place.name}{_PART}{os.getpid()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    part.unlink(missing_ok=True)  # of a process of this number that was killed
    descriptor = os.open(part, flags, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        part.chmod(mode)
        part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
