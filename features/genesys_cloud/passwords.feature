@mail @changes-state
Feature: Choosing a password
  What the organization's policy asks of a password, shown where a forgotten one is replaced.

  @GC-PASSWORD-1
  Rule: Default policy: at least 8 characters

    Background:
      Given the default password policy
      And Mara is registered
      And Mara has asked for a reset link

    @GC-PASSWORD-1.1
    Scenario Outline: Fewer than 8 characters are refused
      When Mara chooses <password> by the reset link
      Then Mara is told that the password needs at least 8 characters and nothing else
      And Mara can log in with the right password

      Examples:
        | password                                       | reason                                       |
        | a password of 7 characters                     | one short                                    |
        | a password of 7 characters, one of two bytes   | 8 bytes are not 8 characters                 |
        | a password of 7 characters, one of four bytes  | nor are 10 bytes, or 8 units of UTF-16       |

    @GC-PASSWORD-1.1
    Scenario Outline: 8 characters are enough
      When Mara chooses <password> by the reset link
      Then the password is accepted
      And Mara can log in with the new password

      Examples:
        | password                                      | reason                          |
        | a password of 8 characters                    | the shortest allowed            |
        | a password of 8 characters, one of two bytes  | however many bytes that takes   |
        | a password of 8 characters, one of four bytes | however many bytes that takes   |

  @GC-PASSWORD-2
  Rule: Default policy: at most 400 characters

    Background:
      Given the default password policy
      And Mara is registered
      And Mara has asked for a reset link

    @GC-PASSWORD-2.1
    Scenario Outline: 400 characters are allowed
      When Mara chooses <password> by the reset link
      Then the password is accepted
      And Mara can log in with the new password

      Examples:
        | password                                       | reason                             |
        | a password of 400 characters                   | the longest allowed                |
        | a password of 400 characters, one of two bytes | characters are counted, not bytes  |

    @GC-PASSWORD-2.1
    Scenario: 401 characters are refused, not cut off
      When Mara chooses a password of 401 characters by the reset link
      Then Mara is told that the password needs at most 400 characters and nothing else
      And Mara cannot log in with the first 400 characters of the new password
      And Mara can log in with the right password

    @GC-PASSWORD-2.1
    Scenario Outline: The beginning of a long password is not the password
      Given Mara has chosen a password of 400 characters by the reset link
      When Mara logs in with the first <length> characters of the right password in another browser
      Then Mara is refused with a message

      Examples:
        | length | reason                       |
        | 72     | where bcrypt stops reading   |
        | 399    | one character is missing     |

  @GC-PASSWORD-3
  Rule: Default policy: a digit, a special character, an upper-case and a lower-case letter

    @GC-PASSWORD-3.1
    Scenario Outline: Each kind of character must be there
      Given the default password policy
      And Mara is registered
      And Mara has asked for a reset link
      When Mara chooses a password without <kind> by the reset link
      Then Mara is told that the password needs <missing> and nothing else
      And Mara can log in with the right password

      Examples:
        | kind                 | missing              | reason                   |
        | a digit              | a number             | missing alone            |
        | a special character  | a special character  | missing alone            |
        | an upper-case letter | an upper-case letter | missing alone            |
        | a lower-case letter  | a lower-case letter  | missing alone            |

  @GC-PASSWORD-4
  Rule: None of the previous 10 passwords can be reused

    @GC-PASSWORD-4.1 @admin
    Scenario Outline: The current password and the 10 before it are refused
      Given Mara is registered and had 11 passwords before
      And Mara has asked for a reset link
      When Mara chooses <password> by the reset link
      Then Mara is told that the password needs to differ from the previous 10 and nothing else
      And Mara can log in with the right password

      Examples:
        | password                                  | reason                       |
        | the right password                        | the one in force             |
        | the 1st password before the right one     | the newest of the previous   |
        | the 10th password before the right one    | the last one still remembered |

    @GC-PASSWORD-4.1 @admin
    Scenario: The password before those is accepted
      Given Mara is registered and had 11 passwords before
      And Mara has asked for a reset link
      When Mara chooses the 11th password before the right one by the reset link
      Then the password is accepted
      And Mara can log in with the new password

    @GC-PASSWORD-4.2 @admin
    Scenario Outline: Another person's passwords are nobody's history but that person's
      Given Jonas is registered and had 2 passwords before
      And Mara is registered
      And Mara has asked for a reset link
      When Mara chooses <password> of Jonas by the reset link
      Then the password is accepted
      And Mara can log in with the new password

      Examples:
        | password                              | reason                    |
        | the right password                    | the one in force          |
        | the 1st password before the right one | a remembered one          |

    @GC-PASSWORD-4.2 @admin
    Scenario Outline: The history of one organization does not count in another
      Given Mara is registered and had 2 passwords before
      And Mara has been invited to a second organization
      When Mara chooses <password> by the invitation link
      Then the password is accepted

      Examples:
        | password                              | reason                    |
        | the right password                    | the one in force there    |
        | the 1st password before the right one | a remembered one there    |

  @GC-PASSWORD-5 @admin
  Rule: The administrator can set other minimum and maximum requirements

    @GC-PASSWORD-5.1
    Scenario Outline: One character beyond the limit is refused
      Given Mara is registered
      And Mara's organization wants passwords of <limit>
      And Mara has asked for a reset link
      When Mara chooses <password> by the reset link
      Then Mara is told that the password needs <limit> and nothing else

      Examples:
        | limit                  | password                    | reason    |
        | at least 12 characters | a password of 11 characters | too short |
        | at most 20 characters  | a password of 21 characters | too long  |

    @GC-PASSWORD-5.1
    Scenario Outline: The limit itself is accepted
      Given Mara is registered
      And Mara's organization wants passwords of <limit>
      And Mara has asked for a reset link
      When Mara chooses <password> by the reset link
      Then the password is accepted
      And Mara can log in with the new password

      Examples:
        | limit                  | password                    | reason               |
        | at least 12 characters | a password of 12 characters | the shortest allowed |
        | at most 20 characters  | a password of 20 characters | the longest allowed  |

    @GC-PASSWORD-5.2
    Scenario: The other organizations keep their own
      Given Mara is registered
      And Mara's organization wants passwords of at least 12 characters
      And Jonas is registered in the other organization only
      And Jonas has asked for a reset link
      When Jonas chooses a password of 8 characters by the reset link
      Then the password is accepted

    @GC-PASSWORD-5.2
    Scenario: What the other organization sets holds there only
      Given Mara is registered
      And Jonas is registered in the other organization only
      And Jonas's organization wants passwords of at most 20 characters
      And Mara has asked for a reset link
      When Mara chooses a password of 21 characters by the reset link
      Then the password is accepted

    @GC-PASSWORD-5.3
    Scenario Outline: A policy that nothing can satisfy is refused to the administrator
      Given Mara is registered
      And Mara has asked for a reset link
      When the administrator wants passwords of <fewest> to <most> characters
      Then the administrator is refused
      And Mara can still choose a password by the reset link

      Examples:
        | fewest | most | reason                                                        |
        | 21     | 20   | the minimum is above the maximum                              |
        | 1      | 3    | four kinds of characters do not fit into three characters     |

    @GC-PASSWORD-5.3
    Scenario Outline: A narrow policy that something can satisfy is taken
      When the administrator wants passwords of <fewest> to <most> characters
      Then the administrator is obeyed

      Examples:
        | fewest | most | reason                                |
        | 20     | 20   | minimum and maximum may be the same   |
        | 4      | 4    | four kinds of characters just fit     |

  @GC-PASSWORD-6
  Rule: A refused password comes back with suggested changes

    Background:
      Given the default password policy
      And Mara is registered
      And Mara has asked for a reset link

    @GC-PASSWORD-6.1
    Scenario Outline: The message names every requirement that is not met, and none that is
      When Mara chooses <password> by the reset link
      Then Mara is told that the password needs <missing> and nothing else

      Examples:
        | password                                                  | missing                                                                         | reason                     |
        | a password of 7 lower-case letters                        | at least 8 characters, a number, a special character and an upper-case letter   | all but one                |
        | a password of 8 digits                                    | a special character, an upper-case letter and a lower-case letter               | long enough, one kind only |
        | a password of 7 upper-case letters and special characters | at least 8 characters, a number and a lower-case letter                         | two kinds of four          |
        | a password of 401 lower-case letters                      | at most 400 characters, a number, a special character and an upper-case letter  | the other end of the range |
        | a password of 8 upper-case letters and lower-case letters | a number and a special character                                                | letters alone              |

    @GC-PASSWORD-6.2
    Scenario Outline: Following the message leads to acceptance
      Given Mara has been refused <password> by the reset link
      When Mara changes the password as the message says
      Then the password is accepted
      And Mara can log in with the new password

      Examples:
        | password                             | reason                  |
        | a password of 7 lower-case letters   | several changes at once |
        | a password of 401 digits             | too long as well        |
        | a password without a special character | a single change       |

  @GC-PASSWORD-7
  Rule: Double-byte characters: warned of, never half accepted

    Background:
      Given Mara is registered
      And Mara has asked for a reset link

    @GC-PASSWORD-7.1
    Scenario: The page warns of double-byte characters
      When Mara opens the reset link
      Then the page warns of double-byte characters

    @GC-PASSWORD-7.1 @admin
    Scenario: So does the page for the first password
      Given Nora has been invited
      When Nora opens the invitation link
      Then the page warns of double-byte characters

    @GC-PASSWORD-7.2
    Scenario Outline: What was accepted logs in, in either form of the characters
      Given Mara has chosen a password with <chosen> double-byte characters by the reset link
      When Mara logs in with the right password in <typed> characters in another browser
      Then Mara is logged in

      Examples:
        | chosen     | typed      | reason                             |
        | composed   | composed   | entered the same way               |
        | composed   | decomposed | as another system's keyboard gives |
        | decomposed | composed   | and the other way round            |
        | decomposed | decomposed | entered the same way               |

    @GC-PASSWORD-7.2
    Scenario: Characters without their accents are other characters
      Given Mara has chosen a password with composed double-byte characters by the reset link
      When Mara logs in with the right password without its accents in another browser
      Then Mara is refused with a message

  @GC-PASSWORD-8
  Rule: A strong password is encouraged

    Background:
      Given Mara is registered
      And Mara has asked for a reset link

    @GC-PASSWORD-8.1
    Scenario Outline: A guessable password is pointed out while it is chosen
      When Mara types <password> by the reset link, without sending it
      Then the page points out that the password is easy to guess

      Examples:
        | password                                      | reason                              |
        | the guide's example of a guessable password   | the guide names it                  |
        | a guessable password with a bit of everything | although the policy would take it   |
        | a birthday as password                        | the guide names birthdays too       |

    @GC-PASSWORD-8.1
    Scenario: A strong password is not
      When Mara types a good password by the reset link, without sending it
      Then the page points out nothing

    @GC-PASSWORD-8.1
    Scenario Outline: A password manager is never stopped
      When Mara chooses a good password by the reset link, <entered>
      Then the password is accepted
      And Mara can log in with the new password

      Examples:
        | entered                         | reason                        |
        | pasted from the clipboard       | as some password managers do  |
        | filled in by a password manager | as most do                    |
