import type { JSX } from 'react';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { Button } from '../../design/Button.tsx';
import { CommandState } from './CommandState.tsx';
import { namedMembers } from '../../app/namedMembers.ts';
import type { TablesState } from './TablesState.ts';

/** Who stays with the poster; anybody else at the table can take over, also half-way. */
export function PosterHost({
  state,
  table,
}: {
  state: TablesState;
  table: TableView;
}): JSX.Element {
  const host = namedMembers(table.members).find((member) => member.host);
  return (
    <section className="tb-card tb-host" aria-labelledby="host-title">
      <h2 id="host-title">Who stays with the poster</h2>
      <p aria-live="polite">
        {!host ? (
          'Nobody yet.'
        ) : host.isMe ? (
          'You do.'
        ) : (
          <>
            <bdi>{host.shown}</bdi> does.
          </>
        )}
      </p>
      {host?.isMe ? (
        <>
          <p className="tb-small">
            To hand over, somebody else here taps “I’ll stay with the poster” on their phone.
          </p>
          <Button onClick={() => state.send({ kind: 'me', edit: { host: false } })}>
            I’d rather walk
          </Button>
        </>
      ) : (
        <Button icon="hand" onClick={() => state.send({ kind: 'me', edit: { host: true } })}>
          I’ll stay with the poster
        </Button>
      )}
      <CommandState state={state} topic="me/host" quiet />
    </section>
  );
}
