import type { Editor } from '@tiptap/core';
import { useEffect, useState, type JSX } from 'react';
import type * as Y from 'yjs';
import { readSheet } from '../../shared/documents/sheet.ts';
import { OFFLINE_SHEET_UNOPENED } from '../meeting/words/networkWords.ts';
import { sheetSections, type SheetBlock } from '../../shared/model/sheet.ts';
import { Icon } from '../design/Icon.tsx';
import { SheetBlocks } from '../poster/SheetBlocks.tsx';
import { SheetEditor } from './SheetEditor.tsx';
import type { TableNow } from './tableNow.ts';
import { tableLine } from './tableWords.ts';
import type { OpenSheet } from './holdSheet.ts';

const READ_ONLY = {
  visiting: 'You’re visiting. The people of this table write here; you can read along.',
  closed: 'This table is closed. Its words stay as they are.',
} as const;

/** The page on the wall: the table's name, who may write, and the sheet itself. */
export function SheetPaper({
  table,
  sheet,
  isOffline,
  onEditor,
  onSay,
}: {
  table: TableNow;
  sheet: OpenSheet;
  isOffline: boolean;
  onEditor: (editor: Editor | null) => void;
  onSay: (words: string) => void;
}): JSX.Element {
  const reason = table.sheet.may === 'read' ? READ_ONLY[table.sheet.why] : null;
  const isRefused = sheet.status.state === 'refused';
  const mayWrite = table.sheet.may === 'write' && !isRefused;
  return (
    <article className="table-sheet" aria-labelledby="table-name">
      <header className="table-sheet-head">
        <h1 id="table-name" dir="auto">
          {table.name}
        </h1>
        <p>
          {tableLine(table.seats, table.noteCount)}{' '}
          {mayWrite &&
            (table.isClosed
              ? 'The table is closed; as a facilitator you can still correct its words.'
              : 'Everyone at the table can write here.')}
        </p>
        {(reason ?? isRefused) && (
          <p className="table-why">
            <Icon name={reason === READ_ONLY.closed || isRefused ? 'lock' : 'eye'} size={20} />
            {reason ?? 'This sheet isn’t open to you any more.'}
          </p>
        )}
      </header>
      {!sheet.isLoaded ? (
        <p className="sheet-opening" role="status">
          {sheet.status.state === 'offline' ? OFFLINE_SHEET_UNOPENED : 'Opening the sheet…'}
        </p>
      ) : mayWrite ? (
        <SheetEditor
          key={sheet.doc.guid}
          doc={sheet.doc}
          awareness={sheet.awareness}
          label={`Sheet of table ${table.number}, ${table.name}`}
          isOffline={isOffline || sheet.status.state === 'offline'}
          onEditor={onEditor}
          onSay={onSay}
        />
      ) : (
        <SheetReading doc={sheet.doc} />
      )}
    </article>
  );
}

/** The sheet to read: never an editor, for an editor mends what it meets and so writes. */
function SheetReading({ doc }: { doc: Y.Doc }): JSX.Element {
  const [blocks, setBlocks] = useState<readonly SheetBlock[]>(() => readSheet(doc));
  useEffect(() => {
    let frame = 0;
    const read = (): void => {
      frame = 0;
      setBlocks(readSheet(doc));
    };
    const changed = (): void => {
      frame ||= requestAnimationFrame(read);
    };
    changed();
    doc.on('update', changed);
    return () => {
      doc.off('update', changed);
      cancelAnimationFrame(frame);
    };
  }, [doc]);
  return (
    <div className="sheet-place sheet-text sheet-reading">
      {sheetSections(blocks).map((section, index) => (
        <section key={index}>
          {section.question !== '' && <h2 dir="auto">{section.question}</h2>}
          {section.blocks.length === 0 ? (
            <p className="sheet-nothing">Nothing written yet.</p>
          ) : (
            <SheetBlocks blocks={section.blocks} />
          )}
        </section>
      ))}
    </div>
  );
}
