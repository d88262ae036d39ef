import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { reponseDePage } from "../../../../../electoral/node/banc/http/page.js";

const policyOf = (page: string): string =>
  reponseDePage(Buffer.from(page)).enTetes?.["Content-Security-Policy"] ?? "";

test("the page may run its own scripts, and speak to the bench alone", () => {
  const code = "const a = 1;";
  const hash = createHash("sha256").update(code).digest("base64");
  const policy = policyOf(`<html><script type="module">${code}</script><script>2</script></html>`);
  expect(policy).toContain(`'sha256-${hash}'`);
  expect(policy.match(/'sha256-/g)).toHaveLength(2);
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain("'unsafe-inline' 'self'");
  expect(policyOf("<html></html>")).toContain("script-src 'none'");
});

test("the policy that the page has for itself makes room for that of the bench", () => {
  const own = `<head><meta http-equiv="Content-Security-Policy" content="connect-src 'none'"><title>x</title>`;
  expect(reponseDePage(Buffer.from(own)).corps).toBe("<head><title>x</title>");
});

test("where no page was made, it is said, and what this is", () => {
  const text = String(reponseDePage(undefined).corps);
  expect(text).toContain("ce n’est pas un service de l’Insee");
  expect(text).toContain("npm run page");
});
