"""Who does what to whom, sentence by sentence: the trees of clauses, the words of acts, and the actors."""
