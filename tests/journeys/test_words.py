"""A performance officer writes the words of a quarter in a browser without JavaScript, and mends what is too long."""

DRAFT = "/haringey/children-and-families-committee/2013-14/q2/draft/"


def test_an_officer_writes_what_a_quarter_says_and_reads_it_on_the_draft(no_script_page, demonstration):
    page = no_script_page
    demonstration.sign_in(page, "analyst")
    page.goto(f"{demonstration.url}{DRAFT}")
    page.get_by_role("link", name="Words").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Words for Quarter 2 2013/14"
    page.get_by_label("Headline").fill("Fewer families came to the front door.\n\nTwo children waited.")
    first = page.get_by_role("group", name="Do families get the right help in time?")
    first.get_by_label("Answer").fill("Mostly.")
    contacts = first.get_by_role("group", name="Contacts")
    contacts.get_by_label("Commentary").fill("Fewer schools called in the summer.")
    page.get_by_role("button", name="Save the words").click()

    problems = page.get_by_role("alert")
    problems.get_by_role("link", name="Enter the role of whoever says this").click()
    assert page.url.endswith("#id_author-contacts")
    contacts.get_by_label("Author’s role").fill("Head of the front door")
    page.get_by_role("button", name="Save the words").click()

    assert page.get_by_role("status").inner_text() == "Saved: the headline, 1 answer and 1 commentary."
    assert page.get_by_text("“Two children” gives a count of 2.").is_visible()
    assert (
        page.get_by_label("Headline")
        .input_value()
        .startswith("Fewer families came to the front door.\n\nTwo")
    )
    page.get_by_role("link", name="Draft of Quarter 2 2013/14").click()
    assert page.get_by_text("Fewer families came to the front door.").is_visible()


def test_saving_again_what_is_on_the_page_changes_nothing(no_script_page, demonstration):
    page = no_script_page
    demonstration.sign_in(page, "analyst")
    page.goto(f"{demonstration.url}{DRAFT.replace('q2', 'q1')}words/")
    page.get_by_label("Headline").fill("One line.\nAnother <b>line</b> & more.")
    page.get_by_role("button", name="Save the words").click()
    assert page.get_by_role("status").inner_text() == "Saved: the headline."
    page.get_by_role("button", name="Save the words").click()
    assert page.get_by_role("status").inner_text() == "Nothing was changed, so nothing was saved."
