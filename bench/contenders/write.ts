import { XMLBuilder } from "fast-xml-parser";
import { type AvisDInscriptionType, EnvoiLotDUnitesElectoralesElement, serialize } from "scrutin";
import * as slimdom from "slimdom";
import { create, createCB } from "xmlbuilder2";
import { avis, units, wholeSending } from "../units.js";
import { streams } from "./streams.js";
import { takePasses } from "./turns.js";

/*
 * Writes a lot of avis d'inscription; each contender in a process of its own: `write.ts NAME UNITS`. What comes of it is the number of
 * bytes.
 */
const el = "http://xml.insee.fr/schema/electoral";
const ie = "http://xml.insee.fr/schema";
const xml = "http://www.w3.org/XML/1998/namespace";

/** Elements by expanded name, in document order: what the generic writers are given by hand. */
type Tree = readonly [
  prefix: "el" | "ie",
  local: string,
  content: string | readonly Tree[],
  attributes?: Attributes,
];
type Attributes = readonly (readonly [namespace: string, name: string, value: string])[];

function treeOf(value: AvisDInscriptionType): Tree {
  const { individu } = value.inscription.electeur;
  const { noms, prenoms, naissance, sexe } = individu;
  const lines = value.adresse.adressePostale;
  const place = (at: { value: string; code?: string | undefined } | undefined): readonly Tree[] =>
    at === undefined ? [] : [["ie", "Localite", at.value, [["", "code", at.code ?? ""]]]];
  const nomUsage = "nomUsage" in noms ? noms.nomUsage : undefined;
  return [
    "el",
    "AvisDInscription",
    [
      [
        "el",
        "PeriodeDeRevision",
        [
          ["el", "DateDeDebut", value.periodeDeRevision.dateDeDebut],
          ["el", "DateDeFin", value.periodeDeRevision.dateDeFin],
        ],
      ],
      ["el", "NumeroDEnregistrement", value.numeroDEnregistrement],
      [
        "el",
        "Inscription",
        [
          [
            "el",
            "Electeur",
            [
              [
                "el",
                "Individu",
                [
                  [
                    "ie",
                    "Noms",
                    [
                      ["ie", "NomFamille", noms.nomFamille],
                      ...(nomUsage === undefined ? [] : [["ie", "NomUsage", nomUsage] as const]),
                    ],
                  ],
                  [
                    "ie",
                    "Prenoms",
                    (prenoms.prenom ?? []).map((name): Tree => ["ie", "Prenom", name]),
                  ],
                  [
                    "ie",
                    "Naissance",
                    [
                      ["ie", "DateNaissance", naissance?.dateNaissance ?? ""],
                      ["ie", "LieuNaissance", place(naissance?.lieuNaissance.localite)],
                    ],
                  ],
                  ["ie", "Sexe", sexe ?? ""],
                ],
              ],
            ],
          ],
          ["el", "TypeDeListe", value.inscription.typeDeListe],
          ["el", "CommuneDInscription", place(value.inscription.communeDInscription.localite)],
        ],
      ],
      ["el", "TypeDInscription", value.typeDInscription],
      ["el", "DateDInscription", value.dateDInscription],
      [
        "el",
        "Adresse",
        [
          [
            "ie",
            "AdressePostale",
            [
              ["ie", "LigneQuatre", lines?.ligneQuatre ?? ""],
              ["ie", "LigneSix", lines?.ligneSix ?? ""],
            ],
          ],
        ],
      ],
    ],
    [[xml, "xml:id", value.id]],
  ];
}

const namespaces = { el, ie } as const;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("\r", "&#13;");

type Builder = ReturnType<typeof create>;

function addTree(parent: Builder, [prefix, local, content, attributes = []]: Tree): void {
  const element = parent.ele(namespaces[prefix], `${prefix}:${local}`);
  for (const [namespace, name, value] of attributes) {
    if (namespace === "") element.att(name, escaped(value));
    else element.att(namespace, name, escaped(value));
  }
  if (typeof content === "string") element.txt(escaped(content));
  else for (const child of content) addTree(element, child);
}

