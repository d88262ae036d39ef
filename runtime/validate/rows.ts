import type { GroupParticle } from "../descriptors.js";
import { rowTypeOf } from "../model/rows.js";
import type { BeginItems } from "./items.js";
import { namesOf } from "./report-content.js";
import type { Compile, Validation } from "./validation.js";

/** Checks rows one by one, each as a value of a type with the properties of one round of the group. */
export function rowItems(
  particle: GroupParticle & { readonly property: string },
  compile: Compile,
): BeginItems {
  const { property, minOccurs: minimum, maxOccurs } = particle;
  const check = compile.row(rowTypeOf(particle));
  return () => {
    let count = 0;
    return {
      item(row, validation) {
        count++;
        check(row, validation);
        if (count > maxOccurs) reportTooMany(particle, count, validation);
      },
      take: () => false,
      finish(validation) {
        if (count >= minimum) return;
        const parameters = { property, expected: namesOf(particle), count, minimum };
        validation.report("cvc-complex-type.2.4.b", parameters);
      },
    };
  };
}

function reportTooMany(particle: GroupParticle, count: number, validation: Validation): void {
  const [element] = namesOf(particle);
  if (element === undefined || typeof element === "string") return;
  const parameters = { element, count, maximum: particle.maxOccurs, expected: [] };
  validation.report("cvc-complex-type.2.4.d", parameters);
}
