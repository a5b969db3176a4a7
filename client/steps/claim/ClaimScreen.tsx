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
import { useThingList } from '../rate/useThingList.tsx';
import { ThingCard } from '../rate/ThingCard.tsx';
import { DueLine } from './DueLine.tsx';
import { localDay } from './claimDay.ts';
import { ClaimNames } from './ClaimNames.tsx';
import '../rate/rate.css';
import './claim.css';

/** Which things: all, those that nobody took on yet, her own. */
type Only = 'all' | 'free' | 'mine';

type RoleRow = ClaimedThing['roles'][number];

/** A `claim` step on a phone: everything there is, who has put their name to it, and one's own. */
export function ClaimScreen({
  claims: known,
  say,
  pending,
  offline,
  forms,
  onNameless,
}: StepScreenProps & {
  claims: ClaimsView;
  /** Her name is shown with what she takes on, and she has none yet: asks for it. */
  onNameless: (() => void) | null;
}): JSX.Element {
  const claims = claimsWith(known, pending);
  const [only, setOnly] = useState<Only>('all');
  const mine = claims.things.filter(({ roles }) =>
    roles.some((role) => role.claims.some((claim) => claim.mine)),
  );
  const free = claims.things.filter(isUnclaimed);
  const open = free.length;
  // What she has just taken on stays where it is, so that she sees it; the list is made anew when she chooses it.
  const [freeThen, setFreeThen] = useState<ReadonlySet<string>>(new Set());
  const things =
    only === 'mine'
      ? mine
      : only === 'free'
        ? claims.things.filter((thing) => isUnclaimed(thing) || freeThen.has(thing.id))
        : claims.things;
  const { shown, search, more } = useThingList(things, forms);
  const show = (next: Only): void => {
    setOnly(next);
    setFreeThen(new Set(free.map(({ id }) => id)));
  };
  const choices: { only: Only; words: string }[] = [
    { only: 'all', words: t('claim.show.all') },
    { only: 'free', words: t('claim.show.free', { count: open }) },
    { only: 'mine', words: t('claim.show.mine', { count: mine.length }) },
  ];
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
      {claims.things.length > 1 && (
        <div className="cl-filter" role="group" aria-label={t('claim.show')}>
          {choices.map((choice) => (
            <button
              key={choice.only}
              type="button"
              aria-pressed={only === choice.only}
              onClick={() => show(choice.only)}
            >
              {choice.words}
            </button>
          ))}
        </div>
      )}
      {search}
      <ul className="cl-things">
        {shown.map((thing) => (
          <li key={thing.id} className="rs-thing">
            <ThingCard thing={thing} forms={forms} />
            {thing.roles.map((role) => (
              <Role
                key={role.role}
                claims={claims}
                thing={thing}
                role={role}
                say={say}
                pending={pending}
                offline={offline}
                onNameless={onNameless}
              />
            ))}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

function Role({
  claims,
  thing,
  role,
  say: tell,
  pending,
  offline,
  onNameless,
}: Omit<StepScreenProps, 'forms'> & {
  onNameless: (() => void) | null;
  claims: ClaimsView;
  thing: ClaimedThing;
  role: RoleRow;
}): JSX.Element {
  const asked = claims.roles.find(({ id }) => id === role.role);
  const mine = role.claims.find((claim) => claim.mine);
  const isTaken = asked?.people === 'one' && role.claims.length > 0 && !mine;
  const place = { step: claims.step, role: role.role, thing: thing.id };
  const say = (edit: { until?: string; date?: string }): void =>
    void tell({ kind: 'claim', ...place, edit: { ...edit, rev: role.rev + 1 } });
  return (
    <div className="cl-role" role="group" aria-label={asked?.label}>
      <h2 dir="auto">{asked?.label}</h2>
      <ClaimNames role={role} />
      {claims.isOpen && !isTaken && !mine && (
        <Button onClick={() => (onNameless ? onNameless() : say({}))}>
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
              onClick={() => void tell({ kind: 'lay-down', ...place, rev: role.rev + 1 })}
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
    </div>
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
  const [today] = useState(() => localDay(new Date()));
  // Some browsers take by keyboard what their calendar does not offer.
  const isPast = typed.date !== '' && typed.date !== date && typed.date < today;
  return (
    <form
      className="cl-until"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (over > 0 || isPast) return;
        onSave({ until: words, date: typed.date });
        forget();
      }}
    >
      <Field
        label={t('claim.date')}
        type="date"
        min={today}
        refusal={isPast ? t('claim.date.past') : null}
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
