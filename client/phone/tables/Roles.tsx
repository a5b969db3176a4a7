import type { JSX } from 'react';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { tablesAskedNow } from '../../../shared/scripts/tableAsks.ts';
import { Button } from '../../design/Button.tsx';
import { DutyList } from '../../steps/tables/DutyList.tsx';
import { CommandState } from './CommandState.tsx';
import { dutyRows, type DutyRow } from '../../app/dutyRows.ts';
import { namedMembers } from '../../app/namedMembers.ts';
import type { TablesState } from './TablesState.ts';
import { t } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

/** Who does what at the table: take a role, take it over, step back. */
export function Roles({ state, table }: { state: TablesState; table: TableView }): JSX.Element {
  const members = namedMembers(table.members);
  return (
    <section aria-labelledby="roles-title">
      <div className="tb-head">
        <h2 id="roles-title">{t('phone.roles')}</h2>
      </div>
      <DutyList
        rows={dutyRows(tablesAskedNow(state.session), members)}
        renderButton={(row) => <DutyButton state={state} row={row} />}
      />
      <CommandState state={state} topic="me/duties" quiet />
    </section>
  );
}

/** Takes a duty, takes it over, or steps back from it; nothing where there is none of these. */
export function DutyButton({
  state: { person, send },
  row: { duty, holder, way },
}: {
  state: TablesState;
  row: DutyRow;
}): JSX.Element | null {
  if (way === null) return null;
  const mine = person.duties ?? [];
  const duties = way === 'step-back' ? mine.filter((each) => each !== duty) : [...mine, duty];
  return (
    <Button onClick={() => send({ kind: 'me', edit: { duties } })}>
      {way === 'step-back' ? (
        <T k={`sheet.roles.stepBack.${duty}`} with={{ hidden: HIDDEN }} />
      ) : holder ? (
        <T k={`sheet.roles.takeOver.${duty}`} with={{ name: holder.shown, hidden: HIDDEN }} />
      ) : (
        t(`duty.${duty}.take`)
      )}
    </Button>
  );
}
