import { expect, test } from 'vitest';
import { printRosterCsv } from './rosterCsv.ts';
import { tableId, testMeeting } from './testMeeting.ts';

test('one row for each person, activators first; all she committed to is in it, and who only sat there is not forgotten', () => {
  expect(printRosterCsv(testMeeting()).split('\r\n')).toEqual([
    '\uFEFFname,table number,table name,commitment,duties,contact,contact readers,activator at,supporter at,observer at',
    'Lena Fischer,1,"Rivers, soil and sea",supporter,,,,Table 2: Farms that give back,"Table 1: Rivers, soil and sea",',
    'Wiremu Parata,1,"Rivers, soil and sea",activator,facilitator; reports back,wiremu@example.org,own table and facilitators,"Table 1: Rivers, soil and sea",,',
    // Apostrophes keep spreadsheets from reckoning with a number or a name.
    `,2,Farms that give back,observer,note-taker,"\t+64 21 000 000",facilitators,,,Table 2: Farms that give back`,
    `"'=Tom",3,"Cats, pests and poison",,,,,,,`,
    '',
  ]);
});

test('a person at one table who commits to another, and one with a contact alone', () => {
  const csv = printRosterCsv(
    testMeeting({
      roster: [
        {
          name: 'Ana',
          table: 1,
          duties: ['reporter'],
          commitments: [
            { tableId: tableId(2), kind: 'supporter' },
            { tableId: tableId(99), kind: 'observer' },
          ],
        },
        {
          name: 'Only a contact',
          table: null,
          duties: [],
          commitments: [],
          contact: 'x@y.z',
          contactShownTo: 'facilitators',
        },
      ],
    }),
  );
  expect(csv.split('\r\n').slice(1, -1)).toEqual([
    'Ana,1,"Rivers, soil and sea",,reports back,,,,Table 2: Farms that give back,',
    'Only a contact,,,,,x@y.z,facilitators,,,',
  ]);
});
