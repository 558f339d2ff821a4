import type { HostGroup, NetworkFlow } from './egress-hosts';
import type { Sourced } from './source';

const HTTPS = [{ type: 'Https', port: 443 }] as const;
const high = (source: Sourced['source']) => ({ source, confidence: 'high' }) as const;

/** Hosts of tools that people work with: none is needed by the service, so each is opened by its name. */
export const TOOL_HOSTS: readonly HostGroup[] = [
  {
    name: 'rstudio',
    hosts: ['ghcr.io', 'pkg-containers.githubusercontent.com'],
    protocols: HTTPS,
    why: 'The image of RStudio',
    ...high('mlFirewall'),
  },
  {
    name: 'vs-code',
    hosts: [
      '*.vscode.dev',
      '*.vscode-unpkg.net',
      '*.vscode-cdn.net',
      '*.vscodeexperiments.azureedge.net',
      'default.exp-tas.com',
      'code.visualstudio.com',
      'update.code.visualstudio.com',
      '*.vo.msecnd.net',
      'marketplace.visualstudio.com',
      'vscode.blob.core.windows.net',
      '*.gallerycdn.vsassets.io',
      'vscode.download.prss.microsoft.com',
    ],
    protocols: HTTPS,
    why: 'Server and extensions of VS Code',
    ...high('mlFirewall'),
  },
  {
    // The newer page names github.com in its place, which would open all of GitHub to writing as well.
    name: 'vs-code-websocket',
    hosts: ['raw.githubusercontent.com'],
    protocols: HTTPS,
    why: 'Websocket server of VS Code, for interactive jobs',
    source: 'mlPublicAccess',
    confidence: 'medium',
  },
  {
    name: 'hugging-face',
    hosts: [
      'docker.io',
      '*.docker.io',
      '*.docker.com',
      'production.cloudflare.docker.com',
      'cdn.auth0.com',
      'cdn-lfs.huggingface.co',
    ],
    protocols: HTTPS,
    why: 'Models of Hugging Face, and the images that run them',
    ...high('mlManagedNetwork'),
  },
];

/** What a tool sends that is not HTTPS. */
export const TOOL_FLOWS: readonly NetworkFlow[] = [
  {
    name: 'rstudio',
    protocols: ['TCP'],
    ports: ['8787'],
    to: { tag: 'AzureMachineLearning' },
    why: 'RStudio on compute instances',
    ...high('mlPublicAccess'),
  },
];

/**
 * Where the server of VS Code listens on a node, a port of these. Microsoft's page does not say between whom the ports
 * must be open: they are read as inside the network, where Azure's own rule has them open, and nothing is written.
 */
export const VS_CODE_PORTS = { ports: '8704-8710', source: 'mlFirewall', confidence: 'medium' } as const satisfies {
  ports: string;
} & Sourced;
