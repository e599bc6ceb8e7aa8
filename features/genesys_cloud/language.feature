Feature: The product's language
  A list on every page before the login, the user settings after it, and the French help's own captions.

  @GC-LANGUAGE-1
  Rule: The login page has a language list in its lower right corner

    @GC-LANGUAGE-1.1 @reads
    Scenario Outline: The list lies in the lower right corner
      Given Mara sits at <screen>
      When Mara visits the login page
      Then the language list lies in the lower right corner

      Examples:
        | screen    | reason                       |
        | a desktop | wide                         |
        | a phone   | narrow, and higher than wide |

    @GC-LANGUAGE-1.2 @reads
    Scenario: Choosing a language changes the whole page
      When Mara chooses French on the login page
      Then Mara sees the login page in French

    @GC-LANGUAGE-1.2 @reads
    Scenario: Without a choice the page stays in its default language
      When Mara visits the login page
      Then Mara sees the login page in English

    @GC-LANGUAGE-1.2 @reads
    Scenario: One person's choice changes nobody else's page
      Given Mara has chosen French on the login page
      When Jonas visits the login page
      Then Jonas sees the login page in English

    @GC-LANGUAGE-1.3 @reads
    Scenario: What was typed into the address's field is still there
      Given Mara has typed the address
      When Mara chooses French on the login page
      Then Mara sees the login page in French
      And the address that Mara typed is still there

    @GC-LANGUAGE-1.4 @mail @admin @changes-state
    Scenario: The choice holds for the registration
      Given Mara has been invited
      And Mara has chosen French on the login page
      When Mara opens the invitation link
      Then Mara sees the form to register in French

    @GC-LANGUAGE-1.4 @mail @changes-state
    Scenario: The choice holds for the reset
      Given Mara is registered
      And Mara has asked for a reset link
      And Mara has chosen French on the login page
      When Mara opens the reset link
      Then Mara sees the form to reset the password in French

    @GC-LANGUAGE-1.4 @mail @changes-state
    Scenario: Without a choice the reset stays in its default language
      Given Mara is registered
      And Mara has asked for a reset link
      When Mara opens the reset link
      Then Mara sees the form to reset the password in English

    @GC-LANGUAGE-1.4 @totp @admin @changes-state
    Scenario: The choice holds for adding a device
      Given Mara is registered
      And the organization requires MFA
      And Mara has chosen French on the login page
      When Mara logs in with the right password
      Then Mara sees the window to add a device in French

    @GC-LANGUAGE-1.4 @totp @admin @changes-state
    Scenario: Without a choice the window to add a device stays in its default language
      Given Mara is registered
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara sees the window to add a device in English

    @GC-LANGUAGE-1.4 @totp @admin @reads
    Scenario: The choice holds for the device's prompt
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has chosen French on the login page
      When Mara logs in with the right password
      Then Mara sees the prompt for a code in French

    @GC-LANGUAGE-1.4 @totp @admin @reads
    Scenario: Without a choice the device's prompt stays in its default language
      Given Mara uses an authenticator app
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara sees the prompt for a code in English

  @GC-LANGUAGE-2 @changes-state
  Rule: The language can be changed in the user settings after login

    Background:
      Given Mara and Jonas are registered
      And Mara is logged in

    @GC-LANGUAGE-2.1
    Scenario: The pages after the login change at once
      When Mara chooses French in the user settings
      Then Mara sees the user settings in French
      And each entry leads to a page of its own that names it

    @GC-LANGUAGE-2.2
    Scenario: The next login in another browser uses it
      Given Mara has chosen French in the user settings
      When Mara logs in with the right password in another browser
      Then Mara sees the splash screen in French

    @GC-LANGUAGE-2.2
    Scenario: Another person's language is as it was
      Given Mara has chosen French in the user settings
      When Jonas logs in with the right password
      Then Jonas sees the splash screen in English

  @GC-LANGUAGE-3
  Rule: In French, every step carries the captions of the French help

    Background:
      Given Mara uses the product in French

    @GC-LANGUAGE-3.1 @mail @admin @changes-state
    Scenario: The invitation
      When Mara is invited in French
      Then Mara receives a mail in French
      And Mara receives one mail, with one link to the deployment

    @GC-LANGUAGE-3.1 @mail @admin @changes-state
    Scenario: The form to register
      Given Mara has been invited
      When Mara opens the invitation link
      Then Mara is asked for a new password, twice and hidden, to register
      And Mara sees the form to register in French

    @GC-LANGUAGE-3.1 @mail @admin @changes-state
    Scenario: First login
      Given Mara has been invited
      When Mara chooses a good password by the invitation link
      Then the password is accepted
      And Mara can log in with the new password

    @GC-LANGUAGE-3.1 @mail @admin @changes-state
    Scenario: A refused password at the first login
      Given Mara has been invited
      When Mara chooses a password of 7 lower-case letters by the invitation link
      Then Mara is told that the password needs at least 8 characters, a number, a special character and an upper-case letter and nothing else

    @GC-LANGUAGE-3.1 @reads
    Scenario: Native login
      Given Mara is registered
      When Mara logs in with the right password
      Then Mara sees the splash screen in French
      And each entry leads to a page of its own that names it

    @GC-LANGUAGE-3.1 @spends-attempts
    Scenario: A refused login
      Given Mara is registered
      When Mara logs in with a wrong password
      Then Mara is refused with a message
      And Mara sees the login page in French

    @GC-LANGUAGE-3.1 @mail @changes-state
    Scenario: Asking for a reset link
      Given Mara is registered
      When Mara asks for a reset link
      Then Mara receives a mail in French
      And Mara receives one mail, with one link to the deployment

    @GC-LANGUAGE-3.1 @mail @changes-state
    Scenario: Password reset
      Given Mara is registered
      And Mara has asked for a reset link
      When Mara chooses a good password by the reset link
      Then Mara sees the splash screen in French
      And Mara can log in with the new password

    @GC-LANGUAGE-3.1 @totp @admin @changes-state
    Scenario: The window to add a device
      Given Mara is registered
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara sees the window to add a device in French
      And Mara is asked for a name and for one of the documented methods

    @GC-LANGUAGE-3.1 @totp @admin @changes-state
    Scenario: The QR code
      Given Mara is registered
      And the organization requires MFA
      When Mara begins to add an authenticator app
      Then Mara sees the QR code in French
      And the picture is a QR code that every authenticator app accepts, for Mara

    @GC-LANGUAGE-3.1 @totp @admin @changes-state
    Scenario: A time-based generator is added
      Given Mara is registered
      And the organization requires MFA
      When Mara adds an authenticator app
      Then Mara sees the splash screen in French
      And Mara is asked for a device after the right password

    @GC-LANGUAGE-3.1 @totp @admin @changes-state
    Scenario: A wrong code while one is added
      Given Mara is registered
      And the organization requires MFA
      And Mara has begun to add an authenticator app
      When Mara validates a wrong code
      Then the code is refused with a message
      And Mara sees the QR code in French

    @GC-LANGUAGE-3.1 @totp @admin @reads
    Scenario: Native login with a code
      Given Mara uses an authenticator app
      And the organization requires MFA
      When Mara presents a code
      Then Mara sees the splash screen in French

    @GC-LANGUAGE-3.1 @totp @admin @reads
    Scenario: The prompt for a code
      Given Mara uses an authenticator app
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara sees the prompt for a code in French
      And Mara is told to contact the administrator without a device

    @GC-LANGUAGE-3.1 @totp @admin @reads
    Scenario: The choice of a device
      Given Mara uses two authenticator apps
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara sees the choice of a device in French
      And Mara is told to contact the administrator without a device

    @GC-LANGUAGE-3.1 @totp @admin @spends-attempts
    Scenario: A refused code
      Given Mara uses an authenticator app
      And the organization requires MFA
      When Mara presents a wrong code
      Then the code is refused with a message
      And Mara sees the prompt for a code in French

    @GC-LANGUAGE-3.1 @totp @admin @changes-state
    Scenario: The MFA settings
      Given Mara uses an authenticator app
      And Mara is logged in
      When Mara looks at the MFA settings
      Then Mara sees the MFA settings in French
      And the MFA settings list Mara's devices by name and kind, and nothing else

    @GC-LANGUAGE-3.1 @totp @mail @admin @changes-state
    Scenario: Password reset with a code
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has asked for a reset link
      And Mara has proposed a good password by the reset link
      When Mara presents a code
      Then Mara sees the splash screen in French

    @GC-LANGUAGE-3.1 @sms @mail @admin @reads
    Scenario: A code by text message
      Given Mara gets codes by text message
      And the organization requires MFA
      And Mara has asked for a code by text message
      When Mara presents the code from the message
      Then Mara sees the splash screen in French

    @GC-LANGUAGE-3.1 @passkey @admin @changes-state
    Scenario: Adding a passkey
      Given the organization requires MFA
      And Mara is registered
      And Mara keeps passkeys in Apple's iCloud Keychain
      When Mara adds a passkey
      Then Mara sees the splash screen in French

    @GC-LANGUAGE-3.1 @passkey @admin @changes-state
    Scenario: A passkey that could not be added, and then is
      Given the organization requires MFA
      And Mara is registered
      And Mara keeps passkeys in Apple's iCloud Keychain
      And Mara's device is sent away
      When Mara adds a passkey
      Then Mara can try again, and is logged in
