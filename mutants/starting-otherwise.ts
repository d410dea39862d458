import { replaceIstiodForAll } from '../fixtures/breakage/istiod.ts';
import { settling } from '../fixtures/breakage/objects.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { rewriting } from './rewriting.ts';

/** The istiod that runs stays as it is; one that starts in its place is told more by its command line. */
export const startingWith = (...flags: string[]): Breakage =>
  settling(
    rewriting(
      'pods',
      `oldObject == null && has(object.metadata.labels) && "app" in object.metadata.labels && object.metadata.labels["app"] == "istiod"
      ? [${flags.map((flag) => `JSONPatch{op: "add", path: "/spec/containers/0/args/-", value: ${JSON.stringify(flag)}}`).join(', ')}]
      : []`,
      { group: '', namespace: () => rootNamespace },
    ),
    async () => {},
    replaceIstiodForAll,
  );
