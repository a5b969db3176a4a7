import type { JSX } from 'react';
import { RefusedCommand } from '../../app/RefusedCommand.tsx';
import type { TablesState } from './TablesState.ts';

/** What the server said no to, above whatever else is shown. */
export const Refusals = ({ state }: { state: TablesState }): JSX.Element => (
  <div role="alert" className="tb-refusals">
    {state.pending.map((entry) => (
      <RefusedCommand
        key={entry.id}
        entry={entry}
        commands={state.meeting.commands}
        session={state.session}
        quotes
      />
    ))}
  </div>
);
