"""Committees, meetings, agendas, minutes, resolutions and actions. Names follow OParl and Popolo where they can."""

from committees.models.agreements import FormerAgreement, MinutesCorrection
from committees.models.attendance import Attendance, AttendanceMove, Declaration, MeetingMoment
from committees.models.documents import Document, document_path
from committees.models.follow_ups import Action, ActionEvent, Recommendation
from committees.models.items import AgendaItem, ReportPart
from committees.models.meetings import Committee, FormerDay, Meeting
from committees.models.minutes import (
    IndicatorMention,
    Limb,
    MinutesParagraph,
    MinutesVersion,
    Resolution,
    Vote,
)
from committees.models.papers import PapersTold
from committees.models.people import CommitteeMembership, MeetingRules, Person
from committees.models.questions import AdvanceQuestion
from committees.models.requests import MeasureRequest, RequestStep
from committees.models.sources import MinutesSource
from committees.models.visibility import Reader

__all__ = [
    "Action",
    "ActionEvent",
    "AdvanceQuestion",
    "AgendaItem",
    "Attendance",
    "AttendanceMove",
    "Committee",
    "CommitteeMembership",
    "Declaration",
    "Document",
    "FormerAgreement",
    "FormerDay",
    "IndicatorMention",
    "Limb",
    "MeasureRequest",
    "Meeting",
    "MeetingMoment",
    "MeetingRules",
    "MinutesCorrection",
    "MinutesParagraph",
    "MinutesSource",
    "MinutesVersion",
    "PapersTold",
    "Person",
    "Reader",
    "Recommendation",
    "ReportPart",
    "RequestStep",
    "Resolution",
    "Vote",
    "document_path",
]
