"""Who gets what at every address: the one table of URL names and visitors, in a file for each app."""

from tests.architecture.access.accounts import ACCOUNTS
from tests.architecture.access.committees import COMMITTEES
from tests.architecture.access.config import CONFIG
from tests.architecture.access.indicators import INDICATORS
from tests.architecture.access.scorecards import SCORECARDS

TABLES = (CONFIG, ACCOUNTS, INDICATORS, SCORECARDS, COMMITTEES)
TABLE = {name: line for table in TABLES for name, line in table.items()}
