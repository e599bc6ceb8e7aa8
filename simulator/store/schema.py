"""The tables of the store in SQLite."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS deployments (name TEXT PRIMARY KEY, description TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS organizations (deployment TEXT, id TEXT, name TEXT NOT NULL,
    figures TEXT NOT NULL, address TEXT, region TEXT, language TEXT, PRIMARY KEY (deployment, id),
    UNIQUE (deployment, name), UNIQUE (deployment, address));
CREATE TABLE IF NOT EXISTS accounts (deployment TEXT, id TEXT, organization TEXT NOT NULL, name TEXT NOT NULL,
    email TEXT NOT NULL, username TEXT, password TEXT, earlier_passwords TEXT NOT NULL, language TEXT,
    administrator INTEGER NOT NULL DEFAULT 0, other_addresses TEXT NOT NULL DEFAULT '[]', password_set_at TEXT,
    password_given INTEGER NOT NULL DEFAULT 0, agent INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (deployment, id));
CREATE TABLE IF NOT EXISTS addresses (deployment TEXT, address TEXT, organization TEXT, account TEXT NOT NULL,
    PRIMARY KEY (deployment, address, organization));
CREATE TABLE IF NOT EXISTS lockouts (deployment TEXT, subject TEXT, failures INTEGER NOT NULL, failed_at TEXT,
    locked_at TEXT, PRIMARY KEY (deployment, subject));
CREATE TABLE IF NOT EXISTS links (deployment TEXT, digest TEXT, purpose TEXT NOT NULL, account TEXT NOT NULL,
    issued_at TEXT NOT NULL, spent_at TEXT, superseded INTEGER NOT NULL, PRIMARY KEY (deployment, digest));
CREATE TABLE IF NOT EXISTS sessions (deployment TEXT, digest TEXT, account TEXT NOT NULL, started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL, PRIMARY KEY (deployment, digest));
CREATE TABLE IF NOT EXISTS devices (deployment TEXT, id TEXT, account TEXT NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL, factor TEXT NOT NULL, added_at TEXT NOT NULL, number INTEGER PRIMARY KEY,
    UNIQUE (deployment, id));
CREATE INDEX IF NOT EXISTS devices_of_account ON devices (deployment, account);
CREATE TABLE IF NOT EXISTS providers (deployment TEXT, id TEXT, organization TEXT NOT NULL, description TEXT NOT NULL,
    number INTEGER PRIMARY KEY, UNIQUE (deployment, id));
CREATE TABLE IF NOT EXISTS bindings (deployment TEXT, organization TEXT, issuer TEXT, subject TEXT,
    account TEXT NOT NULL, provider TEXT NOT NULL, address TEXT NOT NULL, number INTEGER PRIMARY KEY,
    UNIQUE (deployment, organization, issuer, subject, account));
CREATE TABLE IF NOT EXISTS kept (deployment TEXT, key TEXT, text TEXT NOT NULL, until TEXT NOT NULL,
    PRIMARY KEY (deployment, key));
CREATE TABLE IF NOT EXISTS record (deployment TEXT, number INTEGER PRIMARY KEY, at TEXT NOT NULL, event TEXT NOT NULL,
    outcome TEXT NOT NULL, person TEXT, source TEXT, by_person TEXT);
CREATE INDEX IF NOT EXISTS record_of_deployment ON record (deployment);
"""
LATER_COLUMNS = (
    ("accounts", "administrator", "INTEGER NOT NULL DEFAULT 0"),
    ("accounts", "other_addresses", "TEXT NOT NULL DEFAULT '[]'"),
    ("accounts", "password_set_at", "TEXT"),
    ("accounts", "password_given", "INTEGER NOT NULL DEFAULT 0"),
    ("accounts", "agent", "INTEGER NOT NULL DEFAULT 1"),
    ("organizations", "language", "TEXT"),
    ("record", "by_person", "TEXT"),
)
"""What tables had not from the beginning."""
TABLES = (
    "organizations",
    "accounts",
    "addresses",
    "lockouts",
    "links",
    "sessions",
    "devices",
    "providers",
    "bindings",
    "kept",
    "record",
)
