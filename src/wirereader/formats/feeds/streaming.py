"""Large feeds entry by entry: each is read when it is whole, and its part of the tree goes.

A tree takes eight times the room of its text.  What has been read out of it is kept, the rest of
the feed (its title, its author) is read from what remains.
"""

import itertools

from wirereader.formats.feed_recognition import seen_in
from wirereader.formats.feeds.atom import atom_entry, is_entry
from wirereader.formats.feeds.rss import channel_of, is_item, language_in, rss_entry, site_of
from wirereader.formats.parsed import ParsedEntry
from wirereader.formats.xml.safe_parser import Node
from wirereader.formats.xml.xml_fields import ElementNames, Setting, local_name, namespace_of

_MOST_NAMES = 20
_RSS = frozenset({"rss", "rdf"})


class EntryStream:
    """Takes entries out of a tree that is being built; `language` is what the HTTP answer says."""

    def __init__(self, base: str, language: str | None) -> None:
        self._outer = Setting(base, language)
        self.restart()

    def restart(self) -> None:
        """Forget all entries: the tree turned out to be broken, and is built anew."""
        self.taken: list[ParsedEntry] = []
        self.strange: list[str] = []
        """Names of what stands in the first entry that says nothing."""
        self._shell: Node | None = None
        self._parent: Node | None = None
        self._is_atom = False
        self._setting = self._outer
        self._names = ElementNames()

    def take(self, node: Node) -> None:
        """Read `node`, which is whole now, if it is an entry of the feed and no other thing."""
        parent = node.getparent()
        if parent is None:
            return
        if parent is not self._parent and not self._enter(parent):
            return
        if self._is_atom:
            if is_entry(node, self._names):
                self._keep(node, atom_entry(node, self._setting, self._names))
        elif is_item(node, self._names):
            self._keep(node, rss_entry(node, self._setting, self._names))

    def _enter(self, parent: Node) -> bool:
        """Learn what entries inside `parent` inherit; claim that it is a place for entries."""
        root = parent.getparent()
        name = local_name(parent).lower()
        if name == "feed" and root is None:
            self._names = ElementNames(core=namespace_of(parent))
            self._setting = self._outer.inside(parent)
        elif self._is_channel(parent, root):
            setting = self._outer if root is None else self._outer.inside(root)
            for part in (parent,) if root is None or local_name(root) != "rss" else (root, parent):
                self._names.adopt(part)
            inner = language_in(parent, setting.inside(parent), self._names)
            self._setting = inner.at(site_of(parent, inner, self._names))
        elif root is None and name in _RSS:
            if name == "rss":
                self._names.adopt(parent)
            # a channel may follow: only at the end is it known whose language holds here
            self._setting = self._outer.inside(parent)
            channel = channel_of(parent)
            if channel is not parent:
                inner = self._setting.inside(channel)
                self._names.adopt(channel)
                self._setting = self._setting.at(site_of(channel, inner, self._names))
        else:
            return False
        self._parent = parent
        self._is_atom = name == "feed"
        return True

    def _is_channel(self, parent: Node, root: Node | None) -> bool:
        """Claim that `parent` is the channel of the feed: the first one right below its root."""
        if local_name(parent).lower() != "channel":
            return False
        if root is None:
            return True
        if root.getparent() is not None or local_name(root).lower() not in _RSS:
            return False
        return channel_of(root) is parent

    def _keep(self, node: Node, entry: ParsedEntry) -> None:
        self.taken.append(entry)
        if not (entry.title or entry.content or entry.summary or self.strange):
            self.strange = list(itertools.islice(seen_in(node), _MOST_NAMES))
        node.clear()
        self._drop_shell()  # not this one: the parser still has it in hand
        self._shell = node

    def _drop_shell(self) -> None:
        shell, self._shell = self._shell, None
        above = None if shell is None else shell.getparent()
        if shell is not None and above is not None:
            above.remove(shell)

    def finish(self) -> None:
        """Take the last entry's shell out of the tree, which stands now."""
        self._drop_shell()
        self._parent = None
