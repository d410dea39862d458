import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readStack, stackNames } from '../../fixtures/lab/stack/index.ts';
import { findRequirement, requirements } from '../catalogue/index.ts';
import { missingClaims } from '../catalogue/missing.ts';
import { needsOf } from '../catalogue/needs.ts';
import type { Result } from '../result.ts';
import { judge, type RuleName, rules } from '../rules/index.ts';
import { clustersIn, parametersFit } from '../rules/parameters.ts';
import { decide, overall } from '../rules/verdict.ts';
import type { Claim, EvidenceFile, Judgement, RequirementResult } from '../types.ts';
import { callerOf, callersMissing, countedTwice } from './drawn.ts';
import { type Envelope, fingerprint, open, signedBy } from './envelope.ts';
import { digestOf, filesBelow, leafOf, sourceDigest } from './tree.ts';
import { type Certificate, predicateType, type Statement } from './types.ts';
import { certificateFile, evidenceDigest, factsOf } from './write.ts';

/** What became of a certificate that was checked. */
export interface Verification {
  certificate?: Certificate;
  /** What is not as the certificate says, a line each; none where it holds. */
  findings: string[];
  /** What a reader should know beside. */
  notes: string[];
}

interface Case {
  folder: string;
  statement: Statement;
  certificate: Certificate;
  result: Result;
}

/**
 * Checks a run's folder against its certificate, without a cluster and without a network: signature, hashes,
 * that all belongs to one run, and every verdict once more from the raw evidence.
 *
 * @param root the checkout, by whose rules it is judged
 * @param key the key that should have signed, where the reader has it
 */
export function verify(folder: string, root: string, key?: KeyObject): Verification {
  const source = sourceDigest(root);
  let statement: Statement;
  let signature: string[];
  let notes: string[];
  try {
    const envelope = JSON.parse(readFileSync(join(folder, certificateFile), 'utf8')) as Envelope;
    statement = open(envelope);
    if (statement.predicateType !== predicateType) return { findings: [`${certificateFile} is a ${statement.predicateType}, not a ${predicateType}`], notes: [] };
    [signature, notes] = signatureOf(envelope, statement.predicate, key);
    const { version, sourceDigest: its } = statement.predicate.suite;
    if (its !== source) notes.push(`another version of the suite decided it (${version}, source ${its.slice(0, 12)}): the rules of this one may differ`);
  } catch (error) {
    return { findings: [`${certificateFile} cannot be read: ${(error as Error).message}`], notes: [] };
  }
  const certificate = statement.predicate;
  if (!existsSync(join(folder, 'result.json'))) return { certificate, findings: [...signature, 'result.json is missing'], notes };
  let result: Result;
  try {
    result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as Result;
  } catch (error) {
    return { certificate, findings: [...signature, `result.json cannot be read: ${(error as Error).message}`], notes };
  }
  const given = { folder, statement, certificate, result };
  const checks = [hashes, completeness, sameRun, clustersAsTold, lacksAsTold, decidedOtherwise];
  return { certificate, findings: [...signature, ...checks.flatMap((check) => found(() => check(given)))], notes };
}

/** What a check found; that it could not be made, because something is of another shape, is a finding, too. */
function found(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    return [`the certificate or the result is not of the shape that the suite writes: ${(error as Error).message}`];
  }
}

function signatureOf(envelope: Envelope, { signer }: Certificate, key?: KeyObject): [findings: string[], notes: string[]] {
  if (envelope.signatures.length === 0)
    return key || signer
      ? [['nobody signed it, though a signature is claimed or asked for'], []]
      : [[], ['it is not signed: hashes show that it agrees with itself, not who made it']];
  if (key)
    return signedBy(envelope, key)
      ? [[], [`signed by the key that was given, ${fingerprint(key)}`]]
      : [['the signature is not one of the key that was given, or what was signed has changed'], []];
  if (!signer) return [['it is signed, but names no signer'], []];
  const own = createPublicKey(signer);
  return signedBy(envelope, own)
    ? [[], [`signed by ${fingerprint(own)}, the key that it names itself; --key holds it against one that you trust`]]
    : [['the signature does not fit: what was signed has changed'], []];
}

/** Every file is what it was, none is missing, none was added. */
function hashes({ folder, statement, certificate }: Case): string[] {
  const findings: string[] = [];
  const digest = (name: string) => statement.subject.find((subject) => subject.name === name)?.digest.sha256;
  if (leafOf(folder, 'result.json').sha256 !== digest('result.json')) findings.push('result.json was changed after it was certified');
  const known = new Set<string>();
  for (const { id, variant, evidence, leaves } of certificate.verdicts) {
    for (const { path, sha256 } of leaves) {
      known.add(path);
      if (!path.startsWith('evidence/') || path.includes('..')) findings.push(`${id} ${variant}: ${path} is no place for evidence`);
      else if (!existsSync(join(folder, path))) findings.push(`${id} ${variant}: the evidence ${path} is missing`);
      else if (leafOf(folder, path).sha256 !== sha256) findings.push(`${id} ${variant}: the evidence ${path} was changed after it was certified`);
    }
    if (digestOf(leaves) !== evidence) findings.push(`${id} ${variant}: the list of its evidence was changed`);
  }
  if (evidenceDigest(certificate) !== digest('evidence')) findings.push('the hash tree over the evidence was changed');
  const there = existsSync(join(folder, 'evidence')) ? filesBelow(join(folder, 'evidence'), folder) : [];
  return [...findings, ...there.filter((path) => !known.has(path)).map((path) => `${path} belongs to none of the verdicts`)];
}

