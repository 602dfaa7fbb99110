"""The program `tussenruimte`: each command reads a file or `-` and writes JSON to standard output."""
