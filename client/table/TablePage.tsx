import { useEffect, useMemo, useState, type JSX } from 'react';
import { isGalleryOpen } from '../../shared/model/session.ts';
import { doorWords } from '../meeting/words/doorWords.ts';
import { ownPage } from '../app/address/links.ts';
import { useConnections } from '../app/useConnections.ts';
import { useGrant } from '../app/useGrant.ts';
import { useKicks } from '../app/useKicks.ts';
import { useKnown, useLiveSource } from '../app/useMeeting.ts';
import { noticesOf } from '../meeting/notices.ts';
import { openMeeting } from '../meeting/openMeeting.ts';
import { DESK_RULES } from '../meeting/sources/answersSource.ts';
import { PAGE_PORTS } from '../sync/pagePorts.ts';
import { KeptText } from './KeptText.tsx';
import { OpenTable } from './OpenTable.tsx';
import { StateScreen } from '../app/StateScreen.tsx';
import type { TableAddress } from '../app/address/readAddress.ts';
import { contactDraft } from '../app/contactDraft.ts';
import { useDraftDialog } from '../app/useDraft.ts';
import { sheetAccess, tableNow } from './tableNow.ts';
import { sentenceDraft } from './tableWords.ts';
import { useOutside } from './useOutside.ts';
import { useSheet } from './useSheet.ts';
import { t } from '../words/speak.ts';

/** One table of a wall: first who this is, then everything live. */
export function TablePage({
  address: { wall, tableId, as },
}: {
  address: TableAddress;
}): JSX.Element | null {
  const [meeting] = useState(() => openMeeting(wall, as, DESK_RULES));
  const [notices] = useState(() => noticesOf(meeting.commands, PAGE_PORTS));
  const { known } = meeting;
  const grant = useGrant(wall);
  useLiveSource(known, grant?.state === 'ready' ? wall : null, as);
  const live = useKnown(known, (state) => state.live);
  const view = useKnown(meeting, (state) => state);
  const outboxes = useMemo(() => new Set([meeting]), [meeting]);
  useKicks(outboxes, view !== null, live.state === 'live');

  const row = view?.session.tables.find((table) => table.tableId === tableId);
  const mayLook =
    row !== undefined && view !== null && sheetAccess(row, view.session, view.me).may !== 'nothing';
  const sheet = useSheet(wall, tableId, as, view?.personId ?? null, mayLook);
  // Who has just sat down is told of the table in a moment; until then it is as from outside.
  const outside = useOutside(meeting, tableId, mayLook && view?.table?.tableId !== tableId);
  // Whether two connections say the same is only known of all of them.
  const isConnecting = view !== null && isGalleryOpen(view.session) && view.me.table === tableId;
  useConnections(meeting, view, isConnecting);
  const [isDeciding, setDeciding] = useDraftDialog(`decide-${tableId}`, [
    sentenceDraft(tableId),
    contactDraft(wall),
  ]);

  const title =
    view &&
    row &&
    t('sheet.page', { number: row.number, name: row.name, wall: view.session.title });
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);

  const place = {
    what: 'table' as const,
    as,
    kept: t('sheet.keptBefore'),
  };
  const closed = doorWords(place, grant, live, location.origin);
  if (closed || !view)
    return (
      closed && (
        <StateScreen {...closed}>
          {live.state === 'refused' && sheet?.lost ? (
            <KeptText text={sheet.lost} onForget={sheet.forgetLost} />
          ) : null}
        </StateScreen>
      )
    );
  if (!row) {
    return (
      <StateScreen
        title={t('sheet.gone')}
        text={t(view.session.tables.length === 0 ? 'sheet.gone.noneYet' : 'sheet.gone.link')}
        link={{ href: ownPage(view.session.joinCode), words: t('sheet.gone.back') }}
      />
    );
  }
  return (
    <OpenTable
      wall={wall}
      as={as}
      view={view}
      commands={meeting.commands}
      notices={notices}
      sheet={sheet}
      table={tableNow(row, view, outside)}
      isDeciding={isDeciding}
      onDeciding={setDeciding}
    />
  );
}
