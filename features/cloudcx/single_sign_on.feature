@idp @admin
Feature: Signing in with Google or Office 365
  A provider says who somebody is there. Who that is here is settled once, with the password of the account here.

  @CX-SSO-1 @reads
  Rule: Sign in with Google and Sign in with Office 365 lead to that provider

    @CX-SSO-1.1
    Scenario Outline: Each button leads to its own provider, where an account is chosen
      Given the first organization has enabled Google
      And the first organization has enabled Office 365
      And every provider knows Mara
      When Mara takes Sign in with <provider>
      Then Mara chooses an account at <provider>

      Examples:
        | provider   | reason    |
        | Google     | one       |
        | Office 365 | the other |

    @CX-SSO-1.2
    Scenario: Both where both are enabled
      Given the first organization has enabled Google
      And the first organization has enabled Office 365
      When Mara goes to the login of the first organization
      Then Mara is offered every provider of the deployment

    @CX-SSO-1.2
    Scenario Outline: One without the other
      Given the first organization has enabled <one>
      And the first organization has enabled <other>
      And that provider is disabled
      When Mara goes to the login of the first organization
      Then Mara is offered the first provider only

      Examples:
        | one        | other      | reason           |
        | Google     | Office 365 | the former stays |
        | Office 365 | Google     | the latter stays |

    @CX-SSO-1.2
    Scenario: None where none is enabled
      Given the first organization has enabled Google
      And Mara is offered the provider at the login of the first organization
      When Mara goes to the login of the other organization
      Then Mara is offered no provider

  @CX-SSO-2
  Rule: The first login by a provider binds its account to one of the company

    Background:
      Given Mara and Jonas are registered
      And the first organization has enabled Google
      And the provider knows Mara and Jonas

    @CX-SSO-2.1 @changes-state
    Scenario: A wrong password binds nothing and logs nobody in
      Given Mara is asked to bind the provider's account
      When Mara binds with a wrong password
      Then Mara is refused, and can try again to bind
      And Mara, coming back, is asked to log in
      And Mara is asked to bind at the next login by the provider

    @CX-SSO-2.1 @totp @changes-state
    Scenario: With 2FA, the password alone binds nothing either
      Given Mara uses 2FA by authenticator app
      And the provider knows Mara
      And Mara is asked to bind the provider's account
      When Mara binds with the right password
      Then Mara is asked for a code
      And Mara is asked to bind at the next login by the provider

    @CX-SSO-2.2 @totp @changes-state
    Scenario: With 2FA, the right code binds
      Given Mara uses 2FA by authenticator app
      And the provider knows Mara
      And Mara is asked for a code after the right password at Bind
      When Mara presents a code
      Then Mara is logged in
      And Mara is logged in at the next login by the provider

    @CX-SSO-2.2 @changes-state
    Scenario Outline: After Bind the person is in the system, and stays known
      Given the first organization has enabled <provider>
      And the provider knows Mara
      And Mara is asked to bind the provider's account
      When Mara binds with the right password
      Then Mara is logged in as Mara
      And Mara is logged in at the next login by the provider

      Examples:
        | provider   | reason                                             |
        | Google     | its claims say that the address is verified        |
        | Office 365 | its claims do not, and its issuer is the company's |

    @CX-SSO-2.2 @changes-state
    Scenario: Whose address the provider asserts does not matter
      Given Jonas is asked to bind the provider's account of Mara
      When Jonas binds with the right password
      Then Jonas is logged in as Jonas

    @CX-SSO-2.3 @changes-state
    Scenario: A provider's account that somebody has bound meanwhile
      Given Jonas is asked to bind the provider's account of Mara
      And the provider's account of Mara is bound
      When Jonas binds with the right password
      Then Jonas is told that it is bound already
      And Jonas, coming back, is asked to log in

    @CX-SSO-2.3 @changes-state
    Scenario: A second account at the same provider
      Given the provider's account of Mara is bound
      And Jonas is asked to bind the provider's account
      When Jonas binds with the account and the password of Mara
      Then Jonas is told that it is bound already
      And Jonas is asked to bind at the next login by the provider

    @CX-SSO-2.2 @changes-state
    Scenario: The same address at another provider is somebody else's
      Given the provider's account of Mara is bound
      And the first organization has enabled Office 365
      And the provider knows Mara
      When Mara logs in by single sign-on
      Then Mara is asked to bind

    @CX-SSO-2.4 @locks-people-out
    Scenario: Wrong attempts at the login page count here
      Given Mara has tried wrong passwords, one fewer than lock the account
      And Mara is asked to bind the provider's account
      When Mara binds with a wrong password
      Then Mara is refused and told to contact the administrator

    @CX-SSO-2.4 @changes-state
    Scenario: One fewer does not lock
      Given Mara has tried wrong passwords, two fewer than lock the account
      And Mara is asked to bind the provider's account
      When Mara binds with a wrong password
      Then Mara is refused, and can try again to bind

    @CX-SSO-2.4 @locks-people-out
    Scenario: Wrong attempts here count at the login page
      Given Mara is asked to bind the provider's account
      And Mara has tried to bind with wrong passwords, one fewer than lock the account
      When Mara logs in with a wrong password
      Then Mara is refused and told to contact the administrator

  @CX-SSO-3 @changes-state
  Rule: The connected account is in Profile > Security Settings

    Background:
      Given Mara is registered

    @CX-SSO-3.1
    Scenario Outline: The provider and the address there
      Given the first organization has enabled <provider>
      And the provider knows Mara by another address
      And the provider's account of Mara is bound
      And Mara has logged in by single sign-on
      When Mara looks at the security settings
      Then Mara reads <provider> and the address there as the connected account

      Examples:
        | provider   | reason    |
        | Google     | one       |
        | Office 365 | the other |

    @CX-SSO-3.2
    Scenario: Undone, the next login asks for a binding again
      Given the first organization has enabled Google
      And Mara has bound an account at the provider
      And Mara has logged in by single sign-on
      When Mara undoes the binding
      Then Mara reads that no account is connected
      And Mara is asked to bind at the next login by the provider

  @CX-SSO-4 @clock @reads
  Rule: An answer that the provider did not give is refused

    Background:
      Given Mara and Jonas are registered

    @CX-SSO-4.1
    Scenario Outline: A wrong answer logs nobody in
      Given the first organization has enabled <provider>
      And Mara and Jonas have bound an account at the provider
      And the provider's answer is <answer>
      When Mara logs in by single sign-on
      Then Mara is refused with a way back to the login page
      And Mara, coming back, is asked to log in

      Examples:
        | provider   | answer                     | reason                                 |
        | Google     | unsigned                   | alg none, about somebody else          |
        | Google     | altered after signing      | it names somebody else than was signed |
        | Google     | signed with another key    | the provider does not publish it       |
        | Google     | expired                    | its time is over                       |
        | Google     | meant for another audience | another client's                       |
        | Google     | with another nonce         | of another login                       |
        | Google     | without a nonce            | of no login                            |
        | Google     | with another state         | of another browser                     |
        | Google     | to no request              | without a state: nobody had asked      |
        | Office 365 | unsigned                   | alg none, about somebody else          |
        | Office 365 | expired                    | its time is over                       |
        | Office 365 | from another issuer        | another customer of the same provider  |

    @CX-SSO-4.1
    Scenario: An answer that was used before logs nobody in
      Given the first organization has enabled Google
      And Mara has bound an account at the provider
      And Mara has logged in and out, and the provider's answer is one that was used before
      When Mara logs in by single sign-on
      Then Mara is refused with a way back to the login page
      And Mara, coming back, is asked to log in

    @CX-SSO-4.1
    Scenario: A wrong answer leaves nothing to bind
      Given the first organization has enabled Google
      And the provider knows Mara
      And the provider's answer is expired
      When Mara logs in by single sign-on
      Then Mara is refused with a way back to the login page

    @CX-SSO-4.1
    Scenario: A right answer logs the person in
      Given the first organization has enabled Google
      And Mara and Jonas have bound an account at the provider
      When Mara logs in by single sign-on
      Then Mara is logged in as Mara
