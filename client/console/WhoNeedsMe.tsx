import { pageOf } from '../app/address/links.ts';
import type { ReactElement } from 'react';
import { Button, LinkButton } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { Icon, type IconName } from '../design/Icon.tsx';
import { BurstActions } from './BurstActions.tsx';
import { useDesk } from './desk.ts';
import { openTables, setPosting } from './moveActions.ts';
import { whoNeedsMe, type Need } from './needs.ts';

const NEED_ICONS: Record<Need['kind'], IconName> = {
  sleep: 'eye-off',
  burst: 'people',
  removing: 'people',
  door: 'lock',
  offers: 'hand',
  private: 'eye-off',
  locked: 'lock',
  posting: 'note',
  unnamed: 'pencil',
  unplaced: 'people',
  questions: 'speak',
  'no-host': 'person',
  'no-notes': 'pencil',
  untabled: 'group',
  'no-activator': 'people',
};

/** People who wait for an answer, and what keeps people from working. */
export function WhoNeedsMe(): ReactElement {
  const { view } = useDesk();
  const needs = whoNeedsMe(view);
  return (
    <section aria-labelledby="needs-heading">
      <h2 className="console-heading" id="needs-heading">
        Who needs me{' '}
        <span className="console-number">{needs.length === 0 ? '' : needs.length}</span>
      </h2>
      {needs.length === 0 ? <p className="side-calm">Nobody just now.</p> : null}
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

function NeedActions({ need }: { need: Need }): ReactElement {
  const { wall, view, act, blocked, openSideTab, knowSleep } = useDesk();
  switch (need.kind) {
    case 'offers':
      return (
        <div className="side-actions">
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
        </div>
      );
    case 'burst':
      return <BurstActions burst={need.burst} />;
    case 'sleep':
      return (
        <div className="side-actions">
          <Button onClick={knowSleep}>Got it</Button>
        </div>
      );
    case 'door':
      return (
        <div className="side-actions">
          <HeldButton
            icon="unlock"
            held={blocked}
            onClick={() => void act({ kind: 'door', door: 'open' })}
          >
            Open the door
          </HeldButton>
        </div>
      );
    case 'locked':
      return (
        <div className="side-actions">
          <HeldButton
            icon="unlock"
            held={blocked}
            onClick={() => void act({ kind: 'lock', locked: false })}
          >
            Unlock the wall
          </HeldButton>
        </div>
      );
    case 'posting':
      return (
        <div className="side-actions">
          <HeldButton icon="note" held={blocked} onClick={() => void act(setPosting('open'))}>
            Open posting
          </HeldButton>
        </div>
      );
    case 'unnamed':
      return (
        <div className="side-actions">
          <LinkButton
            icon="eye"
            href={pageOf(wall, 'wall', 'facilitator')}
            target="_blank"
            rel="noopener"
          >
            Open the wall
          </LinkButton>
        </div>
      );
    case 'unplaced':
      return (
        <div className="side-actions">
          <Button onClick={() => show('unplaced-heading')}>Show them</Button>
        </div>
      );
    case 'questions':
      return (
        <div className="side-actions">
          <Button
            onClick={() => {
              openSideTab('visits');
              requestAnimationFrame(() => show('tab-visits'));
            }}
          >
            Show the questions
          </Button>
        </div>
      );
    case 'untabled':
      return (
        <div className="side-actions">
          <HeldButton held={blocked} onClick={() => void act(openTables(view.session, need.made))}>
            {need.made === 1 ? 'Open a table for it' : `Open ${need.made} more tables`}
          </HeldButton>
        </div>
      );
    case 'removing':
    case 'no-host':
    case 'no-notes':
    case 'no-activator':
    case 'private':
      return <></>;
  }
}
