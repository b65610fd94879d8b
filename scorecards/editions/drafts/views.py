"""A scorecard as the figures stand now, for officers, until it is published."""

from scorecards.editions import pages
from scorecards.editions.downloads import pages as downloads
from scorecards.editions.drafts.pages import of_draft

draft = of_draft(pages.scorecard)
attention = of_draft(pages.attention)
opened = of_draft(pages.opened)
figures = of_draft(pages.figures)
indicator = of_draft(pages.indicator)
explore = of_draft(pages.explore)
print_versions = of_draft(downloads.versions_page)
appendix = of_draft(downloads.appendix)
spreadsheet = of_draft(downloads.spreadsheet)
chart = of_draft(downloads.chart)
