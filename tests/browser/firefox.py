"""`firefox.py PROGRAM`: Firefox as Playwright can drive it, by WebDriver BiDi, through a relay.

Playwright begins each context with a command for media features that Firefox ESR does not know yet, and gives up. The
relay starts Firefox, passes on what both say, and answers that one command itself: pages are seen in Firefox's own
colours, which no test here changes.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Playwright
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

from coursewright.pipeline.machine import FIREFOX, find_program

UNKNOWN = "emulation.setMediaFeaturesOverride"
READY = re.compile(rb"WebDriver BiDi listening on (ws://\S+)")
# Nothing is fetched or asked at the start, and sites are found by a name of their own, as they are in Chromium.
SETTINGS = {
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.localDomains": "intranet.test",
    "toolkit.telemetry.server": "",
}
WHOLE = {"max_size": None, "compression": None}


@contextmanager
def firefox_of(playwright: Playwright) -> Iterator[Browser]:
    """The system's own, without a window, behind the relay."""
    browser = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=sys.executable,
        ignore_default_args=True,
        args=["-X", "utf8", __file__, find_program(FIREFOX)],
    )
    try:
        yield browser
    finally:
        browser.close()


async def run_relay(firefox: str) -> None:
    """Start Firefox with a profile of its own, and stand between it and whoever connects until it ends."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in SETTINGS.items()]
        Path(profile, "user.js").write_text("".join(lines), encoding="utf-8", newline="\n")
        words = ["--headless", "--remote-debugging-port=0", "--profile", profile]
        process = await asyncio.create_subprocess_exec(firefox, *words, stderr=PIPE)
        assert process.stderr is not None
        address = await _address_in(process.stderr)
        rest = asyncio.create_task(process.stderr.read())

        async def pass_on(ours: ServerConnection) -> None:
            async with connect(f"{address}/session", **WHOLE) as theirs:
                ways = (
                    asyncio.create_task(_to_firefox(ours, theirs)),
                    asyncio.create_task(_back(theirs, ours)),
                )
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)

        async with serve(pass_on, "127.0.0.1", 0, **WHOLE) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            sys.stderr.write(f"WebDriver BiDi listening on ws://127.0.0.1:{port}\n")
            sys.stderr.flush()
            await process.wait()
        await rest


async def _address_in(lines: asyncio.StreamReader) -> str:
    async for line in lines:
        if found := READY.search(line):
            return found[1].decode("ascii")
    raise AssertionError("Firefox ended before it listened")


async def _to_firefox(ours: ServerConnection, theirs: ClientConnection) -> None:
    async for message in ours:
        command = json.loads(message)
        if command["method"] == UNKNOWN:
            await ours.send(json.dumps({"type": "success", "id": command["id"], "result": {}}))
        else:
            await theirs.send(message)


async def _back(theirs: ClientConnection, ours: ServerConnection) -> None:
    async for message in theirs:
        await ours.send(message)


if __name__ == "__main__":
    asyncio.run(run_relay(sys.argv[1]))
