import { useState, type ReactElement } from 'react';
import { GUEST } from '../../shared/model/names.ts';
import { useBoardMoves } from './boardMoves.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import { useDesk } from './desk.ts';
import { hasWords } from './foldedWords.ts';
import { PersonChip } from './PersonChip.tsx';
import { nameOnBoard } from './tablesBoard.ts';

/** More of a long list at each press. */
const PAGE = 60;

/** People as chips, the first `first` of them; the rest on asking. While somebody searches: those found. */
export function PeopleChips({
  people,
  first,
  label,
  empty,
}: {
  people: readonly PersonRow[];
  first: number;
  label: string;
  empty: string;
}): ReactElement {
  const { view } = useDesk();
  const { search, latest } = useBoardMoves();
  const [limit, setLimit] = useState(first);
  const { names } = view.session.settings;
  const found =
    search.length === 0
      ? people
      : people.filter((person) => hasWords(nameOnBoard(person, names), search));
  const shown = found.slice(0, limit);
  const moved = found.slice(limit).find((person) => person.id === latest);
  if (moved) shown.push(moved);
  const more = found.length - shown.length;
  if (found.length === 0)
    return <p className="board-empty">{people.length === 0 ? empty : 'Nobody found here.'}</p>;
  return (
    <>
      <ul className="board-people" aria-label={label}>
        {shown.map((person) => (
          <li key={person.id}>
            <PersonChip person={person} name={view.board.called.get(person.id) ?? GUEST} />
          </li>
        ))}
      </ul>
      {more > 0 || limit > first ? (
        <div className="board-more">
          {more > 0 ? (
            <button type="button" onClick={() => setLimit(limit + PAGE)}>
              and {more.toLocaleString('en')} more
              <span className="ww-visually-hidden"> {label.toLowerCase()}</span>
            </button>
          ) : null}
          {limit > first ? (
            <button type="button" onClick={() => setLimit(first)}>
              Show fewer<span className="ww-visually-hidden"> {label.toLowerCase()}</span>
            </button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
