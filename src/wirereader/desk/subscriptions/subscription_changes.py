"""What a script does to subscriptions: list, change, carry in and out, on the reader's library.

Every function may raise LibraryFault.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wirereader.desk.clock import now_utc
from wirereader.desk.subscriptions import subscriptions
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.desk.targets import source_named
from wirereader.settings.paths import library_file
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault

if TYPE_CHECKING:
    from wirereader.library.library import Library
    from wirereader.library.results import SourceState


def _opened() -> "Library":
    from wirereader.library.library import Library

    return Library.open(library_file())


def opened_to_read() -> "Library":
    """The same, if need be to be read alone."""
    from wirereader.library.library import Library

    return Library.open_or_read(library_file())


def listed() -> Told:
    """What is subscribed to, a line each."""
    with opened_to_read() as library:
        return subscriptions.sources(library)


def removed(names: Sequence[str]) -> Iterator[Told]:
    """Give up sources, each as it was typed."""
    with _opened() as library:
        for state in _meant(library, names):
            if state is None:
                yield subscriptions.leave_samples_out(library)
            else:
                yield state if isinstance(state, Told) else subscriptions.remove(library, state)


def _meant(library: "Library", names: Sequence[str]) -> "list[SourceState | Told | None]":
    """The sources that are meant, each once; a title of several words may stand without quotes.

    All are looked for before anything is changed: numbers would be others after it.
    """
    if len(names) > 1 and not any(name.isdigit() for name in names):
        whole = subscriptions.found(library, source_named(" ".join(names)))
        if not isinstance(whole, Told):
            return [whole]
    states: list[SourceState | Told | None] = []
    for name in names:
        state = _found_or_samples(library, name)
        if state not in states:
            states.append(state)
    return states


def _found_or_samples(library: "Library", name: str) -> "SourceState | Told | None":
    """The source that is meant, or None for the stories that come with the program."""
    if name.casefold() == subscriptions.SAMPLES_WORD:
        return None
    return subscriptions.found(library, source_named(name))


def paused(names: Sequence[str], *, is_resumed: bool = False) -> Iterator[Told]:
    """Leave sources alone, or fetch them again."""
    change = subscriptions.resume if is_resumed else subscriptions.pause
    with _opened() as library:
        for state in _meant(library, names):
            if state is None:  # the samples are fetched from nowhere
                yield Told("The sample stories are not fetched.", is_done=False)
            else:
                yield state if isinstance(state, Told) else change(library, state)


def with_options(name: str, wishes: Sequence[str]) -> Told:
    """Change one source: each wish is "name=value".  Raises SettingsFault."""
    from wirereader.desk.subscriptions.source_options import set_options

    with _opened() as library:
        state = subscriptions.found(library, source_named(name))
        return state if isinstance(state, Told) else set_options(library, state, wishes)


def imported(
    name: str, data: bytes | None, *, is_private_allowed: bool, cache: str | None = None
) -> Told:
    """Follow the sources of a list; `data` is its text where that is not in the file `name`.

    `cache` is newsboat's own, for what was read.  Raises SourceFault and FormatFault.
    """
    from wirereader.sources.story_folder import bytes_of

    if cache is not None and not Path(cache).is_file():
        shown = clean_line(cache, 200)
        raise SourceFault(f"{shown} cannot be opened.", "There is no such file.", "Check the name.")
    with _opened() as library:
        text = bytes_of(Path(name))[0] if data is None else data
        told = subscriptions.import_list(
            library, text, is_private_allowed=is_private_allowed, name=name
        )
        if cache is None:
            return told
        from wirereader.library.newsboat_cache import bring_read_marks

        marks = bring_read_marks(library, Path(cache), now_utc())
    said = f"{told.said} {marks} marked read as in newsboat."
    return told._replace(said=said, data=(*told.data, ("marked_read", marks)))


def piped_list() -> bytes:
    """The list that comes through standard input.  Raises SourceFault where it is too large."""
    from wirereader.formats.files.text_encoding import LIMIT_BYTES
    from wirereader.sources.piped_input import STANDARD_INPUT, read_piped

    data = read_piped([STANDARD_INPUT])[STANDARD_INPUT]
    if len(data) > LIMIT_BYTES:
        limit = f"The limit is {LIMIT_BYTES // 1_048_576} MB."
        raise SourceFault("Standard input is too large.", limit, "Import it in parts.")
    return data


def exported() -> tuple[bytes, str]:
    """The sources as OPML, and a sentence on those that it leaves out, or ""."""
    with opened_to_read() as library:
        return subscriptions.export_list(library), subscriptions.left_out(library)


def exported_to(path: Path, *, is_forced: bool) -> Told:
    """Write them to a file.  Raises SettingsFault where there is one, SourceFault."""
    from wirereader.desk.story_files.file_writing import write_file

    listed, left = exported()
    write_file(path, listed, is_forced=is_forced)
    return Told(f"Written: {clean_line(str(path), 200)}. {left}".rstrip())
