import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.commands.output.copy_text import (
    MOST_BYTES,
    attributed,
    copied,
    words_of,
)
from wirereader.desk.commands.story_lines import quote_lines
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import CopiedShown, Outcome
from wirereader.desk.session import Session
from wirereader.desk.targets import QuoteNumber, TypedWords
from wirereader.story.body import Body, Span
from wirereader.story.clean import clean_line, is_clean
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind
from wirereader.story.quotes import Manner, Quote
from wirereader.story.story import Dispatch, Story

OpenDesk = Callable[..., Desk]
Done = Callable[..., Awaitable[Outcome]]
MakeStory = Callable[..., Story]


def test_a_quote_is_copied_with_whose_it_is(seed: Story, seed_findings: Findings) -> None:
    lines = quote_lines(seed, seed_findings)
    text = attributed(lines.quotes[0])
    assert text.startswith('"It already happened. [...] We simply just ratified')
    role = lines.quotes[0].speaker.role if lines.quotes[0].speaker else ""
    assert f'" - David Darchiashvili, {role} (VOA, 29 August 2008)' in text
    assert attributed(lines.statements[0]).startswith("Indirect quote: ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We shall dig,” Mara Holm said. “Nobody waits.”", "We shall dig. [...] Nobody waits."),
        ("“We shall dig,” Mara Holm said, “If asked.”", "We shall dig, [...] If asked."),
        (
            "“We shall dig,” said Mara Holm of Moss Ltd. “and wait.”",
            "We shall dig, [...] and wait.",
        ),
        ("“Who digs?” Mara Holm asked. “Nobody waits.”", "Who digs? [...] Nobody waits."),
    ],
)
def test_a_sentence_ends_with_a_full_stop_where_words_of_the_story_end_one(
    make_story: MakeStory, text: str, words: str
) -> None:
    story = make_story("Digging", text)
    body = story.body.text
    spans = tuple(Span(match.start(1), match.end(1)) for match in re.finditer("“([^”]+)”", body))
    found = Findings(story.body.fingerprint, "t", "en", quotes=(Quote(spans, Manner.DIRECT),))
    assert words_of(quote_lines(story, found).quotes[0]) == words


def test_words_over_paragraphs_are_joined_without_a_gap(make_story: MakeStory) -> None:
    story = make_story("A talk", '"One thing.', '"Another," she said.')
    text = story.body.text
    parts = tuple(Span(text.index(p), text.index(p) + len(p)) for p in ("One thing.", "Another,"))
    found = Findings(story.body.fingerprint, "t", "en", quotes=(Quote(parts, Manner.DIRECT),))
    assert words_of(quote_lines(story, found).quotes[0]) == "One thing. Another,"


def test_one_who_is_not_sure_is_not_named(seed: Story, seed_findings: Findings) -> None:
    unsure = tuple(replace(quote, certainty=0.59) for quote in seed_findings.quotes)
    for line in quote_lines(seed, replace(seed_findings, quotes=unsure)).quotes:
        assert "- Not attributed (VOA" in attributed(line)
        assert " - David" not in attributed(line)


def test_what_is_copied_goes_by_the_place(seed: Story, seed_findings: Findings) -> None:
    quote = seed_findings.quotes[2]
    at = Session(story=seed.id, offset=quote.start, quote=2)
    found = copied(seed, seed_findings, at)
    assert isinstance(found, CopiedShown)
    assert found.told.startswith("Copied: quote of ")
    gone_on = replace(at, offset=seed.body.paragraphs[0].start)
    assert copied(seed, seed_findings, gone_on) == CopiedShown(
        " ".join(seed.body.paragraphs[0].of(seed.body.text).split()), "Copied: paragraph 1."
    )
    assert copied(seed, seed_findings, at, TypedWords("paragraph")) != found
    first = copied(seed, seed_findings, gone_on, TypedWords("quote"))
    assert isinstance(first, CopiedShown)  # the next one from there on
    assert first.text.startswith('"It already happened')
    assert isinstance(copied(seed, replace(seed_findings, quotes=()), at, TypedWords("quote")), str)
    assert isinstance(copied(seed, seed_findings, at, TypedWords("everything")), str)
    link, address = (copied(seed, seed_findings, at, TypedWords(one)) for one in ("link", "url"))
    assert address == link
    assert copied(seed, None, at, QuoteNumber(1)) == "Still being analysed."
    assert copied(seed, None, at, TypedWords("quote")) == "Still being analysed."
    assert copied(seed, seed_findings, at, QuoteNumber(7)) == "No quote 7. This story has 6 quotes."


