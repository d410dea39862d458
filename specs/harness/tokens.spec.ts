import { createPublicKey, createVerify, type JsonWebKey } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { Caller, Calls } from '../../fixtures/caller.ts';
import type { Evidence } from '../../fixtures/evidence.ts';
import type { Mesh } from '../../fixtures/mesh.ts';
import { redact } from '../../fixtures/redact.ts';
import { makeTokens } from '../../fixtures/tokens.ts';

const tokens = makeTokens();
const partsOf = ({ authorization }: { authorization: string }) => authorization.replace('Bearer ', '').split('.') as [string, string, string];
const claimsOf = (shown: { authorization: string }) => JSON.parse(Buffer.from(partsOf(shown)[1], 'base64url').toString()) as { iss: string; exp: number };

test('of the tokens only the good one is signed with the published key and not over', () => {
  const { keys } = JSON.parse(tokens.jwks) as { keys: [JsonWebKey] };
  const signed = (shown: { authorization: string }) => {
    const [head, claims, signature] = partsOf(shown);
    return createVerify('RSA-SHA256')
      .update(`${head}.${claims}`)
      .verify(createPublicKey({ key: keys[0], format: 'jwk' }), signature, 'base64url');
  };
  const over = (shown: { authorization: string }) => claimsOf(shown).exp < Date.now() / 1000;
  const told = (['good', 'expired', 'changed', 'forged'] as const).map((which) => [which, signed(tokens[which]), over(tokens[which])]);
  expect(told).toEqual([
    ['good', true, false],
    ['expired', true, true],
    ['changed', false, false],
    ['forged', false, false],
  ]);
  expect(claimsOf(tokens.good).iss).toBe(tokens.issuer);
  expect(keys[0]).not.toHaveProperty('d');
});

test('a token stands neither in a claim nor in what is kept of a sample; which it was does', () => {
  const pod = { name: 'sleep', cluster: 'a' } as Caller['pod'];
  const calls = new Calls(new Caller({} as Mesh, pod, {} as Evidence), { host: 'helloworld', port: 5000, path: '/hello', headers: tokens.expired });
  expect(String(calls)).toBe('sleep in a → http://helloworld:5000/hello with authorization: Bearer [token redacted], x-shown: expired');
  expect(redact(JSON.stringify({ headers: tokens.expired }))).toBe('{"headers":{"authorization":"Bearer [token redacted]","x-shown":"expired"}}');
});
