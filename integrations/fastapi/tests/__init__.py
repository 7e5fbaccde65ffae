"""Tests over real HTTP: the tests start both uvicorn and Gatehouse."""
