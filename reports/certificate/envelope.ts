import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { dsse } from '@sigstore/core';
import type { Statement } from './types.ts';

/** DSSE, Dead Simple Signing Envelope, version 1.0. */
export interface Envelope {
  payloadType: 'application/vnd.in-toto+json';
  /** The statement as base64. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

const payloadType = 'application/vnd.in-toto+json';

/** Fingerprint of a public key, by which people tell keys apart. */
export const fingerprint = (key: KeyObject): string =>
  `SHA256:${createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64')
    .replace(/=+$/, '')}`;

/** The public half of a private key, as PEM. */
export const publicPem = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

/** Puts a statement into an envelope, signed where there is a key. */
export function seal(statement: Statement, key?: KeyObject): Envelope {
  const payload = Buffer.from(JSON.stringify(statement));
  const signatures = key ? [{ keyid: fingerprint(createPublicKey(key)), sig: sign(null, dsse.preAuthEncoding(payloadType, payload), key).toString('base64') }] : [];
  return { payloadType, payload: payload.toString('base64'), signatures };
}

/** The statement in an envelope, whoever signed it. */
export const open = ({ payload }: Envelope): Statement => JSON.parse(Buffer.from(payload, 'base64').toString()) as Statement;

/** Whether an envelope carries a signature of this key. */
export function signedBy({ payloadType: type, payload, signatures }: Envelope, key: KeyObject): boolean {
  const signed = dsse.preAuthEncoding(type, Buffer.from(payload, 'base64'));
  return signatures.some(({ sig }) => verify(null, signed, key, Buffer.from(sig, 'base64')));
}

/**
 * An ed25519 key from PEM.
 *
 * @throws Error saying what it is instead
 */
export function readKey(pem: string, kind: 'private' | 'public'): KeyObject {
  let key: KeyObject;
  try {
    key = kind === 'private' ? createPrivateKey(pem) : createPublicKey(pem);
  } catch (cause) {
    throw new Error(`it holds no ${kind} key in PEM`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`it is a key for ${key.asymmetricKeyType}, not for ed25519`);
  return key;
}
