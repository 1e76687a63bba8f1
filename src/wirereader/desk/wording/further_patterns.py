"""Further lines of which a part is free: about sources, the one at hand, quotes and export."""

from typing import Final

from wirereader.desk.wording.synonyms import Lines

_ROW: Final = r"(?:feed|source|subscription|channel|site)"
_STORY: Final = r"(?:story|article|headline|item|post|news|one|it|this)"
_FOLDER: Final = r"(?:folder|category|group)"
_QUOTES: Final = r"(?:quotes|quotations|statements)"
_EVERY: Final = r"(?:all |every |the |my |of |these |those )*"
_THIS: Final = r"(?:this |that |the |current |whole |entire )*"
_FILE: Final = r"(?P<x>\S+)"

_REST: Final = r"(?: in .*| does .*| do .*| are .*| is .*| has .*| have .*| mentioned.*| named.*)?"

ASKED_AND_DONE: Final[tuple[tuple[str, Lines], ...]] = (
    (rf"toggle {_THIS}{_STORY}?(?: as| status)? ?(?:read|unread|seen)(?: status| state)?",
     ("toggle-read",)),
    (rf"toggle {_THIS}{_STORY}?(?: as)? ?(?:star|starred|favou?rite|flag|flagged)", ("star",)),
    (rf"mark {_THIS}{_ROW}(?: as| all)* (?:read|seen)", ("this-source\nmark-all-read",)),
    (rf"(?:catch ?up|clear) {_THIS}{_ROW}", ("this-source\nmark-all-read",)),
    ((rf"(?:next|another) (?:{_STORY}|unread) (?:from|of|in|by) (?:the |this )?(?:same |this )*"
     rf"{_ROW}"), ("this-source\nnext",)),
    (rf"(?:rename|call) (?:the |my )?{_FOLDER} (?P<x>.+?) (?:to|as|into|=) (?P<v>.+)",
     ("rename-folder {q} = {qv}",)),
    (rf"rename (?:the |my )?(?P<x>.+?) {_FOLDER} (?:to|as|into|=) (?P<v>.+)",
     ("rename-folder {q} = {qv}",)),
    (rf"(?:move|put) (?:the |my )?{_FOLDER} (?P<x>.+?) (?:to|into|in|under) (?P<v>.+)",
     ("rename-folder {x} = {v}/{x}",)),
    (rf"(?:delete|remove|drop|rm|get rid of) (?:the |my )?{_FOLDER} (?P<x>.+)",
     ("delete-folder {x}",)),
    (rf"(?:delete|remove|drop|rm|get rid of) (?:the |my )?(?P<x>.+?) {_FOLDER}",
     ("delete-folder {x}",)),
    (rf"(?:edit|manage|change|configure|open) {_EVERY}(?:urls?|{_ROW}s|urls file)",
     ("sources", "feeds")),
    (rf"(?:export|save|write|dump) {_EVERY}{_QUOTES} (?:to|into|as|in) {_FILE}",
     ("export-quotes list {x}",)),
    ((rf"(?:export|save|write|dump) (?:the )?{_QUOTES} (?:of|from|in) (?:this|the) "
     rf"(?:story|article) (?:to|into|as|in) {_FILE}"), ("export-quotes story {x}",)),
    ((rf"(?:export|save|write|dump) (?:the |all )*{_QUOTES} (?:of|by|from) (?P<v>.+?) "
     rf"(?:to|into|as|in) {_FILE}"), ("export-quotes person {qv} {x}",)),
    (rf"(?:list |show |find |get )?(?:all |every |the |any )+{_QUOTES} (?:of|by|from) (?P<x>.+)",
     ("quotes {x}", "search speaker:{q}", "search {x}")),
    ((rf"{_EVERY}{_QUOTES} (?:about|on|with|mentioning|containing|that mention|concerning) "
     r"(?P<x>.+)"), ("quotes about {x}", "search quote:{q}")),
    ((r"(?:what|which) (?:was|is|did (?:they|people|anyone) say|has been said|do people say)"
     r"(?: said| being said)? (?:about|on) (?P<x>.+)"), ("search quote:{q}", "search {x}")),
    (rf"i(?: a)?m (?:finished|done|through) with {_THIS}{_STORY}?", ("back",)),
    (r"(?:stop|quit) tagging (?:this |it )?(?:story )?(?:as |with )?(?P<x>.+)", ("untag {x}",)),
    ((r"(?:sort|order)(?: it| them| the list| stories)?(?: by| from)? (?:the )?(?P<x>oldest|newest)"
      r"(?: first| to .*)?"), ("sort {x}",)),
    ((r"(?:undo|take back|revert) (?:the |my |that |this )*(?:last |latest |previous )?"
      r"(?:thing|change|action|step|command|one|that|it|mistake)"), ("undo",)),
    (r"(?:copy|yank) (?:the |this )?(?:headline|title)", ("copy headline",)),
    (r"(?:go |take me |bring me |get )?back (?:to )?(?:where i was|what i was (?:reading|doing))",
     ("back",)),
    ((r"(?:what|repeat|say|read|tell)(?: was| is| did| me)*(?: the)? (?:last thing |last )?"
     r"(?:that )?you (?:just )?(?:said|say|told me)(?: again| last)?"), ("again",)),
    (r"(?:say|read|repeat|tell me|hear) (?:the |me the )?(?:headline|title)(?: again)?",
     ("where",)),
    ((r"(?:make|set|turn) (?:the |my )?(?:text|lines?|it|paragraphs?|screen) "
     r"(?:wider|longer|broader|larger|bigger)"), ("width 100",)),
    ((r"(?:make|set|turn) (?:the |my )?(?:text|lines?|it|paragraphs?|screen) "
     r"(?:narrower|shorter|smaller)"), ("width 60",)),
    (rf"remember {_THIS}{_STORY}?", ("star",)),
    (r"(?:forget|clear|delete|remove|take away|drop) (?:the |this |my )*star", ("unstar",)),
    ((rf"(?:share|send|email|e-mail|mail|forward|tweet|post) {_THIS}{_STORY}?"
      r"(?: (?:to|with|by|via|on) .*)?"), ("copy link",)),
    ((rf"(?:go to|open|read|find|show|bring up|jump to|get) (?:me )?{_THIS}"
     r"(?:story|article|news|report|piece|one) (?:about|on|of|with|mentioning) (?P<x>.+)"),
     ("search {x}",)),
    (rf"how many (?P<x>quotes|people|places|names|links|pictures){_REST}", ("{x}",)),
    (r"(?:tagged|labell?ed)(?: as| with)? (?P<x>.+)", ("search tag:{q}",)),
    ((r"(?:read|speak|talk|say|go)(?: it| that| this)?(?: more| much| a bit| a little)? "
     r"(?:slow|slowly|slower|fast|faster|quick|quickly|quicker|loud|loudly|louder|quietly)"),
     ("say",)),
    (r"(?:add|subscribe|subscribe to) (?:the )?(?P<x>(?!.*[./:~])[^\d\W].*)",
     ("add {x}", "starters {x}")),
    ((rf"(?:download|get|fetch|save|play|listen to|hear) {_THIS}(?:podcast|audio|episode|mp3|"
     r"attachment|enclosure|attached file|recording)"), ("download",)),
    (r"(?:dateline|datelined)(?: from| in)? (?P<x>.+)", ("search place:{q}",)),
)  # fmt: skip
"""Patterns with the lines they mean, the likeliest first; each is matched as a whole."""
