import { ownPage, pageOf } from './address/links.ts';
import type { JSX } from 'react';
import type { Role } from '../../shared/model/person.ts';
import { LinkButton } from '../design/Button.tsx';
import { t } from '../words/speak.ts';

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
  const href =
    as === 'facilitator'
      ? pageOf(wall, 'console', 'facilitator')
      : as === 'volunteer'
        ? pageOf(wall, 'wall', 'volunteer')
        : ownPage(joinCode);
  return (
    <LinkButton variant="quiet" icon="arrow-left" href={href} {...(className ? { className } : {})}>
      {t(`app.home.${as}`)}
    </LinkButton>
  );
}
