"""Names and passwords for a source: from a command's output, or from the keyring; never kept.

How they are told to a server is httpx's; when (unasked only where nobody listens in) is ours.
"""

import asyncio
import importlib
import os
from collections.abc import Generator
from http import HTTPStatus
from typing import Any, Final, NamedTuple

import httpx

from wirereader.sources.fetch_result import FailureKind
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.story.clean import clean_line
from wirereader.story.source import Source, SourceOptions

_ANSWER_S: Final = 60.0  # seconds: it may ask the reader for a passphrase
_MOST_BYTES: Final = 64 * 1024  # of what a command prints: its first line is the password


class Login(NamedTuple):
    """A user and a password."""

    user: str
    password: str


class LoginAuth(httpx.Auth):
    """Basic over TLS unasked; else what the server wishes for, Digest before Basic."""

    def __init__(self, login: Login) -> None:
        self._basic = httpx.BasicAuth(login.user, login.password)
        self._digest = httpx.DigestAuth(login.user, login.password)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Tell the login, or wait to be asked.  Raises FetchError for a wish nobody can follow."""
        is_encrypted = request.url.scheme == "https"
        response = yield (next(self._basic.auth_flow(request)) if is_encrypted else request)
        if response.status_code != HTTPStatus.UNAUTHORIZED:
            return
        wishes = response.headers.get_list("www-authenticate")
        schemes = [wish.strip().partition(" ")[0].lower() for wish in wishes]
        if "digest" in schemes:
            yield self._digested(request, response)
        elif "basic" in schemes and not is_encrypted:
            yield next(self._basic.auth_flow(request))

    def _digested(self, request: httpx.Request, response: httpx.Response) -> httpx.Request:
        flow = self._digest.auth_flow(request)
        next(flow)
        try:
            return flow.send(response)
        except (StopIteration, LookupError, ValueError, httpx.HTTPError) as error:
            why = "It uses a kind of login that is not supported."
            raise FetchError(FailureKind.LOGIN, why, "Open it in a browser.") from error


class Logins:
    """Asks for each password once in a refresh."""

    def __init__(self) -> None:
        self._asked: dict[tuple[tuple[str, ...], str | None, str], asyncio.Task[str]] = {}

    async def of(self, source: Source) -> Login | None:
        """The login of a source, or None.  Raises FetchError when it cannot be had."""
        options = source.options
        if not options.password_command and not options.keyring:
            return None
        user = options.user or ""
        key = (options.password_command, options.keyring, user)
        if key not in self._asked:
            self._asked[key] = asyncio.create_task(_password(options, user))
        return Login(user, await asyncio.shield(self._asked[key]))

    async def aclose(self) -> None:
        """Stop asking."""
        for task in self._asked.values():
            task.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)


async def _password(options: SourceOptions, user: str) -> str:
    if options.password_command:
        return await _from_command(options.password_command)
    return await _from_keyring(options.keyring or "", user)


async def _from_command(command: tuple[str, ...]) -> str:
    """The first line that a command prints; no shell reads its words."""
    name = clean_line(command[0], 60)
    words = [_with_home(word) for word in command]
    remedy = "Run it by hand to see what it says."
    try:
        child = await asyncio.create_subprocess_exec(
            *words,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except (OSError, ValueError) as error:
        why = f"The password command {name} could not be started."
        raise FetchError(FailureKind.PASSWORD, why, "Check the command.") from error
    try:
        async with asyncio.timeout(_ANSWER_S):
            said = await _first_bytes(child)
            code = await child.wait()
    except TimeoutError as error:
        why = f"The password command {name} did not end."
        raise FetchError(FailureKind.PASSWORD, why, remedy) from error
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    password = said.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")
    if code or not password:
        how = f"ended with {code}" if code else "printed nothing"
        raise FetchError(FailureKind.PASSWORD, f"The password command {name} {how}.", remedy)
    return password


def _with_home(word: str) -> str:
    return os.path.expanduser(word)  # noqa: PTH111 - words, not only paths


async def _first_bytes(child: asyncio.subprocess.Process) -> bytes:
    assert child.stdout is not None  # noqa: S101 - it was asked for
    said = b""
    while chunk := await child.stdout.read(_MOST_BYTES):
        said = (said + chunk)[:_MOST_BYTES]
    return said


async def _from_keyring(service: str, user: str) -> str:
    try:
        keyring: Any = importlib.import_module("keyring")  # an extra: found only where installed
        refused: type[Exception] = importlib.import_module("keyring.errors").KeyringError
    except ImportError as error:
        raise FetchError(
            FailureKind.PASSWORD,
            "Its password is in the keyring, but the keyring package is not installed.",
            "Install keyring, or name a command that prints the password.",
        ) from error
    remedy = "Put it there, or name a command that prints it."
    try:
        async with asyncio.timeout(_ANSWER_S):
            found = await asyncio.to_thread(keyring.get_password, service, user)
    except TimeoutError as error:
        why = "The keyring does not respond."
        raise FetchError(FailureKind.PASSWORD, why, "Unlock it, and try again.") from error
    except refused as error:
        why = "The keyring refused to give its password."
        raise FetchError(FailureKind.PASSWORD, why, remedy) from error
    if not found:
        raise FetchError(FailureKind.PASSWORD, "Its password is not in the keyring.", remedy)
    return str(found)
