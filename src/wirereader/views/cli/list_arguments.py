"""What `wirereader list` and the verbs of views take: filters and an order."""

import argparse

from wirereader.desk.targets import SORTS, ListFilters

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
