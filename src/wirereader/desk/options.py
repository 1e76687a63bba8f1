"""Commands about the program itself: again, errors, options and settings, the way out."""

from dataclasses import dataclass, replace

from wirereader.desk import phrases
from wirereader.desk.bench import Bench
from wirereader.desk.moves import folded
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.reading import back
from wirereader.desk.session import Room

NARROWEST, WIDEST = 20, 200
PROMPTS = ("short", "long", "none")
AMOUNTS = ("less", "normal", "more")
CHOICES = (
    *(f"prompt {kind}" for kind in PROMPTS),
    *("typography on", "typography off", "width"),
)
_AMOUNT_TOLD = {"less": "less", "normal": "as much as usual", "more": "more"}
OPTIONS = "width NUMBER, prompt short, long or none, typography on or off."


@dataclass(frozen=True, slots=True)
class ErrorsShown(TextShown):
    """Errors, one a line; `sources` has the source of each line by its key, or None."""

    sources: tuple[str | None, ...] = ()


async def again(bench: Bench) -> Outcome:
    """Repeat the last answer."""
    if bench.last is None:
        return bench.refused("Nothing has been said yet.")
    return replace(bench.last, session=bench.session)


async def errors(bench: Bench) -> Outcome:
    """Tell what could not be read, and why; sources that failed with it."""
    found: list[tuple[str, str | None]] = [(str(fault), None) for fault in bench.faults]
    library = bench.library
    if library is not None:
        from wirereader.desk import subscribing

        states = await bench.away(library.sources)
        found += [
            (subscribing.failure_in_words(one), one.source.key)
            for one in states
            if one.memory.failures
        ]
    if not found:
        return bench.done("No errors.")
    lines = tuple(f"{number}. {said}" for number, (said, _) in enumerate(found, start=1))
    shown = ErrorsShown(lines, tuple(source for _, source in found))
    return bench.done(f"{phrases.count(len(lines), 'error')}.", shown)


async def width(bench: Bench, cells: str = "") -> Outcome:
    """Wrap lines at so many cells."""
    cells = cells.strip()
    number = int(cells[:9]) if cells.isascii() and cells.isdigit() else 0
    if not NARROWEST <= number <= WIDEST:
        return bench.refused(f"Width is a number from {NARROWEST} to {WIDEST}.")
    preferences = replace(bench.session.preferences, width=number)
    return bench.done(f"Width {number}.", preferences=preferences)


async def set_option(bench: Bench, words: str = "") -> Outcome:
    """Set an option by its name."""
    name, _, value = " ".join(words.casefold().split()).partition(" ")
    if name == "width":
        return await width(bench, value)
    preferences = bench.session.preferences
    if name == "prompt" and value in PROMPTS:
        preferences = replace(preferences, prompt=value)
    elif name == "typography" and value in {"on", "off"}:
        preferences = replace(preferences, typography=value == "on")
    else:
        return bench.refused(f"Options: {OPTIONS}")
    return bench.done(f"{phrases.capital(name)} {value}.", preferences=preferences)


async def say(bench: Bench, how: str = "") -> Outcome:
    """Say less, normal or more from now on; without a word, tell how much is said."""
    how = folded(how)
    preferences = bench.session.preferences
    if not how:
        return bench.done(f"Saying {_AMOUNT_TOLD[preferences.verbosity]}.")
    found = [amount for amount in AMOUNTS if amount.startswith(how)]
    if len(found) != 1:
        return bench.refused("say less, say normal or say more.")
    preferences = replace(preferences, verbosity=found[0])
    return bench.done(f"Saying {_AMOUNT_TOLD[found[0]]}.", preferences=preferences)


async def settings(bench: Bench, name: str = "") -> Outcome:
    """Tell which settings are not as they come and where the file is, or explain those named."""
    from wirereader.settings.fields import fields, value_of
    from wirereader.settings.kinds import without_login
    from wirereader.settings.paths import config_file
    from wirereader.story.clean import clean_line

    wanted = folded(name)
    told: list[str] = []
    for field in fields():
        value = value_of(bench.settings, field)
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
        return bench.refused(f"No setting {clean_line(name, 40)}. h settings lists them.")
    if wanted:
        return bench.done(f"{phrases.count(len(told), 'setting')}.", TextShown(tuple(told)))
    file = config_file()
    there = clean_line(str(file), 300)
    place = f"Settings are in {there}." if file.exists() else f"No file yet: {there}"
    said = f"{phrases.count(len(told), 'setting')} changed." if told else "No setting is changed."
    return bench.done(said, TextShown((*told, place)))


async def leave(bench: Bench) -> Outcome:
    """Go back one level; from the list of stories, quit."""
    if bench.session.room is Room.HEADLINES:
        return await quit_program(bench)
    return await back(bench)


async def quit_program(bench: Bench) -> Outcome:
    """Leave the program at once."""
    return Outcome("", bench.session, leave=True)
