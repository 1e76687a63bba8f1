"""Lists of regions: "the provinces of Nyanza and Western" are of one country, known or not."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from wirereader.analysis.language import PlaceWords
from wirereader.analysis.places.gazetteer import Gazetteer, Place
from wirereader.analysis.places.place_candidates import Name, PlaceMention, key_of, lead

ASIDE = 40  # code points looked at on either side of a list for what it lists
_LEAD = 1.0  # over other countries, from which a member is sure: powers of ten of people
LONGEST = 24  # mentions of a list that are read

_GAP = re.compile(r"(?:, ?| and | or |, (?:and|or) )(?:the )?")


def listed_in(
    gazetteer: Gazetteer,
    text: str,
    mentions: Sequence[PlaceMention],
    names: Mapping[str, Name],
    words: PlaceWords,
    country_before: Callable[[PlaceMention], str | None],
) -> dict[int, Place]:
    """Say in which country the text lists regions together, by the mentions' starts.

    One member at least is surely of one country, and no other such member is of another one; where
    none is sure, it is the country of what is named before the list (`country_before`).
    `mentions` must be sorted and `names` must know each of them.
    """
    found: dict[int, Place] = {}
    for run in runs_of(text, mentions):
        before = text[max(0, run[0].start - ASIDE) : run[0].start]
        after = text[run[-1].end : run[-1].end + ASIDE]
        if not (words.listed_before.search(before) or words.listed_after.match(after)):
            continue
        own = (names[key_of(mention.text)] for mention in run)
        sure = {name.bearers[name.best].country for name in own if _is_sure(name)}
        iso = country_before(run[0]) if not sure else sure.pop() if len(sure) == 1 else None
        country = gazetteer.country(iso) if iso else None
        if country is not None:
            found |= {mention.start: country for mention in run}
    return found


def _is_sure(name: Name) -> bool:
    """Claim that a name is of one country: no other has it, or none that comes near."""
    if len({place.country for place in name.bearers}) == 1:
        return True
    return (
        bool(name.bearers)
        and not name.bearers[name.best].ambiguous
        and lead(name.bearers, name.scores, name.best) >= _LEAD
    )


def runs_of(text: str, mentions: Sequence[PlaceMention]) -> Iterator[list[PlaceMention]]:
    """Give mentions in a row that only commas and "and" part; at most `LONGEST` in each."""
    run: list[PlaceMention] = []
    for mention in mentions:
        if run and (len(run) == LONGEST or not _GAP.fullmatch(text[run[-1].end : mention.start])):
            if len(run) > 1:
                yield run
            run = []
        run.append(mention)
    if len(run) > 1:
        yield run
