"""The stories and the list that ship with the reader, checked as data."""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORIES = sorted((ROOT / "feeds" / "stories").glob("*.txt"))
SEED = "2008-08-29-georgia-breaks-ties.txt"
GOLD: dict[str, Any] = json.loads((ROOT / "tests/golden/stories.json").read_text("utf-8"))[
    "stories"
]

KEYS = {
    *("source", "headline", "kicker", "byline", "dateline", "published"),
    *("language", "slug", "urgency", "status", "note", "link"),
}
URGENT_PREFIX = re.compile(r"(FLASH|BULLETIN|URGENT|BREAKING|JUST IN)( NEWS)?:", re.IGNORECASE)
PAIRS = {'"': '"', "“": "”", "«": "»"}

each_story = pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
each_gold = pytest.mark.parametrize("name", sorted(GOLD))


@cache
def read(path: Path) -> tuple[dict[str, str], list[str]]:
    """Front matter and paragraphs, read strictly: the files are ours."""
    opening, front, body = path.read_bytes().decode("utf-8").split("---\n", 2)
    assert opening == ""
    pairs = [line.split(": ", 1) for line in front.splitlines()]
    assert all(len(pair) == 2 and pair[1] for pair in pairs), front
    keys = dict(pair for pair in pairs)
    assert len(keys) == len(pairs), "a key stands twice"
    assert body.startswith("\n")
    return keys, body[1:].removesuffix("\n").split("\n\n")


def runs(paragraphs: list[str]) -> Iterator[str]:
    """Every text between quotation marks at the outer level; an unclosed run ends its paragraph.

    Raises AssertionError for a mark without its partner: only a paragraph whose successor opens
    with the same mark may leave its quotation open.
    """
    marks = {mark for pair in PAIRS.items() for mark in pair}
    for number, paragraph in enumerate(paragraphs):
        start, closing, opening = 0, "", ""
        for at, mark in enumerate(paragraph):
            if mark not in marks:
                continue
            if closing:
                assert mark == closing, paragraph
                yield paragraph[start:at]
                closing = ""
            else:
                assert mark in PAIRS, paragraph
                start, closing, opening = at + 1, PAIRS[mark], mark
        if closing:
            assert number + 1 < len(paragraphs), paragraph
            assert paragraphs[number + 1].startswith(opening), paragraph
            yield paragraph[start:]


def published(keys: dict[str, str]) -> date:
    value = keys["published"]
    if len(value) == len("2008-08-29"):
        return date.fromisoformat(value)
    when = datetime.fromisoformat(value)
    assert value.endswith("Z")
    assert when.utcoffset() == timedelta(0)
    return when.date()


def evidence(keys: dict[str, str]) -> set[str]:
    found = set()
    if keys.get("kicker", "").casefold() == "breaking news":
        found.add("kicker")
    if int(keys.get("urgency", "5")) <= 2:
        found.add("urgency")
    if URGENT_PREFIX.match(keys["headline"]):
        found.add("headline")
    return found


def test_there_is_a_wire_to_read() -> None:
    assert len(STORIES) >= 18
    languages = [read(path)[0]["language"] for path in STORIES]
    assert set(languages) == {"en", "es", "fr"}


@each_story
def test_front_matter_is_well_formed(path: Path) -> None:
    keys, _ = read(path)
    assert set(keys) <= KEYS
    assert {"source", "headline", "published", "language"} <= set(keys)
    assert path.name.startswith(published(keys).isoformat())
    assert keys.get("urgency", "5") in "123456789"
    assert keys.get("status", "usable") == "usable"
    if path.name != SEED:
        assert keys["link"].startswith("https://example.org/")
        assert "2026-10-01" <= keys["published"] <= "2026-11-30"


