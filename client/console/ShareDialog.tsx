import { useEffect, useState, type ReactElement } from 'react';
import { printJoinCode } from '../../shared/model/ids.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { underWay, type Held } from '../design/held.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { Dialog } from '../design/Dialog.tsx';
import type { Links } from '../sync/api.ts';
import { qrPicture } from '../app/address/links.ts';
import { T } from '../words/T.tsx';
import { useDesk } from '../desk/desk.ts';
import { t } from '../words/speak.ts';

const LINKS = ['participant', 'volunteer', 'projector', 'facilitator'] as const;

/** QR, code, door and the four links. The links stay folded: this screen may be on the projector, and three of them are keys. */
export function ShareDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { view, blocked, commands, act, run } = useDesk();
  const { joinCode, door } = view.session;
  const [links, setLinks] = useState<Links | null>(null);
  useEffect(() => {
    let isOpen = true;
    void run(async () => {
      const { links } = await commands.links();
      if (isOpen) setLinks(links);
    });
    return () => {
      isOpen = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new code is in a new link
  }, [commands, run, joinCode]);
  const renew = (link: keyof Links): Promise<boolean> => {
    if (link === 'participant') return act({ kind: 'code', before: joinCode, to: null });
    return run(
      async () => setLinks((await commands.renewLink(link)).links),
      t('console.share.renewedLink'),
    );
  };
  return (
    <Dialog title={t('console.share')} onClose={onClose}>
      <div className="share">
        <div className="share-qr">
          <img
            src={qrPicture(joinCode, location.origin)}
            alt={t('console.share.qr')}
            width={230}
            height={230}
          />
          <p className="share-code">{printJoinCode(joinCode)}</p>
          <p className="side-meta">
            <T
              k="console.share.scan"
              with={{
                address: `${links ? new URL(links.participant).host : location.host}/join`,
                strong: <strong />,
              }}
            />
          </p>
          <p className="share-door" role="status">
            {door === 'closed' ? t('console.share.closed') : ''}
          </p>
          <HeldButton
            icon={door === 'closed' ? 'unlock' : 'lock'}
            held={blocked}
            onClick={() => void act({ kind: 'door', door: door === 'closed' ? 'open' : 'closed' })}
          >
            {t(door === 'closed' ? 'console.door.open' : 'console.door.close')}
          </HeldButton>
        </div>
        <ul className="share-links">
          {LINKS.map((link) => (
            <ShareRow
              key={link}
              link={link}
              address={links?.[link] ?? ''}
              held={blocked}
              onRenew={() => renew(link)}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function ShareRow({
  link,
  address,
  held,
  onRenew,
}: Held & {
  link: keyof Links;
  address: string;
  onRenew: () => Promise<boolean>;
}): ReactElement {
  const [state, setState] = useState<'calm' | 'asking' | 'busy' | 'renewed'>('calm');
  const go = async (): Promise<void> => {
    setState('busy');
    setState((await onRenew()) ? 'renewed' : 'calm');
  };
  return (
    <li className="share-link" data-link={link}>
      <strong>{t(`console.share.${link}`)}</strong>
      <span>{t(`console.share.${link}.text`)}</span>
      <CopyButton
        text={address}
        label={t(link === 'facilitator' ? 'console.share.copyFacilitators' : `link.copy.${link}`)}
      />
      <details className="share-show">
        <summary>{t('console.share.show')}</summary>
        <input
          className="ww-field-input"
          readOnly
          aria-label={t(`console.share.${link}.link`)}
          value={address}
          onFocus={(event) => event.target.select()}
          dir="ltr"
        />
      </details>
      <div className="share-renew">
        {state === 'asking' || state === 'busy' ? (
          <>
            <p>{t(`console.share.${link}.why`)}</p>
            <HeldButton
              autoFocus
              held={state === 'busy' ? underWay() : null}
              onClick={() => setState('calm')}
            >
              {t('app.notNow')}
            </HeldButton>
            <HeldButton
              variant="harm"
              held={state === 'busy' ? underWay() : held}
              onClick={() => void go()}
            >
              {t(`console.share.${link}.renew`)}
            </HeldButton>
          </>
        ) : (
          <HeldButton variant="quiet" held={held} onClick={() => setState('asking')}>
            {t(`console.share.${link}.askRenew`)}
          </HeldButton>
        )}
        <p role="status">{state === 'renewed' ? t('console.share.renewed') : ''}</p>
      </div>
    </li>
  );
}
