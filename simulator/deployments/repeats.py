"""Forms that arrive a second time (GC-FAULT-1). When a connection breaks before the answer, a browser may send the form
again by itself (RFC 9112 9.3.1), and a person may too: neither is a second attempt."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

from simulator.deployments.deployment import Deployment

REMEMBERED = timedelta(minutes=10)


def sent_before(deployment: Deployment, form: str, attempt: str, *entries: str) -> bool:
    """Whether the page's form came before with these very entries, inside the transaction of its caller. `attempt` is
    what the page was given at random; without one a form is always the first of its kind. Other entries are another
    attempt. What is kept is a digest over all of it: without `attempt`, which is kept nowhere, nobody can find out by
    trying which entries they were."""
    if not attempt:
        return False
    now = deployment.clock.now()
    deployment.records.forget_before(now)
    digest = hashlib.sha256(json.dumps([attempt, *entries]).encode()).hexdigest()
    first = deployment.records.put(f"sent:{form}:{digest}", "", now + REMEMBERED)
    return deployment.parts.places.seen_before(form, not first)
