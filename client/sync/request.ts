import type { MeEdit } from '../../shared/commands/people.ts';
import type { PutNote } from '../../shared/commands/notes.ts';
import type { Role } from '../../shared/model/person.ts';
import type {
  Problem,
  ProblemCode,
  ProblemMore,
  ProblemValues,
} from '../../shared/model/problems.ts';
import type { Answered, BodyArguments, OperationAt } from '../../shared/protocol/http/calls.ts';
import type { AnswerOf } from '../../shared/protocol/http/contract.ts';
import { deviceKey } from './deviceKey.ts';
import { beginRequest } from './openRequests.ts';
import { reached } from './reached.ts';

/** What the server answered no with. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string;
  readonly values: ProblemValues | undefined;
  /** What exactly is wrong. */
  readonly more: ProblemMore;
  constructor({
    code,
    status,
    detail,
    values,
    errors,
    faults,
    isMore,
  }: Pick<Problem, 'code' | 'status' | 'detail' | 'values'> & ProblemMore) {
    super(detail);
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.values = values;
    this.more = {
      ...(errors ? { errors } : {}),
      ...(faults ? { faults } : {}),
      ...(isMore === undefined ? {} : { isMore }),
    };
  }

  /** It was not judged: too much is asked for just now, or the server is not well. The same request may be repeated. */
  get passes(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}

/** No answer came: no network, or no server. The same request may be repeated. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Longer than any healthy answer takes on a bad phone network, ms. */
const TIMEOUT_MS = 20_000;

/** Letters that a page may send in going: all such requests of a page share 64 KiB. */
const SMALL = 2_000;

export type Me = Answered<'readMe'>;

/** One request, acting with the cookie of `as`. Rejects with {@link ApiProblem} or {@link Unreachable}. */
export async function send<Method extends string, Path extends string>(
  method: Method,
  path: Path,
  as: Role | null,
  ...[body]: BodyArguments<OperationAt<Method, Path>>
): Promise<AnswerOf<OperationAt<Method, Path>>> {
  const stop = new AbortController();
  const timeout = setTimeout(() => stop.abort(), TIMEOUT_MS);
  const done = beginRequest(stop);
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: stop.signal,
      headers: {
        ...(as ? { 'x-weavewall-as': as } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // What is said while the page goes still goes out. Browsers carry little for such pages.
      keepalive: method !== 'GET' && JSON.stringify(body ?? '').length < SMALL,
    });
    // The body counts too: a network lost half-way, or a portal's page under status 200, is no answer, and must never pass for a yes.
    answer = await response.json();
  } catch (error) {
    throw new Unreachable('No answer from the server.', { cause: error });
  } finally {
    clearTimeout(timeout);
    done();
  }
  if (!response.ok) throw refusalOf(response.status, answer);
  reached();
  // The one place where an answer gets its type: the server's tests hold every one against the contract.
  return answer as AnswerOf<OperationAt<Method, Path>>;
}

/** What an answer that is no success says: our server's no, or as good as no answer, from something between us and it (a proxy, a captive portal). */
export function refusalOf(status: number, answer: unknown): ApiProblem | Unreachable {
  const refused = answer as Partial<Problem> | null;
  if (!refused?.code) return new Unreachable(`Unexpected answer ${status}.`);
  reached();
  const { code, detail = '', values, faults, isMore } = refused;
  return new ApiProblem({
    code,
    status,
    detail,
    ...(values ? { values } : {}),
    ...(faults ? { faults, isMore: isMore === true } : {}),
  });
}

export const joinWall = async (joinCode: string, name?: string): Promise<Answered<'joinWall'>> =>
  send('POST', '/api/join', null, {
    joinCode,
    device: await deviceKey(),
    ...(name ? { name } : {}),
  });

export const baseOf = (wall: string): `/api/walls/${string}` =>
  `/api/walls/${encodeURIComponent(wall)}`;

/** Asks for an operation of a wall, named by its method and path. */
export type Call = <Method extends string, Path extends string>(
  method: Method,
  path: Path,
  ...body: BodyArguments<OperationAt<Method, `/api/walls/${string}${Path}`>>
) => Promise<AnswerOf<OperationAt<Method, `/api/walls/${string}${Path}`>>>;
export const callsTo =
  (wall: string, as: Role): Call =>
  (method, path, ...body) =>
    send(method, `${baseOf(wall)}${path}`, as, ...body);

/** What a phone asks of its wall while people post: the first half, which a slow phone waits for. As {@link wallApi}. */
export function notesApi(wall: string, as: Role) {
  const call = callsTo(wall, as);
  return {
    me: () => call('GET', '/me'),
    setMe: (me: MeEdit) => call('PUT', '/people/me', me),
    putNote: (id: string, note: Omit<PutNote, 'id'>) => call('PUT', `/notes/${id}`, note),
    withdrawNote: (id: string) => call('DELETE', `/notes/${id}`),
  };
}
export type NotesApi = ReturnType<typeof notesApi>;
