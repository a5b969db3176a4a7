import { useState, type ReactElement } from 'react';
import { Button } from '../design/Button.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useDesk } from './desk.ts';
import { nextStep } from './nextStep.ts';
import { SnapshotDialog } from './SnapshotDialog.tsx';

/** The one next thing, what it will do to whom, and the one filled button. */
export function NextCard(): ReactElement {
  const { view, blocked, act, run, commands } = useDesk();
  const [asking, setAsking] = useState<'reveal' | 'keep' | null>(null);
  const step = nextStep(view);
  const go = (): void => {
    if (step.kind === 'phase') void act({ kind: 'phase', from: view.session.phase, to: step.phase });
    else setAsking(step.kind);
  };
  return (
    <section className="console-card next-card" aria-labelledby="next-title">
      <div className="next-words">
        <h2 id="next-title">{step.title}</h2>
        <p id="next-consequence">{blocked ?? step.consequence}</p>
      </div>
      <Button variant="filled" className="next-go" {...(step.kind === 'phase' ? { iconAfter: 'arrow-right' as const } : {})} disabled={blocked !== null} aria-describedby="next-consequence" onClick={go}>
        {step.button}
      </Button>
      {asking === 'reveal' && step.kind === 'reveal' ? (
        <ConfirmDialog
          title="Reveal the notes to everyone?" text={step.consequence} confirm="Reveal the notes"
          onConfirm={() => run(() => commands.reveal(), 'You revealed the notes')} onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'keep' ? <SnapshotDialog onClose={() => setAsking(null)} /> : null}
    </section>
  );
}
