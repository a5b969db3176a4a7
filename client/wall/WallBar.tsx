import type { ReactNode } from 'react';
import { Wordmark } from '../design/Wordmark.tsx';
import { MenuItem, useMenu } from './MenuItem.tsx';
import { toolbarKeys } from './toolbarKeys.ts';
import { WallIcon, type WallIconName } from './WallIcon.tsx';
import { t } from '../words/speak.ts';

/** One of the bar's tools: 60 px target, drawing over a word. In a menu it is a line that says what exactly it does. */
export function Tool({
  icon,
  word,
  label,
  pressed,
  disabled = false,
  onClick,
}: {
  icon: WallIconName;
  word: string;
  /** What exactly it does now, for the tooltip, screen readers and menus; starts with the word. */
  label?: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}) {
  if (useMenu())
    return (
      <MenuItem
        icon={icon}
        disabled={disabled}
        onClick={onClick}
        {...(pressed === undefined ? {} : { checked: pressed })}
      >
        {label ?? word}
      </MenuItem>
    );
  return (
    <button
      type="button"
      className="wall-tool"
      title={label ?? word}
      aria-label={label ?? word}
      disabled={disabled}
      onClick={onClick}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      <WallIcon name={icon} />
      <span>{word}</span>
    </button>
  );
}

/** Where this person's moves are: with the server, on this device, on their way. */
export type Saved = 'saved' | 'here' | 'saving';

/** The quiet frame above the wall: which wall, what to do now, tools, clock. `isHelping`: with many tools the title stands above the step, and the sentence has the room. */
export function WallBar({
  title,
  step,
  ask,
  saved,
  isHelping,
  tools,
  clock,
}: {
  title: string;
  step: string;
  ask: string;
  isHelping: boolean;
  tools: ReactNode;
  clock: ReactNode;
  /** Whether this person's moves are safe. */
  saved: Saved | null;
}) {
  return (
    <header className={isHelping ? 'wall-bar wall-bar-helping' : 'wall-bar'}>
      <Wordmark />
      <div className="wall-heading">
        <p className="wall-title">
          <span dir="auto">{title}</span>
          {saved !== null && (
            <small className="wall-saved">
              {saved === 'saved' && <WallIcon name="check" size={16} />}
              {t(`wall.saved.${saved}`)}
            </small>
          )}
        </p>
        <span className="wall-bar-rule" aria-hidden="true" />
        <h1 className="wall-step">{step}</h1>
      </div>
      <p className="wall-ask" dir="auto">
        {ask}
      </p>
      <div
        className="wall-tools"
        role="toolbar"
        aria-label={t('wall.tools')}
        onKeyDown={toolbarKeys}
      >
        {tools}
      </div>
      {clock}
    </header>
  );
}
