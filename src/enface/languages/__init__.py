"""What Chinese is and what English is: numerals, punctuation, capitals, words with places. Readable by a linguist."""
