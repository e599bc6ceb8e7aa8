@admin
Feature: The administrator's record
  Who suspects that somebody else tries to log in finds it in a record, which holds no secrets itself.

  Background:
    Given Mara is registered

  @GC-AUDIT-1
  Rule: Suspicious activity can be reported from a record

    @GC-AUDIT-1.1 @spends-attempts
    Scenario Outline: Logins and refusals
      When Mara logs in with <password>
      Then the record has <entry> of Mara, with time, address and outcome
      And no secret is in the record

      Examples:
        | password           | entry     | reason                                     |
        | the right password | a login   | what somebody else may have done           |
        | a wrong password   | a refusal | what somebody else may have tried          |

    @GC-AUDIT-1.1 @spends-attempts
    Scenario: A refusal of an address that nobody has
      Given Nadia has no account
      When Nadia logs in with a wrong password
      Then the record has a refusal of Nadia, with time, address and outcome
      And no secret is in the record

    @GC-AUDIT-1.1 @spends-attempts @clock
    Scenario: The time is the deployment's
      Given Mara is logged in
      And Mara has come back after 400 days
      When Mara logs in with a wrong password
      Then the record has a refusal of Mara, with time, address and outcome

    @GC-AUDIT-1.1 @reads @idp
    Scenario Outline: A login by single sign-on
      Given the first organization uses single sign-on over <protocol>
      And the provider knows Mara
      When Mara logs in by single sign-on
      Then the record has a login of Mara, with time, address and outcome
      And no secret is in the record

      Examples:
        | protocol       | reason       |
        | SAML           | one protocol |
        | OpenID Connect | the other    |

    @GC-AUDIT-1.1 @reads @network
    Scenario Outline: The address is the one that the person came from
      Given the deployment stands behind a trusted proxy
      And Mara is at the address <address>
      When Mara logs in with the right password
      Then the record has a login of Mara, from the address <address>

      Examples:
        | address       | reason |
        | 203.0.113.7   | IPv4   |
        | 2001:db8:7::7 | IPv6   |

    @GC-AUDIT-1.1 @locks-people-out
    Scenario: The lock
      Given Mara has tried wrong passwords, one fewer than lock the account
      When Mara logs in with a wrong password
      Then the record has a lock of Mara, with time, address and outcome
      And no secret is in the record

    @GC-AUDIT-1.1 @locks-people-out
    Scenario: The unlock
      Given Mara has tried as many wrong passwords as lock the account
      When the administrator unlocks Mara's account
      Then the record has an unlock of Mara, with time, address and outcome
      And no secret is in the record

    @GC-AUDIT-1.1 @changes-state @mail
    Scenario: A request for a reset
      When Mara asks for a reset link
      Then the record has a request for a reset of Mara, with time, address and outcome
      And no secret is in the record

    @GC-AUDIT-1.1 @changes-state @mail
    Scenario: A reset
      Given Mara has asked for a reset link
      When Mara chooses a good password by the reset link
      Then the record has a reset of Mara, with time, address and outcome
      And no secret is in the record

    @GC-AUDIT-1.1 @spends-attempts @totp
    Scenario: A refused code
      Given the organization requires MFA
      And Mara uses an authenticator app
      When Mara presents a wrong code
      Then the record has a refused code of Mara, with time, address and outcome
      And no secret is in the record

    @GC-AUDIT-1.1 @changes-state @totp
    Scenario: A device that is added
      Given the organization requires MFA
      When Mara adds an authenticator app
      Then the record has an added device of Mara, with time, address and outcome
      And no secret is in the record

    @GC-AUDIT-1.1 @changes-state @totp
    Scenario: A device that is removed
      Given Mara uses two authenticator apps
      And Mara is logged in
      When Mara removes the first device in the MFA settings
      Then the record has a removed device of Mara, with time, address and outcome
      And no secret is in the record

    @GC-AUDIT-1.1 @changes-state @totp
    Scenario: The administrator's reset of the devices
      Given Mara uses an authenticator app
      When the administrator resets Mara's devices
      Then the record has a reset of the devices of Mara, with time, address and outcome
      And no secret is in the record
