"""Who gets what: the site's own pages."""

from tests.architecture.access.answers import ALL, HOME, READ

CONFIG = {
    "home": HOME,
    "health": ALL,
    "accessibility": ALL,
    "methods": ALL,
    "brand": ALL,
    "council_home": READ,
    "search": READ,
    "words": READ,
}
