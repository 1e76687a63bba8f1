"""The import contracts see what they are meant to: type-only, late and relative imports."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
LINT = "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())"
BACK = {
    "at the top": "import planted.high\n",
    "type-only": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import planted.high\n",
    "late": "def go():\n    import planted.high\n",
}


def tools() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(PROJECT.read_text("utf-8"))["tool"]
    return found


def acyclic() -> dict[str, Any]:
    """The contract that forbids circles."""
    contracts: list[dict[str, Any]] = tools()["importlinter"]["contracts"]
    return next(one for one in contracts if one["type"] == "acyclic_siblings")


def test_no_circle_is_left_out_of_the_contract() -> None:
    assert tools()["importlinter"].get("exclude_type_checking_imports", False) is False
    kept = acyclic()
    assert {"wirereader", "wirereader.views.tui"} & set(kept["ancestors"])
    assert set(kept) == {"name", "type", "ancestors"}, "nothing is skipped or ignored"


@pytest.mark.parametrize("back", [None, *BACK])
def test_an_arrow_back_is_a_circle_however_it_is_written(back: str | None, tmp_path: Path) -> None:
    """Our settings, on a package where `high` takes from the folder `low`, and that from `high`."""
    low = tmp_path / "planted" / "low"
    low.mkdir(parents=True)
    (tmp_path / "planted" / "__init__.py").touch()
    (tmp_path / "planted" / "high.py").write_text("import planted.low\n")
    (low / "__init__.py").write_text("")
    (low / "deep.py").write_text(BACK[back] if back is not None else "")
    ours = {k: v for k, v in tools()["importlinter"].items() if k != "contracts"}
    settings = {**ours, "root_package": "planted", "include_external_packages": False}
    contract = {**acyclic(), "ancestors": ["planted"]}
    written = [
        "[tool.importlinter]",
        *(f"{key} = {json.dumps(value)}" for key, value in settings.items()),
        "[[tool.importlinter.contracts]]",
        *(f"{key} = {json.dumps(value)}" for key, value in contract.items()),
    ]
    (tmp_path / "pyproject.toml").write_text("\n".join(written), "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert ("1 broken" if back else "1 kept") in run.stdout, run.stdout + run.stderr


def test_a_relative_import_is_refused() -> None:
    lint = tools()["ruff"]["lint"]
    assert lint["flake8-tidy-imports"]["ban-relative-imports"] == "all"
    run = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--output-format=concise", "--no-cache",
         "--stdin-filename=src/wirereader/desk/planted.py", "-"],
        input='"""Planted."""\n\nfrom .outcomes import Outcome\n\n__all__ = ["Outcome"]\n',
        cwd=PROJECT.parent, capture_output=True, text=True, check=False, timeout=50,
    )  # fmt: skip
    assert "TID252" in run.stdout, run.stdout + run.stderr
