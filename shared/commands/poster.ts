import { may, mayChoosePoster } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import { Refusal } from '../model/problems.ts';
import { newTableRecord, type PosterLook } from '../model/table.ts';
import { lookWith } from '../model/poster.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { tableOperations } from '../protocol/http/tables.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { requireTable } from './tables.ts';
import type { WallState } from './wallState.ts';

export type PosterEdit = BodyOf<(typeof tableOperations)['choosePoster']>;

type Field = 'layout' | 'lead' | 'leftOut';
const FIELDS: readonly Field[] = ['layout', 'lead', 'leftOut'];

const said = (look: PosterLook, field: Field): string => JSON.stringify(look[field] ?? null);

/**
 * Sets a table's poster. For whoever writes its sheet. The newest choice counts; who made it is told what somebody else had chosen
 * meanwhile, to give that back.
 */
export function choosePoster(
  state: WallState,
  actor: Actor,
  tableId: string,
  edit: PosterEdit,
): Decision<{ look: PosterLook; replaced: PosterLook | null }> {
  const person = requirePerson(state, actor.personId);
  const table = requireTable(state.session, tableId);
  demand(may(person.role, 'choose-poster', state.session));
  demand(mayChoosePoster(person, table, state.session));
  const record = state.tables.get(tableId) ?? newTableRecord([]);
  const before = record.look ?? {};
  const look = lookWith(before, edit);
  if ((look.leftOut?.length ?? 0) > LIMITS.posterLeftOut)
    throw new Refusal('invalid-request', { why: 'leftOut', max: LIMITS.posterLeftOut });
  const { was } = edit;
  // What is left out is added up: nobody's is replaced.
  const isReplaced =
    was !== undefined &&
    (['layout', 'lead'] as const).some(
      (field) =>
        edit[field] !== undefined &&
        said(before, field) !== said(was, field) &&
        said(before, field) !== said(look, field),
    );
  const isSame = FIELDS.every((field) => said(before, field) === said(look, field));
  const { look: _before, ...rest } = record;
  const value = Object.keys(look).length === 0 ? rest : { ...rest, look };
  return {
    changes: isSame ? [] : [{ kind: 'table', id: tableId, value }],
    reply: { look, replaced: isReplaced ? before : null },
  };
}
