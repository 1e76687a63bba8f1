"""Names that only a framework or a reader of data uses; vulture is told of them here."""

from io import TextIOWrapper  # named in a cast, as a string

from wirereader.views.tui.pages.page_host import PageHost  # named in annotations, as a string

__all__ = ["PageHost", "TextIOWrapper"]
