/*
 * What shows or takes away messages moves what is below them. While a button of the mouse is down, or a finger, that would move the
 * target away from under it, and the click would be lost.
 */

let pressed = false;
const waiting: (() => void)[] = [];

addEventListener(
  "pointerdown",
  () => {
    pressed = true;
  },
  true,
);
for (const end of ["pointerup", "pointercancel"])
  addEventListener(
    end,
    () => {
      pressed = false;
      // The click itself comes right after.
      setTimeout(() => {
        for (const action of waiting.splice(0)) action();
      });
    },
    true,
  );

/** Does something now, or as soon as no pointer is down and its click was heard. */
export function onceReleased(action: () => void): void {
  if (pressed) waiting.push(action);
  else action();
}
