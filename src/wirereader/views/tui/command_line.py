"""The line at the bottom where commands, their words, and what to look for are typed."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import usage
from wirereader.desk.session import PageKind
from wirereader.desk.tables.table_shown import Prompt
from wirereader.desk.targets import Ask
from wirereader.story.folding import folded
from wirereader.views.tui.controller import Controller
from wirereader.views.tui.keys import hints
from wirereader.views.tui.outcome_display import OutcomeDisplay
from wirereader.views.tui.panes.pane_layout import Panes
from wirereader.views.tui.status_bar import StatusBar

_HINTS = "Enter run  {complete} complete  {earlier-line} previous  {leave-line} cancel"
_MOST_TOLD = 40


class CommandLine:
    """Opens the line in place of the status line, and remembers what is typed on it."""

    def __init__(
        self, controller: Controller, panes: Panes, status_bar: StatusBar, display: OutcomeDisplay
    ) -> None:
        self._controller = controller
        self._panes = panes
        self._bar = status_bar
        self._display = display
        self.typed: dict[str, list[str]] = {}
        """What was typed after each label, the latest last."""

    def ask_words(self, command: Command) -> None:
        """A line on which a command's words are typed; then it is done."""
        desk = self._controller.desk

        def do(words: str | None) -> None:
            if words is not None and (words or all(one.is_optional for one in command.takes)):
                self._controller.ask(command.word, words)

        def ends(typed: str) -> Sequence[str]:
            before = f"{command.word} "
            return [line.removeprefix(before) for line in desk.completions(before + typed)]

        if command.word == "search":
            self._type_query(do)
            return
        self._type_in(f"{usage(command)}: ", do, ends)
        self._bar.footer.offer((command.help, *self._hints()))

    def _type_query(self, do: Callable[[str | None], None]) -> None:
        """A line on which a query is typed; below it is told what it finds, and its mistakes."""
        from wirereader.views.tui.widgets.search_bar import SearchBar

        panes = self._panes

        def begin(work: Coroutine[Any, Any, None], name: str) -> None:
            panes.run_worker(work, group=name, name=name, exclusive=True)

        hints = self._hints()
        bar = SearchBar(
            self._controller.desk, begin, self._bar.footer.offer, hints, is_quiet=self._bar.is_heard
        )
        self._type_in("Search: ", do, bar.candidates, changed=bar.changed)

    def ask_line(self) -> None:
        """A line on which any command is typed; then it is done."""

        def do(line: str | None) -> None:
            if line:
                self._controller.obey(line)

        self._type_in(": ", do, self._controller.desk.completions)

    def ask_prompt(self, prompt: Prompt, do: Callable[[Ask], None]) -> None:
        """A line on which the words of a row of the navigator are typed; the focus comes back."""

        def done(words: str | None) -> None:
            if words is not None:
                do(prompt.asked(words))

        self._type_in(f"{prompt.label}: ", done, lambda _: (), typed=prompt.typed)

    def ask_what_to_find(self, last: str, do: Callable[[str], None]) -> None:
        """A line on which is typed what to look for in the story; empty, it is what was `last`."""

        def look(words: str | None) -> None:
            if words is not None and (words or last):
                do(words or last)

        def names(typed: str) -> Sequence[str]:
            every = (line.entity.name for line in self._panes.names.shown.names)
            return [name for name in every if folded(name).startswith(folded(typed))]

        self._type_in("/ ", look, names)

    def _hints(self) -> Sequence[str]:
        return hints(_HINTS, PageKind.LINE, self._controller.keys).split("  ")

    def _type_in(
        self,
        label: str,
        do: Callable[[str | None], None],
        candidates: Callable[[str], Sequence[str]],
        changed: Callable[[str], None] | None = None,
        typed: str = "",
    ) -> None:
        from wirereader.views.tui.widgets.input_line import TypingLine

        screen, bar = self._panes.screen, self._bar
        if screen.query("#typing"):
            return
        earlier = self.typed.setdefault(label, [])
        row = self._panes.row_at_hand

        def done(typed: str | None) -> None:
            if screen.focused in {None, line, line.field}:
                # first: what is removed leaves its focus to any other
                if row is not None:
                    self._panes.return_to_navigator(row)
                else:
                    self._display.show_room(self._panes.room)
            line.remove()
            bar.come_back(is_answered=bool(typed))
            self._display.tell_titles()
            if row is not None:
                self._bar.tell_navigator()
            if typed:
                if typed in earlier:
                    earlier.remove(typed)
                earlier.append(typed)
            do(typed)

        def tell(words: Sequence[str]) -> None:
            if changed is None:  # else it tells of the words itself
                bar.footer.offer(words[:_MOST_TOLD] or self._hints())

        line = TypingLine(
            label,
            done,
            tell,
            earlier=earlier,
            candidates=candidates,
            typed=typed,
            changed=changed or (lambda _: None),
        )
        bar.status.display = False
        bar.footer.offer(self._hints())
        screen.mount(line, before=bar.footer)
        screen.set_focus(line, scroll_visible=False)
