@admin
Feature: People, their roles and their passwords
  An administrator adds people in the Admin console, and sets their passwords; their role says where they enter.

  @CX-ACCOUNT-1 @mail @changes-state
  Rule: A new person's email holds everything needed to log in

    @CX-ACCOUNT-1.1
    Scenario: All five are in the message to the new person
      Given Ada is registered as an administrator
      And Ada is logged in
      When Ada adds Mara in Agents Management
      Then Mara receives a mail with all five that a login needs
      And nobody else receives a mail

    @CX-ACCOUNT-1.2
    Scenario Outline: Exactly what it says logs in
      Given Mara has been created
      When Mara logs in as the mail says, with <account>
      Then Mara is logged in as Mara

      Examples:
        | account      | reason    |
        | the username | one       |
        | the address  | the other |

  @CX-ROLE-1 @reads
  Rule: An agent enters the Agent Panel, an administrator the Admin console

    @CX-ROLE-1.1 @CX-ROLE-1.3
    Scenario Outline: Each lands on one's own page at once
      Given Mara is registered as <role>
      When Mara logs in with the right password
      Then Mara is at <page>

      Examples:
        | role                    | page              | reason                  |
        | an agent                | the Agent Panel   | the one role            |
        | an administrator        | the Admin console | the other               |
        | agent and administrator | the Admin console | both, and a single page |

    @CX-ROLE-1.2
    Scenario Outline: An agent is refused at the addresses of the Admin console
      Given Ada is registered as an administrator
      And Ada is logged in
      And Mara is registered
      And Mara is logged in
      When Mara asks for the address where Ada finds <page>
      Then Mara is refused there

      Examples:
        | page              | reason                      |
        | the Admin console | its front page              |
        | Agents Management | the people of the company   |
        | Global Settings   | the rules of the company    |
        | this person       | one's own page is no way in |

  @CX-PASSWORD-1 @changes-state
  Rule: The administrator sets the first password and can reset it

    @CX-PASSWORD-1.1 @mail
    Scenario: The first password is the administrator's
      Given Ada is registered as an administrator
      And Ada is logged in
      When Ada adds Mara in Agents Management
      Then Mara can log in with the right password

    @CX-PASSWORD-1.1
    Scenario: The password that the administrator sets counts, the one before does not
      Given Ada is registered as an administrator
      And Mara is registered
      And Ada is logged in
      When Ada sets Mara's password in Agents Management
      Then Mara can log in with the new password
      And Mara cannot log in with the old password

    @CX-PASSWORD-1.2
    Scenario: What an administrator's browser sends sets no password in an agent's
      Given Ada is registered as an administrator
      And Mara and Jonas are registered
      And Ada, logged in, has set Jonas's password in Agents Management
      And Mara is logged in
      When Mara sends what Ada sent to set the password, with another one
      Then Jonas can log in with the right password
