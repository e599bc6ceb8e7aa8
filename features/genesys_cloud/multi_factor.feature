Feature: Multi-factor authentication
  Where the organization requires it, a person proves after the password that they hold a device of theirs.

  @GC-MFA-1 @admin
  Rule: With MFA enabled, the next native login asks to add an MFA device

    Background:
      Given Jonas and Mara are registered

    @GC-MFA-1.1 @changes-state
    Scenario: The window comes after the right password and before anything else
      Given the organization requires MFA
      When Mara logs in with the right password
      Then Mara is asked for a name and for one of the documented methods
      And Mara, coming back, is asked to log in

    @GC-MFA-1.1 @spends-attempts
    Scenario: A wrong password never gets as far as the window
      Given the organization requires MFA
      When Mara logs in with a wrong password
      Then Mara is refused with a message

    @GC-MFA-1.2 @changes-state
    Scenario Outline: Next is refused while something is missing
      Given the organization requires MFA
      When Mara goes on without <missing>
      Then Mara is told what is missing, and is still asked to add a device
      And Mara, coming back, is asked to log in

      Examples:
        | missing                    | reason                                   |
        | a name                     | the device could not be told from others |
        | more than blanks as a name | no name either                           |
        | a method                   | nothing is chosen beforehand             |

    @GC-MFA-1.3 @changes-state
    Scenario Outline: No place of the product can be reached while the device is missing
      Given Jonas is logged in
      And the organization requires MFA
      And Mara is at the window to add a device
      When Mara opens the address of Jonas's <place> page
      Then Mara is asked to log in
      And Mara sees nothing of the <place> page

      Examples:
        | place         | reason                |
        | collaboration | each place by its own |
        | account       | each place by its own |
        | architect     | each place by its own |

    @GC-MFA-1.3 @changes-state
    Scenario: Nor when the window is left for the front door
      Given the organization requires MFA
      And Mara is at the window to add a device
      When Mara closes the browser and comes back
      Then Mara is asked to log in

    @GC-MFA-1.3 @changes-state @totp
    Scenario: Nor while the device is named and not yet proven
      Given the organization requires MFA
      When Mara begins to add an authenticator app
      Then Mara, coming back, is asked to log in
      And Mara is asked to add a device after the right password

    @GC-MFA-1.4 @changes-state
    Scenario: Who was logged in before is asked at the next login
      Given Mara has logged in and out again
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara is asked to add a device

    @GC-MFA-1.4 @changes-state
    Scenario: Until then the session goes on
      Given Mara is logged in
      And the organization requires MFA
      When Mara closes the browser and comes back
      Then Mara is logged in
      And Mara is asked to add a device after the right password

  @GC-MFA-2 @totp
  Rule: With a device enrolled, every native login asks for it

    @GC-MFA-2.1 @reads
    Scenario: The right password alone logs nobody in
      Given Mara uses an authenticator app
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara is asked for a code
      And Mara, coming back, is asked to log in

    @GC-MFA-2.1 @reads
    Scenario: With the device's code the person is logged in
      Given Mara uses an authenticator app
      And the organization requires MFA
      When Mara presents a code
      Then Mara is logged in

    @GC-MFA-2.1 @reads
    Scenario: The next login asks for it again
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has logged in with a code
      When Mara logs in with the right password in another browser
      Then Mara is asked for a code

    @GC-MFA-2.1 @spends-attempts
    Scenario: A wrong password never gets as far as the device
      Given Mara uses an authenticator app
      And the organization requires MFA
      When Mara logs in with a wrong password
      Then Mara is refused with a message

    @GC-MFA-2.1 @admin @reads
    Scenario Outline: No place of the product can be reached with the password alone
      Given Jonas and Mara use an authenticator app
      And Jonas is logged in
      And the organization requires MFA
      And Mara has been asked for a code
      When Mara opens the address of Jonas's <place> page
      Then Mara is asked to log in

      Examples:
        | place         | reason                |
        | collaboration | each place by its own |
        | account       | each place by its own |
        | architect     | each place by its own |

    @GC-MFA-2.1 @reads @clock
    Scenario: A device is still accepted in the last minute after the password
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has been asked for a code
      And 9 minutes have passed
      When Mara presents a code
      Then Mara is logged in

    @GC-MFA-2.1 @reads @clock
    Scenario: A password of long ago is worth nothing
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has been asked for a code
      And 10 minutes have passed
      When Mara presents a code
      Then Mara is refused with a message

    @GC-MFA-2.2 @admin @reads
    Scenario: With several devices the person chooses
      Given Mara uses two authenticator apps
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara is asked which device to use, by name
      And Mara, coming back, is asked to log in

    @GC-MFA-2.2 @admin @reads
    Scenario Outline: Either device serves
      Given Mara uses two authenticator apps
      And the organization requires MFA
      When Mara chooses <device> and presents a code of <device>
      Then Mara is logged in

      Examples:
        | device            | reason            |
        | the first device  | the older one     |
        | the second device | no less than that |

    @GC-MFA-2.2 @admin @spends-attempts
    Scenario Outline: A device does not serve in another one's place
      Given Mara uses two authenticator apps
      And the organization requires MFA
      When Mara chooses <chosen> and presents a code of <other>
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

      Examples:
        | chosen            | other             | reason              |
        | the first device  | the second device | the newer one's     |
        | the second device | the first device  | and the older one's |

    @GC-MFA-2.3 @admin @reads
    Scenario: Without MFA in the organization nobody is asked
      Given Mara is registered
      When Mara logs in with the right password
      Then Mara is logged in

    @GC-MFA-2.3 @admin @changes-state
    Scenario: What another organization requires asks nobody in this one
      Given Mara is registered
      And the other organization requires MFA
      When Mara logs in with the right password
      Then Mara is logged in

  @GC-MFA-3 @idp @totp @admin
  Rule: SSO never meets an MFA prompt

    @GC-MFA-3.1 @reads
    Scenario Outline: An SSO login goes straight to the splash screen
      Given Mara is registered
      And the organization requires MFA
      And the first organization uses single sign-on over <protocol>
      And the provider knows Mara
      When Mara logs in by single sign-on
      Then Mara is logged in

      Examples:
        | protocol       | reason                                 |
        | SAML           | version 2.0, as most companies have it |
        | OpenID Connect | as newer ones have it                  |

    @GC-MFA-3.1 @reads
    Scenario: Also for who has a device
      Given Mara uses an authenticator app
      And the organization requires MFA
      And the first organization uses single sign-on over SAML
      And the provider knows Mara
      When Mara logs in by single sign-on
      Then Mara is logged in

    @GC-MFA-3.2 @reads
    Scenario: The same person's native login is asked for the device
      Given Mara uses an authenticator app
      And the organization requires MFA
      And the first organization uses single sign-on over SAML
      And the provider knows Mara
      When Mara logs in with the right password
      Then Mara is asked for a code

    @GC-MFA-3.2 @changes-state
    Scenario: The same person's native login is asked to add one
      Given Mara is registered
      And the organization requires MFA
      And the first organization uses single sign-on over SAML
      And the provider knows Mara
      When Mara logs in with the right password
      Then Mara is asked to add a device

  @GC-MFA-4 @totp
  Rule: A person without access to the device is helped by the administrator

    @GC-MFA-4.1 @reads
    Scenario: The prompt tells the person to contact the administrator
      Given Mara uses an authenticator app
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara is told to contact the administrator without a device

    @GC-MFA-4.1 @admin @reads
    Scenario: So does the choice of a device
      Given Mara uses two authenticator apps
      And the organization requires MFA
      When Mara logs in with the right password
      Then Mara is told to contact the administrator without a device

    @GC-MFA-4.2 @admin @changes-state
    Scenario: After the reset the next login asks to add a device
      Given Mara uses an authenticator app
      And the organization requires MFA
      And the administrator has reset Mara's devices
      When Mara logs in with the right password
      Then Mara is asked to add a device

    @GC-MFA-4.2 @admin @changes-state
    Scenario: After the reset another device can be added
      Given Mara uses an authenticator app
      And the organization requires MFA
      And the administrator has reset Mara's devices
      When Mara adds an authenticator app
      Then Mara is logged in

    @GC-MFA-4.2 @admin @spends-attempts
    Scenario: The old device's codes are refused
      Given Mara uses an authenticator app
      And the organization requires MFA
      And the administrator has reset Mara's devices
      And Mara has added an authenticator app
      When Mara presents a code of the device that is gone in another browser
      Then the code is refused with a message

    @GC-MFA-4.2 @admin @changes-state
    Scenario: So are they in a login that had begun before the reset
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has been asked for a code
      And the administrator has reset Mara's devices
      When Mara presents a code of the device that is gone
      Then Mara, coming back, is asked to log in

    @GC-MFA-4.2 @admin @changes-state
    Scenario: Everybody else's devices stay
      Given Jonas and Mara use an authenticator app
      And the organization requires MFA
      When the administrator resets Mara's devices
      Then Jonas is asked for a device after the right password
      And Mara is asked to add a device after the right password

  @GC-MFA-5 @totp @admin @changes-state
  Rule: My Account administers the MFA devices

    @GC-MFA-5.1
    Scenario: Devices are listed by name and kind
      Given Mara and Jonas use an authenticator app
      And Mara gets codes by text message
      And the organization requires MFA
      And Mara has logged in with a code
      When Mara looks at the MFA settings
      Then the MFA settings list Mara's devices by name and kind, and nothing else

    @GC-MFA-5.1
    Scenario: Who has no device sees none
      Given Mara is registered
      And Mara is logged in
      When Mara looks at the MFA settings
      Then the MFA settings list Mara's devices by name and kind, and nothing else

    @GC-MFA-5.2
    Scenario: One can be added
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has logged in with a code
      When Mara adds an authenticator app in the MFA settings
      Then the MFA settings list Mara's devices by name and kind, and nothing else

    @GC-MFA-5.2
    Scenario: One that was added serves at the next login
      Given Mara is registered
      And Mara is logged in
      And Mara has added an authenticator app in the MFA settings
      And the organization requires MFA
      When Mara presents a code in another browser
      Then Mara is logged in

    @GC-MFA-5.2
    Scenario: One can be removed
      Given Mara uses two authenticator apps
      And the organization requires MFA
      And Mara has logged in with a code
      When Mara removes the second device in the MFA settings
      Then the MFA settings list Mara's devices by name and kind, and nothing else

    @GC-MFA-5.2
    Scenario: One that was removed serves no longer
      Given Mara uses two authenticator apps
      And Mara is logged in
      And Mara has removed the second device in the MFA settings
      And the organization requires MFA
      When Mara presents a code of the device that is gone in another browser
      Then the code is refused with a message

    @GC-MFA-5.3
    Scenario: The last one cannot be removed while the organization requires MFA
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has logged in with a code
      When Mara tries to remove the first device in the MFA settings
      Then the removal is refused with a message
      And the MFA settings list Mara's devices by name and kind, and nothing else

    @GC-MFA-5.3
    Scenario: Where MFA is not required the last one can be removed
      Given Mara uses an authenticator app
      And Mara is logged in
      When Mara removes the first device in the MFA settings
      Then the MFA settings list Mara's devices by name and kind, and nothing else
