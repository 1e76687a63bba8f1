"""`wirereader article`: the whole article behind a story's link."""

from wirereader.desk.bench import now_utc
from wirereader.desk.parsing import Parsers
from wirereader.desk.subscribing import Told
from wirereader.desk.wholes import fetch_whole
from wirereader.library.library import Library
from wirereader.sources.fetched import FetchPolicy


async def fetched(library: Library, which: str, policy: FetchPolicy) -> Told:
    """Fetch it for the story of this number or id.  Raises WirereaderFault."""
    from wirereader.sources.fetch import fetch_page

    story_id = which
    if which.isascii() and which.isdigit():
        rows = library.rows(None, now_utc())
        number = int(which[:9])
        if not 1 <= number <= rows.count():
            return Told(f"No story {which}. There are {rows.count()}.", is_done=False)
        story_id = rows.row(number - 1).id
    parsers = Parsers(1)
    parsers.start()
    try:
        return await fetch_whole(
            library,
            story_id,
            policy=policy,
            now=now_utc(),
            parsers=parsers,
            fetch=fetch_page,
        )
    finally:
        await parsers.close()
