/*
 * What programs of a commune look like, each on its own: what it does with a type, and its text. `GENERATED` stands for the generated code.
 */

export interface Program {
  readonly name: string;
  /** Generated types that it builds, and those that it reads whole. */
  readonly builds: readonly string[];
  readonly reads: readonly string[];
  /** Part of the line at which it breaks with the next version. */
  readonly breaksAt?: string;
  readonly text: string;
}

export const programs: readonly Program[] = [
  {
    name: "inscrire",
    breaksAt: "return { ...parts",
    builds: ["AvisDInscriptionType"],
    reads: [],
    text: `import type { AvisDInscriptionType } from "GENERATED";
type Parts = Pick<AvisDInscriptionType, "periodeDeRevision" | "inscription" | "adresse">;
export function inscrire(parts: Parts): AvisDInscriptionType {
  return { ...parts, numeroDEnregistrement: "12", typeDInscription: "1", dateDInscription: "2009-12-31", id: "AI-1" };
}
`,
  },
  {
    name: "radier",
    builds: ["AvisDeRadiationType", "MotifDeRadiationType"],
    reads: [],
    text: `import type { AvisDeRadiationType, MotifDeRadiationType } from "GENERATED";
const motif: MotifDeRadiationType = "D";
export function radier(parts: Pick<AvisDeRadiationType, "periodeDeRevision" | "inscription">): AvisDeRadiationType {
  return { ...parts, numeroDEnregistrement: "13", motifDeRadiation: motif, dateDeRadiation: "2010-01-04", id: "AR-1" };
}
`,
  },
  {
    name: "motif",
    breaksAt: ": string {",
    builds: [],
    reads: ["MotifDeRadiationType"],
    text: `import type { AvisDeRadiationType } from "GENERATED";
export function motif({ motifDeRadiation }: AvisDeRadiationType): string {
  switch (motifDeRadiation) {
    case "D": return "décès";
    case "P": return "départ";
    case "E": return "erreur";
    case "J": return "jugement";
  }
}
`,
  },
  {
    name: "dates",
    builds: [],
    reads: [],
    text: `import type { AvisDeRadiationType, AvisDInscriptionType } from "GENERATED";
export const dates = (avis: AvisDeRadiationType | AvisDInscriptionType): string =>
  "dateDeRadiation" in avis ? avis.dateDeRadiation : avis.dateDInscription;
`,
  },
  {
    name: "provenance",
    breaksAt: "avis.lieuDInscriptionPrecedent",
    builds: [],
    reads: ["AvisDInscriptionType", "LieuDInscriptionPrecedentType"],
    text: `import type { AvisDInscriptionType } from "GENERATED";
export const provenance = (avis: AvisDInscriptionType): boolean =>
  avis.lieuDInscriptionPrecedent !== undefined;
`,
  },
  {
    name: "lieu",
    breaksAt: "import type",
    builds: ["LieuDInscriptionPrecedentType"],
    reads: ["LieuDInscriptionPrecedentType"],
    text: `import type { LieuDInscriptionPrecedentType } from "GENERATED";
export const lieu = (lieu: LieuDInscriptionPrecedentType): LieuDInscriptionPrecedentType => lieu;
`,
  },
  {
    name: "periode",
    breaksAt: "import type",
    builds: ["PeriodeDeRevisionType"],
    reads: ["PeriodeDeRevisionType"],
    text: `import type { PeriodeDeRevisionType } from "GENERATED";
export const periode: PeriodeDeRevisionType = { dateDeDebut: "2009-09-01", dateDeFin: "2010-02-28" };
`,
  },
  {
    name: "revision",
    builds: [],
    reads: [],
    text: `import type { AvisDeRadiationType } from "GENERATED";
export const revision: AvisDeRadiationType["periodeDeRevision"] = { dateDeDebut: "2009-09-01", dateDeFin: "2010-02-28" };
`,
  },
  {
    name: "commune",
    builds: ["CodeCommuneType"],
    reads: ["CodeCommuneType"],
    text: `import type { CodeCommuneType } from "GENERATED";
export const nantes: CodeCommuneType = "44109";
export const code = (commune: CodeCommuneType): string => commune.slice(0, 2);
`,
  },
];
