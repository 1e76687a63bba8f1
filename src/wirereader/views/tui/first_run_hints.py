"""The first minute: one line that tells the next key to try, and goes on once it was pressed.

It covers nothing and waits for nothing; Esc in the headlines ends it, and so does the last lesson.
"""

from typing import NamedTuple

from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.session import Room
from wirereader.views.tui.keys import hints
from wirereader.views.tui.widgets.text_line import TextLine


class Lesson(NamedTuple):
    """What to try; {word} stands for the key of a command.  Any of `words` done, it is learnt."""

    told: str
    words: frozenset[str]


LESSONS = (
    Lesson("{open} opens the story, {down} goes to the next.", frozenset({"open"})),
    Lesson(
        "{next-person} goes to the next person, {next-place} to the next place.",
        frozenset({"next-person", "next-place"}),
    ),
    Lesson("{card} shows who or what that is.", frozenset({"card"})),
    Lesson(
        "{next-mention} goes to the next mention, {next-quote} to the next quote.",
        frozenset({"next-mention", "next-quote"}),
    ),
    Lesson("{quotes} lists the quotes; {back} goes back.", frozenset({"quotes", "back"})),
    Lesson(
        "{breaking} opens breaking news, {find-text} searches; {help} shows all keys.",
        frozenset({"breaking", "find-text", "help"}),
    ),
)
_LEAVE = "{back} in the list: no more hints"


def plain_mode_told(keys: KeyMap) -> str:
    """The one line that says how to go on by ear: said once, in the first run."""
    key = spoken(keys.first("plain"))
    way = f"{key} is plain mode" if key else "wirereader --plain starts plain mode"
    return f'For speech or braille: {way}; or set access.preset = "screen-reader".'


class LessonLine(TextLine):
    """The lesson at hand."""

    def __init__(self, keys: KeyMap) -> None:
        super().__init__(id="lesson", classes="-strong")
        self._lessons = [one for one in LESSONS if all(map(keys.first, _named(one.told)))]
        self._keys = keys
        leave = hints(_LEAVE, Room.HEADLINES, keys)
        self._leave = f"{leave} " if leave else ""
        self._at = 0
        self._tell()

    def did(self, word: str) -> bool:
        """Note a command that the reader gave; claim that nothing is left to teach."""
        if self._at < len(self._lessons) and word in self._lessons[self._at].words:
            self._at += 1
            self._tell()
        return self._at >= len(self._lessons)

    def leaves_with(self, key: str, room: Room) -> bool:
        """Claim that this key in this room ends the lessons."""
        return room is Room.HEADLINES and key in self._keys.of(room).get("end-hints", ())

    def _tell(self) -> None:
        if self._at < len(self._lessons):
            told = self._lessons[self._at].told
            for word in _named(told):
                told = told.replace(f"{{{word}}}", spoken(self._keys.first(word)))
            self.say(f" Try {self._at + 1} of {len(self._lessons)}: {told}", self._leave)


def _named(told: str) -> list[str]:
    """The words in braces."""
    return [part.partition("}")[0] for part in told.split("{")[1:]]
