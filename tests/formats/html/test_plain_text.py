import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.html.plain_text import body_of_html
from wirereader.formats.html.tokenizer import cleaned
from wirereader.story.body import Body


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One\n two.</p><p>Three &amp; four</p>", "One two.\n\nThree & four"),
        ("One<br>two<br><br>three", "One\ntwo\n\nthree"),
        ("<h2>Head</h2>words<div>again</div>", "Head\n\nwords\n\nagain"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n\n- b"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n\n4. b"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\n\nc"),
        ("<blockquote><p>said</p></blockquote>", "said"),
        (
            "<figure><img src=x alt=Hull><figcaption>A ship</figcaption></figure>",
            "Picture: Hull.\n\nA ship",
        ),
        ("<p>words</p><p>Share this</p><p>Read more »</p>", "words"),
        ("<b>bold</b>er <i>than</i> <a href=x>that</a>", "bolder than that"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<script>x</script><style>y</style>", ""),
        ("", ""),
    ],
)
def test_blocks_become_paragraphs(markup: str, text: str) -> None:
    assert body_of_html(cleaned(markup)).text == text


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<ol>", "<li>", "<br>", "a ", "&lt;", "\x1b", "<"]))
)
def test_whatever_comes_is_a_body(parts: list[str]) -> None:
    Body.of(body_of_html(cleaned("".join(parts))).text)
