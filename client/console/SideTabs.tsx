import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { isGalleryOpen } from '../../shared/model/session.ts';
import { isRightToLeft, placeAlong } from '../design/direction.ts';
import { t } from '../words/speak.ts';
import { SIDE_TABS, useDesk, type SideTab } from '../desk/desk.ts';
import { KeepPanel } from './KeepPanel.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { VisitsPanel } from './VisitsPanel.tsx';

const PANELS: Record<SideTab, () => ReactElement> = {
  notes: NotesPanel,
  people: PeoplePanel,
  visits: VisitsPanel,
  keep: KeepPanel,
};

/** Notes, people, visits (once there is a gallery) and keeping, one at a time. Arrow keys move between the tabs, as the ARIA tabs pattern says. */
export function SideTabs(): ReactElement {
  const { view, sideTab, openSideTab: setTab } = useDesk();
  const hasVisits = isGalleryOpen(view.session) || view.gallery.visits.length > 0;
  const tabs = SIDE_TABS.filter((each) => each !== 'visits' || hasVisits);
  const tab = tabs.includes(sideTab) ? sideTab : 'notes';
  const row = useRef<HTMLDivElement>(null);
  const counts: Record<SideTab, number | null> = {
    notes: view.notes.length,
    people: view.counts.came,
    visits: view.gallery.visits.length,
    keep: null,
  };
  const Panel = PANELS[tab];

  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeAlong(event.key, tabs.indexOf(tab), tabs.length, isRightToLeft());
    const next = place === null ? undefined : tabs[place];
    if (!next) return;
    event.preventDefault();
    setTab(next);
    row.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };

  return (
    <>
      <div
        className="side-tabs"
        role="tablist"
        aria-label={t('console.tabs')}
        ref={row}
        onKeyDown={onKeyDown}
      >
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={each === tab}
            aria-controls="side-panel"
            tabIndex={each === tab ? 0 : -1}
            onClick={() => setTab(each)}
          >
            {t(`console.tabs.${each}`)}
            {counts[each] === null ? null : <small>{counts[each]}</small>}
          </button>
        ))}
      </div>
      <div className="side-panel" role="tabpanel" id="side-panel" aria-labelledby={`tab-${tab}`}>
        <Panel />
      </div>
    </>
  );
}
