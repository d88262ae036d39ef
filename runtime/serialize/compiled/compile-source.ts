let refused = false;

/**
 * What the body of a function gives that is called with `outside`, or undefined where source may not be made into functions: that
 * is a content security policy's to say, by an `EvalError`. It is not tried again then, because browsers report each attempt.
 */
export function compileSource(body: string, outside: readonly unknown[]): unknown {
  if (refused) return undefined;
  try {
    return new Function("outside", `"use strict";\n${body}`)(outside) as unknown;
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    refused = true;
    return undefined;
  }
}
