import type { JSX } from 'react';
import { Icon } from '../design/Icon.tsx';
import { initialsOf } from './tableWords.ts';

/** A person's initials in a round; the name stands beside it. `isMe` fills it. */
export function PersonBadge({ name, isMe = false }: { name: string | undefined; isMe?: boolean }): JSX.Element {
  return <span className={isMe ? 'person-badge person-badge-me' : 'person-badge'} aria-hidden="true">{name ? initialsOf(name) : <Icon name="person" size={20} />}</span>;
}
