import { useRef, useState, type MouseEvent, type ReactElement } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { t } from '../words/speak.ts';
import { askFile, type AskedFile } from '../sync/askFile.ts';
import { useDesk, type Stays } from '../desk/desk.ts';

/** A file that was not made changes nothing, and nobody thinks it does. */
const NOTHING: Stays = { refused: '', lost: '' };
/** A browser has begun to save by then, ms. */
const KEPT_MS = 60_000;

/** Hands a file to the browser, as a link to it would. */
function save({ name, file }: AskedFile): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** A file to take along. Says that it is being made, which may take a while, and why where it is not. */
export function FileLink({
  href,
  words,
  of,
}: {
  href: string;
  words: string;
  /** Of which snapshot, for who hears it. */
  of?: string | undefined;
}): ReactElement {
  const { run } = useDesk();
  const isUnderWay = useRef(false);
  const [isMaking, setMaking] = useState(false);
  const take = (event: MouseEvent): void => {
    // In another tab or window: a browser's own affair.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setMaking(true);
    void run(async () => save(await askFile(href)), undefined, NOTHING).finally(() => {
      isUnderWay.current = false;
      setMaking(false);
    });
  };
  return (
    <div className="keep-file">
      <LinkButton
        icon="download"
        href={href}
        download
        onClick={take}
        aria-label={
          of === undefined ? undefined : t('console.file.ofSnapshot', { file: words, name: of })
        }
      >
        {words}
      </LinkButton>
      <span className="keep-making side-meta" role="status">
        {isMaking ? t('console.file.making') : null}
      </span>
    </div>
  );
}
