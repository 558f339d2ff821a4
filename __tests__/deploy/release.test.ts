import { announcedReplacements } from '../../scripts/deploy/release';

const CHANGELOG = `# Changelog

## Unreleased

- A longer name replaces \`azurerm_private_endpoint\`, and
  replaces
  \`azurerm_nat_gateway\`.
- \`azurerm_subnet\` stays.

## 0.1.0

- Replaces \`azurerm_key_vault\`, which replaces \`azurerm_storage_account\`.
`;

test('only the newest section of a changelog announces replacements, by their types', () => {
  expect([...announcedReplacements(CHANGELOG)]).toEqual(['azurerm_private_endpoint', 'azurerm_nat_gateway']);
  expect(announcedReplacements('# Changelog\n').size).toBe(0);
});
