import type { Random } from "./mutate.js";

/** Pieces of markup, well-formed and not. */
const pieces = [
  ..."< > & / ? ! - -- ]]> ]] ] [ ( ) | , * + ; : % # = ' \" <! <? </ /> ?> --> <!-- <![CDATA[ <!DOCTYPE &# &#x".split(
    " ",
  ),
  ..."&amp; &lt; &#38; &#60; &#0; &#xFFFE; &#x10FFFF; &#x110000; &e; &undeclared; %p; %undeclared; &e".split(
    " ",
  ),
  ..."<a> </a> <a/> <p:a xmlns:p='u'/> <:a/> <a: /> x='1' xmlns='' xmlns:p='' xml:lang='fr' <?p?> <?xml?> <?xMl?>".split(
    " ",
  ),
  ...[
    "<!-- c -->",
    "<!-- - -->",
    "<?p b?>",
    "<![CDATA[x]]>",
    " standalone='yes'",
    "<?xml version='1.0'?>",
  ],
  ...[
    "<!ENTITY e 'x'>",
    "<!ENTITY e '<a/>'>",
    "<!ENTITY e '<a>'>",
    "<!ENTITY e '&#38;e;'>",
    "<!ENTITY % p ''>",
  ],
  ...[
    "<!ENTITY e SYSTEM 'u'>",
    "<!ENTITY e SYSTEM 'u' NDATA n>",
    "<!ATTLIST a x CDATA 'y'>",
    "<!ELEMENT a (b|c)*>",
  ],
  ...[
    "<!ELEMENT a (#PCDATA|b)*>",
    "<!NOTATION n PUBLIC 'p'>",
    "<!ATTLIST a x (y|z) #REQUIRED",
    "NMTOKENS",
    "#FIXED",
  ],
  ...[
    " ",
    "\n",
    "\t",
    "\r",
    "\r\n",
    "x",
    "é",
    "𝒳",
    "\u0300",
    "\u00b7",
    "\u0001",
    "\ufffe",
    "\u0085",
    "\u2028",
    "\ufeff",
  ],
];

/** The same document with one to three changes of its characters. */
export function mutateMarkup(text: string, random: Random): string {
  let mutant = text;
  for (let changes = 1 + random.below(3); changes > 0; changes--) mutant = change(mutant, random);
  return mutant;
}

function change(text: string, random: Random): string {
  const start = place(text, random);
  const end = whole(text, start + random.below(random.below(4) === 0 ? 40 : 4));
  const piece = random.pick(pieces) ?? "";
  const other = place(text, random);
  const kinds = [
    () => text.slice(0, start) + piece + text.slice(start),
    () => text.slice(0, start) + piece + text.slice(end),
    () => text.slice(0, start) + text.slice(end),
    () => text.slice(0, start) + text.slice(start, end) + text.slice(start),
    () =>
      text.slice(0, start) + text.slice(other, whole(text, other + end - start)) + text.slice(end),
    () => text.slice(0, end),
  ];
  const [kind] = [random.pick(kinds.slice(0, random.below(8) === 0 ? 6 : 5))];
  return kind?.() ?? text;
}

/** Where something may be changed: most often beside markup, never inside a character. */
function place(text: string, random: Random): number {
  let at = random.below(text.length + 1);
  if (random.below(3) > 0) {
    const found = text.slice(at).search(/[<>&%'"[\]=]/);
    if (found >= 0) at += found + random.below(2);
  }
  return whole(text, at);
}

/** The same index, or the one before when that would be inside a character. */
function whole(text: string, index: number): number {
  const low = text.charCodeAt(index);
  return low >= 0xdc00 && low <= 0xdfff ? index - 1 : Math.min(text.length, index);
}
