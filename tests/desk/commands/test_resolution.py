"""What commands want is found, and refused, in one place."""

from collections.abc import Awaitable, Callable

import pytest

from wirereader.desk.command_parser import target_of
from wirereader.desk.commands.command import Argument, Command
from wirereader.desk.commands.resolution import NOBODY, carry_out
from wirereader.desk.commands.table import TABLE, by_word
from wirereader.desk.context import Context
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome
from wirereader.desk.targets import (
    EntityIndex,
    KnownId,
    LinkNumber,
    MentionIndex,
    QuoteNumber,
    Range,
    StoryId,
    StoryNumber,
    Target,
    TypedWords,
    Want,
)
from wirereader.story.faults import SettingsFault
from wirereader.story.story import Story

OpenDesk = Callable[..., Desk]
Done = Callable[..., Awaitable[Outcome]]
NO_STORY = "No story is open. A number opens one."
OF_A_STORY = [one for one in TABLE if {Want.OPEN_STORY, Want.FINDINGS} & {*one.wants}]
KEPT = [one for one in TABLE if {Want.LIBRARY, Want.SUBSCRIPTIONS} & {*one.wants}]

STAYING = [one for one in TABLE if one.word not in {"save", "pipe", "export-quotes"}]
"""Commands that write nothing and start nothing, whatever they are given."""


class Noted:
    """A command that notes what it is handed."""

    def __init__(self, *wants: Want, takes: Want | None = None, unread: str = "") -> None:
        self.values: tuple[object, ...] | None = None
        argument = () if takes is None else (Argument("NUMBER", takes, unread=unread),)
        self.command = Command("note", (), (), "Note.", self.run, takes=argument, wants=wants)

    async def run(self, context: Context, *values: object) -> Outcome:
        self.values = values
        return context.done("Noted.")

    async def given(self, desk: Desk, target: Target | None = None) -> object:
        """The one value, or the sentence of the refusal."""
        self.values = None
        outcome = await carry_out(desk._context, self.command, target)
        return outcome.said if self.values is None else self.values[-1]


@pytest.fixture
async def desk(open_desk: OpenDesk) -> Desk:
    opened = open_desk()
    await opened.obey("1")
    opened.catch_up()
    return opened


@pytest.mark.parametrize("command", OF_A_STORY, ids=lambda one: one.word)
async def test_without_a_story_open_each_says_so(open_desk: OpenDesk, command: Command) -> None:
    outcome = await open_desk().do(command.word, "1")
    assert (outcome.said, outcome.is_done) == (NO_STORY, False)


@pytest.mark.parametrize("command", KEPT, ids=lambda one: one.word)
async def test_without_a_library_each_raises_the_same(
    open_desk: OpenDesk, done: Done, command: Command
) -> None:
    context = open_desk()._context
    context.fetcher = context.carrier = object()  # type: ignore[assignment]
    with pytest.raises(SettingsFault, match="The stories were opened from files"):
        await done(context, command.word, "1")


@pytest.mark.parametrize("command", STAYING, ids=lambda one: one.word)
async def test_every_command_answers_to_any_words(open_desk: OpenDesk, command: Command) -> None:
    desk = open_desk()
    for typed in ("", "no such thing", "99999999999", "-1", "\u0663"):
        assert isinstance(await desk.do(command.word, typed), Outcome)
    await desk.obey("1")
    for typed in ("", "no such thing", "99999999999", "-1", "\u0663"):
        assert isinstance(await desk.do(command.word, typed), Outcome)


async def test_every_want_is_of_some_command() -> None:
    used = {want for one in TABLE for want in (*one.wants, *(a.want for a in one.takes))}
    assert used == {*Want}


async def test_a_story_is_found_by_number_by_id_and_at_hand(desk: Desk) -> None:
    noted = Noted(takes=Want.STORY)
    story = desk.story(desk.session.story or "")
    assert isinstance(story, Story)
    assert await noted.given(desk, StoryNumber(1)) == story
    assert await noted.given(desk, StoryId(story.id)) == story
    assert await noted.given(desk) == story
    assert await noted.given(desk, StoryNumber(7)) == "No story 7. There is 1."
    assert await noted.given(desk, TypedWords("nothing")) == "No story nothing. There is 1."
    assert len(str(await noted.given(desk, TypedWords("7," * 5000)))) < 200


async def test_quotes_mentions_and_names_are_counted_once(desk: Desk) -> None:
    quote, mention, name = (Noted(takes=one) for one in (Want.QUOTE, Want.MENTION, Want.NAME))
    line = await quote.given(desk, QuoteNumber(2))
    assert getattr(line, "number", None) == 2
    assert await quote.given(desk) is None
    assert await quote.given(desk, QuoteNumber(9)) == "No quote 9. This story has 6 quotes."
    assert await mention.given(desk, MentionIndex(0)) == 0
    assert await mention.given(desk, MentionIndex(9999)) == "No mention 9999 in this story."
    assert await name.given(desk, EntityIndex(0)) == 0
    assert await name.given(desk, EntityIndex(99)) == "No name @99 in this story."
    assert await name.given(desk, TypedWords("xyzzy")) == "No match for xyzzy in this story."
    assert str(await name.given(desk, TypedWords("s"))).endswith("names.")


async def test_words_where_a_number_belongs_are_refused_before_the_command(desk: Desk) -> None:
    noted = Noted(takes=Want.LINK, unread="What is {typed}?")
    assert await noted.given(desk, LinkNumber.read("two")) == "What is two?"
    assert await noted.given(desk, LinkNumber.read("2")) == LinkNumber(2)
    noted = Noted(takes=Want.RANGE, unread="What is {typed}?")
    assert await noted.given(desk, Range.read("a-b")) == "What is a-b?"
    assert await noted.given(desk, Range.read("3 - 7")) == Range(3, 7)


async def test_whose_name_it_is(desk: Desk) -> None:
    noted = Noted(takes=Want.KNOWN)
    assert await noted.given(desk) == NOBODY
    assert await noted.given(desk, KnownId(12)) == 12
    here = await noted.given(desk, TypedWords("tbilisi"))
    assert isinstance(here, int)
    assert await noted.given(desk, TypedWords("no one")) == "No match for no one in any story."
    await desk.obey("find tbilisi")
    assert await noted.given(desk) == here


def test_words_are_read_by_what_the_command_wants(desk: Desk) -> None:
    session = desk.session
    star, quote = by_word("star"), by_word("quote")
    assert star is not None
    assert quote is not None
    assert target_of(star, " 3 ", session) == StoryNumber(3)
    assert target_of(quote, "3", session) == QuoteNumber(3)
    assert target_of(star, "  ", session) is None
