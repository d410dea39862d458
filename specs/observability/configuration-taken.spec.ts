import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('every proxy takes what istiod sends, and rejects nothing', requirement('MC-OB-020'), async ({ apply, proxiesWhile }) => {
  const configuration = await proxiesWhile(() => apply('configuration-taken.yaml'));
  await control(configuration).toHaveBeenCounted();
  await expect(configuration).toHaveBeenTaken();
});
