"""Parts of a line in lower case in the letters that were typed."""

from wirereader.story.folding import folded


def as_typed(part: str, line: str) -> str:
    """A part of the plain line in the letters that were typed: addresses tell their case."""
    if not line.isascii():
        return _with_accents(part, line)
    at = line.casefold().find(part)
    return line[at : at + len(part)] if at >= 0 else part


def _with_accents(part: str, line: str) -> str:
    """The same of a line whose letters may be others, or more, once they are plain."""
    plain, places = "", list[int]()
    for at, sign in enumerate(line):
        letters = " " if sign.isspace() and not plain.endswith(" ") else folded(sign)
        plain += letters
        places += [at] * len(letters)
    at = plain.find(part) if part else -1
    return line[places[at] : places[at + len(part) - 1] + 1] if at >= 0 else part


def as_term(text: str) -> str:
    """Words as one term of a query: in quotation marks where they have a blank and no mark."""
    return f'"{text}"' if " " in text and '"' not in text else text
