Feature: Two-factor authentication
  Whoever turns 2FA on is asked for a code after the password: one that comes by mail at each login, or the authenticator app's.

  @CX-2FA-1 @mail @totp @changes-state
  Rule: A person turns on 2FA in Profile > Security Settings

    Background:
      Given Mara is registered
      And Mara is logged in

    @CX-2FA-1.1
    Scenario Outline: Either kind can be turned on, by verifying one code
      When Mara turns on 2FA by <kind>
      Then Mara's 2FA is on, by <kind>

      Examples:
        | kind              | reason              |
        | email             | one documented kind |
        | authenticator app | and the other       |

    @CX-2FA-1.1
    Scenario Outline: A wrong code turns nothing on
      Given Mara has begun to turn on 2FA by <kind>
      When Mara validates a wrong code
      Then the code is refused with a message
      And Mara's 2FA is off

      Examples:
        | kind              | reason                               |
        | email             | the mail may be somebody else's      |
        | authenticator app | the app may have scanned nothing yet |

    @CX-2FA-1.2
    Scenario Outline: From then on a login asks for a code
      Given Mara has turned on 2FA by <kind>
      When Mara logs in with the right password in another browser
      Then Mara is asked for a code
      And Mara, coming back, is asked to log in

      Examples:
        | kind              | reason              |
        | email             | one documented kind |
        | authenticator app | and the other       |

    @CX-2FA-1.2
    Scenario Outline: The code is of the kind that was turned on
      Given Mara has turned on 2FA by <kind>
      When Mara presents a code in another browser
      Then Mara is logged in

      Examples:
        | kind              | reason                  |
        | email             | the one that was mailed |
        | authenticator app | of what was scanned     |

    @CX-2FA-1.3
    Scenario Outline: What turns it off
      Given Mara has turned on 2FA by <kind>
      When Mara turns off 2FA with <proof>
      Then Mara's 2FA is off
      And Mara can log in with the right password

      Examples:
        | kind              | proof              | reason                 |
        | email             | the right password | what everybody has     |
        | authenticator app | a code             | what came with the 2FA |

    @CX-2FA-1.3
    Scenario Outline: Nothing else does
      Given Mara has turned on 2FA by authenticator app
      When Mara turns off 2FA with <proof>
      Then Mara's 2FA is on, by authenticator app

      Examples:
        | proof            | reason                         |
        | a wrong password | whoever finds the browser open |
        | a wrong code     | and guesses                    |
        | nothing          | to be logged in is not enough  |

  @CX-2FA-2 @mail
  Rule: With email 2FA, each login mails a six-digit code

    @CX-2FA-2.1 @CX-2FA-2.4 @reads
    Scenario: The right password brings one mail, with one code, to the person's own address
      Given Mara and Jonas use 2FA by email
      When Mara logs in with the right password
      Then Mara is asked for a code
      And one mail is sent, to Mara alone, with one code of six digits
      And Mara, coming back, is asked to log in

    @CX-2FA-2.1 @reads
    Scenario: The next login brings another code
      Given Mara uses 2FA by email
      And Mara has been mailed a code
      When Mara logs in with the right password in another browser
      Then Mara is mailed another code

    @CX-2FA-2.2 @spends-attempts
    Scenario: The mailed code does so once
      Given Mara uses 2FA by email
      And Mara has a login waiting for a code in another browser
      And Mara has been mailed a code
      And Mara has logged in with the code from the message
      When Mara presents the same code in another browser
      Then the code is refused with a message

    @CX-2FA-2.2 @locks-people-out
    Scenario: A mailed code, presented 20 times at once, logs in once
      Given Mara uses 2FA by email
      When Mara presents a code 20 times at once, from 5 browsers
      Then exactly one of the browsers is logged in

    @CX-2FA-2.3 @spends-attempts
    Scenario: The code of an earlier login is refused
      Given Mara uses 2FA by email
      And Mara has been mailed a code
      And Mara has been mailed a code again
      When Mara presents the code from the older message
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

    @CX-2FA-2.2 @CX-2FA-2.3 @reads @clock
    Scenario: In its last minute the mailed code completes the login
      Given Mara uses 2FA by email
      And Mara has been mailed a code
      And 9 minutes and 30 seconds have passed
      When Mara presents the code from the message
      Then Mara is logged in

    @CX-2FA-2.3 @spends-attempts @clock
    Scenario: An expired code is refused
      Given Mara uses 2FA by email
      And Mara has been mailed a code
      And 10 minutes have passed
      When Mara presents the code from the message
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

  @CX-2FA-3 @totp
  Rule: With app 2FA, the authenticator's current code logs in

    Background:
      Given Mara uses 2FA by authenticator app

    @CX-2FA-3.1 @reads
    Scenario: The current code logs in
      When Mara presents a code
      Then Mara is logged in

    @CX-2FA-3.1 @spends-attempts
    Scenario: The app's code does so once
      Given Mara has logged in with a code
      When Mallory, who knows Mara's password, presents the same code
      Then the code is refused with a message
      And Mallory, coming back, is asked to log in

    @CX-2FA-3.1 @spends-attempts
    Scenario: After a newer one, too, the app's code does so once
      Given Mara has logged in with a code
      And Mara has logged in with a code in another browser
      When Mallory, who knows Mara's password, presents the older code
      Then the code is refused with a message

    @CX-2FA-3.1 @spends-attempts
    Scenario: A code of another person's app is refused to this one
      Given Jonas uses 2FA by authenticator app
      When Mara presents a code of Jonas
      Then the code is refused with a message

    @CX-2FA-3.2 @spends-attempts @clock
    Scenario Outline: A code two steps away is refused
      When Mara presents a code from <moment>
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

      Examples:
        | moment        | reason                      |
        | 2 steps ago   | the first that is too old   |
        | 2 steps ahead | the first that is too early |

    @CX-2FA-3.3 @reads @mail
    Scenario: No mail is sent
      When Mara logs in with the right password
      Then Mara is asked for a code
      And Mara receives no mail

  @CX-2FA-8 @mail
  Rule: Cancel closes the code page and returns to the login page

    Background:
      Given Mara uses 2FA by email

    @CX-2FA-8.1 @reads
    Scenario: Nobody is logged in
      Given Mara has been mailed a code
      When Mara cancels the code page
      Then Mara is asked to log in
      And Mara, coming back, is asked to log in

    @CX-2FA-8.2 @spends-attempts
    Scenario: The code that was sent is worth nothing at a later login
      Given Mara has been mailed a code
      And Mara has cancelled the code page
      When Mara presents the code from the message
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

    @CX-2FA-8.2 @spends-attempts
    Scenario: Nor at a login that waits for a code elsewhere
      Given Mara has a login waiting for a code in another browser
      And Mara has been mailed a code
      And Mara has cancelled the code page
      When Mara presents the code from the message in another browser
      Then the code is refused with a message
