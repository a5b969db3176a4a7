import type { ReactElement } from 'react';
import { useDesk } from './desk.ts';

/** The room in four numbers. */
export function CountRow(): ReactElement {
  const { notes, groups, hands, here, session } = useDesk().view;
  const named = groups.filter((group) => group.name.trim() !== '').length;
  const groupWord = groups.length === 1 ? 'group' : 'groups';
  const groupText = groups.length === 0 ? 'groups' : named === groups.length ? `${groupWord}, ${groups.length === 1 ? '' : 'all '}named` : `${groupWord}, ${named} named`;
  const rows: [count: number, words: string][] = [
    [notes.length, `${notes.length === 1 ? 'note' : 'notes'} on the wall${session.posting === 'open' ? '' : ', posting closed'}`],
    [hands, hands === 1 ? 'hand at work' : 'hands at work'],
    [groups.length, groupText],
    [here, here === 1 ? 'person here, you' : 'people here, with you'],
  ];
  return (
    <dl className="console-counts" aria-label="The room now">
      {rows.map(([count, words], index) => (
        <div key={index}><dt>{words}</dt><dd>{count.toLocaleString('en')}</dd></div>
      ))}
    </dl>
  );
}
