"""One pytest session in this process, its ending turned into our exit code."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from _pytest.mark.expression import Expression  # pytest offers no public way to check one

from loginlab.exits import BROKEN, INTERRUPTED, MISUSED
from loginlab.terminal import tell


def main(command: list[str]) -> int:
    """Run pytest and return an exit code of `loginlab.exits`; wrong use is told in one line."""
    watch = _Watch()
    ended = int(pytest.main(command, plugins=[watch]))
    if watch.refused is not None:
        tell(watch.refused)
        return MISUSED
    if watch.interrupted:
        return INTERRUPTED
    return code(ended)


def code(ended: int) -> int:
    """`reports` sets 0 to 3 itself; what is left are pytest's own endings."""
    if ended in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED):
        return MISUSED
    return ended if 0 <= ended <= BROKEN else BROKEN


class _Watch:
    """Hears how the session ended, which pytest's own exit code does not tell apart from ours."""

    refused: str | None = None
    interrupted = False

    @pytest.hookimpl(wrapper=True)
    def pytest_cmdline_main(self) -> Generator[None, object, object]:
        """Wrong use that a plugin found is a line of ours, not pytest's `ERROR:`."""
        try:
            return (yield)
        except pytest.UsageError as error:
            self.refused = "; ".join(str(part) for part in error.args)
            return pytest.ExitCode.USAGE_ERROR

    def pytest_configure(self, config: pytest.Config) -> None:
        """A malformed -k would otherwise be found by each worker, after everything has started."""
        try:
            Expression.compile(config.getoption("keyword"))
        except SyntaxError as error:
            raise pytest.UsageError(f"-k {error.text!r} at column {error.offset}: {error.msg}") from None

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Ctrl-C; a run that was called off for a reason of its own ends here too."""
        self.interrupted = excinfo.type is KeyboardInterrupt
