/** `npm run papers`: writes client/design/papers.css from the table of papers in shared/model/note.ts. A test says when it has to be. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { papersCss } from './papersCss.ts';

writeFileSync(resolve(import.meta.dirname, '../client/design/papers.css'), papersCss());
