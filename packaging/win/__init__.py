"""Building and proving the Windows program: on Windows with its own Python, on Linux under Wine."""
