// Draws the events of a page from its JSON twin: over time, as a network, on a map. The page has the same as tables.
import { init, registerMap } from "./echarts.js";

const TYPES = ["#0b7285", "#e8590c", "#5f3dc4", "#2b8a3e", "#c2255c", "#1864ab", "#e67700", "#087f5b", "#862e9c", "#a61e4d", "#364fc7", "#5c940d", "#d9480f", "#0c8599", "#6741d9", "#495057"];
const rtl = document.documentElement.dir === "rtl";

// Colours as the style has them in the light that the page is in.
function inks() {
  const probe = document.body.appendChild(document.createElement("span"));
  const ink = (name) => ((probe.style.color = `var(--${name})`), getComputedStyle(probe).color);
  const found = Object.fromEntries(["ink", "quiet", "line", "sheet", "paper", "link", "gold", "said"].map((name) => [name, ink(name)]));
  probe.remove();
  return found;
}

const common = (colours) => ({
  animation: false,
  color: TYPES,
  aria: { enabled: true },
  textStyle: { fontFamily: "Kufi, sans-serif", color: colours.ink },
  tooltip: { renderMode: "richText", confine: true, backgroundColor: colours.sheet, borderColor: colours.line, textStyle: { color: colours.ink } },
});

function timeline({ unit, periods, series }, colours) {
  const named = periods.map(({ first }) => first.slice(0, { day: 10, month: 7, year: 4 }[unit]));
  const axis = { axisLine: { lineStyle: { color: colours.quiet } }, axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.line } } };
  return {
    ...common(colours),
    legend: { type: "scroll", textStyle: { color: colours.ink }, pageTextStyle: { color: colours.ink }, top: 8 },
    grid: { top: 56, bottom: 24, left: 16, right: 16, containLabel: true },
    xAxis: { type: "category", data: named, inverse: rtl, ...axis },
    yAxis: { type: "value", minInterval: 1, position: rtl ? "right" : "left", ...axis },
    series: series.map(({ name, counts }) => ({ name, type: "bar", stack: "events", data: counts, barMaxWidth: 40 })),
  };
}

function network({ network: { nodes: all, ties }, kinds: named, labels }, colours) {
  const tied = new Set(ties.flatMap(({ one, other }) => [one, other]));
  const nodes = all.filter(({ id }) => tied.has(id));
  const most = Math.max(...nodes.map(({ events }) => events));
  const kinds = [...new Set(nodes.map(({ kind }) => kind))];
  return {
    ...common(colours),
    legend: { top: 8, textStyle: { color: colours.ink } },
    series: [{
      type: "graph", layout: "force", roam: true, draggable: true, force: { repulsion: 260, edgeLength: [50, 140], gravity: 0.22 },
      label: { show: true, position: "bottom", color: colours.ink, textBorderColor: colours.sheet, textBorderWidth: 3, overflow: "truncate", width: 130 },
      labelLayout: { hideOverlap: true }, scaleLimit: { min: 0.5, max: 6 },
      categories: kinds.map((kind) => ({ name: named[kind] })), emphasis: { focus: "adjacency" },
      data: nodes.map(({ id, name, kind, events }) => ({ id, name: labels[id] ?? name, value: events, category: kinds.indexOf(kind), symbolSize: 8 + 32 * Math.sqrt(events / most) })),
      links: ties.map(({ one, other, events }) => ({ source: one, target: other, value: events, lineStyle: { width: Math.min(1 + events, 10), color: colours.quiet, opacity: 0.5 } })),
    }],
  };
}

async function map({ countries, places }, colours, { outlines }) {
  registerMap("world", await (await fetch(outlines)).json());
  const named = Object.fromEntries(countries.map(({ code, name }) => [code, name]));
  const most = Math.max(1, ...countries.map(({ events }) => events));
  const told = { itemStyle: { borderColor: colours.line, areaColor: colours.paper } };
  const share = (events) => 0.25 + 0.6 * (Math.log1p(events) / Math.log1p(most));
  return {
    ...common(colours),
    tooltip: { ...common(colours).tooltip, formatter: ({ name, value, data }) => (data?.events ? `${named[name] ?? name}: ${data.events}` : named[name] ?? (value ? name : "")) },
    geo: {
      map: "world", roam: true, ...view(places), emphasis: { label: { show: false }, itemStyle: { areaColor: colours.said } }, ...told,
      regions: countries.map(({ code, events }) => ({ name: code, itemStyle: { areaColor: colours.link, opacity: share(events) } })),
    },
    series: [{
      type: "scatter", coordinateSystem: "geo", symbolSize: ([, , events]) => 6 + 4 * Math.log2(1 + events),
      itemStyle: { color: colours.gold, borderColor: colours.ink, borderWidth: 1, opacity: 0.9 },
      data: places.map(({ name, lat, lon, events, country }) => ({ name, value: [lon, lat, events], events, country })),
    }],
  };
}

// Where nearly all places lie: a tenth on each side may lie outside.
function view(places) {
  if (!places.length) return {};
  const between = (values) => [0.1, 0.9].map((share) => values.sort((a, b) => a - b)[Math.round(share * (values.length - 1))]);
  const [[west, east], [south, north]] = ["lon", "lat"].map((name) => between(places.map((place) => place[name])));
  const zoom = 230 / Math.max(east - west, 2 * (north - south), 30);
  return { center: [(west + east) / 2, (south + north) / 2], zoom: zoom * (innerWidth < 700 ? 1.5 : 1) };
}

function leads(kind, at, { data, name, componentType }, twin) {
  const address = new URL(at, location.href);
  address.search = location.search;
  const ask = (given) => (Object.entries(given).forEach(([field, value]) => address.searchParams.set(field, value)), address.searchParams.delete("page"), (location.href = address));
  if (kind === "timeline") {
    const period = twin.periods.find(({ first }) => first.startsWith(name));
    if (period) ask({ since: period.first, until: period.last });
  } else if (kind === "network" && data?.id) ask({ actor: data.id });
  else if (kind === "map" && componentType === "geo") ask({ country: name });
  else if (kind === "map" && data?.country) ask({ country: data.country });
}

async function draw(box) {
  const { kind, source, leads: at } = box.dataset;
  const answer = await fetch(source);
  if (!answer.ok) return;
  const twin = await answer.json();
  await document.fonts.load("1rem Kufi", "مaب");
  box.hidden = false;
  const chart = init(box);
  const paint = async () => chart.setOption(await { timeline, network, map }[kind](twin, inks(), box.dataset), true);
  await paint();
  chart.on("click", (found) => leads(kind, at, found, twin));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  new ResizeObserver(() => chart.resize()).observe(box);
  box.dataset.drawn = "yes";
}

document.querySelectorAll(".chart").forEach(draw);
