"""What a command changed, the sentence it says, and what there is to show.

`said` is the same in every view: the status line, the first plain line, the command line's word.
What is shown is data; each view puts it into its own form.
"""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.session import Session
from wirereader.desk.tables.table_shown import TableShown
from wirereader.late_dataclass import late_dataclass
from wirereader.story.alert import Alert
from wirereader.story.findings import Findings
from wirereader.story.names import Entity
from wirereader.story.quotes import TOLD_ALONE, Manner, Quote, Telling
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.desk.targets import Ask
    from wirereader.story.entity_card import EntityCard, KnownEntity


class Headline(NamedTuple):
    """One row of the headline list; `number` counts from 1; times are aware and in UTC.

    `status` is the wire's ("usable", "withheld", "killed"); `sources` counts those that brought it,
    `event_sources` those that tell of its event, where it is the first of it or stands for it;
    `changed`: in substance, since it was read.
    `folded` is how many other stories of its event stand behind it in this list; `within`: it is
    shown so many rows below the one that stands for its event.
    `language` is as its source gave it ("und" or empty: not at all).
    """

    number: int
    id: str
    headline: str
    source: str
    kicker: str | None
    published: datetime | None
    is_date_only: bool
    received: datetime | None
    is_read: bool
    is_starred: bool
    alert: Alert | None
    status: str = "usable"
    embargo: datetime | None = None
    revision: int = 1
    tags: tuple[str, ...] = ()
    sources: int = 1
    language: str = ""
    changed: bool = False
    event_sources: int = 1
    folded: int = 0
    within: int = 0


class RowDetails(NamedTuple):
    """What scripts are told of a row beside: link, byline, folders around its source.

    `is_changed` claims that the words are newer than the reading of them.
    """

    link: str | None = None
    byline: str | None = None
    folder: tuple[str, ...] = ()
    is_changed: bool = False
    event: str | None = None


class HeadlinesShown(NamedTuple):
    """Some rows of the headline list, and how many there are in all.

    `unread` is None where nobody counted; `is_whole` is False while there may be more than `total`;
    `name` is what the list is of, in the reader's words, empty for all stories.
    """

    rows: tuple[Headline, ...]
    total: int
    unread: int | None
    breaking: int
    is_whole: bool = True
    name: str = ""


class StoryShown(NamedTuple):
    """A story opened: its head is shown, then the paragraphs from `first` up to `last` (from 0)."""

    story: Story
    findings: Findings | None
    first: int = 0
    last: int = 0


class ParagraphsShown(NamedTuple):
    """Paragraphs `first` to `last` (from 0, both included) of a story already open.

    `is_reading` claims that the reader just reads on: by ear the words themselves are the answer.
    """

    story: Story
    first: int
    last: int
    is_reading: bool = False


