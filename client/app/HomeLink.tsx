import { ownPage, pageOf } from './address/links.ts';
import type { JSX } from 'react';
import type { Role } from '../../shared/model/person.ts';
import { LinkButton } from '../design/Button.tsx';

/** The way back to the page this person came from: her own, the console or the wall. None for the projector, which follows by itself. */
export function HomeLink({
  wall,
  as,
  joinCode,
  className,
}: {
  wall: string;
  as: Role;
  joinCode: string;
  className?: string;
}): JSX.Element | null {
  if (as === 'projector') return null;
  const [href, words] =
    as === 'facilitator'
      ? ([pageOf(wall, 'console', 'facilitator'), 'Console'] as const)
      : as === 'volunteer'
        ? ([pageOf(wall, 'wall', 'volunteer'), 'The wall'] as const)
        : ([ownPage(joinCode), 'My page'] as const);
  return (
    <LinkButton variant="quiet" icon="arrow-left" href={href} {...(className ? { className } : {})}>
      {words}
    </LinkButton>
  );
}
