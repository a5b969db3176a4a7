import { pageOf, printPage } from '../app/address/links.ts';
import type { JSX } from 'react';
import type { Role } from '../../shared/model/person.ts';
import { isGalleryOpen, type LiveSession } from '../../shared/model/session.ts';
import { stepName } from '../../shared/scripts/stepWords.ts';
import { LinkButton } from '../design/Button.tsx';
import { Clock } from '../design/Clock.tsx';
import { HomeLink } from '../app/HomeLink.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import { SavedState } from './SavedState.tsx';
import { SheetIcon } from './SheetIcon.tsx';
import type { OpenSheet } from './holdSheet.ts';
import { LanguageChoice } from '../app/LanguageChoice.tsx';
import { t, words } from '../words/speak.ts';

/** Which wall and table, whether all is saved, how long there is, and paper. */
export function TableBar({
  wall,
  as,
  session,
  tableId,
  number,
  clockOffsetMs,
  sheet,
  isOffline,
  mayWrite,
}: {
  wall: string;
  as: Role;
  session: LiveSession;
  tableId: string;
  number: number;
  clockOffsetMs: number;
  sheet: OpenSheet | null;
  isOffline: boolean;
  mayWrite: boolean;
}): JSX.Element {
  return (
    <header className="table-bar">
      <Wordmark size={28} />
      <HomeLink wall={wall} as={as} joinCode={session.joinCode} className="table-home" />
      <p className="table-where">
        <span className="table-wall" dir="auto">
          {session.title}
        </span>
        <span className="table-slash" aria-hidden="true">
          /
        </span>
        <b>{t('table.numbered', { number })}</b>
      </p>
      <SavedState sheet={sheet} isOffline={isOffline} mayWrite={mayWrite} />
      {session.timer && (
        <span className="table-clock">
          <Clock timer={session.timer} offsetMs={clockOffsetMs} />
          <span className="table-clock-word">
            {session.present.kind === 'tables'
              ? t('sheet.clock.talk')
              : stepName(words(), session, session.present)}
          </span>
        </span>
      )}
      {(isGalleryOpen(session) || as === 'facilitator') && (
        <LinkButton className="table-gallery" href={pageOf(wall, 'gallery', as)}>
          {t('sheet.gallery')}
        </LinkButton>
      )}
      {sheet && (
        <a
          className="ww-button table-print"
          href={printPage(wall, as, 'sheets', { table: tableId, from: 'table' })}
        >
          <SheetIcon name="print" />
          {t('sheet.print')}
        </a>
      )}
      <LanguageChoice />
    </header>
  );
}
