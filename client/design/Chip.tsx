import type { JSX, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Panel.css';

/** A short fact, or with `onClick` a small door to more. */
export function Chip({ icon, children, onClick }: { icon?: IconName; children: ReactNode; onClick?: () => void }): JSX.Element {
  const inside = <>{icon && <Icon name={icon} size={20} />}{children}</>;
  return onClick ? <button type="button" className="ww-chip" onClick={onClick}>{inside}</button> : <span className="ww-chip">{inside}</span>;
}
