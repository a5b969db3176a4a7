import { calledInSentence, calledName } from '../../shared/model/names.ts';
import { useMemo, useState, type ReactElement } from 'react';
import { isSomebody } from '../../shared/model/peopleCounts.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { Button } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { underWay, type Held } from '../design/held.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import { countWords } from './countWords.ts';
import { useDesk } from './desk.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { calledAmong, dutyWords } from './tablesBoard.ts';

/** Rows drawn at once. */
const PAGE = 40;

function whatTheyDo(person: PersonRow, tables: readonly TableRow[]): string {
  if (person.removed) return 'Removed';
  if (person.role === 'facilitator') return 'Facilitates';
  const table = tables.find((each) => each.tableId === person.table);
  if (table)
    return [`At table ${table.number}`, dutyWords(person, false)]
      .filter((part) => part !== '')
      .join(', ');
  if (person.role === 'volunteer') return 'Helps group the notes';
  if (person.offer === 'offered') return 'Offers to help';
  if (person.offer === 'declined') return 'Offered to help, not now';
  return 'Takes part';
}

const RANK: Record<PersonRow['role'], number> = {
  facilitator: 0,
  volunteer: 1,
  participant: 2,
  projector: 3,
};

const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

/** Whom the list names: "Aroha", else what they are. */
const nameOf = (person: PersonRow): string => calledName(person.name, person.role);

/** Everyone who came, who helps first; each can be shown out. */
export function PeoplePanel(): ReactElement {
  const { view, blocked, act } = useDesk();
  const [leaving, setLeaving] = useState<PersonRow | null>(null);
  const [limit, setLimit] = useState(PAGE);
  // Who went in a removal of many is a line of its own, not thousands.
  const people = view.people
    .filter((person) => isSomebody(person) && person.out === undefined)
    .sort(
      (a, b) =>
        Number(a.removed) - Number(b.removed) ||
        RANK[a.role] - RANK[b.role] ||
        a.joinedAt - b.joinedAt,
    );
  const called = useMemo(() => calledAmong(view.people, nameOf), [view.people]);
  const calledOf = (person: PersonRow): string => called.get(person.id) ?? nameOf(person);
  return (
    <>
      <p className="side-meta">
        {countWords(view.counts.came, 'person has', 'people have')} come to this wall.
      </p>
      <RemovedTogether />
      <ul className="side-list" aria-label="People">
        {people.slice(0, limit).map((person) => (
          <li key={person.id} data-person={person.id} data-down={person.removed ? '' : undefined}>
            <strong dir="auto">
              {calledOf(person)}
              {person.id === view.me ? ' (you)' : ''}
            </strong>
            <p className="side-meta">
              {whatTheyDo(person, view.session.tables)} · came at {timeOf(person.joinedAt)}
            </p>
            <PersonAction
              person={person}
              name={calledOf(person)}
              isMe={person.id === view.me}
              held={blocked}
              onRemove={() => setLeaving(person)}
              onAccept={() =>
                void act({ kind: 'accept', people: [person.id], names: calledOf(person) })
              }
              onReadmit={() =>
                void act({
                  kind: 'readmit',
                  person: person.id,
                  name: calledInSentence(person.name, person.role),
                })
              }
            />
          </li>
        ))}
      </ul>
      {people.length > limit ? (
        <Button className="side-more" onClick={() => setLimit(limit + PAGE)}>
          Show more people
        </Button>
      ) : null}
      {leaving ? <RemoveDialog person={leaving} onClose={() => setLeaving(null)} /> : null}
    </>
  );
}

function PersonAction({
  person,
  name,
  isMe,
  held,
  onRemove,
  onAccept,
  onReadmit,
}: Held & {
  person: PersonRow;
  name: string;
  isMe: boolean;
  onRemove: () => void;
  onAccept: () => void;
  onReadmit: () => void;
}): ReactElement {
  if (isMe) return <span />;
  if (person.removed)
    return (
      <HeldButton
        variant="quiet"
        held={held}
        aria-label={`Let back in: ${name}`}
        onClick={onReadmit}
      >
        Let back in
      </HeldButton>
    );
  if (person.offer === 'declined' && person.role === 'participant') {
    return (
      <div className="side-pair">
        <HeldButton variant="quiet" held={held} aria-label={`Let in: ${name}`} onClick={onAccept}>
          Let in
        </HeldButton>
        <HeldButton variant="quiet" held={held} aria-label={`Remove: ${name}`} onClick={onRemove}>
          Remove
        </HeldButton>
      </div>
    );
  }
  return (
    <HeldButton variant="quiet" held={held} aria-label={`Remove: ${name}`} onClick={onRemove}>
      Remove
    </HeldButton>
  );
}

/** Removals of many, each with its way back. */
function RemovedTogether(): ReactElement | null {
  const { view, blocked, act } = useDesk();
  const { removals } = view.rushes;
  if (removals.length === 0) return null;
  return (
    <ul className="side-list" aria-label="Removed together">
      {removals.map(({ id, people, notes, at, doing }) => (
        <li key={id} data-removal={id} data-down="">
          <strong>{countWords(people, 'person', 'people')} removed together</strong>
          <p className="side-meta">
            {notes > 0 ? `With ${countWords(notes, 'note', 'notes')}, at ` : 'At '}
            {timeOf(at)}
          </p>
          <HeldButton
            variant="quiet"
            held={doing === 'back' ? underWay() : blocked}
            onClick={() => void act({ kind: 'let-back', removal: id, people, notes })}
          >
            Let them back in
          </HeldButton>
        </li>
      ))}
    </ul>
  );
}
