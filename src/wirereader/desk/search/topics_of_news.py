"""Topics of news that are asked for by their name: stories filed under it, or plainly about it."""

from typing import Final

from wirereader import late_re as re
from wirereader.story.folding import folded

_AROUND: Final = re.compile(
    r"\A(?:(?:is|are) there )?(?:(?:any|some|the|all|more|latest|any more|got any|what|"
    r"anything|something|good|nice|new|interesting|great|big|else|in|about|on|from)\s+)+"
    r"|\s+(?:news|stories|headlines|results|today|section|pages?)\Z"
)
"""What is said around the name of a topic that is asked for."""
_TOPICS: Final = (
    (
        "sport sports",
        (
            "rugby footballer footballers marathon marathons athletics olympic olympics paralympics"
            " championship championships goalkeeper sprinter gymnastics wimbledon fifa uefa"
        ),
        "football soccer tennis cricket golf hockey basketball baseball cycling swimming athletes",
    ),
)
"""Names of a topic, words that only its stories have as a rule, and others as of its headlines."""


def topic_query(text: str) -> tuple[str, str]:
    """The query for stories of a topic that the whole text names, and its name; "" for none."""
    asked = _AROUND.sub("", folded(text))
    for names, words, in_headlines in _TOPICS:
        if asked not in names.split():
            continue
        filed = (f"{field}:{one}" for one in names.split() for field in ("kicker", "folder", "tag"))
        headed = (f"title:{one}" for one in in_headlines.split())
        return f"({' OR '.join((*names.split(), *words.split(), *headed, *filed))})", asked
    return "", ""
