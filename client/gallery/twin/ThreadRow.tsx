import type { JSX } from 'react';
import { mayAccept } from '../../../shared/access/words.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import type { ConnectionEdit } from '../../../shared/commands/connections.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { CarryConnection } from '../CarryConnection.tsx';
import { authorWords } from '../connectionWords.ts';
import { Ends } from '../Ends.tsx';
import { posterOf, titleOf, type Gallery } from '../gallery.ts';
import { MergeConnections } from '../MergeConnections.tsx';
import { PendingNote } from '../PendingNote.tsx';
import { ThreadSign } from '../../design/ThreadSign.tsx';
import { t } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

/** Cells of a row. */
const COLUMNS = 4;

interface ThreadRowProps {
  gallery: Gallery;
  connection: ConnectionRow;
  same: readonly ConnectionRow[];
  /** Tab comes in here; the others are reached by arrow keys. */
  isStop: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onEdit: (id: string) => void;
}

/** One connection; pressed, it shows what can be done with it. */
export function ThreadRow(props: ThreadRowProps): JSX.Element {
  const { gallery, connection, same, isStop, isOpen, onOpen } = props;
  const { id, from, to, relation, text, state, marks, marked, carried, carries, pending } =
    connection;
  const { me, commands } = gallery;
  const edit = (change: ConnectionEdit): void =>
    void commands.say({ kind: 'edit-connection', id, edit: change });
  const tabIndex = isStop ? 0 : -1;
  const isToDecide = state === 'proposed' && mayAccept(me, connection);
  return (
    <>
      <tr role="row" className="thread-row" data-thread={id} data-open={isOpen || undefined}>
        <td role="cell" className="thread-ends">
          <span aria-hidden="true">
            <b>{posterOf(gallery, from)?.number ?? '?'}</b>
            <ThreadSign relation={relation} />
            <b>{posterOf(gallery, to)?.number ?? '?'}</b>
          </span>
          <span className="thread-names">
            <RowEnds gallery={gallery} connection={connection} />
          </span>
        </td>
        <td role="cell" className="thread-said">
          <button
            type="button"
            className="thread-open"
            dir="auto"
            data-control="open"
            tabIndex={tabIndex}
            aria-expanded={isOpen}
            onClick={() => onOpen(!isOpen)}
          >
            {text}
          </button>
          <PendingNote pending={pending} gallery={gallery} />
          {(state === 'proposed' || same.length > 1) && (
            <div className="thread-state">
              {state === 'proposed' && <span>{t('gallery.state.proposed')}</span>}
              {same.length > 1 && <span>{t('gallery.row.said', { count: same.length })}</span>}
              {isToDecide && (
                <Button
                  icon="check"
                  data-control="accept"
                  tabIndex={tabIndex}
                  onClick={() => edit({ state: 'accepted' })}
                >
                  <T k="visit.accept" with={{ what: text, hidden: HIDDEN }} />
                </Button>
              )}
            </div>
          )}
        </td>
        <td role="cell" className="thread-marks">
          <button
            type="button"
            className="thread-mark"
            data-control="mark"
            tabIndex={tabIndex}
            aria-pressed={marked}
            aria-label={t(marked ? 'gallery.row.marked' : 'gallery.row.mark', {
              sentence: text,
              count: marks,
            })}
            onClick={() => edit({ mark: !marked })}
          >
            <Icon name="star" size={18} />
            {marks}
          </button>
        </td>
        <td
          role="cell"
          className="thread-carried"
          data-carried={carried !== undefined}
          data-head={t('gallery.head.carried')}
        >
          {carried ? (
            <>
              <bdi>
                {carries ? t('gallery.row.you') : (carried.by ?? t('gallery.row.somebody'))}
              </bdi>
              {carried.until !== '' && (
                <small>{t('gallery.follow.until', { until: carried.until })}</small>
              )}
            </>
          ) : (
            t('gallery.row.nobody')
          )}
        </td>
      </tr>
      {isOpen && <ThreadDetail {...props} edit={edit} />}
    </>
  );
}

function ThreadDetail({
  gallery,
  connection,
  same,
  edit,
  onEdit,
}: ThreadRowProps & { edit: (change: ConnectionEdit) => void }): JSX.Element {
  const { id, text, mayEdit, state, marks } = connection;
  const facts = [
    authorWords(connection),
    t(`gallery.state.${state}`),
    marks > 0 && t('gallery.markedBy', { count: marks }),
  ];
  return (
    <tr role="row" className="thread-detail">
      <td role="cell" colSpan={COLUMNS}>
        <p className="thread-detail-ends">
          <RowEnds gallery={gallery} connection={connection} />
        </p>
        <p className="thread-facts">
          <bdi>{facts.filter(Boolean).join(' · ')}</bdi>
        </p>
        {mayEdit && (
          <div className="connection-tools">
            <Button
              icon="pencil"
              aria-label={t('gallery.connection.rewordThis', { sentence: text })}
              onClick={() => onEdit(id)}
            >
              {t('gallery.connection.reword')}
            </Button>
            <Button
              variant="harm"
              icon="trash"
              aria-label={t('gallery.connection.takeAwayThis', { sentence: text })}
              onClick={() => edit({ state: 'gone' })}
            >
              {t('gallery.connection.takeAway')}
            </Button>
          </div>
        )}
        <CarryConnection gallery={gallery} connection={connection} />
        <MergeConnections gallery={gallery} connection={connection} same={same} />
      </td>
    </tr>
  );
}

/** "3 Farms that give back supports 6 Rules that work"; a number stays with its name. */
function RowEnds({
  gallery,
  connection: { from, to, relation },
}: Pick<ThreadRowProps, 'gallery' | 'connection'>): JSX.Element {
  const title = (table: string): string => titleOf(gallery, table).replace(' ', '\u00a0');
  return <Ends from={title(from)} relation={relation} to={title(to)} />;
}
