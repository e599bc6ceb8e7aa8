Feature: A forgotten password
  Who forgot the password asks for a link, which comes to the account's own email, and chooses a new one.

  @CX-PASSWORD-2
  Rule: Forgot Password resets the password by email

    Background:
      Given Mara is registered

    @CX-PASSWORD-2.1 @reads
    Scenario: The page asks for the company's name and the account
      When Mara takes Forgot Password
      Then Mara is asked for the company's name and the account, and for nothing else

    @CX-PASSWORD-2.2 @mail @changes-state
    Scenario: One message with one link, to the account's email
      When Mara asks for a reset link
      Then Mara receives one mail, addressed to nobody else
      And Mara receives one mail, with one link to the deployment

    @CX-PASSWORD-2.2 @mail @changes-state
    Scenario: It goes to the same email when the username was entered
      Given Jonas is registered with a username
      When Jonas asks for a reset link by the username
      Then Jonas receives one mail, addressed to nobody else

    @CX-PASSWORD-2.2 @mail @changes-state
    Scenario: The new password works and the old one does not
      Given Mara has asked for a reset link
      When Mara chooses a good password by the reset link
      Then the password is accepted
      And Mara can log in with the new password
      And Mara cannot log in with the old password

    @CX-PASSWORD-2.2 @mail @changes-state
    Scenario: It serves once
      Given Mara has asked for a reset link
      And Mara has chosen a good password by the reset link
      When Mara opens the reset link in another browser
      Then the link is refused, with what to do next

    @CX-PASSWORD-2.2 @mail @clock @changes-state
    Scenario: It serves until its time is over
      Given Mara has asked for a reset link
      And Mara's reset link expires in 1 minute
      When Mara chooses a good password by the reset link
      Then the password is accepted

    @CX-PASSWORD-2.2 @mail @clock @changes-state
    Scenario: It serves no longer
      Given Mara has asked for a reset link
      And Mara's reset link has just expired
      When Mara opens the reset link
      Then the link is refused, with what to do next
      And Mara can ask for another link from there

    @CX-PASSWORD-2.3 @mail @admin @changes-state
    Scenario: An account that the company has not gets the same answer, and no mail
      Given Nadia has no account
      And Jonas is registered in the other organization only
      When Mara, Jonas and Nadia ask for a reset link
      Then Mara, Jonas and Nadia are told the same
      And Nadia receives no mail
      And Jonas receives no mail

    @CX-PASSWORD-2.3 @mail @changes-state
    Scenario: So does an unknown company
      Given Jonas is registered
      And Jonas has asked for a reset link at the login page
      When Mara asks for a reset link for an unknown organization
      Then Mara and Jonas are told the same
      And Mara receives no mail
