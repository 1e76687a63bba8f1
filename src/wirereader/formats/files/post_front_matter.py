"""Front matter of posts, of Hugo and Jekyll, and whether a file is Markdown at all.

A file is Markdown by its name, or by front matter that only such files have; a .txt never is.
"""

import json
import re
from pathlib import PurePath
from typing import Any

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_NEVER = frozenset({".txt", ".text"})
_LONGEST_HEAD = 65_536
_HEAD = re.compile(
    r"\A\ufeff?\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?)^(?:(?P=fence)|\.\.\.)[ \t]*$\n?",
    re.DOTALL | re.MULTILINE,
)
_JSON_HEAD = re.compile(r"\A\ufeff?\s*(?=\{\s*\"\w)")
_KEY = re.compile(r"([A-Za-z][\w-]{0,40})[ ]*:(?:[ ]+(.*))?")
_ITEM = re.compile(r"[ ]*-[ ]+(.*)")
_BLOCK = re.compile(r"[>|][+-]?\d?")  # a value that stands on the lines below
_STRING = re.compile(r"(\"(?:[^\"\\]|\\.)*\")\s*(?:#.*)?$")
_COMMENT = re.compile(r"\s#.*")
_NAMED = re.compile(r"[A-Za-z][\w-]{0,40}:[ ]+(.*)")
# Keys that posts have and story files of ours have not
_POST_KEYS = frozenset(
    {"layout", "tags", "categories", "category", "draft", "permalink", "authors"}
)

Head = dict[str, Any]
"""Values by key in lower case: words, lists of words, and what TOML has beside."""


def is_markdown(name: str, data: bytes) -> bool:
    """Claim that a file of this name, which begins with `data`, is Markdown."""
    suffix = PurePath(name).suffix.lower()
    if suffix in SUFFIXES:
        return True
    if suffix in _NEVER or data[:3] not in {b"---", b"+++"}:
        return False
    head, _ = parted_head(data[:_LONGEST_HEAD].decode("utf-8", "replace").replace("\r\n", "\n"))
    return not _POST_KEYS.isdisjoint(head) or (bool(head) and data.startswith(b"+++"))


def parted_head(text: str) -> tuple[Head, str]:
    """Part front matter, of YAML or of TOML, from the text below it."""
    match = _HEAD.match(text[:_LONGEST_HEAD])
    if match is None:
        return _parted_json(text)
    read = _toml if match["fence"] == "+++" else _yaml
    head = read(match["inside"])
    return (head, text[match.end() :]) if head else ({}, text)


def _parted_json(text: str) -> tuple[Head, str]:
    """Part front matter of JSON, as Hugo has it, from the text below it."""
    start = _JSON_HEAD.match(text)
    if start is None:
        return {}, text
    try:
        head, end = json.JSONDecoder().raw_decode(text[: start.end() + _LONGEST_HEAD], start.end())
    except (ValueError, RecursionError):
        return {}, text
    return {str(key).lower(): value for key, value in head.items()}, text[end:]


def _toml(inside: str) -> Head:
    import tomllib

    try:
        return {key.lower(): value for key, value in tomllib.loads(inside).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _yaml(inside: str) -> Head:
    """Read the little of YAML that front matter uses: words, and lists of words, by key."""
    head: Head = {}
    key = ""
    for line in inside.split("\n"):
        match = _KEY.fullmatch(line.rstrip())
        item = _ITEM.fullmatch(line.rstrip())
        if match:
            key = match[1].lower()
            head.setdefault(key, _value(match[2] or ""))
        elif item and key:
            held = head[key]
            named = _NAMED.fullmatch(item[1])  # of a map only the first value: "- name: Ann Bell"
            head[key] = [
                *(held if isinstance(held, list) else filter(None, [held])),
                _word(named[1] if named else item[1]),
            ]
        elif line.startswith(" ") and key and isinstance(head[key], str):
            head[key] = f"{head[key]} {_word(line)}".strip()
    return head


def _value(written: str) -> str | list[str]:
    written = written.strip()
    if _BLOCK.fullmatch(_COMMENT.sub("", written)):
        return ""
    if written.startswith("["):
        written = _COMMENT.sub("", written).strip()
    if written.startswith("[") and written.endswith("]"):
        return [_word(part) for part in written[1:-1].split(",") if part.strip()]
    return _word(written)


def _word(written: str) -> str:
    """A scalar: with its escapes between double quotes, without its comment between none."""
    written = written.strip()
    if written[:1] == '"' and (end := _end_of_string(written)):
        try:
            return str(json.loads(written[:end], strict=False))
        except ValueError:  # an escape that YAML has and JSON has not
            return written[1 : end - 1]
    if len(written) > 1 and written[0] == written[-1] == "'":
        return written[1:-1].replace("''", "'")
    return _COMMENT.sub("", written).strip() if not written.startswith("#") else ""


def _end_of_string(written: str) -> int:
    """Where a string between double quotes ends, if nothing but a comment is behind it; else 0."""
    match = _STRING.match(written)
    return match.end(1) if match else 0
