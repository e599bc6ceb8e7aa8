"""What the site's administrator has decided: whether whoever logs in without an app is first led to add one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django_otp import user_has_device
from django_otp.decorators import otp_required

app_required = False


def inside(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that needs a login, and an app where everybody has to have one."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if app_required and not user_has_device(request.user):
            return redirect("two_factor:setup")
        return verified(request, *args, **kwargs)

    # Whoever has an app has to have shown it, whatever way the login was.
    verified = otp_required(view, login_url="two_factor:login", if_configured=True)

    return login_required(guarded)
