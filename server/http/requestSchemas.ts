import addFormats from 'ajv-formats';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';

/** Holds a part of a request against its schema, as fastify asks for it: on `false` it reads `errors`. */
interface PartCheck {
  (part: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** Bodies are checked as they were sent: nothing is converted, filled in or removed. Of a request with a thousand faults the first is enough. */
const ajv = addFormats.default(
  new Ajv({
    coerceTypes: false,
    removeAdditional: false,
    useDefaults: false,
    addUsedSchema: false,
    allErrors: false,
  }),
);
const compiled = new WeakMap<object, ValidateFunction>();

function compile(schema: object): ValidateFunction {
  const check = ajv.compile(schema);
  compiled.set(schema, check);
  return check;
}

/**
 * Compiles a schema when the first request is held against it, once in a process. To compile all
 * takes a third of a second, and a server that starts again has people waiting.
 */
export const compileWhenAsked: FastifySchemaCompiler<object> = ({ schema }) => {
  const check: PartCheck = (part) => {
    const validate = compiled.get(schema) ?? compile(schema);
    const isRight = validate(part);
    check.errors = validate.errors ?? null;
    return isRight;
  };
  return check as ReturnType<FastifySchemaCompiler<object>>;
};
