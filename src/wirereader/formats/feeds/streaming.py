"""Large feeds entry by entry: each is read when it is whole, and its part of the tree goes.

A tree takes eight times the room of its text.  What has been read out of it is kept, the rest of
the feed (its title, its author) is read from what remains.
"""

from wirereader.formats.feeds.atom import atom_entry
from wirereader.formats.feeds.rss import language_in, rss_entry
from wirereader.formats.parsed import ParsedEntry
from wirereader.formats.xml.safe_parser import Node
from wirereader.formats.xml.xml_fields import Names, Setting, local_name, namespace_of

_RSS = frozenset({"rss", "rdf"})


class EntryStream:
    """Takes entries out of a tree that is being built; `language` is what the HTTP answer says."""

    def __init__(self, base: str, language: str | None) -> None:
        self._outer = Setting(base, language)
        self.restart()

    def restart(self) -> None:
        """Forget all entries: the tree turned out to be broken, and is built anew."""
        self.taken: list[ParsedEntry] = []
        self._shell: Node | None = None
        self._parent: Node | None = None
        self._is_atom = False
        self._setting = self._outer
        self._names = Names()

    def take(self, node: Node) -> None:
        """Read `node`, which is whole now, if it is an entry of the feed and no other thing."""
        parent = node.getparent()
        if parent is None:
            return
        if parent is not self._parent and not self._enter(parent):
            return
        name = self._names(node.tag)
        if self._is_atom:
            if name.removeprefix("atom:") == "entry":
                self._keep(node, atom_entry(node, self._setting, self._names))
        elif name == "item":
            self._keep(node, rss_entry(node, self._setting, self._names))

    def _enter(self, parent: Node) -> bool:
        """Learn what entries inside `parent` inherit; claim that it is a place for entries."""
        root = parent.getparent()
        name = local_name(parent).lower()
        if name == "feed" and root is None:
            self._names = Names(core=namespace_of(parent))
            self._setting = self._outer.inside(parent)
        elif self._is_channel(parent, root):
            setting = self._outer if root is None else self._outer.inside(root)
            self._setting = language_in(parent, setting.inside(parent), self._names)
        elif root is None and name in _RSS:
            # a channel may follow: only at the end is it known whose language holds here
            self._setting = self._outer.inside(parent)
        else:
            return False
        self._parent = parent
        self._is_atom = name == "feed"
        return True

    def _is_channel(self, parent: Node, root: Node | None) -> bool:
        """Claim that `parent` is the channel of the feed: the first one right below its root."""
        if self._names(parent.tag) != "channel":
            return False
        if root is None:
            return True
        if root.getparent() is not None or local_name(root).lower() not in _RSS:
            return False
        return next(node for node in root if self._names(node.tag) == "channel") is parent

    def _keep(self, node: Node, entry: ParsedEntry) -> None:
        self.taken.append(entry)
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
