Feature: Lockout
  Wrong attempts lock an account, and the administrator unlocks it. How many it takes is a figure of the organization; 5 where nothing else is stated.

  @GC-LOCKOUT-1
  Rule: Too many wrong attempts lock the account

    Background:
      Given Mara and Jonas are registered

    @GC-LOCKOUT-1.1 @spends-attempts
    Scenario: One attempt fewer than lock the account, then the right password
      Given Mara has tried wrong passwords, one fewer than lock the account
      When Mara logs in with the right password
      Then Mara is logged in

    @GC-LOCKOUT-1.1 @spends-attempts
    Scenario: After a login the count starts anew
      Given Mara has tried wrong passwords, one fewer than lock the account
      And Mara is logged in
      And Mara has tried wrong passwords, one fewer than lock the account
      When Mara logs in with the right password in another browser
      Then Mara is logged in

    @GC-LOCKOUT-1.2 @locks-people-out
    Scenario Outline: A locked account refuses the right password in any browser
      Given Mara has tried as many wrong passwords as lock the account
      When Mara logs in with the right password <where>
      Then Mara is refused and told to contact the administrator

      Examples:
        | where               | reason                                   |
        | in the same browser | the one of the wrong attempts            |
        | in another browser  | the account is locked, not the browser   |

    @GC-LOCKOUT-1.2 @locks-people-out
    Scenario: Wrong attempts count together, whatever browser they come from
      Given Mara has tried as many wrong passwords as lock the account, each in another browser
      When Mara logs in with the right password in another browser
      Then Mara is refused and told to contact the administrator

    @GC-LOCKOUT-1.3 @spends-attempts @totp
    Scenario: One wrong code fewer than lock the account, then the right one
      Given Ada uses an authenticator app
      And the organization requires MFA
      And Ada has presented wrong codes, one fewer than lock the account
      When Ada presents a code
      Then Ada is logged in

    @GC-LOCKOUT-1.3 @locks-people-out @totp
    Scenario: Wrong codes lock the account, and the right password is refused
      Given Ada uses an authenticator app
      And the organization requires MFA
      And Ada has presented as many wrong codes as lock the account
      When Ada logs in with the right password
      Then Ada is refused and told to contact the administrator

    @GC-LOCKOUT-1.3 @locks-people-out @totp
    Scenario: The code that reaches the limit is answered by the lock
      Given Ada uses an authenticator app
      And the organization requires MFA
      And Ada has presented wrong codes, one fewer than lock the account
      When Ada presents a wrong code
      Then Ada is refused and told to contact the administrator

    @GC-LOCKOUT-1.3 @locks-people-out @totp
    Scenario: Wrong passwords and wrong codes count together
      Given Ada uses an authenticator app
      And the organization requires MFA
      And Ada has tried wrong passwords, one fewer than lock the account
      When Ada presents a wrong code
      Then Ada is refused and told to contact the administrator

    @GC-LOCKOUT-1.3 @locks-people-out @totp
    Scenario: A locked account takes no right code either
      Given Ada uses an authenticator app
      And the organization requires MFA
      And Ada has been asked for a code
      And Ada has presented as many wrong codes as lock the account
      When Ada presents a code
      Then Ada is refused and told to contact the administrator

    @GC-LOCKOUT-1.4 @locks-people-out
    Scenario: The other people of the organization are not affected
      Given Mara has tried as many wrong passwords as lock the account
      When Jonas logs in with the right password
      Then Jonas is logged in

    @GC-LOCKOUT-1.4 @locks-people-out
    Scenario: Wrong attempts at once count no less than one after the other
      When Mallory tries as many wrong passwords for Mara at once as lock the account
      Then Mara cannot log in with the right password
      And Jonas can log in with the right password

    @GC-LOCKOUT-1.4 @locks-people-out
    Scenario: None of 50 attempts at once slips through
      When Mallory tries 50 passwords for Mara at once, the right one last
      Then none of the attempts is logged in
      And Mara cannot log in with the right password
      And Jonas can log in with the right password

  @GC-LOCKOUT-2 @locks-people-out @admin
  Rule: The administrator unlocks the account

    @GC-LOCKOUT-2.1
    Scenario: After the unlock the right password logs in at once
      Given Mara is registered
      And Mara has tried as many wrong passwords as lock the account
      When the administrator unlocks Mara's account
      Then Mara can log in with the right password

    @GC-LOCKOUT-2.2
    Scenario: The unlock does not change the password
      Given Mara is registered and had 2 passwords before
      And Mara has tried as many wrong passwords as lock the account
      When the administrator unlocks Mara's account
      Then Mara can log in with the right password
      And Mara cannot log in with the 1st password before the right one

    @GC-LOCKOUT-2.2 @totp
    Scenario: The unlock does not change the devices
      Given Mara uses two authenticator apps
      And the organization requires MFA
      And Mara has presented as many wrong codes as lock the account
      And the administrator has unlocked Mara's account
      When Mara chooses the second device and presents a code of the second device
      Then Mara is logged in

    @GC-LOCKOUT-2.2 @totp
    Scenario: The unlock takes no device's place
      Given Mara uses an authenticator app
      And the organization requires MFA
      And Mara has tried as many wrong passwords as lock the account
      When the administrator unlocks Mara's account
      Then Mara is asked for a device after the right password
