// The page's behaviour: draws the network that pyvis described and shows the sentences behind what is chosen.
// Everything from an article is set as text, never as markup.
"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("page-data");
  const words = read("page-words");
  const drawing = read("page-network");
  const evidence = document.getElementById("evidence");

  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const isolated = (text) => element("bdi", text);
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const plural = (forms, n) => fill(n === 1 ? forms.one : forms.other, { n });

  // A sentence with its marked parts; marks are [start, end, role] in code points, and may overlap: the narrower wins.
  const sentence = (passage) => {
    const quote = element("blockquote");
    quote.dir = "auto";
    const letters = Array.from(passage.text);
    const roles = new Array(letters.length).fill("");
    for (const [start, end, role] of passage.marks) roles.fill(role, start, end);
    for (let start = 0, end; start < letters.length; start = end) {
      for (end = start + 1; end < letters.length && roles[end] === roles[start]; end += 1);
      const text = letters.slice(start, end).join("");
      quote.append(roles[start] ? element("mark", text, roles[start]) : document.createTextNode(text));
    }
    for (const mark of quote.querySelectorAll("mark")) mark.title = words.legend[mark.className];
    return quote;
  };

  const facts = (record) => {
    const list = element("dl");
    const article = data.articles[record.article];
    const place = article.title || fill(words.no_title, { name: article.name });
    const rows = { ...record.facts, article: [place, article.publisher, article.published].filter(Boolean).join(", ") };
    for (const [name, label] of Object.entries(words.fields)) {
      if (!rows[name]) continue;
      const value = element("dd");
      value.append(isolated(rows[name]));
      list.append(element("dt", label), value);
    }
    return list;
  };

  const entry = (record) => {
    const box = element("article");
    const title = element("h3");
    title.append(isolated(record.who), ` ${record.does} `, isolated(record.words));
    box.append(title, ...record.passages.map(sentence), facts(record));
    return box;
  };

  const show = (heading, numbers) => {
    const title = element("h2");
    title.append(isolated(heading));
    const entries = numbers.map((number) => entry(data.records[number]));
    evidence.replaceChildren(title, element("p", plural(words.records, numbers.length)), ...entries);
    evidence.scrollTop = 0;
    for (const button of document.querySelectorAll("#sources button")) {
      button.setAttribute("aria-pressed", String(button.dataset.heading === heading));
    }
  };

  const showNode = (id) => show(data.nodes[id].label, data.nodes[id].records);
  const showEdge = (id) => {
    const edge = data.edges[id];
    show(`${data.nodes[edge.from].label}: ${edge.label}`, edge.records);
  };

  const nodes = new vis.DataSet(drawing.nodes);
  const edges = new vis.DataSet(drawing.edges);
  const place = document.getElementById("network");
  const network = new vis.Network(place, { nodes, edges }, drawing.options);
  network.on("click", (event) => {
    if (event.nodes.length) showNode(event.nodes[0]);
    else if (event.edges.length) showEdge(event.edges[0]);
  });
  document.getElementById("fit").addEventListener("click", () => network.fit());

  const sources = document.getElementById("sources");
  for (const id of data.sources) {
    const item = element("li");
    const button = element("button");
    button.type = "button";
    button.dataset.heading = data.nodes[id].label;
    button.setAttribute("aria-pressed", "false");
    button.append(isolated(data.nodes[id].label), element("span", String(data.nodes[id].records.length), "count"));
    button.addEventListener("click", () => {
      network.selectNodes([id]);
      network.focus(id, { scale: Math.max(network.getScale(), 0.6) });
      showNode(id);
    });
    item.append(button);
    sources.append(item);
  }
  if (!data.records.length) evidence.replaceChildren(element("p", words.empty));

  const legend = document.getElementById("legend");
  for (const [kind, colour] of Object.entries(data.colours)) {
    const key = element("span", undefined, "key");
    const dot = element("span", undefined, "dot");
    dot.style.background = colour;
    key.append(dot, words.legend[kind]);
    legend.append(key);
  }
  window.onrecord = { network, showNode, showEdge };
})();
