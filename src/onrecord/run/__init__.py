"""Where it runs: in this process or over several. The result is the same, byte for byte."""
