import { replayDocument } from './replayDocument.ts';
import { runScript } from './wallOnDisk.ts';

await runScript(replayDocument);
