"""Pictures, video, audio and frames among the words of a story."""

import pytest

from tests.support.steps import assert_in_proportion
from wirereader.formats.dispatches import dispatch_of
from wirereader.formats.html.plain_text import body_of_html
from wirereader.formats.html.sanitizer import safe_html
from wirereader.formats.parsed import ParsedEntry
from wirereader.story.body import MEDIA
from wirereader.story.story import Enclosure


def text(markup: str) -> str:
    return body_of_html(safe_html(markup, "https://e.org/d/")).text


def media(markup: str) -> list[tuple[str, str, str]]:
    body = body_of_html(safe_html(markup, "https://e.org/d/"))
    return [
        (block.kind.value, body.text[block.start : block.end], block.address)
        for block in body.blocks
        if block.kind in MEDIA
    ]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>a</p><img src=p alt='A crane'><p>b</p>", "a\n\nPicture: A crane.\n\nb"),
        (
            "<p><img src=p alt='A crane'>Firms welcomed it.</p>",
            "Picture: A crane.\n\nFirms welcomed it.",
        ),
        ("<p>The <img src=p alt=Crane> fell.</p><p>b</p>", "The fell.\n\nPicture: Crane.\n\nb"),
        ("<img src=p alt='Comic' title='The joke'>", "Picture: Comic. The joke."),
        ("<img src=p alt='Comic' title='Comic'>", "Picture: Comic."),
        ("<img src=p alt='A crane' title='A crane at dawn'>", "Picture: A crane at dawn."),
        ("<p>a</p><img src=p alt='Is it?'>", "a\n\nPicture: Is it?"),
        ("<p>a</p><amp-img src=p alt='A crane'></amp-img><p>b</p>", "a\n\nPicture: A crane.\n\nb"),
        ("<p>a</p><img src=p style='height: 1px; width:1px'>", "a"),
        (
            "<p>a</p><svg role=img aria-label='Deaths by month'><path/></svg>",
            "a\n\nPicture: Deaths by month.",
        ),
        (
            "<p>a</p><div role=img aria-label='A crane' style='background:url(p)'></div>",
            "a\n\nPicture: A crane.",
        ),
        ("<p>a <svg aria-hidden=true><path/></svg>b</p>", "a b"),
        ("<p>a</p><img src=p>", "a\n\nPicture."),
        ("<p>a</p><img src=p alt=''>", "a"),
        ("<img src=p alt=''>", "Picture."),
        ("<p>a</p><img src=p alt=IMG_1234.jpg>", "a\n\nPicture."),
        ("<ul><li><img src=p alt=Crane>a</li></ul>", "Picture: Crane.\n\n- a"),
        ("<p>Hi <img src=p alt='😀'> there</p>", "Hi 😀 there"),
        ("<p>Hi <img src=p alt=Smile width=16 height=16> there</p>", "Hi Smile there"),
        ("<table><tr><td><img src=p alt=Norway></td><td>3</td></tr></table>", "Norway | 3"),
        ("<p>a</p><img src=p alt=x width=1 height=1>", "a"),
        ("<p>a</p><img src=p><img src=p>", "a\n\nPicture."),
        ("<p>a</p><noscript><img src=p alt=Crane></noscript>", "a\n\nPicture: Crane."),
        ("<p>a</p><iframe src=//v.example/e/1></iframe>", "a\n\nEmbedded page: v.example."),
        (
            "<iframe src=https://v.example/1 title='The minister speaks'></iframe>",
            "Embedded page: The minister speaks.",
        ),
        ("<p>a</p><iframe src=//v.example/1 width=1 height=1></iframe>", "a"),
        ("<p>a</p><iframe src='javascript:x'></iframe><embed src='data:x'>", "a"),
        ("<object data=/film.swf><p>Old film</p></object>", "Embedded page: e.org.\n\nOld film"),
        ("<video src=v.mp4 title=Launch>No video here.</video>b", "Video: Launch.\n\nb"),
        ("<audio><source src=a.mp3><a href=a.mp3>get it</a></audio>", "Audio: e.org."),
        ("<picture><source srcset=q><img src=p alt=Crane></picture>", "Picture: Crane."),
        ("<img src=p alt='BREAKING &lt;b&gt;\x1b[31m'>", "Picture: BREAKING <b>."),
    ],
)
def test_what_is_no_words_is_told_in_a_paragraph_of_its_own(markup: str, shown: str) -> None:
    assert text(markup) == shown


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>a</p><img src=p alt=''>", ("picture", "", "https://e.org/d/p")),
        (
            "<img src='data:image/gif;base64,R0' data-src=/late.jpg alt=A>",
            ("picture", "Picture: A.", "https://e.org/late.jpg"),
        ),
        (
            "<img srcset='/a.jpg 1x, /b.jpg 2x' alt=A>",
            ("picture", "Picture: A.", "https://e.org/a.jpg"),
        ),
        (
            "<iframe data-src=//v.example/e></iframe>",
            ("frame", "Embedded page: v.example.", "https://v.example/e"),
        ),
        ("<video><source src=/v.mp4></video>", ("video", "Video: e.org.", "https://e.org/v.mp4")),
        ("<img src='javascript:x' alt=A>", ("picture", "Picture: A.", "")),
    ],
)
def test_where_it_is(markup: str, found: tuple[str, str, str]) -> None:
    assert media(markup) == [found]


def test_a_frame_is_where_it_leads_and_nothing_that_is_loaded() -> None:
    safe = safe_html("<iframe src='//v.example/&quot;><script>x' onload=y title='a\"b'></iframe>")
    assert (
        safe == '<source src="//v.example/%22%3E%3Cscript%3Ex" type="text/html" title="a&quot;b">'
    )
    assert safe_html(safe) == safe


def test_very_many_pictures_cost_their_number() -> None:
    def read(count: int) -> None:
        body = body_of_html(safe_html("word " + "<img src=p alt=a>" * count + "<img src=q>" * 9))
        assert body.text.endswith("Picture.")

    assert_in_proportion(read, 500, 4000)


def test_a_story_of_files_alone_tells_them() -> None:
    files = (
        Enclosure("https://e.org/m.jpg", "image/jpeg", 5, "Mayor at the rail"),
        Enclosure("https://e.org/e.mp3", "audio/mpeg"),
        Enclosure("https://e.org/n.png"),
        Enclosure("https://e.org/form.pdf", "application/pdf"),
    )
    dispatch = dispatch_of(ParsedEntry(title="Rail", enclosures=files))
    assert dispatch is not None
    assert dispatch.body.text == "Picture: Mayor at the rail.\n\nAudio: e.org.\n\nPicture."


def test_a_dateline_and_a_headline_are_found_behind_a_picture() -> None:
    markup = '<img src="https://e.org/p" alt="Boats"><p>OSLO (Wire) - It rose. More.</p>'
    dispatch = dispatch_of(ParsedEntry(content=markup))
    assert dispatch is not None
    assert dispatch.dateline == "OSLO (Wire)"
    assert dispatch.headline == "OSLO (Wire) - It rose. More."
    alone = dispatch_of(ParsedEntry(content='<img src="https://e.org/p" alt="Boats">'))
    assert alone is not None
    assert alone.headline == "Picture: Boats."
