import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type, type TObject } from 'typebox';
import type {
  AnswerOf,
  BodyOf,
  Operation,
  ParamsOf,
  QueryOf,
} from '../../shared/protocol/http/contract.ts';
import { OPERATIONS, type OperationId } from '../../shared/protocol/http/operations.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation of the contract that this route is. */
    operation?: OperationId;
  }
}

type Of<Id extends OperationId> = (typeof OPERATIONS)[Id];
export type RequestFor<Op extends Operation> = FastifyRequest<{
  Params: ParamsOf<Op>;
  Querystring: QueryOf<Op>;
  Body: BodyOf<Op>;
}>;
/** What it answers, or the reply through which it answers by itself: a file, or what is made while it is read. */
type Answered<Op extends Operation> = AnswerOf<Op> | FastifyReply;

const paramsKept = new Map<OperationId, { params?: TObject }>();

/** Of the parts between braces in an operation's path; the same object each time, for it is compiled once. */
function paramsSchema(id: OperationId): { params?: TObject } {
  const { path, params }: Operation = OPERATIONS[id];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const kept =
    paramsKept.get(id) ??
    (names.length === 0
      ? {}
      : {
          params: Type.Object(
            Object.fromEntries(names.map((name) => [name, params?.[name] ?? Type.String()])),
          ),
        });
  paramsKept.set(id, kept);
  return kept;
}

/**
 * Makes an operation of the contract a route: what is asked is held against its schemas, what is answered has its type, and its status, the
 * lowest where there are several, unless `handle` sets another.
 */
export function serve<Id extends OperationId>(
  app: FastifyInstance,
  id: Id,
  handle: (
    request: RequestFor<Of<Id>>,
    reply: FastifyReply,
  ) => Answered<Of<Id>> | Promise<Answered<Of<Id>>>,
): void {
  const { method, path, query, body, bodyBytes, answers }: Operation = OPERATIONS[id];
  const status = Math.min(...Object.keys(answers).map(Number));
  app.route({
    method,
    url: path.replace(/\{(\w+)\}/g, ':$1'),
    config: { operation: id },
    schema: {
      ...paramsSchema(id),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
    },
    ...(bodyBytes === undefined ? {} : { bodyLimit: bodyBytes }),
    handler: async (request, reply) => {
      void reply.code(status);
      return handle(request as RequestFor<Of<Id>>, reply);
    },
  });
}
