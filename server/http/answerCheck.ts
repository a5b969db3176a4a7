import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Readable } from 'node:stream';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { OPERATIONS, type OperationId } from '../../shared/protocol/http/operations.ts';
import { openApi } from './openApi.ts';

/**
 * How much of a streamed answer is checked, bytes: parsing all of it would slow the server under
 * test.
 */
const LOOKED_AT_BYTES = 1024 * 1024;

/** The diagnostics channel on which fastify announces each server it makes. */
const MADE = 'fastify.initialization';

type Json = Record<string, unknown>;

/** A schema as strict as it can be read: an answer may contain nothing that it does not name. */
export function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const mapped = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, closed(value)]),
  );
  return mapped['type'] === 'object' && 'properties' in mapped
    ? { additionalProperties: false, ...mapped }
    : mapped;
}

const pointer = (...names: string[]): string =>
  names
    .map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');

interface Described {
  ajv: Ajv2020;
  document: Json;
}
let kept: Described | null = null;

/** The API's description, and what compiles parts of it: once in a process, for all servers that are tested there. */
function described(): Described {
  if (!kept) {
    const document = closed(openApi()) as Json;
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    ajv.addSchema(document, 'api');
    kept = { ajv, document };
  }
  return kept;
}

/**
 * For tests: checks every answer of a server against what `/api/openapi.json` says of its
 * operation. A status, a problem or a field that is not named there, and a body of another form,
 * are faults.
 */
export class AnswerCheck {
  readonly #faults = new Set<string>();
  /** `<operation> <status>` of every answer so far. */
  readonly seen = new Set<string>();
  /** API routes that belong to no operation. */
  readonly outside: string[] = [];
  readonly #onFault: (fault: string) => void;

  /** `onFault` is called with each fault at once. */
  constructor(onFault: (fault: string) => void = () => undefined) {
    this.#onFault = onFault;
  }

  /**
   * Watches the next server that is made, before it has any hook of its own, so that answers are
   * seen as they were given.
   */
  watchNext(): void {
    const hear = (made: unknown): void => {
      unsubscribe(MADE, hear);
      this.#watch((made as { fastify: FastifyInstance }).fastify);
    };
    subscribe(MADE, hear);
  }

  /** Throws where there were faults. */
  demandNone(): void {
    if (this.#faults.size > 0)
      throw new Error(
        `Answers that /api/openapi.json does not describe (shared/protocol/http):\n${[...this.#faults].join('\n')}`,
      );
  }

  #watch(app: FastifyInstance): void {
    app.addHook('onRoute', ({ method, url, config }) => {
      if (!url.startsWith('/api') || config?.operation !== undefined) return;
      for (const name of [method].flat()) if (name !== 'HEAD') this.outside.push(`${name} ${url}`);
    });
    app.addHook('onSend', async (request, reply, payload: unknown) => {
      const { operation } = request.routeOptions.config;
      if (operation === undefined) return;
      this.seen.add(`${operation} ${reply.statusCode}`);
      if (request.method === 'HEAD') return;
      if (!(payload instanceof Readable)) return this.#look(operation, reply, payload);
      gather(payload, (body) => this.#look(operation, reply, body));
    });
  }

  #look(id: OperationId, reply: FastifyReply, payload: unknown): void {
    const wrong = this.#wrong(id, reply, payload);
    if (wrong === null) return;
    const fault = `${id} ${reply.statusCode}: ${wrong}`;
    this.#faults.add(fault);
    this.#onFault(fault);
  }

  #wrong(id: OperationId, reply: FastifyReply, payload: unknown): string | null {
    const { path, method } = OPERATIONS[id];
    const at = ['paths', path, method.toLowerCase(), 'responses', String(reply.statusCode)];
    const response = this.#find(at);
    if (!response) return 'a status that is not documented';
    const type = String(reply.getHeader('content-type')).split(';', 1)[0] ?? '';
    const content = response.value['content'] as Record<string, Json> | undefined;
    if (!content?.[type]) return `a type that is not documented: ${type}`;
    if (!('schema' in content[type])) return null;
    const validate = described().ajv.getSchema(
      `api#${pointer(...response.at, 'content', type, 'schema')}`,
    ) as ValidateFunction;
    if (validate(JSON.parse(String(payload)))) return null;
    return described().ajv.errorsText(validate.errors);
  }

  /** The value at a path of the document, and its path after references were followed. */
  #find(at: string[]): { value: Json; at: string[] } | null {
    const value = at.reduce<unknown>(
      (part, name) => (part as Json | undefined)?.[name],
      described().document,
    ) as Json | undefined;
    if (!value) return null;
    const reference = value['$ref'];
    return typeof reference === 'string'
      ? this.#find(reference.slice(2).split('/'))
      : { value, at };
  }
}

/**
 * Collects a stream's text while it flows to its reader. Says nothing of streams that are long or
 * break off.
 */
function gather(stream: Readable, hear: (body: string) => void): void {
  const push = stream.push.bind(stream);
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    bytes += chunk?.length ?? 0;
    if (bytes > LOOKED_AT_BYTES) chunks.length = 0;
    else if (chunk === null) hear(Buffer.concat(chunks).toString());
    else chunks.push(chunk);
    return push(chunk, encoding);
  };
}
