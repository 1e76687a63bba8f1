import sys
from subprocess import run
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.analysis.breaking import judge, judge_text
from wirereader.formats.files.story_file import read_story
from wirereader.settings.paths import sample_stories
from wirereader.story.alert import AlertLevel
from wirereader.story.body import Body
from wirereader.story.story import Dispatch, WireStatus


def dispatch(
    headline: str = "Rain in the north",
    *,
    kicker: str | None = None,
    slug: str | None = None,
    urgency: int | None = None,
    note: str | None = None,
    status: WireStatus = WireStatus.USABLE,
    text: str = "Words.",
    priority: str | None = None,
    categories: tuple[str, ...] = (),
    signals: tuple[str, ...] = (),
    corrects: str | None = None,
) -> Dispatch:
    return Dispatch(
        "g",
        headline,
        Body.of(text),
        priority=priority,
        categories=categories,
        signals=signals,
        corrects=corrects,
        kicker=kicker,
        slug=slug,
        urgency=urgency,
        editor_note=note,
        status=status,
    )


@pytest.mark.parametrize(
    ("headline", "level", "label"),
    [
        ("BREAKING: Minister resigns", AlertLevel.BREAKING, "BREAKING"),
        ("Breaking: Minister resigns", AlertLevel.BREAKING, "Breaking"),
        ("BREAKING NEWS - Minister resigns", AlertLevel.BREAKING, "BREAKING NEWS"),
        ("Breaking news — Minister resigns", AlertLevel.BREAKING, "Breaking news"),
        ("BREAKING | Minister resigns", AlertLevel.BREAKING, "BREAKING"),
        ("[BREAKING] Minister resigns", AlertLevel.BREAKING, "BREAKING"),
        ("*BREAKING* Minister resigns", AlertLevel.BREAKING, "BREAKING"),
        ("🚨 BREAKING: Minister resigns", AlertLevel.BREAKING, "BREAKING"),
        ("BREAKING Minister resigns", AlertLevel.BREAKING, "BREAKING"),
        ("URGENT: Bridge falls", AlertLevel.URGENT, "URGENT"),
        ("URGENT Bridge falls in Genoa", AlertLevel.URGENT, "URGENT"),
        ("FLASH - Pope dies", AlertLevel.FLASH, "FLASH"),
        ("NEWS FLASH: Pope dies", AlertLevel.FLASH, "NEWS FLASH"),
        ("BULLETIN: Peace signed", AlertLevel.BULLETIN, "BULLETIN"),
        ("JUST IN: Verdict reached", AlertLevel.BREAKING, "JUST IN"),
        ("Just in: Verdict reached", AlertLevel.BREAKING, "Just in"),
        ("APNewsAlert: Verdict reached", AlertLevel.BREAKING, "APNewsAlert"),
        ("AP NewsAlert LONDON Verdict reached", AlertLevel.BREAKING, "AP NewsAlert"),
        ("ALERT: Dam fails", AlertLevel.BREAKING, "ALERT"),
        ("ALERT - Dam fails", AlertLevel.BREAKING, "ALERT"),
        ("ÚLTIMA HORA: Cae el puente", AlertLevel.BREAKING, "ÚLTIMA HORA"),
        ("Eilmeldung: Brücke stürzt ein", AlertLevel.BREAKING, "Eilmeldung"),
    ],
)
def test_a_label_before_the_headline_is_evidence(
    headline: str, level: AlertLevel, label: str
) -> None:
    alert = judge(dispatch(headline))
    assert alert is not None
    assert alert.level is level
    assert alert.because == (f'headline begins "{label}"',)
    assert alert.until is None


