import { pageOf } from '../app/address/links.ts';
import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { printJoinCode } from '../../shared/model/ids.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { LinkButton } from '../design/Button.tsx';
import { HeldButton, HeldPlain } from '../design/HeldButton.tsx';
import { LettersLeft } from '../design/LettersLeft.tsx';
import { Icon } from '../design/Icon.tsx';
import { Wordmark } from '../design/Wordmark.tsx';
import { HIDDEN, T } from '../words/T.tsx';
import { t } from '../words/speak.ts';
import { LanguageChoice } from '../app/LanguageChoice.tsx';
import { useDesk } from '../desk/desk.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { isEscape } from '../design/keys.ts';

/** Which wall, how people get in, the wall's own page, and the lock. */
export function ConsoleBar(): ReactElement {
  const { wall, view, blocked, act, run, commands } = useDesk();
  const [isSharing, setSharing] = useState(false);
  const { joinCode, door, locked, tables } = view.session;
  const code = printJoinCode(joinCode);
  // A projector has its own link: this laptop may be the one at the beamer, so its grant is fetched and opened here.
  const openProjector = async (): Promise<void> => {
    // Opened before the answer, else the browser takes it for an unasked window.
    const opened = window.open('about:blank', '_blank');
    const isDone = await run(async () => {
      const { links } = await commands.links();
      if (opened) opened.location.replace(links.projector);
      else location.assign(links.projector);
    });
    if (!isDone) opened?.close();
  };
  return (
    <header className="console-bar">
      <a className="console-mark" href="/" aria-label={t('console.home')}>
        <Wordmark />
      </a>
      <WallTitle />
      <button
        type="button"
        className="console-code"
        onClick={() => setSharing(true)}
        aria-haspopup="dialog"
      >
        <span>
          <Icon name="join" size={18} />
          {door === 'closed' ? (
            <T k="console.code.closed" with={{ code, hidden: HIDDEN, small: <small /> }} />
          ) : (
            <T k="console.code" with={{ code, hidden: HIDDEN }} />
          )}
        </span>
      </button>
      <div className="console-bar-end">
        {tables.length > 0 ? (
          <LinkButton
            icon="open"
            href={pageOf(wall, 'gallery', 'facilitator')}
            target="_blank"
            rel="noopener"
          >
            {t('console.openGallery')}
          </LinkButton>
        ) : null}
        <LinkButton
          icon="eye"
          href={pageOf(wall, 'wall', 'facilitator')}
          target="_blank"
          rel="noopener"
        >
          {t('console.openWall')}
        </LinkButton>
        <HeldButton icon="projector" held={blocked} onClick={() => void openProjector()}>
          {t('console.projector')}
        </HeldButton>
        <HeldButton
          icon={locked ? 'unlock' : 'lock'}
          held={blocked}
          onClick={() => void act({ kind: 'lock', locked: !locked })}
        >
          {t(locked ? 'console.unlock' : 'console.lock')}
        </HeldButton>
        <LanguageChoice />
      </div>
      {isSharing ? <ShareDialog onClose={() => setSharing(false)} /> : null}
    </header>
  );
}

/** The title, edited where it stands: Enter or going elsewhere keeps it, Escape leaves it. Another one put there meanwhile is said, and only Enter puts hers instead. */
function WallTitle(): ReactElement {
  const { wall, view, blocked, act } = useDesk();
  const { title } = view.session;
  // `opened`: what it was when she began; `from`: what she knows it to be, and wants to be changed.
  const [{ typed, from, opened }, setFields, forget] = useDraftOf<{
    typed: string | null;
    from: string;
    opened: string;
  }>(`title-${wall}`, { typed: null, from: '', opened: '' });
  const isOthers = typed !== null && title !== opened && title !== typed.trim();
  // Leaving by Escape takes the field away, which also counts as leaving it.
  const isLeft = useRef(false);
  const keep = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (isLeft.current) return;
    isLeft.current = true;
    const next = typed?.trim() ?? '';
    if (next === '' || next === title || (await act({ kind: 'title', from, to: next })))
      return forget();
    // Not taken: the words stay in the field, and what the title is by now is said below it; Enter puts hers instead.
    setFields({ typed, from: title, opened });
    isLeft.current = false;
  };
  if (typed !== null) {
    return (
      <form className="console-title-edit" onSubmit={(event) => void keep(event)}>
        <input
          aria-label={t('console.title')}
          value={typed}
          maxLength={LIMITS.wallTitleChars}
          dir="auto"
          autoComplete="off"
          autoFocus
          aria-describedby={isOthers ? 'title-by-now' : undefined}
          onChange={(event) => setFields({ typed: event.target.value, from, opened })}
          onBlur={() => {
            if (!isOthers) void keep();
          }}
          onKeyDown={(event) => {
            if (isEscape(event)) {
              isLeft.current = true;
              forget();
            }
          }}
        />
        {isOthers ? (
          <p className="console-title-now" id="title-by-now" role="status">
            {t('console.title.byNow', { title })}
          </p>
        ) : null}
        <LettersLeft typed={typed} max={LIMITS.wallTitleChars} className="console-title-left" />
      </form>
    );
  }
  return (
    <div className="console-title">
      <h1>
        <HeldPlain
          className="console-title-button"
          held={blocked}
          onClick={() => {
            isLeft.current = false;
            setFields({ typed: title, from: title, opened: title });
          }}
        >
          <T k="console.title.rename" with={{ title, name: <span dir="auto" />, hidden: HIDDEN }} />
          <Icon name="pencil" size={16} />
        </HeldPlain>
      </h1>
    </div>
  );
}
