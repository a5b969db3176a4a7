import { useState, type ReactElement } from 'react';
import { useBoardMoves } from './boardMoves.ts';
import type { PersonRow } from '../../meeting/documents/readDocuments.ts';
import { T } from '../../words/T.tsx';
import { t } from '../../words/speak.ts';
import { PeopleChips } from './PeopleChips.tsx';

/** People shown before the rest is folded. */
const FIRST = 14;

/** Who sits nowhere yet; somebody dropped here gets up. */
export function Unplaced({ people }: { people: readonly PersonRow[] }): ReactElement {
  const { dragged, drop } = useBoardMoves();
  const [isOver, setOver] = useState(false);
  return (
    <section
      className="board-unplaced"
      aria-labelledby="unplaced-heading"
      data-over={isOver && dragged !== null ? '' : undefined}
      onDragOver={(event) => {
        if (dragged !== null) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drop(null);
      }}
    >
      <h3 id="unplaced-heading" tabIndex={-1}>
        <T k="console.chips.unplaced.count" with={{ count: people.length, number: <span /> }} />
      </h3>
      {people.length > 0 ? <p className="board-hint">{t('console.chips.unplaced.hint')}</p> : null}
      <PeopleChips people={people} first={FIRST} table={null} />
    </section>
  );
}
