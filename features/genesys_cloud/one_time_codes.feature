Feature: One-time codes
  An authenticator app shows a code for every half minute; where the organization allows it, a text message brings one.

  @GC-TOTP-1 @totp @admin @changes-state
  Rule: A time-based generator is added by scanning a QR code and validating one code

    Background:
      Given Mara is registered
      And the organization requires MFA

    @GC-TOTP-1.1
    Scenario: The picture is what every authenticator app accepts
      When Mara begins to add an authenticator app
      Then the picture is a QR code that every authenticator app accepts, for Mara

    @GC-TOTP-1.1
    Scenario: Everybody is shown a secret of their own
      Given Jonas is registered
      When Mara and Jonas begin to add an authenticator app
      Then Mara and Jonas are shown different secrets

    @GC-TOTP-1.2
    Scenario Outline: The app's code enrols the device and logs the person in
      Given Mara has begun to add an authenticator app
      When Mara validates a code, <way>
      Then Mara is logged in
      And Mara is asked for a device after the right password

      Examples:
        | way                         | reason                           |
        | typed                       | read off the phone               |
        | pasted                      | the app is on the same computer  |
        | pasted as the app shows it  | two groups with a blank between  |

    @GC-TOTP-1.2
    Scenario: What was enrolled is what logs in the next time
      Given Mara has added an authenticator app
      When Mara presents a code in another browser
      Then Mara is logged in

    @GC-TOTP-1.3
    Scenario Outline: A wrong code is refused with a message, and enrols nothing
      Given Mara has begun to add an authenticator app
      When Mara validates <code>
      Then the code is refused with a message
      And the QR code is the same as before
      And Mara is asked to add a device after the right password

      Examples:
        | code                               | reason                               |
        | a wrong code                       | six digits of no moment              |
        | a code without its last digit      | the beginning is not the code        |
        | a code with another digit after it | nothing is cut off                   |
        | a code from 2 minutes ago          | a phone whose clock is out of step   |

    @GC-TOTP-1.3
    Scenario: The same QR code can still be validated afterwards
      Given Mara has begun to add an authenticator app
      And Mara has validated a wrong code
      When Mara validates a code
      Then Mara is logged in

    @GC-TOTP-1.4
    Scenario: The secret is never shown again after enrolment
      When Mara adds an authenticator app
      Then Mara is logged in
      And the secret of Mara's app is nowhere

  @GC-TOTP-2 @totp
  Rule: A code is good for its moment, and once

    Background:
      Given Mara uses an authenticator app
      And the organization requires MFA

    @GC-TOTP-2.1 @spends-attempts
    Scenario Outline: A code of the step before or after the present one is accepted
      When Mara presents a code from <moment>
      Then Mara is logged in

      Examples:
        | moment           | reason                                    |
        | 1 step ago       | typed slowly                              |
        | 0 steps ago      | as the app shows it                       |
        | 1 step ahead     | a phone whose clock is a little fast      |
        | 30 seconds ago   | a step in seconds                         |
        | 30 seconds ahead | a step in seconds, to the other side      |

    @GC-TOTP-2.1 @spends-attempts
    Scenario Outline: A code from further away is refused
      When Mara presents a code from <moment>
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

      Examples:
        | moment           | reason                                         |
        | 2 steps ago      | the first that is too old                      |
        | 2 steps ahead    | the first that is too early                    |
        | 61 seconds ago   | more than two steps, wherever in its own it is |
        | 5 minutes ago    | a phone whose clock is slow                    |
        | 5 minutes ahead  | a phone whose clock is fast                    |
        | 60 minutes ahead | a phone that missed the change of the hour     |

    @GC-TOTP-2.1 @spends-attempts
    Scenario Outline: What is no code is refused
      When Mara presents <code>
      Then the code is refused with a message
      And Mara can try again: the code's field is empty and in focus
      And Mara, coming back, is asked to log in

      Examples:
        | code                               | reason                        |
        | a wrong code                       | six digits of no moment       |
        | a code without its last digit      | the beginning is not the code |
        | a code with another digit after it | nothing is cut off            |

    @GC-TOTP-2.1 @reads
    Scenario Outline: However it gets into its field
      When Mara presents a code, <way>
      Then Mara is logged in

      Examples:
        | way                        | reason                          |
        | pasted                     | the app is on the same computer |
        | pasted as the app shows it | two groups with a blank between |

    @GC-TOTP-2.2 @spends-attempts
    Scenario: A code just used is refused to whoever knows the password
      Given Mara has logged in with a code
      When Mallory, who knows Mara's password, presents the same code
      Then the code is refused with a message
      And Mallory, coming back, is asked to log in

    @GC-TOTP-2.2 @spends-attempts
    Scenario: A code just used is refused to the same person, and the session stays
      Given Mara has logged in with a code
      When Mara presents the same code in another browser
      Then the code is refused with a message
      And Mara, coming back in the first browser, is still logged in

    @GC-TOTP-2.2 @clock @spends-attempts
    Scenario: A code that was used is refused in the next step too
      Given Mara has logged in with a code
      And 30 seconds have passed
      When Mallory, who knows Mara's password, presents the same code
      Then the code is refused with a message

    @GC-TOTP-2.2 @spends-attempts
    Scenario: A code that was used is refused after a newer one too
      Given Mara has logged in with a code
      And Mara has logged in with a code in another browser
      When Mallory, who knows Mara's password, presents the older code
      Then the code is refused with a message

    @GC-TOTP-2.2 @admin @spends-attempts
    Scenario: The code that enrolled the device is used, too
      Given Jonas is registered
      And Jonas has added an authenticator app
      When Mallory, who knows Jonas's password, presents the same code
      Then the code is refused with a message
      And Mallory, coming back, is asked to log in

    @GC-TOTP-2.2 @reads
    Scenario: The next code logs in again
      Given Mara has logged in with a code
      When Mara presents a code in another browser
      Then Mara is logged in

    @GC-TOTP-2.2 @locks-people-out
    Scenario: The same code, presented 20 times at once, logs in once
      When Mara presents a code 20 times at once, from 5 browsers
      Then exactly one of the browsers is logged in

    @GC-TOTP-2.3 @spends-attempts
    Scenario: A code of another person's device is refused
      Given Jonas uses an authenticator app
      When Mara presents a code of Jonas
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

    @GC-TOTP-2.3 @spends-attempts
    Scenario: A code that was refused to one person still serves the other
      Given Jonas uses an authenticator app
      And Mara has been refused a code of Jonas
      When Jonas presents the same code
      Then Jonas is logged in

  @GC-SMS-1 @sms @mail @admin
  Rule: A second factor can be a code by text message

    Background:
      Given the organization requires MFA

    @GC-SMS-1.1 @reads
    Scenario: The message goes to the person's own number
      Given Mara and Jonas get codes by text message
      When Mara asks for a code by text message
      Then Mara is asked for a code
      And Mara gets one text message, with one code and the product's name

    @GC-SMS-1.1 @changes-state
    Scenario: A telephone number is added by the code that is sent there
      Given Mara is registered
      And the organization allows codes by text message
      And Mara has added a telephone number, as far as the message
      When Mara presents the code from the message
      Then Mara is logged in

    @GC-SMS-1.1 @changes-state
    Scenario: Without the code no number is added
      Given Mara is registered
      And the organization allows codes by text message
      And Mara has added a telephone number, as far as the message
      When Mara presents a wrong code
      Then Mara is asked to add a device after the right password

    @GC-SMS-1.1 @changes-state
    Scenario: Where the organization does not allow it, it is not offered
      Given Mara is registered
      When Mara logs in with the right password
      Then Mara is asked for a name and for one of the documented methods

    @GC-SMS-1.2 @reads
    Scenario: The code logs the person in
      Given Mara gets codes by text message
      And Mara has asked for a code by text message
      When Mara presents the code from the message
      Then Mara is logged in

    @GC-SMS-1.2 @spends-attempts
    Scenario: The code logs in once
      Given Mara gets codes by text message
      And Mara has asked for a code by text message
      And Mara has logged in with the code from the message
      When Mallory, who knows Mara's password, presents the same code
      Then the code is refused with a message

    @GC-SMS-1.2 @spends-attempts
    Scenario: An older code is refused
      Given Mara gets codes by text message
      And Mara has asked for a code by text message
      And Mara has asked for another code by text message
      When Mara presents the code from the older message
      Then the code is refused with a message

    @GC-SMS-1.2 @reads
    Scenario: The newest code is accepted
      Given Mara gets codes by text message
      And Mara has asked for a code by text message
      And Mara has asked for another code by text message
      When Mara presents the code from the message
      Then Mara is logged in

    @GC-SMS-1.2 @reads @clock
    Scenario: In its last moments a code still serves
      Given Mara gets codes by text message
      And Mara has asked for a code by text message
      And 4 minutes and 30 seconds have passed
      When Mara presents the code from the message
      Then Mara is logged in

    @GC-SMS-1.2 @spends-attempts @clock
    Scenario: An expired code is refused
      Given Mara gets codes by text message
      And Mara has asked for a code by text message
      And 5 minutes have passed
      When Mara presents the code from the message
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

    @GC-SMS-1.2 @spends-attempts
    Scenario: A wrong code is refused
      Given Mara gets codes by text message
      And Mara has asked for a code by text message
      When Mara presents a wrong code
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

    @GC-SMS-1.2 @spends-attempts
    Scenario: Another person's code is refused
      Given Mara and Jonas get codes by text message
      And Mara and Jonas have asked for a code by text message
      When Mara presents the code from the message of Jonas
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

    @GC-SMS-1.3 @reads
    Scenario: The page shows the number only in part
      Given Mara gets codes by text message
      When Mara asks for a code by text message
      Then Mara sees only the end of the own telephone number
