import type { VisitKind, Relation } from '../../shared/model/gallery.ts';
import type { CommitmentKind, TableDuty } from '../../shared/model/table.ts';

/** What a table said and decided. All of it is made up. */
export interface DemoTable {
  sentence: string;
  again: 'yes' | 'no' | null;
  /** Answers to the sheet's questions, in order. Lines that start with a dash are a list; `[[…]]` quotes a note of the wall by its words. */
  answers: readonly string[];
  /** Notes chosen for the poster, by their words; else the first ones. */
  posterNotes?: readonly string[];
}

export interface DemoPerson {
  name: string;
  /** Name of the group whose table this person sits at. */
  table: string | null;
  duties?: readonly TableDuty[];
  commitment?: CommitmentKind;
  contact?: { text: string; shownTo: 'facilitators' | 'table' };
  spoken?: boolean;
}

/** People and tables by name. */
export interface DemoVisit {
  person: string;
  table: string;
  kind: VisitKind;
  text: string;
  toTable?: string;
  relation?: Relation;
  answer?: string;
  accepted?: boolean;
  /** Who marked the connection as important, by name. */
  marks?: readonly string[];
}

/** The second half of a meeting, on top of a grouped wall. Tables go by the names of their groups, whatever their numbers become. */
export interface DemoMeeting {
  tables: Readonly<Record<string, DemoTable>>;
  people: readonly DemoPerson[];
  visits: readonly DemoVisit[];
}

const YOUNG = 'Growing up with nature';
const FARMS = 'Farms that give back';
const TOWNS = 'Nature in our towns';
const WATER = 'Rivers, soil and sea';
const PESTS = 'Cats, pests and poison';
const CARE = 'Kaitiakitanga';
const RULES = 'Rules that work';
const WILD = 'Wild places';

const TABLES: DemoMeeting['tables'] = {
  [YOUNG]: {
    sentence: 'Every child outside, every week.',
    again: 'yes',
    answers: [
      'Whoever grows up with a place looks after it. School is the one door every family walks through.',
      '- Mere: three schools take part, a fourth is asking.\n- Aroha: teaches year six, wants a wet-weather plan.\n- Tomasz: runs the weekend walks and could hand them on.',
      'Half of them. Nobody here speaks for the kura yet; Mere asks on Monday.',
    ],
  },
  [FARMS]: {
    sentence: 'Pay farmers to leave room.',
    again: 'yes',
    answers: [
      'Farms hold most of the land. What grows along their edges decides what lives between the parks.',
      '- Hemi: two kilometres of fenced stream, five years in.\n- Priya: knows the sustainability lead at the co-op.\n- Yusuf: buys the milk, would pay for breeds that suit the hill.',
      '',
      'Patience, and money that arrives before the work does.',
    ],
  },
  [TOWNS]: {
    sentence: 'Lawns, roofs and berms count.',
    again: 'yes',
    answers: [
      'Most people live in towns and never see a forest. A berm is where they can start.',
      '',
      'The council’s parks team is here, the roads team is not. Ana Lucía knows who mows what.',
      '',
      '- One street each, chosen by those who live there.\n- Seedlings from the school nursery.\n- A sign that says: not forgotten, growing.',
    ],
  },
  [WATER]: {
    sentence: 'One catchment, one plan, one table.',
    again: 'yes',
    answers: [
      "Farmers, iwi, schools and towns share the water, but not yet a plan. [[We're running out of time.]]",
      '- Wiremu: 12 km of planted stream.\n- Hana: soil tests with three schools.\n- Oskar: can open two buried streams.',
      'Regional dairy co-op: not yet. Ineke knows someone there and will ask.',
    ],
    posterNotes: [
      'We need to work on the biodiversity of the sea, as well as of the land.',
      "Soil health matters, too. Let's look after the microbes, worms, beetles and things at the foundation of the natural world.",
      'Land development must nourish the groundwater as a foundation for soil health, not drain it all to the sea.',
      'We need to care for insects, algae, lichens and other life at the bottom of the food chain, in addition to the big animals.',
    ],
  },
  [PESTS]: {
    sentence: 'Kinder ways to protect birds.',
    again: 'no',
    answers: [
      'Birds are why people come to these meetings. Cats are why they leave them.',
      '- Ngozi: vet, sees both sides every day.\n- Kiri: 40 traps, checked before breakfast.',
      'Hunters, yes. People who love their cats, no: Marek invites two of them.',
      'No pictures of dead animals. Say what comes back, not what is killed.',
    ],
  },
  [CARE]: {
    sentence: 'Partnership, not consultation.',
    again: 'yes',
    answers: [
      'What is decided with us lasts longer than what is explained to us.',
      '- Rangi: speaks for two hapū, wants a seat and not a slot.\n- Leilani: brings the same question from Hawai‘i.',
      'Yes, and they are tired of being asked late.',
      'Time, shared minutes, and food on the table first.',
    ],
  },
  [RULES]: {
    sentence: 'Pay what it really costs.',
    again: null,
    answers: [
      'Rules without money are wishes.',
      '- Jonas: drafts the council’s plan change, due in May.\n- Bruno: counts what volunteers save the public.',
      'Planners, yes. The treasury, no. Fatima writes to the one person there who answers.',
    ],
  },
  [WILD]: {
    sentence: 'A sanctuary within an hour of everyone.',
    again: 'yes',
    answers: [
      'Nobody misses what they have never heard sing.',
      '- Søren: maps of eleven places that could be fenced.\n- Ivy: rangers, one day a week, from her team.',
      '',
      'Locals choose the place, everyone shares the fence.',
      '- A hut key that works.\n- Somebody who answers the phone.',
    ],
  },
};

