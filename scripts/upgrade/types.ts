import type { Prepared } from '../session.ts';
import type { Journal } from './journal.ts';

/** An upgrade that is about to begin, or to go on. */
export interface Upgrade {
  /** Name of the environment. */
  name: string;
  /** Of its report. */
  folder: string;
  journal: Journal;
}

/** The releases of an upgrade, ready to be installed. */
export type Releases = Required<Pick<Prepared, 'engine' | 'stack' | 'next'>>;
