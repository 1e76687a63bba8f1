"""Commands that tell and change what a reader prefers."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.notices import SettingsChanged
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.session import Preferences
from wirereader.settings.load import DEFAULT
from wirereader.settings.settings import Settings
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.story.folding import folded

if TYPE_CHECKING:
    from wirereader.settings.change_setting import Wish

_SHORT = {"width": "plain.width", "prompt": "plain.prompt", "typography": "plain.typography"}
"""Names that `set` had before it knew all settings."""
_AT_NEXT_START = ("access.", "keys.", "terminal.")
_AT_NEXT_START_TOO = frozenset(
    {
        *("appearance.marks", "appearance.panes"),
        *("refresh.interval", "refresh.on_start"),
        *("reading.link_numbers", "reading.remember"),
    }
)
_FILES = frozenset({"file", "files", "path", "paths", "folders", "place", "places", "location"})
"""What asks where things are kept, in place of the name of a setting."""
_HOW = "set NAME VALUE changes a setting, set NAME default resets it. settings lists them."


class Kept(NamedTuple):
    """A setting that has another value now, and why it is not kept, if so."""

    wish: "Wish"
    trouble: str


async def set_setting(context: Context, words: str = "") -> Outcome:
    """Change a setting, from now on: "set reading.text_width 70", "set theme wire-light"."""
    name, _, value = words.strip().partition(" ")
    if not name or not value.strip():
        return context.refused(_HOW)
    return await change(context, _SHORT.get(folded(name), name), value)


async def change(context: Context, name: str, words: str, said: str = "") -> Outcome:
    """Have a setting hold and keep it; `said` is told in place of its name and value.

    Raises SettingsFault for a value that it cannot have.
    """
    from wirereader.settings.value_types import without_login

    wish, trouble = await changed(context, name, words)
    value = clean_line(without_login(wish.field.kind.written(wish.value)), 200)
    is_said = bool(context.typed) and not folded(context.typed).startswith("set")
    told = [said or f"{'Set: ' if is_said else ''}{wish.path} = {value}."]
    if wish.path.startswith(_AT_NEXT_START) or wish.path in _AT_NEXT_START_TOO:
        told.append("It takes effect at the next start.")
    if trouble and (context.loaded.file.name or not said):
        told.append(trouble)
    preferences = preferred(context.settings, context.session.preferences)
    return context.done(" ".join(told), preferences=preferences)


async def changed(context: Context, name: str, words: str) -> Kept:
    """Have a setting hold, and keep it, as a step that undo takes back.

    Raises SettingsFault for a value that it cannot have, and where it cannot be kept for a command
    with which the program ends.
    """
    return await _changed(context, name, words, is_step=True)


async def put_back(context: Context, name: str, text: str | None) -> Kept:
    """Give a setting the text that it had in the file; None: it was not set.  As `changed`."""
    kept = await _changed(context, name, DEFAULT if text is None else text, is_step=False)
    preferences = preferred(context.settings, context.session.preferences)
    context.session = replace(context.session, preferences=preferences)
    return kept


async def _changed(context: Context, name: str, words: str, *, is_step: bool) -> Kept:
    from wirereader.settings.change_setting import change_setting, wish_of, with_wish

    wish = wish_of(name, words)
    if wish.field.section == "keys":
        for one in context.wrong_keys(with_wish(context.loaded, wish)):
            if one.key == wish.path:
                raise SettingsFault(one.what, "", one.remedy)
    if is_step:
        await _note_step(context, wish)
    came = await context.away(lambda: change_setting(context.loaded, wish))
    if context.is_last and not came.is_kept:
        raise SettingsFault(f"{wish.path} is not changed.", came.trouble, "")
    context.loaded = came.loaded
    context.settings = came.loaded.settings
    context.tell(SettingsChanged(wish.path))
    trouble = came.trouble if came.is_kept else f"{came.trouble} It lasts until you quit."
    return Kept(wish, trouble)


async def _note_step(context: Context, wish: "Wish") -> None:
    """Note in the library what stands in the file, before another value does."""
    from wirereader.settings.setting_fields import value_of
    from wirereader.settings.value_types import without_login

    library, field = context.library, wish.field
    if library is None or context.refusal is not None:
        return
    value = value_of(context.settings, field)
    if field.kind.gathers:
        before = field.kind.written(value[wish.key]) if wish.key in value else None
    else:
        is_set = context.loaded.is_from_file(wish.path)
        before = field.kind.written(value) if is_set else None
    shown = clean_line(without_login(field.kind.written(wish.value)), 60)
    said = f"set {wish.path} to {'its default' if wish.is_default else shown}"
    await context.away(context.keeper.flush)
    await context.away(lambda: library.note_setting(wish.path, before, said))


def preferred(settings: Settings, now: Preferences) -> Preferences:
    """How lines are to be from now on, by the settings of plain mode."""
    plain = settings.plain
    return replace(
        now,
        width=plain.width,
        prompt=plain.prompt,
        typography=plain.typography,
        verbosity=plain.verbosity,
        list_length=plain.list_length,
    )


async def settings(context: Context, name: str = "") -> Outcome:
    """List the settings, and where the file is; or explain those that are named."""
    from wirereader.desk.commands.preferences.settings_rows import settings_table
    from wirereader.settings.setting_fields import fields, value_of
    from wirereader.settings.value_types import without_login

    wanted = folded(name)
    told: list[str] = []
    if wanted in _FILES:
        return context.done("Files.", TextShown(await context.away(partial(_files, context))))
    for field in fields():
        value = value_of(context.settings, field)
        if field.kind.gathers:
            pairs = () if wanted else tuple(value.items())
            told += [f"{field.section}.{key} = {field.kind.written(one)}" for key, one in pairs]
            continue
        written = without_login(field.kind.written(value))
        if wanted and wanted in field.path:
            what = f"{phrases.capital(field.kind.told)}."
            told.append(f"{field.path} = {written}. {field.about} {what}")
        elif not wanted and value != field.default:
            told.append(f"{field.path} = {written}")
    if wanted and not told:
        return context.refused(f"No setting {clean_line(name, 40)}. h settings lists them.")
    if wanted:
        return context.done(f"{phrases.count(len(told), 'setting')}.", TextShown(tuple(told)))
    said = f"{phrases.count(len(told), 'setting')} changed." if told else "No settings changed."
    told = told or [
        f"{field.path} = {without_login(field.kind.written(value_of(context.settings, field)))}"
        for field in fields()
        if not field.kind.gathers
    ]
    return context.done(said, settings_table(context.loaded, (*told, _place(context))))


def _files(context: Context) -> tuple[str, ...]:
    """Where settings, stories and messages are kept, and how much room they take."""
    from wirereader.settings.paths import download_dir, library_file, log_file

    library, log = library_file(), log_file()
    size = sum(
        one.stat().st_size
        for one in library.parent.glob(f"{library.name}*")
        if one.is_file() and one.name.removeprefix(library.name) in {"", "-wal", "-shm"}
    )
    folder = context.settings.downloads.folder or str(download_dir())
    return (
        f"{_place(context)}.",
        f"Stories: {clean_line(str(library), 300)}, {phrases.size_in_words(size)}.",
        f"Downloads: {clean_line(folder, 300)}.",
        f"Log: {clean_line(str(log), 300)}.",
    )


def _place(context: Context) -> str:
    """Where the file of the settings is, or would be."""
    from wirereader.settings.paths import config_file

    file = context.loaded.file if context.loaded.file.name else config_file()
    there = clean_line(str(file), 300)
    return f"Settings file: {there}" if file.exists() else f"No settings file yet: {there}"
