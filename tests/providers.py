"""A council's identity provider, as tests use it: one that runs, and one whose every answer can be spoilt."""

import json
import time
import warnings
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa

from accounts.signin.openid.adapters import CouncilSignIn

TENANT = "11111111-2222-3333-4444-555555555555"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def setting(council, issuer, **more):
    """The setting OPENID_PROVIDERS with one provider, `town`, of one council."""
    return {
        "town": {
            "issuer": issuer,
            "client_id": "the-scorecard",
            "client_secret": "a secret",
            "councils": [council.gss_code],
            "domains": ["exampleton.example"],
            **more,
        }
    }


@contextmanager
def running_provider():
    """The address of oidc-provider-mock, in a thread; `person(...)` on it says what its tokens tell of somebody."""
    with warnings.catch_warnings():
        import authlib.deprecate  # noqa: F401 - which has its own warnings shown always

        # The provider imports what this library of its own says to be of yesterday
        warnings.simplefilter("ignore")
        from oidc_provider_mock import run_server_in_thread

        with run_server_in_thread() as server:
            yield f"http://localhost:{server.server_port}"


def person(issuer, subject, **claims):
    """What the running provider's tokens say from now on of somebody."""
    requests.put(f"{issuer}/users/{subject}", json=claims, timeout=5).raise_for_status()


def signed_in_there(client, subject, **answer):
    """Our answer to somebody who began at our sign-in page, and signed in (or said no) at the running provider."""
    away = client.get("/account/with/town/", answer.pop("asked", {}))
    given = answer or {"sub": subject}
    back = requests.post(away.url, data=given, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}", follow=True)


class Answer:
    """What a provider answers, in the shape of `requests`."""

    def __init__(self, found, status=200):
        self.status_code, self.text, self.content = status, json.dumps(found), json.dumps(found).encode()
        self.headers = {"content-type": "application/json"}

    def json(self):
        return json.loads(self.text)

    def raise_for_status(self):
        if self.status_code >= 400:
            raise requests.HTTPError(str(self.status_code))


class SpoiltProvider:
    """Answers what it is asked as a provider would, but for what a test changes: claims, header, key, answers."""

    issuer = f"https://login.example/{TENANT}/v2.0"

    def __init__(self, client, monkeypatch):
        self.client = client
        self.claims, self.header, self.key, self.answers = {}, {"kid": "one"}, KEY, {}
        self.without = ()
        self.asked, self.asked_for = {}, []
        monkeypatch.setattr(CouncilSignIn, "get_requests_session", lambda *_: self)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def get(self, url):
        name = url.rpartition("/")[2]
        self.asked_for.append(name)
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        usual = {
            "openid-configuration": {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
            },
            "keys": {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]},
        }
        return self._answer(name, usual[name])

    def request(self, method, url, data, **_):
        self.sent = data
        return self._answer("token", {"access_token": "x", "token_type": "Bearer", "id_token": self.token()})

    def _answer(self, name, usual):
        found = self.answers.get(name, usual)
        if isinstance(found, Exception):
            raise found
        return found if isinstance(found, Answer) else Answer(found)

    def token(self):
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": "the-scorecard",
            "sub": "pairwise-one",
            "oid": "oid-one",
            "tid": TENANT,
            "iat": now,
            "exp": now + 3600,
            "nonce": self.asked.get("nonce", ""),
            "preferred_username": "officer@exampleton.example",
            **self.claims,
        }
        claims = {name: value for name, value in claims.items() if name not in self.without}
        algorithm = self.header.get("alg", "RS256")
        return jwt.encode(claims, self.key, algorithm=algorithm, headers=self.header)

    def begin(self, query=""):
        """Our answer to "sign in", and what the provider was asked."""
        away = self.client.get(f"/account/with/town/{query}")
        if away.status_code == 302:
            self.asked = {name: values[0] for name, values in parse_qs(urlsplit(away.url).query).items()}
        return away

    def come_back(self, **query):
        """Our answer to somebody who comes back from the provider."""
        sent = {"state": self.asked.get("state", ""), "code": "abc", **query}
        sent = {name: value for name, value in sent.items() if value is not None}
        return self.client.get("/account/with/town/back/", sent)

    def sign_in(self, query=""):
        self.begin(query)
        return self.come_back()
