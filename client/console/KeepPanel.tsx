import { snapshotPage } from '../app/address/links.ts';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { HIDDEN, T } from '../words/T.tsx';
import { t, words } from '../words/speak.ts';
import type { MeetingFile, SnapshotLine } from '../sync/api.ts';
import { ConfirmDialog } from '../desk/ConfirmDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { useDesk } from '../desk/desk.ts';
import { FilesLanguage } from './FilesLanguage.tsx';
import { meetingFiles } from './meetingFiles.ts';
import { FileLink } from './FileLink.tsx';
import { SnapshotForm } from './SnapshotForm.tsx';

const when = (at: number): string => words().moment(at, 'weekday');

/** Snapshots, downloads, and the end of the wall. */
export function KeepPanel(): ReactElement {
  const { wall, view, blocked, snapshots, deleteSnapshot } = useDesk();
  const files = meetingFiles(view.run.script, view.session.step, view.session.tables.length > 0);
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
                  <Files files={files} snapshot={snapshot} />
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
        <FilesLanguage />
        <Files files={files} />
        <Files files={WALL_FILES} />
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

const WALL_FILES = ['notes.csv', 'wall.png', 'wall.pdf', 'wall.svg'] as const;

/** The meeting or its wall in files, as they are now or as a snapshot kept them, in the language that was chosen for files. */
function Files({
  files,
  snapshot,
}: {
  files: readonly MeetingFile[];
  snapshot?: SnapshotLine;
}): ReactElement {
  const { commands, filesIn } = useDesk();
  return (
    <>
      {files.map((file) => (
        <FileLink
          key={file}
          href={commands.exportUrl(file, { snapshot: snapshot?.id, language: filesIn })}
          words={t(`console.file.${file}`)}
          of={snapshot?.name}
        />
      ))}
    </>
  );
}
