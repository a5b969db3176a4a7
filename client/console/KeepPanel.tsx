import { snapshotPage } from '../app/address/links.ts';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import type { SnapshotLine } from '../sync/api.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { useDesk } from './desk.ts';
import { FileLink } from './FileLink.tsx';
import { SnapshotForm } from './SnapshotForm.tsx';

const when = (at: number): string =>
  new Date(at).toLocaleString(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' });

/** Snapshots, downloads, and the end of the wall. */
export function KeepPanel(): ReactElement {
  const { wall, view, blocked, snapshots, commands, deleteSnapshot } = useDesk();
  const hasTables = view.session.tables.length > 0;
  const [isDeleting, setDeleting] = useState(false);
  const [leaving, setLeaving] = useState<SnapshotLine | null>(null);
  return (
    <>
      <h3 className="side-subheading">Snapshots</h3>
      <SnapshotForm />
      {snapshots.length === 0 ? (
        <p className="side-meta">A snapshot keeps the wall as it is now, to open again later.</p>
      ) : (
        <ul className="side-list" aria-label="Snapshots">
          {snapshots.map((snapshot) => (
            <li key={snapshot.id}>
              <strong dir="auto">{snapshot.name}</strong>
              <p className="side-meta">{when(snapshot.at)}</p>
              <LinkButton
                variant="quiet"
                href={snapshotPage(wall, snapshot.id, 'facilitator')}
                target="_blank"
                rel="noopener"
                aria-label={`Open snapshot: ${snapshot.name}`}
              >
                Open
              </LinkButton>
              <details className="keep-more">
                <summary>
                  More<span className="ww-visually-hidden"> about snapshot {snapshot.name}</span>
                </summary>
                <div className="keep-files">
                  {hasTables ? <MeetingFiles snapshot={snapshot} /> : null}
                  <HeldButton
                    variant="quiet"
                    icon="trash"
                    held={blocked}
                    aria-label={`Delete snapshot: ${snapshot.name}`}
                    onClick={() => setLeaving(snapshot)}
                  >
                    Delete this snapshot
                  </HeldButton>
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      <h3 className="side-subheading">Take it with you</h3>
      <div className="keep-files">
        {hasTables ? <MeetingFiles /> : null}
        <FileLink href={commands.csvUrl} words="Notes as a table (CSV)" />
        <FileLink href={commands.pngUrl} words="The wall as a picture (PNG)" />
        <FileLink href={commands.exportUrl('wall.pdf')} words="The wall to print large (PDF)" />
        <FileLink href={commands.exportUrl('wall.svg')} words="The wall as a drawing (SVG)" />
      </div>
      <div className="keep-end">
        <h3 className="side-subheading">The end</h3>
        <p className="side-meta">
          Deletes every note, group, table and snapshot of “{view.session.title}”.
        </p>
        <HeldButton variant="harm" icon="trash" held={blocked} onClick={() => setDeleting(true)}>
          Delete the wall
        </HeldButton>
      </div>
      {isDeleting ? <DeleteDialog onClose={() => setDeleting(false)} /> : null}
      {leaving ? (
        <ConfirmDialog
          title="Delete this snapshot?"
          confirm="Delete for good"
          isHarm
          text={`“${leaving.name}” of ${when(leaving.at)} is gone for every facilitator, and cannot be brought back. The wall itself stays as it is.`}
          onConfirm={() => deleteSnapshot(leaving)}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </>
  );
}

const FILES = [
  { file: 'report.pdf', words: 'Report (PDF)' },
  { file: 'report.md', words: 'Report as text (Markdown)' },
  { file: 'roster.csv', words: 'Who is in, by commitment (CSV)' },
  { file: 'graph.graphml', words: 'Connections as a graph (GraphML)' },
] as const;

/** The meeting in files, as it is now or as a snapshot kept it. */
function MeetingFiles({ snapshot }: { snapshot?: SnapshotLine }): ReactElement {
  const { commands } = useDesk();
  return (
    <>
      {FILES.map(({ file, words }) => (
        <FileLink
          key={file}
          href={commands.exportUrl(file, snapshot?.id)}
          words={words}
          of={snapshot ? `, snapshot ${snapshot.name}` : ''}
        />
      ))}
    </>
  );
}