@pytest.mark.parametrize(
    "headline",
    [
        "Breaking Bad star opens a bar",
        "Breaking Bad: the film that nobody asked for",
        "Record-breaking heat in Seville",
        "Record breaking: Alemu runs under two hours",
        "Georgia Breaks Diplomatic Ties With Russia",
        "Breaking ties with Moscow was hard, says minister",
        "Breaking ties: how Georgia left",
        "Breakingviews: The bank that ate itself",
        "BREAKINGVIEWS-The bank that ate itself",
        "BREAKINGVIEWS: The bank that ate itself",
        "Breaking (dance) comes to Paris",
        "Breaking finds a roof in Lyon",
        "Breaking point: hospitals are full",
        "Breaking the silence: women speak",
        "Heartbreaking: dog waits for owner",
        "Ground-breaking ceremony held",
        "News breaking the bank: papers fold",
        "LIVE: Arsenal v Chelsea",
        "LIVE UPDATES: Day three at the Oval",
        "Live blog: cup final",
        "WATCH LIVE: the royal wedding",
        "Urgent care centres close",
        "Urgent talks on wheat",
        "Flash floods kill three",
        "FLASH FLOODS KILL THREE",
        "Flash Gordon returns",
        "Bulletin board found in attic",
        "Just in time: how factories changed",
        "Alert driver saves dog",
        "Exclusive: minister to go",
        "UPDATE 1-Oil falls",
        "CORRECTED-Museum to return carvings",
        "BREAKING AND ENTERING ON THE RISE",
        "An urgent: nobody says that",
        "Is it breaking: news or not",
        "Developing: countries and their debts",
        "EXCLUSIVE: Minister to go",
        "UPDATE: Minister to go",
        "BREAKING Bad star opens a bar",
        "FLASH flood warning for Ohio",
        "URGENT care centres close in Ohio",
    ],
)
def test_words_that_only_look_like_a_label_are_none(headline: str) -> None:
    assert judge(dispatch(headline)) is None
    assert judge_text(f"{headline}\n\nWords of the story.") is None


@pytest.mark.parametrize(
    ("kicker", "level"),
    [
        ("Breaking News", AlertLevel.BREAKING),
        ("BREAKING", AlertLevel.BREAKING),
        ("Just in", AlertLevel.BREAKING),
        ("Urgent", AlertLevel.URGENT),
        ("Bulletin", AlertLevel.BULLETIN),
        ("Flash", AlertLevel.FLASH),
        ("APNewsAlert", AlertLevel.BREAKING),
    ],
)
def test_a_kicker_is_evidence(kicker: str, level: AlertLevel) -> None:
    alert = judge(dispatch(kicker=kicker))
    assert alert is not None
    assert (alert.level, alert.because) == (level, (f'kicker "{kicker}"',))
    assert judge_text(f"*** {kicker} ***\n\nRain in the north\n") == alert


@pytest.mark.parametrize(
    "kicker", ["Analysis", "Exclusive", "Breaking Bad", "Live", "Breakingviews", "Breaking dance"]
)
def test_other_kickers_are_none(kicker: str) -> None:
    assert judge(dispatch(kicker=kicker)) is None


@pytest.mark.parametrize(
    ("urgency", "level"),
    [(1, AlertLevel.BULLETIN), (2, AlertLevel.URGENT), (3, None), (4, None), (8, None)],
)
def test_only_the_two_highest_urgencies_are_evidence(
    urgency: int, level: AlertLevel | None
) -> None:
    alert = judge(dispatch(urgency=urgency))
    assert (alert and alert.level) == level
    assert alert is None or alert.because == (f"urgency {urgency}",)


@pytest.mark.parametrize(
    ("slug", "word"),
    [
        ("BC-FLASH-Pope", None),
        ("FLASH-Pope", "flash"),
        ("QUAKE-CHILE/URGENT", "urgent"),
        ("quake (breaking)", "breaking"),
        ("dance-breaking-final", None),
        ("record-breakings", None),
        ("flashfloods-nepal", None),
    ],
)
def test_a_slug_is_evidence_by_its_first_or_last_word(slug: str, word: str | None) -> None:
    alert = judge(dispatch(slug=slug))
    assert (alert and alert.because) == (word and (f'"{word}" in slug',))


@pytest.mark.parametrize(
    ("letter", "level", "name"),
    [
        ("f", AlertLevel.FLASH, "flash"),
        ("b", AlertLevel.BULLETIN, "bulletin"),
        ("u", AlertLevel.URGENT, "urgent"),
        ("B", AlertLevel.BULLETIN, "bulletin"),
    ],
)
def test_the_letters_of_a_wire_are_evidence(letter: str, level: AlertLevel, name: str) -> None:
    alert = judge(dispatch(priority=letter, urgency={"f": 1, "b": 2, "u": 3}[letter.lower()]))
    assert alert is not None
    assert (alert.level, alert.because) == (level, (f'priority "{letter}" ({name})',))


@pytest.mark.parametrize("letter", ["r", "d", "a", "s", "5", "1", "4", "8"])
def test_other_priorities_are_none(letter: str) -> None:
    assert judge(dispatch(priority=letter)) is None


