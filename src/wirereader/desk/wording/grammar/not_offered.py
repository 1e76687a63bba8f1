"""What people ask a reader for that this one does not do, and what they can do instead."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from wirereader import late_re as re
from wirereader.desk.wording.grammar.sentence import WORD, Token
from wirereader.desk.wording.grammar.vocabulary import concepts

LETTERS: Final = (
    "Your terminal sets the size of letters: ctrl and + in most. width 60 makes lines shorter."
)
NO_DICTIONARY: Final = (
    "There is no dictionary here. names spelled spells the names in the paragraph at hand."
)
_INSTEAD: Final = {
    "reply, respond, answer, comment, replies": (
        "There are no replies here. browse opens the story's page; copy link copies its address."
    ),
    "translate, translation, translated": (
        "Stories are not translated here. browse opens the story in the browser; pipe COMMAND sends"
        " it to a program."
    ),
    "font, fonts, zoom, letters, typeface, magnify, magnification, fontsize": LETTERS,
    "weather, forecast, temperature": (
        "There is no weather here. search weather looks for stories that mention it."
    ),
    "volume, louder, quieter, pitch, sound, accent": (
        "Your screen reader sets voice, speed and volume. say less or say more changes how much is"
        " said."
    ),
    "drafts, draft, compose, outbox, contacts, calendar": (
        "Stories can be read here, not written or sent. feeds lists views, folders and sources;"
        " copy link copies an address."
    ),
    "vote, upvote, downvote, react": "There are no votes here. star keeps a story.",
    "joke, sing, chat": "This is a news reader. help lists what it does.",
    "braille, brltty": (
        "A braille display shows plain mode as it is. width 40 makes the lines as long as a display"
        " of 40 cells."
    ),
    "punctuation": (
        "Your screen reader sets how punctuation is spoken: the text is printed with all of it."
    ),
    "spell, spelling, dictionary, pronounce, syllables": NO_DICTIONARY,
}
_SAID: Final = MappingProxyType(
    {word.strip(): said for words, said in _INSTEAD.items() for word in words.split(",")}
)
_LOOKS_FOR: Final = frozenset({"FIND", "STORIES", "ABOUT", "QUOTES", "FOLLOW", "NOTIFY", "WHO"})
"""Concepts with which such a word is something to look for."""
_INTO: Final = 2
"""What follows the last concept may be so many words: "translate it to Brazilian Portuguese"."""


_TALK: Final = frozenset(
    """
    yes|no|nope|ok|okay|thanks|thank you|never mind|nevermind|forget it|nothing|wait|hold on|test|
    testing|hm|hmm|are you there|sorry|cool|great|nice|wow|yes please|no thanks|thx|ty|tysm|lol|
    lmao|haha|hahaha|omg|wtf|bro|bruh|dude|pls|plz|please|np|ikr|kk|awesome|perfect|excellent|
    very well|good|fine|well done|i see|of course|you are welcome|sure|understood|
    cheers|thnx|tnx|thanx|thank u|thanks a lot|thanks so much|many thanks|much appreciated|
    thank you very much|thank you so much|ta|all right|alright|fair enough|makes sense
    """.replace("\n", "")
    .replace("    ", "")
    .strip()
    .split("|")
)


_CHANGING: Final = frozenset(
    {
        *("MARK", "DELETE", "HIDE", "STAR", "UNSTAR", "MARKREAD", "MARKUNREAD", "TOGGLE", "TAGIT"),
        *("UNTAG", "SAVE", "UNSUBSCRIBE", "FOLLOW", "UNFOLLOW", "QUIT", "UNDO", "REFRESH"),
    }
)
"""Concepts of verbs that do something."""
_BEFORE_VERBS: Final = frozenset({"please", "do", "not", "don't", "dont", "ever"})
_NEGATED: Final = re.compile(
    r"(?:please )?(?:do not|don't|dont) (?:ever )?"
    r"(?!show|.* (?:automatically|by itself|on its own|when opened)\Z)[a-z]"
    r"|(?:mark|delete) (?:no(?! ?\d| ?number)|none|nothing|nobody)\b"
)
"""A line that says what is not to be done."""


def small_talk(plain: str) -> str:
    """The sentence for a line in lower case that asks for nothing, after "!"; "" for others."""
    if _NEGATED.match(plain) and _verbs_in(plain):
        return "!Nothing is done, and nothing changed. undo takes back the last change."
    return "!Nothing to do. h for help, q quits." if plain in _TALK else ""


def _verbs_in(plain: str) -> bool:
    """Claim that a line's first word after its negation is a verb that changes something."""
    word = next((one for one in plain.split() if one not in _BEFORE_VERBS), "")
    return not _CHANGING.isdisjoint(concepts().get(word, frozenset()))


def not_offered(tokens: Sequence[Token]) -> str:
    """The sentence that says what is not done here, after "!"; "" where that is not asked."""
    said = next((_SAID[token.plain] for token in tokens if token.plain in _SAID), "")
    others = [token for token in tokens if token.plain not in _SAID]
    is_said = [token.plain for token in tokens] == ["no", "comment"]  # what people quoted say
    if (
        not said
        or is_said
        or any(
            not _LOOKS_FOR.isdisjoint(token.concepts - {"TO"})
            for token in others
            if "TO" not in token.concepts
        )
    ):
        return ""
    unknown = [
        at for at, token in enumerate(tokens) if WORD in token.concepts and token.plain not in _SAID
    ]
    is_into = bool(unknown) and len(unknown) <= _INTO and unknown[-1] == len(tokens) - 1
    follows = is_into and "TO" in tokens[unknown[0] - 1].concepts if unknown else True
    return f"!{said}" if follows else ""
