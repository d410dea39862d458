/** Compiles one component of a stack, fetches its Envoy or makes its Debian: what `up` does for each, with the cache that XDG_CACHE_HOME names. */
import { describe } from '../../fixtures/errors.ts';
import { bootstrapDebian, debianRoot } from '../../fixtures/lab/stack/debian.ts';
import { readStack, type SourceDefinition } from '../../fixtures/lab/stack/definition.ts';
import { envoyBinary, fetchEnvoy } from '../../fixtures/lab/stack/envoy.ts';
import { compile, goBuild, goVersion } from '../../fixtures/lab/stack/go.ts';

const [stack = '', component = ''] = process.argv.slice(2);
const { modules, ldflags } = readStack(stack) as SourceDefinition;
const module = modules[component] as string;
const say = (detail: string) => process.stdout.write(`${detail}\n`);
try {
  if (component === 'debian') {
    const { suite, tools } = (readStack(stack) as SourceDefinition).debian;
    await bootstrapDebian(debianRoot('tools', suite, tools), say);
  } else if (component === 'envoy') await fetchEnvoy(module, envoyBinary(module), say);
  else {
    const build = goBuild(component, module, ldflags[component] ?? '', await goVersion());
    await compile(build, say);
    process.stdout.write(`${build.result.path}\n`);
  }
} catch (error) {
  process.stderr.write(`${describe(error)}\n`);
  process.exitCode = 3;
}
