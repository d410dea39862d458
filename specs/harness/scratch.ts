import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';

/**
 * A folder of a spec file's own: made before its first test, removed after its last. Not made when the file is
 * loaded: the runner loads it in processes, too, that run none of its tests.
 */
export function scratchFolder(name: string): string {
  const folder = join(tmpdir(), `conformance-${name}-${process.pid}`);
  test.beforeAll(() => {
    mkdirSync(folder, { recursive: true });
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
