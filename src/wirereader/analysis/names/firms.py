"""What around a name says that it is a firm's, though it looks like a person's or a place's."""

from wirereader.analysis.language import NameWords
from wirereader.analysis.names.name_spans import LOC, NameSpan

_NEAR = 200  # code points on either side, in its line, where a list of firms says what it lists


def is_firm(text: str, name: NameSpan, before: str, words: NameWords, *, is_known: bool) -> bool:
    """Claim that a name does what firms do, or has a country in brackets where firms deal.

    `before` is what stands right before it in its line.  A name that no table of places has, and
    that nothing puts anywhere, has its country there by what its whole list is about.
    """
    if words.firm_acts.match(text, name.end):
        return True
    if words.of_country.match(text, name.end) is None:
        return False
    if words.deals.search(before):
        return True
    if name.label != LOC or is_known or words.placed.search(before):
        return False
    line = text[max(0, name.start - _NEAR) : name.start].rsplit("\n", 1)[-1]
    line += text[name.end : name.end + _NEAR].split("\n", 1)[0]
    return words.deals.search(line) is not None
