import { resolve } from 'node:path';

export const SCRIPT_SCHEMA_FILE = resolve(import.meta.dirname, '../docs/script.schema.json');
