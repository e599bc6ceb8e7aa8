Feature: Logging in with email and password
  The native login: an address, a password, and nothing told to anybody who has only one of them.

  @GC-LOGIN-1
  Rule: Email and password log a person in

    @GC-LOGIN-1.1 @reads
    Scenario: The right pair ends on the splash screen
      Given Mara is registered
      When Mara logs in with the right password
      Then Mara is logged in

    @GC-LOGIN-1.1 @reads
    Scenario: The username does as well as the address
      Given Mara is registered with a username
      When Mara logs in with the username
      Then Mara is logged in

    @GC-LOGIN-1.1 @reads
    Scenario Outline: A login by a link that names another site does not end there
      Given Mara is registered
      When Mara logs in by a link that names <place> to go on to
      Then Mara is logged in

      Examples:
        | place                           | reason                                         |
        | another site                    | where the password would be asked for again    |
        | another site without its scheme | which begins like a place of the product's own |

    @GC-LOGIN-1.2 @reads
    Scenario Outline: The address is accepted however it is written
      Given Mara is registered
      When Mara logs in with the address <written>
      Then Mara is logged in

      Examples:
        | written                | reason                           |
        | in capital letters     | letter case does not matter      |
        | with a blank before it | as pasting from a sentence gives |
        | with a blank after it  | as a phone's keyboard gives      |

    @GC-LOGIN-1.2 @spends-attempts
    Scenario Outline: The password is taken exactly as typed
      Given Mara is registered
      When Mara logs in with <password>
      Then Mara is refused with a message

      Examples:
        | password                                  | reason                          |
        | the right password in swapped letter case | letter case matters             |
        | the right password with a blank before it | a blank is a character          |
        | the right password with a blank after it  | a blank is a character          |
        | the right password without its last character | the end of it counts as well |

    @GC-LOGIN-1.3 @spends-attempts
    Scenario Outline: A password typed at the login appears nowhere
      Given Mara is registered
      When Mara logs in with <password>
      Then the password is in no address, no page and no log

      Examples:
        | password           | reason                                    |
        | the right password | the way of every day                      |
        | a wrong password   | it is often the right one of another place |

    @GC-LOGIN-1.3 @changes-state @mail
    Scenario Outline: A password chosen anew appears nowhere
      Given Mara is registered
      And Mara has asked for a reset link
      When Mara chooses <password> by the reset link
      Then the password is in no address, no page and no log

      Examples:
        | password                   | reason                              |
        | a good password            | the way of every day                |
        | a password without a digit | the form comes back, but not filled |

  @GC-LOGIN-2 @spends-attempts
  Rule: Wrong credentials are refused without saying which part was wrong

    @GC-LOGIN-2.1
    Scenario: The message does not tell an unknown address from a wrong password
      Given Mara is registered
      And Nadia has no account
      When Mara and Nadia log in with a wrong password
      Then Mara is refused with a message
      And Mara and Nadia are told the same

    @GC-LOGIN-2.2
    Scenario: A refusal leaves everything ready for another try
      Given Mara is registered
      When Mara logs in with a wrong password
      Then Mara can try again: the address is filled in, the password field empty and in focus

    @GC-LOGIN-2.3 @real-hashing
    Scenario: The time to answer does not tell a known address from an unknown one
      Given Mara, Jonas, Ada and Timo are registered
      When Mallory tries wrong passwords for them and for unknown addresses in turn
      Then the time to answer does not tell the two apart

  @GC-LOGIN-3 @reads
  Rule: Caps Lock is pointed out

    Background:
      Given Mara is registered

    @GC-LOGIN-3.1
    Scenario: With Caps Lock on, the page says so
      When Mara types the password with Caps Lock on
      Then the page points out Caps Lock

    @GC-LOGIN-3.1
    Scenario: With Caps Lock off, the page says nothing of it
      When Mara types the password with Caps Lock off
      Then the page does not point out Caps Lock

    @GC-LOGIN-3.1
    Scenario: When Caps Lock is turned off, the page stops saying so
      Given Mara has typed the password with Caps Lock on
      When Mara types the password with Caps Lock off
      Then the page does not point out Caps Lock
