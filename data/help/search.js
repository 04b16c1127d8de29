// The search of the contents page. Works from a folder: no network, no storage.
"use strict";
(function () {
  const input = document.getElementById("words");
  const results = document.getElementById("results");
  const heading = document.getElementById("found");
  const list = results.querySelector("ol");

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, "");
  }

  // In Welsh the beginning of a word changes with the word before it: whoever looks for "cyflenwr"
  // looks for "gyflenwr" and "chyflenwr" too, and the other way about.
  const welsh = document.documentElement.lang === "cy";
  const mutations = {
    p: ["b", "mh", "ph"], t: ["d", "nh", "th"], c: ["g", "ngh", "ch"], b: ["f", "m"],
    d: ["dd", "n"], g: ["", "ng"], ll: ["l"], m: ["f"], rh: ["r"],
  };

  function forms(word) {
    if (!welsh || word.length < 4) return [word];
    const all = new Set([word]);
    for (const [own, changed] of Object.entries(mutations)) {
      for (const beginning of changed) {
        if (!word.startsWith(beginning)) continue;
        const unchanged = own + word.slice(beginning.length);
        all.add(unchanged);
        for (const other of changed) all.add(other + unchanged.slice(own.length));
      }
      if (word.startsWith(own)) for (const other of changed) all.add(other + word.slice(own.length));
    }
    return [...all];
  }

  function begins(text, word) {
    return forms(word).some((form) => text.includes(" " + form));
  }

  // Words in a heading say more than words in a text.
  function rank(place, wanted) {
    const title = fold(place.page + " " + place.heading).replace(/[^\p{L}\p{N}]+/gu, " ");
    const words = " " + place.words;
    let points = 0;
    for (const word of wanted) {
      if (begins(" " + title, word)) points += 10;
      else if (begins(words, word)) points += 1;
      else return 0;
    }
    return points;
  }

  function show(text) {
    const wanted = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const found = window.helpPlaces
      .map((place) => ({ place, points: wanted.length ? rank(place, wanted) : 0 }))
      .filter((one) => one.points > 0)
      .sort((a, b) => b.points - a.points);
    const pattern = found.length === 0 ? "none" : found.length === 1 ? "one" : "many";
    results.hidden = wanted.length === 0;
    heading.textContent = heading.dataset[pattern]
      .replace("%n", found.length).replace("%s", () => text.trim());
    list.replaceChildren(...found.slice(0, 20).map(({ place }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = place.link;
      link.textContent = place.page === place.heading ? place.page : place.page + ": " + place.heading;
      item.append(link, document.createElement("br"), place.begins);
      return item;
    }));
  }

  input.form.addEventListener("submit", (event) => { event.preventDefault(); show(input.value); });
  input.addEventListener("input", () => show(input.value));
  input.value = new URLSearchParams(location.search).get("words") || "";
  show(input.value);
})();
