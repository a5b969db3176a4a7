import { expect, test } from 'vitest';
import { rateStep, scriptOf } from '../../shared/commands/testRatings.ts';
import type { Step } from '../../shared/scripts/script.ts';
import { meetingFiles } from './meetingFiles.ts';

const CLAIM: Step = {
  id: 'host',
  kind: 'claim',
  title: 'Host',
  ask: 'Who?',
  of: { kind: 'notes' },
  roles: [{ id: 'host', label: 'I host', people: 'several' }],
};

test('files of ratings and claims are there from when the meeting comes to them', () => {
  const script = scriptOf(rateStep(), CLAIM);
  const report = ['report.pdf', 'report.md'];
  expect(meetingFiles(script, 'gather', false)).toEqual([]);
  expect(meetingFiles(script, 'read', false)).toEqual([...report, 'ratings.csv']);
  expect(meetingFiles(script, 'host', false)).toEqual([...report, 'ratings.csv', 'claims.csv']);
  const tables = ['roster.csv', 'graph.graphml'];
  expect(meetingFiles(script, 'gather', true)).toEqual([...report, ...tables]);
});

test('who said what is there only where a step shows names', () => {
  const script = scriptOf(rateStep({ names: true }));
  expect(meetingFiles(script, 'read', false)).toContain('answers.csv');
});
