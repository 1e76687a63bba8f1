"""Redirects, private networks, and what may be told to whom."""

import asyncio
import base64
import hashlib
import re
import socket
import sys
from types import ModuleType
from typing import Any

import pytest

from tests.faults.conftest import Fetching, Web
from wirereader.sources.fetch_result import FailureKind
from wirereader.sources.http import credentials
from wirereader.story.source import FetchMemory, Source, SourceOptions

FEED = b"<rss/>"
PUBLIC = "93.184.215.14"
INSIDE = ["127.0.0.1", "10.0.0.1", "::1", "fd00::1", "169.254.169.254", "::ffff:10.0.0.1"]


def redirect(web: Web, path: str, to: str, status: str = "302 Found") -> None:
    web.answers(path, status=status, headers=[("Location", to)])


# Where it leads


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        (["301"], "/1"),
        (["308", "301"], "/2"),
        (["302"], None),
        (["307", "301"], None),
        (["301", "303"], "/1"),
        (["301", "302", "301"], "/1"),
    ],
)
async def test_only_what_is_permanent_from_the_start_is_remembered(
    web: Web, fetching: Fetching, statuses: list[str], moved_to: str | None
) -> None:
    for number, status in enumerate(statuses):
        redirect(web, f"/{number}", f"/{number + 1}", f"{status} Moved")
    last = f"/{len(statuses)}"
    web.answers(last, body=FEED)
    result = await fetching.one(web.at("/0"))
    assert result.data == FEED
    assert result.final_address == web.at(last)
    assert result.moved_to == (moved_to and web.at(moved_to))
    assert web.connections == 1


async def test_nothing_new_remembers_the_move_too(web: Web, fetching: Fetching) -> None:
    redirect(web, "/old", "/new", "301 Moved")
    web.answers("/new", status="304 Not Modified")
    result = await fetching.one(web.at("/old"), FetchMemory(etag='"1"'))
    assert result.moved_to == web.at("/new")


async def test_a_circle_is_told_at_once(web: Web, fetching: Fetching) -> None:
    redirect(web, "/a", "/b")
    redirect(web, "/b", "/a")
    result = await fetching.one(web.at("/a"))
    assert result.kind is FailureKind.REDIRECTS
    assert result.fault.why == "Its redirects form a loop."
    assert len(web.asked) <= 4


async def test_a_way_without_end_ends(web: Web, fetching: Fetching) -> None:
    async def further(asked: Any, writer: asyncio.StreamWriter) -> None:
        number = int(asked.path.partition("?")[2] or 0)
        location = f"Location: /feed?{number + 1}\r\nContent-Length: 0\r\n\r\n"
        writer.write(f"HTTP/1.1 302 Found\r\n{location}".encode())

    web.does("/feed", further)
    result = await fetching.one(web.at())
    assert result.fault.why == "It was redirected more than 10 times."
    assert len(web.asked) == 11


async def test_a_page_that_redirects_until_its_cookie_comes_back(
    web: Web, fetching: Fetching
) -> None:
    async def ask(asked: Any, writer: asyncio.StreamWriter) -> None:
        if asked.headers.get("cookie") == "seen=yes":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + FEED)
        else:
            writer.write(
                b"HTTP/1.1 302 Found\r\nLocation: /feed\r\nSet-Cookie: seen=yes; Path=/\r\n"
                b"Content-Length: 0\r\n\r\n"
            )

    web.does("/feed", ask)
    assert (await fetching.one(web.at())).data == FEED


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/passwd", "It redirects to “file:”, which is not a web address."),
        ("javascript:alert(1)", "It redirects to “javascript:”, which is not a web address."),
        ("ftp://news.test/feed", "It redirects to “ftp:”, which is not a web address."),
        ("http://[::1", "It redirects to an address that cannot be read."),
    ],
)
async def test_a_way_out_of_the_web(web: Web, fetching: Fetching, location: str, why: str) -> None:
    redirect(web, "/feed", location, "301 Moved")
    result = await fetching.one(web.at())
    assert result.kind is FailureKind.REDIRECTS
    assert why in result.fault.why


async def test_from_encrypted_to_plain_is_followed_and_not_remembered(
    web: Web, fetching: Fetching
) -> None:
    fetching.names |= {"news.test": [PUBLIC]}
    redirect(web, "/feed", web.at("/plain", "news.test"), "301 Moved")
    web.answers("/plain", body=FEED)
    result = await fetching.one(f"https://news.test:{web.tls_port}/feed", is_private_allowed=False)
    assert result.data == FEED
    assert result.moved_to is None


