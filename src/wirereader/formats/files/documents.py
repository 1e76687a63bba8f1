"""Documents of word processors and PDF: RTF, DOCX, ODT, PDF with a text layer, each one story.

What reads them comes with the extra `documents`: striprtf, mammoth, odfdo, pypdf.  Nothing in them
is run or loaded: one with macros, one that is encrypted and one too large are refused, and so is
XML that brings a document type.
"""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from wirereader.formats.dates import read_date
from wirereader.formats.files.document_kinds import READERS, WORD_PART
from wirereader.formats.files.pdf_columns import in_columns
from wirereader.formats.files.rtf_marks import html_of_marks, marked
from wirereader.formats.files.text_layout import paragraphs_of
from wirereader.formats.html.sanitizer import html_of_text, safe_html, title_of_html
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.story.clean import clean_text
from wirereader.story.faults import FormatFault

_NAMES = {
    "rtf": "an RTF document",
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "pdf": "a PDF document",
    "office": "an old or an encrypted office document",
}
_MOST_UNPACKED = 64 * 1024 * 1024  # bytes of all that is in a package
_MOST_PAGES = 2000
_WIDEST_SHEET = 5000  # points
_FEWEST_LINES = 4  # of a page that may have columns
_MOST_MEMBERS = 10_000
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RTF_FIELD = re.compile(r"\{\\(title|author)\s+([^{}\\]{1,300})\}")
_RTF_CREATED = re.compile(
    r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})(?:\\hr(\d{1,2}))?(?:\\min(\d{1,2}))?"
)
# It ends before another run begins, or a file of nothing but beginnings would take hours
_HIDDEN_RUN = re.compile(
    rb"<w:r(?: [^<>]*)?>\s*<w:rPr>(?:(?!</w:rPr>|<w:r[ >]).){0,4000}?"
    rb"<w:vanish(?!\s+w:val=\"(?:0|false|off)\")[^<>]*/>(?:(?!</?w:r[ >]).)*+</w:r>",
    re.DOTALL,
)
_HIDDEN_ODT = (
    "//text:hidden-text[not(@text:is-hidden='false')]|//text:section[@text:display='none']"
    "|//text:p[text:hidden-paragraph[@text:is-hidden='true']]"
)
_TITLE_STYLES = "p[style-name='Title'] => h1:fresh"
_NOTE_RETURN = re.compile(r"(?:(?<!\s)\s++)?<a href=\"#(?:foot|end)note-ref-[^\"<>]*\">↑</a>")
# A word that the end of a line cuts: letters, a hyphen, and small letters on the next line
_CUT_WORD = re.compile(r"(?<![^\W\d_]-)([^\W\d_]{2,40})[-\xad‐]\n([^\W\d_A-Z]{2,40})")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)++")
_HEADING = re.compile(r"\s*<h[12]>(.*?)</h[12]>", re.DOTALL)
_NO_TITLE = re.compile(
    r"(?i)untitled|microsoft word\b.*|.*\.(?:docx?|rtf|odt|pdf|indd|qxd)|document\d*"
)


class _Found(NamedTuple):
    """What a document says: its words as HTML, and what it says of itself."""

    html: str
    title: str | None = None
    author: str | None = None
    created: datetime | None = None
    before: str | None = None
    """The words as earlier versions read them, if these were others."""


def read_document(data: bytes, kind: str) -> ParsedFeed:
    """Return the story in a document of the kind that `document_kind` told.  Raises FormatFault."""
    if kind not in READERS:
        raise _refused(kind, "It needs a password, or has an old format.")
    if find_spec(READERS[kind]) is None:
        raise FormatFault(
            f"This is {_NAMES[kind]}.",
            "The package that reads it is not installed.",
            "pip install 'wirereader[documents]' installs it.",
        )
    try:
        found = _READ[kind](data)
    except FormatFault:
        raise
    except MemoryError:
        raise _refused(kind, "It needs too much memory.") from None
    except Exception as error:  # others' code over others' files raises what it likes
        raise _refused(kind, "It is damaged.") from error
    if not found.html:
        raise _refused(kind, "It contains no text; it may be scanned images.")
    title, content = found.title, found.html
    if heading := _HEADING.match(content):
        title, content = title_of_html(heading[1]), content[heading.end() :].lstrip()
    entry = ParsedEntry(
        title=None if title is None or _NO_TITLE.fullmatch(title) else title,
        author=found.author,
        published=found.created,
        content=content or found.html,
        known_by=found.before,
    )
    return ParsedFeed(format=kind, entries=(entry,))


def _refused(kind: str, why: str) -> FormatFault:
    return FormatFault(
        f"This is {_NAMES[kind]} that cannot be read.", why, "Save it as plain text, and open that."
    )


