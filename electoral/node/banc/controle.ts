import * as electoral from "../../../generated/electoral/index.js";
import { electoralRules } from "../../../generated/electoral-rules.js";
import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import { documentMessage } from "../../../runtime/messages/index.js";
import { faultMessage } from "../../../runtime/messages/xml-faults.js";
import { isError, type NotRunReason } from "../../../runtime/nouns/rule-checker.js";
import { notRunMessage } from "../../../runtime/rules/messages.js";
import type { Rules } from "../../../runtime/rules/rules.js";
import { useRules } from "../../../runtime/rules/use-rules.js";
import { validateStream } from "../../../runtime/validate-stream.js";
import { type Fin, lireEnvoi, type UniteLue } from "../../echange/lecture.js";
import { nomsDesUnites, type Unite, vientDeLInsee } from "../../echange/unites.js";
import { type Bilan, type Ecart, type Enregistrement, estUneErreur } from "./bilan.js";
import { type CodeDuBanc, textes } from "./textes.js";

/** An accepted unit, and its place in the file. */
export interface UniteAcceptee {
  readonly rang: number;
  readonly commune: string;
  readonly unite: Unite;
}

export interface Controle {
  readonly bilan: Bilan;
  /** The accepted units; undefined if they are too many to be held in memory, so that the file has to be read again. */
  readonly unites: readonly UniteAcceptee[] | undefined;
}

/** How many units are held in memory; a file with more is read again when they are handed over. */
const mostHeld = 1000;

/** After this many issues reading stops, and the file is refused. */
const mostIssues = 1000;

/**
 * Checks a file by the schemas and the electoral rules, in constant memory: a first reading finds the mistakes, a second one their places. `ouvrir` gives
 * its bytes from the beginning each time.
 */
export class Controleur {
  readonly #rules: Rules = useRules(electoralRules);

  async controler(
    ouvrir: () => AsyncIterable<Uint8Array>,
    communes: ReadonlySet<string>,
  ): Promise<Controle> {
    const options = { locale: "fr", maxIssues: mostIssues } as const;
    const issues = await validateStream(electoral.schemas(), ouvrir(), {
      ...options,
      rules: this.#rules,
    });
    const bySchema = issues.some((issue) => isError(issue) && issue.source !== "rule");
    const gathering = new Gathering(issues, communes);
    for await (const part of lireEnvoi(ouvrir(), options)) {
      if (part.kind === "fin") return gathering.end(part);
      if (part.kind === "ecart") continue;
      // Rules are not run over a document that breaks its schema; its valid units are checked one by one.
      gathering.add(part, bySchema ? this.#rulesOf(part) : []);
    }
    throw new Error("a sending that has no end");
  }

  #rulesOf({ kind, value }: UniteLue): readonly XmlIssue[] {
    const descriptor = elementOf(kind);
    if (value === undefined || descriptor === undefined) return [];
    return this.#rules.checkValue(descriptor, value, { locale: "fr" });
  }
}

