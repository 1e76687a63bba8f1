"""Sentences in which words of commands are mistyped: "show me all unraed storys"."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from wirereader import late_re as re
from wirereader.desk.command_parser import BY_NUMBER, TAKEN, WIDE, Typed, is_sure, understand
from wirereader.desk.commands.table import by_word
from wirereader.desk.session import Session
from wirereader.desk.wording.grammar.typing_errors import with_words, words_put_right
from wirereader.desk.wording.rewording import LONGEST
from wirereader.story.folding import folded

_READS_ON: Final = frozenset({"find", "search", "list", "read", "quotes", "open"})
"""Commands whose words may be a sentence: "find every unread story"."""
_MARKING: Final = frozenset({"mark", "read", "seen", "done"})
"""Words that all is marked read by if they are spelled out."""
_WORDS: Final = re.compile(r"[^\W\d_]+")


def may_be_mended(line: str, session: Session) -> bool:
    """Claim that words of a line may be put right: it is not understood as it stands."""
    if len(line) > LONGEST or "\n" in line or not (put := words_put_right(line)):
        return False
    command = by_word(folded(line.partition(" ")[0]))
    takes = () if command is None or command.word in _READS_ON else command.takes
    if any(one.want not in BY_NUMBER for one in takes):
        return False  # it takes them as they are
    typed = understand(line, session)
    if isinstance(typed, str) or typed.note.startswith(TAKEN):
        return True
    better = understand(with_words(line, put), session)
    is_same = not isinstance(better, str) and better.command.word == typed.command.word
    return not (is_same and all(is_sure(one) for one in (typed, *typed.then)))


def put_right(better: str, words: Iterable[str], session: Session) -> Typed | str | None:
    """What a sentence means that has `words` in place of mistyped ones: a command, or a question.

    None where these would be looked for, or be a name, or the line is none of the program's.
    """
    typed = understand(better, session)
    if isinstance(typed, str):
        return None
    steps, put = (typed, *typed.then), set(words)
    asked = WIDE - (set() if put & _MARKING else {"mark-all-read"})  # undo takes that back
    if any(one.command.word in asked for one in steps):
        return f"Nothing changed. Did you mean {better}? h for help."
    free = [one for one in steps if not (is_sure(one) or one.command.word == "help")]
    told = _WORDS.findall(folded(" ".join(str(one.target) for one in free)))
    if not put.isdisjoint(told) or any(one.named for one in steps):
        return None
    note = "" if typed.note.startswith(TAKEN) else typed.note
    return replace(typed, note=f"{TAKEN}{better}. {note}".strip())
