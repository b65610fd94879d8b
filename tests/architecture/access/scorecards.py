"""Who gets what: scorecards, editions and drafts."""

from tests.architecture.access.answers import DRAFTS, ENTER, LEADS, PUBLISH, READ

SCORECARDS = {
    "scorecards:list": READ,
    "scorecards:measures": READ,
    "scorecards:measure": LEADS,
    "scorecards:latest": LEADS,
    "scorecards:editions": READ,
    "scorecards:quarter": LEADS,
    "scorecards:edition": READ,
    "scorecards:attention": READ,
    "scorecards:matrix": READ,
    "scorecards:opened": READ,
    "scorecards:figures": READ,
    "scorecards:appendix": READ,
    "scorecards:indicator": READ,
    "scorecards:history": READ,
    "scorecards:explore": READ,
    "scorecards:spreadsheet": READ,
    "scorecards:draft": DRAFTS,
    "scorecards:draft_spreadsheet": DRAFTS,
    "scorecards:draft_attention": DRAFTS,
    "scorecards:draft_matrix": DRAFTS,
    "scorecards:draft_opened": DRAFTS,
    "scorecards:draft_figures": DRAFTS,
    "scorecards:draft_appendix": DRAFTS,
    "scorecards:draft_indicator": DRAFTS,
    "scorecards:draft_explore": DRAFTS,
    "scorecards:weekly": DRAFTS,
    "scorecards:words": ENTER,
    "scorecards:publish": PUBLISH,
}
