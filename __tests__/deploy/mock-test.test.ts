import { mockTest, withKubelet } from '../../scripts/deploy/mock-test';
import { synthesizeExample } from '../support/examples';

test('every resource gets the id that Azure would give it', () => {
  const text = mockTest(synthesizeExample('minimal', '5').json);
  expect(text).toContain('command = apply');
  expect(text).toMatch(
    /target = azurerm_subnet\.\S+\n\s+values = \{\n\s+id = "\/subscriptions\/[^"]+\/subnets\/[^"]+"/,
  );
  expect(text).not.toMatch(/\$\{|undefined/);
});

test('what a mock cannot give is put in', () => {
  expect(withKubelet('"${azurerm_kubernetes_cluster.A-b_1.kubelet_identity[0].object_id}"')).toMatch(/^"[\d-]{36}"$/);
});

test('what others own fits what is asked of it', () => {
  const text = mockTest(synthesizeExample('aks-existing', '5').json);
  expect(text).toMatch(/target = data\.azurerm_kubernetes_cluster\.\S+\n\s+values = \{\n\s+id = "\/subscriptions\//);
  expect(text).toContain('network_profile = [{"load_balancer_sku":"standard"}]');
});
