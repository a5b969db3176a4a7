import { expect, it } from 'vitest';
import type { ClaimsView } from '../../../shared/protocol/ratings.ts';
import type { Command } from '../outbox/commandMeanings.ts';
import type { PendingCommands } from '../pending/pendingView.ts';
import { claimsWith } from './ownClaims.ts';

type Role = ClaimsView['things'][number]['roles'][number];

const role = (part: Partial<Role> = {}): Role => ({
  role: 'owner',
  rev: 0,
  state: 'unclaimed',
  claims: [],
  ...part,
});
const view = (...roles: readonly Role[]): ClaimsView =>
  ({
    step: 'who',
    things: roles.map((each, index) => ({ id: `n${index + 1}`, roles: [each] })),
  }) as unknown as ClaimsView;
const pending = (intent: object, state = 'waiting'): PendingCommands =>
  [{ intent: intent as Command, progress: { state } }] as unknown as PendingCommands;
const take = (edit: object = {}, thing = 'n1'): object => ({
  kind: 'claim',
  step: 'who',
  thing,
  role: 'owner',
  edit: { rev: 1, ...edit },
});
const layDown = { kind: 'lay-down', step: 'who', thing: 'n1', role: 'owner', rev: 3 };
const first = (claims: ClaimsView): Role | undefined => claims.things[0]?.roles[0];

it('what nobody took and I take is mine before the server says so', () => {
  expect(first(claimsWith(view(role()), pending(take({ until: 'March' }))))).toMatchObject({
    state: 'claimed',
    rev: 1,
    claims: [{ mine: true, until: 'March' }],
  });
});

it('who took it with me stays, and so do my name and what I do not say anew', () => {
  const before = role({
    state: 'claimed',
    claims: [
      { mine: false, at: 5, by: 'Tom' },
      { mine: true, at: 7, by: 'Ana', until: 'March', date: '2027-03-31' },
    ],
  });
  const after = first(claimsWith(view(before), pending(take({ until: '' }))));
  expect(after?.claims).toEqual([
    { mine: false, at: 5, by: 'Tom' },
    { mine: true, at: 7, by: 'Ana', date: '2027-03-31' },
  ]);
});

it('laid down it is free again, unless another has it as well', () => {
  const mine = { mine: true, at: 1 };
  const others = { mine: false, at: 2, by: 'Tom' };
  const alone = role({ state: 'claimed', claims: [mine] });
  expect(first(claimsWith(view(alone), pending(layDown)))).toMatchObject({
    state: 'unclaimed',
    claims: [],
    rev: 3,
  });
  const shared = role({ state: 'claimed', claims: [mine, others] });
  expect(first(claimsWith(view(shared), pending(layDown)))).toMatchObject({
    state: 'claimed',
    claims: [others],
  });
});

it('what was refused, or is about another step or thing, changes nothing', () => {
  const claims = view(role(), role());
  expect(claimsWith(claims, pending(take(), 'refused'))).toBe(claims);
  expect(claimsWith(claims, pending({ ...take(), step: 'another' }))).toBe(claims);
  expect(claimsWith(claims, pending(take({}, 'n2'))).things[0]).toEqual(claims.things[0]);
  expect(claimsWith(claims, [])).toBe(claims);
});
