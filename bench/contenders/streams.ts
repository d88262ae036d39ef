import { EnvoiLotDUnitesElectoralesElement, serialize, serializeStream } from "scrutin";
import { lotOfUnits, sending, type Unit, wholeSending } from "../units.js";
import { writeAvis } from "./hand-written.js";
import { HandWriter, writeAvisGenerically } from "./hand-written-generic.js";

/*
 * The writers of streams: each takes the same units from the same iterable and gives the same document, in chunks of the same length.
 */
type Stream = (
  units: Iterable<Unit>,
  count: number,
) => Iterable<string> | AsyncIterable<string, void, undefined>;

const chunkLength = 65_536;

export const streams: Readonly<Record<string, Stream>> = {
  *"hand-written"(units, count) {
    const [head, tail] = around(count);
    let chunk = head;
    for (const { kind, value } of units) {
      if (kind === "avisDInscription") chunk += writeAvis(value);
      if (chunk.length < chunkLength) continue;
      yield chunk;
      chunk = "";
    }
    yield chunk + tail;
  },
  *"hand-written, generic"(units, count) {
    const [head, tail] = around(count);
    const writer = new HandWriter();
    yield head;
    for (const { kind, value } of units) {
      if (kind === "avisDInscription") writeAvisGenerically(writer, value);
      if (writer.length >= chunkLength) yield writer.take();
    }
    yield writer.take() + tail;
  },
  serializeStream: (units, count) =>
    serializeStream(EnvoiLotDUnitesElectoralesElement, sending(count), units, { at: lotOfUnits }),
};

/** What stands before and after the units of a sending. */
function around(count: number): readonly [head: string, tail: string] {
  const { enveloppeElectorale } = sending(count);
  const document = serialize(EnvoiLotDUnitesElectoralesElement, {
    ...wholeSending(1),
    enveloppeElectorale,
  });
  const begin = document.indexOf("<el:AvisDInscription ");
  const last = "</el:AvisDInscription>";
  return [document.slice(0, begin), document.slice(document.lastIndexOf(last) + last.length)];
}
