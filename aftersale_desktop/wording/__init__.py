"""Words for domain codes and refusals: one catalogue for screen, paper and commands."""
