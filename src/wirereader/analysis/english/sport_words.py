"""English words of sport: what tells a report of it, and what stands around a side in a match."""

import re

from wirereader.analysis.language import SportWords

_PLAYERS = (
    r"(?:coach|manager|boss|captain|skipper|striker|midfielder|defender|goalkeeper|keeper|winger"
    r"|forward|full-?back|centre-back|half-back|five-eighth|fly-half|scrum-half|hooker|prop|flanker"
    r"|lock|quarterback|running back|receiver|linebacker|cornerback|pitcher|catcher|shortstop"
    r"|infielder|outfielder|guard|point guard|goaltender|goalie|seamer|spinner|batsman|bowler"
    r"|opener|wicketkeeper|playmaker|full back|head coach|assistant coach)"
)
_BEAT = (
    r"(?:beat|beats|beating|rout|routs|routed|routing|edge|edges|edged|edging|defeat|defeats"
    r"|defeated|defeating|thrash|thrashed|thrashing|crush|crushed|overcame|overcome|down|downed"
    r"|hammered|trounced|outscored|eliminated|eliminating|stunned|swept|blanked|shut out|upset"
    r"|host|hosts|hosted|hosting|face|faces|faced)"
)
# what only reports of sport have, and what courts, elections and trade have as well
_STORY = re.compile(
    r"\b(?:(?P<strong>strikers?|midfielders?|goalkeepers?|wingers?|innings|wickets?|batsm[ae]n"
    r"|seamers?|bowlers?|touchdowns?|quarterbacks?|rebounds|half-?time|Halftime|stoppage[- ]time"
    r"|goalscorers?|scorers?|Scorers?|[Pp]remier League|Serie A|Bundesliga|La ?Liga|Ligue 1|NBA|NFL"
    r"|NHL|MLB|Grand Prix|(?:semi|quarter)-?finals?|World Cup|Cup final|[Pp]lay-?offs?|standings"
    r"|hat-?trick|relegation|(?:first|second)-half|fly-half|five-eighth|scrum-half|six-?pointer"
    r"|head coach|home run|pitchers?|Attendance|Referee|Tries|superclasico|Apertura|Clausura"
    r"|matchday|home defeat|on the bench|hamstring|Six Nations|test match|home win|league match"
    r"|[Ss]tandings|\d+ saves|\d+ points|by \d+ (?:runs|points|wickets)|ATP|WTA|Pct|PCT"
    r"|W[ \t]+[DLT]"
    r"|(?:beat|routed|thrashed|edged|downed|hammered|draw|drew)\b[^.\n]{0,40}\b\d{1,3}-\d{1,3}"
    r"|scored (?:in|twice)|point guard|defenseman|goaltender|fullback|regular season)"
    r"|defenders?|overtime|scored|goals?|leagues?|qualifiers?|kick-?off|fixtures?|hooker|homers?"
    r"|shutout|Division|tries|derby|Shield|runs|unbeaten|championship|squad|debut|knockout|coach"
    r"|captain|season|clubs?|match|Coach|Stadium|Coliseum|Oval|loan|signed|guard|forward|titles)\b|\b\d{1,3}-\d{1,3}\b"
)
_SIDE = r"[A-Z][^\W\d]*(?:[ .'\u2019-]+[A-Z][^\W\d]*){0,3}"

_SURNAME = r"(?:[A-Z]\.|[A-Z][\w\u2019'-]+)"
_PLAYER = rf"{_SURNAME}(?: {_SURNAME}){{0,2}}"
_ENTRY = rf"{_PLAYER}(?: ?\([^()\n]{{1,40}}\))?(?: \d{{1,3}}['\u2019]?)?"

