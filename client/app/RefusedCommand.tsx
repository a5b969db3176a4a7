import type { JSX } from 'react';
import type { Session } from '../../shared/model/session.ts';
import { Button } from '../design/Button.tsx';
import { CopyButton } from '../design/CopyButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { ownWords, type Command } from '../meeting/outbox/commandMeanings.ts';
import { sayAgain, type Commands } from '../meeting/outbox/openCommands.ts';
import type { Kept } from '../meeting/outbox/outbox.ts';
import { commandRefusal, remedyFor } from '../meeting/words/commandProblems.ts';
import { t } from '../words/speak.ts';
import './refused.css';

/**
 * What the server said no to, with the reason and what can be done; words of one's own stay until they are thrown away. `quotes`: they are
 * shown here, as they stand nowhere else. Nothing for what was not refused.
 */
export function RefusedCommand({
  entry,
  commands,
  session,
  quotes,
}: {
  entry: Kept<Command>;
  commands: Commands;
  session: Pick<Session, 'tables'>;
  quotes: boolean;
}): JSX.Element | null {
  const { id, intent, progress } = entry;
  if (progress.state !== 'refused') return null;
  const words = ownWords(intent);
  const remedy = remedyFor(intent, progress);
  return (
    <div className="ww-refused">
      <p>
        <Icon name="warning" />
        <span>{commandRefusal(intent, progress, session)}</span>
      </p>
      {quotes && words !== '' && <blockquote dir="auto">{words}</blockquote>}
      <div className="ww-refused-actions">
        {words !== '' && <CopyButton text={words} label={t('design.copy.yourWords')} />}
        {remedy && (
          <Button onClick={() => sayAgain(commands, id)}>
            {t(remedy === 'instead' ? 'app.refused.instead' : 'app.tryAgain')}
          </Button>
        )}
        <Button onClick={() => commands.drop(id)}>
          {t(words === '' ? 'app.allRight' : 'app.throwAway')}
        </Button>
      </div>
    </div>
  );
}
