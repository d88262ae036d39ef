import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** The links in the pages of a folder that lead to no page or no element in it, and identifiers that two elements of a page have. */
export function brokenLinks(folder: string): readonly string[] {
  const pages = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".html"))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
  const attributes = (text: string, name: string): readonly string[] =>
    [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) =>
      unescaped(value),
    );
  const ids = new Map([...pages].map(([name, text]) => [name, attributes(text, "id")]));
  const broken: string[] = [];
  for (const [name, text] of pages) {
    const own = ids.get(name) ?? [];
    if (new Set(own).size < own.length) broken.push(`${name}: an identifier stands twice`);
    for (const href of attributes(text, "(?:href|action)")) {
      const [page = "", fragment] = href.split("#");
      const target = ids.get(page === "" ? name : decodeURIComponent(page));
      const leads =
        target !== undefined &&
        (fragment === undefined || target.includes(decodeURIComponent(fragment)));
      if (!leads) broken.push(`${name}: ${href}`);
    }
  }
  return broken;
}
