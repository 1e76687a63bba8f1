"""Commands about the program itself: again, errors, options and settings, the way out."""

from dataclasses import replace

from wirereader.desk import phrases
from wirereader.desk.commands.preferences.set_command import change, set_setting, settings
from wirereader.desk.commands.reading import back
from wirereader.desk.context import Context
from wirereader.desk.outcomes import ErrorsShown, Outcome
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
OPTIONS = (
    "width NUMBER, list NUMBER, prompt short, long or none, typography on or off;"
    " or any setting, such as reading.text_width 70."
)


async def again(context: Context) -> Outcome:
    """Repeat the last answer."""
    if context.last is None:
        return context.refused("No messages yet.")
    return replace(context.last, session=context.session)


_UNMATCHED = {
    "join": "You merged {} with another name, but no story mentions that name any more."
    " If it is written differently now, merge that name.",
    "split": "You split {}, but no story mentions that name any more."
    " If it is written differently now, split that name.",
    "search": "The saved search {} finds nothing: no story mentions its name any more."
    " Save it again with another name, or delete it: delete-search.",
    "rule": "Rule {} matches nothing: no story mentions its name any more."
    " Make it again with another name, or delete it: delete-rule.",
}
"""What is said of what named somebody whom nothing found stands for any more."""


async def errors(context: Context) -> Outcome:
    """Tell what could not be read, and why; sources that failed with it."""
    found: list[tuple[str, str | None, str]] = [
        (str(fault), None, fault.what) for fault in context.faults
    ]
    library = context.library
    if library is not None:
        from wirereader.desk.subscriptions import subscriptions

        states = await context.away(library.sources)
        found += [
            (
                subscriptions.failure_in_words(one),
                one.source.key,
                subscriptions.name_of(one.source),
            )
            for one in states
            if one.memory.failures or one.memory.what
        ]
        found += [
            (_UNMATCHED[one.what].format(one.words), None, one.words)
            for one in await context.away(library.unmatched)
        ]
    if not found:
        return context.done("No errors.")
    lines = tuple(f"{number}. {said}" for number, (said, *_) in enumerate(found, start=1))
    _, sources, names = zip(*found, strict=True)
    shown = ErrorsShown(lines, sources, names)
    return context.done(f"{phrases.count(len(lines), 'error')}.", shown)


async def width(context: Context, cells: Number | None) -> Outcome:
    """Wrap lines at so many cells."""
    if cells is None or not NARROWEST <= cells.number <= WIDEST:
        return context.refused(f"Width is a number from {NARROWEST} to {WIDEST}.")
    return await change(context, "plain.width", str(cells.number), f"Width {cells.number}.")


async def list_length(context: Context, headlines: Number) -> Outcome:
    """List so many headlines at once."""
    if not 1 <= headlines.number <= LONGEST_LIST:
        return context.refused(f"The list length is a number from 1 to {LONGEST_LIST}.")
    said = f"List length {headlines.number}."
    return await change(context, "plain.list_length", str(headlines.number), said)


async def set_option(context: Context, words: str = "") -> Outcome:
    """Change a setting by its name."""
    name, _, value = " ".join(words.casefold().split()).partition(" ")
    if name == "width":
        return await width(context, Number.read(value))
    if name == "list":
        return await list_length(context, Number.read(value))
    if (name == "prompt" and value in PROMPTS) or (name == "typography" and value in {"on", "off"}):
        said = f"{phrases.capital(name)} {value}."
        return await change(context, f"plain.{name}", value, said)
    if not name:
        return await settings(context)
    if name in {"prompt", "typography"}:
        return context.refused(f"Options: {OPTIONS}")
    return await set_setting(context, words)


async def say(context: Context, how: str = "") -> Outcome:
    """Say less, normal or more from now on; without a word, tell how much is said."""
    how = folded(how)
    if not how:
        return context.done(f"Verbosity: {context.session.preferences.verbosity}. {_VOICE}")
    found = [amount for amount in AMOUNTS if amount.startswith(how)]
    if len(found) != 1:
        return context.refused("say less, say normal or say more.")
    return await change(context, "plain.verbosity", found[0], f"Verbosity: {found[0]}.")


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
