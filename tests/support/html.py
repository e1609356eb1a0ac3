"""HTML read back as a browser would."""

from html.parser import HTMLParser


class Reader(HTMLParser):
    """The text of some HTML, and for each class of a mark the words that it covers."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.covered, self.ids, self.tags, self.open = "", {}, [], [], []

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.tags.append(tag)
        self.ids += [known["id"]] if "id" in known else []
        if tag == "mark":
            self.open = known["class"].split()

    def handle_endtag(self, tag):
        if tag == "mark":
            self.open = []

    def handle_data(self, data):
        self.text += data
        for name in self.open:
            self.covered[name] = self.covered.get(name, "") + data


def parsed(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader
