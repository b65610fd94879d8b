"""A field of forms in which democratic services say which limb something comes of."""

from django import forms

from committees.minutes.presenters import limb_citations
from committees.models import AgendaItem, Limb


def offer_limbs(field: forms.ModelChoiceField, item: AgendaItem) -> None:
    """The limbs of the item's resolutions, each as it is cited there and how it begins."""
    limbs = Limb.objects.filter(resolution__item=item).select_related("resolution")
    limbs = limbs.order_by("resolution__order", "parent_id", "order")
    cited = limb_citations("", limbs)
    field.queryset = limbs
    field.label_from_instance = lambda limb: f"{cited[limb.pk]} {limb.text[:80]}".strip()
