/** Makes demo walls and demo meetings on a running server: `node scripts/seedDemo.ts [origin] [name …]`; prints their links. */
import { DEMO_MEETINGS, type DemoMeetingName } from '../e2e/demoWalls/demoMeetings.ts';
import { DEMO_WALLS, type DemoWallName } from '../e2e/demoWalls/demoWalls.ts';
import { seedMeeting } from '../e2e/support/seedMeeting.ts';
import { seedWall } from '../e2e/support/seedWall.ts';
import { printLinks } from './printLinks.ts';

const isWall = (name: string): name is DemoWallName => Object.hasOwn(DEMO_WALLS, name);
const isMeeting = (name: string): name is DemoMeetingName => Object.hasOwn(DEMO_MEETINGS, name);

const [origin = 'http://localhost:8080', ...names] = process.argv.slice(2);
const wanted = names.length > 0 ? names : ['clustered', 'meeting'];
const unknown = wanted.filter((name) => !isWall(name) && !isMeeting(name));
if (unknown.length > 0) {
  console.error(
    `There is no demo ${unknown.join(', ')}. Walls: ${Object.keys(DEMO_WALLS).join(', ')}. Meetings: ${Object.keys(DEMO_MEETINGS).join(', ')}.`,
  );
  process.exit(1);
}
for (const name of wanted) {
  if (isMeeting(name)) {
    const { wall, meeting } = DEMO_MEETINGS[name];
    printLinks(`${name}: ${wall.title}`, await seedMeeting(origin, 'follow-up', meeting, wall));
  } else if (isWall(name))
    printLinks(`${name}: ${DEMO_WALLS[name].title}`, await seedWall(origin, DEMO_WALLS[name]));
}
