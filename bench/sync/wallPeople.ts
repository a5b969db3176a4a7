import { makeWall, type MadeWall } from '../../e2e/support/wallApi.ts';

/** A wall of ours, revealed, for a bench. */
export async function benchWall(origin: string): Promise<MadeWall> {
  return makeWall(origin, {
    title: 'A wall under measurement',
    settings: { reveal: 'live', names: 'anonymous' },
  });
}

/** Runs `work` for 0 … count − 1, a dozen at a time. */
export async function manyAtOnce<Result>(
  count: number,
  work: (index: number) => Promise<Result>,
  atOnce = 12,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(atOnce, count) }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        results[index] = await work(index);
      }
    }),
  );
  return results;
}

/** Somebody's own address, as a proxy reports it. */
export const addressOf = (index: number): Record<string, string> => ({
  'x-forwarded-for': `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
});

async function post(origin: string, path: string, body: object, index: number): Promise<Response> {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...addressOf(index) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} → ${response.status} ${await response.text()}`);
  return response;
}

/** A participant comes by the join code; resolves with her token. */
export async function joinAsPhone(origin: string, wall: MadeWall, index: number): Promise<string> {
  const { token } = (await (
    await post(origin, '/api/join', { joinCode: wall.joinCode }, index)
  ).json()) as { token: string };
  return token;
}

/** A volunteer comes by the volunteers' link; resolves with her token, which browsers get as a cookie. */
export async function joinAsVolunteer(
  origin: string,
  wall: MadeWall,
  index: number,
): Promise<string> {
  const secret = wall.links.volunteer.split('#key=')[1] ?? '';
  const response = await post(origin, `/api/walls/${wall.wallId}/grants`, { secret }, index);
  await response.arrayBuffer();
  const token = /^ww_[^=]+=([^;]+)/.exec(response.headers.getSetCookie()[0] ?? '')?.[1];
  if (!token) throw new Error('the volunteers’ link gave no token');
  return decodeURIComponent(token);
}
