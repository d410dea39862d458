import type { Command } from 'commander';
import { areas, type Requirement, requirements } from '../../reports/catalogue/index.ts';
import { catalogueMarkdown } from '../catalogue.ts';
import { requirementsOf } from '../options.ts';
import type { Session } from '../session.ts';

export function addRequirements(program: Command, _session: Session): void {
  program
    .command('requirements')
    .description('the catalogue: what is decided, where it comes from, in which variants, and what an environment must offer for it')
    .option('--only <list>', 'requirements or areas, separated by commas')
    .option('--json', 'as JSON')
    .option('--markdown', 'as Markdown, a table for each area')
    .action(({ only, json, markdown }: { only?: string; json?: boolean; markdown?: boolean }) => {
      const ids = requirementsOf({ ...(only === undefined ? {} : { only }), level: 'all' });
      const listed = requirements.filter(({ id }) => ids.includes(id));
      process.stdout.write(json ? `${JSON.stringify({ areas, requirements: listed }, null, 2)}\n` : markdown ? catalogueMarkdown(listed) : asText(listed));
    });
}

const asText = (listed: readonly Requirement[]): string =>
  listed
    .map(({ id, sentence, level, disruptive, source, variants, needs }) =>
      [
        `${id}  ${level}${disruptive ? ', disruptive' : ''}  ${variants.join(', ')}`,
        `  ${sentence}`,
        `  source: ${source}`,
        ...(needs.length > 0 ? [`  needs:  ${needs.join(', ')}`] : []),
        '',
      ].join('\n'),
    )
    .join('\n');
