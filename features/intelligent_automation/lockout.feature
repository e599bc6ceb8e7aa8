Feature: Logins that do not succeed
  An error at the top of the window; after too many, a window in which nothing can be entered, for a while.

  @GIA-ERROR-1 @spends-attempts
  Rule: An unsuccessful login shows an error at the top of the window

    Background:
      Given Mara is registered

    @GIA-ERROR-1.1
    Scenario: The message lies above every field, and is announced
      When Mara logs in with a wrong password
      Then Mara is refused with a message
      And the message lies above every field, and is announced

    @GIA-ERROR-1.1
    Scenario: In French too
      Given Mara uses the product in French
      When Mara logs in with a wrong password
      Then the message lies above every field, and is announced
      And Mara sees the login page in French

    @GIA-ERROR-1.2
    Scenario Outline: A new try with the right credentials logs in
      Given Mara has tried wrong passwords, <fewer> than lock the account
      When Mara logs in with the right password
      Then Mara is logged in

      Examples:
        | fewer     | reason                |
        | one fewer | the last one allowed  |
        | two fewer | one before it         |

    @GIA-ERROR-1.3
    Scenario: After a few failures it suggests the system administrator
      Given Mara has tried wrong passwords, two fewer than lock the account
      When Mara logs in with a wrong password
      Then Mara is refused and told to contact the administrator

  @GIA-LOCKOUT-1 @locks-people-out
  Rule: After the retry limit nothing can be entered in the login window

    Background:
      Given Mara is registered

    @GIA-LOCKOUT-1.1
    Scenario: The last try that is allowed closes the window
      Given Mara has tried wrong passwords, one fewer than lock the account
      When Mara logs in with a wrong password
      Then the login window is closed to Mara

    @GIA-LOCKOUT-1.1
    Scenario: The try before it does not
      Given Mara has tried wrong passwords, two fewer than lock the account
      When Mara logs in with a wrong password
      Then the login window is open to Mara

    @GIA-LOCKOUT-1.1
    Scenario: It is closed after a reload as well
      Given Mara has tried as many wrong passwords as lock the account
      When Mara reloads the page
      Then the login window is closed to Mara

    @GIA-LOCKOUT-1.1
    Scenario: And when the browser was closed
      Given Mara has tried as many wrong passwords as lock the account
      When Mara closes the browser and comes back
      Then the login window is closed to Mara

    @GIA-LOCKOUT-1.1
    Scenario: And in a new browser, as soon as it says who is there
      Given Mara has tried as many wrong passwords as lock the account
      When Mara logs in with the right password in another browser
      Then the login window is closed to Mara

    @GIA-LOCKOUT-1.1 @admin
    Scenario Outline: The limit is the deployment's own
      Given the administrator allows 3 wrong passwords
      And Mara has tried wrong passwords, <fewer> than lock the account
      When Mara logs in with a wrong password
      Then the login window is <state> to Mara

      Examples:
        | fewer     | state  | reason                  |
        | two fewer | open   | the second wrong one    |
        | one fewer | closed | the third wrong one     |

    @GIA-LOCKOUT-1.2
    Scenario Outline: A login sent around the closed window is refused
      Given Mara has tried as many wrong passwords as lock the account
      When Mara sends <password> around the closed window
      Then Mara is refused with a message
      And the login window is closed to Mara

      Examples:
        | password           | reason                      |
        | the right password | it does not help to know it |
        | a wrong password   | nor to go on trying         |

    @GIA-LOCKOUT-1.2
    Scenario: In a new browser the right password is refused as well
      Given Mara has tried as many wrong passwords as lock the account
      When Mara comes back in another browser
      Then Mara cannot log in with the right password

    @GIA-LOCKOUT-1.2
    Scenario: The locked window lets nobody else in
      Given Jonas is registered
      And Mara has tried as many wrong passwords as lock the account
      When Mara sends the right password of Jonas around the closed window
      Then the login window is closed to Mara

    @GIA-LOCKOUT-1.3 @network @admin
    Scenario: Other people on other machines can log in
      Given Jonas is registered
      And the deployment stands behind a trusted proxy
      And Mara, at the address 203.0.113.7, has locked the window
      And Jonas is at the address 198.51.100.9
      When Jonas logs in with the right password
      Then Jonas is logged in

    @GIA-LOCKOUT-1.3
    Scenario: So can other people beside the one who is locked out
      Given Jonas is registered
      And Mara has tried as many wrong passwords as lock the account
      When Jonas logs in with the right password
      Then Jonas is logged in

    @GIA-LOCKOUT-1.3 @network @admin
    Scenario: Nobody is locked out by tries from another machine
      Given the deployment stands behind a trusted proxy
      And Mallory, at the address 203.0.113.7, has locked the window with Mara's address
      And Mara is at the address 198.51.100.9
      When Mara logs in with the right password
      Then Mara is logged in

  @GIA-LOCKOUT-2 @locks-people-out @clock
  Rule: Waiting a while ends the lockout

    Background:
      Given Mara is registered
      And Mara has tried as many wrong passwords as lock the account

    @GIA-LOCKOUT-2.1
    Scenario Outline: The window is closed until the waiting time is over
      When Mara comes back after <time>
      Then the login window is <state> to Mara

      Examples:
        | time                      | state  | reason                              |
        | 14 minutes and 50 seconds | closed | its last seconds, as clocks run     |
        | 15 minutes                | open   | the first second after it           |
        | 16 minutes                | open   | and it stays that way               |

    @GIA-LOCKOUT-2.1
    Scenario: Then the right credentials log in
      Given Mara has come back after 15 minutes
      When Mara logs in with the right password
      Then Mara is logged in

    @GIA-LOCKOUT-2.1
    Scenario: Just before, they do not
      Given Mara has come back after 14 minutes and 50 seconds
      When Mara sends the right password around the closed window
      Then Mara is refused with a message
      And the login window is closed to Mara

    @GIA-LOCKOUT-2.2
    Scenario Outline: The wait is told on the page
      When Mara comes back after <time>
      Then Mara is told to wait <minutes> minutes

      Examples:
        | time       | minutes | reason         |
        | 0 minutes  | 15      | all of it      |
        | 10 minutes | 5       | what is left   |

    @GIA-LOCKOUT-2.3
    Scenario: Tries during the lockout do not lengthen it
      Given Mara has come back after 14 minutes
      And Mara has tried 6 wrong passwords more, each in another browser
      When Mara comes back after 1 minute
      Then the login window is open to Mara
      And Mara can log in with the right password
