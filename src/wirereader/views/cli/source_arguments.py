"""What the verbs of the wire take on the command line."""

import argparse
from typing import NamedTuple

from wirereader.desk.accounts.account_wish import ACTIONS, KINDS
from wirereader.desk.targets import Number
from wirereader.views.cli.list_arguments import declare_fields

_MOST_AT_ONCE = 64


class WireRequest(NamedTuple):
    """What a verb of the wire is asked for, beside what every verb knows."""

    names: tuple[str, ...] = ()
    action: str | None = None
    title: str = ""
    folder: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    choice: int | None = None
    is_private_allowed: bool = False
    cache: str | None = None
    is_forced: bool = False
    is_due_only: bool = False
    at_once: int | None = None
    per_host: int | None = None
    is_progress_json: bool = False
    is_quiet: bool = False
    kind: str = ""
    user: str = ""
    password_command: str = ""
    token_command: str = ""
    is_keyring_used: bool = False


def add_arguments(parser: argparse.ArgumentParser, verb: str) -> None:
    """Declare what a verb of the wire takes."""
    {
        "add": _add_arguments,
        "remove": _which_argument,
        "sources": _sources_arguments,
        "import": _import_arguments,
        "export": _export_arguments,
        "refresh": _refresh_arguments,
        "article": _article_arguments,
        "download": _download_arguments,
        "picture": _download_arguments,
        "account": _account_arguments,
        "sync": _sync_arguments,
    }[verb](parser)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", metavar="URL|FILE|FOLDER")
    parser.add_argument("--title", default="", metavar="TITLE", help="title of the source")
    parser.add_argument("--folder", default="", metavar="A/B", help="folder of the source")
    parser.add_argument("--tag", dest="tags", action="append", default=[], metavar="TAG")
    parser.add_argument("--choose", dest="choice", type=_number, metavar="N",
                        help="which feed, if a page has several")  # fmt: skip
    _private_argument(parser)
    _progress_argument(parser)


def _article_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs=1, metavar="N|ID")
    _progress_argument(parser)


def _download_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs=1, metavar="N|ID")
    parser.add_argument("file", nargs="?", metavar="NUMBER",
                        help="number of the file, as links lists it")  # fmt: skip
    _progress_argument(parser)


def _which_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", metavar="N|ADDRESS|TITLE", help="the sources")


def _sources_arguments(parser: argparse.ArgumentParser) -> None:
    declare_fields(parser)
    parser.add_argument("action", nargs="?", choices=("pause", "resume", "set"),
                        help="set N NAME=VALUE ...: interval, user-agent, header, cookie, user, "
                        "password-command, keyring, proxy, whole-article, time-zone, title, "
                        "folder, tags")  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="N|ADDRESS|TITLE", help="the source")


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs=1, metavar="FILE")
    parser.add_argument(
        "--cache", metavar="FILE", help="newsboat's cache.db, to import what was read"
    )
    _private_argument(parser)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="?", metavar="FILE", help="default: standard output")
    parser.add_argument("--force", dest="is_forced", action="store_true", help="overwrite the file")


def _refresh_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="N|ADDRESS|TITLE", help="default: all")
    parser.add_argument("--due", dest="is_due_only", action="store_true",
                        help="only sources that are due")  # fmt: skip
    parser.add_argument(
        "--at-once", type=_number, metavar="N", help="sources fetched at the same time (8)"
    )
    parser.add_argument("--per-host", type=_number, metavar="N", help="connections per host (2)")
    parser.add_argument("--quiet", dest="is_quiet", action="store_true",
                        help="print nothing unless something failed, for cron")  # fmt: skip
    _progress_argument(parser)


def _account_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", nargs="?", choices=ACTIONS, default="list")
    parser.add_argument("names", nargs="*", metavar="URL|N|NAME",
                        help="an address to add, or an account and its arguments")  # fmt: skip
    parser.add_argument("--kind", choices=KINDS, default="",
                        help="its API; default: detected")  # fmt: skip
    parser.add_argument("--user", default="", metavar="NAME", help="user name on the server")
    parser.add_argument("--password-command", default="", metavar="COMMAND",
                        help="prints the API password on its first line")  # fmt: skip
    parser.add_argument("--token-command", default="", metavar="COMMAND",
                        help="the same for an API token")  # fmt: skip
    parser.add_argument("--keyring", dest="is_keyring_used", action="store_true",
                        help="the password is in the keyring")  # fmt: skip
    _private_argument(parser)
    _progress_argument(parser)


def _sync_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="N|NAME", help="accounts; default: all")
    _progress_argument(parser)


def _private_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--allow-private", dest="is_private_allowed", action="store_true",
                        help="allow local network addresses")  # fmt: skip


def _progress_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--progress-json", dest="is_progress_json", action="store_true",
                        help="report progress as JSON lines")  # fmt: skip


def _number(text: str) -> int:
    number = Number.read(text).number
    if not 1 <= number <= _MOST_AT_ONCE:
        raise argparse.ArgumentTypeError(f"it is a number from 1 to {_MOST_AT_ONCE}")
    return number


def wire_request(asked: argparse.Namespace) -> WireRequest:
    """What the arguments of a verb of the wire say."""
    told = {name: getattr(asked, name) for name in WireRequest._fields if hasattr(asked, name)}
    names = told.get("names") or ()
    told["names"] = (names,) if isinstance(names, str) else tuple(names)
    if file := getattr(asked, "file", None):
        told["names"] += (file,)
    told["tags"] = tuple(told.get("tags") or ())
    folder = told.get("folder") or ""
    told["folder"] = tuple(part.strip() for part in folder.split("/") if part.strip())
    return WireRequest(**told)
