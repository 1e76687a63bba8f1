"""A surname means the one person who bears it, and every way of asking has the same words."""

from collections.abc import Iterator

import pytest

from tests.library.conftest import NOON, make_record, make_source
from tests.support.analysts import Scripted
from wirereader.analysis.engine_edition import edition
from wirereader.desk.commands.names import quotes_of_all
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import EveryoneShown, StoryShown
from wirereader.desk.targets import Ask, KnownId
from wirereader.library.library import Library
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.quotes import Manner, Quote
from wirereader.story.source import FetchMemory
from wirereader.views.tui.pages.name_rows import name_table
from wirereader.views.words import lines_of


def keep(library: Library, headline: str, text: str, *names: str, **quotes: str) -> None:
    """Keep a story that names people; `direct` and `indirect` words are of the first of them."""
    record = make_record(f"urn:{headline}", headline, text, published=NOON)
    stored = library.store(make_source("wire"), [record], FetchMemory(), NOON)
    story = library.story(stored.new[0].id)
    assert story is not None
    said = tuple(
        Quote((Span(at, at + len(words)),), Manner(manner), speaker=0, certainty=0.9)
        for manner, words in quotes.items()
        if (at := story.body.text.index(words)) >= 0
    )
    people = tuple(Entity(EntityKind.PERSON, name, (), None) for name in names)
    mentions = tuple(
        Mention(Span(at, at + len(name)), local)
        for local, name in enumerate(names)
        if (at := story.body.text.index(name)) >= 0
    )
    key, engine = story.findings_key, edition()
    library.keep_findings(Findings(key, engine, "en", people, mentions, said))


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    keep(library, "Rates", 'Sofia Brandt said rates would fall. "We waited," she said.',
         "Sofia Brandt", direct="We waited", indirect="rates would fall")  # fmt: skip
    keep(library, "Talks", "Talks ended after Brandt left the room.", "Brandt")
    keep(library, "Trial", "The judge, Ida Moss, said the case was closed.",
         "Ida Moss", indirect="the case was closed")  # fmt: skip
    keep(library, "Twins", "Ole Falk met Una Falk. Nobody else came.", "Ole Falk", "Una Falk")
    keep(library, "Duel", '"I won," Falk said.', "Falk", direct="I won")
    opened = Desk((), Scripted([]), marks=library, library=library, clock=lambda: NOON)
    yield opened
    opened.close()


async def told(desk: Desk, line: str) -> list[str]:
    return lines_of(await desk.obey(line), NOON)


_BRANDT = [
    "Sofia Brandt: 1 quote, 1 indirect quote.",
    "Quotes, newest first.",
    '1. "We waited" A sender, now.',
    "2. Rates would fall. A sender, now.",
]


@pytest.mark.parametrize(
    "line", ["quotes brandt", "what did Brandt say", "said brandt", "quotes sofia brandt"]
)
async def test_a_bare_surname_gives_way_to_whoever_is_quoted(desk: Desk, line: str) -> None:
    assert await told(desk, line) == _BRANDT


async def test_the_same_words_while_a_story_is_open_that_only_names_them(desk: Desk) -> None:
    await desk.obey("search talks")
    await desk.obey("open 1")
    assert (await told(desk, "quotes brandt"))[0] == _BRANDT[0]
    assert (await told(desk, "statements brandt"))[0] == "Sofia Brandt: 2 statements."


async def test_what_is_told_in_other_words_alone_is_found_and_opened(desk: Desk) -> None:
    said = await told(desk, "what did Moss say")
    assert said[0] == "Ida Moss: 1 indirect quote."
    assert said[2].startswith("1. The case was closed. A sender")
    assert (await told(desk, "statements moss"))[0] == "Ida Moss: 1 statement."
    await desk.obey("quotes moss")
    opened = await desk.obey("1")
    assert isinstance(opened.shows, StoryShown)
    assert opened.shows.story.headline == "Trial"


async def test_the_one_of_a_name_who_is_quoted_is_meant(desk: Desk) -> None:
    assert (await told(desk, "quotes falk"))[0] == "Falk: 1 quote."


