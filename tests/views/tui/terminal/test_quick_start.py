"""Classes of widgets made quickly are those that Textual makes."""

import subprocess
import sys

import pytest

CHECK = """
from importlib import import_module
from textual.dom import DOMNode

usual = DOMNode.__dict__["__init_subclass__"].__func__
quick_start = import_module("wirereader.views.tui.terminal.quick_start")
quick_start.make_classes_quickly()
quick = DOMNode.__dict__["__init_subclass__"].__func__
from textual import containers, screen, widgets
from textual.app import App
from textual.reactive import Reactive, reactive
from textual.widget import Widget
import wirereader.views.tui.app
names = [n for n in widgets.__all__ if n not in ("Markdown", "MarkdownViewer", "TextArea")]
made = [getattr(widgets, name) for name in names]

class Counted(Widget):
    count = reactive(1)
    double = reactive(2)
    BINDINGS = [("x", "do", "Do")]
    def compute_double(self):
        return 2 * self.count

class Plain(Widget):
    pass

class Louder(Counted, inherit_bindings=False, inherit_css=False):
    count = reactive(5)
    BINDINGS = [("y", "do", "Do")]

class Both(Plain, Louder):
    def _compute_count(self):
        return 3

def every(of):
    for one in of.__subclasses__():
        yield one
        yield from every(one)

NOTED = ("_reactives", "_inherit_css", "_inherit_bindings", "_inherit_component_classes",
         "_css_type_name", "_css_type_names", "_computes")
seen = 0
for one in dict.fromkeys(every(DOMNode)):
    ours = {name: getattr(one, name) for name in NOTED}
    keys = one._merged_bindings.key_to_bindings
    own = {name: ours[name] for name in NOTED if "inherit" in name}
    usual(one, **{name.removeprefix("_"): value for name, value in own.items()})
    assert ours == {name: getattr(one, name) for name in NOTED}, one
    assert list(ours["_reactives"]) == list(one._reactives), one
    assert keys == one._merged_bindings.key_to_bindings, one
    seen += 1
assert seen > 40, seen
assert Both._computes == {"count", "double"}
print(quick is usual)
"""
CHANGED = """
from textual.dom import DOMNode
from wirereader.views.tui.terminal.quick_start import make_classes_quickly

usual = DOMNode.__dict__["__init_subclass__"].__func__
CHANGE
make_classes_quickly()
from textual.app import App
print(DOMNode.__dict__["__init_subclass__"].__func__ is usual)
"""
NOTES_MORE = """
whole = usual
def usual(cls, **how):
    whole(cls, **how)
    cls._more = 1
DOMNode.__init_subclass__ = classmethod(usual)
"""
KNOWS_LESS = """
def usual(cls, **how):
    pass
DOMNode.__init_subclass__ = classmethod(usual)
"""
HAS_NO_BASES = """
def usual(cls, **how):
    cls._reactives = {}
del DOMNode._css_bases
DOMNode.__init_subclass__ = classmethod(usual)
"""


def said_by(code: str) -> str:
    """What a process says in which nothing of Textual was loaded before."""
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return done.stdout.strip()


def test_every_class_is_what_textual_makes_of_it() -> None:
    assert said_by(CHECK) == "False"


@pytest.mark.parametrize("change", [NOTES_MORE, KNOWS_LESS, HAS_NO_BASES])
def test_a_textual_that_we_do_not_know_makes_its_classes_itself(change: str) -> None:
    # the last two are no Textual that could work: an application of it is not asked for
    code = CHANGED.replace("CHANGE", change)
    if change is not NOTES_MORE:
        code = code.replace("from textual.app import App\n", "")
    assert said_by(code) == "True"
