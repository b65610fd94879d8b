"""A field of forms in which democratic services say which limb something comes of."""

from django import forms

from committees.minutes.presenters import limb_labels
from committees.models import AgendaItem, Limb


def offer_limbs(field: forms.ModelChoiceField, item: AgendaItem) -> None:
    """The limbs of the item's resolutions, each with its label and how it begins."""
    limbs = Limb.objects.filter(resolution__item=item).order_by("parent_id", "order")
    labels = limb_labels(limbs)
    field.queryset = limbs
    field.label_from_instance = lambda limb: f"{labels[limb.pk]} {limb.text[:80]}"