const nameOf = ({ id, variant }: { id: string; variant: string }): string => `${id} ${variant}`;

/** Every core requirement is there in every variant, once, and certificate and result say the same. */
function completeness({ certificate, result }: Case): string[] {
  const wanted = requirements.filter(({ level }) => level === 'core').flatMap(({ id, variants }) => variants.map((variant) => ({ id, variant })));
  const findings: string[] = [];
  for (const one of wanted) {
    const found = result.requirements.filter((entry) => nameOf(entry) === nameOf(one)).length;
    if (found !== 1) findings.push(`${nameOf(one)}: ${found === 0 ? 'the requirement was dropped from the result' : `it has ${found} verdicts`}`);
  }
  for (const entry of result.requirements) {
    const certified = certificate.verdicts.filter((other) => nameOf(other) === nameOf(entry));
    const [own] = certified;
    if (!own || certified.length > 1) findings.push(`${nameOf(entry)}: the certificate has ${certified.length} verdicts on it`);
    else if (own.verdict !== entry.verdict) findings.push(`${nameOf(entry)}: the certificate says ${own.verdict}, the result ${entry.verdict}`);
    else if (!isDeepStrictEqual(own.leaves.map(({ path }) => path).toSorted(), entry.evidence.toSorted()))
      findings.push(`${nameOf(entry)}: the certificate hashes other files than those that are its evidence in the result`);
  }
  for (const entry of certificate.verdicts)
    if (!result.requirements.some((other) => nameOf(other) === nameOf(entry))) findings.push(`${nameOf(entry)}: it stands in the certificate and not in the result`);
  const { sourceDigest: _, ...suite } = certificate.suite;
  const told = { ...certificate, suite };
  for (const [name, value] of Object.entries(factsOf(result)))
    if (!isDeepStrictEqual(told[name as keyof typeof told], value))
      findings.push(`${name} in the certificate is not that of the result${typeof value === 'string' ? `, ${value}` : ''}`);
  return findings;
}

const evidenceAt = (folder: string, path: string): EvidenceFile | undefined => {
  try {
    return JSON.parse(readFileSync(join(folder, path), 'utf8')) as EvidenceFile;
  } catch {
    return undefined;
  }
};

/** All evidence that says whose it is, and all that a claim was judged by, is of this run, of its requirement, and of its time. */
function sameRun({ folder, certificate, result }: Case): string[] {
  const findings: string[] = [];
  for (const { id, variant, evidence, claims } of result.requirements) {
    for (const path of evidence.filter((name) => name.endsWith('.json') || claims.some(({ input }) => input === name))) {
      const file = evidenceAt(folder, path);
      if (!file) continue;
      if (file.run !== certificate.run) findings.push(`${id} ${variant}: the evidence ${path} is of another run, ${file.run}`);
      else if (file.requirement !== id || file.variant !== variant) findings.push(`${id} ${variant}: the evidence ${path} is that of ${file.requirement} ${file.variant}`);
      else if (!(file.at >= certificate.startedAt && file.at <= certificate.endedAt))
        findings.push(`${id} ${variant}: the evidence ${path} was written at ${file.at}, outside of the run`);
    }
  }
  return findings;
}

/** Every verdict of a run comes out the same when the raw evidence is judged again: what does not, a line each. */
export function decidedOtherwise({ folder, result }: Pick<Case, 'folder' | 'result'>): string[] {
  const clusters = result.environment.clusters.map(({ name }) => name);
  const findings = result.requirements.flatMap((entry) => [
    ...entry.claims.flatMap((claim) => judgedAgain(folder, clusters, entry, claim)),
    ...drawnOtherwise(folder, clusters, entry),
    ...decidedAgain(folder, entry, result),
  ]);
  const worst = overall(result.requirements.map(({ verdict }) => verdict));
  return worst === result.verdict ? findings : [...findings, `the run's verdict is ${result.verdict}, and its parts make it ${worst}`];
}

