"""Names that only a framework or a reader of data uses; vulture is told of them here."""

from email.header import Header  # named in an annotation, as a string
from io import TextIOWrapper  # named in a cast, as a string

from wirereader.views.tui.pages.page_host import PageHost  # named in annotations, as a string

__all__ = ["Header", "PageHost", "TextIOWrapper"]
