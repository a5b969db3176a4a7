import type { ReactElement } from 'react';
import { pageOf } from '../app/address/links.ts';
import { Button, LinkButton } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { useDesk } from '../desk/desk.ts';
import type { NeedButton } from '../steps/deskKind.ts';
import { T } from '../words/T.tsx';
import { t, words } from '../words/speak.ts';
import { BurstActions } from './BurstActions.tsx';
import { whoNeedsMe, type ConsoleNeed } from './needs.ts';

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
          <li key={keyOf(need)} data-need={need.id}>
            <Icon name={need.icon} />
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

/** Several may come in a rush at once. */
function keyOf(need: ConsoleNeed): string {
  if ('burst' in need) return need.burst.id;
  return 'removal' in need ? need.removal.id : need.id;
}

/** Brings a part of the page into view and hands it the keyboard. */
function show(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}

function NeedActions({ need }: { need: ConsoleNeed }): ReactElement | null {
  const { knowSleep } = useDesk();
  if ('burst' in need) return <BurstActions burst={need.burst} />;
  const { buttons = [] } = need;
  const isSleep = 'isSleep' in need;
  if (buttons.length === 0 && !isSleep) return null;
  return (
    <div className="side-actions">
      {buttons.map((button) => (
        <Act key={button.words} button={button} />
      ))}
      {isSleep ? <Button onClick={knowSleep}>{t('console.needs.sleep.known')}</Button> : null}
    </div>
  );
}

function Act({
  button: { words: said, icon, leadsOn, does },
}: {
  button: NeedButton;
}): ReactElement {
  const { wall, act, blocked, openSideTab } = useDesk();
  const before = icon ? { icon } : {};
  if ('opens' in does)
    return (
      <LinkButton
        {...before}
        href={pageOf(wall, does.opens, 'facilitator')}
        target="_blank"
        rel="noopener"
      >
        {said}
      </LinkButton>
    );
  if ('shows' in does)
    return (
      <Button
        {...before}
        onClick={() => {
          if (does.tab) openSideTab(does.tab);
          // A tab that was opened just now is drawn first.
          requestAnimationFrame(() => show(does.shows));
        }}
      >
        {said}
      </Button>
    );
  return (
    <HeldButton
      {...before}
      {...(leadsOn ? { iconAfter: 'arrow-right' as const } : {})}
      held={blocked}
      onClick={() => void act(does.act())}
    >
      {said}
    </HeldButton>
  );
}
