"""Phrases that copy or export: "quotes to csv", "export as markdown", "copy title and link"."""

from typing import Final

from wirereader import late_re as re

Lines = tuple[str, ...]
_ENDINGS: Final = {
    **dict.fromkeys(("markdown", "md"), "md"),
    **dict.fromkeys(
        ("csv", "excel", "xls", "xlsx", "spreadsheet", "table", "google sheets", "calc"), "csv"
    ),
    **dict.fromkeys(("json", "jsonl"), "json"),
    **dict.fromkeys(("jsonld", "json-ld", "annotations"), "jsonld"),
    **dict.fromkeys(("text", "txt", "plain text"), "txt"),
    **dict.fromkeys(("word", "docx", "doc", "ms word", "libreoffice", "rtf", "odt"), "word"),
    **dict.fromkeys(("html", "htm", "web page", "webpage"), "html"),
    **dict.fromkeys(("pdf", "epub", "xml"), "other"),
}
"""Formats as people call them, and the ending of a file in it; "word" and "other": none is.

Stories alone are written as HTML.
"""
_NO_TABLE: Final = frozenset({"other", "html"})
_FORMAT: Final = "|".join(sorted(_ENDINGS, key=len, reverse=True))
_VERB: Final = (
    r"(?:export|save|write|dump|output|download|convert|send|put|print|store|give me|get|make|"
    r"show me)"
)
_QUOTES: Final = r"(?:quotes?|quotations|statements|citations)"
_ALL: Final = r"(?:all |every |the |my |these |of |this |that |list's |story's )*"
_INTO: Final = r"(?:to|as|in|into|for)"
_FORMATTED: Final = rf"(?:a |an |the )?(?P<f>{_FORMAT})(?: file| format| document| table)?"
_OF: Final = r"(?: (?:of|by|from) (?P<x>(?!this|the |all|it\b|list|story)\S.*?))?"
_OF_HERE: Final = (
    r"(?: (?:of|in|from) (?:this|the|current|whole)?(?: ?(?:story|article|list|it))?)?"
)
_QUOTES_AS: Final = (
    re.compile(rf"(?:{_VERB} )?{_ALL}{_QUOTES}{_OF}{_OF_HERE} {_INTO} {_FORMATTED}"),
    re.compile(rf"{_VERB} {_ALL}(?P<f>{_FORMAT}) {_INTO}? ?{_ALL}{_QUOTES}{_OF}{_OF_HERE}"),
    re.compile(rf"{_VERB} {_ALL}{_QUOTES}{_OF_HERE} (?P<f>{_FORMAT})"),
    re.compile(
        rf"(?:{_VERB} )?(?:an? |the )?(?P<f>{_FORMAT})(?: file)? (?:of|with) {_ALL}{_QUOTES}{_OF}"
    ),
)
_QUOTES_OF: Final = re.compile(
    rf"(?:export|save|write|dump|output|download) {_ALL}{_QUOTES}{_OF}{_OF_HERE}"
    r"(?: (?:to|in|into|as) (?:a |the )?(?:file|disk))?"
)
_NUMBERED_QUOTES: Final = re.compile(
    rf"(?:export|save|write|dump|output|download|store) {_ALL}{_QUOTES} (?:of|from|in|for) "
    r"(?:story |article |number |no\.? |item |headline |#)*(?P<n>\d{1,6})"
    rf"(?: (?:{_INTO}|on)(?: {_FORMATTED}| (?:a |the |my )?(?:file|disk)))?"
)
"""The quotes of a story that its number tells: a number is never a speaker."""
_ALL_AS: Final = re.compile(
    rf"(?:export|convert|dump|output)(?: (?:everything|all|them))?(?: {_INTO})?"
    rf" {_FORMATTED}"
)
_STORY: Final = r"(?: (?:it|this|that|the|story|article|list|headlines|stories|news|data|my))+"
_STORY_AS: Final = re.compile(
    rf"(?:export|convert|dump|output){_STORY}(?: (?:{_INTO} )?{_FORMATTED})?"
)
_BARE_FORMAT: Final = re.compile(rf"export-quotes (?:{_INTO} )?(?P<f>{_FORMAT})")
_SAVED_BARE: Final = re.compile(rf"save (?P<f>{_FORMAT})")
_FEEDS_AS: Final = re.compile(
    rf"{_VERB}(?: {_ALL}(?:feeds|sources|subscriptions))?(?: {_INTO})? ?(?:an )?opml(?: file)?"
)
_NO_NAME: Final = re.compile(
    r"(?P<verb>save|write|store|dump|export|output|download|export-quotes|tag|label|save-search)"
    r"(?: (?:it|this|that|the|a|all|story|article|text|quotes?|copy|feeds|sources|search))*"
    r"(?: (?:to|as|in|into|under|at|on|with|by|for|from|of|called|named|name|filename))+"
    r"(?: (?:a|an|the|my|new))*(?P<disk> (?:text )?(?:file|disk|computer|drive|machine|pc))?"
)
"""A line that ends where a name would follow: "save as"; or with a place that is no name."""
_NAME_WANTED: Final = {
    **dict.fromkeys(("export", "output"), (
        "!Type a name after it: save NAME.txt writes the story, export-quotes quotes.csv the"
        " quotes, export FILE.opml the sources.")),
    "export-quotes": (
        "!Type a name after it: export-quotes quotes.csv. It may end in .md, .csv, .json or .txt."),
    "download": "!download NUMBER saves a file of the story; save NAME.txt writes the story.",
    **dict.fromkeys(("tag", "label"), "!Type a tag after it: tag work."),
    "save-search": "!Type a name after it: save-search ports.",
}  # fmt: skip
_STORY_NAME_WANTED: Final = (
    "!Type a name after it: save NAME.txt writes the story; save alone names the file itself."
)
_NOT_SO: Final = (
    "!Quotes are written as .md, .csv, .json or .txt: export-quotes quotes.md. save FILE.md writes"
    " the story."
)
_NO_STORY_SO: Final = (
    "!Stories are saved as text, Markdown or HTML: save FILE.md. pipe COMMAND sends the open one to"
    " a program."
)
_NO_LIST_SO: Final = (
    "!Lists are written as .csv, .json, .md or .txt: export-stories FILE.csv. save FILE.html writes"
    " one story."
)
_TITLE: Final = r"(?:headline|title|heading)"
_LINK: Final = r"(?:link|url|address|permalink)"
_AND: Final = r"(?:,? ?(?:and|with|plus|\+|&|then) (?:the |its )?|, ?| )"
_COPY: Final = r"(?:copy|yank|clip|grab|get|share)(?: the| this| its| both| story's)*"
_TO_CLIPBOARD: Final = r"(?: (?:to|into|on|in) (?:the |my )?clipboard)?"
_COPIED: Final[tuple[tuple[str, str], ...]] = (
    (rf"{_COPY} {_TITLE}{_AND}{_LINK}", "copy headline link"),
    (rf"{_COPY} {_LINK}{_AND}{_TITLE}", "copy link headline"),
    (r"(?:copy|yank)(?: it| this| story)? with (?:the |its )?(?:link|url)", "copy headline link"),
    (r"(?:copy|yank) as (?:a )?quote", "copy quote"),
    (
        (
            rf"{_COPY} (?:{_QUOTES}|saying)(?:{_AND}(?:speaker|attribution|source|name|who said it|"
            r"author))?"
        ),
        "copy quote",
    ),
    (rf"{_COPY} (?:as (?:a )?)?(?:citation|reference|cite)", "copy citation"),
    (r"(?:copy|yank) (?:it all|all|everything|full text|all text|whole text)", "copy story"),
    (
        rf"{_COPY} (?:summary|lead|lede|intro|first paragraph|opening paragraph)",
        "paragraph 1\ncopy paragraph",
    ),
    (rf"{_COPY} last paragraph", "last-paragraph\ncopy paragraph"),
    (r"(?:copy|yank)(?: it| this)?(?: to (?:the )?clipboard)", "copy"),
    (r"(?:copy|yank) (?:it|this)", "copy"),
    (rf"(?:copy|yank) {_ALL}(?:author|byline|date|source)", "copy citation"),
    (
        rf"(?:copy|yank) {_ALL}(?:name|image|picture|photo|tags?|list)",
        "!copy takes quote, paragraph, story, headline, link or citation; details shows the rest.",
    ),
)


