"""An officer brings a national file that is not known, says what it holds, and takes it in."""

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from indicators.benchmarks.areas.changes.actions import sync_areas
from indicators.catalogue.shipped.actions import sync_catalogue
from tests.factories import CouncilFactory, user_with_role
from tests.indicators.benchmarks.test_own_mappings import GROUP, stability
from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of


@pytest.fixture
def officer(transactional_db):
    sync_areas(by=None)
    sync_catalogue()
    council = CouncilFactory(name="Durham County Council", slug="durham", gss_code="E06000047")
    return user_with_role(council, Role.PERFORMANCE_OFFICER)


@pytest.mark.browser_alone
def test_an_unknown_file_becomes_figures_to_compare_with(page, live_server, sign_in, officer):
    sign_in(page, officer)
    page.goto(f"{live_server.url}/durham/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="National figures").click()
    page.get_by_role("link", name="Bring a file").click()
    file = {"name": "stable.csv", "mimeType": "text/csv", "buffer": stability(2024, 2025)}
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_label("Name of the release or model").fill("2025")
    page.get_by_role("button", name="Read the file").click()
    assert name_of(page.url) == "indicators:national_file"
    check_accessibility(page)
    page.get_by_role("link", name="Say what it holds").click()
    assert name_of(page.url) == "indicators:national_map"
    page.get_by_label("Indicator", exact=True).select_option("long-term-stability")
    page.get_by_label("What the file means by a year").select_option("at 31 March")
    page.get_by_label("Rows where kind of group is").select_option(f"={GROUP}")
    page.get_by_label("Column of the value").select_option("share")
    page.get_by_role("button", name="Show the figures").click()
    expect(page.get_by_role("table").get_by_role("row").filter(has_text="England")).to_contain_text("90%")
    check_accessibility(page)
    page.get_by_role("button", name="Save the mapping").click()
    page.get_by_role("button", name="Take it in").click()
    check_accessibility(page)
    page.get_by_role("link", name="Releases of this dataset").click()
    assert name_of(page.url) == "indicators:national_dataset"
    check_accessibility(page)
    page.get_by_role("link", name="How its files are read").click()
    assert name_of(page.url) == "indicators:national_mapping"
    check_accessibility(page)
    page.get_by_role("link", name="Take it out").click()
    assert name_of(page.url) == "indicators:national_mapping_remove"
    check_accessibility(page)
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Use another release").click()
    assert name_of(page.url) == "indicators:national_use"
    check_accessibility(page)
    page.get_by_role("radio", name="2025").check()
    page.get_by_label("Why").fill("It is the one that members have seen")
    page.get_by_role("button", name="Use it").click()
    expect(page.get_by_role("table")).to_contain_text("It is the one that members have seen")
