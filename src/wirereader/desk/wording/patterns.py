"""Lines of which a part is free, such as "quotes of X", and the command lines they mean."""

import re
from functools import cache
from typing import Final

from wirereader.desk.wording.synonyms import Lines

_STORY: Final = r"(?:story|article|headline|item|number|news|entry|post)"
_STORY_MANY: Final = r"(?:stories|articles|headlines|items)"
_VERB: Final = (
    r"(?:open|read|go to|take me to|bring up|skip to|goto|view|select|pick|choose|play|jump to|"
    r"show)"
)
_WHERE: Final = (
    r"(?:where (?:in the world |on earth |exactly )?is|where's|wheres|where are|where was|locate|"
    r"map of|location of)"
)
_HOW: Final = r"(?:help(?: with| on| about| for)?|explain|how do i|how to|how can i|what does)"
_N: Final = r"(?:no\.? ?|number |#)?(?P<x>\d{1,9})"
_X: Final = r"(?P<x>.+)"
_ABOUT: Final = r"(?:about|on|mentioning|naming|regarding|concerning|with|containing|of|for|in)"
_SEARCH: Final = r"(?:stories|articles|news|headlines|story|anything|everything|reports|something)"
_COUNTED: Final = r"(?:stories|articles|headlines|news|items|are there)"
_ADDRESS: Final = r"(?P<x>(?:https?:|feed:|www\.|~|\.{0,2}/|[\w-]+(?:\.[\w-]+)+)\S*)"
_FEED: Final = r"(?:feed|source|site|subscription|channel|page|url|address)"

