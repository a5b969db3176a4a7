import { pageOf } from '../app/address/links.ts';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { t } from '../words/speak.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useDesk } from './desk.ts';
import { FileLink } from './FileLink.tsx';
import { goToStep, openTables, steerReportBack, steerWalk } from './moveActions.ts';
import { nextStep, type NextStep } from './nextStep.ts';
import { SnapshotDialog } from './SnapshotDialog.tsx';
import { WalkDialog } from './WalkDialog.tsx';

/** Steps that lead on at once wear an arrow; the others ask first. */
const LEADS_ON: readonly NextStep['kind'][] = ['step', 'open-tables', 'stop', 'report'];

/** The one next thing, what it will do to whom, and the one filled button. */
export function NextCard(): ReactElement {
  const { wall, view, blocked, act, run, commands, filesIn } = useDesk();
  const [asking, setAsking] = useState<'reveal' | 'keep' | 'walk' | null>(null);
  const step = nextStep(view);
  const { session } = view;
  const isReady = step.kind !== 'open-tables' || step.isReady;
  const go = (): void => {
    switch (step.kind) {
      case 'step':
        return void act(goToStep(session, step.of));
      case 'open-tables':
        return void act(openTables(session, step.made));
      case 'stop':
        return void act(steerWalk(session, { action: 'next' }));
      case 'report':
        return void act(steerReportBack(session, { action: 'next' }));
      default:
        return setAsking(step.kind);
    }
  };
  return (
    <section className="console-card next-card" aria-labelledby="next-title">
      <div className="next-words">
        <h2 id="next-title">{step.title}</h2>
        <p id="next-consequence">{blocked ?? step.consequence}</p>
        {step.kind === 'keep' && session.tables.length > 0 ? (
          <FileLink
            href={commands.exportUrl('report.pdf', { language: filesIn })}
            words={t('console.file.lastReport')}
          />
        ) : null}
      </div>
      {isReady ? (
        <HeldButton
          variant="filled"
          className="next-go"
          {...(LEADS_ON.includes(step.kind) ? { iconAfter: 'arrow-right' as const } : {})}
          held={blocked}
          aria-describedby="next-consequence"
          onClick={go}
        >
          {step.button}
        </HeldButton>
      ) : (
        <LinkButton
          variant="filled"
          className="next-go"
          icon="eye"
          href={pageOf(wall, 'wall', 'facilitator')}
          target="_blank"
          rel="noopener"
          aria-describedby="next-consequence"
        >
          {t('console.next.nameGroups')}
        </LinkButton>
      )}
      {asking === 'reveal' && step.kind === 'reveal' ? (
        <ConfirmDialog
          title={t('console.next.reveal.ask')}
          text={step.consequence}
          confirm={t('console.next.reveal.go')}
          onConfirm={() => run(() => commands.reveal(), t('console.said.revealed'))}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'keep' ? <SnapshotDialog onClose={() => setAsking(null)} /> : null}
      {asking === 'walk' ? <WalkDialog onClose={() => setAsking(null)} /> : null}
    </section>
  );
}
