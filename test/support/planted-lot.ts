/** How a unit of the lot differs from one without mistakes. */
interface Planted {
  readonly code: string;
  readonly level: "error" | "warning";
  /** What is written in the place of something else. */
  readonly change: readonly [from: string, to: string];
}

/** Six mistakes that the schema does not see, one in each unit of a lot but the first. */
export const planted: readonly Planted[] = [
  {
    code: "STR-4",
    level: "error",
    change: [
      `<ie:Localite code="44109">Nantes</ie:Localite>\n      </el:CommuneDInscription>`,
      `<ie:Localite code="35238">Rennes</ie:Localite>\n      </el:CommuneDInscription>`,
    ],
  },
  {
    code: "PER-1-LOT",
    level: "error",
    change: ["2009-02-28</el:DateDeFin>", "2009-03-31</el:DateDeFin>"],
  },
  {
    code: "BIR-1",
    level: "error",
    change: [
      `<ie:Localite code="35238">Rennes</ie:Localite>`,
      "<ie:DivisionTerritoriale>Andalousie</ie:DivisionTerritoriale>",
    ],
  },
  {
    code: "BIR-4",
    level: "warning",
    change: ["1966-07-14</ie:DateNaissance>", "1999-07-14</ie:DateNaissance>"],
  },
  {
    code: "LST-2",
    level: "warning",
    change: ["<el:TypeDeListe>p</el:TypeDeListe>", "<el:TypeDeListe>cm</el:TypeDeListe>"],
  },
  {
    code: "COG-2",
    level: "error",
    change: [
      `<ie:Localite code="44109">Nantes</ie:Localite>\n      </el:CommuneDInscription>`,
      `<ie:Localite code="44109">Nantes</ie:Localite>\n        <ie:Pays code="99134">Espagne</ie:Pays>\n      </el:CommuneDInscription>`,
    ],
  },
];

const unit = (number: number): string => `  <el:AvisDInscription xml:id="AI-44109-00000${number}">
    <el:PeriodeDeRevision>
      <el:DateDeDebut>2008-09-01</el:DateDeDebut>
      <el:DateDeFin>2009-02-28</el:DateDeFin>
    </el:PeriodeDeRevision>
    <el:NumeroDEnregistrement>00000${number}</el:NumeroDEnregistrement>
    <el:Inscription>
      <el:Electeur>
        <el:Individu>
          <ie:Noms>
            <ie:NomFamille>Guillou</ie:NomFamille>
          </ie:Noms>
          <ie:Prenoms>
            <ie:Prenom>Yann</ie:Prenom>
          </ie:Prenoms>
          <ie:Naissance>
            <ie:DateNaissance>1966-07-14</ie:DateNaissance>
            <ie:LieuNaissance>
              <ie:Localite code="35238">Rennes</ie:Localite>
            </ie:LieuNaissance>
          </ie:Naissance>
        </el:Individu>
      </el:Electeur>
      <el:TypeDeListe>p</el:TypeDeListe>
      <el:CommuneDInscription>
        <ie:Localite code="44109">Nantes</ie:Localite>
      </el:CommuneDInscription>
    </el:Inscription>
    <el:TypeDInscription>1</el:TypeDInscription>
    <el:DateDInscription>2008-12-18</el:DateDInscription>
    <el:Adresse>
      <ie:AdressePostale>
        <ie:LigneQuatre>6 rue du Moulin-Neuf</ie:LigneQuatre>
        <ie:LigneSix>44200 NANTES</ie:LigneSix>
      </ie:AdressePostale>
    </el:Adresse>
  </el:AvisDInscription>
`;

const lotOf = (units: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<!-- Personnes inventées. -->
<el:LotDUnitesElectoralesDePlusieursTypes xmlns:el="http://xml.insee.fr/schema/electoral" xmlns:ie="http://xml.insee.fr/schema">
  <el:Identifiant>
    <el:Commune>44109</el:Commune>
    <el:NumeroDeLot>0001</el:NumeroDeLot>
  </el:Identifiant>
${units.join("")}</el:LotDUnitesElectoralesDePlusieursTypes>
`;

/** A lot whose first unit is without mistakes, followed by one unit for each that is planted. */
export function plantedLot(): string {
  return lotOf([
    unit(1),
    ...planted.map(({ change: [from, to] }, index) => {
      const right = unit(index + 2);
      const wrong = right.replace(from, to);
      if (wrong === right) throw new Error(`nothing is changed: ${from}`);
      return wrong;
    }),
  ]);
}

/** The same lot, with mistakes that the schema sees, on one line. */
export function lotAgainstSchema(): string {
  return lotOf([unit(1), unit(2)])
    .replace("<el:TypeDeListe>p<", "<el:TypeDeListe>principale<")
    .replace("2008-12-18</el:DateDInscription>", "18/12/2008</el:DateDInscription>")
    .replace("<ie:NomFamille>Guillou</ie:NomFamille>", "")
    .replace('code="35238"', 'code="abc" inconnu="x"')
    .replace(/\n\s*/g, "");
}
