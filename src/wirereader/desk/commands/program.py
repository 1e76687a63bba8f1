"""Commands about the program itself: again, errors, options and settings, the way out."""

from dataclasses import replace

from wirereader.desk import phrases
from wirereader.desk.commands.reading import back
from wirereader.desk.context import Context
from wirereader.desk.outcomes import ErrorsShown, Outcome, TextShown
from wirereader.desk.session import Room
from wirereader.desk.targets import Number
from wirereader.story.folding import folded

NARROWEST, WIDEST = 20, 200
LONGEST_LIST = 200
PROMPTS = ("short", "long", "none")
AMOUNTS = ("less", "normal", "more")
CHOICES = (
    *(f"prompt {kind}" for kind in PROMPTS),
    *("typography on", "typography off", "width", "list"),
)
_VOICE = "say less or say more changes it; your screen reader sets the speed and volume."
OPTIONS = "width NUMBER, list NUMBER, prompt short, long or none, typography on or off."


async def again(context: Context) -> Outcome:
    """Repeat the last answer."""
    if context.last is None:
        return context.refused("No messages yet.")
    return replace(context.last, session=context.session)


async def errors(context: Context) -> Outcome:
    """Tell what could not be read, and why; sources that failed with it."""
    found: list[tuple[str, str | None]] = [(str(fault), None) for fault in context.faults]
    library = context.library
    if library is not None:
        from wirereader.desk.subscriptions import subscriptions

        states = await context.away(library.sources)
        found += [
            (subscriptions.failure_in_words(one), one.source.key)
            for one in states
            if one.memory.failures or one.memory.what
        ]
    if not found:
        return context.done("No errors.")
    lines = tuple(f"{number}. {said}" for number, (said, _) in enumerate(found, start=1))
    shown = ErrorsShown(lines, tuple(source for _, source in found))
    return context.done(f"{phrases.count(len(lines), 'error')}.", shown)


async def width(context: Context, cells: Number | None) -> Outcome:
    """Wrap lines at so many cells."""
    if cells is None or not NARROWEST <= cells.number <= WIDEST:
        return context.refused(f"Width is a number from {NARROWEST} to {WIDEST}.")
    preferences = replace(context.session.preferences, width=cells.number)
    return context.done(f"Width {cells.number}.", preferences=preferences)


def list_length(context: Context, headlines: Number) -> Outcome:
    """List so many headlines at once."""
    if not 1 <= headlines.number <= LONGEST_LIST:
        return context.refused(f"The list length is a number from 1 to {LONGEST_LIST}.")
    preferences = replace(context.session.preferences, list_length=headlines.number)
    return context.done(f"List length {headlines.number}.", preferences=preferences)


async def set_option(context: Context, words: str = "") -> Outcome:
    """Set an option by its name."""
    name, _, value = " ".join(words.casefold().split()).partition(" ")
    if name == "width":
        return await width(context, Number.read(value))
    if name == "list":
        return list_length(context, Number.read(value))
    preferences = context.session.preferences
    if name == "prompt" and value in PROMPTS:
        preferences = replace(preferences, prompt=value)
    elif name == "typography" and value in {"on", "off"}:
        preferences = replace(preferences, typography=value == "on")
    else:
        return context.refused(f"Options: {OPTIONS}")
    return context.done(f"{phrases.capital(name)} {value}.", preferences=preferences)


async def say(context: Context, how: str = "") -> Outcome:
    """Say less, normal or more from now on; without a word, tell how much is said."""
    how = folded(how)
    preferences = context.session.preferences
    if not how:
        return context.done(f"Verbosity: {preferences.verbosity}. {_VOICE}")
    found = [amount for amount in AMOUNTS if amount.startswith(how)]
    if len(found) != 1:
        return context.refused("say less, say normal or say more.")
    preferences = replace(preferences, verbosity=found[0])
    return context.done(f"Verbosity: {found[0]}.", preferences=preferences)


async def settings(context: Context, name: str = "") -> Outcome:
    """Tell which settings are not as they come and where the file is, or explain those named."""
    from wirereader.settings.paths import config_file
    from wirereader.settings.setting_fields import fields, value_of
    from wirereader.settings.value_types import without_login
    from wirereader.story.clean import clean_line

    wanted = folded(name)
    told: list[str] = []
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
    file = config_file()
    there = clean_line(str(file), 300)
    place = f"Settings are in {there}." if file.exists() else f"No file yet: {there}"
    said = f"{phrases.count(len(told), 'setting')} changed." if told else "No setting is changed."
    return context.done(said, TextShown((*told, place)))


async def version(context: Context) -> Outcome:
    """Tell which version this is."""
    from wirereader import __version__

    return context.done(f"wirereader {__version__}.")


async def leave(context: Context) -> Outcome:
    """Go back one level; from the list of all stories, quit."""
    is_at_all = context.session.room is Room.HEADLINES and not context.is_narrow
    return await quit_program(context) if is_at_all else await back(context)


async def quit_program(context: Context) -> Outcome:
    """Leave the program at once."""
    return Outcome("", context.session, leave=True)
