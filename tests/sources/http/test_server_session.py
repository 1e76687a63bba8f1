"""Requests to a reader's own server: who is told a password, and who is not."""

import asyncio
from collections.abc import Callable

import pytest

from tests.support.page_server import Question, send_head, send_page, serving
from wirereader.sources.fetch_result import FailureKind, FetchPolicy
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.sources.http.server_session import ServerAnswer, ServerSession, checked_address

SECRET = {"Authorization": "GoogleLogin auth=secret"}


def asked(address: str, *, at: str = "", policy: FetchPolicy = FetchPolicy()) -> ServerAnswer:  # noqa: B008 - a value
    async def run() -> ServerAnswer:
        session = ServerSession(address, policy, is_private_allowed=True)
        try:
            return await session.get(f"{address}{at}", (("a", "b & c"),), SECRET)
        finally:
            await session.aclose()

    return asyncio.run(run())


def redirecting(target: Callable[[], str], seen: list[str]) -> Callable[[Question], None]:
    def answer(question: Question) -> None:
        seen.append(question.headers.get("Authorization", ""))
        question.send_response(302)
        question.send_header("Location", target())
        question.send_header("Content-Length", "0")
        question.end_headers()

    return answer


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("http://reader.example/", FailureKind.ADDRESS),
        ("http://192.0.2.1.example/", FailureKind.ADDRESS),
        ("https://me:secret@reader.example/", FailureKind.ADDRESS),
        ("https://localhost/", FailureKind.PRIVATE),
        ("https://192.168.1.4/", FailureKind.PRIVATE),
        ("ftp://reader.example/", FailureKind.ADDRESS),
    ],
)
def test_no_password_goes_where_others_read_it(address: str, kind: FailureKind) -> None:
    with pytest.raises(FetchError) as caught:
        checked_address(address, is_private_allowed=False)
    assert caught.value.kind is kind
    assert "secret" not in f"{caught.value.why} {caught.value.remedy}"


def test_an_address_at_home_may_be_plain_where_it_is_allowed() -> None:
    assert str(checked_address("http://127.0.0.1:8/x", is_private_allowed=True)).endswith(":8/x")
    with pytest.raises(FetchError):
        checked_address("http://reader.example/", is_private_allowed=True)


def test_a_redirect_to_another_origin_is_not_followed() -> None:
    seen: list[str] = []
    elsewhere: list[str] = []

    def answer(question: Question) -> None:
        elsewhere.append(question.path)
        send_page(question, b"{}")

    with serving(answer) as other:
        told = redirecting(lambda: f"{other}/there", seen)
        with serving(told) as address, pytest.raises(FetchError) as caught:
            asked(address)
    assert seen == [SECRET["Authorization"]]
    assert elsewhere == []
    assert caught.value.kind is FailureKind.REDIRECTS


def test_a_redirect_within_the_server_is_followed_with_what_was_told() -> None:
    seen: list[tuple[str, str]] = []

    def answer(question: Question) -> None:
        seen.append((question.path, question.headers.get("Authorization", "")))
        if question.path.startswith("/old"):
            question.send_response(308)
            question.send_header("Location", "/new")
            question.send_header("Content-Length", "0")
            question.end_headers()
        else:
            send_page(question, b'{"a": 1}', "application/json")

    with serving(answer) as address:
        found = asked(address, at="/old")
    assert found.data == b'{"a": 1}'
    assert [auth for _, auth in seen] == [SECRET["Authorization"]] * 2
    assert seen[0][0] == "/old?a=b+%26+c"


def test_redirects_without_end_are_a_fault() -> None:
    with serving(redirecting(lambda: "/again", [])) as address, pytest.raises(FetchError) as caught:
        asked(address)
    assert caught.value.kind is FailureKind.REDIRECTS


def test_an_answer_that_is_too_large_is_not_taken() -> None:
    def answer(question: Question) -> None:
        send_page(question, b"x" * 5000)

    small = FetchPolicy(most_bytes=1000)
    with serving(answer) as address, pytest.raises(FetchError) as caught:
        asked(address, policy=small)
    assert caught.value.kind is FailureKind.TOO_LARGE
    assert caught.value.why == "An answer of 127.0.0.1 is larger than the limit of 1000 bytes."
    assert "feed" not in caught.value.remedy


def test_the_body_of_a_refusal_is_not_read() -> None:
    def answer(question: Question) -> None:
        send_head(question, 7, 401)
        question.wfile.write(b"Never.\n")

    with serving(answer) as address:
        found = asked(address)
    assert (found.status, found.data, found.is_done) == (401, b"", False)
