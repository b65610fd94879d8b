"""Committees, meetings, agendas, minutes, resolutions and actions. Names follow OParl and Popolo where they can."""

from committees.models.documents import Document, document_path
from committees.models.follow_ups import Action
from committees.models.items import AgendaItem, ReportPart
from committees.models.meetings import Committee, Meeting
from committees.models.minutes import IndicatorMention, Limb, MinutesParagraph, Resolution
from committees.models.papers import PapersTold
from committees.models.requests import MeasureRequest, RequestStep
from committees.models.visibility import Reader

__all__ = [
    "Action",
    "AgendaItem",
    "Committee",
    "Document",
    "IndicatorMention",
    "Limb",
    "MeasureRequest",
    "Meeting",
    "MinutesParagraph",
    "PapersTold",
    "Reader",
    "ReportPart",
    "RequestStep",
    "Resolution",
    "document_path",
]
