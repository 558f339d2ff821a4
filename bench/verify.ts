import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFile } from '../src/config/load';
import { readModel } from '../src/model/build-model';
import { verify } from '../src/verify/verify';
import { buildApp } from '../stacks/app';
import { EXAMPLE } from './program';
import { table } from './table';

// npm run bench:verify: how long the second opinion takes, beside reading the same text as JSON.
const RUNS = 9;
const SIZES = [250, 500, 1000] as const;
/** Milliseconds that the example may take, and 1,000 rules with 400 routes; growth from 250 rules to 1,000, a rule. */
const LIMITS = { example: 150, large: 1000, growth: 1.5 } as const;

interface Stack {
  readonly resource: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
}

const text = exampleText();
const parse = timed(() => JSON.parse(text));
const example = timed(() => judge(text));
const large = SIZES.map((rules) => {
  const grown = JSON.stringify(withRules(JSON.parse(text) as Stack, rules, (rules * 400) / 1000));
  return { rules, ms: timed(() => judge(grown)), parse: timed(() => JSON.parse(grown)) };
});
const rows = large.map(({ rules, ms, parse }) => [
  `${rules} rules, ${(rules * 400) / 1000} routes`,
  ms.toFixed(0),
  `${(ms / parse).toFixed(0)}x`,
]);
process.stdout.write(
  `${table(`verify, best of ${RUNS} runs`, [['input', 'ms', 'of JSON.parse'], ['the embedded example', example.toFixed(1), `${(example / parse).toFixed(0)}x`], ...rows])}\n\n`,
);
const [first, last] = [large[0], large.at(-1)];
const growth = first === undefined || last === undefined ? 1 : last.ms / last.rules / (first.ms / first.rules);
process.stdout.write(`a rule among ${SIZES.at(-1)} costs ${growth.toFixed(2)} times one among ${SIZES[0]}\n`);
const failures = [
  ...(example > LIMITS.example ? [`the example takes ${example.toFixed(0)} ms, allowed are ${LIMITS.example}`] : []),
  ...((last?.ms ?? 0) > LIMITS.large
    ? [`the largest input takes ${last?.ms.toFixed(0)} ms, allowed are ${LIMITS.large}`]
    : []),
  ...(growth > LIMITS.growth ? [`growth is not linear: ${growth.toFixed(2)} times, allowed are ${LIMITS.growth}`] : []),
];
for (const failure of failures) process.stderr.write(`bench:verify failed: ${failure}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

function judge(json: string): number {
  return verify(readModel({ data: JSON.parse(json) })).claims.length;
}

/** The best of several runs: what else the machine does only adds to it. */
function timed(work: () => unknown): number {
  work();
  return Math.min(
    ...Array.from({ length: RUNS }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );
}

function exampleText(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-verify-'));
  try {
    const { app, stacks } = buildApp([loadFile(EXAMPLE)], { outdir });
    app.synth();
    return readFileSync(join(outdir, 'stacks', stacks[0]?.node.id ?? '', 'cdk.tf.json'), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The example with a security group and a route table of that many entries on the computes' subnet. */
function withRules(stack: Stack, rules: number, routes: number): Stack {
  const address = (index: number) => `198.${18 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}/32`;
  const group = Object.entries(stack.resource.azurerm_network_security_group ?? {}).find(([id]) =>
    id.includes('compute'),
  )?.[1];
  const routeTable = Object.entries(stack.resource.azurerm_route_table ?? {}).find(([id]) =>
    id.includes('compute'),
  )?.[1];
  if (group === undefined || routeTable === undefined)
    throw new Error('the example has no group and table for its computes');
  group.security_rule = Array.from({ length: rules }, (_, index) => ({
    name: `Rule${index}`,
    priority: 200 + index,
    direction: 'Outbound',
    access: index % 2 === 0 ? 'Allow' : 'Deny',
    protocol: 'Tcp',
    source_address_prefix: '*',
    source_port_range: '*',
    destination_address_prefix: address(index),
    destination_port_range: `${1 + (index % 60000)}`,
  }));
  const more = Array.from({ length: routes - 1 }, (_, index) => ({
    name: `route-${index}`,
    address_prefix: address(index),
    next_hop_type: 'None',
  }));
  routeTable.route = [...(routeTable.route as object[]), ...more];
  return stack;
}
