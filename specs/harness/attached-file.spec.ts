import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { stringify } from 'yaml';
import { describe, UsageError } from '../../fixtures/errors.ts';
import { readAttachedFile } from '../../fixtures/lab/attached.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder('file');
test.beforeAll(() => {
  mkdirSync(join(folder, 'two'));
  for (const kubeconfig of ['one.kubeconfig', join('two', 'kubeconfig')]) writeFileSync(join(folder, kubeconfig), '');
});

const good = {
  name: 'staging',
  variant: 'mtls',
  clusters: [
    { name: 'one', role: 'primary', kubeconfig: 'one.kubeconfig', context: 'admin@one' },
    { name: 'two', role: 'remote', kubeconfig: join(folder, 'two', 'kubeconfig'), context: 'admin@two' },
  ],
};

function read(content: unknown) {
  const path = join(folder, 'environment.yaml');
  writeFileSync(path, typeof content === 'string' ? content : stringify(content));
  return readAttachedFile(path);
}

test('what may be left out has the documented values, and kubeconfigs are relative to the file', () => {
  const { rootNamespace, injection, namespaceLabels, images, clusters } = read(good);
  expect(rootNamespace).toBe('istio-system');
  expect(injection).toEqual({ 'istio-injection': 'enabled' });
  expect(namespaceLabels).toEqual({});
  expect(images.helloworld).toContain('${version}');
  expect(clusters.map(({ kubeconfig }) => kubeconfig)).toEqual([join(folder, 'one.kubeconfig'), join(folder, 'two', 'kubeconfig')]);
});

const refusals: [what: string, content: unknown, says: RegExp][] = [
  ['a missing variant', { ...good, variant: undefined }, /variant[\s\S]*docs\/attach\.md/],
  ['a variant that does not exist', { ...good, variant: 'permissive' }, /mtls[\s\S]*plaintext/],
  ['a mistyped key', { ...good, cluster: [] }, /cluster/],
  ['one cluster', { ...good, clusters: good.clusters.slice(0, 1) }, /name two clusters: a primary and a remote/],
  ['two primaries', { ...good, clusters: good.clusters.map((cluster) => ({ ...cluster, role: 'primary' })) }, /exactly one cluster has the role primary/],
  ['a range that is none', { ...good, clusters: good.clusters.map((cluster) => ({ ...cluster, podCidr: '10.0.0.0' })) }, /10\.0\.0\.0/],
  ['a name that no namespace can have', { ...good, name: 'Staging' }, /lower-case letters, digits and hyphens/],
  ['a kubeconfig that is not there', { ...good, clusters: good.clusters.map((cluster) => ({ ...cluster, kubeconfig: 'nowhere' })) }, /kubeconfig of one is not there: .*nowhere/],
  ['what is not YAML', 'a: [', /is not YAML/],
];

for (const [what, content, says] of refusals) {
  test(`${what} is refused, naming the file and the field`, () => {
    let refused: unknown;
    try {
      read(content);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(UsageError);
    expect(describe(refused)).toMatch(says);
    expect(describe(refused)).toContain('environment.yaml');
  });
}

test('a file that is not there is refused', () => {
  expect(() => readAttachedFile(join(folder, 'nowhere.yaml'))).toThrow(/there is no file/);
});
