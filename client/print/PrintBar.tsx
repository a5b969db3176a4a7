import type { JSX } from 'react';
import { PRINT_SIZE_NAMES, type PrintSize } from '../../shared/model/printSizes.ts';
import type { Session } from '../../shared/model/session.ts';
import { pageOf, PRINTS, snapshotPage, tablePage, type Print } from '../app/address/links.ts';
import type { PrintAddress } from '../app/address/readAddress.ts';
import { HomeLink } from '../app/HomeLink.tsx';
import { Button, LinkButton } from '../design/Button.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import { t } from '../words/speak.ts';

export const PRINT_WORDS: Record<Print, string> = {
  tents: 'Table tents',
  posters: 'Posters',
  sheets: 'Sheets',
  connections: 'Connections',
};

interface Choices {
  what: Print;
  onWhat: (what: Print) => void;
  size: PrintSize;
  onSize: (size: PrintSize) => void;
}

/** Which pages, on which paper; stands on none of them. */
export function PrintBar({
  address,
  session,
  what,
  onWhat,
  size,
  onSize,
  isReady,
  mayPrint,
}: Choices & {
  address: PrintAddress;
  session: Session | undefined;
  isReady: boolean;
  mayPrint: boolean;
}): JSX.Element {
  return (
    <header className="print-bar">
      <Wordmark />
      <WayBack address={address} session={session} />
      <h1>Print</h1>
      <div className="print-choice">
        <label htmlFor="print-what">What</label>
        <select
          id="print-what"
          value={what}
          onChange={(event) => onWhat(event.target.value as Print)}
        >
          {PRINTS.map((each) => (
            <option key={each} value={each}>
              {PRINT_WORDS[each]}
            </option>
          ))}
        </select>
      </div>
      <div className="print-choice">
        <label htmlFor="print-size">Paper</label>
        <select
          id="print-size"
          value={size}
          onChange={(event) => onSize(event.target.value as PrintSize)}
        >
          {PRINT_SIZE_NAMES.map((each) => (
            <option key={each} value={each}>
              {t(`paperSize.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <Button variant="filled" icon="printer" disabled={!mayPrint} onClick={() => window.print()}>
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
  );
}

/** To the page with the link to this one. */
function WayBack({
  address: { wallId, as, table, snapshot, from },
  session,
}: {
  address: PrintAddress;
  session: Session | undefined;
}): JSX.Element | null {
  const [href, words] =
    snapshot !== null
      ? [snapshotPage(wallId, snapshot, as), 'Snapshot']
      : from === 'table' && table !== null
        ? [tablePage(wallId, table, as), 'The table']
        : from === 'gallery'
          ? [pageOf(wallId, 'gallery', as), 'Gallery']
          : [];
  if (href !== undefined)
    return (
      <LinkButton variant="quiet" icon="arrow-left" href={href} className="print-home">
        {words}
      </LinkButton>
    );
  return (
    (session && (
      <HomeLink wall={wallId} as={as} joinCode={session.joinCode} className="print-home" />
    )) ??
    null
  );
}
