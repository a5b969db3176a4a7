import type { JSX } from 'react';
import { COMMITMENT_KINDS } from '../../../shared/model/table.ts';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { Choice } from './Choice.tsx';
import { CommandState } from './CommandState.tsx';
import { ContactForm } from './ContactForm.tsx';
import { COMMITMENT_WORDS } from './tableSteps.ts';
import type { TablesState } from './TablesState.ts';

/** What the table decides, and each person for herself. */
export function Decide({ state, table }: { state: TablesState; table: TableView }): JSX.Element {
  const mine = state.person.commitments?.[table.tableId] ?? null;
  return (
    <section className="tb-decide" aria-labelledby="decide-title">
      <div className="tb-head"><h2 id="decide-title">Before you leave</h2></div>
      <div className="tb-card">
        <Choice legend="Another session on this topic?" hint="One answer for the whole table." name="again" value={table.again}
          options={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} side
          onChoose={(again) => state.send({ kind: 'table', table: table.tableId, edit: { again, was: [table.again ?? ''] } })} />
        <CommandState state={state} topic={`table/${table.tableId}/again`} />
      </div>
      <div className="tb-card">
        <Choice legend="And you?" hint="Only for yourself. You can change it later." name="commitment" value={mine}
          options={COMMITMENT_KINDS.map((kind) => ({ value: kind, label: COMMITMENT_WORDS[kind].name, hint: COMMITMENT_WORDS[kind].means }))}
          onChoose={(kind) => state.send({ kind: 'me', edit: { commitment: { table: table.tableId, kind } } })} />
        <CommandState state={state} topic={`me/commitment/${table.tableId}`} />
      </div>
      <ContactForm state={state} />
    </section>
  );
}
