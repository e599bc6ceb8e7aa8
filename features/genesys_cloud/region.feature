@admin
Feature: The organization's region
  Where the product has several regions, the person says which one the organization is in.

  @GC-REGION-1
  Rule: When asked, the person selects the organization's region, then logs in

    @GC-REGION-1.1 @reads
    Scenario: The prompt lists the regions by name
      Given there are several regions, and Ireland is the organization's
      When Mara visits the login page
      Then Mara is asked for the region, each by its name

    @GC-REGION-1.1 @reads
    Scenario Outline: It goes on with the chosen region
      Given there are several regions, and Ireland is the organization's
      When Mara chooses the region <region>
      Then Mara is asked to log in to the region <region>

      Examples:
        | region  | reason                    |
        | Ireland | the organization's own    |
        | Tokyo   | any other                 |

    @GC-REGION-1.2 @reads
    Scenario: With the organization's own region the login succeeds
      Given there are several regions, and Ireland is the organization's
      And Mara is registered
      And Mara has chosen the region Ireland
      When Mara logs in with the right password
      Then Mara is logged in

    @GC-REGION-1.2 @reads
    Scenario: The region is kept for the next visit
      Given there are several regions, and Ireland is the organization's
      And Mara is registered
      And Mara has chosen the region Ireland
      And Mara is logged in
      When Mara logs out
      Then Mara, coming back, is asked to log in

    @GC-REGION-1.2 @reads
    Scenario: It is kept in that browser only
      Given there are several regions, and Ireland is the organization's
      And Mara has chosen the region Ireland
      When Mara comes back in another browser
      Then Mara is asked for the region, each by its name

    @GC-REGION-1.3 @spends-attempts
    Scenario: In another region nobody is logged in, and the choice is open again
      Given there are several regions, and Ireland is the organization's
      And Mara is registered
      And Mara has chosen the region Virginia
      When Mara logs in with the right password
      Then Mara is refused and told of the region
      And Mara, choosing the region Ireland instead, can log in

    @GC-REGION-1.4 @reads
    Scenario: Where there is one region nobody is asked
      Given Mara is registered
      When Mara visits the login page
      Then Mara is asked to log in

    @GC-REGION-1.4 @reads
    Scenario: At the organization's own address nobody is asked
      Given there are several regions, and Ireland is the organization's
      And the organization has an address of its own
      When Mara visits the organization's own address
      Then Mara is asked to log in to the first organization
