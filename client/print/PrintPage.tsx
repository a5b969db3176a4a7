import { PRINT_SIZES, PRINT_SIZE_NAMES, type PrintSize } from '../../shared/model/printSizes.ts';
import { useEffect, useState, type JSX } from 'react';
import type { ProblemCode } from '../../shared/model/problems.ts';
import type { Session } from '../../shared/model/session.ts';
import type { ConnectionView, PosterView } from '../../shared/protocol/tables.ts';
import { Button } from '../design/Button.tsx';
import { HomeLink } from '../app/HomeLink.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import { ApiProblem, wallApi, type SnapshotView } from '../sync/api.ts';
import { useGrant } from '../app/useGrant.ts';
import { strangeAddress } from '../meeting/words/doorWords.ts';
import { useLiveView } from '../app/useLiveView.ts';
import { PRINTS, type Print } from '../app/address/links.ts';
import type { PrintAddress } from '../app/address/readAddress.ts';
import { ConnectionsPrint } from './ConnectionsPrint.tsx';
import { pageSize } from './pageSize.ts';
import { PosterPrint, SheetPrint } from './PosterSheet.tsx';
import { Tent } from './Tent.tsx';

const WORDS: Record<Print, string> = {
  tents: 'Table tents',
  posters: 'Posters',
  sheets: 'Sheets',
  connections: 'Connections',
};

interface Loaded {
  posters: readonly PosterView[];
  connections: readonly ConnectionView[];
}
type Content =
  | { state: 'loading' | 'offline' }
  | { state: 'refused'; code: ProblemCode; detail: string }
  | ({ state: 'ready' } & Loaded);

/** Threads of a kept state: nobody can do anything to them any more. */
const keptConnections = (view: SnapshotView): ConnectionView[] =>
  Object.entries(view.connections ?? {}).map(([id, connection]) => ({
    id,
    ...connection,
    mine: false,
    marked: false,
    mayEdit: false,
  }));

