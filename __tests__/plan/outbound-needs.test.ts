import { readModel } from '../../src/model/build-model';
import { SecuredMlWorkspace } from '../../src/patterns/secured-ml-workspace';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { synthesizeConstructs } from '../../src/testing';
import { verify } from '../../src/verify/verify';
import { LEAST, plan } from '../support/plans';

const reason = { reason: 'a test needs it' };
const clusters = [{ name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 1 }];
const instances = [{ name: 'notebook-1', vmSize: 'Standard_D4s_v5' }];

/** What a security group lets out, and what a firewall does, of one config. */
function layers(over: Partial<WorkspaceProps>) {
  const rules = plan({ ...over, outbound: 'limited' }).subnets.find(({ kind }) => kind === 'compute')?.rules ?? [];
  const { egress } = plan({ ...over, outbound: 'firewall' });
  const firewall = egress.by === 'firewall' ? egress.rules : { network: [], application: [] };
  return {
    group: rules.filter(({ direction }) => direction === 'Outbound').map(({ name }) => name),
    firewall: [...firewall.network, ...firewall.application].flatMap(({ rules: all }) => all.map(({ name }) => name)),
  };
}

/** What a change adds to and takes from each layer. */
function difference(before: Partial<WorkspaceProps>, after: Partial<WorkspaceProps>) {
  const [one, other] = [layers(before), layers(after)];
  const only = (these: readonly string[], those: readonly string[]) => these.filter((name) => !those.includes(name));
  return {
    group: [...only(one.group, other.group).map((name) => `-${name}`), ...only(other.group, one.group)],
    firewall: [...only(one.firewall, other.firewall).map((name) => `-${name}`), ...only(other.firewall, one.firewall)],
  };
}

test.each<[string, Partial<WorkspaceProps>, { group: string[]; firewall: string[] }]>([
  [
    'an instance',
    { compute: { instances } },
    {
      group: ['AllowMachineLearningUdp', 'AllowIntelliSense'],
      firewall: ['intellisense', 'machine-learning-udp', 'instances'],
    },
  ],
  ['RStudio', { tools: { rstudio: reason } }, { group: ['AllowRStudio'], firewall: ['rstudio', 'rstudio'] }],
  [
    "no image of Microsoft's",
    { tools: { microsoftImages: false } },
    { group: ['-AllowImages', '-AllowImageLayers', 'DenyMicrosoftImages'], firewall: ['-images'] },
  ],
  // Studio needs the same service tag.
  ['no automated ML', { tools: { automl: false } }, { group: [], firewall: ['-automl'] }],
  // The vault's tag is open already, as the workspace's vault is reached by service endpoint.
  ['high business impact', { workspace: { highBusinessImpact: true } }, { group: [], firewall: ['vaults'] }],
])('%s changes what the group and the firewall let out', (_, over, expected) => {
  expect(difference({}, over)).toEqual(expected);
});

test.each<[string, Partial<WorkspaceProps>, string[]]>([
  ['VS Code', { tools: { vsCode: reason } }, ['vs-code', 'vs-code-websocket']],
  ['Hugging Face', { tools: { huggingFace: reason } }, ['hugging-face']],
])('hosts of %s are opened for computes, by a firewall', (_, over, names) => {
  const { egress } = plan({ ...over, outbound: 'firewall' });
  const tools = egress.by === 'firewall' ? egress.rules.application.find(({ name }) => name === 'tools') : undefined;
  expect(tools?.rules.map(({ name }) => name)).toEqual(names);
  expect(tools?.rules.flatMap(({ from }) => from.map(String))).toEqual(names.map(() => '10.40.0.0/29'));
});

describe("Microsoft's registry, denied by name", () => {
  const verified = (over: Partial<WorkspaceProps>) => {
    const { json } = synthesizeConstructs((stack) => {
      new SecuredMlWorkspace(stack, 'Ml', { ...LEAST, compute: { clusters }, ...over });
    });
    return verify(readModel({ data: JSON.parse(JSON.stringify(json)) })).claims.filter(({ id }) => /image/.test(id));
  };
  const ids = (claims: ReturnType<typeof verified>) =>
    [...new Set(claims.map(({ id, answer }) => `${id} ${answer}`))].filter((id) => !id.startsWith('image-')).sort();

  test.each(['open', 'limited', 'firewall'] as const)(
    'is closed, and known to be, where outbound is %s',
    (outbound) => {
      expect(ids(verified({ outbound }))).toEqual(['images proven']);
      expect(ids(verified({ outbound, tools: { microsoftImages: false } }))).toEqual(['node-to-images proven']);
    },
  );
});
