import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useDesk } from './desk.ts';
import { KeepPanel } from './KeepPanel.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { listedPeople, PeoplePanel } from './PeoplePanel.tsx';

const TABS = ['notes', 'people', 'keep'] as const;
type Tab = (typeof TABS)[number];
const LABELS: Record<Tab, string> = { notes: 'Notes', people: 'People', keep: 'Keep' };
const PANELS: Record<Tab, () => ReactElement> = { notes: NotesPanel, people: PeoplePanel, keep: KeepPanel };

/** Notes, people and keeping, one at a time. Arrow keys move between the tabs, as the ARIA tabs pattern says. */
export function SideTabs(): ReactElement {
  const { view } = useDesk();
  const [tab, setTab] = useState<Tab>('notes');
  const row = useRef<HTMLDivElement>(null);
  const counts: Record<Tab, number | null> = { notes: view.notes.length, people: listedPeople(view.people).filter((person) => !person.removed).length, keep: null };
  const Panel = PANELS[tab];

  const onKeyDown = (event: KeyboardEvent): void => {
    const isRtl = row.current !== null && getComputedStyle(row.current).direction === 'rtl';
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const index = event.key === 'Home' ? 0 : event.key === 'End' ? TABS.length - 1
      : step === 0 ? -1 : (TABS.indexOf(tab) + (isRtl ? -step : step) + TABS.length) % TABS.length;
    const next = TABS[index];
    if (!next) return;
    event.preventDefault();
    setTab(next);
    row.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };

  return (
    <>
      <div className="side-tabs" role="tablist" aria-label="On this wall" ref={row} onKeyDown={onKeyDown}>
        {TABS.map((each) => (
          <button key={each} type="button" role="tab" id={`tab-${each}`} aria-selected={each === tab} aria-controls="side-panel" tabIndex={each === tab ? 0 : -1} onClick={() => setTab(each)}>
            {LABELS[each]}{counts[each] === null ? null : <small>{counts[each]}</small>}
          </button>
        ))}
      </div>
      <div className="side-panel" role="tabpanel" id="side-panel" aria-labelledby={`tab-${tab}`}><Panel /></div>
    </>
  );
}
