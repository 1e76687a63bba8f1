"""Lines of which a part is free, such as "quotes of X", and the command lines they mean."""

from functools import cache
from typing import Final

from wirereader import late_re as re
from wirereader.desk.wording.further_patterns import ASKED_AND_DONE
from wirereader.desk.wording.synonyms import Lines

_STORY: Final = r"(?:story|article|headline|item|number|news|entry|post)"
_STORIES: Final = r"(?:stories|articles|headlines|items|posts|entries|news|ones)"
_STORY_MANY: Final = r"(?:stories|articles|headlines|items)"
_VERB: Final = (
    r"(?:open|read|go to|take me to|bring up|skip to|goto|view|select|pick|choose|play|jump to|"
    r"show)"
)
_WHERE: Final = (
    r"(?:where (?:in the world |on earth |exactly )?is|where's|wheres|where are|where was|locate|"
    r"map of|location of)"
)
_HOW: Final = (
    r"(?:help(?: me)?(?: with| on| about| for| to)?|explain|"
    r"(?:how|where) (?:do|can|could|would|should) i|"
    r"how to|how does one|what does|teach me to)"
)
_N: Final = r"(?:no\.? ?|number |#)?(?P<x>\d{1,9})"
_X: Final = r"(?P<x>.+)"
_ABOUT: Final = r"(?:about|on|mentioning|naming|regarding|concerning|with|containing|of|for|in)"
_SEARCH: Final = r"(?:stories|articles|news|headlines|story|anything|everything|reports|something)"
_COUNTED: Final = r"(?:stories|articles|headlines|news|items|are there)"
_ADDRESS: Final = r"(?P<x>(?:https?:|feed:|www\.|~|\.{0,2}/|[\w-]+(?:\.[\w-]+)+)\S*)"
_FEED: Final = (
    r"(?:feeds?|sources?|site|subscriptions?|channels?|page|url|address|remote|rss|subs?)"
)

_FEEDS: Final = r"(?:feeds|sources|subscriptions|channels|sites|urls)"
_MY: Final = r"(?:my |the |all |of |all my |all the |all of my )*"
_TEXT: Final = r"(?:words?|text|phrase|term|string|sentence)"
_HERE: Final = (
    r"(?:(?:in|within|inside|through|of) )?(?:the |this |current |whole )*(?:story|article|text|"
    r"page|here)"
)

_THE: Final = r"(?:the |this |that |my |very )*"