def _rtf(data: bytes) -> _Found:
    written = data.decode("latin-1")
    reader = import_module("striprtf.striprtf")  # it has no types
    read = reader.rtf_to_text(marked(written, reader.destinations), errors="replace")
    text = clean_text(str(read).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    head = written[:_MOST_HEAD]
    told = {name: one_line(words) for name, words in _RTF_FIELD.findall(head)}
    paragraphs = "\n\n".join(line for line in text.split("\n") if line.strip())
    created = _RTF_CREATED.search(head)
    return _Found(
        html_of_marks(paragraphs),
        told.get("title"),
        told.get("author"),
        read_date("{}-{:0>2}-{:0>2}T{:0>2}:{:0>2}".format(*created.groups("0")))
        if created
        else None,
    )


def _docx(data: bytes) -> _Found:
    import mammoth

    package = _package(data, "docx")
    if any(name.lower().endswith("vbaproject.bin") for name in package.namelist()):
        raise _refused("docx", "It contains macros.")
    no_picture = mammoth.images.img_element(lambda _: {"src": ""})
    made = mammoth.convert_to_html(
        _seen(package, data), convert_image=no_picture, style_map=_TITLE_STYLES
    )
    html = safe_html(_NOTE_RETURN.sub("", made.value))
    return _Found(html, *_properties(package, "docProps/core.xml"))


def _seen(package: zipfile.ZipFile, data: bytes) -> io.BytesIO:
    """The document without runs that are hidden, and with doubly struck ones as struck ones.

    What reads it (mammoth) knows neither.
    """
    parts = [one for one in package.namelist() if WORD_PART.fullmatch(one)]
    changed = {one: _HIDDEN_RUN.sub(b"", package.read(one)) for one in parts}
    changed = {one: xml.replace(b"w:dstrike", b"w:strike") for one, xml in changed.items()}
    if all(package.read(one) == xml for one, xml in changed.items()):
        return io.BytesIO(data)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as copy:
        for one in package.namelist():
            copy.writestr(one, changed.get(one) or package.read(one))
    return written


def _odt(data: bytes) -> _Found:
    from odfdo import Document

    from wirereader.formats.files.markdown import html_of_markdown

    package = _package(data, "odt")
    if any(name.startswith(("Basic/", "Scripts/")) for name in package.namelist()):
        raise _refused("odt", "It contains macros.")
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise _refused("odt", "It is encrypted.")
    document = Document(io.BytesIO(data))
    for hidden in document.body.get_elements(_HIDDEN_ODT):
        hidden.delete()
    written = document.to_markdown()
    return _Found(
        safe_html(html_of_markdown(clean_text(str(written)))), *_properties(package, "meta.xml")
    )


def _package(data: bytes, kind: str) -> zipfile.ZipFile:
    """Open a package, or refuse one that unpacks to more than there is room for."""
    package = zipfile.ZipFile(io.BytesIO(data))
    members = package.infolist()
    if len(members) > _MOST_MEMBERS or sum(one.file_size for one in members) > _MOST_UNPACKED:
        raise _refused(kind, f"It unpacks to more than {_MOST_UNPACKED // 1_048_576} MB.")
    for one in members:
        if one.flag_bits & 1:
            raise _refused(kind, "It is encrypted.")
        if one.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(package.read(one)):
            raise _refused(kind, "It contains a document type declaration, which is not allowed.")
    return package


def _properties(package: zipfile.ZipFile, name: str) -> tuple[str | None, str | None, Any]:
    """Title, author and day of a document, as Dublin Core has them in its properties."""
    from wirereader.formats.xml.safe_parser import tree_of
    from wirereader.formats.xml.xml_fields import line_in, local_name

    try:
        root = tree_of(package.read(name).decode("utf-8", "replace"))
    except (KeyError, FormatFault):
        return None, None, None
    told: dict[str, str | None] = {}
    for node in root.iter():
        told.setdefault(local_name(node), line_in(node))
    created = told.get("created") or told.get("creation-date") or told.get("date")
    return (
        told.get("title"),
        told.get("creator") or told.get("initial-creator"),
        read_date(created or ""),
    )


def _pdf(data: bytes) -> _Found:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        is_closed = reader.is_encrypted and not reader.decrypt("")
    except (DependencyError, NotImplementedError):  # a cipher of today wants a further package
        is_closed = True
    if is_closed:
        raise _refused("pdf", "It is encrypted.")
    if len(reader.pages) > _MOST_PAGES:
        raise _refused("pdf", f"It has {len(reader.pages)} pages and the limit is {_MOST_PAGES}.")
    read = [_words_of_page(page) for page in reader.pages]
    text = _text_of_pages([in_order for _, in_order in read])
    before = _text_of_pages([streamed for streamed, _ in read])
    told = reader.metadata
    title, author = (one_line(told.title), one_line(told.author)) if told else (None, None)
    created = told.creation_date if told else None
    return _Found(
        html_of_text(text),
        title,
        author,
        _aware(created),
        None if before == text else html_of_text(before),
    )


def _text_of_pages(pages: list[str]) -> str:
    whole = _with_whole_words([clean_text(page) for page in pages])
    return "\n\n".join(paragraphs_of(page.split("\n")) for page in whole)


def _words_of_page(page: Any) -> tuple[str, str]:
    """The words of a page as they stand in the file, and column by column where they are mixed."""
    places: list[float] = [0.0]
    streamed = str(
        page.extract_text(visitor_operand_before=lambda *told: places.append(told[-1][4])) or ""
    )
    # beyond the sheet there would be blanks without end
    if streamed.count("\n") + 1 < _FEWEST_LINES or max(map(abs, places)) > _WIDEST_SHEET:
        return streamed, streamed
    try:
        drawn = page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False)
    except Exception:  # noqa: BLE001 - fonts that it cannot measure: the words are there already
        return streamed, streamed
    return streamed, in_columns(str(drawn), streamed) or streamed


def _with_whole_words(pages: list[str]) -> list[str]:
    """Join words that the ends of lines cut; one that has its hyphen elsewhere keeps it."""
    whole = set(_HYPHENATED.findall(" ".join(pages)))

    def joined(match: re.Match[str]) -> str:
        word = f"{match[1]}-{match[2]}"
        return word if word in whole else f"{match[1]}{match[2]}"

    return [_CUT_WORD.sub(joined, page) for page in pages]


def _aware(moment: datetime | None) -> datetime | None:
    return read_date(moment.isoformat()) if moment is not None else None


_MOST_HEAD = 100_000  # code points in which an RTF document tells its title
_READ: dict[str, Callable[[bytes], _Found]] = {
    "rtf": _rtf,
    "docx": _docx,
    "odt": _odt,
    "pdf": _pdf,
}
