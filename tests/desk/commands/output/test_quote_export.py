import csv
import io
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.analysis.engine_edition import edition
from wirereader.desk.commands import searches_and_rules
from wirereader.desk.commands.output import quote_export
from wirereader.desk.commands.output.quote_export import (
    COLUMNS,
    FORMATS,
    Export,
    escaped,
    export_asked,
    quote_as_json,
    quotes_annotations,
    quotes_csv,
    quotes_json,
    quotes_markdown,
)
from wirereader.desk.commands.output.web_annotations import annotations_of
from wirereader.desk.commands.story_lines import quote_line, quote_lines
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome, QuoteLine, TextShown
from wirereader.desk.session import Room
from wirereader.desk.story_files.csv_table import defused
from wirereader.story.body import Body, Span
from wirereader.story.clean import clean_line, clean_text, is_clean
from wirereader.story.faults import SettingsFault
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.quotes import Manner, Quote
from wirereader.story.story import Dispatch, Story

OpenDesk = Callable[..., Desk]
Done = Callable[..., Awaitable[Outcome]]
MakeStory = Callable[..., Story]
Json = dict[str, Any]


@pytest.fixture
def lines(seed: Story, seed_findings: Findings) -> list[QuoteLine]:
    shown = quote_lines(seed, seed_findings)
    return [*shown.quotes, *shown.statements]


def speaking(
    words: str, name: str = "Ann Lee", headline: str = "A vote", **fields: Any
) -> tuple[Story, Findings]:
    """A story in which one person says one thing."""
    body = Body.of(f"{clean_text(words)}\n\nsaid {name}.")
    speaker = Entity(EntityKind.PERSON, name, role=fields.pop("role", None))
    quote = Quote((body.paragraphs[0],), Manner.DIRECT, speaker=0, certainty=0.9)
    mention = Mention(Span(0, 1), 0)
    dispatch = Dispatch("g", headline, body, **fields)
    story = Story("abcdefghijkl", dispatch)
    return story, Findings(story.findings_key, "t", "en", (speaker,), (mention,), (quote,))


def one_line(*words: str, **fields: Any) -> QuoteLine:
    story, findings = speaking(*words, **fields)
    return quote_line(story, findings, 0, 1)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_quote_carries_all_that_makes_it_usable(lines: Sequence[QuoteLine]) -> None:
    first = json.loads(quotes_json(lines))[0]
    text = lines[0].story.body.text
    assert first["words"].startswith("It already happened. [...] We simply just ratified")
    assert [text[start:end] for start, end in first["spans"]] == first["parts"]
    assert {key: first[key] for key in ("speaker", "attribution", "manner", "paragraph")} == {
        "speaker": "David Darchiashvili",
        "attribution": "David Darchiashvili",
        "manner": "direct",
        "paragraph": 5,
    }
    assert first["source"] == "VOA"
    assert first["headline"] == "Georgia Breaks Diplomatic Ties With Russia"
    assert first["published"] == "2008-08-29"  # no time of day was given
    assert 0.6 <= first["certainty"] <= 1
    assert set(COLUMNS) <= set(first)


def test_times_are_in_utc() -> None:
    moment = datetime(2026, 11, 23, 14, 5, tzinfo=timezone(timedelta(hours=2)))
    line = one_line("Yes.", published=moment)
    assert quote_as_json(line)["published"] == "2026-11-23T12:05:00Z"
    assert quote_as_json(one_line("Yes."))["published"] is None


