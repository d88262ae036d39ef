import { describe, expect, test } from "vitest";
import { readSchematron } from "../../../../generator/schematron/read/read.js";
import { xpath2 } from "../../../../runtime/rules/xpath2.js";
import { faultySchematron, iso, marked, rule, schema } from "../../../support/faulty-schematron.js";

describe("a mistake in a Schematron file is told in its place", () => {
  test.for(faultySchematron)("%s", ([, written, ...codes]) => {
    const { text, places } = marked(written);
    const { findings, ruleSet } = readSchematron(text, { file: "x.sch", locale: "en", xpath2 });
    const said = findings.map(
      ({ severity, code, position }) => `${position.line}:${position.column} ${severity} ${code}`,
    );
    if (codes[0] === "error xml-not-well-formed") {
      expect(said.map((each) => each.replace(/^\S+ /, ""))).toEqual(codes);
      return;
    }
    expect(said).toEqual(
      codes.map((code, index) => `${places[codes.length === places.length ? index : 0]} ${code}`),
    );
    expect(ruleSet === undefined).toBe(codes.some((code) => code.startsWith("error")));
  });
});

test("all mistakes of a file are told at once", () => {
  const text = schema(
    `<ns prefix="x"/><pattern id="p"><rule context="a["><assert test="y:b"/><report tst="c"/></rule></pattern><phase id="f"><active pattern="q"/></phase>`,
  );
  const { findings } = readSchematron(text, { file: "x.sch", locale: "en" });
  expect(findings.map(({ code }) => code).sort()).toEqual([
    "schematron-missing-attribute",
    "schematron-unknown-attribute",
    "schematron-unknown-reference",
    "xpath-syntax",
    "xpath-unbound-prefix",
  ]);
});

test.each([
  ["$v", "$v"],
  ["$v/b", "$v"],
  ["(a)[1]", "( )[ ]"],
  ["concat('a', b)", "concat()"],
  ["'a'", "a"],
  ["a + 1", "+"],
])("the context %s is refused for what its writer sees in it: %s", (context, construct) => {
  const text = rule(`<assert test="b"/>`, context).replace(
    "<pattern",
    `<let name="v" value="1"/>$&`,
  );
  const { findings } = readSchematron(text, { file: "x.sch" });
  const refused = findings.find(({ code }) => code === "xpath-no-pattern");
  expect(refused?.parameters["construct"]).toBe(construct);
});

test("files that include each other are told", () => {
  const files = new Map([
    ["a.sch", `<pattern xmlns="${iso}" id="a"><include href="b.sch"/></pattern>`],
    ["b.sch", `<rule xmlns="${iso}" context="b"><include href="a.sch"/><assert test="c"/></rule>`],
  ]);
  const { findings } = readSchematron(schema(`<include href="a.sch"/>`), {
    file: "x.sch",
    locale: "en",
    resolve: (name) => {
      const text = files.get(name);
      return text === undefined ? undefined : { name, text };
    },
  });
  expect(findings.map(({ code, position }) => `${position.file} ${code}`)).toContain(
    "b.sch schematron-cycle",
  );
});

test("XPath 2 without fontoxpath is told, with what to install", () => {
  const text = schema(
    `<pattern><rule context="a"><assert test="exists(b)"/><assert test="b"/></rule></pattern>`,
    ` queryBinding="xslt2"`,
  );
  const { findings, ruleSet } = readSchematron(text, { file: "x.sch", locale: "fr" });
  expect(ruleSet).toBeUndefined();
  expect(findings.map(({ message }) => message)).toEqual([
    "une expression est écrite dans un langage plus récent que XPath 1.0 («\u00a0xslt2\u00a0»)\u00a0: installez fontoxpath (npm install fontoxpath)",
  ]);
});

test("what both languages say alike needs no fontoxpath", () => {
  const text = schema(
    `<pattern><rule context="a[b = 'x'] | //c/@d"><assert test="not(b) or count(c) = 1 and normalize-space(@e) = 'f'"/></rule></pattern>`,
    ` queryBinding="xslt2"`,
  );
  expect(readSchematron(text, { file: "x.sch", locale: "en" }).findings).toEqual([]);
});

