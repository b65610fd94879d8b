"""One real measure beside all councils, worked out again from the raw file by pandas and statsmodels' formulas alone."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from tests.paths import SHARED_DATA, needs_shared_data
