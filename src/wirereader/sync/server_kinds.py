"""Which interface a server speaks, found by asking it without a password, and a server opened."""

import re
from typing import Final, NamedTuple

from wirereader.library.accounts.account_values import Account
from wirereader.sources.fetch_result import FetchPolicy
from wirereader.sources.http.credentials import Logins
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.sources.http.guarded_transport import NetworkAccess
from wirereader.sources.http.server_session import ServerAnswer, ServerSession
from wirereader.story.source import Source, SourceOptions
from wirereader.sync.fever import FRESHRSS_FEVER, Fever
from wirereader.sync.google_reader import FRESHRSS_TAIL, GoogleReader
from wirereader.sync.miniflux import Miniflux
from wirereader.sync.server_answers import error_of_fetch
from wirereader.sync.server_protocol import (
    Credentials,
    Server,
    ServerError,
    ServerKind,
    ServerTrouble,
)

_PING: Final = "/reader/api/0/token"
_TAILS: Final = ("", FRESHRSS_TAIL)
_FEVER_TAILS: Final = ("", "/fever/", FRESHRSS_FEVER, "/plugins/fever/")
_ASKS_FOR_LOGIN: Final = frozenset({401, 403})
_SWITCHED_OFF: Final = 503
_TELLING: Final = 4  # characters


class Found(NamedTuple):
    """What a server speaks, and where its interface begins."""

    kind: ServerKind
    base: str


async def find_kind(session: ServerSession, wanted: ServerKind | None) -> Found:
    """Which interface lies at the typed address or below it; no password is told.

    Miniflux's own goes before its Google Reader, and Google Reader before Fever.  Raises
    ServerError, which says whether the address or the server's settings are wrong.
    """
    base = str(session.base).rstrip("/")
    own = base.removesuffix("/v1")
    is_off = False
    if wanted in {None, ServerKind.MINIFLUX}:
        answer = await _asked(session, f"{own}/v1/me")
        if answer.status in _ASKS_FOR_LOGIN and not await _asks_always(session, own):
            return Found(ServerKind.MINIFLUX, own)
    if wanted in {None, ServerKind.GOOGLE_READER}:
        for tail in _TAILS:
            root = base if not tail or base.endswith(tail) else f"{base}{tail}"
            answer = await _asked(session, f"{root}{_PING}")
            if answer.status in _ASKS_FOR_LOGIN:
                return Found(ServerKind.GOOGLE_READER, root)
            is_off = is_off or (bool(tail) and answer.status == _SWITCHED_OFF)
    if is_off:
        raise ServerError(
            ServerTrouble.SWITCHED_OFF, f"{session.host} has its API switched off.",
            "Enable it in its settings: FreshRSS has it under authentication.",
        )  # fmt: skip
    if wanted in {None, ServerKind.FEVER}:
        for tail in _FEVER_TAILS:
            if b'"api_version"' in (await _asked(session, f"{base}{tail}?api")).data[:4096]:
                return Found(ServerKind.FEVER, f"{base}{tail}")
    raise ServerError(
        ServerTrouble.ADDRESS,
        f"No Google Reader, Miniflux or Fever API was found at {session.host}.",
        "Type the address of its API, and check that it is enabled.",
    )


async def _asks_always(session: ServerSession, base: str) -> bool:
    """Claim that a server wants a login for whatever is asked: then it tells nothing."""
    return (await _asked(session, f"{base}/no-such-page")).status in _ASKS_FOR_LOGIN


async def _asked(session: ServerSession, address: str) -> ServerAnswer:
    path, _, query = address.partition("?")
    try:
        return await session.get(path, ((query, ""),) if query else ())
    except FetchError as error:
        if "redirects" in error.kind.value:  # Miniflux sends what it does not know to its login
            return ServerAnswer(404, b"")
        raise error_of_fetch(error) from error


async def credentials_of(account: Account) -> Credentials:
    """The account's password or token, from its command or the keyring.  Raises ServerError."""
    login = account.login
    command = login.token_command or login.password_command
    options = SourceOptions(user=account.user, password_command=command, keyring=login.keyring)
    logins = Logins()
    try:
        found = await logins.of(Source(account.address, options=options))
    except FetchError as error:
        raise ServerError(ServerTrouble.LOGIN, error.why, error.remedy) from error
    finally:
        await logins.aclose()
    if found is None:
        raise ServerError(
            ServerTrouble.LOGIN, "It is not clear how to get its password.",
            "Add the account with --password-command, --token-command or --keyring.",
        )  # fmt: skip
    if any(_stands_in(found.password, word) for word in command):
        raise ServerError(
            ServerTrouble.LOGIN,
            "The command that prints the password contains it, for everybody to see.",
            "Remove the account, and add it with a password manager's command or --keyring.",
        )
    if login.token_command:
        return Credentials(account.user, token=found.password)
    return Credentials(account.user, found.password)


def _stands_in(password: str, word: str) -> bool:
    """Claim that a word gives the password away, and does not just name a file or resemble it."""
    if password == word:
        return True
    is_path = word.startswith(("/", "~/")) and " " not in word
    pattern = rf"(?<!\w){re.escape(password)}(?!\w)"
    return not is_path and len(password) >= _TELLING and re.search(pattern, word) is not None


def session_of(
    account: Account, policy: FetchPolicy, network: NetworkAccess | None = None
) -> ServerSession:
    """A session with an account's server, to be closed.  Raises ServerError."""
    try:
        return ServerSession(
            account.address,
            policy,
            is_private_allowed=account.is_private_allowed,
            network=network,
        )
    except FetchError as error:
        raise error_of_fetch(error) from error


def server_of(account: Account, session: ServerSession, credentials: Credentials) -> Server:
    """The account's server, spoken to as it was found to speak."""
    if account.kind == ServerKind.MINIFLUX:
        return Miniflux(session, account.base, credentials)
    if account.kind == ServerKind.FEVER:
        return Fever(session, account.base, credentials)
    return GoogleReader(session, account.base, credentials)
