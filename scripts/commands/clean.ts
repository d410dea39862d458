import { existsSync, rmSync } from 'node:fs';
import type { Command } from 'commander';
import { EnvironmentError } from '../../fixtures/errors.ts';
import { removeNamespace } from '../../fixtures/lab/attached.ts';
import { docker } from '../../fixtures/lab/engine/docker.ts';
import type { Engine } from '../../fixtures/lab/engine/index.ts';
import { netnsFile } from '../../fixtures/lab/engine/netns.ts';
import { engineVersion } from '../../fixtures/lab/engine/own.ts';
import { dataRoot, findPrivateEngine, mountsBelow, privateHost, runtimeFolder, startPrivateEngine, stopPrivateEngine } from '../../fixtures/lab/engine/private.ts';
import { isStillOurs, readLimit, restoreLimit } from '../../fixtures/lab/engine/sysctl.ts';
import { removeEnvironment } from '../../fixtures/lab/environment.ts';
import { isGone, type Made, outstanding } from '../../fixtures/lab/journal.ts';
import { processesNaming } from '../../fixtures/lab/orphans.ts';
import { cacheHome, journalFile, machineName, stateHome } from '../../fixtures/lab/paths.ts';
import { environmentNames, forgetEnvironment, readEnvironment } from '../../fixtures/lab/state.ts';
import { exclusively, type Session } from '../session.ts';

export function addClean(program: Command, session: Session): void {
  program
    .command('clean')
    .description('remove everything that the suite ever made on this machine, and prove it')
    .option('--cache', 'the cache too: builds, module caches, images')
    .action(({ cache }: { cache?: boolean }) => exclusively('clean', () => clean(session, cache ?? false)));
}

async function clean(session: Session, cache: boolean): Promise<void> {
  const { progress } = session;
  // What the proof at the end looks for: the journal forgets a thing as soon as it was removed.
  const made = outstanding();
  const left: string[] = [];
  // One thing that cannot be removed, as in a cluster that is no more, must not keep the others.
  const attempt = async (action: () => Promise<void>) => {
    const before = left.length;
    await action().catch((error: Error) => left.push(error.message));
    return left.length === before;
  };
  for (const thing of made) if (thing.kind === 'namespace') await attempt(() => removeNamespace(thing));
  for (const name of environmentNames()) if (isAttached(name)) forgetEnvironment(name);
  let emptied = true;
  for (const host of new Set(made.flatMap((thing) => ('engine' in thing ? [thing.engine] : [])))) {
    const gone = await attempt(async () => {
      const engine = await engineAt(host, session);
      if (!engine) return;
      for (const name of environmentsOn(engine)) await removeEnvironment(name, engine, session);
      left.push(...(await leftOn(engine, made)));
    });
    if (host === privateHost) emptied = gone;
  }
  // As long as something is on it that cannot be removed it is needed: for another try.
  if (emptied) {
    if (outstanding().some(({ kind }) => kind === 'engine' || kind === 'netns')) await progress.step('stopping the private Docker engine', () => stopPrivateEngine());
    for (const thing of outstanding()) if (thing.kind === 'sysctl') restoreLimit(thing);
  }
  // Of an environment that was killed before its first part there is only the note.
  if (left.length === 0) for (const thing of outstanding()) if (thing.kind === 'environment') isGone(thing);
  left.push(...leftovers(made));
  if (left.length > 0)
    throw new EnvironmentError(`not everything is gone:\n        ${left.join('\n        ')}`, {
      where: `the proof at the end of clean; the journal is ${journalFile}`,
      remedy: 'mend what is named and run clean again; what cannot be reached any more is forgotten by deleting its line in the journal',
    });
  rmSync(stateHome, { recursive: true, force: true });
  if (cache) removeCache();
  process.stdout.write(
    [
      'Nothing is left: no container, no Docker network, no network namespace, no mount, no process, no changed kernel setting.',
      cache || !existsSync(cacheHome) ? 'The cache is gone too.' : `The cache is kept: ${cacheHome} (clean --cache removes it).`,
      '',
    ].join('\n'),
  );
}

/** Of one that cannot be read nothing is known but by the journal. */
function isAttached(name: string): boolean {
  try {
    return readEnvironment(name)?.owner === 'attached';
  } catch {
    return !outstanding().some((made) => made.kind === 'environment' && made.name === name);
  }
}

function removeCache(): void {
  const [mount] = mountsBelow(cacheHome);
  if (mount)
    throw new EnvironmentError('the cache is in use by an engine that another state home started', {
      where: mount,
      remedy: 'run clean with that XDG_STATE_HOME first',
    });
  rmSync(cacheHome, { recursive: true, force: true });
}

/** An engine on which the journal knows of something; the private one is started if need be. */
async function engineAt(host: string, { progress, signal }: Session): Promise<Engine | undefined> {
  if (host === privateHost) {
    if (existsSync(dataRoot)) return (await findPrivateEngine()) ?? startPrivateEngine(progress, signal);
    // Without its data there are no containers to remove.
    for (const made of outstanding()) if ('engine' in made && made.engine === host) isGone(made);
    return undefined;
  }
  if (await engineVersion(host)) return { kind: 'own', host };
  throw new EnvironmentError(`things made on the engine ${host} cannot be removed: it does not answer; start it`);
}

const environmentsOn = (engine: Engine): string[] => [
  ...new Set(outstanding().flatMap((made) => ('environment' in made && made.engine === engine.host ? [made.environment] : []))),
];

/** What is left on an engine: of all things there on the private one, where nobody else makes any; of what the journal knew on the user's. */
async function leftOn(engine: Engine, made: readonly Made[]): Promise<string[]> {
  const list = async (...args: string[]) => (await docker(engine, args)).stdout.split('\n').filter(Boolean);
  const known = (kind: Made['kind'], name: string) => made.some((thing) => thing.kind === kind && thing.name === name && 'engine' in thing && thing.engine === engine.host);
  const containers = (await list('ps', '--all', '--format', '{{.Names}} {{.Label "io.x-k8s.kind.cluster"}}')).map((line) => line.split(' ') as [string, string]);
  const networks = (await list('network', 'ls', '--format', '{{.Name}}')).filter((name) => !['bridge', 'host', 'none'].includes(name));
  const ours = engine.kind === 'private';
  return [
    ...containers.filter(([name, cluster]) => ours || known('cluster', cluster) || known('container', name)).map(([name]) => `container ${name} on ${engine.host}`),
    ...networks.filter((name) => ours || known('network', name)).map((name) => `network ${name} on ${engine.host}`),
  ];
}

/** What the proof finds still there, outside the engines. */
function leftovers(made: readonly Made[]): string[] {
  const left = outstanding().map(({ kind, name }) => `${kind} ${name} (journal)`);
  if (existsSync(netnsFile(machineName))) left.push(`network namespace ${machineName}`);
  if (existsSync(runtimeFolder)) left.push(runtimeFolder);
  left.push(...[runtimeFolder, dataRoot].flatMap(mountsBelow).map((point) => `mount ${point}`));
  left.push(...processesNaming(runtimeFolder).map((pid) => `process ${pid}, which works in ${runtimeFolder}`));
  for (const thing of made) if (thing.kind === 'sysctl' && isStillOurs(thing)) left.push(`kernel setting ${thing.name}: ${readLimit(thing.name)}, before us ${thing.before}`);
  left.push(...environmentNames().map((name) => `environment ${name}`));
  return left;
}
