"""What the pages of a neighbourhood ask. Forms ask and check; they decide nothing."""
