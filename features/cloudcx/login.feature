Feature: The login page
  Company Name, Account and Password, and the texts that are linked from there.

  @CX-LOGIN-1
  Rule: Company Name, Account and Password log in with Sign in

    @CX-LOGIN-1.1 @reads
    Scenario: The right three log in
      Given Mara is registered
      When Mara logs in with the right password
      Then Mara is logged in as Mara

    @CX-LOGIN-1.2 @spends-attempts
    Scenario: Whichever of the three is wrong, the answer is the same
      Given Mara and Jonas are registered
      And Nadia has no account
      When Mara gets the company wrong, Jonas the password and Nadia the account
      Then Mara is refused with a message
      And Mara, Jonas and Nadia are told the same

    @CX-LOGIN-1.2 @admin @spends-attempts
    Scenario: Another company's name is as wrong as one that nobody has
      Given Mara is registered
      And there is another organization
      When Mara logs in with the right password, naming the other organization
      Then Mara is refused with a message

    @CX-LOGIN-1.3 @admin @reads
    Scenario Outline: One address and one password in two companies
      Given Mara is registered in two organizations, with one password
      When Mara logs in with the right password, naming <company>
      Then Mara is logged in to <company>

      Examples:
        | company                | reason               |
        | the first organization | the older of the two |
        | the other organization | the newer of the two |

    @CX-LOGIN-1.3 @admin @reads
    Scenario: One username of two people
      Given Mara is registered with a username
      And Jonas has Mara's username in the other organization
      When Jonas logs in with the username, naming the other organization
      Then Jonas is logged in as Jonas

    @CX-LOGIN-1.3 @admin @spends-attempts
    Scenario: The password of one company does not open the other
      Given Mara is registered in two organizations
      When Mara logs in with the right password, naming the other organization
      Then Mara is refused with a message

  @CX-LOGIN-2 @reads
  Rule: Account is the username or the email

    Background:
      Given Mara is registered with a username
      And Jonas is registered with a username

    @CX-LOGIN-2.1
    Scenario: The username
      When Mara logs in with the username
      Then Mara is logged in as Mara

    @CX-LOGIN-2.1
    Scenario: The email
      When Mara logs in with the right password
      Then Mara is logged in as Mara

  @CX-LEGAL-1 @reads
  Rule: Terms of Service and Privacy Policy are linked from the login page

    @CX-LEGAL-1.1
    Scenario Outline: Each opens without a login, and leads back
      When Mara opens <text> from the login page
      Then Mara reads <text>
      And it is not the text of <other>
      And Mara can go back to the login page

      Examples:
        | text                 | other                | reason    |
        | the Terms of Service | the Privacy Policy   | one       |
        | the Privacy Policy   | the Terms of Service | the other |
