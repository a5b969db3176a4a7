import { useState, type JSX } from 'react';
import type { Pair } from '../../../shared/gallery/pairs.ts';
import { authorWords, carriedWords } from '../connectionWords.ts';
import { Ends } from '../Ends.tsx';
import { Button } from '../../design/Button.tsx';
import { titleOf, type Gallery } from '../gallery.ts';
import { PendingNote } from '../PendingNote.tsx';
import { t } from '../../words/speak.ts';

/** One thread told in the foot: its sentences one after the other, whole, with what can be done with each. */
export function PairTold({
  gallery,
  pair,
  onAct,
  onClose,
}: {
  gallery: Gallery;
  pair: Pair;
  onAct: (connection: string) => void;
  onClose: () => void;
}): JSX.Element | null {
  const [at, setAt] = useState(0);
  const ids = pair.connections.map(({ id }) => id);
  const id = ids[Math.min(at, ids.length - 1)];
  const row = gallery.connections.find((each) => each.id === id);
  if (!row) return null;
  const { from, to, relation, text, state, marks, marked } = row;
  const facts = [
    state === 'proposed' ? t('gallery.state.proposed') : '',
    authorWords(row),
    marks > 0 ? t('gallery.markedBy', { count: marks }) : '',
    carriedWords(row),
  ].filter(Boolean);
  const edit = (change: { mark: boolean } | { carry: boolean }): void =>
    void gallery.commands.say({ kind: 'edit-connection', id: row.id, edit: change });
  return (
    <section className="pair-told" aria-label={t('gallery.pair')}>
      <div className="pair-words">
        <p className="pair-ends">
          <Ends from={titleOf(gallery, from)} relation={relation} to={titleOf(gallery, to)} />
        </p>
        <p className="pair-text" dir="auto">
          {text}
        </p>
        <p className="pair-facts">
          <bdi>{facts.join(' · ')}</bdi>
        </p>
        <PendingNote pending={row.pending} gallery={gallery} />
      </div>
      <div className="pair-actions">
        {ids.length > 1 && (
          <Button onClick={() => setAt((at + 1) % ids.length)}>
            {t('gallery.pair.next', {
              at: Math.min(at, ids.length - 1) + 1,
              all: ids.length,
            })}
          </Button>
        )}
        <Button icon="star" aria-pressed={marked} onClick={() => edit({ mark: !marked })}>
          {t(marked ? 'gallery.connection.marked' : 'gallery.connection.markShort')}
        </Button>
        <Button onClick={() => onAct(row.id)}>{t('gallery.pair.open')}</Button>
        <Button
          variant="quiet"
          icon="close"
          aria-label={t('gallery.pair.close')}
          onClick={onClose}
        />
      </div>
    </section>
  );
}
