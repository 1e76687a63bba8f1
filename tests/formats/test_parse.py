import base64
import io
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.formats import parse
from wirereader.formats.parse import parse_document, parse_jsonl, parsed_as_json, write_parsed
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.story.clean import is_clean
from wirereader.story.faults import FormatFault

PIECES = [
    *("<rss>", "</rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>"),
    *("<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<content type='xhtml'>", "<div>"),
    *("<description><![CDATA[", "]]>", "<!--", "-->", "<?xml version='1.0'?>", "<!DOCTYPE rss ["),
    *("<!ENTITY a 'b'>", "]>", "&a;", "&eacute;", "&#27;", "&", "\x1b[31m", "\x00", "\ud7ff", "é"),
    *("<nitf>", "<NewsML>", "<NewsItem>", "<newsMessage>", "<itemSet>", "<newsItem>", "\u202e"),
    *('{"version": "https://jsonfeed.org/version/1", "items": [', "{", "}", "]", '"a":', "1"),
    *("\x01abc0001 3 vm 93 k\n", "\x02", "\x03", "^Head<\n", "words =\n", "<x:y z='1' z='2'>"),
]


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    return [value] if isinstance(value, str) else []


def outcome(data: bytes) -> ParsedFeed | None:
    try:
        return parse_document(data, "https://e.org/")
    except FormatFault:
        return None


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8"))))
def test_any_bytes_give_a_feed_or_one_fault(data: bytes) -> None:
    outcome(data)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_heap_of_markup_gives_clean_words_or_one_fault(parts: list[str]) -> None:
    feed = outcome("".join(parts).encode("utf-8", "surrogatepass"))
    if feed is not None:
        for text in texts(parsed_as_json(feed, 1)):
            assert is_clean(text)
            assert "<script" not in text.lower()


@given(st.binary(max_size=60), st.integers(0, 300))
def test_damage_in_the_middle_costs_no_more_than_that(junk: bytes, at: int) -> None:
    sound = b"<rss><channel><item><title>first</title></item>%s</channel></rss>"
    data = sound % (b"<item><title>later</title><description>words</description></item>" * 3)
    outcome(data[:at] + junk + data[at:])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n",
        b"\x00" * 50,
        b"just words",
        b"<!doctype html><html><head><title>x</title></head><body></body></html>",
        b"%PDF-1.7",
        b"\x1f\x8b\x08\x00",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<opml><body/></opml>",
        b"a < b",
    ],
)
def test_what_is_no_feed_is_one_fault_in_three_sentences(data: bytes) -> None:
    with pytest.raises(FormatFault) as caught:
        parse_document(data)
    fault = caught.value
    assert all(part.endswith(".") for part in (fault.what, fault.why, fault.remedy))


def test_junk_before_the_first_tag_and_behind_the_last_is_passed_over() -> None:
    data = b"Warning: x\n<?xml version='1.0'?><rss><channel><title>T</title></channel></rss><p>y"
    assert parse_document(data).title == "T"


def test_a_feed_that_is_cut_off_keeps_what_came() -> None:
    data = b"<rss><channel><item><title>one</title></item><item><title>two</title><descr"
    assert [entry.title for entry in parse_document(data).entries] == ["one", "two"]


def rss(inside: bytes) -> bytes:
    return b"<rss><channel>" + inside + b"</channel></rss>"


def hostile(name: str, count: int) -> bytes:
    """A document that costs much to whoever reads it without care, of about `count` parts."""
    numbered = range(count)
    many: dict[str, Callable[[], bytes]] = {
        "one long entity": lambda: (
            b'<!DOCTYPE rss [<!ENTITY a "%s">]>' % (b"a" * 1000)
            + rss(b"<title>" + b"&a;" * (2 * count) + b"</title>")
        ),
        "attributes": lambda: rss(b"<item %s/>" % b" ".join(b'a%d="v"' % i for i in numbered)),
        "prefixes": lambda: rss(b"<item %s/>" % b" ".join(b'xmlns:a%d="v"' % i for i in numbered)),
        "nested": lambda: rss(b"<item><description>" + b"<b>" * count + b"x</description></item>"),
        "nested, escaped": lambda: rss(
            b"<item><description>" + b"&lt;div&gt;" * count + b"x</description></item>"
        ),
        "brackets": lambda: rss(b"<" * (4 * count)),
        "sections never closed": lambda: rss(b"<![CDATA[" * (2 * count)),
        "comments never closed": lambda: rss(b"<!--" * (4 * count)),
        "ends of nothing": lambda: rss(b"</b>" * (2 * count)),
    }
    return many[name]()


