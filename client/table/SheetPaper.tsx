import type { Editor } from '@tiptap/core';
import { useEffect, useState, type JSX } from 'react';
import type * as Y from 'yjs';
import { readSheet } from '../../shared/documents/sheet.ts';
import { t } from '../words/speak.ts';
import { sheetSections, type SheetBlock } from '../../shared/model/sheet.ts';
import { Icon } from '../design/Icon.tsx';
import { SheetBlocks } from '../poster/SheetBlocks.tsx';
import { SheetEditor } from './SheetEditor.tsx';
import type { TableNow } from './tableNow.ts';
import { tableLine } from './tableWords.ts';
import type { OpenSheet } from './holdSheet.ts';

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
  const why = table.sheet.may === 'read' ? table.sheet.why : null;
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
          {mayWrite && t(table.isClosed ? 'sheet.mayCorrect' : 'sheet.mayWrite')}
        </p>
        {(why !== null || isRefused) && (
          <p className="table-why">
            <Icon name={why === 'closed' || isRefused ? 'lock' : 'eye'} size={20} />
            {t(why === null ? 'sheet.refused' : `sheet.readOnly.${why}`)}
          </p>
        )}
      </header>
      {!sheet.isLoaded ? (
        <p className="sheet-opening" role="status">
          {t(sheet.status.state === 'offline' ? 'network.offline.sheetUnopened' : 'sheet.opening')}
        </p>
      ) : mayWrite ? (
        <SheetEditor
          key={sheet.doc.guid}
          doc={sheet.doc}
          awareness={sheet.awareness}
          label={t('sheet.label', { number: table.number, name: table.name })}
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
            <p className="sheet-nothing">{t('sheet.nothingYet')}</p>
          ) : (
            <SheetBlocks blocks={section.blocks} />
          )}
        </section>
      ))}
    </div>
  );
}
