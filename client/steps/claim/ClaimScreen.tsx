import { useState, type JSX } from 'react';
import { LIMITS } from '../../../shared/model/limits.ts';
import { cleanWords, countChars } from '../../../shared/model/text.ts';
import type { ClaimedThing, ClaimsView } from '../../../shared/protocol/ratings.ts';
import { isUnclaimed } from '../../../shared/rating/unclaimed.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { Button } from '../../design/Button.tsx';
import { Field } from '../../design/Field.tsx';
import { claimsWith } from '../../meeting/rating/ownClaims.ts';
import { t } from '../../words/speak.ts';
import type { StepScreenProps } from '../stepScreen.ts';
import { SaidState } from '../rate/SaidState.tsx';
import { ThingCard } from '../rate/ThingCard.tsx';
import { DueLine } from './DueLine.tsx';
import { ClaimNames } from './ClaimNames.tsx';
import '../rate/rate.css';
import './claim.css';

type RoleRow = ClaimedThing['roles'][number];

/** A `claim` step on a phone: everything there is, who has put their name to it, and one's own. */
export function ClaimScreen({
  claims: known,
  meeting,
  pending,
  offline,
  forms,
}: StepScreenProps & { claims: ClaimsView }): JSX.Element {
  const claims = claimsWith(known, pending);
  const [mineOnly, setMineOnly] = useState(false);
  const mine = claims.things.filter(({ roles }) =>
    roles.some((role) => role.claims.some((claim) => claim.mine)),
  );
  const things = mineOnly ? mine : claims.things;
  const open = claims.things.filter(isUnclaimed).length;
  return (
    <>
      <section className="rs-head">
        <h1 dir="auto">{claims.title}</h1>
        <p dir="auto">{claims.ask}</p>
        <p className="rs-quiet">
          {claims.things.length === 0
            ? t('claim.nothing')
            : t('claim.open', { open, count: claims.things.length })}
        </p>
        <DueLine due={claims.due} />
      </section>
      {mine.length > 0 && (
        <div className="cl-filter" role="group" aria-label={t('claim.show')}>
          <button type="button" aria-pressed={!mineOnly} onClick={() => setMineOnly(false)}>
            {t('claim.show.all')}
          </button>
          <button type="button" aria-pressed={mineOnly} onClick={() => setMineOnly(true)}>
            {t('claim.show.mine', { count: mine.length })}
          </button>
        </div>
      )}
      <ul className="cl-things">
        {things.map((thing) => (
          <li key={thing.id} className="rs-thing">
            <ThingCard thing={thing} forms={forms} />
            {thing.roles.map((role) => (
              <Role
                key={role.role}
                claims={claims}
                thing={thing}
                role={role}
                meeting={meeting}
                pending={pending}
                offline={offline}
              />
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Role({
  claims,
  thing,
  role,
  meeting,
  pending,
  offline,
}: Omit<StepScreenProps, 'forms'> & {
  claims: ClaimsView;
  thing: ClaimedThing;
  role: RoleRow;
}): JSX.Element {
  const asked = claims.roles.find(({ id }) => id === role.role);
  const mine = role.claims.find((claim) => claim.mine);
  const isTaken = asked?.people === 'one' && role.claims.length > 0 && !mine;
  const place = { step: claims.step, role: role.role, thing: thing.id };
  const say = (edit: { until?: string; date?: string }): void =>
    void meeting.commands.say({ kind: 'claim', ...place, edit: { ...edit, rev: role.rev + 1 } });
  return (
    <section className="cl-role" aria-label={asked?.label}>
      <h3 dir="auto">{asked?.label}</h3>
      <ClaimNames role={role} />
      {claims.isOpen && !isTaken && !mine && (
        <Button onClick={() => say({})}>
          {t(claims.by === 'tables' ? 'claim.take.table' : 'claim.take')}
        </Button>
      )}
      {mine && (
        <>
          {claims.due?.kind === 'asked' && claims.isOpen && (
            <Until
              key={`${mine.until}/${mine.date}`}
              name={`claim-${place.step}-${place.role}-${place.thing}`}
              until={mine.until ?? ''}
              date={mine.date ?? ''}
              onSave={say}
            />
          )}
          {claims.isOpen && (
            <Button
              variant="quiet"
              onClick={() =>
                void meeting.commands.say({ kind: 'lay-down', ...place, rev: role.rev + 1 })
              }
            >
              {t('claim.layDown')}
            </Button>
          )}
        </>
      )}
      <SaidState
        pending={pending}
        offline={offline}
        slot={`claim/${place.step}/${place.role}/${place.thing}`}
      />
    </section>
  );
}

/** By when: a day for the calendar, or in one's own words. */
function Until({
  name,
  until,
  date,
  onSave,
}: {
  name: string;
  until: string;
  date: string;
  onSave: (edit: { until: string; date: string }) => void;
}): JSX.Element {
  const [typed, setTyped, forget] = useDraftOf(name, { until, date });
  const words = cleanWords(typed.until);
  const over = countChars(words) - LIMITS.untilChars;
  const isNews = words !== until || typed.date !== date;
  return (
    <form
      className="cl-until"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (over > 0) return;
        onSave({ until: words, date: typed.date });
        forget();
      }}
    >
      <Field
        label={t('claim.date')}
        type="date"
        value={typed.date}
        onChange={(event) => setTyped({ ...typed, date: event.target.value })}
      />
      <Field
        label={t('claim.until')}
        hint={t('claim.until.hint')}
        value={typed.until}
        refusal={over > 0 ? t('phone.words.tooLong', { over }) : null}
        onChange={(event) => setTyped({ ...typed, until: event.target.value })}
      />
      {isNews && (
        <Button type="submit" variant="filled">
          {t('claim.save')}
        </Button>
      )}
    </form>
  );
}
