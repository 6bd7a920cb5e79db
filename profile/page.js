"use strict";
(() => {
  const body = document.querySelector("main"), field = document.querySelector("input"), count = document.querySelector("output");
  const note = document.querySelector("aside"), words = note.querySelector("div");
  const items = [...body.querySelectorAll("li, tbody tr")];
  const sections = [];
  for (const heading of body.querySelectorAll("h2, h3")) {
    const inside = [];
    for (let at = heading.nextElementSibling; at && !/^H[12]$/.test(at.tagName) && !(heading.tagName === "H3" && at.tagName === "H3"); at = at.nextElementSibling) inside.push(at);
    sections.push({ heading, inside });
  }
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const item of items) {
      const text = item.textContent.toLowerCase(), hit = wanted.every((w) => text.includes(w));
      item.hidden = !hit;
      if (hit) found++;
    }
    for (const part of body.querySelectorAll("ul, ol, table")) part.hidden = wanted.length > 0 && ![...part.querySelectorAll("li, tbody tr")].some((item) => !item.hidden);
    for (const lead of body.querySelectorAll("p")) lead.hidden = wanted.length > 0;
    for (const { heading, inside } of sections) heading.hidden = wanted.length > 0 && !inside.some((part) => !part.hidden && part.tagName !== "P" && !/^H/.test(part.tagName));
    count.textContent = wanted.length ? field.dataset.found.replace("{n}", found) : "";
  });
  body.addEventListener("click", (event) => {
    const ref = event.target.closest("a.ref");
    if (!ref) return;
    event.preventDefault();
    words.replaceChildren();
    for (const id of ref.dataset.answers.split(" ")) {
      const source = document.getElementById(id);
      if (!source) continue;
      const copy = document.createElement("p");
      copy.textContent = source.textContent;
      words.append(copy);
    }
    note.hidden = false;
  });
  const close = () => { note.hidden = true; };
  note.querySelector("button").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "/" && document.activeElement !== field) { event.preventDefault(); field.focus(); }
  });
  document.querySelector("header").hidden = false;
})();
