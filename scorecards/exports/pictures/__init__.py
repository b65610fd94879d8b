"""Charts as files of their own: pictures with their title and source, and the figures they show.

captions.py   a drawing with its title, council, period and source around it
files.py      a drawing as SVG and as PNG, the figures as CSV
worker.py     the child process that sets one PNG and ends
links.py      the addresses of one chart's files, for components/chart_files.html
pages.py      the answers of views
"""

from scorecards.exports.pictures.captions import Caption, captioned
from scorecards.exports.pictures.files import PictureError, csv_file, png_file, svg_file
from scorecards.exports.pictures.links import chart_files

__all__ = ["Caption", "PictureError", "captioned", "chart_files", "csv_file", "png_file", "svg_file"]
