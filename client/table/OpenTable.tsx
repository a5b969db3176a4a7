import type { Editor } from '@tiptap/core';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type JSX,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Role } from '../../shared/model/person.ts';
import type { TableNote } from '../../shared/protocol/tables.ts';
import { noteFormsOf } from '../design/NoteSaid.tsx';
import { Button } from '../design/Button.tsx';
import { SaidAbove } from '../design/SaidAbove.tsx';
import { Toast } from '../design/Toast.tsx';
import { useMedia } from '../design/useMedia.ts';
import { Icon } from '../design/Icon.tsx';
import { useBlocked } from '../app/useBlocked.ts';
import { t } from '../words/speak.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { RefusedCommand } from '../app/RefusedCommand.tsx';
import { useKnown } from '../app/useMeeting.ts';
import type { MeetingView } from '../meeting/meetingView.ts';
import type { Notice, Notices } from '../meeting/notices.ts';
import type { Commands } from '../meeting/outbox/openCommands.ts';
import { KeptText } from './KeptText.tsx';
import { NotesColumn } from './NotesColumn.tsx';
import { quoteNote } from './quoteNote.ts';
import { SheetPaper } from './SheetPaper.tsx';
import { SitDown } from './SitDown.tsx';
import { TableBar } from './TableBar.tsx';
import type { TableNow } from './tableNow.ts';
import { TableSide } from './TableSide.tsx';
import type { OpenSheet } from './holdSheet.ts';
import { problemSaid } from '../words/problemSaid.ts';

/** A phone: the sheet comes before its people. The same width as in the styles. */
const SHEET_FIRST = '(max-width: 720px)';

/** The table's page once it is known who looks at which table. */
export function OpenTable({
  wall,
  as,
  view,
  commands,
  notices,
  table,
  sheet,
  isDeciding,
  onDeciding,
}: {
  wall: string;
  as: Role;
  view: MeetingView;
  commands: Commands;
  notices: Notices;
  table: TableNow;
  sheet: OpenSheet | null;
  isDeciding: boolean;
  onDeciding: (isOn: boolean) => void;
}): JSX.Element {
  const { session, me, live, isOffline, pending } = view;
  const notice = useKnown(notices, (state) => state);
  const blocked = useBlocked();
  const refusals = pending
    .filter(({ progress }) => progress.state === 'refused')
    .map((entry) => (
      <RefusedCommand key={entry.id} entry={entry} commands={commands} session={session} quotes />
    ));
  return (
    <div className="table-page">
      <a className="ww-skip" href="#table-main">
        {t('sheet.skip')}
      </a>
      <TableBar
        wall={wall}
        as={as}
        session={session}
        tableId={table.tableId}
        number={table.number}
        clockOffsetMs={live.clockOffsetMs}
        sheet={sheet}
        isOffline={isOffline}
        mayWrite={table.sheet.may === 'write'}
      />
      <Columns
        table={table}
        view={view}
        sheet={sheet}
        notices={notices}
        onDecide={() => {
          // What was said of an earlier step is none of the dialog's.
          notices.hush();
          onDeciding(true);
        }}
        above={
          <>
            {blocked && !isOffline ? <Slow /> : null}
            {refusals.length > 0 && !isDeciding && (
              <div className="table-refusals" role="alert">
                {refusals}
              </div>
            )}
          </>
        }
      />
      <div className="table-toast" role="status">
        <SaidAbove said={notice}>
          {notice && !isDeciding && <NoticeToast notice={notice} onClose={notices.hush} />}
        </SaidAbove>
      </div>
      {isDeciding && (
        <DecideDialog
          wall={wall}
          session={session}
          table={table}
          me={me}
          send={notices.send}
          refusals={refusals}
          notice={notice?.words ?? (isOffline ? t('network.offline.table') : '')}
          onClose={() => {
            notices.hush();
            onDeciding(false);
          }}
        />
      )}
    </div>
  );
}

