"""The key that signs sessions and encrypts second factors: long, and no guess. Pure."""

from collections.abc import Mapping

from config.environment import SettingMissing, required, words

KEY_EXAMPLE = "$(openssl rand -base64 48)"
SHORTEST_KEY, FEWEST_KINDS = 50, 16  # characters; 48 random bytes make 64 in base64, of some 40 kinds
# What stands in keys that were copied from somewhere
GUESSED = (
    "insecure",
    "secret",
    "password",
    "changeme",
    "change-me",
    "example",
    "0123456789",
    "abcdefgh",
    "only-for",
)


def secret_key(environ: Mapping[str, str], name: str, *, local: bool) -> str:
    """The key that signs sessions; whoever guesses it signs in as anybody. The messages never repeat it."""
    key = required(environ, name, KEY_EXAMPLE)
    if not local and (why := why_guessable(key)):
        raise SettingMissing(f"{name} {why}. Make another: {name}={KEY_EXAMPLE}")
    return key


def older_keys(environ: Mapping[str, str], name: str) -> list[str]:
    """Keys that were SECRET_KEY before, with commas between; the messages never repeat them."""
    keys = words(environ, name)
    if any(len(key) < SHORTEST_KEY for key in keys):
        raise SettingMissing(f"{name} holds a key of fewer than {SHORTEST_KEY} characters. Take it out.")
    return keys


def why_guessable(key: str) -> str:
    """ "has only 12 characters, and needs 50"; "" for a key as a generator makes it."""
    if len(key) < SHORTEST_KEY:
        return f"has only {len(key)} characters, and needs {SHORTEST_KEY}"
    if len(set(key)) < FEWEST_KINDS:
        return f"has only {len(set(key))} different characters"
    if word := next((each for each in GUESSED if each in key.lower()), ""):
        return f"holds “{word}”, as examples do"
    return "says the same twice" if key in (key * 2)[1:-1] else ""
