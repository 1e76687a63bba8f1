"""How much text stands in each element of a page, and of which kind: measured in one pass."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from wirereader.formats.html.elements import BLOCKS
from wirereader.formats.xml.safe_parser import Node

_COMMAS: Final = re.compile("[,\u060c\u2e32\u2e34\u2e41\u3001\ufe10\ufe11\ufe50\uff0c]")
_SPACES: Final = re.compile(r"\s+")
_HERE: Final = 0.3  # what a link within the page weighs: notes of an article have many
_NAMES: Final = """
    article caption col dl h1 h2 h3 h4 h5 h6 img input li main math p table td tfoot th thead tr
"""
_COUNTED: Final = frozenset(_NAMES.split())


@dataclass(slots=True)
class ElementText:
    """What stands in an element; lengths are in characters, runs of white space count as one.

    `own` is what stands in it outside blocks within it, `linked` what are links, `listed` what
    stands in lists; `counts` says how many elements of some names there are within.
    """

    own: int = 0
    own_commas: int = 0
    chars: int = 0
    commas: int = 0
    linked: float = 0.0
    listed: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def link_share(self) -> float:
        """Which part of the text are links."""
        return self.linked / self.chars if self.chars else 0.0

    def count(self, *names: str) -> int:
        """How many elements of these names there are within."""
        return sum(self.counts.get(name, 0) for name in names)

    def add(self, name: str, inner: "ElementText") -> None:
        """Add what stands in a child of this name."""
        self.chars += inner.chars
        self.commas += inner.commas
        self.linked += inner.linked
        self.listed += inner.chars if name in {"ul", "ol"} else inner.listed
        for each, count in inner.counts.items():
            self.counts[each] = self.counts.get(each, 0) + count
        if name in _COUNTED:
            self.counts[name] = self.counts.get(name, 0) + 1
        if name not in BLOCKS:
            self.own += inner.own
            self.own_commas += inner.own_commas

    def add_words(self, text: str | None) -> None:
        """Add text of the element itself."""
        if text and (length := len(_SPACES.sub(" ", text).strip())):
            commas = len(_COMMAS.findall(text))
            self.own += length
            self.own_commas += commas
            self.chars += length
            self.commas += commas


def measured(elements: Sequence[Node], left_out: Collection[Node]) -> dict[Node, ElementText]:
    """What stands in each of `elements`, which are all of a tree in its order.

    What is in `left_out` counts for nothing; whoever leaves out an element leaves out all in it.
    """
    found: dict[Node, ElementText] = {}
    for node in reversed(elements):  # so that what is within comes first
        if node in left_out:
            continue
        text = found[node] = ElementText()
        text.add_words(node.text)
        for child in node:
            if child in found:
                text.add(child.tag, found[child])
            text.add_words(child.tail)
        if node.tag == "a":
            text.linked = text.chars * (_HERE if (node.get("href") or "")[:1] == "#" else 1.0)
            text.commas = text.own_commas = 0  # those of headlines
    return found
