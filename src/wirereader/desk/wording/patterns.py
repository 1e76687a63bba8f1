"""Lines of which a part is free, such as "quotes of X", and the command lines they mean."""

import re
from typing import Final

from wirereader.desk.wording.synonyms import Lines

_STORY: Final = r"(?:story|article|headline|item|number|news|entry|post)"
_VERB: Final = r"(?:open|read|go to|goto|view|select|pick|choose|play|jump to|show)"
_N: Final = r"(?:no\.? ?|number |#)?(?P<x>\d{1,9})"
_X: Final = r"(?P<x>.+)"
_ABOUT: Final = r"(?:about|on|mentioning|naming|regarding|concerning|with|containing|of|for|in)"
_SEARCH: Final = r"(?:stories|articles|news|headlines|story|anything|everything|reports|something)"
_COUNTED: Final = r"(?:stories|articles|headlines|news|items|are there)"
_ADDRESS: Final = r"(?P<x>(?:https?:|feed:|www\.|~|\.{0,2}/|[\w-]+(?:\.[\w-]+)+)\S*)"
_FEED: Final = r"(?:feed|source|site|subscription|channel|page|url|address)"

_TABLE: Final[tuple[tuple[str, Lines], ...]] = (
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
    (rf"(?:unsubscribe from|unsubscribe|unfollow) {_X}", ("remove {x}",)),
    (rf"(?P<v>pause|resume) {_FEED} {_X}", ("{v} {x}",)),
    (rf"(?:subscribe to|subscribe|follow|add|new|watch)(?: {_FEED})? {_ADDRESS}", ("add {x}",)),
    (rf"(?:add|subscribe|subscribe to|new) {_FEED} {_X}", ("add {x}",)),
    (rf"(?:follow|watch|alert me about|alert) {_X}", ("follow {x}", "save-search {x} {x}")),
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
        rf"(?:all |list |find |show )?{_SEARCH} {_ABOUT} {_X}",
        ("search {x}",),
    ),
    (
        rf"(?:list )?{_SEARCH} (?:from|by) {_X}",
        ("scope {x}", "search source:{q}", "search {x}"),
    ),
    (rf"(?:list )?{_SEARCH} tagged {_X}", ("search tag:{q}",)),
    (rf"(?:search for|look for|look up|lookup|search stories|find stories|grep) {_X}",
     ("search {x}",)),
    (rf"(?:search|find) {_SEARCH} (?:about|on|with) {_X}", ("search {x}",)),
    (rf"(?:who is|who was|who are|who's|whos) {_X}", ("card {x}", "people {x}", "search {x}")),
    (
        (
            r"(?:tell me about|what is|what are|what about|about|info on|information about|"
            rf"profile of|card of|more about|what do you know about) {_X}"
        ),
        ("card {x}", "search {x}"),
    ),
    (
        rf"(?:where is|where's|wheres|where are|locate|map of|location of|where was) {_X}",
        ("map {x}", "card {x}", "search {x}"),
    ),
    (rf"where (?:does|did) {_X} (?:come up|appear|occur)", ("find {x}", "search {x}")),
    (rf"who said {_X}", ("search {x}",)),
    (rf"(?:why is|why) {_STORY} {_N} (?:breaking|urgent)", ("open {x}",)),
    (rf"(?:find|f|go to|goto|jump to|next mention of) {_X}", ("find {x}", "search {x}")),
    (
        rf"(?:open|read|show|list) (?:feed|source|folder|tag) {_X}",
        ("scope {x}", "search source:{q}"),
    ),
    (rf"(?:set )?(?:line )?width (?:to |= ?)?{_N}", ("width {x}",)),
    (rf"set (?P<v>[\w.]+) (?:to|=) {_X}", ("set {v} {x}",)),
    (rf"how many {_COUNTED}(?: .*)?", ("list",)),
    (r"how many (?P<x>unread|starred|breaking)(?: .*)?", ("{x}", "scope view:{x}")),
    (r"export (?:my )?(?:feeds|sources|subscriptions|opml)", ("export",)),
    (rf"(?:set )?(?:list length|page size|list size|list|length) {_N}", ("set list {x}",)),
    (rf"(?:help|explain|how do i|how to|how can i|what does) {_X}(?: do| work)?", ("help {x}",)),
    (r"say (?:slower|faster|louder|softer|quieter).*", ("say",)),
    (rf"(?:person|place|organi[sz]ation) {_X}", ("find {x}", "card {x}", "search {x}")),
    (rf"save (?:story |article |it |this )?(?:as|to) {_X}", ("save {x}",)),
    (rf"tag (?:it|this|story) (?:as |with )?{_X}", ("tag {x}",)),
    (rf"(?:untag|remove tag|delete tag) {_X}", ("untag {x}",)),
    (rf"(?:delete|remove) search {_X}", ("delete-search {x}",)),
    (rf"(?:delete|remove) rule {_N}", ("delete-rule {x}",)),
    (rf"(?:run|open) search {_X}", ("search {x}",)),
)  # fmt: skip
PATTERNS: Final = tuple((re.compile(rf"{pattern}\Z"), lines) for pattern, lines in _TABLE)
