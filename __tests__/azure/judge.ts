import { judgeBody } from './arm-types';
import { isEcho, isNoise, UNPUBLISHED, withoutIndexes } from './baseline';
import { type Body, canonical, parseId } from './resource';
import type { Store } from './store';
import { templateResources } from './template-deployment';

/** A body with something in it that neither its ARM type nor the baseline knows. */
export interface Finding {
  readonly id: string;
  readonly texts: readonly string[];
}

/** Judges what is put against the ARM type of its api-version, and keeps count. */
export class Judge {
  public judged = 0;
  public echoes = 0;
  /** What the baseline names, how often. */
  public readonly noise = new Map<string, number>();
  public readonly findings: Finding[] = [];

  constructor(private readonly store: Store) {}

  public put(path: string, apiVersion: string, body: Body): void {
    const id = canonical(path);
    const { type } = parseId(id);
    const found = judgeBody(type, apiVersion, body);
    if (found === undefined) {
      if (!UNPUBLISHED.includes(type.toLowerCase())) this.add(id, [`no ARM type ${type}@${apiVersion} is at hand`]);
      return;
    }
    this.judged += 1;
    const current = this.store.get(id);
    const shown = current && this.store.view(current);
    const own: string[] = [];
    for (const violation of found) {
      if (isEcho(violation, shown)) this.echoes += 1;
      else if (isNoise(type, violation)) this.count(`${type} ${withoutIndexes(violation.text)}`);
      else own.push(violation.text);
    }
    if (own.length > 0) this.add(id, own);
    if (type.toLowerCase() === 'microsoft.resources/deployments') this.template(id, body);
  }

  /** The resources of a template are judged as if they were put one by one. */
  private template(id: string, body: Body): void {
    try {
      for (const one of templateResources({ id, properties: body.properties }))
        this.put(one.id, one.apiVersion, one.body);
    } catch {
      // The deployment itself is refused for it.
    }
  }

  private add(id: string, texts: readonly string[]): void {
    this.findings.push({ id, texts });
  }

  private count(what: string): void {
    this.noise.set(what, (this.noise.get(what) ?? 0) + 1);
  }
}
