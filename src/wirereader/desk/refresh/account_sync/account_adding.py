"""Adding an account: it is tried at once, and what is wrong is told in one line."""

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wirereader.desk.accounts.password_commands import words_of
from wirereader.desk.phrases import count, full_stop
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.library.accounts.account_values import Account, LoginWay
from wirereader.sources.fetch_result import FetchPolicy
from wirereader.sources.http.private_networks import is_private
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault, SourceFault
from wirereader.sync.server_answers import TRY_AGAIN
from wirereader.sync.server_protocol import ServerError, ServerKind
from wirereader.sync.sync_run import name_of

if TYPE_CHECKING:
    from wirereader.desk.accounts.account_wish import AccountWish
    from wirereader.library.library import Library

_NAME_BYTES = 6  # 48 bits: no two accounts of one library ever have the same
_SERVICE = "wirereader"


async def add_account(library: "Library", wish: "AccountWish", policy: FetchPolicy) -> Told:
    """Try an account, and keep it if it works.

    Raises SettingsFault, SourceFault (with what is wrong), LibraryFault.
    """
    from wirereader.sync.server_kinds import credentials_of, find_kind, server_of, session_of

    account = account_of(wish)
    for state in library.accounts().all():
        known = state.account
        if (known.address, known.user) == (account.address, account.user):
            return Told(f"You already have the account {name_of(known)}.", is_done=False)
    try:
        session = session_of(account, policy)
        try:
            wanted = ServerKind(wish.kind) if wish.kind else _told_by(account)
            found = await find_kind(session, wanted)
            account = account._replace(base=found.base, kind=found.kind.value)
            server = server_of(account, session, await credentials_of(account))
            await server.log_in()
            number = len(await server.feeds())
        finally:
            await session.aclose()
    except ServerError as error:
        shown = clean_line(account.address, 200)
        raise SourceFault(f"{shown} was not added.", error.why, _remedy(error)) from error
    kept = library.accounts().add(account)
    said = f"Added: {full_stop(name_of(kept))} {count(number, 'subscription')}."
    return Told(said, data=(("account", kept.id), ("kind", kept.kind), ("subscriptions", number)))


def _told_by(account: Account) -> ServerKind | None:
    """The kind that the way to log in tells: a token of its own is Miniflux's."""
    return ServerKind.MINIFLUX if account.login.token_command and not account.user else None


def account_of(wish: "AccountWish") -> Account:
    """The account that is wished for, not yet tried.  Raises SettingsFault."""
    address = wish.names[0].strip()
    if "://" not in address:
        address = f"{'http' if is_private(address) else 'https'}://{address}"
    address = address.rstrip("/")
    if "@" in urlsplit(address).netloc:
        raise SettingsFault(
            "The address contains a user name or a password.",
            "Addresses are shown and written to lists.",
            "Leave it out; use --user and --password-command.",
        )
    return Account(
        name=secrets.token_hex(_NAME_BYTES),
        address=address,
        base="",
        kind="",
        user=wish.user,
        login=LoginWay(
            words_of(wish.password_command),
            words_of(wish.token_command),
            f"{_SERVICE} {urlsplit(address).hostname}" if wish.is_keyring_used else None,
        ),
        is_private_allowed=wish.is_private_allowed,
    )


def _remedy(error: ServerError) -> str:
    if "next sync" in error.remedy:
        return "Try again later."
    return error.remedy.removesuffix(TRY_AGAIN).strip()
