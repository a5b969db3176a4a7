import { crc32 } from 'node:zlib';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import type { WallBatch } from '../wallStore.ts';
import type { Statement } from './database.ts';

/** What a write has to prove: that this process owns the wall, in the same transaction. */
export interface Fence {
  readonly wallId: string;
  readonly node: string;
  /** Rises with each owner, and each time one reads the wall anew. */
  readonly epoch: number;
}

export const fenceValues = ({ wallId, node, epoch }: Fence): unknown[] => [wallId, node, epoch];

/**
 * The owner's row, held against whoever would take the wall, until the transaction ends. No row:
 * somebody else owns the wall, or it is not there. Values: {@link fenceValues}.
 */
export const FENCE = `SELECT own.wall FROM weavewall.owners own
  WHERE own.wall = $1 AND own.node = $2 AND own.epoch = $3 FOR KEY SHARE OF own`;

/** A part of a batch: what it does, from `own`, with its values after those of the fence. */
interface Part {
  key: string;
  values: readonly unknown[];
  /** `$` takes the number of the value at that place of this part. */
  sql(value: (at: number) => string): string;
}

/**
 * All of a batch as one statement, so that it is one way to the database and back, whatever is in
 * it. Its one row says in `owns` how many walls the fence found: 0, and nothing was written.
 */
export function commitStatement(fence: Fence, batch: WallBatch): Statement {
  const parts = partsOf(batch);
  const values = fenceValues(fence);
  const texts = parts.map(({ key, sql, values: own }) => {
    const first = values.push(...own) - own.length;
    return `, ${key} AS (${sql((at) => `$${first + at + 1}`)})`;
  });
  return {
    // The text follows from which parts there are; a name has 63 letters at most.
    name: `commit ${parts.map(({ key }) => key.slice(0, 3)).join(' ')}`,
    text: `WITH own AS MATERIALIZED (${FENCE})${texts.join('')} SELECT count(*) AS owns FROM own`,
    values,
  };
}

function partsOf({
  records,
  updates,
  clientIds,
  grants,
  secrets,
  joinCode,
}: WallBatch): readonly Part[] {
  const { put, dropped, gone } = rowsOf(records);
  const parts: Part[] = [];
  const add = (isThere: boolean, key: string, values: Part['values'], sql: Part['sql']): void => {
    if (isThere) parts.push({ key, values, sql });
  };
  add(
    put.length > 0,
    'put',
    columns(put),
    ($) => `INSERT INTO weavewall.records (wall, kind, id, value, sum)
      SELECT own.wall, fresh.* FROM own, unnest(${$(0)}::text[], ${$(1)}::text[], ${$(2)}::text[], ${$(3)}::bigint[]) AS fresh
      ON CONFLICT (wall, kind, id) DO UPDATE SET value = excluded.value, sum = excluded.sum`,
  );
  add(
    dropped.length > 0,
    'dropped',
    columns(dropped),
    (
      $,
    ) => `DELETE FROM weavewall.records stale USING own, unnest(${$(0)}::text[], ${$(1)}::text[]) AS gone (kind, id)
      WHERE stale.wall = own.wall AND stale.kind = gone.kind AND stale.id = gone.id`,
  );
  add(
    updates.length > 0,
    'updates',
    columns(updates.map((row) => [row.document, row.sequence, row.update, crc32(row.update)])),
    ($) => `INSERT INTO weavewall.updates (wall, document, sequence, body, sum)
      SELECT own.wall, fresh.* FROM own, unnest(${$(0)}::text[], ${$(1)}::bigint[], ${$(2)}::bytea[], ${$(3)}::bigint[]) AS fresh`,
  );
  add(
    clientIds.length > 0,
    'clients',
    columns(clientIds.map(({ clientId, personId }) => [clientId, personId])),
    ($) => `INSERT INTO weavewall.client_ids (wall, client, person)
      SELECT own.wall, fresh.* FROM own, unnest(${$(0)}::bigint[], ${$(1)}::text[]) AS fresh`,
  );
  add(
    gone.length > 0,
    'revoked',
    [gone],
    ($) =>
      `DELETE FROM weavewall.grants stale USING own WHERE stale.wall = own.wall AND stale.person = ANY (${$(0)}::text[])`,
  );
  add(
    grants.length > 0,
    'granted',
    columns(grants.map(({ tokenHash, personId }) => [tokenHash, personId])),
    ($) => `INSERT INTO weavewall.grants (wall, token_hash, person)
      SELECT own.wall, fresh.* FROM own, unnest(${$(0)}::text[], ${$(1)}::text[]) AS fresh`,
  );
  add(
    secrets !== undefined || joinCode !== undefined,
    'door',
    [secrets ? JSON.stringify(secrets) : null, joinCode ?? null],
    ($) => `UPDATE weavewall.walls wall
      SET secrets = coalesce(${$(0)}::text, wall.secrets), join_code = coalesce(${$(1)}::text, wall.join_code)
      FROM own WHERE wall.id = own.wall`,
  );
  // Both see the wall as it was before this statement.
  add(
    joinCode !== undefined,
    'kept',
    [joinCode],
    ($) => `INSERT INTO weavewall.renewed_codes (code, wall)
      SELECT wall.join_code, wall.id FROM own JOIN weavewall.walls wall ON wall.id = own.wall
      WHERE wall.join_code <> ${$(0)}::text ON CONFLICT DO NOTHING`,
  );
  add(
    joinCode !== undefined,
    'reused',
    [joinCode],
    ($) =>
      `DELETE FROM weavewall.renewed_codes stale USING own WHERE stale.code = ${$(0)}::text AND stale.wall = own.wall`,
  );
  return parts;
}

/** One statement writes a row once: of several changes the last one counts. */
function rowsOf(records: readonly RecordChange[]): {
  put: unknown[][];
  dropped: unknown[][];
  gone: string[];
} {
  const rows = new Map<string, [kind: string, id: string, value: string | null]>();
  const set = (kind: string, id: string, value: unknown): void => {
    rows.set(`${kind} ${id}`, [kind, id, value === null ? null : JSON.stringify(value)]);
  };
  const gone: string[] = [];
  for (const change of records) {
    if (change.kind === 'person-gone') {
      for (const kind of ['person', 'origin']) set(kind, change.id, null);
      gone.push(change.id);
    } else set(change.kind, change.kind === 'session' ? '' : change.id, change.value);
  }
  const [put, dropped]: [unknown[][], unknown[][]] = [[], []];
  for (const [kind, id, value] of rows.values())
    if (value === null) dropped.push([kind, id]);
    else put.push([kind, id, value, crc32(value)]);
  return { put, dropped, gone };
}

/** Rows as the arrays that `unnest` makes rows of again. */
const columns = (rows: readonly (readonly unknown[])[]): unknown[][] =>
  (rows[0] ?? []).map((_, at) => rows.map((row) => row[at]));
