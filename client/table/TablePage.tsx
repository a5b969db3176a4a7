import { useEffect, type JSX } from 'react';
import { doorWords } from '../meeting/words/doorWords.ts';
import { ownPage } from '../app/address/links.ts';
import { useLiveView } from '../app/useLiveView.ts';
import { useGrant } from '../app/useGrant.ts';
import { KeptText } from './KeptText.tsx';
import { OpenTable } from './OpenTable.tsx';
import { StateScreen } from '../app/StateScreen.tsx';
import type { TableAddress } from '../app/address/readAddress.ts';
import { contactDraft } from '../app/contactDraft.ts';
import { useDraftDialog } from '../app/useDraft.ts';
import { sheetAccess, tableNow } from './tableNow.ts';
import { sentenceDraft } from './tableWords.ts';
import { useActions } from './useActions.ts';
import { usePoster } from './usePoster.ts';
import { useSheet } from './useSheet.ts';

/** One table of a wall: first who this is, then everything live. */
export function TablePage({
  address: { wall, tableId, as },
}: {
  address: TableAddress;
}): JSX.Element | null {
  const grant = useGrant(wall);
  const live = useLiveView(grant?.state === 'ready' ? wall : null, as);
  const { shared, personal } = live;
  const actions = useActions(wall, as);
  const row = shared?.session.tables.find((table) => table.tableId === tableId);
  const me = personal?.person ?? null;
  const access = row && shared && me ? sheetAccess(row, shared.session, me) : null;
  const isHere = me?.table === tableId;
  const mayLook = access !== null && access.may !== 'nothing';
  const sheet = useSheet(wall, tableId, as, personal?.personId ?? null, mayLook);
  const poster = usePoster(
    actions.api,
    tableId,
    mayLook && !isHere,
    shared,
    personal,
    actions.taken,
  );
  const [isDeciding, setDeciding] = useDraftDialog(`decide-${tableId}`, [
    sentenceDraft(tableId),
    contactDraft(wall),
  ]);

  useEffect(() => {
    if (shared && row)
      document.title = `Table ${row.number}: ${row.name} · ${shared.session.title}`;
  }, [shared, row]);

  const place = {
    name: 'the table',
    as,
    kept: 'What you wrote here before is kept on this device.',
  };
  const closed = doorWords(place, grant, live, location.origin);
  if (closed || !shared || !personal || !me)
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
        title="There is no such table"
        text={
          shared.session.tables.length === 0
            ? 'Tables are not open yet. They come from the groups on the wall.'
            : 'Its link may be incomplete.'
        }
        link={{ href: ownPage(shared.session.joinCode), words: 'To your page' }}
      />
    );
  }
  return (
    <OpenTable
      wall={wall}
      as={as}
      live={live}
      session={shared.session}
      me={me}
      sheet={sheet}
      actions={actions}
      table={tableNow(
        row,
        shared.session,
        me,
        personal.table,
        poster,
        shared.counts.seated?.[tableId],
      )}
      isDeciding={isDeciding}
      onDeciding={setDeciding}
    />
  );
}
