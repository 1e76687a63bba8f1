import json
from datetime import UTC, datetime
from typing import Any

import pytest

from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry
from wirereader.story.faults import FormatFault
from wirereader.story.story import Enclosure, WireStatus


def entry_of(**keys: Any) -> ParsedEntry:
    (entry,) = parse_document(json.dumps({"uri": "urn:1", "type": "text", **keys}).encode()).entries
    return entry


def test_version_1() -> None:
    entry = entry_of(
        headline="A &amp; B",
        body_html="<p>x</p>",
        body_text="x",
        versioncreated="2026-11-16T06:00:00Z",
        pubstatus="canceled",
        embargoed="2026-11-17T00:00:00Z",
        urgency=1,
        version="3",
        ednote="Kill.",
        byline="By Ann Lee",
        slugline="flood",
        person=[{"name": "Al Bo"}],
        place=[{"name": "Oslo"}],
        subject=[{"name": "weather"}],
        associations={"main": {"renditions": {"a": {"href": "http://e.org/a.jpg"}}}},
    )
    assert (entry.title, entry.content, entry.slug) == ("A & B", "<p>x</p>", "flood")
    assert (entry.status, entry.urgency, entry.version) == (WireStatus.KILLED, 1, "3")
    assert (entry.byline, entry.author, entry.ednote) == ("By Ann Lee", "Ann Lee", "Kill.")
    assert (entry.people, entry.places, entry.categories) == (("Al Bo",), ("Oslo",), ("weather",))
    assert entry.embargo == datetime(2026, 11, 17, tzinfo=UTC)
    assert entry.published == datetime(2026, 11, 16, 6, tzinfo=UTC)
    assert entry.enclosures == (Enclosure("http://e.org/a.jpg"),)


@pytest.mark.parametrize("capital", [False, True])
def test_versions_2_and_3(*, capital: bool) -> None:
    entry = entry_of(
        headlines=[{"role": "kicker", "value": "Urgent"}, {"role": "main", "value": "River"}],
        bodies=[
            {"contentType" if capital else "contenttype": "text/plain", "value": "a\n\nb"},
            {"contentType" if capital else "contenttype": "text/html", "value": "<p>a</p>"},
        ],
        **{"pubStatus" if capital else "pubstatus": "withheld"},
        **{"edNote" if capital else "ednote": "Hold."},
        people=[{"name": "Al Bo"}],
        by="Ann Lee",
        associations=[{"rel": "corrects", "uri": "urn:0"}],
    )
    assert (entry.title, entry.kicker, entry.content) == ("River", "Urgent", "<p>a</p>")
    assert (entry.status, entry.ednote) == (WireStatus.WITHHELD, "Hold.")
    assert (entry.people, entry.byline, entry.corrects) == (("Al Bo",), "Ann Lee", "urn:0")


def test_a_list_of_items_and_values_of_the_wrong_kind() -> None:
    odd = {"uri": 5, "type": "text", "headlines": {"value": 1}, "bodies": "x", "place": 3}
    feed = parse_document(json.dumps([odd, {"uri": "urn:2", "type": "text"}, None]).encode())
    assert [entry.id for entry in feed.entries] == ["5", "urn:2"]


ITEM = {"guid": "u:1", "type": "text", "headline": "Dyke breaks", "body_html": "<p>It did.</p>"}
OTHER = {**ITEM, "guid": "u:2"}


@pytest.mark.parametrize(
    ("wrapper", "ids"),
    [
        ({"_items": [ITEM, OTHER], "_meta": {"total": 2}}, ["u:1", "u:2"]),
        ({"item": ITEM}, ["u:1"]),
        ({"data": {"item": ITEM, "updated": 1}}, ["u:1"]),
        (
            {"api": 1, "data": {"items": [{"meta": {}, "item": ITEM}, {"item": OTHER}]}},
            ["u:1", "u:2"],
        ),
        ({"items": [ITEM]}, ["u:1"]),
        ({"results": [ITEM, 5, None, []]}, ["u:1"]),
        ({"newsItems": [ITEM, OTHER]}, ["u:1", "u:2"]),
        ({"hits": {"total": 1, "hits": [{"_id": "x", "_source": ITEM}]}}, ["u:1"]),
        ({"took": 3, "content": {"story": ITEM}}, ["u:1"]),
    ],
)
def test_wrappers_of_agencies_are_opened(wrapper: dict[str, Any], ids: list[str]) -> None:
    feed = parse_document(json.dumps(wrapper).encode())
    assert feed.format.startswith("ninjs")
    assert [entry.id for entry in feed.entries] == ids
    assert {entry.title for entry in feed.entries} == {"Dyke breaks"}


def test_json_lines_are_the_items_of_a_list() -> None:
    lines = [ITEM, {"_index": "wire", "_source": OTHER}, {"_items": [ITEM]}]
    data = "\n\n".join(map(json.dumps, lines)).encode()
    assert [entry.id for entry in parse_document(data).entries] == ["u:1", "u:2", "u:1"]
    with pytest.raises(FormatFault, match="not valid JSON"):
        parse_document(data + b"\n{")


def test_what_holds_no_item_is_no_wrapper() -> None:
    inside: dict[str, Any]
    for inside in (
        {"data": {"x": 1}},
        {"_items": []},
        {"data": {"data": {"data": {"data": ITEM}}}},
    ):
        with pytest.raises(FormatFault):
            parse_document(json.dumps(inside).encode())
    feed = parse_document(json.dumps({"items": [{"id": "1", "title": "x"}]}).encode())
    assert feed.format == "json-feed-1"


def test_bylines_of_any_spelling_are_one() -> None:
    assert entry_of(headline="x", bylines=[{"by": "By ANN BELL"}]).byline == "By ANN BELL"


@pytest.mark.parametrize(
    "other",
    [
        {"links": [{"uri": "urn:a:1", "type": "self"}]},
        {"a": {"b": {"c": {"d": ITEM}}}},
        {"name": "package", "version": "1.0.0"},
    ],
    ids=str,
)
def test_json_of_another_kind_is_no_wire(other: object) -> None:
    with pytest.raises(FormatFault):
        parse_document(json.dumps(other).encode())


def test_a_dateline_as_an_object() -> None:
    entry = entry_of(
        headline="H", dateline={"text": "OSLO, Nov 20 (HW) -", "located": {"city": "Oslo"}}
    )
    assert entry.dateline == "OSLO, Nov 20 (HW) -"
