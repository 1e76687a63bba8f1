"""The body of a page as its JSON-LD has it: bare lines, markup, or either escaped twice."""

import pytest

from wirereader.formats.html.plain_text import body_of_html
from wirereader.formats.html.sanitizer import safe_html
from wirereader.formats.pages.told_body import html_of_told


@pytest.mark.parametrize(
    ("told", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("<p>One &amp; a half.</p><p>Two.</p>", ["One & a half.", "Two."]),
        (
            "&lt;p&gt;One.&lt;/p&gt;&lt;div class=&quot;x&quot;&gt;Two.&lt;/div&gt;",
            ["One.", "Two."],
        ),
        (
            "&amp;quot;One,&amp;quot; he said.\n\nIt&amp;#39;s two.",
            ['"One," he said.', "It's two."],
        ),
        ("&quot;One,&quot; he said.", ['"One," he said.']),
        ("The sign &lt;br&gt; breaks a line.", ["The sign <br> breaks a line."]),
        ("a &lt; b &amp; c", ["a < b & c"]),
        ("", []),
    ],
)
def test_what_is_escaped_twice_is_read(told: str, paragraphs: list[str]) -> None:
    text = body_of_html(safe_html(html_of_told(told))).text
    assert [part for part in text.split("\n\n") if part] == paragraphs


def test_nothing_that_is_told_runs() -> None:
    told = "&lt;p&gt;One.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    assert body_of_html(safe_html(html_of_told(told))).text == "One."