_OF_NUMBER: Final = re.compile(
    r"(?P<said>(?:copy|yank) .*(?:link|url|address|headline|title|heading)) (?:of|from|for) "
    r"(?:story |number |no |#)*(?P<n>\d{1,6})"
)


def carried(plain: str, *, is_reading: bool = False) -> Lines:
    """What a phrase in lower case copies or exports; () where it does neither.

    `is_reading`: a story is open, whose quotes are meant.
    """
    if numbered := _of_a_number(plain):
        return numbered
    return tuple(
        _of_story(line) if is_reading else line for line in _without_name(plain) or _carried(plain)
    )


def _of_a_number(plain: str) -> Lines:
    """The quotes of a story that its number tells, in a file."""
    found = _NUMBERED_QUOTES.fullmatch(plain)
    if found is None:
        return ()
    lines = _exported(_ENDINGS.get(found["f"] or "", "csv"), None, "story ")
    return tuple(f"{found['n']}\t{one}" for one in lines)


def _of_story(line: str) -> str:
    return line.replace("export-quotes quotes.", "export-quotes story quotes.")


def _carried(plain: str) -> Lines:
    """The same where no story is open."""
    numbered = _OF_NUMBER.fullmatch(plain)
    if numbered is not None and (found := _carried(numbered["said"])):
        return tuple(f"{numbered['n']}\t{one}" for one in found if one.startswith("copy "))
    for copied, line in _COPIED:
        if re.fullmatch(rf"{copied}{_TO_CLIPBOARD}", plain):
            return (line,)
    if _FEEDS_AS.fullmatch(plain):
        return ("export feeds.opml",)
    for pattern in _QUOTES_AS:
        if (match := pattern.fullmatch(plain)) is not None:
            return _exported(_ENDINGS[match["f"]], match.groupdict().get("x"))
    match = _QUOTES_OF.fullmatch(plain)
    if match is not None and (match["x"] is not None or plain.endswith(("file", "disk"))):
        named = match["x"] or ""
        is_filed = re.search(rf" (?:{_INTO}) \S+\Z|[./]", named) is not None
        return () if is_filed else _exported("csv", named)
    if (match := _ALL_AS.fullmatch(plain)) is not None:
        return _exported(_ENDINGS[match["f"]], None)
    if (match := _STORY_AS.fullmatch(plain)) is not None:
        return _story_exported(plain, match["f"] or "")
    return ()


