import type { JSX, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Toast.css';

const ICONS: Record<'done' | 'offline' | 'refused', IconName> = {
  done: 'check',
  offline: 'cloud-off',
  refused: 'warning',
};

/** Says what happened and what was kept. Put it into a live region that is always there. */
export function Toast({
  kind,
  children,
  action,
}: {
  kind: 'done' | 'offline' | 'refused';
  children: ReactNode;
  action?: ReactNode;
}): JSX.Element {
  return (
    <div className={`ww-toast ww-toast-${kind}`}>
      <Icon name={ICONS[kind]} />
      <span className="ww-toast-text">{children}</span>
      {action}
    </div>
  );
}
