import { removing, settling } from '../fixtures/breakage/objects.ts';
import { kubeconfigsIn, remoteSecret } from '../fixtures/breakage/remote-secret.ts';
import { readersToken } from '../fixtures/breakage/rotation.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

/** An API server knows a token for ten seconds after it was ended. */
const answering =
  (status: number) =>
  async (patient: Patient): Promise<void> => {
    const secret = await patient.primary.read<ReturnType<typeof remoteSecret>>(remoteSecret(patient));
    const [kubeconfig = ''] = secret ? kubeconfigsIn(secret) : [];
    await until(`${patient.remote.name} answers the token with ${status}`, 30_000, async () =>
      (await patient.remote.as(kubeconfig).statusOfList()) === status ? true : undefined,
    );
  };

export const tokenEnded: Mutant = {
  id: 'token-ended',
  sentence: 'the token in the remote secret was ended in the remote, and no other put there: what istiod has opened goes on',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-060',
  link: 'remote-secret',
  unharmed: ['MC-PF-040', 'MC-TR-010'],
  ...settling(
    removing(() => readersToken, 'remote'),
    answering(401),
    answering(200),
  ),
};
