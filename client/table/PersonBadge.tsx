import type { JSX } from 'react';
import { initialsOf } from '../../shared/model/names.ts';
import { Icon } from '../design/Icon.tsx';

/** A person's initials in a round; the name stands beside it. `isMe` fills it. */
export function PersonBadge({
  name,
  isMe = false,
}: {
  name: string | undefined;
  isMe?: boolean;
}): JSX.Element {
  return (
    <span className={isMe ? 'person-badge person-badge-me' : 'person-badge'} aria-hidden="true">
      {initialsOf(name) || <Icon name="person" size={20} />}
    </span>
  );
}