@late_dataclass(frozen=True, slots=True)
class QuoteLine:
    """One quote of a list; `number` counts from 1, `paragraph` too; `index` is that in findings.

    `speaker` is None unless sure enough to be named; `source_phrase` is who speaks in the story's
    own words, unless that is a pronoun.  `about` is whom a mixed quote is said of ("accused the
    president of ...").  `text` has one part a span, marks left out.  `telling` is how the words are
    told after the speaker's name; `is_repeated` that words in marks tell it already.
    """

    number: int
    index: int
    quote: Quote
    speaker: Entity | None
    text: tuple[str, ...]
    source_phrase: str | None
    paragraph: int
    story: Story
    about: str | None = None
    telling: Telling = TOLD_ALONE
    is_repeated: bool = False
    together: tuple[str, ...] = ()

    def told(self, words: str, marks: tuple[str, str] = ('"', '"')) -> str:
        """Its words, or the beginning of them, as they are told after the speaker's name."""
        if self.quote.manner is Manner.INDIRECT:
            return phrases.full_stop(phrases.capital(self.telling.told(words)))
        quoted = f"{marks[0]}{words}{marks[1]}"
        if not self.telling.lead_in:
            return quoted
        return phrases.full_stop(phrases.capital(self.telling.told(quoted)))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its words sentence by sentence, without what stands at their ends.

        What the speaker's name parts ("the letters, she said, had been read") is one sentence.
        """
        from wirereader.analysis.text.sentences import sentences

        whole: list[str] = []
        for text in self.text:
            if whole and (self.quote.manner is Manner.INDIRECT or text[:1].islower()):
                whole[-1] = f"{whole[-1]} {text}"
            else:
                whole.append(text)
        parts = (text[start:end] for text in whole for start, end in sentences(text))
        told = (" ".join(part.split()).rstrip(",;:- ") for part in parts)
        return tuple(filter(None, told))

    @property
    def who(self) -> str:
        """The speaker's name, else who speaks in the story's own words, else "Not attributed"."""
        if self.together:
            return f"{', '.join(self.together[:-1])} and {self.together[-1]}"
        if self.speaker is not None:
            return self.speaker.name
        return phrases.capital(self.source_phrase) if self.source_phrase else "Not attributed"


class QuotesShown(NamedTuple):
    """Quotes in marks first, then indirect statements, apart from the others.

    Statements that end with quoted words are `repeated`: they are told with these, and only
    programs list them.
    """

    quotes: tuple[QuoteLine, ...]
    statements: tuple[QuoteLine, ...] = ()
    repeated: tuple[QuoteLine, ...] = ()
    is_whole: bool = False
    """Claims that all words of each are wanted, and not its first sentence."""

    @property
    def every(self) -> tuple[QuoteLine, ...]:
        """All of them, in the order of their numbers."""
        return (*self.quotes, *self.statements, *self.repeated)


@late_dataclass(frozen=True, slots=True)
class NameLine:
    """One name of a list: `mentions` counts names and nominals; paragraphs count from 1."""

    number: int
    index: int
    entity: Entity
    mentions: int
    quotes: int
    paragraphs: tuple[int, ...]


class NamesShown(NamedTuple):
    """Names of a story: people, then places, then organisations."""

    names: tuple[NameLine, ...]


class CardLine(NamedTuple):
    """A place in a story where the name on a card stands: paragraph from 1, and its sentence."""

    number: int
    mention: int
    paragraph: int
    sentence: str


class KnownLine(NamedTuple):
    """One person, place or organisation of all stories; `number` counts from 1."""

    number: int
    known: "KnownEntity"


class EveryoneShown(NamedTuple):
    """People or places of all stories, those in most of them first; `part` narrowed them.

    `kind` is "person", "place" or "organisation", or "" where several kinds are listed.  `answers`
    is what to do with each name where a command asks which is meant; else a name's card is shown.
    """

    kind: str
    names: tuple[KnownLine, ...]
    part: str = ""
    answers: "tuple[Ask, ...]" = ()


class KnownShown(NamedTuple):
    """What all stories say of somebody or some place.

    Its stories, then its quotes, then people and places beside it are numbered from `first`.
    `days` tells how often it was named on each of the last days in local time, `today` last.
    `more_stories` are there beside those of the card; `has_more_quotes` claims the same of quotes.
    """

    card: "EntityCard"
    first: int = 1
    days: tuple[int, ...] = ()
    today: date | None = None
    more_stories: int = 0
    has_more_quotes: bool = False

    @property
    def quotes_from(self) -> int:
        """The number of the first quote."""
        return self.first + len(self.card.stories)

    @property
    def beside_from(self) -> int:
        """The number of the first person or place named beside."""
        return self.quotes_from + len(self.card.quotes)


class CardShown(NamedTuple):
    """Everything said about one name in one story; `stories` counts those known to name it.

    `known` is what the library adds from other stories.
    """

    name: NameLine
    places: tuple[CardLine, ...]
    quotes: tuple[QuoteLine, ...] = ()
    stories: int = 1
    known: KnownShown | None = None


class Offer(NamedTuple):
    """Something to subscribe to: a list found on this machine, or a well-known feed.

    `address` is what `add` takes; `region` groups feeds, and is empty for lists.
    """

    number: int
    title: str
    about: str
    address: str
    region: str = ""


class OffersShown(NamedTuple):
    """Offers to choose from by number; `more` are shown where there is room, `hint` elsewhere."""

    offers: tuple[Offer, ...]
    more: tuple[Offer, ...] = ()
    hint: str = ""


class TextShown(NamedTuple):
    """Plain lines: help, where, links.

    `days` are counts of the last days or of those told of, for a view that draws them.
    """

    lines: tuple[str, ...]
    days: tuple[int, ...] = ()


class ErrorsShown(NamedTuple):
    """Errors, one a line; `sources` has the source of each line by its key, or None.

    `names` tells what each is about; its line says so, too.
    """

    lines: tuple[str, ...]
    sources: tuple[str | None, ...]
    names: tuple[str, ...] = ()


class FeedRow(NamedTuple):
    """A row of the tree of all there is to read: a view, saved search, tag, folder or source.

    `id` is "view:unread", "search:NAME", "tag:NAME", "folder:NAME" or "source:NUMBER"; `parent` the
    id of the folder that the row stands in.  `failing` tells in words why a source brings nothing,
    `wanted` how many unread stories it will have when the first sync of its account is done.
    """

    kind: str
    name: str
    id: str
    parent: str | None
    stories: int
    unread: int
    failing: str | None
    wanted: int | None = None


class FeedsShown(NamedTuple):
    """The whole tree, folders before what is in them; `current` is the id of what is listed."""

    rows: tuple[FeedRow, ...]
    current: str


class ScopeShown(NamedTuple):
    """What the list is of: its row in the tree ("" where it has none), its name and exact counts.

    `sort` is "newest", "oldest", "source", "title" or "unread"; `is_narrow` claims that going back
    widens it.
    """

    id: str
    name: str
    total: int
    unread: int
    sort: str
    is_unread_only: bool
    is_narrow: bool


class NamedPlace(NamedTuple):
    """A place as somebody named it; `doubt` says why it may be another, or nothing."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()
    doubt: str = ""


