"""What the project uses to set up, test and measure itself."""
