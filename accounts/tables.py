"""What columns of lists share: whether their words may be broken over lines, on narrow screens too."""

KEEP, WIDE = {"td": {"class": "keep"}}, {"td": {"class": "wide"}}
