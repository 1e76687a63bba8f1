"""English words that bound a name, type it, or say outright what it names."""

import re

from wirereader.analysis.english.function_words import AUXILIARIES, FUNCTION
from wirereader.analysis.language import NameWords
from wirereader.analysis.word_tables import listed

_PARTY_SEAT = re.compile(
    r"[RDI]-(?=[A-Z](?:[a-z]|\.[A-Z]))"
)  # "R-Utah": a party, and the state it stands for
_RUN = re.compile(
    r"(?:[A-Z]\.|[^\W\d_a-z][\w’'&-]*)"
    r"(?:[ ](?:[A-Z]\.|[^\W\d_a-z][\w’'&-]*"
    r"|(?:of|the|van|von|der|de|del|bin|al|el|la)(?=[ ][A-Z])))*"
)
_DAY_OR_MONTH = re.compile(
    r" (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April)\b"
)
_ACRONYMS = {
    **dict.fromkeys(listed("US U.S. USA U.S.A. UK U.K. UAE U.A.E. DRC D.R.C. PRC"), "LOC"),
    **dict.fromkeys(listed("EU E.U. UN U.N. NATO WHO IMF OPEC IAEA FBI CIA"), "ORG"),
    **dict.fromkeys(("Getty Images", "Lib Dem", "Lib Dems"), "ORG"),
}
_REPORTS_NEWS = re.compile(
    r" (?:also |first )?report(?:ed|s)"
    r"(?= (?:early |late )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"| (?:earlier|later|today|yesterday)\b|,? citing\b|\.(?:\s|\Z))"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_LEAD = re.compile(r"\A(?:the|a|an|of|in|at|and|for|by|to|from)\s+", re.IGNORECASE)
