import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import { NOTE_COLORS } from '../../shared/model/note.ts';

const RULES = readFileSync(join(import.meta.dirname, '../../docs/PROTOCOL.md'), 'utf8').split('\n');
const rule = (number: string): string => RULES.find((line) => line.startsWith(`${number} `)) ?? '';
const plain = (count: number): string => count.toLocaleString('en-US');
const kib = (bytes: number): string => `${bytes / 1024} KiB`;
const mib = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;
const seconds = (ms: number): string => `${ms / 1000} s`;

test.each<[string, string[]]>([
  ['2.10a', [`within ${seconds(LIMITS.sameMoveMs)}`]],
  ['2a.8', [`waits for ${seconds(LIMITS.exportWaitMs)}`, `made for ${seconds(LIMITS.exportMs)}`]],
  ['2.6', [NOTE_COLORS.join(' ')]],
  ['4.5', [kib(LIMITS.frameBytes)]],
  ['6.1', [kib(LIMITS.awarenessBytes)]],
  [
    '7.2',
    [
      `${plain(LIMITS.urlChars)} characters`,
      `headers ${kib(LIMITS.headerBytes)}`,
      `a body ${kib(LIMITS.bodyBytes)}`,
      `a frame ${kib(LIMITS.frameBytes)}`,
      `presence ${kib(LIMITS.awarenessBytes)}`,
    ],
  ],
  [
    '7.3',
    [
      `commands ${LIMITS.commandBurst} and ${LIMITS.commandsPerSecond}`,
      `reading over HTTP ${LIMITS.readBurst} and ${LIMITS.readsPerSecond}`,
      `files ${LIMITS.exportBurst} and ${LIMITS.exportsPerSecond}`,
      `${LIMITS.framesBurst} and ${LIMITS.framesPerSecond}`,
      `${mib(LIMITS.frameBytesBurst)} and ${mib(LIMITS.frameBytesPerSecond)}`,
      `sockets opened ${LIMITS.openingsBurst} and ${LIMITS.openingsPerSecond}`,
      `${LIMITS.socketsPerPerson} open`,
    ],
  ],
  ['7.4', [`${plain(LIMITS.queuedJobs)} jobs`, mib(LIMITS.queuedBytes)]],
  ['7.5', [mib(LIMITS.socketBufferBytes)]],
  [
    '7.6',
    [
      `headers have ${seconds(LIMITS.headersMs)}`,
      `a whole request ${seconds(LIMITS.requestMs)}`,
      `for ${seconds(LIMITS.stalledMs)}`,
    ],
  ],
  [
    '7.9',
    [
      `${plain(LIMITS.peoplePerWall)} people`,
      `of one address ${plain(LIMITS.peoplePerAddress)}`,
      `over ${seconds(LIMITS.newcomerGraceMs)}`,
      `${LIMITS.facilitatorsByLink} facilitators, ${plain(LIMITS.volunteersByLink)} volunteers, ${LIMITS.projectorsByLink} projectors`,
      `Notes: ${plain(LIMITS.notesPerWall)}, of one address ${plain(LIMITS.notesPerAddress)} and everybody's first ${LIMITS.notesAssured}, of one person ${plain(LIMITS.notesPerPerson)}; facilitators have ${plain(LIMITS.notesReserved)} more`,
      `Visits: ${plain(LIMITS.visitsPerWall)}, ${plain(LIMITS.visitsPerAddress)} and ${LIMITS.visitsAssured}, ${LIMITS.visitsPerPerson}`,
      `Threads: ${plain(LIMITS.connectionsPerWall)}, ${plain(LIMITS.threadsPerAddress)} and ${LIMITS.threadsAssured}, ${LIMITS.threadsPerPerson}`,
    ],
  ],
  ['7.7', [plain(LIMITS.connectionsPerAddress)]],
])('%s says the figures that the server holds to', (number, figures) => {
  for (const figure of figures) expect(rule(number)).toContain(figure);
});
