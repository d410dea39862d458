import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';
import type { FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { redact } from '../fixtures/redact.ts';
import { findRequirement } from './catalogue/index.ts';
import { missingClaims } from './catalogue/missing.ts';
import { decide } from './rules/verdict.ts';
import type { Claim, Explanation, RequirementResult, Verdict } from './types.ts';

const signs: Record<Verdict, { sign: string; colour: Parameters<typeof styleText>[0] }> = {
  conformant: { sign: '✓', colour: 'green' },
  'non-conformant': { sign: '✗', colour: 'red' },
  unsupported: { sign: '–', colour: 'dim' },
  inconclusive: { sign: '?', colour: 'yellow' },
};

/** Writes down the verdict on each requirement, from the claims that its spec attached, and says it in a line. */
export default class VerdictReporter implements Reporter {
  readonly #run: string;
  readonly #results: RequirementResult[] = [];
  readonly #troubles: string[] = [];

  constructor({ run }: { run: string }) {
    this.#run = run;
    // Specs must not go on changing the mesh when the command that started them was killed.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGINT'), 1_000).unref();
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const id = requirementOf(test);
    if (!id) {
      if (result.status !== 'passed') this.#trouble(textOf(result.error) || result.status);
      return;
    }
    const { claims, evidence, explanation, clusters } = claimsOf(result);
    const unsupported = result.annotations.find(({ type }) => type === 'unsupported')?.description;
    const error = result.status === 'passed' || result.status === 'skipped' ? undefined : textOf(result.error) || result.status;
    const decision = decide({
      claims,
      evidenceComplete: claims.every(({ input, evidence: files }) => [input, ...files].every((file) => existsSync(join(this.#run, file)))),
      unsupported,
      error,
      missing: missingClaims(findRequirement(id)?.decidedBy ?? [], claims, clusters),
    });
    const entry = {
      id,
      variant: test.parent.project()?.name ?? '',
      ...decision,
      seconds: Number((result.duration / 1000).toFixed(2)),
      claims,
      evidence,
      ...(explanation ? { explanation } : {}),
      ...(error === undefined ? {} : { error }),
    };
    this.#results.push(entry);
    this.#say(entry, test.title);
  }

  onError(error: TestError): void {
    this.#trouble(textOf(error));
  }

  onEnd(_result: FullResult): void {
    mkdirSync(this.#run, { recursive: true });
    writeFileSync(process.env.CONFORMANCE_VERDICTS ?? join(this.#run, 'verdicts.json'), redact(JSON.stringify({ results: this.#results, troubles: this.#troubles }, null, 2)));
  }

  #trouble(text: string): void {
    this.#troubles.push(redact(text));
    process.stderr.write(`  ${styleText('yellow', '?')} the specs could not run: ${text.split('\n').join('\n      ')}\n`);
  }

  #say({ id, variant, verdict, seconds, reason, explanation }: RequirementResult, title: string): void {
    const { sign, colour } = signs[verdict];
    process.stderr.write(`  ${styleText(colour, sign)} ${id} ${variant.padEnd(9)} ${title} ${styleText('dim', `${seconds.toFixed(1)} s`)}\n`);
    if (verdict !== 'conformant' && reason) process.stderr.write(`      ${verdict}: ${reason.split('\n').join('\n      ')}\n`);
    if (explanation) process.stderr.write(`      ${paragraph(explanation).join('\n      ')}\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

/** An explanation as people read it. */
const paragraph = ({ link, what, how, remedy, repro }: Explanation): string[] => [
  `first broken link: ${link}. ${what}.`,
  `known by: ${how}`,
  `do:       ${remedy}`,
  ...(repro ? [`see it:   ${repro}`] : []),
];

const requirementOf = (test: TestCase): string | undefined => test.annotations.find(({ type }) => type === 'requirement')?.description;

const textOf = (error: TestError | undefined): string => stripVTControlCharacters(error?.message ?? error?.value ?? '').trim();

interface Attached {
  /** How many clusters the spec looked at. */
  clusters: number;
  claims: Claim[];
  evidence: string[];
  explanation?: Explanation;
}

function claimsOf({ attachments }: TestResult): Attached {
  const attachment = attachments.find(({ name }) => name === 'claims');
  const text = attachment?.body?.toString() ?? (attachment?.path ? readFileSync(attachment.path, 'utf8') : undefined);
  return text ? (JSON.parse(text) as Attached) : { clusters: 0, claims: [], evidence: [] };
}
