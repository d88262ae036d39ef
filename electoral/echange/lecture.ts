import { type EnveloppeElectoraleType, schemas } from "../../generated/electoral/index.js";
import type { DocumentSource } from "../../runtime/assess/document-source.js";
import { type ParseOptions, Reading } from "../../runtime/assess/reading.js";
import type { Path, XmlIssue } from "../../runtime/issues.js";
import { caviarder } from "../caviardage.js";
import { type Remarque, remarque } from "../remarques.js";
import { apercuDe } from "./apercu.js";
import { type Forme, formeDe, isEnough, racinesConnues } from "./formes.js";
import { type PlaceDUnite, UnitObserver } from "./observateur.js";
import { communeDe, type KindDUnite, type Unite } from "./unites.js";

/** A unit of what was read, with what is wrong with it. One that is not valid has no value; the others are not lost by it. */
export type UniteLue = {
  [Kind in KindDUnite]: {
    readonly kind: Kind;
    readonly value: Extract<Unite, { readonly kind: Kind }>["value"] | undefined;
    /** The commune that it is about. */
    readonly commune: string | undefined;
    readonly place: PlaceDUnite;
    readonly issues: readonly XmlIssue[];
  };
}[KindDUnite];

/** What is wrong between the units: with the envelope, with a lot, with an element that is no unit. */
export interface Ecart {
  readonly kind: "ecart";
  readonly issues: readonly XmlIssue[];
}

/** What is known at the end. */
export interface Fin {
  readonly kind: "fin";
  /** The root element as a Clark name; undefined where there is none. */
  readonly racine: string | undefined;
  /** Whether the root is a document of the exchange. If not, an issue names it, and those that are known. */
  readonly connue: boolean;
  /** The envelope of a sending; undefined where there is none, or it is not valid. */
  readonly enveloppe: EnveloppeElectoraleType | undefined;
  readonly nombre: number;
  readonly issues: readonly XmlIssue[];
  /** That the envelope announces another number of units (rule CNT-1). */
  readonly remarques: readonly Remarque[];
}

/** What {@link lireEnvoi} hands out. */
export type PartieLue = UniteLue | Ecart | Fin;

/** How a sending is read. */
export interface OptionsDeLecture extends Omit<ParseOptions, "schemas"> {
  /** Leaves out of issues and remarks what documents say of persons. Default false. */
  readonly redact?: boolean | undefined;
}

/**
 * Reads any document of the exchange: a sending, a lot, a lot of lots, in an envelope or without, a unit alone; of Insee or of a commune. The units
 * come as they are complete, so that the length of a lot does not matter, then what is known at the end. Nothing is thrown for a document, however bad.
 *
 * @example
 * for await (const part of lireEnvoi(createReadStream("envoi.xml"))) {
 *   if (part.kind === "demandeDeRadiation") console.log(part.commune, part.value?.motifDeLaDemande);
 * }
 */
export async function* lireEnvoi(
  source: DocumentSource,
  options: OptionsDeLecture = {},
): AsyncGenerator<PartieLue, void, undefined> {
  const { noms, pieces } = await apercuDe(source, isEnough);
  const forme = formeDe(noms);
  const reading = new UnitReading(forme, options);
  for await (const piece of pieces) {
    reading.write(piece);
    yield* reading.parts();
    if (reading.stopped) break;
  }
  reading.end();
  yield* reading.parts();
  yield reading.fin(noms[0]);
}

/** A document on its way to its units. */
class UnitReading {
  readonly #options: OptionsDeLecture;
  readonly #forme: Forme;
  readonly #reading: Reading;
  readonly #parts: PartieLue[] = [];
  #observer: UnitObserver | undefined;
  #count = 0;
  /** Whether something is wrong with the envelope. */
  #envelopeFails = false;

  constructor(forme: Forme, options: OptionsDeLecture) {
    this.#forme = forme;
    this.#options = options;
    const { way } = forme;
    this.#reading = new Reading(schemas(), options, {
      build: true,
      ...(way.length > 0 && {
        items: { way, take: (item) => this.#take((item as Unite | undefined)?.value) },
      }),
      observers: [
        (observed) => {
          this.#observer = new UnitObserver(observed, forme);
          return this.#observer;
        },
      ],
    });
  }

  get stopped(): boolean {
    return this.#reading.stopped;
  }

  write(piece: string | Uint8Array): void {
    this.#reading.write(piece);
  }

  end(): void {
    this.#reading.end();
    if (this.#forme.way.length > 0 || !this.#forme.connue) return;
    const value = this.#reading.value as Readonly<Record<string, unknown>> | undefined;
    const isSending = this.#forme.parent !== undefined;
    const content = value?.["contenu"] as Readonly<Record<string, unknown>> | undefined;
    const kind = this.#observer?.seen?.kind ?? "";
    this.#take(isSending ? content?.[kind] : value);
  }

  /** What has become complete. */
  parts(): readonly PartieLue[] {
    return this.#parts.splice(0);
  }

  #take(value: unknown): void {
    const unit = this.#observer?.take();
    const issues = this.#issues();
    if (unit === undefined) {
      if (issues.length > 0) this.#parts.push({ kind: "ecart", issues: this.#shown(issues) });
      return;
    }
    const own = issues.filter(({ path }) => isWithin(path, unit.place.path));
    const others = issues.filter(({ path }) => !isWithin(path, unit.place.path));
    if (others.length > 0) this.#parts.push({ kind: "ecart", issues: this.#shown(others) });
    const place = { rang: ++this.#count, ...unit.place };
    const valid = own.length === 0 && value !== undefined;
    // The element has the kind, and its value the type that goes with it; the compiler sees it only where the kind is known.
    const read = { kind: unit.kind, value } as unknown as Unite;
    const commune = valid ? communeDe(read) : undefined;
    const shown = this.#shown(own);
    this.#parts.push({
      ...read,
      value: valid ? value : undefined,
      commune,
      place,
      issues: shown,
    } as UniteLue);
  }

  /** What there is to say at the end. */
  fin(racine: string | undefined): Fin {
    const issues = this.#issues();
    const { locale } = this.#options;
    const { connue } = this.#forme;
    const remarques: Remarque[] = [];
    if (!connue) {
      const parameters = { racine: racine ?? "", racines: racinesConnues() };
      remarques.push(remarque("racine-inconnue", "error", parameters, locale));
    }
    const value = this.#reading.value as { readonly enveloppeElectorale?: unknown } | undefined;
    const enveloppe = this.#envelopeFails
      ? undefined
      : (value?.enveloppeElectorale as EnveloppeElectoraleType | undefined);
    const annonce = enveloppe?.nombreDUnites ?? this.#count;
    if (annonce !== this.#count) {
      const parameters = { annonce, trouve: this.#count };
      remarques.push(remarque("nombre-different", "error", parameters, locale));
    }
    const nombre = this.#count;
    return {
      kind: "fin",
      racine,
      connue,
      enveloppe,
      nombre,
      issues: this.#shown(issues),
      remarques,
    };
  }

  #issues(): readonly XmlIssue[] {
    const issues = this.#reading.take();
    this.#envelopeFails ||= issues.some(({ path }) => path[0] === "enveloppeElectorale");
    return issues;
  }

  #shown(issues: readonly XmlIssue[]): readonly XmlIssue[] {
    const { redact, locale } = this.#options;
    return redact === true ? issues.map((issue) => caviarder(issue, { locale })) : issues;
  }
}

/** Whether a path is that of something, or of what is in it. */
function isWithin(path: Path, place: Path): boolean {
  return place.length <= path.length && place.every((name, index) => name === path[index]);
}
