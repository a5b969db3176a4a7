import { useMemo, type JSX } from 'react';
import { mayAccept } from '../../shared/access/words.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import type { Relation } from '../../shared/model/gallery.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { newId } from '../sync/newId.ts';
import { CarryConnection } from './CarryConnection.tsx';
import { Ends } from './Ends.tsx';
import { rewordingOf, wordsDraft, type ConnectionDraft } from './connectionDraft.ts';
import { titleOf, type Gallery } from './gallery.ts';
import type { ConnectionEdit } from '../../shared/commands/connections.ts';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';
import { MergeConnections } from './MergeConnections.tsx';
import { PendingNote } from './PendingNote.tsx';
import { RelationChoice } from './RelationChoice.tsx';
import { SentenceField } from './SentenceField.tsx';
import { saidTwice } from './sameWords.ts';
import { TableSelect } from './TableSelect.tsx';
import { t } from '../words/speak.ts';

/** Adds a connection, or shows one with what one may do: accept, mark, reword, take away. */
export function ConnectionDialog({
  gallery,
  draft,
  onClose,
  onAdded,
}: {
  gallery: Gallery;
  draft: ConnectionDraft;
  onClose: () => void;
  onAdded: (from: string, to: string) => void;
}): JSX.Element | null {
  if (!('edit' in draft))
    return <AddDialog gallery={gallery} draft={draft} onClose={onClose} onAdded={onAdded} />;
  const connection = gallery.connections.find(({ id }) => id === draft.edit);
  // Open again after a reload, perhaps, and the connections are still on their way.
  if (!connection && !gallery.loaded) return null;
  if (!connection)
    return (
      <Dialog title={t('gallery.connection.gone')} onClose={onClose}>
        <p>{t('gallery.connection.gone.text')}</p>
      </Dialog>
    );
  return <EditDialog gallery={gallery} connection={connection} onClose={onClose} />;
}

