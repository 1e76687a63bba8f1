"""Names that a command lists to choose from: the number that answers goes on with that command."""

from wirereader.desk.commands.command import Command
from wirereader.desk.context import Context
from wirereader.desk.outcomes import EveryoneShown, NameLine, NamesShown, Outcome
from wirereader.desk.session import Room
from wirereader.desk.targets import Answer, Ask, EntityIndex, KnownId, KnownPair, Name


def offered(context: Context, said: str, lines: tuple[NameLine, ...]) -> Outcome:
    """Names of the open story to choose from."""
    listed = tuple(EntityIndex(line.index) for line in lines)
    return context.done(said, NamesShown(lines), room=Room.NAMES, listed=listed)


def going_on(context: Context, command: Command, outcome: Outcome, *, is_early: bool) -> Outcome:
    """An outcome whose numbers, where it asks which name is meant, go on with the command.

    `is_early` claims that the command was not begun: what is listed then is always a question.
    """
    shown, listed = outcome.shows, outcome.session.listed
    is_question = isinstance(shown, EveryoneShown) and not shown.kind
    if not outcome.is_done or not (is_question or (is_early and isinstance(shown, NamesShown))):
        return outcome
    answers = tuple(
        Answer(command.word, one) if isinstance(one, KnownId | EntityIndex | KnownPair) else one
        for one in listed
    )
    if isinstance(shown, EveryoneShown):
        asks = (Ask(one.word, one.of) for one in answers if isinstance(one, Answer))
        shown = shown._replace(answers=tuple(asks))
    return context.done(outcome.said, shown, listed=answers)


def paired(
    context: Context, outcome: Outcome, *, before: Name | None = None, after: Name | None = None
) -> Outcome:
    """An outcome that lists one of two names to choose from, each with the other one of the two."""
    if not outcome.is_done:
        return outcome
    pairs = tuple(
        KnownPair(before or one, after or one) if isinstance(one, KnownId | EntityIndex) else one
        for one in outcome.session.listed
    )
    return context.done(outcome.said, outcome.shows, listed=pairs)
