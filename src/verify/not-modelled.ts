/** A sentence of the semantics that the engine does not follow, and what becomes of flows that hang on it. */
export interface NotModelled {
  readonly sentences: readonly string[];
  readonly what: string;
  /**
   * `unknown`: a flow that hangs on it is answered unknown. `apart`: it decides no flow of one packet (a limit, a cost,
   * a running session, a fact about names). `open`: it is not seen in Terraform at all, so a proof holds but for it.
   */
  readonly answer: 'unknown' | 'apart' | 'open';
}

export const NOT_MODELLED_SENTENCES: readonly NotModelled[] = [
  { sentences: ['A5', 'A6', 'B17', 'I6'], what: 'what Azure refuses to create', answer: 'apart' },
  { sentences: ['A13'], what: 'names for clients outside Azure', answer: 'unknown' },
  { sentences: ['B10', 'E29'], what: 'sessions that run while rules change', answer: 'apart' },
  {
    sentences: ['C17', 'H8', 'H9'],
    what: 'load balancers that a cluster makes, and a firewall before a public one',
    answer: 'unknown',
  },
  { sentences: ['B26'], what: 'activation of Windows', answer: 'apart' },
  { sentences: ['B29', 'L3'], what: 'security admin rules of Virtual Network Manager', answer: 'unknown' },
  { sentences: ['C5', 'I5'], what: 'routes that a gateway has learnt', answer: 'unknown' },
  {
    // `lint` tells C19.
    sentences: ['C19', 'E9', 'E11', 'E18', 'G10', 'G11', 'G20'],
    what: 'settings that have no bearing on the flows of the catalogue',
    answer: 'apart',
  },
  { sentences: ['D10'], what: 'scale sets', answer: 'open' },
  { sentences: ['F12', 'G14'], what: 'network security perimeters', answer: 'unknown' },
  { sentences: ['G3', 'G21', 'G22'], what: 'control planes, the API server of a cluster among them', answer: 'apart' },
  {
    sentences: ['H7', 'H10', 'H11', 'H14'],
    what: "an AKS cluster's own rules, pods and frontends in subnets of their own",
    answer: 'open',
  },
  { sentences: ['K8'], what: 'when a managed network and its endpoints come to be', answer: 'open' },
  {
    sentences: ['L4'],
    what: 'load balancers that HDInsight brings along',
    answer: 'unknown',
  },
];
