"""What can be wrong with CloudCX's accounts, roles, passwords, languages and legal texts: at least one defect for each
check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from simulator.defects import Defect
from simulator.defects.kinds import figure, letter, page, part, replaced
from simulator.identity import login
from simulator.identity.accounts import Account, Organization
from simulator.identity.companies import Place
from simulator.identity.effects import Effect
from simulator.identity.login import Attempt, Decision, Event, Step
from simulator.identity.policy import Policy
from simulator.identity.settings import Letter, asked_for_reset

WELCOME, RESET = "Welcome", "Reset"
"""What the subject of each of the two letters holds."""
FOREVER = 100_000
ENGLISH = "en"


def _without(line: str) -> Callable[[Letter], Letter]:
    def changed(written: Letter) -> Letter:
        return replace(written, text=written.text.replace(line, "-"), html=written.html.replace(line, "-"))

    return changed


def _link_elsewhere(written: Letter) -> Letter:
    return _swapped(written, ".cloudcx.localhost", ".elsewhere.localhost")


def _company_misspelt(written: Letter) -> Letter:
    return replace(
        written,
        text=written.text.replace("Company Name: ", "Company Name: The "),
        html=written.html.replace("Company Name: <strong>", "Company Name: <strong>The "),
    )


def _username_misspelt(written: Letter) -> Letter:
    return replace(written, text=written.text.replace("Login Username: ", "Login Username: x-"))


def _swapped(written: Letter, one: str, other: str) -> Letter:
    return replace(written, text=written.text.replace(one, other), html=written.html.replace(one, other))


def _copied(written: Letter) -> Letter:
    return replace(written, recipients=(*written.recipients, "office@elsewhere.example"))


def _second_link(written: Letter) -> Letter:
    more = "http://elsewhere.example/offer"
    html = written.html.replace("</body>", f'<a href="{more}">Offer</a></body>')
    return replace(written, text=f"{written.text}\n{more}\n", html=html)


def _told_of_unknown(event: Event) -> Event:
    return Event.WHILE_LOCKED if event is Event.UNKNOWN_ADDRESS else login.told(event)


def _unknown_company_told(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    decision = login.decide(attempt, now, policy)
    return decision if attempt.organization_exists else replace(decision, step=Step.LOCKED)


def _any_company(found: tuple[Account, ...], _named: Organization | None) -> tuple[Account, ...]:
    return found


def _oldest(found: tuple[Account, ...], _named: Organization | None) -> tuple[Account, ...]:
    return found[:1]


def _known_company(found: tuple[Account, ...], named: Organization | None) -> tuple[Account, ...]:
    return found if named else ()


def _by_email(account: Account, typed: str) -> bool:
    return account.email.casefold() == typed


def _by_username(account: Account, typed: str) -> bool:
    return account.email.casefold() != typed


def _agents_first(account: Account) -> Place:
    return Place.PANEL if account.agent else Place.CONSOLE


def _the_one_before_too(account: Account) -> tuple[str, ...]:
    return tuple(h for h in (account.password, *account.earlier_passwords[:1]) if h)


def _two_mails(found: tuple[Account, ...], typed: str) -> tuple[Effect, ...]:
    return (*asked_for_reset(found, typed), *asked_for_reset(found, typed))


def _english_inside(shown: str, of_browser: str, of_person: str | None) -> str:
    return of_browser if shown in ("login", "mail/notification") else of_person or ENGLISH


def _english_mail(shown: str, of_browser: str, of_person: str | None) -> str:
    return ENGLISH if shown.startswith("mail/") else of_person or of_browser


def _english_login(shown: str, of_browser: str, of_person: str | None) -> str:
    return ENGLISH if shown == "login" else of_person or of_browser


def _of_all(own: Account, everybody: Callable[[], tuple[Account, ...]]) -> tuple[Account, ...]:
    return tuple(one for one in everybody() if one.organization == own.organization)


ACCOUNTS = (
    *(
        letter(f"cloudcx-welcome-without-{name}", "CX-ACCOUNT-1.1", f"The mail has no {caption}", WELCOME,
               _without(caption))
        for name, caption in (("url", "Login URL:"), ("company", "Company Name:"), ("username", "Login Username:"),
                              ("email", "Login Email:"), ("password", "Login Password:"))
    ),
    letter("cloudcx-welcome-copied", "CX-ACCOUNT-1.1", "The mail goes to a second address too.", WELCOME, _copied),
    letter("cloudcx-welcome-leads-elsewhere", "CX-ACCOUNT-1.2", "The Login URL is another host's.", WELCOME,
           _link_elsewhere),
    letter("cloudcx-welcome-misspells-company", "CX-ACCOUNT-1.2", "The Company Name is not the company's.", WELCOME,
           _company_misspelt),
    letter("cloudcx-welcome-misspells-username", "CX-ACCOUNT-1.2", "The Login Username is not the account's.", WELCOME,
           _username_misspelt),
    part("cloudcx-welcome-password-wrong", "CX-ACCOUNT-1.2", "The Login Password is not the one kept.",
         changing={"given": str.swapcase}),
)  # fmt: skip

LOGINS = (
    part("cloudcx-nobody-logs-in", "CX-LOGIN-1.1", "The right three are refused.", accepts=lambda _account: ()),
    part("cloudcx-known-company-is-enough", "CX-LOGIN-1.2", "Any company's name does.", in_organization=_known_company),
    part("cloudcx-company-ignored", "CX-LOGIN-1.2", "The company's name does not have to be right.",
         in_organization=_any_company),
    part("cloudcx-unknown-account-told", "CX-LOGIN-1.2", "An unknown account gets an answer of its own.",
         told=_told_of_unknown),
    part("cloudcx-unknown-company-told", "CX-LOGIN-1.2", "An unknown company gets an answer of its own.",
         login=_unknown_company_told),
    part("cloudcx-oldest-company-opens", "CX-LOGIN-1.3", "Whichever company is named, the oldest opens.",
         in_organization=_oldest),
    part("cloudcx-email-only", "CX-LOGIN-2.1", "The username does not log in.", companies={"goes_by": _by_email}),
    part("cloudcx-username-only", "CX-LOGIN-2.1", "The email does not log in.", companies={"goes_by": _by_username}),
)  # fmt: skip

ROLES = (
    part("cloudcx-all-enter-the-panel", "CX-ROLE-1.1", "An administrator lands in the Agent Panel.",
         companies={"enters": lambda _account: Place.PANEL}),
    part("cloudcx-all-enter-the-console", "CX-ROLE-1.1", "An agent is led to the Admin console.",
         companies={"enters": lambda _account: Place.CONSOLE}),
    part("cloudcx-console-open-to-agents", "CX-ROLE-1.2", "An agent may ask for the console.",
         may_administer=lambda _account: True),
    part("cloudcx-console-shown-to-agents", "CX-ROLE-1.2", "The console shows itself, and refuses only changes.",
         companies={"guarded": lambda method: method != "GET"}),
    part("cloudcx-agents-first", "CX-ROLE-1.3", "Who has both roles lands in the Agent Panel.",
         companies={"enters": _agents_first}),
    part("cloudcx-set-password-lost", "CX-PASSWORD-1.1", "The password that was set is not kept.",
         keep_password=lambda account, _hashed: account),
    part("cloudcx-password-before-works", "CX-PASSWORD-1.1", "The password before works beside the one that was set.",
         accepts=_the_one_before_too),
    part("cloudcx-agents-set-passwords", "CX-PASSWORD-1.2", "An agent's browser may send what the console sends.",
         companies={"guarded": lambda method: method == "GET"}),
)  # fmt: skip

RESETS = (
    page("cloudcx-forgot-without-company", "CX-PASSWORD-2.1", "The company's name is not asked for.", "forgot",
         r'<label for="company">.*?<input id="company"[^>]*>', '<input id="company" type="hidden" name="company">'),
    page("cloudcx-forgot-without-account", "CX-PASSWORD-2.1", "The account is not asked for.", "forgot",
         r'<label for="account">.*?<input id="account"[^>]*>', ""),
    page("cloudcx-forgot-asks-more", "CX-PASSWORD-2.1", "Something else is asked for, too.", "forgot",
         r"(<button>)", r'<label for="phone">Phone</label><input id="phone">\1'),
    letter("cloudcx-reset-copied", "CX-PASSWORD-2.2", "The link goes to a second address too.", RESET, _copied),
    letter("cloudcx-reset-from-elsewhere", "CX-PASSWORD-2.2", "The link leads to another host.", RESET,
           _link_elsewhere),
    letter("cloudcx-reset-with-two-links", "CX-PASSWORD-2.2", "The message holds a second link.", RESET, _second_link),
    letter("cloudcx-reset-to-nobody", "CX-PASSWORD-2.2", "The message goes to the wrong address.", RESET,
           replaced(recipients=("office@elsewhere.example",))),
    part("cloudcx-reset-mailed-twice", "CX-PASSWORD-2.2", "Two messages are sent.", asked_for_reset=_two_mails),
    part("cloudcx-reset-forgets-password", "CX-PASSWORD-2.2", "The new password is not kept.",
         keep_password=lambda account, _hashed: account),
    part("cloudcx-reset-keeps-password-before", "CX-PASSWORD-2.2", "The forgotten password goes on working.",
         accepts=_the_one_before_too),
    figure("cloudcx-reset-serves-again", "CX-PASSWORD-2.2", "A link serves more than once.", reset_serves_once=False),
    figure("cloudcx-reset-ends-early", "CX-PASSWORD-2.2", "A link ends a minute too soon.", reset_minutes=59),
    figure("cloudcx-reset-ends-late", "CX-PASSWORD-2.2", "A link ends a minute too late.", reset_minutes=61),
    figure("cloudcx-reset-never-expires", "CX-PASSWORD-2.2", "A link has no end.", reset_minutes=FOREVER),
    part("cloudcx-reset-answer-tells", "CX-PASSWORD-2.3", "An unknown company or account gets another answer.",
         reset_notice=lambda found: "asked" if found else "refused"),
    part("cloudcx-reset-for-any-company", "CX-PASSWORD-2.3", "Whoever has an account anywhere gets a mail.",
         in_organization=_any_company),
)  # fmt: skip

LANGUAGES = (
    part("cloudcx-company-language-ignored", "CX-LANGUAGE-1.1", "The company's language is nobody's.",
         companies={"language": lambda _named: None}),
    part("cloudcx-everybody-french", "CX-LANGUAGE-1.1", "Every company's language is French.",
         companies={"language": lambda _named: "fr"}),
    part("cloudcx-english-login", "CX-LANGUAGE-1.1", "The login page stays in English.", language=_english_login),
    part("cloudcx-english-inside", "CX-LANGUAGE-1.1", "Behind the login it is English until one chooses.",
         language=_english_inside),
    part("cloudcx-english-mail", "CX-LANGUAGE-1.1", "The mails are in English.", language=_english_mail),
    page("cloudcx-company-language-late", "CX-LANGUAGE-1.1", "The language comes with the next page only.", "login",
         r'<script src="/assets/login.js" defer></script>', ""),
    page("cloudcx-icon-without-effect", "CX-LANGUAGE-1.2", "The icon's Spanish is English.", "login",
         r'(role="menuitem"[^>]*value=")es"', r'\1en"'),
    page("cloudcx-icon-forgets-typed", "CX-LANGUAGE-1.2", "A choice loses what was typed.", "login",
         r'id="languages"', 'id="languages-menu"'),
    part("cloudcx-choice-forgotten", "CX-LANGUAGE-1.2", "The choice is gone at the next login.",
         keep_language=lambda account, _language: account),
    part("cloudcx-choice-for-all", "CX-LANGUAGE-1.2", "One person's choice changes the whole company's language.",
         companies={"choosing": _of_all}),
)  # fmt: skip

LEGAL = (
    page("cloudcx-privacy-unlinked", "CX-LEGAL-1.1", "The Privacy Policy's link opens the terms.", "login",
         r'href="/privacy"', 'href="/terms"'),
    page("cloudcx-terms-behind-login", "CX-LEGAL-1.1", "The Terms of Service's link leads to the login.", "login",
         r'href="/terms"', 'href="/agent"'),
    page("cloudcx-one-legal-text", "CX-LEGAL-1.1", "The Privacy Policy has the terms' text.", "privacy",
         r"(<h1>[^<]*</h1>).*?</section>", r"\1</section>"),
)  # fmt: skip

DEFECTS: tuple[Defect, ...] = (*ACCOUNTS, *LOGINS, *ROLES, *RESETS, *LANGUAGES, *LEGAL)