# Private networks


@pytest.mark.parametrize("address", INSIDE)
async def test_a_name_that_leads_inside_is_refused_at_the_dial(
    web: Web, fetching: Fetching, address: str
) -> None:
    fetching.names["news.test"] = [address]
    result = await fetching.one(web.at(host="news.test"), is_private_allowed=False)
    assert result.kind is FailureKind.PRIVATE
    assert result.fault.why == "news.test is a local network address."
    assert "--allow-private" in result.fault.remedy
    assert not fetching.dialling.dialled


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]"]
)
async def test_a_literal_that_leads_inside_is_refused(
    web: Web, fetching: Fetching, host: str
) -> None:
    result = await fetching.one(web.at(host=host), is_private_allowed=False)
    assert result.kind in {FailureKind.PRIVATE, FailureKind.ADDRESS}
    assert not web.asked


async def test_the_address_that_was_checked_is_the_one_that_is_dialled(
    web: Web, fetching: Fetching
) -> None:
    fetching.names["news.test"] = ["10.0.0.1", PUBLIC, "1.1.1.1"]
    fetching.dialling.closed = {PUBLIC}
    web.answers(body=FEED)
    result = await fetching.one(web.at(host="news.test"), is_private_allowed=False)
    assert result.data == FEED
    assert fetching.dialling.dialled == [(PUBLIC, web.port), ("1.1.1.1", web.port)]
    assert fetching.looked_up == ["news.test"]


@pytest.mark.parametrize("status", ["301", "302", "307"])
@pytest.mark.parametrize("target", ["127.0.0.1", "inner.test"])
async def test_no_redirect_leads_inside(
    web: Web, fetching: Fetching, status: str, target: str
) -> None:
    fetching.names |= {"news.test": [PUBLIC], "inner.test": ["192.168.1.1"]}
    redirect(web, "/feed", web.at("/secret", target), f"{status} Moved")
    web.answers("/secret", body=FEED)
    result = await fetching.one(web.at(host="news.test"), is_private_allowed=False)
    assert result.kind is FailureKind.PRIVATE
    assert result.fault.why == f"It redirects to {target}, a local network address."
    assert [asked.path for asked in web.asked] == ["/feed"]


async def test_what_is_allowed_is_the_typed_host_alone(web: Web, fetching: Fetching) -> None:
    fetching.names |= {"home.test": ["192.168.1.2"], "other.test": ["192.168.1.3"]}
    redirect(web, "/feed", web.at("/moved", "home.test"))
    web.answers("/moved", body=FEED)
    redirect(web, "/away", web.at("/moved", "other.test"))
    assert (await fetching.one(web.at("/feed", "home.test"))).data == FEED
    assert (await fetching.one(web.at("/away", "home.test"))).kind is FailureKind.PRIVATE


async def test_an_open_connection_inside_is_not_lent_to_others(web: Web, fetching: Any) -> None:
    """A reader's own feed keeps a connection inside open; a feed of others may not use it."""
    fetching.names |= {"home.test": ["192.168.1.2"], "news.test": [PUBLIC]}
    web.answers("/mine", body=FEED)
    redirect(web, "/theirs", web.at("/mine", "home.test"))
    fetching.policy = fetching.policy._replace(at_once=1)
    mine, theirs = web.at("/mine", "home.test"), web.at("/theirs", "news.test")
    results = await fetching.all(
        [
            (Source(mine, address=mine, is_private_allowed=True, id=1), FetchMemory()),
            (Source(theirs, address=theirs, id=2), FetchMemory()),
        ]
    )
    assert results[0].data == FEED
    assert results[1].kind is FailureKind.PRIVATE


async def test_through_a_proxy_literal_addresses_are_still_refused(
    web: Web, fetching: Fetching
) -> None:
    options = SourceOptions(proxy=web.at(""))
    result = await fetching.one("http://10.0.0.1/feed", is_private_allowed=False, options=options)
    assert result.kind is FailureKind.PRIVATE
    assert not web.asked


async def test_a_login_in_the_address_moves_along_but_not_to_others(
    web: Web, fetching: Fetching
) -> None:
    web.answers("/new", body=FEED)
    web.answers("/feed", "301 Moved", [("Location", "/new")])
    mine = web.at().replace("//", "//me:pass@")
    result = await fetching.one(mine)
    assert result.moved_to == web.at("/new").replace("//", "//me:pass@")
    assert result.final_address == web.at("/new")
    fetching.names = {"other.test": ["93.184.215.14"]}
    web.answers("/feed", "301 Moved", [("Location", web.at("/new", "other.test"))])
    assert (await fetching.one(mine)).moved_to == web.at("/new", "other.test")


