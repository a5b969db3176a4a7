import { useEffect, useRef, type JSX } from 'react';
import { printJoinCode } from '../../shared/model/ids.ts';
import type { Role } from '../../shared/model/person.ts';
import { LinkButton } from '../design/Button.tsx';
import { CopyButton } from '../design/CopyButton.tsx';
import { Icon, type IconName } from '../design/Icon.tsx';
import { Panel } from '../design/Panel.tsx';
import { t } from '../words/speak.ts';
import { T } from '../words/T.tsx';
import type { NewWallAnswer } from '../sync/api.ts';
import { qrPicture } from '../app/address/links.ts';

const LINES: readonly { role: Role; icon: IconName }[] = [
  { role: 'participant', icon: 'phone' },
  { role: 'volunteer', icon: 'hand' },
  { role: 'projector', icon: 'projector' },
  { role: 'facilitator', icon: 'pencil' },
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
          {t('ready.title')}
        </h1>
        <p className="start-lead">{t('ready.lead')}</p>
        <LinkButton variant="filled" size="large" iconAfter="arrow-right" href={links.facilitator}>
          {t('ready.console')}
        </LinkButton>
        <Panel className="ww-panel ready-code">
          <img
            src={qrPicture(joinCode, location.origin)}
            width={168}
            height={168}
            alt={t('ready.qr', { link: links.participant })}
          />
          <div>
            <p>
              <T
                k="ready.scan"
                with={{
                  host: new URL(links.participant).host,
                  strong: <strong />,
                }}
              />
            </p>
            <p className="ready-code-text" data-testid="join-code">
              {printJoinCode(joinCode)}
            </p>
          </div>
        </Panel>
      </div>
      <ul className="ready-links">
        {LINES.map(({ role, icon }) => (
          <li key={role} className="ww-panel ready-link">
            <Icon name={icon} size={28} />
            <div className="ready-link-words">
              <h2>{t(`ready.link.${role}`)}</h2>
              <p>{t(`ready.link.${role}.what`)}</p>
              <a href={links[role]} dir="ltr" target="_blank" rel="noreferrer" data-role={role}>
                {links[role].replace(/#.*/, '#…')}
              </a>
            </div>
            <CopyButton text={links[role]} label={t(`link.copy.${role}`)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
