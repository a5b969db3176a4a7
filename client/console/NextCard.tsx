import { pageOf } from '../app/address/links.ts';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { useDesk } from '../desk/desk.ts';
import { ConfirmDialog } from '../desk/ConfirmDialog.tsx';
import { DESK_KINDS } from '../steps/kinds/desk.ts';
import { t } from '../words/speak.ts';
import { FileLink } from './FileLink.tsx';
import { nextStep } from './nextStep.ts';
import { SnapshotDialog } from './SnapshotDialog.tsx';

/** The one next thing, what it will do to whom, and the one filled button. */
export function NextCard(): ReactElement {
  const { wall, view, blocked, act, run, commands, filesIn } = useDesk();
  const [asking, setAsking] = useState<'reveal' | 'keep' | 'walk' | null>(null);
  const next = nextStep(view);
  const { does } = next;
  const close = (): void => setAsking(null);
  const Asks = asking === 'walk' ? DESK_KINDS[asking].Asks : undefined;
  return (
    <section className="console-card next-card" aria-labelledby="next-title">
      <div className="next-words">
        <h2 id="next-title">{next.title}</h2>
        <p id="next-consequence">{blocked ?? next.consequence}</p>
        {next.id === 'keep' && view.session.tables.length > 0 ? (
          <FileLink
            href={commands.exportUrl('report.pdf', { language: filesIn })}
            words={t('console.file.lastReport')}
          />
        ) : null}
      </div>
      {'opens' in does ? (
        <LinkButton
          variant="filled"
          className="next-go"
          icon="eye"
          href={pageOf(wall, does.opens, 'facilitator')}
          target="_blank"
          rel="noopener"
          aria-describedby="next-consequence"
        >
          {next.button}
        </LinkButton>
      ) : (
        <HeldButton
          variant="filled"
          className="next-go"
          // What leads on at once wears an arrow; the others ask first.
          {...('act' in does ? { iconAfter: 'arrow-right' as const } : {})}
          held={blocked}
          aria-describedby="next-consequence"
          onClick={() => ('act' in does ? void act(does.act()) : setAsking(does.asks))}
        >
          {next.button}
        </HeldButton>
      )}
      {asking === 'reveal' && next.id === 'reveal' ? (
        <ConfirmDialog
          title={t('console.next.reveal.ask')}
          text={next.consequence}
          confirm={t('console.next.reveal.go')}
          onConfirm={() => run(() => commands.reveal(), t('console.said.revealed'))}
          onClose={close}
        />
      ) : null}
      {asking === 'keep' ? <SnapshotDialog onClose={close} /> : null}
      {Asks ? <Asks onClose={close} /> : null}
    </section>
  );
}