def test_a_flash_is_short_and_no_feature() -> None:
    long = "Words of a feature. " * 60
    assert judge(dispatch(priority="f", urgency=1, text=long)) is None
    assert judge(dispatch(priority="f", urgency=1, slug="BC-FEA--Quilts")) is None
    assert judge(dispatch(priority="f", urgency=1, categories=("Feature",))) is None
    assert judge(dispatch(priority="f", urgency=1, text=long, kicker="FLASH")) is not None


@pytest.mark.parametrize(
    "said",
    [{"corrects": "x"}, {"signals": ("correction",)}, {"slug": "BC-Quilts, 1st Ld-Writethru"}],
)
def test_an_urgent_letter_on_a_correction_is_routine(said: dict[str, Any]) -> None:
    assert judge(dispatch(priority="u", **said)) is None


@pytest.mark.parametrize(
    ("signal", "level"),
    [
        ("sig:flash", AlertLevel.FLASH),
        ("xsig:breaking_news", AlertLevel.BREAKING),
        ("urgent", AlertLevel.URGENT),
        ("APNewsAlert", AlertLevel.BREAKING),
        ("sig:update", None),
        ("sig:correction", None),
        ("flash-flood", None),
    ],
)
def test_the_signals_of_an_agency_are_evidence(signal: str, level: AlertLevel | None) -> None:
    alert = judge(dispatch(signals=("sig:update", signal)))
    assert (alert and alert.level) == level
    assert alert is None or alert.because == (f'signal "{signal}"',)


@pytest.mark.parametrize(
    ("category", "fires"),
    [
        ("Breaking", True),
        ("Breaking News", True),
        ("breaking-news", True),
        ("Breaking Bad", False),
        ("Breakingviews", False),
        ("Alert", False),
        ("Flash", False),
        ("Urgent care", False),
        ("Live", False),
    ],
)
def test_a_category_alone_is_evidence(category: str, fires: bool) -> None:
    alert = judge(dispatch(categories=("World", category)))
    assert (alert and alert.because) == ((f'category "{category}"',) if fires else None)


def test_a_category_on_a_column_or_a_dance_is_none() -> None:
    assert judge(dispatch(categories=("Breaking News",), kicker="Opinion")) is None
    assert judge(dispatch(categories=("Breaking",), text="The b-girls met in Lyon.")) is None


def test_breaking_the_dance_is_told_by_its_words() -> None:
    text = "Breaking: Ami wins first Olympic gold\n\nThe Japanese b-girl beat Nicka in Paris."
    story = read_story(text.encode(), "dance")
    assert judge(story) is None
    assert judge_text(text) is None
    assert judge_text(text.replace("b-girl", "fencer")) is not None


@pytest.mark.parametrize("kicker", ["Feature", "Opinion", "Obituary", "Interview"])
def test_urgency_alone_does_not_make_a_feature_breaking(kicker: str) -> None:
    assert judge(dispatch(kicker=kicker, urgency=1)) is None
    assert judge(dispatch("BREAKING: Dam fails", kicker=kicker, urgency=1)) is not None


def test_reasons_add_up_and_the_highest_level_counts() -> None:
    alert = judge(
        dispatch("URGENT: Dam fails", kicker="Breaking News", urgency=1, note="FLASH. More follows")
    )
    assert alert is not None
    assert alert.level is AlertLevel.FLASH
    assert alert.because == (
        'kicker "Breaking News"',
        'headline begins "URGENT"',
        "urgency 1",
        'editors\' note begins "FLASH"',
    )


@pytest.mark.parametrize("status", [WireStatus.KILLED, WireStatus.WITHHELD])
def test_a_story_that_may_not_be_used_is_not_breaking(status: WireStatus) -> None:
    assert judge(dispatch(kicker="Breaking News", urgency=1, status=status)) is None


def test_a_raw_page_gives_its_alert_past_the_furniture() -> None:
    page = (
        "Accessibility links\n\nBreaking News\n\nGeorgia Breaks Diplomatic Ties With Russia\n\nW."
    )
    alert = judge_text(page)
    assert alert is not None
    assert alert.because == ('kicker "Breaking News"',)
    assert judge_text(page.replace("Breaking News", "Analysis")) is None
    assert judge_text("A headline\n\nText.\n\nBreaking News\n\nA link to another story.") is None


