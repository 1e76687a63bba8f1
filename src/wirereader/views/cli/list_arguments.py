"""What `wirereader list` and the verbs of views take: filters and an order."""

import argparse

from wirereader.desk.targets import SORTS, ListFilters, Number

VIEW_VERBS = {
    "unread": "List unread stories.",
    "today": "List the stories of today.",
    "starred": "List starred stories.",
    "breaking": "List breaking stories.",
    "changed": "List stories that changed since you read them.",
}
"""Verbs that list one view, and what they are for."""
_FLAGS = {
    "unread": "only unread stories",
    "starred": "only starred stories",
    "changed": "only stories that changed since you read them",
    "today": "only the stories of today",
}


def declare_filters(parser: argparse.ArgumentParser) -> None:
    """Declare the filters of a list, and its order."""
    for name, told in _FLAGS.items():
        parser.add_argument(f"--{name}", action="store_true", help=told)
    parser.add_argument("--folder", metavar="FOLDER", help="only the sources of this folder")
    parser.add_argument("--source", metavar="SOURCE", help="only this source")
    parser.add_argument("--tag", metavar="TAG", help="only stories with this tag")
    parser.add_argument("--sort", choices=SORTS, help="order; default: newest")


def declare_rows(parser: argparse.ArgumentParser, *, has_list: bool) -> None:
    """Declare what is printed of rows; `has_list`: they are a list of stories."""
    parser.add_argument("--limit", type=positive, metavar="N", help="maximum number; default: all")
    if has_list:
        parser.add_argument("--jsonl", action="store_true", help="print JSON, a story on each line")
        parser.add_argument("--offset", type=_from_nothing, metavar="N", default=0,
                            help="leave the first N out")  # fmt: skip
        parser.add_argument("--format", choices=("lines", "tsv", "csv"), default="lines",
                            help="lines, or values separated by tabs or commas")  # fmt: skip
        parser.add_argument("-q", "--quiet", action="store_true",
                            help="without the line above the list")  # fmt: skip
    parser.add_argument("--count", action="store_true", help="only how many there are")
    declare_fields(parser)


def declare_fields(parser: argparse.ArgumentParser) -> None:
    """Declare the option for single values."""
    parser.add_argument("--fields", metavar="NAMES", default="",
                        help="only these values: headline,link, or '{n}. {headline}'")  # fmt: skip


def positive(text: str) -> int:
    """A number of an option that is at least 1.  Raises argparse.ArgumentTypeError."""
    return within(text, 1, 1_000_000_000)


def _from_nothing(text: str) -> int:
    return within(text, 0, 1_000_000_000)


def within(text: str, least: int, most: int) -> int:
    """A number of an option.  Raises argparse.ArgumentTypeError for what is not from LEAST on."""
    number = Number.read(text).number
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"it is a number from {least} to {most}")
    return number


def filters_of(verb: str, asked: argparse.Namespace) -> ListFilters:
    """What a verb lists."""
    views = tuple(name for name in _FLAGS if getattr(asked, name, False))
    return ListFilters(
        views=tuple(dict.fromkeys((verb, *views) if verb in VIEW_VERBS else views)),
        folder=getattr(asked, "folder", None),
        source=getattr(asked, "source", None),
        tag=getattr(asked, "tag", None),
        sort=getattr(asked, "sort", None),
    )
