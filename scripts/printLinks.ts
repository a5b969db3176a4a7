import type { SeededMeeting } from '../e2e/support/seedMeeting.ts';
import type { MadeWall } from '../e2e/support/wallApi.ts';

/** Prints a wall's code and links; of a meeting the gallery, a table and the posters to print as well. */
export function printLinks(title: string, wall: MadeWall | SeededMeeting): void {
  console.log(`\n${title} (code ${wall.joinCode})`);
  for (const [role, link] of Object.entries(wall.links))
    console.log(`  ${role.padEnd(12)} ${link}`);
  const table = 'tables' in wall ? wall.tables[0] : undefined;
  if (!table) return;
  const { origin, hash } = new URL(wall.links.facilitator);
  console.log(`  ${'gallery'.padEnd(12)} ${origin}/w/${wall.wallId}/gallery?as=facilitator${hash}`);
  console.log(
    `  ${'table 1'.padEnd(12)} ${origin}/w/${wall.wallId}/table/${table.tableId}?as=facilitator${hash}`,
  );
  console.log(
    `  ${'posters'.padEnd(12)} ${origin}/w/${wall.wallId}/print?what=posters&as=facilitator${hash}`,
  );
}
