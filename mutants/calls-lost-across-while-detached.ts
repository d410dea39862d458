import { losing } from './losing.ts';

/** Those within the primary are carried, so that it is the bound of those across that is missed. */
export const callsLostAcrossWhileDetached = losing(
  'calls-lost-across-while-detached',
  'their target is detached and attached again',
  'MC-LC-010',
  { rule: 'lossBounded', after: 5 },
  'helloworld',
);
