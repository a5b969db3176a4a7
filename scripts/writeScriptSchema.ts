/** `npm run script-schema`: writes docs/script.schema.json from the schema of scripts, for editors. A test says when it has to be. */
import { writeFileSync } from 'node:fs';
import { scriptSchemaText } from '../shared/scripts/scriptSchema.ts';
import { SCRIPT_SCHEMA_FILE } from './scriptSchema.ts';

writeFileSync(SCRIPT_SCHEMA_FILE, scriptSchemaText());
