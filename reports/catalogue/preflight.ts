import { both, clause } from './parts.ts';
import type { Requirement } from './types.ts';

export const preflight: readonly Requirement[] = [
  {
    id: 'MC-PF-010',
    sentence: 'The address ranges whose traffic the sidecars take cover the pods and services of every cluster.',
    level: 'core',
    source: 'article, "Deploy the Local Control Plane": global.proxy.includeIPRanges read back from the injector',
    variants: both,
    needs: ['known-cidrs'],
    decidedBy: [clause('coversAll', 'once and each cluster')],
  },
  {
    id: 'MC-PF-020',
    sentence: "Every remote cluster's API server answers pods of the primary, where istiod is.",
    level: 'core',
    source: 'article, requirements: "All Kubernetes API servers must be routable to each other"; istio/istio#58047',
    variants: both,
    needs: ['known-servers'],
    decidedBy: [clause('serversAnswer', 'once')],
  },
  {
    id: 'MC-PF-030',
    sentence: 'Without sidecars, pods of every cluster reach pods of the others by their own addresses.',
    level: 'core',
    source: 'article, requirements: "Pod CIDRs in every cluster must be routable to each other"; istio/istio#42144, istio/istio.io#9911',
    variants: both,
    needs: [],
    decidedBy: [clause('answered', 'each cluster')],
  },
  {
    id: 'MC-PF-040',
    sentence: "Pods of every cluster reach istiod's ports for configuration and injection, under its name and with a certificate that they believe.",
    level: 'core',
    source: 'article, "Deploy the Remote": remotePilotAddress; istio/istio#42327, #42942, #39905, #45014',
    variants: both,
    needs: [],
    decidedBy: [clause('istiodAnswers', 'once')],
  },
  {
    id: 'MC-PF-050',
    sentence: 'No two clusters use one address for their pods, services or nodes, as they say themselves.',
    level: 'core',
    source: 'article, requirements: pod and service CIDRs unique in every cluster; istio/istio#14066',
    variants: both,
    needs: [],
    decidedBy: [clause('addressesAreDisjoint', 'once')],
  },
  {
    id: 'MC-PF-060',
    sentence: 'The account by which istiod works in each remote may do what istiod does there, and write nothing else.',
    level: 'core',
    source: 'article, "Deploy the Remote": service account istio-multi with the role istio-reader; Istio chart istio-discovery, reader-clusterrole.yaml; istio/istio#59474',
    variants: both,
    needs: ['remote-secrets'],
    decidedBy: [clause('accountsSuffice', 'once')],
  },
];