/** Tents, posters, sheets or the overlay, as pages ready for the printer. */
export function PrintPage({ address }: { address: PrintAddress }): JSX.Element {
  const { wallId, as, table, snapshot } = address;
  const [what, setWhat] = useState(address.what);
  const [size, setSize] = useState(address.size);
  const grant = useGrant(wallId);
  const ready = grant?.state === 'ready';
  const [content, setContent] = useState<Content>({ state: 'loading' });
  const live = useLiveView(ready ? wallId : null, as);
  const [kept, setKept] = useState<Session | null>(null);
  const session = snapshot === null ? live.shared?.session : (kept ?? undefined);

  useEffect(() => {
    if (!ready) return undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const load = async (): Promise<void> => {
      if (snapshot !== null) {
        const view = await wallApi(wallId, as).snapshot(snapshot);
        setKept(view.session);
        return setContent({
          state: 'ready',
          posters: (view.posters ?? []).filter(
            (poster) => table === null || poster.tableId === table,
          ),
          connections: keptConnections(view),
        });
      }
      if (what === 'tents') return setContent({ state: 'ready', posters: [], connections: [] });
      const api = wallApi(wallId, as);
      const posters =
        table !== null && what !== 'connections'
          ? [(await api.poster(table)).poster]
          : (await api.posters()).posters;
      const connections = what === 'connections' ? (await api.connections()).connections : [];
      setContent({ state: 'ready', posters, connections });
    };
    const run = (): void =>
      void load().catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status !== 429 && error.status < 500)
          return setContent({ state: 'refused', detail: error.message, code: error.code });
        setContent((before) => (before.state === 'ready' ? before : { state: 'offline' }));
        retry = setTimeout(run, 3000);
      });
    run();
    return () => clearTimeout(retry);
  }, [ready, wallId, as, table, what, snapshot]);

  useEffect(() => {
    document.title = `${WORDS[what]}${session ? ` · ${session.title}` : ''} · Weavewall`;
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
  const refused = grant?.state === 'refused' ? grant : content.state === 'refused' ? content : null;
  const strange = strangeAddress(refused, live, location.origin);
  const isRefused = refused !== null || live.state === 'refused';
  const isReady = content.state === 'ready' && session !== undefined;
  const pages =
    what === 'tents' ? tables.length : content.state === 'ready' ? content.posters.length : 0;
  return (
    <div
      className={`print print-${what} print-${size}`}
      style={{
        ['--page-width' as string]: `${page.width}mm`,
        ['--page-height' as string]: `${page.height}mm`,
      }}
    >
      <style>{`@page { size: ${page.css}; margin: ${what === 'sheets' ? '18mm 20mm' : '0'}; }${what === 'connections' ? ' @page list { margin: 16mm 18mm; }' : ''}`}</style>
      <header className="print-bar">
        <Wordmark />
        {session && (
          <HomeLink wall={wallId} as={as} joinCode={session.joinCode} className="print-home" />
        )}
        <h1>Print</h1>
        <div className="print-choice">
          <label htmlFor="print-what">What</label>
          <select
            id="print-what"
            value={what}
            onChange={(event) => {
              const next = event.target.value as Print;
              setContent({ state: 'loading' });
              setWhat(next);
              choose('what', next);
            }}
          >
            {PRINTS.map((each) => (
              <option key={each} value={each}>
                {WORDS[each]}
              </option>
            ))}
          </select>
        </div>
        <div className="print-choice">
          <label htmlFor="print-size">Paper</label>
          <select
            id="print-size"
            value={size}
            onChange={(event) => {
              const next = event.target.value as PrintSize;
              setSize(next);
              choose('size', next);
            }}
          >
            {PRINT_SIZE_NAMES.map((each) => (
              <option key={each} value={each}>
                {PRINT_SIZES[each].label}
              </option>
            ))}
          </select>
        </div>
        <Button
          variant="filled"
          icon="printer"
          disabled={!isReady || pages === 0}
          onClick={() => window.print()}
        >
          Print
        </Button>
        {isReady && (
          <p className="print-hint">
            {what === 'tents'
              ? 'One side of a page each. Print at 100 %, fold in the middle.'
              : 'Print at 100 %, without the browser’s own headers.'}
          </p>
        )}
      </header>
      <main className="print-pages" data-ready={isReady ? 'true' : 'false'}>
        {isRefused && (
          <p className="print-state" role="alert">
            {strange?.text ??
              `${refused?.detail ?? 'This wall isn’t open to you.'} Ask whoever runs the meeting, or open this page from the console.`}
          </p>
        )}
        {!isRefused && !isReady && (
          <p className="print-state" role="status">
            {[grant?.state, content.state, live.state].includes('offline')
              ? 'You’re offline. The pages come as soon as there is a network again.'
              : 'Laying out the pages…'}
          </p>
        )}
        {isReady && !isRefused && pages === 0 && (
          <p className="print-state">
            {table === null
              ? 'There are no tables yet. Open the tables first; then their pages are here.'
              : 'There is no such table on this wall.'}
          </p>
        )}
        {isReady &&
          what === 'tents' &&
          tables.map((row) => <Tent key={row.tableId} table={row} joinCode={session.joinCode} />)}
        {isReady &&
          content.state === 'ready' &&
          what === 'posters' &&
          content.posters.map((poster) => (
            <PosterPrint key={`${poster.tableId} ${size}`} poster={poster} />
          ))}
        {isReady &&
          content.state === 'ready' &&
          what === 'sheets' &&
          content.posters.map((poster) => (
            <SheetPrint key={poster.tableId} poster={poster} title={session.title} />
          ))}
        {isReady &&
          content.state === 'ready' &&
          what === 'connections' &&
          content.posters.length > 0 && (
            <ConnectionsPrint
              posters={content.posters}
              connections={content.connections}
              title={session.title}
            />
          )}
      </main>
    </div>
  );
}
