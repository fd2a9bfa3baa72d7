// The answer where nothing is known of what a Region needs: that is not the same as that nothing is needed.
import { RangewatchError } from '../../shared/error.ts';
import { isRegionCode, REGION_CODES } from '../../shared/requirements/regions.ts';

/** Refuses lists that have no prefix and no name. @param asked what for, as the beginning of what was seen */
export function nothingKnown(region: string, lists: readonly string[], asked = ''): RangewatchError {
  return new RangewatchError({
    code: 'list-empty',
    seen: `${asked}no prefix and no name for ${lists.join(', ')}`,
    expected: isRegionCode(region) ? 'at least one' : `a Region of the catalogue: ${REGION_CODES.join(', ')}`,
    where: region,
  });
}
