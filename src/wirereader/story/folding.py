"""Text for comparing what a person typed: no case, no accents, plain letters, plain digits.

Unicode takes "é" apart into a letter and an accent, but has no such parts for "ł" or "ə": what
people type for those is the letter that the name of the sign ends with ("L with stroke", "open O"),
and for a few what Unicode's own transliteration tables (CLDR, Latin-ASCII) have.  Digits of all
scripts are the same digits; ligatures and letters of another width are their letters.
"""

import unicodedata
from typing import TYPE_CHECKING

from wirereader.late_import import late_pattern

if TYPE_CHECKING:
    import re

_LETTERS = {
    "'n": "ŉ", "a": "ẚȺɐɑɒᶏᶐⱥⱭⱯⱰꞺꞻꬰꭤ", "aa": "Ꜳꜳ", "ae": "ÆæǢǣǼǽᴂꞚꞛ", "ao": "Ꜵꜵ", "au": "Ꜷꜷ",
    "av": "ꜸꜹꜺꜻ", "ay": "Ꜽꜽ", "b": "ƀƁƂƃɃɓᵬᶀꞖꞗꞴꞵ", "c": "ƇƈȻȼɕↄꜾꜿꞒꞓꞔꟄ",
    "d": "ÐðĐđƉƊƋƌƍȡɖɗᵭᶁᶑẟꝹꝺꟇꟈ", "db": "ȸ", "dz": "ʣʥ", "e": "ƎƏƐǝɆɇɘəɚɛɜɝʚᴈᶒᶓᶔᶕⱸꞫꬲꬳꬴꭡɞ",
    "et": "Ꝫꝫ", "f": "ƑƒɸᵮᶂⱷꝻꝼꞘꞙꬵ", "g": "ƓƔǤǥɠɡɣᵷᵹᶃꝽꝾꝿꞠꞡꞬꟐꟑꬶ", "h": "ĦħɥɦɧʮʯⱧⱨⱵⱶꜦꜧꞍꞕꞪꟵꟶ",
    "hv": "ƕǶ", "i": "ıƖƗɨɩᴉᵼᶖꞮꞼꞽ", "is": "Ꝭꝭ", "j": "ȷɈɉɟʄʝꞲ", "k": "ƘƙʞᶄⱩⱪꝀꝁꝂꝃꝄꝅꞢꞣꞰ",
    "l": "ŁłƚȴȽɫɬɭᶅⱠⱡⱢꝆꝇꝈꝉꞀꞁꞎꞭꬷꬸꬹĿŀ", "ll": "Ỻỻ", "ls": "ʪ", "lz": "ʫ", "m": "ƜɯɰɱᴟᵯᶆⱮꬺ",
    "n": "ŊŋƝƞȠȵɲɳᵰᶇꞐꞑꞤꞥꬻꬼ", "o": "ØøƆƟǾǿɔɤɵɷᴑᴒᴓᴖᴗᶗⱺꝊꝋꝌꝍꞶꞷꟀꟁꬽꬾꬿ", "oe": "ŒœᴔꞜꞝꭀꭁꭂꭢ", "oi": "Ƣƣ",
    "oo": "Ꝏꝏ", "ou": "Ȣȣ", "p": "ƤƥᵱᵽᶈⱣꝐꝑꝒꝓꝔꝕ", "q": "ĸɊɋʠꝖꝗꝘꝙ", "qp": "ȹ",
    "r": "ɌɍɹɺɻɼɽɾɿᵲᵳᶉⱤⱹꞂꞃꞦꞧꭅꭈꭉꭊꭋꭌꭨꝛꝚꭇ", "s": "ƩȿʂʃʅʆᵴᶊᶋᶘẜẝⱾꞄꞅꞨꞩꟅꟉꟊꟖꟗꟘꟙꭍ", "ss": "ßẞ",
    "t": "ŦŧƫƬƭƮȶȾʇʈᵵⱦꞆꞇꞱ", "tc": "ʨ", "th": "ÞþꝤꝥꝦꝧꟓᵺ", "ts": "ʦ", "tz": "Ꜩꜩ",
    "u": "ƱʊᴝᴞᵿᶙꞸꞹꞾꞿꭎꭒɄʉ", "ue": "ᵫꞞꞟ", "ui": "ꭐ", "uo": "ꭣ", "v": "ƲɅʋʌᶌỼỽⱱⱴꝞꝟ", "vy": "Ꝡꝡ",
    "w": "ǷʍⱲⱳꟂꟃꟕ", "x": "ᶍꞳꭓꭔꭕꭖꭗꭘꭙ", "y": "ƳƴȜȝɎɏʎỾỿꭚ", "z": "ƵƶƷƺǮǯȤȥɀʐʑʒʓᵶᶎᶚⱫⱬⱿꝢꝣꟆƸƹ",
}  # fmt: skip
_PLAIN = {letter: plain for plain, letters in _LETTERS.items() for letter in letters}
# Where the digits of each script begin: all of Unicode's category Nd but those of ASCII
_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50,
    0x11DA0, 0x11DE0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1CCF0, 0x1D7CE, 0x1D7D8, 0x1D7E2,
    0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
)  # fmt: skip
_PLAIN |= {chr(zero + digit): str(digit) for zero in _ZEROS for digit in range(10)}
_DIGITS = "".join(f"{chr(zero)}-{chr(zero + 9)}" for zero in _ZEROS if zero < 0x10000)  # noqa: PLR2004 - the planes
# Letters that Unicode takes apart only for those who ask it to: ligatures, of another width, for
# formulas, raised
_COMPATIBLE = (
    "\u00aa\u00ba\u0132\u0133\u017f\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06"
    "\uff21-\uff3a\uff41-\uff5a"
)
_BEYOND = "\U000104a0-\U0001fbf9"  # one range, since each would cost at each letter of a text
# Signs that look alike and are typed with one key
_SIGNS = str.maketrans(dict.fromkeys("’‘ʼʻ′`", "'") | dict.fromkeys("‐‑‒–—−", "-"))
UNLIKE = late_pattern(f"[{''.join(_LETTERS.values())}{_DIGITS}{_COMPATIBLE}{_BEYOND}]")
"""Finds what is told by other letters or digits here."""

_NUMBER = late_pattern("[0-9]+")


def without_strokes(text: str) -> str:
    """The same text with plain, small letters and digits: "lódź 12" for "łódź ١٢"."""
    return text if text.isascii() else UNLIKE.sub(_plain, text)


def _plain(sign: "re.Match[str]") -> str:
    letter = sign[0]
    plain = _PLAIN.get(letter)
    if plain is None:
        taken_apart = unicodedata.normalize("NFKC", letter)
        plain = taken_apart.lower() if taken_apart != letter else letter
    return plain


def folded(text: str) -> str:
    """Text without case, accents, strokes, curly marks or long dashes, and with single blanks.

    Digits are those of ASCII.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", without_strokes(text).casefold().translate(_SIGNS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def by_name(text: str) -> str:
    """What orders names: folded, and numbers in them as numbers ("Feed 13" before "Feed 109")."""
    return _NUMBER.sub(_counted, folded(text))


def _counted(number: "re.Match[str]") -> str:
    digits = number[0].lstrip("0")
    return f"{len(digits):04}{digits}"  # the longer is the greater, before any digit is compared


def by_letters(text: str) -> str:
    """Folded text from its first letter or digit on: what orders titles by their letters."""
    plain = folded(text)
    return plain[next((at for at, sign in enumerate(plain) if sign.isalnum()), 0) :]
