"use strict";
(function () {
  var all = function (selector, within) { return Array.from((within || document).querySelectorAll(selector)); };
  var svg = document.getElementById("graph"), find = document.getElementById("find");
  var edges = {}, nodes = {}, labels = {}, cards = {};
  all(".edge").forEach(function (each) { edges[each.dataset.edge] = each; });
  all(".node").forEach(function (each) { nodes[each.dataset.node] = each; });
  all(".label").forEach(function (each) { labels[each.dataset.edge] = each; });
  all("details").forEach(function (each) { cards[each.id] = each; });
  var chosen = null;

  // What is shown: filters take away, the search and a chosen node dim.
  function shown() {
    var hidden = {};
    all(".kind input").forEach(function (box) { if (!box.checked) hidden[box.value] = true; });
    var wanted = find.value.trim().toLowerCase();
    var gone = {}, near = {};
    all("details.of-node").forEach(function (card) {
      var id = card.dataset.node;
      gone[id] = hidden["t:" + card.dataset.type];
      near[id] = !wanted || card.textContent.toLowerCase().includes(wanted);
      if (nodes[id]) nodes[id].classList.toggle("off", Boolean(gone[id]));
    });
    var touched = {};
    all("details.of-edge").forEach(function (card) {
      var data = card.dataset, id = data.edge;
      var off = gone[data.a] || gone[data.b] || hidden["r:" + data.type] || hidden["s:" + data.status];
      var said = !wanted || card.textContent.toLowerCase().includes(wanted);
      var beside = !chosen || !chosen.node || data.a === chosen.node || data.b === chosen.node;
      card.classList.toggle("off", Boolean(off || !said || !beside));
      if (!off && said && beside) { touched[data.a] = true; touched[data.b] = true; }
      [edges[id], labels[id]].forEach(function (each) {
        if (!each) return;
        each.classList.toggle("off", Boolean(off));
        each.classList.toggle("dim", !said || !beside);
      });
      if (labels[id]) labels[id].classList.toggle("shown", Boolean(chosen && (chosen.edge === id || (chosen.node && beside))));
    });
    all("details.of-node").forEach(function (card) {
      var id = card.dataset.node, beside = !chosen || !chosen.node || touched[id] || chosen.node === id;
      card.classList.toggle("off", Boolean(gone[id] || !near[id] || !beside));
    });
    var filtered = wanted || (chosen && chosen.node);
    Object.keys(nodes).forEach(function (id) {
      nodes[id].classList.toggle("dim", Boolean(filtered && !touched[id] && !(wanted && near[id]) &&
        !(chosen && chosen.node === id)));
    });
  }

  function choose(what, quietly) {
    chosen = what;
    all(".chosen").forEach(function (each) { each.classList.remove("chosen"); });
    var card = what && cards[what.edge ? "e" + what.edge : "n" + what.node];
    if (what && !card) chosen = null;
    shown();
    if (!card) return;
    var drawn = what.edge ? [edges[what.edge], labels[what.edge]] : [nodes[what.node]];
    drawn.concat(card).forEach(function (each) { if (each) each.classList.add("chosen"); });
    all("details[open]").forEach(function (each) { if (each !== card) each.open = false; });
    card.classList.remove("off");
    card.open = true;
    card.scrollIntoView({ block: "nearest" });
    if (!quietly) history.replaceState(null, "", "#" + card.id);
  }

  document.addEventListener("click", function (event) {
    var drawn = event.target.closest(".edge, .label, .node");
    if (drawn) { if (!dragged) choose(drawn.dataset.node ? { node: drawn.dataset.node } : { edge: drawn.dataset.edge }); return; }
    var head = event.target.closest("summary");
    if (head) {
      var card = head.parentElement;
      if (!card.open) { event.preventDefault(); choose(card.dataset.node ? { node: card.dataset.node } : { edge: card.dataset.edge }); }
    }
  });
  document.addEventListener("keydown", function (event) {
    var drawn = event.target.closest && event.target.closest(".edge, .node");
    if (drawn && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(drawn.dataset.node ? { node: drawn.dataset.node } : { edge: drawn.dataset.edge });
    } else if (event.key === "Escape") { all_again(); }
  });
  function all_again() {
    find.value = "";
    all(".kind input").forEach(function (box) { box.checked = true; });
    choose(null);
    history.replaceState(null, "", location.pathname + location.search);
    if (svg) fit();
  }
  document.getElementById("all").addEventListener("click", all_again);
  find.addEventListener("input", shown);
  all(".kind input").forEach(function (box) { box.addEventListener("change", shown); });
  function from_address() {
    var at = /^#([en])(\d+)$/.exec(location.hash);
    if (at) choose(at[1] === "e" ? { edge: at[2] } : { node: at[2] }, true);
  }
  window.addEventListener("hashchange", from_address);

  // The view: the wheel zooms where the pointer is, the ground pans, a node drags its edges along.
  var dragged = false, grip = null, view = null, whole = null, pointers = {};
  function put() { svg.setAttribute("viewBox", view.join(" ")); }
  function fit() { view = whole.slice(); put(); }
  function point(event) {
    var at = svg.createSVGPoint();
    at.x = event.clientX; at.y = event.clientY;
    return at.matrixTransform(svg.getScreenCTM().inverse());
  }
  function zoom(by, at) {
    var wide = Math.min(Math.max(view[2] * by, 60), whole[2] * 4);
    by = wide / view[2];
    view = [at.x + (view[0] - at.x) * by, at.y + (view[1] - at.y) * by, wide, view[3] * by];
    put();
  }
  function centre() { return { x: view[0] + view[2] / 2, y: view[1] + view[3] / 2 }; }
  function place(each, x, y) {
    each.dataset.x = x; each.dataset.y = y;
    each.setAttribute("transform", "translate(" + x + " " + y + ")");
  }
  function route(id) {
    var edge = edges[id], data = edge.dataset, a = nodes[data.a].dataset, b = nodes[data.b].dataset;
    var start = [+a.x, +a.y], end = [+b.x, +b.y], middle = [+data.x, +data.y];
    var before = Math.hypot(middle[0] - start[0], middle[1] - start[1]);
    var after = Math.hypot(end[0] - middle[0], end[1] - middle[1]);
    var at = Math.min(Math.max(before / ((before + after) || 1), 0.25), 0.75);
    var bend = [0, 1].map(function (n) {
      return (middle[n] - (1 - at) * (1 - at) * start[n] - at * at * end[n]) / (2 * at * (1 - at));
    });
    var way = function (t) {
      return [0, 1].map(function (n) { return (1 - t) * (1 - t) * start[n] + 2 * t * (1 - t) * bend[n] + t * t * end[n]; });
    };
    var d = "M" + start + "Q" + bend + " " + end;
    edge.querySelector(".hit").setAttribute("d", d);
    edge.querySelector(".line").setAttribute("d", d);
    var head = edge.querySelector(".head");
    if (!head) return;
    var t = 1;
    while (t > 0.5 && Math.abs(way(t)[0] - end[0]) < +b.w / 2 && Math.abs(way(t)[1] - end[1]) < +b.h / 2) t -= 0.004;
    var tip = way(t), back = way(Math.max(t - 0.03, 0));
    var angle = Math.atan2(tip[1] - back[1], tip[0] - back[0]) * 180 / Math.PI;
    head.setAttribute("transform", "translate(" + tip + ") rotate(" + angle + ")");
  }
  function drag(id, dx, dy) {
    place(nodes[id], +nodes[id].dataset.x + dx, +nodes[id].dataset.y + dy);
    Object.keys(edges).forEach(function (each) {
      var data = edges[each].dataset;
      if (data.a !== id && data.b !== id) return;
      var part = data.a === data.b ? 1 : 0.5;
      data.x = +data.x + dx * part; data.y = +data.y + dy * part;
      if (labels[each]) place(labels[each], +labels[each].dataset.x + dx * part, +labels[each].dataset.y + dy * part);
      if (data.a !== data.b) { route(each); return; }
      data.dx = (+data.dx || 0) + dx; data.dy = (+data.dy || 0) + dy;
      edges[each].setAttribute("transform", "translate(" + data.dx + " " + data.dy + ")");
    });
  }
  if (svg) {
    whole = svg.getAttribute("viewBox").split(" ").map(Number);
    fit();
    svg.addEventListener("wheel", function (event) {
      event.preventDefault();
      zoom(Math.exp(event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), point(event));
    }, { passive: false });
    svg.addEventListener("pointerdown", function (event) {
      pointers[event.pointerId] = point(event);
      var node = event.target.closest(".node");
      dragged = false;
      grip = { at: point(event), x: event.clientX, y: event.clientY, node: node && node.dataset.node };
    });
    svg.addEventListener("pointermove", function (event) {
      if (!grip || !pointers[event.pointerId]) return;
      if (!dragged && Math.hypot(event.clientX - grip.x, event.clientY - grip.y) < 4) return;
      if (!dragged) { dragged = true; svg.setPointerCapture(event.pointerId); svg.classList.add("moving"); }
      var now = point(event), two = Object.keys(pointers);
      if (two.length === 2) {
        var other = pointers[two[0] === String(event.pointerId) ? two[1] : two[0]];
        var before = Math.hypot(pointers[event.pointerId].x - other.x, pointers[event.pointerId].y - other.y);
        zoom(before / (Math.hypot(now.x - other.x, now.y - other.y) || 1), other);
        pointers[event.pointerId] = point(event);
      } else if (grip.node !== null && grip.node !== undefined) {
        drag(grip.node, now.x - grip.at.x, now.y - grip.at.y);
        grip.at = now;
      } else {
        view[0] += grip.at.x - now.x; view[1] += grip.at.y - now.y;
        put();
      }
    });
    ["pointerup", "pointercancel"].forEach(function (name) {
      svg.addEventListener(name, function (event) {
        delete pointers[event.pointerId];
        grip = null;
        svg.classList.remove("moving");
      });
    });
    document.getElementById("closer").addEventListener("click", function () { zoom(0.75, centre()); });
    document.getElementById("farther").addEventListener("click", function () { zoom(1.33, centre()); });
    document.getElementById("fit").addEventListener("click", fit);
  }
  from_address();
})();
