"""Every address of the site: for a page one example of it in the demonstration, and who opens it there."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import URLPattern, get_resolver, resolve
from playwright.sync_api import Page, Response

from tests.journeys.demonstration import Demonstration

PANEL = "/exampleton/corporate-parenting-panel"
SCRUTINY = "/exampleton/childrens-scrutiny-committee"
EDITION = f"{PANEL}/2025-26/q2/edition-1"
DRAFT = f"{PANEL}/2025-26/q3/draft"
EDITOR = "/exampleton/scorecards/edit/corporate-parenting-panel"
PREVIEW = f"{EDITOR}/preview/2025-26/q3"
FRAMEWORK = "/exampleton/scorecards/framework/key-lines-of-enquiry/"
MEASURE = "measures/placements-3-or-more"
COMPARED = "m=children-looked-after-rate&m=referrals-rate&a=X06000001&a=X06000004&a=similar&a=england"
DEFINITION = "/exampleton/definitions/placements-3-or-more"
OWN = "/exampleton/definitions/children-starting-care"
TEAMS = "/exampleton/definitions/caseload-25-or-more"
MEETING = f"{PANEL}/meetings/2025-11-18"
COMMITTEE = "/exampleton/meetings/committees/corporate-parenting-panel"
AGREED = f"{PANEL}/meetings/2025-09-02"
ITEM = f"{MEETING}/item-6"
ITEM_WITH_ONE_ACTION = f"{SCRUTINY}/meetings/2025-11-25/item-4/"
CLOSING = ("committees:action_edit", "committees:action_close")
USED_LINK = "/account/password/reset/key/1-used00-0123456789abcdef0123456789abcdef/"


@dataclass(frozen=True)
class SitePage:
    """A page as one of its readers opens it. `reader` is a mailbox of the demonstration, empty for a visitor.

    `by_links` names the pages that are then gone through, each by the first link to such a page: for addresses that
    hold a number nobody can know beforehand.
    """

    name: str
    path: str
    reader: str = ""
    by_links: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


PAGES = (
    SitePage("home", "/"),
    SitePage("accessibility", "/accessibility/"),
    SitePage("api", "/api/"),
    SitePage("methods", "/methods/"),
    SitePage("account_login", "/account/login/"),
    SitePage("account_logout", "/account/logout/", "member"),
    SitePage("account_inactive", "/account/inactive/"),
    SitePage("account", "/account/", "member"),
    SitePage("account_sessions", "/account/sessions/", "member"),
    SitePage("account_reauthenticate", "/account/again/password/", "member"),
    SitePage("mfa_index", "/account/second-factor/", "member"),
    SitePage("mfa_activate_totp", "/account/second-factor/app/", "member"),
    SitePage("mfa_add_webauthn", "/account/second-factor/passkeys/add/", "member"),
    SitePage("account_change_password", "/account/password/change/", "member"),
    SitePage("account_reset_password", "/account/password/reset/"),
    SitePage("account_reset_password_done", "/account/password/reset/done/"),
    SitePage("account_reset_password_from_key", USED_LINK),
    SitePage("account_reset_password_from_key_done", "/account/password/reset/key/done/"),
    SitePage("council_home", "/exampleton/"),
    SitePage("search", "/exampleton/search/?q=missing"),
    SitePage("words", "/exampleton/words/"),
    SitePage("getting_started", "/exampleton/getting-started/?step=scorecard", "administrator"),
    SitePage("starter", "/exampleton/getting-started/starters/small-council/", "approver"),
    SitePage("accounts:people", "/exampleton/people/", "administrator"),
    SitePage("accounts:person", "/exampleton/people/", "administrator", ("accounts:person",)),
    SitePage("accounts:leavers", "/exampleton/people/leavers/", "administrator"),
    SitePage("accounts:council_settings", "/exampleton/settings/", "administrator"),
    SitePage("accounts:background", "/exampleton/settings/background/", "administrator"),
    SitePage(
        "accounts:person_second_factor",
        "/exampleton/people/",
        "administrator",
        ("accounts:person", "accounts:person_second_factor"),
    ),
    SitePage("accounts:groups", "/exampleton/people/groups/", "administrator"),
    SitePage("accounts:audit", "/exampleton/audit/", "administrator"),
    SitePage("indicators:work", "/exampleton/work/", "officer"),
    SitePage("indicators:worklist", "/exampleton/figures/", "officer"),
    SitePage("indicators:worklist_period", "/exampleton/figures/2025-26/q4/", "approver"),
    SitePage("indicators:calendar", "/exampleton/figures/calendar/", "administrator"),
    SitePage("indicators:collection_new", "/exampleton/figures/calendar/new/", "approver"),
    SitePage("indicators:collection_edit", "/exampleton/figures/calendar/homes/edit/", "approver"),
    SitePage("indicators:feed", "/exampleton/figures/feed/", "officer"),
    SitePage("indicators:checks", "/exampleton/figures/checks/", "officer"),
    SitePage("indicators:check_settings", "/exampleton/figures/checks/settings/", "approver"),
    SitePage("indicators:upload", "/exampleton/figures/upload/", "officer"),
    SitePage("indicators:history", "/exampleton/figures/history/", "officer"),
    SitePage("indicators:history_bring", "/exampleton/figures/history/bring/", "officer"),
    SitePage("indicators:history_words", "/exampleton/figures/history/words/", "officer"),
    SitePage("indicators:uploads", "/exampleton/figures/uploads/", "officer"),
    SitePage("indicators:definitions", "/exampleton/definitions/", "officer"),
    SitePage("indicators:owners", "/exampleton/definitions/owners/", "officer"),
    SitePage("indicators:definition_new", "/exampleton/definitions/new/", "officer"),
    SitePage("indicators:definition", f"{DEFINITION}/", "officer"),
    SitePage("indicators:definition_change", f"{DEFINITION}/change/", "officer"),
    SitePage("indicators:target_new", f"{DEFINITION}/targets/new/", "officer"),
    SitePage("indicators:target_edit", f"{DEFINITION}/", "officer", ("indicators:target_edit",)),
    SitePage("indicators:target_delete", f"{DEFINITION}/", "officer", ("indicators:target_delete",)),
    SitePage("indicators:break_new", f"{DEFINITION}/breaks/new/", "officer"),
    SitePage("indicators:break_edit", f"{DEFINITION}/", "officer", ("indicators:break_edit",)),
    SitePage("indicators:break_delete", f"{DEFINITION}/", "officer", ("indicators:break_delete",)),
    SitePage("indicators:event_new", f"{DEFINITION}/events/new/", "officer"),
    SitePage("indicators:event_edit", f"{DEFINITION}/", "officer", ("indicators:event_edit",)),
    SitePage("indicators:event_delete", f"{DEFINITION}/", "officer", ("indicators:event_delete",)),
    SitePage("indicators:groups_new", f"{OWN}/groups/new/", "officer"),
    SitePage("indicators:indicator_retire", f"{OWN}/retire/", "officer"),
    SitePage("indicators:category_new", f"{TEAMS}/kinds/team/new/", "officer"),
    SitePage("indicators:category_edit", f"{TEAMS}/", "officer", ("indicators:category_edit",)),
    SitePage("indicators:entry", "/exampleton/figures/2025-26/q4/homes/", "officer"),
    SitePage("indicators:approval", "/exampleton/figures/2025-26/q4/health/approval/", "approver"),
    SitePage(
        "indicators:correct", "/exampleton/figures/2025-26/q4/safe/", "officer", ("indicators:correct",)
    ),
    SitePage(
        "indicators:commentary",
        "/exampleton/figures/2025-26/q4/safe/",
        "officer",
        ("indicators:commentary",),
    ),
    SitePage(
        "indicators:cell",
        "/exampleton/figures/2025-26/q4/safe/",
        "officer",
        ("indicators:correct", "indicators:cell"),
    ),
    SitePage("indicators:national", "/exampleton/national-figures/", "officer"),
    SitePage("indicators:national_neighbours", "/exampleton/national-figures/neighbours/", "officer"),
    SitePage("indicators:national_again", "/exampleton/national-figures/again/", "officer"),
    SitePage("indicators:national_bring", "/exampleton/national-figures/bring/", "officer"),
    SitePage("indicators:systems", "/exampleton/systems/", "administrator"),
    SitePage("indicators:system_new", "/exampleton/systems/new/", "administrator"),
    SitePage("committees:meetings", "/exampleton/meetings/", "clerk"),
    SitePage("committees:minutes_search", "/exampleton/meetings/search/?words=homes"),
    SitePage("committees:meeting_new", "/exampleton/meetings/new/", "clerk"),
    SitePage("committees:committee_new", "/exampleton/meetings/new-committee/", "clerk"),
    SitePage("committees:meeting_rules", "/exampleton/meetings/rules/", "clerk"),
    SitePage("committees:committee", f"{COMMITTEE}/"),
    SitePage("committees:committee_edit", f"{COMMITTEE}/edit/", "clerk"),
    SitePage("committees:member_new", f"{COMMITTEE}/members/new/", "clerk"),
    SitePage("committees:member_edit", f"{COMMITTEE}/", "clerk", ("committees:member_edit",)),
    SitePage("committees:name_edit", f"{COMMITTEE}/", "clerk", ("committees:name_edit",)),
    SitePage("committees:sources", "/exampleton/meetings/read-in/", "clerk"),
    SitePage("committees:source", "/exampleton/meetings/read-in/", "clerk", ("committees:source",)),
    SitePage(
        "committees:source_sides",
        "/exampleton/meetings/read-in/",
        "clerk",
        ("committees:source", "committees:source_sides"),
    ),
    SitePage("committees:attendance", f"{MEETING}/attendance/", "clerk"),
    SitePage("committees:course", f"{MEETING}/course/", "clerk"),
    SitePage("committees:actions", "/exampleton/actions/", "member"),
    SitePage("committees:action", "/exampleton/actions/", "clerk", ("committees:action",)),
    SitePage("committees:requests", "/exampleton/requests/", "member"),
    SitePage("committees:request", "/exampleton/requests/", "officer", ("committees:request",)),
    SitePage("committees:request_new", "/exampleton/requests/new/", "member"),
    SitePage("committees:recommendations", "/exampleton/actions/recommendations/", "member"),
    SitePage("committees:recommendation_new", f"{ITEM}/recommendations/new/", "clerk"),
    SitePage(
        "committees:recommendation_edit",
        "/exampleton/actions/recommendations/",
        "clerk",
        ("committees:recommendation_edit",),
    ),
    SitePage(
        "committees:recommendation_response",
        "/exampleton/actions/recommendations/",
        "clerk",
        ("committees:recommendation_response",),
    ),
    SitePage("committees:item_request_new", f"{ITEM}/requests/new/", "clerk"),
    SitePage("committees:meeting", f"{MEETING}/", "clerk"),
    SitePage("committees:paper", f"{MEETING}/papers/minutes/"),
    SitePage("committees:meeting_edit", f"{MEETING}/edit/", "clerk"),
    SitePage("committees:meeting_move", f"{MEETING}/move/", "clerk"),
    SitePage("committees:meeting_cancel", f"{MEETING}/cancel/", "clerk"),
    SitePage("committees:meeting_delete", f"{MEETING}/delete/", "clerk"),
    SitePage("committees:minutes_confirm", f"{MEETING}/agree-minutes/", "clerk"),
    SitePage("committees:minutes_reopen", f"{AGREED}/reopen-minutes/", "clerk"),
    SitePage("committees:item_new", f"{MEETING}/new-item/", "clerk"),
    SitePage("committees:item", f"{ITEM}/", "clerk"),
    SitePage("committees:item_edit", f"{ITEM}/edit/", "clerk"),
    SitePage("committees:item_place", f"{ITEM}/place/", "clerk"),
    SitePage("committees:item_delete", f"{ITEM}/delete/", "clerk"),
    SitePage("committees:report_edit", f"{ITEM}/report/", "clerk"),
    SitePage("committees:minutes", f"{ITEM}/minutes/", "clerk"),
    SitePage("committees:minutes_versions", f"{ITEM}/minutes/versions/", "clerk"),
    SitePage("committees:action_new", f"{ITEM}/actions/new/", "clerk"),
    SitePage("committees:action_edit", f"{ITEM}/", "clerk", ("committees:action_edit",)),
    SitePage("committees:action_close", ITEM_WITH_ONE_ACTION, "clerk", CLOSING),
    SitePage("committees:actions_settle", f"{PANEL}/meetings/2026-02-24/item-4/actions/became/", "clerk"),
    SitePage("committees:document_new", f"{ITEM}/documents/new/", "clerk"),
    SitePage("scorecards:list", "/exampleton/scorecards/", "officer"),
    SitePage("scorecards:measures", "/exampleton/measures/", "member"),
    SitePage("scorecards:briefings", f"{PANEL}/briefings/", "officer"),
    SitePage("scorecards:briefing", f"{PANEL}/briefings/2025-26/november/"),
    SitePage("scorecards:briefing_number", f"{PANEL}/briefings/2025-26/august/number-1/"),
    SitePage(
        "scorecards:briefing_take_down", f"{PANEL}/briefings/2025-26/november/number-1/take-down/", "approver"
    ),
    SitePage("scorecards:briefing_draft", f"{PANEL}/briefings/2025-26/december/draft/", "approver"),
    SitePage("scorecards:weekly", "/exampleton/weekly/", "officer"),
    SitePage("scorecards:all_councils", f"/exampleton/{MEASURE}/councils/", "member"),
    SitePage("scorecards:similar_councils", "/exampleton/similar-councils/", "member"),
    SitePage("scorecards:heat", f"{PANEL}/heat-table/"),
    SitePage("scorecards:compare", f"/exampleton/compare/?{COMPARED}"),
    SitePage("scorecards:editions", f"{PANEL}/editions/", "member"),
    SitePage("scorecards:edition", f"{EDITION}/"),
    SitePage("scorecards:take_down", f"{EDITION}/take-down/", "approver"),
    SitePage("scorecards:attention", f"{EDITION}/attention/"),
    SitePage("scorecards:national_frameworks", "/exampleton/frameworks/"),
    SitePage("scorecards:coverage", f"{EDITION}/evidence/"),
    SitePage("scorecards:draft_coverage", f"{DRAFT}/evidence/", "officer"),
    SitePage("scorecards:evidence", "/exampleton/evidence/", "officer"),
    SitePage("scorecards:evidence_new", "/exampleton/evidence/new/", "officer"),
    SitePage(
        "scorecards:evidence_correct", "/exampleton/evidence/", "officer", ("scorecards:evidence_correct",)
    ),
    SitePage(
        "scorecards:evidence_withdraw", "/exampleton/evidence/", "officer", ("scorecards:evidence_withdraw",)
    ),
    SitePage("scorecards:matrix", f"{EDITION}/change-and-target/"),
    SitePage("scorecards:opened", f"{EDITION}/open/"),
    SitePage("scorecards:figures", f"{EDITION}/figures/"),
    SitePage("scorecards:print_versions", f"{EDITION}/appendix/"),
    SitePage("scorecards:indicator", f"{EDITION}/{MEASURE}/"),
    SitePage("scorecards:history", f"{PANEL}/2025-26/q2/edition-2/{MEASURE}/history/"),
    SitePage("scorecards:scorecard_editor", "/exampleton/scorecards/edit/", "officer"),
    SitePage("scorecards:scorecard_new", "/exampleton/scorecards/new/", "officer"),
    SitePage("scorecards:scorecard_edit", f"{EDITOR}/?section=homes&measure=placements-3-or-more", "officer"),
    SitePage("scorecards:scorecard_details", f"{EDITOR}/details/", "officer"),
    SitePage("scorecards:scorecard_version", f"{EDITOR}/version-1/", "officer"),
    SitePage("scorecards:framework_new", "/exampleton/scorecards/new-framework/", "officer"),
    SitePage("scorecards:framework_edit", f"{FRAMEWORK}?line=homes", "officer"),
    SitePage("scorecards:preview", f"{PREVIEW}/", "approver"),
    SitePage("scorecards:preview_attention", f"{PREVIEW}/attention/", "officer"),
    SitePage("scorecards:preview_matrix", f"{PREVIEW}/change-and-target/", "officer"),
    SitePage("scorecards:preview_coverage", f"{PREVIEW}/evidence/", "officer"),
    SitePage("scorecards:preview_opened", f"{PREVIEW}/open/", "officer"),
    SitePage("scorecards:preview_figures", f"{PREVIEW}/figures/", "officer"),
    SitePage("scorecards:preview_print_versions", f"{PREVIEW}/appendix/", "officer"),
    SitePage("scorecards:preview_indicator", f"{PREVIEW}/{MEASURE}/", "officer"),
    SitePage("scorecards:draft", f"{DRAFT}/", "approver"),
    SitePage("scorecards:changes", f"{PANEL}/2025-26/q2/edition-2/changes/"),
    SitePage("scorecards:checklist", f"{DRAFT}/checklist/", "approver"),
    SitePage("scorecards:publish", f"{DRAFT}/publish/", "approver"),
    SitePage("scorecards:as_public", f"{DRAFT}/as-public/", "officer"),
    SitePage("scorecards:as_public_changes", f"{DRAFT}/as-public/changes/", "officer"),
    SitePage("scorecards:as_public_attention", f"{DRAFT}/as-public/attention/", "officer"),
    SitePage("scorecards:as_public_matrix", f"{DRAFT}/as-public/change-and-target/", "officer"),
    SitePage("scorecards:as_public_coverage", f"{DRAFT}/as-public/evidence/", "officer"),
    SitePage("scorecards:as_public_opened", f"{DRAFT}/as-public/open/", "officer"),
    SitePage("scorecards:as_public_print_versions", f"{DRAFT}/as-public/appendix/", "officer"),
    SitePage("scorecards:as_public_figures", f"{DRAFT}/as-public/figures/", "officer"),
    SitePage("scorecards:as_public_indicator", f"{DRAFT}/as-public/{MEASURE}/", "officer"),
    SitePage("scorecards:draft_attention", f"{DRAFT}/attention/", "officer"),
    SitePage("scorecards:draft_matrix", f"{DRAFT}/change-and-target/", "officer"),
    SitePage("scorecards:draft_opened", f"{DRAFT}/open/", "officer"),
    SitePage("scorecards:draft_figures", f"{DRAFT}/figures/", "officer"),
    SitePage("scorecards:draft_print_versions", f"{DRAFT}/appendix/", "officer"),
    SitePage("scorecards:words", f"{DRAFT}/words/", "officer"),
    SitePage("scorecards:draft_indicator", f"{DRAFT}/{MEASURE}/", "officer"),
)

# The same addresses with other content: other readers, other kinds of figure, what is not published yet.
OTHER_CONTENT = (
    SitePage("council_home", "/exampleton/", "member"),
    SitePage("home", "/", "analyst"),
    SitePage("scorecards:edition", f"{PANEL}/2025-26/q2/edition-2/"),
    SitePage("scorecards:indicator", f"{PANEL}/2025-26/q2/edition-2/measures/sdq-average/"),
    SitePage("scorecards:indicator", f"{PANEL}/2025-26/q2/edition-2/measures/permanent-exclusions/"),
    SitePage("scorecards:indicator", f"{SCRUTINY}/2025-26/q2/edition-1/measures/caseload-25-or-more/"),
    SitePage("committees:meeting", f"{PANEL}/meetings/2026-02-24/", "member"),
    SitePage("search", "/exampleton/search/?q=placment"),
    SitePage("committees:item", f"{PANEL}/meetings/2026-02-24/item-6/", "clerk"),
)

# Pages that need something to happen first are checked where it happens, in the test named.
ELSEWHERE = {
    "indicators:national_dataset": "test_national_files.py",
    "indicators:national_file": "test_national_files.py",
    "indicators:national_map": "test_national_files.py",
    "indicators:national_mapping": "test_national_files.py",
    "indicators:national_mapping_remove": "test_national_files.py",
    "indicators:national_use": "test_national_files.py",
    "indicators:system": "test_systems.py",
    "indicators:system_revoke": "test_systems.py",
    "mfa_authenticate": "test_second_factor.py",
    "mfa_deactivate_totp": "test_second_factor.py",
    "mfa_generate_recovery_codes": "test_second_factor.py",
    "mfa_reauthenticate": "test_second_factor.py",
    "mfa_reauthenticate_webauthn": "test_second_factor.py",
    "mfa_remove_webauthn": "test_second_factor.py",
    "mfa_view_recovery_codes": "test_second_factor.py",
    "sign_in_go_on": "test_second_factor.py",
    "account_set_password": "test_administrator.py",
    "accounts:directory_revoke": "test_administrator.py",
    "accounts:group_remove": "test_council_account.py",
    "accounts:invitation": "test_administrator.py",
    "invitation": "test_administrator.py",
    "openid_signed_out": "test_council_account.py",
    "openid_connect_callback": "test_council_account.py",
    "committees:document_withdraw": "test_democratic_services.py",
    "committees:question": "test_questions_in_advance.py",
    "committees:question_new": "test_questions_in_advance.py",
    "committees:questions": "test_questions_in_advance.py",
    "indicators:definition_catalogue": "test_definitions.py",
    "indicators:upload_choice": "test_performance_officer.py",
    "indicators:history_file": "test_history.py",
    "indicators:history_preview": "test_history.py",
    "indicators:history_approval": "test_history.py",
}

# Addresses that answer something else than a page.
NOT_PAGES = {
    "committees:committee_calendar": "a calendar",
    "committees:committee_feed": "a feed",
    "getting_started_person": "leads on",
    "indicators:national_mapping_file": "a mapping as a file",
    "indicators:national_mapping_open": "by POST",
    "api_description": "for machines",
    "api_figures": "for machines",
    "api_nothing": "for machines",
    "accounts:person_remove": "by POST",
    "accounts:person_sessions_end": "by POST",
    "sign_in_again": "leads on",
    "brand": "a stylesheet",
    "calendar_feed": "a calendar file",
    "committees:action_keep": "by POST",
    "committees:action_reopen": "by POST",
    "committees:document": "a file",
    "committees:question_carry": "by POST",
    "committees:question_withdraw": "by POST",
    "committees:paper_file": "a file",
    "committees:open_data": "data",
    "committees:open_list": "data",
    "committees:open_object": "data",
    "committees:open_meeting_file": "data",
    "committees:open_table": "a file",
    "committees:minutes_publish": "by POST",
    "committees:minutes_restore": "by POST",
    "health": "for machines",
    "scim_configuration": "for machines",
    "scim_nothing": "for machines",
    "scim_user": "for machines",
    "scim_users": "for machines",
    "openid_connect_login": "leads to the council's own sign-in",
    "openid_sign_out": "leads to the council's own sign-out",
    "indicators:collection_delete": "by POST",
    "indicators:indicator_merge": "leads back: no two indicators of the demonstration are counted alike",
    "indicators:entry_paste": "by POST",
    "indicators:entry_save": "by POST",
    "indicators:feed_revoke": "by POST",
    "indicators:template_workbook": "a spreadsheet",
    "indicators:upload_refused": "a spreadsheet",
    "scorecards:all_councils_figures": "a spreadsheet",
    "definition_file": "a file",
    "scorecards:all_councils_picture": "a picture",
    "scorecards:appendix": "a PDF",
    "scorecards:appendix_length": "a PDF",
    "scorecards:compare_chart": "a picture",
    "scorecards:compare_figures": "a spreadsheet",
    "scorecards:draft_appendix": "a PDF",
    "scorecards:draft_appendix_length": "a PDF",
    "scorecards:chart": "a picture",
    "scorecards:draft_chart": "a picture",
    "scorecards:draft_explore": "figures of a chart",
    "scorecards:draft_spreadsheet": "a spreadsheet",
    "scorecards:explore": "figures of a chart",
    "scorecards:heat_figures": "a spreadsheet",
    "scorecards:briefing_publish": "by POST",
    "scorecards:latest": "leads to the newest edition",
    "scorecards:measure": "leads to the newest edition",
    "scorecards:preview_appendix": "a PDF",
    "scorecards:preview_appendix_length": "a PDF",
    "scorecards:preview_chart": "a picture",
    "scorecards:preview_explore": "figures of a chart",
    "scorecards:preview_newest": "leads to the newest preview",
    "scorecards:preview_spreadsheet": "a spreadsheet",
    "indicators:indicator_take_up": "by POST",
    "scorecards:as_public_appendix": "a PDF",
    "scorecards:as_public_appendix_length": "a PDF",
    "scorecards:as_public_chart": "a picture",
    "scorecards:as_public_explore": "figures of a chart",
    "scorecards:as_public_spreadsheet": "a spreadsheet",
    "committees:meeting_put_back": "offered where a meeting is cancelled",
    "scorecards:put_back": "leads to the edition, of which none is down",
    "scorecards:briefing_put_back": "leads to the briefing, of which none is down",
    "scorecards:quarter": "leads to the newest edition",
    "scorecards:spreadsheet": "a spreadsheet",
}


def names_of_the_site(resolver=None, namespace: str = "") -> Iterator[str]:
    """The name of every address, with its namespace, from the URL resolver."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from names_of_the_site(entry, inner)


def name_of(address: str) -> str:
    return resolve(urlsplit(address).path).view_name


def visit(page: Page, demonstration: Demonstration, place: SitePage) -> Response:
    """Open the page. Fails where it does not answer, or where it is another page than the one meant."""
    answer = page.goto(demonstration.url + place.path)
    for name in place.by_links:
        links = page.eval_on_selector_all("main a[href]", "all => all.map(each => each.href)")
        inside = (link for link in links if link.startswith(demonstration.url))
        answer = page.goto(next(link for link in inside if name_of(link) == name))
    assert answer is not None
    assert answer.status == 200, f"{answer.url} answered {answer.status}"
    assert answer.headers["content-type"].startswith("text/html")
    assert name_of(page.url) == place.name, f"{page.url} is {name_of(page.url)}"
    return answer
