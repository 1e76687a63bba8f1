"""Rules over tokens, and whether one fits.

A rule is a line of items, one space apart.  An item is a concept or several ("OF|BY"), with "?"
where it may be left out and "*" where it may stand any number of times; a lower-case letter is a
slot of one or more tokens of any kind ("w": with a word that is no concept among them; "v": the
same, and nothing that joins parts of a sentence), "#" and "%" are slots of numbers, and "$NAME"
stands for a group of items.  A word in lower case of more than one letter is that word.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from wirereader.desk.wording.grammar.sentence import NUMBERS, WORD, Token

Slots = Mapping[str, tuple[int, int]]
"""Each slot's first token and the one after its last."""


class Item(NamedTuple):
    """One item of a rule: what may stand there, or the slot it is."""

    concepts: frozenset[str]
    slot: str = ""
    may_lack: bool = False
    is_repeated: bool = False


_ANOTHER: Final = "%"
"""A slot of numbers besides "#"."""
_JOINING: Final = frozenset(
    {
        *("OF", "IN", "FROM", "BY", "TO", "ABOUT", "FOR", "WITHOUT", "STORIES", "STORY", "DID"),
        *("IS", "SAY", "MANY", "ALL", "WHO", "WHERE", "WHEN", "WHY", "NONE", NUMBERS),
    }
)
"""Concepts that are never part of a name in the middle of a line."""
GROUPS: Final = {
    "$SEE": "SHOW|READ|OPEN|FIND|WHATIS|ALL|DID",
    "$IN": "OF|IN|FROM|FOR|ABOUT|TO|ON|BY",
    "$HERE": "OF|IN|FROM|FOR|ABOUT|ON? THIS|HERE? STORY?",
    "$STORY": "THIS? STORY? THIS?",
}


@cache
def items_of(rule: str) -> tuple[Item, ...]:
    """A rule as items."""
    for name, group in GROUPS.items():
        rule = rule.replace(name, group)
    return tuple(_item(text) for text in rule.split())


def _item(text: str) -> Item:
    may_lack, is_repeated = text.endswith(("?", "*")), text.endswith("*")
    text = text.rstrip("?*")
    if text in {NUMBERS, _ANOTHER}:
        return Item(frozenset({NUMBERS}), text, may_lack, is_repeated)
    if len(text) == 1:
        return Item(frozenset(), text, may_lack, is_repeated)
    return Item(frozenset(text.split("|")), "", may_lack, is_repeated)


def fits(items: Sequence[Item], tokens: Sequence[Token]) -> Slots | None:
    """The slots of the first way in which a rule fits all of a line, or None."""
    return next(_ways(items, 0, tokens, 0, {}), None)


def _ways(
    items: Sequence[Item], item_at: int, tokens: Sequence[Token], at: int, slots: Slots
) -> Iterator[Slots]:
    if item_at == len(items):
        if at == len(tokens):
            yield slots
        return
    item = items[item_at]
    if item.slot and not item.concepts:
        for end in range(at + 1, len(tokens) + 1):
            if not _may_fill(item.slot, tokens[at:end]):
                continue
            yield from _ways(items, item_at + 1, tokens, end, {**slots, item.slot: (at, end)})
        return
    if at < len(tokens) and _is(item, tokens[at]):
        taken = {**slots, item.slot: (at, at + 1)} if item.slot else slots
        after = item_at if item.is_repeated else item_at + 1
        yield from _ways(items, after, tokens, at + 1, taken)
    if item.may_lack:
        yield from _ways(items, item_at + 1, tokens, at, slots)


def _may_fill(slot: str, tokens: Sequence[Token]) -> bool:
    if slot not in {"v", "w"}:
        return True
    if slot == "v" and any(not _JOINING.isdisjoint(token.concepts) for token in tokens):
        return False
    return any(WORD in token.concepts for token in tokens)


def _is(item: Item, token: Token) -> bool:
    return not item.concepts.isdisjoint(token.concepts) or token.plain in item.concepts
