"""The sentences the desk says: the same words in every view, never a format of their own."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from wirereader.desk import navigation
from wirereader.story.clean import clean_line
from wirereader.story.findings import Findings
from wirereader.story.language_names import LANGUAGES
from wirereader.story.links import LONGEST_WORDS
from wirereader.story.names import Entity, EntityKind

FOLLOW = "Still being analysed."
NO_STORIES = (
    "No stories. add ADDRESS subscribes to a feed, open FOLDER reads a folder of text files."
)
FETCHING_ARTICLE = "Fetching the full article."
NO_QUOTES_BY = "No quotes by"
NO_MATCH = "No match for"
TAKEN_AS = "Taken as"
TAKEN = NO_MATCH, TAKEN_AS
"""Begin what is said of other words than those typed, before what these came to."""
LONGEST_HEADLINE = 100
"""So many characters of a headline stand in a sentence that names a story."""
NO_QUOTES = "No quotes in this story."
ASKS_OTHERS = re.compile(r"\b(?:others?|related|similar|else|more|further|additional)\b")
"""Words of a typed line that asks for other stories, without the one that is open."""
NO_OTHER_SOURCE = "No other source has this story."
NOT_ANALYSED = "Not analysed:"
NO_FINDINGS = "Not analysed: {why}"
KINDS = {
    EntityKind.PERSON: "person",
    EntityKind.PLACE: "place",
    EntityKind.ORGANIZATION: "organisation",
}
_UNITS = ("", "kB", "MB", "GB", "TB")
_LABEL = re.compile(
    r"(?:breaking|flash|urgent|bulletin|news|newsflash|alert|just in)"
    r"(?: news)?(?: alert)?(?: ?[:|]| [-–—])\s+(?=\S)",
    re.IGNORECASE,
)
PLURALS = {
    "person": "people",
    "story": "stories",
    "match": "matches",
    "saved search": "saved searches",
}


def count(number: int, noun: str) -> str:
    """A number and its noun: "1 story", "3 stories", "2 people", "1,204 links"."""
    return f"{number:,} {noun if number == 1 else PLURALS.get(noun, noun + 's')}"


def listing_counts(total: int, unread: int, breaking: int) -> str:
    """What a list of headlines is opened with: "14 stories, 3 unread, 1 breaking."."""
    if not total:
        return NO_STORIES
    return f"{count(total, 'story')}, {unread:,} unread, {breaking:,} breaking."


def there_are(number: int) -> str:
    """How many there are, beside a number that is none of theirs: "There are 1,302."."""
    if not number:
        return "There are none."
    return "There is 1." if number == 1 else f"There are {number:,}."


def named_counts(name: str, total: int, breaking: int) -> str:
    """What a list with a name is opened with: "kiev: 3 stories, 1 breaking."."""
    if not total:
        return f"{capital(name)}: no stories."
    told = count(total, "story")
    return f"{capital(name)}: {told}{f', {breaking:,} breaking' if breaking else ''}."


def nothing_listed(name: str, *, is_narrow: bool, is_unread_only: bool) -> str:
    """What an empty list says of itself; that nothing is subscribed to only where all is listed."""
    if is_unread_only:
        where = f" in {full_stop(name)}" if is_narrow else "."
        return f"No unread stories{where} unread-only shows the others."
    return f"No stories in {full_stop(name)}" if is_narrow else NO_STORIES


def feed_counts(sources: int, unread: int, failing: int) -> str:
    """What the tree of feeds is opened with: "12 sources, 30 unread, 1 failing."."""
    told = f"{count(sources, 'source') if sources else 'No sources'}, {unread:,} unread"
    return f"{told}, {failing} failing." if failing else f"{told}."


def analysed_so_far(done: int, total: int) -> str:
    """How much of the library names are known of: "3,100 of 10,020 stories analysed."."""
    return f"{done:,} of {total:,} stories analysed."


def arrived(newer: int, breaking: int) -> str:
    """What is said of stories that came meanwhile: "2 new stories, 1 breaking."."""
    told = f"{newer:,} new {'story' if newer == 1 else 'stories'}"
    return f"{told}, {breaking} breaking." if breaking else f"{told}."


def fetching(done: int, total: int, failed: int) -> str:
    """How far a refresh is: "Fetching 12 sources. 7 done, 1 failed."."""
    told = f"Fetching {count(total, 'source')}. {done} done"
    return f"{told}, {failed} failed." if failed else f"{told}."


def syncing(account: str, done: int, total: int, noun: str = "story") -> str:
    """How far a sync is: "Syncing reader at rss.example.com. 250 of 9,000 stories."."""
    if not total:
        so_far = f" {count(done, noun)} so far." if done else ""
        return f"Syncing {full_stop(account)}{so_far}"
    return f"Syncing {full_stop(account)} {done:,} of {count(total, noun)}."


def at_least(total: int, *, is_whole: bool) -> str:
    """A number of rows that may be more than were counted: "20", "more than 1,000"."""
    return f"{total:,}" if is_whole else f"more than {total:,}"


def name_counts(kinds: Sequence[EntityKind]) -> str:
    """What a list of names is opened with: "4 people, 9 places, 2 organisations."."""
    parts = [
        count(number, word)
        for kind, word in KINDS.items()
        if (number := sum(one is kind for one in kinds))
    ]
    return ", ".join(parts) + "." if parts else "No names in this story."


def busiest(days: Sequence[int], today: date | None) -> str:
    """The day of most mentions, in words: "Busiest day of 30: 14 July, 5 mentions."; or ""."""
    most = max(days, default=0)
    if not most or today is None:
        return ""
    ago = list(reversed(days)).index(most)
    day = today - timedelta(days=ago)
    return f"Busiest day of {len(days)}: {day.day} {day:%B}, {count(most, 'mention')}."


def capital(text: str) -> str:
    """The text with a capital at its start, the rest as it is."""
    return text[:1].upper() + text[1:]


def coordinates(lat: float, lon: float) -> str:
    """Degrees as people write them: "41.7 N, 44.8 E"."""
    return f"{abs(lat):.1f} {'N' if lat >= 0 else 'S'}, {abs(lon):.1f} {'E' if lon >= 0 else 'W'}"


def distance(km: float) -> str:
    """A distance, no more exact than it is known: "7 km", "170 km", "1150 km"."""
    step = 1 if km < 20 else 10  # noqa: PLR2004 - what is near is told to the kilometre
    return f"{max(1, round(km / step) * step)} km"


def described(entity: Entity) -> str:
    """What an entity is, in a few words: its role, else its kind ("country", "organisation")."""
    return entity.role or KINDS[entity.kind]


def language_name(code: str) -> str:
    """The English name of a language, or its code when we have no name for it."""
    primary = code.replace("_", "-").split("-")[0].casefold()
    return LANGUAGES.get(primary, f"another language ({code})")


def not_analysed(code: str) -> str:
    """What stands in place of quotes and names when a story is not in English."""
    return f"Not analysed: this story is in {language_name(code)}."


def labelled(headline: str, *, is_breaking: bool) -> str:
    """A headline as a sentence, BREAKING before it if it is: the word is said once."""
    if not is_breaking:
        return full_stop(headline)
    return f"BREAKING. {full_stop(unlabelled(headline))}"


def unlabelled(headline: str) -> str:
    """A breaking story's headline without a label of its own ("BREAKING: ...")."""
    return _LABEL.sub("", headline, count=1) if _LABEL.match(headline) else headline


