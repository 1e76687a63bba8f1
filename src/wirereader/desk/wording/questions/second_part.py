"""Lines of two parts: a second question, or a second wish, after the first."""

from typing import Final

from wirereader import late_re as re
from wirereader.story.folding import folded

_QUESTIONS: Final = frozenset({"who", "what", "when", "where", "why", "how", "which", "whose"})
_LISTED: Final = frozenset(
    "stories articles news headlines reports items sources feeds tags searches rules unread".split()  # noqa: SIM905
)
"""What is asked for by these words does not stand in one story."""
_SECOND_QUESTION: Final = re.compile(
    r"(?i)(?<=\S),? (?:and|or|but) (?:then )?(?:who|whom|whose|what|which|how|when|where|why)\b"
)
_SECOND_WISH: Final = re.compile(
    r"(?i),? and (?:then |also )?(?=(?:please )?(?:read|show|tell|give|star|unstar|mark|list|copy|"
    r"save|tag|play|put|keep|share|export|let|go|open)\b)"
)


def is_question(line: str) -> bool:
    """Claim that a line of three words or more begins as a question does, and asks for no list."""
    words = folded(line).split()
    if not _LISTED.isdisjoint(words):
        return False
    return len(words) > 2 and words[0] in _QUESTIONS  # noqa: PLR2004 - "what now" asks nothing


def first_question(line: str) -> str:
    """The first of two questions: "who won and how fast was she"; "" where there is but one."""
    match = _SECOND_QUESTION.search(line)
    return line[: match.start()].strip() if match is not None else ""


def parted_wish(words: str) -> tuple[str, str]:
    """The words that tell a story, and the wish after them; "" where there is none."""
    parts = _SECOND_WISH.split(words, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) > 1 and parts[0] else (words, "")
