import { answerExports } from './answerExports.ts';
import { EXPORT_JOBS } from './exportJobs.ts';

/** What runs in the process that makes files. */
answerExports(EXPORT_JOBS);
