@reads
Feature: Logging out
  By the menu of one's account details.

  @GIA-LOGOUT-1
  Rule: Logout is in the drop-down menu of the account details

    Background:
      Given Mara is registered
      And Mara is logged in

    @GIA-LOGOUT-1.1
    Scenario: Logout leads to the login window
      When Mara logs out
      Then Mara is asked to log in

    @GIA-LOGOUT-1.2
    Scenario: The back button shows nothing of the product
      When Mara logs out and goes back
      Then Mara is asked to log in

    @GIA-LOGOUT-1.2
    Scenario: The old cookie is worth nothing
      Given Mallory has a copy of Mara's cookies
      When Mara logs out
      Then Mallory, coming back, is asked to log in

    @GIA-LOGOUT-1.2
    Scenario: Nor is it to who has logged out
      When Mara logs out
      Then Mara, coming back, is asked to log in