def test_a_story_without_words_gives_its_link(make_story: MakeStory) -> None:
    story = make_story("A film", link="https://wire.example/film")
    assert copied(story, None, Session()) == CopiedShown(
        "https://wire.example/film", "Copied: link of A film."
    )
    assert copied(make_story("Nothing"), None, Session()) == "This story has no link."


@pytest.mark.parametrize("letter", ["a", "ж", "日", "🙂"])
def test_no_more_is_copied_than_terminals_take(make_story: MakeStory, letter: str) -> None:
    found = copied(make_story("Long", letter * 120_000), None, Session())
    assert isinstance(found, CopiedShown)
    assert MOST_BYTES - 4 < len(found.text.encode()) <= MOST_BYTES
    assert found.told == "Copied: the first 100 kB of paragraph 1."


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=40))
def test_a_paste_is_one_line_that_steers_nothing(words: str, name: str, role: str) -> None:
    body = Body.of(f"He said {words} and left. x")
    dispatch = Dispatch("g", clean_line(f"H {name}"), body, clean_line(role), link=name or None)
    story = Story("abcdefghijkl", dispatch)
    speaker = Entity(EntityKind.PERSON, f"N {name}", role=role or None)
    quote = Quote((Span(0, len(body.text)),), Manner.DIRECT, speaker=0, certainty=1.0)
    findings = Findings(body.fingerprint, "t", "en", (speaker,), (), (quote,))
    for what in (TypedWords("quote"), TypedWords("paragraph"), TypedWords("link"), QuoteNumber(1)):
        found = copied(story, findings, Session(quote=0), what)
        if isinstance(found, CopiedShown):
            assert is_clean(found.text)
            assert "\n" not in found.text
            assert is_clean(found.told)


def text_of(outcome: Outcome) -> CopiedShown:
    assert isinstance(outcome.shows, CopiedShown)
    return outcome.shows


async def test_copy_where_there_is_no_clipboard_gives_the_text(
    open_desk: OpenDesk, make_story: MakeStory, done: Done
) -> None:
    desk = open_desk(make_story("Linked", "One.", link="https://wire.example/1"))
    context = desk._context
    await desk.obey("1")
    await desk.obey('"')
    outcome = await done(context, "copy")
    assert outcome.said == "The clipboard is not available here. The text:"
    assert text_of(outcome).told == "Copied: quote of David Darchiashvili, paragraph 5."
    assert text_of(await done(context, "copy", "3")).text == (
        'Accusing President Saakashvili of "blind aggression". - Russia (VOA, 29 August 2008)'
    )
    assert text_of(await done(context, "copy", "Paragraph")).told == "Copied: paragraph 5."
    desk.place(0)
    assert text_of(await done(context, "copy")).told == "Copied: paragraph 1."
    await desk.do("back")
    rows = [desk.headline(row).headline for row in range(desk.count())]
    desk.select(rows.index("Linked"))
    assert text_of(await done(context, "copy")).text == "https://wire.example/1"


async def test_without_findings_or_a_story_copy_says_why(
    open_desk: OpenDesk, make_story: MakeStory, done: Done
) -> None:
    desk = open_desk(make_story("Pa russki", "Раз.", language="ru"))
    assert not (await done(desk._context, "copy", "quote")).is_done
    await desk.obey("2")
    assert (
        await done(desk._context, "copy", "1")
    ).said == "Not analysed: this story is in Russian."
    assert text_of(await done(desk._context, "copy")).text == "Раз."


@pytest.mark.parametrize("line", ["quote by darchiashvili", "the quotes from David Darchiashvili"])
def test_the_first_quote_of_somebody_is_copied_and_how_many_there_are_is_said(
    seed: Story, seed_findings: Findings, line: str
) -> None:
    found = copied(seed, seed_findings, Session(), TypedWords(line))
    assert isinstance(found, CopiedShown)
    assert found.text == attributed(quote_lines(seed, seed_findings).quotes[0])
    assert found.told.endswith("The first of 2; copy takes a number: 2.")


def test_a_quote_of_somebody_who_has_none_is_not_that_of_another(
    seed: Story, seed_findings: Findings
) -> None:
    found = copied(seed, seed_findings, Session(), TypedWords("quote by Okafor"))
    assert found == "No quotes by Okafor."
