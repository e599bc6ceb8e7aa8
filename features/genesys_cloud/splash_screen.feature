Feature: The splash screen
  Where every login ends, and every place of the product begins.

  @GC-SPLASH-1 @reads
  Rule: A successful login ends on the splash screen

    @GC-SPLASH-1.1
    Scenario: Every entry is there and leads to a place of its own
      Given Mara is registered
      When Mara logs in with the right password
      Then Mara is offered collaboration, account and architect by name
      And each entry leads to a page of its own that names it

    @GC-SPLASH-1.2
    Scenario: My Account shows the MFA settings
      Given Mara is registered
      And Mara is logged in
      When Mara looks at the MFA settings
      Then Mara sees the MFA settings

    @GC-SPLASH-1.2 @totp @admin
    Scenario: My Account shows the person's own devices, and nobody else's
      Given Jonas and Mara use an authenticator app
      And Mara is logged in
      When Mara looks at the MFA settings
      Then Mara sees the MFA settings
      And the MFA settings list Mara's devices, 1 in all, by name and kind

    @GC-SPLASH-1.3
    Scenario Outline: Without a session the address of an entry leads to the login
      Given Mara is registered
      And Mara is logged in
      When Mallory opens the address of Mara's <place> page
      Then Mallory is asked to log in
      And Mallory sees nothing of the <place> page

      Examples:
        | place         | reason                |
        | collaboration | each entry by its own |
        | account       | each entry by its own |
        | architect     | each entry by its own |
