"""Templates of other programs as lines of fields: git's `%s`, jq's `.[].link`, Go's `{{.title}}`.

Only what names fields is read; what computes is left to be refused.
"""

from typing import Final

from wirereader import late_re as re

_PERCENT: Final = {
    **dict.fromkeys(("t", "s", "B", "f"), "headline"),
    **dict.fromkeys(("a", "an", "aN", "cn"), "byline"),
    **dict.fromkeys(
        ("d", "D", "ad", "ai", "aI", "as", "cd", "ci", "cI", "cs", "ar", "cr", "at", "ct"),
        "published",
    ),
    **dict.fromkeys(("u", "l", "L"), "link"),
    **dict.fromkeys(("T", "S"), "source"),
    **dict.fromkeys(("h", "H"), "id"),
    "i": "n",
}
"""What stands after % in git and newsboat, and our field."""
_SIGNS: Final = {"n": "\\n", "%": "%", "x09": "\\t"}
_PLACE: Final = re.compile(
    r"%(?P<wide>[-<>(|]?\d+\)?)?"
    r"(?:\((?P<named>[a-z_]+)\)[-.\d]*s?|\{(?P<braced>[a-z_]+)\}|(?P<letters>x09|[ac][NntdiIsr]|[a-zA-Z%]))"
    r"|\{\{ *\.?(?P<go>\w+) *\}\}|\{\{ *\"(?P<sign>\\n|\\t)\" *\}\}"
)
_PREFIX: Final = re.compile(r"\A(?:t?format|pretty):")
_JQ_FIELD: Final = r"(?:\.\[?|\[)\"?(\w+)\"?\]?"
_JQ_EACH: Final = re.compile(r"(?s)\A\.?\w*\[\](?: *\| *)?(.*)\Z")
_JQ_LINE: Final = re.compile(r"(?s)\A\"(.*)\"\Z")
_JQ_MADE: Final = re.compile(r"\\\( *\.(\w+) *\)")
_JQ_ROW: Final = re.compile(r"\A\[(.+)\] *\| *(?:@tsv|join\(\"((?:\\t|[ ,;:/|-])+)\"\))\Z")
_JQ_LISTED: Final = re.compile(rf"\A{_JQ_FIELD}(?: *, *{_JQ_FIELD})*\Z")
_GO: Final = re.compile(r"(?s)\A\{\{ *range *\.?\w* *\}\}(.*)\{\{ *end *\}\}\Z")
_PATHS: Final = re.compile(r"\{?(?:range )?\.(?:items)?\[\*\]\}?\.(\w+)\}?|\{\.\.(\w+)\}")
_COLUMNS: Final = re.compile(r"\Acustom-columns=(.+)\Z")


def from_template(text: str) -> str:
    """A line of fields in braces for a template of git's, newsboat's, gh's or Python's; "" else."""
    if columns := _COLUMNS.match(text):
        return ",".join(part.rpartition(":")[2].lstrip(".") for part in columns[1].split(","))
    text = _PREFIX.sub("", text)
    text = whole[1] if (whole := _GO.match(text)) else text
    if re.fullmatch(r"[^{}%]*(?:\{\w+\}[^{}%]*)+", text):
        return text
    is_any = False

    def written(found: re.Match[str]) -> str:
        nonlocal is_any
        letters = found["letters"]
        named = found["named"] or found["braced"] or found["go"] or _PERCENT.get(letters)
        is_any |= named is not None
        return f"{{{named}}}" if named else found["sign"] or _SIGNS.get(letters, found[0])

    line = _PLACE.sub(written, text).removesuffix("\\n").removesuffix("\n")
    is_left = re.search(r"%[a-zA-Z]|\{\{", line) is not None
    return line if is_any and not is_left else ""


def from_paths(text: str) -> str:
    """The field of one path through JSON: `{.items[*].link}`; "" where it is no such path."""
    found = _PATHS.fullmatch(text)
    return (found[1] or found[2]) if found is not None else ""


def from_jq(text: str, *, is_one: bool = False) -> str:
    """A line of fields for what jq is asked of every row: `.[].link`, `.[] | [.n, .id] | @tsv`.

    "" where it asks for more than that; `is_one`: there is one object in place of rows.
    """
    text = text.strip()
    each = re.match(r"(?s)(?:\. *\| *)?(.*)", text) if is_one else _JQ_EACH.match(text)
    if each is None:
        return ""
    rest = each[1].strip()
    if line := _JQ_LINE.match(rest):
        made = _JQ_MADE.sub(r"{\1}", line[1])
        return made if "{" in made and "\\(" not in made else ""
    if row := _JQ_ROW.match(rest):
        rest = row[1]
        parting = (row[2] or "\t").replace("\\t", "\t")
    else:
        parting = "\n"
    if not _JQ_LISTED.match(rest):
        return ""
    names = re.findall(_JQ_FIELD, rest)
    return names[0] if len(names) == 1 else parting.join(f"{{{name}}}" for name in names)
