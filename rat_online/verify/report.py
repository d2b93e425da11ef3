"""The outcome of a check as an auditor reads it: what was looked at, with figures, and every finding."""

from dataclasses import dataclass, field
from typing import Any

from rat_online.verify.findings import Finding

LABELS = {
    "events": "Kejadian diputar ulang",
    "hashes": "Hash rantai dihitung ulang",
    "roll lines": "Baris DPT dihitung ke dalam segel",
    "roll changes": "Perubahan DPT setelah dibekukan",
    "snapshots": "Potret kuorum dihitung ulang",
    "decisions": "Keputusan diikuti",
    "ballots": "Pemungutan suara diikuti",
    "votes": "Suara diperiksa satu per satu",
    "proxies": "Kuasa diikuti",
    "votes by proxy": "Suara dengan kuasa diperiksa",
    "vote rows": "Baris votes.json dicocokkan",
    "tallies": "Hasil pemungutan suara dihitung ulang",
    "declared": "Penetapan palu diperiksa",
    "drops": "Baris putus-sambung diperiksa",
    "texts": "Teks dicocokkan dengan sidiknya",
    "documents": "Dokumen data (risalah.json) dibandingkan",
    "figures in documents": "Angka dokumen dibandingkan",
    "noted": "Kode pembanding (--head) dibandingkan",
}
"""What was looked at, in the order in which it is told."""


@dataclass(slots=True)
class Report:
    """`findings` is empty when everything that was checked is as it must be."""

    about: list[str] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    is_rehearsal: bool = False

    def lines(self) -> list[str]:
        """For people; the last line is the number of findings."""
        figures = [f"{label}: {self.checked.get(name, 0)}" for name, label in LABELS.items()]
        remarks = [f"Keterangan: {remark}" for remark in self.remarks]
        found = [f"Temuan {finding}" for finding in self.findings]
        return [*self.about, *figures, *remarks, *found, f"TEMUAN: {len(self.findings)}"]

    def as_json(self) -> dict[str, Any]:
        """For programs; codes are stable, words are not."""
        return {
            "rehearsal": self.is_rehearsal,
            "checked": {name.replace(" ", "-"): self.checked.get(name, 0) for name in LABELS},
            "remarks": self.remarks,
            "findings": [
                {"code": one.code, "position": one.position, "message": one.message} for one in self.findings
            ],
        }
