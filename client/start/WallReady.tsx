import { useEffect, useRef, type JSX } from 'react';
import { printJoinCode } from '../../shared/model/ids.ts';
import type { Role } from '../../shared/model/person.ts';
import { LinkButton } from '../design/Button.tsx';
import { CopyButton } from '../design/CopyButton.tsx';
import { Icon, type IconName } from '../design/Icon.tsx';
import { Panel } from '../design/Panel.tsx';
import type { NewWallAnswer } from '../sync/api.ts';
import { qrPicture } from '../app/address/links.ts';

const LINES: { role: Role; icon: IconName; name: string; what: string; copy: string }[] = [
  {
    role: 'participant',
    icon: 'phone',
    name: 'Everyone',
    what: 'Posts notes from a phone. The QR code and the code lead here too.',
    copy: 'the link for everyone',
  },
  {
    role: 'volunteer',
    icon: 'hand',
    name: 'Volunteers',
    what: 'Group the notes on a laptop or a touch table.',
    copy: 'the volunteers’ link',
  },
  {
    role: 'projector',
    icon: 'projector',
    name: 'Projector',
    what: 'Shows the wall and the code. Changes nothing.',
    copy: 'the projector’s link',
  },
  {
    role: 'facilitator',
    icon: 'pencil',
    name: 'You',
    what: 'Runs the meeting. Keep this one to yourself.',
    copy: 'your own link',
  },
];

/** What a new wall is reached by: code, QR and four links. */
export function WallReady({
  title,
  joinCode,
  links,
}: NewWallAnswer & { title: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="ready">
      <div className="ready-words">
        <p className="ready-title" dir="auto">
          {title}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          Your wall is ready
        </h1>
        <p className="start-lead">
          Open the console to run the meeting. These links stay there for you.
        </p>
        <LinkButton variant="filled" size="large" iconAfter="arrow-right" href={links.facilitator}>
          Open the console
        </LinkButton>
        <Panel className="ww-panel ready-code">
          <img
            src={qrPicture(joinCode, location.origin)}
            width={168}
            height={168}
            alt={`QR code that opens ${links.participant}`}
          />
          <div>
            <p>
              Scan, or go to <strong>{new URL(links.participant).host}</strong> and type
            </p>
            <p className="ready-code-text" data-testid="join-code">
              {printJoinCode(joinCode)}
            </p>
          </div>
        </Panel>
      </div>
      <ul className="ready-links">
        {LINES.map(({ role, icon, name, what, copy }) => (
          <li key={role} className="ww-panel ready-link">
            <Icon name={icon} size={28} />
            <div className="ready-link-words">
              <h2>{name}</h2>
              <p>{what}</p>
              <a href={links[role]} target="_blank" rel="noreferrer" data-role={role}>
                {links[role].replace(/#.*/, '#…')}
              </a>
            </div>
            <CopyButton text={links[role]} what={copy} />
          </li>
        ))}
      </ul>
    </div>
  );
}