@pytest.mark.parametrize(
    "name",
    [
        "one long entity", "attributes", "prefixes", "nested", "nested, escaped", "brackets",
        "sections never closed", "comments never closed", "ends of nothing",
    ],
)  # fmt: skip
def test_hostile_input_costs_in_proportion(name: str) -> None:
    feed = parse_document(hostile(name, 50_000))
    assert len(str(feed)) < 2_000_000
    least = 4000 if name == "one long entity" else 500  # a short one is told in full
    assert_in_proportion(lambda count: parse_document(hostile(name, count)), least, 8 * least)


def test_entities_in_entities_are_not_told_in_full() -> None:
    nested = (b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10) for i in range(1, 10))
    declared = b'<!DOCTYPE rss [<!ENTITY l0 "ha">' + b"".join(nested) + b"]>"
    assert len(str(parse_document(declared + rss(b"<title>&l9;</title>")))) < 2_000_000


def test_a_file_outside_is_not_read() -> None:
    declared = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert "root:" not in str(parse_document(declared + rss(b"<title>&x;</title>")))


def test_long_words_and_many_items_are_kept_whole() -> None:
    words = b"word " * 200_000
    items = b"".join(b"<item><title>%d</title></item>" % i for i in range(12_000))
    feed = parse_document(rss(b"<title>" + words + b"</title>" + items))
    assert len(feed.title or "") == len(words) - 1
    assert [entry.title for entry in feed.entries] == [str(i) for i in range(12_000)]


def row(id_: object, data: bytes) -> bytes:
    feed = {"id": id_, "url": "", "headers": {}, "feed_b64": base64.b64encode(data).decode()}
    return json.dumps(feed).encode() + b"\n"


def test_lines_are_answered_by_lines() -> None:
    stdin = io.BytesIO(
        row(1, rss("<item><title>a\u2028b</title></item>".encode()))
        + b"not json\n\n[1]\n"
        + b'{"id": 2}\n'
        + row("3", b"words")
        + row(4, rss(b""))
    )
    stdout = io.BytesIO()
    parse_jsonl(stdin, stdout)
    answers = [json.loads(line) for line in stdout.getvalue().decode().strip("\n").split("\n")]
    assert [answer["id"] for answer in answers] == [1, None, None, 2, "3", 4]
    assert [("error" in answer) for answer in answers] == [False, True, True, True, True, False]
    assert answers[0]["entries"][0]["title"] == "a b"


def test_a_line_is_what_the_contract_says_and_alerts_are_the_callers() -> None:
    feed = ParsedFeed(format="rss-2.0", entries=(ParsedEntry(title="T", urgency=1),) * 2)
    out = io.BytesIO()
    write_parsed(feed, "x", out, lambda entry: {"level": entry.urgency})
    assert json.loads(out.getvalue()) == parsed_as_json(feed, "x", lambda e: {"level": e.urgency})
    answer = parsed_as_json(feed, "x")
    assert list(answer) == [
        *("id", "format", "title", "link", "description", "language", "updated", "entries"),
    ]
    assert list(answer["entries"][0]) == [
        *("id", "title", "link", "author", "published", "updated", "summary", "content"),
        *("language", "enclosures", "categories", "kicker", "byline", "dateline", "slug"),
        *("urgency", "ednote", "status", "embargo", "version", "corrects", "places", "people"),
        "alert",
    ]


def test_nothing_heavy_is_loaded_before_the_first_feed() -> None:
    code = (
        "import sys, wirereader.formats.parse; assert 'lxml' not in sys.modules; "
        "wirereader.formats.parse.parse_document(b'<rss/>'); assert 'lxml.etree' in sys.modules; "
        "assert 'wirereader.formats.wire.ninjs' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("sign", ["\x7f", "\x9b", "\u202e", "\ufeff", "\U000e0041"], ids=ascii)
def test_an_answer_steers_no_terminal(sign: str) -> None:
    name = f"a{sign}31mb"
    stdout = io.BytesIO()
    parse_jsonl(io.BytesIO(row(name, rss(b"")) + row(name, b"words")), stdout)
    written = stdout.getvalue().decode()
    assert sign not in written
    assert [json.loads(line)["id"] for line in written.splitlines()] == [name, name]
    stdout = io.BytesIO()
    write_parsed(ParsedFeed(format="rss-2.0", entries=(ParsedEntry(id=name),)), 1, stdout)
    assert sign not in stdout.getvalue().decode()


def test_a_line_that_is_too_long_is_refused_and_the_next_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parse, "_LONGEST_LINE", 1_000)
    stdout = io.BytesIO()
    parse_jsonl(io.BytesIO(row(1, b"x" * 5_000) + row(2, rss(b""))), stdout)
    first, second = map(json.loads, stdout.getvalue().splitlines())
    assert first["id"] is None
    assert "longer than" in first["error"]
    assert second["id"] == 2
    assert "error" not in second
