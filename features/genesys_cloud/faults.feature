Feature: Lost connections, outages and stale cookies
  What goes wrong on the way costs another try, and nothing more.

  @GC-FAULT-1 @network
  Rule: A lost connection costs a retry, nothing more

    Background:
      Given Mara is registered

    @GC-FAULT-1.1 @spends-attempts
    Scenario Outline: A login whose connection is lost is no wrong attempt
      Given Mara has tried wrong passwords, one fewer than lock the account
      And Mara's connection is lost <moment>
      When Mara logs in with the right password
      Then Mara, with the connection back, can log in with the right password

      Examples:
        | moment                        | reason                                           |
        | before the request arrives    | the deployment never hears of it                 |
        | when the request has arrived  | the person hears nothing of a login that was done |
        | in the midst of the answer    | half of it arrives                               |
        | after the answer              | the page that it leads to does not come           |
        | when the page after it has been asked for | it is on its way                      |

    @GC-FAULT-1.1 @spends-attempts
    Scenario Outline: A wrong password whose connection is lost counts once at most
      Given Mara has tried wrong passwords, two fewer than lock the account
      And Mara's connection is lost <moment>
      When Mara logs in with a wrong password
      Then Mara, with the connection back, can log in with the right password

      Examples:
        | moment                        | reason                            |
        | before the request arrives    | the deployment never hears of it  |
        | when the request has arrived  | the person never hears of the refusal |
        | in the midst of the answer    | half of it arrives                |
        | after the answer              | the person was refused, and knows |

    @GC-FAULT-1.1 @spends-attempts
    Scenario Outline: A wrong password that the browser sends again by itself counts once at most
      Given Mara has tried wrong passwords, two fewer than lock the account
      And Mara's connection breaks <moment>
      When Mara logs in with a wrong password
      Then Mara, with the connection back, can log in with the right password

      Examples:
        | moment                        | reason                                |
        | before the request arrives    | the second time it arrives            |
        | when the request has arrived  | it arrives twice                      |
        | in the midst of the answer    | with half an answer it is not sent again |

    @GC-FAULT-1.1 @spends-attempts
    Scenario Outline: A right password that the browser sends again by itself logs in
      Given Mara has tried wrong passwords, one fewer than lock the account
      And Mara's connection breaks <moment>
      When Mara logs in with the right password
      Then Mara is logged in

      Examples:
        | moment                        | reason                     |
        | before the request arrives    | the second time it arrives |
        | when the request has arrived  | it arrives twice           |

    @GC-FAULT-1.1 @changes-state @mail
    Scenario Outline: A request for a reset link brings one mail at most
      Given Mara's connection <breaks> <moment>
      When Mara asks for a reset link
      Then one message at most has been sent

      Examples:
        | breaks  | moment                        | reason                              |
        | breaks  | before the request arrives    | the second time it arrives          |
        | breaks  | when the request has arrived  | it arrives twice                    |
        | is lost | before the request arrives    | it never arrives                    |
        | is lost | when the request has arrived  | the person never hears of the mail  |
        | is lost | in the midst of the answer    | half of the answer arrives          |

    @GC-FAULT-1.1 @reads @sms @mail @admin
    Scenario Outline: A login brings one text message at most
      Given the organization requires MFA
      And Mara gets codes by text message
      And Mara's connection <breaks> <moment>
      When Mara logs in with the right password
      Then one message at most has been sent

      Examples:
        | breaks  | moment                        | reason                                |
        | breaks  | before the request arrives    | the second time it arrives            |
        | breaks  | when the request has arrived  | it arrives twice                      |
        | breaks  | when the page after it has been asked for | the page is asked for twice |
        | is lost | when the request has arrived  | the person never hears of the message |
        | is lost | in the midst of the answer    | half of the answer arrives            |
        | is lost | when the page after it has been asked for | the page for the code does not come |

  @GC-FAULT-2 @network @admin
  Rule: An outage is recognisable, and a status page tells of it

    Background:
      Given Mara is registered

    @GC-FAULT-2.1 @reads
    Scenario: The login page says that the service is unavailable
      Given there is an outage
      When Mara visits the login page
      Then Mara is told that the service is unavailable, with a link to the status page

    @GC-FAULT-2.1 @reads
    Scenario Outline: In the person's language
      Given Mara uses the product in <language>
      And Mara is at the login page
      And there is an outage
      When Mara visits the login page
      Then Mara is told that the service is unavailable, with a link to the status page

      Examples:
        | language | reason                               |
        | English  | chosen before the outage             |
        | French   | chosen before the outage, and kept   |

    @GC-FAULT-2.1 @reads
    Scenario: Whoever was about to log in is told so as well
      Given Mara is at the login page
      And there is an outage
      When Mara logs in with the right password
      Then Mara is told that the service is unavailable, with a link to the status page

    @GC-FAULT-2.1 @reads
    Scenario: Whoever was logged in is told so as well
      Given Mara is logged in
      And there is an outage
      When Mara visits the login page
      Then Mara is told that the service is unavailable, with a link to the status page

    @GC-FAULT-2.1 @reads
    Scenario: The status page stays up and names the incident
      Given Mara has come during an outage
      When Mara follows the link to the status page
      Then Mara reads the name of the incident

    @GC-FAULT-2.1 @reads
    Scenario: After the outage the status page names no incident
      Given Mara has come during an outage
      And Mara has followed the link to the status page
      And the outage is over
      When Mara looks again
      Then Mara reads of no incident

    @GC-FAULT-2.2 @reads
    Scenario: Whoever came during the outage logs in afterwards
      Given Mara has come during an outage
      When the outage is over
      Then Mara, coming back in the same browser, can log in with the right password

    @GC-FAULT-2.2 @reads
    Scenario: Whoever was logged in before the outage still is
      Given Mara is logged in
      And Mara has come during an outage
      When the outage is over
      Then Mara, coming back, is logged in

    @GC-FAULT-2.2 @changes-state @mail
    Scenario: A reset link that came before the outage serves after it
      Given Mara has asked for a reset link
      And Mara has come during an outage
      And the outage is over
      When Mara chooses a good password by the reset link
      Then Mara can log in with the new password

  @GC-FAULT-3 @reads
  Rule: Stale cookies and cache never block a login

    Background:
      Given Mara is registered
      And Mara is logged in

    @GC-FAULT-3.1
    Scenario Outline: Cookies that are damaged lead to the login page, and the login works
      Given Mara's cookies are <cookies>
      When Mara visits the login page
      Then Mara is asked to log in
      And Mara, coming back in the same browser, can log in with the right password

      Examples:
        | cookies                      | reason                                 |
        | truncated                    | half of it is left                     |
        | without their last character | nearly right                           |
        | altered in one character     | nearly right, and of the right length  |
        | empty                        | nothing is left                        |
        | random characters            | whatever a cookie can hold             |
        | far too long                 | as long as a browser keeps             |

    @GC-FAULT-3.1 @clock
    Scenario: Cookies that are too old
      Given Mara's cookies are as old as sessions become
      When Mara visits the login page
      Then Mara is asked to log in
      And Mara, coming back in the same browser, can log in with the right password

    @GC-FAULT-3.1
    Scenario: Cookies of a session that has ended
      Given Mara's cookies are those of before the log out
      When Mara visits the login page
      Then Mara is asked to log in
      And Mara, coming back in the same browser, can log in with the right password

    @GC-FAULT-3.1 @admin
    Scenario: Cookies of another deployment
      Given Mara's cookies are another deployment's
      When Mara visits the login page
      Then Mara is asked to log in
      And Mara, coming back in the same browser, can log in with the right password

    @GC-FAULT-3.1 @clock
    Scenario: A login page that has been open for days still logs in
      Given Mara has had the login page open for 3 days
      When Mara logs in with the right password
      Then Mara is logged in
