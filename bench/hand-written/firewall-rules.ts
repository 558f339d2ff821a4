const COMPUTE = ['10.40.0.0/28'];
const AKS = ['10.40.128.0/24'];
const HOSTS = [...COMPUTE, ...AKS];
const HTTP = [{ type: 'Http', port: 80 }];
const HTTPS = [{ type: 'Https', port: 443 }];
const WEB = [...HTTP, ...HTTPS];

/** Rules by address, tag or name, any protocol. */
export const NETWORK_RULES = [
  {
    name: 'net-machine-learning',
    priority: 100,
    action: 'Allow',
    rule: [
      {
        name: 'machine-learning',
        description: 'The workspace service',
        protocols: ['TCP'],
        sourceAddresses: COMPUTE,
        destinationAddresses: ['AzureMachineLearning'],
        destinationPorts: ['443'],
      },
      {
        name: 'intellisense',
        description: 'IntelliSense in notebooks',
        protocols: ['TCP'],
        sourceAddresses: COMPUTE,
        destinationAddresses: ['AzureMachineLearning'],
        destinationPorts: ['18881'],
      },
      {
        name: 'machine-learning-udp',
        description: 'Create, update and delete of compute instances',
        protocols: ['UDP'],
        sourceAddresses: COMPUTE,
        destinationAddresses: ['AzureMachineLearning'],
        destinationPorts: ['5831'],
      },
      {
        name: 'batch',
        description: 'Azure Batch, any protocol; a firewall takes no regional form of the tag',
        protocols: ['Any'],
        sourceAddresses: COMPUTE,
        destinationAddresses: ['BatchNodeManagement'],
        destinationPorts: ['443'],
      },
    ],
  },
  {
    name: 'net-guide-of-2020',
    priority: 200,
    action: 'Allow',
    rule: [
      {
        name: 'seed-2020',
        description: 'Studio, as the guide of 2020 lists it',
        protocols: ['TCP'],
        sourceAddresses: COMPUTE,
        destinationFqdns: ['ml.azure.com', 'mlworkspace.azure.ai'],
        destinationPorts: ['80', '443'],
      },
    ],
  },
  {
    name: 'net-aks',
    priority: 300,
    action: 'Allow',
    rule: [
      {
        name: 'aks-time',
        description: 'Time of the nodes',
        protocols: ['UDP'],
        sourceAddresses: AKS,
        destinationFqdns: ['ntp.ubuntu.com'],
        destinationPorts: ['123'],
      },
    ],
  },
];

