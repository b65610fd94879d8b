"""A performance officer edits what an indicator means, and answers the catalogue's new text."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.roles import Role
from indicators.catalogue.querysets import words_of
from indicators.catalogue.versions.actions import Revision, change_definition, follow_words
from indicators.catalogue.versions.words import Words
from tests.factories import CouncilFactory, IndicatorFactory, user_with_role
from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of

CODE = "dental-checks"
MEASURE = f"/exampleton/corporate-parenting-panel/2025-26/q3/draft/measures/{CODE}/"
WHY = "Checks by a school nurse no longer count."


@pytest.mark.browser_alone
def test_an_officer_changes_a_definition_and_the_draft_says_so_without_javascript(
    no_script_page, demonstration
):
    page = no_script_page
    demonstration.sign_in(page, "officer")
    page.goto(demonstration.url)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Definitions").click()
    page.get_by_label("Words to look for").fill("dental")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_contain_text("with “dental”.")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("link", name="Change the definition").click()
    page.get_by_label("What is counted").fill("Children in care seen by a dentist in the last 12 months")
    page.get_by_role("button", name="Save").click()

    problems = page.get_by_role("alert")
    problems.get_by_role("link", name="Choose from which period on the new words hold.").click()
    page.get_by_label("First period of the new words").select_option(
        label="Quarter 1 2025/26, from 1 April 2025"
    )
    page.get_by_label("Why the definition changes").fill(WHY)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Version 2 of the definition is saved.")
    expect(page.get_by_role("status")).to_contain_text("reported under the words before")

    page.goto(f"{demonstration.url}{MEASURE}")
    about = page.get_by_role("region", name="About this measure")
    expect(about).to_contain_text(f"The definition changed from Quarter 1 2025/26: {WHY}")
    expect(about).to_contain_text("Children in care seen by a dentist in the last 12 months")
    about.get_by_text("What it said before").click()
    expect(about.get_by_role("group")).to_be_visible()


@pytest.mark.one_database
@pytest.mark.django_db(transaction=True)
def test_the_catalogues_new_text_is_compared_and_taken_over(page, live_server, sign_in):
    council = CouncilFactory(slug="exampleton")
    indicator = IndicatorFactory(code="visits", meaning="Children seen on time.")
    officer = user_with_role(council, Role.PERFORMANCE_OFFICER)
    theirs = words_of(indicator)
    ours = Words(**{**vars(theirs), "meaning": "Children we saw."})
    change_definition(
        council=council, indicator=indicator, revision=Revision(ours, "Plainer words."), shown="0", by=officer
    )
    indicator.meaning = "Children seen alone and on time."
    indicator.save()
    follow_words(
        indicator=indicator, before=theirs, starts=timezone.localdate(), reason="Revised in May.", by=None
    )
    sign_in(page, officer)
    page.goto(f"{live_server.url}/exampleton/definitions/visits/")
    page.get_by_role("link", name="Compare both texts").click()
    assert name_of(page.url) == "indicators:definition_catalogue"
    expect(page.get_by_text("Ours: Children we saw.")).to_be_visible()
    expect(page.get_by_text("The catalogue’s: Children seen alone and on time.")).to_be_visible()
    check_accessibility(page)
    page.get_by_label("Take over the catalogue’s text").check()
    page.get_by_label("First period of the catalogue’s text").select_option("same")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("The catalogue’s text is taken over.")
    expect(page.get_by_role("region", name="The words as they stand")).to_contain_text(
        "Children seen alone and on time."
    )
