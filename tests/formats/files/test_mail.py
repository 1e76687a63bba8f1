"""Mail as news: messages, mboxes and what is in them."""

from datetime import UTC, datetime
from email import message_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.formats.dispatches import dispatches_of
from wirereader.formats.files.mail_headers import header_line
from wirereader.formats.files.mail_recognition import is_mail
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
        (b"=?utf-8?B?xQ==?= =?utf-8?B?vWx1?=", "Žlu"),
        (b"=?ISO-2022-JP?B?GyRCRWw1fhsoQg==?=", "東京"),
        (b"=?utf-8?q?=1B[31mFlood?=", "Flood"),
    ],
)
def test_subjects_are_read_as_they_are_meant(subject: bytes, headline: str) -> None:
    (entry,) = parse_document(PLAIN.replace(b"Dyke breaks", subject)).entries
    assert entry.title == headline


@pytest.mark.parametrize(
    ("sender", "byline"),
    [
        (b"=?windows-1250?Q?Ji=F8=ED_Nov=E1k?= <j@wire.example>", "Jiří Novák"),
        (b"=?utf-8?Q?Bell=2C_Ann?= <ann@wire.example>", "Bell, Ann"),
        ("Jiří Novák <j@wire.example>".encode("cp1250"), "Jiří Novák"),
        (b"ann@wire.example (Ann Bell)", "Ann Bell"),
        (b"<ann@wire.example>", "ann@wire.example"),
    ],
)
def test_senders_are_read_as_they_are_meant(sender: bytes, byline: str) -> None:
    mail = PLAIN.replace(b'"Ann Bell" <ann@wire.example>', sender)
    mail = mail.replace(
        b"\r\n\r\n", b"\r\nContent-Type: text/plain; charset=windows-1250\r\n\r\n", 1
    )
    assert dispatches_of(parse_document(mail))[0].byline == byline


def test_bare_bytes_in_a_header_are_in_the_charset_of_the_message() -> None:
    mail = PLAIN.replace(b"Dyke breaks", "Žluťoučký kůň".encode("cp1250"))
    mail = mail.replace(
        b"\r\n\r\n", b"\r\nContent-Type: text/plain; charset=windows-1250\r\n\r\n", 1
    )
    assert parse_document(mail).entries[0].title == "Žluťoučký kůň"


def mixed(kind: bytes, *parts: bytes) -> bytes:
    """A message of several parts, each with its own head."""
    inside = b"".join(b"\r\n--b\r\n" + part for part in parts)
    return (
        HEAD
        + b"MIME-Version: 1.0\r\nContent-Type: "
        + kind
        + b"; boundary=b\r\n"
        + inside
        + b"\r\n--b--"
    )


PLAIN_PART = b"Content-Type: text/plain\r\n\r\nThe dyke broke."
INNER = b"From: bob@wire.example\r\nSubject: =?utf-8?Q?D=C3=BCne?=\r\n\r\nIt moved."


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (
            mixed(
                b"multipart/alternative", PLAIN_PART, b"Content-Type: text/html\r\n\r\n<img src=x>"
            ),
            "The dyke broke.",
        ),
        (mixed(b"multipart/mixed", PLAIN_PART, PLAIN_PART), "The dyke broke.\n\nThe dyke broke."),
        (
            mixed(
                b"multipart/mixed",
                b"Content-Type: text/html\r\n\r\n<p>The dyke broke.</p>",
                b"Content-Type: text/plain\r\n\r\nLeave the list here.",
            ),
            "The dyke broke.\n\nLeave the list here.",
        ),
        (
            mixed(b"multipart/mixed", PLAIN_PART, b"Content-Type: message/rfc822\r\n\r\n" + INNER),
            "The dyke broke.\n\nDüne\n\nIt moved.",
        ),
        (
            mixed(b"multipart/alternative", PLAIN_PART).replace(b"boundary=b", b"boundary=other"),
            "The dyke broke.",
        ),
        (mixed(b"multipart/mixed").replace(b"\r\n--b--", b"The dyke broke."), "The dyke broke."),
        (
            mixed(
                b"multipart/encrypted", b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1"
            ),
            "This message is encrypted. Open it in a mail program.",
        ),
        (
            HEAD + b"Content-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nMIAG",
            "This message is encrypted. Open it in a mail program.\n\n- Attached: smime.p7m",
        ),
    ],
    ids=range(8),
)
def test_what_the_parts_of_a_message_say(message: bytes, text: str) -> None:
    assert dispatches_of(parse_document(message))[0].body.text == text


def test_each_message_of_a_digest_is_a_story() -> None:
    second = INNER.replace(b"=?utf-8?Q?D=C3=BCne?=", b"Mill")
    message = mixed(b"multipart/digest", b"\r\n" + INNER, b"\r\n" + second)
    assert [entry.title for entry in parse_document(message).entries] == ["Düne", "Mill"]


