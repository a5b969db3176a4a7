import type { JSX } from 'react';
import { TABLE_DUTIES } from '../../../shared/model/table.ts';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { Button } from '../../design/Button.tsx';
import { CommandState } from './CommandState.tsx';
import { namedMembers } from '../../app/namedMembers.ts';
import { holderOf } from './tableSteps.ts';
import type { TablesState } from './TablesState.ts';
import { t } from '../../words/speak.ts';

/** Who does what at the table: take a role, take it over, step back. */
export function Roles({ state, table }: { state: TablesState; table: TableView }): JSX.Element {
  const members = namedMembers(table.members);
  const mine = members.find(({ isMe }) => isMe)?.duties ?? [];
  return (
    <section aria-labelledby="roles-title">
      <div className="tb-head">
        <h2 id="roles-title">Who does what</h2>
      </div>
      <ul className="tb-card tb-roles">
        {TABLE_DUTIES.map((duty) => {
          const holder = holderOf(members, duty);
          const name = t(`duty.${duty}`);
          return (
            <li key={duty} className="tb-role">
              <div>
                <p className="tb-role-name">
                  {name}
                  {holder && (
                    <>
                      : <bdi>{holder.isMe ? 'you' : holder.shown}</bdi>
                    </>
                  )}
                </p>
                <p className="tb-small">{t(`duty.${duty}.means`)}</p>
              </div>
              {holder?.isMe ? (
                <Button
                  onClick={() =>
                    state.send({
                      kind: 'me',
                      edit: { duties: mine.filter((each) => each !== duty) },
                    })
                  }
                >
                  Step back<span className="ww-visually-hidden"> as {name.toLowerCase()}</span>
                </Button>
              ) : (
                <Button
                  onClick={() => state.send({ kind: 'me', edit: { duties: [...mine, duty] } })}
                >
                  {holder ? (
                    <>
                      Take over<span className="ww-visually-hidden"> as {name.toLowerCase()}</span>
                    </>
                  ) : (
                    t(`duty.${duty}.take`)
                  )}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <CommandState state={state} topic="me/duties" quiet />
    </section>
  );
}
