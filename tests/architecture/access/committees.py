"""Who gets what: meetings and what hangs on them."""

from tests.architecture.access.answers import ASKS, CHANGE, EDIT, READ

COMMITTEES = {
    "committees:meetings": READ,
    "committees:actions": READ,
    "committees:meeting": READ,
    "committees:item": READ,
    "committees:document": READ,
    "committees:requests": ASKS,
    "committees:request_new": ASKS,
    "committees:request": ASKS,
    "committees:item_request_new": EDIT,
    "committees:committee_new": EDIT,
    "committees:meeting_new": EDIT,
    "committees:meeting_edit": EDIT,
    "committees:minutes_publish": CHANGE,
    "committees:minutes_confirm": EDIT,
    "committees:minutes_reopen": EDIT,
    "committees:item_new": EDIT,
    "committees:item_edit": EDIT,
    "committees:report_edit": EDIT,
    "committees:minutes": EDIT,
    "committees:minutes_versions": EDIT,
    "committees:minutes_restore": CHANGE,
    "committees:action_new": EDIT,
    "committees:action_edit": EDIT,
    "committees:action_close": EDIT,
    "committees:action_reopen": CHANGE,
    "committees:document_new": EDIT,
    "committees:document_withdraw": EDIT,
}
