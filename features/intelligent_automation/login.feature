Feature: The login window
  Email, password, a language, and either database's password.

  @GIA-LOGIN-1 @reads
  Rule: The login window has Email, Password, a language list, Log In and Forgot your password?

    @GIA-LOGIN-1.1
    Scenario: All of it is there, from top to bottom
      When Mara visits the login page
      Then the login window is whole, from top to bottom
      And English as in the United Kingdom is among the languages

    @GIA-LOGIN-1.1
    Scenario: The keyboard goes through it in the same order
      When Mara visits the login page
      Then the keyboard goes through the login window in the same order

    @GIA-LOGIN-1.1
    Scenario: The keyboard alone logs in
      Given Mara is registered
      When Mara logs in by the keyboard alone
      Then Mara is logged in

    @GIA-LOGIN-1.2
    Scenario: The title names Intelligent Automation
      When Mara visits the login page
      Then the window names the product

  @GIA-LOGIN-2 @admin
  Rule: Intelligent Automation or Configuration Server credentials log in

    @GIA-LOGIN-2.1 @reads
    Scenario Outline: Who is in both databases may use either password
      Given Mara is kept in both databases
      When Mara logs in with <password>
      Then Mara is logged in

      Examples:
        | password                          | reason                |
        | the right password                | of the product itself |
        | the Configuration Server password | of the other database |

    @GIA-LOGIN-2.1 @reads
    Scenario: Who is in the Configuration Database alone uses its password
      Given Mara is kept in the Configuration Database
      When Mara logs in with the right password
      Then Mara is logged in

    @GIA-LOGIN-2.1 @spends-attempts
    Scenario: Neither password is anybody else's
      Given Mara is kept in both databases
      And Jonas is kept in both databases
      When Mara logs in with a wrong password
      Then Mara is refused with a message
      And Jonas can log in with the Configuration Server password

    @GIA-LOGIN-2.2 @changes-state
    Scenario: A password changed in the Configuration Database counts from then on
      Given Mara is kept in the Configuration Database
      When the Configuration Server's administrator changes Mara's password
      Then Mara can log in with the new password
      And Mara cannot log in with the old password

    @GIA-LOGIN-2.3 @reads
    Scenario Outline: Without the Configuration Server, people of the own database log in
      Given Mara is kept in <database>
      And the Configuration Server is <state>
      When Mara logs in with the right password
      Then Mara is logged in

      Examples:
        | database                            | state | reason                                   |
        | the Intelligent Automation database | down  | nothing answers                          |
        | the Intelligent Automation database | slow  | nothing answers in time                  |
        | both databases                      | down  | the other password is not needed for it  |

    @GIA-LOGIN-2.3 @reads
    Scenario Outline: Without it, the others are told so
      Given Mara is kept in the Configuration Database
      And the Configuration Server is <state>
      When Mara logs in with the right password
      Then Mara is refused and told of the Configuration Server

      Examples:
        | state | reason                  |
        | down  | nothing answers         |
        | slow  | nothing answers in time |

    @GIA-LOGIN-2.3 @spends-attempts
    Scenario: Without it, nobody learns who is in its database
      Given Mara is kept in the Configuration Database
      And Nadia has no account
      And the Configuration Server is down
      When Mara and Nadia log in with a wrong password
      Then Nadia is refused and told of the Configuration Server
      And Mara and Nadia are told the same

    @GIA-LOGIN-2.3 @spends-attempts
    Scenario: Once it answers again its people log in
      Given Mara is kept in the Configuration Database
      And the Configuration Server is down
      And Mara has tried wrong passwords, two fewer than lock the account
      And the Configuration Server is up
      When Mara logs in with the right password
      Then Mara is logged in

  @GIA-LOGIN-3 @reads
  Rule: The chosen language is the one the person works in

    Background:
      Given Mara is registered

    @GIA-LOGIN-3.1
    Scenario Outline: The pages after the login are in the chosen language
      Given Mara has chosen <language> on the login page
      When Mara logs in with the right password
      Then Mara sees the first page in <language>

      Examples:
        | language | reason                |
        | English  | the preselected one   |
        | French   | another               |

    @GIA-LOGIN-3.1
    Scenario: So is the window that changes the password
      Given Mara uses the product in French
      And Mara is logged in
      When Mara takes My Account
      Then Mara sees the change window in French

    @GIA-LOGIN-3.2
    Scenario: The login window itself follows the choice
      Given Mara has typed the address
      When Mara chooses French on the login page
      Then Mara sees the login page in French
      And the address that Mara typed is still there

    @GIA-LOGIN-3.2
    Scenario: And back
      Given Mara has chosen French on the login page
      When Mara chooses English on the login page
      Then Mara sees the login page in English

    @GIA-LOGIN-3.2
    Scenario: One person's choice changes nobody else's window
      Given Mara has chosen French on the login page
      When Jonas visits the login page
      Then Jonas sees the login page in English