@pytest.mark.parametrize(
    ("kind", "written", "text"),
    [
        (b"format=flowed; delsp=yes", b"The bro \r\nken dyke.\r\n", "The broken dyke."),
        (
            b"format=flowed",
            b"He wrote:\r\n> the \r\n> first\r\n>> nested \r\n>> words\r\nNo.\r\n",
            "He wrote:\n\nthe first\n\nnested words\n\nNo.",
        ),
        (
            b"x=y",
            b"He wrote:\r\n> the first\r\n> line\r\n\r\nNo.",
            "He wrote:\n\nthe first line\n\nNo.",
        ),
        (b"format=flowed", b"It broke.\r\n-- \r\nAnn Bell\r\n", "It broke.\n\nAnn Bell"),
        (b"x=y", b"Red \x1b[31malert\x1b[0m \xe2\x80\xaegnp\x07", "Red alert gnp"),
    ],
    ids=range(5),
)
def test_plain_words_with_quotations(kind: bytes, written: bytes, text: str) -> None:
    head = HEAD + b"Content-Type: text/plain; charset=utf-8; " + kind + b"\r\n\r\n"
    body = dispatches_of(parse_document(head + written))[0].body
    assert body.text == text
    kinds = {block.kind.value for block in body.blocks}
    assert kinds == ({"quotation"} if b">" in written else set())


def test_a_letter_that_says_where_it_is_on_the_web_has_that_link() -> None:
    letter = b"View this post on the web at https://ann.example/p/1\r\n\r\nThe dyke broke.\r\n"
    assert parse_document(HEAD + b"\r\n" + letter).entries[0].link == "https://ann.example/p/1"
    page = (
        b'<p><a href="https://ann.example/2?a=1&amp;b"><b>View in browser</b></a>'
        b' <a href="https://ann.example/3">Read more</a></p>'
    )
    head = HEAD + b"Content-Type: text/html\r\n\r\n"
    assert parse_document(head + page).entries[0].link == "https://ann.example/2?a=1&b"


def test_a_message_of_apples_program_is_read_to_its_end() -> None:
    properties = b'<?xml version="1.0"?><plist version="1.0"><dict/></plist>\n'
    data = b"%d       \n%b%b" % (len(PLAIN), PLAIN, properties)
    (dispatch,) = dispatches_of(parse_document(data))
    assert dispatch.headline == "Dyke breaks"
    assert dispatch.body.text.endswith("More follows.")


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


@pytest.mark.timeout(30)  # seconds: minutes, where each letter may end the address
@pytest.mark.parametrize("line", [b"From " + b"a" * 400_000, b"From " + b"11:11" * 80_000])
def test_a_long_envelope_is_read_once(line: bytes) -> None:
    assert not is_mail(line + b"\n")
    (entry,) = parse_document(PLAIN + b"\n" + line + b"\n").entries
    assert entry.id == "1@wire.example"


def test_a_row_of_hyphens_parts_no_message() -> None:
    kind = b'Content-Type: multipart/mixed; boundary="no"\n\n'
    (dispatch,) = dispatches_of(parse_document(HEAD + kind + b"Hello.\n\n----\nThe dyke broke.\n"))
    assert dispatch.body.text.startswith("Hello.")
    assert dispatch.body.text.endswith("The dyke broke.")


def test_a_header_is_read_with_one_look_at_the_parts() -> None:
    def read(count: int) -> None:
        subject = b"Subject: " + b"=?utf-8?q?a?= x " * count + b"\n"
        part = b"--b\nContent-Type: text/plain\n\nx\n" * count
        kind = b"Content-Type: multipart/mixed; boundary=b\n\n"
        message = message_from_bytes(subject + kind + part + b"--b--\n")
        assert header_line(message, "subject")

    assert_in_proportion(read, 50, 400, slack=2)


@pytest.mark.timeout(30)  # seconds: minutes, where what is joined is copied for each line
def test_a_paragraph_of_very_many_flowed_lines_is_joined_once() -> None:
    (entry,) = parse_document(
        HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 2_000_000
    ).entries
    assert len(entry.content or "") > 3_999_990


def test_a_message_that_no_server_has_marked_is_mail_if_it_tells_of_its_content() -> None:
    bare = b"From: desk@a.example (Ann Bell)\nSubject: Port shut\nDate: 20 Nov 26 10:15 EST\n"
    coded = (
        b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSXQgaXMu\n"
    )
    assert not is_mail(bare + b"\nIt is.\n"), "a note may begin so"
    (entry,) = parse_document(bare + coded).entries
    assert (entry.title, entry.published) == (
        "Port shut",
        datetime(2026, 11, 20, 15, 15, tzinfo=UTC),
    )
    (dispatch,) = dispatches_of(parse_document(bare + coded))
    assert dispatch.body.text == "It is."
