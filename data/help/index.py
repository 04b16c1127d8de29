#!/usr/bin/env python3
"""Writes search-index.js of each language from its pages. Run it after changing a page.

A place is a page's beginning or one of its headings: link, page, heading, its first sentence and its
words, folded and each once. --check writes nothing and says which index is not up to date."""
import html.parser
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
VOID = {"br", "input", "meta", "link", "img", "hr"}


class Page(html.parser.HTMLParser):
    """Divides <main> at every element with an id that begins a place: h2, dt."""

    def __init__(self, name):
        super().__init__()
        self.name, self.title, self.places, self.open = name, "", [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)
        if tag == "h1":
            self.places.append({"link": self.name, "heading": "", "text": ""})
        elif tag in ("h2", "dt") and "main" in self.open:
            anchor = dict(attributes).get("id")
            link = f"{self.name}#{anchor}" if anchor else self.name
            self.places.append({"link": link, "heading": "", "text": ""})

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if self.places and tag in ("p", "li", "dd", "td", "th", "caption", "tr"):
            self.places[-1]["text"] += " "

    def handle_data(self, data):
        if "main" not in self.open or not self.places:
            return
        if "h1" in self.open:
            self.title += data
        part = "heading" if {"h1", "h2", "dt"} & set(self.open) else "text"
        self.places[-1][part] += data


def fold(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower())
                    if not unicodedata.combining(c))
    return re.sub("[’']", "", plain)


def first_sentence(text):
    sentence = re.split(r"(?<=[.:?!])\s", text, 1)[0]
    return sentence if len(sentence) <= 160 else sentence[:150].rsplit(" ", 1)[0] + "…"


def index(folder):
    places = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".html") or name == "index.html":
            continue
        page = Page(name)
        with open(os.path.join(folder, name), encoding="utf-8") as stream:
            page.feed(stream.read())
        for place in page.places:
            text = " ".join(place["text"].split())
            words = sorted({w for w in re.split(r"[^\w]+", fold(text)) if len(w) > 2})
            places.append({"link": place["link"], "page": " ".join(page.title.split()),
                           "heading": " ".join(place["heading"].split()),
                           "begins": first_sentence(text), "words": " ".join(words)})
    lines = ",\n".join(json.dumps(p, ensure_ascii=False) for p in places)
    return f"// Made by index.py from the pages.\nwindow.helpPlaces = [\n{lines}\n];\n"


def main():
    status = 0
    for language in sorted(os.listdir(HERE)):
        folder = os.path.join(HERE, language)
        path = os.path.join(folder, "search-index.js")
        if not os.path.isdir(folder):
            continue
        text = index(folder)
        try:
            with open(path, encoding="utf-8") as stream:
                same = stream.read() == text
        except FileNotFoundError:
            same = False
        if not same and "--check" in sys.argv:
            print(f"data/help/{language}/search-index.js is not up to date: run data/help/index.py")
            status = 1
        elif not same:
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(text)
    return status


if __name__ == "__main__":
    sys.exit(main())
