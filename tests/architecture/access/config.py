"""Who gets what: the site's own pages."""

from tests.architecture.access.answers import ADDS, ALL, BRINGS, HOME, READ, STEPS

CONFIG = {
    "home": HOME,
    "health": ALL,
    "accessibility": ALL,
    "methods": ALL,
    "brand": ALL,
    "council_home": READ,
    "search": READ,
    "words": READ,
    "definition_file": BRINGS,
    "getting_started": STEPS,
    "getting_started_person": ADDS,
    "starter": STEPS,
}
