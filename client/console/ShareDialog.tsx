import { useEffect, useState, type ReactElement } from 'react';
import { printJoinCode } from '../../shared/model/ids.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { Dialog } from '../design/Dialog.tsx';
import type { Links } from '../sync/api.ts';
import { qrAddress } from '../sync/qrAddress.ts';
import { useDesk } from './desk.ts';

const ROWS: { link: keyof Links; title: string; text: string; what: string }[] = [
  { link: 'participant', title: 'For everyone', text: 'Opens the phone page. The QR code holds the same link.', what: 'the link for everyone' },
  { link: 'volunteer', title: 'For helpers', text: 'They can group the notes at once. Give it only to people who help.', what: 'the helpers’ link' },
  { link: 'projector', title: 'For the projector', text: 'The wall in big letters. It can only be looked at.', what: 'the projector’s link' },
  { link: 'facilitator', title: 'For another facilitator', text: 'Whoever has it can do all that you can.', what: 'the facilitators’ link' },
];

/** QR, code and the four links. The links stay folded: this screen may be on the projector, and three of them are keys. */
export function ShareDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { view, commands, run } = useDesk();
  const { joinCode } = view.session;
  const [links, setLinks] = useState<Links | null>(null);
  useEffect(() => {
    let isOpen = true;
    void run(async () => {
      const { links } = await commands.links();
      if (isOpen) setLinks(links);
    });
    return () => { isOpen = false; };
  }, [commands, run]);
  return (
    <Dialog title="Let people in" onClose={onClose}>
      <div className="share">
        <div className="share-qr">
          <img src={qrAddress(joinCode)} alt="QR code that opens the phone page of this wall" width={230} height={230} />
          <p className="share-code">{printJoinCode(joinCode)}</p>
          <p className="side-meta">Scan it, or type the code at <strong>{links ? new URL(links.participant).host : location.host}/join</strong></p>
        </div>
        <ul className="share-links">
          {ROWS.map(({ link, title, text, what }) => (
            <li className="share-link" key={link}>
              <strong>{title}</strong>
              <span>{text}</span>
              <CopyButton text={links?.[link] ?? ''} what={what} />
              <details className="share-show">
                <summary>Show the link</summary>
                <input className="ww-field-input" readOnly aria-label={`Link: ${title}`} value={links?.[link] ?? ''} onFocus={(event) => event.target.select()} dir="ltr" />
              </details>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
