import type { StandIn } from '../../__tests__/azure/stand-in';

/** What a lane did, counted over all its examples. */
export class Figures {
  public applied = 0;
  public changed = 0;
  public requests = 0;
  public judged = 0;
  public echoes = 0;
  public violations = 0;
  public noise = 0;
  public refused = 0;
  public dataPlaneAllowed = 0;
  public dataPlaneRefused = 0;
  public faults = 0;
  public kills = 0;
  public orphansFound = 0;
  public untainted = 0;
  public orphansLeft = 0;

  public add({ requests, judge, faults, refused, dataPlane }: StandIn): void {
    this.requests += requests;
    this.judged += judge.judged;
    this.echoes += judge.echoes;
    this.violations += judge.findings.length;
    this.noise += [...judge.noise.values()].reduce((sum, count) => sum + count, 0);
    this.refused += refused.length;
    this.dataPlaneAllowed += dataPlane.allowed;
    this.dataPlaneRefused += dataPlane.refused;
    this.faults += faults.total;
  }

  public print(): string {
    const rows: readonly (readonly [string, number])[] = [
      ['resources applied', this.applied],
      ['resources changed', this.changed],
      ['requests', this.requests],
      ['requests judged', this.judged],
      ['violations beyond baseline', this.violations],
      ['  the provider’s own, named', this.noise],
      ['  read-only values sent back', this.echoes],
      ['requests refused', this.refused],
      ['data plane: let in', this.dataPlaneAllowed],
      ['data plane: refused', this.dataPlaneRefused],
      ['faults injected', this.faults],
      ['kills', this.kills],
      ['orphans found', this.orphansFound],
      ['untainted', this.untainted],
      ['orphans left', this.orphansLeft],
    ];
    return rows.map(([name, value]) => `  ${name.padEnd(30)} ${String(value).padStart(6)}`).join('\n');
  }
}
