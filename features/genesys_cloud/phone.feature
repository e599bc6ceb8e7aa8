Feature: On the phone
  The mobile app's login: a small screen that is touched, and a device that knows its owner's finger or face.

  @GC-CHANNEL-2 @passkey
  Rule: The mobile app's login fits a phone and can use biometrics

    Background:
      Given Mara is registered
      And Mara holds a phone

    @GC-CHANNEL-2.1 @reads
    Scenario: The login page fits
      When Mara visits the login page
      Then Mara sees the login page in English
      And every control is on the screen, with at least 24 pixels in width and height to touch

    @GC-CHANNEL-2.1 @reads
    Scenario: The dialog for a forgotten password fits
      When Mara opens the reset dialog
      Then Mara is asked for the email address, to reset the password
      And every control is on the screen, with at least 24 pixels in width and height to touch

    @GC-CHANNEL-2.1 @admin @reads
    Scenario: The window for a new device fits
      Given the organization requires MFA
      When Mara logs in with the right password
      Then Mara is asked to add a device
      And every control is on the screen, with at least 24 pixels in width and height to touch

    @GC-CHANNEL-2.1 @admin @reads
    Scenario: The prompt for the device fits
      Given the organization requires MFA
      And Mara uses a passkey
      And Mara's device is sent away
      When Mara logs in with the passkey
      Then Mara is not let in, with a message
      And every control is on the screen, with at least 24 pixels in width and height to touch

    @GC-CHANNEL-2.1 @reads
    Scenario: The splash screen fits
      When Mara logs in with the right password
      Then Mara is logged in
      And every control is on the screen, with at least 24 pixels in width and height to touch

    @GC-CHANNEL-2.1 @admin @reads
    Scenario Outline: The pages behind it fit
      Given Mara uses a passkey
      And Mara is logged in
      When Mara goes to the <place> page
      Then every control is on the screen, with at least 24 pixels in width and height to touch

      Examples:
        | place         | reason                                |
        | account       | with the list of the person's devices |
        | collaboration | the first entry                       |
        | architect     | the last one                          |

    @GC-CHANNEL-2.2 @admin @reads
    Scenario: A passkey by the phone's biometrics logs in
      Given the organization requires MFA
      And Mara uses a passkey
      When Mara logs in with the passkey
      Then Mara is logged in

    @GC-CHANNEL-2.2 @admin @changes-state
    Scenario: One can be added on the phone
      Given the organization requires MFA
      And Mara keeps passkeys in Apple's iCloud Keychain
      When Mara adds a passkey
      Then Mara is logged in

    @GC-CHANNEL-2.2 @admin @spends-attempts
    Scenario Outline: Without the biometrics it logs nobody in
      Given the organization requires MFA
      And Mara uses a passkey
      And Mara's device <fault>
      When Mara logs in with the passkey
      Then Mara is not let in, with a message
      And Mara, coming back, is asked to log in

      Examples:
        | fault                                          | reason                       |
        | does not recognize its owner                   | another finger, another face |
        | does not tell that it has recognized its owner | just held in the hand        |