async def test_a_card_is_of_the_person_named_in_full_and_asks_between_several(desk: Desk) -> None:
    assert (await told(desk, "card brandt"))[0].startswith("Sofia Brandt. ")
    assert (await told(desk, "card falk"))[0] == "3 names with falk."
    assert (await told(desk, "card ole falk"))[0].startswith("Ole Falk. ")


async def test_a_surname_follows_the_one_person_who_bears_it(desk: Desk) -> None:
    said = (await desk.obey("follow Brandt")).said
    assert said.startswith("Following Sofia Brandt. ")
    assert said.endswith(' follow "Brandt" follows the word itself.')
    assert (await desk.obey('follow "Moss"')).said.startswith('Following the search "Moss".')
    assert (await desk.obey("follow grain")).said.startswith("Following the search grain.")


_ERRANDS = {
    "timeline falk": "Ole Falk: 1 story.",
    "timeline of Falk": "Ole Falk: 1 story.",
    "stories-about falk": "Ole Falk: 1 story.",
    "card falk": "Ole Falk. Person, 1 story, 1 mention.",
    "merge falk = Ida Moss": "Merged Ole Falk and Ida Moss.",
    "merge Ida Moss = falk": "Merged Ida Moss and Ole Falk.",
}


@pytest.mark.parametrize("line", _ERRANDS)
async def test_the_number_that_answers_goes_on_with_what_was_asked_for(
    desk: Desk, line: str
) -> None:
    asked = await told(desk, line)
    assert asked[0].casefold() == "3 names with falk."
    at = next(number for number, one in enumerate(asked) if "Ole Falk" in one)
    assert (await told(desk, str(at)))[0] == _ERRANDS[line]


async def test_the_number_goes_on_with_statements_and_quotes(library: Library, desk: Desk) -> None:
    keep(library, "Race", '"I ran," said Eva Stark.', "Eva Stark", direct="I ran")
    keep(library, "Rain", '"I swam," said Jon Stark.', "Jon Stark", direct="I swam")
    for line, first in (
        ("statements stark", "Jon Stark: 1 statement."),
        ("quotes stark", "Jon Stark: 1 quote."),
    ):
        asked = await told(desk, line)
        assert asked[0] == "2 names with stark."
        at = next(number for number, one in enumerate(asked) if "Jon Stark" in one)
        assert (await told(desk, str(at)))[0] == first


async def test_a_number_of_a_list_that_asks_nothing_is_a_card(desk: Desk) -> None:
    await told(desk, "people falk")
    assert "Falk. Person" in (await told(desk, "1"))[0]


async def test_the_organisations_of_all_stories_are_listed(library: Library, desk: Desk) -> None:
    for headline, name in (("Steel", "Oda Steelworks"), ("Bread", "Brot Union")):
        record = make_record(f"urn:{headline}", headline, f"{name} closed.", published=NOON)
        stored = library.store(make_source("wire"), [record], FetchMemory(), NOON)
        story = library.story(stored.new[0].id)
        assert story is not None
        found = Entity(EntityKind.ORGANIZATION, name, (), None)
        mention = Mention(Span(0, len(name)), 0)
        library.keep_findings(
            Findings(story.findings_key, edition(), "en", (found,), (mention,), ())
        )
    assert (await told(desk, "organisations"))[0] == "2 organisations."
    assert (await told(desk, "companies"))[0] == "2 organisations."
    assert (await told(desk, "people organisations brot"))[0] == "1 organisation with brot."


@pytest.mark.parametrize("line", ["quotes about rates", "all quotes on rates", "quotes about rate"])
async def test_quotes_about_words_are_those_of_all_stories(desk: Desk, line: str) -> None:
    lines = await told(desk, line)
    assert lines[0].startswith("2 quotes about rate")
    assert lines[0].endswith("in the headline.")
    assert lines[1:] == [
        "1. Sofia Brandt. Rates would fall. A sender.",
        '2. Sofia Brandt: "We waited". A sender.',
    ]
    assert isinstance((await desk.obey("1")).shows, StoryShown)
    await desk.obey("back")
    assert await told(desk, line) == lines  # who is back in the list asks of all again


