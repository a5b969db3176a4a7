import { useState, type JSX } from 'react';
import type { Pair } from '../../../shared/gallery/pairs.ts';
import { carriedWords } from '../connectionWords.ts';
import { Button } from '../../design/Button.tsx';
import { countOf, titleOf, type Gallery } from '../gallery.ts';
import { PendingNote } from '../PendingNote.tsx';

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
  const { from, to, relation, text, state, marks, marked, mine } = row;
  const facts = [
    state === 'proposed' ? 'proposed' : '',
    mine
      ? 'from you'
      : row.by === undefined
        ? ''
        : `from ${[row.by, ...(row.alsoBy ?? [])].join(', ')}`,
    marks > 0 ? `${countOf(marks, 'person', 'people')} marked it` : '',
    carriedWords(row),
  ].filter(Boolean);
  const edit = (change: { mark: boolean } | { carry: boolean }): void =>
    void gallery.commands.say({ kind: 'edit-connection', id: row.id, edit: change });
  return (
    <section className="pair-told" aria-label="This thread">
      <div className="pair-words">
        <p className="pair-ends">
          <bdi>{titleOf(gallery, from)}</bdi>{' '}
          <span className={`thread-kind-${relation}`}>{relation}</span>{' '}
          <bdi>{titleOf(gallery, to)}</bdi>
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
            {`Next sentence (${Math.min(at, ids.length - 1) + 1} of ${ids.length})`}
          </Button>
        )}
        <Button icon="star" aria-pressed={marked} onClick={() => edit({ mark: !marked })}>
          {marked ? 'Marked' : 'Mark'}
        </Button>
        <Button onClick={() => onAct(row.id)}>Open</Button>
        <Button variant="quiet" icon="close" aria-label="Put this thread back" onClick={onClose} />
      </div>
    </section>
  );
}
