import { writeFileSync } from 'node:fs';
import { requirementsPage, requirementsPageFile } from './catalogue.ts';

/** npm run docs: what of docs/ is written from the code. */
writeFileSync(requirementsPageFile, requirementsPage());
