import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { TABLE_DUTIES } from '../../../shared/model/table.ts';
import type { Capability } from '../../../shared/scripts/capabilities.ts';
import type { TableMember, TableView } from '../../../shared/protocol/tables.ts';
import { t } from '../../words/speak.ts';
import { Members } from './Members.tsx';
import type { TablesState } from './TablesState.ts';

const member = (name: string, more: Partial<TableMember> = {}): TableMember => ({
  personId: name,
  isMe: false,
  name,
  duties: [],
  host: false,
  spoken: false,
  ...more,
});
/** What the list says, tags away. */
function shown(members: TableMember[], open: readonly Capability[] = [], roles = true): string {
  const me = members.find(({ isMe }) => isMe);
  const state = {
    session: { open, present: { kind: 'tables', duties: TABLE_DUTIES.map((id) => ({ id })) } },
    person: { duties: me?.duties ?? [] },
    send: () => undefined,
  } as unknown as TablesState;
  const table = {
    tableId: 't1',
    number: 1,
    name: 'Rivers',
    members,
    again: null,
    sentence: '',
    posterNotes: [],
    notes: [],
  } satisfies TableView;
  return renderToStaticMarkup(<Members state={state} table={table} roles={roles} />)
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/\s+/g, ' ');
}

it('keeps the row of a role that she took, with the way back, and hides those of others', () => {
  const said = shown([
    member('Lena', { duties: ['note-taker'] }),
    member('Ana', { isMe: true, duties: ['reporter'] }),
  ]);
  expect(said).toContain(`${t('phone.roles.mine.reporter')} Step back`);
  expect(said).toContain(`${t('duty.facilitator')} ${t('duty.facilitator.take')}`);
  expect(said).not.toContain(t('duty.reporter.take'));
  expect(said).not.toContain(t('duty.note-taker.take'));
  expect(shown([member('Ana', { isMe: true, duties: ['reporter'] })], [], false)).not.toContain(
    t('phone.roles.mine.reporter'),
  );
});

it('says who stays with the poster while there are visits to it, and not after', () => {
  const members = [member('Lena', { host: true }), member('Ana', { isMe: true })];
  expect(shown(members, ['walk'])).toContain(t('phone.members.host'));
  expect(shown(members, ['sit', 'connect'])).not.toContain(t('phone.members.host'));
});
