import pytest

from wirereader.formats.feed_recognition import require_understood
from wirereader.formats.parse import parse_document
from wirereader.story.faults import FormatFault


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (
            "<rss><channel><artikel><kop>Dijk</kop></artikel></channel></rss>",
            "channel, artikel, kop",
        ),
        (
            "<rss><channel><item><kop>Dijk</kop></item></channel></rss>",
            "channel, item, kop",
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><nieuws>x</nieuws></feed>",
            "nieuws",
        ),
        ('{"items": [{"kop": "Dijk"}]}', "items, kop"),
        ('{"rss": {"kanaal": {"kop": 1}}}', "rss, kanaal, kop"),
    ],
)
def test_a_feed_of_which_nothing_is_understood_tells_what_was_seen(
    written: str, names: str
) -> None:
    with pytest.raises(FormatFault, match=f"It has {names}\\."):
        require_understood(parse_document(written.encode()))


@pytest.mark.parametrize(
    "written",
    [
        "<rss/>",
        "<rss><channel><title>Before the first story</title></channel></rss>",
        "<rss><channel><item><link>https://e.org/1</link></item><x/></channel></rss>",
        '{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}',
    ],
)
def test_a_feed_that_says_little_is_understood(written: str) -> None:
    require_understood(parse_document(written.encode()))


def test_of_very_many_names_the_first_are_told() -> None:
    many = "".join(f"<n{number}>x</n{number}>" for number in range(50))
    with pytest.raises(FormatFault, match=r"It has channel, n0, .*, n10 and more\."):
        require_understood(parse_document(f"<rss><channel>{many}</channel></rss>".encode()))
