@admin
Feature: Several organizations
  One address can belong to several organizations; then the login needs the organization's name.

  @GC-ORG-1
  Rule: A person in several organizations names the organization when logging in

    @GC-ORG-1.1 @reads
    Scenario Outline: With an ambiguous address the organization is asked for first
      Given Mara is registered in two organizations
      When Mara logs in with <password>
      Then Mara is asked for the organization
      And Mara, coming back, is asked to log in

      Examples:
        | password                                | reason                     |
        | the right password                      | the first organization's   |
        | the password for the other organization | the other organization's   |

    @GC-ORG-1.1 @spends-attempts
    Scenario: A password of neither organization logs nobody in
      Given Mara is registered in two organizations
      When Mara logs in with a wrong password, naming the first organization
      Then Mara is refused with a message
      And Mara, coming back, is asked to log in

    @GC-ORG-1.2 @reads
    Scenario Outline: The person lands in the organization that was named
      Given Mara is registered in two organizations, with one password
      When Mara logs in with the right password, naming <organization>
      Then Mara is logged in to <organization>

      Examples:
        | organization           | reason                                 |
        | the first organization | the one that was there first           |
        | the other organization | nothing but its name tells it apart    |

    @GC-ORG-1.3 @reads
    Scenario Outline: The further login options lead there without the prompt
      Given Mara is registered in two organizations, with one password
      When Mara logs in with the right password by the further options, naming <organization>
      Then Mara is logged in to <organization>

      Examples:
        | organization           | reason                                 |
        | the first organization | the one that was there first           |
        | the other organization | nothing but its name tells it apart    |

    @GC-ORG-1.4 @spends-attempts
    Scenario Outline: The password of one organization does not open another
      Given Mara is registered in two organizations
      When Mara logs in with <password>, naming <organization>
      Then Mara is refused with a message
      And Mara, coming back, is asked to log in

      Examples:
        | password                                | organization           | reason      |
        | the right password                      | the other organization | one way     |
        | the password for the other organization | the first organization | and back    |

  @GC-ORG-2
  Rule: A person in one organization is never asked for it

    @GC-ORG-2.1 @reads
    Scenario Outline: Address and password are enough
      Given Mara is registered
      And Jonas is registered in the other organization only
      When <person> logs in with the right password
      Then <person> is logged in

      Examples:
        | person | reason                            |
        | Mara   | of the first organization         |
        | Jonas  | of the one that was founded later |

    @GC-ORG-2.1 @reads
    Scenario: The login page has no field for it
      Given there is another organization
      When Mara visits the login page
      Then Mara is not asked for an organization

    @GC-ORG-2.1 @spends-attempts
    Scenario: Nor does a refusal ask for it
      Given Mara is registered
      And there is another organization
      When Mara logs in with a wrong password
      Then Mara is refused with a message
      And Mara is not asked for an organization

  @GC-ORG-3 @spends-attempts
  Rule: An unknown or foreign organization name is refused

    @GC-ORG-3.1
    Scenario: A foreign organization and an unknown one get the same answer
      Given Mara and Jonas are registered
      And there is another organization
      When Mara names the other organization and Jonas an unknown organization, by the further options
      Then Mara is refused with a message
      And Mara and Jonas are told the same

    @GC-ORG-3.1
    Scenario Outline: Nobody is logged in, and the name can be corrected
      Given Mara is registered
      And there is another organization
      When Mara logs in with the right password by the further options, naming <organization>
      Then Mara is refused with a message
      And Mara, naming the first organization instead, is logged in

      Examples:
        | organization            | reason                             |
        | an unknown organization | nobody has it                      |
        | the other organization  | somebody has it, but not Mara      |

    @GC-ORG-3.1
    Scenario: Whoever has several can correct the name at the prompt
      Given Mara is registered in two organizations
      When Mara logs in with the right password, naming an unknown organization
      Then Mara is refused with a message
      And Mara, naming the first organization instead, is logged in

  @GC-LOGIN-4
  Rule: A custom address of the organization serves the same login

    Background:
      Given Mara is registered
      And the organization has an address of its own

    @GC-LOGIN-4.1 @reads
    Scenario: The address leads to the login with the organization chosen
      When Mara visits the organization's own address
      Then Mara is asked to log in to the first organization

    @GC-LOGIN-4.1 @reads
    Scenario: The login there is the same
      Given Mara is at the organization's own address
      When Mara logs in with the right password
      Then Mara is logged in to the first organization

    @GC-LOGIN-4.1 @spends-attempts
    Scenario: Nobody from another organization logs in there
      Given Jonas is registered in the other organization only
      And Jonas is at the organization's own address
      When Jonas logs in with the right password
      Then Jonas is refused with a message

  @GC-RESET-3 @mail @changes-state
  Rule: A person in several organizations names the organization to reset

    @GC-RESET-3.1
    Scenario: The reset changes the password of the named organization only
      Given Mara is registered in two organizations
      And Mara has asked for a reset link for the other organization
      When Mara chooses a good password by the reset link
      Then Mara is logged in to the other organization
      And Mara can log in to the other organization with the new password
      And Mara can log in to the first organization with the right password

    @GC-RESET-3.1
    Scenario: Neither the old password nor the new one opens what it should not
      Given Mara is registered in two organizations
      And Mara has asked for a reset link for the other organization
      When Mara chooses a good password by the reset link
      Then Mara is logged in to the other organization
      And Mara cannot log in to the other organization with the old password for the other organization
      And Mara cannot log in to the first organization with the new password

    @GC-RESET-3.1
    Scenario: An unknown organization's name brings no link
      Given Mara is registered in two organizations
      When Mara asks for a reset link for an unknown organization
      Then Mara receives no mail

    @GC-RESET-3.2
    Scenario: The names of the organizations come by mail
      Given Mara is registered in two organizations
      When Mara asks for the names of the organizations
      Then Mara receives a mail that names both organizations
      And the page names no organization

    @GC-RESET-3.2
    Scenario: Nobody is told of organizations that they do not belong to
      Given Mara is registered
      And there is another organization
      When Mara asks for the names of the organizations
      Then Mara receives a mail that names the first organization only

    @GC-RESET-3.2
    Scenario: An unknown address gets the same answer, and no mail
      Given Mara is registered in two organizations
      And Nadia has no account
      When Mara and Nadia ask for the names of the organizations
      Then Mara and Nadia are told the same
      And Nadia receives no mail
