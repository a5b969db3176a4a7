import type { JSX } from 'react';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { Button } from '../../design/Button.tsx';
import { CommandState } from './CommandState.tsx';
import { namedMembers } from '../../app/namedMembers.ts';
import type { TablesState } from './TablesState.ts';
import { t } from '../../words/speak.ts';

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
      <h2 id="host-title">{t('phone.host')}</h2>
      <p aria-live="polite">
        {!host
          ? t('phone.host.nobody')
          : host.isMe
            ? t('phone.host.you')
            : t('phone.host.other', { name: host.shown })}
      </p>
      {host?.isMe ? (
        <>
          <p className="tb-small">{t('phone.host.handOver')}</p>
          <Button onClick={() => state.send({ kind: 'me', edit: { host: false } })}>
            {t('phone.host.walk')}
          </Button>
        </>
      ) : (
        <Button icon="hand" onClick={() => state.send({ kind: 'me', edit: { host: true } })}>
          {t('phone.host.take')}
        </Button>
      )}
      <CommandState state={state} topic="me/host" quiet />
    </section>
  );
}