_TITLED = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|President|Premier|Chancellor|Senator|Sen|Rep"
    r"|Governor|Gov|Mayor|Ambassador|Judge|Justice|Sheriff|Sergeant|Sgt|Lieutenant|Lt|Captain|Capt"
    r"|Major|Maj|Colonel|Col|General|Gen|Admiral|Adm|Officer|Detective|Inspector|Constable|Minister"
    r"|Const|Coun|Cllr|Councill?or|Insp|Supt|Taoiseach|Tánaiste"
    r"|Secretary|Chairman|Chairwoman|Congressman|Congresswoman|Councilman|Councilwoman|Commissioner"
    r"|Professor|Prof|Bishop|Archbishop|Cardinal|Pope|Rabbi|Imam|Ayatollah|King|Queen|Prince"
    r"|Princess|Spokesman|Spokeswoman|Prosecutor|Superintendent|Trooper|Coach)\.?[ \n]"
    r"(?P<name>[A-Z][\w’'\-]+(?:[ ](?:[A-Z]\.|[A-Z][\w’'\-]+|(?:van|von|der|de|del|bin|al|el|la|da"
    r"|dos|ibn|den|ter|ten)(?=[ ]))){0,3})"
)
_COMMON_NOUN = re.compile(
    r" (?:provinces?|city|regions?|district|states?|county|area|border|coast|valley|prefecture"
    r"|governorate|municipality|peninsula|capital)\Z"
)
_SITE = re.compile(
    r"(?:(?:Stadio|Estadio|Est[\u00e1a]dio|Stade|Stadion|Palazzo|Piazza(?:le)?|Parc|Parque|Teatro"
    r"|Th[\u00e9e][\u00e2a]tre|Rue|Calle|Avenida|Viale|Ponte?)"
    r"|(?<=on )Court|(?<=at )Court) (?=[A-Z])"
)
_CIVIC = re.compile(
    r" (?:(?:city |town |village )?council|police|residents?|ratepayers?|councillors?|man|woman"
    r"|teenager|couple|firefighters?|schools?|school (?:board|buses|district)|taxpayers|motorists"
    r"|commuters|shoppers|shops|shopkeepers|traders|landlords|tenants|pupils|parents|steelworkers"
    r"|miners|dockers|taxi drivers|harbou?r|beaches|suburbs?|streets|waterfront|deputies|farmers"
    r"|fishermen|merchants|voters|neighbou?rs|neighbou?rhoods?|hotels|churches|homeowners"
    r"|lawmakers|lobbyists|Democrats?|Republicans?|assembly(?:man|woman)|council(?:man|woman))\b"
)
_PARTISANS = re.compile(
    r"(?P<place>(?!Liberal |Social |Christian |Free )[A-Z].*) (?:Democrats?|Republicans?|Liberals"
    r"|Conservatives|Greens|Tories|[Ll]awmakers|[Vv]oters|[Rr]esidents|council|police)"
)
_HEADS = re.compile(
    r"\b(?:[Mm]inist(?:er|ry)|[Ss]ecretar(?:y|iat)|[Dd]epartment|[Oo]ffice|[Dd]irector"
    r"|[Cc]ommission(?:er)?|[Cc]hief|[Hh]ead|[Cc]ommittee) (?:of|for) (?:the )?\Z"
)
_PORTFOLIO = re.compile(
    r"(?:(?:Foreign|Home|Internal|External|Veterans|Public|Social|National|Women['\u2019]?s?|Youth"
    r"|Religious|Economic) )?(?:Affairs|State|Defen[cs]e|Interior|Health|Education|Finance|Justice"
    r"|Labou?r|Energy|Transport(?:ation)?|Trade|Agriculture|Information|Media|Culture|Power|Tourism"
    r"|Sports?|Environment|Petroleum|Oil|Water|Mines|Commerce|Industry|Housing|Planning|Works"
    r"|Communications?|Security|Welfare|Development|Fisheries|Forests?|Railways?|Science|Treasury"
    r"|Immigration|Technology|Staff|Police) "
)
_DAY_AFTER = re.compile(r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")
_LETTERS_AFTER = re.compile(r",? (?:[KQS]C|MP|MEP|MSP|TD|[OMC]BE|Esq\.?|Ph\.?D\.?|M\.?D\.?)\Z")
_HYPHENED_GIVEN = re.compile(
    r"[A-Z][a-z]{1,6} [A-Z][a-z]{1,5}-(?!(?:era|led|like|style|born|based|run|owned|free|backed"
    r"|made|less|wide|esque)\b)[a-z]{1,6}(?![\w-])"
)
# "Wetang'ula": what an apostrophe cuts off a name, and no ending of English
_APOSTROPHE_TAIL = re.compile(r"['\u2019](?!(?:s|re|ve|ll|d|t|m)\b)[a-z]{2,}")
_SHORT_FIRST = re.compile(r"(?:Mohd|Md|Wm|Geo|Chas|Jas|Thos|Alex|Benj)\Z")
_GENERATION = re.compile(r",? (?:Jr\.?|Sr\.?|II|III|IV)(?![\w])")
_STATE_BODY = re.compile(  # the capital first, which `re` is quicker to find
    r"(?P<people>[A-Z](?<![\w’'-].)[\w-]+)(?: [A-Z][\w-]+){0,3}? "
    r"(?:Ministry|Embassy|Consulate|Parliament|Senate|Congress|Assembly|Army|Navy|Air Force"
    r"|Coast Guard|Central Bank|Supreme Court|Constitutional Court|High Court|Commission"
    r"|Security Council|Red Cross|Red Crescent)\b(?! [A-Z])"
)
_PLACING = re.compile(
    r"\b(?:in|at|near|from|to|into|of|outside|around|across|through|over|toward|towards|for|inside"
    r"|between|leaving|left|reached|visited)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_NEXT_VERB = re.compile(r"\s+(?:(?:also|then|later|once|never|still|\w+ly)\s+){0,2}([a-z]+)\b")
_HUMAN_VERBS = listed(
    "started began tried refused decided wants wanted went came took made gave got spoke met "
    "thinks thought hopes hoped knew smiled laughed wept nodded resigned apologised apologized "
    "married retired grew stood sat walked arrived returned"
)
_SHORT_TAIL = re.compile(r"\b(?:Jr|Sr|Inc|Corp|Ltd|Co|Bros)\Z")
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_KEEPS_ARTICLE = re.compile(r"The (?:Hague|Gambia|Bahamas|Bronx|Dalles)\b")
_OWNER_END = re.compile(r"(?:['’]s|(?<=s)['’])\Z", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mme|mlle|dr|prof|professor|gen|general|lt|lieutenant|col|colonel|maj|"
    r"major|capt|captain|sgt|sergeant|cpl|adm|admiral|cmdr|commander|rep|representative|sen|"
    r"senator|gov|governor|pres|president|premier|chancellor|minister|ambassador|secretary|"
    r"congressman|congresswoman|pope|king|queen|prince|princess|emperor|empress|sultan|emir|mullah|sir|dame|lord|lady|judge|justice|rev|reverend|bishop|archbishop|"
    r"cardinal|sheikh|imam|ayatollah|chairman|chairwoman|spokesman|spokeswoman|director|vice|"
    r"prime|deputy|foreign|former|brigadier|marshal|inspector|detective|officer|mayor)\b\.?\s+)+"
    r"(?=\S)",
    re.IGNORECASE,
)
_ONLY_TITLE = re.compile(
    r"(?:mr|mrs|ms|dr|president|prime minister|minister|premier|chancellor|pope|ambassador|"
    r"senator|congressman|congresswoman|secretary|secretary-general)\.?",
    re.IGNORECASE,
)
_THINGS = listed(
    "show prize award awards act report administration administrations cup trophy tour medal"
    " syndrome building street avenue commission museum"
)
_STORM = re.compile(
    r"\b(?:Hurricane|Typhoon|Cyclone|(?:[Tt]ropical |[Ww]inter )?[Ss]torm|[Ff]reighter"
    r"|[Ff]erry|[Tt]anker|[Cc]argo ship|[Cc]ruise ship|[Ff]rigate|[Dd]estroyer"
    r"|[Tt]rawler|[Yy]acht|[Ss]chooner|[Ss]ubmarine|[Ff]ishing boat|[Ll]ifeboat|[Ww]arship"
    r"|[Ss]pacecraft|[Rr]over|USS|HMS|MV)"
    r",? ([A-Z][\w'\u2019-]+)"
)
_BODIES = (
    r"(?:company|firm|maker|manufacturer|producer|charity|non-?profit|organi[sz]ation|startup"
    r"|start-up|bank|lender|insurer|brokerage|airline|carrier|operator|retailer|supermarket|chain"
    r"|publisher|broadcaster|newspaper|daily|weekly|website|consortium|cooperative|conglomerate"
    r"|utility|developer|brewery|brewer|automaker|carmaker|drugmaker|chipmaker|think[- ]tank"
    r"|foundation|watchdog|campaign group|aid group|rights group|advocacy group|pressure group"
    r"|non-governmental organi[sz]ation|NGO|trade union|militia|bloc|subsidiary|unit|exchange"
    r"|investment fund|hedge fund|private equity fund|law firm|group)"
)
_GIANT = (
    r"(?:giant|company|firm|charity|startup|start-up|airline|retailer|carmaker|automaker"
    r"|drugmaker|chipmaker|brokerage|lender|insurer|NGO|conglomerate|newspaper|broadcaster)"
)
_IS_BODY = re.compile(
    r",? (?:is |was )?(?:an?|the|its|one of the|[A-Z][\w.-]+['\u2019]s)"
    rf" (?:[\w'\u2019&-]+ ){{0,5}}?{_BODIES}"
    r"(?=[,.;)]| (?:that|which|based|in|of|whose|founded|behind|for|set|run|owned|with)\b)"
)
_AFTER_BODY = re.compile(
    rf"\b{_GIANT},? (?:(?:called|named|known as) )?\Z|\b(?:[Ss]hares|[Ss]tock) (?:in|of) \Z"
    r"|\b(?:published|distributed|manufactured) by \Z"
)
_OWNED_BY_BODY = re.compile(
    r"(?:['\u2019]s? (?:\w+ ){0,2})(?:shares|tariffs?|stock|share price|headquarters|profits?"
    r"|revenues?|customers|shareholders|subsidiar(?:y|ies)|chief executive|CEO|general secretary"
    r"|board of directors|earnings"
    r"|assets|creditors|bondholders|takeover|parent company|products|dealers)\b"
    # no verb: "Lee shares the view"
    r"| (?:shares(?! (?:an?|the|h(?:is|er)|their|its|my|our|th(?:at|is|ese|ose)|some|many|no|what"
    r"|how|with)\b)|stock|shareholders|headquarters|executives|customers)\b"
)
_WHICH = re.compile(r",? which\b")
_FIRM_ACTS = re.compile(
    r",? which (?:also |already |now )?(?:makes|made|sells|sold|employs|employed|builds|produces"
    r"|supplies|manufactures|brews|distributes|operates|trades|reported|is (?:listed|traded"
    r"|quoted|owned|controlled|based)|was (?:founded|bought|sold|acquired|floated))\b"
)
_OF_COUNTRY = re.compile(r" \((?P<country>[A-Z][\w. ]{1,30})\)")
_DEALS = re.compile(
    r"\b(?:makers?|\w+makers?|compan(?:y|ies)|firms?|brewers?|banks?|lenders?|suppliers?|buyers?"
    r"|bidders?|bids?|investors?|takeover|merger|stakes?|shares|assets|contracts?|parts|orders|profits|board|shareholders"
    r"|deals?|dealers?|importers?|exporters?|plants?|factor(?:y|ies)|raise money)\b"
)
_WHO = re.compile(
    r",? who(?:se|m)?\b|, as s?he\b|, (?:aged )?\d\d?,"
    r"|['\u2019]s? (?:\w+ )?(?:wife|husband|mother|father|son"
    r"|daughter|brother|sister|widow|parents|lawyers?|attorneys?|death|birthday)\b"
    r"| and (?:his|her) |(?: \w+){1,4} (?:that )?s?he\b| by name\b"
)
_DONE_TO = re.compile(
    r"\b(?:arrest|releas|free|kidnap|abduct|pursu|replac|succeed|marri|marry|sentenc|convict|appoint"
    r"|install|elect|nominat|interview|sue|hir|fir|prais|thank|question|extradit|indict|jail"
    r"|told|tell|imprison|clear|acquitt?|behead|execut|assassinat)(?:e|s|es|ed|ing|ies)? \Z"
)
_PLACED = re.compile(r"\b(?:in|near|outside|across|around|throughout|visited|toured) \Z")
# where something known is or takes place; not "shouted at"
_SITED = re.compile(r"(?<!ed )(?<!looking )(?<!shouting )\b(?:in|near|outside|at) (?:the )?\Z")
# "Ann Lee (Con, Mirfield)": a member's party and seat
_SEATED = re.compile(
    r"\((?:Con|Lab|Lib Dem|LD|Lib|Dem|Rep|Green|SNP|Ind|PC|DUP|UUP|SDLP|UKIP|Plaid(?: Cymru)?"
    r"|Sinn F\u00e9in|Alliance|Reform(?: UK)?|Independent|Conservative|Labour|Liberal(?: Democrat)?"
    r"|ALP|Nat|Nats|National|FG|FF|SF),? (?:for )?\Z"
)
_SHOP = re.compile(r" (?:shops?|stores?|supermarkets?|garages?|filling station|petrol station)\b")
_RESIDENT = re.compile(r", (?:aged )?\d{1,3}, (?:both |all )?(?:of|from) \Z")
_NATIVE = re.compile(
    r"\b(?:[Mm][ae]n|[Ww]om[ae]n|[Cc]ouple|[Ff]amily|[Pp]air|[Pp]eople|[Bb]oys?|[Gg]irls?|[Tt]eenagers?"
    r"|[Ff]armers?|[Dd]rivers?|[Ss]tudents?|[Tt]eachers?|[Nn]urses?|[Ff]ather|[Mm]other|[Ff]ans?"
    r"|[Rr]esidents?|[Ss]upporters|[Vv]oters?|[Pp]ensioners?|[Tt]ourists?|[Mm]igrants?|[Ww]orkers?"
    r"|[Gg]roup) from \Z"
)
_FIRM_ENDINGS = listed(
    "foods food therapeutics pharmaceuticals pharma biotech bio biosciences motor motors homes "
    "steel energy petroleum oil gas mining minerals metals chemicals plastics textiles shipping "
    "logistics airlines airways air aerospace aviation electronics semiconductors "
    "software systems technologies technology tech labs laboratories networks telecom "
    "communications media "
    "entertainment pictures studios games capital securities partners holdings investments "
    "insurance financial bank bancorp brands stores supermarkets retail breweries brewery brewing "
    "beverages coffee hotels resorts properties developments construction cement water power "
    "electric solar renewables hydro health healthcare medical diagnostics robotics industries "
    "international global group plc inc inc. corp corp. ltd ltd. llc ag ab nv sa co co."
)
_NO_SURNAMES = listed(
    "foods therapeutics pharmaceuticals pharma biotech bio biosciences motors minerals chemicals "
    "plastics textiles logistics airlines airways aerospace electronics semiconductors software "
    "technologies laboratories telecom communications entertainment holdings investments bancorp "
    "supermarkets breweries hotels resorts properties developments diagnostics robotics industries "
    "plc inc inc. corp corp. ltd ltd. llc"
)
_PARTY = (
    r"Lib Dems?|Liberal Democrat|Con(?:servative)?|Lab(?:our)?|Tory|Greens?|Reform(?: UK)?"
    r"|Ind(?:ependent)?|SNP|Plaid(?: Cymru)?|DUP|SDLP|UUP|Alliance|Sinn F[e\u00e9]in|Fine Gael"
    r"|Fianna F[a\u00e1]il|UKIP|ALP|LNP|NDP|Liberal|National"
)
_WARD = re.compile(rf"\((?P<party>{_PARTY})(?:,| -| \u2013) (?P<ward>[A-Z][^\n(),;]{{1,40}})\)")
_HAS_OFFICERS = re.compile(
    r"['\u2019]?s? (?:[Mm]ayor|[Gg]overnor|[Pp]olice|[Cc]ity|[Rr]esidents)\b"
)
_PLAIN_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? \Z")
_FORM_OF_ADDRESS = re.compile(r"(?<=, )(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Rev)\.? \Z")
_JOINED = re.compile(r"((?:[A-Z][\w'\u2019.-]+ ){0,3}[A-Z][\w'\u2019.-]+) and \Z")
_CAMP = re.compile(r" (?:(?:re-?election |presidential )?campaign|camp)\Z")
_AUTONOMOUS = re.compile(
    r" Autonomous (?:Region|Republic|Prefecture|County|Province|Oblast|Community)\b"
)
_ALLIED = re.compile(
    r"-(?:aligned|allied|backed|endorsed|appointed|nominated|supporting)\b", re.IGNORECASE
)
_TOWN = r"[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]*){0,3}"
_DATED = re.compile(
    rf"^(?P<place>{_TOWN})(?: ?, {_TOWN})? \d{{4}}-\d\d-\d\d$"
    rf"|^ ?-- (?P<desk>{_TOWN}) [Nn]ewsroom\b",
    re.MULTILINE,
)
_SIGNED = re.compile(
    r"\b(?:PTI|IANS|ANI|UNI|APP|BSS|WAM|QNA|KUNA|SPA|MENA)(?: [A-Z]{2,4}){1,4}\s*\Z"
)
_AND_AFTER = re.compile(r" and ((?:[A-Z][\w'\u2019.-]+ ){0,3}[A-Z][\w'\u2019-]+)")
_PARTIES = re.compile(
    r"\b(?:deal|talks|meeting|agreement|accord|alliance|feud|rivalry|rift|dispute|differences"
    r"|friendship|marriage|conversation|debate|understanding|truce|quarrel) between"
    r" (?:[A-Z][\w'\u2019-]+ and )?\Z"
)
# "Kotoko chief executive Ann Lee": whoever heads it, it is a firm or a club
_HAS_EXECUTIVES = re.compile(
    r" (?:chief executive|CEO|managing director|general manager|vice-chairman|shareholder)"
    r"(?: officer)? [A-Z]"
)
# "Komeito leader Ann Lee", where no table knows a place of the name
_HAS_LEADER = re.compile(
    r" (?:(?:parliamentary|party|deputy|co-) ?)?(?:leader|chief|chairman|chairwoman|lawmaker"
    r"|deputy|senator|MP|MEP|spokes(?:man|woman|person)) [A-Z]"
)
_PACT = re.compile(
    r" (?:Agreements?|Accords?|Treaty|Protocol|Amendment|Convention|Declaration|Pact|Circuit"
    r"|Open|Olympics|Marathon|Review|Biennale)\b"
)
# What is named after somebody, in small letters: "the Ann Lee courthouse"
_NAMED_AFTER = re.compile(
    r" (?:courthouse|hospital|airport|stadium|arena|library|museum|expressway|memorial|prize"
    r"|award|trophy|scholarship|auditorium|cancer (?:cent(?:er|re)|institute))\b"
    r"| (?:(?:[A-Z]\w+ ){0,2}(?:Show|Prize|Award|Trophy|Foundation|Museum|Library|Stadium|Arena"
    r"|Airport|Institute|Memorial|Hospital|Scholarship|Lecture|Fellowship|Theatre|Theater))\b"
)
# What sends or prints: "al-Ikhbariya television"; a politician has advertisements there
_BROADCASTS = re.compile(
    r" (?:state )?(?:television|TV|radio|news agency|newspaper|magazine|news website)\b"
    r"(?! (?:ads?|advert\w*|interviews?|appearances?|address|debates?|speech|spots?|shows?|series))"
)
_VESSEL = re.compile(
    r"\b(?:[Ss]pace [Ss]huttle|USS|HMS|HMNZS|HMAS|MV|M/V|SS|RMS)(?: (?=[A-Z])| ?\Z)"
)
_STATE_AFTER = re.compile(
    r", (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo"
    r"|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|W\.Va|N\.[CDHJMY]|S\.[CD]|R\.I"
    r"|Ont|Que|Alta|Sask|Man|B\.C|N\.S|N\.B)\.(?=[\s,;:)]|\Z)"
)
_DELEGATE = re.compile(r"Del\. (?=[A-Z])")
_OF_AMERICANS = re.compile(r"[ -]Americans?\b")
_CITY_OF = re.compile(r"(?:City|Town|Village|Municipality|Borough) of (?!London\b)(?=[A-Z])")
_TRADED = re.compile(r" (?:crude|futures|oil futures|light sweet crude)\b")
# A place before one of these is part of a newspaper's name: "The Harlow Gazette"
_NEWSPAPER = re.compile(
    r" (?:Post|Times|Herald|Tribune|Gazette|Chronicle|Globe|Journal|Telegraph|Inquirer|Examiner"
    r"|Courier|Guardian|Observer|Sentinel|Daily News|Mirror|Argus|Evening News)\b(?! [A-Z][a-z]+ed)"
)
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z.'\u2019-]+(?: [A-Z][A-Z.'\u2019-]*){0,3})"
    r"(?:, [A-Z][^\n()]{1,40})? ?\([A-Z][^\n()]{1,30}\) ?(?:[-\u2013\u2014_]|--) ?(?=\S)",
    re.MULTILINE,
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_AGENCY = r"[A-Z][\w.]{1,14}(?: [A-Z][\w.]{1,14}){0,2}"
_FILED = re.compile(
    rf"^[ \t]*(?:\((?P<first_agency>{_AGENCY})\) ?(?:[-\u2013\u2014_]|--) ?)?"
    r"(?P<place>[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]*){0,3})"
    r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})??"
    rf"(?P<date>,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}))?"
    rf"(?: ?\((?P<agency>{_AGENCY})\))?"
    r"(?: ?(?:\.-|\u2014|--)| [-\u2013_]|(?<=[A-Z]{4}):|(?<=\)))[ \u2013\u2014-]*(?=[A-Z\"\u201c])",
    re.MULTILINE,
)
_MAKING = (
    r"(?:reporting|writing|editing|compiled|written|edited|photographs?|photos?|photography"
    r"|graphics?|production|produced|research|translation|translated|text|video|pictures?)"
)
_CREDIT = re.compile(
    rf"^[ \t(\[*\u2014\u2013_-]*(?:(?P<by>(?-i:By|BY))|(?:additional |further |with )?{_MAKING}"
    rf"(?:,? (?:and )?(?:additional )?{_MAKING})* by):?[ \t]+",
    re.MULTILINE | re.IGNORECASE,
)
_PICTURE = (
    r"(?:(?:file |handout )?(?:photo|picture|image)|photograph|illustration|graphic|video|words|map"
    r"|interview|story)"
)
# "Photo: Ann Lee", "(Pictures by Bo Ek)", "Image courtesy of Cy Doe", behind a sentence or a bar
_PICTURED = re.compile(
    rf"(?:(?P<bracket>[(\[])[ \t]*|(?:(?<=[.!?\u201d\")][ \t])|(?<=[|\u2013\u2014/][ \t])|^[ \t]*)"
    rf"(?=[A-Z]))(?i:{_PICTURE}s?(?:,? (?:and|&) {_PICTURE}s?)?(?: credits?)?"
    r"(?:[ \t]?:| by\b| courtesy of\b| supplied by\b)|credits?[ \t]?:)[ \t]*",
    re.MULTILINE,
)
_PICTURES = listed(
    "photo photos photograph photographs picture pictures image images illustration illustrations "
    "graphic graphics video videos map maps words courtesy credit credits via handout file supplied"
)
_AGENCIES = (
    r"(?:[A-Z]{2,5}\b(?: (?:Photo|Images|Pool|Wire|Media))?"
    r"|(?:Getty(?: Images)?|Reuters|Alamy|Shutterstock|Bloomberg|Anadolu|Xinhua|Pool|Handout|Press"
    r"|The (?:Guardian|Observer|Times|Post)|Press Association|Associated Press"
    r"|Agence France-Presse|[A-Z]\w+ (?:Images|Photos?|Pictures|Press|News))\b)"
)
_WRITERS = listed(
    "reporter reporters writer writers correspondent correspondents columnist columnists "
    "journalist journalists editor editors photographer photographers"
)
_CREDITED = (
    _WRITERS
    | listed(
        "in at and for from with of the by additional further contributed reporting writing "
        "editing compiled translation production photography research graphics photos staff senior "
        "chief special political business sports health education foreign news bureau newsroom desk"
    )
    | listed("van von de der den del di da la le el al bin")
)
_SIGNATURE = re.compile(
    r"^[ \t]*[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]*){1,3}(?:,[ \t]*|[ \t]*\n[ \t]*)"
    r"(?P<post>[A-Z][a-z]+(?: (?:and |for )?[A-Za-z]+){0,3})[ \t]*$",
    re.MULTILINE,
)
_PLAYS = re.compile(
    r"\b\d{1,3}[-\u2013]\d{1,3}\b[^.!?]{0,30}\b(?:by|at|against|over|to|with) \Z"
    r"|\b(?:win|wins|won|victory|loss|draw|defeat|rout)\b[^.!?]{0,25}\b(?:at|against|over|of) \Z"
)