_SURE: Final[tuple[tuple[str, Lines], ...]] = (
    (rf"{_VERB} {_STORY} {_N}", ("open {x}",)),
    (rf"{_STORY} {_N}", ("open {x}",)),
    (rf"(?:view|select|pick|choose|play|go to|goto|jump to|show) {_N}", ("open {x}",)),
    (rf"{_N}(?:st|nd|rd|th) {_STORY}", ("open {x}",)),
    (r"# ?(?P<x>\d{1,9})", ("open {x}",)),
    (rf"(?:{_VERB} )?(?:paragraph|para|par|p) {_N}", ("paragraph {x}",)),
    (rf"(?:{_VERB} )?(?:quote|quotation) {_N}", ("quote {x}",)),
    (rf"(?:open|follow|browse|visit|click) (?:link )?{_N}", ("browse {x}", "links {x}")),
    (rf"(?:show |read )?(?:link|url) {_N}", ("links {x}",)),
    (rf"(?:{_VERB} )?(?:picture|image|photo) {_N}", ("picture {x}",)),
    (rf"(?:get|fetch|save|download) (?:file|enclosure|attachment) {_N}", ("download {x}",)),
    (rf"(?:mark|set) (?:{_STORY} )?{_N} (?:as )?read", ("mark-read {x}",)),
    (rf"(?:mark|set) (?:{_STORY} )?{_N} (?:as )?unread", ("mark-unread {x}",)),
    (rf"mark (?:as )?read (?:{_STORY} )?{_N}", ("mark-read {x}",)),
    (rf"mark (?:as )?unread (?:{_STORY} )?{_N}", ("mark-unread {x}",)),
    (rf"(?:star|favou?rite|bookmark|keep|flag) (?:{_STORY} )?{_N}", ("star {x}",)),
    (rf"(?:unstar|unfavou?rite|unbookmark|remove star from) (?:{_STORY} )?{_N}", ("unstar {x}",)),
    (rf"(?:full|whole|complete) article {_N}", ("full-article {x}",)),
    (rf"(?:refresh|update|reload|fetch|check|sync) {_FEED} {_X}", ("refresh {x}",)),
    (rf"(?:update|reload|fetch|check|sync) {_X}", ("refresh {x}",)),
    (
        rf"(?:delete|remove|unsubscribe|unsubscribe from|unfollow|drop|forget) {_FEED} {_X}",
        ("remove {x}",),
    ),
    (rf"(?:unsubscribe from|unsubscribe) {_X}", ("remove {x}",)),
    (rf"(?:unfollow|stop following) {_X}", ("unfollow {x}", "remove {x}")),
    (rf"(?P<v>pause|resume) {_FEED} {_X}", ("{v} {x}",)),
    (rf"(?:subscribe to|subscribe|follow|add|new|watch)(?: {_FEED})? {_ADDRESS}", ("add {x}",)),
    (rf"(?:add|subscribe|subscribe to|new) {_FEED} {_X}", ("add {x}",)),
    (rf"(?:follow|watch|alert me about|alert) {_X}", ("follow {x}",)),
    (rf"(?:subscribe to|subscribe) {_X}", ("add {x}",)),
    (
        rf"(?:list |show )?(?:quotes|quotations|statements|words) (?:of|by|from) {_X}",
        ("quotes {x}", "search speaker:{q}", "search {x}"),
    ),
    (
        rf"what (?:did|does|has|had) {_X} (?:say|said|says|state|claim)(?: .*)?",
        ("quotes {x}", "search speaker:{q}", "search {x}"),
    ),
    (
        rf"(?:is there |are there )?(?:all |any |the |list |find |show )?{_SEARCH} {_ABOUT} {_X}",
        ("search {x}",),
    ),
    (
        rf"(?:list )?{_SEARCH} (?:from|by) {_X}",
        ("scope {x}", "search source:{q}", "search {x}"),
    ),
    (rf"(?:list )?{_SEARCH} tagged {_X}", ("search tag:{q}",)),
    (rf"(?:search for|look for|look up|lookup|search stories|find stories|grep) {_X}",
     ("search {x}",)),
    (rf"(?:search|find) {_SEARCH} (?:about|on|with|for) {_X}", ("search {x}",)),
    (rf"(?:search|look through) (?:all|everything|everywhere)(?: stories)?(?: for)? {_X}",
     ("search {x}",)),
    (rf"what (?:happened|is happening|is going on|is new|is up) (?:in|to|with|at) {_X}",
     ("search {x}",)),
    (rf"(?:list|show) {_N} {_STORY_MANY}", ("list 1-{x}",)),
    (
        rf"{_WHERE} {_X}",
        ("map {x}", "card {x}", "search {x}"),
    ),
    (rf"where (?:does|did) {_X} (?:come up|appear|occur)", ("find {x}", "search {x}")),
    (rf"who said {_X}", ("search {x}",)),
    (rf"(?:why is|why) {_STORY} {_N} (?:breaking|urgent)", ("open {x}",)),
    (
        rf"(?:open|read|show|list) (?:feed|source|folder|tag) {_X}",
        ("scope {x}", "search source:{q}"),
    ),
    (rf"(?:set )?(?:line )?width (?:to |= ?)?{_N}", ("width {x}",)),
    (rf"set (?P<v>[\w.]+) (?:to|=) {_X}", ("set {v} {x}",)),
    (r"how many (?P<x>quotes|people|places|names|links|pictures)(?: .*)?", ("{x}",)),
    (rf"(?:add|set|give it) (?:a |the )?tag (?:called |named )?{_X}", ("tag {x}",)),
    (rf"(?:change|adjust) (?:the )?(?P<v>[\w.]+) (?:to )?{_X}", ("{v} {x}", "set {v} {x}")),
    (rf"how many {_COUNTED}(?: .*)?", ("list",)),
    (r"how many (?P<x>unread|starred|breaking)(?: .*)?", ("{x}", "scope view:{x}")),
    (r"export (?:my )?(?:feeds|sources|subscriptions|opml)", ("export",)),
    (rf"(?:set )?(?:list length|page size|list size|list|length) {_N}", ("set list {x}",)),
    (r"say (?:slower|faster|louder|softer|quieter).*", ("say",)),
    (rf"save (?:story |article |it |this )?(?:as|to) {_X}", ("save {x}",)),
    (rf"tag (?:it|this|story) (?:as |with )?{_X}", ("tag {x}",)),
    (rf"(?:untag|remove tag|delete tag) {_X}", ("untag {x}",)),
    (rf"(?:delete|remove) search {_X}", ("delete-search {x}",)),
    (rf"(?:delete|remove) rule {_N}", ("delete-rule {x}",)),
    (rf"(?:run|open) search {_X}", ("search {x}",)),
)  # fmt: skip
_VAGUE: Final[tuple[tuple[str, Lines], ...]] = (
    (rf"(?:who is|who was|who are|who's|whos) {_X}", ("card {x}", "people {x}", "search {x}")),
    (
        (
            r"(?:tell me about|what is|what are|what about|about|info on|information about|"
            rf"profile of|card of|more about|what do you know about) {_X}"
        ),
        ("card {x}", "search {x}"),
    ),
    (rf"(?:find|f|go to|goto|jump to|next mention of) {_X}", ("find {x}", "search {x}")),
    (rf"{_HOW} {_X}(?: do| work)?", ("help {x}",)),
    (rf"(?:person|place|organi[sz]ation) {_X}", ("find {x}", "card {x}", "search {x}")),
)  # fmt: skip


def _compiled(table: tuple[tuple[str, Lines], ...]) -> tuple[tuple[re.Pattern[str], Lines], ...]:
    return tuple((re.compile(rf"{pattern}\Z"), lines) for pattern, lines in table)


@cache
def patterns() -> tuple[tuple[re.Pattern[str], Lines], ...]:
    """Each line's pattern with the lines it means; compiled when somebody types: 7 ms."""
    return _compiled(_SURE)


@cache
def vague_patterns() -> tuple[tuple[re.Pattern[str], Lines], ...]:
    """Those of lines that may be a phrase as well: they are tried after all phrases."""
    return _compiled(_VAGUE)
