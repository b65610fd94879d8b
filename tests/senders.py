"""A system that sends figures, as tests use it: one line each."""

import json
from itertools import count

from django.test import Client

from indicators.intake.systems.actions import create_system
from indicators.models import SendingSystem

ADDRESS = "/api/figures/"
KEYS = count()


class Sender:
    """A system with a token for these indicators, and a program without cookies that uses it."""

    def __init__(self, council, *indicators, name="Case management system", by=None):
        self.system, self.token = create_system(council=council, name=name, indicators=indicators, by=by)
        self.client = Client(enforce_csrf_checks=True)

    def send(self, *rows, key=None, query="", reason=None, **headers):
        """The answer to these rows in JSON; each row is a dictionary."""
        body = {"figures": list(rows)} if reason is None else {"figures": list(rows), "reason": reason}
        return self.post(json.dumps(body), key=key, query=query, **headers)

    def post(self, body, media_type="application/json", key=None, query="", **headers):
        sent = {
            "Authorization": f"Bearer {self.token}",
            "Idempotency-Key": f"key-{next(KEYS)}" if key is None else key,
            **headers,
        }
        sent = {name: value for name, value in sent.items() if value}
        return self.client.post(ADDRESS + query, body, content_type=media_type, headers=sent)

    def outcomes(self, *rows, **options):
        """The outcome of each row."""
        answer = self.send(*rows, **options)
        assert answer.status_code == 200, answer.content
        return [row["outcome"] for row in answer.json()["figures"]]

    def again(self) -> SendingSystem:
        self.system.refresh_from_db()
        return self.system


def row(indicator, period="2018/19 Q2", **figure):
    """One figure as JSON has it: 8 of 100 unless it says otherwise."""
    figure = figure or {"numerator": 8, "denominator": 100}
    return {"indicator": indicator.code, "period": period, **figure}
