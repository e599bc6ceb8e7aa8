"""The simulator as a process of ours: started at once, ending with us, asked where it answers.

It is forked rather than started anew: what this process has imported by then (argparse, sockets, paths) the simulator
needs too, and a second interpreter costs a tenth of its start.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, NoReturn, Self

from loginlab import bundle
from loginlab.exits import BROKEN, MISUSED, Refusal

# How long a simulator that was asked to stop may take before it is killed, in seconds.
_GRACE = 5.0


class Simulation:
    """A simulator process, running once this object exists; `told` waits until it answers.

    It has a session of its own, so that Ctrl-C reaches only us and we stop it; and its standard input is ours, so that
    it ends even when we are killed.
    """

    def __init__(self, *options: str) -> None:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        its_input, self._lifeline = os.pipe()
        self._output, its_output = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._lifeline)
            os.close(self._output)
            _become_simulator(its_input, its_output, ["--with-parent", *options])
        os.close(its_input)
        os.close(its_output)
        self._ended: int | None = None

    def told(self) -> dict[str, Any]:
        """What it prints when it answers (port, control, token, demo). Raises Refusal when it ended instead."""
        import json

        with os.fdopen(self._output, closefd=False) as output:
            line = output.readline()
        if line:
            told: dict[str, Any] = json.loads(line)
            return told
        code = self.wait()
        if code == MISUSED:
            raise Refusal("")  # it has said why
        raise Refusal(f"the simulator ended before it answered (exit code {code}); what it said stands above", BROKEN)

    def wait(self) -> int:
        """Until it ends by itself; its exit code, or minus the signal that ended it."""
        if self._ended is None:
            self._ended = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self._ended

    def stop(self) -> None:
        """Ask it to end, and see to it that it does."""
        if self._ended is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGTERM)
            # Its end closes its output, which can be waited for with a limit; a process cannot.
            if not select.select([self._output], [], [], _GRACE)[0]:
                os.kill(self._pid, signal.SIGKILL)
            self.wait()
        os.close(self._output)
        os.close(self._lifeline)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def token() -> str | None:
    """The control API's token, when the person set one."""
    return os.environ.get("LOGINLAB_TOKEN") or None


def _become_simulator(its_input: int, its_output: int, options: list[str]) -> NoReturn:
    """In the forked process: be `python -m simulator`, and never return into the command's stack."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        sys.stdin, sys.stdout = _reopened(its_input, 0, "r"), _reopened(its_output, 1, "w")
        bundle.enter()
        from simulator.__main__ import main

        code = main(options)
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _reopened(pipe: int, place: int, mode: str) -> IO[str]:
    """A standard stream on that end of a pipe, whatever stood in its place (a test runner's, say)."""
    os.dup2(pipe, place)
    os.close(pipe)
    return os.fdopen(place, mode, encoding="utf-8")
