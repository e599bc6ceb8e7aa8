"""The packages' own pages, and one that needs a login."""

from __future__ import annotations

from django.contrib.auth import views
from django.urls import include, path, reverse_lazy
from django.views.generic import TemplateView
from policy import inside
from two_factor.urls import urlpatterns as two_factor

urlpatterns = [
    path("", inside(TemplateView.as_view(template_name="home.html")), name="home"),
    path("", include(two_factor)),
    path("logout/", views.LogoutView.as_view(), name="logout"),
    path("password/reset/", views.PasswordResetView.as_view(), name="password_reset"),
    path("password/reset/done/", views.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path(
        "password/reset/<uidb64>/<token>/",
        # Who has followed the link is logged in at once, as Django offers it.
        views.PasswordResetConfirmView.as_view(post_reset_login=True, success_url=reverse_lazy("home")),
        name="password_reset_confirm",
    ),
]