def test_the_stories_that_come_with_us_are_judged_as_written() -> None:
    alerts = {
        path.stem[11:]: judge(read_story(path.read_bytes(), path.name))
        for path in sample_stories().glob("*.txt")
    }
    breaking = {name: alert.because for name, alert in alerts.items() if alert}
    assert breaking == {
        "georgia-breaks-ties": ('kicker "Breaking News"',),
        "iceland-minister-resigns": ('headline begins "BREAKING"',),
        "philippines-landslide-writethrough": ("urgency 1",),
    }


@given(st.text())
def test_any_text_is_judged_with_a_reason_or_not_at_all(text: str) -> None:
    alert = judge_text(text)
    assert alert is None or alert.because


def test_judging_loads_no_engine() -> None:
    code = "import sys, wirereader.analysis.breaking; print(*sys.modules)"
    loaded = run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"numpy", "onnxruntime", "sqlite3", "textual"} & set(loaded.split())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_kicker_is_one_whatever_ends_its_line(end: str, mark: str) -> None:
    alert = judge_text(f"{mark}Breaking News{end}{end}Ferry runs aground{end}{end}It sank.")
    assert alert is not None
    assert alert.because == ('kicker "Breaking News"',)


# As an editor marks them, and what only looks so: headline, kicker, categories, urgency
MARKED = [
    ("Warehouse blaze closes ring road", "🔴 Breaking", (), None),
    ("Two ferries collide off Port Alden", "🚨 BREAKING NEWS 🚨", (), None),
    ("Bus plunges into ravine in Sarno", "⚡️Breaking", (), None),
    ("Senate leader Mora resigns", "‼️ URGENT", (), None),
    ("Sea wall gives way at Orley", "LIVE · BREAKING", (), None),
    ("Prime minister Adair hospitalised", "BREAKING | POLITICS", (), None),
    ("Court strikes down abortion law", "Exclusive | BREAKING", (), None),
    ("Dam fails above Pellworth", "World • Breaking news", (), None),
    ("Rail tunnel evacuated", "Just in / Travel", (), None),
    ("Hospital in Kade hit by rocket", "BREAKING — UPDATED", (), None),
    ("SNAP: Lorn Steel chief executive quits", None, (), None),
    ("SNAP - Central bank raises rates to 5 pct", None, (), None),
    ("Vote count halted in Merrow", "Snap", (), None),
    ("THIS JUST IN: Governor Hale will not seek second term", None, (), None),
    ("This just in: verdict in the Orrin trial is guilty", None, (), None),
    ("THIS JUST IN - Airport shut after threat", None, (), None),
    ("Airport shut after threat", "This just in", (), None),
    ("Exclusive | BREAKING: Finance minister to resign", None, (), None),
    ("LIVE | BREAKING: Rocket fire heard in capital", None, (), None),
    ("UPDATE: BREAKING - Suspect in custody", None, (), None),
    ("*LORN STEEL FILES FOR BANKRUPTCY PROTECTION", None, (), None),
    ("*FED RAISES KEY RATE BY 50 BASIS POINTS", None, (), None),
    ("*DOLLAR FALLS BELOW 140 YEN, LOWEST SINCE MAY", None, (), None),
    ("** TARN BANK HALTS WITHDRAWALS", None, (), None),
    ("MARKET ALERT: Trading in Halden shares suspended", None, (), None),
    ("MARKET ALERT - Oil jumps 8 pct after tanker attack", None, (), None),
    ("Ceasefire signed in Belmara", None, ("News Alerts",), None),
    ("Mayor Dunmore shot", None, ("news-alerts", "Local"), None),
    ("Parliament dissolved", None, ("Breaking News Alerts",), None),
    ("Ferry sinks near Tarn", None, ("News/Breaking",), None),
    ("Pope Callixtus dies", None, ("World", "This Just In"), None),
    ("Judge blocks deportations", None, ("BREAKING_NEWS",), None),
    ("Bridge falls into river", None, ("Top stories > Breaking News",), None),
    ("Cable car stranded with 30 aboard", None, ("Developing Story",), None),
    ("Explosion at fireworks plant", None, ("Live",), None),
    ("DEVELOPING: Coach leaves mountain road near Sorelle", None, (), None),
    ("DEVELOPING | Gunman barricaded in bank", None, (), None),
    ("DEVELOPING - Power out across the capital", None, (), None),
    ("Developing: Two dead in school shooting", None, (), None),
    ("Developing story: train derails near Hollin", None, (), None),
    ("LIVE: Hurricane Odile makes landfall", None, (), None),
    ("Live updates: death toll rises after quake in Ardana", None, (), None),
    ("LIVE BLOG: Soldiers seize state television in Tarkovia", None, (), None),
    ("Tsunami waves reach Norrin", "Live updates", (), None),
    ("Volcano erupts, villages evacuated", "LIVE", (), None),
    ("🚨🚨 BREAKING 🚨🚨 Judge orders release of Marsden", None, (), None),
    ("‼️BREAKING‼️ Two officers shot in Reno", None, (), None),
    ("🔴BREAKING: Three skiers missing after avalanche", None, (), None),
    ("BREAKING… Union calls general strike", None, (), None),
    ("BREAKING/ Minister Osei sacked", None, (), None),
    ("URGENT: Tornado heading for Coldwater", None, (), None),
    ("Police find missing twins alive [BREAKING]", None, (), None),
    ("Speaker ousted - BREAKING", None, (), None),
    ("Breaking: King Aldous abdicates", None, (), None),
    ("Breaking News: Jury convicts ex-president", None, (), None),
    ("NEWS ALERT | Embassy staff taken hostage", None, (), None),
    ("Flash: ceasefire collapses", None, (), None),
    ("Bulletin: Tornado kills six in Ohio", None, (), None),
    ("Alert: Gas leak, leave your homes now", None, (), None),
    ("Sluice gate jams, town of Ode told to leave", "Latest: Breaking", (), None),
    ("Twelve miners lost off Cape Dun", None, ("Alerts: Breaking",), None),
    ("Cargo ship adrift with 14 crew", None, ("BreakingNews",), None),
    ("Storm Ulla turns toward Port Reed", "Breaking weather", (), None),
    ("Breaking overnight: Blaze guts covered market in Sarno", None, (), None),
    ("Rugby | BREAKING: Union president steps aside", None, (), None),
    ("Tech • BREAKING: Chip maker Orlo bought by rival", None, (), None),
    ("Developing: Shots heard near town hall in Verran", None, (), None),
    ("Factory roof collapses", None, (), 1),
    ("Cabinet resigns", None, (), 2),
]
UNMARKED = [
    ("Bulletin: seeds to sow in May", "Newsletter", (), None),
    ("Snap election: what the polls say", None, (), None),
    ("Snap happy: the best pictures of the week", None, (), None),
    ("SNAP benefits to be cut in March", None, (), None),
    ("Snap shares fall on weak outlook", None, (), None),
    ("SNAP: how food stamps work", None, (), None),
    ("*SOLD OUT* Tickets for the summer fair", None, (), None),
    ("* Sponsored: Ten sofas for small rooms", None, (), None),
    ("TEN BEST SANDALS FOR SUMMER", None, (), None),
    ("STOCKS END WEEK LITTLE CHANGED", None, (), None),
    ("Exclusive | Inside the palace kitchen", None, (), None),
    ("Exclusive: Actor Brand on his garden", "EXCLUSIVE", (), None),
    ("Live: Rovers v City", None, (), None),
    ("LIVE: Budget debate, day three", None, (), None),
    ("LIVE: Cup final - Haldane attack down the left", None, (), None),
    ("Live: Ashes, second Test, day four", "LIVE", (), None),
    ("Rovers v City: late goal kills off tie", "Live", (), None),
    ("Choir sings in cathedral", "LIVE", (), None),
    ("Live at the Apollo: comics return", None, ("Live",), None),
    ("Live music returns after fire at Orrin club", None, (), None),
    ("Developing countries seek relief", None, (), None),
    ("Developing: a life in the darkroom", None, (), None),
    ("Developing story skills: a workshop", None, (), None),
    ("Developing nations hit by drought", None, ("Developing World",), None),
    ("Photographers on developing film at home", None, (), None),
    ("Breaking: the podcast about cycling records", None, (), None),
    ("Breaking news: a history of the ticker", None, (), None),
    ("Breaking: how a dance became a sport", None, (), None),
    ("BREAKING: The musical, reviewed", None, (), None),
    ("Breaking Ranks: film review", None, (), None),
    ("Breaking News, the film, returns to cinemas", None, (), None),
    ("Breaking bread with strangers", None, (), None),
    ("Breaking down the budget", None, (), None),
    ("Breaking even: cafés struggle", None, (), None),
    ("Breaking records: a year of heat explained", None, (), None),
    ("Flash sale: sofas half price", None, (), None),
    ("Flash: the comic book hero at 80", None, (), None),
    ("Flash crash: five years on", None, (), None),
    ("Alert: our newsletter moves to Fridays", None, (), None),
    ("Alert readers spot our mistakes", None, (), None),
    ("Urgent: what the word means and why we overuse it", None, (), None),
    ("Urgent need for foster parents, charity says", None, (), None),
    ("Just in time: how factories changed", None, (), None),
    ("Just in: the new autumn coats", "Fashion", (), None),
    ("This just in: newsrooms love clichés, study says", "Opinion", (), None),
    ("Newsflash: your dog does not love you", "Comment", (), None),
    ("Bulletin of the parish council", None, (), None),
    ("Tide tables", None, ("Bulletin",), None),
    ("Festival opens", None, ("Alerts", "Music"), None),
    ("Fog expected", None, ("Weather Alerts",), None),
    ("Dance troupe wins prize", None, ("Breaking", "Dance"), None),
    ("Market update: shares flat", None, (), None),
    ("Market report: eggs dearer", "MARKETS", (), None),
    ("A decade after the quake", "Feature", (), 2),
    ("How we covered the coup", "Podcast", (), None),
    ("UPDATE 2-Lorn Steel lifts forecast", None, (), None),
    ("Earthquake drill held in schools", None, (), 3),
    ("Killer whales return to bay", None, (), None),
    ("Museum recalls 1912 ferry sinking", None, (), 4),
    ("Jailbreak film wins award", None, (), None),
    ("Heartbreaking: dog waits for owner", None, (), None),
    ("Coffee break: quiz of the week", "Newsletter | Bulletin", (), None),
    ("Was it breaking news?", "Analysis | Live", (), None),
    ("LIVE: United 3-2 Town as keeper sinks own side", None, (), None),
    ("Live: qualifying halted after Lund crashes", None, (), None),
    ("Urgent: your account expires on Friday", None, (), None),
    ("Opinion | Breaking: the habit of the news", None, (), None),
    ("Watch: breaking dancers rehearse", None, ("Sport", "Breaking"), None),
    ("Five reasons to drink tea", "Opinion: Breaking", (), None),
]


