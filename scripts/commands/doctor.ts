import { readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import type { Command } from 'commander';
import { exitCodes } from '../../fixtures/errors.ts';
import { which } from '../../fixtures/lab/engine/apt.ts';
import { findOwnEngine } from '../../fixtures/lab/engine/own.ts';
import { findPrivateEngine, missingEnginePrograms, privateEngineObstacle } from '../../fixtures/lab/engine/private.ts';
import { lacks } from '../../fixtures/lab/engine/runc-wrapper.ts';
import { outstanding } from '../../fixtures/lab/journal.ts';
import { cacheHome, isRoot } from '../../fixtures/lab/paths.ts';
import { freeDisk } from '../../fixtures/lab/stack/disk.ts';
import { goVersion } from '../../fixtures/lab/stack/go.ts';
import { readStack, stackNames } from '../../fixtures/lab/stack/index.ts';
import { builtParts } from '../../fixtures/lab/stack/source.ts';
import { run } from '../../fixtures/shell.ts';
import type { Session } from '../session.ts';

interface Finding {
  what: string;
  state: 'good' | 'note' | 'lacking';
  seen: string;
  remedy?: string;
}

const gib = 2 ** 30;

export function addDoctor(program: Command, _session: Session): void {
  program
    .command('doctor')
    .description('what this machine has and lacks, each with the remedy')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = [...machine(), ...(await engine()), ...(await toolchain()), ...(await stacks()), journal()];
      process.stdout.write(json ? `${JSON.stringify(findings, null, 2)}\n` : `${findings.map(line).join('\n')}\n`);
      process.exitCode = findings.some(({ state }) => state === 'lacking') ? exitCodes.inconclusive : 0;
    });
}

const line = ({ what, state, seen, remedy }: Finding): string =>
  `${{ good: '✓', note: '·', lacking: '✗' }[state]} ${what.padEnd(16)} ${seen}${remedy ? `\n${' '.repeat(19)}do: ${remedy}` : ''}`;

function machine(): Finding[] {
  const memory = totalmem() / gib;
  const free = freeDisk() / gib;
  const cgroup = process.platform === 'linux' ? (/^cgroup2 \/sys\/fs\/cgroup /m.test(readFileSync('/proc/mounts', 'utf8')) ? 'v2' : 'v1 or hybrid') : 'none';
  return [
    {
      what: 'system',
      state: 'good',
      seen: `${process.platform} ${process.arch}, ${availableParallelism()} processors, cgroup ${cgroup}, ${isRoot() ? 'root' : 'not root'}, Node ${process.versions.node}`,
    },
    memory >= 6
      ? { what: 'memory', state: 'good', seen: `${memory.toFixed(1)} GiB` }
      : { what: 'memory', state: 'lacking', seen: `${memory.toFixed(1)} GiB; two clusters, the mesh and a build want 6`, remedy: 'use a larger machine' },
    free >= 16
      ? { what: 'disk', state: 'good', seen: `${free.toFixed(1)} GiB free for ${cacheHome}` }
      : {
          what: 'disk',
          state: free >= 5 ? 'note' : 'lacking',
          seen: `${free.toFixed(1)} GiB free for ${cacheHome}; a first source build wants 16, a run on a built stack 5`,
          remedy: 'free some room, or set XDG_CACHE_HOME to a folder on a larger disk',
        },
  ];
}

async function engine(): Promise<Finding[]> {
  const own = await findOwnEngine().catch((error: Error) => error);
  if (own instanceof Error) return [{ what: 'Docker engine', state: 'lacking', seen: own.message, remedy: 'start that engine, or unset DOCKER_HOST' }];
  if (own) return [{ what: 'Docker engine', state: 'good', seen: `yours answers at ${own.host}: it is used` }];
  const obstacle = privateEngineObstacle();
  if (obstacle) return [{ what: 'Docker engine', state: 'lacking', seen: obstacle.message, ...(obstacle.remedy ? { remedy: obstacle.remedy } : {}) }];
  const running = await findPrivateEngine();
  const findings: Finding[] = [
    {
      what: 'Docker engine',
      state: 'good',
      seen: running ? `the private one runs at ${running.host}` : 'none answers: a private one will be started in a network namespace of its own',
    },
  ];
  const missing = missingEnginePrograms();
  if (missing.length > 0) {
    findings.push({
      what: 'engine programs',
      state: which('apt-get') ? 'note' : 'lacking',
      seen: `${missing.join(', ')} not found`,
      remedy: which('apt-get') ? 'nothing: up installs them with apt' : 'install Docker',
    });
  }
  if (lacks('sys_resource')) findings.push({ what: 'capabilities', state: 'note', seen: 'root lacks CAP_SYS_RESOURCE: containers are run without it' });
  return findings;
}

const leastGo = [1, 26] as const;

/** Whether "go1.26.1 linux/amd64" or the like is new enough for the stacks' modules. */
function newEnough(version: string): boolean {
  const [, major = 0, minor = 0] = (/go(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  return major > leastGo[0] || (major === leastGo[0] && minor >= leastGo[1]);
}

async function toolchain(): Promise<Finding[]> {
  const go = await goVersion().catch(() => undefined);
  const pip = await run('python3', ['-m', 'pip', '--version'], { deadline: 10_000 }).catch(() => undefined);
  return [
    go && newEnough(go)
      ? { what: 'Go', state: 'good', seen: go }
      : { what: 'Go', state: 'lacking', seen: go ?? 'no working go command', remedy: `install Go ${leastGo.join('.')} or newer (source-built stacks are compiled with it)` },
    pip
      ? { what: 'Python with pip', state: 'good', seen: pip.stdout.split(' from ')[0] ?? '' }
      : { what: 'Python with pip', state: 'lacking', seen: 'not found', remedy: 'install Python 3 with pip (Debian: python3-pip)' },
    which('mmdebstrap')
      ? { what: 'mmdebstrap', state: 'good', seen: which('mmdebstrap') as string }
      : which('apt-get') && isRoot()
        ? { what: 'mmdebstrap', state: 'note', seen: 'not found', remedy: 'nothing: a source build installs it with apt' }
        : { what: 'mmdebstrap', state: 'note', seen: 'not found: source-built stacks need it for the root file system of the nodes', remedy: 'install it (Debian: mmdebstrap)' },
  ];
}

async function stacks(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of stackNames()) {
    const definition = readStack(name);
    if (definition.kind === 'published') {
      findings.push({ what: 'stack', state: 'note', seen: `${name}: published images; needs an engine of yours and a registry that answers` });
      continue;
    }
    const parts = await builtParts(definition).catch(() => undefined);
    findings.push({
      what: 'stack',
      state: parts?.missing.length === 0 ? 'good' : 'note',
      seen: parts ? `${name}: ${parts.present} of ${parts.all} parts built` : `${name}: source-built, needs Go`,
    });
  }
  return findings;
}

function journal(): Finding {
  const made = outstanding();
  return {
    what: 'made here',
    state: 'good',
    seen: made.length === 0 ? 'nothing' : made.map(({ kind, name }) => `${kind} ${name}`).join(', '),
    ...(made.length > 0 ? { remedy: 'npm run conformance -- clean removes it all' } : {}),
  };
}
