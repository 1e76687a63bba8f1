"""`wirereader settings`: what holds and where it comes from, what is wrong, and the file itself."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wirereader.desk.keymap.keymap import problems_of
from wirereader.settings import documentation
from wirereader.settings.load import Loaded, load
from wirereader.settings.paths import config_file
from wirereader.settings.value_types import quoted, without_login
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.views.cli.output import print_json, print_lines, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wirereader.settings.settings_problems import Problem

ACTIONS = ("show", "check", "schema", "edit", "set")
_EDITORS = ("editor", "nano", "vi")
_EDITOR_FAILED = 1


def run(action: str, words: str = "", *, is_json: bool) -> int:
    """Do one of `ACTIONS`; the exit code.  `words` are for "set".  Raises SettingsFault."""
    if action == "set":
        return _set(words, is_json=is_json)
    if words:
        raise SettingsFault(
            f"settings {action} takes no arguments.", "", "settings set NAME VALUE changes one."
        )
    if action == "schema":
        sys.stdout.write(json.dumps(documentation.schema(), indent=2) + "\n")
        return 0
    if action == "edit":
        return _edit(is_json=is_json)
    loaded = load()
    problems = problems_of(loaded)
    if action == "show":
        _show(loaded, problems, is_json=is_json)
        return 0
    return _check(loaded, problems, is_json=is_json)


def _set(words: str, *, is_json: bool) -> int:
    """Change one setting in the file."""
    from wirereader.settings.change_setting import change_setting, wish_of, with_wish

    name, _, value = words.strip().partition(" ")
    if not value.strip():
        raise SettingsFault(
            "A setting and its value are needed.", "", "settings set reading.text_width 70."
        )
    loaded = load()
    wish = wish_of(name, value)
    for one in problems_of(with_wish(loaded, wish)):
        if one.key == wish.path and wish.field.section == "keys":
            raise SettingsFault(one.what, "", one.remedy)
    changed = change_setting(loaded, wish)
    if not changed.is_kept:
        raise SettingsFault(f"{wish.path} is not changed.", changed.trouble, "")
    now = without_login(wish.field.kind.written(wish.value))
    said = " ".join(filter(None, (f"{wish.path} = {clean_line(now)}.", changed.trouble)))
    if is_json:
        print_json({"said": said, "file": str(loaded.file), "setting": wish.path, "value": now})
    else:
        print_lines((said,), None, typography=True)
    return 0


def _show(loaded: Loaded, problems: "Sequence[Problem]", *, is_json: bool) -> None:
    said = _said(loaded, problems)
    rows = documentation.rows(loaded)
    if is_json:
        values = {row.path: {"value": row.value, "origin": row.origin} for row in rows}
        found = [one.as_json() for one in problems]
        file = str(loaded.file)
        print_json({"said": said, "file": file, "settings": values, "problems": found})
        return
    lines = [f"{row.path} = {row.written} ({clean_line(row.origin)})" for row in rows]
    print_lines((said, *lines), None, typography=True)


def _check(loaded: Loaded, problems: "Sequence[Problem]", *, is_json: bool) -> int:
    said = _said(loaded, problems)
    if is_json:
        found = [one.as_json() for one in problems]
        print_json({"said": said, "file": str(loaded.file), "problems": found})
    else:
        print_lines((said, *map(str, problems)), None, typography=True)
    return SettingsFault.exit_code if problems else 0


def _said(loaded: Loaded, problems: "Sequence[Problem]") -> str:
    file = clean_line(str(loaded.file))
    place = f"Settings file: {file}" if loaded.read is not None else f"No settings file yet: {file}"
    if not problems:
        return f"No problems. {place}"
    return f"{len(problems)} problem{'s' if len(problems) > 1 else ''}. {place}"


def _edit(*, is_json: bool) -> int:
    """Open the file in the reader's editor, made anew if there is none, and check what came."""
    file = config_file()
    command = _editor()
    _begin(file)
    sys.stdout.flush()
    try:
        code = subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603 - the reader's own editor
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "Its name cannot be used"
        name = quoted(clean_line(command[0], 200))
        raise SettingsFault(f"{name} does not start.", f"{why}.", "Set EDITOR.") from error
    loaded = load()
    found = _check(loaded, problems_of(loaded), is_json=is_json)
    if code:
        refuse(f"The editor ended with code {code}.", is_json=is_json)
    return found or (_EDITOR_FAILED if code else 0)


def _begin(file: Path) -> None:
    """Put a file to start from where there is none; one that is there stays as it is."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as made:
            made.write(documentation.starter())
    except FileExistsError:
        if not file.parent.is_dir():
            raise SettingsFault(
                "The settings cannot be kept.",
                f"{clean_line(str(file.parent))} is not a folder.",
                "WIREREADER_HOME names another.",
            ) from None
    except OSError as error:
        raise SettingsFault(
            "The settings cannot be written.",
            f"{clean_line(str(file))}: {error.strerror or 'no reason was given'}.",
            "WIREREADER_HOME names another folder.",
        ) from error


def _editor() -> list[str]:
    """The words that start the reader's editor.  Raises SettingsFault if there is none."""
    for name in ("VISUAL", "EDITOR"):
        wanted = os.environ.get(name, "").strip()
        if not wanted:
            continue
        try:
            return shlex.split(wanted)
        except ValueError as error:
            raise SettingsFault(
                f"{name} cannot be read.", "A quotation mark is open.", "Close it."
            ) from error
    for name in _EDITORS:
        if shutil.which(name):
            return [name]
    raise SettingsFault("No editor is known.", "EDITOR is not set.", "Set it, as in EDITOR=nano.")