@pytest.mark.parametrize(("headline", "kicker", "categories", "urgency"), MARKED)
def test_what_an_editor_marks_is_breaking_and_says_why(
    headline: str, kicker: str | None, categories: tuple[str, ...], urgency: int | None
) -> None:
    item = dispatch(headline, kicker=kicker, categories=categories, urgency=urgency)
    alert = judge(item)
    assert alert is not None
    assert all(alert.because)


@pytest.mark.parametrize(("headline", "kicker", "categories", "urgency"), UNMARKED)
def test_what_only_looks_marked_is_not_breaking(
    headline: str, kicker: str | None, categories: tuple[str, ...], urgency: int | None
) -> None:
    item = dispatch(headline, kicker=kicker, categories=categories, urgency=urgency)
    assert judge(item) is None


@pytest.mark.parametrize(
    ("item", "because"),
    [
        (dispatch("*LORN STEEL TO CUT JOBS"), "headline is an alert in capitals"),
        (dispatch("Speaker ousted - BREAKING"), 'headline ends "BREAKING"'),
        (dispatch("Wall falls", kicker="LIVE · BREAKING"), 'kicker "LIVE · BREAKING"'),
        (dispatch("Exclusive | BREAKING: Dam fails"), 'headline begins "BREAKING"'),
        (dispatch("DEVELOPING: Dam fails"), 'headline begins "DEVELOPING"'),
        (dispatch("Dam bursts, four dead", kicker="Live"), 'kicker "Live"'),
        (dispatch("Dam fails", categories=("News Alerts",)), 'category "News Alerts"'),
    ],
)
def test_the_mark_is_the_reason(item: Dispatch, because: str) -> None:
    alert = judge(item)
    assert alert is not None
    assert alert.because == (because,)


@pytest.mark.parametrize("kicker", ["🔴 Breaking", "LIVE · BREAKING", "Exclusive | Just in"])
def test_a_line_of_marks_above_a_text_is_a_kicker(kicker: str) -> None:
    alert = judge_text(f"{kicker}\n\nSea wall gives way at Orley\n\nResidents left.")
    assert alert is not None
    assert alert.because[0].startswith("kicker")
