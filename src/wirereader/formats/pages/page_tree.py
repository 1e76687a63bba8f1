"""A web page as a tree, however broken it is."""

from wirereader.formats.xml.safe_parser import Node


def page_tree(text: str) -> Node | None:
    """The tree of a page, without comments; None where there is nothing to make one of."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root: Node | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root
