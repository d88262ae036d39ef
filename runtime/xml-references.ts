/** What is wrong with a reference, and where in the text. */
export interface ReferenceFault {
  readonly detail: string;
  readonly index: number;
}

const predefined: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["apos", "'"],
  ["quot", '"'],
]);

/**
 * Replaces character references and references to general entities (XML 1.0, 4.1): the five of XML, and those that are given.
 * What comes in their place is characters, never markup.
 */
export function replaceReferences(
  text: string,
  entities: ReadonlyMap<string, string>,
): string | ReferenceFault {
  let replaced = "";
  let done = 0;
  for (let index = text.indexOf("&"); index >= 0; index = text.indexOf("&", done)) {
    const end = text.indexOf(";", index);
    const name = end < 0 ? "" : text.slice(index + 1, end);
    const character = name.startsWith("#")
      ? characterOf(name)
      : (predefined.get(name) ?? entities.get(name));
    if (character === undefined) return { detail: faultOf(name), index };
    replaced += text.slice(done, index) + character;
    done = end + 1;
  }
  return done === 0 ? text : replaced + text.slice(done);
}

function characterOf(reference: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(reference) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** The characters of XML 1.0 (2.2). */
function isCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

function faultOf(name: string): string {
  if (name.startsWith("#")) return "malformed character entity";
  return /^[^\s<>&'"#;]+$/.test(name) ? "undefined entity" : "disallowed character in entity name";
}
