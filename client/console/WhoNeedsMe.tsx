import { pageOf } from '../app/address/links.ts';
import type { ReactElement } from 'react';
import { Button, LinkButton } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { T } from '../words/T.tsx';
import { t, words } from '../words/speak.ts';
import { BurstActions } from './BurstActions.tsx';
import { useDesk } from './desk.ts';
import { goTo, openTables, setPosting, steerWalk } from './moveActions.ts';
import { NEED_ICONS, whoNeedsMe, type Need } from './needs.ts';

/** People who wait for an answer, and what keeps people from working. */
export function WhoNeedsMe(): ReactElement {
  const { view } = useDesk();
  const needs = whoNeedsMe(view);
  return (
    <section aria-labelledby="needs-heading">
      <h2 className="console-heading" id="needs-heading">
        <T
          k="console.needs"
          with={{
            count: needs.length === 0 ? '' : words().number(needs.length),
            number: <span className="console-number" />,
          }}
        />
      </h2>
      {needs.length === 0 ? <p className="side-calm">{t('console.needs.none')}</p> : null}
      <ul className="needs" aria-live="polite">
        {needs.map((need) => (
          <li
            key={
              need.kind === 'burst'
                ? need.burst.id
                : need.kind === 'removing'
                  ? need.removal.id
                  : need.kind
            }
            data-need={need.kind}
          >
            <Icon name={NEED_ICONS[need.kind]} />
            <div>
              <h3 dir="auto">{need.title}</h3>
              <p>{need.text}</p>
              <NeedActions need={need} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Brings a part of the page into view and hands it the keyboard. */
function show(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}

type OnlySaid = 'removing' | 'private' | 'no-host' | 'left-alone' | 'no-notes' | 'no-activator';

function NeedActions({ need }: { need: Need }): ReactElement {
  switch (need.kind) {
    case 'burst':
      return <BurstActions burst={need.burst} />;
    case 'removing':
    case 'no-host':
    case 'left-alone':
    case 'no-notes':
    case 'no-activator':
    case 'private':
      return <></>;
    default:
      return (
        <div className="side-actions">
          <NeedButtons need={need} />
        </div>
      );
  }
}

function NeedButtons({
  need,
}: {
  need: Exclude<Need, { kind: 'burst' | OnlySaid }>;
}): ReactElement {
  const { wall, view, act, blocked, openSideTab, knowSleep } = useDesk();
  switch (need.kind) {
    case 'offers':
      return (
        <>
          <HeldButton
            held={blocked}
            onClick={() => void act({ kind: 'accept', people: need.people, names: need.title })}
          >
            {need.accept}
          </HeldButton>
          <HeldButton
            held={blocked}
            onClick={() => void act({ kind: 'decline', people: need.people, names: need.title })}
          >
            {need.decline}
          </HeldButton>
        </>
      );
    case 'sleep':
      return <Button onClick={knowSleep}>{t('console.needs.sleep.known')}</Button>;
    case 'door':
      return (
        <HeldButton
          icon="unlock"
          held={blocked}
          onClick={() => void act({ kind: 'door', door: 'open' })}
        >
          {t('console.door.open')}
        </HeldButton>
      );
    case 'locked':
      return (
        <HeldButton
          icon="unlock"
          held={blocked}
          onClick={() => void act({ kind: 'lock', locked: false })}
        >
          {t('console.unlock')}
        </HeldButton>
      );
    case 'posting':
      return (
        <HeldButton icon="note" held={blocked} onClick={() => void act(setPosting('open'))}>
          {t('console.posting.open')}
        </HeldButton>
      );
    case 'unnamed':
      return (
        <LinkButton
          icon="eye"
          href={pageOf(wall, 'wall', 'facilitator')}
          target="_blank"
          rel="noopener"
        >
          {t('console.openWall')}
        </LinkButton>
      );
    case 'unplaced':
      return (
        <Button onClick={() => show('unplaced-heading')}>{t('console.needs.unplaced.show')}</Button>
      );
    case 'questions':
      return (
        <Button
          onClick={() => {
            openSideTab('visits');
            requestAnimationFrame(() => show('tab-visits'));
          }}
        >
          {t('console.needs.questions.show')}
        </Button>
      );
    case 'time-up':
      return (
        <HeldButton
          iconAfter="arrow-right"
          held={blocked}
          onClick={() => void act(steerWalk(view.session, { action: 'next' }))}
        >
          {need.button}
        </HeldButton>
      );
    case 'walk-over':
      return (
        <HeldButton
          iconAfter="arrow-right"
          held={blocked}
          onClick={() => void act(goTo(view.session, 'connect'))}
        >
          {t('console.next.go.connect')}
        </HeldButton>
      );
    case 'untabled':
      return (
        <HeldButton held={blocked} onClick={() => void act(openTables(view.session, need.made))}>
          {t('console.needs.untabled.open', { count: need.made })}
        </HeldButton>
      );
  }
}