/** Rules by host name. */
export const APPLICATION_RULES = [
  {
    name: 'app-machine-learning',
    priority: 1100,
    action: 'Allow',
    rule: [
      {
        name: 'entra-id',
        description: 'Tokens from Microsoft Entra ID',
        sourceAddresses: HOSTS,
        destinationFqdns: ['login.microsoftonline.com'],
        protocols: WEB,
      },
      {
        name: 'resource-manager',
        description: 'Azure Resource Manager',
        sourceAddresses: HOSTS,
        destinationFqdns: ['management.azure.com'],
        protocols: HTTPS,
      },
      {
        name: 'studio',
        description: 'Studio and the workspace API',
        sourceAddresses: HOSTS,
        destinationFqdns: ['ml.azure.com', '*.azureml.ms', '*.azureml.net', '*.modelmanagement.azureml.net'],
        protocols: HTTPS,
      },
      {
        name: 'notebooks',
        description: 'Notebooks in studio',
        sourceAddresses: HOSTS,
        destinationFqdns: ['*.notebooks.azure.net', 'graph.microsoft.com', '*.aznbcontent.net'],
        protocols: HTTPS,
      },
      {
        name: 'automl',
        description: 'Automated ML',
        sourceAddresses: HOSTS,
        destinationFqdns: [
          'automlresources-prod.azureedge.net',
          'automlresources-prod-d0eaehh7g8andvav.b02.azurefd.net',
          'aka.ms',
        ],
        protocols: HTTPS,
      },
      {
        name: 'compute',
        description: 'Compute instances and clusters',
        sourceAddresses: HOSTS,
        destinationFqdns: ['graph.windows.net'],
        protocols: HTTPS,
      },
      {
        name: 'instances',
        description: 'Addresses of compute instances',
        sourceAddresses: HOSTS,
        destinationFqdns: ['*.instances.azureml.net', '*.instances.azureml.ms'],
        protocols: HTTPS,
      },
      {
        name: 'batch',
        description: 'Azure Batch runs the nodes',
        sourceAddresses: HOSTS,
        destinationFqdns: ['*.eastus2.batch.azure.com', '*.eastus2.service.batch.azure.com'],
        protocols: HTTPS,
      },
      {
        name: 'microsoft-storage',
        description: "Azure Batch's own storage accounts",
        sourceAddresses: HOSTS,
        destinationFqdns: ['*.blob.core.windows.net', '*.table.core.windows.net', '*.queue.core.windows.net'],
        protocols: HTTPS,
      },
      {
        name: 'images',
        description: "Microsoft's base images",
        sourceAddresses: HOSTS,
        destinationFqdns: ['mcr.microsoft.com', '*.data.mcr.microsoft.com'],
        protocols: HTTPS,
      },
      {
        name: 'monitor',
        description: 'Metrics and logs, as there is no private link scope',
        sourceAddresses: HOSTS,
        destinationFqdns: [
          'dc.applicationinsights.azure.com',
          'dc.applicationinsights.microsoft.com',
          'dc.services.visualstudio.com',
          '*.in.applicationinsights.azure.com',
        ],
        protocols: HTTPS,
      },
    ],
  },
  {
    name: 'app-guide-of-2020',
    priority: 1200,
    action: 'Allow',
    rule: [
      {
        name: 'seed-2020',
        description: 'Services that the guide of 2020 lists',
        sourceAddresses: HOSTS,
        destinationFqdns: [
          '*.azureml.ms',
          '*.experiments.azureml.net',
          '*.modelmanagement.azureml.net',
          '*.batchai.core.windows.net',
          '*.aether.ms',
        ],
        protocols: WEB,
      },
    ],
  },
  {
    name: 'app-aks',
    priority: 1300,
    action: 'Allow',
    rule: [
      {
        name: 'aks-1',
        description: "Microsoft's images",
        sourceAddresses: AKS,
        destinationFqdns: ['mcr.microsoft.com', '*.data.mcr.microsoft.com', 'mcr-0001.mcr-msedge.net'],
        protocols: HTTPS,
      },
      {
        name: 'aks-2',
        description: 'Azure Resource Manager and tokens',
        sourceAddresses: AKS,
        destinationFqdns: ['management.azure.com', 'login.microsoftonline.com'],
        protocols: HTTPS,
      },
      {
        name: 'aks-3',
        description: 'Kubernetes binaries and node packages',
        sourceAddresses: AKS,
        destinationFqdns: ['packages.microsoft.com', 'acs-mirror.azureedge.net', 'packages.aks.azure.com'],
        protocols: HTTPS,
      },
      {
        name: 'aks-4',
        description: 'Security updates of the node image',
        sourceAddresses: AKS,
        destinationFqdns: ['security.ubuntu.com', 'azure.archive.ubuntu.com', 'changelogs.ubuntu.com'],
        protocols: HTTP,
      },
    ],
  },
  {
    name: 'app-packages',
    priority: 1400,
    action: 'Allow',
    rule: [
      {
        name: 'python',
        description: 'Python packages',
        sourceAddresses: HOSTS,
        destinationFqdns: [
          'anaconda.com',
          '*.anaconda.com',
          '*.anaconda.org',
          'pypi.org',
          '*.pythonhosted.org',
          'pytorch.org',
          '*.pytorch.org',
          '*.tensorflow.org',
        ],
        protocols: HTTPS,
      },
    ],
  },
];
