import { describe, expect, test } from "vitest";
import { guessLanguage, textLanguage, textsOf } from "../../../../generator/schema/texts.js";
import { loadTexts } from "../../../support/load-schema.js";
import { xsd } from "../../../support/schemas-in-memory.js";

const said = (text: string, language = ""): string =>
  `<xs:annotation><xs:documentation${language === "" ? "" : ` xml:lang="${language}"`}>${text}</xs:documentation></xs:annotation>`;

describe("the language of a schema's texts", () => {
  const languageOf = async (...texts: readonly string[]): Promise<string | undefined> => {
    const elements = texts.map(
      (text, index) => `<xs:element name="e${index}">${text}</xs:element>`,
    );
    const { schema } = await loadTexts({ "t.xsd": xsd(elements.join("")) });
    return textLanguage(schema);
  };

  test("is what most documentation says, whatever its words", async () => {
    const words = "the name of the person is that";
    expect(await languageOf(said(words, "nl"), said(words, "nl"), said(words, "en"))).toBe("nl");
    expect(await languageOf(said(words, "FR-ca"))).toBe("fr-ca");
  });

  test("is else that of its small words", async () => {
    expect(
      await languageOf(said("Le nom de la personne"), said("la date des faits, par jour")),
    ).toBe("fr");
    expect(await languageOf(said("the name of the person"))).toBe("en");
    expect(await languageOf(said("Nom"), "")).toBeUndefined();
  });
});

test("texts are those of all components, inside types without names too", async () => {
  const { schema } = await loadTexts({
    "t.xsd": xsd(`
      ${said("document")}
      <xs:element name="a">${said("element")}<xs:complexType>${said("type")}
        <xs:sequence>${said("group")}
          <xs:element name="b">${said("inner")}<xs:simpleType>${said("inner type")}
            <xs:restriction base="xs:string"><xs:enumeration value="1">${said("code")}</xs:enumeration></xs:restriction>
          </xs:simpleType></xs:element>
          <xs:any>${said("any")}</xs:any>
        </xs:sequence>
        <xs:attribute name="c" type="xs:string">${said("attribute")}</xs:attribute>
      </xs:complexType></xs:element>
      <xs:complexType name="t">${said("ring")}<xs:sequence><xs:element name="t" type="t:t" minOccurs="0"/></xs:sequence></xs:complexType>`),
  });
  const texts = [...textsOf(schema)];
  for (const text of [
    "document",
    "element",
    "type",
    "group",
    "inner",
    "inner type",
    "code",
    "any",
    "attribute",
    "ring",
  ])
    expect([text, texts.includes(text)]).toEqual([text, true]);
});

describe("small words", () => {
  test.each([
    ["de", "Der Name des Kindes und die Anschrift, mit der es gemeldet ist"],
    ["es", "El nombre de la persona y los apellidos que se usan por ley"],
    ["fr", "Date à laquelle le changement est connu du service, dans les communes"],
    ["it", "Il nome della persona che è nel registro"],
    ["nl", "De naam van het kind en een adres dat is opgegeven"],
    ["en", "The amount that is to be paid for this item"],
  ])("tell %s", (language, text) => {
    expect(guessLanguage([text])).toBe(language);
  });

  test.each([
    ["nothing", []],
    ["names", ["NomFamille", "CodePostal"]],
    ["two languages by halves", ["le nom est dans le registre", "the name is in the book of this"]],
  ])("do not tell %s", (_, texts) => {
    expect(guessLanguage(texts)).toBeUndefined();
  });
});
