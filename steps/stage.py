"""The stage of one scenario: its people, by name, and what they have in common."""

from __future__ import annotations

from collections.abc import Sequence

from fixtures.authenticator import Broker
from fixtures.browser import Browsers
from fixtures.chance import Chance
from fixtures.facts import Account, Organization, Provider, Wish
from fixtures.mailbox import Mailbox
from fixtures.secrets import Secrets
from fixtures.target import Deployment, needs, not_testable
from fixtures.wire import Wire
from steps.genesys_cloud import cloud
from steps.given import NotAsGiven
from steps.pages.journey import Journey
from steps.person import Person, Way
from steps.recipes import Keyring
from steps.sight import CHOICE, ENROLMENT, PASSWORD_FORM, PROMPT, SPLASH

REGIONS = ("us-east-1", "eu-west-1", "ap-northeast-1")


class Stage:
    """Everybody and everything of a scenario.

    `actor` is who acted last: `the password is accepted` speaks of that person. `address` is an organization's own, and
    `denial` what the administrator was last told. `incident` names the outage.
    """

    def __init__(
        self,
        *,
        deployment: Deployment,
        browsers: Browsers,
        mailbox: Mailbox | None,
        secrets: Secrets,
        chance: Chance,
        journey: Journey,
        wire: Wire,
        broker: Broker,
    ) -> None:
        self.deployment = deployment
        self.browsers = browsers
        self.secrets = secrets
        self.chance = chance
        self.journey = journey
        self.wire = wire
        self.broker = broker
        self._mailbox = mailbox
        self._addressee: Person | None = None
        self._people: dict[str, Person] = {}
        self._organizations: dict[str, Organization] = {}
        self.regions: tuple[str, ...] = ()
        self.address = ""
        self.providers: list[Provider] = []
        self.denial: str | None = None
        self.incident = ""
        self._actor: Person | None = None

    @property
    def mailbox(self) -> Mailbox:
        """The scenario's mails; not testable where mail cannot be read."""
        return self._mailbox or needs("mail")

    def put_on_wire(self, person: Person) -> None:
        """Let a person have a new browser, which reaches everything by the wire, as do those opened later."""
        if not self.wire.carries(self.deployment.url):
            not_testable(
                "needs --wire, or a target on this machine over plain HTTP: nothing else is carried without it"
            )
        person.take_new_browser(self.wire.address)

    @property
    def actor(self) -> Person:
        """Who acted last. Raises LookupError when nobody has."""
        if self._actor is None:
            raise LookupError("nobody has done anything yet")
        return self._actor

    @actor.setter
    def actor(self, person: Person) -> None:
        self._actor = person

    def person(self, name: str) -> Person:
        """The person of that name, who enters the stage now if they have not been on it."""
        if name not in self._people:
            self._people[name] = Person(name, self, Keyring(self.chance, self.secrets))
        return self._people[name]

    def resolve(self, name: str | Sequence[str]) -> Person | list[Person]:
        """The person of a name, or the people of several names: what a sentence's place becomes."""
        return self.person(name) if isinstance(name, str) else [self.person(each) for each in name]

    @property
    def addressee(self) -> Person:
        """Who was written to last. Raises LookupError when nobody was."""
        if self._addressee is None:
            raise LookupError("nobody was written to")
        return self._addressee

    @addressee.setter
    def addressee(self, person: Person) -> None:
        self._addressee = person

    def register(self, person: Person, wish: Wish | None = None) -> None:
        """Give a person an account, as a fact. An account with wrong attempts on it is first set right by a login."""
        account = self.deployment.register(wish or Wish(person.name))
        person.take(account)
        if (account.spent or account.unsettled) and account.password:
            self._settle(person, account, account.password)

    def _settle(self, person: Person, account: Account, password: str) -> None:
        """Log in once, which forgives wrong attempts. Where that is refused nobody tries again: it would lock."""
        account.lost = "could not be logged in with the password that the profile gives, or that a run has set"
        window = self.browsers.open(f"{person.name}'s browser, for a login before the scenario")
        self.journey.log_in(window, account.email, password)
        self.journey.outcome(window).first.wait_for()
        if account.totp and self.journey.is_at(window, PROMPT, CHOICE):
            code = self.broker.app(account.totp, self.deployment).fresh()
            self.journey.second_factor.present(window, self.secrets.add(code))
        if (sight := self.journey.see(window)).place not in (SPLASH, ENROLMENT, PASSWORD_FORM):
            raise NotAsGiven(f"{account.email} {account.lost}: there is {sight}")
        self.deployment.logged_in(account)
        self.deployment.forget_record()
        self.browsers.close(window)

    def register_all(self, people: Sequence[Person]) -> None:
        """Give each of several people an account."""
        for person in people:
            self.register(person)

    @property
    def everybody(self) -> list[Person]:
        """Everybody who has entered the stage."""
        return list(self._people.values())

    def registered(self) -> list[Person]:
        """Everybody who has a password."""
        return [person for person in self._people.values() if person.ring.has_one]

    def invite(self, person: Person, *, fact: bool = False, language: str | None = None) -> None:
        """Let the administrator invite a person. As a fact, the mail is there before anybody goes on."""
        self.addressee = person
        person.mark = self.mailbox.now()
        invitation = self.deployment.invite(person.name, language=language)
        person.take(invitation.account)
        if invitation.link:
            person.keep_link("passed on", (invitation.link,))
        if fact:
            mail = self.mailbox.wait_for(person.account.email, person.mark)
            person.keep_link("invitation", mail.links)
        self.actor = person

    def invite_elsewhere(self, person: Person) -> None:
        """Let the administrator of a second organization invite a person under the address that the first one knows."""
        person.mark = self.mailbox.now()
        organization = self.organization("other")
        self.deployment.invite(person.name, email=person.account.email, organization=organization.id)
        mail = self.mailbox.wait_for(person.account.email, person.mark)
        person.keep_link("invitation", mail.links)

    def organization(self, which: str) -> Organization:
        """The `first` organization, the `other` one, or one that is `unknown` to everybody."""
        if which == "first":
            return self.deployment.organization
        if which not in self._organizations:
            unknown = Organization("", f"{self.chance.word(8).capitalize()} Works")
            self._organizations[which] = unknown if which == "unknown" else self.deployment.add_organization()
        return self._organizations[which]

    def spread(self, own: str) -> None:
        """Let the deployment have several regions, of which one is the first organization's."""
        self.regions = (own, *(region for region in REGIONS if region != own))
        self.deployment.spread(self.regions)

    def register_in_both(self, person: Person, *, one_password: bool = False) -> None:
        """Give a person an account in the first organization and, under the same address, one in the other."""
        self.register(person)
        password = person.account.password if one_password else None
        other = self.organization("other").id
        person.take_other(
            self.deployment.register(
                Wish(person.name, email=person.account.email, password=password, organization=other)
            )
        )

    def naming(self, which: str) -> Way:
        """The login in which the person names an organization when asked for it."""
        return lambda window, identifier, password: self.journey.log_in_naming(
            window, identifier, password, self.organization(which).name
        )

    def by_options(self, which: str) -> Way:
        """The login by More Login Options and the name of an organization."""
        return lambda window, identifier, password: cloud(self).log_in_by_options(
            window, identifier, password, self.organization(which).name
        )

    def have_outage(self) -> None:
        """Let the service be out, with an incident that no page names by chance."""
        self.incident = f"{self.chance.word(8).capitalize()} incident"
        self.deployment.break_down(self.incident)

    @property
    def provider(self) -> Provider:
        """The provider that was connected last. Raises LookupError when none was."""
        if not self.providers:
            raise LookupError("no organization has connected a provider")
        return self.providers[-1]

    def lifetime(self, link: str) -> float:
        """Seconds for which an `invitation` or `reset` link serves."""
        figures = self.deployment.figures
        return figures.invitation_hours * 3600 if link == "invitation" else figures.reset_minutes * 60

    def scan(self, link: str) -> None:
        """Open a link as a mail scanner does: in a browser of its own, twice, without touching anything."""
        for turn in ("first", "second"):
            window = self.browsers.open(f"mail scanner, {turn} look")
            self.journey.open_link(window, link)
            self.browsers.close(window)

    def keep_default_password_policy(self) -> None:
        """See to it that the documents' own policy for passwords is in force."""
        names = ("password_min_length", "password_max_length", "password_requires", "password_history")
        self.deployment.keep_policy(**{name: getattr(self.deployment.documented, name) for name in names})

    def bystander(self) -> Person:
        """A registered person with no part in the scenario, whose mail shows that earlier mails have come."""
        person = self.person("Bystander")
        if not person.has_account:
            self.register(person)
        return person
