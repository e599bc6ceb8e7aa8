@admin @network
Feature: Logging in from a place that the organization allows
  An organization can restrict logins to addresses such as its office network. Where somebody is, the connection tells, or a proxy that the deployment trusts.

  Background:
    Given Mara is registered
    And the deployment stands behind a trusted proxy

  @GC-IP-1
  Rule: From an address that is not allowed, login is refused with an error

    @GC-IP-1.1 @reads
    Scenario Outline: From an allowed address login works
      Given the first organization allows logins from <allowed> only
      And Mara is at the address <address>
      When Mara logs in with the right password
      Then Mara is logged in

      Examples:
        | allowed                            | address                  | reason                                     |
        | 203.0.113.7                        | 203.0.113.7              | IPv4, a single one                         |
        | 203.0.113.8/29                     | 203.0.113.8              | a range, its first                         |
        | 203.0.113.8/29                     | 203.0.113.15             | a range, its last                          |
        | 2001:db8:7::7                      | 2001:db8:7::7            | IPv6, a single one                         |
        | 2001:db8:7::7                      | 2001:DB8:7:0:0:0:0:7     | the same one, written in full              |
        | 2001:db8:7::/48                    | 2001:db8:7::             | a range, its first                         |
        | 2001:db8:7::/48                    | 2001:db8:7:ffff::ffff    | a range, one of its last                   |
        | 203.0.113.7 and 2001:db8:7::/48    | 203.0.113.7              | the first of a list                        |
        | 203.0.113.7 and 2001:db8:7::/48    | 2001:db8:7::7            | the last of a list                         |

    @GC-IP-1.1 @reads
    Scenario: Where nothing is restricted, login works from anywhere
      Given Mara is at the address 198.51.100.9
      When Mara logs in with the right password
      Then Mara is logged in

    @GC-IP-1.1 @reads
    Scenario Outline: Over single sign-on from an allowed address login works
      Given the first organization uses single sign-on over <protocol>
      And the provider knows Mara
      And the first organization allows logins from 203.0.113.0/24 only
      And Mara is at the address 203.0.113.7
      When Mara logs in by single sign-on
      Then Mara is logged in

      Examples:
        | protocol       | reason       |
        | SAML           | one protocol |
        | OpenID Connect | the other    |

    @GC-IP-1.1 @reads @totp
    Scenario: With a device, too
      Given the organization requires MFA
      And Mara uses an authenticator app
      And the first organization allows logins from 203.0.113.7 only
      And Mara has been asked for a code at the address 203.0.113.7
      When Mara presents a code
      Then Mara is logged in

    @GC-IP-1.2 @reads
    Scenario Outline: From another address the right password is refused
      Given the first organization allows logins from <allowed> only
      And Mara is at the address <address>
      When Mara logs in with the right password
      Then Mara is refused because of the location
      And Mara, coming back, is asked to log in

      Examples:
        | allowed                         | address              | reason                                       |
        | 203.0.113.7                     | 198.51.100.9         | far away                                     |
        | 203.0.113.7                     | 203.0.113.6          | the address before                           |
        | 203.0.113.7                     | 203.0.113.70         | it begins with the same characters           |
        | 203.0.113.8/29                  | 203.0.113.7          | before the range                             |
        | 203.0.113.8/29                  | 203.0.113.16         | after the range                              |
        | 2001:db8:7::7                   | 2001:db8:7::8        | IPv6, the address after                      |
        | 2001:db8:7::/48                 | 2001:db8:6:ffff::1   | before the range                             |
        | 2001:db8:7::/48                 | 2001:db8:8::         | after the range                              |
        | 203.0.113.7                     | 2001:db8:7::7        | IPv6 where only IPv4 is allowed              |
        | 2001:db8:7::/48                 | 203.0.113.7          | IPv4 where only IPv6 is allowed              |
        | 203.0.113.7 and 2001:db8:7::/48 | 203.0.113.8          | on none of several entries                   |
        | 203.0.113.7                     | 127.0.0.53           | the proxy's own address is nobody's office   |

    @GC-IP-1.2 @reads
    Scenario Outline: From another address single sign-on is refused
      Given the first organization uses single sign-on over <protocol>
      And the provider knows Mara
      And the first organization allows logins from 203.0.113.0/24 only
      And Mara is at the address 198.51.100.9
      When Mara logs in by single sign-on
      Then Mara is refused because of the location

      Examples:
        | protocol       | reason       |
        | SAML           | one protocol |
        | OpenID Connect | the other    |

    @GC-IP-1.2 @reads
    Scenario: Single sign-on that was refused leaves nobody logged in
      Given the first organization uses single sign-on over SAML
      And the provider knows Mara
      And the first organization allows logins from 203.0.113.0/24 only
      And Mara is at the address 198.51.100.9
      When Mara logs in by single sign-on
      Then Mara, coming back, is asked to log in

    @GC-IP-1.2 @reads @totp
    Scenario: From another address nobody is asked for a device
      Given the organization requires MFA
      And Mara uses an authenticator app
      And the first organization allows logins from 203.0.113.7 only
      And Mara is at the address 198.51.100.9
      When Mara logs in with the right password
      Then Mara is refused because of the location

    @GC-IP-1.2 @reads @totp
    Scenario: A code that is presented from another address than the password is refused
      Given the organization requires MFA
      And Mara uses an authenticator app
      And the first organization allows logins from 203.0.113.7 only
      And Mara has been asked for a code at the address 203.0.113.7
      When Mara presents a code from the address 198.51.100.9
      Then Mara is refused because of the location

    @GC-IP-1.2 @spends-attempts
    Scenario: From another address a wrong password is refused like everywhere
      Given the first organization allows logins from 203.0.113.7 only
      And Nadia has no account
      And Mara and Nadia are at the address 198.51.100.9
      When Mara and Nadia log in with a wrong password
      Then Mara and Nadia are told the same
      And nothing is said of the location

    @GC-IP-1.3 @reads
    Scenario Outline: A browser that says it is at an allowed address is where it is
      Given the first organization allows logins from 203.0.113.7 only
      And Mara goes past the proxy
      And Mara's browser says in <header> that it is at 203.0.113.7
      When Mara logs in with the right password
      Then Mara is refused because of the location
      And Mara, coming back, is asked to log in

      Examples:
        | header          | reason                               |
        | X-Forwarded-For | the header that proxies write        |
        | Forwarded       | the standard's own, RFC 7239         |
        | X-Real-IP       | what some proxies write              |
        | True-Client-IP  | what others write                    |

    @GC-IP-1.3 @reads
    Scenario Outline: Said through the trusted proxy it changes nothing either
      Given the first organization allows logins from 203.0.113.7 only
      And Mara is at the address 198.51.100.9
      And Mara's browser says in <header> that it is at <said>
      When Mara logs in with the right password
      Then Mara is refused because of the location
      And Mara, coming back, is asked to log in

      Examples:
        | header          | said        | reason                                           |
        | X-Forwarded-For | 203.0.113.7 | the proxy writes the true address after it       |
        | Forwarded       | 203.0.113.7 | the proxy writes another header                  |
        | X-Real-IP       | 203.0.113.7 | the proxy writes another header                  |
        | True-Client-IP  | 203.0.113.7 | the proxy writes another header                  |

    @GC-IP-1.3 @reads
    Scenario Outline: A browser at an allowed address that says it is elsewhere is where it is
      Given the first organization allows logins from 203.0.113.7 only
      And Mara is at the address 203.0.113.7
      And Mara's browser says in X-Forwarded-For that it is at <said>
      When Mara logs in with the right password
      Then Mara is logged in

      Examples:
        | said         | reason                              |
        | 198.51.100.9 | an address that is not allowed      |
        | 127.0.0.53   | the trusted proxy's own             |

    @GC-IP-1.3 @reads
    Scenario: Past the proxy, too
      Given the first organization allows logins from 127.0.0.1 only
      And Mara goes past the proxy
      And Mara's browser says in X-Forwarded-For that it is at 198.51.100.9
      When Mara logs in with the right password
      Then Mara is logged in
