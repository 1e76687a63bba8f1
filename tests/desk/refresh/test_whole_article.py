"""The whole article behind a link: fetched, kept beside the feed's words, shown in their place."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.refresh.parser_pool import Parsers
from wirereader.desk.refresh.whole_article import fetch_whole
from wirereader.library.library import Library
from wirereader.sources.fetch_all import fetch_page
from wirereader.sources.fetch_result import Failed, FailureKind, Fetched, FetchPolicy
from wirereader.story.body import Body
from wirereader.story.faults import FormatFault, SourceFault
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LEDE = "The ferry to Vik stayed in port on Monday after waves broke over the quay."
PARAGRAPHS = [
    LEDE,
    *(
        f"On the {n}th day the harbour master told those who waited that boat number {n} would"
        " leave when the wind had gone round to the north, and not before that."
        for n in range(4, 16)
    ),
]
PAGE = f"""<!doctype html><html lang="en"><head><title>Ferry stays in port</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ferry stays in port</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article>
<script>alert(1)</script></body></html>""".encode()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library.sqlite3")


def stored(library: Library, link: str | None = "https://wire.example/ferry") -> str:
    source = library.add_source(Source("https://wire.example/feed", title="Wire"))
    story = Dispatch("1", "Ferry stays in port", Body.of(LEDE), language="en", link=link)
    return library.store(source, [record_of(story, None)], FetchMemory(), NOW).new[0].id


async def fetched(library: Library, story_id: str, page: bytes | None = PAGE) -> str:
    async def fetch(address: str, *_: object, **__: object) -> Fetched | Failed:
        if page is None:
            fault = SourceFault("It failed.", "No answer in 10 seconds.", "Try again later.")
            return Failed(0, fault, FailureKind.TIMED_OUT)
        headers = {"content-type": "text/html; charset=utf-8"}
        return Fetched(0, page, headers, address, None, None, None, None, "")

    parsers = Parsers(1)
    try:
        told = await fetch_whole(
            library, story_id, policy=FetchPolicy(), now=NOW, parsers=parsers, fetch=fetch
        )
    finally:
        await parsers.close()
    return told.said


async def test_the_page_takes_the_place_of_the_feed_and_the_reader_stays(library: Library) -> None:
    story_id = stored(library)
    desk = Desk((), None, library, clock=lambda: NOW, library=library)
    await desk.do("open", story_id)
    assert (await fetched(library, story_id)).startswith("Full article: 13 paragraphs")
    assert await desk.renew_story()
    story = desk.story(story_id)
    assert story is not None
    assert [span.of(story.body.text) for span in story.body.paragraphs] == PARAGRAPHS
    assert story.body.text[desk.session.offset :].startswith("The ferry to Vik")
    assert "alert" not in story.body.text
    assert not await desk.renew_story()
    desk.close()


async def test_a_later_version_of_the_story_takes_the_page_away(library: Library) -> None:
    story_id = stored(library)
    await fetched(library, story_id)
    source = library.sources()[0].source
    newer = Dispatch("1", "Ferry leaves", Body.of("The ferry left at noon after all."))
    library.store(source, [record_of(newer, None)], FetchMemory(), NOW)
    story = library.story(story_id)
    assert story is not None
    assert story.body.text == "The ferry left at noon after all."


async def test_a_page_that_says_less_changes_nothing(library: Library) -> None:
    story_id = stored(library)
    with pytest.raises(FormatFault) as told:
        await fetched(library, story_id, b"<html><body><p>Subscribe now.</p></body></html>")
    assert told.value.what == "The full article was not found."
    story = library.story(story_id)
    assert story is not None
    assert story.body.text == LEDE


async def test_a_page_of_few_words_is_no_article_unless_it_has_those_of_the_feed(
    library: Library,
) -> None:
    source = library.add_source(Source("https://wire.example/short", title="Wire"))
    short = Dispatch("2", "Ferry", Body.of("The ferry stays in port."), link="https://w.example/2")
    (new,) = library.store(source, [record_of(short, None)], FetchMemory(), NOW).new
    page = (
        b"<html><body><p>Loading, please wait a moment until all of it is here.</p></body></html>"
    )
    with pytest.raises(FormatFault, match="Only 11 words of the article could be extracted"):
        await fetched(library, new.id, page)
    longer = b"<html><body><p>The ferry stays in port. It leaves on Tuesday.</p></body></html>"
    assert await fetched(library, new.id, longer) == "Full article: 1 paragraph."


async def test_signs_of_a_script_without_blanks_count_as_words(library: Library) -> None:
    source = library.add_source(Source("https://wire.example/zh", title="Wire"))
    short = Dispatch("3", "渡輪", Body.of("渡輪停航。"), language="zh", link="https://w.example/3")
    (new,) = library.store(source, [record_of(short, None)], FetchMemory(), NOW).new
    said = "港務局長週一表示，巨浪越過碼頭之後，開往維克的船仍留在港內，要等到風轉向北方才會離開。"
    page = f"<html><body><article><p>{said}</p><p>{said[::-1]}</p></article></body></html>"
    assert await fetched(library, new.id, page.encode()) == "Full article: 2 paragraphs."


@pytest.mark.parametrize(
    ("link", "why"),
    [(None, "The story has no link."), ("https://x.example", "No answer in 10 seconds.")],
)
async def test_what_cannot_be_fetched_says_why(
    library: Library, link: str | None, why: str
) -> None:
    story_id = stored(library, link)
    with pytest.raises(SourceFault) as told:
        await fetched(library, story_id, None)
    assert told.value.why == why


@pytest.mark.parametrize("host", ["127.0.0.2", "169.254.169.254", "[::ffff:10.0.0.1]"])
async def test_a_feed_at_home_leads_to_no_other_host_there(library: Library, host: str) -> None:
    source = library.add_source(Source("http://127.0.0.1:9/feed", is_private_allowed=True))
    story = Dispatch("1", "Ferry", Body.of(LEDE), link=f"http://{host}:9/page")
    story_id = library.store(source, [record_of(story, None)], FetchMemory(), NOW).new[0].id
    parsers = Parsers(1)
    with pytest.raises(SourceFault) as told:
        await fetch_whole(
            library, story_id, policy=FetchPolicy(), now=NOW, parsers=parsers, fetch=fetch_page
        )
    await parsers.close()
    assert told.value.why.endswith("is a local network address.")


async def test_a_story_of_a_headline_alone_takes_over_the_words_of_its_page(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        bare = record_of(Dispatch("1", "Nine die", Body.of(""), link="https://a.example/1"), None)
        source = library.add_source(Source("https://a.example/feed"))
        (new,) = library.store(source, [bare], FetchMemory(), NOW).new
        desk = Desk((), None, library, clock=lambda: NOW, library=library)
        await desk.obey("1")
        library.keep_whole(new.id, bare._replace(text="Nine people died.\n\nMore."), NOW)
        assert await desk.renew_story()
        assert (await desk.obey("this-paragraph")).said == "Paragraph 1 of 2."
        desk.close()
