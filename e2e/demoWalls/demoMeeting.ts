import type { VisitKind, Relation } from '../../shared/model/gallery.ts';
import type { CommitmentKind, TableDuty } from '../../shared/model/table.ts';

/** What a table said and decided, by its place in the wall's groups. All of it is made up. */
export interface DemoTable {
  sentence: string;
  again: 'yes' | 'no' | null;
  /** Answers to the sheet's questions, in order; a list is written as lines that start with a dash. */
  answers: readonly string[];
}

export interface DemoPerson {
  name: string;
  table: number | null;
  duties?: readonly TableDuty[];
  commitment?: CommitmentKind;
  contact?: { text: string; shownTo: 'facilitators' | 'table' };
  spoken?: boolean;
}

export interface DemoVisit {
  person: number;
  table: number;
  kind: VisitKind;
  text: string;
  toTable?: number;
  relation?: Relation;
  answer?: string;
  accepted?: boolean;
}

/** The second half of a meeting, on top of a grouped wall. Indexes are into the lists here and into the wall's groups. */
export interface DemoMeeting {
  tables: readonly DemoTable[];
  people: readonly DemoPerson[];
  visits: readonly DemoVisit[];
}

const TABLES: readonly DemoTable[] = [
  {
    sentence: 'Every child outside, every week.', again: 'yes',
    answers: ['Whoever grows up with a place looks after it. Schools are the one door every family walks through.', '- Mere: three schools, one teacher each, wants a fourth.\n- Tomasz: runs the weekend walks; could hand them on.', 'Half of them. Nobody here speaks for the kura yet; Mere will ask on Monday.', 'Sharing the lead between teachers and rangers, and letting children set the route.', 'A bus, a warm hall, and somebody who answers the phone.'],
  },
  {
    sentence: 'Pay farmers to leave room.', again: 'yes',
    answers: ['Farms hold most of the land. What grows at their edges decides what lives between the parks.', '- Hemi: two kilometres of fenced stream, five years in.\n- Priya: knows the co-op’s sustainability lead.', 'The regional dairy co-op: not yet. Priya knows someone there and will call.', 'Patience, and money that arrives before the work.', ''],
  },
  { sentence: 'Lawns, roofs and berms count.', again: null, answers: ['Most people live in towns and never see a forest. Berms are where they can start.', '', 'The council’s parks team is here; the roads team is not.', '', ''] },
  {
    sentence: 'One catchment, one plan: farmers, iwi, schools and councils already share the water. They don’t yet share a table.', again: 'yes',
    answers: ['Water joins everything else on the wall. Farmers, iwi and towns already share the same catchments, but nobody shares the same plan.', '- Wiremu: marae-led planting along 12 km of stream, five years in.\n- Hana: soil testing with three schools, wants more farms to take part.\n- Oskar: council stormwater; can open two culverted streams next summer.', 'Regional dairy co-op: not yet. Ineke knows someone there and will ask. We need a way in to the port.', 'Listening first; a chair that moves between us.', 'One map of who already looks after what.'],
  },
  { sentence: 'Kinder ways to protect birds.', again: 'no', answers: ['Birds are why people come to meetings. Cats are why they leave them.', '', '', '', ''] },
  { sentence: 'Partnership, not consultation.', again: 'yes', answers: ['Decisions made with us last longer than decisions explained to us.', '- Rangi: speaks for two hapū, wants a seat and not a slot.', 'Yes, and they are tired of being asked late.', 'Time, and shared minutes.', 'A place to meet that is nobody’s office.'] },
  { sentence: 'Pay what it really costs.', again: null, answers: ['Rules without money are wishes.', '', '', '', ''] },
];

const NAMES = ['Mere Walker', 'Tomasz Nowak', 'Hemi Parata', 'Priya Shah', 'Ana Lucía Vega', 'Søren Holm', 'Wiremu Poutama', 'Hana Tui', 'Oskar Berg', 'Ineke Noor', 'Rangi Moana', 'Lena Kraus', 'Ngozi Ade', 'Wei Chen', 'Jonas Lind', 'Aroha King', 'Kiri Te Aho', 'Marek Dvořák', 'Fatima Zahra', 'Yusuf Demir', 'Leilani Kahale', 'Bruno Costa', 'Ivy Park', 'Noa Levi'];
const SEATS = [0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 5, 3, 4, 2, 6, 0, 5, 6, 4, 1, 5, 6, 2, null];

const people = NAMES.map((name, index): DemoPerson => {
  const table = SEATS[index] ?? null;
  if (table === null) return { name, table };
  const first = SEATS.indexOf(table) === index;
  const second = !first && SEATS.slice(0, index).filter((seat) => seat === table).length === 1;
  return {
    name, table, spoken: index % 3 !== 2,
    ...(first ? { duties: ['facilitator'] as const } : second ? { duties: ['note-taker', 'reporter'] as const } : {}),
    commitment: index % 4 === 0 ? 'activator' : index % 4 === 3 ? 'observer' : 'supporter',
    ...(index % 5 === 0 ? { contact: { text: `${name.split(' ')[0]?.toLowerCase() ?? 'someone'}@example.org`, shownTo: index % 2 === 0 ? 'table' as const : 'facilitators' as const } } : {}),
  };
});

const VISITS: readonly DemoVisit[] = [
  { person: 14, table: 3, kind: 'question', text: 'Who pays for the soil tests after year one?', answer: 'The schools’ trust, until the co-op joins.' },
  { person: 0, table: 3, kind: 'connection', text: 'Fenced streams are the cheapest first step for a farm', toTable: 1, relation: 'supports', accepted: true },
  { person: 6, table: 6, kind: 'connection', text: 'Clean water is a rule people will defend', toTable: 3, relation: 'supports', accepted: true },
  { person: 2, table: 6, kind: 'connection', text: 'Carbon money pays for planting on farms', toTable: 1, relation: 'reinforces', accepted: true },
  { person: 4, table: 2, kind: 'connection', text: 'Town berms are where old knowledge is tried', toTable: 5, relation: 'reinforces', accepted: true },
  { person: 12, table: 0, kind: 'connection', text: 'Children ask for the rules to be kept', toTable: 6, relation: 'reinforces' },
  { person: 10, table: 5, kind: 'connection', text: 'Hapū already teach on the land', toTable: 0, relation: 'supports' },
  { person: 16, table: 4, kind: 'question', text: 'What do people with cats say?' },
  { person: 13, table: 5, kind: 'connection', text: 'Shared minutes make shared plans', toTable: 2, relation: 'supports' },
  { person: 9, table: 0, kind: 'join', text: '' }, { person: 7, table: 0, kind: 'join', text: 'If it is after harvest' }, { person: 3, table: 3, kind: 'join', text: '' },
  { person: 5, table: 3, kind: 'join', text: '' }, { person: 15, table: 1, kind: 'join', text: '' }, { person: 17, table: 5, kind: 'join', text: '' },
];

export const DEMO_MEETING: DemoMeeting = { tables: TABLES, people, visits: VISITS };
