import { both } from '../fixtures/breakage/objects.ts';
import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

const renaming = (where: 'primary' | 'remote') =>
  rewriting('services', `object.metadata.name == "echo" ? [JSONPatch{op: "replace", path: "/spec/ports/4/name", value: "http-server-first"}] : []`, { group: '', where });

export const greetingServerCalledHttp: Mutant = {
  id: 'greeting-server-called-http',
  sentence: 'the port of a server that speaks first is declared as HTTP, where sidecars wait for the client to begin',
  variants: ['mtls'],
  requirement: 'MC-TR-050',
  link: 'service',
  unharmed: ['MC-TR-010'],
  ...both(renaming('primary'), renaming('remote')),
};
