"""Sixty environments, one line each with the result, as a table.

    python tests/environments/run.py [PART OF A NAME ...]

Each begins with an empty home. "as it should" means: on a terminal the full screen (or, where the
row says so, plain mode) stood and left with 0; elsewhere the exit code and the words are right.
Those of root need root; a Python is tried if `pythonX.Y -m wirereader` runs.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from terminal_of import Shown  # type: ignore[import-not-found]  # beside this script

PROGRAM = f"{sys.executable} -m wirereader"
STANDS = b"BREAKING"
PLAIN = b"wirereader, plain."
GONE = -signal.SIGHUP


@dataclass
class Row:
    """One environment: a shell line and what must come of it."""

    group: str
    name: str
    line: str = PROGRAM
    variables: dict[str, str] = field(default_factory=dict)
    size: tuple[int, int] = (80, 24)
    stands: bytes = STANDS
    code: int = 0
    then: Callable[[Shown], None] | None = None
    words: str = ""
    is_on_terminal: bool = True
    is_for_root: bool = False


def leave(shown: Shown) -> None:
    """Quit the view that stands."""
    shown.press(b"q\r" if PLAIN in shown.written else b"Q")


def suspend(shown: Shown) -> None:
    """Stop it and let it go on, from outside."""
    os.kill(shown.pid, signal.SIGSTOP)
    time.sleep(0.3)
    shown.written = b""
    os.kill(shown.pid, signal.SIGCONT)
    shown.wait_for(STANDS)
    shown.press(b"Q")


def told(number: int) -> Callable[[Shown], None]:
    """A signal."""
    return lambda shown: os.kill(shown.pid, number)


def typed(keys: bytes) -> Callable[[Shown], None]:
    """Keys, and then the way out."""

    def type_and_leave(shown: Shown) -> None:
        shown.press(keys)
        for _ in range(5):
            shown.read()
        leave(shown)

    return type_and_leave


def resized(shown: Shown) -> None:
    """A window that is drawn larger and smaller."""
    for size in ((120, 40), (30, 8), (200, 60), (80, 24)):
        shown.resize(*size)
        shown.read()
    shown.press(b"Q")


def lost(shown: Shown) -> None:
    """The window is closed."""
    shown.lose()


def on_terminal() -> Iterator[Row]:
    """Where the full screen is to stand."""
    for locale in ("C", "POSIX", "C.UTF-8", "en_US.UTF-8", "de_DE.ISO-8859-1", "ja_JP.SJIS",
                   "tr_TR.UTF-8", "no_SUCH"):  # fmt: skip
        yield Row("locale", locale, variables={"LC_ALL": locale})
    for term in ("xterm-256color", "xterm", "screen", "tmux-256color", "linux", "vt100", "vt220",
                 "rxvt-unicode-256color", "xterm-kitty", "alacritty", "no-such", ""):  # fmt: skip
        yield Row("TERM", term or "(empty)", variables={"TERM": term})
    yield Row("TERM", "dumb: plain mode", variables={"TERM": "dumb"}, stands=PLAIN)
    for size in ((20, 5), (40, 12), (132, 43), (200, 60), (500, 150), (0, 0)):
        stands = {(20, 5): b"\x1b[?1049h", (40, 12): b"!!"}.get(size, STANDS)
        yield Row("size", f"{size[0]}x{size[1]}", size=size, stands=stands)
    yield Row("size", "resized four times", then=resized)
    yield Row("size", "COLUMNS and LINES exported", variables={"COLUMNS": "9", "LINES": "9"})
    yield Row(
        "signal", "SIGTERM", f"exec {PROGRAM}", then=told(signal.SIGTERM), code=128 + signal.SIGTERM
    )
    yield Row("signal", "SIGHUP", f"exec {PROGRAM}", then=told(signal.SIGHUP), code=GONE)
    yield Row("signal", "SIGSTOP, SIGCONT", f"exec {PROGRAM}", then=suspend)
    yield Row("signal", "window closed", f"exec {PROGRAM}", then=lost, code=GONE)
    line = f"trap '' HUP; exec {PROGRAM}"
    yield Row("signal", "window closed, SIGHUP ignored", line, then=lost)
    yield Row("signal", "the same, plain mode", f"{line} --plain", stands=PLAIN, then=lost)
    for redirected in ("2>/dev/null", "2>&-", "2>/dev/full", "2>errors"):
        yield Row("redirection", redirected, f"{PROGRAM} {redirected}")
    for name, value in (("NO_COLOR", "1"), ("ESCDELAY", "1"), ("TEXTUAL", "headless,debug"),
                        ("TEXTUAL_LOG", "/no/such/log"), ("SSH_TTY", "/dev/pts/9")):  # fmt: skip
        yield Row("variable", f"{name}={value}", variables={name: value})
    yield Row("variable", "ACCESSIBLE=1: plain mode", variables={"ACCESSIBLE": "1"}, stands=PLAIN)
    for name, keys in (("Latin-1", b"\xfc\xe9"), ("kitty's releases", b"\x1b[97;1:3u"),
                       ("late answers", b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1bP>|xterm(370)\x1b\\"),
                       ("X10 mouse", b"\x1b[M \xe0\x8a\x1b[M#\xe0\x8a"),
                       ("pasted lines", b"\x1b[200~\nQ\n|\x1b[201~")):  # fmt: skip
        yield Row("keyboard", name, then=typed(keys))


def elsewhere() -> Iterator[Row]:
    """Where lines are printed: limits, homes, redirections."""

    def one(group: str, name: str, line: str, code: int = 0, words: str = "") -> Row:
        is_for_root = "setpriv" in line
        return Row(group, name, line, code=code, words=words, is_on_terminal=False,
                   is_for_root=is_for_root)  # fmt: skip

    yield one(
        "redirection", "list, read by head -1", f"{PROGRAM} list | head -1", words="20 stories"
    )
    yield one("redirection", "list > /dev/full", f"{PROGRAM} list > /dev/full", 74, "disk is full")
    yield one("redirection", "--plain <&-", f"{PROGRAM} --plain <&-", words="plain")
    yield one("limit", "256 MB of memory", f"ulimit -v 262144; {PROGRAM} list", words="20 stories")
    yield one(
        "limit", "quotes in 200 MB", f"ulimit -v 200000; {PROGRAM} quotes 1", words="by rules only"
    )
    yield one("limit", "32 open files", f"ulimit -n 32; {PROGRAM} list", words="20 stories")
    yield one("limit", "small files", f"ulimit -f 8; {PROGRAM} list", 74, "ulimit -f")
    yield one("limit", "one CPU, nice 19", f"nice -n 19 taskset 1 {PROGRAM} list", words="20 stor")
    nobody = "setpriv --reuid 12345 --regid 12345 --clear-groups"
    yield one("home", "no HOME, no passwd entry", f"env -i {nobody} {PROGRAM} list", 74,
              "HOME is not set")  # fmt: skip
    yield one(
        "home",
        "HOME relative",
        f"env -i HOME=here {nobody} {PROGRAM} list",
        74,
        "not an absolute path",
    )
    yield one("home", "a file", f"touch f; WIREREADER_HOME=$PWD/f {PROGRAM} list", 74, "in the way")
    yield one("home", "a dangling link", f"ln -s no l; WIREREADER_HOME=$PWD/l {PROGRAM} list", 74,
              "in the way")  # fmt: skip
    long = "x" * 300
    yield one("home", "overlong", f"WIREREADER_HOME=$PWD/{long} {PROGRAM} list", 74, "too long")
    gone = "mkdir d; cd d; rmdir ../d; WIREREADER_HOME=here"
    yield one(
        "home", "relative, below a deleted folder", f"{gone} {PROGRAM} list", 74, "no longer exists"
    )
    shared = "mkdir s; chmod 2770 s; WIREREADER_HOME=$PWD/s"
    yield one("home", "a group's folder",
              f"{shared} {PROGRAM} list && stat -c %a s/library.sqlite3", words="660")  # fmt: skip
    for version in ("3.11", "3.12", "3.13", "3.14"):
        yield one("Python", version, f"python{version} -m wirereader list", words="20 stories")


def outcome(row: Row, folder: Path) -> str:
    """Do it; "as it should", or what came instead."""
    if row.is_for_root and os.geteuid() != 0:
        return "not tried: needs root"
    if row.group == "Python" and not _runs(row.name):
        return "not tried: not installed there"
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    variables = {"WIREREADER_HOME": str(folder / "home"), "TERM": "xterm-256color",
                 "LC_ALL": "C.UTF-8", "HOME": str(folder), **kept, **row.variables}  # fmt: skip
    line = f"cd {folder}; {row.line}"
    if not row.is_on_terminal:
        run = subprocess.run(["sh", "-c", line], env=variables, capture_output=True, text=True,
                             check=False, timeout=120, stdin=subprocess.DEVNULL)  # fmt: skip
        said = run.stdout + run.stderr
        return judged(run.returncode, row, is_there=row.words in said, said=said)
    shown = Shown(line, variables, row.size)
    is_there = shown.wait_for(row.stands)
    for _ in range(3):
        shown.read()
    (row.then or leave)(shown)
    code = shown.ended()
    return judged(code, row, is_there=is_there, said=shown.written.decode("utf-8", "replace"))


def judged(code: int | None, row: Row, *, is_there: bool, said: str) -> str:
    """What a person would say of it."""
    if code != row.code:
        return f"WRONG: ended with {code}, not {row.code}"
    if "Traceback" in said or "fault of ours" in said:
        return "WRONG: told a fault of ours"
    return f"as it should ({code})" if is_there else "WRONG: what should stand there did not"


def _runs(version: str) -> bool:
    if shutil.which(f"python{version}") is None:
        return False
    run = subprocess.run([f"python{version}", "-c", "import wirereader"], capture_output=True,
                         check=False)  # fmt: skip
    return run.returncode == 0


def main() -> int:
    """Print the table; 1 if a row is wrong."""
    wanted = sys.argv[1:]
    is_wrong = False
    sys.stdout.write("| what | environment | result |\n| --- | --- | --- |\n")
    for row in (*on_terminal(), *elsewhere()):
        if wanted and not any(one in f"{row.group} {row.name}" for one in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = outcome(row, Path(folder))
        is_wrong |= found.startswith("WRONG")
        sys.stdout.write(f"| {row.group} | {row.name} | {found} |\n")
        sys.stdout.flush()
    return int(is_wrong)


if __name__ == "__main__":
    sys.exit(main())
