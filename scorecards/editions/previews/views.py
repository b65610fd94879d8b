"""The pages and files of a draft as readers would get them."""

from scorecards.editions import pages
from scorecards.editions.downloads import pages as downloads
from scorecards.editions.previews.pages import changes_page, of_preview

scorecard = of_preview(pages.scorecard)
changes = of_preview(changes_page)
attention = of_preview(pages.attention)
opened = of_preview(pages.opened)
figures = of_preview(pages.figures)
indicator = of_preview(pages.indicator)
explore = of_preview(pages.explore)
print_versions = of_preview(downloads.versions_page)
appendix = of_preview(downloads.appendix)
spreadsheet = of_preview(downloads.spreadsheet)
chart = of_preview(downloads.chart)
