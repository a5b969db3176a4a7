import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import type { Step } from '../../../shared/scripts/script.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../words/speak.ts';
import { placeUnder } from './dragStep.ts';
import { useRun } from './runContext.ts';
import type { StepTarget } from './stepMoves.ts';
import { stepTitle } from '../../desk/stepTitle.ts';

/** A step that is carried along the list, and before which it would be laid down. */
interface Carried {
  id: string;
  to: number;
}

/** The run as a list: which step is open, where the meeting stands; steps are carried by their grips, or with Alt and an arrow. */
export function RunList({
  open,
  now,
  been,
  onOpen,
  onMove,
}: {
  /** Id of the step that is open; `null`: what the run is about. */
  open: string | null;
  now: string;
  been: readonly string[];
  onOpen: (id: string | null) => void;
  onMove: (id: string, target: StepTarget) => void;
}): ReactElement {
  const { script, language, blocked } = useRun();
  const [carried, setCarried] = useState<Carried | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const { steps } = script;
  const middles = (): number[] =>
    [...(list.current?.children ?? [])].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
  const grip = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLSpanElement>) => {
      if (blocked !== null || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setCarried({ id, to: steps.findIndex((step) => step.id === id) });
    },
    onPointerMove: (event: PointerEvent<HTMLSpanElement>) => {
      if (carried?.id === id) setCarried({ id, to: placeUnder(middles(), event.clientY) });
    },
    onPointerUp: () => {
      if (carried?.id !== id) return;
      setCarried(null);
      const from = steps.findIndex((step) => step.id === id);
      const to = carried.to > from ? carried.to - 1 : carried.to;
      if (to !== from) onMove(id, { to });
    },
    onPointerCancel: () => setCarried(null),
  });
  const onKey = (event: KeyboardEvent, index: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const step = steps[index];
    if (blocked === null && step) onMove(step.id, { by: event.key === 'ArrowUp' ? -1 : 1 });
  };
  return (
    <nav aria-labelledby="run-list-heading" className="run-list">
      <h2 id="run-list-heading" className="console-heading">
        {t('console.run')}
      </h2>
      <button
        type="button"
        className="run-row run-row-about"
        aria-current={open === null ? 'true' : undefined}
        onClick={() => onOpen(null)}
      >
        {t('run.about')}
      </button>
      <ol ref={list}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            data-before={carried?.to === index ? '' : undefined}
            data-after={carried?.to === steps.length && index === steps.length - 1 ? '' : undefined}
            data-carried={carried?.id === step.id ? '' : undefined}
          >
            <button
              type="button"
              className="run-row"
              data-skip={step.skip ? '' : undefined}
              aria-current={open === step.id ? 'true' : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              onClick={() => onOpen(step.id)}
              onKeyDown={(event) => onKey(event, index)}
            >
              <span className="run-row-number">
                {step.id === now || !been.includes(step.id) ? (
                  index + 1
                ) : (
                  <Icon name="check" size={16} />
                )}
              </span>
              <span className="run-row-words">
                <bdi>{stepTitle(script, step, language)}</bdi>
                <small>{rowWords(step, step.id === now, been.includes(step.id))}</small>
              </span>
            </button>
            <span className="run-grip" title={t('run.grip')} {...grip(step.id)}>
              <Icon name="grip" size={20} />
            </span>
          </li>
        ))}
      </ol>
      <p className="side-meta">{t('run.list.keys')}</p>
    </nav>
  );
}

/** What a row says below its name: whether it is now, left out or over, and how long it takes. */
function rowWords({ skip, minutes }: Step, isNow: boolean, isBeen: boolean): string {
  const state = isNow ? 'now' : skip ? 'skip' : isBeen ? 'been' : null;
  return [
    ...(state === null ? [] : [t(`run.row.${state}`)]),
    ...(minutes === undefined ? [] : [t('run.minutes', { minutes })]),
  ].join(' · ');
}
