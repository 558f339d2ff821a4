import { ip2long, long2ip, Netmask } from 'netmask';

/** An IPv4 block in canonical form. Only this class makes one, so holding one means it is valid. */
export class Cidr {
  /**
   * Reads 'a.b.c.d/n' and nothing else.
   *
   * netmask alone is too forgiving for a firewall: it reads '010.0.0.0/8' as
   * 8.0.0.0/8, '1.2.3.4/' as one host and '0.0.0.0/-1' as everything. So we
   * accept a text only when netmask writes it back unchanged.
   *
   * @throws Error with the form that is expected, and the block that was probably meant
   */
  public static parse(text: string): Cidr {
    const block = tryNetmask(text);
    if (block === undefined || block.bitmask < 0 || !text.includes('/') || text.includes(':')) {
      throw new Error(`expected an IPv4 block such as '10.1.0.0/24', got '${text}'`);
    }
    if (block.toString() !== text) {
      throw new Error(`expected the first address of a block with its prefix, got '${text}': did you mean '${block}'?`);
    }
    return new Cidr(text, block);
  }

  /** The block of `2^(32-prefixLength)` addresses that starts at `first` (an address as a number). */
  public static at(first: number, prefixLength: number): Cidr {
    if (!Number.isInteger(first) || first < 0 || first >= 2 ** 32) {
      throw new Error(`expected an address as a number of 0 to ${2 ** 32 - 1}, got ${first}`);
    }
    return Cidr.parse(`${long2ip(first)}/${prefixLength}`);
  }

  private constructor(
    private readonly text: string,
    private readonly block: Netmask,
  ) {}

  /** The first address, as a number. */
  public get first(): number {
    return this.block.netLong;
  }

  public get prefixLength(): number {
    return this.block.bitmask;
  }

  /** All addresses of the block, those that Azure reserves included. */
  public get size(): number {
    return this.block.size;
  }

  public contains(other: Cidr): boolean {
    return this.block.contains(other.text);
  }

  public overlaps(other: Cidr): boolean {
    return this.contains(other) || other.contains(this);
  }

  public toString(): string {
    return this.text;
  }
}

/** A single IPv4 address in canonical form. */
export class Ipv4 {
  /** @throws Error when the text is not four plain decimal numbers */
  public static parse(text: string): Ipv4 {
    if (tryNetmask(`${text}/32`)?.toString() !== `${text}/32`) {
      throw new Error(`expected an IPv4 address such as '10.1.0.10', got '${text}'`);
    }
    return new Ipv4(text, ip2long(text));
  }

  private constructor(
    private readonly text: string,
    public readonly value: number,
  ) {}

  /** The block that holds this address alone. */
  public get block(): Cidr {
    return Cidr.at(this.value, 32);
  }

  public toString(): string {
    return this.text;
  }
}

/** An address and the network it lies in, such as Docker's bridge '172.17.0.1/16'. */
export class HostInNetwork {
  /** @throws Error when it is no address with a prefix, or it is the first or the last address of its network */
  public static parse(text: string): HostInNetwork {
    const [address = '', prefix = ''] = text.split('/');
    const block = tryNetmask(text);
    if (
      block === undefined ||
      block.bitmask < 0 ||
      `${address}/${block.bitmask}` !== text ||
      tryNetmask(`${address}/32`)?.base !== address ||
      prefix === ''
    ) {
      throw new Error(`expected an address with its prefix such as '172.17.0.1/16', got '${text}'`);
    }
    const host = Ipv4.parse(address);
    const network = Cidr.parse(block.toString());
    if (host.value === network.first) {
      throw new Error(`expected a host address with its prefix such as '172.17.0.1/16', got the network '${text}'`);
    }
    if (network.size > 2 && host.value === network.first + network.size - 1) {
      throw new Error(`expected a host address with its prefix such as '172.17.0.1/16', got the broadcast '${text}'`);
    }
    return new HostInNetwork(host, network);
  }

  private constructor(
    public readonly host: Ipv4,
    public readonly network: Cidr,
  ) {}

  public toString(): string {
    return `${this.host}/${this.network.prefixLength}`;
  }
}

function tryNetmask(text: string): Netmask | undefined {
  try {
    return new Netmask(text);
  } catch {
    return undefined;
  }
}
