import { connect } from 'node:net';
import type { SeededRandom } from '../seededRandom.ts';

/** What somebody without rights on a wall knows of it: its id, and a right somewhere else. */
export interface Outsider {
  wallId: string;
  /** Of another wall. */
  token: string;
}

/** Most bytes of an answer that are looked at. */
const ANSWER_BYTES = 64 * 1024;
/** An attacker waits this long for an answer once she has sent everything before she goes, ms. */
const TIMEOUT_MS = 100;

/** Sends bytes as they are; resolves with what came back once the server closed or the attacker has gone. */
export function sendBytes(origin: string, bytes: Buffer, isEnding: boolean): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    let answer = '';
    let gone: ReturnType<typeof setTimeout> | undefined;
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes);
      if (isEnding) socket.end();
      gone = setTimeout(() => socket.destroy(), TIMEOUT_MS);
    });
    socket.on('data', (data: Buffer) => {
      if (answer.length < ANSWER_BYTES) answer += data.toString('latin1');
    });
    // Being cut off is an answer, too.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(gone);
      resolve(answer);
    });
  });
}

/** Statuses of the answers in what came back over a connection. */
export const statusesIn = (answer: string): number[] =>
  [...answer.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status));

const bytesOf = (random: SeededRandom, most: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: random.below(most) }, () => random.below(256)));
const anyToken = (random: SeededRandom, { token }: Outsider): string =>
  random.pick([
    token,
    'x'.repeat(43),
    '',
    `${token}x`,
    token.slice(1),
    '\u0000',
    '../..',
    Buffer.from(bytesOf(random, 40)).toString('base64url'),
    'Bearer',
  ]);
const anyPath = (random: SeededRandom, outsider: Outsider): string => {
  const { wallId } = outsider;
  const token = anyToken(random, outsider);
  return random.pick([
    `/live/${wallId}?token=${token}&ww=2`,
    `/sync/${wallId}/arrangement?token=${token}&ww=2`,
    `/sync/${wallId}/notes?ww=2`,
    `/sync/${wallId}/table/${random.uuid()}?token=${token}`,
    `/sync/${wallId}/people?as=facilitator&ww=2`,
    `/sync/${wallId}/__proto__?token=${token}&ww=2`,
    `/live/${wallId}/x?token=${token}`,
    '//',
    'http://[',
    '*',
    `/%${random.below(100)}`,
    `/sync/${encodeURIComponent('../'.repeat(random.below(6)))}${wallId}/arrangement?token=${token}`,
    `/api/walls/${wallId}/notes`,
    `/api/walls/${wallId}/me?token=${token}`,
    '/healthz',
    '/metrics',
  ]);
};

