"""The tables of a story's links and of the files that come with it."""

from collections.abc import Sequence

from wirereader.desk.phrases import size_in_words
from wirereader.desk.session import PageKind
from wirereader.desk.story_files.story_links import file_name, link_line
from wirereader.desk.tables.table_shown import Cell, Column, TableRow, TableShown, Tone
from wirereader.desk.targets import Ask, LinkNumber
from wirereader.story.clean import clean_line
from wirereader.story.links import LONGEST_WORDS, LinkLine, host_of

_LONGEST_ADDRESS = 2000
_KEYS = "{copy-row} copy address  {sort-table} sort  {narrow} filter  {back} back"


def link_table(lines: Sequence[LinkLine]) -> TableShown:
    """Links and files in the order of the story; Enter opens a link, or fetches a file."""
    return TableShown(
        PageKind.LINKS,
        "Links",
        (
            Column("NUMBER", is_number=True, is_right=True),
            Column("LINK"),
            Column("LEADS TO"),
            Column("PARAGRAPH", is_number=True, is_right=True),
        ),
        tuple(map(_link_row, lines)),
        tuple(map(link_line, lines)),
        Ask("links"),
        str(len(lines)),
        f"{{choose}} open  {_KEYS}",
        "link",
    )


def _link_row(line: LinkLine) -> TableRow:
    file, number = line.enclosure, LinkNumber(line.number)
    words = line.words or "no text"
    cells = (
        Cell(str(line.number), Tone.MUTED, line.number),
        Cell(words if file is None else f"File {file_name(file)}".rstrip(), Tone.STRONG),
        Cell(host_of(line.address) or clean_line(line.address, LONGEST_WORDS)),
        Cell("" if line.paragraph is None else str(line.paragraph), Tone.MUTED, line.paragraph),
    )
    address = clean_line(line.address, _LONGEST_ADDRESS)
    does = Ask("browse" if file is None else "download", number)
    return TableRow(line.address, cells, {"choose": does}, (words, address), address)


def file_table(lines: Sequence[LinkLine]) -> TableShown:
    """The files that come with a story; Enter fetches one."""
    return TableShown(
        PageKind.DOWNLOADS,
        "Files of this story",
        (
            Column("NUMBER", is_number=True, is_right=True),
            Column("FILE"),
            Column("KIND"),
            Column("SIZE", is_number=True, is_right=True),
            Column("FROM"),
        ),
        tuple(map(_file_row, lines)),
        tuple(map(link_line, lines)),
        Ask("enclosures"),
        str(len(lines)),
        f"{{choose}} download  {_KEYS}",
        "file",
    )


def _file_row(line: LinkLine) -> TableRow:
    file = line.enclosure
    size = (file.length or 0) if file is not None else 0
    cells = (
        Cell(str(line.number), Tone.MUTED, line.number),
        Cell(file_name(file) or "file" if file is not None else line.words, Tone.STRONG),
        Cell(clean_line(file.type or "", LONGEST_WORDS) if file is not None else ""),
        Cell(size_in_words(size) if size > 0 else "", Tone.COUNT, size),
        Cell(host_of(line.address), Tone.MUTED),
    )
    address = clean_line(line.address, _LONGEST_ADDRESS)
    does = {"choose": Ask("download", LinkNumber(line.number))}
    return TableRow(line.address, cells, does, (address,), address)
