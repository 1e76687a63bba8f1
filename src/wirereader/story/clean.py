"""Text from outside made safe to keep and to draw: the first of two gates every string passes.

The second gate is where it is drawn (`drawable`); it costs one regular expression on clean text.
Removed: escape sequences whole (ECMA-48 CSI, OSC, DCS, APC, PM, SOS), other C0 and C1 controls,
bidirectional overrides, embeddings and isolates, tag characters, zero-width space, soft hyphen,
noncharacters and lone surrogates; stacks of more than eight combining marks are cut.
"""

import re
import unicodedata

_STRING_START = "(?:\x1b[P\\]_^X]|[\x90\x9d\x9f\x9e\x98])"
_SEQUENCE = re.compile(
    # OSC and its kin end at BEL or ST; an unterminated one swallows no more than its own line
    f"{_STRING_START}[^\x07\x1b\x9c\n]{{0,4096}}(?:\x07|\x1b\\\\|\x9c)?"
    "|(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"
    "|\x1b[ -/]{0,4}[0-~]?"
)
_UNSAFE_CLASS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
_UNSAFE = re.compile(f"[{_UNSAFE_CLASS}]")
_NEEDS_CLEANING = re.compile(f"[{_UNSAFE_CLASS}\t\r\x85\u2028\u2029]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_MARK_STACK = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{8})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_BLANKS = re.compile(r"[^\S\n]+")


def clean_text(text: str) -> str:
    """Return `text` in NFC with line feeds kept and everything that could steer a terminal gone."""
    if _NEEDS_CLEANING.search(text):
        text = _SEQUENCE.sub("", text)
        text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
        text = text.replace("\x0b", "\n").replace("\x0c", "\n")
        text = _UNSAFE.sub("", text)
    return _MARK_STACK.sub(r"\1", unicodedata.normalize("NFC", text))


def clean_line(text: str, limit: int = 2000) -> str:
    """Return `text` as one clean line: white space folded, at most `limit` code points."""
    line = _BLANKS.sub(" ", clean_text(text).replace("\n", " ")).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def is_clean(text: str) -> bool:
    """Claim that `text` is what `clean_text` would return for it."""
    return not _NEEDS_CLEANING.search(text) and text == clean_text(text)


def drawable(text: str) -> str:
    """Return one line of `text` fit to be drawn: the last gate before a screen or a pipe."""
    if "\n" in text or _NEEDS_CLEANING.search(text):
        return clean_text(text).replace("\n", " ")
    return text
