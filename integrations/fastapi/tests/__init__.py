"""Tests through real HTTP: uvicorn here, Gatehouse there, both started by the tests."""
