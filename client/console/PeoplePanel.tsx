import { calledInSentence, calledName } from '../../shared/model/names.ts';
import { useState, type ReactElement } from 'react';
import type { TableRow } from '../../shared/model/table.ts';
import { Button } from '../design/Button.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import type { PersonRow } from './consoleView.ts';
import { countWords } from './countWords.ts';
import { useDesk } from './desk.ts';
import { dutyWords } from './tablesBoard.ts';

/** Rows drawn at once. */
const PAGE = 40;

function whatTheyDo(person: PersonRow, tables: readonly TableRow[]): string {
  if (person.removed) return 'Removed';
  if (person.role === 'facilitator') return 'Facilitates';
  const table = tables.find((each) => each.tableId === person.table);
  if (table) return [`At table ${table.number}`, dutyWords(person, false)].filter((part) => part !== '').join(', ');
  if (person.role === 'volunteer') return 'Helps group the notes';
  if (person.offer === 'offered') return 'Offers to help';
  if (person.offer === 'declined') return 'Offered to help, not now';
  return 'Takes part';
}

const RANK: Record<PersonRow['role'], number> = { facilitator: 0, volunteer: 1, participant: 2, projector: 3 };

/** Whom the list names: "Aroha", else what they are. */
const nameOf = (person: PersonRow): string => calledName(person.name, person.role);

/** Who counts as somebody: the wall's own links are people to the server only, and a projector is a screen. */
export const listedPeople = (people: readonly PersonRow[]): PersonRow[] => people.filter((person) => person.role !== 'projector' && person.arrival !== 'creation');

/** Everyone who came, who helps first; each can be shown out. */
export function PeoplePanel(): ReactElement {
  const { view, blocked, act, run, commands } = useDesk();
  const [leaving, setLeaving] = useState<PersonRow | null>(null);
  const [limit, setLimit] = useState(PAGE);
  const people = listedPeople(view.people).sort((a, b) => Number(a.removed) - Number(b.removed) || RANK[a.role] - RANK[b.role] || a.joinedAt - b.joinedAt);
  return (
    <>
      <p className="side-meta">{countWords(people.filter((person) => !person.removed).length, 'person has', 'people have')} come to this wall.</p>
      <ul className="side-list" aria-label="People">
        {people.slice(0, limit).map((person) => (
          <li key={person.id} data-person={person.id} data-down={person.removed ? '' : undefined}>
            <strong dir="auto">{nameOf(person)}{person.id === view.me ? ' (you)' : ''}</strong>
            <p className="side-meta">{whatTheyDo(person, view.session.tables)}</p>
            <PersonAction
              person={person} isMe={person.id === view.me} disabled={blocked !== null} onRemove={() => setLeaving(person)}
              onAccept={() => void act({ kind: 'accept', people: [person.id], names: nameOf(person) })}
            />
          </li>
        ))}
      </ul>
      {people.length > limit ? <Button className="side-more" onClick={() => setLimit(limit + PAGE)}>Show more people</Button> : null}
      {leaving ? (
        <ConfirmDialog
          title={`Remove ${calledInSentence(leaving.name, leaving.role)}?`}
          text="Their page closes and this link no longer lets them in. Their notes stay on the wall; take those down one by one if you must. This cannot be undone."
          confirm="Remove" isHarm onClose={() => setLeaving(null)}
          onConfirm={() => run(() => commands.remove(leaving.id), `You removed ${calledInSentence(leaving.name, leaving.role)}`)}
        />
      ) : null}
    </>
  );
}

function PersonAction({ person, isMe, disabled, onRemove, onAccept }: {
  person: PersonRow; isMe: boolean; disabled: boolean; onRemove: () => void; onAccept: () => void;
}): ReactElement {
  if (isMe || person.removed) return <span />;
  const name = nameOf(person);
  if (person.offer === 'declined' && person.role === 'participant') {
    return (
      <div className="side-pair">
        <Button variant="quiet" disabled={disabled} aria-label={`Let in: ${name}`} onClick={onAccept}>Let in</Button>
        <Button variant="quiet" disabled={disabled} aria-label={`Remove: ${name}`} onClick={onRemove}>Remove</Button>
      </div>
    );
  }
  return <Button variant="quiet" disabled={disabled} aria-label={`Remove: ${name}`} onClick={onRemove}>Remove</Button>;
}
