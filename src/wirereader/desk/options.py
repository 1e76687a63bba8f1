"""Commands about the program itself: again, errors, width and other options, the way out."""

from dataclasses import replace

from wirereader.desk import phrases
from wirereader.desk.bench import Bench
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.reading import back
from wirereader.desk.session import Room

NARROWEST, WIDEST = 20, 200
PROMPTS = ("short", "long", "none")
OPTIONS = "width NUMBER, prompt short, long or none, typography on or off."


async def again(bench: Bench) -> Outcome:
    """Repeat the last answer."""
    if bench.last is None:
        return bench.refused("Nothing has been said yet.")
    return replace(bench.last, session=bench.session)


async def errors(bench: Bench) -> Outcome:
    """Tell what could not be read, and why; sources that failed with it."""
    found = [str(fault) for fault in bench.faults]
    library = bench.library
    if library is not None:
        from wirereader.desk import subscribing

        states = await bench.away(library.sources)
        found += [subscribing.failure_in_words(one) for one in states if one.memory.failures]
    if not found:
        return bench.done("No errors.")
    lines = tuple(f"{number}. {said}" for number, said in enumerate(found, start=1))
    return bench.done(f"{phrases.count(len(lines), 'error')}.", TextShown(lines))


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


async def leave(bench: Bench) -> Outcome:
    """Go back one level; from the list of stories, quit."""
    if bench.session.room is Room.HEADLINES:
        return await quit_program(bench)
    return await back(bench)


async def quit_program(bench: Bench) -> Outcome:
    """Leave the program at once."""
    return Outcome("", bench.session, leave=True)