def test_one_who_is_not_sure_is_nowhere_named(seed: Story, seed_findings: Findings) -> None:
    unsure = tuple(
        replace(quote, certainty=0.59)
        for quote in seed_findings.quotes
        if quote.manner is Manner.DIRECT
    )
    line = quote_line(seed, replace(seed_findings, quotes=unsure), 0, 1)
    own_words = line.quote.content[0].of(seed.body.text)
    assert rows(quotes_csv([line]))[0]["speaker"] == "not attributed"
    assert quote_as_json(line)["speaker"] is None
    assert quote_as_json(line)["role"] is None
    assert quote_as_json(line)["attribution"] == "not attributed"
    assert "Not attributed, direct quote" in quotes_markdown([line])
    annotation = annotations_of([line])["first"]["items"][0]
    assert "schema:spokenByCharacter" not in annotation["body"][1]
    for render in (quotes_csv, quotes_json, quotes_markdown):
        assert "Darchiashvili" not in render([line]).replace(own_words, "")


def test_a_table_reads_back_as_it_was(lines: Sequence[QuoteLine]) -> None:
    text = quotes_csv(lines)
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    read = rows(text)
    assert len(read) == len(lines)
    assert [row["words"] for row in read] == [quote_as_json(line)["words"] for line in lines]
    assert read[0]["paragraph"] == "5"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1",
        "\t=1",
        "＝1+1",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("x")',
    ],
)
def test_formulas_are_defused_in_every_column(cell: str) -> None:
    assert defused(cell).startswith("'")
    line = one_line(cell, name=cell, headline=cell, source=cell, link=cell, role=cell)
    row = rows(quotes_csv([line]))[0]
    for column in ("words", "speaker", "role", "headline", "source", "link"):
        assert row[column].startswith("'"), column


@given(st.text(max_size=80), st.text(max_size=30), st.text(max_size=30))
def test_no_cell_runs_whatever_was_said(words: str, name: str, link: str) -> None:
    line = one_line(
        f"x{words}", name=f"N{name}", headline=clean_line(f"={name}"), link=link or None
    )
    read = rows(quotes_csv([line, line]))
    assert len(read) == 2
    for cell in read[0].values():
        assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)
        assert is_clean(cell)


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
def test_no_format_holds_control_characters(words: str, name: str, link: str) -> None:
    headline = clean_line(f"H{name}")
    line = one_line(words, name=f"N{name}", headline=headline, link=link or None, source=name)
    for render in FORMATS.values():
        text = render([line])
        assert not re.search(
            r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text
        )
    for render in (quotes_json, quotes_annotations):
        json.loads(render([line]))


def test_markdown_is_for_people(lines: Sequence[QuoteLine]) -> None:
    text = quotes_markdown(lines)
    assert text.startswith(
        "# 6 quotes\n\n## Georgia Breaks Diplomatic Ties With Russia\n\nVOA, 29 Au"
    )
    assert '> "It already happened. \\[...\\] We simply' in text
    assert "\n\nDavid Darchiashvili, ruling party" in text
    assert text.count("\n## ") == 1
    assert text.count("\n> ") == 6
    assert "> Confirmed Friday that her office had" in text  # a statement stands without marks
    assert ',"\n' not in text  # a comma of the sentence around a quote stays there


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("- not a list", "\\- not a list"),
        ("12. not a list", "12\\. not a list"),
        ("[x](https://evil.example)", "\\[x\\](https://evil.example)"),
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("![](x) `a` *b* _c_ ~d~ | &amp; \\", None),
        ("===", "\\==="),
        ("two\n\n# lines", "two  \\# lines"),
    ],
)
def test_nothing_in_a_story_is_taken_for_markdown(text: str, shown: str | None) -> None:
    got = escaped(text)
    assert shown is None or got == shown
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#|~!&]", got)
    assert "\n" not in got


def test_only_addresses_of_the_web_become_links() -> None:
    assert "<https://a.example/x>" in quotes_markdown(
        [one_line("Yes.", link="https://a.example/x")]
    )
    bad = quotes_markdown([one_line("Yes.", link="https://a.example/> <b>x")])
    assert "<b>" not in bad.replace("\\<b\\>", "")


def annotation(line: QuoteLine) -> Json:
    found: Json = json.loads(quotes_annotations([line]))["first"]["items"][0]
    return found


