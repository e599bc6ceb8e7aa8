Feature: The verification page
  Another code after a minute, and a browser that is not asked again for some days.

  @CX-2FA-6 @mail @clock
  Rule: Resend is possible after 60 seconds

    Background:
      Given Mara uses 2FA by email
      And Mara has been mailed a code

    @CX-2FA-6.1 @reads
    Scenario Outline: Before that, Resend is disabled and shows the time left
      Given <time> have passed
      When Mara reloads the page
      Then Resend is disabled, and shows that about <left> seconds are left

      Examples:
        | time       | left | reason                     |
        | 0 seconds  | 60   | as soon as a code was sent |
        | 50 seconds | 10   | it runs down               |

    @CX-2FA-6.1 @changes-state
    Scenario: A request sent around it sends no mail in the 60th second
      When Mara sends Resend around the page, 59 seconds after the code
      Then Mara receives no mail

    @CX-2FA-6.2 @changes-state
    Scenario: At 60 seconds the same request sends a mail
      When Mara sends Resend around the page, 60 seconds after the code
      Then Mara is mailed another code

    @CX-2FA-6.2 @changes-state
    Scenario: Resend itself sends it, too
      Given 60 seconds have passed
      When Mara asks for the code again
      Then Mara is mailed another code

    @CX-2FA-6.2 @changes-state
    Scenario: The new code logs in
      Given Mara has had the code sent again after 60 seconds
      When Mara presents the code from the message
      Then Mara is logged in

    @CX-2FA-6.3 @spends-attempts
    Scenario: The earlier code is refused from then on
      Given Mara has had the code sent again after 60 seconds
      When Mara presents the code from the older message
      Then the code is refused with a message

    @CX-2FA-6.4 @changes-state
    Scenario: Each resend starts 60 seconds anew
      Given Mara has had the code sent again after 60 seconds
      When Mara sends Resend around the page, 59 seconds after the code
      Then Mara receives no mail

    @CX-2FA-6.4 @changes-state
    Scenario: After them the code can be sent once more
      Given Mara has had the code sent again after 60 seconds
      When Mara sends Resend around the page, 60 seconds after the code
      Then Mara is mailed another code

  @CX-2FA-7 @admin @clock @mail
  Rule: Don't ask again for 14, 30, 60 or 90 days

    Background:
      Given Mara uses 2FA by email

    @CX-2FA-7.1 @reads
    Scenario Outline: The code page offers it with the policy's number of days
      Given the company allows 2FA to be skipped for <days> days
      When Mara logs in with the right password
      Then Mara is offered not to be asked again for <days> days

      Examples:
        | days | reason                      |
        | 14   | each of the four by its own |
        | 30   | each of the four by its own |
        | 60   | each of the four by its own |
        | 90   | each of the four by its own |

    @CX-2FA-7.1 @reads
    Scenario: Without the policy it is not offered
      When Mara logs in with the right password
      Then Mara is not offered not to be asked again

    @CX-2FA-7.2 @changes-state
    Scenario Outline: One minute before the days are over no code is asked for, one minute after them it is
      Given the company allows 2FA to be skipped for <days> days
      And Mara has logged in and out, not to be asked again
      When Mara logs in one minute before <days> days are over
      Then Mara is logged in
      And Mara, logging in one minute after <days> days, is asked for a code

      Examples:
        | days | reason                                |
        | 14   | the least                             |
        | 30   | each of the four by its own           |
        | 60   | each of the four by its own           |
        | 90   | the longest: longer than most cookies |

    @CX-2FA-7.2 @changes-state
    Scenario: What another browser does is observed (discrepancy D-06)
      Given the company allows 2FA to be skipped for 14 days
      And Mara has logged in and out, not to be asked again
      When Mara logs in with the right password in another browser
      Then it is noted whether Mara is asked for a code

    @CX-2FA-7.2 @changes-state
    Scenario: Nobody else is let in without a code in that browser
      Given Jonas uses 2FA by email
      And the company allows 2FA to be skipped for 14 days
      And Mara has logged in and out, not to be asked again
      When Jonas, in Mara's browser, logs in with the right password
      Then Jonas is asked for a code

    @CX-2FA-7.3 @reads
    Scenario: Not ticked, the next login asks again
      Given the company allows 2FA to be skipped for 14 days
      And Mara has logged in with a code, and out again
      When Mara logs in with the right password
      Then Mara is asked for a code

    @CX-2FA-7.4 @changes-state
    Scenario: When the policy is withdrawn, a code is asked for again at once
      Given the company allows 2FA to be skipped for 14 days
      And Mara has logged in and out, not to be asked again
      And the company no longer allows 2FA to be skipped
      When Mara logs in with the right password
      Then Mara is asked for a code
