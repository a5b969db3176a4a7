import type { AnswerOf, BodyOf, Operation, ParamsOf } from './contract.ts';
import type { OPERATIONS, OperationId } from './operations.ts';

type Contract = typeof OPERATIONS;

/** A path as it is asked for: of `/tables/{table}/close` the type of `/tables/${id}/close`. */
type Filled<
  Path extends string,
  Params extends Readonly<Record<string, string>>,
> = Path extends `${infer Before}{${infer Name}}${infer After}`
  ? `${Before}${Params[Name]}${Filled<After, Params>}`
  : Path;

type WithoutQuery<Path extends string> = Path extends `${infer Before}?${string}` ? Before : Path;
type IsSame<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The operation that is asked for so; `never` where there is none. */
export type OperationAt<Method extends string, Path extends string> = {
  [Id in OperationId]: Contract[Id]['method'] extends Method
    ? IsSame<WithoutQuery<Path>, Filled<Contract[Id]['path'], ParamsOf<Contract[Id]>>> extends true
      ? Contract[Id]
      : never
    : never;
}[OperationId];

/** The body, where it takes one; it may be left out where an empty one says the same. */
export type BodyArguments<Op extends Operation> = [Op] extends [never]
  ? [noSuchOperation: never]
  : BodyOf<Op> extends undefined
    ? []
    : object extends BodyOf<Op>
      ? [body?: BodyOf<Op>]
      : [body: BodyOf<Op>];

/** What an operation of this name answers when it was done. */
export type Answered<Id extends OperationId> = AnswerOf<Contract[Id]>;
