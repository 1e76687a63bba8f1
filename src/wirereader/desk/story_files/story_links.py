"""The links of a story and its files in words, and which one a number means."""

import re
from collections.abc import Sequence

from wirereader.desk.phrases import size_in_words
from wirereader.desk.targets import LinkNumber
from wirereader.story.clean import clean_line
from wirereader.story.links import LONGEST_WORDS, LinkLine, host_of, links_of, parted
from wirereader.story.story import Enclosure, Story


def link_line(line: LinkLine) -> str:
    """A link as a line: number, words, where it leads unless the words say so, paragraph."""
    if line.enclosure is not None:
        return f"{line.number}. {_file_line(line.enclosure)}"
    host = host_of(line.address)
    words = line.words or "No link text"
    if host and not _names_host(words, host):
        words = f"{words}, {host}"
    elif not host:
        words = f"{words}, {clean_line(line.address, LONGEST_WORDS)}"
    where = "" if line.paragraph is None else f", paragraph {line.paragraph}"
    return f"{line.number}. {words}{where}."


def _names_host(words: str, host: str) -> bool:
    """Claim that the words are the address they lead to, or its server, and nothing else."""
    shown = re.sub(r"(?i)\A(?:https?://)?(?:www\.)?", "", words.strip())
    return re.split(r"[/?#]", shown, maxsplit=1)[0].casefold() == host.removeprefix("www.")


def what_it_is(line: LinkLine) -> str:
    """A file or a link in a few words: "one.mp3, 5.4 MB", "link 3, at example.org"."""
    if line.enclosure is None:
        return f"link {line.number}, at {host_of(line.address)}"
    size = line.enclosure.length or 0
    name = file_name(line.enclosure) or f"a file, at {host_of(line.address)}"
    return f"{name}, {size_in_words(size)}" if size > 0 else name


def file_name(file: Enclosure) -> str:
    """What a file is called by its address, "" where that tells nothing."""
    return clean_line(parted(file.url)[1].rstrip("/").rsplit("/", 1)[-1], LONGEST_WORDS)


def _file_line(file: Enclosure) -> str:
    name = file_name(file)
    parts = [f"File {name}" if name else "File"]
    if file.type:
        parts.append(clean_line(file.type, LONGEST_WORDS))
    if file.length is not None and file.length > 0:
        parts.append(size_in_words(file.length))
    if host := host_of(file.url):
        parts.append(host)
    return f"{', '.join(parts)}."


def link_numbered(lines: Sequence[LinkLine], number: LinkNumber) -> LinkLine | str:
    """The link of a number, or a sentence that says why there is none."""
    if not 1 <= number.number <= len(lines):
        return f"No link {number.number}. This story has {len(lines)}."
    return lines[number.number - 1]


def wanted_file(story: Story, number: LinkNumber | None) -> LinkLine | str:
    """What a number of `links` leads to, the only file without one; or why it is nothing."""
    lines = links_of(story)
    if number is None:
        files = [line for line in lines if line.enclosure is not None]
        if not files:
            return "No files are attached to this story. links lists what it leads to."
        if len(files) > 1:
            first = f"download {files[0].number} downloads one"
            return f"{len(files)} files. enclosures lists them, {first}."
        return files[0]
    return link_numbered(lines, number)
