import { describe, expect, test } from "vitest";
import { caviarder, masque } from "../../../electoral/caviardage.js";
import { lireNom } from "../../../electoral/civil/noms.js";
import { remarque } from "../../../electoral/remarques.js";
import { schemas } from "../../../generated/electoral/index.js";
import { electoralRules } from "../../../generated/electoral-rules.js";
import { validateDocument } from "../../../runtime/parse.js";
import { useRules } from "../../../runtime/rules/index.js";
import { invalidExamples, validExamples } from "../../support/exemples.js";

describe("what is redacted", () => {
  test("keeps its code and place, and loses its values", () => {
    for (const { name, text } of invalidExamples())
      for (const issue of validateDocument(schemas(), text)) {
        const redacted = caviarder(issue);
        const { code, path, xpath, position } = issue;
        expect(redacted, name).toMatchObject({ code, path, xpath, position });
        const { value } = issue.parameters as { readonly value?: unknown };
        if (typeof value === "string" && value.length > 3)
          expect(redacted.message, name).not.toContain(value);
      }
  });

  test("has nothing of what rules say", () => {
    const rules = useRules(electoralRules);
    const text = validExamples()
      .find(({ name }) => name === "EnvoiLotDUnitesElectorales-complet")
      ?.text.replace(/<el:NombreDUnites>8/, "<el:NombreDUnites>9");
    const [issue] = validateDocument(schemas(), text ?? "", { rules });
    if (issue === undefined) throw new Error("CNT-1 is broken");
    expect(caviarder(issue)).toMatchObject({ code: "CNT-1", source: "rule", parameters: {} });
    expect(caviarder(issue).message).toContain("CNT-1");
  });

  test("says of remarks what is no value", () => {
    const [said] = lireNom("Secret*").remarques;
    if (said === undefined) throw new Error("the name is refused");
    expect(JSON.stringify(caviarder(said))).not.toContain("Secret");
    expect(caviarder(said).message).toContain(masque);
    const count = remarque("nombre-different", "error", { annonce: 2, trouve: 3 });
    expect(caviarder(count)).toEqual(count);
  });

  test("is said in English, too", () => {
    const [said] = lireNom("Secret*").remarques;
    expect(said && caviarder(said, { locale: "en" }).message).toContain(
      "characters that are not admitted",
    );
  });
});