NAMES = NameWords(
    run=_RUN,
    openers=FUNCTION | AUXILIARIES,
    day_or_month=_DAY_OR_MONTH,
    day_after=_DAY_AFTER,
    acronyms=_ACRONYMS,
    lead=_LEAD,
    titled=_TITLED,
    common_noun=_COMMON_NOUN,
    site=_SITE,
    civic=_CIVIC,
    partisans=_PARTISANS,
    heads=_HEADS,
    portfolio=_PORTFOLIO,
    generation=_GENERATION,
    letters_after=_LETTERS_AFTER,
    apostrophe_tail=_APOSTROPHE_TAIL,
    short_first=_SHORT_FIRST,
    hyphened_given=_HYPHENED_GIVEN,
    # or a word that begins a sentence
    before_noun=re.compile(r"(?<!\w)(?:[a-z]+[,;]?|An?|The|In|At|From|Near) \Z"),
    possessive=_POSSESSIVE,
    never_joined=frozenset({"y", "e", "a"}),
    state_body=_STATE_BODY,
    placing=_PLACING,
    next_verb=_NEXT_VERB,
    human_verbs=_HUMAN_VERBS,
    short_tail=_SHORT_TAIL,
    article=_ARTICLE,
    keeps_article=_KEEPS_ARTICLE,
    owner_end=_OWNER_END,
    title=_TITLE,
    only_title=_ONLY_TITLE,
    party_seat=_PARTY_SEAT,
    things=_THINGS,
    storm=_STORM,
    reports_news=_REPORTS_NEWS,
    is_body=_IS_BODY,
    after_body=_AFTER_BODY,
    owned_by_body=_OWNED_BY_BODY,
    which=_WHICH,
    firm_acts=_FIRM_ACTS,
    of_country=_OF_COUNTRY,
    deals=_DEALS,
    who=_WHO,
    done_to=_DONE_TO,
    placed=_PLACED,
    resident=_RESIDENT,
    sited=_SITED,
    seated=_SEATED,
    shop=_SHOP,
    native=_NATIVE,
    ward=_WARD,
    firm_endings=_FIRM_ENDINGS,
    firm_words=_FIRM_ENDINGS & _NO_SURNAMES,
    has_officers=_HAS_OFFICERS,
    plain_title=_PLAIN_TITLE,
    joined=_JOINED,
    form_of_address=_FORM_OF_ADDRESS,
    pact=_PACT,
    camp=_CAMP,
    autonomous=_AUTONOMOUS,
    allied=_ALLIED,
    dated=_DATED,
    signed=_SIGNED,
    and_after=_AND_AFTER,
    parties=_PARTIES,
    has_executives=_HAS_EXECUTIVES,
    has_leader=_HAS_LEADER,
    plays=_PLAYS,
    credit=_CREDIT,
    pictured=_PICTURED,
    pictures=_PICTURES,
    agency_before=re.compile(rf"\b{_AGENCIES}/\Z"),
    agency_after=re.compile(rf"/{_AGENCIES}"),
    signature=_SIGNATURE,
    credited=_CREDITED,
    writers=_WRITERS,
    named_after=_NAMED_AFTER,
    broadcasts=_BROADCASTS,
    vessel=_VESSEL,
    state_after=_STATE_AFTER,
    delegate=_DELEGATE,
    of_americans=_OF_AMERICANS,
    city_of=_CITY_OF,
    traded=_TRADED,
    newspaper=_NEWSPAPER,
    dateline=_DATELINE,
    filed=_FILED,
)
