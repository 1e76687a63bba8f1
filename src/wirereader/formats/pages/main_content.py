"""The main content of a page: the element that most of its sentences stand in, without furniture.

Found as the Readability family of programs does (Arc90, 2009): each paragraph gives points for its
length and its commas to what it stands in; words of classes, and how much of the text are links,
say what is furniture.  Each step is one pass over the elements, so large pages take linear time.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from wirereader.formats.html.elements import BLOCKS
from wirereader.formats.pages.element_names import (
    has_furniture_role,
    is_hidden,
    is_never_text,
    points_of_names,
    sounds_like_byline,
    sounds_like_furniture,
    sounds_like_sharing,
)
from wirereader.formats.pages.element_text import ElementText, measured
from wirereader.formats.xml.safe_parser import Node

_SENTENCE_END: Final = re.compile(r"[.!?\u3002\u06d4\u0964](?:\s|$)")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARAGRAPHS: Final = frozenset({"p", "td", "pre", "section", *_HEADINGS[1:]})
_POINTS: Final = {
    "div": 5,
    **dict.fromkeys(("pre", "td", "blockquote"), 3),
    **dict.fromkeys(("address", "ol", "ul", "dl", "dd", "dt", "li", "form"), -3),
    **dict.fromkeys((*_HEADINGS, "th"), -5),
}
_NAME_POINTS: Final = 25  # what a word of a class or an id weighs beside them
_LEAST: Final = 25  # characters of a paragraph that counts
_ENOUGH: Final = 500  # characters of a story; where there are fewer, fewer rules are tried
_PARAGRAPH: Final = 80  # characters from which a paragraph beside the story is believed
_LONGEST_BYLINE: Final = 100  # characters
_MOST_ABOVE: Final = 5  # elements above a paragraph that get a share of its points
_RIVALS: Final = 5  # elements with most points that are compared
_NEAR, _MANY_NEAR = 0.75, 3  # so many have so much of the best one's points: it is one part of all
_TOO_MUCH: Final = 3  # times the text of the best element: then more is the whole page
_HIDING: Final = ("hidden", "style", "aria-hidden")
_NEARLY_ALL: Final = 0.8
_LINKED: Final = 0.25  # of the text: more is a list of links
_MOST_LEVELS: Final = 4  # from a part of a story to what holds all of them
_DEEPEST, _MOST_PARTS = 100, 200  # levels and parts of a page made by hand or by a program
_MOSTLY: Final = 1.5  # times the parts: what holds them holds little else
_MANY_COMMAS: Final = 10  # a list of links has not so many
_LARGE_TABLE: Final = 10  # cells, or rows
_STORIES: Final = ("body", "html", "a", "article", "main")
_INNER: Final = frozenset({"table", "ul", "ol", "div", "section", "fieldset", "header", "dl"})
_KEPT_WHOLE: Final = frozenset({"table", "code", "pre"})


def main_content(root: Node) -> str:
    """Return the HTML of what a page is about; nothing if it has no text.  `root` is changed.

    Tried with all rules first.  Where less than a story is found, with ever fewer, and what had
    most text counts.
    """
    from lxml import etree  # type: ignore[import-untyped]

    elements = list(root.iter(etree.Element))
    best, chosen, taken = -1, [], _Look(elements, 0)
    for strictness in (3, 2, 1, 0):
        look = _Look(elements, strictness)
        found = look.chosen()
        size = sum(look.text(node).chars for node in found)
        if size > best:
            best, chosen, taken = size, found, look
        if size >= _ENOUGH:
            break
    return "".join(_written(node, taken.left_out) for node in chosen)


def shown_page(root: Node) -> str:
    """Return the HTML of a page without the text it hides, for others.  `root` is changed."""
    from lxml import etree

    look = _Look(list(root.iter(etree.Element)), 0)
    return _written(root, look.hidden)


def _written(root: Node, left_out: set[Node]) -> str:
    from lxml import etree

    for part in list(root.iter(etree.Element)):
        above = part.getparent()
        if part in left_out and part is not root and above is not None:
            after = part.tail
            part.clear()
            part.tail = after
            part.tag = "template"  # what a sanitizer drops, with its place in a sentence kept
        elif is_hidden(part):  # as long as scripts have not run
            for name in _HIDING:
                part.attrib.pop(name, None)
    return str(etree.tostring(root, encoding="unicode", method="html", with_tail=False))


class _Look:
    """One look at a page.

    `strictness` is 3 where all rules count, 2 where lists are not cleaned, 1 where words of
    classes mean nothing, 0 where the story is taken with what stands in it.
    """

    def __init__(self, elements: Sequence[Node], strictness: int) -> None:
        self._elements = elements
        self._cleans_lists = strictness > 2  # noqa: PLR2004 - named in the docstring
        self._reads_names = strictness > 1
        self._cleans = strictness > 0
        self.left_out: set[Node] = set()
        self._leave_out(is_never_text)
        self._whole = max((each.chars for each in self._texts.values()), default=0)
        not_text = set(self.left_out)
        self._leave_out(self._is_hidden)
        self.hidden = self.left_out - not_text
        self._leave_out(self._is_furniture)

    def text(self, node: Node) -> ElementText:
        """What stands in an element that is looked at."""
        return self._texts.get(node) or ElementText()

    def chosen(self) -> list[Node]:
        """The elements that hold the story, in their order."""
        points = self._points()
        best = self._best(points)
        if best is None:
            return []
        found = self._with_siblings(best, points)
        if self._cleans:
            for node in found:
                self._clean(node)
            self._texts = measured(self._elements, self.left_out)
        return found

    def _leave_out(self, claims: Callable[[Node], bool]) -> None:
        out = self.left_out
        for node in self._elements:
            if node not in out and (node.getparent() in out or claims(node)):
                out.add(node)
        self._texts = measured(self._elements, out)

    def _is_hidden(self, node: Node) -> bool:
        # what holds nearly all of the page waits for a script that shows it
        return is_hidden(node) and self.text(node).chars < self._whole * _NEARLY_ALL

    def _is_furniture(self, node: Node) -> bool:
        if node.tag in _STORIES:
            return False
        if has_furniture_role(node):
            return True
        if not self._reads_names:
            return False
        above = node.getparent()
        is_in_a_sentence = node.tag not in BLOCKS and above is not None and above.tag == "p"
        if is_in_a_sentence or not sounds_like_furniture(node):
            return False
        text = self.text(node)
        is_page = text.chars * 2 >= self._whole and text.count("h1", "main", "article")
        return not is_page and not text.count("math")

    def _points(self) -> dict[Node, float]:
        """The points of what holds paragraphs, less where more of it are links."""
        points: dict[Node, float] = {}
        for node in self._elements:
            given = self._given(node)
            if not given:
                continue
            is_paragraph = node.tag in _PARAGRAPHS or not self._has_blocks(node)
            above = node.getparent() if is_paragraph else node
            for level in range(_MOST_ABOVE):
                if above is None or above.tag == "html":
                    break
                if above not in points:
                    points[above] = _POINTS.get(above.tag, 0) + self._points_of_names(above)
                points[above] += given / (level * 3 if level > 1 else level + 1)
                above = above.getparent()
        return {node: each * (1 - self.text(node).link_share) for node, each in points.items()}

    def _given(self, node: Node) -> int:
        """The points that a paragraph gives to what it stands in."""
        text = self._texts.get(node)
        if text is None or node.tag not in BLOCKS or node.tag == "body":
            return 0
        is_whole = node.tag in {"p", "pre", "td"}
        length, commas = (text.chars, text.commas) if is_whole else (text.own, text.own_commas)
        return 2 + commas + min(length // 100, 3) if length >= _LEAST else 0

    def _points_of_names(self, node: Node) -> int:
        return _NAME_POINTS * points_of_names(node) if self._reads_names else 0

    def _has_blocks(self, node: Node) -> bool:
        return any(child.tag in BLOCKS and child not in self.left_out for child in node)

    def _best(self, points: dict[Node, float]) -> Node | None:
        """The element with most points, or what holds it and more of the story."""
        ranked = sorted(points, key=lambda node: -points[node])[:_RIVALS]
        if not ranked:
            return next((node for node in self._elements if node.tag == "body"), None)
        best = self._growing(self._holding(ranked, points), points)
        best = self._of_parts(best, points)
        for above in _above(best):
            if sum(child in self._texts for child in above) != 1:
                break
            best = above
        return best

    def _holding(self, ranked: Sequence[Node], points: dict[Node, float]) -> Node:
        """What holds several elements that have nearly as many points as the first."""
        first, *others = ranked
        near = [set(_above(node)) for node in others if points[node] >= points[first] * _NEAR]
        if len(near) < _MANY_NEAR:
            return first
        return next(
            (node for node in _above(first) if sum(node in each for each in near) >= _MANY_NEAR),
            first,
        )

    def _of_parts(self, best: Node, points: dict[Node, float]) -> Node:
        """What holds the best element and others of its name at its depth: parts of one story."""
        name, level = best.get("class"), _level(best)
        alike = [
            node
            for node in points
            if name and node.get("class") == name and node.tag == best.tag
            if self.text(node).chars > _PARAGRAPH and self.text(node).link_share < _LINKED
        ]
        if level > _DEEPEST or not 1 < len(alike) <= _MOST_PARTS:
            return best
        alike = [node for node in alike if _level(node) == level]
        held = sum(self.text(node).chars for node in alike)
        others = [set(_above(node)) for node in alike]
        for above in itertools.islice(_above(best), _MOST_LEVELS):
            if all(above in each for each in others):
                return above if self.text(above).chars < held * _MOSTLY else best
        return best

    def _growing(self, best: Node, points: dict[Node, float]) -> Node:
        """What holds the best element and has more points than what is between, if not the page."""
        last = points.get(best, 0.0)
        least = last / 3
        held = self.text(best).chars
        for above in _above(best):
            if above not in points:
                continue
            if points[above] < least:
                break
            if points[above] > last:
                is_page = held >= _ENOUGH and self.text(above).chars >= held * _TOO_MUCH
                return best if is_page else above
            last = points[above]
        return best

    def _with_siblings(self, best: Node, points: dict[Node, float]) -> list[Node]:
        """The best element, and what beside it belongs to the same story."""
        above = best.getparent()
        if above is None or best.tag == "body":
            return [best]
        own = points.get(best, 0.0)
        found = []
        for node in above:
            is_alike = bool(node.get("class")) and node.get("class") == best.get("class")
            bonus = own * 0.2 if is_alike else 0.0
            if node is best or (
                node in self._texts
                and (
                    points.get(node, 0.0) + bonus >= max(10.0, own * 0.2)
                    or self._is_paragraph_of_story(node, is_alike=is_alike)
                )
            ):
                found.append(node)
        return found

    def _is_paragraph_of_story(self, node: Node, *, is_alike: bool) -> bool:
        is_bare = node.tag == "div" and not self._has_blocks(node)
        if node.tag != "p" and not is_bare and not (is_alike and node.tag in BLOCKS):
            return False
        text = self.text(node)
        if text.chars > _PARAGRAPH:
            return text.link_share < _LINKED
        return bool(
            text.chars and not text.linked and _SENTENCE_END.search("".join(node.itertext()))
        )

    def _clean(self, root: Node) -> None:
        """Leave out the furniture that stands within the story."""
        from lxml import etree

        is_only_headline = self.text(root).count("h1") == 1
        kept: set[Node] = set()
        for node in root.iter(etree.Element):
            above = node.getparent()
            if node is root or node in self.left_out:
                continue
            if above in self.left_out:
                self.left_out.add(node)
            elif above in kept or (above is not None and above.tag in _KEPT_WHOLE):
                kept.add(node)
            elif (node.tag == "h1" and is_only_headline) or self._is_inner_furniture(node):
                self.left_out.add(node)

    def _is_inner_furniture(self, node: Node) -> bool:
        text = self.text(node)
        if node.tag in {"footer", "aside", "form"}:
            return True
        if text.chars < _ENOUGH and sounds_like_sharing(node):
            return True
        if 0 < text.chars < _LONGEST_BYLINE and sounds_like_byline(node):
            return True
        points = self._points_of_names(node)
        if node.tag in {"h1", "h2"}:
            return points < 0
        if not self._cleans_lists or node.tag not in _INNER:
            return False
        if node.tag == "table" and _is_data(node, text):
            return False
        return points < 0 or (text.commas < _MANY_COMMAS and _is_list_of_links(node, text, points))


def _level(node: Node) -> int:
    """How many elements an element stands in, counted to more than a story has."""
    return sum(1 for _ in itertools.islice(_above(node), _DEEPEST + 1))


def _above(node: Node) -> Iterator[Node]:
    """What an element stands in, from the inside out, without the page itself."""
    above = node.getparent()
    while above is not None and above.tag not in {"body", "html"}:
        yield above
        above = above.getparent()


def _is_list_of_links(node: Node, text: ElementText, points: int) -> bool:
    """Claim that an element with few commas has more pictures, fields or links than words."""
    paragraphs, pictures, above = text.count("p"), text.count("img"), node.getparent()
    is_list = node.tag in {"ul", "ol"} or text.listed > text.chars * 0.9
    if text.count("input") > paragraphs // 3:
        return True
    if points >= _NAME_POINTS:
        is_linked = text.link_share > 0.5  # noqa: PLR2004 - half
    else:
        is_linked = text.link_share > (0.9 if is_list else 0.2)
    if is_linked or (above is not None and above.tag == "figure"):
        return is_linked
    return (pictures > 1 and paragraphs * 2 < pictures) or (
        not is_list and text.chars < _LEAST and pictures != 1
    )


def _is_data(table: Node, text: ElementText) -> bool:
    """Claim that a table tells figures, not where parts of the page stand."""
    if table.get("role") == "presentation":
        return False
    if table.get("summary") or text.count("caption", "th", "thead", "tfoot", "col"):
        return True
    rows, cells = text.count("tr"), text.count("td")
    if text.count("table") or rows <= 1 or cells <= rows:
        return False
    return rows >= _LARGE_TABLE or cells > _LARGE_TABLE
