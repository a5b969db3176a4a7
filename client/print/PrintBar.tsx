import type { JSX } from 'react';
import { PRINT_SIZE_NAMES, type PrintSize } from '../../shared/model/printSizes.ts';
import type { Session } from '../../shared/model/session.ts';
import { pageOf, PRINTS, snapshotPage, tablePage, type Print } from '../app/address/links.ts';
import type { PrintAddress } from '../app/address/readAddress.ts';
import { HomeLink } from '../app/HomeLink.tsx';
import { comeAnew } from '../app/chooseLanguage.ts';
import { LanguageChoice } from '../app/LanguageChoice.tsx';
import { Button, LinkButton } from '../design/Button.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import { t } from '../words/speak.ts';

interface Choices {
  what: Print;
  onWhat: (what: Print) => void;
  size: PrintSize;
  onSize: (size: PrintSize) => void;
}

/** A print is shared: its language stands in its address, and nobody's choice for her own pages is touched. */
function printIn(language: string): void {
  const query = new URLSearchParams(location.search);
  query.set('language', language);
  void comeAnew(() => {
    location.search = query.toString();
  });
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
      <h1>{t('print.title')}</h1>
      <div className="print-choice">
        <label htmlFor="print-what">{t('print.what')}</label>
        <select
          id="print-what"
          value={what}
          onChange={(event) => onWhat(event.target.value as Print)}
        >
          {PRINTS.map((each) => (
            <option key={each} value={each}>
              {t(`print.what.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="print-choice">
        <label htmlFor="print-size">{t('print.paper')}</label>
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
      <LanguageChoice onChoose={printIn} />
      <Button variant="filled" icon="printer" disabled={!mayPrint} onClick={() => window.print()}>
        {t('print.print')}
      </Button>
      {isReady && (
        <p className="print-hint">{t(what === 'tents' ? 'print.hint.tents' : 'print.hint')}</p>
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
      ? [snapshotPage(wallId, snapshot, as), t('print.back.snapshot')]
      : from === 'table' && table !== null
        ? [tablePage(wallId, table, as), t('print.back.table')]
        : from === 'gallery'
          ? [pageOf(wallId, 'gallery', as), t('print.back.gallery')]
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
