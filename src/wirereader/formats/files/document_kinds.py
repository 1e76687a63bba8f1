"""Which files are documents of word processors or PDF, and whether what reads them is there.

Told by their first bytes, without what reads them: every file that somebody opens is asked.
"""

import io
import re
import zipfile
from importlib.util import find_spec

READERS = {"rtf": "striprtf", "docx": "mammoth", "odt": "odfdo", "pdf": "pypdf"}
"""The library that reads each kind; all come with the extra `documents`."""
WORD_PART = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
"""A part of a Word document that has words."""
_BLANKS = 64  # bytes of a mark and white space that may stand first
_OLE = b"\xd0\xcf\x11\xe0"


def document_kind(data: bytes) -> str | None:
    """Tell which document `data` is ("pdf"), or None when it is none that could be read."""
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data[:_BLANKS].lstrip(b"\xef\xbb\xbf\x00\t\r\n ").startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(_OLE):
        return "office"
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if any(WORD_PART.fullmatch(name) and "document" in name for name in names):
        return "docx"
    return "odt" if "content.xml" in names and "mimetype" in names else None


def can_read(suffix: str) -> bool:
    """Claim that the library for documents of this suffix is there."""
    reader = READERS.get(suffix.lstrip("."))
    return reader is not None and find_spec(reader) is not None
