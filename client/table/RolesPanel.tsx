import type { JSX } from 'react';
import { TABLE_DUTIES, type TableDuty } from '../../shared/model/table.ts';
import type { TableMember } from '../../shared/protocol/tables.ts';
import type { Held } from '../design/held.ts';
import { HeldPlain } from '../design/HeldButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { namedMembers } from '../app/namedMembers.ts';
import { PersonBadge } from './PersonBadge.tsx';
import type { Notices } from '../meeting/notices.ts';
import { t } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';

/** Who facilitates, takes notes and reports back: one tap takes it, takes it over, or steps back. */
export function RolesPanel({
  members,
  send,
  held,
}: Held & {
  members: readonly TableMember[];
  send: Notices['send'];
}): JSX.Element {
  const named = namedMembers(members);
  const mine = members.find((member) => member.isMe)?.duties ?? [];
  const set = (duties: readonly TableDuty[], done: string): void =>
    send({ kind: 'me', edit: { duties } }, done);
  return (
    <section className="table-part" aria-labelledby="table-roles">
      <h2 id="table-roles">{t('sheet.roles')}</h2>
      <ul>
        {TABLE_DUTIES.map((duty) => {
          const holder = named.find((member) => member.duties.includes(duty));
          const does = t(`duty.${duty}.does`);
          const take = (): void => set([...mine, duty], t(`sheet.roles.taken.${duty}`));
          if (!holder) {
            return (
              <li key={duty}>
                <HeldPlain className="role-open" held={held} onClick={take}>
                  <span className="role-open-sign">
                    <Icon name="plus" size={18} />
                  </span>
                  {t(`duty.${duty}.take`)}
                </HeldPlain>
              </li>
            );
          }
          return (
            <li key={duty} className="person-row">
              <PersonBadge name={holder.name} isMe={holder.isMe} />
              <span className="person-words">
                <span dir="auto">{holder.shown}</span>
                <span className="person-does">
                  {holder.isMe && !holder.name ? t('sheet.roles.youDo', { does }) : does}
                </span>
              </span>
              {holder.isMe ? (
                <HeldPlain
                  className="person-step"
                  held={held}
                  onClick={() =>
                    set(
                      mine.filter((each) => each !== duty),
                      t(`sheet.roles.left.${duty}`),
                    )
                  }
                >
                  <T k={`sheet.roles.stepBack.${duty}`} with={{ hidden: HIDDEN }} />
                </HeldPlain>
              ) : (
                <HeldPlain className="person-step" held={held} onClick={take}>
                  <T
                    k={`sheet.roles.takeOver.${duty}`}
                    with={{ name: holder.shown, hidden: HIDDEN }}
                  />
                </HeldPlain>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
