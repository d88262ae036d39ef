import { expect, test } from "vitest";
import { readDoctype } from "../../../../runtime/parse/doctype.js";

const unparsed = '<!ENTITY logo SYSTEM "logo.gif" NDATA gif>';

test("unparsed entities are found beside comments and processing instructions", () => {
  const text = `<!DOCTYPE r [<!-- <!ENTITY no SYSTEM "x" NDATA y> --><? ${unparsed.replace("logo", "no")} ?>${unparsed}]>`;
  expect(readDoctype(text)).toEqual(new Set(["logo"]));
});

test.each(["<!--", "<?"])("what does not end is looked for once: %s", (opening) => {
  let looked = 0;
  class Counted extends String {
    override indexOf(searched: string, position?: number): number {
      looked++;
      return super.indexOf(searched, position);
    }
  }
  const text = `<!DOCTYPE r [<!ENTITY e "${opening.repeat(10_000)}">${unparsed}]>`;
  expect(readDoctype(new Counted(text) as string)).toEqual(new Set(["logo"]));
  expect(looked).toBe(1);
});