async def test_a_proxy_is_asked_for_the_whole_address(web: Web, fetching: Fetching) -> None:
    web.answers("http://news.test/feed", body=FEED)
    options = SourceOptions(proxy=web.at("").replace("//", "//me:pass@"))
    result = await fetching.one("http://news.test/feed", is_private_allowed=False, options=options)
    assert result.data == FEED
    assert not result.is_private  # the proxy is at home, not what it fetched
    credentials = base64.b64encode(b"me:pass").decode()
    assert web.asked[0].headers["proxy-authorization"] == f"Basic {credentials}"


@pytest.mark.parametrize("proxy", ["gopher://x", "http://", "http://[", "socks5://127.0.0.1:9"])
async def test_a_proxy_that_cannot_be_used(fetching: Fetching, proxy: str) -> None:
    result = await fetching.one("http://news.test/", options=SourceOptions(proxy=proxy))
    assert result.kind is FailureKind.PROXY


async def test_a_name_that_is_not_there(
    web: Web, fetching: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(*_: object, **__: object) -> list[Any]:
        raise socket.gaierror(code, "no")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    code = socket.EAI_NONAME
    result = await fetching.one(web.at(host="nobody.test"))
    assert result.kind is FailureKind.NAME
    assert result.fault.why == "There is no host named nobody.test."
    code = socket.EAI_AGAIN
    result = await fetching.one(web.at(host="nobody.test"))
    assert result.kind is FailureKind.OFFLINE


# Secrets


SECRETS = SourceOptions(
    headers=(("X-Token", "secret"),),
    cookie="id=secret",
    user="me",
    password_command=(sys.executable, "-c", "print('secret'); print('second line')"),
)


async def test_secrets_stay_with_the_typed_origin(web: Web, fetching: Fetching) -> None:
    fetching.names |= {"news.test": [PUBLIC], "other.test": ["1.1.1.1"]}
    redirect(web, "/feed", web.at("/there", "other.test"))
    web.answers("/there", body=FEED)
    result = await fetching.one(web.at(host="news.test"), options=SECRETS, is_private_allowed=False)
    assert result.data == FEED
    here, there = web.asked
    assert here.headers["x-token"] == "secret"
    assert here.headers["cookie"] == "id=secret"
    assert "secret" not in str(there.headers)
    assert "authorization" not in there.headers


async def test_a_login_goes_unasked_where_nobody_listens_in(web: Web, fetching: Fetching) -> None:
    fetching.names["news.test"] = [PUBLIC]
    web.answers(body=FEED)
    await fetching.one(
        f"https://news.test:{web.tls_port}/feed", options=SECRETS, is_private_allowed=False
    )
    assert web.asked[0].headers["authorization"] == _basic("me", "secret")


async def test_a_login_in_plain_goes_only_when_asked_for(web: Web, fetching: Fetching) -> None:
    async def ask(asked: Any, writer: asyncio.StreamWriter) -> None:
        if asked.headers.get("authorization") == _basic("me", "secret"):
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + FEED)
        else:
            writer.write(
                b'HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm="x"\r\n'
                b"Content-Length: 0\r\n\r\n"
            )

    web.does("/feed", ask)
    assert (await fetching.one(web.at(), options=SECRETS)).data == FEED
    assert "authorization" not in web.asked[0].headers
    assert web.connections == 1
    with_login = web.at().replace("//", "//me:secret@")
    result = await fetching.one(with_login)
    assert result.data == FEED
    assert "secret" not in result.final_address


async def test_a_digest_is_answered(web: Web, fetching: Fetching) -> None:
    async def ask(asked: Any, writer: asyncio.StreamWriter) -> None:
        told = dict(re.findall(r'(\w+)="?([^",]+)', asked.headers.get("authorization", "")))
        if told and told["response"] == _digest(told, "/feed"):
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + FEED)
        else:
            writer.write(
                b'HTTP/1.1 401 Who\r\nWWW-Authenticate: Digest realm="x", nonce="n", qop="auth"'
                b"\r\nContent-Length: 0\r\n\r\n"
            )

    web.does("/feed", ask)
    assert (await fetching.one(web.at(), options=SECRETS)).data == FEED


