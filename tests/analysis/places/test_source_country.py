"""What a source says beside the text, and what the analysis makes of it."""

import pytest

from wirereader.analysis.engine import examine
from wirereader.analysis.places.source_country import home_country
from wirereader.story.evidence import NO_EVIDENCE, Evidence


@pytest.mark.parametrize(
    ("site", "country"),
    [
        ("https://news.example.co.uk/rss?x=1", "GB"),
        ("example.com.au", "AU"),
        ("http://example.ca:8080", "CA"),
        ("https://example.gov", "US"),
        ("https://example.com", None),
        ("https://example.io", None),
        ("https://192.0.2.7/feed", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_the_address_tells_the_country(site: str | None, country: str | None) -> None:
    assert home_country(Evidence(site=site)) == country


@pytest.mark.parametrize(
    ("language", "site", "country"),
    [
        ("en-CA", None, "CA"),
        ("en_NZ", "https://example.com", "NZ"),
        ("en-CA", "https://example.ie", "IE"),
        ("en-US", None, None),
        ("en-GB", None, None),
        ("en", None, None),
        ("zh-Hant", None, None),
    ],
)
def test_a_language_that_somebody_chose_tells_it_too(
    language: str, site: str | None, country: str | None
) -> None:
    assert home_country(Evidence(language=language, site=site)) == country


def countries(text: str, evidence: Evidence = NO_EVIDENCE) -> dict[str, str | None]:
    return {entity.name: entity.country for entity in examine(text, None, evidence).entities}


RICHMOND = "Police in Richmond said on Monday that a bus had crashed."


@pytest.mark.parametrize(
    ("evidence", "country"),
    [
        (NO_EVIDENCE, None),
        (Evidence(site="https://example.ca"), "CA"),
        (Evidence(dateline="RICHMOND, Virginia"), "US"),
        (Evidence(headline="Bus crashes in Virginia"), "US"),
    ],
)
def test_evidence_decides_what_the_text_leaves_open(
    evidence: Evidence, country: str | None
) -> None:
    assert countries(RICHMOND, evidence)["Richmond"] == country


def test_what_the_text_says_is_worth_more() -> None:
    text = "Police in Richmond, Virginia, said on Monday that a bus had crashed."
    assert countries(text, Evidence(site="https://example.ca"))["Richmond"] == "US"


def test_what_stands_beside_the_text_is_no_finding() -> None:
    beside = Evidence(headline="Ann Lee opens fair in Oslo", dateline="BERGEN, Norway")
    assert set(countries(RICHMOND, beside)) == {"Richmond"}
    moved = [mention.span for mention in examine(RICHMOND, None, beside).mentions]
    assert moved == [mention.span for mention in examine(RICHMOND).mentions]
