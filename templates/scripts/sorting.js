/* Tables: rows sort by a click or a key on a column's head, and a field finds rows in long ones. The page works without this.
   Only attributes and the order of rows change, so that a page that is edited while it is open can still be brought up to date. */
(function () {
  "use strict";
  var FEWEST = 3, MANY = 12, LAST = /\b(total|other|unknown|difference)\b/, HEAD = /\b(group|subtotal)\b/;
  var collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true, sensitivity: "base" });
  function list(found) { return Array.prototype.slice.call(found); }
  function words(name, filled) {
    var said = (document.querySelector("main") || document.body).dataset[name] || "";
    return said.replace(/\{(\w+)\}/g, function (all, key) { return filled && key in filled ? filled[key] : all; });
  }
  function told() {
    var place = document.getElementById("_told");
    if (!place) {
      place = document.createElement("p");
      place.id = "_told";
      place.className = "away";
      place.setAttribute("role", "status");
      document.body.appendChild(place);
    }
    return place;
  }

  /* Rows as they were printed: single ones, group heads with their rows, and what always stands last. */
  function parted(table) {
    var rows = list(table.tBodies[0].rows), groups = [], tail = [], open = null;
    rows.sort(function (a, b) { return a.dataset.at - b.dataset.at; });
    rows.forEach(function (row) {
      var child = row.classList.contains("child");
      if (HEAD.test(row.className)) {
        open = { head: row, kids: [], fixed: row.classList.contains("group") };
        groups.push(open);
      } else if (open && (child || open.fixed) && !(LAST.test(row.className) && !child)) {
        open.kids.push(row);
      } else if (LAST.test(row.className)) {
        tail.push(row);
      } else {
        open = null;
        groups.push({ head: row, kids: [] });
      }
    });
    return { groups: groups, tail: tail };
  }
  function value(row, index) {
    var cell = row.cells[index], text;
    if (!cell || cell.classList.contains("status")) { return null; }
    if (cell.dataset.n !== undefined) { return { unit: cell.dataset.unit || "", number: Number(cell.dataset.n), low: Number(cell.dataset.low || cell.dataset.n) }; }
    text = list(cell.childNodes).filter(function (each) { return each.nodeName !== "SUP" && each.className !== "letters"; })
      .map(function (each) { return each.textContent; }).join("").trim();
    return text && !cell.classList.contains("number") ? { unit: "", text: text } : null;
  }
  function compared(a, b, way) {
    if (!a || !b) { return (a ? 0 : 1) - (b ? 0 : 1); }
    if (a.unit !== b.unit) { return collator.compare(a.unit, b.unit); }
    if ("number" in a && "number" in b) { return way * (a.number - b.number || a.low - b.low); }
    if ("number" in a || "number" in b) { return way * ("number" in a ? -1 : 1); }
    return way * collator.compare(a.text, b.text);
  }
  function ordered(rows, row, index, way) {
    return rows.map(function (each) { return { each: each, key: way ? value(row(each), index) : null, last: LAST.test(row(each).className) }; })
      .sort(function (a, b) {
        return (a.last - b.last) || (way && !a.last ? compared(a.key, b.key, way) : 0) || row(a.each).dataset.at - row(b.each).dataset.at;
      })
      .map(function (each) { return each.each; });
  }
  function self(row) { return row; }
  function headOf(group) { return group.head; }
  function sort(table) {
    var heads = list(table.tHead.rows[0].cells), parts = parted(table), body = table.tBodies[0], made = document.createDocumentFragment();
    var at = heads.findIndex(function (head) { return /ending$/.test(head.getAttribute("aria-sort") || ""); });
    var way = at < 0 ? 0 : heads[at].getAttribute("aria-sort") === "ascending" ? 1 : -1;
    var groups = parts.groups.some(function (each) { return each.fixed; }) ? parts.groups : ordered(parts.groups, headOf, at, way);
    groups.forEach(function (group) {
      made.appendChild(group.head);
      ordered(group.kids, self, at, way).forEach(function (row) { made.appendChild(row); });
    });
    parts.tail.forEach(function (row) { made.appendChild(row); });
    body.appendChild(made);
  }
  function said(head) { return head.querySelector(".head").textContent.trim(); }
  /* Numbers begin with the largest, words with A; the third time the rows stand as they were printed. */
  function turn(head) {
    var ways = head.classList.contains("number") ? ["descending", "ascending", "none"] : ["ascending", "descending", "none"];
    set(head, ways[(ways.indexOf(head.getAttribute("aria-sort")) + 1) % 3]);
  }
  function set(head, next) {
    var table = head.closest("table");
    list(table.tHead.rows[0].cells).forEach(function (each) { if (each.hasAttribute("aria-sort")) { each.setAttribute("aria-sort", "none"); } });
    head.setAttribute("aria-sort", next);
    sort(table);
    chosen(table);
    told().textContent = words(next === "none" ? "asPrinted" : next === "ascending" ? "sortedUp" : "sortedDown", { column: said(head) });
    var rules = next === "none" ? "" : rulesOf(table, head.cellIndex);
    if (rules) {
      told().textContent += ": " + rules;
      reportgen.say(told().textContent);
    }
  }
  /* By what amounts in several currencies, and ranges, are ordered: no reader can see that in the rows. */
  function rulesOf(table, index) {
    var cells = list(table.tBodies[0].rows).map(function (row) { return row.cells[index]; }).filter(Boolean);
    var units = new Set(cells.map(function (cell) { return cell.dataset.unit; }).filter(Boolean));
    return [units.size > 1 ? words("sortedCurrency") : "", cells.some(function (cell) { return cell.dataset.low; }) ? words("sortedEnds") : ""].filter(Boolean).join(", ");
  }
  /* Where rows stand as cards there are no heads: a choice in their place. */
  function choice(table) {
    var shelf = table.closest(".shelf"), box = shelf.previousElementSibling, heads = list(table.tHead.rows[0].cells);
    if (!table.classList.contains("records")) { return; }
    if (!box || !box.matches(".order-by")) {
      box = document.createElement("label");
      box.className = "order-by";
      box.append(words("sortBy"), " ", document.createElement("select"));
      box.lastChild.addEventListener("change", function () {
        var asked = box.lastChild.value.split(" "), found = shelf.querySelector("table.grid").tHead.rows[0].cells[asked[0] || 0];
        set(found, asked[1] || "none");
      });
      shelf.before(box);
    }
    box.lastChild.replaceChildren(new Option(words("orderPrinted"), ""));
    heads.forEach(function (head, index) {
      var number = head.classList.contains("number") || list(table.tBodies[0].rows).some(function (row) { return row.cells[index] && row.cells[index].dataset.n !== undefined; });
      if (!head.hasAttribute("aria-sort")) { return; }
      (number ? [["orderDown", "descending"], ["orderUp", "ascending"]] : [["orderAZ", "ascending"], ["orderZA", "descending"]]).forEach(function (each) {
        box.lastChild.add(new Option(words(each[0], { column: said(head) }), index + " " + each[1]));
      });
    });
    chosen(table);
  }
  function chosen(table) {
    var select = table.closest(".shelf").previousElementSibling, head = table.querySelector("thead [aria-sort$=ending]");
    select = select && select.matches(".order-by") ? select.lastChild : null;
    if (select) { select.value = head ? head.cellIndex + " " + head.getAttribute("aria-sort") : ""; }
  }
  function hit(event) { return event.target.closest && event.target.closest(".head[role=button]"); }
  document.addEventListener("click", function (event) { if (hit(event)) { turn(hit(event).closest("th")); } });
  document.addEventListener("keydown", function (event) {
    if (hit(event) && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      turn(hit(event).closest("th"));
    }
  });

  /* A row is found by all words of what was typed; a child also by its group's name, a group by any of its rows. */
  function plain(row) { return list(row.cells).map(function (cell) { return reportgen.fold(cell.textContent); }).join(" "); }
  function find(table, field, count) {
    var wanted = reportgen.terms(field.value), parts = parted(table), shown = 0, all = 0;
    function has(text) { return wanted.every(function (word) { return text.indexOf(word) >= 0; }); }
    hold(table, wanted.length > 0);
    parts.groups.forEach(function (group) {
      var name = plain(group.head), whole = has(name), any = false;
      group.kids.forEach(function (row) {
        row.hidden = !(whole || has(name + " " + plain(row)));
        any = any || !row.hidden;
        shown += row.hidden ? 0 : 1;
        all += 1;
      });
      group.head.hidden = !(whole || any);
      if (!group.kids.length) { all += 1; shown += whole ? 1 : 0; }
    });
    parts.tail.forEach(function (row) { row.hidden = wanted.length > 0; });  /* a total of other rows would mislead */
    nothing(table, field, wanted.length > 0 && !shown);
    count.classList.toggle("away", !shown);  /* then it is said in the place of the rows, and here to who hears it */
    count.textContent = wanted.length ? words(shown ? "rowsShown" : "rowsNone", { shown: shown, all: all }) : "";
  }
  /* A search that finds no row says so in the place of the rows, with the way back to them. */
  function nothing(table, field, on) {
    var shelf = table.closest(".shelf"), line = shelf.nextElementSibling;
    if (!line || !line.matches(".nothing")) {
      if (!on) { return; }
      line = document.createElement("p");
      line.className = "nothing";
      line.append(words("rowsNone"), document.createElement("button"));
      line.lastChild.type = "button";
      line.lastChild.textContent = words("rowsAll");
      line.lastChild.addEventListener("click", function () {
        field.value = "";
        field.dispatchEvent(new Event("input"));
        field.focus();
      });
      shelf.after(line);
    }
    line.hidden = !on;
  }
  /* While rows are hidden the columns keep their widths. */
  function hold(table, on) {
    var heads = list(table.tHead.rows[0].cells), held = table.classList.contains("held");
    if (on === held) { return; }
    var widths = heads.map(function (head) { return head.getBoundingClientRect().width; });
    heads.forEach(function (head, index) { head.style.minWidth = on ? widths[index] + "px" : ""; });
    table.classList.toggle("held", on);
  }
  function field(table, figure) {
    var box = document.createElement("div"), input = document.createElement("input"), count = document.createElement("output");
    box.className = "find";
    input.type = "search";
    input.autocomplete = "off";
    input.spellcheck = false;
    box.appendChild(count);
    box.appendChild(input);
    input.addEventListener("input", function () { find(figure.querySelector("table.grid"), input, count); });
    input.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && input.value) { input.value = ""; find(figure.querySelector("table.grid"), input, count); }
    });
    figure.querySelector(".caption").insertAdjacentElement("afterend", box);
    return box;
  }
  function dressed(table) {
    var parts = parted(table), figure = table.closest("figure.table"), box = figure && figure.querySelector(".find");
    var count = parts.groups.reduce(function (sum, group) { return sum + (group.kids.length || 1); }, 0);
    list(table.tHead.rows[0].cells).forEach(function (head) {
      var name = head.querySelector(".head"), on = count >= FEWEST && name && said(head) !== "" && !head.classList.contains("trend");
      if (!name) { return; }
      if (on && !name.hasAttribute("role")) {
        head.setAttribute("aria-sort", head.getAttribute("aria-sort") || "none");
        name.setAttribute("role", "button");
        name.setAttribute("tabindex", "0");
      } else if (!on && name.hasAttribute("role")) {
        head.removeAttribute("aria-sort");
        name.removeAttribute("role");
        name.removeAttribute("tabindex");
      }
    });
    if (table.querySelector("thead [aria-sort$=ending]")) { sort(table); }
    choice(table);
    if (!figure) { return; }
    if (count > MANY) {
      box = box || field(table, figure);
      box.lastChild.placeholder = words("find");
      box.lastChild.setAttribute("aria-label", words("find") + ": " + figure.querySelector(".caption .label").firstChild.textContent.trim());
      if (box.lastChild.value) { find(table, box.lastChild, box.firstChild); }
    } else if (box) {
      box.remove();
      list(table.tBodies[0].rows).forEach(function (row) { row.hidden = false; });
      hold(table, false);
    }
  }
  function dress() { list(document.querySelectorAll("main table.grid")).filter(function (each) { return each.tHead && each.tBodies[0]; }).forEach(dressed); }
  dress();
  document.addEventListener("reportgen:changed", dress);
})();
