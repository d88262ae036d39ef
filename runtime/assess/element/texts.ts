import type { Context } from "../context.js";
import type { Frame } from "./frame.js";
import type { Plan, TextRule } from "./plan.js";

/** What text an element may have. */
export function textRuleOf(frame: Frame, plan: Plan): TextRule {
  if (frame.nil) return "none";
  return plan.kind === "simple" ? "keep" : plan.textRule;
}

/** Reports text that is not allowed, once for each element. */
export function checkText(context: Context, frame: Frame, text: string): void {
  if (text === "" || (frame.textRule === "white" && isWhite(text))) return;
  const element = frame.tag.name;
  frame.contentReported = true;
  if (frame.nil) context.report("cvc-elt.3.2.1", { element }, frame);
  else if (frame.textRule === "none") context.report("cvc-complex-type.2.1", { element }, frame);
  else context.report("cvc-complex-type.2.3", { element, text }, frame);
}

function isWhite(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return false;
  }
  return true;
}
