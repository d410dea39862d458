import { test as base } from '@playwright/test';
import { endCommands } from './command.ts';

/** The runner's test: a command that a failing spec left running is ended, or the next one would find the lock taken. */
export const test = base.extend<{ commandsEnd: undefined }>({
  commandsEnd: [
    async ({}, use) => {
      await use(undefined);
      await endCommands();
    },
    { auto: true },
  ],
});
