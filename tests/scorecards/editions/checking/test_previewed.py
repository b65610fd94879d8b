"""What was previewed is what readers get: pages and print, word for word and number for number."""

import re
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from accounts.roles import Role
from scorecards.editions.set_times.actions import publish_now
from scorecards.models import Section
from scorecards.urls import as_public_patterns
from tests.drafts import made_ready
from tests.factories import (
    EvidenceFactory,
    IndicatorFactory,
    KeyLineOfEnquiryFactory,
    SectionIndicatorFactory,
)
from tests.scorecards.editions.checking.test_checking import main_of, signed_in
from tests.scorecards.editions.test_scorecards import Q2, World, correct, newest

pytestmark = pytest.mark.django_db


def previewed(*codes: str) -> list[str]:
    """Every page of the preview, as its addresses end: those of files apart."""
    routes = [str(each.pattern) for each in as_public_patterns]
    pages = [route for route in routes if route == "" or route.endswith("/")]
    return [
        page.replace("<slug:code>", code) for page in pages for code in (codes if "<" in page else codes[:1])
    ]


@pytest.mark.slow
def test_what_was_previewed_is_word_for_word_and_number_for_number_what_the_public_gets():
    world = World(3, public=True)
    small = IndicatorFactory(code="small", title="A rare thing")
    SectionIndicatorFactory(section=world.section, indicator=small, order=50)
    world.report(small, Q2, 3, 217)
    line = KeyLineOfEnquiryFactory(framework__council=world.council, code="homes")
    Section.objects.update(line=line)
    world.scorecard.framework = line.framework
    world.scorecard.save()
    EvidenceFactory(council=world.council, line=line, on=Q2.start, title="Audit of homes")
    seen = made_ready(world.scorecard, Q2)
    approver, preview = signed_in(world, Role.APPROVER), f"{world.base}draft/as-public/"
    assert "3 of 217" in approver.get(f"{world.base}draft/").text
    pages = previewed("small", "measure-0")
    before = {page: approver.get(f"{preview}{page}").text for page in pages}
    csv = approver.get(f"{preview}figures.csv").content
    assert all("Preview, not published." in text and "217" not in text for text in before.values())
    assert "Audit of homes" in before["evidence/"] and "appendix-short.pdf" in before["appendix/"]
    heat = re.search(r'href="([^"]+)">Against similar councils<', before[""])[1]
    assert preview in approver.get(heat).text, "and back to the preview"
    publish_now(scorecard=world.scorecard, period=Q2, by=None, digest=seen, shown="")
    base = f"{world.base}edition-1/"
    for page in pages:
        was, now = main_of(before[page], preview), main_of(Client().get(f"{base}{page}").text, base)
        assert was == now, page
    published = Client().get(f"{base}figures.csv").text
    edition = re.search(r"Edition 1[^,]*", published)[0]
    assert csv.decode().replace('"Draft, not published"', edition) == published


def words_of_pdf(content: bytes) -> list[str]:
    """Of every page, without what stands behind them."""
    pages = PdfReader(BytesIO(content)).pages
    return [" ".join(page.extract_text().replace("Preview, not published", " ").split()) for page in pages]


@pytest.mark.slow
def test_the_print_version_that_was_previewed_says_what_the_published_one_says():
    """Its edition, the box of what it corrects, its fingerprint: page by page."""
    world = World(2, public=True)
    world.publish()
    correct(newest(world), 90)
    seen = made_ready(world.scorecard, Q2, corrects="It was counted again.")
    approver = signed_in(world, Role.APPROVER)
    answer = approver.get(f"{world.base}draft/as-public/appendix-short.pdf")
    assert "preview" in answer["Content-Disposition"]
    marked = PdfReader(BytesIO(answer.content))
    assert marked.metadata.title.startswith("Preview, not published: ")
    assert all("Preview, not published" in page.extract_text() for page in marked.pages)
    previewed_words = words_of_pdf(answer.content)
    assert "Edition 2, published" in previewed_words[0] and "Correction. It was counted" in previewed_words[0]
    publish_now(scorecard=world.scorecard, period=Q2, by=None, digest=seen, shown="")
    published = Client().get(f"{world.base}edition-2/appendix-short.pdf").content
    assert words_of_pdf(published) == previewed_words
