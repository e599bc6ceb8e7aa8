"""The site, and beside it what its administrator may do: the hook of profile.toml. Prints one line of JSON when ready.

Given by the environment: SITE_SMTP (host:port that takes its mails), SITE_TOKEN (what the hook asks for), and for each
person of PEOPLE a password, NAME_PASSWORD, and perhaps the secret of an authenticator app, NAME_TOTP.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
from wsgiref.simple_server import WSGIServer

PEOPLE = {"MARA": ("Mara Lindqvist", "mara@example.com"), "JONAS": ("Jonas Weber", "jonas@example.com")}


def main() -> int:
    """Serve until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the site's; default 0: a free one")
    parser.add_argument("--hook-port", type=int, default=0, help="the hook's; default 0: a free one")
    options = parser.parse_args()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with tempfile.TemporaryDirectory(prefix="django_two_factor.") as folder:
        os.environ.update(SITE_FOLDER=folder, DJANGO_SETTINGS_MODULE="settings")
        servers = _servers(options.port, options.hook_port)
        for server in servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        site, hook = (f"http://127.0.0.1:{server.server_port}/" for server in servers)
        print(json.dumps({"site": site, "hook": hook}), flush=True)  # noqa: T201
        stop.wait()
        for server in servers:
            server.shutdown()
    return 0


def _servers(port: int, hook_port: int) -> list[WSGIServer]:
    import django

    django.setup()
    from administration import application, register
    from django.contrib.sites.models import Site
    from django.core.management import call_command
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0)
    for variable, (name, email) in PEOPLE.items():
        password, totp = os.environ[f"{variable}_PASSWORD"], os.environ.get(f"{variable}_TOTP")
        register({"name": name, "email": email, "password": password, "totp": totp})

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: object) -> None: ...

    servers: list[WSGIServer] = []
    for number, app in ((port, get_wsgi_application()), (hook_port, application)):
        servers.append(ThreadedWSGIServer(("127.0.0.1", number), Quiet, ipv6=False))
        servers[-1].set_app(app)
    # What mails and QR codes call the site, and where the mails' links lead.
    Site.objects.update(domain=f"127.0.0.1:{servers[0].server_port}", name="Example Works")
    return servers


if __name__ == "__main__":
    sys.exit(main())