/** Name and table, in the order people sat down; at each table the first facilitates, the second takes notes, the third reports. */
const SEATS: readonly (readonly [name: string, table: string | null])[] = [
  ['Mere Walker', YOUNG],
  ['Tomasz Nowak', YOUNG],
  ['Hemi Parata', FARMS],
  ['Priya Shah', FARMS],
  ['Ana Lucía Vega', TOWNS],
  ['Søren Holm', WILD],
  ['Wiremu Poutama', WATER],
  ['Lena Kraus', WATER],
  ['Hana Tui', WATER],
  ['Oskar Berg', WATER],
  ['Ineke Noor', WATER],
  ['Rangi Moana', CARE],
  ['Ngozi Ade', PESTS],
  ['Wei Chen', TOWNS],
  ['Jonas Lind', RULES],
  ['Aroha King', YOUNG],
  ['Kiri Te Aho', PESTS],
  ['Marek Dvořák', PESTS],
  ['Fatima Zahra', RULES],
  ['Yusuf Demir', FARMS],
  ['Leilani Kahale', CARE],
  ['Bruno Costa', RULES],
  ['Ivy Park', WILD],
  ['Noa Levi', null],
  ['Tama Reid', WATER],
  ['Sofia Rossi', TOWNS],
  ['Amir Haddad', CARE],
  ['Grace Obi', WILD],
  ['Juan Pérez', FARMS],
  ['Ruth Stein', YOUNG],
  ['Ali Rahimi', null],
  ['Emma Frost', null],
];
const DUTIES: readonly (readonly TableDuty[])[] = [['facilitator'], ['note-taker'], ['reporter']];
const KINDS: readonly CommitmentKind[] = [
  'activator',
  'supporter',
  'activator',
  'supporter',
  'supporter',
  'observer',
];

const people = SEATS.map(([name, table], index): DemoPerson => {
  if (table === null) return { name, table };
  const seat = SEATS.slice(0, index).filter(([, other]) => other === table).length;
  const duties = DUTIES[seat];
  return {
    name,
    table,
    spoken: true,
    commitment: KINDS[seat] ?? 'supporter',
    ...(duties ? { duties } : {}),
    ...(index % 5 === 0
      ? {
          contact: {
            text: `${name.split(' ')[0]?.toLowerCase() ?? 'someone'}@example.org`,
            shownTo: index % 2 === 0 ? 'table' : 'facilitators',
          },
        }
      : {}),
  };
});

