/** Makes demo walls on a running server: `node scripts/seedDemo.ts [origin] [name …]`; prints their links. */
import { DEMO_WALLS, type DemoWallName } from '../e2e/demoWalls/demoWalls.ts';
import { seedWall } from '../e2e/support/seedWall.ts';

const isName = (name: string): name is DemoWallName => Object.hasOwn(DEMO_WALLS, name);

const [origin = 'http://localhost:8080', ...names] = process.argv.slice(2);
const wanted = names.length > 0 ? names : ['clustered'];
const unknown = wanted.filter((name) => !isName(name));
if (unknown.length > 0) {
  console.error(`There is no demo wall ${unknown.join(', ')}. There are: ${Object.keys(DEMO_WALLS).join(', ')}.`);
  process.exit(1);
}
for (const name of wanted.filter(isName)) {
  const wall = await seedWall(origin, DEMO_WALLS[name]);
  console.log(`\n${name}: ${DEMO_WALLS[name].title} (code ${wall.joinCode})`);
  for (const [role, link] of Object.entries(wall.links)) console.log(`  ${role.padEnd(12)} ${link}`);
}
