import type { JSX } from 'react';
import { isUnclaimed, unclaimedFirst } from '../../../shared/rating/unclaimed.ts';
import type { ClaimsView } from '../../../shared/protocol/ratings.ts';
import { NoteSaid, saidOf, type NoteForms } from '../../design/NoteSaid.tsx';
import { FittedList, type FittedRow } from '../../design/FittedList.tsx';
import { t } from '../../words/speak.ts';
import { thingTitle } from '../rate/thingTitle.ts';
import { ClaimNames } from './ClaimNames.tsx';
import { DueLine } from './DueLine.tsx';
import { claimerName } from './claimerName.ts';
import './claim.css';
import '../roomSign.css';

/** A `claim` step on the big screen: what is nobody's yet comes first, then who sees to what, by when. */
export function ClaimSign({
  claims,
  forms,
}: {
  claims: ClaimsView;
  forms: NoteForms;
}): JSX.Element {
  const { ask, due, things, roles } = claims;
  if (things.length === 0)
    return (
      <section className="room-sign">
        <p className="room-sign-ask" dir="auto">
          {ask}
        </p>
        <p className="room-sign-far">{t('claim.nothing')}</p>
      </section>
    );
  const open = things.filter(isUnclaimed).length;
  return (
    <section className="room-sign room-sign-listed">
      <div className="room-sign-line">
        <p>{t('claim.open', { open, count: things.length })}</p>
        <DueLine due={due} />
      </div>
      <FittedList
        className="room-sign-rows"
        called="things"
        largest={0.036}
        smallest={0.021}
        columns={[1, 2, 3]}
        rows={unclaimedFirst(things).map((thing) => rowOf(roles, thing, forms))}
      />
    </section>
  );
}

function rowOf(
  roles: ClaimsView['roles'],
  thing: ClaimsView['things'][number],
  forms: NoteForms,
): FittedRow {
  const labelOf = (id: string): string =>
    roles.length > 1 ? (roles.find((role) => role.id === id)?.label ?? '') : '';
  return {
    key: thing.id,
    words: [
      thingTitle(thing),
      JSON.stringify(saidOf(forms, thing)),
      ...thing.roles.map(({ role, claims }) =>
        [
          labelOf(role),
          ...claims.map((claim) => `${claimerName(claim)} ${claim.until ?? ''}`),
        ].join(' '),
      ),
    ].join(' '),
    row: (
      <li data-open={isUnclaimed(thing) ? '' : undefined}>
        <div>
          <h2 dir="auto">{thingTitle(thing)}</h2>
          <NoteSaid of={forms} note={thing} isBrief />
          {thing.roles.map((role) => (
            <div key={role.role} className="room-sign-said">
              {labelOf(role.role) !== '' && <span dir="auto">{labelOf(role.role)}</span>}
              <ClaimNames role={role} />
            </div>
          ))}
        </div>
      </li>
    ),
  };
}
