import * as Y from 'yjs';
import { tableIdOf, type DocumentName } from '../shared/access/rights.ts';
import { readFromDisk, requireDocument, requireWall, rootsOf } from './wallOnDisk.ts';

const USAGE = 'npm run inspect -- <DATA_DIR or postgres> [wall] [document]';

/** `<DATA_DIR>`: its walls. With a wall: its records and documents. With a document: what is in it. In lines. */
export async function inspectWall([dataDir, wallId, document]: readonly string[]): Promise<
  string[]
> {
  if (dataDir === undefined) throw new Error(USAGE);
  return readFromDisk(dataDir, async (disk) => {
    if (wallId === undefined) {
      const lines: string[] = [];
      for (const id of await disk.wallIds()) {
        const { records, documents } = await requireWall(disk, id);
        const session = records.find((record) => record.kind === 'session')?.value;
        lines.push(
          `${id}  ${session?.phase ?? '?'}  ${records.length} records  ${Object.keys(documents).length} documents  “${session?.title ?? '?'}”`,
        );
      }
      const { rows, bytes } = disk.store.logSize();
      return [...lines, `${lines.length} walls; the log has ${rows} updates, ${bytes} bytes`];
    }
    const wall = await requireWall(disk, wallId);
    if (document !== undefined) {
      const name = requireDocument(wall, document);
      return describe(load(wall.documents[name]?.updates ?? []), name);
    }
    const kinds = new Map<string, number>();
    for (const { kind } of wall.records) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const lines = [
      `records: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}; ${wall.clientIds.size} client ids`,
      ...wall.notices,
    ];
    for (const name of (Object.keys(wall.documents) as DocumentName[]).toSorted()) {
      const { updates } = await disk.store.readLog(wallId, name);
      const checkpoints = await disk.checkpoints(wallId, name);
      const bytes = updates.reduce((sum, { update }) => sum + update.length, 0);
      lines.push(
        `${name}  at ${wall.documents[name]?.sequence ?? 0}  checkpoints ${checkpoints.join(', ') || 'none'}  log ${updates.length} updates, ${bytes} bytes`,
      );
    }
    return lines;
  });
}

function load(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function describe(doc: Y.Doc, name: DocumentName): string[] {
  const lines: string[] = [];
  for (const [root, shared] of rootsOf(doc, name)) {
    if (shared instanceof Y.Map) {
      for (const [key, value] of Object.entries(shared.toJSON()).toSorted(([a], [b]) =>
        a < b ? -1 : 1,
      ))
        lines.push(`${root}.${key}  ${JSON.stringify(value)}`);
    } else
      lines.push(...shared.toArray().map((node, index) => `${root}[${index}]  ${node.toString()}`));
  }
  return lines.length > 0 ? lines : [`${tableIdOf(name) === null ? name : 'the sheet'} is empty`];
}