def spelled(text: str) -> str:
    """The letters of words, with a comma between words: "P a u l, R e y"."""
    return ", ".join(" ".join(word.strip(",;:.!?") or word) for word in text.split())


def wire_state(status: str, embargo: datetime | None, now: datetime) -> str:
    """What an agency says of a story's use: "KILLED", "WITHHELD", "EMBARGOED until ...", or ""."""
    if status == "killed":
        return "KILLED"
    if embargo is not None and embargo > now:
        return f"EMBARGOED until {time_in_words(embargo)}"
    return "WITHHELD" if status == "withheld" else ""


def time_in_words(time: datetime) -> str:
    """A time as it is told to people, whatever day it is read: "6 December 2026, 14:20 UTC"."""
    at = time.astimezone(UTC)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def when_published(time: datetime, *, is_date_only: bool) -> str:
    """When a story was published, in local time: "Sunday, 6 December 2026, 14:20"."""
    at = time if is_date_only else time.astimezone()
    day = f"{at:%A}, {at.day} {at:%B %Y}"
    return day if is_date_only else f"{day}, {at:%H:%M}"


def titled(headline: str) -> str:
    """A headline, cut to what stands in a sentence about it."""
    words = clean_line(headline, LONGEST_HEADLINE) or "a story without a headline"
    return words.rstrip(".")


def full_stop(text: str) -> str:
    """The text as a sentence: it ends with a mark of its own, or gets a period."""
    return text if text.rstrip("\"'”’)").endswith((".", "!", "?", "…")) else f"{text}."


def story_counts(findings: Findings) -> list[str]:
    """How many quotes and people: "3 quotes", "4 people"; places are heard with the names."""
    kinds = [findings.entities[index].kind for index in navigation.named(findings)]
    numbers = (
        (len(navigation.in_marks(findings)), "quote"),
        (kinds.count(EntityKind.PERSON), "person"),
    )
    return [count(number, noun) for number, noun in numbers if number]


def all_counts(findings: Findings) -> list[str]:
    """How many quotes, people and places: what is read at a glance."""
    kinds = [findings.entities[index].kind for index in navigation.named(findings)]
    places = kinds.count(EntityKind.PLACE)
    return story_counts(findings) + ([count(places, "place")] if places else [])


def size_in_words(length: int) -> str:
    """A number of bytes for people: "512 bytes", "1.5 MB" (a kilobyte has 1000)."""
    size, unit = float(length), 0
    while size >= 999.5 and unit < len(_UNITS) - 1:  # noqa: PLR2004 - what rounds to 1000
        size, unit = size / 1000, unit + 1
    if unit == 0:
        return count(length, "byte")
    return f"{size:.{0 if size >= 10 else 1}f} {_UNITS[unit]}"  # noqa: PLR2004 - two digits


def loading(name: str, done: int, total: int) -> str:
    """How far a file is, in bytes: "episode.mp3, 12 of 48 MB", "episode.mp3, 12 MB so far"."""
    came, shown = size_in_words(max(0, done)), clean_line(name, LONGEST_WORDS) or "a file"
    if total <= 0:
        return f"{shown}, {came} so far"
    whole = size_in_words(total)
    number, unit = came.split(" ")
    return f"{shown}, {number if whole.endswith(f' {unit}') else came} of {whole}"
