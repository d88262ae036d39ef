import { assignNames, type Handle, ownNames, reservedIdentifiers } from "../ir/names.js";
import type { Plan } from "../ir/plan.js";
import type { Names } from "./context.js";
import type { Target } from "./target.js";

/**
 * Names what the targets declare, one target after the other, so that one added at the end changes no name of those before it.
 * Types have their names already. A constant may have the name of a type only where it belongs to that type: two modules that
 * export one name, even with different meanings, cannot be exported together.
 */
export function nameHandles(plan: Plan, targets: readonly Target[]): Names {
  const declarations = [...plan.elements.values(), ...plan.types.values()];
  const last = targets.flatMap((target) =>
    target.files(plan).flatMap(({ lastHandles = [] }) => lastHandles),
  );
  const handles = targets
    .flatMap((target) => [
      ...target.files(plan).flatMap((file) => file.handles),
      ...declarations.flatMap((declaration) => target.handles(declaration, plan)),
    ])
    .concat(last)
    .filter((handle) => !plan.typeNames.has(handle));
  const types = assignNames(
    handles.filter(({ space }) => space === "type"),
    new Set([...reservedIdentifiers, ...ownNames]),
    plan.typeNames,
  );
  const typeNames = new Map([...plan.typeNames, ...types]);
  const values = assignNames(
    handles.filter(({ space }) => space === "value"),
    reservedIdentifiers,
    typeNames,
  );
  const names = new Map([...typeNames, ...values]);
  return { names, paths: pathsOf(plan, targets), taken: new Set(names.values()) };
}

function pathsOf(plan: Plan, targets: readonly Target[]): ReadonlyMap<Handle, string> {
  const paths = new Map<Handle, string>();
  for (const target of targets) {
    for (const { path, handles, lastHandles = [] } of target.files(plan)) {
      for (const handle of [...handles, ...lastHandles]) paths.set(handle, path);
    }
    for (const { path, declarations } of plan.modules) {
      for (const declaration of declarations) {
        for (const handle of target.handles(declaration, plan)) paths.set(handle, path);
      }
    }
  }
  return paths;
}
