"""Enters the evidence that ships for a demonstration council, before its editions are published with it."""

from accounts.models import Council
from config.demonstration.content import Content
from indicators.terms.evidence import Counted, Way
from scorecards.evidence.actions import enter_evidence
from scorecards.evidence.values import EvidenceValues
from scorecards.models import KeyLineOfEnquiry


def load_evidence(council: Council, content: Content) -> None:
    lines = {line.code: line for line in KeyLineOfEnquiry.objects.filter(council=council)}
    for table in content.evidence:
        given = {name: value for name, value in table.items() if name != "line"}
        given["way"] = Way(given["way"])
        if "counted" in given:
            given["counted"] = Counted(given["counted"])
        enter_evidence(line=lines[table["line"]], values=EvidenceValues(**given), by=None)