const connection = (
  person: string,
  table: string,
  relation: Relation,
  toTable: string,
  text: string,
  rest: Partial<DemoVisit> = {},
): DemoVisit => ({ person, table, kind: 'connection', relation, toTable, text, ...rest });
const question = (person: string, table: string, text: string, answer?: string): DemoVisit => ({
  person,
  table,
  kind: 'question',
  text,
  ...(answer ? { answer } : {}),
});

/** How many of those who sit elsewhere might join; who exactly does not matter. */
const MIGHT_JOIN: Readonly<Record<string, number>> = {
  [YOUNG]: 12,
  [FARMS]: 9,
  [TOWNS]: 14,
  [WATER]: 11,
  [PESTS]: 7,
  [CARE]: 8,
  [RULES]: 10,
  [WILD]: 6,
};
const joins = Object.entries(MIGHT_JOIN).flatMap(([table, count], offset): DemoVisit[] => {
  const others = SEATS.filter(([, own]) => own !== null && own !== table);
  return Array.from({ length: count }, (_, index) => ({
    person: others[(index * 2 + offset) % others.length]?.[0] ?? '',
    table,
    kind: 'join',
    text: index === 0 ? 'If it is after harvest' : '',
  }));
});

const VISITS: readonly DemoVisit[] = [
  connection('Hemi Parata', RULES, 'reinforces', FARMS, 'Carbon money pays for planting on farms', {
    accepted: true,
    marks: ['Mere Walker', 'Wiremu Poutama', 'Jonas Lind', 'Rangi Moana', 'Grace Obi'],
  }),
  connection(
    'Rangi Moana',
    TOWNS,
    'reinforces',
    CARE,
    'Town berms are where old knowledge is tried',
    { accepted: true, marks: ['Ana Lucía Vega', 'Wei Chen', 'Amir Haddad', 'Lena Kraus'] },
  ),
  connection('Jonas Lind', WATER, 'supports', RULES, 'Clean water is a rule people will defend', {
    accepted: true,
    marks: ['Hana Tui', 'Oskar Berg', 'Bruno Costa', 'Priya Shah'],
  }),
  connection('Ivy Park', YOUNG, 'supports', WILD, 'Each class adopts a sanctuary', {
    accepted: true,
    marks: ['Mere Walker'],
  }),
  connection('Fatima Zahra', YOUNG, 'reinforces', RULES, 'Children ask for the rules to be kept'),
  connection('Mere Walker', CARE, 'supports', YOUNG, 'Hapū already teach on the land', {
    accepted: true,
    marks: ['Leilani Kahale'],
  }),
  connection('Grace Obi', TOWNS, 'supports', WILD, 'Green streets lead the birds to the hills'),
  connection('Kiri Te Aho', FARMS, 'supports', PESTS, 'Farmers can check traps on their rounds'),
  connection(
    'Wiremu Poutama',
    FARMS,
    'supports',
    WATER,
    'A fenced stream is the cheapest first step',
    { accepted: true },
  ),
  connection('Ngozi Ade', WILD, 'reinforces', PESTS, 'Sanctuaries show what trapping brings back'),
  connection(
    'Lena Kraus',
    PESTS,
    'reinforces',
    WATER,
    'Fewer rats on the dunes, more birds at the shore',
  ),
  question(
    'Jonas Lind',
    WATER,
    'Who pays for the soil tests after year one?',
    'The schools’ trust, until the co-op joins.',
  ),
  question('Mere Walker', WATER, 'Could a class adopt one of the two streams?'),
  question('Ana Lucía Vega', PESTS, 'What do people with cats say?'),
  question(
    'Yusuf Demir',
    YOUNG,
    'What happens when it rains?',
    'Boots. And a hall for the worst days.',
  ),
  question('Bruno Costa', WILD, 'Who looks after the fence in year three?'),
  ...joins,
];

/** The second half of the biodiversity hui, on `DEMO_WALLS.clustered`. */
export const DEMO_MEETING: DemoMeeting = { tables: TABLES, people, visits: VISITS };
