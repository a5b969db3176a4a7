/** `npm run script-schema`: writes docs/script.schema.json from the schema of scripts, for editors. A test says when it has to be. */
import { writeFileSync } from 'node:fs';
import { SCRIPT_SCHEMA_FILE, scriptSchemaText } from './scriptSchema.ts';

writeFileSync(SCRIPT_SCHEMA_FILE, scriptSchemaText());
