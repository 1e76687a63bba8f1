"""Text from outside made safe to keep and to draw: the first of two gates every string passes.

The second gate is where it is drawn (`drawable`); it costs one regular expression on clean text.
Removed: escape sequences whole (ECMA-48 CSI, OSC, DCS, APC, PM, SOS) and what is left of colours
without their ESC ("[31m" where "[0m" ends it), other C0 and C1 controls,
bidirectional overrides, embeddings and isolates, tag characters, zero-width space, soft hyphen,
noncharacters and lone surrogates; stacks of more than eight combining marks are cut.
"""

import re
import unicodedata

from wirereader.late_import import late_pattern

_STRING_START = "(?:\x1b[P\\]_^X]|[\x90\x9d\x9f\x9e\x98])"
_SEQUENCE = late_pattern(
    # OSC and its kin end at BEL or ST; an unterminated one swallows no more than its own line
    f"{_STRING_START}[^\x07\x1b\x9c\n]{{0,4096}}(?:\x07|\x1b\\\\|\x9c)?"
    "|(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"
    "|\x1b[ -/]{0,4}[0-~]?"
)
# A sequence whose ESC somebody took out before us; only where one of them ends the colours
_REMNANT = late_pattern(r"\[(?:[0-9]{1,3}(?:;[0-9]{1,3}){0,8})?m")
_COLOUR = late_pattern(r"\[[0-9]{1,3}(?:;[0-9]{1,3}){0,8}m")
_UNSAFE_CLASS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
_UNSAFE = late_pattern(f"[{_UNSAFE_CLASS}]")
_NEEDS_CLEANING = re.compile(f"[{_UNSAFE_CLASS}\t\r\x85\u2028\u2029]")
# The same of ASCII: one pass over bytes takes a tenth of the time
_STEERING = bytes((*range(0x0A), *range(0x0B, 0x20), 0x7F))
_LINE_ENDS = late_pattern("\r\n?|[\x85\u2028\u2029]")
_MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_TALLEST_STACK = 8
_MARK_STACK = late_pattern(f"({_MARKS}{{8}}){_MARKS}+")
# Putting a long run of marks in order costs the square of its length: it is cut before
_LONG_RUN = late_pattern(
    "[\u0300-\u1fff\u20d0-\u20ff\u2ce0-\u2dff\u3020-\u309f\ua660-\uabff\ufb1e\ufe20-\ufe2f"
    "\U00010000-\U0010ffff]{32,}"
)
_BLANKS = late_pattern(r"[^\S\n]+")
# JSON itself escapes no DEL, no C1 control, nothing that turns or hides text
_STEERS_IN_JSON = late_pattern(f"[{_UNSAFE_CLASS}\x85\u2028\u2029]")


def clean_text(text: str) -> str:
    """Return `text` in NFC with line feeds kept and everything that could steer a terminal gone."""
    if not _needs_cleaning(text):
        if text.isascii() and not has_remnants(text):
            return text
    else:
        text = _SEQUENCE.sub("", text)
        text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
        text = text.replace("\x0b", "\n").replace("\x0c", "\n")
        text = _UNSAFE.sub("", text)
    if has_remnants(text):  # after the sequences: their own ESC would be left alone
        text = _REMNANT.sub("", text)
        text = _REMNANT.sub(" ", text)  # a blank, so that what is left makes no third
    text = unicodedata.normalize("NFC", _LONG_RUN.sub(_thinned, text))
    while _MARK_STACK.search(text):  # a cut may leave marks that compose, and once more stack up
        text = unicodedata.normalize("NFC", _MARK_STACK.sub(r"\1", text))
    return text


def _needs_cleaning(text: str) -> bool:
    if text.isascii():
        raw = text.encode()
        return len(raw.translate(None, _STEERING)) != len(raw)
    return _NEEDS_CLEANING.search(text) is not None


def has_remnants(text: str) -> bool:
    """Claim that there are colours in `text` without their ESC, and an end of them ("[0m")."""
    if "[" not in text:  # as in nearly all: one sign is found far faster than three
        return False
    return ("[0m" in text or "[m" in text) and _COLOUR.search(text) is not None


def _thinned(run: re.Match[str]) -> str:
    if not any(map(unicodedata.combining, run[0])):
        return run[0]
    kept, stack = [], 0
    for character in run[0]:
        stack = stack + 1 if unicodedata.combining(character) else 0
        if stack <= _TALLEST_STACK:
            kept.append(character)
    return "".join(kept)


def clean_line(text: str, limit: int = 2000) -> str:
    """Return `text` as one clean line: white space folded, at most `limit` code points."""
    line = _BLANKS.sub(" ", clean_text(text).replace("\n", " ")).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def is_clean(text: str) -> bool:
    """Claim that `text` is what `clean_text` would return for it."""
    return not _needs_cleaning(text) and text == clean_text(text)


def unsteering_json(text: str) -> str:
    """Return a JSON text that says the same, in which nothing steers a terminal or parts a line.

    What does is escaped in it; other scripts are not.
    """
    if text.isascii() and "\x7f" not in text:
        return text
    return _STEERS_IN_JSON.sub(_json_escape, text)


def _json_escape(sign: re.Match[str]) -> str:
    data = sign[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at : at + 2].hex()}" for at in range(0, len(data), 2))


def drawable(text: str) -> str:
    """Return one line of `text` fit to be drawn: the last gate before a screen or a pipe."""
    if "\n" in text or _needs_cleaning(text):
        return clean_text(text).replace("\n", " ")
    return text
