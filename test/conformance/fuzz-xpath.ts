/*
 * Random XPath 1.0 over random documents, beside xsltproc: npm run fuzz:xpath -- [COUNT] [SEED]. Where the two differ, Saxon-HE is asked as
 * well, if it is there: what it says like us is a mistake of libxml2. Prints what remains; exit code 1 then.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import {
  compileExpression,
  coreFunctions,
  type Environment,
  parseExpression,
  xsltFunctions,
} from "../../runtime/xpath/index.js";
import { arbitraryDocument, arbitraryExpression, namespaces } from "../support/xpath/arbitrary.js";
import { treeOf } from "../support/xpath/tree.js";

const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);
const perDocument = 50;
const functions = new Map([...coreFunctions, ...xsltFunctions(() => undefined)]);
const folder = mkdtempSync(join(tmpdir(), "scrutin-xpath-"));

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A stylesheet that writes what some expressions are as strings, one line each. */
function stylesheetOf(expressions: readonly string[]): string {
  const values = expressions.map(
    (expression) =>
      `<xsl:for-each select="(//*)[2]"><xsl:value-of select="translate(string(${escaped(expression)}), '&#10;', '~')"/></xsl:for-each><xsl:text>&#10;</xsl:text>`,
  );
  return `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" ${[...namespaces].map(([prefix, namespace]) => `xmlns:${prefix}="${namespace}"`).join(" ")}><xsl:output method="text" encoding="UTF-8"/><xsl:template match="/">${values.join("")}</xsl:template></xsl:stylesheet>`;
}

/** What a processor makes of some expressions; `undefined` where it refuses them. */
function judge(
  processor: "xsltproc" | "saxon",
  document: string,
  expressions: readonly string[],
): readonly string[] | undefined {
  const sheet = join(folder, "s.xsl");
  const input = join(folder, "d.xml");
  writeFileSync(sheet, stylesheetOf(expressions));
  writeFileSync(input, document);
  const [command, options] =
    processor === "xsltproc"
      ? (["xsltproc", [sheet, input]] as const)
      : (["java", ["-jar", saxon ?? "", `-s:${input}`, `-xsl:${sheet}`]] as const);
  const { stdout, stderr, status } = spawnSync(command, [...options], { encoding: "utf8" });
  if (status === 0) return stdout.split("\n").slice(0, -1);
  if (processor === "xsltproc") throw new Error(`xsltproc: ${stderr.slice(0, 500)}`);
  return undefined;
}

const saxon = ["/usr/share/java/Saxon-HE.jar", "/usr/share/java/saxon9he.jar"].find(existsSync);

/** A text in which what looks like an exponent is none any more. */
const withoutExponents = (text: string): string => text.replace(/(\d)[eE](?=[+-]?\d)/g, "$1x");

/**
 * Both judges read `1e3` as a number, which XPath 1.0 (4.4) does not: whether they say what we say of the same document with another
 * letter there, where we go on saying the same.
 */
function isExponent(document: string, expression: string, mine: string): boolean {
  const other = [withoutExponents(document), withoutExponents(expression)] as const;
  if (other[0] === document && other[1] === expression) return false;
  const [again = ""] = ours(other[0], [other[1]]);
  const [said] = judge("xsltproc", other[0], [other[1]]) ?? [];
  return again === withoutExponents(mine) && said !== undefined && same(again, said);
}

/** Whether a second judge says what we say. */
function isConfirmed(document: string, expression: string, mine: string): boolean {
  if (saxon === undefined) return false;
  const [said] = judge("saxon", document, [expression]) ?? [];
  return said !== undefined && same(mine, said);
}

function ours(document: string, expressions: readonly string[]): readonly string[] {
  const root = treeOf(document);
  const second = [root, ...root.children].flatMap(({ children }) => children)[1];
  const elements: (typeof root)[] = [];
  const visit = (node: typeof root): void => {
    if (node.kind === "element") elements.push(node);
    node.children.forEach(visit);
  };
  visit(root);
  const start = elements[1] ?? second;
  return expressions.map((text) => {
    if (start === undefined) return "";
    const { expression, faults } = parseExpression(text, namespaces);
    if (expression === undefined) return `fault: ${JSON.stringify(faults)}`;
    const made = compileExpression(expression, { functions, variables: new Set() });
    if (made.faults.length > 0) return `fault: ${JSON.stringify(made.faults)}`;
    const environment: Environment = {
      variable: () => "",
      current: start,
      key: () => [],
      document: () => undefined,
      elementById: () => undefined,
      budget: { left: 1e7 },
    };
    return made.compiled.text(start, 1, 1, environment).replaceAll("\n", "~");
  });
}

/**
 * Whether a text is what xsltproc says, which writes numbers with 15 significant digits and an exponent of two digits; XPath 1.0 (4.2)
 * wants as many digits as are needed and no exponent. Such a number may stand in a longer text.
 */
function same(text: string, theirs: string): boolean {
  if (text === theirs || isSameNumber(text, theirs)) return true;
  for (const { 0: number, index } of theirs.matchAll(/-?\d(?:\.\d+)?e[+-]\d\d/g)) {
    const [head, tail] = [theirs.slice(0, index), theirs.slice(index + number.length)];
    const middle = text.slice(head.length, text.length - tail.length);
    if (text === head + middle + tail && isSameNumber(middle, number)) return true;
  }
  return false;
}

function isSameNumber(a: string, b: string): boolean {
  const numeral = /^-?[\d.]+(?:e[+-]\d+)?$/;
  if (!numeral.test(a) || !numeral.test(b)) return false;
  const [x, y] = [Number(a), Number(b)];
  return x === y || Math.abs(x - y) <= Math.abs(x) * 1e-14;
}

let unexplained = 0;
let confirmed = 0;
let done = 0;
for (let round = 0; done < count; round++) {
  const [document] = fc.sample(arbitraryDocument, { numRuns: 1, seed: seed + round });
  const expressions = fc.sample(arbitraryExpression, { numRuns: perDocument, seed: seed + round });
  if (document === undefined) break;
  const theirs = judge("xsltproc", document, expressions) ?? [];
  for (const [index, mine] of ours(document, expressions).entries()) {
    done++;
    const other = theirs[index] ?? "(no line)";
    if (same(mine, other)) continue;
    const expression = expressions[index] ?? "";
    if (isConfirmed(document, expression, mine) || isExponent(document, expression, mine)) {
      confirmed++;
      continue;
    }
    unexplained++;
    if (unexplained <= 20)
      console.log(
        `${expressions[index]}\n  ours    ${mine}\n  theirs  ${other}\n  in      ${document}`,
      );
  }
}
rmSync(folder, { recursive: true });
const second =
  saxon === undefined
    ? "no second judge"
    : `${confirmed} confirmed by Saxon-HE, or by what is said without exponents`;
console.log(`${done} expressions, ${unexplained} unexplained (${second})`);
process.exitCode = unexplained === 0 ? 0 : 1;
