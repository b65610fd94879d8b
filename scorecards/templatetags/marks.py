"""`{% mark kind %}`: the shape of a status or of an action's state, from the one place that draws it."""

from django import template

from scorecards.editions.presenters import mark_svg

register = template.Library()
register.simple_tag(mark_svg, name="mark")
