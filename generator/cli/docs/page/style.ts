/** The style of the pages: on a screen, light or dark, on a telephone, on paper. */
export const style = `
:root { color-scheme: light dark; --text: #1b1f24; --soft: #4d5560; --ground: #fff; --panel: #f4f6f8; --border: #cdd3da; --link: #0b4f9e; --accent: #24418e; --known: #14602b; --inferred: #7a4b00; --designed: #5b4a87; --error: #a4000f; }
@media (prefers-color-scheme: dark) { :root { --text: #e7eaee; --soft: #b0b8c1; --ground: #14171b; --panel: #1e2329; --border: #414a54; --link: #8fbcff; --accent: #a9c1ff; --known: #7fd49a; --inferred: #f0bd6a; --designed: #c5b3f2; --error: #ff9a9f; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 0 1.25rem 3rem; max-width: 74rem; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; color: var(--text); background: var(--ground); overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, .name { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .9em; unicode-bidi: isolate; }
.name { display: inline-block; max-width: 100%; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--ground); padding: .5rem; }
header.top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; padding: .75rem 0; border-bottom: 3px solid var(--accent); }
header.top nav ol { display: flex; flex-wrap: wrap; gap: .25rem .5rem; list-style: none; margin: 0; padding: 0; }
header.top nav li + li::before { content: "›"; margin-right: .5rem; color: var(--soft); }
form { display: flex; gap: .5rem; flex: 1 1 16rem; max-width: 26rem; }
input[type=search] { flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: 3px; padding: .3rem .6rem; }
button { font: inherit; color: var(--ground); background: var(--accent); border: 1px solid var(--accent); border-radius: 3px; padding: .3rem .9rem; cursor: pointer; }
h1 { font-size: 1.8rem; line-height: 1.25; margin: 1.5rem 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .5rem; padding-bottom: .2rem; border-bottom: 1px solid var(--border); }
h3 { font-size: 1.15rem; margin: 0 0 .25rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .35rem; }
p { margin: .35rem 0; max-width: 48rem; }
.kind { color: var(--soft); font-weight: 400; font-size: .9rem; margin-right: .35rem; }
.badge { display: inline-block; font-size: .8rem; font-weight: 400; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .55rem; margin-left: .4rem; color: var(--soft); vertical-align: middle; }
.badge.known { color: var(--known); } .badge.inferred { color: var(--inferred); } .badge.designed { color: var(--designed); }
.soft { color: var(--soft); font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .5rem 0; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
ul.flat, ol.flat { list-style: none; padding: 0; margin: .5rem 0; }
ul.inline { list-style: none; display: flex; flex-wrap: wrap; gap: .15rem 1rem; padding: 0; margin: .25rem 0; }
ul.columns { columns: 17rem; column-gap: 2rem; list-style: none; padding: 0; margin: .5rem 0; }
ul.columns li { break-inside: avoid; padding: .1rem 0; }
.component { margin: 1.25rem 0 2rem; padding: .9rem 1.1rem 1.1rem; border: 1px solid var(--border); border-radius: 6px; }
.component:target { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
.scroll { overflow-x: auto; max-width: 100%; }
.codes.long { max-height: 32rem; overflow-y: auto; border: 1px solid var(--border); padding: 0 .6rem; content-visibility: auto; }
table { width: 100%; border-collapse: collapse; margin: .25rem 0 .5rem; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--border); }
th { color: var(--soft); font-weight: 600; font-size: .9rem; border-bottom-color: var(--soft); white-space: nowrap; }
td wbr { display: none; } td .long wbr { display: inline; }
td.occurs { white-space: nowrap; }
td.about { min-width: 18rem; overflow-wrap: anywhere; }
table.parts th:last-child { width: 50%; }
td.about .badge:first-child { margin-left: 0; }
.codes td:first-child { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 4rem; }
tr.group td { color: var(--soft); }
.d1 { padding-left: 1.25rem; } .d2 { padding-left: 2.5rem; } .d3 { padding-left: 3.75rem; } .d4 { padding-left: 5rem; } .d5 { padding-left: 6.25rem; } .d6 { padding-left: 7.5rem; }
.facet { display: block; font-size: .9rem; }
figure { margin: .75rem 0; }
figure .scroll { background: var(--panel); border-radius: 4px; padding: .5rem; }
.drawing { display: block; }
.drawing text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: var(--text); }
.drawing .count { font-size: 10.5px; fill: var(--soft); }
.drawing .line { fill: none; stroke: var(--soft); }
.drawing .box { fill: var(--ground); stroke: var(--soft); stroke-width: 1.25; }
.drawing .root { fill: var(--accent); }
.drawing .optional { stroke-dasharray: 5 3; }
.drawing .sequence, .drawing .choice, .drawing .all, .drawing .attributes { fill: var(--panel); stroke: var(--accent); }
.drawing .any, .drawing .anyAttribute { stroke-dasharray: 2 3; }
.drawing a text { fill: var(--link); }
.drawing a .count { fill: var(--soft); }
.drawing a:hover rect, .drawing a:focus rect { stroke: var(--link); stroke-width: 2; }
.rules > li { border-left: 3px solid var(--border); padding: .1rem 0 .1rem .75rem; margin: .5rem 0; }
.rules .error { color: var(--error); font-weight: 600; } .rules .warning { color: var(--inferred); font-weight: 600; } .rules .information { color: var(--soft); font-weight: 600; }
#found:not(:empty) { font-weight: 600; margin-top: 1rem; }
#results li { padding: .3rem 0; border-bottom: 1px solid var(--border); }
footer { margin-top: 3rem; border-top: 1px solid var(--border); padding-top: .5rem; color: var(--soft); font-size: .9rem; }
@media (max-width: 44rem) {
  body { padding: 0 .9rem 2rem; }
  h1 { font-size: 1.45rem; }
  .component { padding: .75rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin: 0 0 .35rem; }
  table.parts thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.parts, table.parts tbody, table.parts tr, table.parts td { display: block; }
  table.parts tr { border-bottom: 1px solid var(--border); padding: .4rem 0; }
  table.parts td { border: 0; padding-top: .05rem; padding-bottom: .05rem; overflow-wrap: anywhere; }
  td.about { min-width: 0; }
  td wbr { display: inline; }
  table.parts td:empty { display: none; }
  table.parts td + td { padding-left: 1rem; }
  .d2, .d3, .d4, .d5, .d6 { padding-left: 2rem; }
}
@media print {
  :root { --text: #000; --soft: #444; --ground: #fff; --panel: #fff; --border: #999; --link: #000; --accent: #000; --known: #000; --inferred: #000; --designed: #000; --error: #000; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  a { text-decoration: none; }
  form, .skip { display: none; }
  .component { border: 0; border-top: 1px solid #999; border-radius: 0; padding: .5rem 0; margin: .75rem 0; }
  .scroll, .codes.long { overflow: visible; max-height: none; border: 0; padding: 0; content-visibility: visible; }
  .drawing { max-width: 100%; height: auto; max-height: 22cm; }
  tr, figure, .rules li { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
}
`;
