import { useEffect, useState, type JSX } from 'react';
import type { PrintSize } from '../../shared/model/printSizes.ts';
import type { Session } from '../../shared/model/session.ts';
import { noteFormsOf } from '../design/NoteSaid.tsx';
import type { PrintAddress } from '../app/address/readAddress.ts';
import { useGrant } from '../app/useGrant.ts';
import { useKnown, useLiveSource } from '../app/useMeeting.ts';
import { NO_MEETING } from '../meeting/meetingState.ts';
import { PAGE_ASKS } from '../meeting/sources/pageAsks.ts';
import { createStore } from '../meeting/store.ts';
import { strangeAddress } from '../meeting/words/doorWords.ts';
import { wallApi } from '../sync/api.ts';
import { ConnectionsPrint } from './ConnectionsPrint.tsx';
import { pageRules, pageSize } from './pageSize.ts';
import { PosterPrint, SheetPrint } from './PosterSheet.tsx';
import { PrintBar } from './PrintBar.tsx';
import { PrintSource, type PrintContent } from './printContent.ts';
import { Tent } from './Tent.tsx';
import { t } from '../words/speak.ts';

/** Tents, posters, sheets or the overlay, as pages ready for the printer. */
export function PrintPage({ address }: { address: PrintAddress }): JSX.Element {
  const { wallId, as, table, snapshot } = address;
  const [what, setWhat] = useState(address.what);
  const [size, setSize] = useState(address.size);
  const grant = useGrant(wallId);
  const ready = grant?.state === 'ready';
  const [known] = useState(() => createStore(NO_MEETING));
  const [source] = useState(
    () => new PrintSource(wallApi(wallId, as), { table, snapshot }, PAGE_ASKS),
  );
  useLiveSource(known, ready ? wallId : null, as);
  const live = useKnown(known, (state) => state.live);
  const printing = useKnown(source, (state) => state.printing);
  const content = printing.state === 'ready' && printing.what === what ? printing : null;
  const session = snapshot === null ? live.shared?.session : (content?.session ?? undefined);

  useEffect(() => {
    if (!ready) return undefined;
    source.show(what);
    return source.close;
  }, [ready, source, what]);

  useEffect(() => {
    const title = t(`print.what.${what}`);
    document.title = session
      ? t('print.page', { what: title, wall: session.title })
      : t('print.pageAlone', { what: title });
  }, [what, session]);

  const choose = (key: 'what' | 'size', value: string): void => {
    const query = new URLSearchParams(location.search);
    query.set(key, value);
    history.replaceState(null, '', `${location.pathname}?${query.toString()}`);
  };
  const page = pageSize(what, size);
  const tables = (session?.tables ?? []).filter((row) =>
    table === null ? row.state !== 'closed' : row.tableId === table,
  );
  const refused = [grant, printing].find((each) => each?.state === 'refused');
  const isRefused = refused !== undefined || live.state === 'refused';
  const isOffline = [grant?.state, printing.state, live.state].includes('offline');
  const strange = strangeAddress(
    refused?.state === 'refused' ? refused : null,
    live,
    location.origin,
  );
  const isReady = content !== null && session !== undefined;
  const pages = what === 'tents' ? tables.length : (content?.posters.length ?? 0);
  return (
    <div
      className={`print print-${what} print-${size}`}
      style={{
        ['--page-width' as string]: `${page.width}mm`,
        ['--page-height' as string]: `${page.height}mm`,
      }}
    >
      <style>{pageRules(what, size)}</style>
      <PrintBar
        address={address}
        session={session}
        what={what}
        onWhat={(next) => {
          setWhat(next);
          choose('what', next);
        }}
        size={size}
        onSize={(next) => {
          setSize(next);
          choose('size', next);
        }}
        isReady={isReady}
        mayPrint={isReady && pages > 0}
      />
      <main className="print-pages" data-ready={isReady ? 'true' : 'false'}>
        {isRefused && (
          <p className="print-state" role="alert">
            {strange?.text ??
              `${refused?.state === 'refused' ? refused.detail : t('print.refused')} ${t('print.refused.ask')}`}
          </p>
        )}
        {!isRefused && !isReady && (
          <p className="print-state" role="status">
            {isOffline ? t('network.offline.print') : t('print.laying')}
          </p>
        )}
        {isReady && !isRefused && pages === 0 && (
          <p className="print-state">{t(table === null ? 'print.noTables' : 'print.noTable')}</p>
        )}
        {isReady && what === 'tents'
          ? tables.map((row) => <Tent key={row.tableId} table={row} joinCode={session.joinCode} />)
          : isReady && <Pages size={size} content={content} session={session} />}
      </main>
    </div>
  );
}

/** What hangs or is handed out, page by page. */
function Pages({
  size,
  content: { what, posters, connections },
  session,
}: {
  size: PrintSize;
  content: PrintContent;
  session: Session;
}): JSX.Element | null {
  if (posters.length === 0) return null;
  const { title } = session;
  if (what === 'connections')
    return (
      <ConnectionsPrint posters={posters} connections={connections} title={title} size={size} />
    );
  return (
    <>
      {posters.map((poster) =>
        what === 'posters' ? (
          // Letters are fitted to the paper.
          <PosterPrint
            key={`${poster.tableId} ${size}`}
            poster={poster}
            forms={noteFormsOf(session)}
          />
        ) : (
          <SheetPrint key={poster.tableId} poster={poster} title={title} />
        ),
      )}
    </>
  );
}
