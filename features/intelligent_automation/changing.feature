Feature: Changing the password
  By My Account at any time; at the first login and at the end of a password's time because one must.

  @GIA-CHANGE-1
  Rule: The change-password window has Password, New Password, Confirm New Password and Change Password

    Background:
      Given Mara is registered
      And Mara is logged in

    @GIA-CHANGE-1.1 @reads
    Scenario: Fields, button and link are there in this order
      When Mara takes My Account
      Then the change window is whole, from top to bottom
      And the keyboard goes through the change window in the same order

    @GIA-CHANGE-1.2 @spends-attempts
    Scenario: A wrong original password changes nothing
      When Mara changes the password, with a wrong original one
      Then the password is refused with a message
      And Mara can log in with the right password
      And Mara cannot log in with the new password

    @GIA-CHANGE-1.2 @changes-state
    Scenario: Two different new passwords change nothing
      When Mara changes the password, with two different new ones
      Then the password is refused with a message
      And Mara can log in with the right password
      And Mara cannot log in with the new password
      And Mara cannot log in with the password typed second

    @GIA-CHANGE-1.3 @changes-state
    Scenario: Afterwards the person is logged in
      When Mara changes the password to a good password
      Then Mara is logged in

  @GIA-CHANGE-2 @admin @mail
  Rule: A new person may have to change the password at the first login

    @GIA-CHANGE-2.1 @changes-state
    Scenario: The first login shows the change window
      Given new people must change the password
      And Mara has been created
      When Mara logs in with the right password
      Then Mara is asked to change the password

    @GIA-CHANGE-2.1 @changes-state
    Scenario: Nothing else of the product can be reached
      Given Ada may create people
      And Ada is logged in
      And Mara has been created
      When Mara logs in with the right password
      Then Mara is asked to change the password
      And Mara is asked to change the password, wherever Ada can go

    @GIA-CHANGE-2.1 @changes-state
    Scenario: After the change the product is open
      Given Mara has been created
      When Mara logs in and changes the password to a good password
      Then Mara is logged in
      And Mara can log in with the new password

    @GIA-CHANGE-2.2 @reads
    Scenario: Where the policy does not ask for it, nobody must
      Given new people need not change the password
      And Mara has been created
      When Mara logs in with the right password
      Then Mara is logged in

  @GIA-CHANGE-3 @admin @clock
  Rule: Passwords can expire

    @GIA-CHANGE-3.1 @changes-state
    Scenario Outline: One day before three months no change is asked for
      Given it is <set>
      And Mara is registered
      When Mara logs in on <day>
      Then Mara is logged in

      Examples:
        | set              | day              | reason                                       |
        | 28 February 2031 | 27 May 2031      | the end of the shortest month                |
        | 29 February 2032 | 28 May 2032      | the day that most years do not have          |
        | 30 November 2030 | 27 February 2031 | three months on, a month without a 30th      |
        | 30 November 2031 | 28 February 2032 | the same in a leap year, which has a day more |

    @GIA-CHANGE-3.1 @changes-state
    Scenario Outline: At three months it is
      Given it is <set>
      And Mara is registered
      When Mara logs in on <day>
      Then Mara is asked to change the password

      Examples:
        | set              | day              | reason                                       |
        | 28 February 2031 | 28 May 2031      | the end of the shortest month                |
        | 29 February 2032 | 29 May 2032      | the day that most years do not have          |
        | 30 November 2030 | 28 February 2031 | three months on, a month without a 30th      |
        | 30 November 2031 | 29 February 2032 | the same in a leap year, which has a day more |

    @GIA-CHANGE-3.2 @changes-state
    Scenario: After the change no other is asked for before three months
      Given it is 30 November 2030
      And Mara is registered
      And Mara has changed the password on 28 February 2031
      When Mara logs in on 27 May 2031
      Then Mara is logged in

    @GIA-CHANGE-3.2 @changes-state
    Scenario: After the change another is asked for at three months
      Given it is 30 November 2030
      And Mara is registered
      And Mara has changed the password on 28 February 2031
      When Mara logs in on 28 May 2031
      Then Mara is asked to change the password

  @GIA-CHANGE-4 @changes-state
  Rule: A password that misses the criteria brings a warning with the list of criteria

    Background:
      Given Mara is registered

    @GIA-CHANGE-4.1
    Scenario Outline: The list is complete, whatever is missing
      Given Mara is logged in
      When Mara changes the password to <password>
      Then Mara is told that the password needs at least 8 characters, at most 128 characters, a number, an upper-case letter, a lower-case letter and to differ from the previous 4 and nothing else

      Examples:
        | password                              | reason          |
        | a password of 7 lower-case letters    | too short       |
        | a password without a digit            | no number       |
        | a password without an upper-case letter | no capital    |
        | a password without a lower-case letter | no small letter |
        | a password of 129 characters          | too long        |

    @GIA-CHANGE-4.1 @admin
    Scenario: The list is the administrator's own
      Given the administrator wants 12 characters and a special one of a password
      And Mara is logged in
      When Mara changes the password to a password of 11 characters
      Then Mara is told that the password needs at least 12 characters, at most 128 characters, a number, a special character, an upper-case letter, a lower-case letter and to differ from the previous 4 and nothing else

    @GIA-CHANGE-4.2
    Scenario: A corrected password makes the warning go, and goes through
      Given Mara is logged in
      And Mara has been refused a password without a digit at the change window
      When Mara changes the password to a good password
      Then no warning is left
      And Mara is logged in
      And Mara can log in with the new password

    @GIA-CHANGE-4.2
    Scenario: A valid password brings no warning
      Given Mara is logged in
      When Mara changes the password to a password of 8 characters
      Then no warning is left
      And Mara is logged in

  @GIA-CHANGE-5
  Rule: My Account changes the password at any time

    Background:
      Given Mara is registered
      And Mara is logged in

    @GIA-CHANGE-5.1 @reads
    Scenario: The name lies in the top right corner, and a right click on it offers My Account
      When Mara clicks with the right button on the name in the corner
      Then Mara's name lies in the top right corner
      And Mara is offered My Account

    @GIA-CHANGE-5.2 @reads
    Scenario Outline: So does the keyboard
      When Mara presses <key> on the name in the corner
      Then Mara is offered My Account

      Examples:
        | key                  | reason                       |
        | the context-menu key | as most keyboards have it    |
        | Shift+F10            | as the others have it        |

    @GIA-CHANGE-5.3 @changes-state
    Scenario: The new password logs in, the old one does not
      When Mara changes the password to a good password
      Then Mara is logged in
      And Mara can log in with the new password
      And Mara cannot log in with the old password
