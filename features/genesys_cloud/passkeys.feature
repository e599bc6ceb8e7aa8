@passkey
Feature: Passkeys
  A key that a person's own device holds for one domain only. The device knows its owner, signs, and never gives the key away.

  Background:
    Given the organization requires MFA

  @GC-PASSKEY-1 @admin @changes-state
  Rule: A passkey is added by name, with the device's own ceremony

    Background:
      Given Mara is registered
      And Mara keeps passkeys in Apple's iCloud Keychain

    @GC-PASSKEY-1.1
    Scenario: The ceremony is for the login's own domain, and ends on the splash screen
      When Mara adds a passkey
      Then Mara is logged in
      And the passkey of Mara is one for the login's own domain
      And 1 passkey is enrolled for Mara

    @GC-PASSKEY-1.2
    Scenario Outline: A ceremony that comes to nothing enrols nothing, and can be tried again
      Given a passkey is waited for 1 second
      And Mara's device <fault>
      When Mara adds a passkey
      Then Mara is not let in, with a message
      And 0 passkeys are enrolled for Mara
      And Mara can try again, and is logged in

      Examples:
        | fault                        | reason              |
        | is sent away                 | cancelled           |
        | is never touched             | timed out           |
        | does not recognize its owner | failed verification |

    @GC-PASSKEY-1.2
    Scenario Outline: A device that leaves something out is not enrolled
      Given Mara's device <fault>
      When Mara adds a passkey
      Then Mara is not let in, with a message
      And 0 passkeys are enrolled for Mara

      Examples:
        | fault                                          | reason                            |
        | does not tell that it has recognized its owner | whoever holds it could be anybody |
        | does not tell that its owner is there          | a program could use it from afar  |

    @GC-PASSKEY-1.3
    Scenario: The same device cannot be enrolled twice
      Given Mara uses a passkey
      And Mara is logged in
      When Mara adds another passkey
      Then Mara is told that the device is enrolled already
      And 1 passkey is enrolled for Mara

    @GC-PASSKEY-1.3
    Scenario: Another device of the same person can
      Given Mara uses a passkey
      And Mara is logged in
      And Mara keeps passkeys in Windows Hello
      When Mara adds another passkey
      Then 2 passkeys are enrolled for Mara

  @GC-PASSKEY-2 @changes-state
  Rule: Every documented passkey provider works

    Background:
      Given Mara is registered

    @GC-PASSKEY-2.1 @admin
    Scenario Outline: A passkey of each can be added
      Given Mara keeps passkeys in <provider>
      When Mara adds a passkey
      Then Mara is logged in
      And the passkey of Mara is known for what <provider> tells of it

      Examples:
        | provider                                   | reason                                 |
        | Apple's iCloud Keychain                    | in the device, on all of the person's  |
        | Windows Hello                              | in the device, on no other             |
        | an Android phone's Google Password Manager | a phone beside the computer            |
        | Chrome's Google Password Manager           | in the browser, on all of the person's |

    @GC-PASSKEY-2.1
    Scenario Outline: A passkey of each logs in
      Given Mara keeps passkeys in <provider>
      And Mara has added a passkey
      When Mara logs in with the passkey in another browser
      Then Mara is logged in

      Examples:
        | provider                                   | reason                                 |
        | Apple's iCloud Keychain                    | in the device, on all of the person's  |
        | Windows Hello                              | in the device, on no other             |
        | an Android phone's Google Password Manager | a phone beside the computer            |
        | Chrome's Google Password Manager           | in the browser, on all of the person's |

    @GC-PASSKEY-2.1 @admin
    Scenario: A device that does not count, as those with a passkey in common do not, logs in
      Given Mara uses a passkey
      And Mara's device does not count
      When Mara logs in with the passkey
      Then Mara is logged in

  @GC-PASSKEY-3 @network @admin @changes-state
  Rule: The passkey never leaves the device

    Background:
      Given Mara is registered
      And what Mara's browsers send is read on the wire

    @GC-PASSKEY-3.1
    Scenario: Adding one gives nothing away
      Given Mara keeps passkeys in Apple's iCloud Keychain
      When Mara adds a passkey
      Then Mara is logged in
      And nothing but public things of Mara's passkey goes over the wire or is kept

    @GC-PASSKEY-3.1
    Scenario: Logging in with one gives nothing away
      Given Mara uses a passkey
      When Mara logs in with the passkey
      Then Mara is logged in
      And nothing but public things of Mara's passkey goes over the wire or is kept

  @GC-PASSKEY-4
  Rule: An enrolled passkey logs in, and only the right one does

    Background:
      Given Mara and Mallory use a passkey

    @GC-PASSKEY-4.1 @reads
    Scenario: The right one logs in
      When Mara logs in with the passkey
      Then Mara is logged in

    @GC-PASSKEY-4.1 @reads
    Scenario: It logs in again and again
      Given Mara has logged in and out with the passkey
      When Mara logs in with the passkey in another browser
      Then Mara is logged in

    @GC-PASSKEY-4.1 @spends-attempts
    Scenario Outline: What is not the right one logs nobody in
      When Mallory, who knows Mara's password, presents <answer>
      Then Mallory is not let in, with a message
      And Mallory, coming back, is asked to log in
      And Mara can log in with the passkey

      Examples:
        | answer                                               | reason                               |
        | a passkey of another person                          | the attacker's own, enrolled         |
        | a passkey of another person under the right one's id | signed by the attacker's own         |
        | a passkey that nobody enrolled                       | of no account                        |
        | an answer for another domain                         | a passkey serves for one domain only |
        | an answer from a page of another domain              | got by a page that looks the same    |
        | an answer without the owner's verification           | a stolen device                      |
        | an answer without the owner's presence               | a program on the owner's device      |
        | an answer with an altered signature                  | one bit                              |
        | an answer that belongs to an enrolment               | signed for something else            |

    @GC-PASSKEY-4.1 @spends-attempts
    Scenario Outline: What is not the right one opens no place of the product
      Given Jonas uses a passkey
      And Jonas is logged in
      And Mallory, who knows Mara's password, has presented a passkey of another person
      When Mallory opens the address of Jonas's <place> page
      Then Mallory is asked to log in
      And Mallory sees nothing of the <place> page

      Examples:
        | place         | reason                |
        | collaboration | each place by its own |
        | account       | each place by its own |
        | architect     | each place by its own |

    @GC-PASSKEY-4.1 @admin @spends-attempts
    Scenario Outline: What was listened to logs nobody in
      Given Mallory has listened to Mara logging in with the passkey
      When Mallory, who knows Mara's password, presents <answer>
      Then Mallory is not let in, with a message
      And Mallory, coming back, is asked to log in
      And Mara can log in with the passkey

      Examples:
        | answer                                | reason                 |
        | the answer that was given before      | replayed as it is      |
        | a new answer to what was asked before | the challenge replayed |

    @GC-PASSKEY-4.1 @spends-attempts
    Scenario Outline: A device that does not do its part logs nobody in
      Given Mara's device <fault>
      When Mara logs in with the passkey
      Then Mara is not let in, with a message
      And Mara, coming back, is asked to log in
      And Mara can log in with the passkey

      Examples:
        | fault                                          | reason                            |
        | is sent away                                   | cancelled                         |
        | does not recognize its owner                   | the browser itself refuses        |
        | does not tell that it has recognized its owner | whoever holds it could be anybody |
        | does not tell that its owner is there          | a program could use it from afar  |
        | signs wrongly                                  | with another key                  |

    @GC-PASSKEY-4.1 @admin @reads
    Scenario: A passkey that is waited for in vain logs nobody in
      Given a passkey is waited for 1 second
      And Mara's device is never touched
      When Mara logs in with the passkey
      Then Mara is not let in, with a message
      And Mara, coming back, is asked to log in
      And Mara can log in with the passkey

    @GC-PASSKEY-4.1 @spends-attempts
    Scenario: A counter that runs backwards logs nobody in
      Given Mara has logged in and out with the passkey
      And Mara's device counts backwards
      When Mara logs in with the passkey
      Then Mara is not let in, with a message
      And Mara, coming back, is asked to log in
