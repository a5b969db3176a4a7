import { calledName, LABEL_SIGNS } from '../../../shared/model/names.ts';
import { useEffect, useRef, type ReactElement } from 'react';
import type { PersonRow } from '../../meeting/documents/readDocuments.ts';
import { useBoardMoves } from './boardMoves.ts';
import { HeldPlain } from '../../design/HeldButton.tsx';
import { HIDDEN, T } from '../../words/T.tsx';
import { words } from '../../words/speak.ts';
import { useDesk } from '../../desk/desk.ts';
import { dutyWords } from '../../desk/tablesBoard.ts';

/** A person on the board, as `called` there where she has a name: drag it to a table, or press it to choose one. */
export function PersonChip({
  person,
  called,
}: {
  person: PersonRow;
  called: string | undefined;
}): ReactElement {
  const { view, blocked } = useDesk();
  const { ask, focused, setDragged } = useBoardMoves();
  const button = useRef<HTMLButtonElement>(null);
  const isFocused = focused === person.id;
  // Where somebody was moved, the keyboard follows, however late the server's word comes; never away from where it went meanwhile.
  useEffect(() => {
    const now = document.activeElement;
    if (
      isFocused &&
      (now === null || now === document.body || now.matches('[data-person-chip], [tabindex="-1"]'))
    )
      button.current?.focus();
  }, [isFocused]);
  const name = called ?? calledName(words(), undefined);
  const duties = dutyWords(person, view.session.walk !== null);
  const parts = {
    name,
    who: <bdi title={name.length > LABEL_SIGNS ? name : undefined} />,
    duties,
    does: duties === '' ? <></> : <small />,
    hidden: HIDDEN,
  };
  return (
    <HeldPlain
      ref={button}
      className="person-chip"
      data-person-chip={person.id}
      held={blocked}
      draggable={blocked === null}
      aria-haspopup="dialog"
      onClick={() => ask(person)}
      onDragEnd={() => setDragged(null)}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', name);
        event.dataTransfer.effectAllowed = 'move';
        setDragged(person.id);
      }}
    >
      {called === undefined ? (
        <T k="console.chip.guest" with={{ ...parts, time: words().time(person.joinedAt) }} />
      ) : (
        <T k="console.chip" with={parts} />
      )}
    </HeldPlain>
  );
}
