"""A reader's own server over TLS: nothing is told to one whose certificate is not right."""

import pytest

from tests.faults.conftest import Fetching, Web
from wirereader.sources.fetch_result import FailureKind, FetchPolicy
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.sources.http.guarded_transport import NetworkAccess
from wirereader.sources.http.server_session import ServerSession

SECRET = {"Authorization": "GoogleLogin auth=secret"}


async def asked(web: Web, network: NetworkAccess | None, host: str = "127.0.0.1") -> bytes:
    session = ServerSession(
        f"https://{host}:{web.tls_port}",
        FetchPolicy(is_environment_proxy_used=False),
        is_private_allowed=True,
        network=network,
    )
    try:
        return (await session.get(f"https://{host}:{web.tls_port}/api", (), SECRET)).data
    finally:
        await session.aclose()


async def test_a_server_that_is_trusted_is_told(web: Web, fetching: Fetching) -> None:
    web.answers("/api", body=b"{}")
    fetching.names["news.test"] = ["127.0.0.1"]
    assert await asked(web, fetching.network, "news.test") == b"{}"
    assert web.asked[0].headers["authorization"] == SECRET["Authorization"]


async def test_a_certificate_that_nobody_signed_is_said_and_told_nothing(web: Web) -> None:
    web.answers("/api", body=b"{}")
    with pytest.raises(FetchError) as caught:
        await asked(web, None)
    assert caught.value.kind is FailureKind.CERTIFICATE
    assert "certificate of 127.0.0.1" in caught.value.why
    assert web.asked == []


async def test_a_certificate_of_another_host_is_said_and_told_nothing(
    web: Web, fetching: Fetching
) -> None:
    web.answers("/api", body=b"{}")
    fetching.names["other.test"] = ["127.0.0.1"]
    with pytest.raises(FetchError) as caught:
        await asked(web, fetching.network, "other.test")
    assert caught.value.kind is FailureKind.CERTIFICATE
    assert web.asked == []
