"""The picture in the README is the scorecard as it is: `UPDATE_SCREENSHOT=1 pytest` on this file takes it again."""

import os

import pytest
from PIL import Image

from tests.paths import PROJECT

PICTURE = PROJECT / "docs" / "scorecard.png"
WIDTH, HEIGHT = 1280, 1240


@pytest.mark.browser_alone
def test_the_picture_in_the_readme_shows_the_scorecard_that_anybody_can_open(page, demonstration):
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.goto(f"{demonstration.url}/exampleton/corporate-parenting-panel/")
    assert "edition" in page.url
    if os.environ.get("UPDATE_SCREENSHOT"):
        page.screenshot(path=PICTURE)
    with Image.open(PICTURE) as picture:
        assert picture.size == (WIDTH, HEIGHT)
