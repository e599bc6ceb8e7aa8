@mail @admin
Feature: Logging in for the first time
  An administrator adds a person. The invitation brings a link, the link a password, the password a login.

  @GC-INVITE-1 @changes-state
  Rule: An invitation reaches the new person by email

    @GC-INVITE-1.1
    Scenario: The invitation goes to the invited person and to nobody else
      Given Jonas is registered
      When Mara is invited
      Then Mara receives one mail, addressed to nobody else
      And nobody else receives a mail

    @GC-INVITE-1.2
    Scenario: The invitation comes from a no-reply address and holds one link
      When Mara is invited
      Then Mara receives one mail, with one link to the deployment
      And Mara receives a mail from a no-reply address

    @GC-INVITE-1.3
    Scenario: The link works as well when the administrator passes it on
      Given Mara has been invited
      When Mara chooses a good password by the link that the administrator passes on
      Then the password is accepted
      And Mara can log in with the new password

  @GC-INVITE-2 @changes-state
  Rule: The invitation link leads to creating and verifying a password

    Background:
      Given Mara has been invited

    @GC-INVITE-2.1
    Scenario: The link asks for a password, twice
      When Mara opens the invitation link
      Then Mara is asked for a new password, twice and hidden, to register

    @GC-INVITE-2.2
    Scenario: Two different entries register nobody
      When Mara chooses two different passwords by the invitation link
      Then the password is refused with a message
      And Mara cannot log in with the new password
      And Mara cannot log in with the password typed second
      And Mara can still choose a password by the invitation link

    @GC-INVITE-2.3
    Scenario Outline: A password against the policy is refused with what is missing
      When Mara chooses <password> by the invitation link
      Then Mara is told that the password needs <missing> and nothing else
      And Mara cannot log in with the new password

      Examples:
        | password                               | missing               | reason                       |
        | a password of 7 characters             | at least 8 characters | one short of the minimum     |
        | a password of 401 characters           | at most 400 characters | one over the maximum        |
        | a password without a digit             | a number              | one kind of character absent |
        | a password without a special character | a special character   | one kind of character absent |

    @GC-INVITE-2.4
    Scenario: After registering the person can log in
      When Mara chooses a good password by the invitation link
      Then the password is accepted
      And Mara can log in with the new password

  @GC-INVITE-3 @changes-state
  Rule: An invitation link serves once, for a limited time, for one person

    Background:
      Given Mara has been invited

    @GC-INVITE-3.1
    Scenario Outline: A used link is refused in any browser
      Given Mara has chosen a good password by the invitation link
      When Mara opens the invitation link <where>
      Then the link is refused, with what to do next
      And the page tells nothing about Mara
      And Mara can log in with the right password

      Examples:
        | where               | reason                               |
        | in the same browser | the one that holds Mara's cookies    |
        | in another browser  | one that knows nothing of the person |

    @GC-INVITE-3.1
    Scenario: A form that was open before the link was used comes too late
      Given Mara has the invitation link open in another browser
      And Mara has chosen a good password by the invitation link
      When Mara chooses a good password in that other browser
      Then the link is refused, with what to do next
      And Mara cannot log in with the new password
      And Mara can log in with the right password

    @GC-INVITE-3.2 @clock
    Scenario: In its last minute the link still serves
      Given Mara's invitation link expires in 1 minute
      When Mara chooses a good password by the invitation link
      Then the password is accepted

    @GC-INVITE-3.2 @clock
    Scenario: An expired link is refused
      Given Mara's invitation link has just expired
      When Mara opens the invitation link
      Then the link is refused, with what to do next
      And the page tells nothing about Mara

    @GC-INVITE-3.2 @clock
    Scenario: A form that was open when the link expired comes too late
      Given Mara has the invitation link open in another browser
      And Mara's invitation link has just expired
      When Mara chooses a good password in that other browser
      Then the link is refused, with what to do next
      And Mara cannot log in with the new password

    @GC-INVITE-3.3
    Scenario Outline: An altered link gets the same answer as an unknown one
      When Mara opens the invitation link with <character> changed
      Then the link is refused, with what to do next
      And the answer is the same as for an unknown link
      And the page tells nothing about Mara

      Examples:
        | character            | reason                                     |
        | its first character  | nothing may be found by the rest of it     |
        | its middle character | the middle counts like the ends            |
        | its last character   | where padding is easily taken for equality |

  @GC-INVITE-4 @changes-state
  Rule: The invitation tells people to look in their junk folder, under the no-reply sender

    @GC-INVITE-4.1
    Scenario: The invitation's sender is the one that the help names
      When Mara is invited
      Then Mara receives a mail from the no-reply address that the help names