def test_annotations_have_the_form_of_the_standard(lines: Sequence[QuoteLine]) -> None:
    whole = json.loads(quotes_annotations(lines))
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["total"]) == ("AnnotationCollection", 6)
    page = whole["first"]
    assert page["type"] == "AnnotationPage"
    ids = [whole["id"], page["id"], *(one["id"] for one in page["items"])]
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids)
    assert len(set(ids)) == len(ids)
    assert json.loads(quotes_annotations(lines)) == whole
    for one in page["items"]:
        assert one["type"] == "Annotation"
        assert one["body"][0]["type"] == "TextualBody"


def test_selectors_find_the_words_again(lines: Sequence[QuoteLine]) -> None:
    for line in lines:
        target = annotation(line)["target"]
        targets = target if isinstance(target, list) else [target]
        assert len(targets) == len(line.quote.content)
        text = line.story.body.text
        for one in targets:
            position, words = one["selector"]
            assert position["type"] == "TextPositionSelector"
            assert words["type"] == "TextQuoteSelector"
            start, end = position["start"], position["end"]
            assert text[start:end] == words["exact"]
            assert text[:start].endswith(words["prefix"])
            assert text[end:].startswith(words["suffix"])
            assert text.count(words["prefix"] + words["exact"] + words["suffix"]) == 1


def test_words_said_often_are_told_apart_by_what_is_around_them() -> None:
    body = Body.of(
        "\n\n".join(f'{"The same words again. " * 4}{n}. "Yes," he said.' for n in range(9))
    )
    start = body.text.index('"Yes', 400) + 1
    quote = Quote((Span(start, start + 4),), Manner.DIRECT)
    story = Story("abcdefghijkl", Dispatch("g", "H", body))
    found = Findings(body.fingerprint, "t", quotes=(quote,))
    words = annotation(quote_line(story, found, 0, 1))["target"]["selector"][1]
    assert body.text.count(words["prefix"] + words["exact"] + words["suffix"]) == 1


def test_the_target_is_the_link_or_a_name_of_ours() -> None:
    with_link = annotation(one_line("Yes.", link="https://a.example/x"))
    assert with_link["target"]["source"] == "https://a.example/x"
    without = annotation(one_line("Yes."))
    assert without["target"]["source"] == "urn:x-wirereader:story:abcdefghijkl"
    quotation = with_link["body"][1]
    assert quotation["type"] == "schema:Quotation"
    assert quotation["schema:spokenByCharacter"] == {"schema:name": "Ann Lee"}
    assert quotation["wirereader:certainty"] == 0.9


@pytest.mark.parametrize("render", FORMATS.values())
def test_no_quotes_is_a_document_too(render: Callable[[Sequence[QuoteLine]], str]) -> None:
    assert render([])


@pytest.mark.parametrize(
    ("typed", "export"),
    [
        ("a.md", Export("", "", "markdown", "a.md")),
        ("A.CSV --force", Export("", "", "csv", "A.CSV", is_forced=True)),
        ("-", Export("", "", "markdown", "-")),
        ("csv -", Export("", "", "csv", "-")),
        ("jsonld out.txt", Export("", "", "annotations", "out.txt")),
        ("out.txt", Export("", "", "text", "out.txt")),
        ("csv", Export("", "", "csv", "quotes.csv")),
        ("lee a.csv", Export("person", "lee", "csv", "a.csv")),
        ("all a.md", Export("list", "", "markdown", "a.md")),
        ("quote q.json", Export("quote", "", "json", "q.json")),
        ("quote 3 q.json", Export("quote", "3", "json", "q.json")),
        ("person Ann Mary Lee a.md", Export("person", "Ann Mary Lee", "markdown", "a.md")),
        ('person Lee "a b.md"', Export("person", "Lee", "markdown", "a b.md")),
        ("search csv a.md", Export("search", "csv", "markdown", "a.md")),
        ("search a -b csv .", Export("search", "a -b", "csv", ".")),
        ("list a.jsonld", Export("list", "", "annotations", "a.jsonld")),
    ],
)
def test_words_tell_what_in_which_form_and_where(typed: str, export: Export) -> None:
    assert export_asked(typed) == export


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "--force",
        "a.html",
        "person a.md",
        "search a.md",
        "story x a.md",
        "everything else x",
        "quote 1 2 a.md",
    ],
)
def test_words_that_tell_too_little_are_refused(typed: str) -> None:
    with pytest.raises(SettingsFault, match="export-quotes"):
        export_asked(typed)