function treeRoot(): Builder {
  return create({ encoding: "UTF-8", version: "1.0" })
    .ele(el, "el:Lot")
    .att("http://www.w3.org/2000/xmlns/", "xmlns:ie", ie);
}

function domTree(
  document: slimdom.Document,
  [prefix, local, content, attributes = []]: Tree,
): slimdom.Element {
  const element = document.createElementNS(namespaces[prefix], `${prefix}:${local}`);
  for (const [namespace, name, value] of attributes)
    element.setAttributeNS(namespace === "" ? null : namespace, name, value);
  if (typeof content === "string") element.append(document.createTextNode(content));
  else for (const child of content) element.append(domTree(document, child));
  return element;
}

/** The object that fast-xml-parser's builder wants. */
function fastObject([, , content, attributes = []]: Tree): unknown {
  const own = Object.fromEntries(attributes.map(([, name, value]) => [`@${name}`, value]));
  if (typeof content === "string")
    return attributes.length === 0 ? content : { ...own, "#text": content };
  const children: Record<string, unknown> = { ...own };
  for (const child of content) {
    const key = `${child[0]}:${child[1]}`;
    const value = fastObject(child);
    const before = children[key];
    if (before === undefined) children[key] = value;
    else children[key] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return children;
}

/** Text counts as written once it is bytes: V8 puts off the work of joining strings until then. */
const bytes = (text: string): number => Buffer.from(text).length;

const contenders: Record<string, (count: number) => number | Promise<number>> = {
  serialize: (count) => bytes(serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(count))),
  "xmlbuilder2-tree": (count) => {
    const root = treeRoot();
    for (let index = 0; index < count; index++) addTree(root, treeOf(avis(index)));
    return bytes(root.end({ wellFormed: true }));
  },
  "xmlbuilder2-small-trees": (count) => {
    let length = 0;
    for (let index = 0; index < count; index++) {
      const root = create().ele(el, "el:Lot");
      addTree(root, treeOf(avis(index)));
      length += bytes(root.toString({ wellFormed: true }));
    }
    return length;
  },
  "xmlbuilder2-callback": (count) =>
    new Promise((resolve, reject) => {
      let length = 0;
      const stream = createCB({
        data: (chunk: string) => {
          length += bytes(chunk);
        },
        end: () => resolve(length),
        error: reject,
      });
      const add = ([prefix, local, content, attributes = []]: Tree): void => {
        stream.ele(namespaces[prefix], `${prefix}:${local}`);
        for (const [namespace, name, value] of attributes) {
          if (namespace === "") stream.att(name, value);
          else stream.att(namespace, name, value);
        }
        if (typeof content === "string") stream.txt(content);
        else for (const child of content) add(child);
        stream.up();
      };
      stream.dec({ version: "1.0" }).ele(el, "el:Lot");
      for (let index = 0; index < count; index++) add(treeOf(avis(index)));
      stream.end();
    }),
  "fast-xml-parser": (count) => {
    const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@" });
    const lot = {
      "@xmlns:el": el,
      "@xmlns:ie": ie,
      "el:AvisDInscription": Array.from({ length: count }, (_, index) =>
        fastObject(treeOf(avis(index))),
      ),
    };
    return bytes(builder.build({ "el:Lot": lot }));
  },
  slimdom: (count) => {
    const document = new slimdom.Document();
    const root = document.createElementNS(el, "el:Lot");
    document.append(root);
    for (let index = 0; index < count; index++) root.append(domTree(document, treeOf(avis(index))));
    return bytes(slimdom.serializeToWellFormedString(document));
  },
};

for (const [name, stream] of Object.entries(streams))
  contenders[name] = async (count) => {
    let length = 0;
    for await (const chunk of stream(units(count), count)) length += bytes(chunk);
    return length;
  };

const [name = "", count = "5000"] = process.argv.slice(2);
const contender = contenders[name];
if (contender === undefined)
  throw new Error(`no contender ${name}: ${Object.keys(contenders).join(", ")}`);
await takePasses(Number(count), () => contender(Number(count)));
