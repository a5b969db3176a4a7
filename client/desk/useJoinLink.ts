import { useEffect, useState } from 'react';
import { useDesk } from './desk.ts';

/** The link for everyone, as the server prints it (a page opened on loopback still hands out the address phones can reach). */
export function useJoinLink(): string {
  const { view, commands, run } = useDesk();
  const [link, setLink] = useState(`${location.origin}/j/${view.session.joinCode}`);
  useEffect(() => {
    let isHere = true;
    void run(async () => {
      const { links } = await commands.links();
      if (isHere) setLink(links.participant);
    });
    return () => {
      isHere = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new code is in a new link
  }, [commands, run, view.session.joinCode]);
  return link;
}
