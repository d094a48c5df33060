"""Documents turned over at random: nothing may come out of the reader but a reading or a sentence for the user."""
