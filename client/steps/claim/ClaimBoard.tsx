import type { JSX } from 'react';
import type { ClaimsView } from '../../../shared/protocol/ratings.ts';
import { isUnclaimed, unclaimedFirst } from '../../../shared/rating/unclaimed.ts';
import { NoteSaid, type NoteForms } from '../../design/NoteSaid.tsx';
import { HeldButton } from '../../design/HeldButton.tsx';
import { t } from '../../words/speak.ts';
import { useThingList } from '../rate/useThingList.tsx';
import '../rate/thingCard.css';
import { thingTitle } from '../rate/thingTitle.ts';
import { DueLine } from './DueLine.tsx';
import { ClaimNames } from './ClaimNames.tsx';
import './claim.css';

/** A `claim` step at the console: who sees to what; what nobody took on comes first. */
export function ClaimBoard({
  claims,
  forms,
  held = null,
  onRelease,
}: {
  claims: ClaimsView;
  forms: NoteForms;
  held?: string | null;
  /** Facilitators lay down what somebody took on by mistake. */
  onRelease?: (role: string, thing: string, claimer: string) => void;
}): JSX.Element {
  const things = unclaimedFirst(claims.things);
  const open = things.filter(isUnclaimed).length;
  const { shown, search, more } = useThingList(things, forms);
  return (
    <section className="console-panel cl-board" aria-labelledby="cl-board-heading">
      <div className="panel-head" role="status">
        <h2 id="cl-board-heading">
          {claims.things.length === 0
            ? t('claim.nothing')
            : t('claim.open', { open, count: claims.things.length })}
        </h2>
        <DueLine due={claims.due} />
      </div>
      {search}
      <ol className="cl-rows">
        {shown.map((thing) => (
          <li key={thing.id} data-open={isUnclaimed(thing) ? '' : undefined}>
            <div>
              <p className="cl-title" dir="auto">
                {thingTitle(thing)}
              </p>
              <NoteSaid of={forms} note={thing} />
            </div>
            {thing.roles.map((role) => (
              <div key={role.role} className="cl-role">
                <h3 dir="auto">{claims.roles.find(({ id }) => id === role.role)?.label}</h3>
                <ClaimNames role={role} />
                {onRelease &&
                  role.claims.map(
                    ({ claimer, by }) =>
                      claimer !== undefined && (
                        <HeldButton
                          key={claimer}
                          variant="quiet"
                          held={held}
                          onClick={() => onRelease(role.role, thing.id, claimer)}
                        >
                          {t('claim.release', { name: by ?? t('claim.somebody') })}
                        </HeldButton>
                      ),
                  )}
              </div>
            ))}
          </li>
        ))}
      </ol>
      {more}
    </section>
  );
}
