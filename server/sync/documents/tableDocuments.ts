import type * as Y from 'yjs';
import { putValue } from '../../../shared/documents/putValue.ts';
import { seedSheet } from '../../../shared/documents/sheet.ts';
import type { TableRecord } from '../../../shared/model/table.ts';

/**
 * Writes a table's record into its document. `questions`: for a new sheet; `null` when it exists.
 */
export function writeTable(
  doc: Y.Doc,
  record: TableRecord,
  questions: readonly string[] | null,
): void {
  if (questions) seedSheet(doc, questions, 'server');
  const table = doc.getMap<unknown>('table');
  putValue(table, 'again', record.again);
  putValue(table, 'sentence', record.sentence);
  // How many people have introduced themselves. Who they are is in `people`, for those who may read
  // it.
  putValue(table, 'introduced', record.spoken.length);
}