@pytest.mark.parametrize(
    "challenge", ["Digest", "Digest nonce=", "Bearer x", "Digest realm=x, nonce=n, algorithm=ROT13"]
)
async def test_a_login_that_nobody_can_give(web: Web, fetching: Fetching, challenge: str) -> None:
    web.answers(status="401 Who", headers=[("WWW-Authenticate", challenge)])
    assert (await fetching.one(web.at(), options=SECRETS)).kind is FailureKind.LOGIN


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("/nowhere/at-all",), "The password command /nowhere/at-all could not be started."),
        ((sys.executable, "-c", "exit(3)"), "ended with 3."),
        ((sys.executable, "-c", "pass"), "printed nothing."),
    ],
)
async def test_a_password_that_cannot_be_had(
    web: Web, fetching: Fetching, command: tuple[str, ...], why: str
) -> None:
    options = SourceOptions(user="me", password_command=command)
    result = await fetching.one(web.at(), options=options)
    assert result.kind is FailureKind.PASSWORD
    assert result.fault.why.endswith(why)
    assert not web.asked


async def test_a_password_that_is_waited_for_in_vain(
    web: Web, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credentials, "_ANSWER_S", 0.1)
    command = (sys.executable, "-c", "import time; time.sleep(30)")
    options = SourceOptions(user="me", password_command=command)
    result = await fetching.one(web.at(), options=options)
    assert result.kind is FailureKind.PASSWORD
    assert result.fault.why.endswith("did not end.")
    assert not web.asked


@pytest.mark.parametrize(
    ("stored", "why"),
    [
        ("secret", None),
        (None, "Its password is not in the keyring."),
        (RuntimeError(), "The keyring refused to give its password."),
    ],
)
async def test_a_password_from_the_keyring(
    web: Web,
    fetching: Fetching,
    monkeypatch: pytest.MonkeyPatch,
    stored: object,
    why: str | None,
) -> None:
    def get_password(service: str, user: str) -> object:
        if isinstance(stored, Exception):
            raise stored
        return stored if (service, user) == ("news", "me") else "wrong"

    keyring, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    keyring.get_password = get_password  # type: ignore[attr-defined]
    errors.KeyringError = RuntimeError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    fetching.names["news.test"] = [PUBLIC]
    web.answers(body=FEED)
    options = SourceOptions(user="me", keyring="news")
    result = await fetching.one(
        f"https://news.test:{web.tls_port}/feed", options=options, is_private_allowed=False
    )
    if why is None:
        assert web.asked[0].headers["authorization"] == _basic("me", "secret")
    else:
        assert result.fault.why == why


async def test_a_keyring_that_is_not_installed(
    fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    options = SourceOptions(user="me", keyring="news")
    result = await fetching.one("http://news.test/", options=options)
    assert result.fault.why.endswith("package is not installed.")


async def test_the_environment_names_a_proxy_for_those_far_away(
    web: Web, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", web.at(""))
    monkeypatch.setenv("no_proxy", "direct.test")
    fetching.policy = fetching.policy._replace(is_environment_proxy_used=True)
    fetching.names["direct.test"] = [PUBLIC]
    web.answers("http://far.test/feed", body=FEED)
    web.answers("/feed", body=FEED)
    for address in ("http://far.test/feed", web.at(), web.at(host="direct.test")):
        assert (await fetching.one(address)).data == FEED
    assert [asked.path for asked in web.asked] == ["http://far.test/feed", "/feed", "/feed"]
    none = SourceOptions(proxy="none")
    fetching.names["far.test"] = [PUBLIC]
    assert (await fetching.one(web.at(host="far.test"), options=none)).data == FEED
    assert web.asked[-1].path == "/feed"


async def test_a_page_knows_secrets_only_on_its_sources_origin(
    web: Web, fetching: Fetching
) -> None:
    fetching.names |= {"news.test": [PUBLIC], "other.test": ["1.1.1.1"]}
    web.answers("/story", body=b"<html>")
    source = Source("x", address=web.at(host="news.test"), options=SECRETS, id=3)
    result = await fetching.page(web.at("/story", "news.test"), of=source)
    assert result.source_id == 3
    await fetching.page(web.at("/story", "other.test"), of=source)
    assert web.asked[0].headers["x-token"] == "secret"
    assert "x-token" not in web.asked[1].headers
    assert "cookie" not in web.asked[1].headers


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _digest(told: dict[str, str], path: str) -> str:
    def md5(text: str) -> str:
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()

    one, two = md5("me:x:secret"), md5(f"GET:{path}")
    return md5(":".join([one, told["nonce"], told["nc"], told["cnonce"], "auth", two]))
