import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { stringify } from 'yaml';
import { insideCommand } from '../../fixtures/lab/engine/enter.ts';
import { clientEnvironment, type Engine } from '../../fixtures/lab/engine/types.ts';
import { willMake } from '../../fixtures/lab/journal.ts';
import { refuseForeign, removeCluster } from '../../fixtures/lab/kind.ts';
import { removeNetwork } from '../../fixtures/lab/network.ts';
import { root, stateHome } from '../../fixtures/lab/paths.ts';
import type { Stack } from '../../fixtures/lab/stack/types.ts';
import { run } from '../../fixtures/shell.ts';

/** A mesh that the plain script made, and how to be rid of it. */
export interface PlainMesh {
  /** Kubeconfigs by cluster: kind's own, with the context kind-NAME-CLUSTER. */
  kubeconfigs: Record<'primary' | 'remote', string>;
  seconds: number;
  remove(): Promise<void>;
}

/** Runs scripts/plain/mesh.sh on an engine. Journaled, so that `clean` finds what it makes. */
export async function makePlainMesh(
  engine: Engine,
  stack: Stack,
  name: string,
  subnet: string,
  { samples, signal }: { samples: boolean; signal?: AbortSignal },
): Promise<PlainMesh> {
  const work = mkdtempSync(join(tmpdir(), `${name}-`));
  const values = join(work, 'values.yaml');
  writeFileSync(values, stringify({ apiVersion: 'install.istio.io/v1alpha1', kind: 'IstioOperator', spec: { values: stack.istioValues, meshConfig: stack.meshConfig } }));
  const clusters = [`${name}-primary`, `${name}-remote`];
  const network = `${name}-net`;
  const note = () => {
    for (const cluster of clusters) willMake({ kind: 'cluster', name: cluster, engine: engine.host, environment: name });
    willMake({ kind: 'network', name: network, engine: engine.host, environment: name });
  };
  const remove = async () => {
    for (const cluster of clusters) await removeCluster(engine, cluster, name);
    await removeNetwork(engine, network, name);
  };
  for (const cluster of clusters) await refuseForeign(engine, cluster);
  // What a killed run left.
  await remove();
  note();
  const [command = '', ...args] = insideCommand(engine, [join(root, 'scripts', 'plain', 'mesh.sh')]);
  try {
    const { seconds } = await run(command, args, {
      deadline: 300_000,
      log: join(stateHome, 'logs', 'plain.log'),
      env: {
        ...clientEnvironment(engine),
        PATH: `${stack.bin}${delimiter}${process.env.PATH}`,
        NAME: name,
        WORK: work,
        NODE_IMAGE: stack.nodeImage,
        SUBNET: subnet,
        HUB: stack.hub,
        TAG: stack.tag,
        VALUES: values,
        GATEWAY_API: stack.gatewayApi,
        SAMPLES: samples ? join(root, 'fixtures', 'lab', 'samples') : '',
        HELLOWORLD: stack.helloworld,
        SLEEP: stack.sleep,
      },
      signal,
    });
    return {
      kubeconfigs: { primary: join(work, 'primary'), remote: join(work, 'remote') },
      seconds,
      async remove() {
        await remove();
        rmSync(work, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
