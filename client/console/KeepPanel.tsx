import { snapshotPage } from '../app/address/links.ts';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { HIDDEN, T } from '../words/T.tsx';
import { t, words } from '../words/speak.ts';
import type { SnapshotLine } from '../sync/api.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { useDesk } from './desk.ts';
import { FileLink } from './FileLink.tsx';
import { SnapshotForm } from './SnapshotForm.tsx';

const when = (at: number): string => words().moment(at, 'weekday');

/** Snapshots, downloads, and the end of the wall. */
export function KeepPanel(): ReactElement {
  const { wall, view, blocked, snapshots, commands, deleteSnapshot } = useDesk();
  const hasTables = view.session.tables.length > 0;
  const [isDeleting, setDeleting] = useState(false);
  const [leaving, setLeaving] = useState<SnapshotLine | null>(null);
  return (
    <>
      <h3 className="side-subheading">{t('console.snapshots')}</h3>
      <SnapshotForm />
      {snapshots.length === 0 ? (
        <p className="side-meta">{t('console.snapshots.none')}</p>
      ) : (
        <ul className="side-list" aria-label={t('console.snapshots')}>
          {snapshots.map((snapshot) => (
            <li key={snapshot.id}>
              <strong dir="auto">{snapshot.name}</strong>
              <p className="side-meta">{when(snapshot.at)}</p>
              <LinkButton
                variant="quiet"
                href={snapshotPage(wall, snapshot.id, 'facilitator')}
                target="_blank"
                rel="noopener"
                aria-label={t('console.snapshot.open.label', { name: snapshot.name })}
              >
                {t('console.snapshot.open')}
              </LinkButton>
              <details className="keep-more">
                <summary>
                  <T k="console.snapshot.more" with={{ name: snapshot.name, hidden: HIDDEN }} />
                </summary>
                <div className="keep-files">
                  {hasTables ? <MeetingFiles snapshot={snapshot} /> : null}
                  <HeldButton
                    variant="quiet"
                    icon="trash"
                    held={blocked}
                    aria-label={t('console.snapshot.delete.label', { name: snapshot.name })}
                    onClick={() => setLeaving(snapshot)}
                  >
                    {t('console.snapshot.delete')}
                  </HeldButton>
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      <h3 className="side-subheading">{t('console.keep.files')}</h3>
      <div className="keep-files">
        {hasTables ? <MeetingFiles /> : null}
        <FileLink href={commands.csvUrl} words={t('console.file.notes.csv')} />
        <FileLink href={commands.pngUrl} words={t('console.file.wall.png')} />
        <FileLink href={commands.exportUrl('wall.pdf')} words={t('console.file.wall.pdf')} />
        <FileLink href={commands.exportUrl('wall.svg')} words={t('console.file.wall.svg')} />
      </div>
      <div className="keep-end">
        <h3 className="side-subheading">{t('console.keep.end')}</h3>
        <p className="side-meta">{t('console.keep.end.text', { title: view.session.title })}</p>
        <HeldButton variant="harm" icon="trash" held={blocked} onClick={() => setDeleting(true)}>
          {t('console.keep.delete')}
        </HeldButton>
      </div>
      {isDeleting ? <DeleteDialog onClose={() => setDeleting(false)} /> : null}
      {leaving ? (
        <ConfirmDialog
          title={t('console.snapshot.delete.ask')}
          confirm={t('console.delete.forGood')}
          isHarm
          text={t('console.snapshot.delete.text', { name: leaving.name, when: when(leaving.at) })}
          onConfirm={() => deleteSnapshot(leaving)}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </>
  );
}

const FILES = ['report.pdf', 'report.md', 'roster.csv', 'graph.graphml'] as const;

/** The meeting in files, as it is now or as a snapshot kept it. */
function MeetingFiles({ snapshot }: { snapshot?: SnapshotLine }): ReactElement {
  const { commands } = useDesk();
  return (
    <>
      {FILES.map((file) => (
        <FileLink
          key={file}
          href={commands.exportUrl(file, snapshot?.id)}
          words={t(`console.file.${file}`)}
          of={snapshot?.name}
        />
      ))}
    </>
  );
}
