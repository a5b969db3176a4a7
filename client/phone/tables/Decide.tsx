import type { JSX } from 'react';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { decideWords } from '../../../shared/scripts/decideWords.ts';
import { seatingStep } from '../../../shared/scripts/toldRun.ts';
import { Choice } from './Choice.tsx';
import { CommandState } from './CommandState.tsx';
import { OwnContact } from './OwnContact.tsx';
import type { TablesState } from './TablesState.ts';
import { t, words } from '../../words/speak.ts';

/** What the table decides, and each person for herself. */
export function Decide({ state, table }: { state: TablesState; table: TableView }): JSX.Element {
  const mine = state.person.commitments?.[table.tableId] ?? null;
  const { again: asked, commitments } = decideWords(
    words(),
    state.session,
    seatingStep(state.session),
    mine,
  );
  return (
    <section className="tb-decide" aria-labelledby="decide-title">
      <div className="tb-head">
        <h2 id="decide-title">{t('sheet.leave')}</h2>
      </div>
      {asked && (
        <div className="tb-card">
          <Choice
            legend={asked.ask}
            hint={t('decide.again.hint')}
            name="again"
            value={table.again}
            options={[
              { value: 'yes', label: asked.yes },
              { value: 'no', label: asked.no },
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
      )}
      {commitments.length > 0 && (
        <div className="tb-card">
          <Choice
            legend={t('decide.part')}
            hint={t('decide.part.hint')}
            name="commitment"
            value={mine}
            options={commitments.map(({ kind, name, means }) => ({
              value: kind,
              label: name,
              hint: means,
            }))}
            onChoose={(kind) =>
              state.send({ kind: 'me', edit: { commitment: { table: table.tableId, kind } } })
            }
          />
          <CommandState state={state} topic={`me/commitment/${table.tableId}`} />
        </div>
      )}
      <OwnContact state={state} />
    </section>
  );
}