class MapShown(NamedTuple):
    """Where a place is, in words."""

    lines: tuple[str, ...]
    place: NamedPlace


class Drawing(NamedTuple):
    """Pixels to be drawn: three bytes each, row by row."""

    width: int
    height: int
    rgb: bytes


class PictureShown(NamedTuple):
    """A picture in words; `file` is where its pixels are, or will be once they are fetched.

    `why` says why there will be none.
    """

    lines: tuple[str, ...]
    file: Path
    why: str = ""


class CopiedShown(NamedTuple):
    """A text for the clipboard, and the sentence that tells what it is once it is there.

    A view that reaches no clipboard shows the text itself.
    """

    text: str
    told: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The text as what is shown where there is no clipboard."""
        return (self.text,)


COVERS = (
    CardShown,
    EveryoneShown,
    KnownShown,
    TextShown,
    ErrorsShown,
    FeedsShown,
    MapShown,
    PictureShown,
)
"""What is shown in place of the story or the list, until the reader goes back."""
Shown = (
    HeadlinesShown
    | StoryShown
    | ParagraphsShown
    | QuotesShown
    | NamesShown
    | CardShown
    | EveryoneShown
    | KnownShown
    | OffersShown
    | TextShown
    | TableShown
    | ErrorsShown
    | FeedsShown
    | MapShown
    | PictureShown
    | CopiedShown
)


@late_dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command: a sentence, the new place, and perhaps something to show.

    `is_done` is False when nothing was found or the command was refused (exit code 1).
    `turns_to` is the view that the reader goes to ("plain", "tui"), "" where they stay.
    """

    said: str
    session: Session
    shows: Shown | None = None
    is_done: bool = True
    leave: bool = False
    turns_to: str = ""
