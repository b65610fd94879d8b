"""A period as two columns, which many tables have."""

from django.db import models

from indicators.terms.periods import Frequency, Period


def choices_of(enumeration):
    return [(member.value, member.value) for member in enumeration]


class PeriodFields(models.Model):
    """A period in two columns; its end follows from them. See indicators.terms.written_periods."""

    frequency = models.CharField(max_length=20, choices=choices_of(Frequency))
    start = models.DateField()

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        return Period(self.start, Frequency(self.frequency))
