"""Commands about accounts: list, add, remove, pause, resume, subscribe, sync.

Whatever asks the network is done by a process beside us; what it tells comes as notices.
"""

from typing import TYPE_CHECKING

from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown

if TYPE_CHECKING:
    from wirereader.desk.refresh.refresh_process import Refreshing
    from wirereader.library.library import Library

_BUSY = "A refresh or download is running. stop cancels it."


async def account(
    context: Context, library: "Library", fetcher: "Refreshing", typed: str = ""
) -> Outcome:
    """List the accounts, add one, or change one."""
    from wirereader.desk.accounts.account_list import changed
    from wirereader.desk.accounts.account_wish import wish_of

    wish = wish_of(typed)
    if wish.action == "add":
        if not fetcher.start("account", "--", *wish.as_words()):
            return context.refused(_BUSY)
        return context.done("Logging in.")
    told = await context.away(lambda: changed(library, wish))
    if not told.is_done:
        return context.refused(told.said)
    return context.done(told.said, TextShown(told.lines) if told.lines else None)


async def sync(
    context: Context, library: "Library", fetcher: "Refreshing", name: str = ""
) -> Outcome:
    """Sync all accounts, or the one named."""
    from wirereader.desk.accounts.account_list import found
    from wirereader.desk.subscriptions.subscriptions import Told

    if not await context.away(library.accounts().all):
        return context.refused("No accounts. account add URL adds one; help accounts explains how.")
    if name:
        state = await context.away(lambda: found(library, name))
        if isinstance(state, Told):
            return context.refused(state.said)
    if not fetcher.start("sync", *(["--", name] if name else [])):
        return context.refused(_BUSY)
    return context.done("Syncing.")
