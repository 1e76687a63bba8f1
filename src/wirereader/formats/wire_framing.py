"""The two wire formats that are framed by control bytes, told by how a file begins.

IPTC 7901 and ANPA 1312 both have SYN SYN SOH, a header, STX, the story, ETX.  Where a relay has
dropped the control bytes, the header alone has to tell.
"""

import re

# SYN SYN SOH, or SOH alone, then what each recommendation puts into the header
_START = re.compile(rb"[\x00\x16\r\n ]*\x01")
_IPTC_HEADER = re.compile(rb"[A-Za-z]{1,6}\d{1,5}[ \r\n]+\d[ ]+[A-Za-z]{1,4}[ ]+\d{1,6}")
_ANPA_HEADER = re.compile(
    rb"\s*[A-Za-z]{1,4}\d{4}[^\r\n]{0,80}[\r\n]+[fbursdxFBURSDX] [a-zA-Z][\x11-\x15 ][^\r\n]{0,200}"
    rb"\d{1,2}-\d{1,2}[ ]+\d{3,5}\s"
)
# A service and a number, then the unit separator that ends ANPA's first field, or its line
_ANPA_NUMBER = re.compile(rb"[A-Za-z]{1,4} ?\d{1,5}[\x1f\x0f\x10\s\x11-\x15]")
# A header of any words, then STX: bytes that no header has are another file's
_FRAMED = re.compile(rb"[\t\r\n\x08\x0f-\x15\x1f -\xff]{2,600}\x02")
_WINDOW = 2000  # bytes: both headers are far shorter


def is_iptc7901(data: bytes) -> bool:
    """Claim that `data` begins with a message of IPTC 7901."""
    return _IPTC_HEADER.match(_header(data)[0]) is not None


def is_anpa(data: bytes) -> bool:
    """Claim that `data`, which is no IPTC 7901, begins with a message of ANPA 1312."""
    header, is_framed = _header(data)
    if _ANPA_HEADER.match(header):
        return True
    return is_framed and any(one.match(header) for one in (_FRAMED, _ANPA_NUMBER))


def _header(data: bytes) -> tuple[bytes, bool]:
    """What stands behind the first SOH, and whether there is one."""
    head = data[:_WINDOW]
    start = _START.match(head)
    return head[start.end() if start else 0 :].lstrip(b" \r\n"), start is not None
