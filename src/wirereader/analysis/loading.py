"""All that texts are read with, loaded before the first of them comes."""

# whole before a thread starts: where `importlib.machinery` is imported while another thread is at
# the first lines of `importlib`, Python (3.11 at least) is left with a copy that can import nothing
import importlib.machinery  # noqa: F401
import threading
from functools import cache


@cache
def load_all() -> None:
    """Load the tagger and, beside it, rules and tables; only once."""
    # half of the start is the runtime's own, which needs no turn at the interpreter
    loading = threading.Thread(target=_load_tagger, daemon=True)
    loading.start()
    from wirereader.analysis.engine import engine_version, load_rules

    load_rules()
    loading.join()
    engine_version()


def _load_tagger() -> None:
    from wirereader.analysis.names.tagger import shared_tagger

    shared_tagger()
