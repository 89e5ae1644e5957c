"""A record store for cmi5 in the browser's way: it answers what a page asks, and keeps what it is told."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import BrowserContext, Route

VERBS = "http://adlnet.gov/expapi/verbs/"
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://lms.test", "name": "lin"}}
STORE = "http://records.test"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "authorization, content-type, x-experience-api-version",
    "Access-Control-Allow-Methods": "GET, PUT, POST",
}


class Records:
    """The records of one registration, over all its sessions."""

    def __init__(self, **launch: Any) -> None:
        """`launch` is what the platform says of it beside what it has to."""
        session = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
        template = {
            "contextActivities": {
                "grouping": [{"objectType": "Activity", "id": "https://publisher.test/unit"}]
            },
            "extensions": {session: "s-1"},
        }
        self.launch = {"contextTemplate": template, "launchMode": "Normal", "moveOn": "Passed", **launch}
        self.state: dict[str, Any] = {}
        self.statements: list[Any] = []
        self.sessions = 0
        self.tokens: set[str] = set()

    def attend(self, context: BrowserContext) -> None:
        """Answer what pages ask."""
        context.route(f"{STORE}/**", self._answer)

    def query(self) -> str:
        """What the platform says in a package's address: another session each time."""
        self.sessions += 1
        return urlencode(
            {
                "endpoint": f"{STORE}/xapi/",
                "fetch": f"{STORE}/token?session={self.sessions}",
                "actor": json.dumps(ACTOR),
                "registration": "4c1ad8a6-6c52-4b7c-9d0f-0d8c7e6a2b11",
                "activityId": "https://lms.test/unit/7",
            }
        )

    @property
    def verbs(self) -> list[str]:
        """What was said, in its order."""
        return [str(row["verb"]["id"]).removeprefix(VERBS) for row in self.statements]

    def _answer(self, route: Route) -> None:
        request = route.request
        parts = urlsplit(request.url)
        name = parse_qs(parts.query).get("stateId", [""])[0]
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=OPEN)
        elif parts.path == "/token":
            # It is given once (cmi5, 8.2).
            first = request.method == "POST" and request.url not in self.tokens
            self.tokens.add(request.url)
            route.fulfill(
                status=200, headers=OPEN, json={"auth-token": "abc"} if first else {"error-code": "1"}
            )
        elif request.headers.get("authorization") != "Basic abc":
            route.fulfill(status=401, headers=OPEN)
        elif request.method == "PUT":
            if name:
                self.state[name] = request.post_data_json
            else:
                self.statements.append(request.post_data_json)
            route.fulfill(status=204, headers=OPEN)
        else:
            found = self.launch if name == "LMS.LaunchData" else self.state.get(name)
            route.fulfill(status=200 if found else 404, headers=OPEN, json=found or {})