function AddDialog({
  gallery,
  draft,
  onClose,
  onAdded,
}: {
  gallery: Gallery;
  draft: { from?: string; to?: string };
  onClose: () => void;
  onAdded: (from: string, to: string) => void;
}): JSX.Element {
  const [fields, setFields, forget] = useDraftOf<{
    from: string;
    to: string;
    relation: Relation;
    text: string;
  }>(wordsDraft(gallery.wallId, draft), {
    from: draft.from ?? '',
    to: draft.to ?? '',
    relation: 'reinforces',
    text: '',
  });
  const { from, to, relation, text } = fields;
  const isSame = from !== '' && from === to;
  const isReady = from !== '' && to !== '' && !isSame && text.trim() !== '';
  const { me } = gallery;
  const stands = mayAccept(me, fields);
  return (
    <Dialog title={t('gallery.connection.add')} onClose={onClose}>
      <form
        className="connection-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          gallery.commands.say({
            kind: 'connect',
            connection: { id: newId(), from, to, relation, text: text.trim() },
          });
          forget();
          onAdded(from, to);
          onClose();
        }}
      >
        <TableSelect
          gallery={gallery}
          label={t('gallery.connection.from')}
          value={from}
          onChange={(next) => setFields({ ...fields, from: next })}
        />
        <RelationChoice
          value={relation}
          onChange={(next) => setFields({ ...fields, relation: next })}
          legend={t('gallery.connection.it')}
        />
        <TableSelect
          gallery={gallery}
          label={t('gallery.connection.to')}
          value={to}
          onChange={(next) => setFields({ ...fields, to: next })}
          without={from}
        />
        {isSame && (
          <p className="ww-field-refusal" role="alert">
            {t('gallery.connection.itself')}
          </p>
        )}
        <SentenceField
          label={t('gallery.connection.because')}
          value={text}
          onChange={(next) => setFields({ ...fields, text: next })}
          max={LIMITS.sentenceChars}
          focus={from !== '' && to !== ''}
        />
        {from !== '' && to !== '' && !stands && (
          <p className="visit-lead">{t('gallery.connection.proposal')}</p>
        )}
        <div className="ww-dialog-actions">
          <Button variant="quiet" onClick={onClose}>
            {t('app.notNow')}
          </Button>
          <Button variant="filled" type="submit" disabled={!isReady}>
            {t('gallery.connection.hang')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function EditDialog({
  gallery,
  connection,
  onClose,
}: {
  gallery: Gallery;
  connection: ConnectionRow;
  onClose: () => void;
}): JSX.Element {
  const { commands, connections } = gallery;
  const { id, from, to, mayEdit, mine, state, marks, by } = connection;
  const same = useMemo(() => saidTwice(connections).get(id) ?? [], [connections, id]);
  const edit = (change: ConnectionEdit): void =>
    void commands.say({ kind: 'edit-connection', id, edit: change });
  return (
    <Dialog
      title={t(
        state === 'proposed' ? 'gallery.connection.titleProposed' : 'gallery.connection.title',
      )}
      onClose={onClose}
    >
      <p className="connection-ends">
        <Ends
          from={titleOf(gallery, from)}
          relation={connection.relation}
          to={titleOf(gallery, to)}
        />
      </p>
      <PendingNote pending={connection.pending} gallery={gallery} />
      {mayEdit ? (
        <EditForm gallery={gallery} connection={connection} edit={edit} onClose={onClose} />
      ) : (
        <>
          <p className="connection-text" dir="auto">
            {connection.text}
          </p>
          <MarkButton connection={connection} edit={edit} />
        </>
      )}
      <CarryConnection gallery={gallery} connection={connection} />
      <MergeConnections gallery={gallery} connection={connection} same={same} onMerged={onClose} />
      <p className="visit-lead">
        {[
          mine
            ? t('gallery.connection.byYou')
            : by !== undefined && t('gallery.connection.by', { name: by }),
          marks > 0 && t('gallery.markedBy', { count: marks }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Dialog>
  );
}

/** Rewords it, for whoever may. */
function EditForm({
  gallery,
  connection,
  edit,
  onClose,
}: {
  gallery: Gallery;
  connection: ConnectionRow;
  edit: (change: ConnectionEdit) => void;
  onClose: () => void;
}): JSX.Element {
  // What she began with, while others may change either.
  const [words, setWords, forget] = useDraftOf(
    wordsDraft(gallery.wallId, { edit: connection.id }),
    {
      text: connection.text,
      relation: connection.relation,
      was: connection.text,
      kind: connection.relation,
    },
  );
  const { text, relation, was } = words;
  const change = rewordingOf(words);
  const isChanged = text.trim() !== was || relation !== words.kind;
  const isToDecide = connection.state === 'proposed' && mayAccept(gallery.me, connection);
  return (
    <form
      className="connection-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (change === null) return;
        edit(change);
        forget();
        onClose();
      }}
    >
      <RelationChoice
        value={relation}
        onChange={(next) => setWords({ ...words, relation: next })}
        legend={t('gallery.connection.kind')}
      />
      <SentenceField
        label={t('gallery.connection.because')}
        value={text}
        onChange={(next) => setWords({ ...words, text: next })}
        max={LIMITS.sentenceChars}
      />
      {connection.text !== was && connection.text !== text.trim() && (
        <p className="visit-lead" role="status">
          {t('gallery.connection.now', { sentence: connection.text })}
        </p>
      )}
      <div className="connection-tools">
        {isToDecide && (
          <Button
            variant={isChanged ? 'plain' : 'filled'}
            icon="check"
            onClick={() => {
              edit({ state: 'accepted' });
              onClose();
            }}
          >
            {t('gallery.connection.accept')}
          </Button>
        )}
        <Button
          variant={isToDecide && !isChanged ? 'plain' : 'filled'}
          type="submit"
          disabled={change === null}
        >
          {t('gallery.connection.save')}
        </Button>
        <MarkButton connection={connection} edit={edit} />
        <Button
          variant="harm"
          icon="trash"
          onClick={() => {
            edit({ state: 'gone' });
            onClose();
          }}
        >
          {t('gallery.connection.takeAway')}
        </Button>
      </div>
    </form>
  );
}

function MarkButton({
  connection: { marked },
  edit,
}: {
  connection: ConnectionRow;
  edit: (change: ConnectionEdit) => void;
}): JSX.Element {
  return (
    <Button icon="star" aria-pressed={marked} onClick={() => edit({ mark: !marked })}>
      {t(marked ? 'gallery.connection.marked' : 'gallery.connection.mark')}
    </Button>
  );
}
