Feature: Channels
  The desktop app logs in like the browser. Its window has no tabs, and single sign-on goes by way of the person's own browser.

  @GC-CHANNEL-1
  Rule: The desktop app logs in like the browser

    Background:
      Given Mara and Jonas are registered

    @GC-CHANNEL-1.1 @reads
    Scenario: With the password, in the app's own window
      Given Mara uses the desktop app
      When Mara logs in with the right password
      Then Mara is logged in
      And Mara's app has one window

    @GC-CHANNEL-1.1 @spends-attempts
    Scenario: A wrong password is refused there, too
      Given Mara uses the desktop app
      When Mara logs in with a wrong password
      Then Mara is refused with a message

    @GC-CHANNEL-1.1 @reads @totp @admin
    Scenario: With a one-time code, in the app's own window
      Given the organization requires MFA
      And Mara uses an authenticator app
      And Mara uses the desktop app
      When Mara presents a code
      Then Mara is logged in
      And Mara's app has one window

    @GC-CHANNEL-1.1 @spends-attempts @totp @admin
    Scenario: A wrong code is refused there, too
      Given the organization requires MFA
      And Mara uses an authenticator app
      And Mara uses the desktop app
      When Mara presents a wrong code
      Then Mara, coming back, is asked to log in

    @GC-CHANNEL-1.1 @changes-state @totp @admin
    Scenario: A device is added in the app's own window
      Given the organization requires MFA
      And Mara uses the desktop app
      When Mara adds an authenticator app
      Then Mara is logged in
      And Mara's app has one window
      And Mara is asked for a device after the right password

    @GC-CHANNEL-1.1 @reads @idp @admin
    Scenario Outline: By single sign-on, by way of the person's own browser
      Given the first organization uses single sign-on over <protocol>
      And the provider knows Mara
      And Mara uses the desktop app
      When Mara logs in to the app by single sign-on
      Then Mara is logged in
      And Mara's app has one window

      Examples:
        | protocol       | reason       |
        | SAML           | one protocol |
        | OpenID Connect | the other    |

    @GC-CHANNEL-1.1 @reads @idp @admin
    Scenario: The app is known to the product as the person, and nobody else
      Given the first organization uses single sign-on over SAML
      And the provider knows Mara
      And Mara uses the desktop app
      When Mara logs in to the app by single sign-on
      Then Mara is known to the product as nobody else

    @GC-CHANNEL-1.1 @reads @idp @admin
    Scenario: The person's own browser is not logged in by it
      Given the first organization uses single sign-on over SAML
      And the provider knows Mara
      And Mara uses the desktop app
      When Mara logs in to the app by single sign-on
      Then Mara's own browser is not logged in

    @GC-CHANNEL-1.1 @spends-attempts @idp @admin
    Scenario: Whoever authenticates badly at the provider is not logged in to the app
      Given the first organization uses single sign-on over SAML
      And the provider knows Mara
      And Mara uses the desktop app
      When Mara logs in to the app by single sign-on, with a wrong password at the provider
      Then Mara, coming back, is asked to log in

    @GC-CHANNEL-1.1 @reads @idp @admin
    Scenario: What one person's browser has for the app serves no other person's app
      Given the first organization uses single sign-on over SAML
      And the provider knows Mara and Jonas
      And Mara and Mallory use the desktop app
      And Mara's own browser has done single sign-on for the app
      When Mallory's app is given what Mara's own browser had for the app
      Then Mallory, coming back, is asked to log in

    @GC-CHANNEL-1.1 @reads @idp @admin
    Scenario: Nor an app that has begun single sign-on as well
      Given the first organization uses single sign-on over SAML
      And the provider knows Mara and Jonas
      And Mara and Jonas use the desktop app
      And the own browsers of Mara and Jonas have done single sign-on for the app
      When Jonas's app is given what Mara's own browser had for the app
      Then Jonas, coming back, is asked to log in

    @GC-CHANNEL-1.1 @reads @idp @admin
    Scenario: It serves once
      Given the first organization uses single sign-on over SAML
      And the provider knows Mara
      And Mara uses the desktop app
      And Mara has logged in to the app by single sign-on, and out
      When Mara's app is given what Mara's own browser had for the app
      Then Mara is refused with a way back to the login page

    @GC-CHANNEL-1.1 @reads @idp @admin @clock
    Scenario: It serves for a short time only
      Given the first organization uses single sign-on over SAML
      And the provider knows Mara
      And Mara uses the desktop app
      And Mara's own browser has done single sign-on for the app
      When Mara's app is given it after 5 minutes
      Then Mara is refused with a way back to the login page
