import { describe, expect, test } from "vitest";
import { unitesDe } from "../../../../electoral/echange/contenu.js";
import { lotDeLots, repartir } from "../../../../electoral/echange/envois.js";
import {
  type Fin,
  lireEnvoi,
  type PartieLue,
  type UniteLue,
} from "../../../../electoral/echange/lecture.js";
import { numeroteur } from "../../../../electoral/echange/numeroteur.js";
import {
  EnvoiLotDUnitesElectoralesElement,
  schemas,
} from "../../../../generated/electoral/index.js";
import { parse } from "../../../../runtime/parse.js";
import { serialize } from "../../../../runtime/serialize.js";
import { avis, communes, entete, radiation } from "../../../support/electoral-units.js";
import { validExamples } from "../../../support/exemples.js";

async function read(...[source, options]: Parameters<typeof lireEnvoi>): Promise<{
  readonly units: readonly UniteLue[];
  readonly others: readonly PartieLue[];
  readonly fin: Fin;
}> {
  const parts: PartieLue[] = [];
  for await (const part of lireEnvoi(source, options)) parts.push(part);
  const fin = parts.pop();
  if (fin?.kind !== "fin") throw new Error("the end comes last");
  const units = parts.filter((part) => part.kind !== "ecart" && part.kind !== "fin");
  return { units, others: parts.filter((part) => !units.includes(part as UniteLue)), fin };
}

/** All units of a value, with their kinds. */
function unitsOf(root: string, value: unknown): readonly unknown[] {
  const kind = root.charAt(0).toLowerCase() + root.slice(1);
  if (root.startsWith("LotDeLots"))
    return (value as { lot: { uniteElectorale: unknown[] }[] }).lot.flatMap(
      ({ uniteElectorale }) => uniteElectorale,
    );
  if (root.startsWith("LotDU")) return (value as { uniteElectorale: unknown[] }).uniteElectorale;
  return root.startsWith("Envoi") ? unitesDe(value as never) : [{ kind, value }];
}

const xml = serialize(
  EnvoiLotDUnitesElectoralesElement,
  lotDeLots(repartir(communes.flatMap((commune) => [avis(commune), radiation(commune)])), {
    ...entete,
    emetteur: { typePartenaire: "concentrateur", code: "99999999800029" },
    numeroteur: numeroteur(),
  }),
  { indent: 1 },
);

describe("what is read", () => {
  test("is what parse reads of every example, whole or in pieces", async () => {
    for (const { name, text, root } of validExamples()) {
      const { value } = parse(schemas(), text);
      const pieces = Array.from({ length: Math.ceil(text.length / 37) }, (_, index) =>
        text.slice(index * 37, index * 37 + 37),
      );
      for (const source of [text, new TextEncoder().encode(text), pieces]) {
        const { units, others, fin } = await read(source);
        expect(
          units.map(({ kind, value }) => ({ kind, value })),
          name,
        ).toEqual(unitsOf(root, value));
        expect(
          [...others, ...units.flatMap(({ issues }) => issues), ...fin.issues, ...fin.remarques],
          name,
        ).toEqual([]);
        expect(fin).toMatchObject({ connue: true, nombre: units.length });
        expect(fin.enveloppe, name).toEqual(
          (value as { enveloppeElectorale?: unknown }).enveloppeElectorale,
        );
      }
    }
  });

  test("says where each unit is, and of which commune", async () => {
    const { units } = await read(xml, { file: "envoi.xml" });
    const lines = xml.split("\n");
    for (const { kind, commune, place, value } of units) {
      const name = kind.charAt(0).toUpperCase() + kind.slice(1);
      expect(lines[place.position.line - 1]).toContain(`<el:${name} xml:id="${value?.id}"`);
      expect(place.position.file).toBe("envoi.xml");
      expect(commune).toBe(communes[(place.lot ?? 0) - 1]);
    }
    expect(units.map(({ place }) => place.rang)).toEqual(units.map((_, index) => index + 1));
  });

  test("has one bad unit that costs no other", async () => {
    const bad = xml.replace("<ie:Sexe>F</ie:Sexe>", "<ie:Sexe>X</ie:Sexe>");
    const { units, others, fin } = await read(bad);
    expect(units.map(({ value }) => value !== undefined)).toEqual(
      units.map((_, index) => index > 0),
    );
    expect(units[0]?.issues).toMatchObject([{ code: "cvc-enumeration-valid" }]);
    expect([...others, ...fin.issues]).toEqual([]);
    expect(fin.enveloppe?.identifiantEnvoi).toBe("99999999800029-2008-0001");
  });

  test("has what is wrong between the units apart from them", async () => {
    const bad = xml
      .replace("<io:Code>INSEE</io:Code>", "<io:Code/><io:Code/>")
      .replace("<el:AvisDeRadiation xml", "<el:Inconnu/><el:AvisDeRadiation xml");
    const { units, others, fin } = await read(bad);
    expect(units.length).toBe(10);
    expect(units.flatMap(({ issues }) => issues)).toEqual([]);
    expect(others.length).toBe(2);
    expect(fin.enveloppe).toBeUndefined();
  });

  test("has a remark where the envelope announces another number", async () => {
    const { fin } = await read(xml.replace("NombreDUnites>10<", "NombreDUnites>11<"));
    expect(fin.remarques).toMatchObject([
      { code: "nombre-different", parameters: { annonce: 11, trouve: 10 } },
    ]);
  });

  test("names a root that is none of the exchange, be it declared or not", async () => {
    for (const text of [
      "<x/>",
      '<SIREN xmlns="http://xml.insee.fr/schema">123456789</SIREN>',
      "",
      "<",
      "<el:EnvoiGestion/>",
    ]) {
      const { fin } = await read(text);
      expect(fin, text).toMatchObject({
        connue: false,
        nombre: 0,
        remarques: [{ code: "racine-inconnue" }],
      });
      // Where no root can be read, the known ones would not help.
      const isRead = text.endsWith(">") && !text.startsWith("<el:");
      expect(fin.remarques[0]?.message, text).toContain(
        isRead ? "EnvoiUniteElectorale" : "pas de racine lisible",
      );
    }
    expect((await read("<x/>")).fin.remarques[0]?.message).toContain("«\u00a0x\u00a0»");
  });

  test("that is cut off anywhere is never thrown", async () => {
    for (let length = 0; length < xml.length; length += 211) {
      const { fin, units } = await read(xml.slice(0, length));
      expect(fin.issues.length, String(length)).toBeGreaterThan(0);
      expect(fin.nombre).toBe(units.length);
    }
  });

  test("shows nothing of persons where that is asked for", async () => {
    const bad = xml.replaceAll("Lefèvre", "Ibáñez-Secret").replaceAll("1985-07-14", "1985-17-14");
    const open = await read(bad);
    expect(JSON.stringify(open.units.map(({ issues }) => issues))).toContain("Secret");
    const redacted = await read(bad, { redact: true });
    const said = JSON.stringify(redacted.units.map(({ issues }) => issues));
    expect(said).not.toMatch(/Secret|Ib|1985|ñ/);
    expect(redacted.units[0]?.issues.map(({ code }) => code)).toEqual(
      open.units[0]?.issues.map(({ code }) => code),
    );
  });
});
