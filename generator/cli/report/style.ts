/** The style of a report: on a screen, on a telephone, on paper. */
export const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 62rem; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p { margin: .25rem 0; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .85em; }
a { color: #0b4f9e; }
.notice { border: 2px solid #1a1a1a; padding: .5rem 1rem; margin: 1rem 0; }
.facts { color: #4a4a4a; font-size: .9rem; }
article { border-top: 3px solid #1a1a1a; margin-top: 2.5rem; }
.result { font-weight: 600; }
.result.errors, .result.unread, .state.broken, li.error .head strong { color: #a4000f; }
.result.warnings, li.warning .head strong { color: #7a4b00; }
.result.clean, .state.passed { color: #14602b; }
.state { font-weight: 600; }
.state.absent, .state.notRun { color: #4a4a4a; font-weight: 400; }
.issues { margin: 0; padding: 0; list-style: none; counter-reset: issue; }
.issues > li { counter-increment: issue; border: 1px solid #b5b5b5; border-left: .4rem solid #6b6b6b; padding: .5rem .75rem; margin: .75rem 0; break-inside: avoid; }
.issues > li.error { border-left-color: #a4000f; }
.issues > li.warning { border-left-color: #b36b00; }
.issues .head::before { content: counter(issue) ". "; font-weight: 600; }
.message { font-size: 1.05rem; }
.message::first-letter { text-transform: uppercase; }
pre { margin: .5rem 0; padding: .5rem; background: #f2f2f2; white-space: pre-wrap; overflow-wrap: anywhere; }
pre .line { color: #4a4a4a; user-select: none; }
mark { background: #ffe08a; color: inherit; font-weight: 600; }
table { width: 100%; border-collapse: collapse; margin: .5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #d0d0d0; }
th { border-bottom-color: #1a1a1a; white-space: nowrap; }
ul { padding-left: 1.25rem; margin: .25rem 0; }
footer { margin-top: 2.5rem; border-top: 1px solid #1a1a1a; padding-top: .5rem; font-size: .9rem; }
@media (max-width: 40rem) {
  body { padding: .75rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, td { display: block; }
  tr { border-bottom: 1px solid #1a1a1a; padding: .4rem 0; }
  td { border: 0; padding: .1rem 0 .1rem 6.5rem; text-indent: -6.5rem; }
  td::before { content: attr(data-label) " "; color: #4a4a4a; font-size: .85rem; display: inline-block; min-width: 6.5rem; text-indent: 0; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  a { color: inherit; text-decoration: none; }
  article { break-before: page; }
  tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  mark { background: none; text-decoration: underline; }
  pre { border: 1px solid #b5b5b5; background: none; }
}
`;