/** A request that would be one, were it not for what `mutated` does to it. */
function request(random: SeededRandom, outsider: Outsider): string {
  const body = JSON.stringify(anyJson(random, 3));
  const token = anyToken(random, outsider).replaceAll('\u0000', '');
  const { wallId } = outsider;
  return random.pick([
    `GET ${anyPath(random, outsider)} HTTP/1.1\r\nHost: server\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    `POST /api/join HTTP/1.1\r\nHost: server\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    `PUT /api/walls/${wallId}/notes/${random.uuid()} HTTP/1.1\r\nHost: server\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body) + random.below(3)}\r\n\r\n${body}`,
    `POST /api/walls/${wallId}/lock HTTP/1.1\r\nHost: server\r\nCookie: ww_${wallId}_facilitator=${token}\r\nX-Weavewall-As: facilitator\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    `DELETE /api/walls/${wallId} HTTP/1.1\r\nHost: server\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\nAuthorization: Bearer ${token}\r\n\r\n0\r\n\r\n`,
  ]);
}

/** Some of the bytes taken out, doubled, changed or put in. */
function mutated(random: SeededRandom, bytes: Buffer): Buffer {
  let now = bytes;
  for (let times = random.below(5); times > 0; times -= 1) {
    const [from, length] = [random.below(now.length + 1), random.below(20)];
    const [head, part, tail] = [
      now.subarray(0, from),
      now.subarray(from, from + length),
      now.subarray(from + length),
    ];
    const put = random.pick([
      Buffer.alloc(0),
      Buffer.concat([part, part]),
      bytesOf(random, 20),
      Buffer.from('\r\n'),
      Buffer.from('\r\nContent-Length: 9\r\n'),
      Buffer.alloc(random.below(40_000), 'a'),
    ]);
    now = Buffer.concat([head, put, tail]);
  }
  return now;
}

/** Random bytes, or a broken request, or several on one connection. */
export function rawAttack(random: SeededRandom, outsider: Outsider): Buffer {
  const kind = random.below(4);
  if (kind === 0) return bytesOf(random, 600);
  const one = (): Buffer => mutated(random, Buffer.from(request(random, outsider), 'latin1'));
  return kind < 3 ? one() : Buffer.concat([one(), one(), one()]);
}

/** A handshake, whole or broken, and frames behind it without waiting for what the server says to it. */
export function handshakeAttack(random: SeededRandom, outsider: Outsider): Buffer {
  const header = (name: string, ...values: string[]): string =>
    random.chance(0.08)
      ? ''
      : `${name}: ${random.chance(0.1) ? bytesOf(random, 30).toString('hex') : random.pick(values)}\r\n`;
  const head =
    `${random.chance(0.95) ? 'GET' : 'POST'} ${anyPath(random, outsider).replaceAll('\u0000', '').replaceAll(/\s/g, '')} HTTP/1.1\r\nHost: server\r\n${header('Connection', 'Upgrade', 'keep-alive, Upgrade')}${header('Upgrade', 'websocket', 'websocket', 'h2c')}` +
    `${header('Sec-WebSocket-Version', '13', '13', '8')}${header('Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ==')}${random.chance(0.3) ? header('Origin', 'https://evil.example', 'null') : ''}` +
    `${random.chance(0.3) ? header('Sec-WebSocket-Extensions', 'permessage-deflate', 'permessage-deflate; client_max_window_bits=99') : ''}${random.chance(0.3) ? header('Sec-WebSocket-Protocol', 'a, b', ',') : ''}\r\n`;
  const frames = Array.from({ length: random.below(5) }, () =>
    random.chance(0.4) ? bytesOf(random, 60) : frame(random),
  );
  const whole = Buffer.concat([Buffer.from(head, 'latin1'), ...frames]);
  return random.chance(0.2) ? mutated(random, whole) : whole;
}

/** A frame as clients send it, with sense or without. */
function frame(random: SeededRandom): Buffer {
  const payload = random.chance(0.5)
    ? bytesOf(random, 100)
    : Buffer.from(
        random.pick([
          [0, 0, 1, 0],
          [0, 2, 2, 0, 0],
          [100, 1],
          [1, 4, 1, 1, 1, 2, 123, 125],
        ]),
      );
  const mask = Buffer.from([1, 2, 3, 4]);
  const masked = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] as number)));
  return Buffer.concat([
    Buffer.from([0x80 | random.pick([0, 1, 2, 2, 2, 8, 9, 10, 15]), 0x80 | payload.length]),
    mask,
    masked,
  ]);
}

const KEYS = [
  'text',
  'title',
  'name',
  'joinCode',
  'secret',
  'phase',
  'locked',
  'table',
  'action',
  'ms',
  'id',
  'kind',
  'answer',
  'settings',
  'prompts',
  'rev',
  'color',
  'constructor',
  'toString',
  '',
];

/** A value of any shape, with the names that our bodies have. */
export function anyJson(random: SeededRandom, depth: number): unknown {
  const kind = random.below(depth > 0 ? 10 : 6);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind === 2) return random.pick([0, -1, 1, 1e308, -1e308, 0.1, 2 ** 53, random.below(1000)]);
  if (kind < 6)
    return random.pick([
      '',
      'a word',
      '\u0000',
      '\ud800',
      'x'.repeat(random.below(3_000)),
      random.uuid(),
      'gallery',
      'start',
      'ABCDEF',
      '🧶'.repeat(random.below(200)),
    ]);
  if (kind < 7) return Array.from({ length: random.below(6) }, () => anyJson(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: random.below(6) }, () => [random.pick(KEYS), anyJson(random, depth - 1)]),
  );
}
