import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { newIdAmong, type ScriptChange } from '../../../shared/scripts/change/changeScript.ts';
import { newStep, type SayMessage } from '../../../shared/scripts/change/newStep.ts';
import { findStep } from '../../../shared/scripts/course.ts';
import type { ScriptWords, StepKind } from '../../../shared/scripts/script.ts';
import { LANGUAGE_NAMES } from '../../../shared/words/languages.ts';
import { Button } from '../../design/Button.tsx';
import { HeldButton } from '../../design/HeldButton.tsx';
import type { RunContent } from '../../meeting/documents/readRun.ts';
import { t } from '../../words/speak.ts';
import { useDesk } from '../../desk/desk.ts';
import { isOpenTable } from '../../desk/tablesBoard.ts';
import { AboutRun } from './AboutRun.tsx';
import { AddStep } from './AddStep.tsx';
import { LoadRun } from './LoadRun.tsx';
import type { RefusedChange } from '../../desk/refusedChange.ts';
import { RefusedWords } from './RefusedWords.tsx';
import { RunContext, useRun } from './runContext.ts';
import { withDraft } from './runDraft.ts';
import { RunList } from './RunList.tsx';
import { Select } from './Select.tsx';
import { StepCard, type StepDoing } from './StepCard.tsx';
import { StepMoves, type StepTarget } from './stepMoves.ts';
import { StepPreview } from './StepPreview.tsx';
import { useEditing, type Send } from './useEditing.ts';
import { useFocusedTitle } from './useFocusedTitle.ts';
import './changeRun.css';

export interface ChangeRunProps {
  run: RunContent;
  /** What was done last, with its way back. */
  last: ReactNode;
  onClose: () => void;
}

