import { describe, expect, test } from 'vitest';
import { LIMITS } from './limits.ts';

test('every limit is a number above nothing, in whole units', () => {
  const { floods, ...figures } = LIMITS;
  for (const [name, value] of Object.entries(figures))
    expect([name, Number.isSafeInteger(value) && value > 0]).toEqual([name, true]);
  for (const { people, ms } of floods) expect(people > 0 && ms > 0).toBe(true);
});

describe('a part is never more than the whole it is of', () => {
  test.each<[keyof typeof LIMITS, keyof typeof LIMITS]>([
    ['notesPerPerson', 'notesPerAddress'],
    ['notesPerAddress', 'notesPerWall'],
    ['notesAssured', 'notesPerPerson'],
    ['notesReserved', 'notesPerWall'],
    ['tablesPerWall', 'tablesEverPerWall'],
    ['posterNotes', 'notesPerPerson'],
    ['visitsPerPerson', 'visitsPerAddress'],
    ['visitsPerAddress', 'visitsPerWall'],
    ['visitsAssured', 'visitsPerPerson'],
    ['threadsPerPerson', 'threadsPerAddress'],
    ['threadsPerAddress', 'connectionsPerWall'],
    ['threadsAssured', 'threadsPerPerson'],
    ['peoplePerAddress', 'peoplePerWall'],
    ['clustersForFacilitators', 'clustersPerWall'],
    ['clustersPerPerson', 'clustersPerWall'],
    ['clustersPerWall', 'clustersEverPerWall'],
    ['strayPlacementsPerPerson', 'strayPlacementsPerWall'],
    ['sheetNodes', 'sheetPieces'],
    ['frameBytes', 'frameBytesRead'],
    ['frameBytes', 'frameBytesBurst'],
    ['awarenessBytes', 'frameBytes'],
    ['exportsWaitingPerPerson', 'exportsWaitingPerAddress'],
    ['exportsWaitingPerAddress', 'exportsWaiting'],
    ['exportsWaitingKept', 'exportsWaiting'],
    ['queuedJobsReserved', 'queuedJobs'],
    ['unreadBytesPerPerson', 'unreadBytesPerAddress'],
    ['urlChars', 'headerBytes'],
    ['commandsPerSecond', 'commandBurst'],
    ['readsPerSecond', 'readBurst'],
    ['exportsPerSecond', 'exportBurst'],
    ['framesPerSecond', 'framesBurst'],
    ['changesPerSecond', 'changesBurst'],
    ['openingsPerSecond', 'openingsBurst'],
  ])('%s in %s', (part, whole) => {
    const [a, b] = [LIMITS[part], LIMITS[whole]];
    expect(typeof a === 'number' && typeof b === 'number' && a <= b).toBe(true);
  });
});

describe('a meeting of a thousand fits', () => {
  test('behind one router, each with a phone and a laptop', () => {
    expect(LIMITS.peoplePerAddress).toBeGreaterThanOrEqual(2_000);
    expect(LIMITS.joinsPerMinutePerAddress).toBeGreaterThanOrEqual(2_000);
    expect(LIMITS.connectionsPerAddress).toBeGreaterThanOrEqual(6_000);
  });

  test('that comes at once is no flood, and neither is one that joins twice in ten minutes', () => {
    for (const { people, ms } of LIMITS.floods) {
      expect(people).toBeGreaterThan(1_000);
      if (ms >= 600_000) expect(people).toBeGreaterThan(2_000);
    }
    expect(LIMITS.floods.map(({ ms }) => ms)).toEqual([60_000, 600_000, 3_600_000]);
    const people = LIMITS.floods.map((flood) => flood.people);
    expect(people.toSorted((a, b) => a - b)).toEqual(people);
  });

  test('with ten thousand notes, and as many again', () => {
    expect(LIMITS.notesPerWall).toBe(20_000);
    expect(LIMITS.queuedJobs).toBeGreaterThanOrEqual(3_000);
  });
});

describe('what may be said fits into what carries it', () => {
  const utf8 = (chars: number): number => chars * 4;
  test('a body holds the longest wall: twelve questions of four bytes each letter', () => {
    const wall = utf8(LIMITS.wallTitleChars + 2 * LIMITS.promptsPerWall * LIMITS.promptChars);
    expect(wall).toBeLessThan(LIMITS.bodyBytes);
  });

  test('a body holds the longest note with all the texts that it was made from', () => {
    expect(utf8(LIMITS.noteTextChars * (1 + LIMITS.wasTexts))).toBeLessThan(LIMITS.bodyBytes);
    expect(utf8(LIMITS.visitTextChars * (1 + LIMITS.wasTexts))).toBeLessThan(LIMITS.bodyBytes);
  });

  test('a frame in base64, and some small ones, fit into one saying', () => {
    expect((LIMITS.frameBytes * 4) / 3).toBeLessThan(LIMITS.sayingBytes);
  });

  test('a file waits and is made before a browser gives up', () => {
    expect(LIMITS.exportWaitMs + LIMITS.exportMs).toBeLessThan(300_000);
  });

  test('who is slow is cut off after her request could have come, and headers come before bodies', () => {
    expect(LIMITS.headersMs).toBeLessThan(LIMITS.requestMs);
    expect(LIMITS.requestMs).toBeLessThan(LIMITS.stalledMs);
  });
});
