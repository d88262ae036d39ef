import { createHash } from "node:crypto";
import { avis } from "../textes.js";
import type { Reponse } from "./reponse.js";

/** The page at `/`: the playground if it is there, otherwise a text that says what the bench is. */
export function reponseDePage(page: Uint8Array | undefined): Reponse {
  const text = page === undefined ? plain() : Buffer.from(page).toString("utf8");
  return {
    statut: 200,
    enTetes: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policyOf(text),
      "Cache-Control": "no-cache",
    },
    // The page's own policy forbids all connections; served by the bench it may connect to the bench, which a header allows instead.
    corps: text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, ""),
  };
}

/** A policy that allows the page its own scripts, known by their hashes, and connections to the bench that served it. */
function policyOf(html: string): string {
  const hashes = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code = ""]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    hashes.length === 0 ? "script-src 'none'" : `script-src ${hashes.join(" ")} blob:`,
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function plain(): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Banc d’essai scrutin</title>
<link rel="icon" href="data:,">
<style>body { margin: 2rem auto; max-width: 42rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }</style>
</head>
<body>
<h1>Banc d’essai scrutin</h1>
<p><strong>${avis.fr}</strong></p>
<p lang="en">${avis.en}</p>
<p>La page de saisie n’est pas dans cette installation : <code>npm run page</code> la fait dans le dépôt du projet. Les logiciels
passent par <code>POST /depot</code>, <code>GET /depots/…</code>, <code>GET /retrait</code> et <code>/tdt/transactions</code> : voir docs/banc.md.</p>
</body>
</html>
`;
}
