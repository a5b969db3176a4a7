import { crc32 } from 'node:zlib';
import type { DocumentName } from '../../shared/access/rights.ts';
import type { RecordChange } from '../../shared/commands/wallState.ts';
import type { SnapshotRow } from './wallStore.ts';

/** A row as a database gives it; whole numbers may come as text. */
export type Row = Readonly<Record<string, unknown>>;

/** What was read is not what was written. Each store says so in its own words (`corrupt`). */
export class DamagedRow extends Error {
  override readonly name = 'DamagedRow';
}

/** A document's state at a sequence. */
interface Body {
  sequence: number;
  body: Uint8Array;
}

/** A row's bytes; `null` when the sum says that they are damaged. */
function wholeBody({ body, sum }: Row): Uint8Array | null {
  if (!(body instanceof Uint8Array)) return null;
  return sum === null || Number(sum) === crc32(body) ? body : null;
}

/**
 * The newest undamaged of a document's checkpoints, which come newest first; `null`: there is none.
 * `notices` is told which were damaged.
 */
export function newestState(
  name: DocumentName,
  checkpoints: readonly Row[],
  notices: string[],
): Body | null {
  for (const row of checkpoints) {
    const body = wholeBody(row);
    if (body) return { sequence: Number(row['sequence']), body };
    notices.push(
      `The checkpoint of ${name} at ${Number(row['sequence'])} is damaged; the document is read from what came before it.`,
    );
  }
  return null;
}

/** The oldest undamaged of checkpoints, which come newest first. */
export function oldestState(checkpoints: readonly Row[]): Body | null {
  for (const row of checkpoints.toReversed()) {
    const body = wholeBody(row);
    if (body) return { sequence: Number(row['sequence']), body };
  }
  return null;
}

/**
 * The updates in `rows`, which begin after the sequence `after` and come in order. Throws
 * `DamagedRow` on damage or a gap.
 */
export function updatesAfter(
  name: DocumentName,
  after: number,
  rows: readonly Row[],
): { sequence: number; update: Uint8Array }[] {
  return rows.map((row, index) => {
    const sequence = Number(row['sequence']);
    // Yjs takes an update whose predecessor is missing, but shows it later, or never.
    if (sequence !== after + index + 1)
      throw new DamagedRow(`${name}: update ${after + index + 1} is missing`);
    const update = wholeBody(row);
    if (!update) throw new DamagedRow(`${name}: update ${sequence} is damaged`);
    return { sequence, update };
  });
}

/** A record of `kind`, `id`, `value` (JSON) and `sum`. Throws `DamagedRow` on damage. */
export function parseRecord({ kind, id, value, sum }: Row): RecordChange {
  const text = String(value);
  if (sum !== null && Number(sum) !== crc32(text))
    throw new DamagedRow(`the record ${String(kind)} ${String(id)} is damaged`);
  return { kind, ...(kind === 'session' ? {} : { id }), value: parseJson(text) } as RecordChange;
}

/** `JSON.parse` quotes the text in its error, and errors are logged. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DamagedRow('a row is no JSON');
  }
}

export function parseSnapshot(row: Row): SnapshotRow {
  return {
    id: String(row['id']),
    name: String(row['name']),
    at: Number(row['at']),
    by: String(row['by']),
    sequences: parseJson(String(row['sequences'])) as SnapshotRow['sequences'],
  };
}
