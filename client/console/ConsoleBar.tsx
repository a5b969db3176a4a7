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
import { useDesk } from './desk.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { isEscape } from '../design/keys.ts';

/** Which wall, how people get in, the wall's own page, and the lock. */
export function ConsoleBar(): ReactElement {
  const { wall, view, blocked, act, run, commands } = useDesk();
  const [isSharing, setSharing] = useState(false);
  const { joinCode, door, locked, tables } = view.session;
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
      <a className="console-mark" href="/" aria-label="Weavewall, start page">
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
          <span className="ww-visually-hidden">Let people in: code </span>
          {printJoinCode(joinCode)}
          {door === 'closed' ? <small> door closed</small> : null}
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
            Open the gallery
          </LinkButton>
        ) : null}
        <LinkButton
          icon="eye"
          href={pageOf(wall, 'wall', 'facilitator')}
          target="_blank"
          rel="noopener"
        >
          Open the wall
        </LinkButton>
        <HeldButton icon="projector" held={blocked} onClick={() => void openProjector()}>
          Projector
        </HeldButton>
        <HeldButton
          icon={locked ? 'unlock' : 'lock'}
          held={blocked}
          onClick={() => void act({ kind: 'lock', locked: !locked })}
        >
          {locked ? 'Unlock the wall' : 'Lock the wall'}
        </HeldButton>
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
          aria-label="Title of the wall"
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
            By now it is “<bdi>{title}</bdi>”. Enter puts yours there, Escape leaves it.
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
          <span dir="auto">{title}</span>
          <Icon name="pencil" size={16} />
          <span className="ww-visually-hidden">, rename</span>
        </HeldPlain>
      </h1>
    </div>
  );
}
