@mail
Feature: A forgotten password
  Who forgot the password asks for a link, which the system administrator sends, and chooses a new one.

  @GIA-RESET-1
  Rule: Forgot your password? sends a link by email from the system administrator

    Background:
      Given Mara is registered

    @GIA-RESET-1.1 @changes-state
    Scenario: One message with one link, from the system administrator
      When Mara asks for a reset link
      Then Mara receives one mail, addressed to nobody else
      And Mara receives one mail, with one link to the deployment
      And Mara receives a mail from the system administrator's address

    @GIA-RESET-1.2 @changes-state
    Scenario: The link leads to the change window
      Given Mara has asked for a reset link
      When Mara opens the reset link
      Then Mara is asked for a new password, twice and hidden, to reset the password

    @GIA-RESET-1.2 @changes-state
    Scenario: The new password works and the old one does not
      Given Mara has asked for a reset link
      When Mara chooses a good password by the reset link
      Then Mara is logged in
      And Mara can log in with the new password
      And Mara cannot log in with the old password

    @GIA-RESET-1.2 @changes-state
    Scenario: Different entries are refused
      Given Mara has asked for a reset link
      When Mara chooses two different passwords by the reset link
      Then the password is refused with a message
      And Mara can log in with the right password

    @GIA-RESET-1.3 @changes-state
    Scenario: It serves once
      Given Mara has asked for a reset link
      And Mara has chosen a good password by the reset link
      When Mara opens the reset link in another browser
      Then the link is refused, with what to do next

    @GIA-RESET-1.3 @clock @changes-state
    Scenario: It serves until its time is over
      Given Mara has asked for a reset link
      And Mara's reset link expires in 1 minute
      When Mara chooses a good password by the reset link
      Then the password is accepted

    @GIA-RESET-1.3 @clock @changes-state
    Scenario: It serves no longer
      Given Mara has asked for a reset link
      And Mara's reset link has just expired
      When Mara opens the reset link
      Then the link is refused, with what to do next
      And Mara can ask for another link from there

    @GIA-RESET-1.3 @changes-state
    Scenario: The newest serves alone
      Given Mara has asked for a reset link
      And Mara has asked for another reset link
      When Mara opens the older reset link
      Then the link is refused, with what to do next

    @GIA-RESET-1.4 @changes-state
    Scenario: An unknown address gets the same answer, and no mail
      Given Nadia has no account
      When Mara and Nadia ask for a reset link
      Then Mara and Nadia are told the same
      And Nadia receives no mail

    @GIA-RESET-1.4 @admin @changes-state
    Scenario: So does one whose password is kept elsewhere
      Given Jonas is kept in the Configuration Database
      When Mara and Jonas ask for a reset link
      Then Mara and Jonas are told the same
      And Jonas receives no mail

  @GIA-RESET-2 @admin @changes-state
  Rule: The email goes to the address that logs in

    @GIA-RESET-2.1
    Scenario: It goes to no other address of the same person
      Given Mara has 2 further mail accounts
      When Mara asks for a reset link
      Then Mara receives one mail, addressed to nobody else
      And none of Mara's further mail accounts receives a mail
