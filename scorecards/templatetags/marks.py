"""What templates of figures ask for: the shape of a status, and cells beside the heads of their columns."""

from collections.abc import Iterable

from django import template

from scorecards.editions.presenters import mark_svg

register = template.Library()
register.simple_tag(mark_svg, name="mark")  # `{% mark kind %}`, from the one place that draws it


@register.filter
def under(cells: Iterable, heads: Iterable) -> list[tuple]:
    """`{% for head, cell in row.cells|under:heads %}`: on a phone each cell says what its column says."""
    return list(zip(heads, cells, strict=True))