async def test_a_story_is_exported_whole(open_desk: OpenDesk, tmp_path: Path, done: Done) -> None:
    desk = open_desk()
    await desk.obey("1")
    await desk.do("quotes")
    path = tmp_path / "a.json"
    outcome = await done(desk._context, "export-quotes", str(path))
    assert outcome.said == f"6 quotes saved to {path}."
    assert len(json.loads(path.read_text("utf-8"))) == 6
    with pytest.raises(SettingsFault, match="already exists"):
        await done(desk._context, "export-quotes", str(path))
    assert (await done(desk._context, "export-quotes", f"{path} --force")).is_done
    folder = await done(desk._context, "export-quotes", f"csv {tmp_path}")
    assert folder.said.endswith("/quotes-georgia-breaks-diplomatic-ties-with-russia.csv.")


async def test_one_quote_is_exported(open_desk: OpenDesk, tmp_path: Path, done: Done) -> None:
    desk = open_desk()
    context = desk._context
    await desk.obey("1")
    desk.catch_up()
    assert (await done(context, "export-quotes", "quote -")).said.startswith("No quote selected.")
    assert (
        await done(context, "export-quotes", "quote 7 -")
    ).said == "No quote 7. This story has 6 quotes."
    await desk.obey('"')
    outcome = await done(context, "export-quotes", "quote json -")
    assert outcome.said == "1 quote."
    assert isinstance(outcome.shows, TextShown)
    assert json.loads("\n".join(outcome.shows.lines))[0]["paragraph"] == 5
    third = await done(context, "export-quotes", f"quote 3 {tmp_path / 'b.csv'}")
    assert third.said.startswith("1 quote saved")
    assert rows((tmp_path / "b.csv").read_text("utf-8"))[0]["words"] == "blind aggression"


async def test_the_list_at_hand_and_a_person_are_exported(
    open_desk: OpenDesk,
    scripted: Callable[..., Any],
    seed_findings: Findings,
    tmp_path: Path,
    done: Done,
) -> None:
    story, findings = speaking(
        "We will vote.", name="Ann Lee", headline="Council votes", source="City"
    )
    analyst = scripted([seed_findings, findings])
    desk = open_desk(story, analyst=analyst)
    context = desk._context
    context.understanding.ask(story, is_first=False)
    desk.catch_up()
    assert desk.session.room is Room.HEADLINES
    path = tmp_path / "all.json"
    outcome = await done(context, "export-quotes", str(path))
    assert (
        outcome.said
        == f"1 quote saved to {path}. 1 story is not analysed yet; its quotes are missing."
    )
    desk.read_ahead()
    desk.catch_up()
    outcome = await done(context, "export-quotes", f"list {path} --force")
    assert outcome.said == f"7 quotes saved to {path}."
    outcome = await done(context, "export-quotes", f"person lee {path} --force")
    assert outcome.said == f"1 quote of Ann Lee saved to {path}."
    assert [one["speaker"] for one in json.loads(path.read_text("utf-8"))] == ["Ann Lee"]
    outcome = await done(context, "export-quotes", f"person darchiashvili csv {tmp_path}")
    assert outcome.said.endswith("/quotes-darchiashvili.csv.")
    assert (await done(context, "export-quotes", "person Nobody -")).said == "No quotes of Nobody."
    outcome = await done(context, "export-quotes", f'person "../../{"x" * 300}" csv {tmp_path}')
    assert not outcome.is_done


