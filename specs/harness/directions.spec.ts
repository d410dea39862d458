import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../fixtures/lab/paths.ts';

const directions: [file: string, imported: string, allowed: boolean][] = [
  ['specs/routing/good.spec.ts', '../../fixtures/index.ts', true],
  ['specs/routing/state.spec.ts', '../../fixtures/lab/state.ts', false],
  ['specs/routing/process.spec.ts', 'execa', false],
  ['fixtures/lab/good.ts', '../kube/cluster.ts', true],
  ['fixtures/lab/engine/runner.ts', '@playwright/test', false],
  ['fixtures/lab/command.ts', '../../scripts/options.ts', false],
  ['fixtures/kube/good.ts', '@kubernetes/client-node', true],
  ['fixtures/kube/lab.ts', '../lab/state.ts', false],
  ['fixtures/matchers/client.ts', '@kubernetes/client-node', false],
  ['reports/rules/cluster.ts', '../../fixtures/kube/cluster.ts', false],
  ['mutants/command.ts', '../scripts/options.ts', false],
  ['scripts/process.ts', 'execa', false],
];

test('the linter refuses imports against the direction, and only those', () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-directions-'));
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const [file, imported] of directions) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `import '${imported}';\n`);
  }
  const { stdout } = spawnSync(join(root, 'node_modules', '.bin', 'biome'), ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=github', folder], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const refused = directions.filter(([file]) => stdout.includes(file)).map(([file]) => file);
  expect(refused, stdout).toEqual(directions.filter(([, , allowed]) => !allowed).map(([file]) => file));
});