async def test_words_that_nobody_said_are_no_list_of_stories(desk: Desk) -> None:
    outcome = await desk.obey("quotes about judge")  # a word of a story, outside what is said
    assert not outcome.is_done
    assert outcome.said == "No quotes about judge in any story."


async def test_quotes_are_of_stories_headed_by_the_words_where_nobody_said_them(
    desk: Desk,
) -> None:
    lines = await told(desk, "quotes about the duel")
    assert lines[0].startswith("1 quote about duel. None has duel in it;")
    assert lines[1] == '1. Falk: "I won". A sender.'


async def test_quotes_of_stories_with_the_word_as_typed_come_before_its_other_forms(
    library: Library, desk: Desk
) -> None:
    keep(library, "Storm hits Larvik", '"We ran," Eva Lund said.', "Eva Lund", direct="We ran")
    keep(library, "Fans", "Ann Berg said fans had stormed the hall.",
         "Ann Berg", indirect="fans had stormed the hall")  # fmt: skip
    lines = await told(desk, "quotes about the storm")
    assert lines[0].startswith("2 quotes about storm. First those of stories with storm as typed")
    assert [line[:11] for line in lines[1:]] == ["1. Eva Lund", "2. Ann Berg"]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("quotes today", "4 quotes from today."),
        ("today's quotes", "4 quotes from today."),
        ("who said what today", "4 quotes from today."),
        ("quotes about rates since yesterday", "2 quotes about rates since yesterday."),
        ("what was said about rates today", "2 quotes about rates from today."),
        ("quotes from yesterday", "No quotes from yesterday in any story."),
        ("quotes of the last 2 days", "4 quotes of the last 2 days."),
        ("quotes from a sender", "4 quotes from sender."),
    ],
)
async def test_quotes_of_a_time_or_of_a_source_are_listed(
    desk: Desk, line: str, first: str
) -> None:
    assert (await told(desk, line))[0].startswith(first)


async def test_what_is_cut_short_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes_of_all, "_MOST_QUOTES", 3)
    lines = await told(desk, "quotes today")
    assert lines[0] == "More than 3 quotes from today."
    assert len(lines) == 4
    monkeypatch.setattr(quotes_of_all, "_MOST_STORIES", 1)
    first = (await told(desk, "quotes today"))[0]
    assert first.endswith(" Only the newest 1 stories that may have some were read.")
    said = (await desk.obey("quotes about unheard of today")).said
    assert said == "No quotes about unheard from today in any story."


@pytest.mark.parametrize("line", ["who said we waited", "who said 'we waited'", "who said waited"])
async def test_who_said_some_words_is_answered(desk: Desk, line: str) -> None:
    assert (await told(desk, line))[1] == '1. Sofia Brandt: "We waited". A sender.'


async def test_a_name_after_who_said_is_the_speakers(desk: Desk) -> None:
    assert (await told(desk, "who said moss"))[0] == "Ida Moss: 1 indirect quote."


@pytest.mark.parametrize("line", ["most quoted people", "who is quoted the most", "top speakers"])
async def test_people_are_ordered_by_their_quotes(library: Library, desk: Desk, line: str) -> None:
    keep(library, "Feud", '"I ran," said Una Falk. "I won," she said.', "Una Falk", direct="I ran")
    lines = await told(desk, line)
    assert lines[0] == "3 people quoted."
    assert not any("Ole Falk" in one for one in lines)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("people today", "6 people since 23 November."),
        ("people mentioned since yesterday", "6 people since 22 November."),
        ("persons in the news today", "6 people since 23 November."),
        ("people quoted today", "2 people quoted since 23 November."),
        ("people falk today", "3 people with falk since 23 November."),
        ("places today", "No place since 23 November in any story."),
    ],
)
async def test_names_of_a_time_are_listed(desk: Desk, line: str, first: str) -> None:
    assert (await told(desk, line))[0] == first


@pytest.mark.parametrize(
    "line", ["stories that quote brandt", "where was Brandt quoted", "reports citing brandt"]
)
async def test_the_stories_that_quote_somebody_are_listed(desk: Desk, line: str) -> None:
    assert (await told(desk, line))[0] == "Quoting Brandt: 1 story."


