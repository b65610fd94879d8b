"""A performance officer types a quarter's figures: by keyboard, from a spreadsheet, without JavaScript, and when the
connection, the sign-in or a colleague come between."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, expect

from accounts.models import AuditEntry
from accounts.roles import Role
from indicators.amounts.cells import Typed
from indicators.collection.approval.actions import approve_section, return_section, submit_section
from indicators.models import Submission
from tests.entries import QUARTER, SectionUnderTest
from tests.factories import PASSWORD, TargetFactory, user_with_role
from tests.journeys.conftest import TIMEOUT, check_accessibility, check_folded_and_open

PLACEMENTS = "3 or more placements, Quarter 4 2025/26"
STABLE = "Same placement for two years, Quarter 4 2025/26"
HOMES = "New foster homes, Quarter 4 2025/26"


@pytest.fixture
def section(transactional_db) -> SectionUnderTest:
    """Two percentages with figures before them, and a count."""
    found = SectionUnderTest()
    found.placements = found.add("3 or more placements")
    found.stable = found.add("Same placement for two years")
    found.homes = found.add_count("New foster homes")
    found.record(found.placements, 46, 560)
    found.record(found.stable, 130, 190)
    found.officer.set_password(PASSWORD)
    found.officer.save()
    TargetFactory(council=found.council, indicator=found.placements, value=10)
    return found


@pytest.fixture
def opened(live_server, page, sign_in, section) -> Page:
    """The section's page in the officer's browser."""
    sign_in(page, section.officer)
    page.goto(live_server.url + section.address())
    return page


def cell(page: Page, column: str, name: str) -> Locator:
    return page.get_by_role("textbox", name=f"{column}, {name}", exact=True)


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=cell(page, "Numerator", name))


def tab_to(page: Page, field: Locator, most: int = 80) -> None:
    """Press Tab until the field is reached, as somebody without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if field.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError("The Tab key does not reach it.")


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text(re.compile(r"^Saved at \d\d:\d\d$"))


def state_of(section: SectionUnderTest) -> str:
    return Submission.objects.get(collection=section.collection).state


# ---------- by keyboard alone ----------


@pytest.mark.one_database
def test_a_quarter_by_keyboard_alone(opened, section):
    page = opened
    tab_to(page, cell(page, "Numerator", PLACEMENTS))
    page.keyboard.type("652")
    page.keyboard.press("ArrowRight")
    expect(cell(page, "Denominator", PLACEMENTS)).to_be_focused()
    page.keyboard.type("566")
    page.keyboard.press("Enter")
    expect(cell(page, "Denominator", STABLE)).to_be_focused()
    page.keyboard.type("192")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(cell(page, "Numerator", STABLE)).to_be_focused()
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    page.keyboard.type("4")
    expect(row(page, PLACEMENTS)).to_contain_text("652 is more than the denominator 566")
    expect(cell(page, "Numerator", PLACEMENTS)).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+Enter")
    expect(cell(page, "Numerator", PLACEMENTS)).to_be_focused()
    page.keyboard.type("45")  # moving there selected what it held
    page.keyboard.press("Escape")
    expect(cell(page, "Numerator", PLACEMENTS)).to_have_value("652")
    page.keyboard.press("Control+a")
    page.keyboard.type("45")
    expect(row(page, PLACEMENTS).locator("output")).to_have_text("8%")
    expect(cell(page, "Numerator", PLACEMENTS)).not_to_have_attribute("aria-invalid", "true")
    answer = cell(page, "Answer to the query", STABLE)
    expect(answer).to_be_visible()
    tab_to(page, answer)
    page.keyboard.type("Checked with the placements team.")
    expect(row(page, STABLE)).to_contain_text("Query answered")
    saved(page)
    assert section.typed(section.homes).numerator == "4"
    tab_to(page, page.get_by_role("button", name="Submit for approval"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Waits for approval since today at")).to_be_visible()
    assert state_of(section) == Submission.State.SUBMITTED


@pytest.mark.browser_alone
def test_every_cell_has_its_name(live_server, page, sign_in, section):
    section.split(section.homes, "Under 5", "5 and over")
    sign_in(page, section.officer)
    page.goto(live_server.url + section.address())
    for column in ("Numerator", "Denominator"):
        expect(cell(page, column, PLACEMENTS)).to_be_visible()
        expect(cell(page, column, STABLE)).to_be_visible()
    expect(cell(page, "Numerator", HOMES)).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    expect(page.get_by_role("combobox", name=f"No figure, because, {HOMES}", exact=True)).to_be_visible()
    expect(page.get_by_role("checkbox", name=f"Provisional, {HOMES}", exact=True)).to_be_visible()
    expect(cell(page, "Commentary for councillors", HOMES)).to_be_visible()
    expect(cell(page, "Note with the figure", "New foster homes, Under 5, Quarter 4 2025/26")).to_be_visible()
    expect(cell(page, "Numerator", "New foster homes, Under 5, Quarter 4 2025/26")).to_be_visible()
    unnamed = page.get_by_role("textbox").and_(page.locator("#entry :not([aria-labelledby*=' '])"))
    expect(unnamed).to_have_count(0)


# ---------- without JavaScript ----------


@pytest.mark.browser_alone
def test_a_quarter_without_javascript(live_server, no_script_page, sign_in, section):
    page = no_script_page
    sign_in(page, section.officer)
    page.goto(live_server.url + section.address())
    cell(page, "Numerator", PLACEMENTS).fill("652")
    cell(page, "Denominator", PLACEMENTS).fill("566")
    cell(page, "Numerator", STABLE).fill("20")
    cell(page, "Denominator", STABLE).fill("192")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved: 2 rows changed.")).to_be_visible()
    expect(cell(page, "Numerator", PLACEMENTS)).to_have_value("652")
    summary = page.locator("#summary")
    expect(summary.get_by_role("heading")).to_have_text("1 error and 1 query before you can submit")
    summary.get_by_role("link").first.click()
    expect(cell(page, "Numerator", PLACEMENTS)).to_be_focused()
    cell(page, "Numerator", PLACEMENTS).fill("45")
    cell(page, "Answer to the query", STABLE).fill("Checked with the placements team.")
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_role("alert").first).to_contain_text("Not submitted")
    expect(row(page, HOMES)).to_contain_text("Nothing is entered yet")
    assert section.typed(section.placements).numerator == "45", "what was typed is saved all the same"
    cell(page, "Numerator", HOMES).fill("4")
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("Waits for approval since today at")).to_be_visible()


