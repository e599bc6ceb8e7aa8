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
