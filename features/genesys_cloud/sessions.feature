Feature: Staying logged in
  A session lives in one browser, until it is ended or not used for long.

  Background:
    Given Mara is registered
    And Mara is logged in

  @GC-SESSION-1 @reads
  Rule: After a login, the next visit opens without one

    @GC-SESSION-1.1
    Scenario: A closed and reopened browser opens without a login
      When Mara closes the browser and comes back
      Then Mara is logged in

    @GC-SESSION-1.1
    Scenario Outline: A link that names another site does not lead there
      When Mara comes back by a link to the login that names <place> to go on to
      Then Mara is led to no other site

      Examples:
        | place                           | reason                                          |
        | another site                    | a link to the product never ends somewhere else |
        | another site without its scheme | which begins like a place of the product's own  |

    @GC-SESSION-1.2
    Scenario: Another browser asks for a login
      When Mara comes back in another browser
      Then Mara is asked to log in

    @GC-SESSION-1.2
    Scenario: What scripts can read opens no other browser
      Given Mallory has a copy of those of Mara's cookies that scripts can read
      When Mallory visits the login page
      Then Mallory is asked to log in

    @GC-SESSION-1.3
    Scenario: After Log out it asks again
      When Mara logs out
      Then Mara, coming back, is asked to log in

    @GC-SESSION-1.3
    Scenario: After Log out the old session's cookie is worth nothing
      Given Mallory has a copy of Mara's cookies
      When Mara logs out
      Then Mallory, coming back, is asked to log in

  @GC-SESSION-2 @reads @clock
  Rule: After 20 or more days without access, credentials are asked for again

    @GC-SESSION-2.1
    Scenario: One minute before 20 days it still opens
      When Mara comes back after 19 days, 23 hours and 59 minutes
      Then Mara is logged in

    @GC-SESSION-2.2
    Scenario Outline: From 20 days on it asks for credentials
      When Mara comes back after <time>
      Then Mara is asked to log in

      Examples:
        | time     | reason               |
        | 20 days  | the day that counts  |
        | 400 days | and it stays that way |

    @GC-SESSION-2.3
    Scenario: An access in between starts the 20 days anew
      Given Mara has come back after 19 days
      When Mara comes back after 19 days
      Then Mara is logged in

    @GC-SESSION-2.3
    Scenario: The 20 days run from the last access
      Given Mara has come back after 19 days
      When Mara comes back after 20 days
      Then Mara is asked to log in