/** People, sheet and notes beside each other, or below on a phone. `above`: what is said over the sheet. */
function Columns({
  table,
  view,
  sheet,
  notices,
  onDecide,
  above,
}: {
  table: TableNow;
  view: MeetingView;
  sheet: OpenSheet | null;
  notices: Notices;
  onDecide: () => void;
  above: ReactNode;
}): JSX.Element {
  const [editor, setEditor] = useState<Editor | null>(null);
  const caret = useLastCaret(editor);
  const quote = (note: TableNote): void => {
    if (editor && quoteNote(editor, note, caret.current))
      notices.say('done', t('sheet.notes.quoted'));
  };
  const mayWrite = table.sheet.may === 'write';
  // In the order of the page, which is Tab's as well; the sheet itself never moves, so whoever turns her phone writes on.
  const isOnPhone = useMedia(SHEET_FIRST);
  const side = table.sheet.may !== 'nothing' && (
    <TableSide table={table} view={view} send={notices.send} onDecide={onDecide} />
  );
  return (
    <div className="table-columns">
      {/* The same number and name stand in the bar and above the sheet, where they are read out. */}
      <div className="table-number" aria-hidden="true">
        {table.number}
        <span className="table-number-name" dir="auto">
          {table.name}
        </span>
      </div>
      {!isOnPhone && side}
      <main className="table-main" id="table-main" tabIndex={-1}>
        {above}
        <SheetPlace
          table={table}
          view={view}
          sheet={sheet}
          notices={notices}
          onEditor={setEditor}
        />
      </main>
      {isOnPhone && side}
      {table.sheet.may !== 'nothing' && (
        <NotesColumn
          notes={table.notes}
          forms={noteFormsOf(view.session)}
          count={table.noteCount}
          onQuote={mayWrite && editor ? quote : null}
        />
      )}
    </div>
  );
}

/** The sheet, or what stands in its place; above it words that no longer fit. */
function SheetPlace({
  table,
  view: { session, me, isOffline },
  sheet,
  notices,
  onEditor,
}: {
  table: TableNow;
  view: MeetingView;
  sheet: OpenSheet | null;
  notices: Notices;
  onEditor: (editor: Editor | null) => void;
}): JSX.Element {
  const { say } = notices;
  const refuse = useCallback((words: string): void => say('refused', words), [say]);
  const refusal = sheet?.status.refusal;
  return (
    <>
      {sheet?.lost ? (
        <KeptText
          text={sheet.lost}
          {...(refusal ? { why: problemSaid(refusal) } : {})}
          onForget={sheet.forgetLost}
        />
      ) : null}
      {table.sheet.may === 'nothing' ? (
        <SitDown table={table} session={session} me={me} send={notices.send} />
      ) : sheet ? (
        <SheetPaper
          table={table}
          sheet={sheet}
          isOffline={isOffline}
          onEditor={onEditor}
          onSay={refuse}
        />
      ) : (
        <OpeningSheet name={table.name} />
      )}
    </>
  );
}

/** Where the person last wrote: pressing Quote takes the focus away, and before the first press there is no such place. */
function useLastCaret(editor: Editor | null): RefObject<number | null> {
  const caret = useRef<number | null>(null);
  useEffect(() => {
    caret.current = null;
    if (!editor) return undefined;
    const remember = (): void => {
      if (editor.isFocused || caret.current !== null) caret.current = editor.state.selection.to;
    };
    editor.on('transaction', remember);
    editor.on('focus', remember);
    return () => {
      editor.off('transaction', remember);
      editor.off('focus', remember);
    };
  }, [editor]);
  return caret;
}

function Slow(): JSX.Element {
  return (
    <p className="table-slow" role="status">
      <Icon name="cloud-off" size={20} />
      {t('network.blocked')}
    </p>
  );
}

function OpeningSheet({ name }: { name: string }): JSX.Element {
  return (
    <article className="table-sheet">
      <header className="table-sheet-head">
        <h1 dir="auto">{name}</h1>
      </header>
      <p className="sheet-opening" role="status">
        {t('sheet.opening')}
      </p>
    </article>
  );
}

function NoticeToast({ notice, onClose }: { notice: Notice; onClose: () => void }): JSX.Element {
  return (
    <Toast
      kind={notice.kind}
      action={
        notice.kind === 'done' ? undefined : (
          <Button variant="quiet" onClick={onClose}>
            {t('design.close')}
          </Button>
        )
      }
    >
      {notice.words}
    </Toast>
  );
}
