"""What developers of Textual export in their shells is no wish about this program."""

import os
from collections.abc import MutableMapping
from typing import Final

SWITCHES: Final = (
    *("TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_LOG", "TEXTUAL_DRIVER", "TEXTUAL_COLOR_SYSTEM"),
    *("TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT", "TEXTUAL_SCREENSHOT_LOCATION"),
    *("TEXTUAL_SCREENSHOT_FILENAME", "TEXTUAL_SHOW_RETURN", "TEXTUAL_ALLOW_SIGNALS"),
)
"""Of textual.constants 8.2.8, and TEXTUAL of textual.app: those that write files (each key that is
pressed, for one), press keys, draw nowhere, or end the program when they are wrong."""


def forget_switches(environment: MutableMapping[str, str] = os.environ) -> None:
    """Take the switches away; to be called before Textual is first imported."""
    for name in SWITCHES:
        environment.pop(name, None)
