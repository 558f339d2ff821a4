import type { Subnet } from '../model/network-model';
import type { Step } from './flow';
import type { PointPacket } from './packet';
import type { Path } from './path';
import type { Point } from './point';
import type { Decision, Direction } from './security';

/** Subnet and interface groups in their order; each that is there must allow (B1-B3). */
export function rules(
  path: Path,
  direction: Direction,
  end: Point,
  subnet: Subnet,
  packet: PointPacket,
  fromInternet = false,
): boolean {
  const kind = direction === 'Outbound' ? 'rule-out' : 'rule-in';
  overruled(path, kind, subnet);
  const links =
    direction === 'Outbound'
      ? [end.machine?.securityGroup, subnet.securityGroup]
      : [subnet.securityGroup, end.machine?.securityGroup];
  // The platform protects the firewall's own subnet; a group there is switched off (B27).
  const groups = subnet.name === 'AzureFirewallSubnet' ? [] : links.filter((link) => link !== undefined);
  for (const link of groups) {
    const judge = path.judges.group(link, subnet);
    const decision: Decision =
      judge === undefined
        ? {
            access: 'unknown',
            rule: 'unknown',
            address: subnet.address,
            semantics: ['B3'],
            why: 'the security group is not in the input',
          }
        : judge.decide(direction, packet);
    if (!decided(path, kind, decision, packet)) return false;
  }
  if (groups.length === 0 && !(fromInternet && !end.node))
    path.note('reached', {
      kind,
      text: `${subnet.name} has no security group`,
      address: subnet.address,
      semantics: ['B3'],
    });
  if (groups.length === 0 && fromInternet && !end.node && !end.frontend && path.judges.standardIp(end)) {
    path.note('blocked', {
      kind,
      text: `behind a Standard public address nothing comes in without a security group`,
      address: subnet.address,
      semantics: ['B4'],
    });
    return false;
  }
  return !(fromInternet && end.node) || platformGroup(path, kind, packet, subnet);
}

/** Security admin rules go before every group, and services that bring rules of their own are left out (B29, L3). */
function overruled(path: Path, kind: Step['kind'], subnet: Subnet): void {
  const admin = path.topology.outside(/azurerm_network_manager/);
  if (admin === undefined || subnet.delegations.length > 0) return;
  const text = `whether a security admin rule of ${admin} goes before the groups of ${subnet.name} is not known`;
  path.assume.doubt({ kind, text, address: admin, semantics: ['B29'] });
}

/** The service puts a group of its own on nodes with a public address; it lets the service in (K1). */
export function platformGroup(path: Path, kind: Step['kind'], packet: PointPacket, subnet: Subnet): boolean {
  const from = (tag: string) => path.judges.membership.inTag(tag, packet.source) === 'yes';
  if (packet.port === 44224 && from('AzureMachineLearning')) return true;
  if ([29876, 29877].includes(packet.port) && from('BatchNodeManagement')) return true;
  return path.ask(`platform group ${subnet.address} ${packet.port} ${packet.source.text}`, {
    kind,
    text: `what the security group of the service on the nodes of ${subnet.name} admits is not documented`,
    address: subnet.address,
    semantics: ['K1', 'M2'],
  });
}

export function decided(
  path: Path,
  kind: Step['kind'],
  decision: Decision,
  { source, destination }: PointPacket,
): boolean {
  const step = { kind, address: decision.address, decider: decision.rule, semantics: decision.semantics };
  const what = `${source.text} to ${destination.text}`;
  const allowed =
    decision.access === 'unknown'
      ? path.ask(`${kind} ${decision.address} ${decision.rule} ${what}`, {
          ...step,
          text: `rule '${decision.rule}' for ${what}: ${decision.why}`,
        })
      : decision.access === 'Allow';
  path.note(allowed ? 'reached' : 'blocked', {
    ...step,
    text: `rule '${decision.rule}' ${allowed ? 'allows' : 'denies'} ${what}`,
  });
  return allowed;
}
