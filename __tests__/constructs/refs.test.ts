import { dependsOn, type Placement, placed } from '../../src/constructs/refs';

const PLACEMENT: Placement = { resourceGroupName: 'rg-ml', location: 'westeurope' };
const FIRST = { fqn: 'azurerm_resource_group.first' };
const SECOND = { fqn: 'azurerm_resource_group.second' };

describe('placed', () => {
  test('gives group and region', () => {
    expect(placed(PLACEMENT)).toEqual(PLACEMENT);
  });

  test('gives tags as a copy, so that a later change of the map changes nothing', () => {
    const tags: { [name: string]: string } = { owner: 'ml' };
    const written = placed({ ...PLACEMENT, tags });
    tags.owner = 'somebody else';
    expect(written).toEqual({ ...PLACEMENT, tags: { owner: 'ml' } });
  });

  test.each<[string, Placement['tags']]>([
    ['no tags', undefined],
    ['an empty map of tags', {}],
  ])('says nothing of %s', (_, tags) => {
    expect(placed({ ...PLACEMENT, tags })).not.toHaveProperty('tags');
  });
});

describe('dependsOn', () => {
  test('hands on what to wait for, in its order and as a copy', () => {
    const after = [SECOND, FIRST];
    const written = dependsOn({ after });
    after.pop();
    expect(written).toEqual({ dependsOn: [SECOND, FIRST] });
  });

  test.each([
    ['nothing', {}],
    ['undefined', { after: undefined }],
    ['an empty list', { after: [] }],
  ])('says nothing for %s', (_, waits) => {
    expect(dependsOn(waits)).toEqual({});
  });
});
