import { filesOf, type House, roomOf } from "./floors.js";
import type { SourceFile } from "./sources.js";

/** The floors of a house as a Mermaid drawing, the roof at the top; an arrow for each pair of rooms of which one imports the other. */
export function drawHouse(house: House, sources: readonly SourceFile[]): string {
  const lines = ["flowchart TB"];
  for (const [floor, { name, rooms }] of [...house.floors.entries()].reverse()) {
    lines.push(`  subgraph floor${floor}["${floor}. ${name}"]`);
    for (const [room, { name: label, holds }] of rooms.entries()) {
      const count = sources.filter(({ path }) => holds.test(path)).length;
      lines.push(
        `    r${floor}_${room}["${label}<br/>${count} ${count === 1 ? "file" : "files"}"]`,
      );
    }
    lines.push("  end");
  }
  return [...lines, ...arrows(house, sources).map((arrow) => `  ${arrow}`)].join("\n");
}

/** Arrows to the next floor below that is used; further ones would make the drawing black. */
function arrows(house: House, sources: readonly SourceFile[]): readonly string[] {
  const pairs = new Map<string, Set<string>>();
  for (const { path, imports } of filesOf(house, sources)) {
    const own = roomOf(house, path);
    if (own === undefined) continue;
    for (const to of imports) {
      const other = roomOf(house, to);
      if (other === undefined || (other.floor === own.floor && other.room === own.room)) continue;
      if (own.floor - other.floor > 1) continue;
      const from = `r${own.floor}_${own.room}`;
      pairs.set(from, (pairs.get(from) ?? new Set()).add(`r${other.floor}_${other.room}`));
    }
  }
  return [...pairs].flatMap(([from, tos]) => [...tos].map((to) => `${from} --> ${to}`)).sort();
}
