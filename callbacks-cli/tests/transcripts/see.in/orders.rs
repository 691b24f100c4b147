// An older module.
