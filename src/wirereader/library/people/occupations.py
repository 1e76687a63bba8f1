"""What people are, in a word: which trade each word of a role tells.

A word may tell several trades ("captain"): any of them fits.  Words that tell none ("leader",
"spokesman", "mother") are not listed: they keep nobody apart.
"""

import itertools
import re

_WORDS = {
    "government": """president minister premier chancellor senator sen congressman congresswoman
        lawmaker mp legislator deputy politician governor gov mayor councillor councilman
        councilwoman councilmember alderman ambassador amb diplomat envoy parliamentarian
        backbencher frontbencher undersecretary secretary vice-president secretary-general premier
        king queen prince princess emir sultan parliament speaker candidate""",
    "law": """lawyer attorney solicitor barrister counsel prosecutor judge justice magistrate
        jurist notary attorney-general""",
    "police": """policeman policewoman detective sheriff inspector constable trooper superintendent
        sergeant sgt captain capt officer chief commissioner""",
    "military": """general gen colonel col major maj lieutenant lt admiral adm brigadier brig
        commander cmdr commodore marshal soldier sergeant sgt captain capt corporal private officer
        fighter airman""",
    "sport": """footballer striker midfielder defender goalkeeper winger forward player coach
        manager captain athlete runner sprinter swimmer cyclist boxer wrestler skier skater rower
        jockey golfer bowler batsman seamer pitcher quarterback linebacker referee umpire champion
        driver racer gymnast hooker fullback goalscorer cricketer rider marathoner""",
    "medicine": """surgeon physician doctor nurse paramedic midwife dentist psychiatrist
        pharmacist epidemiologist virologist cardiologist oncologist pediatrician paediatrician
        veterinarian therapist anaesthetist medic""",
    "learning": """professor prof lecturer scientist researcher physicist chemist biologist
        geologist historian economist mathematician astronomer archaeologist anthropologist
        sociologist linguist philosopher scholar academic meteorologist seismologist hydrologist
        climatologist ecologist oceanographer glaciologist volcanologist zoologist botanist
        engineer psychologist analyst theologian""",
    "teaching": "teacher headteacher headmaster schoolteacher principal tutor nanny",
    "arts": """actor actress singer musician composer conductor pianist violinist cellist guitarist
        drummer bassist rapper dancer choreographer painter sculptor artist filmmaker director
        screenwriter playwright comedian poet novelist author writer designer architect soprano
        tenor organist photographer dj illustrator cartoonist""",
    "press": """reporter correspondent journalist columnist editor broadcaster presenter anchor
        blogger newsreader publisher photographer commentator writer author""",
    "business": """ceo executive businessman businesswoman businessperson entrepreneur banker
        broker trader investor financier tycoon accountant economist analyst owner shopkeeper
        merchant founder co-founder retailer manager restaurateur developer consultant""",
    "faith": """bishop archbishop cardinal pope priest pastor rev reverend imam rabbi ayatollah
        cleric nun monk vicar missionary mullah chaplain lama preacher""",
    "land": "farmer rancher shepherd fisherman gardener forester hunter fisher beekeeper grower",
    "craft": """baker butcher carpenter builder mechanic plumber electrician tailor cook chef
        waiter waitress hairdresser barber welder technician miner potter weaver""",
    "transport": "driver pilot sailor skipper conductor trucker captain capt operator astronaut",
    "programming": "programmer developer hacker coder technician engineer",
}
_TWO_WORDS = {
    "chief executive": "business",
    "prime minister": "government",
    "attorney general": "law government",
    "secretary general": "government",
    "chief justice": "law",
    "police chief": "police",
    "fire chief": "police",
    "police officer": "police",
    "head coach": "sport",
    "film director": "arts",
    "taxi driver": "transport",
    "bus driver": "transport",
    "lorry driver": "transport",
    "truck driver": "transport",
    "racing driver": "sport",
    "district attorney": "law",
}
_HOUSES = {"company", "club", "university", "college", "bank", "group", "firm", "corporation"}
_OLOGIST = re.compile(r"ologists?\Z")
_WORD = re.compile(r"[^\W\d_](?:[\w'-]*\w)?")
TRADES: dict[str, frozenset[str]] = {}
for _trade, _listed in _WORDS.items():
    for _one in _listed.split():
        TRADES[_one] = TRADES.get(_one, frozenset()) | {_trade}


def trades_of(role: str) -> frozenset[str]:
    """The trades that a role in words tells; none when it tells no trade that we know.

    Two trades in one role are both given: either fits.
    """
    words = _WORD.findall(role.casefold())
    found: set[str] = set()
    taken: set[int] = set()
    for at, pair in enumerate(itertools.pairwise(words)):
        told = _TWO_WORDS.get(" ".join(pair))
        if told is not None:
            found.update(told.split())
            taken.update((at, at + 1))
    for at, word in enumerate(words):
        if at not in taken:
            found |= _trades_of_word(word)
    if "president" in words and _HOUSES.intersection(words):
        found |= {"business", "sport", "learning"}
    return frozenset(found)


def _trades_of_word(word: str) -> frozenset[str]:
    known = TRADES.get(word) or TRADES.get(word.removesuffix("s"))
    if known is not None:
        return known
    return frozenset({"learning", "medicine"}) if _OLOGIST.search(word) else frozenset()
