import { COMMITMENT_KINDS } from '../../../shared/model/table.ts';
import type { LiveSession } from '../../../shared/model/session.ts';
import { readWords } from '../../../shared/scripts/stepWords.ts';
import { roundsAfter } from '../../../shared/scripts/rounds.ts';
import { seatingStep } from '../../../shared/scripts/toldRun.ts';
import { tablePage } from '../../app/address/links.ts';
import { useState, type DragEvent, type ReactElement } from 'react';
import { Button, LinkButton } from '../../design/Button.tsx';
import { NumberBadge } from '../../design/NumberBadge.tsx';
import { useBoardMoves } from './boardMoves.ts';
import { t, words } from '../../words/speak.ts';
import { useDesk } from '../../desk/desk.ts';
import { PeopleChips } from './PeopleChips.tsx';
import { TableDialog } from './TableDialog.tsx';
import { asksForNotes, isOpenTable, type BoardTable } from '../../desk/tablesBoard.ts';

/** People shown on a card before the rest is folded. */
const FIRST = 10;

/** In which round a table is, by what that is called. */
function roundFact({ round }: BoardTable, session: LiveSession): string[] {
  if (round === undefined) return [];
  if (round === null) return [t('console.table.roundsDone')];
  const found = roundsAfter(seatingStep(session)).find(({ id }) => id === round);
  if (!found) return [];
  const { text } = readWords({ words: words(), wall: session.language }, found.title);
  return [t('console.table.round', { title: text })];
}

/** What is known of the table's talk, a line each; nothing is said of what has not begun. */
function factsOf(table: BoardTable, session: LiveSession): string[] {
  const here = table.people.length;
  const talk = [
    ...(table.spoken === null || table.spoken === 0 || here === 0
      ? []
      : [
          table.spoken >= here
            ? t('console.table.allIntroduced')
            : t('console.table.introduced', { spoken: table.spoken, here }),
        ]),
    ...roundFact(table, session),
    ...(table.again === null ? [] : [t(`console.table.again.${table.again}`)]),
  ];
  const parts = COMMITMENT_KINDS.flatMap((kind) => {
    const count = table.commitments[kind];
    return count === 0 ? [] : [t(`console.table.${kind}`, { count })];
  });
  return [
    ...(here > 0 &&
    isOpenTable(table) &&
    asksForNotes(session) &&
    !table.people.some((person) => person.duties?.includes('note-taker'))
      ? [t('console.table.noNoteTaker')]
      : []),
    ...(talk.length === 0 ? [] : [talk.join(' · ')]),
    ...(parts.length === 0 ? [] : [words().list(parts, 'unit')]),
    ...(table.openQuestions === 0
      ? []
      : [t('console.table.openQuestions', { count: table.openQuestions })]),
  ];
}

/** One table: number, name, who sits there, and how far they are. People can be dropped on it. */
export function TableCard({ table }: { table: BoardTable }): ReactElement {
  const { wall, view } = useDesk();
  const { dragged, drop } = useBoardMoves();
  const [isOver, setOver] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const takes = isOpenTable(table);
  const over = (event: DragEvent): void => {
    if (!takes || dragged === null) return;
    event.preventDefault();
    setOver(true);
  };
  const facts = factsOf(table, view.session);
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
          ? t('console.people.count', { count: table.people.length })
          : t('console.table.closed')}
      </p>
      {takes ? <PeopleChips people={table.people} first={FIRST} table={table.number} /> : null}
      {facts.length > 0 ? (
        <ul className="table-facts" aria-label={t('console.table.facts', { table: table.number })}>
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
          aria-label={t('console.table.sheet.label', { table: table.number })}
        >
          {t('console.table.sheet')}
        </LinkButton>
        <Button
          variant="quiet"
          icon="more"
          aria-haspopup="dialog"
          aria-label={t('console.table.more.label', { table: table.number })}
          onClick={() => setOpen(true)}
        >
          {t('console.table.more')}
        </Button>
      </div>
      {isOpen ? <TableDialog table={table} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}
