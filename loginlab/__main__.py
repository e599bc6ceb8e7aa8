"""The command's front door. It imports only what the subcommand needs: `serve` must be up in no time."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from loginlab.arguments import parse
from loginlab.exits import BROKEN, CONFORMS, INTERRUPTED, Refusal
from loginlab.terminal import tell


def main(argv: list[str] | None = None) -> int:
    """Carry out one subcommand; its exit code (`loginlab.exits`). One line, never a traceback, when it cannot."""
    arguments = parse(argv)
    try:
        code: int = import_module(f"loginlab.{arguments.command}").main(arguments)
    except Refusal as refusal:
        tell(str(refusal))
        return refusal.code
    except KeyboardInterrupt:
        tell("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return CONFORMS
    except Exception as fault:
        if os.environ.get("LOGINLAB_DEBUG"):
            raise
        tell(f"{type(fault).__name__}: {fault} (a fault of loginlab's own; LOGINLAB_DEBUG=1 shows where)")
        return BROKEN
    return code


def _forget_stdout() -> None:
    """The reader went away (`loginlab clauses | head`): let the interpreter flush into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
