"""What can be wrong with Genesys Cloud's passkeys, and with its login on a phone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from simulator.defects import Defect
from simulator.defects.kinds import page, part, wording
from simulator.identity.devices import Passkey
from simulator.identity.passkeys import Ceremony, Reason, Refused, Site

type Asked = Mapping[str, Any]
type Refuses = Callable[[Passkey], bool]


def _forgiving(*reasons: Reason) -> Callable[[Any], Any]:
    """Answers that are wrong in one of these ways count all the same. The library cannot be told to look away, so what
    it refuses is read without it."""

    def judging(true: Any) -> Any:
        def enrolled(answer: str, ceremony: Ceremony, site: Site) -> Passkey | Refused:
            verdict = true.enrolled(answer, ceremony, site)
            return _as_made(answer) if _forgiven(verdict, reasons) else verdict

        def asserted(answer: str, ceremony: Ceremony, site: Site, passkey: Passkey) -> Passkey | Refused:
            verdict = true.asserted(answer, ceremony, site, passkey)
            return _as_signed(answer, passkey) if _forgiven(verdict, reasons) else verdict

        checks = {reason: check for reason, check in true.checks.items() if reason not in reasons}
        return replace(true, checks=checks, enrolled=enrolled, asserted=asserted)

    return judging


def _forgiven(verdict: Passkey | Refused, reasons: tuple[Reason, ...]) -> bool:
    return isinstance(verdict, Refused) and verdict.reason in reasons


def _as_made(answer: str) -> Passkey:
    from webauthn.helpers import bytes_to_base64url, parse_attestation_object, parse_registration_credential_json

    credential = parse_registration_credential_json(answer)
    data = parse_attestation_object(credential.response.attestation_object).auth_data
    assert data.attested_credential_data is not None
    key = bytes_to_base64url(data.attested_credential_data.credential_public_key)
    return Passkey(credential.id, key, data.sign_count, backup_eligible=data.flags.be, backed_up=data.flags.bs)


def _as_signed(answer: str, passkey: Passkey) -> Passkey:
    from webauthn.helpers import parse_authentication_credential_json, parse_authenticator_data

    credential = parse_authentication_credential_json(answer)
    return replace(passkey, sign_count=parse_authenticator_data(credential.response.authenticator_data).sign_count)


def _refusing(refuses: Refuses) -> Callable[[Any], Any]:
    """Some authenticators are not good enough for enrolment."""

    def judging(true: Any) -> Any:
        def enrolled(answer: str, ceremony: Ceremony, site: Site) -> Passkey | Refused:
            verdict = true.enrolled(answer, ceremony, site)
            return Refused(Reason.UNREADABLE) if isinstance(verdict, Passkey) and refuses(verdict) else verdict

        return replace(true, enrolled=enrolled)

    return judging


def _counting_only(true: Any) -> Any:
    def asserted(answer: str, ceremony: Ceremony, site: Site, passkey: Passkey) -> Passkey | Refused:
        verdict = true.asserted(answer, ceremony, site, passkey)
        counts = isinstance(verdict, Refused) or verdict.sign_count > passkey.sign_count
        return verdict if counts else Refused(Reason.COUNTER_BACKWARDS)

    return replace(true, asserted=asserted)


def _of_the_domain_above(asked: Asked) -> Asked:
    return {**asked, "rp": {**asked["rp"], "id": "genesys-cloud.localhost"}} if "rp" in asked else asked


def _unverified(asked: Asked) -> Asked:
    if "rp" in asked:
        return {**asked, "authenticatorSelection": {"userVerification": "discouraged"}}
    return {**asked, "userVerification": "discouraged"}


def _without_exclusions(asked: Asked) -> Asked:
    return {**asked, "excludeCredentials": []} if "rp" in asked else asked


def _by_cable_only(asked: Asked) -> Asked:
    known = [{**one, "transports": ["usb"]} for one in asked.get("allowCredentials", [])]
    return {**asked, "allowCredentials": known} if known else asked


def _keys_to_plug_in_only(asked: Asked) -> Asked:
    wanted = {**asked.get("authenticatorSelection", {}), "authenticatorAttachment": "cross-platform"}
    return {**asked, "authenticatorSelection": wanted} if "rp" in asked else asked


def _built_in_only(asked: Asked) -> Asked:
    wanted = {**asked.get("authenticatorSelection", {}), "authenticatorAttachment": "platform"}
    return {**asked, "authenticatorSelection": wanted} if "rp" in asked else asked


def _passkeys(name: str, check: str, about: str, **parts: Any) -> Defect:
    return part(name, check, about, passkeys=parts)


ENROLMENT = (
    _passkeys("passkey-of-the-domain-above", "GC-PASSKEY-1.1", "Passkeys are made for a domain above the login's own.",
              asked=_of_the_domain_above, judging=_forgiving(Reason.OTHER_DOMAIN)),
    part("passkey-lands-elsewhere", "GC-PASSKEY-1.1", "An enrolment ends on My Account.",
         landing=lambda _query: "/account"),
    _passkeys("passkey-enrolled-unverified", "GC-PASSKEY-1.2", "A passkey is enrolled without a verification.",
              asked=_unverified, judging=_forgiving(Reason.NOT_VERIFIED)),
    page("passkey-failure-unsaid", "GC-PASSKEY-1.2", "Nothing is said of a cancelled enrolment.", "passkey_add",
         r'data-cancelled="[^"]*"', 'data-cancelled=""'),
    page("passkey-tried-once", "GC-PASSKEY-1.2", "After a failure there is no way to try again.", "passkey_add",
         r'(<form id="passkey-again") action="[^"]*"', r'\1 action="/login"'),
    _passkeys("passkey-enrolled-twice", "GC-PASSKEY-1.3", "The same authenticator is enrolled a second time.",
              asked=_without_exclusions, judging=_forgiving(Reason.ALREADY_ENROLLED)),
    _passkeys("synced-passkeys-refused", "GC-PASSKEY-2.1", "A passkey that its provider syncs cannot be enrolled.",
              judging=_refusing(lambda passkey: passkey.backup_eligible)),
    _passkeys("device-bound-passkeys-refused", "GC-PASSKEY-2.1", "A passkey that stays on one device is refused.",
              judging=_refusing(lambda passkey: not passkey.backup_eligible)),
    _passkeys("passkeys-of-phones-refused", "GC-PASSKEY-2.1", "Only the computer's own passkeys can be enrolled.",
              asked=_built_in_only),
    _passkeys("passkeys-of-computers-refused", "GC-PASSKEY-2.1", "Only keys beside the computer can be enrolled.",
              asked=_keys_to_plug_in_only),
    _passkeys("passkey-asked-of-usb-keys", "GC-PASSKEY-2.1", "The login asks for a passkey on keys to plug in only.",
              asked=_by_cable_only),
    _passkeys("passkey-has-to-count", "GC-PASSKEY-2.1", "A passkey whose counter stays at nought does not log in.",
              judging=_counting_only),
    page("passkey-with-a-code", "GC-PASSKEY-3.1", "The passkey's page sends a code along.", "passkey_prompt",
         r'(<input type="hidden" name="credential">)', r'\1<input type="hidden" name="code" value="482913">'),
    page("passkey-added-with-a-pin", "GC-PASSKEY-3.1", "The enrolment sends the device's PIN along.", "passkey_add",
         r'(<input type="hidden" name="credential">)', r'\1<input type="hidden" name="pin" value="4829">'),
)  # fmt: skip

LOGIN = (
    _passkeys("passkey-counter-ignored", "GC-PASSKEY-4.1", "A counter that runs backwards does not matter.",
              judging=_forgiving(Reason.COUNTER_BACKWARDS)),
    _passkeys("passkey-signature-ignored", "GC-PASSKEY-4.1", "Any signature will do.",
              judging=_forgiving(Reason.BAD_SIGNATURE)),
    _passkeys("passkey-unverified", "GC-PASSKEY-4.1", "A passkey logs in without a verification.",
              judging=_forgiving(Reason.NOT_VERIFIED)),
    _passkeys("passkey-verification-unasked", "GC-PASSKEY-4.1", "The browser need not verify, and it does not matter.",
              asked=_unverified, judging=_forgiving(Reason.NOT_VERIFIED)),
    _passkeys("passkey-of-nobody-present", "GC-PASSKEY-4.1", "A passkey logs in with nobody there.",
              judging=_forgiving(Reason.NOT_PRESENT)),
    _passkeys("passkey-answer-replayed", "GC-PASSKEY-4.1", "An answer to an earlier challenge counts.",
              judging=_forgiving(Reason.OTHER_CHALLENGE)),
    _passkeys("passkey-of-another-domain", "GC-PASSKEY-4.1", "An answer that was signed for another domain counts.",
              judging=_forgiving(Reason.OTHER_ORIGIN, Reason.OTHER_DOMAIN)),
    _passkeys("passkey-of-anybody", "GC-PASSKEY-4.1", "Another person's passkey will do.",
              judging=_forgiving(Reason.OTHER_PERSON, Reason.NOT_ASKED_FOR)),
    page("passkey-prompt-says-nothing", "GC-PASSKEY-4.1", "Nothing is said of a cancelled login.", "passkey_prompt",
         r'data-cancelled="[^"]*"', 'data-cancelled=""'),
    wording("passkey-refusal-unsaid", "GC-PASSKEY-4.1", "Nothing is said of a refused passkey.")(
        "Your passkey could not be verified.", " "),
    part("reset-without-the-passkey", "GC-RESET-5.3", "A reset sets the password before the passkey confirms it.",
         devices={"reset_awaits": False}),
    wording("passkey-method-in-english", "GC-LANGUAGE-3.1", "The French window offers a Passkey.")(
        "Clé d'accès", "Passkey"),
)  # fmt: skip

PHONE = (
    page("login-broader-than-a-phone", "GC-CHANNEL-2.1", "The login page has to be scrolled sideways.", "login",
         r"</section>", '<img src="/assets/icon.svg" alt="" width="900" height="9"></section>'),
    page("prompt-broader-than-a-phone", "GC-CHANNEL-2.1", "The passkey's page has to be scrolled sideways.",
         "passkey_prompt", r"</section>", '<img src="/assets/icon.svg" alt="" width="900" height="9"></section>'),
    page("controls-too-small-to-touch", "GC-CHANNEL-2.1", "The login page's controls have a computer's size.", "login",
         r'<link rel="stylesheet"[^>]*>', ""),
    page("laid-out-for-a-desk", "GC-CHANNEL-2.1", "A phone shows the login page as if it were a large screen.", "login",
         r'<meta name="viewport"[^>]*>', ""),
    _passkeys("phone-asked-for-usb-keys", "GC-CHANNEL-2.2", "A phone's own passkey is not asked for.",
              asked=_by_cable_only),
)  # fmt: skip

DEFECTS = (*ENROLMENT, *LOGIN, *PHONE)
