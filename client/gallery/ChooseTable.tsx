import type { JSX, ReactNode } from 'react';
import { momentNow } from '../../shared/activities/moment.ts';
import { isDealt } from '../../shared/scripts/dealTables.ts';
import { roundsAfter } from '../../shared/scripts/rounds.ts';
import { readWords } from '../../shared/scripts/stepWords.ts';
import { seatingStep } from '../../shared/scripts/toldRun.ts';
import type { Gallery } from './gallery.ts';
import { GalleryBar } from './GalleryBar.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { TablesSign } from '../steps/tables/TablesSign.tsx';
import { words } from '../words/speak.ts';

/** More tables than this need the screen's whole width: how to join then stands above them. */
const MANY = 12;

/** "Choose a table" on the projector or a shared screen: number, name, who sits there already, and how to join. */
export function ChooseTable({
  gallery,
  actions,
}: {
  gallery: Gallery;
  actions?: ReactNode;
}): JSX.Element {
  const { session } = gallery;
  const open = session.tables.filter((table) => table.state !== 'closed');
  const { seated = {}, people } = gallery.counts;
  const moment = momentNow(words(), session, people);
  const seating = seatingStep(session);
  const dealt = seating !== undefined && isDealt(seating);
  const reader = { words: words(), wall: session.language };
  const rounds = roundsAfter(seating).map(({ title }) => readWords(reader, title).text);
  return (
    <div className="gallery-page gallery-projector">
      <GalleryBar
        gallery={gallery}
        title={moment.title}
        note={[moment.ask, ...(moment.kind === 'step' ? [] : rounds)].join(' · ')}
        actions={actions}
      />
      <main className="choose" data-many={open.length > MANY ? '' : undefined}>
        <OfflineNote gallery={gallery} />
        <TablesSign
          tables={open}
          seated={seated}
          isDealt={dealt}
          door={session.door}
          joinCode={session.joinCode}
          people={people}
        />
      </main>
    </div>
  );
}
