"""The four forms of an English verb."""

from wirereader.analysis.grammar import VerbForm
from wirereader.analysis.word_tables import listed

_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "find": "found",
    "show": "showed",
    "write": "wrote",
    "read": "read",
    "think": "thought",
    "feel": "felt",
    "know": "knew",
    "understand": "understood",
    "speak": "spoke",
    "begin": "began",
    "sing": "sang",
    "seek": "sought",
    "swear": "swore",
    "lay": "laid",
    "spell": "spelled",
    "make": "made",
    "have": "had",
    "give": "gave",
    "see": "saw",
    "cast": "cast",
    "forbid": "forbade",
    "let": "let",
    "bind": "bound",
}
PARTICIPLES = {
    "write": "written",
    "speak": "spoken",
    "know": "known",
    "begin": "begun",
    "sing": "sung",
    "swear": "sworn",
    "give": "given",
}
"""Past participles that are not the past as well: they need "has" or its like before them."""
_DOUBLED = listed(
    "quip admit brag rip slam dub snap plan rebut refer prefer beg bar ban permit submit regret "
    "aver deadpan concur extol fret sob grin nod shrug"
)


def forms_of(lemma: str) -> dict[str, VerbForm]:
    """Return the forms of one verb, each with the name of the form."""
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    silent = lemma.endswith("e")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch")) else "s")
        past = stem + ("d" if silent else "ed")
    past = _IRREGULAR.get(lemma, past)
    present = (stem[:-1] if silent else stem) + "ing"
    return {
        lemma: VerbForm.PLAIN,
        third: VerbForm.PRESENT,
        past: VerbForm.PAST,
        PARTICIPLES.get(lemma, past): VerbForm.PAST,
        present: VerbForm.PARTICIPLE,
    }
