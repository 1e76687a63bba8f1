"""Repeats of groups in regular expressions that give nothing back, where Python gets them right.

Before 3.11.5 a possessive group that fails half-way has read what it failed at (CPython issue
106052): paragraphs would keep their line ends, and comments never close.
"""

import sys
from typing import Final

_IS_RIGHT: Final = sys.version_info >= (3, 11, 5)
ANY: Final = "*+" if _IS_RIGHT else "*"
"""The group any number of times; what follows it here never asks for less."""
MANY: Final = "++" if _IS_RIGHT else "+"
"""The same, at least once."""
