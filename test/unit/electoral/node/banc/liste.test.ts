import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  lireListeDeRetrait,
  listeDeRetrait,
} from "../../../../../electoral/node/banc/http/liste.js";

test("writes the list in the form of Insee's service, and reads it again", () => {
  const list = listeDeRetrait(
    [{ nom: "INSEE-44109-20081201-000001.zip" }],
    "http://127.0.0.1:8642",
  );
  expect(list).toContain(
    '<ns2:ServiceDepotRetrait xmlns:ns2="http://xml.insee.fr/schema/outils">\n  <Fichiers>\n    <id>INSEE-44109-20081201-000001.zip</id>\n    <URI>http://127.0.0.1:8642/ressources/electoral/fichier/INSEE-44109-20081201-000001.zip</URI>\n  </Fichiers>',
  );
  expect(list).toContain("ce n’est pas un service de l’Insee");
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[\w.&<> -]{1,20}$/)), (names) => {
      const text = listeDeRetrait(
        names.map((nom) => ({ nom })),
        "http://a",
      );
      const read = lireListeDeRetrait(text)?.map(({ id }) => id);
      expect(read).toEqual(names.map((nom) => nom.trim()));
    }),
  );
});

describe("reads lists however they are written", () => {
  test.for([
    [
      "another prefix",
      '<a:ServiceDepotRetrait xmlns:a="http://xml.insee.fr/schema/outils"><Fichiers><id>x.zip</id><URI>/x</URI></Fichiers></a:ServiceDepotRetrait>',
    ],
    [
      "blanks and comments",
      '<a:ServiceDepotRetrait xmlns:a="http://xml.insee.fr/schema/outils"> <Fichiers>\n<!-- a --><id> x.zip\n</id><URI>/<!-- b -->x</URI></Fichiers> </a:ServiceDepotRetrait>',
    ],
    [
      "CDATA, and the other order",
      '<a:ServiceDepotRetrait xmlns:a="http://xml.insee.fr/schema/outils"><Fichiers><URI><![CDATA[/x]]></URI><id>x.zip</id></Fichiers></a:ServiceDepotRetrait>',
    ],
  ] as const)("%s", ([, text]) => {
    expect(lireListeDeRetrait(text)).toEqual([{ id: "x.zip", uri: "/x" }]);
  });

  test.for(["", "<html/>", '<ServiceDepotRetrait xmlns="urn:x"/>', "<a:ServiceDepotRetrait"])(
    "but %j is none",
    (text) => {
      expect(lireListeDeRetrait(text)).toBeUndefined();
    },
  );
});
