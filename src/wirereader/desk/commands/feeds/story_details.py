"""What scripts are told of a story of a list beside what people see there."""

from collections.abc import Mapping, Sequence

from wirereader.desk.context import Context
from wirereader.desk.outcomes import RowDetails


def details_of(context: Context, stories: Sequence[str]) -> Mapping[str, RowDetails]:
    """Details by id; of stories in hand what their files tell.  Raises LibraryFault."""
    kept = {} if context.library is None else context.library.details(stories)
    found = {one: RowDetails(*details) for one, details in kept.items()}
    for one in stories:
        if one not in found and (story := context.story(one)) is not None:
            found[one] = RowDetails(story.dispatch.link, story.dispatch.byline)
    return found