@pytest.mark.parametrize(
    "line", ["who else is mentioned with ole falk", "people linked to Ole Falk"]
)
async def test_who_is_named_with_somebody_is_on_their_card(desk: Desk, line: str) -> None:
    lines = await told(desk, line)
    assert lines[0].startswith("Ole Falk. Person")
    assert any("Una Falk" in one for one in lines)


@pytest.mark.parametrize(
    "line", ["timeline of the duel", "duel timeline", "how did the duel begin"]
)
async def test_a_timeline_is_of_the_story_that_words_tell(desk: Desk, line: str) -> None:
    lines = await told(desk, line)
    assert any(one.endswith("A sender: Duel") for one in lines)
    assert not any("Talks" in one for one in lines)


@pytest.mark.parametrize(
    "line", ["first report of the duel", "earliest story about the duel", "who reported duel first"]
)
async def test_the_first_report_is_at_the_top(desk: Desk, line: str) -> None:
    assert (await told(desk, line))[:2] == ["Oldest first.", "1. Duel. A sender, now."]


async def test_a_word_after_export_is_searched_for(library: Library, desk: Desk) -> None:
    keep(library, "Grain", "Export controls on grain end.")
    assert (await told(desk, "export controls"))[0] == "Export controls: 1 story."
    outcome = await desk.obey("export subsidies")
    assert not outcome.is_done
    assert outcome.said == "Type export subsidies.opml to write the sources to a file."


@pytest.mark.parametrize(
    ("line", "count"),
    [("how many quotes does brandt have", 2), ("how often is moss quoted", 1)],
)
async def test_how_many_quotes_somebody_has(desk: Desk, line: str, count: int) -> None:
    assert sum(one[:1].isdigit() for one in await told(desk, line)) == count


@pytest.mark.parametrize(
    ("line", "word"), [("timeline falk", "timeline"), ("stories-about falk", "stories-about")]
)
async def test_a_row_of_the_full_screen_goes_on_with_what_was_asked_for(
    desk: Desk, line: str, word: str
) -> None:
    shown = (await desk.obey(line)).shows
    assert isinstance(shown, EveryoneShown)
    table = name_table(shown, tuple(one.known.name for one in shown.names))
    for row in table.rows:
        assert row.does["choose"] == Ask(word, KnownId(int(row.key)))


async def test_a_row_of_a_list_that_asks_nothing_shows_the_card(desk: Desk) -> None:
    shown = (await desk.obey("people falk")).shows
    assert isinstance(shown, EveryoneShown)
    table = name_table(shown, tuple(one.known.name for one in shown.names))
    assert [row.does["choose"] for row in table.rows] == [
        Ask("card", KnownId(one.known.id)) for one in shown.names
    ]


async def test_the_quotes_of_all_who_hold_a_role_are_listed(library: Library) -> None:
    for name, words in (("Ann Lee", "We will rebuild"), ("Per Dahl", "The road is shut")):
        record = make_record(f"urn:{name}", name, f'"{words}," said {name}.', published=NOON)
        stored = library.store(make_source("wire"), [record], FetchMemory(), NOON)
        story = library.story(stored.new[0].id)
        assert story is not None
        at = story.body.text.index(words)
        quote = Quote((Span(at, at + len(words)),), Manner("direct"), speaker=0, certainty=0.9)
        who = Entity(EntityKind.PERSON, name, (), "Mayor")
        named = story.body.text.index(name)
        mention = Mention(Span(named, named + len(name)), 0)
        key, engine = story.findings_key, edition()
        library.keep_findings(Findings(key, engine, "en", (who,), (mention,), (quote,)))
    desk = Desk((), Scripted([]), marks=library, library=library, clock=lambda: NOON)
    for line in ("any quotes from the mayor", "quotes by mayors"):
        outcome = await desk.obey(line)
        assert outcome.said.startswith("2 quotes by 2 people described as mayor")
    opened = await desk.obey("1")
    assert isinstance(opened.shows, StoryShown)
    desk.close()
