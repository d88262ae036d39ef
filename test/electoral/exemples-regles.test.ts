import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { validExamples } from "../support/exemples.js";
import { namespaces } from "../support/schema-modules.js";

/** One rule that XSD cannot say: an XPath that finds what breaks it, and a mistake that it must find. */
interface Rule {
  readonly id: string;
  readonly offenders: string;
  readonly mistake: {
    readonly example: string;
    readonly from: string | RegExp;
    readonly to: string;
  };
}

const lot = "el:LotDUnitesElectoralesDePlusieursTypes";
const unit = `@xml:id and (not(parent::*) or parent::el:Contenu or parent::el:Lot or parent::${lot})`;
const sender = "/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire";
const fromCommune = "starts-with(local-name(), 'Avis') or starts-with(local-name(), 'Refus')";
const nationality = "el:Electeur/el:Nationalite";
const day = (path: string): string => `number(translate(${path}, '-', ''))`;

const rules: readonly Rule[] = [
  {
    id: "STR-4: the units of a lot are of its commune",
    offenders:
      "//el:*[@xml:id][../el:Identifiant][not(string(.//el:CommuneDInscription/ie:Localite/@code) = ../el:Identifiant/el:Commune)]",
    mistake: {
      example: "LotDUnitesElectoralesDePlusieursTypes-minimal",
      from: "<el:Commune>44109<",
      to: "<el:Commune>35238<",
    },
  },
  {
    id: "STR-5: the lots count 1, 2, 3",
    offenders: "//el:Lot[@numero != count(preceding-sibling::el:Lot) + 1]",
    mistake: {
      example: "LotDeLotsDUnitesElectoralesDePlusieursTypes-complet",
      from: 'numero="3"',
      to: 'numero="4"',
    },
  },
  {
    id: "CNT-1: the envelope announces the number of units",
    offenders: `//el:NombreDUnites[number(translate(., '+', '')) != count(/*/el:Contenu//el:*[${unit}])]`,
    mistake: {
      example: "EnvoiLotDUnitesElectorales-lot-de-lots",
      from: "<el:NombreDUnites>6<",
      to: "<el:NombreDUnites>3<",
    },
  },
  {
    id: "DIR-1: communes send avis and refus only",
    offenders: `//el:*[${unit}][${sender}[. = 'commune' or . = 'concentrateur']][not(${fromCommune})]`,
    mistake: {
      example: "EnvoiUniteElectorale-proposition",
      from: "<io:TypePartenaire>insee<",
      to: "<io:TypePartenaire>commune<",
    },
  },
  {
    id: "DIR-2: Insee sends neither avis nor refus",
    offenders: `//el:*[${unit}][${sender} = 'insee'][${fromCommune}]`,
    mistake: {
      example: "EnvoiUniteElectorale-avis-de-radiation",
      from: "<io:TypePartenaire>commune<",
      to: "<io:TypePartenaire>insee<",
    },
  },
  {
    id: "STR-6: lots of lots come from a concentrateur or a tdt",
    offenders: `//el:Lot[${sender}[not(. = 'concentrateur' or . = 'tdt')]]`,
    mistake: {
      example: "EnvoiLotDUnitesElectorales-lot-de-lots",
      from: "<io:TypePartenaire>concentrateur<",
      to: "<io:TypePartenaire>commune<",
    },
  },
  {
    id: "REF-5: demandes de mention are of list p",
    offenders: "//el:DemandeDAppositionDUneMention[not(el:Inscription/el:TypeDeListe = 'p')]",
    mistake: {
      example: "DemandeDAppositionDUneMention-minimal",
      from: "<el:TypeDeListe>p<",
      to: "<el:TypeDeListe>ce<",
    },
  },
  {
    id: "LST-2: nationality and list agree",
    offenders: `//el:*[el:Electeur][normalize-space(el:TypeDeListe) = 'p' and ${nationality} != 'FRA' or normalize-space(el:TypeDeListe) != 'p' and not(${nationality} != 'FRA')]`,
    mistake: {
      example: "AvisDInscription-liste-europeenne",
      from: "<el:TypeDeListe>ce<",
      to: "<el:TypeDeListe>p<",
    },
  },
  {
    id: "LST-3: propositions are of list p",
    offenders: "//el:InscriptionProposee[not(el:TypeDeListe = 'p')]",
    mistake: {
      example: "PropositionDInscriptionDOffice-minimal",
      from: "<el:TypeDeListe>p<",
      to: "<el:TypeDeListe>cm<",
    },
  },
  {
    id: "LST-4: motif 9 of a demande is of list p",
    offenders:
      "//el:DemandeDeRadiation[el:MotifDeLaDemande = '9'][not(el:Inscription/el:TypeDeListe = 'p')]",
    mistake: {
      example: "LotDUnitesElectoralesDePlusieursTypes-motifs-de-demande",
      from: /<el:TypeDeListe>p<(?=[\s\S]{1,300}<el:MotifDeLaDemande>9<)/,
      to: "<el:TypeDeListe>cm<",
    },
  },
  {
    id: "BIR-1: avis have date and place of birth",
    offenders:
      "//*[self::el:AvisDInscription or self::el:AvisDInscriptionDOffice or self::el:AvisDeRadiation][not(.//ie:DateNaissance) or not(.//ie:LieuNaissance[ie:Localite or ie:Pays])]",
    mistake: {
      example: "AvisDeRadiation-minimal",
      from: /(?<=<ie:LieuNaissance>)[\s\S]*(?=<\/ie:LieuNaissance>)/,
      to: "",
    },
  },
  {
    id: "BIR-4: whoever is inscribed is 18 by the end of the period",
    offenders: `//*[self::el:AvisDInscription or self::el:PropositionDInscriptionDOffice][${day("substring(concat(.//ie:DateNaissance, '-01-01'), 1, 10)")} + 180000 > ${day("el:PeriodeDeRevision/el:DateDeFin")}]`,
    mistake: {
      example: "AvisDInscription-office-sans-proposition",
      from: "<ie:DateNaissance>1991-01-12<",
      to: "<ie:DateNaissance>1991-03<",
    },
  },
  {
    id: "COG-2: the commune of inscription is in France",
    offenders:
      "//el:CommuneDInscription[starts-with(ie:Localite/@code, '99') or ie:Pays/@code[not(. = 'FR' or . = '99100')]]",
    mistake: {
      example: "AvisDInscription-minimal",
      from: /code="44109"(?=[\s\S]{0,40}<\/el:CommuneDInscription>)/,
      to: 'code="99134"',
    },
  },
  {
    id: "MOT-9: motif 9 of a refusal comes with a precision",
    offenders: "//*[el:MotifDuRefus = '9'][not(normalize-space(el:Precision))]",
    mistake: {
      example: "RefusDeRadiation-minimal",
      from: "<el:MotifDuRefus>2<",
      to: "<el:MotifDuRefus>9<",
    },
  },
  {
    id: "DEC-1: both deaths say the same",
    offenders:
      "//el:DemandeDeRadiation[el:MotifDeLaDemande = '1'][.//el:Individu/ie:Deces/ie:DateDeces != string(el:Deces/ie:DateDeces)]",
    mistake: {
      example: "DemandeDeRadiation-complet",
      from: "<ie:DateDeces>2008-10<",
      to: "<ie:DateDeces>2008-11<",
    },
  },
  {
    id: "PRO-1: the previous commune is another",
    offenders:
      "//el:*[el:LieuDInscriptionPrecedent/el:Commune/ie:Localite/@code = .//el:CommuneDInscription/ie:Localite/@code or el:NouvelleCommuneDInscription/ie:Localite/@code = .//el:CommuneDInscription/ie:Localite/@code]",
    mistake: {
      example: "AvisDInscription-complet",
      from: /code="35238"(?=[\s\S]{0,200}<\/el:Commune>)/,
      to: 'code="44109"',
    },
  },
  {
    id: "PER-1: the period does not end before it begins",
    offenders: `//el:PeriodeDeRevision[${day("el:DateDeDebut")} > ${day("el:DateDeFin")}]`,
    mistake: {
      example: "AvisDeRadiation-minimal",
      from: "<el:DateDeFin>2009-02-28<",
      to: "<el:DateDeFin>2008-02-29<",
    },
  },
  {
    id: "PER-1: all units of a lot have the same period",
    offenders:
      "//el:*[@xml:id][../el:Identifiant][string(el:PeriodeDeRevision) != string(../el:*[@xml:id][1]/el:PeriodeDeRevision)]",
    mistake: {
      example: "LotDUnitesElectoralesDePlusieursTypes-complet",
      from: /<el:DateDeFin>2009-02-28<(?=[\s\S]{0,80}<el:NumeroDEnregistrement>000301<)/,
      to: "<el:DateDeFin>2009-02<",
    },
  },
  {
    id: "xml:id is kind, sender, number",
    offenders:
      "//el:*[@xml:id][string-length(translate(substring-after(normalize-space(@xml:id), '-'), '-0123456789AINSE', '')) > 0 or string-length(substring-before(normalize-space(@xml:id), '-')) != 2]",
    mistake: { example: "AvisDInscription-minimal", from: "AI-44109-", to: "AVIS-44109-" },
  },
];

function offendersIn(text: string, xpath: string): string[] {
  const document = XmlDocument.fromBuffer(new TextEncoder().encode(text));
  try {
    const { el, ie, io } = namespaces;
    return document.find(xpath, { el, ie, io }).map((node) => `line ${node.line}`);
  } finally {
    document.dispose();
  }
}

const examples = validExamples();

describe.for(rules)("$id", ({ offenders, mistake }) => {
  test("holds in every valid example", () => {
    for (const { name, text } of examples) expect(offendersIn(text, offenders), name).toEqual([]);
  });

  test("would be seen broken", () => {
    const text = examples.find(({ name }) => name === mistake.example)?.text ?? "";
    const broken = text.replace(mistake.from, mistake.to);
    expect(broken).not.toBe(text);
    expect(offendersIn(broken, offenders)).not.toEqual([]);
  });
});
