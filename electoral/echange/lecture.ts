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

/** A unit that was read, with its issues. An invalid one has no value, and does not keep others from being read. */
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

/** Issues outside the units: in the envelope, in a lot, in an element that is no unit. */
export interface Ecart {
  readonly kind: "ecart";
  readonly issues: readonly XmlIssue[];
}

/** What is known at the end. */
export interface Fin {
  readonly kind: "fin";
  /** The root element as a Clark name; undefined if there is none. */
  readonly racine: string | undefined;
  /** Whether the root belongs to the exchange. If not, an issue names it, and the known roots. */
  readonly connue: boolean;
  /** The envelope of a sending; undefined if there is none, or if it is invalid. */
  readonly enveloppe: EnveloppeElectoraleType | undefined;
  readonly nombre: number;
  readonly issues: readonly XmlIssue[];
  /** A remark if the envelope announces another number of units (rule CNT-1). */
  readonly remarques: readonly Remarque[];
}

/** What {@link lireEnvoi} hands out. */
export type PartieLue = UniteLue | Ecart | Fin;

/** How a sending is read. */
export interface OptionsDeLecture extends Omit<ParseOptions, "schemas"> {
  /** Leaves what documents say about persons out of issues and remarks. Default false. */
  readonly redact?: boolean | undefined;
}

/**
 * Reads any document of the exchange, from Insee or from a commune: a sending, a lot, a lot of lots, with or without envelope, or a single unit. The units
 * come as soon as they are complete, so that the length of a lot does not matter; what is known only at the end comes last. No document makes it throw, however bad.
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

/** The reading of one document. */
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

  /** The parts that have become complete since the last call. */
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
    // The kind of the element decides the type of its value; the compiler cannot see this for a generic kind.
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

  /** What is known at the end. */
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

/** Whether a path leads to a place, or into it. */
function isWithin(path: Path, place: Path): boolean {
  return place.length <= path.length && place.every((name, index) => name === path[index]);
}
