Feature: The language
  The company's is the default for all its people; each changes it by the icon, for himself or herself.

  @CX-LANGUAGE-1
  Rule: The company's language is the default, the icon changes it for oneself

    @CX-LANGUAGE-1.1 @admin @changes-state
    Scenario Outline: The login page turns into the language of the company that is named
      Given the company's language is <language>
      And Mara has typed the address
      When Mara enters the name of the first organization
      Then Mara sees the login page in <language>
      And the address that Mara typed is still there

      Examples:
        | language | reason  |
        | French   | one     |
        | Spanish  | another |

    @CX-LANGUAGE-1.1 @admin @changes-state
    Scenario: A new person of the company goes on in it
      Given the company's language is French
      And Mara is registered
      When Mara logs in with the right password
      Then Mara sees the first page in French

    @CX-LANGUAGE-1.1 @admin @mail @changes-state
    Scenario: So is the mail to the new person
      Given the company's language is Spanish
      When Mara is created
      Then Mara receives a mail in Spanish

    @CX-LANGUAGE-1.1 @admin @changes-state
    Scenario: Another company's people have their own
      Given the company's language is French
      And Jonas is registered in the other organization only
      When Jonas logs in with the right password, naming the other organization
      Then Jonas sees the first page in English

    @CX-LANGUAGE-1.2 @reads
    Scenario: The icon changes the page in view, and nothing that was typed
      Given Mara has typed the address
      When Mara chooses Spanish on the login page
      Then Mara sees the login page in Spanish
      And the address that Mara typed is still there

    @CX-LANGUAGE-1.2 @admin @changes-state
    Scenario: Whoever has chosen before the login goes on in that language
      Given the company's language is French
      And Mara is registered
      And Mara has chosen Spanish on the login page
      When Mara logs in with the right password
      Then Mara sees the first page in Spanish

    @CX-LANGUAGE-1.2 @admin @changes-state
    Scenario: The choice stays at the next login, in another browser too
      Given the company's language is French
      And Mara is registered
      And Mara is logged in
      And Mara has chosen Spanish by the icon
      When Mara logs in with the right password in another browser
      Then Mara sees the first page in Spanish

    @CX-LANGUAGE-1.2 @admin @changes-state
    Scenario: It is this person's only
      Given the company's language is French
      And Mara and Jonas are registered
      And Mara is logged in
      And Mara has chosen Spanish by the icon
      When Jonas logs in with the right password
      Then Jonas sees the first page in French
