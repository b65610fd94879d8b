"""Every form of the pages: where it stands, and the address that it is sent to.

Forms mark themselves (accounts/writing/middleware.py); this table is how a test knows that it has tried them all.
"""

from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.urls import resolve, reverse

from accounts.writing.markup import Form, forms_in

FORMS = (
    ("account", "account"),
    ("accounts:background", "accounts:background"),
    ("accounts:council_settings", "accounts:council_settings"),
    ("accounts:groups", "accounts:groups"),
    ("accounts:invitation", "accounts:invitation"),
    ("accounts:leavers", "accounts:leavers"),
    ("accounts:people", "accounts:people"),
    ("accounts:person", "accounts:person"),
    ("accounts:person_second_factor", "accounts:person_second_factor"),
    ("committees:action", "committees:action"),
    ("committees:action_close", "committees:action_close"),
    ("committees:action_edit", "committees:action_edit"),
    ("committees:action_keep", "committees:action_keep"),
    ("committees:action_new", "committees:action_new"),
    ("committees:actions_settle", "committees:actions_settle"),
    ("committees:attendance", "committees:attendance"),
    ("committees:committee_edit", "committees:committee_edit"),
    ("committees:committee_new", "committees:committee_new"),
    ("committees:course", "committees:course"),
    ("committees:document_new", "committees:document_new"),
    ("committees:item_edit", "committees:item_edit"),
    ("committees:item_new", "committees:item_new"),
    ("committees:item_place", "committees:item_place"),
    ("committees:item_request_new", "committees:item_request_new"),
    ("committees:meeting_edit", "committees:meeting_edit"),
    ("committees:meeting_new", "committees:meeting_new"),
    ("committees:meeting_move", "committees:meeting_move"),
    ("committees:minutes", "committees:minutes"),
    ("committees:minutes_confirm", "committees:minutes_confirm"),
    ("committees:minutes_reopen", "committees:minutes_reopen"),
    ("committees:meeting_rules", "committees:meeting_rules"),
    ("committees:member_edit", "committees:member_edit"),
    ("committees:member_new", "committees:member_new"),
    ("committees:name_edit", "committees:name_edit"),
    ("committees:report_edit", "committees:report_edit"),
    ("committees:question", "committees:question"),
    ("committees:question_new", "committees:question_new"),
    ("committees:recommendation_edit", "committees:recommendation_edit"),
    ("committees:recommendation_new", "committees:recommendation_new"),
    ("committees:recommendation_response", "committees:recommendation_response"),
    ("committees:request", "committees:request"),
    ("committees:request_new", "committees:request_new"),
    ("committees:source", "committees:source"),
    ("committees:sources", "committees:sources"),
    ("getting_started", "getting_started"),
    ("indicators:break_edit", "indicators:break_edit"),
    ("indicators:break_new", "indicators:break_new"),
    ("indicators:category_edit", "indicators:category_edit"),
    ("indicators:category_new", "indicators:category_new"),
    ("indicators:check_settings", "indicators:check_settings"),
    ("indicators:collection_edit", "indicators:collection_edit"),
    ("indicators:collection_new", "indicators:collection_new"),
    ("indicators:commentary", "indicators:commentary"),
    ("indicators:correct", "indicators:correct"),
    ("indicators:definition_catalogue", "indicators:definition_catalogue"),
    ("indicators:definition_change", "indicators:definition_change"),
    ("indicators:definition_new", "indicators:definition_new"),
    ("indicators:entry", "indicators:entry"),
    ("indicators:event_edit", "indicators:event_edit"),
    ("indicators:event_new", "indicators:event_new"),
    ("indicators:feed", "indicators:feed"),
    ("indicators:history_bring", "indicators:history_bring"),
    ("indicators:history_file", "indicators:history_file"),
    ("indicators:history_preview", "indicators:history_preview"),
    ("indicators:national_bring", "indicators:national_bring"),
    ("indicators:national_file", "indicators:national_file"),
    ("indicators:national_map", "indicators:national_map"),
    ("indicators:national_mapping", "indicators:national_mapping"),
    ("indicators:national_neighbours", "indicators:national_neighbours"),
    ("indicators:national_use", "indicators:national_use"),
    ("indicators:owners", "indicators:owners"),
    ("indicators:system", "indicators:system"),
    ("indicators:system_new", "indicators:system_new"),
    ("indicators:target_edit", "indicators:target_edit"),
    ("indicators:target_new", "indicators:target_new"),
    ("indicators:upload", "indicators:upload"),
    ("indicators:upload_choice", "indicators:upload_choice"),
    ("scorecards:briefing_draft", "scorecards:briefing_publish"),
    ("scorecards:checklist", "scorecards:checklist"),
    ("scorecards:evidence_correct", "scorecards:evidence_correct"),
    ("scorecards:evidence_new", "scorecards:evidence_new"),
    ("scorecards:framework_edit", "scorecards:framework_edit"),
    ("scorecards:framework_new", "scorecards:framework_new"),
    ("scorecards:publish", "scorecards:publish"),
    ("scorecards:scorecard_details", "scorecards:scorecard_details"),
    ("scorecards:scorecard_edit", "scorecards:scorecard_edit"),
    ("scorecards:scorecard_new", "scorecards:scorecard_new"),
    ("scorecards:words", "scorecards:words"),
    ("starter", "getting_started"),
    # What takes something away comes last, so that the others find what they are about
    ("accounts:directory_revoke", "accounts:directory_revoke"),
    ("accounts:group_remove", "accounts:group_remove"),
    ("accounts:person", "accounts:person_remove"),
    ("accounts:person", "accounts:person_sessions_end"),
    ("committees:document_withdraw", "committees:document_withdraw"),
    ("committees:item_delete", "committees:item_delete"),
    ("committees:meeting_cancel", "committees:meeting_cancel"),
    ("committees:meeting_delete", "committees:meeting_delete"),
    ("indicators:break_delete", "indicators:break_delete"),
    ("indicators:collection_edit", "indicators:collection_delete"),
    ("indicators:event_delete", "indicators:event_delete"),
    ("indicators:national_mapping_remove", "indicators:national_mapping_remove"),
    ("indicators:system_revoke", "indicators:system_revoke"),
    ("indicators:target_delete", "indicators:target_delete"),
    ("scorecards:briefing_take_down", "scorecards:briefing_take_down"),
    ("scorecards:evidence_withdraw", "scorecards:evidence_withdraw"),
    ("scorecards:take_down", "scorecards:take_down"),
)
# What is sent there is a question: nothing is written.
ONLY_ASKS = {("accounts:audit", "accounts:audit")}
# Of signing in: nothing is written there, and codes and passwords are kept nowhere.
SIGNING_IN = {
    ("account_change_password", "account_change_password"),
    ("account_login", "account_login"),
    ("account_reauthenticate", "account_reauthenticate"),
    ("account_reset_password", "account_reset_password"),
    ("account_sessions", "account_sessions"),
    ("mfa_activate_totp", "mfa_activate_totp"),
    ("mfa_add_webauthn", "mfa_add_webauthn"),
    ("mfa_generate_recovery_codes", "mfa_generate_recovery_codes"),
}
# Addresses that no page of this table sends a form to, and why. Where their form is shown it is marked as all are.
ELSEWHERE = {
    "api_figures": "other systems send figures there, with a key of their own against doubles",
    "scim_users": "a council's directory sends there",
    "indicators:entry_save": "the script of the entry page sends rows there, each with what it showed",
    "invitation": "who opens it has not signed in yet",
    "committees:action_reopen": "shown for an action that is closed",
    "committees:meeting_put_back": "shown for a meeting that is cancelled",
    "committees:question_carry": "shown once the meeting of a question in advance is held",
    "committees:question_withdraw": "shown to who put a question in advance",
    "committees:minutes_publish": "shown for a meeting with minutes of every item",
    "committees:minutes_restore": "shown for minutes with an earlier version",
    "getting_started_person": "shown until the council has people",
    "indicators:approval": "shown for a section that was submitted",
    "indicators:feed_revoke": "shown to somebody with a calendar address",
    "indicators:groups_new": "shown for an indicator of the council's own",
    "indicators:history_approval": "shown for a file that was sent to an approver",
    "indicators:history_words": "shown for a council with remembered words",
    "indicators:indicator_merge": "shown for an indicator of the council's own",
    "indicators:indicator_retire": "shown for an indicator of the council's own",
    "indicators:indicator_take_up": "shown where the catalogue's words are newer",
    "indicators:national_again": "shown where figures can be worked out anew",
    "indicators:national_mapping_open": "shown for a mapping that other councils may use",
}


def with_targets(forms: Iterable[Form], page: str) -> Iterator[tuple[Form, str]]:
    """Each with the name of the address that it is sent to; without the one that signs out."""
    for form in forms:
        if form.action != reverse("account_logout"):
            yield form, resolve(form.action or page).view_name


def targets_on(response: HttpResponse, page: str) -> set[str]:
    if response.status_code != 200 or not response.get("Content-Type", "").startswith("text/html"):
        return set()
    return {name for _, name in with_targets(forms_in(response.content.decode()), page)}
