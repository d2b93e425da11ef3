"""The head of a log: the code that people compare, and the one noted elsewhere that finds a cut tail."""

import re

from rat_online.verify.findings import Findings
from rat_online.verify.log import Log

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CODE = re.compile(f"[{ALPHABET}]{{12}}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


def code_of(hash_hex: str) -> str:
    """The first 60 bits in Crockford's base 32, in groups of four."""
    bits = int(hash_hex[:15], 16)
    symbols = ""
    for _ in range(12):
        bits, symbol = divmod(bits, 32)
        symbols = ALPHABET[symbol] + symbols
    return "-".join((symbols[:4], symbols[4:8], symbols[8:]))


def check_noted(log: Log, noted: str, findings: Findings) -> None:
    """Compare with a head from elsewhere: a whole hash, or the code as somebody copied it from paper."""
    plain = re.sub(r"[\s-]", "", noted)
    as_hash, as_code = plain.lower(), plain.upper().translate(_MISREAD)
    if _HASH.fullmatch(as_hash):
        met = [position for position, one in log.hashes.items() if one == as_hash]
    elif _CODE.fullmatch(as_code):
        met = [p for p, one in log.hashes.items() if code_of(one).replace("-", "") == as_code]
    else:
        findings.add("noted-head-unreadable")
        return
    findings.looked("noted")
    if not met:
        findings.add("noted-head-missing", last=log.lines)
    elif met[-1] != log.lines:
        findings.remarks.append(
            f"Kode pembanding cocok dengan posisi {met[-1]}; catatan berlanjut sampai posisi {log.lines}."
        )
