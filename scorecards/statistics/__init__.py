"""What numbers say about each other: intervals, changes, comparisons, ratings. Pure.

The one place to ask for them. What one series says of itself lies a floor lower, in `indicators.statistics`, because
the checks at entry ask the same questions.
"""

from indicators.statistics.differences import difference_of_proportions, difference_of_rates
from indicators.statistics.process_chart import process_chart
from indicators.statistics.real_change import real_change
from scorecards.statistics.against import against_benchmark, against_each
from scorecards.statistics.comparison import quantile
from scorecards.statistics.comparison import quartile_band as quartile
from scorecards.statistics.funnel import funnel_limits
from scorecards.statistics.intervals import byars_interval, sample_interval, wilson_interval
from scorecards.statistics.long_run import long_run
from scorecards.statistics.trends import recent_trend

__all__ = [
    "against_benchmark",
    "against_each",
    "byars_interval",
    "difference_of_proportions",
    "difference_of_rates",
    "funnel_limits",
    "long_run",
    "process_chart",
    "quantile",
    "quartile",
    "real_change",
    "recent_trend",
    "sample_interval",
    "wilson_interval",
]
