Feature: Wrong codes
  Five attempts at the code; two warnings on the way, then the administrator's help.

  @CX-LOCKOUT-1 @mail @totp @locks-people-out
  Rule: The third and the fourth wrong code warn of the lock

    @CX-LOCKOUT-1.1 @CX-LOCKOUT-1.2
    Scenario Outline: After the third 2 attempts are left, after the fourth 1, and before that nothing is said
      Given Mara uses 2FA by <kind>
      When Mara presents <code> 5 times, one after the other
      Then Mara is told each time: refused, refused, 2 left, 1 left, locked

      Examples:
        | kind              | code                | reason                       |
        | email             | a wrong code        | with email codes             |
        | authenticator app | a wrong code        | with the app alike           |
        | email             | a wrong backup code | they count in the same count |

    @CX-LOCKOUT-1.3 @clock
    Scenario Outline: Neither Cancel nor Resend gives an attempt back
      Given Mara uses 2FA by <kind>
      And Mara has presented a wrong code 3 times
      And Mara has <done>
      When Mara presents a wrong code
      Then Mara is told: 1 left

      Examples:
        | kind              | done                                     | reason                    |
        | authenticator app | cancelled the code page                  | Cancel, and Sign in again |
        | email             | had the code sent again after 60 seconds | a new code                |

    @CX-LOCKOUT-1.3
    Scenario Outline: Nor does a new Sign in
      Given Mara uses 2FA by <kind>
      And Mara has presented a wrong code 3 times
      When Mara presents <code> in another browser
      Then Mara is told: 1 left

      Examples:
        | kind              | code                | reason                       |
        | email             | a wrong code        | with email codes             |
        | authenticator app | a wrong backup code | whatever the attempts are at |

    @CX-LOCKOUT-1.3
    Scenario Outline: A right code gives them all back
      Given Mara uses 2FA by <kind>
      And Mara has presented a wrong code 4 times
      And Mara has logged in with <code>
      When Mara presents a wrong code in another browser
      Then Mara is told: refused

      Examples:
        | kind              | code                | reason                |
        | email             | a code              | the mailed one        |
        | authenticator app | the 1st backup code | it is a right one too |

  @CX-LOCKOUT-2 @mail @totp @admin @locks-people-out
  Rule: The fifth wrong code locks the account until the administrator unlocks it

    @CX-LOCKOUT-2.1
    Scenario: The fourth does not lock it yet
      Given Mara uses 2FA by email
      And Mara has presented a wrong code 4 times
      When Mara presents a code
      Then Mara is logged in

    @CX-LOCKOUT-2.1
    Scenario: A new Sign in is refused, and the page says to contact the administrator
      Given Mara uses 2FA by email
      And Mara has presented a wrong code 5 times in another browser
      When Mara logs in with the right password
      Then Mara is refused and told to contact the administrator

    @CX-LOCKOUT-2.1
    Scenario Outline: So is a right code where one was asked for before
      Given Mara uses 2FA by authenticator app
      And Mara has been asked for a code
      And Mara has presented a wrong code 5 times in another browser
      When Mara presents <code>
      Then Mara is refused and told to contact the administrator

      Examples:
        | code                | reason                         |
        | a code              | the app's                      |
        | the 1st backup code | what was saved for emergencies |

    @CX-LOCKOUT-2.1
    Scenario: None of 50 codes at once slips through
      Given Mara uses 2FA by authenticator app
      When Mara presents 50 codes at once, the right one last
      Then Mara, coming back, is asked to log in
      And Mara cannot log in with the right password

    @CX-LOCKOUT-2.2 @clock
    Scenario: Waiting does not unlock it
      Given Mara uses 2FA by authenticator app
      And Mara has presented a wrong code 5 times in another browser
      And 365 days have passed
      When Mara logs in with the right password
      Then Mara is refused and told to contact the administrator

    @CX-LOCKOUT-2.2
    Scenario: The administrator does
      Given Ada is registered as an administrator
      And Mara uses 2FA by authenticator app
      And Mara has presented a wrong code 5 times in another browser
      And Ada has unlocked Mara
      When Mara presents a code
      Then Mara is logged in

    @CX-LOCKOUT-2.3
    Scenario: After the unlock five attempts are there again
      Given Mara uses 2FA by authenticator app
      And Mara has presented a wrong code 5 times in another browser
      And the administrator has unlocked Mara's account
      When Mara presents a wrong code 5 times, one after the other
      Then Mara is told each time: refused, refused, 2 left, 1 left, locked
