import { expect, test } from 'vitest';
import { printRosterCsv } from './rosterCsv.ts';
import { tableId, testMeeting } from './testMeeting.ts';

test('a row for each person and commitment, activators first; who only sat there is not forgotten', () => {
  expect(printRosterCsv(testMeeting()).split('\r\n')).toEqual([
    '\uFEFFname,table number,table name,commitment,duties,contact,contact readers',
    'Wiremu Parata,1,"Rivers, soil and sea",activator,facilitator; reports back,wiremu@example.org,own table and facilitators',
    'Lena Fischer,2,Farms that give back,activator,,,',
    'Lena Fischer,1,"Rivers, soil and sea",supporter,,,',
    // Apostrophes keep spreadsheets from reckoning with a number or a name.
    `,2,Farms that give back,observer,note-taker,"'+64 21 000 000",facilitators`,
    `"'=Tom",3,"Cats, pests and poison",,,,`,
    '',
  ]);
});

test('a person at one table who commits to another keeps both rows, and the duty where it was', () => {
  const csv = printRosterCsv(testMeeting({ roster: [{ name: 'Ana', table: 1, duties: ['reporter'], commitments: [{ tableId: tableId(2), kind: 'supporter' }] }, { name: 'Only a contact', table: null, duties: [], commitments: [], contact: 'x@y.z', contactShownTo: 'facilitators' }] }));
  expect(csv.split('\r\n').slice(1, -1)).toEqual([
    'Ana,2,Farms that give back,supporter,,,',
    'Ana,1,"Rivers, soil and sea",,reports back,,',
    'Only a contact,,,,,x@y.z,facilitators',
  ]);
});
