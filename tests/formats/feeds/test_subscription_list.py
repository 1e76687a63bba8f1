import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.feeds.subscription_list import (
    Subscription,
    SubscriptionList,
    read_newsboat_urls,
    read_opml,
    write_opml,
)
from wirereader.story.faults import FormatFault

WORDS = st.text(alphabet="aé <>&\"'/x", min_size=1, max_size=8).map(lambda t: " ".join(t.split()))
NAMES = WORDS.filter(bool)
LISTS = st.builds(
    SubscriptionList,
    st.lists(
        st.builds(
            Subscription,
            address=st.integers(0, 9).map("https://e.org/{}?a=1&b=2".format),
            title=NAMES,
            page=st.sampled_from([None, "https://e.org/"]),
            folder=st.lists(NAMES, max_size=3).map(tuple),
            tags=st.sampled_from([(), ("one",), ("one", "two words")]),
            extra=st.sampled_from([(), (("own", "a & b"), ("wr-interval", "30m"))]),
        ),
        unique=True,
        max_size=6,
    ).map(tuple),
    st.none() | NAMES,
)


@given(LISTS)
def test_what_is_written_is_read_again(listed: SubscriptionList) -> None:
    assert read_opml(write_opml(listed)) == listed


def test_folders_names_and_unknown_attributes_are_kept() -> None:
    listed = read_opml(
        b"<opml version='1.0'><head><title>Mine</title></head><body>"
        b"<outline text='News'><outline text='World' title='The world'>"
        b"<outline text='a' xmlURL='/a.xml' htmlUrl='/' category='x,/y/z' own='1'/></outline>"
        b"<outline xmlUrl='feed:https://e.org/b'/></outline><outline text='empty'/>"
        b"<outline type='include' url='more.opml'/></body></opml>",
        "https://l.org/d/",
    )
    assert listed.title == "Mine"
    assert listed.includes == ("https://l.org/d/more.opml",)
    assert listed.subscriptions == (
        Subscription(
            "https://l.org/a.xml",
            "a",
            "https://l.org/",
            ("News", "The world"),
            ("x", "y/z"),
            (("own", "1"),),
        ),
        Subscription("https://e.org/b", folder=("News",)),
    )


@pytest.mark.parametrize(
    "address", ["javascript:x", "file:///etc/passwd", "exec:rm", "data:x", "ftp://e.org/x"]
)
def test_addresses_that_are_not_of_the_web_are_refused(address: str) -> None:
    listed = read_opml(f"<opml><body><outline xmlUrl='{address}'/></body></opml>".encode())
    assert not listed.subscriptions
    assert [line.replace(" ", "") for line in listed.refused] == [address]


def test_without_head_body_or_closing_tags() -> None:
    data = b"<opml><outline text='F'><outline text='Caf&eacute; & co' xmlUrl='http://e.org/?a&b'>"
    (each,) = read_opml(data).subscriptions
    assert (each.title, each.address, each.folder) == ("Café & co", "http://e.org/?a&b", ("F",))


def test_the_same_feed_twice_in_a_folder_is_there_once() -> None:
    outline = b"<outline text='a' xmlUrl='http://e.org/'/>"
    data = (
        b"<opml><body>"
        + outline * 3
        + b"<outline text='F'>"
        + outline
        + b"</outline></body></opml>"
    )
    assert [each.folder for each in read_opml(data).subscriptions] == [(), ("F",)]


def test_depth_and_number_are_no_matter() -> None:
    many = b" ".join(b'a%d="%d"' % (number, number) for number in range(3000))
    wide = b"<opml><body><outline %s text='Gori' xmlUrl='http://e.org/'/></body></opml>" % many
    (one,) = read_opml(wide).subscriptions
    assert (one.address, one.title) == ("http://e.org/", "Gori")
    assert len(one.extra) < 64, "each is looked up from the first on"
    deep = b"<opml><body>" + b"<outline text='f'>" * 5000 + b"<outline xmlUrl='http://e.org/'/>"
    assert len(read_opml(deep).subscriptions) == 1
    wide = b"".join(b"<outline xmlUrl='http://e.org/%d'/>" % i for i in range(20_000))
    assert len(read_opml(b"<opml><body>" + wide + b"</body></opml>").subscriptions) == 20_000


@pytest.mark.parametrize("data", [b"", b"words", b"<rss/>", b"<html><body/></html>", b"{}"])
def test_what_is_no_list_is_one_fault(data: bytes) -> None:
    with pytest.raises(FormatFault):
        read_opml(data)


def test_the_list_of_newsboat() -> None:
    listed = read_newsboat_urls(
        b'# mine\n\nhttps://e.org/a news "two words" "~A title"\nhttps://e.org/b\n'
        b'"query:Unread:unread = \\"yes\\""\n"exec:~/x.sh"\nfile:///x\n'
    )
    assert listed.subscriptions == (
        Subscription("https://e.org/a", "A title", tags=("news", "two words")),
        Subscription("https://e.org/b"),
    )
    assert listed.refused == (
        'query:Unread:unread = "yes" (a newsboat query feed: save a search instead)',
        "exec:~/x.sh (a command, which is not run)",
        "file:///x (a local file: add it by its path)",
    )


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("itpc://e.org/f", "https://e.org/f"),
        ("podcast://e.org/f", "https://e.org/f"),
        ("e.org/f", "https://e.org/f"),
        ("//e.org/f", "https://e.org/f"),
        (" e.org:8080/f ", "https://e.org:8080/f"),
        ("notes.txt", None),
        ("exec:e.org/f", None),
        ("file:///e.org/f", None),
        ("../e.org/f", None),
    ],
)
def test_an_address_in_a_list_is_read_as_it_is_meant(written: str, address: str | None) -> None:
    listed = read_opml(f"<opml><body><outline xmlUrl='{written}'/></body></opml>".encode())
    assert [each.address for each in listed.subscriptions] == ([address] if address else [])
    assert bool(listed.refused) is (address is None)
