import { moveWalls } from './moveWalls.ts';
import { runScript } from './wallOnDisk.ts';

await runScript((args) => moveWalls(args, (line) => console.error(line)));
