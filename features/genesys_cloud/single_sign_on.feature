@idp @admin
Feature: Single sign-on
  An organization's own identity provider says who a person is, and the product takes its word, and nobody else's.

  @GC-SSO-1
  Rule: SSO: More Login Options, the organization's name, the provider's icon

    @GC-SSO-1.1 @reads
    Scenario: An icon for each provider of the organization
      Given the first organization uses single sign-on over SAML
      And the first organization uses single sign-on over OpenID Connect
      When Mara goes to the login of the first organization
      Then Mara is offered every provider of the deployment

    @GC-SSO-1.1 @reads
    Scenario: None for a provider that is not enabled
      Given the first organization uses single sign-on over SAML
      And the first organization uses single sign-on over OpenID Connect
      And that provider is disabled
      When Mara goes to the login of the first organization
      Then Mara is offered the first provider only

    @GC-SSO-1.1 @reads
    Scenario: None for another organization's provider
      Given the first organization uses single sign-on over SAML
      And the other organization uses single sign-on over OpenID Connect
      When Mara goes to the login of the first organization
      Then Mara is offered the first provider only

    @GC-SSO-1.1 @reads
    Scenario: None before the organization is named
      Given the first organization uses single sign-on over SAML
      When Mara visits the login page
      Then Mara is offered no provider

    @GC-SSO-1.2 @reads
    Scenario Outline: The right person of the right organization is on the splash screen
      Given Jonas is registered
      And Mara is registered in two organizations
      And <organization> uses single sign-on over SAML
      And the provider knows Mara and Jonas
      When Mara logs in by single sign-on
      Then Mara is logged in to <organization>

      Examples:
        | organization           | reason                       |
        | the first organization | the one that was there first |
        | the other organization | the one that came later      |

    @GC-SSO-1.2 @spends-attempts
    Scenario: Whoever authenticates badly at the provider is logged in nowhere
      Given Mara is registered
      And the first organization uses single sign-on over SAML
      And the provider knows Mara
      When Mara logs in by single sign-on, with a wrong password at the provider
      Then Mara, coming back, is asked to log in

    @GC-SSO-1.2 @GC-SSO-1.3 @reads
    Scenario Outline: Over either protocol
      Given Jonas and Mara are registered
      And the first organization uses single sign-on over <protocol>
      And the provider knows Mara and Jonas
      When Mara logs in by single sign-on
      Then Mara is logged in
      And Mara is known to the product as nobody else

      Examples:
        | protocol       | reason                                 |
        | SAML           | version 2.0, as most companies have it |
        | OpenID Connect | as newer ones have it                  |

    @GC-SSO-1.3 @reads
    Scenario Outline: Whoever the provider knows and the organization does not is refused
      Given Mara is registered in two organizations
      And Jonas is registered in the other organization only
      And the first organization uses single sign-on over <protocol>
      And the provider knows Jonas
      When Jonas logs in by single sign-on
      Then Jonas is refused with a way back to the login page

      Examples:
        | protocol       | reason       |
        | SAML           | one protocol |
        | OpenID Connect | the other    |

  @GC-SSO-2 @reads
  Rule: Once authenticated by the provider, later logins need no credentials

    @GC-SSO-2.1
    Scenario Outline: After logging out of the product alone, the next login asks for nothing
      Given Mara is registered
      And the first organization uses single sign-on over <protocol>
      And the provider knows Mara
      And Mara has logged in and out by single sign-on
      When Mara begins single sign-on
      Then Mara is logged in

      Examples:
        | protocol       | reason       |
        | SAML           | one protocol |
        | OpenID Connect | the other    |

    @GC-SSO-2.1
    Scenario: Another browser is asked
      Given Mara is registered
      And the first organization uses single sign-on over SAML
      And the provider knows Mara
      And Mara has logged in by single sign-on
      When Mara begins single sign-on in another browser
      Then Mara is asked to log in at the provider

    @GC-SSO-2.2
    Scenario Outline: After logging out at the provider it asks again there
      Given Mara is registered
      And the first organization uses single sign-on over <protocol>
      And the provider knows Mara
      And Mara has logged in and out, of the product and at the provider
      When Mara begins single sign-on
      Then Mara is asked to log in at the provider

      Examples:
        | protocol       | reason       |
        | SAML           | one protocol |
        | OpenID Connect | the other    |

  @GC-SSO-3 @mail
  Rule: An organization on SSO only has no password requirements at all

    @GC-SSO-3.1 @changes-state
    Scenario: The invitation leads to the provider
      Given the first organization allows single sign-on over SAML only
      And Mara has been invited
      And the provider knows Mara
      When Mara follows the invitation link, wherever it leads
      Then Mara is led to the provider, and asked for no password
      And Mara, going on by the provider, is logged in

    @GC-SSO-3.1 @changes-state
    Scenario: Where passwords are allowed too, the invitation asks for one
      Given the first organization uses single sign-on over SAML
      And Mara has been invited
      When Mara opens the invitation link
      Then Mara is asked for a new password, twice and hidden, to register

    @GC-SSO-3.2 @reads
    Scenario: A native login is refused and points to SSO
      Given Mara is registered
      And the first organization allows single sign-on over SAML only
      When Mara logs in with the right password
      Then Mara is refused and pointed to single sign-on
      And Mara, coming back, is asked to log in

    @GC-SSO-3.2 @reads
    Scenario: The organization's login has no password's field
      Given Mara is registered
      And the first organization allows single sign-on over SAML only
      And the provider knows Mara
      When Mara goes to the login of the first organization
      Then Mara is led to the provider, and asked for no password
      And Mara, going on by the provider, is logged in

    @GC-SSO-3.2 @reads
    Scenario: Nor has the login at the organization's own address
      Given the first organization allows single sign-on over OpenID Connect only
      And the organization has an address of its own
      When Mara visits the organization's own address
      Then Mara is led to the provider, and asked for no password

    @GC-SSO-3.2 @reads
    Scenario: Where passwords are allowed too, a native login goes on
      Given Mara is registered
      And the first organization uses single sign-on over SAML
      When Mara logs in with the right password
      Then Mara is logged in

    @GC-SSO-3.3 @changes-state
    Scenario: A reset request sends no link
      Given Mara is registered in the other organization only
      And the other organization allows single sign-on over SAML only
      When Mara asks for a reset link
      Then Mara receives no mail

    @GC-SSO-3.3 @changes-state
    Scenario: Other organizations' people get theirs
      Given Mara is registered
      And the other organization allows single sign-on over SAML only
      When Mara asks for a reset link
      Then Mara receives one mail, with one link to the deployment

  @GC-SSO-4 @reads
  Rule: A company button on the login page starts SSO

    Background:
      Given the organization has an address of its own

    @GC-SSO-4.1
    Scenario: The button carries the company's name
      Given the first organization uses single sign-on over SAML
      When Mara visits the organization's own address
      Then Mara sees one company's button, with its name

    @GC-SSO-4.1
    Scenario Outline: It starts the provider's login
      Given the first organization uses single sign-on over <protocol>
      And Mara is at the organization's own address
      When Mara takes the company's button
      Then Mara is asked to log in at the provider

      Examples:
        | protocol       | reason       |
        | SAML           | one protocol |
        | OpenID Connect | the other    |

    @GC-SSO-4.1
    Scenario: Without single sign-on there is none
      When Mara visits the organization's own address
      Then Mara sees no company's button

  @GC-SSO-5 @clock @reads
  Rule: An answer that the provider did not give, or not for this login, is refused

    Background:
      Given Mara and Jonas are registered

    @GC-SSO-5.1
    Scenario Outline: Over SAML, an answer that is wrong logs nobody in
      Given the first organization uses single sign-on over SAML
      And the provider knows Mara
      And the provider's answer is <answer>
      When Mara logs in by single sign-on
      Then Mara is refused with a way back to the login page
      And Mara, coming back, is asked to log in

      Examples:
        | answer                      | reason                                         |
        | unsigned                    | anybody could have written it                  |
        | altered after signing       | it names somebody else than was signed         |
        | signed with another key     | the provider's metadata does not have it       |
        | weakly signed               | by an algorithm that is broken                 |
        | encrypted                   | for nobody who could read it                   |
        | expired                     | its time is over                               |
        | not yet valid               | its time has not come                          |
        | meant for another audience  | another service's                              |
        | meant for another recipient | another address of a service                   |
        | from another issuer         | a provider that the organization does not have |
        | to no request               | nobody had asked                               |
        | to another request          | somebody else had asked                        |
        | without a state             | of no browser                                  |
        | with another state          | of another browser                             |
        | about an unknown person     | nobody in the organization has the address     |
        | a refusal                   | the provider said no                           |
        | wrapped in way 1            | signature wrapping, XSW 1                      |
        | wrapped in way 2            | signature wrapping, XSW 2                      |
        | wrapped in way 3            | signature wrapping, XSW 3                      |
        | wrapped in way 4            | signature wrapping, XSW 4                      |
        | wrapped in way 5            | signature wrapping, XSW 5                      |
        | wrapped in way 6            | signature wrapping, XSW 6                      |
        | wrapped in way 7            | signature wrapping, XSW 7                      |
        | wrapped in way 8            | signature wrapping, XSW 8                      |

    @GC-SSO-5.1
    Scenario Outline: Over OpenID Connect, an answer that is wrong logs nobody in
      Given the first organization uses single sign-on over OpenID Connect
      And the provider knows Mara
      And the provider's answer is <answer>
      When Mara logs in by single sign-on
      Then Mara is refused with a way back to the login page
      And Mara, coming back, is asked to log in

      Examples:
        | answer                                 | reason                                         |
        | unsigned                               | alg none                                       |
        | altered after signing                  | it names somebody else than was signed         |
        | signed with another key                | the provider does not publish it               |
        | signed with the public key as a secret | HS256 with what everybody knows                |
        | expired                                | its time is over                               |
        | not yet valid                          | its time has not come                          |
        | meant for another audience             | another service's                              |
        | meant for another party                | azp names another service                      |
        | from another issuer                    | a provider that the organization does not have |
        | to no request                          | nobody had asked                               |
        | with another state                     | of another browser                             |
        | without a nonce                        | of no login                                    |
        | with another nonce                     | of another login                               |
        | with another code                      | one that the provider never gave               |
        | without a subject                      | about nobody                                   |
        | about an unknown person                | nobody in the organization has the address     |
        | about an unverified address            | the provider has only been told of it          |
        | a refusal                              | the provider said no                           |

    @GC-SSO-5.1
    Scenario Outline: An answer that was used before logs nobody in
      Given the first organization uses single sign-on over <protocol>
      And the provider knows Mara
      And Mara has logged in and out, and the provider's answer is one that was used before
      When Mara logs in by single sign-on
      Then Mara is refused with a way back to the login page
      And Mara, coming back, is asked to log in

      Examples:
        | protocol       | reason       |
        | SAML           | one protocol |
        | OpenID Connect | the other    |

    @GC-SSO-5.1
    Scenario Outline: A right answer logs the person in
      Given the first organization uses single sign-on over <protocol>
      And the provider knows Mara
      When Mara logs in by single sign-on
      Then Mara is logged in

      Examples:
        | protocol       | reason                                     |
        | SAML           | so that the refusals above are of the wrong |
        | OpenID Connect | so that the refusals above are of the wrong |