function elementOf(kind: string): ElementDescriptor | undefined {
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Element`;
  const exported: Readonly<Record<string, unknown>> = electoral;
  return exported[name] as ElementDescriptor | undefined;
}

/** Codes of issues that end the reading of a document, or make all of it untrustworthy. */
const fatal = /^(?:xml-|limit-|encoding-)/;

const keyOf = (path: readonly (string | number)[]): string => JSON.stringify(path);

class Gathering {
  readonly #communes: ReadonlySet<string>;
  readonly #file: Ecart[] = [];
  /** The issues, by the paths of the elements that may be the unit around them. */
  readonly #found = new Map<string, XmlIssue[]>();
  readonly #open: Set<XmlIssue>;
  readonly #records: Enregistrement[] = [];
  readonly #parts = new Map<string, { unites: number; enErreur: number }>();
  readonly #foreign = new Set<string>();
  #units: UniteAcceptee[] | undefined = [];
  #count = 0;
  #wrong = 0;
  readonly #wrongRanks: number[] = [];
  #unlisted = 0;

  constructor(issues: readonly XmlIssue[], communes: ReadonlySet<string>) {
    this.#communes = communes;
    this.#open = new Set(issues);
    for (const issue of this.#open) {
      if (fatal.test(issue.code)) continue;
      for (let length = 0; length <= issue.path.length; length++) {
        const key = keyOf(issue.path.slice(0, length));
        const others = this.#found.get(key);
        if (others === undefined) this.#found.set(key, [issue]);
        else others.push(issue);
      }
    }
  }

  add(part: UniteLue, more: readonly XmlIssue[]): void {
    const { kind, value, commune, place } = part;
    this.#count++;
    const own = this.#found.size === 0 ? [] : (this.#found.get(keyOf(place.path)) ?? []);
    for (const issue of own) this.#open.delete(issue);
    const ecarts = [...own.map(ecartDIssue), ...more.map(ecartDIssue), ...this.#ofUnit(part)];
    const isWrong = value === undefined || ecarts.some(estUneErreur);
    if (isWrong && this.#wrongRanks.length <= mostIssues) this.#wrongRanks.push(place.rang);
    if (isWrong) this.#wrong++;
    if (commune !== undefined) this.#tell(commune, isWrong);
    if (!isWrong && commune !== undefined) this.#take(part, commune);
    if (ecarts.length === 0) return;
    if (this.#records.length >= mostIssues) this.#unlisted++;
    else
      this.#records.push({
        rang: place.rang,
        kind,
        ...(value !== undefined && { id: value.id }),
        ...(commune !== undefined && { commune }),
        ecarts,
      });
  }

  #take({ kind, value, place }: UniteLue, commune: string): void {
    if (this.#units === undefined) return;
    if (this.#units.length >= mostHeld) this.#units = undefined;
    // Kind and value belong together, but the compiler cannot see it once they are separate.
    else this.#units.push({ rang: place.rang, commune, unite: { kind, value } as Unite });
  }

  #ofUnit({ kind, value, commune, place }: UniteLue): readonly Ecart[] {
    if (value === undefined) return [];
    const { line: ligne, column: colonne } = place.position;
    const where = { ligne, colonne, xpath: place.xpath };
    if (vientDeLInsee(kind)) return [{ ...ecart("banc-sens", nomsDesUnites[kind]), ...where }];
    return commune === undefined ? [{ ...ecart("banc-commune-absente"), ...where }] : [];
  }

  #tell(commune: string, isWrong: boolean): void {
    if (!this.#communes.has(commune)) this.#foreign.add(commune);
    const part = this.#parts.get(commune) ?? { unites: 0, enErreur: 0 };
    part.unites++;
    if (isWrong) part.enErreur++;
    this.#parts.set(commune, part);
  }

  end({ racine, connue, remarques }: Fin): Controle {
    const open = [...this.#open];
    const isRead = !open.some(({ code }) => fatal.test(code));
    this.#file.push(...open.map(ecartDIssue));
    if (isRead && !connue) this.#file.push(ecart("banc-racine", localOf(racine)));
    if (racine?.endsWith("}EnvoiGestion") === true) this.#file.push(ecart("banc-reserve"));
    if (isRead && connue && this.#count === 0) this.#file.push(ecart("banc-sans-unite"));
    if (this.#foreign.size > 0)
      this.#file.push(ecart("banc-autre-commune", [...this.#foreign].sort()));
    for (const each of remarques)
      if (each.code === "nombre-different" && isRead && !this.#says("CNT-1"))
        this.#file.push(ecart("banc-nombre", each.parameters.annonce, each.parameters.trouve));
    if (this.#wrong > mostIssues) this.#file.push(ecart("banc-trop-d-erreurs", this.#wrong));
    const isRefused = this.#file.some(estUneErreur);
    const acceptees = isRefused ? 0 : this.#count - this.#wrong;
    const niveau = isRefused ? "fichier" : this.#wrong > 0 ? "enregistrement" : undefined;
    const bilan: Bilan = {
      ...(niveau !== undefined && { niveau }),
      ...(racine !== undefined && { racine }),
      unites: this.#count,
      acceptees,
      enErreur: this.#wrong,
      rangsEnErreur: isRefused ? [] : this.#wrongRanks,
      communes: Array.from(this.#parts, ([commune, part]) => ({ commune, ...part })),
      fichier: this.#file,
      enregistrements: this.#records,
      ...(this.#unlisted > 0 && { nonListes: this.#unlisted }),
    };
    return { bilan, unites: isRefused ? [] : this.#units };
  }

  #says(code: string): boolean {
    return this.#file.some((each) => each.code === code);
  }
}

function localOf(clark: string | undefined): string {
  return clark?.replace(/^\{.*\}/s, "") ?? "";
}

/** A mistake found by the bench itself. */
function ecart<Code extends CodeDuBanc>(
  code: Code,
  ...parameters: Parameters<(typeof textes)[Code]>
): Ecart {
  // The sentence of a code takes the parameters of that code; the compiler cannot see this for a generic code.
  const say = textes[code] as (...given: typeof parameters) => Ecart["texte"];
  return { code, gravite: "erreur", texte: say(...parameters) };
}

const levels = { error: "erreur", warning: "avertissement", information: "information" } as const;

/** Messages of rules exist in French alone, the language of the rules; the message that rules were not run is ours, in both languages. */
function inEnglish({ code, message, parameters }: XmlIssue): string {
  // Codes of rules are not part of the type of codes.
  const isNotRun = String(code) === "rules-not-run" && "reason" in parameters;
  return isNotRun ? notRunMessage(parameters.reason as NotRunReason, "en") : message;
}

/** An issue of the schema or of the rules. */
function ecartDIssue(issue: XmlIssue): Ecart {
  const { code, message, parameters, position, xpath, source, level = "error" } = issue;
  const given = { ...parameters };
  const en =
    source === "rule"
      ? inEnglish(issue)
      : (documentMessage(code, given, "en") ?? faultMessage({ code, parameters: given }, "en"));
  return {
    code,
    gravite: levels[level],
    texte: { fr: message, en },
    ...(position !== undefined && { ligne: position.line, colonne: position.column }),
    ...(xpath !== undefined && { xpath }),
  };
}
