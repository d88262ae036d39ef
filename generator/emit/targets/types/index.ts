import { present } from "../../handles.js";
import type { Target } from "../../target.js";
import { emitComplexType } from "./complex-types.js";
import { emitSubstitution } from "./elements.js";
import { emitTest, emitValues } from "./enumerations.js";
import {
  derivedHandle,
  orDerivedHandle,
  rowsHandle,
  substitutionHandle,
  testHandle,
  titlesHandle,
  valuesHandle,
} from "./handles.js";
import { itemHandles } from "./item-handles.js";
import { emitOrDerived } from "./or-derived.js";
import { sharedAt } from "./shared-properties.js";
import { emitSimpleType, emitTitles } from "./simple-types.js";

/** Interfaces and aliases, and the values and titles of enumerations. */
export const types: Target = {
  handles: (declaration, plan) => {
    switch (declaration.kind) {
      case "complexType":
        return present([
          declaration.handle,
          orDerivedHandle(declaration, plan),
          derivedHandle(declaration, plan),
          ...itemHandles(plan)
            .ownOf(declaration.component)
            .map(([, handle]) => handle),
          ...sharedAt(declaration, plan).map(({ handle }) => handle),
        ]);
      case "simpleType":
        return present([
          declaration.handle,
          titlesHandle(declaration),
          valuesHandle(declaration),
          rowsHandle(declaration),
          testHandle(declaration),
        ]);
      case "element":
        return present([substitutionHandle(declaration, plan)]);
    }
  },
  statements: (declaration, context) => {
    switch (declaration.kind) {
      case "complexType":
        return [...emitComplexType(declaration, context), ...emitOrDerived(declaration, context)];
      case "simpleType":
        return [
          ...emitValues(declaration, context),
          ...emitSimpleType(declaration, context),
          ...emitTest(declaration, context),
          ...emitTitles(declaration, context),
        ];
      case "element":
        return emitSubstitution(declaration, context);
    }
  },
  files: () => [],
};
