"""What Chinese is and what English is: numerals, punctuation, capitals, words with their places. Readable by a linguist."""
