"""Page furniture and kickers: lines of a page that are not the story, and labels above it.

A line is judged whole: "Print" is a button, "Print sales fall again" is a headline.
"""

import re

_EDGES = " \t.:;,|·•*»›>→←↑↓▶«‹<-–—_=~#[]()…!"
_FURNITURE = frozenset(
    """
    accessibility links|accessibility|skip links|site navigation|main navigation|navigation|menu
    search|home|homepage|close|open menu|toggle menu|share|share this|share this story|sharing
    share this article|share this page|share with friends|print|print this|print this page
    print this article|print this story|print friendly version|printer friendly version|email
    email this|email this article|email this story|e-mail|e-mail this|send to a friend|save
    save this story|save article|bookmark|bookmark this|read more|read more here|more|see more
    show more|load more|more on this story|more on this topic|more from this section|more news
    related|related stories|related articles|related content|related links|related topics
    related coverage|related news|you may also like|you might also like|recommended
    recommended for you|most read|most popular|most viewed|trending|trending now|top stories
    latest news|latest stories|editor's picks|editors' picks|what to read next|advertisement
    advertisements|advertising|ad|sponsored|sponsored content|promoted|story continues below
    story continues below advertisement|article continues below|continue reading|follow us
    subscribe|subscribe now|sign up|sign in|log in|login|register|my account|newsletter
    newsletters|get our newsletter|sign up for our newsletter|comments|leave a comment
    view comments|post a comment|join the conversation|no media source currently available
    back to top|top|top of page|contact us|about us|privacy policy|terms of use|cookie policy
    terms and conditions|all rights reserved|listen|listen to this article|listen to article
    play|play audio|play video|pause|download|embed|embed code|copy link|link copied|loading
    image caption|media caption|image source|getty images|facebook|twitter|whatsapp|telegram
    linkedin|reddit|x|next|previous|next story|previous story|enable javascript|0:00
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}
_FURNITURE_FORM = re.compile(
    r"(?:skip|jump|go|back) to (?:the )?(?:main )?"
    r"(?:content|navigation|search|menu|footer|top|home)"
    r"|(?:share|follow us|like us|find us|tweet|post)(?: this)? (?:on|via|with) [\w ,&]{1,60}"
    r"|(?:see|view|read) all (?:stories|articles|comments|news)"
    r"|\d{1,6} (?:comments?|shares?|min(?:ute)?s? read)"
    r"|(?:estimated )?reading time:? \d+ min\w*"
    r"|(?:©|\(c\)) .{0,120}|copyright (?:©|\(c\)|by |.{0,40}\b\d{4}\b).{0,120}"
    r"|.{0,60}\ball rights reserved"
    r"|(?:please )?(?:accept|manage) (?:all )?cookies",
)
_BAR = re.compile(r" ?[|·•»›/] ?")
_MARKS = re.compile(r"\s*[|\u00b7\u2022]\s*")  # between two labels of one kicker
# signs and pictures around a label, as from U+2190 on: arrows, squares, emoji
_PICTURES = re.compile(
    "^[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\\s]+"
    "|[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\\s]+$"
)
_RULE = re.compile(r"[-=_*~#·•\s]{3,}")

_PRESSING = frozenset(
    """
    breaking|breaking news|breaking alert|breaking news alert|news alert|apnewsalert|ap newsalert
    ap news alert|news alerts|market alert|this just in|snap
    alert|flash|news flash|newsflash|bulletin|news bulletin|urgent|urgent news|just in
    eilmeldung|última hora|ultima hora|último momento|dernière minute|flash info|alerte info|urgente
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}
_LABELS = frozenset(
    """
    developing|developing story|exclusive|analysis|news analysis|opinion|comment|commentary
    editorial|column|feature|long read|interview|in pictures|live|live updates|live blog|update
    updated|correction|corrected|clarification|obituary|obituaries|explainer|explained|fact check
    profile|review|letter|watch|video|audio|podcast|investigation|special report|background|world
    world news|national|local|politics|business|economy|markets|finance|money|sport|sports|science
    technology|tech|health|culture|arts|entertainment|environment|climate|education|courts|crime
    law|travel|weather|africa|asia|europe|middle east|americas|usa|uk|news|breakingviews
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}
_LONGEST_KICKER = 40
_LONGEST_FURNITURE = 140


def is_furniture(line: str) -> bool:
    """Claim that `line` belongs to the page and not to the story: buttons, menus, rules."""
    if len(line) > _LONGEST_FURNITURE:
        return False
    folded = _folded(line)
    if not folded:
        return bool(_RULE.fullmatch(line.strip()))
    parts = _BAR.split(folded)
    if len(parts) > 2 and _FURNITURE.union(_LABELS).issuperset(parts):  # noqa: PLR2004 - a menu
        return True
    is_sentence = line.rstrip().endswith(".") and not line.rstrip().endswith("..")
    return (folded in _FURNITURE and not is_sentence) or _FURNITURE_FORM.fullmatch(
        folded
    ) is not None


def kicker_of(line: str) -> str | None:
    """Return the label that `line` consists of ("Breaking News"), or None when it is more or less.

    Signs around it ("*** URGENT ***", "Analysis:") are left out, its letters stay as they are.
    """
    if len(line) > _LONGEST_KICKER:
        return None
    parts = [_folded(part) for part in _MARKS.split(line)]
    are_labels = all(part in _PRESSING or part in _LABELS for part in parts if part)
    return _trimmed(line) if any(parts) and are_labels else None


def is_pressing(kicker: str) -> bool:
    """Claim that a kicker presses the story on the reader: "Breaking News", not "Analysis"."""
    return any(_folded(part) in _PRESSING for part in _MARKS.split(kicker))


def _trimmed(line: str) -> str:
    return _PICTURES.sub("", line.strip(_EDGES)).strip(_EDGES)


def _folded(line: str) -> str:
    return " ".join(_trimmed(line).casefold().replace("’", "'").split())
