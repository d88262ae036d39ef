/** What the body of a function gives that is called with `outside`, or undefined where source may not be made into functions. */
export type CompileSource = (body: string, outside: readonly unknown[]) => unknown;

/**
 * Whether source may be made into functions is a content security policy's to say, by an `EvalError`. It is not tried again then, because
 * browsers report each attempt.
 */
export function sourceCompiler(): CompileSource {
  let refused = false;
  return (body, outside) => {
    if (refused) return undefined;
    try {
      return new Function("outside", `"use strict";\n${body}`)(outside) as unknown;
    } catch (error) {
      if (!(error instanceof EvalError)) throw error;
      refused = true;
      return undefined;
    }
  };
}

export const compileSource: CompileSource = /*@__PURE__*/ sourceCompiler();
