import { Attributes, ResourceIndex } from './attributes';
import type { DataSource } from './data-sources';
import { type Block, isUnknown, type Resource } from './terraform-value';

export interface FoundResource {
  readonly address: string;
  readonly type: string;
  readonly at: Attributes;
}

/** The resources of the input by their type, each with its attributes. */
export class Found {
  public readonly index: ResourceIndex;
  public readonly inlineSubnets: readonly (FoundResource & { readonly network: string })[];
  private readonly byType = new Map<string, FoundResource[]>();

  public constructor(resources: readonly Resource[]) {
    this.index = new ResourceIndex(resources);
    for (const { address, type, values } of resources) {
      if (this.index.isTwin(address)) continue;
      const list = this.byType.get(type) ?? [];
      list.push({ address, type, at: new Attributes(values, this.index) });
      this.byType.set(type, list);
    }
    this.inlineSubnets = this.of('azurerm_virtual_network').flatMap(({ address: network, at }) => {
      const subnets = at.list('subnet');
      return (
        (isUnknown(subnets) ? [] : subnets)
          // A state lists subnets that are resources of their own here as well.
          .filter((item) => typeof item === 'object' && !isUnknown(item) && !this.index.hasId((item as Block).id))
          .map((item) => {
            const values = item as Block;
            const address = `${network}/${values.name}`;
            this.index.add(address, values.id);
            return { address, type: 'azurerm_subnet', at: new Attributes(values, this.index), network };
          })
      );
    });
  }

  public of(type: string): readonly FoundResource[] {
    return this.byType.get(type) ?? [];
  }

  /** The same that this input only looks at. */
  public elsewhere(type: DataSource): readonly FoundResource[] {
    return this.of(`data.${type}`);
  }

  public get types(): readonly string[] {
    return [...this.byType.keys()];
  }
}