/** Changing the run, before and during the meeting: the steps as a list, one of them open, and how people will see it. */
function ChangeRun({ run, last, onClose }: ChangeRunProps): ReactElement {
  const { wall, view, blocked, bend, commands } = useDesk();
  const { script, step: now, been, left } = run;
  // What was made in a step is known by its id, also once that is gone.
  const taken = new Set([...script.steps, ...left].map(({ id }) => id));
  const [open, setOpen] = useState<string | null>(now);
  const [first = ''] = script.languages;
  const [chosen, setLanguage] = useState(first);
  const language = script.languages.includes(chosen) ? chosen : first;
  const [isAdding, setAdding] = useState(false);
  const [isLoading, setLoading] = useState(false);
  // Somebody may have taken the open step away.
  const shown = open !== null && findStep(script, open) ? open : null;

  // What is typed says its own; this is said of steps that were to be added, moved or taken away.
  const [refused, setRefused] = useState<RefusedChange | null>(null);
  const send = async (change: ScriptChange, before = script): Promise<boolean> => {
    const why = await bend(before, change);
    setRefused(why);
    return why === null;
  };
  const placeOf = (id: string): number => script.steps.findIndex((each) => each.id === id);
  const [moves] = useState(() => new StepMoves());
  useEffect(() => moves.see(script), [moves, script]);
  const move = (id: string, target: StepTarget): void =>
    void moves.move(id, target, (before, change) => send(change, before));
  const say: SayMessage = (key): ScriptWords => (t as (key: string) => string)(key);
  const add = async (kind: StepKind): Promise<void> => {
    setAdding(false);
    const after = shown ?? script.steps.at(-1)?.id ?? null;
    const made = newStep(script, kind, { id: newIdAmong(taken, kind), after, say });
    if (await send({ do: 'add-step', step: made, after })) setOpen(made.id);
  };
  const doing = (id: string): StepDoing => {
    const at = placeOf(id);
    const it = script.steps[at];
    // Where the meeting went past it already, it comes again after where that stands.
    const after = placeOf(now) > at ? now : id;
    return {
      earlier: at > 0 ? () => move(id, { by: -1 }) : null,
      later: at < script.steps.length - 1 ? () => move(id, { by: 1 }) : null,
      repeat: () => {
        const as = newIdAmong(taken, id);
        void send({ do: 'repeat-step', step: id, as, after }).then((isMade) => {
          if (isMade) setOpen(as);
        });
      },
      skip: () => void send({ do: 'skip-step', step: id, skip: !it?.skip }),
      remove: () => {
        const next = script.steps[at + 1] ?? script.steps[at - 1];
        void send({ do: 'remove-step', step: id, ...(it ? { was: it } : {}) }).then((isGone) => {
          if (isGone) setOpen(next?.id ?? null);
        });
      },
    };
  };
  return (
    <RunContext value={{ script, language, first, blocked }}>
      <div className="console change-run">
        <header className="console-bar">
          <h1 className="change-run-title">
            <bdi>{view.session.title}</bdi> <span aria-hidden="true">/</span> {t('run.title')}
          </h1>
          <div className="console-bar-end">
            <Button icon="download" onClick={() => location.assign(commands.scriptUrl())}>
              {t('run.save')}
            </Button>
            <HeldButton icon="open" held={blocked} onClick={() => setLoading(true)}>
              {t('run.load')}
            </HeldButton>
            <Button variant="filled" icon="check" onClick={onClose}>
              {t('run.done')}
            </Button>
          </div>
        </header>
        {last}
        <div role="alert" className="run-refused" hidden={refused === null}>
          {refused ? (
            <>
              <RefusedWords refused={refused} />
              <div className="run-adds">
                <Button onClick={() => setRefused(null)}>{t('app.allRight')}</Button>
              </div>
            </>
          ) : null}
        </div>
        <div className="change-run-columns">
          <div className="change-run-steps">
            <RunList open={shown} now={now} been={been} onOpen={setOpen} onMove={move} />
            <HeldButton icon="plus" held={blocked} onClick={() => setAdding(true)}>
              {t(shown === null ? 'run.add' : 'run.add.after')}
            </HeldButton>
          </div>
          <main className="change-run-main">
            {script.languages.length > 1 ? (
              <Select
                label={t('run.language')}
                value={language}
                options={script.languages.map((tag) => ({
                  value: tag,
                  words: (LANGUAGE_NAMES as Readonly<Record<string, string>>)[tag] ?? tag,
                }))}
                onChange={setLanguage}
              />
            ) : null}
            {shown === null ? (
              <AboutRun wall={wall} send={(change) => bend(script, change)} />
            ) : (
              <OpenStep
                key={shown}
                id={shown}
                now={now}
                hasBeen={been.includes(shown)}
                doing={doing(shown)}
                send={(change) => bend(script, change)}
              />
            )}
          </main>
        </div>
        {isAdding ? (
          <AddStep
            after={shown ?? script.steps.at(-1)?.id ?? null}
            onAdd={(kind) => void add(kind)}
            onClose={() => setAdding(false)}
          />
        ) : null}
        {isLoading ? (
          <LoadRun onClose={() => setLoading(false)} onLoad={(file) => bend(script, file)} />
        ) : null}
      </div>
    </RunContext>
  );
}

/** The step that is open, with how people will see it. */
function OpenStep({
  id,
  now,
  hasBeen,
  doing,
  send,
}: {
  id: string;
  now: string;
  /** The meeting stood there, or stands there now. */
  hasBeen: boolean;
  doing: StepDoing;
  send: Send;
}): ReactElement | null {
  const { wall, view } = useDesk();
  const { script } = useRun();
  const editing = useEditing(wall, id, send);
  useFocusedTitle();
  const at = script.steps.findIndex((each) => each.id === id);
  const step = script.steps[at];
  if (!step) return null;
  const edited = withDraft(step, editing.draft);
  return (
    <div className="change-run-open">
      <StepCard
        number={at + 1}
        step={edited}
        kept={step}
        isNow={id === now}
        isOpen={step.kind === 'tables' && hasBeen && view.session.tables.some(isOpenTable)}
        editing={editing}
        doing={doing}
      />
      <StepPreview step={edited} />
    </div>
  );
}

export const drawChangeRun = (props: ChangeRunProps): ReactElement => <ChangeRun {...props} />;
