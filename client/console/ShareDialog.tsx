import { useEffect, useState, type ReactElement } from 'react';
import { printJoinCode } from '../../shared/model/ids.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { underWay, type Held } from '../design/held.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { Dialog } from '../design/Dialog.tsx';
import type { Links } from '../sync/api.ts';
import { qrPicture } from '../app/address/links.ts';
import { useDesk } from './desk.ts';
import { t } from '../words/speak.ts';

interface Row {
  link: keyof Links;
  title: string;
  text: string;
  what: string;
  /** What renewing it does. */
  renew: string;
}

const ROWS: Row[] = [
  {
    link: 'participant',
    title: 'For everyone',
    text: 'Opens the phone page. The QR code holds the same link.',
    what: 'the link for everyone',
    renew:
      'A new code, for newcomers. The old one stops working, on paper too; who is in stays, and sees the new one.',
  },
  {
    link: 'volunteer',
    title: 'For helpers',
    text: 'They can group the notes at once. Give it only to people who help.',
    what: 'the helpers’ link',
    renew: 'The old link stops working. Who came by it stays a helper.',
  },
  {
    link: 'projector',
    title: 'For the projector',
    text: 'The wall in big letters. It can only be looked at.',
    what: 'the projector’s link',
    renew: 'The old link stops working. Screens that show the wall go on.',
  },
  {
    link: 'facilitator',
    title: 'For another facilitator',
    text: 'Whoever has it can do all that you can.',
    what: 'the facilitators’ link',
    renew:
      'The old link stops working, your own bookmark of it too: keep the new one. Whoever facilitates now goes on.',
  },
];

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
      'You renewed a link. The old one opens nothing; who came by it stays.',
    );
  };
  return (
    <Dialog title="Let people in" onClose={onClose}>
      <div className="share">
        <div className="share-qr">
          <img
            src={qrPicture(joinCode, location.origin)}
            alt="QR code that opens the phone page of this wall"
            width={230}
            height={230}
          />
          <p className="share-code">{printJoinCode(joinCode)}</p>
          <p className="side-meta">
            Scan it, or type the code at{' '}
            <strong>{links ? new URL(links.participant).host : location.host}/join</strong>
          </p>
          <p className="share-door" role="status">
            {door === 'closed'
              ? 'The door is closed: nobody new comes in by the code. Links still open.'
              : ''}
          </p>
          <HeldButton
            icon={door === 'closed' ? 'unlock' : 'lock'}
            held={blocked}
            onClick={() => void act({ kind: 'door', door: door === 'closed' ? 'open' : 'closed' })}
          >
            {door === 'closed' ? 'Open the door' : 'Close the door'}
          </HeldButton>
        </div>
        <ul className="share-links">
          {ROWS.map((row) => (
            <ShareRow
              key={row.link}
              row={row}
              address={links?.[row.link] ?? ''}
              held={blocked}
              onRenew={() => renew(row.link)}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function ShareRow({
  row: { link, title, text, what, renew },
  address,
  held,
  onRenew,
}: Held & {
  row: Row;
  address: string;
  onRenew: () => Promise<boolean>;
}): ReactElement {
  const [state, setState] = useState<'calm' | 'asking' | 'busy' | 'renewed'>('calm');
  const go = async (): Promise<void> => {
    setState('busy');
    setState((await onRenew()) ? 'renewed' : 'calm');
  };
  const name = link === 'participant' ? 'the code' : what;
  return (
    <li className="share-link" data-link={link}>
      <strong>{title}</strong>
      <span>{text}</span>
      <CopyButton
        text={address}
        label={t(link === 'facilitator' ? 'console.share.copyFacilitators' : `link.copy.${link}`)}
      />
      <details className="share-show">
        <summary>Show the link</summary>
        <input
          className="ww-field-input"
          readOnly
          aria-label={`Link: ${title}`}
          value={address}
          onFocus={(event) => event.target.select()}
          dir="ltr"
        />
      </details>
      <div className="share-renew">
        {state === 'asking' || state === 'busy' ? (
          <>
            <p>{renew}</p>
            <HeldButton
              autoFocus
              held={state === 'busy' ? underWay() : null}
              onClick={() => setState('calm')}
            >
              Not now
            </HeldButton>
            <HeldButton
              variant="harm"
              held={state === 'busy' ? underWay() : held}
              onClick={() => void go()}
            >
              Renew {name}
            </HeldButton>
          </>
        ) : (
          <HeldButton variant="quiet" held={held} onClick={() => setState('asking')}>
            Renew {name} …
          </HeldButton>
        )}
        <p role="status">
          {state === 'renewed' ? 'Renewed. The old one opens nothing any more.' : ''}
        </p>
      </div>
    </li>
  );
}
