"""Whether keys that a reader wishes for can be had, for who changes a setting."""

from wirereader.settings.load import Loaded
from wirereader.settings.settings_problems import Problem


def wrong_keys(loaded: Loaded) -> tuple[Problem, ...]:
    """All that is wrong with settings, keys included."""
    from wirereader.desk.keymap.keymap import problems_of  # late: most never change a key

    return problems_of(loaded)
