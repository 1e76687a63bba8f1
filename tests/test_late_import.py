"""Modules that are loaded when first used: the same as others, later."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from wirereader import late_import, late_re
from wirereader.desk.commands.table import TABLE
from wirereader.late_import import (
    EmptyClasses,
    Late,
    LateFunction,
    LateFunctions,
    late_pattern,
    load_named,
    load_without,
)
from wirereader.library import late_modules


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "planted_late.py").write_text(
        "NUMBER = 7\nasync def doubled(number):\n    return 2 * number\n", "utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "planted_late", raising=False)
    monkeypatch.setattr(late_import, "_named", [*late_import._named])  # it is named no more after
    return "planted_late"


def test_a_module_is_loaded_when_something_of_it_is_asked_for(planted: str) -> None:
    late = Late(planted)
    assert planted not in sys.modules
    assert late.NUMBER == 7
    with pytest.raises(AttributeError):
        _ = late.nothing_of_that_name


async def test_a_function_is_loaded_when_it_is_called(planted: str) -> None:
    doubled = LateFunctions(planted).doubled
    assert planted not in sys.modules
    assert await doubled(4) == 8
    assert planted in sys.modules


def test_every_command_leads_to_a_function() -> None:
    late = [row.run for row in TABLE if isinstance(row.run, LateFunction)]
    assert len(late) > len(TABLE) / 2
    for run in late:
        assert run.loaded().__module__ == run.module


@pytest.mark.parametrize("name", late_modules.__all__)
def test_every_late_module_of_the_library_is_there(name: str) -> None:
    late: Late = getattr(late_modules, name)
    assert vars(import_module(late._name))["__name__"] == late._name


def test_a_pattern_is_compiled_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    usual = re.compile

    def compiled(*how: Any) -> Any:
        asked.append(how)
        return usual(*how)

    monkeypatch.setattr(re, "compile", compiled)
    numbers = late_pattern(r"(?P<first>\d+)-(\d+)", re.ASCII)
    assert not asked
    for _ in range(2):
        assert [found[0] for found in numbers.finditer("1-2 x 30-4")] == ["1-2", "30-4"]
    assert asked == [(r"(?P<first>\d+)-(\d+)", re.ASCII)]
    assert dict(numbers.groupindex) == {"first": 1}
    with pytest.raises(AttributeError):
        _ = numbers.nothing_of_that_name  # type: ignore[attr-defined]


def test_what_is_named_can_be_loaded_ahead(planted: str) -> None:
    LateFunctions(planted)
    load_named()
    assert planted in sys.modules


def test_patterns_are_compiled_ahead_with_the_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late_import, "_patterns", [])
    numbers, broken, words = late_re.compile(r"\d+"), late_re.compile("("), late_pattern(r"\w+")
    load_named()
    monkeypatch.delattr(re, "compile")
    assert numbers.fullmatch("12")
    assert words.sub("x", "a b") == "x x"
    with pytest.raises(AttributeError):
        broken.fullmatch("12")  # whoever needs it is told


def test_two_threads_may_load_ahead_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class TakenMeanwhile(list[Any]):
        lengths = iter([1, 0])

        def __len__(self) -> int:
            return next(self.lengths)

    monkeypatch.setattr(late_import, "_named", [])
    monkeypatch.setattr(late_import, "_patterns", TakenMeanwhile())
    load_named()
    assert next(TakenMeanwhile.lengths, None) is None, "it was looked at until none was left"


def test_late_re_is_re_but_for_the_time_of_compiling() -> None:
    for name in late_re.__all__:
        if name != "compile":
            assert getattr(late_re, name) is getattr(re, name)
    assert late_re.compile is late_pattern


def test_all_patterns_of_modules_with_many_can_be_compiled() -> None:
    code = (
        "import pkgutil, importlib, wirereader.desk as desk\n"
        "from wirereader import late_import\n"
        "for one in pkgutil.walk_packages(desk.__path__, 'wirereader.desk.'):\n"
        "    if '__main__' not in one.name: importlib.import_module(one.name)\n"
        "print(len([one.compiled() for one in late_import._patterns]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    assert int(done.stdout) > 200


def test_what_cannot_be_loaded_ahead_is_left_to_whoever_needs_it(planted: str) -> None:
    gone = Late("planted_gone")
    LateFunctions(planted)
    load_named()
    assert planted in sys.modules
    with pytest.raises(ImportError):
        gone.anything  # noqa: B018 - asked for


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path, in it a module that others may do without."""
    (tmp_path / "planted_large.py").write_text(
        "OTHER = 7\nclass Base:\n    def work(self):\n        return 4\n", "utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("planted_user", "planted_large", "planted_small"):
        monkeypatch.setitem(sys.modules, name, EmptyClasses(name))  # it is gone again afterwards
        del sys.modules[name]
    return tmp_path


def test_a_module_is_loaded_as_if_another_were_not_installed(large: Path) -> None:
    (large / "planted_user.py").write_text(
        "try:\n    import planted_large\nexcept ImportError:\n    planted_large = None\n"
    )
    load_without("planted_user", {"planted_large": None})
    assert sys.modules["planted_user"].planted_large is None
    assert import_module("planted_large").OTHER == 7, "others find it"


def test_a_module_is_loaded_with_empty_classes_of_another(large: Path) -> None:
    (large / "planted_user.py").write_text(
        "from planted_large import OTHER, Base\nclass Mine(Base):\n    pass\n"
    )
    load_without("planted_user", {"planted_large": EmptyClasses("planted_large")})
    assert not hasattr(sys.modules["planted_user"].Mine, "work")
    assert import_module("planted_large").Base().work() == 4, "others find it"


@pytest.mark.parametrize("instead", [None, EmptyClasses("planted_large")], ids=str)
def test_what_cannot_do_without_another_is_loaded_whole(
    instead: EmptyClasses | None, large: Path
) -> None:
    (large / "planted_user.py").write_text("from planted_large import Base\nFOUR = Base().work()\n")
    load_without("planted_user", {"planted_large": instead})
    assert import_module("planted_user").FOUR == 4


def test_what_is_loaded_already_stays(large: Path) -> None:
    (large / "planted_user.py").write_text("from planted_large import OTHER\n")
    found = import_module("planted_large")
    load_without("planted_user", {"planted_large": None})
    assert import_module("planted_large") is found
    assert import_module("planted_user").OTHER == 7


def test_of_several_only_what_is_loaded_already_is_found(large: Path) -> None:
    (large / "planted_small.py").write_text("SMALL = 1\n")
    (large / "planted_user.py").write_text(
        "from planted_large import OTHER\n"
        "try:\n    import planted_small\nexcept ImportError:\n    planted_small = None\n"
    )
    import_module("planted_large")
    load_without("planted_user", {"planted_large": None, "planted_small": None})
    user = sys.modules["planted_user"]
    assert (user.OTHER, user.planted_small) == (7, None)
    assert import_module("planted_small").SMALL == 1, "others find it"
