Feature: Backup codes
  Ten codes to keep, each good for one login in place of the code; and one that the administrator gives.

  @CX-2FA-4 @mail @totp
  Rule: Enabling 2FA gives 10 backup codes

    @CX-2FA-4.1 @changes-state
    Scenario Outline: Ten different codes are shown, and can be saved as a file
      Given Mara is registered
      And Mara is logged in
      When Mara turns on 2FA by <kind>
      Then Mara is shown 10 different backup codes
      And the file to save holds the same codes

      Examples:
        | kind              | reason         |
        | email             | whichever kind |
        | authenticator app | whichever kind |

    @CX-2FA-4.1 @CX-2FA-4.2 @changes-state
    Scenario: What was shown is what logs in, the last of them too
      Given Mara is registered
      And Mara is logged in
      And Mara has turned on 2FA by email
      When Mara presents the 10th backup code in another browser
      Then Mara is logged in

    @CX-2FA-4.2 @spends-attempts
    Scenario: A used one is refused
      Given Mara uses 2FA by email
      And Mara has logged in with the 1st backup code
      When Mara presents the same code in another browser
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

    @CX-2FA-4.2 @changes-state
    Scenario: The others still serve when one is used
      Given Mara uses 2FA by authenticator app
      And Mara has logged in with the 1st backup code
      When Mara presents the 2nd backup code in another browser
      Then Mara is logged in

    @CX-2FA-4.2 @locks-people-out
    Scenario: A backup code, presented 20 times at once, logs in once
      Given Mara uses 2FA by email
      When Mara presents the 1st backup code 20 times at once, from 5 browsers
      Then exactly one of the browsers is logged in

    @CX-2FA-4.3 @changes-state
    Scenario: New codes replace all the old ones
      Given Mara uses 2FA by authenticator app
      And Mara has logged in with a code
      And Mara has made new backup codes
      When Mara presents the 10th backup code of before in another browser
      Then the code is refused with a message
      And Mara, coming back, is asked to log in

    @CX-2FA-4.3 @changes-state
    Scenario: The new ones serve
      Given Mara uses 2FA by authenticator app
      And Mara has logged in with a code
      And Mara has made new backup codes
      When Mara presents the 1st backup code in another browser
      Then Mara is logged in

  @CX-2FA-5 @admin @mail
  Rule: The administrator can give out a backup code

    Background:
      Given Ada is registered as an administrator
      And Mara and Jonas use 2FA by email

    @CX-2FA-5.1 @CX-2FA-5.2 @changes-state
    Scenario: The given code logs the person in, and the record says who gave it
      Given Ada has given Mara a backup code
      When Mara presents the given backup code
      Then Mara is logged in
      And the record has one backup code given to Mara, by Ada

    @CX-2FA-5.1 @spends-attempts
    Scenario: The given code does so once
      Given Ada has given Mara a backup code
      And Mara has logged in with the given backup code
      When Mara presents the same code in another browser
      Then the code is refused with a message

    @CX-2FA-5.1 @spends-attempts
    Scenario: The given code logs no other person in
      Given Ada has given Mara a backup code
      When Jonas presents the given backup code of Mara
      Then the code is refused with a message
      And Jonas, coming back, is asked to log in
