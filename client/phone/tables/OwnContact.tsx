import type { JSX } from 'react';
import { ContactForm } from '../../app/ContactForm.tsx';
import { CommandState } from './CommandState.tsx';
import type { TablesState } from './TablesState.ts';

/** How to reach me, and how far that is. */
export const OwnContact = ({ state }: { state: TablesState }): JSX.Element => (
  <div className="tb-card">
    <ContactForm
      wall={state.wallId}
      contact={state.person.contact ?? null}
      send={(contact) => state.send({ kind: 'me', edit: { contact } })}
    />
    <CommandState state={state} topic="me/contact" />
  </div>
);
