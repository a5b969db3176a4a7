import type { ReactNode } from 'react';
import { WallFrame } from '../steps/WallFrame.tsx';
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

/** The frame above the wall, with tools and clock. */
export function WallBar({
  saved,
  tools,
  clock,
  ...frame
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
    <WallFrame
      {...frame}
      saved={
        saved !== null && (
          <small className="wall-saved">
            {saved === 'saved' && <WallIcon name="check" size={16} />}
            {t(`wall.saved.${saved}`)}
          </small>
        )
      }
    >
      <div
        className="wall-tools"
        role="toolbar"
        aria-label={t('wall.tools')}
        onKeyDown={toolbarKeys}
      >
        {tools}
      </div>
      {clock}
    </WallFrame>
  );
}
