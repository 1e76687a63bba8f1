"""The screens that cover the panes for a while, each imported when it is first wanted."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wirereader.desk.commands.place_map import MapShown
from wirereader.desk.commands.program import ErrorsShown
from wirereader.desk.commands.table import Command, usage
from wirereader.desk.navigation import folded
from wirereader.desk.outcomes import CardShown, EveryoneShown, KnownShown, TextShown
from wirereader.desk.session import PageKind, Room
from wirereader.views.tui.keys import hints

if TYPE_CHECKING:
    from wirereader.desk.commands.output.copy_text import Copied
    from wirereader.views.tui.screen import DeskScreen


_HINTS = "Enter do it  {complete} complete  {earlier-line} earlier  {leave-line} back"
_MOST_TOLD = 40


def jump(screen: "DeskScreen") -> None:
    """Every name of the story by a letter."""
    from wirereader.views.tui.pages.jump_page import JumpScreen

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


def place_map(screen: "DeskScreen") -> None:
    """The map of the place at hand."""
    entity = screen.names.current_key() if screen.room is Room.NAMES else None
    screen.ask("map", *([] if entity is None else [f"@{entity}"]))


def show_names(screen: "DeskScreen", shown: CardShown | EveryoneShown | KnownShown) -> None:
    """A card, or an index of all stories, and where its lines lead."""
    from wirereader.views.tui.pages.entities_page import show_names as show

    show(screen, shown)


def show_text(screen: "DeskScreen", title: str, shown: TextShown, listed: int) -> None:
    """Lines to read; those that begin with the number of something `listed` lead there."""
    from wirereader.views.tui.pages.help_page import TextScreen

    if isinstance(shown, ErrorsShown):
        show_errors(screen, title, shown)
        return
    if isinstance(shown, MapShown):
        from wirereader.views.tui.pages.map_page import show_map

        show_map(screen, title, shown)
        return

    if hasattr(shown, "place"):
        from wirereader.views.tui.pages.picture_page import show_picture

        show_picture(screen, title, shown)
        return

    def go_there(number: int | None) -> None:
        if number is not None:
            screen.obey(str(number))

    screen.app.push_screen(TextScreen(title, shown.lines, listed), go_there)


def show_errors(screen: "DeskScreen", title: str, shown: ErrorsShown) -> None:
    """What went wrong, and what can be done about each."""
    from wirereader.views.tui.pages.errors_page import ErrorsScreen

    def do(asked: tuple[str, ...] | None) -> None:
        if asked is not None:
            screen.ask(*asked)

    screen.app.push_screen(ErrorsScreen(title, shown), do)


def show_help(screen: "DeskScreen") -> None:
    """The keys of the pane at hand."""
    from wirereader.views.tui.pages.help_page import HelpScreen

    screen.app.push_screen(HelpScreen(screen.room, screen.keys))


def ask_words(screen: "DeskScreen", command: Command) -> None:
    """A line on which a command's words are typed; then it is done."""

    def do(words: str | None) -> None:
        if words is not None and (words or all(one.is_optional for one in command.takes)):
            screen.ask(command.word, *([words] if words else []))

    def ends(typed: str) -> Sequence[str]:
        before = f"{command.word} "
        return [line.removeprefix(before) for line in screen.desk.completions(before + typed)]

    label = "\\ " if command.word == "search" else f"{usage(command)}: "
    type_in(screen, label, do, ends)
    screen.captions.footer.offer((command.help, *_line_hints(screen)))


def ask_line(screen: "DeskScreen") -> None:
    """A line on which any command is typed; then it is done."""

    def do(line: str | None) -> None:
        if line:
            screen.obey(line)

    type_in(screen, ": ", do, screen.desk.completions)


def ask_what_to_find(screen: "DeskScreen", do: Callable[[str], None]) -> None:
    """A line on which is typed what to look for in the story; empty, it is what was last."""

    def look(words: str | None) -> None:
        if words is not None and (words or screen.looked_for):
            do(words or screen.looked_for)

    def names(typed: str) -> Sequence[str]:
        every = (line.entity.name for line in screen.names.shown.names)
        return [name for name in every if folded(name).startswith(folded(typed))]

    type_in(screen, "/ ", look, names)


def type_in(
    screen: "DeskScreen",
    label: str,
    do: Callable[[str | None], None],
    candidates: Callable[[str], Sequence[str]],
) -> None:
    """Open the line at the bottom in place of the status line, and remember what is typed."""
    from wirereader.views.tui.widgets.input_line import TypingLine

    if screen.query("#typing"):
        return
    captions, earlier = screen.captions, screen.typed.setdefault(label, [])

    def done(typed: str | None) -> None:
        if screen.focused is None or screen.focused is line.field:
            screen.show_room(screen.room)  # first: what is removed leaves its focus to any other
        line.remove()
        captions.status.display = True
        screen.tell_titles()
        if typed:
            if typed in earlier:
                earlier.remove(typed)
            earlier.append(typed)
        do(typed)

    def tell(words: Sequence[str]) -> None:
        captions.footer.offer(words[:_MOST_TOLD] or _line_hints(screen))

    line = TypingLine(label, done, tell, earlier=earlier, candidates=candidates)
    captions.status.display = False
    captions.footer.offer(_line_hints(screen))
    screen.mount(line, before=captions.footer)


def _line_hints(screen: "DeskScreen") -> Sequence[str]:
    return hints(_HINTS, PageKind.LINE, screen.keys).split("  ")


def copy(screen: "DeskScreen", copied: "Copied") -> None:
    """Put words on the clipboard of the terminal, and say so."""
    from wirereader.views.tui.notice_display import Signalled
    from wirereader.views.tui.terminal_signals import clipboard

    screen.post_message(Signalled(clipboard(copied.text)))
    screen.captions.say(copied.said)


def copy_selected(screen: "DeskScreen") -> bool:
    """Copy what was marked with the mouse, on one line; claim that something was."""
    from wirereader.desk.commands.output.copy_text import Copied
    from wirereader.story.clean import drawable

    words = drawable(" ".join((screen.get_selected_text() or "").split()))
    if not words:
        return False
    screen.clear_selection()
    copy(screen, Copied(words, f"Copied: {len(words)} characters marked."))
    return True
