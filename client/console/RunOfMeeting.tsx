import { useEffect, useRef, type ReactElement } from 'react';
import { PHASES, type Phase } from '../../shared/model/session.ts';
import { useDraftDialog } from '../app/useDraft.ts';
import { HeldButton, HeldPlain } from '../design/HeldButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { useMedia } from '../design/useMedia.ts';
import { HIDDEN, T } from '../words/T.tsx';
import { t } from '../words/speak.ts';
import type { ConsoleView } from './consoleView.ts';
import { useDesk } from './desk.ts';
import { goTo, openTables, type MoveAction } from './moveActions.ts';
import { SettingsDialog } from './SettingsDialog.tsx';
import { groupsWithoutTable } from './tableGroups.ts';

/** The same width as in the styles. */
const ON_STRIP = '(max-width: 759px)';

/** Going to the tables makes them, where there are groups to make them from: nobody should be asked to choose from nothing. */
function stepTo(view: ConsoleView, phase: Phase): MoveAction {
  const { session } = view;
  const { ready } = groupsWithoutTable(view);
  const makes =
    phase === 'tables' &&
    session.revealed &&
    session.tables.length === 0 &&
    ready.length > 0 &&
    !session.open.includes('sit');
  return makes ? openTables(session, ready.length) : goTo(session, phase);
}

/** The six steps, each a way there, forward or back. No minutes: nobody has planned any. */
export function RunOfMeeting(): ReactElement {
  const { wall, view, blocked, act } = useDesk();
  const [isEditing, setEditing] = useDraftDialog('settings', [`settings-${wall}`]);
  const now = PHASES.indexOf(view.session.phase);
  // On a phone the steps are a strip that is scrolled sideways: where the meeting is stays in its middle.
  const strip = useRef<HTMLOListElement>(null);
  const isStrip = useMedia(ON_STRIP);
  useEffect(() => {
    if (!isStrip) return;
    const step = strip.current?.children[now]?.getBoundingClientRect();
    const seen = strip.current?.getBoundingClientRect();
    if (step && seen) strip.current?.scrollBy(step.x - seen.x - (seen.width - step.width) / 2, 0);
  }, [now, isStrip]);
  return (
    <nav className="console-run" aria-labelledby="run-heading">
      <h2 className="console-heading" id="run-heading">
        {t('console.run')}
      </h2>
      <ol className="run-steps" ref={strip}>
        {PHASES.map((phase, index) => {
          const state = index < now ? 'done' : index === now ? 'now' : 'tocome';
          return (
            <li key={phase}>
              <HeldPlain
                className="run-step"
                data-state={state}
                aria-current={state === 'now' ? 'step' : undefined}
                held={blocked}
                onClick={() => {
                  if (state !== 'now') void act(stepTo(view, phase));
                }}
              >
                <span className="run-mark" aria-hidden="true">
                  {state === 'done' ? <Icon name="check" size={16} /> : null}
                </span>
                <span>
                  <T
                    k={`console.run.step.${state}`}
                    with={{
                      step: t(`step.${phase}`),
                      name: <span className="run-name" />,
                      hidden: HIDDEN,
                    }}
                  />
                </span>
              </HeldPlain>
            </li>
          );
        })}
      </ol>
      <div className="run-foot">
        <p>{t('console.run.hint')}</p>
      </div>
      <HeldButton variant="quiet" icon="pencil" held={blocked} onClick={() => setEditing(true)}>
        {t('console.run.questions')}
      </HeldButton>
      {isEditing ? <SettingsDialog onClose={() => setEditing(false)} /> : null}
    </nav>
  );
}
