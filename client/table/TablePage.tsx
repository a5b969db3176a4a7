import { useEffect, type JSX } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { closedDoor, waitingWords } from '../sync/closedDoor.ts';
import { useLiveView } from '../sync/liveView.ts';
import { useGrant } from '../sync/useGrant.ts';
import { KeptText } from './KeptText.tsx';
import { OpenTable } from './OpenTable.tsx';
import { StateScreen } from './StateScreen.tsx';
import type { TableAddress } from '../app/address.ts';
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
}): JSX.Element {
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

  const join = (
    <LinkButton variant="filled" href="/join">
      Join with a code
    </LinkButton>
  );
  const closed = closedDoor('the table', grant, live);
  if (closed) return <StateScreen {...closed}>{join}</StateScreen>;
  if (live.state === 'refused') {
    const kept = sheet?.lost ? <KeptText text={sheet.lost} onForget={sheet.forgetLost} /> : null;
    if (live.refused === 'no-such-wall')
      return (
        <StateScreen
          title="This wall is gone"
          text="Whoever ran it has deleted it, with its tables."
        >
          {kept}
        </StateScreen>
      );
    if (live.refused === 'removed')
      return (
        <StateScreen
          title="You’ve left this wall"
          text="Whoever runs it has taken you off. Talk to them if that was a mistake."
        >
          {kept}
        </StateScreen>
      );
    return (
      <StateScreen
        title="Who are you?"
        text="Join the wall on this device first: with the code on the wall or on the table’s tent. Then come back to this page."
      >
        {kept ?? join}
      </StateScreen>
    );
  }
  if (!shared || !personal || !me) {
    const isOffline = live.state === 'offline' || grant?.state === 'offline';
    return (
      <StateScreen
        title={isOffline ? 'You’re offline' : 'Opening the table…'}
        text={
          isOffline
            ? 'The table opens as soon as there is a network again. What you wrote here before is kept on this device.'
            : waitingWords(grant)
        }
      />
    );
  }
  if (!row) {
    return (
      <StateScreen
        title="There is no such table"
        text={
          shared.session.tables.length === 0
            ? 'Tables are not open yet. They come from the groups on the wall.'
            : 'Its link may be incomplete.'
        }
      >
        <LinkButton variant="filled" href={`/j/${shared.session.joinCode}`}>
          To your page
        </LinkButton>
      </StateScreen>
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
