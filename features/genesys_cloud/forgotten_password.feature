Feature: A forgotten password
  Who forgot the password asks for a link by mail, and chooses a new one.

  @GC-RESET-1 @reads
  Rule: Forgot Your Password? opens the reset dialog under the Log In button

    @GC-RESET-1.1
    Scenario: The way to a new password lies below the login button
      When Mara visits the login page
      Then the way to a new password lies below the login button

    @GC-RESET-1.2
    Scenario: The dialog takes an address and sends
      When Mara opens the reset dialog
      Then Mara is asked for the email address, to reset the password

    @GC-RESET-1.3
    Scenario Outline: A closed dialog leaves the login page as it was
      Given Mara has opened the reset dialog over a half filled in login
      When Mara closes the dialog by <means>
      Then the login page is as before

      Examples:
        | means      | reason                   |
        | its button | with the mouse           |
        | Escape     | as dialogs have it       |

  @GC-RESET-2 @changes-state @mail
  Rule: A reset link arrives from no-reply@mypurecloud.com

    @GC-RESET-2.1
    Scenario: One message with one link, to the account's address
      Given Mara is registered
      When Mara asks for a reset link
      Then Mara receives one mail, addressed to nobody else
      And Mara receives one mail, with one link to the deployment
      And Mara receives a mail from the no-reply address that the help names

    @GC-RESET-2.2
    Scenario: An unknown address gets the same answer, and no message is sent
      Given Mara is registered
      And Nadia has no account
      When Mara and Nadia ask for a reset link
      Then Mara and Nadia are told the same
      And Nadia receives no mail

    @GC-RESET-2.2 @real-hashing
    Scenario: The time to answer does not tell who has an account
      Given Mara, Jonas, Ada and Timo are registered
      When Mallory asks for reset links for them and for unknown addresses in turn
      Then the time to answer does not tell the two apart

  @GC-RESET-4 @mail
  Rule: The reset link takes a new password twice, then leads on to the splash screen

    Background:
      Given Mara is registered

    @GC-RESET-4.1 @changes-state
    Scenario: The new password works and the old one does not
      Given Mara has asked for a reset link
      When Mara chooses a good password by the reset link
      Then Mara is logged in
      And Mara can log in with the new password
      And Mara cannot log in with the old password

    @GC-RESET-4.2 @changes-state
    Scenario: Different entries are refused
      Given Mara has asked for a reset link
      When Mara chooses two different passwords by the reset link
      Then the password is refused with a message
      And Mara cannot log in with the new password
      And Mara can log in with the right password
      And Mara can still choose a password by the reset link

    @GC-RESET-4.3 @changes-state
    Scenario: The account's other sessions end
      Given Mara is logged in in another browser
      And Mara has asked for a reset link
      When Mara chooses a good password by the reset link
      Then Mara is logged in
      And Mara, coming back in that other browser, is asked to log in

    @GC-RESET-4.4 @locks-people-out
    Scenario: A reset does not lift a lock when the policy says so
      Given a reset lifts no lock
      And Mara has tried as many wrong passwords as lock the account
      And Mara has asked for a reset link
      When Mara chooses a good password by the reset link
      Then Mara cannot log in with the new password
      And Mara cannot log in with the old password

    @GC-RESET-4.4 @locks-people-out @admin
    Scenario: A reset lifts a lock when the policy says so
      Given a reset lifts a lock
      And Mara has tried as many wrong passwords as lock the account
      And Mara has asked for a reset link
      When Mara chooses a good password by the reset link
      Then Mara is logged in
      And Mara can log in with the new password

  @GC-RESET-5 @mail @totp
  Rule: With MFA required, the reset asks for a one-time code

    Background:
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has asked for a reset link

    @GC-RESET-5.1 @changes-state
    Scenario: Without the code the password is unchanged and nobody is logged in
      When Mara chooses a good password by the reset link
      Then Mara is asked for a code
      And Mara, coming back, is asked to log in
      And Mara cannot log in with the new password
      And Mara is asked for a device after the right password

    @GC-RESET-5.1 @spends-attempts
    Scenario Outline: With a wrong code the password is unchanged and nobody is logged in
      Given Mara has proposed a good password by the reset link
      When Mara presents <code>
      Then the code is refused with a message
      And Mara, coming back, is asked to log in
      And Mara cannot log in with the new password
      And Mara is asked for a device after the right password

      Examples:
        | code                    | reason                    |
        | a wrong code            | six digits of no moment   |
        | a code from 2 steps ago | the first that is too old |

    @GC-RESET-5.1 @spends-attempts
    Scenario: With a code that was used the password is unchanged
      Given Mara has logged in with a code
      And Mara has proposed a good password by the reset link
      When Mara presents the same code
      Then the code is refused with a message
      And Mara cannot log in with the new password

    @GC-RESET-5.1 @changes-state
    Scenario: Without the code the other sessions stay
      Given Mara has logged in with a code
      And Mara has the reset link open in another browser
      When Mara chooses a good password in that other browser
      Then Mara is asked for a code
      And Mara, coming back in the first browser, is still logged in

    @GC-RESET-5.1 @changes-state
    Scenario: Without the code the link still serves
      Given Mara has proposed a good password by the reset link
      When Mara chooses a good password by the reset link
      Then Mara is asked for a code

    @GC-RESET-5.2 @changes-state
    Scenario: With the code the reset goes through
      Given Mara has proposed a good password by the reset link
      When Mara presents a code
      Then Mara is logged in
      And Mara is asked for a device after the new password
      And Mara cannot log in with the old password

    @GC-RESET-5.2 @changes-state
    Scenario: After a wrong code the right one still serves
      Given Mara has proposed a good password by the reset link
      And Mara has presented a wrong code
      When Mara presents a code
      Then Mara is logged in
      And Mara is asked for a device after the new password

    @GC-RESET-5.2 @changes-state
    Scenario: With the code the link is used up
      Given Mara has proposed a good password by the reset link
      And Mara has presented a code
      When Mara opens the reset link in another browser
      Then the link is refused, with what to do next

    @GC-RESET-5.2 @admin @changes-state
    Scenario: Who has no device yet adds one after the reset
      Given Jonas is registered
      And Jonas has asked for a reset link
      When Jonas chooses a good password by the reset link
      Then Jonas is asked to add a device
      And Jonas, coming back, is asked to log in
      And Jonas is asked to add a device after the new password

    @GC-RESET-5.3 @passkey @changes-state
    Scenario: Who has only a passkey is asked for the passkey
      Given Jonas uses a passkey
      And Jonas has asked for a reset link
      When Jonas chooses a good password by the reset link
      Then Jonas is logged in
      And Jonas can log in with the new password
      And Jonas cannot log in with the old password

    @GC-RESET-5.3 @passkey @changes-state
    Scenario Outline: Without the passkey the password is unchanged and nobody is logged in
      Given Jonas uses a passkey
      And Jonas's device <fault>
      And Jonas has asked for a reset link
      When Jonas chooses a good password by the reset link
      Then Jonas is not let in, with a message
      And Jonas can log in with the passkey

      Examples:
        | fault                        | reason                               |
        | is sent away                 | cancelled                            |
        | does not recognize its owner | whoever reads the mail is not enough |
        | signs wrongly                | a passkey that is not the right one  |

  @GC-RESET-6 @mail
  Rule: A reset link serves once, for a limited time, for the newest request

    Background:
      Given Mara is registered
      And Mara has asked for a reset link

    @GC-RESET-6.1 @changes-state
    Scenario Outline: A used link is refused in any browser
      Given Mara has chosen a good password by the reset link
      When Mara opens the reset link <where>
      Then the link is refused, with what to do next
      And Mara can ask for another link from there
      And Mara can log in with the right password

      Examples:
        | where               | reason                               |
        | in the same browser | the one that holds Mara's session    |
        | in another browser  | one that knows nothing of the person |

    @GC-RESET-6.1 @changes-state
    Scenario: A form that was open before the link was used comes too late
      Given Mara has the reset link open in another browser
      And Mara has chosen a good password by the reset link
      When Mara chooses a good password in that other browser
      Then the link is refused, with what to do next
      And Mara cannot log in with the new password
      And Mara can log in with the right password

    @GC-RESET-6.1 @changes-state @clock
    Scenario: In its last minute the link still serves
      Given Mara's reset link expires in 1 minute
      When Mara chooses a good password by the reset link
      Then the password is accepted

    @GC-RESET-6.1 @changes-state @clock
    Scenario: An expired link is refused
      Given Mara's reset link has just expired
      When Mara opens the reset link
      Then the link is refused, with what to do next
      And Mara can ask for another link from there
      And Mara can log in with the right password

    @GC-RESET-6.1 @changes-state @clock
    Scenario: A form that was open when the link expired comes too late
      Given Mara has the reset link open in another browser
      And Mara's reset link has just expired
      When Mara chooses a good password in that other browser
      Then the link is refused, with what to do next
      And Mara cannot log in with the new password
      And Mara can log in with the right password

    @GC-RESET-6.1 @changes-state
    Scenario Outline: An altered link is refused, and spoils nothing
      When Mara opens the reset link with <character> changed
      Then the link is refused, with what to do next
      And Mara can log in with the right password
      And Mara can still choose a password by the reset link

      Examples:
        | character            | reason                                     |
        | its first character  | nothing may be found by the rest of it     |
        | its middle character | the middle counts like the ends            |
        | its last character   | where padding is easily taken for equality |

    @GC-RESET-6.1 @changes-state
    Scenario: An altered link lets the person ask again
      When Mara opens the reset link with its middle character changed
      Then the link is refused, with what to do next
      And Mara can ask for another link from there

    @GC-RESET-6.1 @changes-state
    Scenario: A newer request takes the older link's place
      Given Mara has asked for another reset link
      When Mara opens the older reset link
      Then the link is refused, with what to do next
      And Mara can log in with the right password
      And Mara can still choose a password by the reset link

    @GC-RESET-6.1 @changes-state
    Scenario: A superseded link lets the person ask again
      Given Mara has asked for another reset link
      When Mara opens the older reset link
      Then the link is refused, with what to do next
      And Mara can ask for another link from there

    @GC-RESET-6.2 @changes-state
    Scenario: Merely opening the link does not use it up
      Given a mail scanner has opened Mara's reset link
      When Mara chooses a good password by the reset link
      Then Mara is logged in
      And Mara can log in with the new password
