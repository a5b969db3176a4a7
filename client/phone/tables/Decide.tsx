import type { JSX } from 'react';
import { COMMITMENT_KINDS } from '../../../shared/model/table.ts';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { Choice } from './Choice.tsx';
import { CommandState } from './CommandState.tsx';
import { OwnContact } from './OwnContact.tsx';
import type { TablesState } from './TablesState.ts';
import { t } from '../../words/speak.ts';

/** What the table decides, and each person for herself. */
export function Decide({ state, table }: { state: TablesState; table: TableView }): JSX.Element {
  const mine = state.person.commitments?.[table.tableId] ?? null;
  return (
    <section className="tb-decide" aria-labelledby="decide-title">
      <div className="tb-head">
        <h2 id="decide-title">{t('sheet.leave')}</h2>
      </div>
      <div className="tb-card">
        <Choice
          legend={t('decide.again')}
          hint={t('decide.again.hint')}
          name="again"
          value={table.again}
          options={[
            { value: 'yes', label: t('decide.again.yes') },
            { value: 'no', label: t('decide.again.no') },
          ]}
          side
          onChoose={(again) =>
            state.send({
              kind: 'table',
              table: table.tableId,
              edit: { again, was: [table.again ?? ''] },
            })
          }
        />
        <CommandState state={state} topic={`table/${table.tableId}/again`} />
      </div>
      <div className="tb-card">
        <Choice
          legend={t('decide.part')}
          hint={t('decide.part.hint')}
          name="commitment"
          value={mine}
          options={COMMITMENT_KINDS.map((kind) => ({
            value: kind,
            label: t(`commitment.${kind}`),
            hint: t(`commitment.${kind}.means`),
          }))}
          onChoose={(kind) =>
            state.send({ kind: 'me', edit: { commitment: { table: table.tableId, kind } } })
          }
        />
        <CommandState state={state} topic={`me/commitment/${table.tableId}`} />
      </div>
      <OwnContact state={state} />
    </section>
  );
}