describe("what stands in other files", () => {
  const read = (text: string, files: Readonly<Record<string, string>>) =>
    readSchematron(text, {
      file: "x.sch",
      locale: "en",
      resolve: (name) => {
        const found = files[name];
        return found === undefined ? undefined : { name, text: found };
      },
    });
  const library = schema(
    `<ns prefix="l" uri="urn:l"/><pattern id="lib"><rule context="l:x" id="r"><let name="v" value="1"/><assert test="l:y = $v"/></rule></pattern>`,
  );

  test("is extended in schemas, patterns and rules", () => {
    const files = { "lib.sch": library };
    const { ruleSet, findings } = read(
      schema(
        `<extends href="lib.sch"/><pattern id="own"><extends href="lib.sch#lib"/><rule context="a"><extends href="lib.sch#r"/></rule></pattern>`,
      ),
      files,
    );
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(
      ruleSet?.patterns.map(({ id, rules }) => [
        id,
        rules.map(({ context, checks }) => [context.text, checks.length]),
      ]),
    ).toEqual([
      ["lib", [["l:x", 1]]],
      [
        "own",
        [
          ["l:x", 1],
          ["a", 1],
        ],
      ],
    ]);
  });

  const part = `<pattern xmlns="${iso}" id="g"><rule context="a"><assert test="b">m</assert></rule></pattern>`;
  const others: Readonly<Record<string, string>> = {
    "part.sch": part,
    "lib.sch": library,
    "rule.sch": `<rule xmlns="${iso}" context="a"><assert test="b">m</assert></rule>`,
    "empty.sch": "",
    "broken.sch": part.replace("</rule>", ""),
    "near.sch": part.replace("oclc", "ocls"),
    "bare.sch": part.replace(` xmlns="${iso}"`, ""),
    "back.sch": `<pattern xmlns="${iso}"><include href="back.sch"/></pattern>`,
  };
  test.each([
    ["nowhere.sch", "x.sch schematron-missing-file"],
    ["lib.sch#nothing", "x.sch schematron-missing-fragment"],
    ["lib.sch#lib#r", "x.sch schematron-missing-fragment"],
    ["#nothing", "x.sch schematron-missing-fragment"],
    ["x.sch", "x.sch schematron-cycle"],
    ["rule.sch", "x.sch schematron-misplaced-element"],
    ["back.sch", "back.sch schematron-cycle"],
    ["empty.sch", "empty.sch xml-not-well-formed"],
    ["broken.sch", "broken.sch xml-not-well-formed"],
    ["near.sch", "near.sch schematron-namespace"],
    ["bare.sch", "bare.sch schematron-no-schematron"],
    [" ", "x.sch schematron-empty-attribute"],
  ])("is told once where it cannot be included: %s", (href, told) => {
    const phase = `<phase id="f"><active pattern="g"/></phase>`;
    for (const content of [`<include href="${href}"/>`, `<include href="${href}"/>${phase}`]) {
      const text = schema(content);
      const { findings, ruleSet } = read(text, { ...others, "x.sch": text });
      expect(findings.map(({ code, position: { file } }) => `${file} ${code}`)).toEqual([told]);
      const [{ position } = { position: undefined }] = findings;
      if (told.startsWith("x.sch")) expect(position).toMatchObject({ line: 2, column: 16 });
      expect(ruleSet).toBeUndefined();
    }
  });

  test("is included in the xs:appinfo of an XML schema too", () => {
    const inAppinfo = (href: string): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:annotation><xs:appinfo><include xmlns="${iso}" href="${href}"/></xs:appinfo></xs:annotation></xs:schema>`;
    const { ruleSet, findings } = read(inAppinfo("part.sch"), others);
    expect([findings, ruleSet?.patterns.map(({ id }) => id)]).toEqual([[], ["g"]]);
    const { findings: wrong } = read(inAppinfo("rule.sch"), others);
    expect(wrong.map(({ code }) => code)).toEqual(["schematron-misplaced-element"]);
  });

  test("is told with the reason for which it cannot be read", () => {
    const text = schema(`<include href="a.sch"/>`);
    const { findings } = readSchematron(text, {
      file: "x.sch",
      locale: "en",
      resolve: () => ({ reason: "it sleeps" }),
    });
    expect(findings.map(({ message }) => message)).toEqual([
      'the file "a.sch" cannot be read: it sleeps',
    ]);
  });

  test("is refused where it has another name", () => {
    const { findings } = read(
      schema(`<pattern id="own"><rule context="a"><extends href="lib.sch#lib"/></rule></pattern>`),
      { "lib.sch": library },
    );
    expect(findings.map(({ code }) => code)).toContain("schematron-misplaced-element");
  });
});

test("parameters stand in literals, with points and hyphens after them", () => {
  const { ruleSet } = readSchematron(
    schema(
      `<pattern abstract="true" id="q"><rule context="$c"><assert test="@d = '$y-$m.' and $c-d"/></rule></pattern><pattern is-a="q"><param name="c" value="a"/><param name="y" value="2024"/><param name="m" value="05"/><param name="c-d" value="e"/></pattern>`,
    ),
    { file: "x.sch" },
  );
  expect(ruleSet?.patterns[0]?.rules[0]?.checks[0]?.test.text).toBe("@d = '2024-05.' and e");
});

test("names and values may stand in words that are marked", () => {
  const { ruleSet, findings } = readSchematron(
    rule(
      `<assert test="b">the <emph><name/></emph> of <span class="x"><value-of select="@n"/></span></assert>`,
    ),
    { file: "x.sch" },
  );
  expect(findings).toEqual([]);
  expect(ruleSet?.patterns[0]?.rules[0]?.checks[0]?.message).toHaveLength(4);
});
