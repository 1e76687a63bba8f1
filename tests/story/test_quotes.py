"""How a quote is told after its speaker's name."""

from wirereader.story.body import Span
from wirereader.story.findings import Findings, findings_as_json, findings_from_json
from wirereader.story.quotes import TOLD_ALONE, Manner, Quote, Telling, telling_of

TEXT = "Wheat is cheap, Lee said. Roe sold the wheat. I pay, Lee said."


def _said(words: str, verb: str = "said") -> Quote:
    start, at = TEXT.index(words), TEXT.index(verb)
    content = (Span(start, start + len(words)),)
    return Quote(content, Manner.INDIRECT, lead_in=Span(at, at + len(verb)))


def test_words_before_their_verb_open_in_lower_case_where_the_text_has_them_so() -> None:
    assert telling_of(TEXT, _said("Wheat is cheap"), ()) == Telling("said that", is_lowered=True)
    assert telling_of(TEXT, _said("Wheat is cheap"), (Span(0, 5),)) == Telling("said that")
    told = telling_of(TEXT, Quote((Span(46, 51),), Manner.INDIRECT, lead_in=Span(57, 61)), ())
    assert told.told("I pay") == "said that I pay"


def test_a_quote_that_nothing_leads_in_to_is_told_alone() -> None:
    alone = Quote((Span(0, 14),), Manner.INDIRECT)
    assert telling_of(TEXT, alone, ()) is TOLD_ALONE
    assert TOLD_ALONE.told("Wheat is cheap") == "Wheat is cheap"


def test_findings_of_an_earlier_edition_have_no_lead_in() -> None:
    findings = Findings("f", "engine", quotes=(_said("Wheat is cheap"),))
    written = findings_as_json(findings)
    assert written["quotes"][0]["lead_in"] == [20, 24]
    assert findings_from_json(written, "f") == findings
    del written["quotes"][0]["lead_in"]
    assert findings_from_json(written, "f").quotes[0].lead_in is None
