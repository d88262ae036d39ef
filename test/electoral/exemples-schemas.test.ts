import { describe, expect, test } from "vitest";
import { entrySchema, schemasFolder, stages } from "../support/exemples.js";
import {
  children,
  descendants,
  documentationOf,
  moduleFiles,
  namespaces,
  readModule,
  references,
  withIncludes,
} from "../support/schema-modules.js";

const components = [
  "element",
  "attribute",
  "complexType",
  "simpleType",
  "group",
  "enumeration",
] as const;

const staged = ["element", "complexType", "group"];

const modules = [
  "DefinitionsCommunes",
  ...["AvisDInscription", "AvisDInscriptionDOffice", "AvisDeRadiation"],
  ...["RefusRadiation", "RefusMention", "DemandeRadiation", "DemandeMention"],
  ...["PropositionInscription", "LotUnitesElectorales"],
  ...["EnvoiUniteElectorale", "EnvoiLotUnitesElectorales", "EnvoiGestion"],
  ...["ReactivationInscription", "SuppressionMention", "ModificationTypeListe"],
].map((name) => `electoral/${name}.xsd`);

const base = ["adresse", "cog", "individu", "insee", "insee-commun", "iso", "nir", "siret"].map(
  (name) => `${name}.xsd`,
);

const entries = stages.map((stage) => entrySchema(stage).slice(schemasFolder.length + 1));

function nameOf(component: ReturnType<typeof readModule>): string {
  const { localName } = component;
  return `${localName} ${component.getAttribute("name") ?? component.getAttribute("ref") ?? component.getAttribute("value") ?? "(anonymous)"}`;
}

describe("the files", () => {
  test("are those of the reconstruction, no more and no less", () => {
    expect(moduleFiles()).toEqual(
      [...modules, ...base, ...entries, "outils/enveloppe.xsd", "xml.xsd"].sort(),
    );
  });

  test("import each namespace from one place", () => {
    const places = new Map<string, Set<string>>();
    for (const file of moduleFiles()) {
      const targets = references(file, "import");
      children(readModule(file), "import").forEach((element, index) => {
        const namespace = element.getAttribute("namespace") ?? "";
        const target = targets[index];
        if (target !== undefined) places.set(namespace, new Set(places.get(namespace)).add(target));
      });
    }
    expect(Object.fromEntries([...places].map(([name, files]) => [name, [...files]]))).toEqual({
      [namespaces.ie]: ["insee.xsd"],
      [namespaces.io]: ["outils/enveloppe.xsd"],
      [namespaces.xml]: ["xml.xsd"],
    });
  });

  test("include what the reconstruction says", () => {
    expect(references("insee.xsd", "include").sort()).toEqual(
      base.filter((file) => file !== "insee.xsd"),
    );
    expect(references("individu.xsd", "include")).toEqual(["iso.xsd", "cog.xsd"]);
    expect(references("adresse.xsd", "include")).toEqual(["individu.xsd"]);
    for (const file of ["iso.xsd", "cog.xsd", "siret.xsd", "nir.xsd"])
      expect(references(file, "include")).toEqual(["insee-commun.xsd"]);
    for (const file of modules.filter((name) => !name.endsWith("DefinitionsCommunes.xsd")))
      expect(references(file, "include")).toContain("electoral/DefinitionsCommunes.xsd");
  });

  test.for(modules)(
    "%s is reached by the entry schema of each of its stages, and no other",
    (file) => {
      const wanted = new Set(
        descendants(readModule(file), staged).flatMap(
          (component) => component.getAttributeNS(namespaces.sn, "stages")?.split(", ") ?? [],
        ),
      );
      const reached = stages.filter((stage) =>
        withIncludes(entrySchema(stage).slice(schemasFolder.length + 1)).has(file),
      );
      expect([...reached]).toEqual(stages.filter((stage) => wanted.has(stage)));
    },
  );

  test.for(moduleFiles())("%s says what it is for", (file) => {
    expect(documentationOf(readModule(file))).toMatch(/\.$/);
  });
});

describe.for(moduleFiles())("each component of %s", (file) => {
  const schema = readModule(file);
  const electoral = schema.getAttribute("targetNamespace") === namespaces.el;
  const all = descendants(schema, components).map((component) => ({
    component,
    label: nameOf(component),
  }));

  test("has a provenance", () => {
    for (const { component, label } of all)
      expect(component.getAttributeNS(namespaces.pv, "provenance"), label).toMatch(
        /^(?:known|inferred|designed)$/,
      );
  });

  test("has stages where stages belong, and nowhere else", () => {
    for (const { component, label } of all) {
      const value = component.getAttributeNS(namespaces.sn, "stages");
      if (!electoral || !staged.includes(component.localName)) expect(value, label).toBeNull();
      else expect(stages, label).toEqual(expect.arrayContaining(value?.split(", ") ?? [""]));
    }
  });

  test("is documented in French", () => {
    for (const { component, label } of all)
      expect(documentationOf(component), label).toMatch(/^\p{Lu}.{9,}\.$/u);
  });

  test("has a title if it is a code", () => {
    for (const { component, label } of all)
      if (component.localName === "enumeration")
        expect(component.getAttributeNS(namespaces.dc, "title"), label).toMatch(/\S/);
  });

  test("is named by Insee's rules", () => {
    for (const { component } of all) {
      const name = component.getAttribute("name");
      if (name === null || component.hasAttributeNS(namespaces.ie, "obsolete")) continue;
      const type = component.localName.endsWith("Type");
      expect(name).toMatch(type ? /^[A-Z][A-Za-z0-9]*Type$/ : /^[A-Za-z]+$/);
    }
  });
});
