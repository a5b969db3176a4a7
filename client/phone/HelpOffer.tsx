import { pageOf } from '../app/address/links.ts';
import { useState, type JSX } from 'react';
import type { LiveSession } from '../../shared/model/session.ts';
import { Button, LinkButton } from '../design/Button.tsx';
import { hasComeToTables } from '../../shared/scripts/atTables.ts';
import { Icon } from '../design/Icon.tsx';
import type { OwnPerson } from '../../shared/protocol/live.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import type { Phone } from './usePhone.ts';
import { t } from '../words/speak.ts';

type Ready = Phone & { person: OwnPerson; session: LiveSession };

/** Offering to help group the notes, and the facilitator's answer; and the way to the wall, once there is something to see. */
export function HelpOffer({
  phone: { api, person, session },
  wallId,
  onProblem,
}: {
  phone: Ready;
  wallId: string;
  onProblem: (words: string) => void;
}): JSX.Element | null {
  const [busy, setBusy] = useState(false);
  const offer = (wanted: boolean): void => {
    setBusy(true);
    api
      .setMe({ offer: wanted })
      .catch((error: unknown) => onProblem(askRefusal(error)))
      .finally(() => setBusy(false));
  };
  const wallUrl = pageOf(wallId, 'wall', 'participant');
  const helps = person.role === 'volunteer' || person.role === 'facilitator';
  // Where the run groups nothing, nobody is asked to help with it.
  const early = session.grouping && !hasComeToTables(session);
  return (
    <section className="help" aria-label={t('phone.help')} aria-live="polite">
      {helps && (
        <>
          <p className="help-words">
            <Icon name="check" />
            {t('phone.help.helps')}
          </p>
          <LinkButton href={wallUrl} icon="open" wide>
            {t('phone.help.openWall')}
          </LinkButton>
        </>
      )}
      {!helps && early && person.offer === 'none' && (
        <Button icon="hand" wide disabled={busy} onClick={() => offer(true)}>
          {t('phone.help.offer')}
        </Button>
      )}
      {!helps && early && person.offer === 'offered' && (
        <>
          <p className="help-words">
            <Icon name="hand" />
            {t('phone.help.offered')}
          </p>
          <Button variant="quiet" disabled={busy} onClick={() => offer(false)}>
            {t('phone.help.takeBack')}
          </Button>
        </>
      )}
      {!helps && early && person.offer === 'declined' && (
        <p className="help-words">
          <Icon name="hand" />
          {t('phone.help.declined')}
        </p>
      )}
      {!helps && session.revealed && (
        <LinkButton variant="quiet" href={wallUrl} iconAfter="arrow-right">
          {t('phone.help.seeWall')}
        </LinkButton>
      )}
    </section>
  );
}
