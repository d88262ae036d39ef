/*
 * The search, as it runs in the page: an old-fashioned script, since browsers load no modules from the disk. It writes texts, never
 * markup.
 */
export const searchScript: string = String.raw`
(function () {
  "use strict";
  var field = document.getElementById("q");
  var list = document.getElementById("results");
  var found = document.getElementById("found");
  var form = field.form;
  var index = JSON.parse(document.getElementById("index").textContent);
  var most = 200;
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2019']/g, " ").toLowerCase();
  }
  var keys = null;
  function prepare() {
    keys = index.entries.map(function (entry) {
      var name = plain(entry[0]);
      return { name: name, local: name.slice(name.indexOf(":") + 1), all: name + " " + plain(entry[1]) + " " + plain(entry[3] || "") };
    });
  }
  function rank(key, words, whole) {
    for (var i = 0; i < words.length; i++) if (key.all.indexOf(words[i]) < 0) return 0;
    if (key.local === whole || key.name === whole) return 5;
    if (key.local.indexOf(whole) === 0 || key.name.indexOf(whole) === 0) return 4;
    if (key.name.indexOf(whole) >= 0) return 3;
    for (var j = 0; j < words.length; j++) if (key.name.indexOf(words[j]) < 0) return 1;
    return 2;
  }
  function item(entry) {
    var li = document.createElement("li");
    var link = document.createElement("a");
    link.href = entry[2];
    link.className = "name";
    link.textContent = entry[0];
    var about = document.createElement("span");
    about.className = "soft";
    about.textContent = " " + entry[1] + (entry[3] ? " \u2014 " : "");
    var said = document.createElement("span");
    if (entry[4]) said.lang = entry[4];
    said.textContent = entry[3] && entry[3].length > 220 ? entry[3].slice(0, 219) + "\u2026" : entry[3] || "";
    about.appendChild(said);
    li.appendChild(link);
    li.appendChild(about);
    return li;
  }
  function search() {
    var whole = plain(field.value).replace(/\s+/g, " ").trim();
    list.textContent = "";
    found.textContent = "";
    if (whole === "") return;
    if (keys === null) prepare();
    var words = whole.split(" ");
    var hits = [];
    for (var i = 0; i < keys.length; i++) {
      var value = rank(keys[i], words, whole);
      if (value > 0) hits.push([value, i]);
    }
    hits.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    hits.slice(0, most).forEach(function (hit) { list.appendChild(item(index.entries[hit[1]])); });
    found.textContent = hits.length === 0 ? index.words.none : (hits.length === 1 ? index.words.one : hits.length + " " + index.words.more) + (hits.length > most ? " " + index.words.first.replace("0", most) : "");
  }
  var asked = /[?&]q=([^&]*)/.exec(location.search);
  if (asked) try { field.value = decodeURIComponent(asked[1].replace(/\+/g, " ")); } catch (error) { field.value = asked[1]; }
  field.addEventListener("input", search);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    search();
    var first = list.querySelector("a");
    if (first) first.focus();
  });
  search();
})();
`;
