import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './certificate/tree.ts';

/** A secret that stands in a file that people hand around. */
export interface Leak {
  /** Relative to the folder that was searched. */
  file: string;
  line: number;
  what: string;
}

const token = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/;
const key = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const bearer = /\b(?:bearer|basic)\s+[\w.+/=~-]{20,}/i;

/** Shapes of secrets, told by what they are and not by what they are called: what writes files redacts by name, too. */
const shapes: [what: string, shape: RegExp][] = [
  ['a private key', key],
  ['a token', token],
  ['credentials of a request', bearer],
];

/**
 * What base64 text, as in the data of a Secret or embedded in a page, says. Text is told by what is between it: an expression
 * for the text itself goes back over each of the millions of characters that an embedded log has, and runs out of stack.
 */
function* decoded(line: string): Generator<string> {
  for (const text of line.split(/[^A-Za-z0-9+/]+/)) if (text.length >= 40) yield Buffer.from(text, 'base64').toString('latin1');
}

function shapesIn(text: string): string | undefined {
  return shapes.find(([, shape]) => shape.test(text))?.[0];
}

/** The secret in a line, also where it is base64, or base64 inside of base64 as a Secret in an embedded file is. */
function secretIn(line: string, known: readonly string[], depth = 2): string | undefined {
  if (known.some((secret) => line.includes(secret))) return 'a credential of the kubeconfig';
  const found = shapesIn(line);
  if (found || depth === 0) return found;
  for (const text of decoded(line)) {
    const inside = secretIn(text, known, depth - 1);
    if (inside) return `${inside}, as base64`;
  }
  return undefined;
}

/**
 * Searches a finished folder for keys, tokens and credentials.
 *
 * @param known values that must not be there, whatever they look like
 */
export function findSecrets(folder: string, known: readonly string[] = []): Leak[] {
  return filesBelow(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'latin1')
      .split('\n')
      .flatMap((line, index) => {
        const what = secretIn(line, known);
        return what ? [{ file, line: index + 1, what }] : [];
      }),
  );
}
