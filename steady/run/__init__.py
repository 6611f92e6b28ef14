"""Starting and stopping Steady: `make run`, `make chat`, `make train`."""
