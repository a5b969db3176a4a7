import { calledInSentence, calledName, shownName } from '../../shared/model/names.ts';
import { useMemo, useState, type ReactElement } from 'react';
import { isSomebody } from '../../shared/model/peopleCounts.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { Button } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { underWay, type Held } from '../design/held.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import { t, words } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { calledAmong, dutyWords } from '../desk/tablesBoard.ts';

/** Rows drawn at once. */
const PAGE = 40;

function whatTheyDo(person: PersonRow, tables: readonly TableRow[]): string {
  if (person.removed) return t('console.person.removed');
  if (person.role === 'facilitator') return t('console.person.facilitator');
  const table = tables.find((each) => each.tableId === person.table)?.number;
  if (table !== undefined) {
    const duties = dutyWords(person, false);
    return duties === ''
      ? t('console.chips.atTable', { table })
      : t('console.person.atTableWith', { table, duties });
  }
  if (person.role === 'volunteer') return t('console.person.volunteer');
  if (person.offer === 'offered') return t('console.person.offered');
  if (person.offer === 'declined') return t('console.person.declined');
  return t('console.person.participant');
}

const RANK: Record<PersonRow['role'], number> = {
  facilitator: 0,
  volunteer: 1,
  participant: 2,
  projector: 3,
};

/** Whom the list names: "Aroha", else what they are. */
const nameOf = (person: PersonRow): string => calledName(words(), person.name, person.role);

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
  const called = useMemo(
    () => calledAmong(view.people, ({ name }) => shownName(name, 'named')),
    [view.people],
  );
  const calledOf = (person: PersonRow): string => called.get(person.id) ?? nameOf(person);
  return (
    <>
      <p className="side-meta">{t('console.people.came', { count: view.counts.came })}</p>
      <RemovedTogether />
      <ul className="side-list" aria-label={t('console.people.list')}>
        {people.slice(0, limit).map((person) => (
          <li key={person.id} data-person={person.id} data-down={person.removed ? '' : undefined}>
            <strong dir="auto">
              {person.id === view.me
                ? t('console.person.you', { name: calledOf(person) })
                : calledOf(person)}
            </strong>
            <p className="side-meta">
              {t('console.person.came', {
                what: whatTheyDo(person, view.session.tables),
                time: words().time(person.joinedAt),
              })}
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
                  name: calledInSentence(words(), person.name, person.role),
                })
              }
            />
          </li>
        ))}
      </ul>
      {people.length > limit ? (
        <Button className="side-more" onClick={() => setLimit(limit + PAGE)}>
          {t('console.people.more')}
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
        aria-label={t('console.person.readmit.label', { name })}
        onClick={onReadmit}
      >
        {t('console.person.readmit')}
      </HeldButton>
    );
  const remove = (
    <HeldButton
      variant="quiet"
      held={held}
      aria-label={t('console.person.remove.label', { name })}
      onClick={onRemove}
    >
      {t('console.remove')}
    </HeldButton>
  );
  if (person.offer === 'declined' && person.role === 'participant') {
    return (
      <div className="side-pair">
        <HeldButton
          variant="quiet"
          held={held}
          aria-label={t('console.person.letIn.label', { name })}
          onClick={onAccept}
        >
          {t('console.person.letIn')}
        </HeldButton>
        {remove}
      </div>
    );
  }
  return remove;
}

/** Removals of many, each with its way back. */
function RemovedTogether(): ReactElement | null {
  const { view, blocked, act } = useDesk();
  const { removals } = view.rushes;
  if (removals.length === 0) return null;
  return (
    <ul className="side-list" aria-label={t('console.removal.list')}>
      {removals.map(({ id, people, notes, at, doing }) => (
        <li key={id} data-removal={id} data-down="">
          <strong>{t('console.removal.title', { people })}</strong>
          <p className="side-meta">
            {notes > 0
              ? t('console.removal.withNotes', { notes, time: words().time(at) })
              : t('console.removal.at', { time: words().time(at) })}
          </p>
          <HeldButton
            variant="quiet"
            held={doing === 'back' ? underWay() : blocked}
            onClick={() => void act({ kind: 'let-back', removal: id, people, notes })}
          >
            {t('console.removal.letBack')}
          </HeldButton>
        </li>
      ))}
    </ul>
  );
}
