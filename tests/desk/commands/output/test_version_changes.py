from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.desk.commands.output.version_changes import (
    Changes,
    NumberChange,
    change_lines,
    headline_history,
    what_changed,
)
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.library.results import Revision
from wirereader.story.clean import is_clean

OpenDesk = Callable[..., Desk]
Done = Callable[..., Awaitable[Outcome]]
FIRST = (
    "A ferry sank off the northern coast on Monday. At least 12 people are missing, the coast guard"
    " said.\n\nThe ship had left Port Arden at 6:30 in the morning. Nobody answered its calls."
)
SECOND = (
    "A ferry sank off the northern coast on Monday. At least 14 people are missing, the coast guard"
    " said.\n\nThe ship had left Port Arden at 6:45 in the morning. Divers found the wreck."
)


def test_numbers_come_first_then_what_was_added_and_removed() -> None:
    assert change_lines(what_changed(FIRST, SECOND)) == (
        "12 is now 14: At least 14 people are missing, the coast guard said.",
        "6:30 is now 6:45: The ship had left Port Arden at 6:45 in the morning.",
        "added: Divers found the wreck.",
        "removed: Nobody answered its calls.",
    )


def test_a_rewritten_sentence_is_told_with_its_numbers_and_as_a_whole() -> None:
    found = what_changed(
        "Three people were killed in the blast.",
        "Five people were killed in the blast, police said.",
    )
    assert found.numbers == (
        NumberChange("Three", "Five", "Five people were killed in the blast, police said."),
    )
    assert found.added == ("Five people were killed in the blast, police said.",)
    assert found.removed == ("Three people were killed in the blast.",)


def test_the_same_number_in_another_form_has_not_changed() -> None:
    for was, now in (("1,200", "1200"), ("twelve", "12"), ("Twelve", "twelve")):
        found = what_changed(f"They sold {was} cars this week.", f"They sold {now} cars this week.")
        assert found.numbers == ()


def test_new_wrapping_and_a_new_order_change_nothing() -> None:
    moved = "\n\n".join(reversed(FIRST.split("\n\n"))).replace("Port Arden", "Port\nArden")
    assert what_changed(FIRST, FIRST) == Changes()
    assert what_changed(FIRST, " ".join(FIRST.split())) == Changes()
    assert what_changed(FIRST, moved.replace("Port\nArden", "Port Arden")) == Changes()


def test_a_sentence_said_twice_may_be_removed_once() -> None:
    assert what_changed("It rained. It rained. It stopped.", "It rained. It stopped.") == Changes(
        removed=("It rained.",)
    )


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(before: str, after: str) -> None:
    found = what_changed(before, after)
    assert all(map(is_clean, change_lines(found)))
    assert what_changed(before, before) == Changes()


@given(
    st.lists(st.sampled_from(["It rained.", "It stopped.", "12 came.", "Ann left."]), max_size=9)
)
def test_all_of_a_new_text_is_added_and_all_of_an_old_one_removed(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    assert what_changed("", text) == Changes(added=tuple(parts))
    assert what_changed(text, "") == Changes(removed=tuple(parts))


def test_long_texts_are_compared_in_proportion() -> None:
    def compare(count: int) -> None:
        before = "\n\n".join(f"Line {n} has the number {n} in it today." for n in range(count))
        after = "\n\n".join(f"Line {n} has the number {n + 1} in it today." for n in range(count))
        assert len(what_changed(before, after).numbers) == count

    def compare_one_sentence(count: int) -> None:
        long = " ".join(f"word{n}" for n in range(count))
        what_changed(f"{long} 1.", f"{long} 2.")

    compare(4000)
    compare_one_sentence(50_000)
    assert_in_proportion(compare, 100, 800)
    assert_in_proportion(compare_one_sentence, 500, 4000)


def revision(number: int, headline: str, text: str) -> Revision:
    return Revision(number, datetime(2026, 11, 23, number, tzinfo=UTC), headline, text)


def test_headlines_are_told_when_they_change() -> None:
    first, second = revision(1, "Ferry missing", FIRST), revision(2, "Ferry missing", SECOND)
    third = revision(3, "Ferry found", SECOND)
    assert headline_history([first, second]) == ()
    assert headline_history([first, second, third]) == (
        "Version 3: Ferry found",
        "Version 1: Ferry missing",
    )


class Versions:
    """A library, as far as versions go."""

    def __init__(self, *revisions: Revision) -> None:
        self.kept = revisions

    def revisions(self, _: str) -> tuple[Revision, ...]:
        return self.kept


async def test_the_last_two_versions_are_compared(open_desk: OpenDesk, done: Done) -> None:
    desk = open_desk()
    context = desk._context
    assert (await done(context, "changes")).said == "No story is open. A number opens one."
    await desk.obey("1")
    assert (await done(context, "changes")).said == "This story has only one version."
    context.library = Versions(revision(1, "Ferry missing", FIRST))  # type: ignore[assignment]
    assert (await done(context, "changes")).said == "This story has only one version."
    context.library = Versions(  # type: ignore[assignment]
        revision(1, "Ferry", "Old."),
        revision(2, "Ferry missing", FIRST),
        revision(3, "Ferry found", SECOND),
    )
    outcome = await done(context, "changes")
    assert outcome.said == (
        "Version 3, against version 2: 2 numbers changed, 1 sentence added, 1 sentence removed."
    )
    assert isinstance(outcome.shows, TextShown)
    assert outcome.shows.lines[-4:] == (
        "Headlines:",
        "Version 3: Ferry found",
        "Version 2: Ferry missing",
        "Version 1: Ferry",
    )
    context.library = Versions(  # type: ignore[assignment]
        revision(1, "Ferry", FIRST), revision(2, "Ferry", FIRST)
    )
    same = await done(context, "changes")
    assert same.said == "Version 2, against version 1: the words are the same."
    assert same.shows is None


def test_very_many_sentences_are_compared_in_proportion() -> None:
    def compare(count: int) -> None:
        names = [f"{chr(97 + n // 676)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}"
                 for n in range(count)]  # fmt: skip
        before = " ".join(f"Street {name} had 1{n} houses." for n, name in enumerate(names))
        after = " ".join(f"Street {name} had 2{n} houses." for n, name in enumerate(names))
        changes = what_changed(before, after)
        assert len(changes.numbers) == len(names)
        assert (changes.added, changes.removed) == ((), ())

    compare(9000)
    assert_in_proportion(compare, 200, 1600)


def test_a_sentence_of_very_many_numbers_is_compared_in_proportion() -> None:
    towns = [f"Town{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(70)]
    rain = " ".join(f"Rain fell on {town}." for town in towns)
    snow = " ".join(f"Snow lay in {town}." for town in towns)

    def compare(count: int) -> None:
        changes = what_changed(f"{'1 2 ' * count}miles. {rain}", f"{'2 1 ' * count}miles. {snow}")
        assert len(changes.numbers) == 2 * count
        assert (len(changes.added), len(changes.removed)) == (70, 70)

    compare(20_000)
    assert_in_proportion(compare, 500, 4000)
