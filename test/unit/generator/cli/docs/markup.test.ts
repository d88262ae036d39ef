import fc from "fast-check";
import { expect, test } from "vitest";
import { breakable, data, html, joined } from "../../../../../generator/cli/docs/page/markup.js";

test("no text gets through the door as markup, in an element or an attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."<>\"'&;/= ascript") }), (text) => {
      const [, attribute = "", inside = ""] =
        /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(String(html`<p title="${text}">${[text]}</p>`)) ??
        [];
      const read = (written: string): string =>
        written.replace(
          /&(lt|gt|quot|amp);/g,
          (_, name: string) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name] ?? "",
        );
      expect([read(attribute), read(inside)]).toEqual([text, text]);
    }),
  );
});

test("data in a script ends no script, and is the same when it is read", () => {
  const value = { text: "</script><!--<script>", list: [1, "<", null] };
  const written = String(data(value));
  expect(written).not.toContain("<");
  expect(JSON.parse(written)).toEqual(value);
});

test("what is not there is nothing, and lists are joined", () => {
  expect(String(html`a${undefined}b${false}c${joined(["<", 1, html`<br>`], ", ")}`)).toBe(
    "abc&lt;, 1, <br>",
  );
});

test("a name may go over two lines between its words alone", () => {
  const shown = (text: string): string => String(html`${breakable(text)}`);
  expect(shown("el:LotDeLotsDUnitesType")).toBe("el:Lot<wbr>De<wbr>Lots<wbr>DUnites<wbr>Type");
  expect(shown("electoral/a-b_c2D.xsd")).toBe("electoral/<wbr>a-<wbr>b_<wbr>c2<wbr>D<wbr>.xsd");
  expect(shown("1.2.XSD")).toBe("1.2<wbr>.XSD");
  expect(shown("SIREN<A")).toBe("SIREN&lt;A");
});
