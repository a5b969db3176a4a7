import { useEffect, useRef, useState, type ReactElement } from 'react';
import { hasComeToTables } from '../../shared/scripts/atTables.ts';
import { stepsInRun } from '../../shared/scripts/course.ts';
import type { Step } from '../../shared/scripts/script.ts';
import { stepName } from '../../shared/scripts/stepWords.ts';
import { useDraftDialog } from '../app/useDraft.ts';
import { HeldButton, HeldPlain } from '../design/HeldButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { useMedia } from '../design/useMedia.ts';
import { HIDDEN, T } from '../words/T.tsx';
import { t, words } from '../words/speak.ts';
import type { ConsoleView } from '../desk/consoleView.ts';
import { useDesk } from '../desk/desk.ts';
import { beginnings, courseOf } from './courseWords.ts';
import { goToStep, openTables, type MoveAction } from '../desk/moveActions.ts';
import { StartTimeDialog } from './StartTimeDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { groupsWithoutTable } from '../desk/tableGroups.ts';

/** The same width as in the styles. */
const ON_STRIP = '(max-width: 759px)';

/** Going to the tables makes them, where there are groups to make them from: nobody should be asked to choose from nothing. */
function stepTo(view: ConsoleView, step: Step): MoveAction {
  const { session } = view;
  const { ready } = groupsWithoutTable(view);
  const makes =
    step.kind === 'tables' &&
    step.from.kind === 'groups' &&
    session.revealed &&
    session.tables.length === 0 &&
    ready.length > 0 &&
    !hasComeToTables(session);
  return makes ? openTables(session, ready.length) : goToStep(session, step);
}

/** The steps of the script, each a way there, forward or back. One that is left out is there while the meeting stands at it. */
export function RunOfMeeting(): ReactElement {
  const { wall, view, blocked, act, setChangingRun } = useDesk();
  const [isSetting, setSetting] = useDraftDialog('settings', [`settings-${wall}`]);
  const [isPlanning, setPlanning] = useState(false);
  const {
    session,
    run: { script },
  } = view;
  const isShown = ({ id }: Step): boolean => id === session.step;
  const run = stepsInRun(script);
  const steps = run.some(isShown)
    ? run
    : script.steps.filter((step) => !step.skip || isShown(step));
  const now = steps.findIndex(isShown);
  const begins = beginnings(courseOf(view));
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
        {steps.map((step, index) => {
          const state = index < now ? 'done' : index === now ? 'now' : 'tocome';
          return (
            <li key={step.id}>
              <HeldPlain
                className="run-step"
                data-state={state}
                aria-current={state === 'now' ? 'step' : undefined}
                held={blocked}
                onClick={() => {
                  if (state !== 'now') void act(stepTo(view, step));
                }}
              >
                <span className="run-mark" aria-hidden="true">
                  {state === 'done' ? <Icon name="check" size={16} /> : null}
                </span>
                <span>
                  <T
                    k={`console.run.step.${state}`}
                    with={{
                      step: stepName(words(), session, step),
                      name: <span className="run-name" />,
                      hidden: HIDDEN,
                    }}
                  />
                  {state !== 'done' && begins.has(step.id) ? (
                    <small className="run-time">{words().time(begins.get(step.id) ?? 0)}</small>
                  ) : null}
                </span>
              </HeldPlain>
            </li>
          );
        })}
      </ol>
      <div className="run-foot">
        <p>{t('console.run.hint')}</p>
      </div>
      <HeldButton variant="quiet" icon="list" held={blocked} onClick={() => setChangingRun(true)}>
        {t('run.open')}
      </HeldButton>
      <HeldButton variant="quiet" icon="pencil" held={blocked} onClick={() => setSetting(true)}>
        {t('console.settings')}
      </HeldButton>
      <HeldButton variant="quiet" icon="clock" held={blocked} onClick={() => setPlanning(true)}>
        {t('console.plan.start')}
      </HeldButton>
      {isPlanning ? <StartTimeDialog onClose={() => setPlanning(false)} /> : null}
      {isSetting ? <SettingsDialog onClose={() => setSetting(false)} /> : null}
    </nav>
  );
}
