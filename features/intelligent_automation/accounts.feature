Feature: People and where they are kept
  Who has been created, in the product's own database or in the Configuration Database, can log in; nobody else can.

  @GIA-ACCOUNT-1 @admin
  Rule: A person must first be created in one of two databases

    @GIA-ACCOUNT-1.1 @reads
    Scenario Outline: A person of either database logs in
      Given Mara is kept in <database>
      When Mara logs in with the right password
      Then Mara is logged in

      Examples:
        | database                            | reason    |
        | the Intelligent Automation database | one       |
        | the Configuration Database          | the other |

    @GIA-ACCOUNT-1.1 @spends-attempts
    Scenario Outline: Each by the credentials that are kept there
      Given Mara is kept in <database>
      When Mara logs in with a wrong password
      Then Mara is refused with a message

      Examples:
        | database                            | reason    |
        | the Intelligent Automation database | one       |
        | the Configuration Database          | the other |

    @GIA-ACCOUNT-1.2 @spends-attempts
    Scenario: A person of neither is refused like one with a wrong password
      Given Mara is kept in the Intelligent Automation database
      And Jonas is kept in the Configuration Database
      And Nadia has no account
      When Mara, Jonas and Nadia log in with a wrong password
      Then Nadia is refused with a message
      And Mara, Jonas and Nadia are told the same

    @GIA-ACCOUNT-1.3 @mail @changes-state
    Scenario: An administrator with the permission creates people
      Given Ada may create people
      And Ada is logged in
      When Ada creates Jonas
      Then Jonas receives one mail, addressed to nobody else

    @GIA-ACCOUNT-1.3 @reads
    Scenario: Who has no permission finds nothing to create people with
      Given Ada may create people
      And Mara is registered
      And Ada is logged in
      And Mara is logged in
      When Mara goes where Ada creates people
      Then Mara finds nothing there to create people with

    @GIA-ACCOUNT-1.3 @reads
    Scenario: Nor does who is not logged in
      Given Ada may create people
      And Ada is logged in
      When Mallory goes where Ada creates people
      Then Mallory is asked to log in

    @GIA-ACCOUNT-1.3 @mail @changes-state
    Scenario: What an administrator's browser sends creates nobody without the permission
      Given Mara is registered
      And Mara is logged in
      And Ada may create people
      And Ada, logged in, has created Jonas
      When Mara sends what Ada sent to create somebody, about Nadia
      Then Nadia receives no mail

  @GIA-ACCOUNT-2 @mail @admin @changes-state
  Rule: A created person is notified and given a password

    @GIA-ACCOUNT-2.1
    Scenario: The notification goes to the new person and to nobody else
      Given Jonas is registered
      When Mara is created
      Then Mara receives one mail, addressed to nobody else
      And nobody else receives a mail

    @GIA-ACCOUNT-2.1
    Scenario: It holds the address to log in at
      When Mara is created
      Then Mara receives one mail, with one link to the deployment
      And Mara receives a mail whose link leads to the login window

    @GIA-ACCOUNT-2.2
    Scenario: The password that it gives is the one that logs in
      Given new people need not change the password
      When Mara is created
      Then Mara receives a mail with the given password
      And Mara can log in with the right password

    @GIA-ACCOUNT-2.2
    Scenario: No other password does
      Given Mara has been created
      When Mara logs in with a wrong password
      Then Mara is refused with a message
