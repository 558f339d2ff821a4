/**
 * Whether a firewall's pattern covers a name, or every name of another pattern (E8): `*.x` any depth below x and not
 * x itself, `*x` every text that ends so, `*` all.
 */
export function covers(pattern: string, host: string): boolean {
  const rule = pattern.toLowerCase();
  const name = host.toLowerCase();
  if (rule === '*' || rule === name) return true;
  if (!rule.startsWith('*')) return false;
  const end = rule.slice(1);
  return name.endsWith(end) && name.length > end.length - (rule.startsWith('*.') ? 0 : 1);
}
