"""The screens that cover the panes for a while, each imported when it is first wanted."""

from typing import TYPE_CHECKING

from wirereader.desk.commands import Command
from wirereader.desk.outcomes import CardShown
from wirereader.desk.session import Room

if TYPE_CHECKING:
    from wirereader.desk.copying import Copied
    from wirereader.views.tui.desk_screen import DeskScreen


def jump(screen: "DeskScreen") -> None:
    """Every name of the story by a letter."""
    from wirereader.views.tui.jump import JumpScreen

    def go_to_name(entity: int | None) -> None:
        if entity is not None:
            screen.ask("find", f"@{entity}")

    if screen.names.shown.names:
        screen.app.push_screen(JumpScreen(screen.names.shown), go_to_name)
    else:
        screen.ask("names")


def card(screen: "DeskScreen") -> None:
    """The card of the name at hand."""
    entity = screen.names.current_key() if screen.room is Room.NAMES else None
    screen.ask("card", *([] if entity is None else [f"@{entity}"]))


def show_card(screen: "DeskScreen", shown: CardShown) -> None:
    """A card, and where its lines lead."""
    from wirereader.views.tui.card import CardScreen

    def go_there(key: int | None) -> None:
        if key is not None and key < len(shown.places):
            screen.ask("mention", str(shown.places[key].mention))
        elif key is not None:
            screen.ask("quote", str(shown.quotes[key - len(shown.places)].number))

    screen.app.push_screen(CardScreen(shown), go_there)


def show_text(screen: "DeskScreen", title: str, lines: tuple[str, ...]) -> None:
    """Lines to read."""
    from wirereader.views.tui.help import TextScreen

    screen.app.push_screen(TextScreen(title, lines))


def show_help(screen: "DeskScreen") -> None:
    """The keys of the pane at hand."""
    from wirereader.views.tui.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.room, screen.keys))


def ask_words(screen: "DeskScreen", command: Command) -> None:
    """A line on which a command's words are typed; then it is done."""
    from wirereader.views.tui.asking import ask_for

    def do(words: str | None) -> None:
        if words is not None and (words or all(one.is_optional for one in command.takes)):
            screen.ask(command.word, *([words] if words else []))

    screen.app.push_screen(ask_for(command), do)


def ask_line(screen: "DeskScreen") -> None:
    """A line on which any command is typed; then it is done."""
    from wirereader.views.tui.asking import ask_for_line

    def do(line: str | None) -> None:
        if line:
            screen.obey(line)

    screen.app.push_screen(ask_for_line(), do)


def copy(screen: "DeskScreen", copied: "Copied") -> None:
    """Put words on the clipboard of the terminal, and say so."""
    from wirereader.views.tui.hearing import Signalled
    from wirereader.views.tui.signals import clipboard

    screen.post_message(Signalled(clipboard(copied.text)))
    screen.captions.say(copied.said)
