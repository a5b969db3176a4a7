import { inspectWall } from './inspectWall.ts';
import { runScript } from './wallOnDisk.ts';

await runScript(inspectWall);
