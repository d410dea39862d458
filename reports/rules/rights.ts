import type { AccountReading, Right } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

const rights = (group: string, resources: readonly string[], verbs: readonly string[]): Right[] =>
  resources.flatMap((resource) => verbs.map((verb) => ({ group, resource, verb })));

const reading = ['list', 'watch'];

/** What istiod of the primary does in a remote, whose proxies it serves: it reads, has tokens reviewed, and writes its root and its CA. */
export const neededRights: readonly Right[] = [
  ...rights('', ['namespaces', 'nodes', 'pods', 'services', 'configmaps', 'secrets'], reading),
  ...rights('discovery.k8s.io', ['endpointslices'], reading),
  ...rights('apiextensions.k8s.io', ['customresourcedefinitions'], reading),
  ...rights('networking.istio.io', ['workloadentries'], reading),
  ...rights('gateway.networking.k8s.io', ['gateways'], reading),
  ...rights('admissionregistration.k8s.io', ['mutatingwebhookconfigurations'], [...reading, 'update']),
  ...rights('', ['configmaps'], ['create', 'update']),
  ...rights('authentication.k8s.io', ['tokenreviews'], ['create']),
];

/** What it may do beside: what its chart gives it, and what everybody may ask about himself. */
const harmless: readonly Right[] = [
  ...rights('admissionregistration.k8s.io', ['mutatingwebhookconfigurations'], ['patch']),
  ...rights('admissionregistration.k8s.io', ['validatingwebhookconfigurations'], ['update']),
  ...rights('multicluster.x-k8s.io', ['serviceexports'], ['create', 'delete']),
  ...rights('authorization.k8s.io', ['subjectaccessreviews', 'selfsubjectaccessreviews', 'selfsubjectrulesreviews'], ['create']),
  ...rights('authentication.k8s.io', ['selfsubjectreviews'], ['create']),
];

const readingVerbs = new Set(['get', 'list', 'watch']);
const same = (a: Right, b: Right): boolean => a.group === b.group && a.resource === b.resource && a.verb === b.verb;

export const tellRight = ({ group, resource, verb }: Right): string =>
  `${verb === '*' ? 'do anything to' : verb} ${resource === '*' ? 'everything' : resource}${group === '*' ? ' of any group' : group ? `.${group}` : ''}`;

type Account = Pick<AccountReading['accounts'][number], 'answers' | 'rules'>;

/** What an account needs and may not do. */
export const lackingIn = ({ answers }: Account): Right[] => neededRights.filter((right) => !answers.some((answer) => answer.allowed && same(answer, right)));

/** What an account may write though istiod has no business with it. */
export const excessIn = ({ rules }: Account): Right[] =>
  rules
    .flatMap(({ groups, resources, verbs }) => groups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => ({ group, resource, verb })))))
    .filter((right) => !readingVerbs.has(right.verb) && ![...neededRights, ...harmless].some((allowed) => same(allowed, right)));

const few = (found: readonly Right[]): string => {
  const told = [...new Set(found.map(tellRight))];
  return `${told.slice(0, 5).join(', ')}${told.length > 5 ? ` and ${told.length - 5} more` : ''}`;
};

/** The account by which istiod works in each remote may do what istiod does there, and write nothing else. */
export function accountsSuffice({ primary, accounts }: AccountReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const remotes = clusters.filter((name) => name !== primary);
  const missing = remotes.filter((name) => !accounts.some(({ cluster }) => cluster === name));
  const told = accounts.map((account) => {
    if (account.refused) return { fits: false, text: `${account.cluster} does not take the token in ${account.secret} (${account.refused})` };
    const [lacking, excess] = [lackingIn(account), excessIn(account)];
    const faults = [...(lacking.length > 0 ? [`may not ${few(lacking)}`] : []), ...(excess.length > 0 ? [`may ${few(excess)}`] : [])];
    return { fits: faults.length === 0, text: `${account.user} in ${account.cluster} ${faults.join(', and ') || 'may do that and no more'}` };
  });
  return {
    holds: remotes.length > 0 && missing.length === 0 && told.every(({ fits }) => fits),
    wanted: `for each of ${remotes.join(', ')} an account that may ${few(neededRights)}, and write nothing that istiod does not`,
    seen: [...told.map(({ text }) => text), ...missing.map((name) => `no remote secret is of ${name}`)].join('; '),
  };
}