def _without_name(plain: str) -> Lines:
    """What a line means that lacks the name of a file or tag, or has a format for it; else ()."""
    if (unnamed := _NO_NAME.fullmatch(plain)) is not None:
        verb = "export-quotes" if "quotes" in plain.split() else unnamed["verb"]
        if found := _unnamed(verb, is_on_disk=unnamed["disk"] is not None):
            return found
    if (bare := _BARE_FORMAT.fullmatch(plain)) is not None:
        return _exported(_ENDINGS[bare["f"]], None)
    if (bare := _SAVED_BARE.fullmatch(plain)) is not None:
        return _story_exported("", bare["f"])
    return ()


def _unnamed(verb: str, *, is_on_disk: bool) -> Lines:
    """What is said where a name is lacking; "save to a file" leaves the name to the program."""
    if is_on_disk:
        return ("save",) if verb in {"save", "write", "store", "dump"} else ()
    return (_NAME_WANTED.get(verb, _STORY_NAME_WANTED),)


def _story_exported(plain: str, form: str) -> Lines:
    """A story is written as text, a list as a table."""
    is_list = re.search(r"\b(?:list|headlines|stories|news|data)\b", plain) is not None
    if is_list:
        ending = {"": "csv", "word": "md"}.get(_ENDINGS.get(form, ""), _ENDINGS.get(form, ""))
        return (f"export-stories stories.{ending}",) if ending not in _NO_TABLE else (_NO_LIST_SO,)
    ending = _ENDINGS.get(form, "txt")
    if ending in {"md", "html"}:
        return (f"save .{ending}",)
    return ("save",) if ending in {"txt", "word"} else (_NO_STORY_SO,)


def _exported(ending: str, named: str | None, whose: str = "") -> Lines:
    """The quotes of a name, of `whose` "story ", or of what is at hand, in a file of a kind."""
    if ending in _NO_TABLE:
        return (_NOT_SO,)
    is_word = ending == "word"
    note = "Word opens Markdown and text; the quotes are written as text.\x1f" if is_word else ""
    whose = f"person {named} " if named else whose
    return (f"{note}export-quotes {whose}quotes.{'txt' if is_word else ending}",)