@each_story
def test_characters_are_clean(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert {char for char in text if unicodedata.category(char)[0] == "C"} == {"\n"}
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert text.endswith("\n")


@each_story
def test_paragraphs_stand_on_one_line_and_make_a_story(path: Path) -> None:
    keys, paragraphs = read(path)
    assert all(paragraph and "\n" not in paragraph for paragraph in paragraphs)
    assert 250 <= sum(len(paragraph.split()) for paragraph in paragraphs) <= 600
    assert keys["headline"] not in paragraphs


@each_story
def test_quotation_marks_are_paired(path: Path) -> None:
    _, paragraphs = read(path)
    single = any("‘" in paragraph for paragraph in paragraphs)
    assert list(runs(paragraphs)) or single
    curly = any(char in "“”’" for paragraph in paragraphs for char in paragraph)
    straight = any(char in "\"'" for paragraph in paragraphs for char in paragraph)
    assert not (curly and straight), "one house style a file"
    for paragraph in paragraphs:
        assert paragraph.count("‘") <= paragraph.count("’"), paragraph


def test_a_quotation_left_open_is_refused() -> None:
    with pytest.raises(AssertionError):
        list(runs(["“It never ended, she said.", "Nobody objected."]))
    with pytest.raises(AssertionError):
        list(runs(["It never began,” she said."]))
    assert list(runs(["“One,” he said. “Two.", "“Three.”"])) == ["One,", "Two.", "Three."]


def test_some_quotations_run_over_three_paragraphs() -> None:
    stories = {"2026-10-25-interview-lighthouse.txt", "2026-10-21-obituary-haddad-price.txt"}
    for path in STORIES:
        _, paragraphs = read(path)
        left_open = sum(paragraph.count("“") > paragraph.count("”") for paragraph in paragraphs)
        assert left_open == (2 if path.name in stories else 0), path.name


def test_three_stories_break_each_on_its_own_evidence() -> None:
    breaking = {path.name: found for path in STORIES if (found := evidence(read(path)[0]))}
    assert breaking == {
        SEED: {"kicker"},
        "2026-11-21-philippines-landslide-writethrough.txt": {"urgency"},
        "2026-11-22-iceland-minister-resigns.txt": {"headline"},
    }


def test_two_headlines_speak_of_breaking_and_do_not_break() -> None:
    quiet = [
        path.stem
        for path in STORIES
        if "breaking" in read(path)[0]["headline"].casefold() and not evidence(read(path)[0])
    ]
    assert quiet == ["2026-11-10-breaking-dance-lyon", "2026-11-15-casablanca-marathon"]


def test_takes_of_one_running_story_share_a_slug_and_the_toll_rises() -> None:
    takes = [path for path in STORIES if read(path)[0].get("slug") == "PHILIPPINES-LANDSLIDE"]
    assert len(takes) == 2
    assert "six" in read(takes[0])[0]["headline"]
    assert "41" in read(takes[1])[0]["headline"]


def test_the_first_story_has_lost_its_furniture_and_nothing_else() -> None:
    keys, paragraphs = read(next(path for path in STORIES if path.name == SEED))
    assert keys == {
        "source": "VOA",
        "headline": "Georgia Breaks Diplomatic Ties With Russia",
        "kicker": "Breaking News",
        "published": "2008-08-29",
        "language": "en",
    }
    assert len(paragraphs) == 10
    assert paragraphs[0].startswith("Georgia is breaking off diplomatic relations with Russia")
    assert paragraphs[-1].endswith("went unanswered.")


@each_gold
def test_gold_names_stand_in_the_story(name: str) -> None:
    body = "\n".join(read(ROOT / "feeds/stories" / name)[1])
    gold = GOLD[name]
    for entity in [*gold["people"], *gold["places"], *gold["organisations"]]:
        assert entity["forms"]
        for form in entity["forms"]:
            assert re.search(rf"(?<!\w){re.escape(form)}(?!\w)", body), form
    assert all(re.fullmatch("[A-Z]{2}", place["country"]) for place in gold["places"])


@each_gold
def test_gold_quotes_are_all_the_quotations_in_order(name: str) -> None:
    gold = GOLD[name]
    quoted = list(runs(read(ROOT / "feeds/stories" / name)[1]))
    said = [run for run in quoted if run not in gold["not_quotes"]]
    assert len(quoted) - len(said) == len(gold["not_quotes"])
    parts = [part for quote in gold["quotes"] for part in quote["parts"]]
    assert len(parts) == len(said)
    for part, run in zip(parts, said, strict=True):
        assert run.startswith(part), (part, run)


@each_gold
def test_gold_speakers_are_among_the_named(name: str) -> None:
    body = "\n".join(read(ROOT / "feeds/stories" / name)[1])
    gold = GOLD[name]
    named = {entity["name"] for entity in [*gold["people"], *gold["organisations"]]}
    for quote in gold["quotes"]:
        assert quote["speaker"] is None or quote["speaker"] in named
        assert quote["manner"] in {"direct", "mixed"}
        assert quote["source"] in body


def test_starter_list_offers_public_feeds_by_region() -> None:
    text = (ROOT / "feeds" / "starter.opml").read_text("utf-8")
    opml = ET.fromstring(text)  # noqa: S314 - our own file
    assert (opml.tag, opml.get("version")) == ("opml", "2.0")
    assert "offered" in text[: text.index("<opml")]
    regions = opml.findall("./body/outline")
    assert len(regions) >= 5
    feeds = [feed for region in regions for feed in region.findall("outline")]
    assert 12 <= len(feeds) <= 25
    assert all(
        region.get("text") and len(region) and not region.get("xmlUrl") for region in regions
    )
    for feed in feeds:
        assert feed.get("type") == "rss"
        assert feed.get("text") == feed.get("title")
        assert feed.get("language")
        assert feed.get("htmlUrl", "").startswith("https://")
    addresses = [feed.get("xmlUrl", "") for feed in feeds]
    assert all(address.startswith("https://") for address in addresses)
    assert len(set(addresses)) == len(addresses)


def test_readme_names_every_key() -> None:
    readme = (ROOT / "feeds" / "README.md").read_text("utf-8")
    assert all(f"| `{key}` |" in readme for key in KEYS)
