import type { JSX } from 'react';
import { Button } from '../../design/Button.tsx';
import { CopyButton } from '../../design/CopyButton.tsx';
import { Icon } from '../../design/Icon.tsx';
import { ownWords } from '../../meeting/outbox/commandIntents.ts';
import { commandRefusal } from './commandRefusal.ts';
import type { TablesState } from './TablesState.ts';

/** What the server said no to, with the reason; words of one's own stay until they are thrown away. */
export function Refusals({ state }: { state: TablesState }): JSX.Element {
  return (
    <div role="alert" className="tb-refusals">
      {state.pending.map(({ id, intent: command, progress }) => {
        if (progress.state !== 'refused') return null;
        const words = ownWords(command);
        return (
          <div key={id} className="tb-refusal">
            <p>
              <Icon name="warning" />
              {commandRefusal(command, progress, state.session)}
            </p>
            {words && <blockquote dir="auto">{words}</blockquote>}
            <div className="tb-row-actions">
              {words && <CopyButton text={words} what="your words" />}
              {progress.code === 'table-closed' || progress.code === 'gallery-closed'
                ? words && <Button onClick={() => state.retry(id)}>Try again</Button>
                : null}
              {progress.code === 'changed-meanwhile' && (
                <Button onClick={() => state.retry(id)}>Put mine instead</Button>
              )}
              <Button onClick={() => state.drop(id)}>{words ? 'Throw away' : 'All right'}</Button>
            </div>
          </div>
        );
      })}
    </div>
  );
}
