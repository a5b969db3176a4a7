import { useState, type ReactElement } from 'react';
import { foldText, hasWords } from '../../../shared/similarity/foldText.ts';
import { useBoardMoves } from './boardMoves.ts';
import type { PersonRow } from '../../meeting/documents/readDocuments.ts';
import { HIDDEN, T } from '../../words/T.tsx';
import { t } from '../../words/speak.ts';
import { useDesk } from '../../desk/desk.ts';
import { PersonChip } from './PersonChip.tsx';
import { nameOnBoard } from '../../desk/tablesBoard.ts';

/** More of a long list at each press. */
const PAGE = 60;

/** People at a table, of this number, or at none, as chips: the first `first` of them; the rest on asking. While somebody searches: those found. */
export function PeopleChips({
  people,
  first,
  table,
}: {
  people: readonly PersonRow[];
  first: number;
  table: number | null;
}): ReactElement {
  const { view } = useDesk();
  const { search, latest } = useBoardMoves();
  const [limit, setLimit] = useState(first);
  const { names } = view.session.settings;
  const found =
    search.length === 0
      ? people
      : people.filter((person) => hasWords(foldText(nameOnBoard(person, names)), search));
  const shown = found.slice(0, limit);
  const moved = found.slice(limit).find((person) => person.id === latest);
  if (moved) shown.push(moved);
  const more = found.length - shown.length;
  if (found.length === 0)
    return (
      <p className="board-empty">
        {t(
          people.length > 0
            ? 'console.chips.noneFound'
            : table === null
              ? 'console.chips.unplaced.none'
              : 'console.chips.atTable.none',
        )}
      </p>
    );
  return (
    <>
      <ul
        className="board-people"
        aria-label={
          table === null ? t('console.chips.unplaced') : t('console.chips.atTable', { table })
        }
      >
        {shown.map((person) => (
          <li key={person.id}>
            <PersonChip person={person} called={view.board.called.get(person.id)} />
          </li>
        ))}
      </ul>
      {more > 0 || limit > first ? (
        <div className="board-more">
          {more > 0 ? (
            <button type="button" onClick={() => setLimit(limit + PAGE)}>
              {table === null ? (
                <T k="console.chips.more.unplaced" with={{ count: more, hidden: HIDDEN }} />
              ) : (
                <T k="console.chips.more.atTable" with={{ count: more, table, hidden: HIDDEN }} />
              )}
            </button>
          ) : null}
          {limit > first ? (
            <button type="button" onClick={() => setLimit(first)}>
              {table === null ? (
                <T k="console.chips.fewer.unplaced" with={{ hidden: HIDDEN }} />
              ) : (
                <T k="console.chips.fewer.atTable" with={{ table, hidden: HIDDEN }} />
              )}
            </button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
