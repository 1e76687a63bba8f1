"""English, whole."""

from wirereader.analysis.english.breaking_words import BREAKING
from wirereader.analysis.english.coreference_words import COREFERENCE
from wirereader.analysis.english.function_words import GRAMMAR
from wirereader.analysis.english.government_words import GOVERNMENT
from wirereader.analysis.english.name_words import NAMES
from wirereader.analysis.english.person_words import PEOPLE
from wirereader.analysis.english.place_words import PLACES
from wirereader.analysis.english.reporting_words import REPORTING
from wirereader.analysis.english.sport_words import SPORT
from wirereader.analysis.english.text_words import TEXT
from wirereader.analysis.language import Language

ENGLISH = Language(
    code="en",
    text=TEXT,
    grammar=GRAMMAR,
    reporting=REPORTING,
    people=PEOPLE,
    names=NAMES,
    sport=SPORT,
    coreference=COREFERENCE,
    places=PLACES,
    government=GOVERNMENT,
    breaking=BREAKING,
    has_tagger=True,
)
