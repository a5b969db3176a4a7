import * as Y from 'yjs';
import type { DocumentName } from '../shared/access/rights.ts';
import type { StoredWall } from '../server/storage/wallStore.ts';
import { readFromDisk, requireDocument, requireWall, rootsOf } from './wallOnDisk.ts';

const USAGE = 'npm run replay -- <DATA_DIR or postgres> <wall> <document>';
/** Longer values are cut: a step is a line or a few. Characters. */
const SHOWN_CHARS = 120;

/** A document's log step by step: sequence, bytes, who, and what changed in words. In lines. */
export async function replayDocument([dataDir, wallId, document]: readonly string[]): Promise<
  string[]
> {
  if (dataDir === undefined || wallId === undefined || document === undefined)
    throw new Error(USAGE);
  return readFromDisk(dataDir, async (disk) => {
    const wall = await requireWall(disk, wallId);
    const name = requireDocument(wall, document);
    const { base, updates } = await disk.store.readLog(wallId, name);
    const doc = new Y.Doc();
    if (base) Y.applyUpdate(doc, base.state);
    const changes = listen(doc, name);
    const lines = [
      base
        ? `from the checkpoint at ${base.sequence}; what came before is compacted`
        : 'from the first update',
    ];
    for (const { sequence, update } of updates) {
      Y.applyUpdate(doc, update);
      const changed = changes.splice(0);
      lines.push(
        `#${sequence}  ${update.length} bytes  ${authors(wall, update)}: ${changed[0] ?? 'nothing that shows'}`,
        ...changed.slice(1).map((change) => `    ${change}`),
      );
    }
    return lines;
  });
}

/** Whose client ids the update's new structs are under. Deletions name nobody. */
function authors(wall: StoredWall, update: Uint8Array): string {
  const people = new Map(
    wall.records.flatMap((record) =>
      record.kind === 'person' ? [[record.id, record.value] as const] : [],
    ),
  );
  const names = new Set(
    Y.decodeUpdate(update).structs.map(({ id }) => {
      const personId = wall.clientIds.get(id.client);
      const person = people.get(personId ?? '');
      // Documents that only the server writes bind no ids.
      return person
        ? `${person.name ?? 'unnamed'} (${person.role} ${personId?.slice(0, 8)})`
        : 'server';
    }),
  );
  return [...names].join(' and ') || 'somebody who only removed';
}

/** Everything that changes, in words, as it changes. */
function listen(doc: Y.Doc, name: DocumentName): string[] {
  const said: string[] = [];
  for (const [root, shared] of rootsOf(doc, name)) {
    shared.observeDeep((events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) {
        const place = [root, ...event.path].join('.');
        for (const [key, { action }] of event.changes.keys)
          said.push(
            `${place}.${key} ${action === 'delete' ? 'removed' : `= ${show(valueAt(event.target, key))}`}`,
          );
        const delta: readonly {
          insert?: unknown;
          delete?: number | undefined;
          attributes?: unknown;
        }[] = event instanceof Y.YTextEvent ? event.delta : event.changes.delta;
        for (const { insert, delete: removed, attributes } of delta) {
          if (typeof insert === 'string') said.push(`${place} + ${show(insert)}`);
          else if (Array.isArray(insert))
            said.push(...insert.map((node: unknown) => `${place} + ${clip(String(node))}`));
          else if (removed !== undefined) said.push(`${place} − ${removed}`);
          else if (attributes) said.push(`${place} marked ${show(attributes)}`);
        }
      }
    });
  }
  return said;
}

function valueAt(target: Y.AbstractType<unknown>, key: string): unknown {
  if (target instanceof Y.XmlElement) return target.getAttribute(key);
  const value: unknown = target instanceof Y.Map ? target.get(key) : undefined;
  return value instanceof Y.AbstractType ? value.toJSON() : value;
}

const show = (value: unknown): string => clip(JSON.stringify(value) ?? 'nothing');
const clip = (text: string): string =>
  text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
