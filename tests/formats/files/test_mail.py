"""Mail as news: messages, mboxes and what is in them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.dispatches import dispatches_of
from wirereader.formats.files.mail import is_mail
from wirereader.formats.parse import parse_document
from wirereader.story.faults import FormatFault

HEAD = (
    b'Message-ID: <1@wire.example>\r\nFrom: "Ann Bell" <ann@wire.example>\r\n'
    b"Subject: Dyke breaks\r\nDate: Mon, 9 Nov 2026 10:00:00 +0100\r\n"
)
PLAIN = HEAD + (b"\r\nThe dyke broke on Monday, and\r\ntwo were hurt.\r\n\r\nMore follows.\r\n")
HTML = HEAD + (
    b"MIME-Version: 1.0\nList-Id: City Letter <city.wire.example>\nContent-Language: en-GB\n"
    b"Archived-At: <https://wire.example/1>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    b"Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\nPlain."
    b"\n--c\nContent-Type: text/html; charset=iso-8859-1\n"
    b"Content-Transfer-Encoding: quoted-printable\n\n"
    b'<p>Caf=E9 <a href=3D"https://wire.example/m">more</a></p>'
    b'<img src=3D"cid:x" alt=3D"Boat">\n'
    b'<img src=3D"https://track.example/p" width=3D1 height=3D1><script>x</script>\n--c--\n--b\n'
    b'Content-Type: application/pdf; name="plan.pdf"\nContent-Disposition: attachment\n\nxx\n'
    b"--b--\n"
)


def test_a_plain_message_is_a_story() -> None:
    (dispatch,) = dispatches_of(parse_document(PLAIN))
    assert (dispatch.guid, dispatch.headline) == ("1@wire.example", "Dyke breaks")
    assert (dispatch.byline, dispatch.source) == ("Ann Bell", "Ann Bell")
    assert dispatch.published == datetime(2026, 11, 9, 9, tzinfo=UTC)
    assert dispatch.body.text == "The dyke broke on Monday, and two were hurt.\n\nMore follows."


def test_of_a_letter_in_two_forms_the_page_is_read_and_nothing_is_loaded() -> None:
    (dispatch,) = dispatches_of(parse_document(HTML))
    assert dispatch.body.text == "Café more\n\nPicture: Boat.\n\n- Attached: plan.pdf"
    assert [link.address for link in dispatch.body.links] == ["https://wire.example/m"]
    assert not any(block.address for block in dispatch.body.blocks)
    assert (dispatch.source, dispatch.language) == ("City Letter", "en-GB")
    assert dispatch.link == "https://wire.example/1"


def test_an_mbox_holds_a_story_each() -> None:
    line = b"From ann@wire.example Mon Nov  9 10:00:00 2026\n"
    second = PLAIN.replace(b"<1@", b"<2@").replace(b"More follows.", b">From there it ran on.")
    entries = parse_document(line + PLAIN + b"\n" + line + second).entries
    assert [entry.id for entry in entries] == ["1@wire.example", "2@wire.example"]
    assert (entries[1].content or "").endswith("<p>From there it ran on.</p>")


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        (b"=?utf-8?b?w5xiZXJzY2h3ZW1tdW5n?=", "Überschwemmung"),
        (b"=?iso-8859-1?q?=DCber?= =?utf-8?q?schwemmung?=", "Überschwemmung"),
        ("Überschwemmung".encode(), "Überschwemmung"),
        (b"=?no-such?q?Flood?=", "Flood"),
        (b"Flood\r\n in the city", "Flood in the city"),
        (b"=?utf-8?q?=1B[31mFlood?=", "Flood"),
    ],
)
def test_subjects_are_read_as_they_are_meant(subject: bytes, headline: str) -> None:
    (entry,) = parse_document(PLAIN.replace(b"Dyke breaks", subject)).entries
    assert entry.title == headline


def test_flowed_lines_are_joined() -> None:
    head = HEAD + b"Content-Type: text/plain; format=flowed\n\n"
    (entry,) = parse_document(head + b"One \ntwo \nthree.\n\nFour.\n").entries
    assert entry.content == "<p>One two three.</p>\n<p>Four.</p>"


def test_a_wire_file_that_a_message_brings_is_read_as_one() -> None:
    nitf = (
        b"<nitf><body><body.head><hedline><hl1>Dyke</hl1></hedline></body.head><body.content>"
        b"<p>It broke.</p></body.content></body></nitf>"
    )
    head = HEAD + b"Content-Type: text/xml\n\n"
    (entry,) = parse_document(head + nitf).entries
    assert (entry.title, entry.content) == ("Dyke", "<p>It broke.</p>")


def test_a_wire_file_is_told_by_its_name_where_its_type_says_nothing() -> None:
    message = (
        b"From: wire@agency.example\nSubject: story\nMessage-ID: <1@a>\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n'
        b"--b\nContent-Type: text/plain\n\nSee attachment.\n"
        b'--b\nContent-Type: application/octet-stream; name="a.json"\n\n'
        b'{"_items": [{"uri": "urn:a:1", "headline": "Mill burns", "body_text": "Words."}]}\n'
        b'--b\nContent-Type: application/octet-stream; name="notes.xml"\n\nno wire file\n--b--\n'
    )
    assert [entry.title for entry in parse_document(message).entries] == ["Mill burns"]


@pytest.mark.parametrize(
    ("data", "is_it"),
    [
        (PLAIN, True),
        (HTML, True),
        (b"From ann@x.example Mon Nov  9 10:00:00 2026\nFrom: a\nSubject: b\n\nc", True),
        (b"From: Ann\nSubject: the dyke\n\nDear all", False),
        (b"Breaking: dyke breaks\nDate: Monday\n\nIt broke.", False),
        (b"From there it ran on.\n", False),
        (b"<rss/>", False),
        (b"", False),
    ],
)
def test_what_is_mail(data: bytes, *, is_it: bool) -> None:
    assert is_mail(data) is is_it


def test_a_page_that_looks_like_mail_is_none_where_it_comes_from_an_address() -> None:
    with pytest.raises(FormatFault):
        parse_document(b"X: <x>" + PLAIN, "https://wire.example/feed")


def told(data: bytes) -> int | str:
    """How many stories there are in `data`, or why it is refused."""
    try:
        return len(parse_document(data).entries)
    except FormatFault as fault:
        return fault.why


@given(st.binary(max_size=400))
def test_any_message_is_read_or_refused(data: bytes) -> None:
    assert told(HEAD + data) in {1, "Its MIME parts are malformed."}


def test_very_deep_parts_are_no_bug() -> None:
    data = HEAD + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    assert told(data) in {1, "Its MIME parts are malformed."}