async def test_without_a_story_or_findings_it_says_why(
    open_desk: OpenDesk, make_story: MakeStory, done: Done
) -> None:
    desk = open_desk(make_story("По-русски", "Раз.", language="ru"))
    context = desk._context
    assert (
        await done(context, "export-quotes", "story -")
    ).said == "No story is open. A number opens one."
    await desk.obey("2")
    assert (
        await done(context, "export-quotes", "-")
    ).said == "Not analysed: this story is in Russian."


class Shelf:
    """A library, as far as exports go; `asked` is what it was asked for."""

    is_whole = True

    def __init__(self, *kept: tuple[Story, Findings | None]) -> None:
        self.kept = kept
        self.asked: list[object] = []

    def rows(self, query: object, _: datetime, **_order: object) -> "Shelf":
        self.asked.append(query)
        return self

    def count(self) -> int:
        return len(self.kept)

    def unread(self) -> int:
        return 0

    def row(self, number: int) -> Story:
        return self.kept[number][0]

    def story(self, story_id: str) -> Story | None:
        return next((story for story, _ in self.kept if story.id == story_id), None)

    def findings(self, fingerprint: str, engine: str) -> Findings | None:
        assert engine == edition()
        found = (one for _, one in self.kept if one is not None and one.fingerprint == fingerprint)
        return next(found, None)


async def test_a_person_is_exported_from_the_whole_library(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: Done
) -> None:
    monkeypatch.setattr(searches_and_rules, "parsed", lambda _, words: words)
    one, found = speaking("We will vote.")
    two, other = speaking("I will not.", name="Bo Ann", headline="No vote")
    foreign, hidden = speaking("Nein.", headline="Streit")
    kept = (
        (one, found),
        (replace(two, id="bbcdefghijkl"), other),
        (replace(foreign, id="cbcdefghijkl"), replace(hidden, language="de")),
    )
    shelf = Shelf(*kept)
    desk = open_desk()
    context = desk._context
    context.library = shelf  # type: ignore[assignment]
    path = tmp_path / "a.json"
    outcome = await done(context, "export-quotes", f"person ann {path}")
    assert shelf.asked == ['speaker:"ann"']
    told = f"2 quotes of Ann Lee, Bo Ann saved to {path}."
    assert outcome.said == f"{told} 1 story is in another language, without quotes."
    words = [each["words"] for each in json.loads(path.read_text("utf-8"))]
    assert words == ["We will vote.", "I will not."]
    outcome = await done(context, "export-quotes", 'search "a vote" -sport csv -')
    assert shelf.asked[-1] == '"a vote" -sport'
    assert outcome.said == "2 quotes. 1 story is in another language, without quotes."


async def test_a_name_cannot_break_out_of_its_query(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searches_and_rules, "parsed", lambda _, words: words)
    shelf = Shelf()
    context = open_desk()._context
    context.library = shelf  # type: ignore[assignment]
    await quote_export._of_person(context, 'x" OR read "y')
    assert shelf.asked == ['speaker:"x  OR read  y"']


async def test_a_very_long_list_is_cut_and_that_is_said(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, done: Done
) -> None:
    monkeypatch.setattr(quote_export, "MOST_STORIES", 3)
    monkeypatch.setattr(searches_and_rules, "parsed", lambda _, words: words)
    each, found = speaking("Yes.")
    context = open_desk()._context
    context.library = Shelf(
        *[(replace(each, id=f"{letter}bcdefghijkl"), found) for letter in "abcde"]
    )  # type: ignore[assignment]
    outcome = await done(context, "export-quotes", "search yes -")
    assert outcome.said == "3 quotes. Only the first 3 stories were searched."
