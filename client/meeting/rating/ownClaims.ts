import type { ClaimsView } from '../../../shared/protocol/ratings.ts';
import type { PendingCommands } from '../pending/pendingView.ts';

type Role = ClaimsView['things'][number]['roles'][number];

/** Pure. Claims with what waits here over them. */
export function claimsWith(claims: ClaimsView, pending: PendingCommands): ClaimsView {
  const own = pending.flatMap(({ intent, progress }) =>
    (intent.kind === 'claim' || intent.kind === 'lay-down') &&
    intent.step === claims.step &&
    progress.state !== 'refused'
      ? [intent]
      : [],
  );
  if (own.length === 0) return claims;
  return {
    ...claims,
    things: claims.things.map((thing) => ({
      ...thing,
      roles: thing.roles.map((role) =>
        own.reduce<Role>((before, intent) => {
          if (intent.thing !== thing.id || intent.role !== role.role) return before;
          const others = before.claims.filter(({ mine }) => !mine);
          if (intent.kind === 'lay-down')
            return {
              ...before,
              rev: intent.rev,
              claims: others,
              state: others.length > 0 ? before.state : 'unclaimed',
            };
          const mine = before.claims.find((claim) => claim.mine);
          const { until = mine?.until, date = mine?.date } = intent.edit;
          return {
            ...before,
            rev: intent.edit.rev ?? before.rev,
            state: before.state === 'unclaimed' ? 'claimed' : before.state,
            claims: [
              ...others,
              {
                mine: true,
                at: mine?.at ?? 0,
                ...(mine?.by === undefined ? {} : { by: mine.by }),
                ...(until === undefined || until === '' ? {} : { until }),
                ...(date === undefined || date === '' ? {} : { date }),
              },
            ],
          };
        }, role),
      ),
    })),
  };
}
