import type { TSchema } from 'typebox';
import {
  HTTP_VERSION,
  problemsOf,
  type Answer,
  type Operation,
} from '../../shared/protocol/http/contract.ts';
import { OPERATIONS } from '../../shared/protocol/http/operations.ts';
import { PROBLEMS, problemWords, type ProblemCode } from '../../shared/model/problems.ts';
import { ProblemSchema } from '../../shared/model/schemas/problems.ts';
import { wordsIn } from '../words/serverWords.ts';
import { LANGUAGES } from '../../shared/words/languages.ts';

type Json = Record<string, unknown>;

/**
 * Collects what schemas and answers share, so that the document has each of them once, under its
 * name.
 */
class Components {
  readonly schemas = new Map<string, unknown>();
  readonly responses = new Map<string, unknown>();

  /**
   * A schema as OpenAPI has it: one with a name becomes a reference, and a tuple is written as in
   * JSON Schema 2020-12.
   */
  schema(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((each) => this.schema(each));
    if (typeof schema !== 'object' || schema === null) return schema;
    const { $id, $defs, ...rest } = schema as Json;
    if (typeof $id === 'string') return this.#named($id, rest);
    if ($defs !== undefined)
      for (const [name, { $id: _id, ...definition }] of Object.entries(
        $defs as Record<string, Json>,
      ))
        this.#named(name, definition);
    if (typeof rest['$ref'] === 'string') return reference('schemas', rest['$ref']);
    const mapped = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, this.schema(value)]),
    );
    if (!Array.isArray(mapped['items'])) return mapped;
    const { items, additionalItems: _none, ...tuple } = mapped;
    return { ...tuple, prefixItems: items, items: false };
  }

  /** The problems of one status, as one answer. */
  problem(codes: readonly ProblemCode[]): unknown {
    const status = PROBLEMS[codes[0] ?? 'internal'].status;
    const name = `${status}.${codes.join('.')}`;
    this.responses.set(name, {
      description: codes
        .map((code) => `\`${code}\`: ${problemWords(wordsIn(LANGUAGES[0]), code)}`)
        .join('\n'),
      ...(status === 429 || status === 503
        ? {
            headers: {
              'Retry-After': {
                description: 'Seconds; then it may be asked again',
                schema: { type: 'integer' },
              },
            },
          }
        : {}),
      content: {
        'application/problem+json': {
          schema: {
            allOf: [this.schema(ProblemSchema), { properties: { code: { enum: codes } } }],
          },
        },
      },
    });
    return reference('responses', name);
  }

  #named(name: string, schema: Json): unknown {
    if (!this.schemas.has(name)) {
      // Set before it is filled in: a schema may contain itself.
      this.schemas.set(name, null);
      this.schemas.set(name, this.schema(schema));
    }
    return reference('schemas', name);
  }
}

const reference = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

/** Whether a request without a body means the same as one with an empty object. */
const mayBeLeftOut = (body: TSchema): boolean =>
  'properties' in body && !('required' in body && (body.required as unknown[]).length > 0);

function parametersOf({ path, params, query }: Operation, components: Components): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: components.schema(params?.[name] ?? { type: 'string' }),
  }));
  const inQuery = Object.entries((query?.properties ?? {}) as Record<string, Json>).map(
    ([name, { description, ...schema }]) => ({
      name,
      in: 'query',
      required: query?.required?.includes(name) ?? false,
      ...(description === undefined ? {} : { description }),
      schema: components.schema(schema),
    }),
  );
  return [...inPath, ...inQuery];
}

function answered(answer: Answer, components: Components): Json {
  return {
    description: answer.says,
    content:
      'file' in answer
        ? { [answer.file.split(';', 1)[0] ?? '']: {} }
        : { 'application/json': { schema: components.schema(answer.body) } },
  };
}

function responsesOf(operation: Operation, components: Components): Json {
  const byStatus = Map.groupBy(problemsOf(operation), (code) => PROBLEMS[code].status);
  return Object.fromEntries([
    ...[...byStatus].map(([status, codes]) => [status, components.problem(codes.toSorted())]),
    ...Object.entries(operation.answers).map(([status, answer]) => [
      status,
      answered(answer, components),
    ]),
  ]);
}

function operationOf(operationId: string, operation: Operation, components: Components): Json {
  const { tag, summary, access, body } = operation;
  const parameters = parametersOf(operation, components);
  return {
    operationId,
    tags: [tag],
    summary,
    ...(access === 'person' ? { security: [{ bearer: [] }] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: !mayBeLeftOut(body),
            content: { 'application/json': { schema: components.schema(body) } },
          },
        }
      : {}),
    responses: responsesOf(operation, components),
  };
}

/** The whole API as an OpenAPI document, from the contract (`shared/protocol/http`). */
export function openApi(): object {
  const components = new Components();
  const paths: Record<string, Json> = {};
  for (const [id, operation] of Object.entries<Operation>(OPERATIONS))
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = operationOf(
      id,
      operation,
      components,
    );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Weavewall',
      version: String(HTTP_VERSION),
      description:
        'Errors are application/problem+json with a `code` of the catalogue. Authenticate with `Authorization: Bearer <token>`; a page of the server may send its cookie instead, and says with `x-weavewall-as`, or `?as=`, which role’s.',
    },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries([...components.schemas].toSorted()),
      responses: Object.fromEntries([...components.responses].toSorted()),
    },
  };
}
