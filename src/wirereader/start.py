"""The composition root: picks a view, imports it late, maps faults to exit codes."""

import contextlib
import errno
import gc
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wirereader.late_import import load_without

if TYPE_CHECKING:
    from wirereader.desk.analysis_queue.worker_queue import Analyst
    from wirereader.desk.desk import Desk
    from wirereader.library.library import Library
    from wirereader.settings.load import Loaded
    from wirereader.story.faults import WirereaderFault
    from wirereader.story.story import Story
    from wirereader.views.cli.arguments import VerbRequest
    from wirereader.views.tui.app import FullScreen as Screen

BUG = 70
INTERRUPTED = 130
NOT_WRITTEN = 74
_DAY_S = 24 * 3600
VIEWS = {"--tui": "tui", "--plain": "plain"}
"""What asks for a view, and nothing else."""
_SELDOM = 50_000  # objects more than before: a start makes many, and drops few in rings
_USUAL = gc.get_threshold()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code.  Without arguments it is a process of its own."""
    if arguments is not None:
        return _answered(list(arguments))
    gc.set_threshold(_SELDOM, 20, 20)
    try:
        return _answered(sys.argv[1:])
    finally:
        gc.freeze()  # whatever is left ends with the process: nobody looks for rings in it


def _answered(given: list[str]) -> int:
    """Do what is asked; what goes wrong is a sentence and an exit code."""
    from wirereader.story.faults import WirereaderFault

    _open_closed_streams()
    _speak_utf8()
    _keep_time()
    try:
        try:
            code = _run(given)
        except SystemExit as end:  # --help and --version end so
            code = end.code if isinstance(end.code, int) else 0
        sys.stdout.flush()
    except WirereaderFault as fault:
        _tell(fault, is_json="--json" in given)
        return fault.exit_code
    except BrokenPipeError:
        # whoever read our lines has had enough: nothing more may be written, not even at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EIO, errno.EBADF}:
            return _tell_bug(error)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.stderr.write(
            "The output could not be written: the disk is full, or the reader is gone.\n"
        )
        return NOT_WRITTEN
    except Exception as bug:  # noqa: BLE001 - the one place where a bug becomes a sentence
        return _tell_bug(bug)
    return code


def _run(given: Sequence[str]) -> int:
    if "_ARGCOMPLETE" in os.environ:
        from wirereader.views.cli.shell_completion import answer

        answer()
    if len(given) <= 1 and VIEWS.keys() >= set(given):  # nothing to understand: load no parser
        from wirereader.settings.load import load

        return _run_view(VIEWS[given[0]] if given else None, (), load())
    from wirereader.views.cli.arguments import understand

    request = understand(given)
    if request.note:
        sys.stderr.write(f"{request.note}\n")
    if request.verb is not None:
        return _run_verb(request)
    return _run_view(request.view, request.paths, _settings(request))


def _run_view(view: str | None, paths: Sequence[str], loaded: "Loaded") -> int:
    """A view for a person: the one asked for, or what settings and environment say."""
    load_without("asyncio", {"ssl": None})  # 4 MiB and 7 ms: what fetches is a process of its own
    asked = view or ("plain" if loaded.settings.access.plain else None)
    is_in, is_out = sys.stdin.isatty(), sys.stdout.isatty()
    view = chosen_view(asked, os.environ, is_in, is_out)
    if view == "tui":
        gc.disable()  # the view turns it on once it is painted
        gc.set_threshold(*_USUAL)
    is_first = view == "tui" and _is_first()
    desk = open_desk([Path(path) for path in paths], loaded)
    why = "" if view == "tui" else no_full_screen(os.environ, is_terminal=is_in and is_out)
    desk.show_in(view, no_screen=why)
    if loaded.settings.reading.remember and is_in:  # a script does the same each time
        _remember_place(desk)
    try:
        code = _show(desk, is_first=is_first)
    finally:
        lost = desk.close()
    return code if lost is None else _told_unkept(lost)


def _told_unkept(fault: "WirereaderFault") -> int:
    """Say that marks were confirmed and cannot be kept after all; the exit code."""
    from wirereader.desk.desk import NOT_KEPT
    from wirereader.story.clean import drawable

    with contextlib.suppress(OSError, ValueError):  # nobody there to be told
        sys.stderr.write(f"{drawable(NOT_KEPT.format(why=fault))}\n")
    return fault.exit_code


def _run_verb(request: "VerbRequest") -> int:
    """One verb; those that stand on no desk start without loading one."""
    from wirereader.views.cli.arguments import WIRE_VERBS

    if request.verb in WIRE_VERBS:
        from wirereader.desk.refresh.fetch_preferences import preferences_of
        from wirereader.settings.load import load
        from wirereader.views.cli import source_verbs

        return source_verbs.run(request, preferences_of(load().settings))
    if request.verb == "parse" or request.is_jsonl:
        from wirereader.views.cli import batch_verbs

        return batch_verbs.run(request)
    from wirereader.views.cli.verbs import run

    return run(request, open_quietly)


def _show(desk: "Desk", *, is_first: bool) -> int:
    """Show a desk in one view, and in the other when the reader turns to it; the exit code."""
    screen: Screen | None = None
    while True:
        view = desk.view
        if view == "tui":
            from wirereader.views.tui.terminal.developer_switches import forget_switches

            forget_switches()
            from wirereader.views.tui.terminal.quick_start import load_textual

            load_textual()
            from wirereader.views.tui.app import FullScreen

            screen = screen or FullScreen(desk, is_first=is_first)
            code = screen.run()
        else:
            from wirereader.views.plain.prompt import run

            code = run(desk)
        if desk.view == view:
            return code


def no_full_screen(environment: Mapping[str, str], *, is_terminal: bool) -> str:
    """Why the full screen cannot be shown, as a sentence; "" where it can."""
    if not is_terminal:
        return "The full screen needs a terminal."
    if environment.get("TERM") == "dumb":
        return "This terminal is too simple for the full screen."
    return ""


def _remember_place(desk: "Desk") -> None:
    """Begin where the reader left off, if there is a folder that tells."""
    from wirereader.settings.paths import place_file
    from wirereader.story.faults import LibraryFault

    with contextlib.suppress(LibraryFault):
        desk.remember_in(place_file())


def _is_first() -> bool:
    """Claim that this reader has never been here: there is no library yet."""
    from wirereader.settings.paths import library_file
    from wirereader.story.faults import LibraryFault

    try:
        return not library_file().exists()
    except (LibraryFault, OSError):  # told when the library is opened
        return False


def chosen_view(
    asked: str | None, environment: Mapping[str, str], is_in: bool, is_out: bool
) -> str:
    """Which view: what was asked for, else what the environment says, else what can be shown.

    Raises SettingsFault when the full screen is asked for without a terminal.
    """
    if asked == "tui" and not (is_in and is_out):
        from wirereader.story.faults import SettingsFault

        raise SettingsFault(
            "The full screen cannot be shown.", "This is not a terminal.", "--plain prints lines."
        )
    if asked is not None:
        return asked
    from wirereader.settings.environment import is_on

    if any(is_on(environment, name) for name in ("WIREREADER_PLAIN", "ACCESSIBLE")):
        return "plain"
    return "plain" if no_full_screen(environment, is_terminal=is_in and is_out) else "tui"


def _settings(request: "VerbRequest") -> "Loaded":
    """What the reader prefers: the command line before the environment and the file."""
    from wirereader.settings.load import load

    flags: dict[str, object] = {}
    if request.width is not None:
        flags["plain.width"] = request.width
    if request.typography:
        flags["plain.typography"] = True
    return load(flags)


def open_desk(paths: Sequence[Path], loaded: "Loaded") -> "Desk":
    """A desk for a person: what the library has or the stories of `paths`.

    Another process beside us reads the stories.  Raises a WirereaderFault when nothing of `paths`
    can be read.
    """
    from wirereader.desk.analysis_queue.worker_queue import WorkerAnalyst
    from wirereader.settings.paths import log_file_if_any

    desk = _desk(paths, lambda shelf: WorkerAnalyst(shelf, log=log_file_if_any), loaded)
    if not desk.count() and desk.faults and paths:
        raise desk.faults[0]
    plain = loaded.settings.plain
    preferences = replace(
        desk.session.preferences,
        width=plain.width,
        prompt=plain.prompt,
        typography=plain.typography,
        verbosity=plain.verbosity,
        list_length=plain.list_length,
    )
    desk.session = replace(desk.session, preferences=preferences)
    if not paths:
        from wirereader.desk.refresh.refresh_process import Refreshing

        desk.send_out(lambda deliver: Refreshing(deliver, log=log_file_if_any))
    if len(paths) == 1 and desk.count() == 1 and not paths[0].is_dir():
        from wirereader.desk.targets import Ask, StoryNumber

        desk.opening = Ask("open", StoryNumber(1))
    return desk


def open_quietly(paths: Sequence[Path]) -> "Desk":
    """A desk for one command, which reads stories itself, from standard input and pipes too."""
    from wirereader.desk.analysis_queue.in_process import InlineAnalyst
    from wirereader.settings.load import load

    return _desk(paths, InlineAnalyst, load())


def _desk(
    paths: Sequence[Path],
    make: "Callable[[Library | None], Analyst]",
    loaded: "Loaded",
) -> "Desk":
    """A desk on the stories of `paths`; without any, on the library.  Raises LibraryFault."""
    from wirereader.desk.desk import Desk

    library, fault = _library(is_listed=not paths)
    stories: Sequence[Story] = ()
    listed: Library | None = None
    faults: list[WirereaderFault] = [*_mistakes(loaded), *([fault] if fault is not None else [])]
    if paths:
        from wirereader.desk.local_files import take_in
        from wirereader.sources.piped_input import read_piped

        arrivals = take_in(paths, read_piped(paths))
        stories = arrivals.stories
        faults = [*arrivals.faults, *faults]
    else:
        listed = library
    desk = Desk(stories, make(library), library, faults, library=listed, settings=loaded.settings)
    desk.preferences.keep_in(loaded)
    if library is not None:
        desk.at_close.append(library.close)
    return desk


def _mistakes(loaded: "Loaded") -> "list[WirereaderFault]":
    """One line for all mistakes in the settings; the program starts without what is wrong."""
    if not loaded.problems:
        return []
    from wirereader.story.faults import SettingsFault

    number = len(loaded.problems)
    what = "A setting is wrong." if number == 1 else f"{number} settings are wrong."
    return [SettingsFault(what, loaded.problems[0].what, "wirereader settings check lists them.")]


def _library(*, is_listed: bool) -> "tuple[Library | None, WirereaderFault | None]":
    """The library, our samples in it, and why nothing can be kept in it, if so.

    Without one, stories of files have marks that last until the end.  Raises LibraryFault when
    the library is what is to be listed, and cannot be read.
    """
    from wirereader.library.library import Library
    from wirereader.settings.paths import library_file, sample_stories
    from wirereader.story.faults import LibraryFault

    try:
        library = Library.open_or_read(library_file())
    except LibraryFault as fault:
        if is_listed:
            raise
        return None, fault
    if is_listed and library.refusal is None:
        from datetime import UTC, datetime

        from wirereader.desk.subscriptions.sample_stories import keep_samples

        try:
            keep_samples(library, sample_stories(), datetime.now(UTC))
        except LibraryFault as fault:
            library.read_alone(fault)
    return library, library.refusal


def _open_closed_streams() -> None:
    """Put something in place of streams that were closed: nothing to read, nowhere to write."""
    for number, mode in enumerate(("r", "w", "w")):
        name = ("stdin", "stdout", "stderr")[number]
        if getattr(sys, name) is None:
            try:
                os.fstat(number)
            except OSError:
                found = os.open(os.devnull, os.O_RDWR)
                if found != number:
                    os.dup2(found, number)
                    os.close(found)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def _keep_time() -> None:
    """Go by UTC where the local time is a day or more from it: Python has no such offset."""
    if max(abs(time.timezone), abs(time.altzone)) >= _DAY_S and hasattr(time, "tzset"):
        os.environ["TZ"] = "UTC0"  # for the processes that we start, too
        time.tzset()


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says, and never fail on a character."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _tell(fault: "WirereaderFault", *, is_json: bool) -> None:
    from wirereader.views.cli.output import print_fault

    print_fault(fault, is_json=is_json)


def _tell_bug(bug: Exception) -> int:
    """Log what happened and say one sentence: a person never sees a traceback."""
    import traceback

    from wirereader.settings.paths import log_file
    from wirereader.story.clean import clean_line

    try:
        place = log_file()
        where = f"Details are in {clean_line(str(place), 200)}."
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write("".join(traceback.format_exception(bug)))
    except Exception:  # noqa: BLE001 - telling a bug never raises another
        where = f"It was {type(bug).__name__}."
    with contextlib.suppress(OSError, ValueError):  # nobody there to be told
        sys.stderr.write(f"Internal error. {where} Please report it.\n")
    return BUG
