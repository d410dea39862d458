import { changing } from '../fixtures/breakage/objects.ts';
import { remoteSecret, withDetachmentForgotten, withKubeconfig } from '../fixtures/breakage/remote-secret.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

const name = 'may-do-nothing';
const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: rootNamespace } };
const token = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: rootNamespace, annotations: { 'kubernetes.io/service-account.name': name } } };

async function tokenOf({ remote }: Patient): Promise<string> {
  await remote.apply([account, { ...token, type: 'kubernetes.io/service-account-token' } as typeof account]);
  return until(`${remote.name}: the token of ${name}`, 30_000, async () => {
    const data = (await remote.read<typeof token & { data?: { token?: string } }>(token))?.data;
    return data?.token ? Buffer.from(data.token, 'base64').toString() : undefined;
  });
}

export const secretWithoutRights: Mutant = {
  id: 'secret-without-rights',
  sentence: 'the remote secret holds the token of an account that may not list anything',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-030',
  link: 'remote-secret',
  unharmed: ['MC-PF-020'],
  async apply(patient) {
    const powerless = await tokenOf(patient);
    const powerlessly = changing(remoteSecret, (secret) => withKubeconfig(secret, (text) => text.replace(/"token":"[^"]+"/, `"token":"${powerless}"`)));
    const revert = await withDetachmentForgotten(powerlessly).apply(patient);
    return async () => {
      await revert();
      await patient.remote.remove([token, account], 0);
    };
  },
  isApplied: async ({ remote, primary }) => {
    const secret = await primary.read<ReturnType<typeof remoteSecret> & { data?: Record<string, string> }>(remoteSecret({ remote }));
    const kubeconfig = Buffer.from(Object.values(secret?.data ?? {})[0] ?? '', 'base64').toString();
    return !(await remote.as(kubeconfig).may('list', '', 'pods'));
  },
};
