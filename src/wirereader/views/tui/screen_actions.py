"""What keys do on the screen itself: search in the story, messages, colours, sizes of panes.

OWN holds the commands of the table that the screen does, wholly or at times; a function there says
whether it did.  ACTS holds the moves that are no command.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from wirereader.desk.commands.table import by_word
from wirereader.desk.keymap import spoken
from wirereader.desk.session import Room
from wirereader.views.tui import page_opening

if TYPE_CHECKING:
    from wirereader.views.tui.screen import DeskScreen

STEP = 4
"""How many cells a pane grows or shrinks by a key."""


def _back(screen: "DeskScreen") -> bool:
    if screen.room is Room.STORY and screen.article.matches:
        screen.article.seek(())
        screen.tell_titles()
        screen.captions.say("Search ended.")
    elif screen.room is Room.STORY:
        screen.show_room(Room.HEADLINES)
    elif screen.room is not Room.HEADLINES:
        screen.show_room(Room.STORY)
    return True


def _help(screen: "DeskScreen") -> bool:
    page_opening.show_help(screen)
    return True


def _jump(screen: "DeskScreen") -> bool:
    page_opening.jump(screen)
    return True


def _open(screen: "DeskScreen") -> bool:
    screen.panes[screen.room].action_choose()
    return True


def _card(screen: "DeskScreen") -> bool:
    page_opening.card(screen)
    return True


def _map(screen: "DeskScreen") -> bool:
    page_opening.place_map(screen)
    return True


def _to_quotes(screen: "DeskScreen") -> bool:
    screen.show_room(Room.QUOTES)
    return True


def _to_names(screen: "DeskScreen") -> bool:
    screen.show_room(Room.NAMES)
    return True


def _next_match(screen: "DeskScreen") -> bool:
    if screen.room is not Room.STORY or not screen.article.matches:
        return False
    _go_to_match(screen, 1)
    return True


def _copy(screen: "DeskScreen") -> bool:
    """What was marked with the mouse, or the quote under the cursor of the quotes pane."""
    if screen.room is Room.QUOTES:
        line = screen.quotes.line_of(screen.quotes.current_key())
        if line is not None:
            screen.ask("copy", str(screen.quotes.number_of(line)))
            return True
    return page_opening.copy_selected(screen)


OWN: Final[Mapping[str, Callable[["DeskScreen"], bool]]] = {
    "back": _back,
    "help": _help,
    "find": _jump,
    "open": _open,
    "quotes": _to_quotes,
    "names": _to_names,
    "card": _card,
    "map": _map,
    "next-unread": _next_match,
    "copy": _copy,
}


def find_text(screen: "DeskScreen") -> None:
    """Ask what to look for: in the story, or from the headlines in all stories."""
    command = by_word("search")
    if screen.room is Room.HEADLINES and command is not None:
        page_opening.ask_words(screen, command)
    else:
        page_opening.ask_what_to_find(screen, lambda words: look_for(screen, words))


def look_for(screen: "DeskScreen", words: str) -> None:
    """Mark every place of `words` in the open story, and go to the first from here on."""
    from wirereader.views.tui.widgets.text_search import places_of

    article = screen.article
    screen.looked_for = words
    if article.story is None:
        return
    screen.show_room(Room.STORY)
    article.seek(places_of(article.story.body.text, words))
    screen.tell_titles()
    if not article.matches:
        screen.captions.say(f"No match for {words}.")
        return
    _go_to_match(screen, 0)


def _go_to_match(screen: "DeskScreen", by: int) -> None:
    """Go to the match at hand (0), the next (1) or the one before (-1), round at the ends."""
    article = screen.article
    total, gone_round = len(article.matches), ""
    at = article.match_near(by)
    if not 0 <= at < total:
        gone_round, at = (", from the top" if by >= 0 else ", from the end"), at % total
    article.go_to_match(at)
    screen.desk.place(article.matches[at].start)
    screen.told = article.row
    place = f"paragraph {article.paragraph + 1}"
    screen.captions.say(f"{screen.looked_for}: {at + 1} of {total}, {place}{gone_round}.")


def previous_match(screen: "DeskScreen") -> None:
    """Go to the match before."""
    if screen.article.matches:
        _go_to_match(screen, -1)
    elif screen.looked_for:
        look_for(screen, screen.looked_for)
    else:
        screen.captions.say("Nothing is looked for. / searches the story.")


def messages(screen: "DeskScreen") -> None:
    """All that was said so far."""
    from wirereader.views.tui.pages.help_page import MessagesScreen

    screen.app.push_screen(MessagesScreen(screen.captions.said))


def redraw(screen: "DeskScreen") -> None:
    """Draw all of the screen anew."""
    screen.app.call_later(screen.app.run_action, "app.redraw")


def theme(screen: "DeskScreen") -> None:
    """Other colours."""
    from wirereader.views.tui.theme import after

    name = after(screen.app.theme)
    if name is None:
        screen.captions.say("Colours are turned off.")
        return
    screen.app.theme = name
    screen.captions.say(f"Theme {name}.")


def _broaden(screen: "DeskScreen", by: int) -> None:
    from wirereader.views.tui.panes.pane_layout import broadened

    screen.captions.say(broadened(screen, screen.room, by))


def order_quotes(screen: "DeskScreen") -> None:
    """Quotes under each speaker, or as they stand in the story."""
    screen.quotes.regroup()
    told = "by speaker" if screen.quotes.is_grouped else "in the order of the story"
    screen.captions.say(f"Quotes {told}.")


def link_numbers(screen: "DeskScreen") -> None:
    """The number of every link after its words, or no longer."""
    article = screen.article
    if article.story is None or not article.story.body.links:
        screen.captions.say("No links in the words of this story. links tells of others.")
        return
    article.number_links(is_numbered=not article.is_numbered)
    key = spoken(screen.keys.first("browse")) or ":browse"
    told = f"Links are numbered. A number, then {key}, opens one."
    screen.captions.say(told if article.is_numbered else "Links are numbered no longer.")


ACTS: Final[Mapping[str, Callable[["DeskScreen"], None]]] = {
    "find-text": find_text,
    "previous-match": previous_match,
    "messages": messages,
    "redraw": redraw,
    "theme": theme,
    "wider": lambda screen: _broaden(screen, STEP),
    "narrower": lambda screen: _broaden(screen, -STEP),
    "order-quotes": order_quotes,
    "link-numbers": link_numbers,
}
