import type { JSX } from 'react';
import { TABLE_DUTIES } from '../../../shared/model/table.ts';
import type { TableView } from '../../../shared/protocol/tables.ts';
import { Button } from '../../design/Button.tsx';
import { CommandState } from './CommandState.tsx';
import { namedMembers } from '../../app/namedMembers.ts';
import { holderOf } from './tableSteps.ts';
import type { TablesState } from './TablesState.ts';
import { t } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

/** Who does what at the table: take a role, take it over, step back. */
export function Roles({ state, table }: { state: TablesState; table: TableView }): JSX.Element {
  const members = namedMembers(table.members);
  const mine = members.find(({ isMe }) => isMe)?.duties ?? [];
  return (
    <section aria-labelledby="roles-title">
      <div className="tb-head">
        <h2 id="roles-title">{t('phone.roles')}</h2>
      </div>
      <ul className="tb-card tb-roles">
        {TABLE_DUTIES.map((duty) => {
          const holder = holderOf(members, duty);
          return (
            <li key={duty} className="tb-role">
              <div>
                <p className="tb-role-name">
                  {!holder
                    ? t(`duty.${duty}`)
                    : holder.isMe
                      ? t(`phone.roles.mine.${duty}`)
                      : t(`phone.roles.held.${duty}`, { name: holder.shown })}
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
                  <T k={`sheet.roles.stepBack.${duty}`} with={{ hidden: HIDDEN }} />
                </Button>
              ) : (
                <Button
                  onClick={() => state.send({ kind: 'me', edit: { duties: [...mine, duty] } })}
                >
                  {holder ? (
                    <T
                      k={`sheet.roles.takeOver.${duty}`}
                      with={{ name: holder.shown, hidden: HIDDEN }}
                    />
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
