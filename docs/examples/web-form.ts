/*
 * A form without a framework: its fields are named by the paths of the value, the generated zod schema says what is wrong with which field, and what
 * is right becomes a document. `node scripts/run-ts.mjs docs/examples/web-form.ts` fills it in twice; with `--serve` it waits for a browser.
 */
import { createServer } from "node:http";
import {
  AvisDeRadiationElement,
  AvisDeRadiationTypeSchema,
  MotifDeRadiationTypeTitles,
  serialize,
} from "scrutin";

const person = "inscription.electeur.individu";
const fields: Readonly<Record<string, string>> = {
  numeroDEnregistrement: "Numéro d’enregistrement",
  [`${person}.noms.nomFamille`]: "Nom de naissance",
  [`${person}.prenoms.prenom.0`]: "Premier prénom",
  [`${person}.naissance.dateNaissance`]: "Date de naissance (AAAA, AAAA-MM ou AAAA-MM-JJ)",
  dateDeRadiation: "Date de la radiation (AAAA-MM-JJ)",
  motifDeRadiation: "Motif",
};

/** What the town hall knows without asking, by the same paths. */
const known: Readonly<Record<string, string>> = {
  id: "AR-44109-000031",
  "periodeDeRevision.dateDeDebut": "2008-09-01",
  "periodeDeRevision.dateDeFin": "2009-02-28",
  "inscription.typeDeListe": "p",
  "inscription.communeDInscription.localite.value": "Nantes",
  "inscription.communeDInscription.localite.code": "44109",
  [`${person}.naissance.lieuNaissance.localite.value`]: "Nantes",
};

/** Lays texts at their paths out as a value; a number in a path is a place in a list. */
function nested(texts: Iterable<readonly [string, string]>): object {
  const value = {};
  for (const [path, text] of texts) {
    const steps = path.split(".");
    let at: object = value;
    for (const [index, step] of steps.entries()) {
      const next = steps[index + 1];
      if (next === undefined) Reflect.set(at, step, text === "" ? undefined : text);
      else {
        const part: object = Reflect.get(at, step) ?? (/^\d/.test(next) ? [] : {});
        Reflect.set(at, step, part);
        at = part;
      }
    }
  }
  return value;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function page(given: URLSearchParams, mistakes: ReadonlyMap<string, string>): string {
  const options = Object.entries(MotifDeRadiationTypeTitles)
    .map(([code, title]) => `<option value="${code}">${escaped(title)}</option>`)
    .join("");
  const rows = Object.entries(fields).map(([name, label]) => {
    const input =
      name === "motifDeRadiation"
        ? `<select name="${name}">${options}</select>`
        : `<input name="${name}" value="${escaped(given.get(name) ?? "")}">`;
    const mistake = mistakes.get(name);
    return `<p><label>${label} ${input}</label>${mistake === undefined ? "" : ` <em>${escaped(mistake)}</em>`}</p>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Avis de radiation</title><form method="post">${rows.join("\n")}<button>Envoyer</button></form>`;
}

/** The document, or the form again with each mistake beside its field. */
function answer(given: URLSearchParams): { readonly type: string; readonly text: string } {
  const asked = [...given].filter(([name]) => Object.hasOwn(fields, name));
  const checked = AvisDeRadiationTypeSchema.safeParse(nested([...Object.entries(known), ...asked]));
  if (checked.success)
    return { type: "application/xml", text: serialize(AvisDeRadiationElement, checked.data) };
  const mistakes = new Map<string, string>();
  for (const { path, message } of checked.error.issues) {
    const place = path.join(".");
    // What is missing is said of the outermost part that is not there: its first field shows it.
    const name = Object.keys(fields).find((field) => `${field}.`.startsWith(`${place}.`)) ?? place;
    mistakes.set(name, message);
  }
  return { type: "text/html; charset=utf-8", text: page(given, mistakes) };
}

if (process.argv.includes("--serve")) {
  createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { type, text } =
      request.method === "POST"
        ? answer(new URLSearchParams(body))
        : { type: "text/html; charset=utf-8", text: page(new URLSearchParams(), new Map()) };
    response.writeHead(200, { "content-type": type }).end(text);
  }).listen(8080, "localhost", () => console.log("http://localhost:8080"));
} else {
  const right = {
    numeroDEnregistrement: "31",
    [`${person}.noms.nomFamille`]: "Dupré",
    [`${person}.prenoms.prenom.0`]: "Jean-Baptiste",
    [`${person}.naissance.dateNaissance`]: "1921",
    dateDeRadiation: "2008-11-07",
    motifDeRadiation: "D",
  };
  const wrong = { ...right, dateDeRadiation: "07/11/2008", [`${person}.noms.nomFamille`]: "" };
  const html = answer(new URLSearchParams(wrong)).text;
  for (const [, label, mistake] of html.matchAll(/<label>(.*?) <.*?<em>(.*?)<\/em>/g))
    console.log(`${label} : ${mistake}`);
  console.log(answer(new URLSearchParams(right)).text);
}
