"""Commands about folders of sources."""

import shlex
from typing import TYPE_CHECKING

from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome

if TYPE_CHECKING:
    from wirereader.library.library import Library

_BETWEEN = ("=", "to", "into", "as")  # the surest first: a folder may have "to" in its name
_TWO = 2


async def rename_folder(context: Context, library: "Library", words: str) -> Outcome:
    """Rename a folder or move it into another: `rename-folder OLD = NEW`."""
    from wirereader.desk.subscriptions import folders

    names = _names(words)
    if len(names) != _TWO:
        return context.refused("Give a folder and its new name: rename-folder World = News.")
    told = await context.away(lambda: folders.rename_folder(library, *names))
    return context.done(told.said) if told.is_done else context.refused(told.said)


async def delete_folder(context: Context, library: "Library", name: str) -> Outcome:
    """Delete a folder; its sources are kept, one level up."""
    from wirereader.desk.subscriptions import folders

    told = await context.away(lambda: folders.delete_folder(library, name))
    return context.done(told.said) if told.is_done else context.refused(told.said)


def _names(words: str) -> tuple[str, ...]:
    """The two names: with "=" or "to" between them, or each in quotation marks or one word."""
    try:
        typed = shlex.split(words)
    except ValueError:
        typed = words.split()
    for word in _BETWEEN:
        if word in typed[1:-1]:
            at = typed.index(word, 1)
            return " ".join(typed[:at]), " ".join(typed[at + 1 :])
    return tuple(typed)
