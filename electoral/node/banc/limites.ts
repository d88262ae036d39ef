/** What a request may cost. */
export interface Limites {
  /** Bytes of a body as it comes, packed or not. */
  readonly corps: number;
  /** Bytes of a body that is a zip archive, which is held in memory. */
  readonly archive: number;
  /** Bytes of a document once it is unpacked. */
  readonly document: number;
  /** How many times its packed size a document may have, once it has a megabyte. */
  readonly rapport: number;
  /** Bytes of a body in JSON. */
  readonly json: number;
  /** Milliseconds for the headers, for the whole body, and for each next piece of it. */
  readonly delaiDEnTetes: number;
  readonly delaiDeCorps: number;
  readonly delaiInactif: number;
  /** Bytes of the headers. */
  readonly enTetes: number;
  /** Connections at a time. */
  readonly connexions: number;
}

export const limitesParDefaut: Limites = {
  corps: 1 << 28,
  archive: 1 << 26,
  document: 1 << 29,
  rapport: 500,
  json: 1 << 16,
  delaiDEnTetes: 10_000,
  delaiDeCorps: 300_000,
  delaiInactif: 15_000,
  enTetes: 16_384,
  connexions: 512,
};
