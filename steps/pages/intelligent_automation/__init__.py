"""Genesys Intelligent Automation: its windows."""
