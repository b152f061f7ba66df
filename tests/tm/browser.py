"""A page in headless Chromium, driven over a pipe by the DevTools protocol: keys, clicks, and what a script sees."""

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-extensions",
    "--no-first-run",
    "--remote-debugging-pipe",
)
PATIENCE = 60
"""Seconds to wait for an answer; a machine that is busy takes its time."""

_CODES = {"Escape": 27, "Enter": 13, "Tab": 9, " ": 32}


def chromium() -> str | None:
    """Return the path of a Chromium, None where there is none, or no bash to hand it its pipes."""
    if not shutil.which("bash"):
        return None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One browser with one page; a context manager. Raises RuntimeError where the browser or a script fails."""

    def __init__(self, program: str, folder: Path) -> None:
        commands, self._out = os.pipe()
        self._in, answers = os.pipe()
        # The browser reads from descriptor 3 and writes to 4, whatever they are called here.
        shell = f'exec "$0" "$@" 3<&{commands} 4>&{answers}'
        arguments = [*SWITCHES, f"--user-data-dir={folder}"]
        self._process = subprocess.Popen(
            ["bash", "-c", shell, program, *arguments],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._numbers = itertools.count(1)
        self._rest = b""
        self.events: list[dict[str, Any]] = []
        self._session: str | None = None

    def __enter__(self) -> Self:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        return self

    def __exit__(self, *failure: object) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        os.close(self._in)
        os.close(self._out)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; events that come before it are kept in `events`."""
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._receive()).get("id") != number:
            self.events.append(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            if not select.select([self._in], [], [], PATIENCE)[0]:
                raise RuntimeError(f"no answer from the browser in {PATIENCE} s")
            piece = os.read(self._in, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has ended")
            self._rest += piece
        message, self._rest = self._rest.split(b"\0", 1)
        decoded: dict[str, Any] = json.loads(message)
        return decoded

    def open(self, path: Path, fragment: str = "") -> None:
        """Load a file and wait until it has been read and shown once."""
        # From page to page of one file, a change of the fragment alone would load nothing.
        self.call("Page.navigate", url="about:blank")
        self.events.clear()
        self.call("Page.navigate", url=path.resolve().as_uri() + fragment)
        self.until("document.readyState === 'complete' && location.protocol === 'file:'")
        self.settle()

    def evaluate(self, expression: str) -> Any:
        """Return what an expression is in the page, a promise's outcome where it is one."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def until(self, expression: str) -> None:
        """Wait until an expression holds."""
        latest = time.monotonic() + PATIENCE
        while not self.evaluate(expression):
            if time.monotonic() > latest:
                raise RuntimeError(f"still not so: {expression}")
            time.sleep(0.02)

    def settle(self) -> None:
        """Wait until what was asked for has been drawn."""
        self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")

    def press(self, *keys: str) -> None:
        """Press keys as a person would, one after the other."""
        for key in keys:
            shown = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
            code = {"windowsVirtualKeyCode": _CODES.get(key, ord(key[0].upper()))}
            self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **code, **shown)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key, **code)
        self.settle()

    def type(self, text: str) -> None:
        """Put a text in where the focus is, as an input method does."""
        self.call("Input.insertText", text=text)
        self.settle()

    def middle(self, selector: str) -> Mapping[str, float]:
        """Bring an element into sight and return the middle of its first box."""
        found: Mapping[str, float] | None = self.evaluate(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); if (!e) return null;"
            "e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getClientRects()[0];"
            "return r && {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()"
        )
        if found is None:
            raise RuntimeError(f"nothing to point at: {selector}")
        return found

    def click(self, selector: str) -> None:
        """Click an element with the mouse, whatever lies over it."""
        place = self.middle(selector)
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, **place, button="left", clickCount=1)
        self.settle()

    def point(self, selector: str) -> None:
        """Hold the mouse over an element."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", **self.middle(selector))
        self.settle()

    def screen(self, width: int, height: int = 900, **features: str) -> None:
        """Set the size of the window and media features ("prefers-color-scheme" as prefers_color_scheme)."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", features=named)
        self.settle()

    def picture(self, path: Path) -> None:
        """Save what the window shows as a PNG file."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def printed(self) -> bytes:
        """Return the page printed on A4 as PDF."""
        size = {"paperWidth": 8.27, "paperHeight": 11.69}
        return base64.b64decode(self.call("Page.printToPDF", printBackground=False, **size)["data"])