@pytest.mark.browser_alone
def test_an_expired_sign_in_without_javascript_loses_nothing(live_server, no_script_page, sign_in, section):
    page = no_script_page
    sign_in(page, section.officer)
    page.goto(live_server.url + section.address())
    cell(page, "Numerator", PLACEMENTS).fill("45")
    cell(page, "Denominator", PLACEMENTS).fill("566")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save draft").click()
    sign_in_by_form(page, section.officer.email)
    expect(page.get_by_role("heading", name="What you typed is back")).to_be_visible()
    expect(cell(page, "Numerator", PLACEMENTS)).to_have_value("45")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved: 1 row changed.")).to_be_visible()
    assert section.typed(section.placements) == Typed("45", "566")


def sign_in_by_form(page: Page, email: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.browser_alone
def test_two_officers_without_javascript_choose(live_server, no_script_page, sign_in, section, colleague):
    page = no_script_page
    sign_in(page, section.officer)
    page.goto(live_server.url + section.address())
    section.type(section.homes, by=colleague, numerator="7")
    cell(page, "Numerator", HOMES).fill("5")
    page.get_by_role("button", name="Save draft").click()
    group = page.get_by_role("group", name=re.compile("A colleague saved this at"))
    expect(group.get_by_role("radio", name="Keep theirs: 7")).to_be_visible()
    group.get_by_role("radio", name="Keep mine: 5").check()
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved: 1 row changed.")).to_be_visible()
    assert section.typed(section.homes).numerator == "5"


# ---------- pasting ----------


def paste(page: Page, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


@pytest.mark.browser_alone
def test_a_block_of_forty_cells_is_pasted_and_saved(live_server, page, sign_in, section):
    measures = [section.add(f"Indicator {number}") for number in range(20)]
    sign_in(page, section.officer)
    page.goto(live_server.url + section.address())
    cell(page, "Numerator", "Indicator 0, Quarter 4 2025/26").focus()
    paste(page, "".join(f"{number + 10}\t1 {number + 100}\r\n" for number in range(20)))
    expect(page.get_by_role("heading", name="Pasted: 20 rows, 40 fields")).to_be_visible()
    expect(cell(page, "Denominator", "Indicator 19, Quarter 4 2025/26")).to_have_value("1 119")
    saved(page)
    assert [section.typed(each) for each in measures] == [
        Typed(str(number + 10), f"1 {number + 100}") for number in range(20)
    ]
    assert AuditEntry.objects.filter(verb="typed figures").count() == 1, "one save, not forty"
    page.keyboard.press("Control+z")
    expect(page.get_by_role("heading", name="The paste was undone")).to_be_visible()
    expect(cell(page, "Denominator", "Indicator 19, Quarter 4 2025/26")).to_have_value("")
    saved(page)
    assert all(section.typed(each).blank for each in measures), "also after the draft was kept"


@pytest.mark.browser_alone
def test_what_does_not_fit_is_counted_and_quoted_cells_are_read(opened):
    page = opened
    cell(page, "Numerator", STABLE).focus()
    paste(page, '"1\n31"\t192\textra\n4\t9\n1\t2\n')
    expect(page.locator("#pasted-words")).to_have_text("3 rows did not fit: extra, 9, 1 2.")
    expect(cell(page, "Denominator", STABLE)).to_have_value("192")
    expect(cell(page, "Numerator", HOMES)).to_have_value("4")
    paste(
        page,
        "Measure\tNumerator\tDenominator\nNew foster homes\t6\nFoster agencies\t5\nSame placement for two years\t68%",
    )
    expect(cell(page, "Numerator", HOMES)).to_have_value("6")
    expect(cell(page, "Denominator", STABLE)).to_have_value("")  # the result took the place of 131 out of 192
    expect(page.locator("#told")).to_contain_text(
        "Pasted: 2 rows, 2 fields. The row of headings was not pasted. 2 titles found their rows. "
        "1 row did not fit: Foster agencies 5."
    )
    paste(page, "Measure\tQ3 2025/26\nNew foster homes\t9\nFoster agencies\t5")
    expect(page.locator("#pasted-words")).to_contain_text(
        "The block is of Quarter 3 2025/26, and this page of"
    )
    expect(cell(page, "Numerator", HOMES)).to_have_value("6")
    page.get_by_role("button", name="Put it into Quarter 4 2025/26 all the same").press("Enter")
    expect(cell(page, "Numerator", HOMES)).to_have_value("9")
    page.keyboard.press("Control+z")
    expect(cell(page, "Numerator", HOMES)).to_have_value("6")
    cell(page, "Numerator", HOMES).focus()
    paste(page, "Foster agencies\t5\nNew foster homes\t9")
    expect(page.get_by_label("Put it into")).to_be_visible()
    page.reload()
    page.get_by_label("Put it into").select_option("3 or more placements")
    page.get_by_role("button", name=re.compile("Place it.*Foster agencies 5")).click()
    expect(cell(page, "Numerator", PLACEMENTS)).to_have_value("5")


@pytest.mark.browser_alone
def test_headings_are_left_out_of_a_paste_and_a_recorded_row_takes_up_its_line(
    live_server, page, sign_in, section
):
    section.record(section.stable, 131, 192, quarters_ago=0)
    sign_in(page, section.officer)
    page.goto(live_server.url + section.address())
    cell(page, "Numerator", PLACEMENTS).focus()
    paste(page, "Count\tOut of\r\n45\t566\r\n131\t192\r\n7\r\n")
    expect(cell(page, "Numerator", PLACEMENTS)).to_have_value("45")
    expect(cell(page, "Numerator", HOMES)).to_have_value("7")
    expect(page.locator("#pasted-words")).to_have_text(
        "The row of headings was not pasted. 1 row did not fit: 131 192."
    )
    saved(page)


@pytest.mark.browser_alone
def test_one_number_is_pasted_as_anywhere_else(opened):
    page = opened
    cell(page, "Numerator", STABLE).focus()
    paste(page, "131")
    expect(cell(page, "Numerator", STABLE)).to_have_value("131")
    expect(page.locator("#told")).to_have_text("")


# ---------- what comes between ----------


@pytest.mark.browser_alone
def test_an_expired_sign_in_keeps_what_is_typed_until_somebody_signs_in_again(
    live_server, opened, sign_in, section
):
    page = opened
    page.context.clear_cookies(name="sessionid")
    cell(page, "Numerator", PLACEMENTS).fill("45")
    expect(page.locator("#saved")).to_contain_text("You have been signed out. Sign in in another tab")
    other = page.context.new_page()
    other.goto(live_server.url + reverse("account_login"))
    sign_in_by_form(other, section.officer.email)
    other.wait_for_url(lambda address: "login" not in address)
    other.close()
    cell(page, "Denominator", PLACEMENTS).fill("566")
    saved(page)
    assert section.typed(section.placements) == Typed("45", "566")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.browser_alone
def test_a_closed_tab_loses_nothing(live_server, opened, sign_in, section):
    page = opened
    page.context.clear_cookies(name="sessionid")
    cell(page, "Numerator", PLACEMENTS).fill("45")
    expect(page.locator("#saved")).to_contain_text("You have been signed out")
    page.close()
    page = opened.context.new_page()
    sign_in(page, section.officer)
    page.goto(live_server.url + section.address())
    expect(page.locator("#told")).to_contain_text("1 row that was not saved yet is typed in again.")
    expect(cell(page, "Numerator", PLACEMENTS)).to_have_value("45")
    saved(page)
    assert section.typed(section.placements).numerator == "45"
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.browser_alone
def test_what_one_officer_typed_is_not_shown_to_another_on_the_same_browser(
    live_server, opened, sign_in, colleague, section
):
    page = opened
    page.context.clear_cookies(name="sessionid")
    cell(page, "Numerator", PLACEMENTS).fill("45")
    expect(page.locator("#saved")).to_contain_text("You have been signed out")
    sign_in(page, colleague)
    page.goto(live_server.url + section.address())
    expect(cell(page, "Numerator", PLACEMENTS)).to_have_value("")


@pytest.mark.browser_alone
def test_a_lost_connection_loses_nothing(opened, section):
    page = opened
    page.context.set_offline(True)
    cell(page, "Numerator", PLACEMENTS).fill("45")
    cell(page, "Denominator", PLACEMENTS).fill("566")
    expect(page.locator("#saved")).to_have_text("Not saved yet: no connection. What you typed is kept here.")
    assert section.typed(section.placements).blank
    assert "45" in page.evaluate("localStorage.getItem(localStorage.key(0))")
    page.context.set_offline(False)
    saved(page)
    assert section.typed(section.placements) == Typed("45", "566")
    assert page.evaluate("localStorage.length") == 0


@pytest.fixture
def colleague(section):
    return user_with_role(section.council, Role.PERFORMANCE_OFFICER, name="A colleague")


@pytest.fixture
def second(browser: Browser, browser_context_args, live_server, console, sign_in, section, colleague) -> Page:
    """The section in a colleague's browser."""
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(TIMEOUT)
    console.watch(context)
    page = context.new_page()
    sign_in(page, colleague)
    page.goto(live_server.url + section.address())
    yield page
    context.close()


@pytest.mark.browser_alone
@pytest.mark.parametrize(("choice", "stands"), [("Keep theirs", "5"), ("Keep mine", "7")])
def test_two_officers_in_one_cell(opened, second, section, choice, stands):
    first = opened
    cell(first, "Numerator", HOMES).fill("5")
    saved(first)
    cell(second, "Numerator", HOMES).fill("7")
    group = second.get_by_role("group", name=re.compile("A performance officer saved this at"))
    expect(group).to_contain_text("5")
    expect(row(second, HOMES)).to_contain_text("choose")
    check_accessibility(second)
    assert section.typed(section.homes).numerator == "5", "nothing is decided yet"
    group.get_by_role("button", name=choice).click()
    expect(cell(second, "Numerator", HOMES)).to_have_value(stands)
    expect(group).to_have_count(0)
    expect(row(second, HOMES)).to_contain_text("Entered")
    saved(second)
    cell(second, "Numerator", STABLE).fill("130")
    saved(second)
    assert section.typed(section.homes).numerator == stands


# ---------- everybody can read it, in every state ----------


def submitted(section: SectionUnderTest) -> Submission:
    section.type(section.placements, numerator="45", denominator="566")
    section.type(section.stable, numerator="131", denominator="192")
    section.type(section.homes, numerator="4")
    return submit_section(collection=section.collection, period=QUARTER, by=section.officer)


def empty(section: SectionUnderTest) -> None:
    section.split(section.homes, "Under 5", "5 and over")


def wrong(section: SectionUnderTest) -> None:
    """An error, a query, a small number and a category that does not add up."""
    [young, old] = section.split(section.homes, "Under 5", "5 and over")
    section.type(section.placements, numerator="652", denominator="566")
    section.type(
        section.stable, numerator="20", denominator="192", note="Counted late.", status="provisional"
    )
    section.type(section.homes, numerator="4", commentary="More homes.")
    section.type(section.homes, category=young, numerator="4")
    section.type(section.homes, category=old, numerator="7")


def waiting(section: SectionUnderTest) -> None:
    submitted(section)


def returned(section: SectionUnderTest) -> None:
    remarks = {str(section.key(section.homes)): "Count the one in March."}
    by = user_with_role(section.council, Role.APPROVER)
    return_section(submission=submitted(section), remarks="One row.", row_remarks=remarks, by=by)


def approved(section: SectionUnderTest) -> None:
    approve_section(submission=submitted(section), by=user_with_role(section.council, Role.APPROVER))


@pytest.mark.browser_alone
@pytest.mark.parametrize("arrange", [empty, wrong, waiting, returned, approved])
def test_the_page_is_accessible_in_every_state(live_server, page, sign_in, section, arrange: Callable):
    arrange(section)
    sign_in(page, section.officer)
    page.goto(live_server.url + section.address())
    check_folded_and_open(page)
