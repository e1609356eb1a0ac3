"""Reading a text: what is in it, before anything is made of it. Rules and lexicons; a trained reader can take their place."""
