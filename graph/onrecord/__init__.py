"""onrecord: who is on record as saying what, with the words it was read in."""