_SURE: Final[tuple[tuple[str, Lines], ...]] = (
    (r"what (?:did|does|has|do) (?:he|she|they|it) (?:say|said|says|claim)(?: .*)?", ("quotes",)),
    (r"what (?:has|have|does) (?P<x>.+?) (?:got|have)", ("scope {x}", "search from:{q}")),
    (
        (r"(?:fetch|download|check for|poll for|pull) (?:the |any |all )?(?:new |latest |more )*"
        r"(?:stories|news|articles|posts|items) (?:from|of|for|in) (?P<x>.+)"),
        ("refresh {x}",),
    ),
    (r"who said (?:it|that|this|so)(?: here)?", ("quote", "quotes")),
    *ASKED_AND_DONE,
    (
        (r"(?:check|look at|ask|poll|refresh|update|search) (?P<x>.+?) for (?:any )?"
        r"(?:new|updates|news|more)(?: .*)?"),
        ("refresh {x}",),
    ),
    (
        (r"what (?:did|has|have|does) (?P<x>.+?) (?:publish|published|post|posted|write|written|"
        r"report|reported|run|have|had)(?: on)? (?P<v>yesterday|today)"),
        ("search from:{q} date:{v}", "search {x} date:{v}"),
    ),
    (
        (r"what (?:did|has|have|does) (?P<x>.+?) (?:publish|published|post|posted|write|written|"
        r"reported|run)"),
        ("search from:{q}", "search {x}"),
    ),
    (
        (r"when (?:was|were|is) (?:it|this|that|the story|this story|the article|story) "
        r"(?:written|posted|updated|released|printed|published|made|issued|filed|from)"),
        ("details",),
    ),
    (rf"(?:find|search|search for|look for|look up|locate) {_TEXT} (?P<x>.+?) {_HERE}",
     ("find {x}",)),
    (rf"(?:find|search|search for|look for|look up|locate) (?P<x>.+?) (?:in|within) {_HERE}",
     ("find {x}",)),
    (rf"(?:search|find|look) {_HERE} for (?:{_TEXT} )?{_X}", ("find {x}",)),
    (
        (rf"(?:{_VERB}|open|see|get|hear|start) {_THE}(?:first|top|newest|latest|most recent)"
        rf"(?: {_STORY}| one)?"),
        ("first-story",),
    ),
    (
        rf"(?:{_VERB}|open|see|get|hear) {_THE}(?:last|oldest|final|bottom)(?: {_STORY}| one)?",
        ("last-story",),
    ),
    (rf"(?:{_VERB} )?{_THE}(?:first|opening) quot(?:e|ation)", ("quote 1",)),
    (rf"(?:{_VERB} )?{_THE}first (?:link|url)", ("links 1",)),
    (rf"(?P<v>star|unstar|mark-read|mark-unread|save) {_THE}(?:first|top)(?: {_STORY}| one)?",
     ("{v} 1",)),
    (
        (rf"(?:open|follow|visit|click|go to|load|launch) {_THE}(?:link|url|page|site|website|"
        rf"source|original|web page|webpage)(?: in (?:the |a |my )?browser)?"),
        ("browse",),
    ),
    (r"(?:go to )?page (?:[2-9]|\d\d+)", ("more",)),
    (r"(?:go to )?page 1", ("list",)),
    (
        (r"(?:set |change |switch |use )?(?:the )?(?:colou?r )?(?:theme|mode|colou?rs)"
        r"(?: to| =|=)? (?P<x>dark|light|contrast)(?: mode| theme)?"),
        ("set theme wire-{x}",),
    ),
    (
        r"(?:use |switch to |turn on |set )?(?:the )?(?P<x>dark|light|contrast) (?:theme|mode)",
        ("set theme wire-{x}",),
    ),
    ((rf"(?:{_VERB}|list|give) {_THE}(?:first|top|latest|newest|most recent) (?P<x>\d{{1,3}})"
     rf"(?: {_STORIES})?"), ("list 1-{x}",)),
    (rf"(?:first|top|latest|newest|most recent|last) (?P<x>\d{{1,3}})(?: {_STORIES})?",
     ("list 1-{x}",)),
    (rf"(?P<x>\d{{1,3}}) (?:latest|newest|top|first|most recent)(?: {_STORIES})?", ("list 1-{x}",)),
    (rf"is (?:the )?(?:{_FEED} )?(?P<x>.+?) (?:working|failing|broken|down|ok|okay|alive|dead)",
     ("sources", "errors")),
    (rf"(?:call|name) (?:{_FEED} )?(?P<x>\S+) (?P<v>.+)", ("set-source {q} title={qv}",)),
    (rf"(?:list|show|see|view|which|what) (?:are )?(?:the |my )?{_FEEDS} (?:in|of|under) {_X}",
     ("feeds", "sources")),
    ((rf"(?:read|go on|start|continue|resume|begin|go) (?:reading )?(?:from|at) (?:the )?"
     rf"(?:paragraph|para) {_N}"), ("paragraph {x}",)),
    (rf"who (?:spoke|speaks|is speaking|is quoted|said what|talks) in (?:paragraph|para) {_N}",
     ("paragraph {x}\nquotes",)),
    ((rf"(?:go to |jump to |find |show )?{_THE}(?:first |next |another )?(?:mention|occurrence)s?"
     rf" of {_X}"), ("find {x}", "search {x}")),
    ((r"(?:open|view|show|read|see) (?:it|this|that|this story|the story|story|article)?"
     r" ?(?:in|on|with|using) (?:the |a |my )?(?:web ?)?(?:browser|web|firefox|chrome|lynx|safari|"
     r"internet|site|website)"), ("browse",)),
    (rf"(?:read|show|get|see) {_THE}original(?: text| article| story| page)?",
     ("full-article", "browse")),
    (rf"what else did (?:they|it|{_X}) (?:write|report|publish|say)", ("this-source",)),
    (r"query (?P<x>.+)", ("search {x}",)),
    ((rf"(?:star|flag|bookmark|favou?rite|pin|like|keep|fav) (?:this |that |the |current )*"
     rf"(?:{_STORY}|it|one|this|that)"), ("star",)),
    ((r"(?:sort|order|arrange|group|list|show|rank)(?: it| them| stories| the list| list)? by "
     r"(?:the )?(?:date|time|newest|recent|recency|latest|day)"), ("sort newest",)),
    ((r"(?:sort|order|arrange|group|list|show|rank)(?: it| them| stories| the list| list)? by "
     r"(?:the )?(?:oldest|age)"), ("sort oldest",)),
    ((rf"(?:sort|order|arrange|group|list|show|rank)(?: it| them| stories| the list| list)? by "
     rf"(?:the )?{_FEED}"), ("sort source",)),
    (r"(?:sort|order|arrange|group|rank)(?: it| them| stories| list)? by (?:the )?unread",
     ("sort unread",)),
    ((r"(?:use |set |make it |wrap at |wrap to |show |line length |lines of )+(?P<x>\d{2,3}) "
     r"(?:columns|characters|chars|cells)(?: wide)?"), ("width {x}",)),
    (r"(?P<x>\d{2,3}) (?:columns|characters)(?: wide)?", ("width {x}",)),
    (rf"(?:remove|delete|drop|take) {_X} (?:from|off) (?:my |the )?(?:{_FEEDS}|list)",
     ("remove {x}",)),
    (rf"mark (?:all |every |everything )?(?:as )?read (?:in|from|of) {_X}",
     ("mark-all-read {x}", "search from:{q}\nmark-all-read")),
    ((rf"mark (?:all |every |everything )?(?:of |in |from )?(?P<x>[^\d\W].*?) "
     rf"(?:(?:{_STORIES}|feed|folder) )?(?:as )?read"),
     ("mark-all-read {x}", "search from:{q}\nmark-all-read")),
    ((rf"(?:where|which paragraph|which paragraphs|what paragraph) (?:does (?:it|this|the story|"
     rf"this story) )?(?:say|says|mention|mentions|has|have|talk about|talks about) {_X}"),
     ("find {x}",)),
    ((r"(?:what|which) (?:day|date|time|year|paper|newspaper|source|feed|site|author|reporter|"
     r"agency|outlet)(?: is| was| does| did)?(?: this| it| the story| story)?(?: story| article)?"
     r"(?: come)?(?: from| by| published| written| of)?"), ("details",)),
    (r"(?:when|where) did (?:this|it|the story|this story) (?:come out|appear|happen|published)",
     ("details",)),
    (r"tag (?:as|with) (?P<x>.+)", ("tag {x}",)),
    (rf"(?:.* )?(?:from|of|in|by) this (?:{_FEED}|paper|newspaper|agency)", ("this-source",)),
    ((r"(?:any |are there |is there |show |find |list )*(?:other|more|similar|related|further) "
     r"(?:stories|reports|articles|coverage|news)(?: about| on| of| like)? ?"
     r"(?:this|it|the same|the story|this story|that)?(?: topic| event)?"), ("event",)),
    (r"said (?:by )?(?P<x>[^\d\W].*)", ("quotes {x}", "search said:{q}")),
    (r"mark-read (?P<x>(?!all\b|everything\b|[a-r][a-z2-9]{11}\Z)[^\d\W].*)",
     ("mark-all-read {x}", "search from:{q}\nmark-all-read")),
    (r"(?:stop|quit) (?:reading|getting|receiving) (?P<x>.+)",
     ("remove {x}",)),
    (r"(?:stop|quit) (?:fetching|polling|updating) (?P<x>.+)", ("pause {x}",)),
    (r"(?:tell me|do you know|show me|i want to know)? ?(?:who|what) (?P<x>.+) (?:is|was)",
     ("card {x}", "search {x}")),
    (r"(?:tell me|do you know|show me|i want to know)? ?where (?P<x>.+) (?:is|was)",
     ("map {x}", "card {x}", "search {x}")),
    (rf"(?:i have |i've |already |have )(?:already )?(?:read|seen) (?:{_STORY} )?{_N}",
     ("mark-read {x}",)),
    ((rf"(?:open|view|show|read|see) (?:{_THE})(?:story|article|page|it|one) (?:in|on|with|using) "
     rf"(?:the |a |my )?(?:web ?)?(?:browser|web|firefox|chrome|lynx|safari|internet|site|website)"
     rf"(?: window| tab)?"), ("browse",)),
    (rf"(?:all |the |my )?{_FEEDS} (?:in|of|under) {_X}", ("feeds", "sources")),
    (r"high contrast(?: theme| mode)?", ("set theme wire-contrast",)),
    (rf"(?:settings?|config|configuration|options?|preferences) (?:get|show|explain) {_X}",
     ("settings {x}",)),
    (rf"(?:get|show|explain|what is) (?:the )?(?:setting|option) {_X}", ("settings {x}",)),
    ((r"(?:settings?|config|configuration|options?|preferences) set (?P<v>[\w.]+)(?: to|=| =)? "
     rf"{_X}"), ("set {v} {x}",)),
    ((r"(?:settings?|config|configuration|options?|preferences) "
      r"(?P<v>theme|width|prompt|\w+\.[\w.]+) (?P<x>\S+)"), ("set {v} {x}",)),
    (r"(?:edit (?:the )?(?:settings|config|configuration)|(?:config|options|preferences) edit)",
     ("settings edit",)),
    (rf"{_VERB} {_STORY} {_N}", ("open {x}",)),
    (rf"{_STORY} {_N}", ("open {x}",)),
    ((rf"(?:view|select|pick|choose|play|go to|goto|jump to|show|get|see|load|bring up|look at|"
        rf"enter) {_N}"), ("open {x}",)),
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
    (
        (rf"(?:refresh|update|reload|fetch|check|sync|poll|pull|load|get)(?: (?:all|every))?"
        rf"(?: of)?(?: {_MY}{_FEEDS}| everything| them all| all)(?: now| again)?"),
        ("refresh",),
    ),
    (rf"(?:refresh|update|reload|fetch|check|sync|poll|pull) {_FEED} {_X}", ("refresh {x}",)),
    (rf"(?:refresh|update|reload|fetch|check|sync|poll|pull) (?:the |my )?(?P<x>.+?) {_FEED}",
     ("refresh {x}",)),
    (rf"(?:update|reload|fetch|check|sync|poll|pull) {_X}", ("refresh {x}",)),
    (
        rf"(?:rename|retitle) (?:{_FEED} )?(?P<x>.+?) (?:to|as|into) (?P<v>.+)",
        ("set-source {q} title={qv}",),
    ),
    (
        (rf"(?:move|put|file) (?:{_FEED} )?(?P<x>.+?) (?:to|into|in|under) (?:the )?(?:folder )?"
        rf"(?P<v>.+?)(?: folder)?"),
        ("set-source {q} folder={qv}",),
    ),
    ((rf"(?:mute|silence) (?!of |in |on |for |and )(?:{_FEED} )?(?P<x>.+?)(?: {_FEED})?"),
     ("pause {x}", "hide {x}")),
    ((rf"(?:snooze|disable|suspend|deactivate|turn off|switch off) (?:{_FEED} )?"
     rf"(?P<x>.+?)(?: {_FEED})?"), ("pause {x}",)),
    ((rf"(?:unmute|unsnooze|enable|unpause|unsuspend|activate|reactivate|turn on|switch on) "
     rf"(?:{_FEED} )?(?P<x>.+?)(?: {_FEED})?"), ("resume {x}",)),
    ((rf"(?:stop reading|unsubscribe me from) (?:{_FEED} )?(?P<x>.+?)(?: {_FEED})?"),
     ("remove {x}",)),
    (rf"(?:delete|drop|forget|rm|remove) (?:the |my )?(?P<x>.+?) {_FEED}", ("remove {x}",)),
    (
        (rf"(?:delete|remove|unsubscribe|unsubscribe from|unfollow|drop|forget|rm|del|erase|"
        rf"cancel|get rid of) {_FEED} {_X}"),
        ("remove {x}",),
    ),
    (rf"(?:unsubscribe from|unsubscribe) {_X}", ("remove {x}",)),
    (rf"(?:unfollow|stop following) {_X}", ("unfollow {x}", "remove {x}")),
    (rf"(?P<v>pause|resume) {_FEED} {_X}", ("{v} {x}",)),
    ((rf"(?:subscribe to|subscribe|follow|add|new|watch|register|get)(?: a| the| new)*"
     rf"(?: {_FEED})?(?: at| from)? {_ADDRESS}"), ("add {x}",)),
    (rf"(?:add|subscribe|subscribe to|new) (?:a |an |the )?(?:new )?{_FEED} {_X}", ("add {x}",)),
    (rf"(?:follow|watch|alert me about|alert) {_X}", ("follow {x}",)),
    (rf"(?:subscribe to|subscribe) {_X}", ("add {x}",)),
    (
        rf"(?:list |show )?(?:quotes|quotations|statements|words) (?:of|by|from) {_X}",
        ("quotes {x}", "search speaker:{q}", "search {x}"),
    ),
    (
        rf"what (?:did|does|has|had) {_X} (?:say|said|says|state|claim|report)(?: .*)?",
        ("quotes {x}", "search speaker:{q}", "search from:{q}", "search {x}"),
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
    (rf"who said {_X}", ("quotes about {x}", "search {x}")),
    (rf"(?:why is|why) {_STORY} {_N} (?:breaking|urgent)", ("open {x}",)),
    (
        rf"(?:open|read|show|list) (?:feed|source|folder|tag) {_X}",
        ("scope {x}", "search source:{q}"),
    ),
    (rf"(?:set )?(?:line )?width (?:to |= ?)?{_N}", ("width {x}",)),
    (rf"set (?P<v>[\w.]+) (?:to|=) {_X}", ("set {v} {x}",)),
    (rf"(?:add|set|give it) (?:a |the )?tag (?:called |named )?{_X}", ("tag {x}",)),
    (rf"(?:change|adjust) (?:the )?(?P<v>[\w.]+) (?:to )?{_X}", ("{v} {x}", "set {v} {x}")),
    (rf"how many {_COUNTED}(?: .*)?", ("list",)),
    (r"how many (?P<x>unread|starred|breaking)(?: .*)?", ("{x}", "scope view:{x}")),
    (
        (r"export(?: my| the| all)*(?: feeds| sources| subscriptions| opml)(?: to| as)?"
        r"(?: a| an)?(?: opml| file)*"),
        ("export subscriptions.opml",),
    ),
    (rf"(?:set |change )?(?:the )?(?:list length|page size|list size|list|length)(?: to|=)? {_N}",
     ("set list {x}",)),
    (r"say (?:slower|faster|louder|softer|quieter).*", ("say",)),
    (rf"save (?:story |article |it |this )?(?:as|to) {_X}", ("save {x}",)),
    (rf"tag (?:it|this|story) (?:as |with )?{_X}", ("tag {x}",)),
    (rf"(?:untag|remove tag|delete tag) {_X}", ("untag {x}",)),
    (rf"(?:delete|remove) search {_X}", ("delete-search {x}",)),
    (rf"(?:delete|remove) rule {_N}", ("delete-rule {x}",)),
    (rf"(?:run|open) search {_X}", ("search {x}",)),
    (rf"(?:find|search for|look for) {_TEXT} {_X}", ("find {x}", "search {x}")),
    (r"export (?:my )?(?:feeds|sources|subscriptions|opml)(?: to| as| in)? (?P<x>\S+)",
     ("export {x}",)),
    (rf"import (?:my )?(?:feeds|sources|subscriptions|opml|file|urls)(?: from)? {_X}",
     ("import {x}",)),
    ((r"(?:open|show|read|list|go to|goto|view|enter|display|browse) (?P<x>.+?) "
     r"(?:feed|source|folder|tag|stories|articles|news)"), ("scope {x}", "search from:{q}")),
    (r"(?:tag|label) (?:all|everything|list)(?: as| with)? (?P<x>.+)", ("tag {x}",)),
    (rf"(?:save|keep|store) (?:this |current |the |that )?(?:search|query)(?: as)? {_X}",
     ("save-search {x}",)),
    (rf"(?:ignore|block|filter out|hide|kill|skip) {_SEARCH} {_ABOUT} {_X}", ("hide {x}",)),
    (rf"mark (?:all |everything )(?:{_SEARCH} )?(?:in|from|of) (?P<x>.+?) (?:as )?read",
     ("mark-all-read {x}", "search from:{q}\nmark-all-read")),
    (r"mark (?:all (?:of )?)?(?:folder |feed |source )?(?P<x>[^\d\W].*?) (?:as )?read",
     ("mark-all-read {x}", "search from:{q}\nmark-all-read")),
    ((rf"(?:does|did) (?:it|this|the story|this story|the article) (?:mention|contain|name|say|"
     rf"talk about|have) (?:anything about )?{_X}"), ("find {x}",)),
    (r"is (?P<x>.+?) (?:mentioned|named|in it|in this|in this story|in the story)", ("find {x}",)),
    ((rf"who (?:else )?(?:talked|spoke|said something|said anything|commented|mentioned|talks|"
     rf"speaks) (?:about|of|on) {_X}"), ("search quote:{q}", "search {x}")),
    ((r"who else (?:has |have )?(?:reported|has|reports|covers|covered|carries|published|ran|"
     r"wrote about) (?:this|it|the story|this story)"), ("event",)),
    ((r"why is (?:it|this|that)(?: story)? (?:so )?(?:important|urgent|breaking|on top|first|here|"
     r"pinned|at the top|red)"), ("why",)),
    (r"how (?:many|much)(?: paragraphs| text| more)?(?: is| are)? (?:left|remaining|to go|missing)",
     ("where",)),
    (r"how many (?:paragraphs|words|versions|links)(?: .*)?", ("details",)),
    ((rf"(?:get|fetch|download|load|pull) {_THE}(?:full|whole|complete|entire|original)"
     rf"(?: text| article| story| version| page)(?: of (?:this|it))?"),
     ("full-article", "whole-story")),
    (rf"(?:open|follow|visit|view|see) {_THE}original(?: article| story| page| link)?",
     ("browse",)),
    (r"(?:copy|yank) (?:the |this |whole |all |full |entire )*(?:story|article|text|everything)",
     ("copy story",)),
    (rf"mark (?:as )?read (?:all )?(?:{_SEARCH} )?(?:in|from|of) {_X}",
     ("mark-all-read {x}", "search from:{q}\nmark-all-read")),
    (rf"rename (?:{_FEED} )?(?P<x>\S+) \"?(?P<v>[^\"]+)\"?", ("set-source {q} title={qv}",)),
    (r"(?:settings?|config|configuration|options?|set) (?P<v>\w+\.[\w.]+)(?: to |=| = | )(?P<x>.+)",
     ("set {v} {x}",)),
    (rf"catch ?up (?:on |with )?{_X}", ("mark-all-read {x}", "search from:{q}\nmark-all-read")),
    (r"(?:copy|yank) (?:this |the |that |current )?(?P<x>paragraph|quote|link)(?: text)?",
     ("copy {x}", "copy")),
    (rf"(?:copy|yank) quote {_N}", ("copy {x}",)),
    ((r"(?:brief me|brief|briefing|digest|recap|catch me up)(?: since| from| of| for)?(?: the)? "
     r"(?P<x>(?:last|past|this) (?:week|weekend|month|\w{3,6}day|\d+ \w+)|two days ago)"),
     ("briefing {x}",)),
    ((r"(?:brief me|briefing|digest|summary|summari[sz]e|catch me up)(?: since| from| of| for)? "
     r"(?P<x>today|yesterday|\d+ ?[hdw]|\d{4}-[\d-]+|monday|tuesday|wednesday|thursday|friday|"
     r"saturday|sunday)"), ("briefing {x}",)),
    (rf"(?:what happened|news summary|what did i miss)(?: since| from)? {_X}",
     ("briefing {x}", "search {x}")),
)  # fmt: skip
_VAGUE: Final[tuple[tuple[str, Lines], ...]] = (
    (
        (r"(?:switch to|change to|go to|go into|enter|open|jump to|take me to|show|read|view) "
        r"(?:the |my )?(?:folder|feed|source|tag|category) (?P<x>.+)"),
        ("scope {x}", "search from:{q}", "search tag:{q}"),
    ),
    (r"(?:switch to|change to|go into|enter) (?P<x>[^\d\W].+)", ("scope {x}", "search from:{q}")),
    (r"(?P<v>open|read) (?P<x>[^\d\W][^/.]*)",
     ("{v} {x}", "scope {x}", "search from:{q}", "search {x}")),
    (rf"(?:who is|who was|who are|who's|whos) {_X}", ("card {x}", "people {x}", "search {x}")),
    (
        (
            r"(?:tell me about|what is|what are|what about|about|info on|information about|"
            rf"profile of|card of|more about|what do you know about) {_X}"
        ),
        ("card {x}", "search {x}", "help {x}"),
    ),
    (r"(?:go to|goto|jump to) (?P<x>.+)", ("find {x}", "scope {x}", "search {x}")),
    (rf"(?:find|f|next mention of) {_X}", ("find {x}", "search {x}")),
    (rf"{_HOW} (?P<x>.+?)(?: do| work| mean)?", ("help {x}",)),
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
