import { writePath } from '../config/problem';
import type { FirewallRules } from '../net/firewall-rule-set';
import type { ExistingNetwork } from '../plan/existing-network';
import type { WorkspacePlan } from '../plan/workspace-plan';

/** What a plan builds, in a screenful: subnets and their use, rules, the way out, what is open to whom. */
export function summarize(plan: WorkspacePlan): string {
  const subnets = plan.subnets.map(({ name, block, needed, usable, rules = [], routes }) => [
    name,
    `${block}`,
    `${needed} of ${usable}`,
    count(rules.length, 'rule'),
    count(routes.length, 'route'),
  ]);
  const sections = [
    `${plan.name}: ${plan.names.workspace} in ${plan.addressSpace}, ${plan.region}`,
    section(
      'subnets (addresses planned for; pin what will grow, as Azure resizes no subnet with hosts in it)',
      table(subnets),
    ),
    section('way out', [wayOut(plan)]),
    section('open to whom', table(plan.doors.map(({ what, to, why }) => [what, to, why]))),
    ...(plan.existing === undefined ? [] : [ownerSection(plan.existing)]),
    ...(plan.notices.length === 0
      ? []
      : [
          section(
            'good to know',
            plan.notices.map(({ path, text }) => `${writePath(path)}: ${text}`),
          ),
        ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** What somebody else's network has to be; marked where Terraform looks at each plan. */
function ownerSection({ name, duties }: ExistingNetwork): string {
  const lines = duties.map(({ about, what, why, checked }) => `${checked ? '+' : '-'} ${about}: ${what} (${why})`);
  return section(`asked of the owner of ${name} (+ is checked at each plan)`, lines);
}

function wayOut({ egress, names, subnets, existing, managedNetwork }: WorkspacePlan): string {
  if (egress.by === 'managed')
    return `a managed network of Microsoft's, ${managedNetwork?.isolation}: ${count(managedNetwork?.rules.length ?? 0, 'rule')} of ours beside those of Azure`;
  if (egress.by === 'firewall' && egress.firewall.owned === 'others')
    return `${egress.firewall.privateAddress}, somebody else's firewall: ${ruleCounts(egress.rules)} of ours among those of others`;
  if (egress.by === 'owner') return `that of the owner of ${existing?.name}: nothing is made`;
  if (egress.by === 'firewall')
    return `${names.firewall}: ${ruleCounts(egress.rules)}; what comes to it and is not named is refused`;
  const limited = subnets.some(({ rules = [] }) => rules.some(({ closing }) => closing));
  const passes = limited ? 'the service tags that are needed; the rest of the Internet is denied' : 'anything';
  return egress.by === 'nat' ? `${names.natGateway}: ${passes}` : `${egress.to}: ${passes}, as far as that lets it`;
}

function ruleCounts({ network, application }: FirewallRules): string {
  const rules = (collections: readonly { readonly rules: readonly unknown[] }[]) =>
    collections.reduce((sum, { rules }) => sum + rules.length, 0);
  return `${count(rules(network), 'network rule')}, ${count(rules(application), 'application rule')}`;
}

const section = (title: string, lines: readonly string[]) => [title, ...lines.map((line) => `  ${line}`)].join('\n');
const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