function judgedAgain(folder: string, clusters: readonly string[], entry: RequirementResult, { claim, rule, parameters, input, ...told }: Claim): string[] {
  const where = `${nameOf(entry)}: ${claim}`;
  if (!Object.hasOwn(rules, rule)) return [`${where}: there is no rule ${rule}`];
  if (!entry.evidence.includes(input)) return [`${where}: what it judged, ${input}, is not among the requirement's evidence`];
  const file = evidenceAt(folder, input);
  if (!file) return [`${where}: ${input} cannot be read`];
  const unfit = parametersFit(rule as RuleName, parameters, clusters);
  if (unfit) return [`${where}: ${unfit}`];
  let again: Judgement;
  try {
    again = judge(rule as RuleName, file.data as never, parameters as never);
  } catch (error) {
    return [`${where}: ${input} cannot be judged: ${(error as Error).message}`];
  }
  const changed = (['holds', 'wanted', 'seen', 'confidence'] as const).filter((name) => again[name] !== told[name]);
  return changed.map((name) => `${where}: ${name} is told as ${JSON.stringify(told[name])}; ${input} gives ${JSON.stringify(again[name])}`);
}

/** What claims of a requirement were judged by is each its own, and comes from every cluster where it should. */
function drawnOtherwise(folder: string, clusters: readonly string[], entry: RequirementResult): string[] {
  const read = (path: string) => evidenceAt(folder, path);
  // One that is not conformant may have ended before all was asked.
  const missing = entry.verdict === 'conformant' ? callersMissing(findRequirement(entry.id)?.decidedBy ?? [], entry.claims, clusters, read) : [];
  return [...countedTwice(entry.claims, read), ...missing].map((what) => `${nameOf(entry)}: ${what}`);
}

/** There are two clusters or more, and all that is spoken of is among them: one that is not told of is missing from every count. */
function clustersAsTold({ folder, result: { environment, platform, requirements: entries } }: Case): string[] {
  const names = environment.clusters.map(({ name }) => name);
  if (names.length < 2) return [`the environment is told to have ${names.length === 1 ? 'one cluster' : 'no clusters'}: nothing goes across`];
  const spokenOf = entries.flatMap(({ claims }) => claims.flatMap(({ parameters, input }) => [...(clustersIn(parameters) ?? []), callerOf(evidenceAt(folder, input)?.data)]));
  const others = new Set([...platform.clusters.map(({ name }) => name), ...spokenOf].filter((name) => name !== undefined && !names.includes(name as string)));
  return [...others].map((name) => `there is evidence of a cluster ${name}, and the environment is told to have none of that name`);
}

/** What the environment is told to lack is what it can lack: a capability that is not there takes requirements out of the verdict. */
function lacksAsTold({ result: { environment, stack } }: Case): string[] {
  const { owner, variant, absent, engine, network } = environment;
  const findings = absent.mesh ? ['the environment is told to have no mesh: nothing is certified of one that is not there'] : [];
  if (owner !== 'ours')
    return engine || network || stack.name !== 'not ours' ? [...findings, `the environment is told as someone else's, and has what only the suite makes`] : findings;
  if (variant !== undefined) findings.push(`the environment is told to have the ${variant} mesh alone, and the suite installed each`);
  if (!stackNames().includes(stack.name)) return [...findings, `there is no stack ${stack.name} in this checkout, so that what it lacks cannot be held against it`];
  const definition = readStack(stack.name);
  if (stack.kind !== definition.kind) findings.push(`the stack ${stack.name} is told to be ${stack.kind ?? 'of no kind'}, and is ${definition.kind}`);
  const own: Record<string, string> = definition.absent;
  const more = Object.keys(absent).filter((capability) => own[capability] === undefined);
  return more.length > 0 ? [...findings, `the environment is told to lack ${more.join(', ')}, and its stack, ${stack.name}, does not`] : findings;
}

function decidedAgain(folder: string, entry: RequirementResult, { environment }: Result): string[] {
  const { id, variant, verdict, claims, evidence, reason, error } = entry;
  const requirement = findRequirement(id);
  if (!requirement) return [`${nameOf(entry)}: it is not in the catalogue`];
  const notInstalled = environment.variant !== undefined && environment.variant !== variant;
  const lacking = needsOf(requirement).find((need) => environment.absent[need]);
  if (verdict === 'unsupported') {
    if (!notInstalled && !lacking) return [`${nameOf(entry)}: it is told as unsupported, and the environment lacks nothing that it needs`];
    return claims.length + evidence.length > 0 ? [`${nameOf(entry)}: it is told as unsupported, and has evidence of what was measured`] : [];
  }
  // What came to no verdict betters none.
  if (verdict !== 'inconclusive' && (notInstalled || lacking)) return [`${nameOf(entry)}: it is told as ${verdict}, and the environment lacks ${lacking ?? `the ${variant} mesh`}`];
  const again = decide({
    claims,
    error,
    evidenceComplete: claims.every(({ input, evidence: files }) => [input, ...files].every((path) => existsSync(join(folder, path)))),
    missing: missingClaims(requirement.decidedBy, claims, environment.clusters.length),
  });
  if (again.verdict !== verdict) return [`${nameOf(entry)}: it is told as ${verdict}; its claims make it ${again.verdict}${again.reason ? ` (${again.reason})` : ''}`];
  return verdict === 'non-conformant' && again.reason !== reason ? [`${nameOf(entry)}: the reason that is told is not the one that its claims give`] : [];
}
