import { expect, test, vi } from "vitest";
import { unitesDe } from "../../electoral/index.js";
import { EnvoiLotDUnitesElectoralesElement } from "../../generated/electoral/index.js";
import { parseOrThrow } from "../../runtime/parse.js";
import { entrySchema } from "../support/exemples.js";
import { libxml2Validator } from "../support/libxml2.js";

test("a full round of the exchange, as docs/examples/echange.ts shows it", async () => {
  const said: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void said.push(`!${line}`));
  const { envoyee } = await import("../../docs/examples/echange.js");
  vi.restoreAllMocks();
  expect(said).toEqual([
    "DR-INSEE-44109-000001  demande de radiation  jusqu’au 30/12/2008, 15 jours restants",
    "DM-INSEE-2A004-000001  demande d’apposition d’une mention  jusqu’au 30/12/2008, 15 jours restants",
    "PI-INSEE-97411-000001  proposition d’inscription d’office  8 jours après la décision de la commission",
    "  DR-INSEE-44109-000001  probable : nom à la graphie près, date de naissance incomplète, compatible, premier prénom identique, lieu de naissance identique",
    "99999999800029-2008-0001 : 3 unités, 0 erreur",
    expect.stringContaining('"RR-44109-":1'),
  ]);
  expect(libxml2Validator(entrySchema("unite electorale"))(envoyee).errors).toEqual([]);
  const units = unitesDe(parseOrThrow(EnvoiLotDUnitesElectoralesElement, envoyee));
  expect(units.map(({ kind }) => kind)).toEqual([
    "refusDeRadiation",
    "refusDAppositionDUneMention",
    "avisDInscriptionDOffice",
  ]);
});
