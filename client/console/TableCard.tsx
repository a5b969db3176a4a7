import { tablePage } from '../app/address/links.ts';
import { useState, type DragEvent, type ReactElement } from 'react';
import { Button, LinkButton } from '../design/Button.tsx';
import { NumberBadge } from '../design/NumberBadge.tsx';
import { useBoardMoves } from './boardMoves.ts';
import { countWords } from './countWords.ts';
import { useDesk } from './desk.ts';
import { PeopleChips } from './PeopleChips.tsx';
import { TableDialog } from './TableDialog.tsx';
import { isOpenTable, type BoardTable } from './tablesBoard.ts';

/** People shown on a card before the rest is folded. */
const FIRST = 10;

/** What is known of the table's talk, a line each; nothing is said of what has not begun. */
function factsOf(table: BoardTable): string[] {
  const { activator, supporter, observer } = table.commitments;
  const here = table.people.length;
  const talk = [
    ...(table.spoken === null || table.spoken === 0 || here === 0
      ? []
      : [table.spoken >= here ? 'All introduced' : `${table.spoken} of ${here} introduced`]),
    ...(table.again === null
      ? []
      : [table.again === 'yes' ? 'Another session' : 'No other session']),
  ];
  return [
    ...(here > 0 &&
    isOpenTable(table) &&
    !table.people.some((person) => person.duties?.includes('note-taker'))
      ? ['No note-taker yet']
      : []),
    ...(talk.length === 0 ? [] : [talk.join(' · ')]),
    ...(activator + supporter + observer === 0
      ? []
      : [
          [
            activator > 0 ? countWords(activator, 'activator', 'activators') : '',
            supporter > 0 ? countWords(supporter, 'supporter', 'supporters') : '',
            observer > 0 ? countWords(observer, 'observer', 'observers') : '',
          ]
            .filter((part) => part !== '')
            .join(', '),
        ]),
    ...(table.openQuestions === 0
      ? []
      : [countWords(table.openQuestions, 'open question', 'open questions')]),
  ];
}

/** One table: number, name, who sits there, and how far they are. People can be dropped on it. */
export function TableCard({ table }: { table: BoardTable }): ReactElement {
  const { wall } = useDesk();
  const { dragged, drop } = useBoardMoves();
  const [isOver, setOver] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const takes = isOpenTable(table);
  const over = (event: DragEvent): void => {
    if (!takes || dragged === null) return;
    event.preventDefault();
    setOver(true);
  };
  const facts = factsOf(table);
  return (
    <li
      className="table-card"
      data-table={table.number}
      data-closed={takes ? undefined : ''}
      data-over={isOver && dragged !== null ? '' : undefined}
      onDragOver={over}
      onDragEnter={over}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (takes) drop(table.tableId);
      }}
    >
      <h3 className="table-title">
        <NumberBadge number={table.number} />
        <span dir="auto">{table.name}</span>
      </h3>
      <p className="table-count">
        {takes
          ? countWords(table.people.length, 'person', 'people')
          : 'Closed. Its sheet and poster are kept.'}
      </p>
      {takes ? (
        <PeopleChips
          people={table.people}
          first={FIRST}
          label={`At table ${table.number}`}
          empty="Nobody here yet."
        />
      ) : null}
      {facts.length > 0 ? (
        <ul className="table-facts" aria-label={`How table ${table.number} is doing`}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      ) : null}
      <div className="table-actions">
        <LinkButton
          variant="quiet"
          icon="open"
          href={tablePage(wall, table.tableId, 'facilitator')}
          target="_blank"
          rel="noopener"
          aria-label={`Sheet of table ${table.number}`}
        >
          Sheet
        </LinkButton>
        <Button
          variant="quiet"
          icon="more"
          aria-haspopup="dialog"
          aria-label={`More about table ${table.number}`}
          onClick={() => setOpen(true)}
        >
          More
        </Button>
      </div>
      {isOpen ? <TableDialog table={table} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}
