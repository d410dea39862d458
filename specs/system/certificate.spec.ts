import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { reportsHome, root } from '../../fixtures/lab/paths.ts';
import { requirements } from '../../reports/catalogue/index.ts';
import { type Envelope, open, seal } from '../../reports/certificate/envelope.ts';
import { writeCertificate } from '../../reports/certificate/write.ts';
import type { CallSample } from '../../reports/readings/calls.ts';
import type { Result } from '../../reports/result.ts';
import type { EvidenceFile } from '../../reports/types.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { conformance, RunningCommand } from './command.ts';
import { environment, standing } from './standing.ts';
import { test } from './test.ts';

const scratch = scratchFolder('certificate');

const readJson = <T>(folder: string, file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
const writeJson = (folder: string, file: string, data: unknown) => writeFileSync(join(folder, file), JSON.stringify(data));

/** The folder that npm test's own certified run left. */
function certified(): string {
  const [newest] = readdirSync(reportsHome)
    .filter((name) => name.endsWith(`-${environment}`) && existsSync(join(reportsHome, name, 'certificate.json')))
    .sort()
    .reverse();
  if (!newest) throw new Error(`there is no certificate in ${reportsHome}: these specs are run by npm test`);
  return join(reportsHome, newest);
}

let copies = 0;
function copy(): string {
  copies += 1;
  const folder = join(scratch, String(copies));
  cpSync(certified(), folder, { recursive: true });
  return folder;
}

/** What someone without the signer's key can do: a new certificate over what was tampered with. */
const sealAgain = (folder: string) => writeCertificate({ folder, root, result: readJson<Result>(folder, 'result.json'), timeouts: {} });

function change(folder: string, edit: (result: Result) => void): void {
  const result = readJson<Result>(folder, 'result.json');
  edit(result);
  writeJson(folder, 'result.json', result);
}

const entryOf = ({ requirements }: Result, id: string) => requirements.find((entry) => entry.id === id) as Result['requirements'][number];

/** The sample behind the claim that only v2 answers. */
function exclusiveSample(folder: string): string {
  const { claims } = entryOf(readJson<Result>(folder, 'result.json'), 'MC-RT-010');
  return claims.find(({ rule }) => rule === 'servedOnlyBy')?.input ?? '';
}

function editCall(folder: string): void {
  const file = readJson<EvidenceFile>(folder, exclusiveSample(folder));
  const { calls } = file.data as CallSample;
  Object.assign(calls[17] ?? {}, { version: 'v1' });
  writeJson(folder, exclusiveSample(folder), file);
}

test('a certified run verifies by itself and against its key, and not against another', async () => {
  const folder = certified();
  const whole = await conformance(['verify', folder]);
  const verdicts = requirements.filter(({ level }) => level === 'core').flatMap(({ variants }) => variants).length;
  expect(whole.text).toMatch(new RegExp(`signed by SHA256:\\S+, the key that it names itself[\\s\\S]*verified: conformant, ${verdicts} verdicts`));
  expect(whole.code).toBe(0);
  const other = join(scratch, 'other.pem');
  writeFileSync(other, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
  const foreign = await conformance(['verify', folder, '--key', other]);
  expect(foreign.text).toContain('the signature is not one of the key that was given');
  expect(foreign.code).toBe(4);
  expect(readFileSync(join(folder, 'certificate.html'), 'utf8')).toContain('✓ conformant');
});

/** What is done to the folder; what is said of it as it is, and what when somebody has sealed it again. */
const tamperings: { what: string; tamper: (folder: string) => void; said: RegExp; sealed: RegExp }[] = [
  {
    what: 'an edited verdict',
    tamper: (folder) =>
      change(folder, (result) => {
        Object.assign(entryOf(result, 'MC-TR-010'), { verdict: 'non-conformant', reason: 'v2 is gone' });
        result.verdict = 'non-conformant';
      }),
    said: /result\.json was changed after it was certified[\s\S]*MC-TR-010 mtls: the certificate says conformant, the result non-conformant/,
    sealed: /MC-TR-010 mtls: it is told as non-conformant; its claims make it conformant/,
  },
  {
    what: 'an edited call',
    tamper: editCall,
    said: /MC-RT-010 \w+: the evidence evidence\/\S+calls-from-\S+ was changed after it was certified/,
    sealed: /MC-RT-010 \w+: .*only v2 answers: holds is told as true; evidence\/\S+ gives false/,
  },
  {
    what: 'a removed evidence file',
    tamper: (folder) => rmSync(join(folder, exclusiveSample(folder))),
    said: /MC-RT-010 \w+: the evidence evidence\/\S+ is missing/,
    sealed: /MC-RT-010 \w+: .*what it judged, evidence\/\S+, is not among the requirement's evidence/,
  },
  {
    what: 'a dropped requirement',
    tamper: (folder) =>
      change(folder, (result) => {
        result.requirements = result.requirements.filter(({ id, variant }) => id !== 'MC-SC-010' || variant !== 'mtls');
      }),
    said: /MC-SC-010 mtls: the requirement was dropped from the result/,
    sealed: /MC-SC-010 mtls: the requirement was dropped from the result/,
  },
  {
    what: 'a claim that was made easier',
    tamper: (folder) =>
      change(folder, (result) => {
        const claim = entryOf(result, 'MC-RT-010').claims.find(({ rule }) => rule === 'servedOnlyBy');
        Object.assign(claim?.parameters ?? {}, { count: 1 });
      }),
    said: /result\.json was changed/,
    sealed: /servedOnlyBy was judged with count 1 and wants 90/,
  },
  {
    what: 'a claim that wants another answer',
    tamper: (folder) =>
      change(folder, (result) => {
        const claim = entryOf(result, 'MC-RT-010').claims.find(({ rule }) => rule === 'servedOnlyBy');
        Object.assign(claim?.parameters ?? {}, { version: 'v1' });
      }),
    said: /result\.json was changed/,
    sealed: /MC-RT-010 \w+: .*1 of 2 claims servedOnlyBy \(clause\) with \{"version":"v2"\}/,
  },
  {
    what: 'a claim that stands in for another',
    tamper: (folder) =>
      change(folder, (result) => {
        const { claims } = entryOf(result, 'MC-TR-030');
        claims[1] = structuredClone(claims[0]) as (typeof claims)[number];
      }),
    said: /result\.json was changed/,
    sealed: /MC-TR-030 \w+: .*: it was judged by what another claim was, evidence\/\S+/,
  },
  {
    what: 'evidence of another caller that stands in for what a claim was judged by',
    tamper: (folder) => {
      const [first, second] = entryOf(readJson<Result>(folder, 'result.json'), 'MC-TR-030').claims.map(({ input }) => input) as [string, string];
      const file = readJson<EvidenceFile>(folder, first);
      const { calls } = file.data as CallSample;
      calls[0] = { ...calls[0], seconds: 0.123456 } as (typeof calls)[number];
      writeJson(folder, second, file);
    },
    said: /MC-TR-030 \w+: the evidence evidence\/\S+ was changed after it was certified/,
    sealed: /MC-TR-030 \w+: 0 of 1 claims answeredInTime \(clause\) are of calls from \w+/,
  },
  {
    what: 'a cluster that the environment is not told to have',
    tamper: (folder) =>
      change(folder, (result) => {
        result.environment.clusters.pop();
      }),
    said: /result\.json was changed/,
    sealed: /the environment is told to have one cluster: nothing goes across/,
  },
  {
    what: 'evidence of another run under the name of a text',
    tamper: (folder) => {
      const path = exclusiveSample(folder);
      const text = path.replace(/json$/, 'txt');
      writeJson(folder, text, { ...readJson<EvidenceFile>(folder, path), run: 'another' });
      rmSync(join(folder, path));
      change(folder, ({ requirements }) => {
        for (const entry of requirements) {
          entry.evidence = entry.evidence.map((one) => (one === path ? text : one));
          for (const claim of entry.claims) if (claim.input === path) claim.input = text;
        }
      });
    },
    said: /MC-RT-010 \w+: the evidence evidence\/\S+json is missing/,
    sealed: /MC-RT-010 \w+: the evidence evidence\/\S+txt is of another run, another/,
  },
  {
    what: 'a cluster that was left out of a claim',
    tamper: (folder) =>
      change(folder, (result) => {
        Object.assign(entryOf(result, 'MC-DS-030').claims[0]?.parameters ?? {}, { clusters: ['primary'] });
      }),
    said: /result\.json was changed/,
    sealed: /MC-DS-030 \w+: .*readsEveryCluster was judged without the cluster remote/,
  },
  {
    what: 'a requirement that was made unsupported',
    tamper: (folder) =>
      change(folder, (result) => {
        const entry = entryOf(result, 'MC-DS-030');
        for (const path of entry.evidence) rmSync(join(folder, path));
        Object.assign(entry, { verdict: 'unsupported', reason: 'nobody asks istiod', claims: [], evidence: [] });
        result.environment.absent['istiod-debug'] = 'nobody asks istiod';
      }),
    said: /result\.json was changed/,
    sealed: /told to lack istiod-debug, and its stack, \S+, does not/,
  },
  {
    what: "an environment of ours that is told as someone else's",
    tamper: (folder) =>
      change(folder, (result) => {
        result.environment.owner = 'attached';
      }),
    said: /result\.json was changed/,
    sealed: /the environment is told as someone else's, and has what only the suite makes/,
  },
  {
    what: 'evidence of what is told as unsupported',
    tamper: (folder) =>
      change(folder, (result) => {
        Object.assign(entryOf(result, 'MC-DS-030'), { verdict: 'unsupported', reason: 'nobody asks istiod', claims: [] });
        result.environment.absent['istiod-debug'] = 'nobody asks istiod';
      }),
    said: /result\.json was changed/,
    sealed: /MC-DS-030 \w+: it is told as unsupported, and has evidence of what was measured/,
  },
  {
    what: 'a file of evidence that was added',
    tamper: (folder) => writeFileSync(join(folder, 'evidence', 'extra.json'), '{}'),
    said: /evidence\/extra\.json belongs to none of the verdicts/,
    sealed: /evidence\/extra\.json belongs to none of the verdicts/,
  },
  {
    what: 'evidence of another time',
    tamper(folder) {
      const file = readJson<EvidenceFile>(folder, exclusiveSample(folder));
      writeJson(folder, exclusiveSample(folder), { ...file, at: '2020-01-01T00:00:00.000Z' });
    },
    said: /MC-RT-010 \w+: the evidence evidence\/\S+ was changed after it was certified/,
    sealed: /MC-RT-010 \w+: the evidence evidence\/\S+ was written at 2020-01-01T00:00:00.000Z, outside of the run/,
  },
  {
    what: 'a claim that was left out',
    tamper: (folder) =>
      change(folder, (result) => {
        const entry = entryOf(result, 'MC-RT-010');
        entry.claims = entry.claims.filter(({ rule }) => rule !== 'servedOnlyBy');
      }),
    said: /result\.json was changed/,
    sealed: /MC-RT-010 \w+: it is told as conformant; its claims make it inconclusive \(the spec did not ask all that decides: 0 of 2 claims servedOnlyBy/,
  },
];

for (const { what, tamper, said, sealed } of tamperings) {
  test(`${what} is caught, also when it was sealed again`, async () => {
    const folder = copy();
    tamper(folder);
    const plain = await conformance(['verify', folder]);
    expect(plain.text).toMatch(said);
    expect(plain.code).toBe(4);
    if (what === 'a removed evidence file')
      change(folder, ({ requirements }) => {
        for (const entry of requirements) entry.evidence = entry.evidence.filter((path) => existsSync(join(folder, path)));
      });
    sealAgain(folder);
    const again = await conformance(['verify', folder]);
    expect(again.text).toMatch(sealed);
    expect(again.code).toBe(4);
  });
}

test('a certificate that tells another mesh than the one that was measured is caught', async () => {
  const folder = copy();
  const { signer: _, ...predicate } = open(readJson<Envelope>(folder, 'certificate.json')).predicate;
  const statement = { ...open(readJson<Envelope>(folder, 'certificate.json')), predicate };
  predicate.stack = { ...predicate.stack, name: 'published-1.30.3' };
  predicate.endedAt = '2099-01-01T00:00:00.000Z';
  writeJson(folder, 'certificate.json', seal(statement));
  const { text, code } = await conformance(['verify', folder]);
  expect(text).toMatch(/endedAt in the certificate is not that of the result, \S+/);
  expect(text).toContain('stack in the certificate is not that of the result');
  expect(code).toBe(4);
});

test('a secret in the finished folder fails the run; results of two runs are no certificate', async () => {
  const before = new Set(readdirSync(reportsHome));
  const command = new RunningCommand(['run', '--name', environment, '--only', 'MC-PF-020', '--variant', standing().mesh?.variant ?? 'mtls']);
  await command.says(/› specs/);
  const made = readdirSync(reportsHome).find((name) => !before.has(name) && name !== 'latest') ?? '';
  const token = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`;
  writeFileSync(join(reportsHome, made, 'planted.txt'), `nothing here\ntoken: ${Buffer.from(token).toString('base64')}\n`);
  expect(await command.exit()).toBe(3);
  expect(command.text).toMatch(/the run's folder holds secrets:\s+planted\.txt, line 2: a token, as base64/);

  // The other run's verdict and evidence, put into the certified folder.
  const folder = copy();
  const other = readJson<Result>(join(reportsHome, made), 'result.json').requirements[0] as Result['requirements'][number];
  change(folder, ({ requirements }) => {
    const index = requirements.findIndex(({ id, variant }) => id === other.id && variant === other.variant);
    requirements[index] = other;
  });
  for (const path of other.evidence) cpSync(join(reportsHome, made, path), join(folder, path));
  sealAgain(folder);
  const merged = await conformance(['verify', folder]);
  expect(merged.text).toMatch(/MC-PF-020 \w+: the evidence evidence\/\S+ is of another run/);
  expect(merged.code).toBe(4);
});

test('an environment that was changed by hand is not certified, and the change is named', async () => {
  const kubectl = (...args: string[]) => conformance(['exec', '--name', environment, '--', 'kubectl', '--context', 'remote', '--namespace', 'app1', ...args]);
  expect((await kubectl('label', 'service', 'helloworld', 'by=hand')).code).toBe(0);
  try {
    const { code, text } = await conformance(['certify', '--name', environment]);
    expect(text).toMatch(/changed since it was installed:\s+remote Service app1 helloworld was changed\s+at: npm-test\s+do: npm run conformance -- down --name npm-test/);
    expect(code).toBe(2);
  } finally {
    await kubectl('label', 'service', 'helloworld', 'by-');
  }
});

test('what is no certificate and no key is refused', async () => {
  const none = await conformance(['verify', scratch]);
  expect(none.text).toContain('there is no certificate.json');
  expect(none.code).toBe(2);
  const torn = copy();
  writeFileSync(join(torn, 'result.json'), readFileSync(join(torn, 'result.json'), 'utf8').slice(0, 100));
  const unreadable = await conformance(['verify', torn]);
  expect(unreadable.text).toMatch(/result\.json cannot be read: .*JSON/);
  expect(unreadable.code).toBe(4);
  writeFileSync(join(torn, 'result.json'), '{}');
  const another = await conformance(['verify', torn]);
  expect(another.text).toMatch(/result\.json was changed after it was certified[\s\S]*is not of the shape that the suite writes/);
  expect(another.code).toBe(4);
  writeJson(torn, 'certificate.json', { ...readJson<Envelope>(torn, 'certificate.json'), signatures: undefined });
  const shapeless = await conformance(['verify', torn]);
  expect(shapeless.text).toMatch(/certificate\.json cannot be read: /);
  expect(shapeless.code).toBe(4);
  const key = join(scratch, 'rsa.pem');
  writeFileSync(key, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const wrong = await conformance(['certify', '--key', key]);
  expect(wrong.text).toMatch(/rsa\.pem cannot be used as key: it is a key for rsa, not for ed25519[\s\S]*openssl genpkey/);
  expect(wrong.code).toBe(2);
});
