"""The command lines that a typed line means by the kinds of its words."""

from functools import cache
from typing import Final, NamedTuple

from wirereader.desk.wording.grammar.not_offered import not_offered
from wirereader.desk.wording.grammar.rule_matching import Item, Slots, fits, items_of
from wirereader.desk.wording.grammar.rules import rules
from wirereader.desk.wording.grammar.sentence import Token, tokens_of
from wirereader.desk.wording.typed_letters import as_term

Lines = tuple[str, ...]
_QUOTED_FROM: Final = "xwv"
"""The slots that "{q}" may be made of."""
_MOST: Final = 24
"""A line of more tokens is a text, not a command."""


class _Made(NamedTuple):
    items: tuple[Item, ...]
    needs: tuple[frozenset[str], ...]
    lines: Lines


@cache
def _rules() -> tuple[_Made, ...]:
    made = []
    for rule in rules():
        items = items_of(rule.items)
        needs = tuple(item.concepts for item in items if item.concepts and not item.may_lack)
        made.append(_Made(items, needs, rule.lines))
    return tuple(made)


def meant_by_kinds(line: str) -> Lines:
    """The lines that `line` may mean, the likeliest first; () where no rule takes all its words."""
    tokens = tokens_of(line)
    if not 0 < len(tokens) <= _MOST:
        return ()
    if said := not_offered(tokens):
        return (said,)
    there = frozenset().union(*(token.concepts for token in tokens))
    plain = {token.plain for token in tokens}
    for rule in _rules():
        if not all(not need.isdisjoint(there) or need & plain for need in rule.needs):
            continue
        slots = fits(rule.items, tokens)
        if slots is not None:
            return tuple(_filled(one, slots, tokens, line) for one in rule.lines)
    return ()


def _filled(template: str, slots: Slots, tokens: tuple[Token, ...], line: str) -> str:
    """A line with its slots filled; of several numbers one line each."""
    typed = {
        name: line[tokens[first].start : tokens[end - 1].end]
        for name, (first, end) in slots.items()
        if name not in {"#", "%"}
    }
    if "%" in slots:
        template = template.replace("{%}", str(tokens[slots["%"][0]].numbers[0]))
    asked = next((typed[name] for name in _QUOTED_FROM if name in typed), "")
    quoted = as_term(asked)
    numbers = tokens[slots["#"][0]].numbers if "#" in slots else ()
    if numbers:
        first = numbers[0] if len(numbers) > 1 else 1
        template = template.replace("{a}", str(first)).replace("{n}", str(numbers[-1]))
    if "{#}" not in template:
        return _with(template, typed, quoted, "")
    return "\n".join(_with(template, typed, quoted, str(number)) for number in numbers)


def _with(template: str, typed: dict[str, str], quoted: str, number: str) -> str:
    filled = template.replace("{#}", number).replace("{q}", quoted)
    filled = filled.replace("{qv}", as_term(typed.get("v", "")))
    for name, text in typed.items():
        filled = filled.replace(f"{{{name}}}", text)
    return filled