SPORT = SportWords(
    story=_STORY,
    # "Albacete coach Ann Lee", "Albacete beat", "Albacete 3, Getafe 1", "Albacete drew 1-1"
    side_after=re.compile(
        rf" (?:{_PLAYERS}\b|{_BEAT}\b(?! (?:the )?(?:challenge|problem|prospect|pressure|shortage"
        r"|crisis|risk|threat))|(?:drew|lost|won|led|trailed|leads?|trails?) \d"
        r"|top(?:ped)? the (?:table|group|standings)"
        r"|(?:have|has) (?:sacked|signed|won \d)|lost to|drew with|\d{1,3}(?:,|\.|;|$| [A-Z]))",
        re.MULTILINE,
    ),
    # "beat Albacete", "a 2-1 win over Albacete", "made 110 for Albacete", "plays at Albacete"
    side_before=re.compile(
        rf"\b(?:{_BEAT}|against|(?:win|wins|won|victory|victories|triumph) (?:over|against|at)"
        r"|(?:loss|losses|lost|defeat) (?:to|by|at|against)|(?:draw|drew) (?:with|at|against)"
        r"|plays?(?: at)?|(?:signed|signs|scored|points|goals|runs|\d) for"
        r"|(?:to|will|has) join(?:ed)?|held by|bottom club|leaders|champions|rivals"
        r"|neighbours|(?:ahead|clear) of)"
        r"(?: (?:visitors|hosts|leaders|champions|rivals))? \Z"
    ),
    club_after=re.compile(rf" {_PLAYERS} [A-Z]"),
    club_before=re.compile(
        r"\b(?:(?:signed|signs) for|(?:has|have) joined|hosts?|bottom club|ahead of|clear of) \Z"
    ),
    closing=re.compile(r"(?:, \d+)?\)"),
    # "Albacete 3 Getafe 1", "Albacete 3-1 Getafe", "Albacete 1-19 Getafe 0-22"
    result=re.compile(
        rf"(?:^[ \t]*(?:At )?|(?<=[;:,] )(?={_SIDE} \d{{1,3}}[-\u2013:]\d))"
        rf"(?P<one>{_SIDE}) (?:\d{{1,3}} ?[-\u2013:] ?\d{{1,3}},? |\d{{1,3}}(?:,? | ?[-\u2013:] ?))"
        rf"(?P<two>{_SIDE})(?: \d{{1,3}}(?:[-\u2013]\d{{1,3}})?)?(?= ?[.,;:(\n]|\Z| \()",
        re.MULTILINE,
    ),
    # "Albacete 38 20 9 9 69"
    row=re.compile(rf"^[ \t]*(?P<side>{_SIDE})(?:[ \t]+[-+.\d/]+){{2,}}[ \t]*$", re.MULTILINE),
    # a side, its goals, and who scored them
    scored=re.compile(
        rf"(?P<side>{_SIDE}) \d{{1,2}} ?\((?P<scorers> ?[A-Z][^()\n]{{0,120}}?"
        r" \d{1,3}[^()\n]{0,120})\)"
    ),
    # a side's players by rows, and its bench: "Subs: Poe, Doe"
    line_up=re.compile(
        rf"(?:^|(?<=[.;)] ))[ \t]*(?:(?P<bench>(?i:unused subs|subs(?:titutes)?(?: not used)?"
        r"|replacements|starting (?:xi|xv|line-?up|team)|line-?up))"
        rf"|(?P<side>{_SIDE})(?P<shape> \((?:\d(?:-\d){{2,3}}|from)\))?)(?:: ?| - |\. )"
        rf"(?P<players>{_ENTRY}(?:(?: ?[,;] | [-\u2013] |,? and ){_ENTRY}){{1,40}})",
        re.MULTILINE,
    ),
    player=re.compile(rf"(?P<name>{_PLAYER})(?: ?\([^()\n]{{1,40}}\))?"),
    nations=frozenset({"england", "scotland", "wales", "britain", "west indies"}),
    heading=re.compile(
        r"(?:[Ss]occer|[Ff]ootball|[Cc]ricket|[Tt]ennis|[Gg]olf|[Bb]oxing"
        r"|[Rr]ugby(?: [Uu]nion| [Ll]eague)?|[Aa]thletics|[Ss]wimming|[Cc]ycling"
        r"|[Bb]asketball|[Bb]aseball|[Hh]ockey"
        r"|(?:[Ii]ce|[Ff]ield) [Hh]ockey|[Ss]kiing|[Ss]kating|[Mm]otor(?:cycling| [Rr]acing)"
        r"|[Bb]adminton|[Ss]quash|[Ss]nooker|[Ss]ailing|[Rr]owing|[Vv]olleyball|[Hh]andball|[Jj]udo"
        r"|[Gg]ymnastics|SOCCER|CRICKET|TENNIS|GOLF|BOXING|RUGBY(?: UNION| LEAGUE)?|ATHLETICS"
        r"|SWIMMING|CYCLING|BASKETBALL|BASEBALL|HOCKEY|ICE HOCKEY|SKIING|MOTOR RACING|SQUASH)"
    ),
)
